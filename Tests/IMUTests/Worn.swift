import Emulator
import HingeCore
import IMU
import Testing

/// What is worn in one test: one or two chips on an emulated bus, and what may be said of their
/// samples whatever went wrong.
struct Worn {
  /// A set of chips as an argument of a test.
  struct Chips: Sendable, CustomTestStringConvertible {
    let kinds: [WornChip]
    var testDescription: String { kinds.map(\.rawValue).joined(separator: "+") }

    init(_ kinds: WornChip...) { self.kinds = kinds }
  }

  /// Each alone.
  static let alone = WornChip.allCases.map { Chips($0) }
  /// Two of a kind, of two rates, of two families, with the smallest FIFOs.
  static let mixes = [
    Chips(.mpu6050, .mpu6050), Chips(.lsm6dso, .lsm6dso), Chips(.mpu6050, .lsm6dso),
    Chips(.icm20948, .icm42688), Chips(.mpu6500, .lsm6ds3),
  ]
  static let all = alone + mixes

  let kinds: [WornChip]
  let addresses: [UInt8]
  private let chips: [Chip]
  var belt: EmulatedBelt
  var bus: FakeBus { belt.bus }

  init(_ set: Chips, ppm: [Double] = [0, 0], bitsPerSecond: Int64 = 400_000) throws {
    kinds = set.kinds
    let bus = FakeBus()
    bus.bitsPerSecond = bitsPerSecond
    var addresses: [UInt8] = []
    var chips: [Chip] = []
    for (place, kind) in kinds.enumerated() {
      let address = addresses.contains(kind.address) ? kind.address + 1 : kind.address
      bus.put(kind.emulated(ppm: ppm[place]), at: address)
      addresses.append(address)
      chips.append(try #require(kind.chip))
    }
    self.addresses = addresses
    self.chips = chips
    let places = zip(chips, addresses).map { (chip: $0, address: $1) }
    belt = EmulatedBelt(bus, sacrum: places[0], thorax: places.count > 1 ? places[1] : nil)
  }

  /// Started, its clock known, and what came until then forgotten.
  static func running(
    _ set: Chips, ppm: [Double] = [0, 0], bitsPerSecond: Int64 = 400_000,
    milliseconds: Int64 = 3000
  ) throws -> Worn {
    var worn = try Worn(set, ppm: ppm, bitsPerSecond: bitsPerSecond)
    worn.belt.run(milliseconds: milliseconds)
    try #require(worn.belt.belt.isRunning, "did not start")
    worn.belt.forget()
    return worn
  }

  /// Of the slower clock, with 10 % for a part's own.
  var longestInterval: TimeSpan {
    TimeSpan(microseconds: chips.map(\.interval.microseconds).max().map { $0 * 11 / 10 } ?? 0)
  }

  /// What one sensor's share of a sample says.
  func verdict(_ sample: SampleInput, _ sensor: Int) -> Clockwork.Verdict {
    Clockwork.judge(
      sensor == 0 ? sample.sacrum : sample.thorax, at: sample.time, of: chips[sensor].sensor)
  }

  /// Every sample of either sensor that is not what its chip measured, at that time.
  func wrong() -> [(time: Timestamp, sensor: Int, verdict: Clockwork.Verdict)] {
    belt.samples.flatMap { sample in
      kinds.indices.compactMap { sensor in
        let found = verdict(sample, sensor)
        if case .measured = found { return nil }
        return (sample.time, sensor, found)
      }
    }
  }

  /// The largest error of a told time from a moment on, and the furthest that a pair is apart,
  /// microseconds.
  func errors(from time: Timestamp) -> (told: Double, apart: Double) {
    var told = 0.0
    var apart = 0.0
    for sample in belt.samples where sample.time >= time {
      let late = kinds.indices.compactMap { sensor -> Double? in
        if case .measured(let late) = verdict(sample, sensor) { late } else { nil }
      }
      told = max(told, late.first.map(abs) ?? 0)
      if late.count == 2 { apart = max(apart, abs(late[0] - late[1])) }
    }
    return (told, apart)
  }

  /// What holds whatever happened: time goes forward, no chip was written to where it must not be,
  /// and no call took long.
  func expectOrder(_ what: String = "") {
    for (a, b) in zip(belt.samples, belt.samples.dropFirst()) where b.time <= a.time {
      Issue.record("\(what): time stands or steps back at \(a.time.microseconds)")
      return
    }
    #expect(bus.strayWrites == 0, "\(what)")
    #expect(belt.longestCall < TimeSpan(milliseconds: 120), "\(what)")
    #expect(belt.mostTransactions <= 80, "\(what)")
  }

  /// It runs, and its last sample is fresh.
  func expectRunning(_ what: String = "") {
    #expect(belt.belt.isRunning, "\(what)")
    let last = belt.samples.last?.time ?? Timestamp(microseconds: 0)
    #expect(bus.now.since(last) < TimeSpan(milliseconds: 100), "\(what): the last is old")
  }

  /// The first sample that was taken after a moment, and how long after it was there.
  func back(after time: Timestamp) -> TimeSpan? {
    zip(belt.samples, belt.arrivals).first { $0.0.time > time }.map { $1.since(time) }
  }
}
