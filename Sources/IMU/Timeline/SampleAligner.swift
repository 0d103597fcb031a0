package import HingeCore

/// Puts the second sensor onto the first one's clock: each sample of the first with the nearest of
/// the second, which is at most half of the second's period away.
///
/// No interpolation: what the core is fed are counts that a chip has given, and a recording of them
/// replays to the same bits.
package struct SampleAligner: BitwiseCopyable, Sendable {
  /// The second sensor's period.
  private let interval: TimeSpan

  package init(interval: TimeSpan) { self.interval = interval }

  /// The oldest sample of the first sensor with its partner; nil while a partner may still come.
  /// A sample that can have none is dropped: a gap.
  package func next(
    _ first: inout TimedQueue, _ second: inout TimedQueue
  ) -> SampleInput? {
    let reach = interval.microseconds &* 5 / 8
    while first.count > 0 {
      let sample = first[0]
      let time = sample.time.microseconds
      // An older partner goes as soon as a younger one is at least as near.
      while second.count >= 2
        && abs(second[1].time.microseconds &- time) <= abs(second[0].time.microseconds &- time)
      {
        second.removeFirst()
      }
      guard second.count > 0 else { return nil }
      let partner = second[0]
      let ahead = partner.time.microseconds &- time
      if ahead > reach {
        first.removeFirst()
        continue
      }
      if ahead < -reach {
        // Too old, and the next one, if there is one, is further away: the second has a gap.
        if second.count == 1 { return nil }
        first.removeFirst()
        continue
      }
      // The next one might be nearer, and is due within half a period.
      if second.count == 1 && -ahead > interval.microseconds / 2 { return nil }
      first.removeFirst()
      return SampleInput(time: sample.time, sacrum: sample.counts, thorax: partner.counts)
    }
    return nil
  }
}
