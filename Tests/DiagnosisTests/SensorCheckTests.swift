import Diagnosis
import HingeCore
import IMU
import Testing

/// Each judgement on made-up numbers: where it fires, and where it stays silent.
@Suite struct SensorCheckTests {
  static let quiet = StillStatistics(
    force: [0, 1, 0], rate: [0, 0, 0], forceNoise: [0.003, 0.003, 0.003],
    rateNoise: [0.04, 0.04, 0.04], forceSway: 0.001, rateSway: 0.02)

  private func examination(
    _ change: (inout RunEvidence) -> Void, chip: String = "MPU-6050"
  ) -> Examination {
    var run = RunEvidence(chip: chip, nominalHz: 200, registers: 8)
    run.samples = 1000
    run.transfers = 1000
    run.measuredHz = 200
    run.still = Self.quiet
    run.milliCelsius = 25_000
    change(&run)
    var sensor = SensorEvidence(
      name: SensorName(number: 1, address: 0x68), bus: "/dev/i2c-1",
      identity: .chip(name: chip, identity: 0x68, isAssumed: false))
    sensor.run = run
    var found = Examination(settingsFile: "c", addresses: [0x68], daemon: .notRunning)
    found.sensors = [sensor]
    return found
  }

  private func grade(
    _ check: Check, chip: String = "MPU-6050", _ change: (inout RunEvidence) -> Void
  ) -> Grade? {
    examination(change, chip: chip).findings.first { $0.check == check }?.grade
  }

  @Test func aGoodSensorPasses() {
    let found = examination { _ in }.findings
    #expect(found.allSatisfy { $0.grade == .pass })
    // Nothing that passes asks for anything, and every complaint says what to do.
    #expect(found.allSatisfy { $0.mend == nil })
    #expect(found.count >= 12)
  }

  @Test(arguments: [
    (1.0, Grade.pass), (0.975, .pass), (1.025, .pass), (0.96, .warn), (1.05, .warn), (0.91, .warn),
    (0.85, .fail), (1.2, .fail), (2.03, .fail), (0.51, .fail), (0.0, .fail),
  ])
  func gravity(_ g: Double, _ expected: Grade) {
    #expect(grade(.gravity) { $0.still?.force = [0, 0, -g] } == expected)
  }

  @Test func onlyAFactorOfTwoOrFourNamesTheRange() {
    func reason(_ g: Double) -> String {
      examination { $0.still?.force = [0, 0, g] }.findings.first { $0.check == .gravity }?.reason
        ?? ""
    }
    #expect(reason(2).contains("ACCEL_CONFIG"))
    #expect(!reason(1.5).contains("ACCEL_CONFIG"))
  }

  @Test(arguments: [
    (200.0, Grade.pass), (203.9, .pass), (196.1, .pass), (204.2, .warn), (185, .warn), (219, .warn),
    (221, .fail), (179, .fail),
  ])
  func rate(_ hertz: Double, _ expected: Grade) {
    #expect(grade(.rate) { $0.measuredHz = hertz } == expected)
  }

  @Test(arguments: [(Int64(0), Grade.pass), (1, .warn), (29, .warn), (30, .fail)])
  func transfers(_ failed: Int64, _ expected: Grade) {
    #expect(grade(.transfers) { $0.failed = failed } == expected)
  }

  @Test(arguments: [(Int64(0), Grade.pass), (1, .warn), (10, .warn), (20, .fail)])
  func gaps(_ missing: Int64, _ expected: Grade) {
    #expect(
      grade(.gaps) {
        $0.missing = missing
        $0.gaps = missing > 0 ? 1 : 0
      } == expected)
  }

  @Test func aConstantAxisIsFrozen() {
    #expect(grade(.gyroNoise) { $0.still?.rateNoise = [0.04, 0, 0.04] } == .fail)
    #expect(grade(.accelNoise) { $0.still?.forceNoise = [0, 0, 0] } == .fail)
    #expect(grade(.gyroNoise) { $0.still?.forceNoise = [0, 0, 0] } == .pass)
  }

  @Test func noiseIsMeasuredByTheChipsOwnSheet() {
    // 100 mdps: twice what an MPU-6050 has, three times an ICM-42688's and more.
    #expect(grade(.gyroNoise) { $0.still?.rateNoise = [0.1, 0.1, 0.1] } == .pass)
    #expect(
      grade(.gyroNoise, chip: "ICM-42688-P") { $0.still?.rateNoise = [0.1, 0.1, 0.1] } == .warn)
    #expect(grade(.accelNoise) { $0.still?.forceNoise = [0.05, 0.003, 0.003] } == .fail)
  }

  @Test func noiseOfWhatMovedIsNoFailure() {
    #expect(
      grade(.gyroNoise) {
        $0.still?.rateNoise = [3, 3, 3]
        $0.still?.rateSway = 8
      } == .warn)
  }

  @Test(arguments: [(19.0, Grade.pass), (-19, .pass), (21, .fail), (-25, .fail)])
  func bias(_ dps: Double, _ expected: Grade) {
    #expect(grade(.gyroBias) { $0.still?.rate = [0, dps, 0] } == expected)
  }

  @Test(arguments: [
    (Int32(25_000), Grade.pass), (-5000, .warn), (70_000, .warn), (90_000, .fail), (-60_000, .fail),
  ])
  func temperature(_ milli: Int32, _ expected: Grade) {
    #expect(grade(.temperature) { $0.milliCelsius = milli } == expected)
    #expect(grade(.temperature) { $0.milliCelsius = nil } == nil)
  }

  @Test(arguments: [
    ([0.0, 1, 0], "+Y up"), ([0, -1, 0.1], "-Y up"), ([-0.9, 0.3, 0.3], "-X up"),
    ([0, 0, 1], "+Z up"),
  ])
  func theAxisThatPointsUpIsNamed(_ force: [Double], _ words: String) {
    let found = examination { $0.still?.force = force }.findings
    #expect(found.first { $0.check == .up }?.value == .words(words))
  }

  @Test func eachEventOfTheLinkHasItsLine() {
    func setup(_ kind: LinkEvent.Kind, _ detail: Int32 = 0) -> Finding? {
      examination {
        $0.events = [
          LinkEvent(time: Timestamp(microseconds: 0), sensor: 1, kind: kind, detail: detail)
        ]
      }.findings.first { $0.check == .setup }
    }
    #expect(setup(.notTaken, 0x19)?.reason.contains("0x19") == true)
    #expect(setup(.registerChanged, 0x214)?.reason.contains("0x14 of bank 0x02") == true)
    #expect(setup(.otherIdentity, 0x47)?.reason.contains("0x47") == true)
    for kind in [LinkEvent.Kind.notTaken, .registerChanged, .otherIdentity, .frozen, .silent] {
      #expect(setup(kind)?.grade == .fail)
      #expect(setup(kind)?.mend != nil)
    }
    // What was made good is no fault of the chip's.
    #expect(setup(.busFailed, 121)?.grade == .pass)
    #expect(setup(.recovered, 40)?.grade == .pass)
  }

  @Test func twoSensorsShouldLieAlike() {
    func together(_ first: [Double], _ second: [Double]) -> Finding? {
      var both = examination { $0.still?.force = first }
      var other = examination { $0.still?.force = second }.sensors[0]
      other.name = SensorName(number: 2, address: 0x69)
      both.sensors.append(other)
      return both.findings.first { $0.check == .together }
    }
    #expect(together([0, 1, 0], [0, 0.95, 0.3])?.grade == .pass)
    #expect(together([0, 1, 0], [0, -1, 0])?.grade == .warn)
    #expect(together([0, 1, 0], [0, 0, 1])?.grade == .warn)
    #expect(examination { _ in }.findings.contains { $0.check == .together } == false)
  }
}
