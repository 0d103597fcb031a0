import Foundation
import Testing

/// A hinge-web that goes on while a test looks at it, at a free port, with a folder of its own for the token.
final class RunningPage {
  private let process = Process()
  private let errors: URL
  private let pipe = Pipe()
  let port: Int
  let token: String
  let tokenFile: String

  struct GaveUp: Error, CustomStringConvertible {
    let description: String
  }

  /// Starts it and waits for the line that says where it listens.
  init(_ arguments: [String] = [], in space: Workspace) throws {
    errors = space.url.appendingPathComponent("hinge-web.err")
    process.executableURL = try Programs.path(of: "hinge-web")
    process.arguments =
      ["--port", "0", "--socket", space.path("hinged.sock"), "--log", space.path("log.sqlite")]
      + arguments
    process.currentDirectoryURL = space.url
    process.environment = ["HOME": space.url.path, "PATH": "/usr/bin:/bin", "TZ": "UTC"]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = pipe
    try process.run()
    var line = ""
    while !line.contains("\n") {
      let more = pipe.fileHandleForReading.availableData
      if more.isEmpty { break }
      line += String(decoding: more, as: UTF8.self)
    }
    guard let after = line.firstRange(of: "http://")?.upperBound,
      let found = line[after...].split(separator: ";").first?.split(separator: ":").last,
      let number = Int(found)
    else { throw GaveUp(description: "hinge-web said: \(line)") }
    said = line
    port = number
    tokenFile = space.path(".local/state/hinge/web/token")
    token = String(
      decoding: try Data(contentsOf: URL(fileURLWithPath: tokenFile)), as: UTF8.self
    ).trimmingCharacters(in: .newlines)
  }

  deinit {
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    process.waitUntilExit()
  }

  /// What it said when it was ready.
  let said: String
  var processID: Int32 { process.processIdentifier }

  /// Ends it; its exit code, and all that it said.
  func stop() throws -> (status: Int32, said: String) {
    process.terminate()
    process.waitUntilExit()
    let rest = try pipe.fileHandleForReading.readToEnd() ?? Data()
    return (process.terminationStatus, said + String(decoding: rest, as: UTF8.self))
  }

  /// A GET on a connection of its own.
  func get(
    _ path: String, cookie: String? = nil, host: String = "127.0.0.1", more: [String] = []
  ) throws -> PageAnswer {
    let connection = try PageConnection(port: port)
    try connection.send("GET", path, host: host, cookie: cookie, more: more)
    return try connection.answer()
  }

  /// The same by who is paired.
  func paired(_ path: String) throws -> PageAnswer { try get(path, cookie: token) }

  /// What the page's own script sends beside the body.
  var own: [String] {
    ["Origin: http://127.0.0.1", "Content-Type: application/json", "X-Hinge: page"]
  }

  /// A POST as the page's script sends it.
  func post(_ path: String, _ body: String) throws -> PageAnswer {
    try send("POST", path, body, headers: own, cookie: token)
  }

  /// A request with a body, and its length where the headers name none.
  func send(
    _ method: String, _ path: String, _ body: String, headers: [String], host: String = "127.0.0.1"
  ) throws -> PageAnswer {
    try send(method, path, body, headers: headers, cookie: token, host: host)
  }

  func send(
    _ method: String, _ path: String, _ body: String, headers: [String], cookie: String?,
    host: String = "127.0.0.1"
  ) throws -> PageAnswer {
    let connection = try PageConnection(port: port)
    let isMeasured = headers.contains {
      $0.hasPrefix("Content-Length:") || $0.hasPrefix("Transfer-Encoding:")
    }
    let more = isMeasured ? headers : headers + ["Content-Length: \(body.utf8.count)"]
    try connection.send(method, path, host: host, cookie: cookie, more: more)
    if !body.isEmpty { try connection.send(body) }
    return try connection.answer()
  }

  /// The live stream, as a paired browser opens it.
  func stream() throws -> PageConnection {
    let connection = try PageConnection(port: port)
    try connection.send("GET", "/events", cookie: token)
    return connection
  }
}
