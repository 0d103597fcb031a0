import Control
import Foundation
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
    let client = try options.client()
    Interruption.watch()
    do throws(ControlClientError) {
      // First, so that nothing of it is missed.
      try client.subscribe(frames: false)
      try client.ask(wish)
    } catch {
      throw WearerOptions.problem(error)
    }
    var round = Round()
    let screen = HoldScreen()
    defer { screen.clear() }
    var hasEnded = false
    var over: Timestamp?
    while over.map({ MonotonicClock.now().since($0) < Self.patience }) ?? true {
      if over != nil && round.logged >= round.holds.count { break }
      let message: ControlMessage?
      do throws(ControlClientError) {
        if Interruption.came && !hasEnded {
          hasEnded = true
          try client.ask(.endHold)
        }
        message = try client.next(timeout: TimeSpan(milliseconds: 200))
      } catch {
        throw WearerOptions.problem(error)
      }
      guard let event = message?.event else { continue }
      switch event.kind {
      case .hold: if let hold = event.hold { screen.show(hold) }
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
}

/// A line that is written over, or a line a change where nobody looks.
private final class HoldScreen {
  private let line = ProgressLine()
  private let hasTerminal = isatty(STDERR_FILENO) == 1
  private var last: (state: String?, loss: String?, number: Int?)?

  func show(_ hold: LiveHold) {
    let isNew =
      last.map { $0.state != hold.state || $0.loss != hold.loss || $0.number != hold.number }
      ?? true
    last = (hold.state, hold.loss, hold.number)
    if hasTerminal {
      line.show(Self.text(hold))
    } else if isNew {
      Terminal.say(Self.text(hold))
    }
  }

  func clear() { line.clear() }

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
