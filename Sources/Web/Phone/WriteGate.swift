/// Whether a request that changes something comes from the page itself, and not from another site that the browser
/// has open: the cookie alone does not tell.
///
/// Browsers name the site that asks (`Origin`, and `Sec-Fetch-Site` where the connection is one they trust), and let
/// a foreign one send a header of its own only after asking this server, which does not agree.
package struct WriteGate: Equatable, Sendable {
  /// What the page's script sends, and no form and no link can.
  package static let marker = (name: "X-Hinge", value: "page")
  /// Bytes of a body. The longest note, in the longest letters, takes half of it.
  package static let mostBytes = 8192

  package var origin: String?
  package var fetchSite: String?
  package var host: String?
  package var marker: String?
  package var contentType: String?

  package init(
    origin: String?, fetchSite: String?, host: String?, marker: String?, contentType: String?
  ) {
    self.origin = origin
    self.fetchSite = fetchSite
    self.host = host
    self.marker = marker
    self.contentType = contentType
  }

  package enum Refusal: Equatable, Sendable, CustomStringConvertible {
    case anotherSite
    case noMarker
    case noJSON

    package var description: String {
      switch self {
      case .anotherSite:
        "The request does not come from the page itself; open the page, and do it there."
      case .noMarker:
        "The request lacks the header \(WriteGate.marker.name): \(WriteGate.marker.value); reload the page."
      case .noJSON: "The request's Content-Type is not application/json; reload the page."
      }
    }
  }

  /// nil: it may be looked at.
  package var refusal: Refusal? {
    guard isOwn(origin) else { return .anotherSite }
    if let fetchSite, fetchSite != "same-origin" { return .anotherSite }
    guard marker == Self.marker.value else { return .noMarker }
    let type = contentType?.split(separator: ";").first?.lowercased()
    guard type?.trimmed == "application/json" else { return .noJSON }
    return nil
  }

  /// The scheme may be that of a tunnel in between; name and port are what the browser asked for.
  private func isOwn(_ origin: String?) -> Bool {
    guard let origin = origin?.lowercased(), let host = host?.lowercased(), !host.isEmpty else {
      return false
    }
    return origin == "http://" + host || origin == "https://" + host
  }
}

extension String {
  fileprivate var trimmed: Substring {
    drop { $0 == " " || $0 == "\t" }.prefix { $0 != " " && $0 != "\t" }
  }
}
