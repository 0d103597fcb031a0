/// What was learnt about a bus.
package struct BusEvidence: Equatable, Sendable {
  package var path: String
  package var state: State
  /// As the kernel names its adapter.
  package var adapter: String?
  /// A plug's for a screen, which answers at every address.
  package var isHDMI = false
  /// What the device tree asks for.
  package var requestedHz: Int?
  /// What a long and a short read differ by.
  package var measuredHz: Double?
  /// The group that may use it, where the kernel says so.
  package var group: String?

  package enum State: Equatable, Sendable {
    case open
    case missing
    case notPermitted(user: String)
    case notABus
    case smbusOnly
    case unusable(String)
  }

  package init(path: String, state: State) {
    self.path = path
    self.state = state
  }
}
