import HingeCore
import Recording

/// A rep whose samples are to be kept, and the session in the log that it is of.
struct FlaggedRep: BitwiseCopyable, Sendable {
  var rep: FlaggedWindow.Rep
  /// 0: the log does not know it yet.
  var session: Int64

  init(_ rep: Rep, session: Int64) {
    self.rep = FlaggedWindow.Rep(
      set: rep.setNumber, number: rep.number, start: rep.ownStart, end: rep.ownEnd)
    self.session = session
  }
}
