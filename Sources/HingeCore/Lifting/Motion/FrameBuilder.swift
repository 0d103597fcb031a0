/// Means of the motion signals over 20 ms, the pace at which phases are found.
///
/// Judging at full rate and segmenting at 50 Hz keeps an alarm fast and the rest cheap, and frees
/// the segmentation from the sample rate: below 50 Hz every sample is a frame of its own.
struct FrameBuilder: BitwiseCopyable, Sendable {
  /// One finished frame.
  struct Frame: BitwiseCopyable, Sendable {
    /// Middle of the frame.
    var time: Timestamp
    var span: TimeSpan
    var pelvisPitch: Angle
    var trunkPitch: Angle
    /// Pitch rate of the leading segment, forward positive.
    var rate: AngularRate
    /// Pitch rate of the sacrum.
    var pelvisRate: AngularRate
    /// Upward acceleration of the sacrum.
    var vertical: Acceleration
    /// Mean of the sacrum's fastest axis: how much it turns, about whatever axis.
    var turning: AngularRate
  }

  static let length = TimeSpan(milliseconds: 20)

  private var start: Timestamp?
  private var last = Timestamp(microseconds: 0)
  private var count: Int64 = 0
  private var pelvis: Int64 = 0
  private var trunk: Int64 = 0
  private var rate: Int64 = 0
  private var pelvisRate: Int64 = 0
  private var vertical: Int64 = 0
  private var turning: Int64 = 0

  mutating func restart() { start = nil }

  /// Adds a sample; gives the frame that it ends, if any.
  mutating func add(
    time: Timestamp, pelvisPitch: Angle, trunkPitch: Angle, rate sampleRate: AngularRate,
    pelvisRate samplePelvisRate: AngularRate, vertical sampleVertical: Acceleration,
    turning sampleTurning: AngularRate
  ) -> Frame? {
    if start == nil {
      start = time
      clear()
    }
    count &+= 1
    last = time
    pelvis &+= Int64(truncatingIfNeeded: pelvisPitch.raw)
    trunk &+= Int64(truncatingIfNeeded: trunkPitch.raw)
    rate &+= Int64(truncatingIfNeeded: sampleRate.raw)
    pelvisRate &+= Int64(truncatingIfNeeded: samplePelvisRate.raw)
    vertical &+= Int64(truncatingIfNeeded: sampleVertical.raw)
    turning &+= Int64(truncatingIfNeeded: sampleTurning.raw)
    guard let begun = start, time.since(begun) >= Self.length else { return nil }
    let frame = Frame(
      time: Timestamp(microseconds: begun.microseconds &+ time.since(begun).microseconds &>> 1),
      span: time.since(begun), pelvisPitch: Angle(raw: mean(pelvis)),
      trunkPitch: Angle(raw: mean(trunk)), rate: AngularRate(raw: mean(rate)),
      pelvisRate: AngularRate(raw: mean(pelvisRate)), vertical: Acceleration(raw: mean(vertical)),
      turning: AngularRate(raw: mean(turning)))
    start = time
    clear()
    return frame
  }

  private mutating func clear() {
    count = 0
    pelvis = 0
    trunk = 0
    rate = 0
    pelvisRate = 0
    vertical = 0
    turning = 0
  }

  /// Toward zero: half a step of 1.5e-5 degrees matters to nobody here.
  @inline(__always) private func mean(_ sum: Int64) -> Int32 {
    Int32(truncatingIfNeeded: sum / count)
  }
}
