import Coaching
import Foundation
import Reports
import Testing
import Training

/// A session in which the buzzer was kept silent must not read as one in which it was broken, nor
/// as one in which it sounded.
@Suite struct SilentSessionTests {
  private func text(_ log: SessionLog) throws -> String {
    let utc = try #require(TimeZone(secondsFromGMT: 0))
    let options = RenderOptions(width: 100, color: false, unicode: true, timeZone: utc)
    return TextReport(log, options: options).text
  }

  @Test(
    arguments: [
      ("silent", "auto", SilentReason.firstAfterCalibration), ("silent", "silent", .asSet),
      ("silent", "chosen", .chosen),
      ("silent", "", .asSet), ("faded", "auto", nil), ("full", "auto", nil), ("full", "full", nil),
      ("", "", nil), ("Silent", "auto", nil),
    ] as [(String, String, SilentReason?)])
  func theReasonIsThatOfTheRecord(feedback: String, setting: String, reason: SilentReason?) throws {
    let log = Sessions.evening(feedback: feedback, feedbackSetting: setting)
    #expect(log.session.silentReason == reason)
    let lines = try text(log).split(separator: "\n").filter { $0.contains("Silent session") }
    #expect(lines.map { String($0) } == (reason.map { [$0.sentence] } ?? []))
  }

  @Test func theTwoReasonsReadDifferently() {
    let first = SilentReason.firstAfterCalibration.sentence
    #expect(first.contains("first after this calibration"))
    #expect(!SilentReason.asSet.sentence.contains("calibration"))
    #expect(SilentReason.asSet.sentence.contains("feedback.mode"))
    // A report is 80 columns wide by default: one line.
    #expect(first.count <= 80)
  }

  /// Cues are about the back. None says that something sounded, whatever was lost.
  @Test func nothingElseInTheReportSpeaksOfSounds() throws {
    let places: [Int64] = [16_100, 17_300, 18_500]
    for kind in ["rounding", "setup", "hyperextension", "creep", "tempo", "stop_set"] {
      for grade in ["warn", "alarm"] {
        for verdict in ["held", "crept", "lost"] {
          let log = Sessions.log(
            Sessions.session(feedback: "silent", feedbackSetting: "auto"),
            [
              [Sessions.rep(1)],
              (1...5).map { Sessions.rep($0, reserve: 700, verdict: verdict, alarms: 1) },
            ],
            alerts: places.map {
              Sessions.alarm(atMS: $0, kind: kind, grade: grade, sounded: false)
            })
          let said = try text(log).split(separator: "\n").filter { !$0.contains("Silent session") }
            .joined(separator: "\n").lowercased()
          for word in ["sound", "buzz", "beep", "heard"] {
            #expect(!said.contains(word), "\(kind) \(grade) \(verdict): \(said)")
          }
        }
      }
    }
  }

  @Test func jsonHasBoth() {
    func json(_ feedback: String, _ setting: String) -> String {
      JSONReport.text([Sessions.evening(feedback: feedback, feedbackSetting: setting)])
    }
    #expect(json("silent", "auto").contains(#""feedback":"silent","feedback_setting":"auto""#))
    #expect(json("faded", "faded").contains(#""feedback":"faded","feedback_setting":"faded""#))
    #expect(json("", "").contains(#""feedback":null,"feedback_setting":null"#))
    // A word of a later version is no promise that the schema makes.
    #expect(json("loud", "auto").contains(#""feedback":null,"feedback_setting":"auto""#))
  }
}
