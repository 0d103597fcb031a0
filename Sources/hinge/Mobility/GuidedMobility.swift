import Control
import Setup

/// A mobility check on the belt, led by the daemon: this shows where it is, and gives it up when it is told to.
struct GuidedMobility {
  let options: WearerOptions

  func run() throws(Problem) -> LiveMobility {
    let watch = try BeltWatch(.mobility, ending: .giveUp, options)
    let screen = BeltScreen()
    defer { screen.clear() }
    var last: (part: LiveMobility.Part?, hinge: Int?)?
    while true {
      guard let seen = try watch.next()?.mobility else { continue }
      switch seen.phase {
      case .recording, .judging:
        let isNew = last.map { $0.part != seen.part || $0.hinge != seen.hinge } ?? true
        last = (seen.part, seen.hinge)
        screen.show(Self.text(seen), isNew: isNew)
      case .measured: return seen
      case .refused:
        throw Problem(seen.message ?? "The mobility check was refused.", exitCode: 65)
      }
    }
  }

  private static func text(_ seen: LiveMobility) -> String {
    guard let part = seen.part else { return "the range is measured" }
    let left = seen.leftS.map { ", \(Int(max(0, min($0, 999)))) s" } ?? ""
    let place = (seen.hinge ?? 0) == 0 ? "" : "hinge \(seen.hinge ?? 0) of \(seen.hinges ?? 0), "
    switch part {
    case .ready: return "it comes\(left): stand upright"
    case .stand: return "\(place)stand upright and still\(left)"
    case .down: return "\(place)down slowly, back neutral, as deep as it goes\(left)"
    case .hold: return "\(place)stay there\(left)"
    case .up: return "\(place)up slowly\(left)"
    }
  }
}
