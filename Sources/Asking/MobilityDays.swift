import Foundation
import Reports

/// Days where this program runs, for what is usual in mobility checks.
package enum MobilityDays {
  package static func day(_ wallMS: Int64) -> Int64 {
    Days(zone: .current).day(Days.date(ms: wallMS)).lowerBound
  }
}
