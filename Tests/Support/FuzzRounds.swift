import Foundation

/// How often a random test goes round: `few`, times HINGE_FUZZ_ROUNDS where that is set. A working
/// day runs few; a night sets it to a hundred.
package func fuzzRounds(_ few: Int) -> Int {
  let text = ProcessInfo.processInfo.environment["HINGE_FUZZ_ROUNDS"] ?? "1"
  return few * max(1, Int(text) ?? 1)
}
