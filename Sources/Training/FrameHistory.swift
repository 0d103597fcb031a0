package import HingeCore

/// The last minutes of frames, from which a rep's trace and posture are cut.
package struct FrameHistory: Sendable {
  private var frames: [MotionFrame] = []
  /// Longer than any rep: five minutes at 50 frames a second.
  private static let most = 15_000
  /// Before lift-off the back is as it was set up; at lift-off it may give way already.
  private static let setUp = TimeSpan(milliseconds: 100)

  package init() {}

  package mutating func add(_ frame: MotionFrame) {
    // In halves, so that forgetting costs little.
    if frames.count == Self.most { frames.removeFirst(Self.most / 2) }
    frames.append(frame)
  }

  /// Flexion over what a rep owns, one value every 100 ms, tenths of a degree.
  package func trace(of rep: Rep) -> [Int16] {
    let step: Int64 = 100_000
    let count = Int(max(rep.ownEnd.since(rep.ownStart).microseconds, 0) / step) + 1
    var values = [Int16](repeating: RepRecord.unknown, count: min(count, 600))
    for frame in frames.reversed() {
      let offset = frame.time.since(rep.ownStart).microseconds
      if offset < 0 { break }
      let index = Int(offset / step)
      guard index < values.count, let flexion = frame.flexion else { continue }
      // Going back in time, the frame nearest to the step's start is the one that stays.
      values[index] = Int16(clamping: flexion.millidegrees / 100)
    }
    return values
  }

  package func posture(of rep: Rep) -> RepPosture {
    var posture = RepPosture()
    var end = rep.ownEnd
    for frame in frames.reversed() where frame.time <= rep.ownEnd {
      if frame.time < rep.ownStart { break }
      let lean = frame.lateralLean.millidegrees
      if lean.magnitude >= posture.leanMdeg?.magnitude ?? 0 { posture.leanMdeg = lean }
      let twist = frame.twist.millidegrees
      if twist.magnitude >= posture.twistMdeg?.magnitude ?? 0 { posture.twistMdeg = twist }
      let length = end.since(frame.time).milliseconds
      end = frame.time
      // A gap is not said to have been filled by the buzzer.
      posture.buzzMS = (posture.buzzMS ?? 0) + (frame.isBuzzing ? min(length, 100) : 0)
    }
    let setUp = rep.liftoff.goingBack(Self.setUp)
    if let frame = frames.last(where: { $0.time <= setUp }),
      setUp.since(frame.time) < TimeSpan(milliseconds: 200)
    {
      posture.setupFlexionMdeg = frame.flexion?.millidegrees
      posture.setupReservePermille = frame.reserveUsed?.thousandths
    }
    return posture
  }
}
