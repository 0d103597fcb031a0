import Foundation
import Programme
import Testing
import Training

/// A year of advice, read as its lifter would: what nobody would follow for a year is a mistake.
@Suite struct YearTests {
  private static let seeds = UInt64(1)...6

  /// `scripts/year SEED` prints it.
  @Test(arguments: seeds)
  func aYearMakesSense(seed: UInt64) throws {
    var year = MadeUpYear(seed: seed)
    try year.live()
    if ProcessInfo.processInfo.environment["HINGE_YEAR_DIARY"] == "\(seed)" { print(year.text) }
    let diary = year.diary
    let loads = diary.filter { $0.session != nil }.compactMap { $0.advice.advice.load?.grams }
    #expect(loads.max() ?? 0 >= 120_000, "seed \(seed): a year without progress")
    #expect(!diary.contains { $0.advice.advice.kind == .missing }, "seed \(seed)")
    raisesAfterNoBreak(diary, seed)
    holdsEnd(diary, seed)
    doesNotFlap(diary, seed)
    lighterWeeksAreFarApart(diary, seed)
    painIsRespected(diary, seed)
  }

  private func raisesAfterNoBreak(_ diary: [MadeUpYear.Entry], _ seed: UInt64) {
    var last = 0
    for entry in diary {
      if entry.day - last >= 10 {
        #expect(entry.advice.advice.kind != .raise, "seed \(seed), day \(entry.day)")
      }
      if entry.session != nil { last = entry.day }
    }
  }

  /// The same load for at most so many sessions in a row.
  private func holdsEnd(_ diary: [MadeUpYear.Entry], _ seed: UInt64) {
    var run = 0
    for entry in diary {
      run = entry.advice.advice.kind == .hold ? run + 1 : 0
      #expect(run <= 8, "seed \(seed), day \(entry.day): held for \(run) sessions")
    }
  }

  /// Up, down and up again within three sessions.
  private func doesNotFlap(_ diary: [MadeUpYear.Entry], _ seed: UInt64) {
    // Lighter after a break or pain is no flapping.
    let advice = diary.map(\.advice.advice).filter { ![.pause, .afterPain].contains($0.rule) }
    let kinds = advice.map(\.kind)
    for index in kinds.indices.dropFirst(2) {
      #expect(
        Array(kinds[index - 2...index]) != [.raise, .backOff, .raise],
        "seed \(seed): \(advice[index].sentence.text(.kg))")
    }
    let backOffs = kinds.count { $0 == .backOff }
    #expect(backOffs <= 14, "seed \(seed): \(backOffs) times less in a year")
  }

  private func lighterWeeksAreFarApart(_ diary: [MadeUpYear.Entry], _ seed: UInt64) {
    var last: Int?
    for entry in diary where entry.advice.advice.kind == .deload {
      if let last {
        let days = entry.day - last
        #expect(days <= 6 || days >= 21, "seed \(seed), day \(entry.day): after \(days) days")
      }
      last = entry.day
    }
    #expect(last != nil, "seed \(seed): no lighter week in a year")
  }

  private func painIsRespected(_ diary: [MadeUpYear.Entry], _ seed: UInt64) {
    let stopped = diary.filter { $0.advice.advice.kind == .stop }
    #expect(stopped.count >= 3 && stopped.allSatisfy { $0.session == nil }, "seed \(seed)")
    let first = diary.first { $0.day > stopped.last?.day ?? 0 }
    #expect(first?.advice.advice.kind == .backOff, "seed \(seed)")
  }
}
