package import Foundation

/// A rep's flexion trace as the log stores it: Int16, little endian, tenths of a degree.
package enum TraceBlob {
  package static func encode(_ trace: [Int16]) -> Data {
    var data = Data(capacity: trace.count * 2)
    for value in trace {
      let bits = UInt16(bitPattern: value)
      data.append(UInt8(truncatingIfNeeded: bits))
      data.append(UInt8(truncatingIfNeeded: bits >> 8))
    }
    return data
  }

  /// Nil for an odd number of bytes, which no writer makes.
  package static func decode(_ data: Data) -> [Int16]? {
    guard data.count.isMultiple(of: 2) else { return nil }
    let bytes = [UInt8](data)
    return stride(from: 0, to: bytes.count, by: 2).map {
      Int16(bitPattern: UInt16(bytes[$0]) | UInt16(bytes[$0 + 1]) << 8)
    }
  }
}
