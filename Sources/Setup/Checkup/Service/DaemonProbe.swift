import Control
package import Diagnosis

/// Whether hinged runs, and what it says of itself.
package enum DaemonProbe {
  package static func presence(at socket: String) -> DaemonPresence {
    do throws(ControlClientError) {
      let client = try ControlClient(path: socket)
      return .running(evidence(try client.status()))
    } catch {
      if case .notRunning = error { return .notRunning }
      return .unclear("\(error)")
    }
  }

  private static func evidence(_ status: StatusReply) -> DaemonEvidence {
    let faults = status.faults
    let counted = [
      ("gap", faults.gap), ("saturated", faults.saturated), ("frozen", faults.frozen),
      ("time reversed", faults.timeReversed), ("sensor", faults.sensor),
    ].filter { $0.1 > 0 }
    var evidence = DaemonEvidence(
      state: status.state.rawValue.replacing("_", with: " "),
      isWell: [.running, .holding, .starting].contains(status.state), source: status.source,
      samples: status.samples, rateHz: status.sampleRateHz, uptimeS: status.uptimeS,
      faults: counted.map { DaemonEvidence.Fault(name: $0.0, count: $0.1) })
    evidence.awaitsCalibration = status.isCalibrated == false
    evidence.logPath = status.logPath
    evidence.logError = status.logError
    return evidence
  }
}
