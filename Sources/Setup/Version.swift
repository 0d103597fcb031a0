/// The version that both programs, the package and the change log bear.
package enum Version {
  package static let text = "0.1.0"
}
