/// Where a Raspberry Pi's kernel says how the supply is. Files that are not there are silently nothing:
/// another board has none of them, Debian's kernel only the monitor.
package struct PowerFiles: Sendable {
  private let tree: SystemTree

  package init(tree: SystemTree = .kernel) { self.tree = tree }

  /// Asks the firmware, which takes some ms: not for a thread that takes samples.
  package func read() -> PowerReading {
    let bits = firmwareBits
    let alarm = voltageAlarm
    var reading = bits.map { PowerReading(bits: $0) } ?? PowerReading()
    if let alarm { reading.isLow = reading.isLow == true || alarm }
    // Of a machine that is no Raspberry Pi nothing is known here, nor how warm it may become.
    if reading.isKnown { reading.temperatureMilliC = temperature }
    return reading
  }

  /// `devices/platform/soc/soc:firmware/get_throttled`; on other models `soc` has an address behind it.
  /// Hexadecimal without a sign that it is.
  private var firmwareBits: UInt32? {
    let platform = "devices/platform"
    for soc in tree.names(in: platform) where soc.hasPrefix("soc") {
      for part in tree.names(in: "\(platform)/\(soc)")
      where part.hasPrefix("soc") && part.hasSuffix(":firmware") {
        guard let text = tree.line("\(platform)/\(soc)/\(part)/get_throttled") else { continue }
        return UInt32(text.hasPrefix("0x") ? text.dropFirst(2) : text[...], radix: 16)
      }
    }
    return nil
  }

  /// The kernel's monitor, which looks every two seconds.
  private var voltageAlarm: Bool? {
    for name in tree.names(in: "class/hwmon")
    where tree.line("class/hwmon/\(name)/name") == "rpi_volt" {
      return switch tree.line("class/hwmon/\(name)/in0_lcrit_alarm") {
      case "0": false
      case "1": true
      default: nil
      }
    }
    return nil
  }

  private var temperature: Int? {
    for name in tree.names(in: "class/thermal") where name.hasPrefix("thermal_zone") {
      guard let type = tree.line("class/thermal/\(name)/type"),
        type == "cpu-thermal" || type == "cpu_thermal"
      else { continue }
      return tree.line("class/thermal/\(name)/temp").flatMap { Int($0) }
    }
    return nil
  }
}
