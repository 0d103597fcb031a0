/// Where the page listens, and under which names it may be asked for.
package struct WebAddress: Equatable, Sendable {
  package let host: String
  package let port: Int

  package init(host: String, port: Int) {
    self.host = host
    self.port = port
  }

  /// Whether nobody but this machine can reach it.
  package var isLoopback: Bool { host.hasPrefix("127.") || host == "::1" }

  /// As a browser wants it. Of "all addresses" it names the machine's own name, if that is known.
  package func url(machine: String? = nil) -> String {
    let isEverywhere = host == "0.0.0.0" || host == "::"
    let name = isEverywhere ? machine ?? host : host
    return "http://" + (name.contains(":") ? "[\(name)]" : name) + ":\(port)"
  }

  /// Whether a `Host` header names this machine. A page of somebody else whose name was made to point here
  /// (DNS rebinding) is asked for under that name, and refused. The port may be that of a tunnel.
  ///
  /// - Parameter machine: the machine's own name, which counts where the network sees the page.
  package func accepts(hostHeader: String?, machine: String) -> Bool {
    guard let header = hostHeader?.lowercased(), !header.isEmpty, header.utf8.count <= 255 else {
      return false
    }
    let name = Self.name(of: header)
    if ["127.0.0.1", "localhost", "[::1]"].contains(name) { return true }
    if isLoopback { return name == host }
    let machine = machine.lowercased()
    // An address can't be made to point elsewhere; the machine's own name and .local are its own network's.
    return Self.isAddress(name) || name == machine || name == machine + ".local"
  }

  /// Without the port.
  private static func name(of header: String) -> String {
    if header.hasPrefix("[") {
      guard let end = header.firstIndex(of: "]") else { return header }
      return String(header[...end])
    }
    guard let colon = header.lastIndex(of: ":") else { return header }
    return String(header[..<colon])
  }

  private static func isAddress(_ name: String) -> Bool {
    if name.hasPrefix("["), name.hasSuffix("]") { return true }
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts.allSatisfy { UInt8($0) != nil }
  }
}
