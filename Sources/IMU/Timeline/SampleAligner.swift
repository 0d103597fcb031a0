package import HingeCore

/// Puts the second sensor onto the first one's clock: each sample of the first with the nearest of
/// the second, which is at most half of the second's period away.
///
/// No interpolation: what the core is fed are counts that a chip has given, and a recording of them
/// replays to the same bits.
package struct SampleAligner: BitwiseCopyable, Sendable {
  /// How far a partner may be away, and half of the second sensor's period; microseconds.
  private let reach: Int64
  private let half: Int64

  package init(interval: TimeSpan) {
    reach = interval.microseconds &* 5 / 8
    half = interval.microseconds / 2
  }

  /// The oldest sample of the first sensor with its partner; nil while a partner may still come.
  /// A sample that can have none is dropped: a gap.
  package func next(
    _ first: inout TimedQueue, _ second: inout TimedQueue
  ) -> SampleInput? {
    while first.count > 0 {
      let time = first.time(0)
      guard second.count > 0 else { return nil }
      var ahead = second.time(0) &- time
      // An older partner goes as soon as a younger one is at least as near.
      while second.count >= 2 {
        let next = second.time(1) &- time
        if next.magnitude > ahead.magnitude { break }
        second.removeFirst()
        ahead = next
      }
      if ahead > reach {
        first.removeFirst()
        continue
      }
      if ahead < 0 &- reach {
        // Too old, and the next one, if there is one, is further away: the second has a gap.
        if second.count == 1 { return nil }
        first.removeFirst()
        continue
      }
      // The next one might be nearer, and is due within half a period.
      if second.count == 1 && 0 &- ahead > half { return nil }
      let sample = first[0]
      first.removeFirst()
      return SampleInput(time: sample.time, sacrum: sample.counts, thorax: second[0].counts)
    }
    return nil
  }
}
