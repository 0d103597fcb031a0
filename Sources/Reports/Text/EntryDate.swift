package import Foundation
package import Training

package enum EntryDate {
  /// When something was said, as a report writes dates.
  package static func text(_ entry: EntryRecord, in zone: TimeZone) -> String {
    let date = Figures.date(wallMS: entry.enteredAtWallMS, in: zone)
    let isBound =
      !entry.hasKnownDate && SessionRecord.plausibleWallMS.contains(entry.enteredAtWallMS)
    return isBound ? "not before " + date : date
  }
}
