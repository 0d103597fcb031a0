import HingeCore
import IMU

/// Header lines to a `RecordingHeader` and back. Both forms of a recording hold the same lines.
struct HeaderText {
  private var values: [String: (value: String, line: Int)] = [:]
  private var others: [RecordingHeader.Entry] = []
  private let path: String

  static let firstLine = "# hinge-recording: 1"
  private static let known: Set<String> = [
    "hinge-recording", "provenance", "sensors", "rate_hz", "accel_lsb_per_g", "gyro_lsb_per_dps",
    "accel_lsb_per_g_2", "gyro_lsb_per_dps_2", "accel_range_g", "gyro_range_dps", "chip", "notes",
  ]

  init(path: String) { self.path = path }

  /// Takes one line that begins with '#'.
  mutating func add(line text: Substring, number: Int) throws(RecordingError) {
    let body = text.dropFirst()
    guard let colon = body.firstIndex(of: ":") else {
      throw .line(
        path: path, number: number,
        reason: "a header line must be '# key: value', this one has no colon")
    }
    let key = Self.trimmed(body[..<colon])
    let value = Self.trimmed(body[body.index(after: colon)...])
    if Self.known.contains(key) {
      if values[key] != nil {
        throw .line(
          path: path, number: number, reason: "the key '\(key)' stands twice; remove one")
      }
      values[key] = (value, number)
    } else {
      others.append(.init(key: key, value: value))
    }
  }

  func header() throws(RecordingError) -> RecordingHeader {
    let version = try required("hinge-recording", example: "1")
    if version.value != "1" {
      throw .line(
        path: path, number: version.line,
        reason: "recording version \(version.value) is not known, only 1; update hinge")
    }
    let provenanceText = try required("provenance", example: "measured")
    guard let provenance = Provenance(rawValue: provenanceText.value) else {
      throw .line(
        path: path, number: provenanceText.line,
        reason:
          "provenance '\(Self.clipped(provenanceText.value))' must be 'measured' or 'synthetic'")
    }
    let sensors = try number(
      "sensors", example: "1", places: 0, range: 1...2, rangeText: "1 (sacrum) or 2 (and T12)")
    let rate = try number(
      "rate_hz", example: "200", places: 3, range: 20_000...1_000_000, rangeText: "20 to 1000")
    let accelRange = try optional(
      "accel_range_g", places: 3, range: 1000...64_000, rangeText: "1 to 64")
    let gyroRange = try optional(
      "gyro_range_dps", places: 3, range: 10_000...8_000_000, rangeText: "10 to 8000")
    var descriptions: [SensorDescription] = []
    for index in 0..<Int(sensors) {
      let accel = try sensitivity(
        "accel_lsb_per_g", second: index == 1, example: "4096",
        range: SensorDescription.accelSensitivityRange, rangeText: "16 to 131072")
      let gyro = try sensitivity(
        "gyro_lsb_per_dps", second: index == 1, example: "65.5",
        range: SensorDescription.gyroSensitivityRange, rangeText: "1 to 2000")
      descriptions.append(
        SensorDescription(
          microCountsPerG: accel, microCountsPerDPS: gyro,
          accelLimitCounts: Self.limit(rangeMilli: accelRange, microCounts: accel),
          gyroLimitCounts: Self.limit(rangeMilli: gyroRange, microCounts: gyro)))
    }
    var header = RecordingHeader(
      provenance: provenance, sensors: descriptions, rateMilliHz: rate)
    header.accelRangeMilliG = accelRange
    header.gyroRangeMilliDPS = gyroRange
    header.chip = values["chip"]?.value
    header.notes = values["notes"]?.value
    header.others = others
    return header
  }

  /// The lines of a header, in a fixed order, without the column line.
  static func lines(_ header: RecordingHeader) -> [String] {
    var lines = [firstLine, "# provenance: \(header.provenance.rawValue)"]
    func put(_ key: String, _ value: String?) {
      if let value { lines.append("# \(key): \(value)") }
    }
    put("sensors", String(header.sensors.count))
    put("rate_hz", Decimal.text(header.rateMilliHz, places: 3))
    for (index, sensor) in header.sensors.enumerated() {
      let suffix = index == 1 ? "_2" : ""
      let first = header.sensors[0]
      if index == 0 || sensor.microCountsPerG != first.microCountsPerG {
        put("accel_lsb_per_g\(suffix)", Decimal.text(sensor.microCountsPerG, places: 6))
      }
      if index == 0 || sensor.microCountsPerDPS != first.microCountsPerDPS {
        put("gyro_lsb_per_dps\(suffix)", Decimal.text(sensor.microCountsPerDPS, places: 6))
      }
    }
    put("accel_range_g", header.accelRangeMilliG.map { Decimal.text($0, places: 3) })
    put("gyro_range_dps", header.gyroRangeMilliDPS.map { Decimal.text($0, places: 3) })
    put("chip", header.chip)
    put("notes", header.notes)
    for entry in header.others { put(entry.key, entry.value) }
    return lines
  }

  private func required(_ key: String, example: String) throws(RecordingError) -> (
    value: String, line: Int
  ) {
    guard let found = values[key] else {
      throw .missingKey(path: path, key: key, example: example)
    }
    return found
  }

  private func number(
    _ key: String, example: String, places: Int, range: ClosedRange<Int64>, rangeText: String
  ) throws(RecordingError) -> Int64 {
    let found = try required(key, example: example)
    guard let value = Decimal.scaled(found.value, places: places), range.contains(value) else {
      throw .line(
        path: path, number: found.line,
        reason: "\(key) '\(Self.clipped(found.value))' must be a number of \(rangeText)")
    }
    return value
  }

  private func optional(
    _ key: String, places: Int, range: ClosedRange<Int64>, rangeText: String
  ) throws(RecordingError) -> Int64? {
    if values[key] == nil { return nil }
    return try number(key, example: "", places: places, range: range, rangeText: rangeText)
  }

  private func sensitivity(
    _ key: String, second: Bool, example: String, range: ClosedRange<Int64>, rangeText: String
  ) throws(RecordingError) -> Int64 {
    let own = second && values[key + "_2"] != nil ? key + "_2" : key
    return try number(own, example: example, places: 6, range: range, rangeText: rangeText)
  }

  /// The count at the end of a range, or int16's own end where no range is given.
  private static func limit(rangeMilli: Int64?, microCounts: Int64) -> Int16 {
    guard let rangeMilli else { return Int16.max }
    return Int16(clamping: rangeMilli * (microCounts / 1000) / 1_000_000 - 1)
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text
    while text.first == " " || text.first == "\t" { text.removeFirst() }
    while text.last == " " || text.last == "\t" { text.removeLast() }
    return String(text)
  }

  /// Foreign text in a message: short, and without control characters.
  static func clipped(_ text: some StringProtocol) -> String {
    let printable = text.unicodeScalars.map { $0.value < 32 || $0.value == 127 ? "?" : String($0) }
    return printable.count > 40 ? printable.prefix(40).joined() + "…" : printable.joined()
  }
}
