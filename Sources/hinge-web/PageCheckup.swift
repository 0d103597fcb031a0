import Diagnosis
import Hummingbird
import Reports
import Setup
import Web

/// What `hinge doctor` finds without a device: settings, service, clock, supply, log, and what hinged says of itself.
struct PageCheckup: Sendable {
  /// nil: the standard one.
  let settings: String?
  let socket: String

  private static let busy = "Too many ask at once; ask again in a moment."

  func page(_ desk: LogDesk) async -> Response {
    switch await findings(desk) {
    case .success(let findings):
      let rows = findings.map {
        DoctorPage.Row(
          grade: $0.grade.rawValue, check: $0.check.words, value: $0.value.text, reason: $0.reason,
          mend: $0.mend)
      }
      return Answer.page { DoctorPage(rows).page(nonce: $0) }
    case .failure(let problem): return Answer.sentence(.serviceUnavailable, "\(problem)")
    case nil: return Answer.sentence(.serviceUnavailable, Self.busy, [.retryAfter: "1"])
    }
  }

  func json(_ desk: LogDesk) async -> Response {
    switch await findings(desk) {
    case .success(let findings):
      return Answer.json(CheckupJSON.text(findings, version: Version.text, seconds: 0))
    case .failure(let problem): return Answer.error(.serviceUnavailable, "\(problem)")
    case nil: return Answer.error(.serviceUnavailable, Self.busy, [.retryAfter: "1"])
    }
  }

  private func findings(_ desk: LogDesk) async -> Result<[Finding], Problem>? {
    await desk.work { [settings, socket] () throws(Problem) in
      let checked = try SettingsCheckup(file: settings)
      var found = Examination(
        settingsFile: checked.evidence.path, addresses: [],
        daemon: DaemonProbe.presence(at: socket))
      ServiceCheckup(checked).examine(&found, unit: UnitCheckup.examine())
      // They would be those of the page's own user, which has no right to a device and reads no profile.
      found.groups = nil
      found.profile = nil
      if found.daemon != .notRunning { return found.findings }
      return found.findings + [
        Finding(
          .daemon, .daemon, .fail, .words("not running"), "nobody listens at \(socket)",
          mend: "start it: sudo systemctl start hinged")
      ]
    }
  }
}
