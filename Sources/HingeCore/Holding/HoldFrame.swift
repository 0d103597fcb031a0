/// What holds are found and graded from: the mean of 20 ms, smoothed over five of them.
struct HoldFrame: BitwiseCopyable, Sendable {
  /// The moment that the smoothed directions stand for.
  var time: Timestamp
  var span: TimeSpan
  var pelvis: SegmentUp
  /// That of the pelvis again where only one sensor is worn.
  var thorax: SegmentUp
  /// Upward acceleration of the sacrum, not smoothed.
  var vertical: Acceleration
}

/// Makes frames of samples: at any rate the same 50 Hz, or below it every sample.
struct HoldFrameBuilder: BitwiseCopyable, Sendable {
  static let length = TimeSpan(milliseconds: 20)

  private var start: Timestamp?
  private var count: Int64 = 0
  /// Pelvis and thorax: forward, left, along; the vertical acceleration.
  private var sums = InlineArray<7, Int64>(repeating: 0)
  private var means = InlineArray<6, MovingMean<5>>(repeating: MovingMean<5>())

  mutating func restart() {
    start = nil
    for index in 0..<6 { means[index].restart() }
  }

  /// Adds a sample; gives the frame that it ends, if any.
  mutating func add(
    _ time: Timestamp, pelvis: SegmentUp, thorax: SegmentUp, vertical: Acceleration
  ) -> HoldFrame? {
    if start == nil {
      start = time
      clear()
    }
    let values: InlineArray<7, Int32> = [
      pelvis.forward, pelvis.left, pelvis.along, thorax.forward, thorax.left, thorax.along,
      vertical.raw,
    ]
    count &+= 1
    for index in 0..<7 { sums[index] &+= Int64(truncatingIfNeeded: values[index]) }
    guard let begun = start, time.since(begun) >= Self.length else { return nil }
    let span = time.since(begun)
    var smooth = InlineArray<6, Int32>(repeating: 0)
    for index in 0..<6 {
      smooth[index] = means[index].add(Int32(truncatingIfNeeded: sums[index] / count))
    }
    let vertical = Acceleration(raw: Int32(truncatingIfNeeded: sums[6] / count))
    start = time
    clear()
    // The middle of the frame, two frames ago: a mean of five lags by that.
    let lag = TimeSpan(microseconds: span.microseconds &* 5 / 2)
    return HoldFrame(
      time: time.goingBack(lag), span: span,
      pelvis: SegmentUp(forward: smooth[0], left: smooth[1], along: smooth[2]),
      thorax: SegmentUp(forward: smooth[3], left: smooth[4], along: smooth[5]),
      vertical: vertical)
  }

  private mutating func clear() {
    count = 0
    for index in 0..<7 { sums[index] = 0 }
  }
}
