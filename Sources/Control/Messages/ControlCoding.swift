internal import Foundation

/// Lines in and out of JSON. Keys are sorted, so that the same message is always the same text.
enum ControlCoding {
  /// The message with its line break; nil only for numbers that JSON has not (none is made here).
  static func line(_ message: some Encodable) -> [UInt8]? {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do {
      var bytes = [UInt8](try encoder.encode(message))
      bytes.append(UInt8(ascii: "\n"))
      return bytes
    } catch {
      return nil
    }
  }

  static func message(_ line: some Collection<UInt8>) -> ControlMessage? {
    do {
      return try JSONDecoder().decode(ControlMessage.self, from: Data(line))
    } catch {
      return nil
    }
  }

  private static func sayingProblem(_ raw: RawRequest) -> String? {
    guard let entries = raw.entries, (1...ControlProtocol.maximumEntries).contains(entries.count)
    else { return "A request to say something has 1 to \(ControlProtocol.maximumEntries) entries." }
    guard let origin = raw.origin, (1...100).contains(origin.utf8.count) else {
      return "A request to say something names its origin, in at most 100 bytes."
    }
    return nil
  }

  /// The request, or the fault to answer with and the id where there was one.
  static func request(_ line: some Collection<UInt8>) -> ParsedRequest {
    let raw: RawRequest
    do {
      raw = try JSONDecoder().decode(RawRequest.self, from: Data(line))
    } catch {
      return .refused(
        id: nil,
        ControlFault(
          code: "bad_request",
          message: "The line is no JSON object of a request; send for instance "
            + "{\"schema\":\"\(ControlProtocol.schema)\",\"id\":1,\"request\":\"status\"}."))
    }
    guard raw.schema == ControlProtocol.schema else {
      let found = raw.schema.map { "\"\($0.prefix(64))\"" } ?? "no schema"
      return .refused(
        id: raw.id,
        ControlFault(
          code: "unsupported_schema",
          message: "This hinged speaks \"\(ControlProtocol.schema)\", the request says \(found); "
            + "use the hinge of the same package."))
    }
    guard let command = raw.request.flatMap(ControlCommand.init(rawValue:)) else {
      let known = ControlCommand.allCases.map(\.rawValue).joined(separator: ", ")
      let found = raw.request.map { "\"\($0.prefix(64))\"" } ?? "nothing"
      return .refused(
        id: raw.id,
        ControlFault(
          code: "unknown_request",
          message: "The request asks for \(found); this hinged knows \(known)."))
    }
    if command == .say, let problem = sayingProblem(raw) {
      return .refused(id: raw.id, ControlFault(code: "bad_request", message: problem))
    }
    return .accepted(raw.asking(command))
  }
}

enum ParsedRequest: Equatable {
  case accepted(ControlRequest)
  case refused(id: Int64?, ControlFault)
}

/// A request before its words are known to be ours, so that each mistake gets its own sentence.
private struct RawRequest: Decodable {
  var schema: String?
  var id: Int64?
  var request: String?
  var frames: Bool?
  var events: Bool?
  var entries: [SaidEntry]?
  var origin: String?
  var on: Bool?
  var minutes: Int?
  var lifter: String?
  var style: String?
  var uncalibrated: Bool?
  var mode: String?
  var pattern: String?
  var tempo: String?
  var kind: String?
  var seconds: Int?

  func asking(_ command: ControlCommand) -> ControlRequest {
    var asked = ControlRequest(
      id: id ?? 0, request: command, frames: frames, events: events, entries: entries,
      origin: origin)
    asked.on = on
    asked.minutes = minutes
    asked.lifter = lifter
    asked.style = style
    asked.uncalibrated = uncalibrated
    asked.mode = mode
    asked.pattern = pattern
    asked.tempo = tempo
    asked.kind = kind
    asked.seconds = seconds
    return asked
  }
}

/// A request as a page sends it, with neither schema nor id around it.
package enum BareRequest {
  case known(ControlRequest)
  /// No request has such a name.
  case unknown(String)

  /// Nil: no JSON object of a request.
  package init?(_ json: some Collection<UInt8>) {
    let raw: RawRequest
    do {
      raw = try JSONDecoder().decode(RawRequest.self, from: Data(json))
    } catch {
      return nil
    }
    guard let word = raw.request else { return nil }
    self = ControlCommand(rawValue: word).map { .known(raw.asking($0)) } ?? .unknown(word)
  }
}
