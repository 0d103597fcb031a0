/// Why a device's calibration is not accepted.
package enum DeviceRefusalToken: String, Sendable, CaseIterable {
  case facesMissing = "faces_missing"
  case axisNotTurned = "axis_not_turned"
  case accelerometerDiffers = "accelerometer_differs"
  case gyroscopeDiffers = "gyroscope_differs"
  case implausible
  case saturated
  case gap
}

package struct DeviceRefusal: Error, Sendable, Equatable, CustomStringConvertible {
  package let token: DeviceRefusalToken
  /// One sentence: what was seen and what to do.
  package let sentence: String

  package var description: String { "refused: \(token.rawValue): \(sentence)" }

  init(_ token: DeviceRefusalToken, _ sentence: String) {
    self.token = token
    self.sentence = sentence
  }
}

/// All reasons at once, so that one more recording can mend them all.
package struct DeviceRefusals: Error, Sendable {
  package let list: [DeviceRefusal]
}
