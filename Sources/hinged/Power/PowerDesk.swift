import HingeCore
import LinuxIO

/// The thread that asks the Pi for its supply and its heat, every ten seconds. Not the sampler's: the
/// firmware takes some milliseconds to answer. On a machine that does not say there is none.
///
/// Nothing sounds: every pattern says something that a lifter with the bar in his hands can act on, and a
/// supply is mended at the desk. Where it costs samples the sensor is lost, and that does sound. Nor
/// should a supply that is too weak have a buzzer to feed.
final class PowerDesk: @unchecked Sendable {
  private let files: PowerFiles
  private let shared: SamplerShared
  private let board: StatusBoard
  private let stopping: WakeEvent
  private var watch = PowerWatch()

  private static let pause = TimeSpan(milliseconds: 10_000)

  /// Looks once, so that a session begins with what is known. nil where nothing is.
  init?(files: PowerFiles, shared: SamplerShared, board: StatusBoard) throws(Errno) {
    let first = files.read()
    if !first.isKnown { return nil }
    self.files = files
    self.shared = shared
    self.board = board
    stopping = try WakeEvent()
    take(first)
  }

  func stop() { stopping.signal() }

  /// The thread's body.
  func run() { while !stopping.wait(timeout: Self.pause) { take(files.read()) } }

  private func take(_ reading: PowerReading) {
    let events = watch.take(reading, at: MonotonicClock.now())
    for event in events { shared.power.push(event) }
    if !events.isEmpty { shared.wake.signal() }
    board.power(watch, reading)
  }
}
