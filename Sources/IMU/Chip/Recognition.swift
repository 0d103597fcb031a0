/// What is at an address, told by reading alone.
package enum Recognition: Sendable {
  case chip(Chip)
  /// It is known, and can't be used.
  case refused(name: String, reason: String)
  /// It answers, and nobody here knows it.
  case unknown(UInt8)
}
