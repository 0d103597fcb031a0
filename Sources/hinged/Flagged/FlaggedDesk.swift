import HingeCore
import LinuxIO
import Logging
import Recording
import Settings
import Setup
import Synchronization
import Training

/// The thread that keeps the last minutes of samples and writes those round flagged reps to a file.
/// Neither the sampler's, which must not wait for a disk, nor the log's, whose reps go first.
final class FlaggedDesk: @unchecked Sendable {
  private let shared: SamplerShared
  private let store: FlaggedStore
  private let header: RecordingHeader
  private let logger: Logger
  private var window: FlaggedWindow
  private var session: Int64 = 0
  /// Wall clock less sample clock, ms, as the session began.
  private let wallOffsetMS: Int64
  private var hasFailed = false

  private static let pause = TimeSpan(milliseconds: 200)

  init(
    shared: SamplerShared, from origin: SampleOrigin, session: SessionRecord,
    settings: LoadedSettings, logger: Logger
  ) {
    self.shared = shared
    self.logger = logger
    let own = settings.configuration.recording
    store = FlaggedStore(
      recordings: settings.paths.recordingDirectory, lifter: session.lifter,
      mostBytes: Int64(own.mostMB) * 1_000_000)
    header = origin.header
    wallOffsetMS = session.startedAtWallMS - session.startedAtMonotonicUS / 1000
    window = FlaggedWindow(
      span: TimeSpan(milliseconds: Int64(own.minutes) * 60_000),
      interval: TimeSpan(microseconds: header.nominalIntervalUS))
  }

  /// The thread's body: until the writer of the log has ended, who flags the last reps.
  func run() {
    while true {
      let isOver = shared.flagsAreOver.load(ordering: .acquiring)
      take()
      if isOver { break }
      MonotonicClock.sleep(until: MonotonicClock.now().advanced(by: Self.pause))
    }
    if let kept = window.finish() { write(kept) }
  }

  private func take() {
    while let sample = shared.kept.pop() {
      if let kept = window.add(sample) { write(kept) }
    }
    while let flagged = shared.flagged.pop() {
      session = flagged.session
      window.flag(flagged.rep)
    }
  }

  private func write(_ kept: FlaggedWindow.Kept) {
    let start = kept.reps.first?.start.microseconds ?? 0
    do throws(Problem) {
      let stored = try store.store(
        kept, header: header, session: session, wallMS: wallOffsetMS + start / 1000)
      hasFailed = false
      let older = stored.removed == 0 ? "" : "; \(stored.removed) older ones went for it"
      logger.notice("Kept the samples of a flagged rep: \(stored.path)\(older)")
    } catch {
      // Once, not at every rep of an evening with a full disk.
      if !hasFailed { logger.warning("Samples of a flagged rep are not kept: \(error)") }
      hasFailed = true
    }
  }
}
