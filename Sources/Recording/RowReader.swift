import HingeCore

/// Parses the sample rows of the exchange form.
struct RowReader {
  let sensors: Int
  let temperatures: Bool
  let path: String
  /// The number of the line last read.
  var number: Int

  private var fieldCount: Int { 1 + 6 * sensors + (temperatures ? sensors : 0) }

  init(sensors: Int, temperatures: Bool, path: String, number: Int) {
    self.sensors = sensors
    self.temperatures = temperatures
    self.path = path
    self.number = number
  }

  mutating func read(
    _ bytes: [UInt8], from start: Int, into recording: inout Recording
  ) throws(RecordingError) {
    var position = start
    let bytes = bytes.span
    var fields = InlineArray<15, Int64>(repeating: 0)
    var previous = Int64.min
    while position < bytes.count {
      number += 1
      let rowStart = position
      let count = parse(bytes, &position, into: &fields)
      // Without its line feed the last row may have lost digits, and would read as other counts.
      guard count == fieldCount, bytes[position - 1] == UInt8(ascii: "\n") else {
        throw malformed(bytes, from: rowStart, parsed: count)
      }
      let time = fields[0]
      if time <= previous {
        throw .line(
          path: path, number: number,
          reason: "t_us \(time) does not follow \(previous); times must rise from row to row")
      }
      previous = time
      for index in 1...(6 * sensors) where fields[index] != Int64(Int16(clamping: fields[index])) {
        throw .line(
          path: path, number: number,
          reason: "field \(index + 1) is \(fields[index]); counts must be -32768 to 32767")
      }
      var input = SampleInput(
        time: Timestamp(microseconds: time), sacrum: sample(fields, at: 1))
      if sensors == 2 { input.thorax = sample(fields, at: 7) }
      recording.samples.append(input)
      if temperatures {
        let first = fields[1 + 6 * sensors]
        let second = sensors == 2 ? fields[2 + 6 * sensors] : 0
        for value in [first, second] where value.magnitude > 200_000 {
          throw .line(
            path: path, number: number,
            reason: "a temperature of \(value) m°C; it must be -200000 to 200000")
        }
        recording.temperatures?.append(
          .init(
            sacrumMilliC: Int32(truncatingIfNeeded: first),
            thoraxMilliC: Int32(truncatingIfNeeded: second)))
      }
    }
  }

  /// Reads integers up to the end of the line. Gives their number, or minus the position (from 1)
  /// of the field that is none.
  private func parse(
    _ bytes: Span<UInt8>, _ position: inout Int, into fields: inout InlineArray<15, Int64>
  ) -> Int {
    var count = 0
    while true {
      var value: Int64 = 0
      var digits = 0
      var negative = false
      if position < bytes.count && bytes[position] == UInt8(ascii: "-") {
        negative = true
        position += 1
      }
      while position < bytes.count {
        let digit = bytes[position] &- UInt8(ascii: "0")
        if digit > 9 { break }
        value = value &* 10 &+ Int64(digit)
        digits += 1
        position += 1
      }
      if digits == 0 || digits > 17 { return -(count + 1) }
      if count < 15 { fields[count] = negative ? -value : value }
      count += 1
      if position == bytes.count { return count }
      let end = bytes[position]
      if end == UInt8(ascii: "\n") {
        position += 1
        return count
      }
      if end != UInt8(ascii: ",") { return -count }
      position += 1
    }
  }

  private func malformed(
    _ bytes: Span<UInt8>, from start: Int, parsed: Int
  ) -> RecordingError {
    var end = start
    while end < bytes.count && bytes[end] != UInt8(ascii: "\n") { end += 1 }
    var text: [UInt8] = []
    for index in start..<min(end, start + 60) { text.append(bytes[index]) }
    let row = HeaderText.clipped(String(decoding: text, as: UTF8.self))
    if end == bytes.count {
      return .line(
        path: path, number: number,
        reason: "the file is cut off in this row ('\(row)'); remove the row or record again")
    }
    if parsed > 0 {
      return .line(
        path: path, number: number,
        reason: "\(parsed) fields where \(fieldCount) are needed: '\(row)'")
    }
    return .line(
      path: path, number: number,
      reason: "field \(-parsed) is not a whole number: '\(row)'")
  }

  private func sample(_ fields: InlineArray<15, Int64>, at first: Int) -> RawSample {
    func count(_ offset: Int) -> Int16 { Int16(truncatingIfNeeded: fields[first + offset]) }
    return RawSample(
      ax: count(0), ay: count(1), az: count(2), gx: count(3), gy: count(4), gz: count(5))
  }
}
