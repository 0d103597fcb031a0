package import HingeCore

/// The monotonic clock, or what a test has in its place.
package protocol MomentSource {
  func now() -> Timestamp
}
