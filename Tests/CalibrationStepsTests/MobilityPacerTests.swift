import CalibrationSteps
import HingeCore
import Testing

@Suite struct MobilityPacerTests {
  private static let begun = Timestamp(microseconds: 7_000_000)

  private func all(every milliseconds: Int64) -> [(Int64, MobilityPacer.Action)] {
    var pacer = MobilityPacer(from: Self.begun)
    var found: [(Int64, MobilityPacer.Action)] = []
    var at: Int64 = 0
    while pacer.deadline != nil && at < 1_000_000 {
      let now = Self.begun.advanced(by: TimeSpan(milliseconds: at))
      found += pacer.advance(to: now).map { (at, $0) }
      at += milliseconds
    }
    return found
  }

  @Test func itBeginsStandingAndEndsOnce() {
    let found = all(every: 100)
    let begin = found.first { $0.1 == .begin }?.0
    let firstTick = found.first { $0.1 == .sound(.tick) }?.0
    #expect(begin == 3000 && firstTick == 8000)
    #expect(found.count { $0.1 == .sound(.tick) } == 12)
    #expect(found.last?.1 == .finished && found.count { $0.1 == .finished } == 1)
    #expect(found.last?.0 == 50_000)
  }

  @Test func aLateLookGetsItAll() {
    #expect(all(every: 60_000).map(\.1) == all(every: 100).map(\.1))
  }

  /// Down takes what the check asks for, and every part is told of its hinge.
  @Test func theStagesFollowOneAnother() {
    let pacer = MobilityPacer(from: Self.begun)
    var seen: [String] = []
    for second in 0..<60 {
      let now = Self.begun.advanced(by: TimeSpan(milliseconds: Int64(second) * 1000))
      guard let stage = pacer.stage(at: now) else { continue }
      #expect(stage.left > .zero)
      let text = "\(stage.hinge) \(stage.part.rawValue)"
      if seen.last != text { seen.append(text) }
    }
    #expect(
      seen == [
        "0 ready", "0 stand", "1 down", "1 hold", "1 up", "1 stand", "2 down", "2 hold", "2 up",
        "2 stand", "3 down", "3 hold", "3 up", "3 stand",
      ])
  }
}
