/// A FIT file in the making: messages in the order in which they are to be read, each behind its definition.
struct FITWriter {
  private var data: [UInt8] = []
  /// Definitions in force, by local number; the oldest gives way where there are more than sixteen.
  private var local: [[UInt8]] = []
  private var next = 0

  mutating func add(_ message: FITMessage) {
    let definition = message.definition
    let number: Int
    if let known = local.firstIndex(of: definition) {
      number = known
    } else {
      number = next % 16
      next += 1
      if local.count < 16 { local.append(definition) } else { local[number] = definition }
      let kind: UInt8 = message.developer.isEmpty ? 0x40 : 0x60
      data.append(kind | UInt8(number))
      data += definition
    }
    data.append(UInt8(number))
    data += message.payload
  }

  /// Header, messages, checksum.
  var file: [UInt8] {
    // 14 bytes, protocol 2.0, which developer fields need, and the profile that the numbers are from.
    var header: [UInt8] = [14, 0x20] + FITValue.pair(21_218)
    header += FITValue.four(UInt32(clamping: data.count)) + Array(".FIT".utf8)
    header += FITValue.pair(FITChecksum.of(header))
    let file = header + data
    return file + FITValue.pair(FITChecksum.of(file))
  }
}
