package import HingeCore

/// One sensor on its bus, from start-up through faults and back. Called often and never waiting: each
/// call does what is due and says when there is more to do.
///
/// It reads the FIFO, puts times to samples and queues them; checks the chip's registers; and climbs
/// the recovery ladder. What is delivered has been measured: everything else is a gap.
///
/// It is large: a call of a method that doesn't change it copies it first, so that what is called in every
/// round is `mutating` or static.
package struct SensorLink: Sendable {
  package let address: UInt8
  /// 1 sacrum, 2 thorax.
  package let sensor: Int32
  package let chip: Chip

  /// Samples that wait to be taken.
  package var queue = TimedQueue()
  package var events = LinkEvents()
  /// Of the last valid sample that carried one.
  package internal(set) var temperature: Int16?
  /// Samples delivered since the program began.
  package internal(set) var delivered: Int64 = 0
  /// Transactions that failed since then.
  package internal(set) var failures: Int64 = 0

  var phase = Phase.identifying
  /// When the last call had read what it read, where that is all it did: saves asking again.
  var ended: Timestamp?
  /// There is something to do then, and nothing before; nil: the next drain.
  var due: Timestamp?
  var runner: StartUpRunner
  var ladder = RecoveryLadder()
  var clock: SampleClock
  var state = FIFOState()
  var freeze = FreezeWatch()
  var gate: OutlierGate
  var flaps = FlapCounter()
  var quality = BusQuality()
  var buffer = InlineArray<256, UInt8>(repeating: 0)
  /// What the last read gave.
  var batch = SampleBatch()
  /// Samples taken from the FIFO since it was emptied.
  var taken: Int64 = 0
  /// So many of those that come next have no time that could be told.
  var unplaced: Int64 = 0
  /// Looks in a row whose count was not believed.
  var doubts: Int32 = 0
  /// Cuts since the last valid sample.
  var cuts: Int32 = 0
  /// When the last valid sample came; while it settles, any.
  var lastSamples = Timestamp(microseconds: 0)
  /// Without good data since then; nil while they come.
  var downSince: Timestamp?
  /// Good data came again, and have to last before they are believed.
  var provingSince: Timestamp?
  /// It fell since transfers failed, and may be as it was set up.
  var mayBeIntact = false
  let plan: ScrubPlan
  /// The run of the plan that comes next, and how often all of them came since the trims did.
  var scrubAt = 0
  var scrubbedRounds: Int32 = 0
  /// What the registers of `chip.trims` held after the last start.
  var trims = InlineArray<16, UInt8>(repeating: 0)
  /// A bit for each of them.
  var trimsKnown: UInt32 = 0
  /// Another bank than the home one may be selected, by a check that failed in the middle.
  var isAway = false
  var scrubDue = Timestamp(microseconds: 0)
  /// Squares of forces, counts: beyond them a whole read is doubted, not before `doubtDue`.
  let leastForce: Int64
  let mostForce: Int64
  var doubtDue = Timestamp(microseconds: 0)

  package enum Phase: Equatable, BitwiseCopyable, Sendable {
    case reopening
    case identifying
    case starting
    case running
  }

  package init(chip: Chip, address: UInt8, sensor: Int32) {
    self.chip = chip
    self.address = address
    self.sensor = sensor
    runner = StartUpRunner(chip.startUp)
    plan = ScrubPlan(chip, mostTrims: Self.mostTrims)
    clock = SampleClock(interval: chip.interval)
    (leastForce, mostForce) = Self.bounds(of: chip.sensor)
    gate = OutlierGate(interval: chip.interval)
  }

  /// Delivering.
  package var isRunning: Bool { phase == .running && downSince == nil }
  /// The chip's own period, ns.
  package var periodNS: Int64 { clock.periodNS }
  package var isClockFitted: Bool { clock.isFitted }

  /// Does what is due; gives when there is more to do, beside the next drain.
  ///
  /// - Parameters:
  ///   - now: no later than this call, and not much earlier.
  ///   - isDrain: the FIFO is to be read in this round.
  package mutating func service<Bus: RegisterBus>(
    _ bus: inout Bus, moments: some MomentSource, now: Timestamp, isDrain: Bool
  ) -> Timestamp? {
    ended = nil
    if let due, now < due { return due }
    if phase == .running && due == nil && !isDrain { return nil }
    due = nil
    switch phase {
    case .reopening:
      do {
        try bus.reopen()
        phase = .identifying
        due = now
      } catch {
        startFailed(error, at: moments.now())
      }
    case .identifying: identify(&bus, moments)
    case .starting: advance(&bus, moments)
    case .running: drain(&bus, from: now, moments)
    }
    return due
  }

  private mutating func identify<Bus: RegisterBus>(_ bus: inout Bus, _ moments: some MomentSource) {
    do {
      var found = try askIdentity(&bus)
      if found != chip.identity, let select = chip.bankRegister {
        // A flipped bank hides who it is. Only a chip that has banks reads as one.
        let bank = try bus.read(select, of: address)
        if isBank(bank, in: select) {
          try bus.write(chip.homeBank, to: select, of: address)
          found = try bus.read(chip.identityRegister, of: address)
        }
      }
      let now = moments.now()
      // In another bank it could not have said so.
      if found == chip.identity { isAway = false }
      if found != chip.identity {
        tell(.otherIdentity, Int32(found), at: now)
        obey(ladder.startFailed(nil, at: now), at: now)
        return
      }
      let isIntact = mayBeIntact ? try isSetUp(&bus) : false
      if isIntact {
        // Only the wires failed: what it was told stands, its filters have run on.
        resume(&bus, moments)
        return
      }
      mayBeIntact = false
      runner.restart()
      phase = .starting
      due = now
    } catch {
      startFailed(error, at: moments.now())
    }
  }

  /// What is there reads as another bank's number exactly: a chip that was put in its place is not
  /// written to.
  private mutating func isBank(_ value: UInt8, in select: UInt8) -> Bool {
    guard let expected = chip.scrubbed.first(where: { $0.register == select }) else { return false }
    return value != chip.homeBank && value & ~expected.mask == 0
  }

  /// Twice more where nobody answers: one missed word is no missing sensor.
  private func askIdentity<Bus: RegisterBus>(_ bus: inout Bus) throws(BusError) -> UInt8 {
    for _ in 0..<2 {
      do {
        return try bus.read(chip.identityRegister, of: address)
      } catch {
        if error.kind != .noAnswer { throw error }
      }
    }
    return try bus.read(chip.identityRegister, of: address)
  }

  private mutating func advance<Bus: RegisterBus>(_ bus: inout Bus, _ moments: some MomentSource) {
    let outcome = runner.advance(&bus, address: address, moments: moments)
    let now = moments.now()
    switch outcome {
    case .waiting(let until): due = until
    case .failed(.bus(let error, _)): startFailed(error, at: now)
    case .failed(.notTaken(let value, _)), .failed(.timedOut(let value)):
      tell(.notTaken, Self.place(value), at: now)
      obey(ladder.startFailed(nil, at: now), at: now)
    case .done:
      trimsKnown = 0
      isAway = false
      begin(at: now)
      state.skip = chip.settling
    }
  }

  private mutating func resume<Bus: RegisterBus>(_ bus: inout Bus, _ moments: some MomentSource) {
    phase = .running
    if empty(&bus, at: moments.now()) { begin(at: moments.now()) }
  }

  private mutating func begin(at time: Timestamp) {
    phase = .running
    startStream(at: time)
    freeze.restart()
    doubts = 0
    cuts = 0
    provingSince = nil
    scrubAt = 0
    scrubbedRounds = 0
    scrubDue = time.advanced(by: Self.scrubPause)
  }

  mutating func startFailed(_ error: BusError, at time: Timestamp) {
    failures &+= 1
    tell(.busFailed, error.errno, at: time)
    obey(ladder.startFailed(error.kind, at: time), at: time)
  }

  mutating func obey(_ action: RecoveryLadder.Action, at time: Timestamp) {
    switch action {
    case .carryOn: break
    case .retry(let pause): due = time.advanced(by: pause)
    case .restart(let pause):
      fall(at: time)
      phase = .identifying
      due = time.advanced(by: pause)
    case .reopen(let pause):
      fall(at: time)
      phase = .reopening
      due = time.advanced(by: pause)
    }
  }

  private mutating func fall(at time: Timestamp) {
    if downSince == nil {
      downSince = lastSamples < time && delivered > 0 ? lastSamples : time
      flaps.fell(at: time)
    }
    provingSince = nil
    // What was not paired yet is older than the fault.
    queue.removeAll()
    gate.restart()
  }

  mutating func tell(_ kind: LinkEvent.Kind, _ detail: Int32, at time: Timestamp) {
    events.add(LinkEvent(time: time, sensor: sensor, kind: kind, detail: detail))
  }
}
