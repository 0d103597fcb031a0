package import Foundation
package import Training

/// What a page is asked to be. Nothing is found out by the page itself: the same input gives the same
/// bytes.
package struct HTMLOptions: Sendable {
  /// Loads are written in it.
  package let unit: LoadUnit
  /// For dates.
  package let timeZone: TimeZone
  /// The latest known date of the sessions before this one, for one whose own is not known;
  /// milliseconds since 1970.
  package let earlierWallMS: Int64?
  /// Of the program, for the foot of the page.
  package let version: String

  package init(
    unit: LoadUnit = .kg, timeZone: TimeZone, earlierWallMS: Int64? = nil, version: String = ""
  ) {
    self.unit = unit
    self.timeZone = timeZone
    self.earlierWallMS = earlierWallMS
    self.version = version
  }
}
