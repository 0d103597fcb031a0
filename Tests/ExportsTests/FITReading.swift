/// As much of a FIT decoder as the tests need, written from the format and not from the writer:
/// definitions, little-endian values, developer fields.
struct FITReading {
  struct Message: Equatable {
    var number: Int
    var fields: [Int: [UInt8]]
    var developer: [Int: [UInt8]]

    /// Little end first, as an unsigned number.
    func value(_ field: Int) -> UInt64? { fields[field].map(Self.number) }
    func developerValue(_ field: Int) -> UInt64? { developer[field].map(Self.number) }

    func text(_ bytes: [UInt8]?) -> String {
      String(decoding: (bytes ?? []).prefix { $0 != 0 }, as: UTF8.self)
    }

    private static func number(_ bytes: [UInt8]) -> UInt64 {
      bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }
  }

  private(set) var messages: [Message] = []

  struct Broken: Error {}

  init(_ file: [UInt8]) throws {
    guard file.count > 16, file[0] == 14, Array(file[8..<12]) == Array(".FIT".utf8) else {
      throw Broken()
    }
    let size = file[4..<8].reversed().reduce(0) { $0 << 8 | Int($1) }
    guard size == file.count - 16 else { throw Broken() }
    var at = 14
    var layouts: [UInt8: (number: Int, fields: [(Int, Int)], developer: [(Int, Int)])] = [:]
    func byte() throws -> Int {
      guard at < file.count - 2 else { throw Broken() }
      at += 1
      return Int(file[at - 1])
    }
    func triples() throws -> [(Int, Int)] {
      try (0..<(try byte())).map { _ in
        let field = (try byte(), try byte())
        _ = try byte()
        return field
      }
    }
    while at < file.count - 2 {
      let header = UInt8(try byte())
      if header & 0x40 != 0 {
        guard try byte() == 0, try byte() == 0 else { throw Broken() }
        let number = try byte() + (try byte()) * 256
        let fields = try triples()
        layouts[header & 0x0F] = (number, fields, header & 0x20 == 0 ? [] : try triples())
      } else {
        guard let layout = layouts[header] else { throw Broken() }
        func values(_ fields: [(Int, Int)]) throws -> [Int: [UInt8]] {
          var values: [Int: [UInt8]] = [:]
          for (number, size) in fields {
            values[number] = try (0..<size).map { _ in UInt8(try byte()) }
          }
          return values
        }
        messages.append(
          Message(
            number: layout.number, fields: try values(layout.fields),
            developer: try values(layout.developer)))
      }
    }
  }

  func all(_ number: Int) -> [Message] { messages.filter { $0.number == number } }
}
