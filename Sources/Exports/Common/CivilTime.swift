package import Foundation

/// A date and time as a clock on the wall shows it, in whole seconds, in the Gregorian calendar.
package struct CivilTime: Sendable, Equatable {
  package var year: Int
  package var month: Int
  package var day: Int
  package var hour: Int
  package var minute: Int
  package var second: Int

  /// Nil for what no calendar has, such as 30 February.
  package init?(year: Int, month: Int, day: Int, hour: Int, minute: Int, second: Int = 0) {
    guard (1970...9999).contains(year), (1...12).contains(month), (0...23).contains(hour),
      (0...59).contains(minute), (0...59).contains(second), day >= 1,
      day <= Self.days(inMonth: month, of: year)
    else { return nil }
    (self.year, self.month, self.day) = (year, month, day)
    (self.hour, self.minute, self.second) = (hour, minute, second)
  }

  /// - Parameter wallMS: of `SessionRecord.plausibleWallMS`, give or take a few days.
  package init(wallMS: Int64, in zone: TimeZone) {
    let utc = Self.seconds(wallMS)
    self.init(localSeconds: utc + Self.offset(at: utc, in: zone))
  }

  private init(localSeconds: Int64) {
    let (days, rest) = Self.divided(localSeconds, by: 86_400)
    // Years that begin in March, in eras of 400: the leap day is the last of its year, and every era
    // has as many days.
    let (era, ofEra) = Self.divided(days + 719_468, by: 146_097)
    let yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365
    let ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * ofYear + 2) / 153
    day = Int(ofYear - (153 * marchMonth + 2) / 5 + 1)
    month = Int(marchMonth < 10 ? marchMonth + 3 : marchMonth - 9)
    year = Int(yearOfEra + era * 400) + (month <= 2 ? 1 : 0)
    hour = Int(rest / 3600)
    minute = Int(rest / 60 % 60)
    second = Int(rest % 60)
  }

  /// The moments at which that zone's clocks showed this, earliest first: two where an hour was passed
  /// through twice. Where it was left out, the moment at which a clock that had not been set forward
  /// would have shown it.
  package func wallMS(in zone: TimeZone) -> [Int64] {
    let local = localSeconds
    let before = Self.offset(at: local - 86_400, in: zone)
    let after = Self.offset(at: local + 86_400, in: zone)
    let moments = Set([local - before, local - after]).filter {
      $0 + Self.offset(at: $0, in: zone) == local
    }
    return (moments.isEmpty ? [local - before] : moments.sorted()).map { $0 * 1000 }
  }

  /// "2026-11-22T18:04:00+01:00".
  static func iso(wallMS: Int64, in zone: TimeZone) -> String {
    let time = CivilTime(wallMS: wallMS, in: zone)
    let minutes = offset(at: seconds(wallMS), in: zone) / 60
    let size = Int(minutes.magnitude)
    let zone = "\(minutes < 0 ? "-" : "+")\(padded(size / 60)):\(padded(size % 60))"
    return "\(time.date)T\(time.clock)\(zone)"
  }

  /// Of the zone at that moment, in seconds east of Greenwich.
  static func offset(at seconds: Int64, in zone: TimeZone) -> Int64 {
    Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(seconds))))
  }

  static func seconds(_ wallMS: Int64) -> Int64 { divided(wallMS, by: 1000).0 }

  /// "2026-11-22".
  var date: String { "\(Self.padded(year, 4))-\(Self.padded(month))-\(Self.padded(day))" }
  /// "18:04:00".
  var clock: String { "\(Self.padded(hour)):\(Self.padded(minute)):\(Self.padded(second))" }

  private var localSeconds: Int64 {
    let shifted = Int64(month <= 2 ? year - 1 : year)
    let (era, ofEra) = Self.divided(shifted, by: 400)
    let marchMonth = Int64(month > 2 ? month - 3 : month + 9)
    let ofYear = (153 * marchMonth + 2) / 5 + Int64(day) - 1
    let days = era * 146_097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear - 719_468
    return days * 86_400 + Int64(hour) * 3600 + Int64(minute) * 60 + Int64(second)
  }

  private static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    default: 31
    }
  }

  private static func divided(_ value: Int64, by divisor: Int64) -> (Int64, Int64) {
    let (quotient, rest) = value.quotientAndRemainder(dividingBy: divisor)
    return rest < 0 ? (quotient - 1, rest + divisor) : (quotient, rest)
  }

  static func padded(_ number: Int, _ width: Int = 2) -> String {
    let digits = "\(number)"
    return String(repeating: "0", count: max(width - digits.count, 0)) + digits
  }
}
