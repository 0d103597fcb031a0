import HingeCore
import IMU
import LinuxIO
import Logging
import Settings
import Setup

// The push button, where the settings name one.
extension Hinged {
  /// How a session ended.
  struct SessionEnd {
    /// What another is to be run with; nil: none.
    var settings: LoadedSettings?
    var carried: Carried
    /// Entries that are in memory only.
    var unwritten: Int
  }

  /// Nil where there is no button, or nobody wears sensors: what is stored can't be commanded.
  func wearerDesk(
    _ wearing: Wearing, from origin: SampleOrigin, settings: LoadedSettings,
    shared: SamplerShared, board: StatusBoard, logger: Logger, isMuted: Bool
  ) throws(Problem) -> WearerDesk? {
    guard case .sensors(let found) = origin, let line = settings.configuration.button.line else {
      return nil
    }
    let button = settings.configuration.button
    let taker = CalibrationTaker(
      header: found.header, settings: settings, devices: try Devices.read(device),
      profilePath: profilePath(settings))
    let input: ButtonInput
    do throws(GPIOError) {
      input = try ButtonInput(
        GPIOLineAddress(chip: button.chip, line: line, purpose: .button),
        activeLow: button.activeLow)
    } catch {
      throw Problem("\(error)", exitCode: 69)
    }
    if !wearing.isCalibrated {
      logger.notice("Not calibrated yet: hold the button for 5 s, and follow the ticks.")
      board.say("not calibrated: hold the button for 5 s")
    }
    do throws(Errno) {
      return try WearerDesk(
        button: input, shared: shared, board: board, logger: logger, taker: taker,
        isMuted: isMuted)
    } catch {
      throw Problem("An event could not be made: \(error)", exitCode: 74)
    }
  }
}
