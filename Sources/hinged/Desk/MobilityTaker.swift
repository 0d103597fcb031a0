import Control
import Desk
import HingeCore
import RepLog
import Setup
import Training

/// The samples of a mobility check as they come in, and the range made of them.
final class MobilityTaker {
  private let checking: MobilityChecking
  private let log: LogThread
  private let inbox: DeskInbox
  private var samples: [SampleInput]?

  /// Longer than any check: whoever forgets to end one fills no memory.
  private static let mostSamples = 120_000

  init(_ checking: MobilityChecking, log: LogThread, inbox: DeskInbox) {
    self.checking = checking
    self.log = log
    self.inbox = inbox
  }

  func begin() { samples = [] }
  func forget() { samples = nil }

  func add(_ sample: SampleInput) {
    guard let count = samples?.count, count < Self.mostSamples else { return }
    samples?.append(sample)
  }

  /// Measures now; that it is on the disk is posted to the desk.
  func finish() throws(Problem) -> MobilityRecord {
    let taken = samples ?? []
    samples = nil
    let record = try checking.measure(taken, at: .now())
    let inbox = inbox
    log.write(mobility: record) { result in
      inbox.post(.checked(Self.outcome(record, result)))
    }
    return record
  }

  private static func outcome(
    _ record: MobilityRecord, _ result: Result<Int64, RepLogError>
  ) -> LiveMobility {
    var outcome = LiveMobility(phase: .measured)
    outcome.range = LiveMobility.Range(
      neutralDeg: Double(record.neutralMdeg) / 1000, isAtLeast: record.isAtLeast,
      spreadDeg: Double(record.spreadMdeg) / 1000, depthDeg: Double(record.depthMdeg) / 1000,
      limitDeg: Double(record.limitMdeg) / 1000, hinges: record.bends, mode: record.mode,
      isSimulated: record.isSimulated)
    switch result {
    case .success(let number): outcome.number = number
    case .failure(let error): outcome.message = "It is not in the log: \(error)"
    }
    return outcome
  }
}
