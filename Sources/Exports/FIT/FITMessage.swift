/// One message: fields of Garmin's profile, and fields that this file describes itself.
struct FITMessage {
  /// Global number of the profile.
  let number: UInt16
  var fields: [(UInt8, FITValue)]
  /// By number of the field description.
  var developer: [(UInt8, FITValue)] = []

  init(_ number: UInt16, _ fields: [(UInt8, FITValue)]) {
    self.number = number
    self.fields = fields
  }

  /// The definition that says how such a message is laid out, without its header byte.
  var definition: [UInt8] {
    // Reserved, and the little end first.
    var bytes: [UInt8] = [0, 0] + FITValue.pair(number) + [UInt8(clamping: fields.count)]
    for (number, value) in fields { bytes += [number, value.size, value.baseType] }
    if developer.isEmpty { return bytes }
    bytes.append(UInt8(clamping: developer.count))
    // All fields are of developer 0, the only one.
    for (number, value) in developer { bytes += [number, value.size, 0] }
    return bytes
  }

  var payload: [UInt8] { fields.flatMap(\.1.encoded) + developer.flatMap(\.1.encoded) }
}
