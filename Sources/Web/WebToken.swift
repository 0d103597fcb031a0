internal import Foundation
package import LinuxIO

/// The one secret of the page: whoever shows it sees the page. 256 random bits as 64 hexadecimal digits.
///
/// Nothing prints one but `text`, which pairing, the cookie and the file need.
package struct WebToken: Equatable, Sendable, CustomStringConvertible,
  CustomDebugStringConvertible
{
  package static let bytes = 32
  package let text: String

  package var description: String { "a token" }
  package var debugDescription: String { "a token" }

  /// nil: not in the form of one.
  package init?(_ text: some StringProtocol) {
    guard text.utf8.count == Self.bytes * 2,
      text.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
    else { return nil }
    self.text = String(text)
  }

  /// A new one, from the system's random bytes.
  package static func random() throws(WebTokenError) -> WebToken {
    let hexadecimal = try randomText(bytes: bytes)
    guard let token = WebToken(hexadecimal) else { throw .noRandomBytes }
    return token
  }

  /// So many random bytes in hexadecimal digits.
  package static func randomText(bytes count: Int) throws(WebTokenError) -> String {
    var found = Data()
    do {
      guard let source = FileHandle(forReadingAtPath: "/dev/urandom") else {
        throw WebTokenError.noRandomBytes
      }
      found = try source.read(upToCount: count) ?? Data()
      try source.close()
    } catch {
      throw .noRandomBytes
    }
    guard found.count == count else { throw .noRandomBytes }
    let digits = Array("0123456789abcdef")
    return String(found.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
  }

  /// Whether `offered` is this token, in a time that does not depend on where they differ.
  package func matches(_ offered: some StringProtocol) -> Bool {
    let own = Array(text.utf8)
    let other = Array(offered.utf8.prefix(own.count + 1))
    // The length is no secret.
    guard own.count == other.count else { return false }
    var difference: UInt8 = 0
    for (a, b) in zip(own, other) { difference |= a ^ b }
    return difference == 0
  }
}

/// Where the token is kept: a file of one line, for its owner and the group.
package struct WebTokenFile: Equatable, Sendable {
  package let path: String

  /// - Parameter folder: the state folder of hinge-web.
  package init(folder: String) { path = folder + "/token" }

  /// nil: there is none yet.
  package func read() throws(WebTokenError) -> WebToken? {
    let text: String
    do throws(FileError) {
      text = try FileReading.text(path, limitBytes: 4096)
    } catch {
      if case .missing = error { return nil }
      throw .file(error)
    }
    guard let token = WebToken(text.prefix { !$0.isNewline }) else { throw .noToken(path: path) }
    return token
  }

  /// Makes a new token and puts it in the place of the old one, which ends with that.
  package func renew() throws(WebTokenError) -> WebToken {
    let token = try WebToken.random()
    do throws(FileError) {
      // Root renews it, and the service of another user must be able to read it.
      try AtomicFile.write(token.text + "\n", to: path, mode: 0o640, asFolder: true)
    } catch {
      throw .file(error)
    }
    return token
  }
}

/// Why there is no token to be had. One sentence each.
package enum WebTokenError: Error, Equatable, CustomStringConvertible {
  case file(FileError)
  /// The file is there, and holds something else.
  case noToken(path: String)
  case noRandomBytes

  package var description: String {
    switch self {
    case .file(let error): "The page's token: \(error)"
    case .noToken(let path):
      "\(path) holds no token; delete it, restart hinge-web, which makes a new one, and pair again."
    case .noRandomBytes:
      "/dev/urandom gives no random bytes, and without them there is no token; restart the machine."
    }
  }

  /// For the program's exit: 65 bad data, 74 input/output.
  package var exitCode: Int32 {
    switch self {
    case .noToken: 65
    case .file, .noRandomBytes: 74
    }
  }
}
