import HingeCore

/// How a fault ended.
struct Recovery: Sendable {
  var fault: SoakFault
  /// The last sample that was wrong, late or missing.
  var lastBad: Timestamp
  /// Good samples have come ever since.
  var isBack: Bool

  /// From the end of the fault to good data for good.
  var span: TimeSpan { max(.zero, lastBad.since(fault.end)) }
}

/// Looks, fault by fault, when what is delivered is whole and true again.
struct RecoveryWatch {
  private(set) var found: [Recovery] = []
  private var faults: ArraySlice<SoakFault>
  private var open: Recovery?
  private var lastSample: Timestamp?
  private var lastArrival = Timestamp(microseconds: 0)

  /// Looked at for so long after a fault.
  static let patience = TimeSpan(milliseconds: 8000)
  /// Samples this far apart are a gap.
  private static let gap = TimeSpan(microseconds: 7500)
  /// Nothing for this long is no data.
  private static let silence = TimeSpan(milliseconds: 100)

  init(_ faults: [SoakFault]) { self.faults = faults[...] }

  /// Takes a sample; true where it is within a fault or its wake.
  mutating func take(_ sample: SampleInput, isTrue: Bool, now: Timestamp) -> Bool {
    begin(now)
    let isGap = lastSample.map { sample.time.since($0) > Self.gap } ?? false
    lastSample = sample.time
    lastArrival = now
    if open != nil && (isGap || !isTrue) { open?.lastBad = now }
    return open != nil
  }

  mutating func look(now: Timestamp) {
    begin(now)
    guard let current = open else { return }
    if now.since(lastArrival) > Self.silence { open?.lastBad = now }
    if now < current.fault.end.advanced(by: Self.patience) { return }
    found.append(
      Recovery(
        fault: current.fault, lastBad: current.lastBad,
        isBack: now.since(current.lastBad) > TimeSpan(milliseconds: 500)))
    open = nil
  }

  private mutating func begin(_ now: Timestamp) {
    guard open == nil, let next = faults.first, now >= next.begin else { return }
    faults.removeFirst()
    open = Recovery(fault: next, lastBad: next.begin, isBack: false)
  }
}
