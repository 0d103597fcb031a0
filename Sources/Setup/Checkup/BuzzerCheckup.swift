import Diagnosis
import Foundation
import HingeCore
import LinuxIO
import Settings

/// Whether the buzzer that the settings name can be had; it stays off unless a sound is asked for.
struct BuzzerCheckup {
  private let settings: Configuration.Buzzer
  private let tree: SystemTree

  init(_ settings: Configuration.Buzzer, tree: SystemTree) {
    self.settings = settings
    self.tree = tree
  }

  /// - Parameter sound: plays something; what it gives is what was heard.
  func examine(
    sound: ((Configuration.Buzzer) -> BuzzerEvidence.Hearing?)?
  ) -> BuzzerEvidence {
    var evidence: BuzzerEvidence
    var isReady = false
    switch BuzzerOutput(settings) {
    case .none: evidence = BuzzerEvidence(.none)
    case .log: evidence = BuzzerEvidence(.log)
    case .gpio(let address, let activeLow):
      let line = look(address, activeLow: activeLow)
      isReady = line.refusal == nil
      evidence = BuzzerEvidence(.gpio(line))
    case .pwm(let address, let tone):
      var channel = BuzzerEvidence.PWM(
        address: "\(address)", frequencyHz: tone.frequencyHz)
      do throws(PWMError) {
        _ = try PWMOutput(address, tone: tone, tree: tree)
      } catch {
        channel.refusal = refusal("\(error)", isPermission: Self.isPermission(error))
      }
      isReady = channel.refusal == nil
      evidence = BuzzerEvidence(.pwm(channel))
    }
    evidence.spinUpMS = settings.spinUpMS
    if isReady, let sound { evidence.hearing = sound(settings) }
    return evidence
  }

  private func look(_ address: GPIOLineAddress, activeLow: Bool) -> BuzzerEvidence.Line {
    var line = BuzzerEvidence.Line(address: "\(address)", activeLow: activeLow)
    do throws(GPIOError) {
      let info = try GPIOLineInfo(address)
      line.label = info.label
      line.name = info.name
      line.offset = info.offset
      line.keepsLevel = info.keepsLevel(tree: tree)
      // Requested off, let go off.
      _ = try GPIOOutput(address, activeLow: activeLow)
    } catch {
      line.refusal = refusal("\(error)", isPermission: Self.isPermission(error))
    }
    return line
  }

  private func refusal(_ sentence: String, isPermission: Bool) -> BuzzerEvidence.Refusal {
    BuzzerEvidence.Refusal(sentence: sentence, isPermission: isPermission, user: NSUserName())
  }

  private static func isPermission(_ error: GPIOError) -> Bool {
    switch error {
    case .chipUnusable(_, let errno), .lineUnusable(_, let errno):
      errno == .accessDenied || errno == .notPermitted
    case .noChip, .noLine, .lineInUse: false
    }
  }

  private static func isPermission(_ error: PWMError) -> Bool {
    if case .notPermitted = error { true } else { false }
  }
}
