/// What to play, from the command line: `--minutes N`, `--seed N`.
struct SoakOptions: Sendable {
  /// Of virtual time; a fault in each.
  var minutes = 120
  /// Draws the faults; the lifter stays the same.
  var seed: UInt64 = 1
  /// Says of every fault and every rep that is missing what it was.
  var withRemarks = false

  struct Unknown: Error, CustomStringConvertible {
    let description: String
  }

  init(_ arguments: ArraySlice<String>) throws(Unknown) {
    var rest = arguments
    while let name = rest.popFirst() {
      if name == "--remarks" {
        withRemarks = true
        continue
      }
      guard let value = rest.popFirst() else { throw Unknown(description: "\(name) needs a value") }
      switch (name, UInt64(value)) {
      case ("--minutes", .some(let number)) where (2...1440).contains(number):
        minutes = Int(number)
      case ("--seed", .some(let number)): seed = number
      default: throw Unknown(description: "\(name) \(value) is not known; see scripts/soak")
      }
    }
  }
}
