import LinuxIO
package import Settings

/// A wearer's profile on disk.
package enum ProfileFile {
  /// A profile is some 3 kB.
  static let limitBytes = 256 * 1024

  package static func read(_ path: String) throws(Problem) -> CalibrationProfile {
    let text: String
    do throws(FileError) {
      text = try FileReading.text(path, limitBytes: limitBytes)
    } catch {
      if case .notUTF8 = error { throw Problem("\(path):1: not a profile: not text", exitCode: 65) }
      throw Problem(error)
    }
    do throws(ProfileError) {
      return try CalibrationProfile.read(text, path: path)
    } catch {
      throw Problem(error)
    }
  }

  package static func write(_ profile: CalibrationProfile, to path: String) throws(Problem) {
    let text: String
    do {
      text = try profile.jsonText()
    } catch {
      throw Problem("\(path) can't be written: \(error)", exitCode: 70)
    }
    do throws(FileError) {
      try AtomicFile.write(text, to: path)
    } catch {
      throw Problem(error)
    }
  }
}
