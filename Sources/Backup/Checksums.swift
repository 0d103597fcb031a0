import LinuxIO
import Setup

/// `SHA256SUMS` in a backup: a line a file, as `sha256sum` writes and checks it.
enum Checksums {
  static let name = "SHA256SUMS"
  private static let tool = "/usr/bin/sha256sum"
  /// A command line holds some thousand names; this many are always short enough.
  private static let atOnce = 200

  /// Makes them of `files`, relative to `folder`.
  static func make(of files: [String], in folder: String) throws(Problem) {
    var text = ""
    for start in stride(from: 0, to: files.count, by: atOnce) {
      let part = files[start..<min(start + atOnce, files.count)]
      let outcome = try Tool.run(tool, ["--"] + part, in: folder)
      if outcome.status != 0 {
        throw Problem("The backup can't be summed up: \(outcome.errors.firstLine)", exitCode: 74)
      }
      text += outcome.output
    }
    do throws(FileError) {
      try AtomicFile.write(text, to: "\(folder)/\(name)", mode: 0o600)
    } catch {
      throw Problem(error)
    }
  }

  /// Throws unless `files` are just those that are listed, each as it was.
  ///
  /// - Parameter archive: for the sentence.
  static func check(_ files: [String], in folder: String, archive: String) throws(Problem) {
    let text: String
    do throws(FileError) {
      text = try FileReading.text("\(folder)/\(name)", limitBytes: 16 * 1024 * 1024)
    } catch {
      throw Problem("\(archive) is no backup: it has no \(name).", exitCode: 65)
    }
    // 64 digits, two signs, the name.
    let listed = text.split(separator: "\n").map { String($0.dropFirst(66)) }
    let missing = Set(listed).subtracting(files).sorted()
    let foreign = Set(files).subtracting(listed).sorted()
    if let first = missing.first {
      throw Problem("\(archive) is damaged: \(first) is missing in it.", exitCode: 65)
    }
    if let first = foreign.first {
      throw Problem("\(archive) holds \(first), which its list does not have.", exitCode: 65)
    }
    let outcome = try Tool.run(tool, ["--check", "--strict", "--quiet", name], in: folder)
    if outcome.status != 0 {
      throw Problem(
        "\(archive) is damaged: \((outcome.output + outcome.errors).firstLine); take another backup.",
        exitCode: 65)
    }
  }
}

extension String {
  var firstLine: String { split(separator: "\n").first.map(String.init) ?? "" }
}
