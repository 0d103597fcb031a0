import Control
import HingeCore
import LinuxIO
import Setup
import Training

/// A round of holds on the belt: shows how it goes, and gathers what was held.
struct HoldRoundWatch {
  struct Round {
    var holds: [LoggedHold] = []
    /// Of those, on the disk.
    var logged = 0
  }

  let options: WearerOptions

  /// A disk that stands still is not waited for without end.
  private static let patience = TimeSpan(milliseconds: 3000)

  func run(_ wish: WearerWish) throws(Problem) -> Round {
    let status = try options.status()
    let watch = try BeltWatch(wish, ending: .endHold, options)
    var round = Round()
    let screen = BeltScreen()
    defer { screen.clear() }
    var last: LiveHold?
    var over: Timestamp?
    while over.map({ MonotonicClock.now().since($0) < Self.patience }) ?? true {
      if over != nil && round.logged >= round.holds.count { break }
      let found: LiveEvent?
      do throws(Problem) {
        found = try watch.next()
      } catch {
        // What was held until then was held.
        if round.holds.isEmpty { throw error }
        screen.clear()
        Terminal.say("hinge: \(error)")
        break
      }
      guard let event = found else { continue }
      switch event.kind {
      case .hold:
        guard let hold = event.hold else { continue }
        let isNew = last.map { !Self.isAlike($0, hold) } ?? true
        last = hold
        screen.show(Self.text(hold), isNew: isNew)
      case .holdEnded:
        if let hold = event.hold, let record = Self.record(hold, event.timeS) {
          round.holds.append(
            LoggedHold(
              session: 0, startedAtWallMS: status.sinceWallMS, hasKnownDate: false,
              lifter: status.lifter, isSimulated: status.provenance == "synthetic", hold: record))
        }
      case .holdLogged:
        round.logged += 1
        for index in round.holds.indices
        where round.holds[index].hold.number == event.index.map(Int.init) {
          round.holds[index].session = event.session ?? 0
        }
      case .holdRoundEnded: over = MonotonicClock.now()
      default: break
      }
    }
    return round
  }

  /// What was told of a hold that has ended; nil where it is none.
  private static func record(_ hold: LiveHold, _ endS: Double?) -> HoldRecord? {
    func thousandths(_ value: Double?) -> Int64 {
      guard let value, value.isFinite, abs(value) < 1e9 else { return 0 }
      return Int64((value * 1000).rounded())
    }
    guard let number = hold.number, let kind = hold.kind else { return nil }
    let end = thousandths(endS) * 1000
    return HoldRecord(
      number: number, kind: kind, side: hold.side ?? "none", isChosen: hold.isChosen ?? false,
      hasLumbar: hold.hasLumbar ?? false, startUS: end - thousandths(hold.elapsedS) * 1000,
      endUS: end, heldMS: thousandths(hold.heldS), sagMdeg: thousandths(hold.sagDeg),
      rotationMdeg: thousandths(hold.rotationDeg), swayMdeg: thousandths(hold.swayDeg),
      losses: hold.losses ?? 0, lostMS: thousandths(hold.lostS), gaps: 0,
      missingMS: thousandths(hold.missingS), targetMS: hold.targetS.map { thousandths($0) },
      endedBy: hold.endedBy ?? "", grade: hold.grade)
  }

  private static func isAlike(_ a: LiveHold, _ b: LiveHold) -> Bool {
    a.state == b.state && a.loss == b.loss && a.number == b.number
  }

  private static func text(_ hold: LiveHold) -> String {
    let kind = (hold.kind ?? "").replacing("-", with: " ")
    let side = hold.side == nil || hold.side == "none" ? "" : " \(hold.side ?? "")"
    let held = "\(Int(max(0, min(hold.heldS ?? 0, 9999)))) s"
    let target = hold.targetS.map { " of \(Int(max(0, min($0, 9999)))) s" } ?? ""
    switch hold.state {
    case "settling": return "\(kind)\(side): steady now"
    case "holding": return "\(kind)\(side): \(held)\(target)"
    case "lost":
      return "\(kind)\(side): \(held)\(target), \((hold.loss ?? "form").uppercased()) LOST"
    case "over": return "\(kind)\(side) is over: \(held); take the next, or hinge hold end"
    default: return "take the posture"
    }
  }
}
