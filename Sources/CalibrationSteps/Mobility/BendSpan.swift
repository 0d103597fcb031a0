import HingeCore

/// One hinge of a mobility check, from standing to standing: places in the trace.
struct BendSpan {
  var start: Int
  var end: Int

  /// The hinges of a trace.
  ///
  /// With one sensor a back that rounds may tuck the pelvis half way back to upright: what does not come near
  /// standing in between is one hinge.
  static func find(in trace: MobilityTrace) -> [BendSpan] {
    let bends = Bend.find(in: trace.lead, least: Angle(degrees: 15)).map(\.range)
    guard let top = trace.lead.max() else { return [] }
    let near = top.scaled(by: Fraction(15, over: 100))
    var spans: [BendSpan] = []
    for range in bends {
      if let last = spans.last,
        let lowest = trace.lead[last.end...range.lowerBound].min(), lowest > near
      {
        spans[spans.count - 1].end = range.upperBound
      } else {
        spans.append(BendSpan(start: range.lowerBound, end: range.upperBound))
      }
    }
    return spans.indices.map { index in
      let before = index > 0 ? spans[index - 1].end : 0
      let after = index + 1 < spans.count ? spans[index + 1].start : trace.lead.count - 1
      var span = spans[index]
      while span.start > before, trace.lead[span.start] > near { span.start -= 1 }
      while span.end < after, trace.lead[span.end] > near { span.end += 1 }
      return span
    }
  }

  /// How far the standings before, between and after the hinges lie apart, of either sensor.
  static func standingShift(_ spans: [BendSpan], _ trace: MobilityTrace) -> Angle {
    let starts = [0] + spans.map(\.end)
    let ends = spans.map(\.start) + [trace.lead.count]
    func shift(_ values: [Angle]) -> Angle {
      let levels = zip(starts, ends).compactMap { start, end -> Angle? in
        guard end - start >= 50 else { return nil }
        return values[start..<end].sorted()[(end - start) / 4]
      }
      guard let most = levels.max(), let least = levels.min() else { return .zero }
      return most - least
    }
    let trunk = zip(trace.pelvis, trace.flexion).map { $0 + $1 }
    return max(shift(trace.pelvis), shift(trunk))
  }
}
