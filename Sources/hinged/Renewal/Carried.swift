import Desk
import HingeCore
import LinuxIO
import RepLog

/// What one session of the daemon leaves to the next.
struct Carried {
  /// The last sample: what is stored goes on behind it.
  var last: Timestamp?
  /// The wearer's own doing, so no session takes it back.
  var desk = DeskCarry()
  /// Edges that were written down so far.
  var edges: EdgeLogBuzzer?
  /// The log, open, with what could not be written to it yet.
  var queue: LogQueue?
  var socket: StandingSocket?
}
