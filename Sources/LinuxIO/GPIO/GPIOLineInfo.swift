internal import CLinuxIO

/// What the kernel calls a GPIO line and its chip. Asking requests nothing and drives nothing.
package struct GPIOLineInfo: Equatable, Sendable {
  /// Of the chip: `pinctrl-bcm2711`.
  package var label: String
  /// Of the line: `GPIO18`; nil where it has none.
  package var name: String?
  /// On its chip, also where the address is a name.
  package var offset: UInt32

  package init(_ address: GPIOLineAddress) throws(GPIOError) {
    var info = hinge_gpio_info()
    var code: Int32 = 0
    let step = address.withNames { chip, name, offset in
      hinge_gpio_describe(chip, name, offset, &info, &code)
    }
    if step != HINGE_GPIO_OPENED { throw GPIOError(step, Errno(code: code), address) }
    func text<Bytes>(_ bytes: Bytes) -> String {
      withUnsafeBytes(of: bytes) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
    }
    label = text(info.label)
    let name = text(info.name)
    self.name = name.isEmpty ? nil : name
    offset = info.offset
  }

  /// Whether the kernel keeps the level of a line when the process that drove it is gone: a parameter of
  /// the driver on a Raspberry Pi. nil where there is no such parameter, as in a kernel that always lets
  /// go.
  package func keepsLevel(tree: SystemTree = .kernel) -> Bool? {
    let driver = label.hasPrefix("pinctrl-rp1") ? "pinctrl_rp1" : "pinctrl_bcm2835"
    guard label.hasPrefix("pinctrl-"),
      let text = tree.line("module/\(driver)/parameters/persist_gpio_outputs")
    else { return nil }
    return text == "Y" || text == "1"
  }
}
