import HingeCore
import IMU
package import Recording

extension WornSensors {
  /// The header of a recording of these sensors: their names, what their counts mean, and where those
  /// end.
  package var recordingHeader: RecordingHeader {
    var header = header
    let names = places.map(\.chip.name)
    header.chip = Set(names).count == 1 ? names[0] : names.joined(separator: ", ")
    let sensors = places.map(\.chip.sensor)
    header.accelRangeMilliG = Self.range(
      sensors.map { ($0.accelLimitCounts, $0.microCountsPerG) })
    header.gyroRangeMilliDPS = Self.range(
      sensors.map { ($0.gyroLimitCounts, $0.microCountsPerDPS) })
    return header
  }

  /// What the last count is worth, times 1000, so that a reader of the header finds that very count again;
  /// nil where one number can't say it of two sensors.
  private static func range(_ sensors: [(limit: Int16, microCounts: Int64)]) -> Int64? {
    guard let first = sensors.first else { return nil }
    func limit(_ range: Int64, _ microCounts: Int64) -> Int64 {
      range * (microCounts / 1000) / 1_000_000 - 1
    }
    let counts = first.microCounts / 1000
    let range = ((Int64(first.limit) + 1) * 1_000_000 + counts - 1) / counts
    return sensors.allSatisfy { limit(range, $0.microCounts) == Int64($0.limit) } ? range : nil
  }
}
