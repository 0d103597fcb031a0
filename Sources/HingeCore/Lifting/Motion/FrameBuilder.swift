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
    /// Pitch rate of T12, or of the sacrum where it is alone; forward positive.
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
  private var count: Int64 = 0
  /// Of pelvis and trunk pitch, the two rates, the vertical acceleration and the turning, raw.
  private var sums = InlineArray<6, Int64>(repeating: 0)

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
    let values: InlineArray<6, Int32> = [
      pelvisPitch.raw, trunkPitch.raw, sampleRate.raw, samplePelvisRate.raw, sampleVertical.raw,
      sampleTurning.raw,
    ]
    count &+= 1
    for index in 0..<6 { sums[index] &+= Int64(truncatingIfNeeded: values[index]) }
    guard let begun = start, time.since(begun) >= Self.length else { return nil }
    // Toward zero: half a step of 1.5e-5 degrees matters to nobody here.
    var means = InlineArray<6, Int32>(repeating: 0)
    for index in 0..<6 { means[index] = Int32(truncatingIfNeeded: sums[index] / count) }
    let frame = Frame(
      time: Timestamp(microseconds: begun.microseconds &+ time.since(begun).microseconds &>> 1),
      span: time.since(begun), pelvisPitch: Angle(raw: means[0]),
      trunkPitch: Angle(raw: means[1]), rate: AngularRate(raw: means[2]),
      pelvisRate: AngularRate(raw: means[3]), vertical: Acceleration(raw: means[4]),
      turning: AngularRate(raw: means[5]))
    start = time
    clear()
    return frame
  }

  private mutating func clear() {
    count = 0
    for index in 0..<6 { sums[index] = 0 }
  }
}
