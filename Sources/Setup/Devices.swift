package import DeviceCalibration
package import HingeCore
package import IMU
import LinuxIO
package import Recording
package import Settings

/// The sensors' own calibrations, where there are any: files made by `hinge calibrate-device`.
package struct Devices: Sendable {
  private let files: [(path: String, file: DeviceFile)]

  /// By the data sheet alone.
  package static let nominal = Devices(files: [])

  /// - Parameter paths: one a sensor, sacrum first; none for the data sheet's values.
  package static func read(_ paths: [String]) throws(Problem) -> Devices {
    var files: [(path: String, file: DeviceFile)] = []
    for path in paths {
      let text: String
      do throws(FileError) {
        text = try FileReading.text(path, limitBytes: 64 * 1024)
      } catch {
        if case .notUTF8 = error {
          throw Problem("\(path):1: not a device calibration: not text", exitCode: 65)
        }
        throw Problem(error)
      }
      do throws(ProfileError) {
        files.append((path, try DeviceFile.read(text, path: path)))
      } catch {
        throw Problem(error)
      }
    }
    return Devices(files: files)
  }

  /// What a recording's counts mean, sacrum first.
  package func models(of header: RecordingHeader) throws(Problem) -> [SensorModel] {
    let nominal = header.sensors.map(\.model)
    if files.isEmpty { return nominal }
    guard files.count == nominal.count else {
      throw Problem(
        "\(files.count) --device for \(nominal.count) sensor\(nominal.count == 1 ? "" : "s"); give "
          + "one a sensor, the sacrum's first, or none.", exitCode: 64)
    }
    return zip(nominal, files).map { $1.file.calibration.corrected($0) }
  }
}

extension DeviceFile {
  package var calibration: DeviceCalibration {
    DeviceCalibration(
      accelScalePpm: accelScalePpm, accelBiasMicroG: accelBiasUg, gyroScalePpm: gyroScalePpm,
      gyroBiasMdps: gyroBiasMdps, accelResidualMicroG: accelResidualUg,
      gyroResidualMdeg: gyroResidualMdeg, poses: Int(poses))
  }

  package init(_ found: DeviceCalibration, provenance: Provenance, chip: String) {
    self.init(
      provenance: provenance.rawValue, chip: chip, accelScalePpm: found.accelScalePpm,
      accelBiasUg: found.accelBiasMicroG, gyroScalePpm: found.gyroScalePpm,
      gyroBiasMdps: found.gyroBiasMdps, accelResidualUg: found.accelResidualMicroG,
      gyroResidualMdeg: found.gyroResidualMdeg, poses: Int64(found.poses))
  }
}
