import HingeCore
import IMU

/// Reads the exchange form (CSV). Bytes in, a recording or one named fault out; nothing is guessed.
///
/// Rows are parsed from the bytes themselves: an hour at 200 Hz is 720 000 rows, and a `String` a
/// field would take longer than everything that follows.
package enum ExchangeReader {
  package static func read(_ bytes: [UInt8], path: String) throws(RecordingError) -> Recording {
    var position = 0
    var number = 0
    var text = HeaderText(path: path)
    var columns: Substring = ""
    // Header lines and the column line: few, so strings will do.
    while true {
      guard position < bytes.count else { throw .noSamples(path: path) }
      number += 1
      let line = try line(bytes, &position, number: number, path: path)
      if number == 1 && line != HeaderText.firstLine[...] && !line.hasPrefix("# hinge-recording:") {
        throw .notARecording(path: path)
      }
      guard line.hasPrefix("#") else {
        columns = line
        break
      }
      try text.add(line: line, number: number)
    }
    let header = try text.header()
    let temperatures = try hasTemperatures(
      columns: columns, sensors: header.sensors.count, number: number, path: path)
    var rows = RowReader(
      sensors: header.sensors.count, temperatures: temperatures, path: path, number: number)
    var recording = Recording(
      header: header, samples: [], temperatures: temperatures ? [] : nil)
    // A row is seldom shorter than 40 bytes for two sensors, 24 for one.
    recording.samples.reserveCapacity((bytes.count - position) / (header.sensors.count * 20))
    try rows.read(bytes, from: position, into: &recording)
    if recording.samples.isEmpty { throw .noSamples(path: path) }
    return recording
  }

  /// The next line without its end.
  private static func line(
    _ bytes: [UInt8], _ position: inout Int, number: Int, path: String
  ) throws(RecordingError) -> Substring {
    let start = position
    while position < bytes.count && bytes[position] != UInt8(ascii: "\n") {
      if position - start > 4096 {
        if number == 1 { throw .notARecording(path: path) }
        throw .line(path: path, number: number, reason: "a header line longer than 4096 bytes")
      }
      position += 1
    }
    guard let text = String(validating: bytes[start..<position], as: UTF8.self) else {
      if number == 1 { throw .notARecording(path: path) }
      throw .line(path: path, number: number, reason: "not UTF-8 text; save the file as UTF-8")
    }
    position += 1
    if text.hasSuffix("\r") {
      throw .line(
        path: path, number: number,
        reason: "the line ends in CR LF; save the file with plain line feeds")
    }
    return text[...]
  }

  private static func hasTemperatures(
    columns: Substring, sensors: Int, number: Int, path: String
  ) throws(RecordingError) -> Bool {
    let plain = columnLine(sensors: sensors, temperatures: false)
    let full = columnLine(sensors: sensors, temperatures: true)
    if columns == plain { return false }
    if columns == full { return true }
    throw .line(
      path: path, number: number,
      reason: "the column line '\(HeaderText.clipped(columns))' must be '\(plain)' or '\(full)'")
  }

  static func columnLine(sensors: Int, temperatures: Bool) -> String {
    var line = "t_us,ax,ay,az,gx,gy,gz"
    if sensors == 2 { line += ",ax2,ay2,az2,gx2,gy2,gz2" }
    if temperatures { line += sensors == 2 ? ",temp_mdegC,temp2_mdegC" : ",temp_mdegC" }
    return line
  }
}
