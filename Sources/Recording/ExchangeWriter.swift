import HingeCore

/// Writes the exchange form.
package enum ExchangeWriter {
  package static func bytes(of recording: Recording) -> [UInt8] {
    let sensors = recording.header.sensors.count
    var out: [UInt8] = []
    out.reserveCapacity(512 + recording.samples.count * sensors * 40)
    for line in HeaderText.lines(recording.header) {
      out.append(contentsOf: line.utf8)
      out.append(UInt8(ascii: "\n"))
    }
    out.append(
      contentsOf: ExchangeReader.columnLine(
        sensors: sensors, temperatures: recording.temperatures != nil
      ).utf8)
    out.append(UInt8(ascii: "\n"))
    for (index, sample) in recording.samples.enumerated() {
      append(sample.time.microseconds, to: &out)
      append(sample.sacrum, to: &out)
      if sensors == 2 { append(sample.thorax, to: &out) }
      if let temperatures = recording.temperatures {
        out.append(UInt8(ascii: ","))
        append(Int64(temperatures[index].sacrumMilliC), to: &out)
        if sensors == 2 {
          out.append(UInt8(ascii: ","))
          append(Int64(temperatures[index].thoraxMilliC), to: &out)
        }
      }
      out.append(UInt8(ascii: "\n"))
    }
    return out
  }

  private static func append(_ sample: RawSample, to out: inout [UInt8]) {
    for count in [sample.ax, sample.ay, sample.az, sample.gx, sample.gy, sample.gz] {
      out.append(UInt8(ascii: ","))
      append(Int64(count), to: &out)
    }
  }

  private static func append(_ value: Int64, to out: inout [UInt8]) {
    if value < 0 { out.append(UInt8(ascii: "-")) }
    var rest = value.magnitude
    let start = out.count
    repeat {
      out.append(UInt8(ascii: "0") + UInt8(rest % 10))
      rest /= 10
    } while rest > 0
    out[start...].reverse()
  }
}
