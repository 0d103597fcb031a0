import Foundation
package import HingeCore
import LinuxIO
package import Settings
import Training

/// The profiles of a folder, by the names under which hinged finds them: `LIFTER-STYLE.json`.
package enum ProfileShelf {
  package struct Entry: Equatable, Sendable {
    package var lifter: String
    package var style: LiftStyle
    /// `A`, `B` or `C`.
    package var grade: String
    /// Token of `RoundingJudgement`.
    package var rounding: String
    /// When the file was written: wall clock, ms since 1970.
    package var calibratedWallMS: Int64?
  }

  /// More than any gym has; a folder of something else is not gone through for ever.
  static let most = 500

  package static func path(of lifter: String, _ style: LiftStyle, in folder: String) -> String {
    "\(folder)/\(lifter)-\(style.name).json"
  }

  /// By lifter, then by style; what is no profile is left out, and so is all of a folder that is not there.
  package static func list(_ folder: String) -> [Entry] {
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: folder)
    } catch {
      return []
    }
    return names.sorted().prefix(most).compactMap { entry($0, in: folder) }
      .sorted { ($0.lifter, $0.style.rawValue) < ($1.lifter, $1.style.rawValue) }
  }

  /// All of them that can be read, with whose they are.
  package static func profiles(_ folder: String) -> [(lifter: String, profile: CalibrationProfile)]
  {
    list(folder).compactMap { entry in
      do throws(Problem) {
        return (entry.lifter, try ProfileFile.read(path(of: entry.lifter, entry.style, in: folder)))
      } catch {
        return nil
      }
    }
  }

  private static func entry(_ file: String, in folder: String) -> Entry? {
    guard file.hasSuffix(".json") else { return nil }
    let name = file.dropLast(5)
    // Styles have hyphens of their own.
    for style in LiftStyle.all where name.hasSuffix("-\(style.name)") {
      let lifter = String(name.dropLast(style.name.count + 1))
      guard Configuration.Lifter.isName(lifter) else { continue }
      do throws(Problem) {
        let profile = try ProfileFile.read("\(folder)/\(file)")
        guard profile.liftStyle == style else { return nil }
        return Entry(
          lifter: lifter, style: style, grade: profile.grade, rounding: profile.rounding,
          calibratedWallMS: written("\(folder)/\(file)"))
      } catch {
        return nil
      }
    }
    return nil
  }

  private static func written(_ path: String) -> Int64? {
    do {
      let date =
        try FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date
      return date.map { Int64($0.timeIntervalSince1970 * 1000) }
    } catch {
      return nil
    }
  }
}
