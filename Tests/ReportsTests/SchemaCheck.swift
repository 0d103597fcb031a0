import Foundation
import Testing

/// As much of JSON Schema as the report's schema uses: type, required, properties, items, enum,
/// const and references to `$defs`. Any other keyword is an error, so that none is passed over.
struct SchemaCheck {
  private let root: [String: Any]
  private let definitions: [String: Any]

  struct NotASchema: Error {
    let reason: String
  }

  init(_ schema: Any) throws {
    guard let root = schema as? [String: Any],
      let definitions = root["$defs"] as? [String: Any]
    else { throw NotASchema(reason: "not an object with $defs") }
    self.root = root
    self.definitions = definitions
    for (name, part) in definitions { try Self.lint(part, at: name) }
  }

  /// A text keeps to one of the schemas that are shipped.
  static func expect(_ text: String, _ name: String) throws {
    let file = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Sources/Reports/Schemas/\(name).schema.json")
    let check = try SchemaCheck(try JSONSerialization.jsonObject(with: try Data(contentsOf: file)))
    #expect(check.faults(in: try JSONSerialization.jsonObject(with: Data(text.utf8))) == [])
  }

  private static func lint(_ schema: Any, at place: String) throws {
    guard let schema = schema as? [String: Any] else {
      throw NotASchema(reason: "\(place) is no object")
    }
    let known = ["type", "required", "properties", "items", "enum", "const", "$ref", "description"]
    if let key = schema.keys.first(where: { !known.contains($0) }) {
      throw NotASchema(reason: "\(place) uses \(key)")
    }
    for (name, part) in schema["properties"] as? [String: Any] ?? [:] {
      try lint(part, at: "\(place).\(name)")
    }
    if let items = schema["items"] { try lint(items, at: place + "[]") }
  }

  /// One line for each place that breaks a rule. A key the schema does not name counts too:
  /// readers ignore those, but ours must all be described.
  func faults(in value: Any) -> [String] { check(value, root, "$") }

  private func check(_ value: Any, _ schema: [String: Any], _ at: String) -> [String] {
    if let reference = schema["$ref"] as? String {
      let name = String(reference.dropFirst("#/$defs/".count))
      guard let target = definitions[name] as? [String: Any] else {
        return ["\(at): no definition \(name)"]
      }
      return check(value, target, at)
    }
    if let constant = schema["const"] as? String, value as? String != constant {
      return ["\(at): not \(constant)"]
    }
    if let allowed = schema["enum"] as? [String] {
      guard let text = value as? String, allowed.contains(text) else {
        return ["\(at): \(value) is none of \(allowed)"]
      }
    }
    let types = (schema["type"] as? [String]) ?? (schema["type"] as? String).map { [$0] } ?? []
    if !types.isEmpty, !types.contains(where: { Self.value(value, is: $0) }) {
      return ["\(at): \(value) is not \(types)"]
    }
    var faults: [String] = []
    if let members = value as? [String: Any], let parts = schema["properties"] as? [String: Any] {
      for key in schema["required"] as? [String] ?? [] where members[key] == nil {
        faults.append("\(at): \(key) is missing")
      }
      for (key, member) in members {
        if let part = parts[key] as? [String: Any] {
          faults += check(member, part, "\(at).\(key)")
        } else {
          faults.append("\(at): \(key) is not in the schema")
        }
      }
    }
    if let values = value as? [Any], let items = schema["items"] as? [String: Any] {
      for (index, item) in values.enumerated() {
        faults += check(item, items, "\(at)[\(index)]")
      }
    }
    return faults
  }

  private static func value(_ value: Any, is type: String) -> Bool {
    let number = value as? NSNumber
    switch type {
    case "null": return value is NSNull
    case "string": return value is String
    case "array": return value is [Any]
    case "object": return value is [String: Any]
    case "boolean": return value is Bool
    case "number": return number != nil
    case "integer": return number.map { $0.doubleValue.rounded() == $0.doubleValue } ?? false
    default: return false
    }
  }
}
