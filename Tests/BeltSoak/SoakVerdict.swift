import HingeCore

/// The run with faults against the one without: what was lost, and whether it may have been.
struct SoakVerdict {
  /// What became of a kind of fault.
  struct Row {
    var count = 0
    var worst = TimeSpan.zero
    /// Reps of the undisturbed run about the faults: without a verdict, and not found.
    var near = 0
    var noCall = 0
    var lost = 0
  }

  private(set) var rows: [SoakFault.Kind: Row] = [:]
  /// Reps and alerts that differ and were as good as on the line.
  private(set) var closeCalls = 0
  /// Reps far from a fault that the undisturbed run has not: a set that lost its first rep begins elsewhere,
  /// and what follows it is another's.
  private(set) var surplusReps = 0
  private(set) var failures: [String] = []
  private(set) var remarks: [String] = []

  /// From a second before a fault to four after its last bad sample reps may be missed.
  private static let before = TimeSpan(milliseconds: -1000)
  private static let after = TimeSpan(milliseconds: 4000)
  private static let recovery = TimeSpan(milliseconds: 2000)
  private static let apart = TimeSpan(milliseconds: 100)
  /// An alarm's pulse, and what a silent bus may add to it: until it counts as silent, two transfers
  /// that block, a round.
  private static let longestSound = TimeSpan(milliseconds: 180 + 60 + 100 + 40)
  private static let memory = 2 << 20
  /// A fault lets the filters begin anew, mostly while somebody moves, and flexion is then off by a degree
  /// for a while: by so much of this lifter's reserve. What comes as close to a line may be across it.
  private static let scatter = Fraction(8, over: 100)

  private struct Zone {
    var kind: SoakFault.Kind
    var begin: Timestamp
    var end: Timestamp

    func touches(_ from: Timestamp, _ to: Timestamp) -> Bool { from <= end && to >= begin }
  }

  init(_ run: SoakRun, against calm: SoakRun, faults: [SoakFault]) {
    if run.recoveries.count != faults.count {
      failures.append("\(faults.count) faults, \(run.recoveries.count) were seen to an end")
    }
    var zones: [Zone] = []
    for recovery in run.recoveries {
      let fault = recovery.fault
      var row = rows[fault.kind] ?? Row()
      row.count += 1
      row.worst = max(row.worst, recovery.span)
      rows[fault.kind] = row
      zones.append(
        Zone(
          kind: fault.kind, begin: fault.begin.advanced(by: Self.before),
          end: max(recovery.lastBad, fault.end).advanced(by: Self.after)))
      let text =
        "\(fault.kind.rawValue) at \(Self.seconds(fault.begin)) for \(fault.length.milliseconds) ms"
      remarks.append("\(text): back after \(recovery.span.milliseconds) ms")
      if !recovery.isBack || recovery.span > Self.recovery {
        failures.append("\(text): back after \(recovery.span.milliseconds) ms, 2000 at most")
      }
    }
    compareReps(run, calm, zones)
    compareAlerts(run, calm, zones)
    if run.wrongSamples > 0 || calm.wrongSamples > 0 {
      failures.append(
        "samples that no chip measured, far from a fault: \(run.wrongSamples), without faults \(calm.wrongSamples)"
      )
    }
    // More would no longer be a line's doing, or a set's.
    if (closeCalls + surplusReps) * 20 > calm.reps.count {
      failures.append(
        "\(closeCalls) close calls and \(surplusReps) reps too many, of \(calm.reps.count)")
    }
    hear(run, faults)
    if calm.reps.isEmpty { failures.append("nobody lifted: nothing was shown") }
    let growth = run.memory.late - run.memory.early
    if growth > Self.memory {
      failures.append("memory grew by \(growth / 1024) KiB, \(Self.memory / 1024) at most")
    }
  }

  private mutating func compareReps(_ run: SoakRun, _ calm: SoakRun, _ zones: [Zone]) {
    var left = run.reps[...]
    for rep in calm.reps {
      while let first = left.first, rep.lockout.since(first.lockout) > Self.apart {
        surplus(left.removeFirst(), zones)
      }
      let own =
        left.first.map { abs($0.lockout.since(rep.lockout).microseconds) } ?? Int64.max
      let twin = own <= Self.apart.microseconds ? left.popFirst() : nil
      let other = twin ?? rep
      let zone = zones.first {
        $0.touches(min(rep.ownStart, other.ownStart), max(rep.ownEnd, other.ownEnd))
      }
      let text =
        "the rep locked out at \(Self.seconds(rep.lockout)), \(rep.verdict.token) without faults,"
      if let zone {
        rows[zone.kind]?.near += 1
        if let twin {
          if twin.verdict == .noCall { rows[zone.kind]?.noCall += 1 }
        } else {
          rows[zone.kind]?.lost += 1
          remarks.append("\(text) near \(zone.kind.rawValue), is missing")
        }
      } else if let twin {
        if twin.verdict != rep.verdict { differ(rep, twin, text) }
      } else {
        failures.append("\(text) is missing")
      }
    }
    for rep in left { surplus(rep, zones) }
  }

  private mutating func differ(_ rep: Rep, _ twin: Rep, _ text: String) {
    if let used = rep.reserveUsed, let now = twin.reserveUsed, twin.verdict != .noCall,
      abs(used.raw - now.raw) <= Self.scatter.raw
    {
      closeCalls += 1
      remarks.append("\(text) is \(twin.verdict.token): a close call")
    } else {
      failures.append("\(text) is \(twin.verdict.token)")
    }
  }

  private mutating func surplus(_ rep: Rep, _ zones: [Zone]) {
    if zones.contains(where: { $0.touches(rep.ownStart, rep.ownEnd) }) { return }
    surplusReps += 1
    remarks.append("a rep locked out at \(Self.seconds(rep.lockout)) that is none without faults")
  }

  private mutating func compareAlerts(_ run: SoakRun, _ calm: SoakRun, _ zones: [Zone]) {
    let known = calm.alerts.filter { $0.kind == .rounding }
    for alert in run.alerts where alert.kind == .rounding {
      // Bad data may delay it.
      let isKnown = known.contains { abs($0.time.since(alert.time).milliseconds) < 1000 }
      if isKnown { continue }
      let line = alert.grade == .alarm ? AlertSettings().alarmReserve : AlertSettings().warnReserve
      if calm.reserve.most(about: alert.time).raw >= line.raw - Self.scatter.raw {
        closeCalls += 1
        remarks.append("rounding, \(alert.grade), at \(Self.seconds(alert.time)): a close call")
        continue
      }
      let zone = zones.first { $0.touches(alert.time, alert.time) }
      failures.append(
        "rounding, \(alert.grade), at \(Self.seconds(alert.time)), not without faults"
          + (zone.map { ", near \($0.kind.rawValue)" } ?? ""))
    }
  }

  private mutating func hear(_ run: SoakRun, _ faults: [SoakFault]) {
    if run.buzzer.isOn { failures.append("the buzzer is on at the end") }
    if run.buzzer.pulses == 0 { failures.append("the buzzer was never heard: nothing was shown") }
    // Nobody turns it off while the reader is held up; in hinged a guard does after two seconds.
    let heldUp = faults.filter { $0.kind == .slowReader }.map(\.length).max() ?? .zero
    let limit = Self.longestSound.milliseconds + heldUp.milliseconds
    if run.buzzer.longest.milliseconds > limit {
      failures.append(
        "the buzzer was on for \(run.buzzer.longest.milliseconds) ms at \(Self.seconds(run.buzzer.longestAt)), \(limit) at most"
      )
    }
  }

  private static func seconds(_ time: Timestamp) -> String {
    "\(time.microseconds / 1_000_000).\(time.microseconds / 100_000 % 10) s"
  }
}
