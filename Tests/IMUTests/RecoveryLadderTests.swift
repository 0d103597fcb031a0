import HingeCore
import IMU
import Testing

/// Every edge of the ladder.
@Suite struct RecoveryLadderTests {
  private static func at(_ milliseconds: Int64) -> Timestamp {
    Timestamp(microseconds: milliseconds * 1000)
  }

  private static func span(_ milliseconds: Int64) -> TimeSpan {
    TimeSpan(milliseconds: milliseconds)
  }

  @Test(arguments: BusError.Kind.allCases) func sixFailuresInARow(_ kind: BusError.Kind) {
    var ladder = RecoveryLadder()
    let found = (0..<6).map { ladder.transferFailed(kind, on: .data, at: Self.at(Int64($0))) }
    if kind == .timedOut {
      // Each further try would block as long.
      #expect(found[0] == .restart(after: .zero))
    } else {
      #expect(found.prefix(5) == [1, 2, 4, 8, 16].map { .retry(after: Self.span($0)) }[...])
      #expect(found[5] == .restart(after: .zero))
    }
    #expect(ladder.isDown)
  }

  @Test func oneThatGoesThroughForgivesThoseBefore() {
    var ladder = RecoveryLadder()
    for round in 0..<50 {
      for _ in 0..<5 { _ = ladder.transferFailed(.noAnswer, on: .data, at: Self.at(Int64(round))) }
      ladder.transferred(.data)
    }
    #expect(!ladder.isDown)
    let next = ladder.transferFailed(.noAnswer, on: .data, at: Self.at(60))
    #expect(next == .retry(after: Self.span(1)))
  }

  /// Counts that can be read don't hide data that can't.
  @Test func eachErrandCountsForItself() {
    var ladder = RecoveryLadder()
    var last = RecoveryLadder.Action.carryOn
    for round in 0..<6 {
      ladder.transferred(.status)
      last = ladder.transferFailed(.failed, on: .data, at: Self.at(Int64(round)))
    }
    #expect(last == .restart(after: .zero))
  }

  @Test func pausesGrowAndStayBounded() {
    var ladder = RecoveryLadder()
    _ = ladder.dataBroken(at: Self.at(0))
    let cheap = (0..<5).map { _ in ladder.startFailed(.noAnswer, at: Self.at(100)) }
    #expect(cheap == [200, 200, 200, 200, 200].map { .restart(after: Self.span($0)) })
    ladder = RecoveryLadder()
    let dear = (0..<6).map { _ in ladder.startFailed(.timedOut, at: Self.at(100)) }
    #expect(dear == [100, 200, 400, 800, 800, 800].map { .reopen(after: Self.span($0)) })
    // After a minute less often, whatever it costs.
    let late = ladder.startFailed(.timedOut, at: Self.at(60_100))
    #expect(late == .reopen(after: Self.span(4000)))
    let lateAndCheap = ladder.startFailed(.noAnswer, at: Self.at(60_200))
    #expect(lateAndCheap == .restart(after: Self.span(4000)))
    // Another chip in its place, or one that takes no settings: nothing of the bus's doing.
    let other = ladder.startFailed(nil, at: Self.at(60_300))
    #expect(other == .restart(after: Self.span(4000)))
  }

  @Test func fiveGoodSecondsForgetWhatWas() {
    var ladder = RecoveryLadder()
    let first = ladder.dataBroken(at: Self.at(0))
    #expect(first == .restart(after: .zero))
    ladder.deliver(at: Self.at(500))
    #expect(!ladder.isDown)
    // It fails again soon: not at once.
    let second = ladder.dataBroken(at: Self.at(1000))
    #expect(second != .restart(after: .zero))
    for time in stride(from: Int64(2000), through: 7100, by: 100) {
      ladder.deliver(at: Self.at(time))
    }
    let third = ladder.dataBroken(at: Self.at(7200))
    #expect(third == .restart(after: .zero))
  }
}
