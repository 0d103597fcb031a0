import Coaching
import Foundation
import Training

/// Numbers of the log as people read them. Values no lift can have are shown as beyond what the
/// column holds, never cut to something plausible.
struct Figures {
  let glyphs: GlyphSet
  let isEstimated: Bool

  static let unknown = "-"

  /// "2.1"; "99+" from 99.95 s on; nil where unknown.
  func seconds(_ ms: Int64?) -> String? {
    guard let ms, ms >= 0 else { return nil }
    guard ms < 99_950 else { return "99+" }
    let tenths = (ms + 50) / 100
    return "\(tenths / 10).\(tenths % 10)"
  }

  /// "2.1-0.4-1.2-0.6": eccentric, bottom, concentric, top, as tempo is always written. A part
  /// that is not known is a "?": a dash would be lost among the dashes.
  func tempo(_ tempo: Tempo) -> String {
    [tempo.eccentricMS, tempo.bottomMS, tempo.concentricMS, tempo.topMS]
      .map { seconds($0) ?? "?" }.joined(separator: "-")
  }

  /// "12.3°", and "est. 12.3°" wherever the angle comes from one sensor.
  func angle(_ mdeg: Int64?, signed: Bool = false) -> String {
    guard let mdeg else { return Self.unknown }
    let label = isEstimated ? "est. " : ""
    guard mdeg.magnitude < 99_950 else {
      return label + (mdeg < 0 ? "<-99" : ">99") + glyphs.degree
    }
    let tenths = (mdeg.magnitude + 50) / 100
    let sign = mdeg < 0 && tenths > 0 ? "-" : signed ? "+" : ""
    return "\(label)\(sign)\(tenths / 10).\(tenths % 10)\(glyphs.degree)"
  }

  /// "31%" of the reserve.
  func percent(_ permille: Int64?) -> String {
    guard let permille else { return Self.unknown }
    if permille >= 9995 { return ">999%" }
    if permille <= -995 { return "<-99%" }
    return "\((permille + (permille < 0 ? -5 : 5)) / 10)%"
  }

  /// "120 kg", "225 lb".
  static func load(_ grams: Int64, _ unit: LoadUnit) -> String {
    "\(unit.text(grams: grams)) \(unit.rawValue)"
  }

  /// "RPE 8.5"
  static func rpe(_ tenths: Int64) -> String {
    "RPE " + (tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(abs(tenths % 10))")
  }

  static func duration(_ ms: Int64) -> String {
    let minutes = (min(max(ms, 0), 1_000_000_000) + 30_000) / 60_000
    if minutes < 1 { return "under 1 min" }
    return minutes < 60 ? "\(minutes) min" : "\(minutes / 60) h \(minutes % 60) min"
  }

  /// A session's date, or the earliest that it can have been: a clock that was not set goes on from where
  /// it was when the machine was switched off, and no session is before one that was logged earlier.
  static func date(of session: SessionRecord, after earlier: Int64?, in zone: TimeZone) -> String {
    if session.hasKnownDate { return date(wallMS: session.startedAtWallMS, in: zone) }
    let bounds = [session.startedAtWallMS, earlier].compactMap { $0 }.filter {
      SessionRecord.plausibleWallMS.contains($0)
    }
    guard let bound = bounds.max() else { return "date unknown (the clock was not set)" }
    return "not before " + date(wallMS: bound, in: zone)
  }

  /// "Sun 22 Nov 2026, 18:04". A Pi has no clock battery: a date before there was such a program
  /// means that the clock had not been set.
  static func date(wallMS: Int64, in zone: TimeZone) -> String {
    guard SessionRecord.plausibleWallMS.contains(wallMS) else {
      return "date unknown (the clock was not set)"
    }
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = zone
    let parts = calendar.dateComponents(
      [.year, .month, .day, .hour, .minute, .weekday],
      from: Date(timeIntervalSince1970: Double(wallMS) / 1000))
    let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    let months = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    guard let year = parts.year, let month = parts.month, let day = parts.day,
      let hour = parts.hour, let minute = parts.minute, let weekday = parts.weekday,
      days.indices.contains(weekday - 1), months.indices.contains(month - 1)
    else { return "date unknown" }
    let time = "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
    return "\(days[weekday - 1]) \(day) \(months[month - 1]) \(year), \(time)"
  }

  /// "12.5 t", "840 kg", "1850 lb"
  static func tonnage(_ grams: Int64, _ unit: LoadUnit) -> String {
    guard unit == .kg, grams >= 1_000_000 else {
      return "\(unit.thousandths(grams: grams) / 1000) \(unit.rawValue)"
    }
    let tenths = (grams + 50_000) / 100_000
    return "\(tenths / 10).\(tenths % 10) t"
  }

  /// "22 Nov 2026"
  static func day(_ wallMS: Int64, in zone: TimeZone) -> String {
    let parts = date(wallMS: wallMS, in: zone).split(separator: ",")[0].split(separator: " ")
    return parts.count == 4 ? parts.dropFirst().joined(separator: " ") : "date unknown"
  }

  /// "Nov"
  static func month(_ wallMS: Int64, in zone: TimeZone) -> String {
    let parts = day(wallMS, in: zone).split(separator: " ")
    return parts.count == 3 ? String(parts[1]) : ""
  }

  static func count(_ number: Int, _ singular: String, _ plural: String) -> String {
    "\(number) \(number == 1 ? singular : plural)"
  }
}
