package import HingeCore

/// Notices a supply that is too low and a processor that is held back, from readings some seconds apart.
///
/// | state | reading | next | what is said |
/// |---|---|---|---|
/// | good | first, and it was bad since the Pi started | good | `.earlier` |
/// | good | bad, or it was between this reading and the one before | bad | `.began` |
/// | bad | bad | bad | |
/// | bad | good, for less than `calm` | bad | |
/// | bad | good, for `calm` | good | `.ended` |
/// | any | unknown | as it was | |
///
/// So a supply that dips with every pulse of a motor is one trouble and not a hundred. No dip of a
/// second is missed where the firmware keeps it until the next reading.
package struct PowerWatch: Sendable {
  private struct Trouble {
    var since: Timestamp
    var lastSeen: Timestamp
  }

  /// Good for so long before it is called good.
  package static let calm = TimeSpan(milliseconds: 60_000)
  /// A Pi slows itself down from 80 °C; only asked where the firmware does not say that it does.
  private static let hotMilliC = 80_000
  private static let coolMilliC = 75_000

  private var low: Trouble?
  private var slowed: Trouble?
  private var previous: PowerReading?
  /// Troubles that began, each since it was made.
  package private(set) var lowCount = 0
  package private(set) var slowedCount = 0

  package init() {}

  package var isLow: Bool { low != nil }
  package var isSlowed: Bool { slowed != nil }

  /// - Parameter time: monotonic.
  package mutating func take(_ reading: PowerReading, at time: Timestamp) -> [PowerEvent] {
    var events: [PowerEvent] = []
    let heat = Int32(clamping: reading.temperatureMilliC ?? 0)
    let step = Self.step(
      &low, isBad: reading.isLow, was: reading.wasLow, before: previous.map(\.wasLow), at: time)
    if let step {
      if case .began = step { lowCount += 1 }
      events.append(PowerEvent(.low, step, temperatureMilliC: heat))
    }
    let warm = Self.step(
      &slowed, isBad: reading.isSlowed ?? isHot(reading), was: reading.wasSlowed,
      before: previous.map(\.wasSlowed), at: time)
    if let warm {
      if case .began = warm { slowedCount += 1 }
      events.append(PowerEvent(.slowed, warm, temperatureMilliC: heat))
    }
    previous = reading
    return events
  }

  private func isHot(_ reading: PowerReading) -> Bool? {
    reading.temperatureMilliC.map { $0 >= (slowed == nil ? Self.hotMilliC : Self.coolMilliC) }
  }

  /// - Parameters:
  ///   - was: since the Pi started.
  ///   - before: what was said of that at the reading before; nil: this is the first.
  private static func step(
    _ trouble: inout Trouble?, isBad: Bool?, was: Bool?, before: Bool??, at time: Timestamp
  ) -> PowerEvent.Step? {
    guard let isBad else { return nil }
    let isNew = was == true && before == .some(.some(false))
    if isBad || isNew {
      if trouble != nil {
        trouble?.lastSeen = time
        return nil
      }
      trouble = Trouble(since: time, lastSeen: time)
      return .began
    }
    if let known = trouble {
      guard time.since(known.lastSeen) >= Self.calm else { return nil }
      trouble = nil
      return .ended(seconds: Int32(clamping: known.lastSeen.since(known.since).milliseconds / 1000))
    }
    return was == true && before == nil ? .earlier : nil
  }
}
