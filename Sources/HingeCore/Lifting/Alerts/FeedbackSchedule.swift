/// Whether the buzzer may speak in this set.
struct FeedbackSchedule: BitwiseCopyable, Sendable {
  var mode: FeedbackMode
  private var alarmedInARow: Int32 = 0
  private var forced = false

  init(mode: FeedbackMode) { self.mode = mode }

  /// A rep has been completed.
  mutating func completed(alarmed: Bool) {
    alarmedInARow = alarmed ? alarmedInARow &+ 1 : 0
    if alarmedInARow >= 2 { forced = true }
  }

  var alarmedReps: Int32 { alarmedInARow }

  mutating func setEnded() { alarmedInARow = 0 }

  /// Sets 1 and 2 always sound when faded, later every second one, all of them again after two
  /// alarmed reps in a row.
  func sounds(inSet number: Int32) -> Bool {
    switch mode {
    case .silent: false
    case .full: true
    case .faded: number <= 2 || forced || number % 2 == 1
    }
  }
}
