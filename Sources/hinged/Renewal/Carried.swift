import HingeCore
import LinuxIO

/// What one session of the daemon leaves to the next.
struct Carried: Sendable {
  /// The last sample: what is stored goes on behind it.
  var last: Timestamp?
  /// The wearer's own doing, so no session takes it back.
  var isMuted = false
  /// Edges that were written down so far.
  var edges: EdgeLogBuzzer?
}
