import Desk
import Foundation
import HingeCore
import Testing

/// The table, the core that plays the alerts of it, and the page that tells people of it.
@Suite struct BuzzerSoundTests {
  @Test func everyNameIsOneSound() {
    #expect(Set(BuzzerSound.allCases.map(\.name)).count == BuzzerSound.allCases.count)
    for sound in BuzzerSound.allCases {
      #expect(BuzzerSound(name: sound.name) == sound)
      #expect(sound.name.allSatisfy { $0.isLowercase || $0 == "_" }, "\(sound)")
      #expect(!sound.meaning.isEmpty && sound.meaning.last == ".", "\(sound)")
    }
    #expect(BuzzerSound(name: "") == nil)
    #expect(BuzzerSound(name: "Alarm") == nil)
  }

  /// Whatever the core can say is in the table, with the core's own times.
  @Test func everyAlertOfTheCoreIsThere() throws {
    var raw: UInt8 = 0
    while let pattern = BuzzerPattern(rawValue: raw) {
      let sound = try #require(BuzzerSound.allCases.first { $0.alert == pattern })
      #expect(sound.name == pattern.token.description)
      #expect(sound.repeats == pattern.repeats)
      for index in 0..<8 { #expect(sound.stepsMS[index] == pattern.steps[index]) }
      raw += 1
    }
    #expect(Int(raw) == BuzzerSound.allCases.count { $0.alert != nil })
  }

  /// A rounding back is told by pulses of a length of their own: no cue has one of 100 to 399 ms.
  @Test func noCueCanBeTakenForAnAlarm() {
    for sound in BuzzerSound.allCases where sound != .alarm {
      for index in stride(from: 0, to: 12, by: 2) {
        let on = sound.stepsMS[index]
        #expect(on <= 60 || on == 400, "\(sound): \(on)")
      }
    }
  }

  @Test func thePageSaysWhatTheTableSays() throws {
    let page = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../docs/buzzer.md")
    let text = String(decoding: try Data(contentsOf: page), as: UTF8.self)
    let rows = text.split(separator: "\n").filter { $0.hasPrefix("| `") }.map(String.init)
    #expect(
      rows
        == BuzzerSound.allCases.map { "| `\($0.name)` | \($0.timesText) | \($0.meaning) |" })
  }
}
