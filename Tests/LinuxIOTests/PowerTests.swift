import HingeCore
import LinuxIO
import Testing

/// The supply's voltage and the heat, as the kernel of a Raspberry Pi tells them.
@Suite struct PowerTests {
  private static let firmware = "devices/platform/soc/soc:firmware/get_throttled"
  private static let later = "devices/platform/soc@107c000000/soc@107c000000:firmware/get_throttled"

  private func reading(_ files: [String: String]) throws -> PowerReading {
    let folder = try TemporaryFolder()
    for (name, text) in files { try folder.write(text, to: name) }
    return PowerFiles(tree: SystemTree(root: folder.path)).read()
  }

  @Test func aMachineThatIsNoPiSaysNothing() throws {
    #expect(try reading([:]) == PowerReading())
    // A laptop may be as warm as it likes.
    let laptop = [
      "class/thermal/thermal_zone0/type": "cpu-thermal\n",
      "class/thermal/thermal_zone0/temp": "95000\n",
      "class/hwmon/hwmon0/name": "coretemp\n", "class/hwmon/hwmon0/in0_lcrit_alarm": "1\n",
    ]
    #expect(try reading(laptop) == PowerReading())
    #expect(try !reading(laptop).isKnown)
  }

  @Test(arguments: [firmware, later]) func theFirmwaresBitsAreRead(_ path: String) throws {
    func bits(_ text: String) throws -> [Bool?] {
      let found = try reading([path: text])
      return [found.isLow, found.wasLow, found.isSlowed, found.wasSlowed]
    }
    #expect(try bits("0\n") == [false, false, false, false])
    // What a bad supply gives: one trouble, though it throttles as well.
    #expect(try bits("50005\n") == [true, true, false, false])
    #expect(try bits("0x50000\n") == [false, true, false, false])
    #expect(try bits("e0006\n") == [false, false, true, true])
    // The soft limit alone is ordinary.
    #expect(try bits("80008\n") == [false, false, false, false])
    for text in [
      "", "\n", "throttled=0x0\n", "-1\n", "1ffffffff\n", String(repeating: "f", count: 5000),
    ] {
      #expect(try bits(text) == [nil, nil, nil, nil], "\(text.prefix(20))")
    }
  }

  @Test func theMonitorAloneIsEnough() throws {
    func monitor(_ alarm: String) throws -> PowerReading {
      try reading([
        "class/hwmon/hwmon0/name": "cpu_thermal\n", "class/hwmon/hwmon3/name": "rpi_volt\n",
        "class/hwmon/hwmon3/in0_lcrit_alarm": alarm, "class/thermal/thermal_zone0/type": "gpu\n",
        "class/thermal/thermal_zone1/type": "cpu-thermal\n",
        "class/thermal/thermal_zone1/temp": "81234\n",
      ])
    }
    #expect(try monitor("1\n") == PowerReading(isLow: true, temperatureMilliC: 81_234))
    #expect(try monitor("0\n") == PowerReading(isLow: false, temperatureMilliC: 81_234))
    #expect(try monitor("?\n") == PowerReading())
    let both = try reading([
      Self.firmware: "0\n", "class/hwmon/hwmon0/name": "rpi_volt\n",
      "class/hwmon/hwmon0/in0_lcrit_alarm": "1\n",
    ])
    #expect(both.isLow == true)
  }

  private func at(_ seconds: Int64) -> Timestamp { Timestamp(microseconds: seconds * 1_000_000) }

  @Test func aDipIsToldOnceAndItsEndAfterAMinute() {
    var watch = PowerWatch()
    let good = PowerReading(bits: 0)
    let low = PowerReading(bits: 0x50005)
    let since = PowerReading(bits: 0x50000)
    #expect(watch.take(good, at: at(0)).isEmpty)
    #expect(watch.take(low, at: at(10)) == [PowerEvent(.low, .began)])
    #expect(watch.isLow && watch.lowCount == 1)
    // It flickers: nothing more is said.
    for second in stride(from: Int64(20), to: 200, by: 20) {
      #expect(watch.take(second.isMultiple(of: 40) ? low : since, at: at(second)).isEmpty)
    }
    #expect(watch.take(since, at: at(219)).isEmpty)
    #expect(watch.take(since, at: at(220)) == [PowerEvent(.low, .ended(seconds: 150))])
    #expect(!watch.isLow)
    #expect(watch.take(low, at: at(230)) == [PowerEvent(.low, .began)])
    #expect(watch.lowCount == 2 && watch.slowedCount == 0)
  }

  @Test func aDipBetweenTwoReadingsIsNotMissed() {
    var watch = PowerWatch()
    #expect(watch.take(PowerReading(bits: 0), at: at(0)).isEmpty)
    #expect(watch.take(PowerReading(bits: 0x10000), at: at(10)) == [PowerEvent(.low, .began)])
    // The mark stays for as long as the Pi runs, the trouble does not.
    #expect(watch.take(PowerReading(bits: 0x10000), at: at(69)).isEmpty)
    #expect(
      watch.take(PowerReading(bits: 0x10000), at: at(70)) == [
        PowerEvent(.low, .ended(seconds: 0))
      ])
  }

  @Test func whatWasBeforeIsToldOnceAndIsNoTrouble() {
    var watch = PowerWatch()
    let before = PowerReading(bits: 0x50000)
    #expect(watch.take(before, at: at(0)) == [PowerEvent(.low, .earlier)])
    for second in 1..<100 { #expect(watch.take(before, at: at(Int64(second) * 10)).isEmpty) }
    #expect(!watch.isLow && watch.lowCount == 0)
    #expect(PowerEvent(.low, .earlier).token == nil)
  }

  @Test func heatIsToldWithItsTemperatureAndHasHysteresis() {
    var watch = PowerWatch()
    func warm(_ milliC: Int) -> PowerReading {
      PowerReading(isLow: false, temperatureMilliC: milliC)
    }
    #expect(watch.take(warm(79_999), at: at(0)).isEmpty)
    #expect(
      watch.take(warm(80_000), at: at(10)) == [
        PowerEvent(.slowed, .began, temperatureMilliC: 80_000)
      ])
    for second in 2..<20 { #expect(watch.take(warm(75_000), at: at(Int64(second) * 10)).isEmpty) }
    #expect(watch.take(warm(74_999), at: at(249)).isEmpty)
    #expect(watch.take(warm(74_000), at: at(250)).count == 1)
    // The firmware's own word wins over the temperature.
    var told = PowerWatch()
    #expect(
      told.take(PowerReading(isLow: false, isSlowed: false, temperatureMilliC: 84_000), at: at(0))
        .isEmpty)
  }

  @Test func whatIsNotKnownChangesNothing() {
    var watch = PowerWatch()
    _ = watch.take(PowerReading(bits: 5), at: at(0))
    #expect(watch.isLow)
    for second in 1..<50 { #expect(watch.take(PowerReading(), at: at(Int64(second) * 10)).isEmpty) }
    #expect(watch.isLow)
  }
}
