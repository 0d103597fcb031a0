/// What the kernel says of the adapter behind a bus. Every part is nil where it is not known: a
/// container shows no /sys, a PC no device tree.
package struct I2CAdapter: Equatable, Sendable {
  /// `bcm2835 (i2c@7e804000)`, `Synopsys DesignWare I2C adapter`
  package var name: String?
  /// What the device tree asks for. A Raspberry Pi to the 4 may run slower than that: its clock is
  /// made from the core's.
  package var clockHz: Int?

  package init(name: String?, clockHz: Int?) {
    self.name = name
    self.clockHz = clockHz
  }

  /// - Parameter path: the bus, `/dev/i2c-1` or a link to it.
  package init(of path: String, tree: SystemTree = .kernel) {
    guard let number = Self.number(of: path) else {
      self.init(name: nil, clockHz: nil)
      return
    }
    // Newer kernels no longer have class/i2c-adapter.
    let speed =
      tree.bytes("class/i2c-adapter/i2c-\(number)/of_node/clock-frequency")
      ?? tree.bytes("bus/i2c/devices/i2c-\(number)/of_node/clock-frequency")
    self.init(
      name: tree.line("class/i2c-dev/i2c-\(number)/name"), clockHz: speed.flatMap(Self.bigEndian))
  }

  /// The bus of an HDMI plug. A Raspberry Pi's answers at every address, so that whatever is looked
  /// for seems to be there.
  package var isHDMI: Bool {
    guard let name = name?.lowercased() else { return false }
    return Self.partsOfHDMINames.contains { name.contains($0) }
  }

  /// What is worth a warning; nil: nothing.
  package var warning: String? {
    if isHDMI, let name {
      return "The adapter \"\(name)\" is an HDMI plug's; sensors.bus should name that of the "
        + "header, usually /dev/i2c-1."
    }
    if let clockHz, clockHz < 400_000 {
      return "The bus runs at \(clockHz / 1000) kHz; dtparam=i2c_arm_baudrate=400000 in "
        + "/boot/firmware/config.txt makes reads four times as fast."
    }
    return nil
  }

  /// The HDMI adapters by the address of their registers: Pi 1 to 3, Pi 4 (two), Pi 5 (two); and
  /// what PCs call theirs.
  private static let partsOfHDMINames = [
    "7e805000", "fef04500", "fef09500", "107d508200", "107d508280", "hdmi", "ddc",
  ]

  /// The kernel's driver that holds the chip at an address; nil: none, or it can't be seen.
  package static func driver(
    of address: UInt8, on path: String, tree: SystemTree = .kernel
  ) -> String? {
    guard let number = number(of: path) else { return nil }
    let digits = String(address, radix: 16)
    let device = "\(number)-" + String(repeating: "0", count: 4 - digits.count) + digits
    return tree.resolved("bus/i2c/devices/\(device)/driver")?.split(separator: "/").last
      .map { String($0) }
  }

  /// 1 for `/dev/i2c-1` and for a link to it.
  package static func number(of path: String) -> Int? {
    func parsed(_ path: String) -> Int? {
      guard let name = path.split(separator: "/").last, name.hasPrefix("i2c-") else { return nil }
      let digits = name.dropFirst(4)
      return digits.allSatisfy { $0.isASCII && $0.isNumber } ? Int(digits) : nil
    }
    if let number = parsed(path) { return number }
    return SystemTree.resolved(path).flatMap(parsed)
  }

  /// The device tree's numbers: 32 bits, the highest byte first.
  private static func bigEndian(_ bytes: [UInt8]) -> Int? {
    bytes.count == 4 ? bytes.reduce(0) { $0 << 8 | Int($1) } : nil
  }
}
