import Emulator
import Foundation
import HingeCore
import IMU
import Testing

/// F22: bits that flip on the wire.
@Suite struct OutlierGateTests {
  private static func element(_ place: Int, _ axes: [Int16]) -> TimedQueue.Element {
    TimedQueue.Element(
      time: Timestamp(microseconds: Int64(place) * 5000),
      counts: RawSample(
        ax: axes[0], ay: axes[1], az: axes[2], gx: axes[3], gy: axes[4], gz: axes[5]))
  }

  /// The positions that come through.
  private static func pass(_ rows: [[Int16]]) -> (passed: [Int], leftOut: Int) {
    var gate = OutlierGate(interval: TimeSpan(microseconds: 5000))
    var passed: [Int] = []
    var leftOut = 0
    for (place, row) in rows.enumerated() {
      var queue = TimedQueue()
      if gate.add(element(place, row), to: &queue) { leftOut += 1 }
      for index in 0..<queue.count {
        passed.append(Int(queue[index].time.microseconds / 5000))
      }
    }
    return (passed, leftOut)
  }

  @Test(arguments: 0..<6, [13, 14, 15]) func aFlippedBitIsLeftOut(_ axis: Int, _ bit: Int) {
    var random = SystemlessRandom(seed: UInt64(axis * 16 + bit))
    for _ in 0..<50 {
      let rest = (0..<6).map { _ in Int16((random.next() - 0.5) * 60_000) }
      var rows = (0..<9).map { _ in rest.map { $0 &+ Int16(random.next() * 500) } }
      rows[4][axis] ^= Int16(truncatingIfNeeded: 1 << bit)
      let (passed, leftOut) = Self.pass(rows)
      #expect(passed == [0, 1, 2, 3, 5, 6, 7, 8] && leftOut == 1, "\(rest)")
    }
  }

  /// A step by as much that stays is a step: nothing is lost, nothing out of order.
  @Test func whatIsConfirmedPasses() {
    let low: [Int16] = [100, -50, 4096, 10, 20, 30]
    var high = low
    high[2] ^= Int16.min
    let rows = Array(repeating: low, count: 4) + Array(repeating: high, count: 4)
    #expect(Self.pass(rows).passed == Array(0..<8))
  }

  /// A bar set down: 8 g and back within two samples, in more than one axis.
  @Test func anImpactPasses() {
    let still: [Int16] = [300, -500, 4000, 40, -60, 20]
    let hit: [[Int16]] = [
      [2300, 4100, 32_767, 900, -2500, 400], [-5200, -900, -21_000, -700, 1900, -300],
      [900, 2600, 14_000, 300, -800, 100], [300, -700, 1900, 90, -120, 50],
    ]
    let rows = Array(repeating: still, count: 3) + hit + Array(repeating: still, count: 3)
    #expect(Self.pass(rows) == (Array(0..<10), 0))
  }

  /// The first bit of a byte in a thousand is set: the wrong samples that are left are few, it goes
  /// on, and the wearer is told of the wire.
  @Test(arguments: [WornChip.mpu6050, .icm20948, .icm42688, .lsm6dso, .lsm6ds3])
  func bytesWithTheirFirstBitSet(_ kind: WornChip) throws {
    var worn = try Worn.running(Worn.Chips(kind))
    var random = SystemlessRandom(seed: 22)
    worn.bus.spoil = { _, bytes in
      for index in bytes.indices where random.next() < 0.001 { bytes[index] |= 0x80 }
    }
    worn.belt.run(milliseconds: 30_000)
    worn.bus.spoil = { _, _ in }
    worn.belt.run(milliseconds: 3500)
    worn.expectRunning()
    worn.expectOrder()
    let share = Double(worn.belt.samples.count) / 33.5 / kind.hertz
    // A tag, a header or a temperature that was hit costs what waits.
    #expect(share > 0.75, "\(share)")
    // A low byte that was hit is 0.03 g or 2 °/s, and counts for nothing here.
    let far = worn.belt.samples.filter { sample in
      let sensor = kind.chip?.sensor ?? SensorDescription(microCountsPerG: 1, microCountsPerDPS: 1)
      let found = Clockwork.judge(sample.sacrum, at: sample.time, of: sensor, patience: 80_000)
      switch found {
      case .measured: return false
      case .wrongForce(let z): return abs(z - 0.97) > 0.1
      case .wrongRate: return true
      }
    }
    // Without the gate ten to seventeen.
    #expect(far.count <= 2, "\(far.count)")
  }

  /// Real lifting is not dropped: at most one sample in 100 000 of the recordings in the folder that
  /// HINGE_RECORDINGS names; where it names none this says nothing.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["HINGE_RECORDINGS"] != nil))
  func recordingsPass() throws {
    let folder = ProcessInfo.processInfo.environment["HINGE_RECORDINGS"] ?? ""
    let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    var (total, leftOut) = (0, 0)
    for name in names where name.hasSuffix(".csv") && !name.contains("truth") {
      let text = try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
      let found = Self.leftOut(of: text)
      total += found.total
      leftOut += found.leftOut
    }
    #expect(total > 100_000 && leftOut * 100_000 <= total, "\(leftOut) of \(total)")
  }

  /// In ±8 g and ±500 °/s, whatever it was recorded with.
  private static func leftOut(of text: String) -> (total: Int, leftOut: Int) {
    var scale = (g: 1.0, dps: 1.0)
    var interval = 5000.0
    var rows: [[Double]] = []
    for line in text.split(separator: "\n") {
      let parts = line.split(separator: " ")
      if line.hasPrefix("# accel_lsb_per_g:") { scale.g = Double(parts[2]) ?? 1 }
      if line.hasPrefix("# gyro_lsb_per_dps:") { scale.dps = Double(parts[2]) ?? 1 }
      if line.hasPrefix("# rate_hz:") { interval = 1e6 / (Double(parts[2]) ?? 200) }
      let row = line.split(separator: ",").compactMap { Double($0) }
      if row.count >= 7 { rows.append(row) }
    }
    var found = (total: 0, leftOut: 0)
    for sensor in 0..<(rows.first.map { ($0.count - 1) / 6 } ?? 0) {
      var gate = OutlierGate(interval: TimeSpan(microseconds: Int64(interval)))
      for row in rows {
        let counts = (0..<6).map { axis -> Int16 in
          let unit = axis < 3 ? 4096 / scale.g : 65.5 / scale.dps
          return Int16(max(-32_768, min(32_767, (row[1 + sensor * 6 + axis] * unit).rounded())))
        }
        var queue = TimedQueue()
        let time = Timestamp(microseconds: Int64(row[0]))
        let next = TimedQueue.Element(time: time, counts: element(0, counts).counts)
        if gate.add(next, to: &queue) { found.leftOut += 1 }
        found.total += 1
      }
    }
    return found
  }
}
