import HingeCore

/// What the pipeline reads off a recording, every 20 ms: the same code as live.
struct MobilityTrace {
  /// Pelvis pitch and the leading pitch, the pelvis's own with one sensor. From standing as calibrated.
  private(set) var pelvis: [Angle] = []
  private(set) var lead: [Angle] = []
  /// Of the trunk against the pelvis; zero with one sensor.
  private(set) var flexion: [Angle] = []
  /// Every sample of the 20 ms could be trusted.
  private(set) var isTrusted: [Bool] = []
  /// The belt does not sit as it was calibrated.
  private(set) var isInDoubt = false

  static let stepMS = 20

  init(_ samples: [SampleInput], _ configuration: PipelineConfiguration) {
    var pipeline = HingePipeline(configuration)
    var sums = Sums()
    for sample in samples {
      pipeline.step(sample)
      for index in 0..<pipeline.events.count {
        if case .alert(let alert)? = pipeline.events[index], alert.kind == .recalibrate {
          isInDoubt = true
        }
      }
      // Holes stay holes: the angles are from one time step to the next all the same.
      if let start = sums.start, sample.time.since(start) >= Self.step {
        take(&sums, until: sample)
      }
      sums.add(pipeline.reading, at: sample.time)
    }
    smooth()
  }

  private static let step = TimeSpan(milliseconds: Int64(stepMS))
  /// No recording is this long with a hole in it: 20 s.
  private static let longestHole = 1000

  private mutating func take(_ sums: inout Sums, until sample: SampleInput) {
    guard let start = sums.start else { return }
    let steps = sample.time.since(start).microseconds / Self.step.microseconds
    for index in 0..<min(Int(steps), Self.longestHole) {
      pelvis.append(sums.mean(sums.pelvis))
      lead.append(sums.mean(sums.lead))
      flexion.append(sums.mean(sums.flexion))
      isTrusted.append(sums.isTrusted && index == 0)
    }
    let rest = steps * Self.step.microseconds
    sums = Sums()
    sums.start = start.advanced(by: TimeSpan(microseconds: rest))
  }

  /// Means over a fifth of a second: soft tissue trembles at 5 Hz and faster.
  private mutating func smooth() {
    pelvis = Self.smoothed(pelvis)
    lead = Self.smoothed(lead)
    flexion = Self.smoothed(flexion)
  }

  private static func smoothed(_ values: [Angle]) -> [Angle] {
    var sums: [Int64] = [0]
    sums.reserveCapacity(values.count + 1)
    for value in values { sums.append(sums[sums.count - 1] + Int64(value.raw)) }
    return values.indices.map { index in
      let first = max(index - 5, 0)
      let last = min(index + 5, values.count - 1)
      return Angle(
        raw: Int32(saturating: (sums[last + 1] - sums[first]) / Int64(last - first + 1)))
    }
  }

  private struct Sums {
    var start: Timestamp?
    private var count: Int64 = 0
    private(set) var pelvis: Int64 = 0
    private(set) var lead: Int64 = 0
    private(set) var flexion: Int64 = 0
    private(set) var isTrusted = true

    mutating func add(_ reading: PipelineReading, at time: Timestamp) {
      if start == nil { start = time }
      count += 1
      let trunk = reading.trunkPitch ?? reading.pelvisPitch
      pelvis += Int64(reading.pelvisPitch.raw)
      lead += Int64(leading(trunk: trunk, pelvis: reading.pelvisPitch).raw)
      flexion += Int64((trunk - reading.pelvisPitch).raw)
      if !reading.isTrusted { isTrusted = false }
    }

    func mean(_ sum: Int64) -> Angle { Angle(raw: Int32(saturating: sum / max(count, 1))) }
  }
}
