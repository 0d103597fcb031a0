import HingeCore
import LinuxIO
import Synchronization
import Training

// Reps whose samples are worth keeping, handed to who keeps them.
extension EventWriter {
  /// Samples of a rep that was not held are worth keeping; not where none can be, as without a profile.
  func flag(_ rep: Rep) {
    guard shared.keepsSamples, session.rounding == RoundingJudgement.judged.name,
      rep.verdict != .held || rep.flags.bits != 0
    else { return }
    unflagged.append(rep)
  }

  /// Flagged reps go on once their session has its number in the log.
  func passOnFlagged() {
    guard !unflagged.isEmpty, let session = log.sessionID else { return }
    for rep in unflagged { shared.flagged.push(FlaggedRep(rep, session: session)) }
    unflagged = []
  }

  /// A replay at full speed may be over before the disk has answered.
  func passOnLastFlagged() {
    let limit = MonotonicClock.now().advanced(by: TimeSpan(milliseconds: 2000))
    passOnFlagged()
    while !unflagged.isEmpty && log.currentError() == nil && MonotonicClock.now() < limit {
      MonotonicClock.sleep(until: MonotonicClock.now().advanced(by: TimeSpan(milliseconds: 1)))
      passOnFlagged()
    }
    // Without a number they are kept all the same.
    for rep in unflagged { shared.flagged.push(FlaggedRep(rep, session: 0)) }
    shared.flagsAreOver.store(true, ordering: .releasing)
  }
}
