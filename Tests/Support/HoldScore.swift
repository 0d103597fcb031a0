package import HingeCore
package import Simulation

/// How far a pipeline was right about rounds of holds of known truth; scores add up.
package struct HoldScore: Sendable {
  package var rounds = 0
  package var exactRounds = 0
  package var holds = 0
  /// Overlapped by a hold that was found.
  package var found = 0
  package var rightKind = 0
  /// Found where there was none.
  package var invented = 0
  /// Signed errors of the holds found, s.
  package var starts: [Double] = []
  package var ends: [Double] = []
  package var lengths: [Double] = []
  /// Losses clearly beyond the limit (a quarter more, for half a second) that the sensors worn can
  /// see; those told; rightly named; and how long after the limit was passed, s.
  package var losses = 0
  package var told = 0
  package var rightlyNamed = 0
  package var delays: [Double] = []
  /// Of one sensor: clear losses that the pelvis does not show, and those told all the same.
  package var unseen = 0
  package var unseenTold = 0
  /// Holds in which nothing was lost, and those with a loss in what was said of them.
  package var clean = 0
  package var falselyLost = 0
  /// Losses told while the posture was held that are none of those planned.
  package var falseLosses = 0
  /// What was wrong, in words.
  package var remarks: [String] = []

  package init() {}

  package init(_ run: HoldRun, _ truth: HoldTruth) {
    rounds = 1
    exactRounds = run.holds.count == truth.holds.count ? 1 : 0
    holds = truth.holds.count
    var matched = 0
    for entry in truth.holds {
      let hold = run.holds.first { overlaps($0, entry) }
      if let hold {
        matched += 1
        compare(hold, entry)
      } else {
        remarks.append("no \(entry.kind) at \(tenths(entry.startSeconds))")
      }
      lose(run, entry, hold, oneSensor: truth.sensors == 1)
    }
    found = matched
    invented = max(0, run.holds.count - matched)
    if invented > 0 {
      for hold in run.holds where !truth.holds.contains(where: { overlaps(hold, $0) }) {
        remarks.append("\(hold.kind.token) from \(tenths(time(hold.start))), none there")
      }
    }
  }

  private func time(_ t: Timestamp) -> Double { Double(t.microseconds) / 1e6 }
  private func tenths(_ t: Double) -> String { "\((t * 100).rounded() / 100) s" }

  private func overlaps(_ hold: Hold, _ entry: HoldEntry) -> Bool {
    min(time(hold.end), entry.endSeconds) - max(time(hold.start), entry.startSeconds) > 1
  }

  private mutating func compare(_ hold: Hold, _ entry: HoldEntry) {
    let isRight =
      hold.kind.token.description == entry.kind && hold.side.token.description == entry.side
    if isRight { rightKind += 1 }
    if !isRight {
      remarks.append("\(hold.kind.token) \(hold.side.token) instead of \(entry.kind) \(entry.side)")
    }
    let start = time(hold.start) - entry.startSeconds
    let end = time(hold.end) - entry.endSeconds
    starts.append(start)
    ends.append(end)
    lengths.append(end - start)
    if max(abs(start), abs(end), abs(end - start)) > 0.3 {
      remarks.append(
        "\(entry.kind) \(tenths(entry.startSeconds))-\(tenths(entry.endSeconds)): start "
          + "\(tenths(start)), end \(tenths(end)) (\(hold.ending.token))")
    }
    if entry.losses.isEmpty {
      clean += 1
      if hold.losses > 0 {
        falselyLost += 1
        remarks.append("a clean \(entry.kind) at \(tenths(entry.startSeconds)) was called lost")
      }
    }
  }

  private mutating func lose(
    _ run: HoldRun, _ entry: HoldEntry, _ hold: Hold?, oneSensor: Bool
  ) {
    let limits = HoldLimits()
    let said = run.losses.filter {
      time($0.since) >= entry.startSeconds && time($0.since) < entry.endSeconds - 0.05
    }
    for loss in said
    where !entry.losses.contains(where: {
      time(loss.since) > $0.startSeconds - 0.1 && time(loss.since) < $0.endSeconds + 1
    }) {
      falseLosses += 1
      remarks.append("\(loss.what.token) at \(tenths(time(loss.since))) was none")
    }
    for loss in entry.losses {
      let limit = loss.what == "sway" ? limits.sway : limits.sag
      let clear = Double(limit.thousandths) / 800
      let beyond = oneSensor ? loss.pelvisBeyondSeconds : loss.beyondSeconds
      let worst = oneSensor ? loss.pelvisWorstDegrees : loss.worstDegrees
      let own = said.first {
        time($0.since) > loss.startSeconds - 0.1 && time($0.since) < loss.endSeconds + 1
      }
      guard let beyond, worst >= clear, (loss.withinSeconds ?? 0) - beyond >= 0.5 else {
        if oneSensor, loss.worstDegrees >= clear {
          unseen += 1
          if own != nil { unseenTold += 1 }
        }
        continue
      }
      losses += 1
      guard let own else {
        remarks.append("\(loss.what) of \(worst)° at \(tenths(beyond)) was not told")
        continue
      }
      told += 1
      delays.append(time(own.told) - beyond)
      if own.what.token.description == loss.what { rightlyNamed += 1 }
      if time(own.told) - beyond > 0.5 || own.what.token.description != loss.what {
        remarks.append(
          "\(loss.what) at \(tenths(beyond)) told \(tenths(time(own.told) - beyond)) later as "
            + "\(own.what.token)")
      }
    }
  }

  package static func += (a: inout HoldScore, b: HoldScore) {
    a.rounds += b.rounds
    a.exactRounds += b.exactRounds
    a.holds += b.holds
    a.found += b.found
    a.rightKind += b.rightKind
    a.invented += b.invented
    a.starts += b.starts
    a.ends += b.ends
    a.lengths += b.lengths
    a.losses += b.losses
    a.told += b.told
    a.rightlyNamed += b.rightlyNamed
    a.delays += b.delays
    a.unseen += b.unseen
    a.unseenTold += b.unseenTold
    a.clean += b.clean
    a.falselyLost += b.falselyLost
    a.falseLosses += b.falseLosses
    a.remarks += b.remarks
  }
}
