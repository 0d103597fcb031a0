internal import CLinuxIO
package import HingeCore

/// An active buzzer on a GPIO line: requested as an output that is off, off again before it is let
/// go, whatever was set. Belongs to one thread at a time.
package final class GPIOBuzzer: Buzzer, @unchecked Sendable {
  private let line: OpaquePointer
  private var isOn = false
  package private(set) var failureCount = 0
  /// What the last refused `set` failed with.
  package private(set) var lastFailure: Errno?
  package let address: GPIOLineAddress

  /// - Parameter activeLow: on drives the pin low, as modules of the "low level trigger" kind want.
  package init(_ address: GPIOLineAddress, activeLow: Bool) throws(GPIOError) {
    var line: OpaquePointer?
    var code: Int32 = 0
    let consumer = "hinged buzzer"
    let step: hinge_gpio_step =
      switch address.line {
      case .offset(let offset):
        Self.withOptionalCString(address.chip) {
          hinge_gpio_open($0, nil, offset, activeLow ? 1 : 0, consumer, &line, &code)
        }
      case .name(let name):
        Self.withOptionalCString(address.chip) {
          hinge_gpio_open($0, name, 0, activeLow ? 1 : 0, consumer, &line, &code)
        }
      }
    guard let line else { throw Self.error(step, Errno(code: code), address) }
    self.line = line
    self.address = address
  }

  deinit { hinge_gpio_close(line) }

  package func set(_ on: Bool, at time: Timestamp) {
    // A refused call leaves `isOn` as it was, so that the next one tries again.
    if on == isOn { return }
    let code = hinge_gpio_set(line, on ? 1 : 0)
    if code == 0 {
      isOn = on
    } else {
      failureCount += 1
      lastFailure = Errno(code: code)
    }
  }

  /// The number of the line on its chip, also when it was opened by name.
  package var offset: UInt32 { hinge_gpio_offset(line) }

  /// The major version of libgpiod that this program was built with.
  package static var libraryMajor: Int { Int(hinge_gpio_library_major()) }

  private static func error(
    _ step: hinge_gpio_step, _ errno: Errno, _ address: GPIOLineAddress
  ) -> GPIOError {
    switch step {
    case HINGE_GPIO_FIND_CHIP: .noChip(address)
    case HINGE_GPIO_FIND_LINE: .noLine(address, errno)
    case HINGE_GPIO_REQUEST_LINE where errno == .busy: .lineInUse(address)
    case HINGE_GPIO_REQUEST_LINE where errno == .invalid: .noLine(address, errno)
    case HINGE_GPIO_REQUEST_LINE: .lineUnusable(address, errno)
    default: .chipUnusable(address, errno)
    }
  }

  private static func withOptionalCString<Result>(
    _ text: String?, _ body: (UnsafePointer<CChar>?) -> Result
  ) -> Result {
    if let text { text.withCString(body) } else { body(nil) }
  }
}
