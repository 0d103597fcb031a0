import Logging
import ServiceLifecycle
import Settings
import Setup
import UnixSignals

/// Reads the settings again on SIGHUP. What is wrong is said, and the settings in effect stay; what is
/// right waits for the set to end.
struct SettingsReload: Service {
  let current: LoadedSettings
  let renewal: Renewal
  let board: StatusBoard
  let logger: Logger
  /// As at the start, with what the command line says.
  let read: @Sendable () throws(Problem) -> LoadedSettings

  func run() async throws {
    for await _ in await UnixSignalsSequence(trapping: .sighup).cancelOnGracefulShutdown() {
      reload()
    }
  }

  func reload() {
    let next: LoadedSettings
    do throws(Problem) {
      next = try read()
    } catch {
      logger.error("The settings are not taken, those in effect stay: \(error)")
      return
    }
    let changed = Self.changes(from: current, to: next)
    if changed.isEmpty {
      renewal.takeBack()
      logger.notice("Settings read again: nothing has changed.")
      return
    }
    renewal.ask(next)
    board.awaitSettings()
    logger.notice(
      "Settings read again: \(changed.joined(separator: ", ")) changed; in effect in a new session, once no set is open."
    )
  }

  /// The names of the settings that differ, in the order of the file.
  static func changes(from old: LoadedSettings, to new: LoadedSettings) -> [String] {
    zip(old.effective.values, new.effective.values).compactMap { before, after in
      // Where the page is does not concern the daemon: that begins no new session.
      before.value == after.value || after.name.hasPrefix("web.") ? nil : after.name
    }
  }
}
