import Foundation
import Glibc
import Testing

/// What came back: the first line's number, the headers by lower-case name, the body.
struct PageAnswer {
  var status = 0
  var headers: [String: String] = [:]
  var body = ""
}

/// One connection to the page, byte by byte: a test may send what no browser would.
final class PageConnection {
  private let descriptor: Int32
  private var received: [UInt8] = []
  /// Of the stream: what came and was not looked at yet.
  private var pending = ""

  struct GaveUp: Error, CustomStringConvertible {
    let description: String
  }

  init(port: Int) throws {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    // Nothing here waits for longer; a test that does has failed.
    var limit = timeval(tv_sec: 20, tv_usec: 0)
    setsockopt(
      descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    setsockopt(
      descriptor, SOL_SOCKET, SO_SNDTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = UInt16(port).bigEndian
    address.sin_addr = in_addr(s_addr: UInt32(0x7F00_0001).bigEndian)
    let result = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    if result != 0 { throw GaveUp(description: "connect: errno \(errno)") }
  }

  deinit { close(descriptor) }

  func send(
    _ method: String, _ path: String, host: String = "127.0.0.1", cookie: String? = nil,
    more: [String] = []
  ) throws {
    var lines = ["\(method) \(path) HTTP/1.1", "Host: \(host)"]
    if let cookie { lines.append("Cookie: other=1; hinge-web=\(cookie)") }
    try send((lines + more).joined(separator: "\r\n") + "\r\n\r\n")
  }

  /// What the other side does not take any more is no error: it may have answered already.
  func send(_ text: String) throws {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes {
        Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      if count <= 0 { return }
      rest = rest.dropFirst(count)
    }
  }

  /// Whatever comes next; empty where the other side has closed.
  func read() throws -> String {
    var buffer = [UInt8](repeating: 0, count: 16 * 1024)
    let count = recv(descriptor, &buffer, buffer.count, 0)
    if count < 0, errno != ECONNRESET { throw GaveUp(description: "read: errno \(errno)") }
    return count <= 0 ? "" : String(decoding: buffer[..<count], as: UTF8.self)
  }

  func answer() throws -> PageAnswer {
    var text = ""
    while !text.contains("\r\n\r\n") {
      let more = try read()
      if more.isEmpty { break }
      text += more
    }
    var answer = PageAnswer()
    guard let end = text.firstRange(of: "\r\n\r\n") else { return answer }
    let lines = text[..<end.lowerBound].split(separator: "\r\n")
    answer.status = lines.first?.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    for line in lines.dropFirst() {
      guard let colon = line.firstIndex(of: ":") else { continue }
      answer.headers[line[..<colon].lowercased()] =
        String(line[line.index(after: colon)...]).trimmingCharacters(in: .whitespaces)
    }
    answer.body = String(text[end.upperBound...])
    let length = answer.headers["content-length"].flatMap { Int($0) } ?? 0
    while answer.body.utf8.count < length {
      let more = try read()
      if more.isEmpty { break }
      answer.body += more
    }
    return answer
  }

  /// The next message of the stream that is as wanted: its name and its content.
  func message(
    _ what: String, _ isWanted: (String, [String: Any]) throws -> Bool
  ) throws -> [String: Any] {
    for _ in 0..<5000 {
      while let end = pending.firstRange(of: "\n\n") {
        let lines = pending[..<end.lowerBound].split { $0.isNewline }
        pending.removeSubrange(..<end.upperBound)
        func field(_ name: String) -> String? {
          lines.first { $0.hasPrefix(name + ": ") }.map { String($0.dropFirst(name.count + 2)) }
        }
        guard let name = field("event"), let data = field("data"),
          let content = try JSONSerialization.jsonObject(with: Data(data.utf8)) as? [String: Any]
        else { continue }
        if try isWanted(name, content) { return content }
      }
      let more = try read()
      if more.isEmpty { break }
      pending += more.replacing("\r\n", with: "\n")
    }
    throw GaveUp(description: "waited for \(what)")
  }
}
