import ArgumentParser
import LinuxIO
import Setup

/// Where a page goes.
struct PageOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "As one file to read in a browser, to print or to send.", valueName: "file"))
  var html: String?
}

enum PageFile {
  /// Writes a page and says so; a file that was there is replaced as a whole.
  static func write(_ page: String, to path: String) throws(Problem) {
    do throws(FileError) {
      try AtomicFile.write(page, to: path)
    } catch {
      throw Problem(error)
    }
    Terminal.say("\(path): \(page.utf8.count) bytes")
  }
}
