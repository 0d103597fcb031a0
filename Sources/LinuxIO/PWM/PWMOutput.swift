internal import Glibc
package import HingeCore

/// A passive piezo on a PWM channel: the kernel's chip makes the tone, the line's on and off are its
/// `enable`. Off when it is made and before it is let go.
///
/// The kernel keeps a channel running when the process dies; `Silencer` is for that.
package final class PWMOutput: OutputLine, Sendable {
  package let address: PWMAddress
  /// Open for as long as this lives, so that the sample path opens nothing.
  private let enable: Descriptor

  /// - Parameter wait: for files that udev has not given away yet.
  package init(
    _ address: PWMAddress, tone: PWMTone, tree: SystemTree = .kernel,
    wait: @escaping (TimeSpan) -> Void = {
      MonotonicClock.sleep(until: MonotonicClock.now().advanced(by: $0))
    }
  ) throws(PWMError) {
    self.address = address
    let chip = try PWMChip.find(address, in: tree)
    let channel = PWMChannel(address, of: chip, tree: tree, wait: wait)
    try channel.export()
    enable = try channel.open("enable")
    try channel.stop(enable)
    // The kernel refuses a period shorter than the duty cycle, also than one from before.
    if channel.number("duty_cycle") != 0 { try channel.write(0, to: "duty_cycle") }
    try channel.write(tone.periodNS, to: "period")
    try channel.write(tone.dutyNS, to: "duty_cycle")
  }

  deinit {
    do throws(Errno) {
      try drive(false)
    } catch {
      // Nothing is left to try; the service's ExecStopPost does it again.
    }
  }

  package func drive(_ on: Bool) throws(Errno) { try PWMChannel.drive(enable, on) }

  /// Turns a channel off that this process does not hold. One that was never exported is off.
  static func turnOff(_ address: PWMAddress, tree: SystemTree) throws(PWMError) {
    let channel = PWMChannel(
      address, of: try PWMChip.find(address, in: tree), tree: tree
    ) { MonotonicClock.sleep(until: MonotonicClock.now().advanced(by: $0)) }
    if channel.number("enable") == nil { return }
    try channel.stop(try channel.open("enable"))
  }
}
