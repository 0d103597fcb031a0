/// What an alert is about, for people; the log has tokens.
enum AlertWords {
  static func of(_ kind: String) -> String {
    switch kind {
    case "setup": "rounded before lift-off"
    case "stop_set": "end of the set"
    case "recalibrate": "calibrate again"
    default: kind.replacing("_", with: " ")
    }
  }
}
