import HingeCore

/// Writes the compact binary form.
package enum BinaryWriter {
  package static func bytes(of recording: Recording) -> [UInt8] {
    var out = BinaryForm.magic
    let lines = HeaderText.lines(recording.header).map { $0 + "\n" }.joined()
    append(kind: BinaryForm.Kind.header, Array(lines.utf8), to: &out)
    var start = 0
    while start < recording.samples.count {
      let end = min(start + BinaryForm.samplesPerBlock, recording.samples.count)
      for sensor in 1...recording.header.sensors.count {
        append(
          kind: BinaryForm.Kind.samples,
          payload(recording, start..<end, sensor: sensor), to: &out)
      }
      start = end
    }
    append(kind: BinaryForm.Kind.end, [], to: &out)
    return out
  }

  private static func payload(
    _ recording: Recording, _ range: Range<Int>, sensor: Int
  ) -> [UInt8] {
    var out = [UInt8(sensor), recording.temperatures == nil ? 0 : BinaryForm.hasTemperatures]
    BinaryForm.append(Int64(range.count), to: &out)
    var time: Int64 = 0
    var interval: Int64 = 0
    var counts = [Int64](repeating: 0, count: 7)
    for index in range {
      let input = recording.samples[index]
      let now = input.time.microseconds
      let change = now &- time
      BinaryForm.append(change &- interval, to: &out)
      interval = change
      time = now
      let raw = sensor == 1 ? input.sacrum : input.thorax
      var values = [raw.ax, raw.ay, raw.az, raw.gx, raw.gy, raw.gz].map(Int64.init)
      if let pair = recording.temperatures?[index] {
        values.append(Int64(sensor == 1 ? pair.sacrumMilliC : pair.thoraxMilliC))
      }
      for (channel, value) in values.enumerated() {
        BinaryForm.append(value - counts[channel], to: &out)
        counts[channel] = value
      }
    }
    return out
  }

  private static func append(kind: UInt8, _ payload: [UInt8], to out: inout [UInt8]) {
    let start = out.count
    out.append(kind)
    BinaryForm.appendUnsigned32(UInt32(payload.count), to: &out)
    out.append(contentsOf: payload)
    BinaryForm.appendUnsigned32(BinaryForm.crc32(out[start...]), to: &out)
  }
}
