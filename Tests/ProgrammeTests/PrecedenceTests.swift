@testable import Programme
import Testing

/// The table of precedence, held to its lines.
@Suite struct PrecedenceTests {
  private let names = Precedence.table.map(\.name)

  private func place(_ name: RuleName) throws -> Int {
    try #require(names.firstIndex(of: name), "\(name) is not in the table")
  }

  @Test func everyRuleIsInItOnceAndUnderItsOwnName() {
    #expect(names.count == Set(names).count)
    #expect(Set(names) == Set(RuleName.allCases))
  }

  @Test func painGoesFirstAndRaisingLast() throws {
    #expect(names.first == .painStop)
    #expect(names.last == .raise)
  }

  /// What takes weight off goes before what keeps it.
  @Test func lessGoesBeforeTheSame() throws {
    let less: [RuleName] = [.pause, .afterPain, .twoAlarmedSessions, .deload, .stall]
    let missing: [RuleName] = [.noSession, .rest, .noLoad, .noWorkSet, .noVerdict]
    let same = names.filter { !less.contains($0) && !missing.contains($0) && $0 != .painStop }
    let lastLess = try less.map(place).max() ?? 0
    for name in same { #expect(try place(name) > lastLess, "\(name)") }
    let firstLess = try less.map(place).min() ?? 0
    for name in missing { #expect(try place(name) < firstLess, "\(name)") }
    // 10 % off the load goes before 5 %.
    #expect(try place(.deload) < place(.stall))
  }

  /// A rule says its own name, and what its place in the table promises.
  @Test func everyRuleSaysItsOwnNameAndKind() throws {
    for row in AdviceTableTests.rows where !row.story.isEmpty {
      let logs = try HistoryBuilder.logs(row.story)
      let day = Asking.day(row.day)
      let settings = ProgrammeSettings()
      let history = TrainingHistory(
        logs, lifter: "ana", until: day, settings: settings, dayNumber: Asking.number)
      let situation = Situation(
        history, style: row.style, day: day, settings: settings,
        rack: PlateShed().rack(for: row.style))
      for rule in Precedence.table {
        guard let advice = rule.advice(on: situation) else { continue }
        #expect(advice.rule == rule.name, "\(row.name)")
        let place = try place(rule.name)
        let kinds: [Advice.Kind] =
          place < (try self.place(.pause))
          ? [.stop, .missing, .rest]
          : place <= (try self.place(.stall))
            ? [.backOff, .deload] : rule.name == .raise ? [.raise] : [.hold]
        #expect(kinds.contains(advice.kind), "\(row.name): \(rule.name)")
      }
    }
  }
}
