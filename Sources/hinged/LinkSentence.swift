import HingeCore
import IMU
import LinuxIO
import Setup

/// What happened at a sensor, in one sentence for the system's log.
enum LinkSentence {
  static func text(_ event: LinkEvent) -> String {
    let place = SensorPlace(Int(event.sensor) - 1).words
    let register = "0x\(String(event.detail & 0xFF, radix: 16))"
    return switch event.kind {
    case .busFailed:
      "The sensor \(place) fails: \(Errno(code: event.detail)). It is tried again until it is back."
    case .otherIdentity:
      "The sensor \(place) answers as another chip (0x\(String(event.detail, radix: 16))): a loose wire, or it was exchanged; it is not read until it is itself."
    case .registerChanged:
      "The sensor \(place) lost its settings (register \(register)): its supply dipped; it is set up anew."
    case .notTaken:
      "The sensor \(place) does not take its settings (register \(register)); it is tried again."
    case .silent: "The sensor \(place) answers and makes no samples; it is set up anew."
    case .frozen: "The sensor \(place) gives the same reading over and over; it is set up anew."
    case .streamCut:
      "The samples of the sensor \(place) were spoilt on the way (\(FIFOFault(rawValue: UInt8(truncatingIfNeeded: event.detail)).map { "\($0)" } ?? "unknown")); those that waited were thrown away."
    case .samplesLost: "Samples of the sensor \(place) are missing."
    case .unsteady:
      "\(event.detail / 10).\(event.detail % 10) % of the transfers with the sensor \(place) fail and have to be tried again: fasten its wires, keep them short and away from the buzzer's."
    case .recovered: "The sensor \(place) is back after \(event.detail) ms."
    }
  }
}
