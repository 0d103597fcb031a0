import ArgumentParser
import Control
import Setup

struct FeedbackCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "feedback",
    abstract: "What may sound, from now on.",
    discussion: """
      silent: only a lost sensor. training: everything, in every set. fading: everything in the first two sets, then \
      in every second one. settings: what feedback.mode says; the choice is taken back. A choice is kept, also over \
      a restart. Without a word: what is in effect.

      Examples:
        hinge feedback
        hinge feedback training
        hinge feedback settings
      """)

  @Argument(
    help: "silent, training, fading or settings.",
    completion: .list(FeedbackWish.allCases.map(\.rawValue)))
  var mode: String?
  @OptionGroup var options: WearerOptions

  func run() throws {
    try Terminal.run {
      if let mode {
        guard let wish = FeedbackWish(rawValue: mode) else {
          let known = FeedbackWish.allCases.map(\.rawValue).joined(separator: ", ")
          throw Problem("'\(mode)' is no feedback; there is \(known).", exitCode: 64)
        }
        try options.ask(.feedback(wish))
      }
      Terminal.put("feedback: \(Self.text(try options.status()))\n")
    }
  }

  /// The mode as the log knows it, and why it is this one.
  static func text(_ status: StatusReply) -> String {
    if status.feedback.isEmpty { return "not decided yet" }
    guard let choice = status.feedbackChoice, let since = status.feedbackChoiceWallMS else {
      return status.feedback + (status.feedbackReason.map { " (\($0))" } ?? "")
    }
    return "\(status.feedback) (\(choice), chosen \(WallText.minute(since)))"
  }
}
