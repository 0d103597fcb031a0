import Control
import Desk
import Foundation
import HingeCore
import IMU
import LinuxIO
import Logging
import Recording
import Settings
import Setup
import Training

// The wearer's desk: for every session, with a push button where the settings name one.
extension Hinged {
  /// How a session ended.
  struct SessionEnd {
    /// What another is to be run with; nil: none.
    var settings: LoadedSettings?
    var carried: Carried
    /// Entries that are in memory only.
    var unwritten: Int
  }

  /// What a desk is made of that its session has.
  struct DeskParts {
    var inbox: DeskInbox
    var shared: SamplerShared
    var renewal: Renewal
    var board: StatusBoard
    var server: ControlServer
    var writer: EventWriter
    var logger: Logger
    var keeper: ChoiceKeeper
    /// What the settings say.
    var feedback: FeedbackPlan
    var carry: DeskCarry
  }

  func wearerDesk(
    _ wearing: Wearing, from origin: SampleOrigin, settings: LoadedSettings, parts: DeskParts
  ) throws(Problem) -> WearerDesk {
    var button: ButtonInput?
    var taker: CalibrationTaker?
    var idle: String?
    if case .sensors(let found) = origin {
      button = try self.button(settings)
      taker = try CalibrationTaker(
        header: found.header, settings: settings, devices: try Devices.read(device),
        profilePath: profilePath(settings))
      if !wearing.isCalibrated {
        let how = "hinge calibrate --guided" + (button == nil ? "" : ", or hold the button for 5 s")
        parts.logger.notice("Not calibrated yet: \(how), and follow the ticks.")
        idle = "not calibrated: \(how)"
      }
    }
    let (board, writer, plan) = (parts.board, parts.writer, parts.feedback)
    let keeper = parts.keeper
    let mobility = MobilityTaker(
      MobilityChecking(wearing, source: origin.description), log: writer.log, inbox: parts.inbox)
    let tools = WearerDesk.Tools(
      inbox: parts.inbox, button: button, shared: parts.shared, board: board,
      server: parts.server, logger: parts.logger, calibration: taker,
      mobility: mobility,
      lifters: LifterSwitch(
        keeper: keeper, current: settings, renewal: parts.renewal, pinned: pinned,
        sensors: sensorCounts(origin, settings), isSimulated: simulate),
      feedback: { mode in
        let now = mode.map { FeedbackPlan(chosen: $0) } ?? plan
        board.decide(on: now)
        board.choose(keeper.current.feedback)
        writer.decide(
          mode: now.mode.name,
          setting: mode == nil ? settings.configuration.feedback.mode.word : "chosen")
      }, idleActivity: idle)
    let seconds = Int64(settings.configuration.rest.seconds)
    let setup = DeskSetup(
      samples: samples(origin), isCalibrated: wearing.isCalibrated, feedback: plan.mode,
      restTarget: seconds == 0 ? nil : TimeSpan(milliseconds: seconds * 1000))
    return WearerDesk(tools, setup: setup, carry: parts.carry)
  }

  private func button(_ settings: LoadedSettings) throws(Problem) -> ButtonInput? {
    let button = settings.configuration.button
    guard let line = button.line else { return nil }
    do throws(GPIOError) {
      return try ButtonInput(
        GPIOLineAddress(chip: button.chip, line: line, purpose: .button),
        activeLow: button.activeLow)
    } catch {
      throw Problem("\(error)", exitCode: 69)
    }
  }

  private func samples(_ origin: SampleOrigin) -> DeskSetup.Samples {
    if case .sensors = origin { return .worn }
    return fast ? .hurried : .stored
  }

  /// Why nobody else can be worn in this run; nil: somebody can.
  private var pinned: String? {
    if replay != nil {
      return "hinged replays a recording, which is one lifter's; nobody else can be worn."
    }
    if profile != nil {
      return "hinged was started with --profile and wears that one alone; start it without."
    }
    return nil
  }

  /// How many sensors a profile may have been made with.
  private func sensorCounts(
    _ origin: SampleOrigin, _ settings: LoadedSettings
  ) -> ClosedRange<Int> {
    switch origin {
    case .sensors: 1...max(settings.configuration.sensors.addresses.count, 1)
    case .stored(_, let header): header.sensors.count...header.sensors.count
    }
  }
}
