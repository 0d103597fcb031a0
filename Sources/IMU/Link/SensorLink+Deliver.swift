import HingeCore

// From what a read gave to the queue: a time for each, and only what was measured.
extension SensorLink {
  mutating func deliver(at now: Timestamp) {
    let before = delivered
    var isFrozen = false
    for index in 0..<batch.count where !isFrozen {
      let sample = batch.sample(index)
      let words = batch.words(index)
      taken &+= 1
      let time = clock.next()
      let isPlaced = unplaced == 0
      if !isPlaced { unplaced &-= 1 }
      if !sample.isValid { continue }
      lastSamples = now
      cuts = 0
      if !isPlaced { continue }
      isFrozen = freeze.add(words)
      if isFrozen { continue }
      if let value = sample.temperature { temperature = value }
      if downSince != nil && !isProven(at: now) { continue }
      delivered &+= 1
      let element = TimedQueue.Element(time: time, counts: sample.counts)
      if gate.add(element, words, to: &queue) { weigh(hasFailed: true, at: now) }
    }
    if delivered > before { ladder.deliver(at: now) }
    if isFrozen {
      tell(.frozen, 0, at: now)
      breakOff(at: now)
    }
  }

  /// After a fault: it measures, and has for long enough where it keeps failing.
  private mutating func isProven(at now: Timestamp) -> Bool {
    if !freeze.isAlive { return false }
    let since = provingSince ?? now
    provingSince = since
    if now.since(since) < flaps.proof(at: now) { return false }
    if let downSince, delivered > 0 {
      tell(.recovered, Int32(clamping: now.since(downSince).milliseconds), at: now)
    }
    downSince = nil
    return true
  }
}
