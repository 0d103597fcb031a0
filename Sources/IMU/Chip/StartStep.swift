package import HingeCore

/// One step of a chip's start-up, in the order of its data sheet. A chip lists them; somebody else
/// carries them out, so that one sensor's waiting holds up neither the other nor the buzzer.
package enum StartStep: Equatable, BitwiseCopyable, Sendable {
  /// Written and not read back: it clears itself, or selects a bank.
  case command(RegisterValue)
  /// Written, then read back: a chip that did not take it fails here, by the register's name.
  case configure(RegisterValue)
  /// Nothing is sent to this chip for this long.
  case wait(TimeSpan)
  /// Read again every millisecond until it matches; fails when it does not within the time.
  case poll(RegisterValue, within: TimeSpan)
  /// Read once and ignored: a chip left in the middle of a transfer by a killed process.
  case wakeUpRead(UInt8)
}
