import Recording
import Setup

/// Where the samples of a session come from.
enum SampleOrigin: Sendable {
  /// They are there already. What the log says of it.
  case stored(String, RecordingHeader)
  case sensors(WornSensors)

  /// What a recording of these samples says of itself.
  var header: RecordingHeader {
    switch self {
    case .stored(_, let header): header
    case .sensors(let found): found.recordingHeader
    }
  }

  /// As in the log and on the screen.
  var description: String {
    switch self {
    case .stored(let text, _): text
    case .sensors(let found): "sensors: \(found.description)"
    }
  }
}
