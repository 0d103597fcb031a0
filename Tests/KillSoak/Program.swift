import Foundation

/// Kills the daemon at random moments of a training, over and over, and looks at what it left:
/// scripts/soak and scripts/test.
@main struct Program {
  static func main() {
    do {
      let options = try KillOptions(CommandLine.arguments.dropFirst())
      print("kill-soak: \(options.kills) kills, seed \(options.seed)")
      var soak = try KillSoak(options)
      let failures = try soak.run()
      print(soak.summary)
      for failure in failures { print("FAILED: \(failure)") }
      if !failures.isEmpty { exit(1) }
    } catch let error as KillOptions.Unknown {
      FileHandle.standardError.write(Data("kill-soak: \(error)\n".utf8))
      exit(64)
    } catch {
      FileHandle.standardError.write(Data("kill-soak: \(error)\n".utf8))
      exit(1)
    }
  }
}

struct KillOptions {
  var kills = 15
  var seed: UInt64 = 1
  /// The daemon that is killed.
  var hinged = ".build/release/hinged"

  struct Unknown: Error, CustomStringConvertible {
    let argument: String
    var description: String {
      "\(argument) is not known; there are --kills N, --seed N and --hinged FILE"
    }
  }

  init(_ arguments: some Sequence<String>) throws {
    var rest = Array(arguments)
    while let name = rest.first {
      guard rest.count > 1 else { throw Unknown(argument: name) }
      let value = rest[1]
      rest.removeFirst(2)
      switch (name, UInt64(value)) {
      case ("--kills", .some(let number)) where number > 0 && number < 1_000_000:
        kills = Int(number)
      case ("--seed", .some(let number)): seed = number
      case ("--hinged", _): hinged = value
      default: throw Unknown(argument: "\(name) \(value)")
      }
    }
  }
}
