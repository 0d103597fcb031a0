import Programme
import Testing
import Training

/// What holds of every history. A failure names the seed and the history.
@Suite struct AdvicePropertyTests {
  private static let seeds = UInt64(1)...300

  private func advice(
    _ story: RandomStory, style: String = "conventional", shed: PlateShed = PlateShed()
  ) throws -> StyleAdvice {
    Asking.advice(try story.logs(), day: story.day, style: style, shed: shed)
  }

  /// Nothing advised is less than anything.
  private func grams(_ advice: Advice) -> Int64 { advice.load?.grams ?? 0 }

  private func expectNoMore(
    _ other: RandomStory, than story: RandomStory, _ before: Advice, _ what: String
  ) throws {
    let after = try advice(other).advice
    let words: Comment = """
      seed \(story.seed), \(what), day \(story.day): \(before.kind) \(grams(before)) \(before.rule) became \
      \(after.kind) \(grams(after)) \(after.rule)
      \(story.text)
      \(other.text)
      """
    #expect(grams(after) <= grams(before), words)
    #expect(after.kind != .raise || before.kind == .raise, words)
  }

  @Test func moreAlarmsNeverMeanMoreWeight() throws {
    for seed in Self.seeds {
      var story = RandomStory(seed: seed)
      let before = try advice(story).advice
      for _ in 0..<3 {
        guard let other = story.alarmed() else { continue }
        try expectNoMore(other, than: story, before, "one more alarm")
      }
    }
  }

  @Test func morePainNeverMeansMoreWeight() throws {
    for seed in Self.seeds {
      var story = RandomStory(seed: seed)
      let before = try advice(story).advice
      for _ in 0..<2 { try expectNoMore(story.hurting(), than: story, before, "more pain") }
    }
  }

  @Test func neverMoreThanOneStepAboveWhatWasLifted() throws {
    var raises = 0
    for seed in Self.seeds {
      let story = RandomStory(seed: seed)
      let found = try advice(story).advice
      guard let load = found.load else { continue }
      let lifted =
        try story.logs().filter { !$0.said.isExcluded && $0.session.style == "conventional" }
        .flatMap(\.sets).compactMap(\.0.loadGrams).max() ?? 0
      let rack = PlateShed().rack(for: "conventional")
      let step = max(lifted * 1025 / 1000, rack.lowest(above: lifted) ?? lifted)
      #expect(load.grams <= min(step, lifted + 5000), "seed \(seed): \(story.text)")
      if found.kind == .raise { raises += 1 }
    }
    // Histories in which nothing is ever raised would prove nothing.
    #expect(raises >= 10, "\(raises)")
  }

  @Test func whatIsAdvisedCanBeMadeOrSaysWhatIsNearest() throws {
    let plates: [Int64] = [25_000, 20_000, 20_412, 15_000, 11_340, 10_000, 5000, 2500, 1250, 500]
    for seed in Self.seeds {
      var story = RandomStory(seed: seed)
      let pairs = (0..<1 + story.below(8)).map { _ in story.one(of: plates) }
      let shed = PlateShed(pairs: pairs)
      guard let load = try advice(story, shed: shed).advice.load else { continue }
      let rack = shed.rack(for: "conventional")
      if let sides = load.plates {
        #expect(20_000 + 2 * sides.reduce(0, +) == load.grams, "seed \(seed)")
        var left = pairs
        for plate in sides {
          let index = try #require(left.firstIndex(of: plate), "seed \(seed): \(sides) of \(pairs)")
          left.remove(at: index)
        }
        #expect(load.grams <= load.dueGrams, "seed \(seed)")
      } else {
        #expect(load.belowGrams == rack.highest(notAbove: load.grams), "seed \(seed)")
        #expect(load.aboveGrams == rack.lowest(above: load.grams), "seed \(seed)")
        #expect(load.belowGrams != nil || load.aboveGrams != nil, "seed \(seed)")
      }
    }
  }

  @Test func theSameHistoryGivesTheSameAdvice() throws {
    for seed in Self.seeds {
      var story = RandomStory(seed: seed)
      let first = try advice(story)
      var logs = try story.logs()
      for index in logs.indices { logs.swapAt(index, story.below(logs.count)) }
      let again = Asking.advice(logs, day: story.day)
      #expect(first == again, "seed \(seed): \(story.text)")
    }
  }

  /// Sharp pain anywhere, and nothing said after it: no load, on any day, in any style.
  @Test func nothingOverridesSharpPain() throws {
    for seed in Self.seeds {
      var story = RandomStory(seed: seed)
      for index in story.sessions.indices { story.sessions[index].pain = nil }
      let hurt = story.below(story.sessions.count)
      story.sessions[hurt].kind = "sharp"
      story.sessions[hurt].words.removeAll { $0 == "nodate" }
      story.day = max(story.day, story.sessions[hurt].day)
      for style in ["conventional", "romanian", "sumo"] {
        let found = try advice(story, style: style).advice
        #expect(found.kind == .stop && found.load == nil, "seed \(seed): \(story.text)")
      }
    }
  }
}
