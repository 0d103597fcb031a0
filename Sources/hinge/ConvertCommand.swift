import ArgumentParser
import Recording
import Setup

struct ConvertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "A recording from one form to the other, without loss.",
    discussion: "A name that ends in .hrec is written in the binary form, any other as CSV.")

  @Argument(help: "The recording to read, in either form.")
  var input: String
  @Argument(help: "The recording to write.")
  var output: String

  func run() throws {
    try Terminal.run {
      do throws(RecordingError) {
        let recording = try RecordingFile.read(input)
        for notice in recording.notices { Terminal.say("hinge: \(input): \(notice)") }
        try RecordingFile.write(recording, to: output)
      } catch {
        throw Problem(error)
      }
    }
  }
}
