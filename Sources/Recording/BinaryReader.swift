import HingeCore

/// Reads the compact binary form.
///
/// A damaged or half-written last block is left out and said in `notices`: that is what a power cut
/// leaves. Damage with blocks behind it is refused: something else has been at the file.
enum BinaryReader {
  static func isBinary(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: BinaryForm.magic.prefix(8))
  }

  static func read(_ bytes: [UInt8], path: String) throws(RecordingError) -> Recording {
    guard bytes.starts(with: BinaryForm.magic) else {
      throw .block(
        path: path, offset: 8,
        reason: "this version of the binary form is not known, only 1; update hinge")
    }
    var position = BinaryForm.magic.count
    var header: RecordingHeader?
    var series = [SensorSeries(), SensorSeries()]
    var notices: [String] = []
    var ended = false
    while position < bytes.count && !ended {
      guard let block = Block(bytes, at: position) else {
        let left = bytes.count - position
        if Block.mayBeTail(bytes, at: position) {
          notices.append("the last \(left) bytes are cut off or damaged and were left out")
          break
        }
        throw .block(
          path: path, offset: position,
          reason: "the block's check sum is wrong; the file was changed after it was recorded")
      }
      switch block.kind {
      case BinaryForm.Kind.header:
        header = try Self.header(bytes[block.payload], path: path)
      case BinaryForm.Kind.samples:
        guard header != nil, series.add(bytes[block.payload]) else {
          throw .block(
            path: path, offset: position, reason: "a block of samples that cannot be decoded")
        }
      case BinaryForm.Kind.end: ended = true
      default: break  // A kind of a later version: its length says how to pass over it.
      }
      position = block.end
    }
    guard let header else { throw .noSamples(path: path) }
    if !ended && notices.isEmpty { notices.append("the recording was not closed") }
    return try recording(header, series, notices, path: path)
  }

  private static func header(
    _ bytes: ArraySlice<UInt8>, path: String
  ) throws(RecordingError) -> RecordingHeader {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw .block(path: path, offset: 10, reason: "the header is not UTF-8 text")
    }
    var lines = HeaderText(path: path)
    for (index, line) in text.split(separator: "\n").enumerated() {
      try lines.add(line: line, number: index + 1)
    }
    return try lines.header()
  }

  private static func recording(
    _ header: RecordingHeader, _ series: [SensorSeries], _ notices: [String], path: String
  ) throws(RecordingError) -> Recording {
    let first = series[0]
    guard !first.times.isEmpty else { throw .noSamples(path: path) }
    for entry in series.prefix(header.sensors.count) {
      for index in entry.times.indices.dropFirst()
      where entry.times[index] <= entry.times[index - 1] {
        throw .block(path: path, offset: 10, reason: "sample times do not rise")
      }
    }
    var second: ResampledSeries?
    var covered = Int64.min...Int64.max
    if header.sensors.count == 2 {
      guard let from = series[1].times.first, let to = series[1].times.last else {
        throw .noSamples(path: path)
      }
      second = ResampledSeries(series[1])
      // A sample of the one sensor needs one of the other; nothing is made up beyond them.
      let margin = header.nominalIntervalUS / 2
      covered = (from - margin)...(to + margin)
    }
    var recording = Recording(header: header, samples: [])
    recording.samples.reserveCapacity(first.times.count)
    recording.notices = notices
    let hasTemperatures = !first.temperatures.isEmpty
    if hasTemperatures { recording.temperatures = [] }
    for index in first.times.indices where covered.contains(first.times[index]) {
      let time = first.times[index]
      let other = second?.at(time)
      recording.samples.append(
        SampleInput(
          time: Timestamp(microseconds: time), sacrum: first.samples[index],
          thorax: other?.sample ?? .zero))
      if hasTemperatures {
        recording.temperatures?.append(
          .init(
            sacrumMilliC: first.temperatures[index], thoraxMilliC: other?.temperature ?? 0))
      }
    }
    let alone = first.times.count - recording.samples.count
    if alone > 0 {
      recording.notices.append(
        "\(alone) samples of sensor 1 without any of sensor 2 were left out")
    }
    if recording.samples.isEmpty { throw .noSamples(path: path) }
    return recording
  }
}

/// Where one block lies; nil where it does not fit or its check sum is wrong.
private struct Block {
  let kind: UInt8
  let payload: Range<Int>
  let end: Int

  init?(_ bytes: [UInt8], at position: Int) {
    guard let end = Self.end(bytes, at: position), end <= bytes.count else { return nil }
    let sum = BinaryForm.unsigned32(bytes, at: end - 4)
    guard BinaryForm.crc32(bytes[position..<(end - 4)]) == sum else { return nil }
    kind = bytes[position]
    payload = (position + 5)..<(end - 4)
    self.end = end
  }

  private static func end(_ bytes: [UInt8], at position: Int) -> Int? {
    guard position + 9 <= bytes.count else { return nil }
    return position + 9 + Int(BinaryForm.unsigned32(bytes, at: position + 1))
  }

  /// Nothing whole stands behind it: a block that a crash cut off.
  static func mayBeTail(_ bytes: [UInt8], at position: Int) -> Bool {
    guard let end = end(bytes, at: position) else { return true }
    return end >= bytes.count
  }
}
