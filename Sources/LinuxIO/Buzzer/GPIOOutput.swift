internal import CLinuxIO

/// A GPIO line as an output: requested off, and off again before it is let go, whatever was set.
package final class GPIOOutput: OutputLine, @unchecked Sendable {
  private let line: OpaquePointer
  package let address: GPIOLineAddress

  /// - Parameter activeLow: on drives the pin low, as modules of the "low level trigger" kind want.
  package init(_ address: GPIOLineAddress, activeLow: Bool) throws(GPIOError) {
    var line: OpaquePointer?
    var code: Int32 = 0
    let consumer = "hinged buzzer"
    let step = address.withNames { chip, name, offset in
      hinge_gpio_open(chip, name, offset, activeLow ? 1 : 0, consumer, &line, &code)
    }
    guard let line else { throw GPIOError(step, Errno(code: code), address) }
    self.line = line
    self.address = address
  }

  deinit { hinge_gpio_close(line) }

  package func drive(_ on: Bool) throws(Errno) {
    let code = hinge_gpio_set(line, on ? 1 : 0)
    if code != 0 { throw Errno(code: code) }
  }

  /// The number of the line on its chip, also when it was opened by name.
  package var offset: UInt32 { hinge_gpio_offset(line) }

  /// The major version of libgpiod that this program was built with.
  package static var libraryMajor: Int { Int(hinge_gpio_library_major()) }
}
