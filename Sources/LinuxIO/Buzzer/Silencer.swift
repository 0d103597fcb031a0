/// Turns a buzzer off that another process may have left on: a kernel may keep the level of a line
/// whose process is gone, and keeps every PWM channel running.
package enum Silencer {
  /// Takes the line as an output that is off, and lets it go. Throws `lineInUse` where the process
  /// still lives.
  package static func silence(_ address: GPIOLineAddress, activeLow: Bool) throws(GPIOError) {
    _ = try GPIOOutput(address, activeLow: activeLow)
  }

  /// Turns the channel off; one that nobody has asked for is off. A PWM channel has no owner, so
  /// this also silences a process that lives.
  package static func silence(_ address: PWMAddress, tree: SystemTree = .kernel) throws(PWMError) {
    try PWMOutput.turnOff(address, tree: tree)
  }
}
