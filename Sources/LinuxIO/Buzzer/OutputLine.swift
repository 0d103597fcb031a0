/// A line that is on or off: a GPIO pin, a PWM channel. Off when it is made, and off again before it
/// is let go.
package protocol OutputLine: Sendable {
  /// Drives the line. One system call; never allocates and never waits for anything but the line.
  /// May come from any thread, also while another one is in it: the last to arrive wins.
  func drive(_ on: Bool) throws(Errno)
}
