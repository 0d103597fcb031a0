import HingeCore
import LinuxIO
import Setup
import Training

/// The files that a replay writes sample by sample: `--trace` and `--orientation`.
struct ReplayTraces {
  private var trace: [UInt8]?
  private var orientation: [UInt8]?

  init(trace: Bool, orientation: Bool) {
    if trace {
      self.trace = Array(
        "t_s,pelvis_pitch_deg,trunk_pitch_deg,flexion_deg,reserve_used,phase,alert\n".utf8)
    }
    if orientation { self.orientation = Array("t_s,ux,uy,uz\n".utf8) }
  }

  mutating func add(_ time: Timestamp, _ pipeline: borrowing HingePipeline) {
    if trace != nil { addTrace(time, pipeline.reading) }
    if orientation != nil {
      let up = pipeline.sacrumUp
      let parts = [up.x, up.y, up.z].map { part in
        DecimalText.of((Int64(part.raw) * 1_000_000_000).roundedShift(right: 30), places: 9)
      }
      let line = DecimalText.of(time.microseconds, places: 6) + "," + parts.joined(separator: ",")
      orientation?.append(contentsOf: (line + "\n").utf8)
    }
  }

  private mutating func addTrace(_ time: Timestamp, _ reading: PipelineReading) {
    func degrees(_ angle: Angle?) -> String {
      angle.map { DecimalText.of($0.millidegrees, places: 3) } ?? ""
    }
    let fields = [
      DecimalText.of(time.microseconds, places: 6), degrees(reading.pelvisPitch),
      degrees(reading.trunkPitch), degrees(reading.flexion?.flexion),
      reading.flexion.map { DecimalText.of($0.reserve.thousandths, places: 3) } ?? "",
      reading.phase.name, reading.alert?.name ?? "",
    ]
    trace?.append(contentsOf: (fields.joined(separator: ",") + "\n").utf8)
  }

  func write(trace tracePath: String?, orientation orientationPath: String?) throws(Problem) {
    do throws(FileError) {
      if let trace, let tracePath { try AtomicFile.write(trace, to: tracePath) }
      if let orientation, let orientationPath {
        try AtomicFile.write(orientation, to: orientationPath)
      }
    } catch {
      throw Problem(error)
    }
  }
}

/// Integers in thousandths, millionths … as decimal text, without a float in between.
enum DecimalText {
  static func of(_ value: Int64, places: Int) -> String {
    var power: Int64 = 1
    for _ in 0..<places { power *= 10 }
    let magnitude = Int64(value.magnitude)
    let fraction = String(magnitude % power)
    let zeros = String(repeating: "0", count: places - fraction.count)
    return "\(value < 0 ? "-" : "")\(magnitude / power).\(zeros)\(fraction)"
  }
}
