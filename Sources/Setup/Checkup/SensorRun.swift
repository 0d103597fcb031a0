import Diagnosis
import HingeCore
import IMU

/// One sensor while it is run, and what it did so far.
struct SensorRun<Bus: RegisterBus, Moments: MomentSource> {
  private let chip: Chip
  private let bus: CountingBus<Bus>
  private let moments: Moments
  private var belt: Belt<CountingBus<Bus>, Moments>
  private let begun: Timestamp
  private var tally: StillTally
  private var run: RunEvidence
  private var previous: Timestamp?
  private var count: RateCount
  private(set) var hasSamples = false

  init(chip: Chip, address: UInt8, bus: Bus, moments: Moments) {
    self.chip = chip
    self.bus = CountingBus(bus)
    self.moments = moments
    begun = moments.now()
    belt = Belt(
      sacrum: .init(chip: chip, address: address, bus: self.bus), thorax: nil, moments: moments)
    tally = StillTally(chip.sensor)
    count = RateCount()
    run = RunEvidence(
      chip: chip.name, nominalHz: 1_000_000 / Double(chip.interval.microseconds),
      registers: chip.scrubbed.count)
  }

  /// Does what is due; gives when to call again.
  mutating func service() -> Timestamp {
    let look = moments.now()
    let due = belt.service(isLifting: false)
    let before = run.samples
    let gaps = run.gaps
    while let sample = belt.next() { take(sample) }
    if run.gaps > gaps { count.cut() }
    count.add(run.samples - before, at: look)
    while let event = belt.nextEvent() {
      run.events.append(event)
      // What was thrown away can't be counted.
      if event.kind != .unsteady { count.cut() }
    }
    return due
  }

  private mutating func take(_ sample: SampleInput) {
    if !hasSamples { run.startTime = moments.now().since(begun) }
    hasSamples = true
    run.samples += 1
    tally.add(sample.sacrum)
    if let previous {
      let span = sample.time.since(previous)
      let most = chip.interval.microseconds * 3 / 2
      if span.microseconds > most {
        run.gaps += 1
        run.missing += max(1, span.microseconds / chip.interval.microseconds - 1)
      }
    }
    previous = sample.time
  }

  /// What was before was start-up: its events stay, its samples do not count.
  mutating func beginMeasuring() {
    tally = StillTally(chip.sensor)
    run.samples = 0
    run.gaps = 0
    run.missing = 0
    previous = nil
    count = RateCount()
    bus.forget()
  }

  mutating func repeatMeasuring() { run.isRepeated = true }

  var moved: Bool { tally.statistics?.moved ?? false }

  var evidence: RunEvidence {
    var run = run
    run.transfers = bus.transfers
    run.failed = bus.failed
    run.still = tally.statistics
    run.measuredHz = count.hertz
    if let raw = belt.first.temperature { run.milliCelsius = chip.milliCelsius(raw) }
    return run
  }
}
