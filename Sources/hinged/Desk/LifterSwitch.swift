import Control
import Desk
import Foundation
import HingeCore
import LinuxIO
import Settings
import Setup
import Synchronization
import Training

/// Somebody else is to be worn, or for another style: whether that can be, and the session that follows.
final class LifterSwitch: Sendable {
  struct Next: Sendable {
    var settings: LoadedSettings
    var lifter: Configuration.Lifter { settings.configuration.lifter }
  }

  struct Refused: Error {
    var fault: ControlFault

    init(_ message: String, code: String = "refused") {
      fault = ControlFault(code: code, message: message)
    }
  }

  let keeper: ChoiceKeeper
  private let current: LoadedSettings
  private let renewal: Renewal
  /// Why nobody else can be worn here; nil: somebody can.
  private let pinned: String?
  /// What a profile may have been made with: 1...2.
  private let sensors: ClosedRange<Int>
  /// Whom the settings name is then a simulated lifter, whose profile is made up.
  private let isSimulated: Bool
  /// Who comes next, where somebody was asked for already.
  private let coming = Mutex<LoadedSettings?>(nil)

  init(
    keeper: ChoiceKeeper, current: LoadedSettings, renewal: Renewal,
    pinned: String?, sensors: ClosedRange<Int>, isSimulated: Bool
  ) {
    self.keeper = keeper
    self.current = current
    self.renewal = renewal
    self.pinned = pinned
    self.sensors = sensors
    self.isSimulated = isSimulated
  }

  var known: [KnownLifter] {
    var found: [KnownLifter] = []
    for entry in ProfileShelf.list(current.paths.profileDirectory) {
      let style = KnownStyle(
        style: entry.style.name, grade: entry.grade, rounding: entry.rounding,
        calibratedWallMS: entry.calibratedWallMS)
      if found.last?.lifter == entry.lifter {
        found[found.count - 1].styles.append(style)
      } else {
        found.append(KnownLifter(lifter: entry.lifter, styles: [style]))
      }
    }
    return found
  }

  /// Lifters, other than who is worn, whose calibration fits how somebody stands.
  func likelier(_ stance: Stance) -> [String] {
    let profiles = ProfileShelf.profiles(current.paths.profileDirectory)
    return WearerGuess(sacrum: stance.sacrum, thorax: stance.thorax, sensors: sensors.upperBound)
      .likelier(than: current.configuration.lifter.name, among: profiles)
  }

  /// Kept from here on; nil where it is worn already. The last wish counts.
  func next(
    lifter: String?, style: String?, uncalibrated: Bool
  ) throws(Refused) -> Next? {
    if let pinned { throw Refused(pinned) }
    var settings = coming.withLock { $0 } ?? current
    var wanted = settings.configuration.lifter
    if let lifter {
      guard Configuration.Lifter.isName(lifter) else {
        throw Refused("\"\(lifter)\" is no lifter's name: 1 to 64 letters, digits, spaces, - or _.")
      }
      wanted.name = lifter
    }
    if let style {
      guard let known = LiftStyle(name: style) else {
        throw Refused(
          "\"\(style)\" is no style; there is \(LiftStyle.all.map(\.name).joined(separator: ", "))."
        )
      }
      wanted.style = known
    }
    if wanted == settings.configuration.lifter { return nil }
    if wanted != settings.own || !isSimulated { try lookUp(wanted, uncalibrated) }
    let worn =
      wanted == settings.own
      ? nil
      : WearerChoice.Worn(
        lifter: wanted.name, style: wanted.style, sinceWallMS: WallClock.nowMS())
    do throws(Problem) {
      try keeper.keep { $0.worn = worn }
    } catch {
      throw Refused("The choice can't be kept: \(error)", code: "not_kept")
    }
    if let worn {
      settings.wear(worn)
    } else {
      settings.wearOwn()
    }
    coming.withLock { $0 = settings }
    return Next(settings: settings)
  }

  /// The session that goes on is closed, with its set, and another begins.
  func begin(_ next: Next) { renewal.ask(next.settings, isUrgent: true) }

  private func lookUp(_ wanted: Configuration.Lifter, _ uncalibrated: Bool) throws(Refused) {
    let path = ProfileShelf.path(
      of: wanted.name, wanted.style, in: current.paths.profileDirectory)
    guard FileManager.default.fileExists(atPath: path) else {
      if uncalibrated { return }
      throw Refused(
        "\(wanted.name) has no profile for \(wanted.style.name) yet; hinge lifter \"\(wanted.name)\" --style "
          + "\(wanted.style.name) --uncalibrated wears one all the same, and hinge calibrate --guided makes it.",
        code: "no_profile")
    }
    let profile: CalibrationProfile
    do throws(Problem) {
      profile = try ProfileFile.read(path)
    } catch {
      throw Refused("The profile can't be worn: \(error)")
    }
    if profile.liftStyle != wanted.style {
      throw Refused(
        "\(path) is for \(profile.style), not for \(wanted.style.name); calibrate again, or rename it."
      )
    }
    if !sensors.contains(profile.sensors) {
      throw Refused(
        "The profile of \(wanted.name) for \(wanted.style.name) is for \(profile.sensors) sensors, and the belt "
          + "has \(sensors.upperBound); calibrate again.")
    }
  }
}
