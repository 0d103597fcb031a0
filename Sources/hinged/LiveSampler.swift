import Desk
import HingeCore
import IMU
import LinuxIO
import Synchronization

/// The sampler's thread on the worn sensors: reads what is due, steps every sample, sleeps until there
/// is more.
///
/// The pipeline is fed on the chips' own clock. Reads are seldom at rest and often while somebody
/// lifts or the buzzer speaks, since what it says is stepped here.
final class LiveSampler<Bus: RegisterBus & Sendable, Line: Buzzer & Sendable>: Sendable {
  private let makeBelt: @Sendable () -> Belt<Bus, SystemMoments>
  private let configuration: PipelineConfiguration
  private let buzzer: Line
  private let shared: SamplerShared
  private let isCalibrated: Bool

  /// Without a sample for this long the pipeline is told so. Longer than any pause of the schedule.
  private static var silence: TimeSpan { TimeSpan(milliseconds: 60) }
  /// The longest pause within a pattern, and some.
  private static var afterSound: TimeSpan { TimeSpan(milliseconds: 1500) }

  init(
    belt: @escaping @Sendable () -> Belt<Bus, SystemMoments>, configuration: PipelineConfiguration,
    buzzer: Line, shared: SamplerShared, isCalibrated: Bool
  ) {
    makeBelt = belt
    self.configuration = configuration
    self.buzzer = buzzer
    self.shared = shared
    self.isCalibrated = isCalibrated
  }

  /// The thread's body: until it is told to stop.
  ///
  /// Belt and pipeline stand on its stack: in a class every access would be checked, which is a fifth
  /// of what a round takes beside the core.
  func run() {
    shared.lockSampler()
    var belt = makeBelt()
    var path = SamplePath(
      configuration: configuration, buzzer: buzzer, shared: shared, waitsForReaders: false)
    var requests = WearerRequests(
      shared: shared, feedback: configuration.alerts.feedback, isCalibrated: isCalibrated)
    var now = belt.lastLook
    var lastArrival = now
    // Reads stay frequent until then.
    var busyUntil = Timestamp(microseconds: 0)
    while !shared.isStopping.load(ordering: .relaxed) {
      let due = belt.service(isLifting: now < busyUntil)
      var hasSamples = false
      var hasSound = false
      while let sample = belt.next() {
        requests.take(sample, &path)
        hasSamples = true
        hasSound = hasSound || path.isSounding
      }
      while let event = belt.nextEvent() {
        shared.links.push(event)
        shared.wake.signal()
      }
      now = belt.lastLook
      if hasSamples {
        lastArrival = now
      } else if !requests.isCapturing && now.since(lastArrival) >= Self.silence {
        path.noSample(at: now)
        hasSound = path.isSounding
      }
      requests.advance(to: now, &path)
      hasSound = hasSound || requests.cues.isPlaying || requests.isAttended
      let span = hasSound ? Self.afterSound : path.isLifting ? Self.silence : .zero
      busyUntil = max(busyUntil, now.advanced(by: span))
      shared.roundCount.wrappingAdd(1, ordering: .relaxed)
      MonotonicClock.sleep(until: due)
    }
    path.finish()
  }
}
