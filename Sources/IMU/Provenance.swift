/// Whether data come from a body or from a simulator. Never let one read as the other.
package enum Provenance: String, Sendable, CaseIterable {
  case measured
  case synthetic
}
