package import HingeCore

/// What to do when a sensor fails: events in, actions out. The rungs, from the cheapest up:
///
/// 1. a transaction that failed is tried again after 1, 2, 4, 8 and 16 ms: the FIFO keeps what comes
///    meanwhile, so that a wire that fails now and then costs nothing;
/// 2. after six failures of one errand in a row, or where the data are not to be trusted, the chip is
///    asked who it is; where only transfers failed and all its registers stand as they were set, its
///    FIFO is emptied and it goes on; else it is reset and set up anew;
/// 3. where that fails it is tried again after 0.1 s and from then on every 0.2 s where it does not
///    answer, which costs nothing; where a try may block, the bus is let go and taken anew, and it is
///    tried after 0.1, 0.2, 0.4 s and then every 0.8 s;
/// 4. after a minute every 4 s: each try may block for the adapter's timeout.
///
/// It never gives up. A line that is held low is not tried fast: each try blocks.
package struct RecoveryLadder: BitwiseCopyable, Sendable {
  /// In a row, by errand: where one kind of transfer never works the others must not hide it.
  private var failures = InlineArray<3, Int32>(repeating: 0)
  private var attempts: Int32 = 0
  /// Good data have come since the last restart, from then on.
  private var goodSince: Timestamp?
  private var downSince: Timestamp?

  /// What a transfer is for.
  package enum Errand: Int, BitwiseCopyable, Sendable {
    case status
    case data
    case check
  }

  package enum Action: Equatable, BitwiseCopyable, Sendable {
    case carryOn
    /// The same transaction again.
    case retry(after: TimeSpan)
    /// Identify, reset, set up.
    case restart(after: TimeSpan)
    /// Let go of the bus, then as `restart`.
    case reopen(after: TimeSpan)
  }

  private static let retries: Int32 = 5
  private static let cheap = TimeSpan(milliseconds: 200)
  private static let fast = TimeSpan(milliseconds: 800)
  private static let slow = TimeSpan(milliseconds: 4000)
  private static let patience = TimeSpan(milliseconds: 60_000)
  /// Good for this long: what was before is forgotten.
  private static let steadyUS: Int64 = 5_000_000

  package init() {}

  /// Since when there are no good data; nil while there are.
  package var isDown: Bool { downSince != nil }

  package mutating func transferred(_ errand: Errand) { failures[errand.rawValue] = 0 }

  package mutating func transferFailed(
    _ kind: BusError.Kind, on errand: Errand, at time: Timestamp
  ) -> Action {
    let count = failures[errand.rawValue] &+ 1
    failures[errand.rawValue] = count
    if count <= Self.retries && kind != .timedOut {
      return .retry(after: TimeSpan(milliseconds: 1 &<< Int64(count &- 1)))
    }
    return fall(at: time)
  }

  /// A register changed, the stream froze or stopped: the chip is there and not to be trusted.
  package mutating func dataBroken(at time: Timestamp) -> Action { fall(at: time) }

  /// Identification or start-up failed; `kind` where it was a transaction.
  package mutating func startFailed(_ kind: BusError.Kind?, at time: Timestamp) -> Action {
    goodSince = nil
    attempts = min(attempts &+ 1, 100)
    let pause = backOff(at: time, isCheap: kind == .noAnswer)
    switch kind {
    // This chip alone, or none of the bus's doing.
    case .noAnswer, nil: return .restart(after: pause)
    default: return .reopen(after: pause)
    }
  }

  /// A good sample has come.
  package mutating func deliver(at time: Timestamp) {
    downSince = nil
    guard let since = goodSince else {
      goodSince = time
      return
    }
    if time.microseconds &- since.microseconds >= Self.steadyUS { attempts = 0 }
  }

  private mutating func fall(at time: Timestamp) -> Action {
    failures = InlineArray(repeating: 0)
    goodSince = nil
    if downSince == nil { downSince = time }
    // The first restart at once; a chip that fails again and again is given time.
    let pause = attempts == 0 ? TimeSpan.zero : backOff(at: time, isCheap: false)
    attempts = min(attempts &+ 1, 100)
    return .restart(after: pause)
  }

  private mutating func backOff(at time: Timestamp, isCheap: Bool) -> TimeSpan {
    let since = downSince ?? time
    downSince = since
    if time.since(since) >= Self.patience { return Self.slow }
    let doubled = TimeSpan(milliseconds: 100 &<< Int64(min(max(attempts, 1), 4) &- 1))
    return min(doubled, isCheap ? Self.cheap : Self.fast)
  }
}
