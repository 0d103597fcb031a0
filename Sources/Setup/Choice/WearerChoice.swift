import Foundation
package import HingeCore
package import Settings
import Training

/// What a wearer chose over the settings, by socket or command: who is worn, and what may sound. Kept in a file of
/// its own; the settings file is its owner's.
package struct WearerChoice: Equatable, Sendable {
  package struct Worn: Equatable, Sendable {
    package var lifter: String
    package var style: LiftStyle
    /// Wall clock, ms since 1970.
    package var sinceWallMS: Int64

    package init(lifter: String, style: LiftStyle, sinceWallMS: Int64) {
      self.lifter = lifter
      self.style = style
      self.sinceWallMS = sinceWallMS
    }
  }

  package struct Feedback: Equatable, Sendable {
    package var mode: FeedbackMode
    package var sinceWallMS: Int64

    package init(mode: FeedbackMode, sinceWallMS: Int64) {
      self.mode = mode
      self.sinceWallMS = sinceWallMS
    }
  }

  /// Nil: whom the settings name.
  package var worn: Worn?
  /// Nil: what the settings say.
  package var feedback: Feedback?

  package init() {}

  static let schema = "hinge.choice/1"

  /// Throws the end of a sentence that says what is wrong with the text.
  package init(text: String) throws(WearerChoiceError) {
    let raw: Raw
    do {
      raw = try JSONDecoder().decode(Raw.self, from: Data(text.utf8))
    } catch {
      throw WearerChoiceError("it is no JSON object of a choice")
    }
    guard raw.schema == Self.schema else {
      throw WearerChoiceError("its schema is not \"\(Self.schema)\"")
    }
    if raw.lifter != nil || raw.style != nil {
      guard let lifter = raw.lifter, Configuration.Lifter.isName(lifter),
        let style = raw.style.flatMap({ LiftStyle(name: $0) }), let since = raw.wearerSince
      else { throw WearerChoiceError("its lifter or style is none") }
      worn = Worn(lifter: lifter, style: style, sinceWallMS: since)
    }
    if let word = raw.feedback {
      guard let mode = FeedbackMode(name: word), let since = raw.feedbackSince else {
        throw WearerChoiceError("its feedback is none")
      }
      feedback = Feedback(mode: mode, sinceWallMS: since)
    }
  }

  /// As the file has it.
  package var text: String {
    let raw = Raw(
      schema: Self.schema, lifter: worn?.lifter, style: worn?.style.name,
      wearerSince: worn?.sinceWallMS, feedback: feedback?.mode.name,
      feedbackSince: feedback?.sinceWallMS)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    do {
      return String(decoding: try encoder.encode(raw), as: UTF8.self) + "\n"
    } catch {
      // Numbers and texts alone: there is nothing that JSON has not.
      return "{}\n"
    }
  }

  private struct Raw: Codable {
    var schema: String?
    var lifter: String?
    var style: String?
    var wearerSince: Int64?
    var feedback: String?
    var feedbackSince: Int64?

    enum CodingKeys: String, CodingKey {
      case schema, lifter, style, feedback
      case wearerSince = "wearer_since_wall_ms"
      case feedbackSince = "feedback_since_wall_ms"
    }
  }
}

package struct WearerChoiceError: Error, Equatable, CustomStringConvertible {
  package let description: String
  init(_ description: String) { self.description = description }
}
