package import HingeCore

/// The worn sensors, one or two, on one bus or two, as a stream of samples on the first one's clock.
///
/// One call a round: `service`, then `next` until there is nothing, then `nextEvent`. Nothing here
/// waits, allocates or asks the time but through `moments`.
package struct Belt<Bus: RegisterBus, Moments: MomentSource> {
  /// A sensor as it was found, and the bus it is on.
  package struct Place {
    package var chip: Chip
    package var address: UInt8
    package var bus: Bus

    package init(chip: Chip, address: UInt8, bus: Bus) {
      self.chip = chip
      self.address = address
      self.bus = bus
    }
  }

  /// On the sacrum.
  package private(set) var first: SensorLink
  /// At T12; idle with one sensor.
  package private(set) var second: SensorLink
  package let sensorCount: Int
  private var firstBus: Bus
  private var secondBus: Bus
  private let moments: Moments
  private let aligner: SampleAligner
  private var schedule: DrainSchedule
  private var event = 0
  /// When the last round had read what it read.
  package private(set) var lastLook: Timestamp
  /// The first sensor's turn took long, and the second has not had its own yet.
  private var owesSecond = false

  /// A sensor that kept the bus for longer than this has the round for itself: what is one sensor's
  /// fault may block for the adapter's timeout, and the buzzer waits for the round's end.
  private static var longTurn: TimeSpan { TimeSpan(milliseconds: 40) }

  /// - Parameter thorax: its bus may be the sacrum's; nil where one sensor is worn.
  package init(sacrum: Place, thorax: Place?, moments: Moments) {
    let other = thorax ?? sacrum
    first = SensorLink(chip: sacrum.chip, address: sacrum.address, sensor: 1)
    second = SensorLink(chip: other.chip, address: other.address, sensor: 2)
    sensorCount = thorax == nil ? 1 : 2
    firstBus = sacrum.bus
    secondBus = other.bus
    self.moments = moments
    aligner = SampleAligner(interval: other.chip.interval)
    lastLook = moments.now()
    schedule = DrainSchedule(from: lastLook)
  }

  /// All worn sensors deliver.
  package var isRunning: Bool { first.isRunning && (sensorCount == 1 || second.isRunning) }

  /// Reads what is due. Gives when to call again.
  package mutating func service(isLifting: Bool) -> Timestamp {
    first.events.removeAll()
    second.events.removeAll()
    event = 0
    let now = moments.now()
    if owesSecond {
      owesSecond = false
      let due = second.service(&secondBus, moments: moments, now: now, isDrain: true)
      lastLook = moments.now()
      return earliest(first.due, due)
    }
    if isLifting { schedule.hurry(at: now) }
    let isDrain = now >= schedule.next
    let due = first.service(&firstBus, moments: moments, now: now, isDrain: isDrain)
    var other: Timestamp?
    lastLook = first.ended ?? moments.now()
    if sensorCount == 2 {
      owesSecond = lastLook.since(now) > Self.longTurn
      if owesSecond {
        other = lastLook
      } else {
        other = second.service(&secondBus, moments: moments, now: lastLook, isDrain: isDrain)
        lastLook = second.ended ?? moments.now()
      }
    }
    // From its beginning: the FIFOs fill while they are read.
    if isDrain { schedule.advance(at: now, isLifting: isLifting) }
    return earliest(due, other)
  }

  private mutating func earliest(_ a: Timestamp?, _ b: Timestamp?) -> Timestamp {
    min(schedule.next, min(a ?? schedule.next, b ?? schedule.next))
  }

  /// The next whole sample; nil where there is none yet.
  package mutating func next() -> SampleInput? {
    if sensorCount == 2 { return aligner.next(&first.queue, &second.queue) }
    if first.queue.count == 0 { return nil }
    let sample = first.queue[0]
    first.queue.removeFirst()
    return SampleInput(time: sample.time, sacrum: sample.counts)
  }

  /// What happened in the last round, the first sensor's events first.
  package mutating func nextEvent() -> LinkEvent? {
    let place = event
    event += 1
    return first.events[place] ?? second.events[place - first.events.count]
  }
}

extension Belt.Place: Sendable where Bus: Sendable {}
