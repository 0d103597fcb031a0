import Setup

/// Where the samples of a session come from.
enum SampleOrigin: Sendable {
  /// They are there already. What the log says of it.
  case stored(String)
  case sensors(WornSensors)

  /// As in the log and on the screen.
  var description: String {
    switch self {
    case .stored(let text): text
    case .sensors(let found): "sensors: \(found.description)"
    }
  }
}
