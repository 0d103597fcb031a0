/// Whether the log can be read and written, is whole, and has room.
enum LogCheck {
  private static let megabyte: Double = 1_000_000
  /// Years of training fit into the first; in the second SQLite can no longer tidy up.
  static let scarceMB = 200.0
  static let fullMB = 20.0

  static func findings(_ log: LogEvidence) -> [Finding] {
    var found = [state(log)]
    if let writing = writing(log) { found.append(writing) }
    if log.state != .absent {
      found.append(
        Finding(
          .size, .log, .pass, .number(Double(log.bytes) / megabyte, .megabytes, places: 1)))
    }
    if let room = room(log) { found.append(room) }
    return found
  }

  private static func state(_ log: LogEvidence) -> Finding {
    let path = log.path
    func one(_ grade: Grade, _ value: String, _ reason: String, mend: String? = nil) -> Finding {
      Finding(.log, .log, grade, .words(value), reason, mend: mend)
    }
    let other =
      "sudo systemctl stop hinged; hinge restore FILE (a backup), or sudo mv \(path) \(path).bad, "
      + "and hinged starts a new one"
    switch log.state {
    case .absent: return one(.pass, "none yet", "\(path) appears with the first session")
    case .good(let format): return one(.pass, "whole", "\(path), format \(format)")
    case .older(let format, let known):
      return one(
        .warn, "format \(format)", "hinged brings it to format \(known) when it starts",
        mend: "sudo systemctl restart hinged")
    case .newer(let format, let known):
      return one(
        .fail, "format \(format)", "this version knows formats up to \(known)",
        mend: "update hinge (hinge --version)")
    case .notALog: return one(.fail, "no log", "\(path) is another program's file", mend: other)
    case .damaged(let detail): return one(.fail, "damaged", "\(path): \(detail)", mend: other)
    case .notPermitted(let user, let group):
      return one(
        .warn, "denied", "\(user) may not read \(path)",
        mend: "sudo usermod -aG \(group ?? "hinged") \(user), then log out and in again")
    case .locked:
      return one(
        .warn, "in use", "another program holds \(path)",
        mend: "close the program that edits it (sudo fuser -v \(path))")
    case .failed(let sentence):
      return one(.fail, "unreadable", sentence, mend: "sudo dmesg | grep -iE 'mmc|ext4|i/o error'")
    }
  }

  private static func writing(_ log: LogEvidence) -> Finding? {
    switch log.disk {
    case .readOnly(let mount):
      return Finding(
        .writing, .log, .fail, .words("read-only"),
        "\(mount) is mounted read-only: a worn-out memory card ends like that",
        mend:
          "sudo mount -o remount,rw \(mount); where that fails: a new card, and hinge restore FILE")
    case .forgets:
      return Finding(
        .writing, .log, .fail, .words("in memory"),
        "the overlay file system is on: what is logged is gone at the next start",
        mend: "sudo raspi-config nonint disable_overlayfs; sudo reboot")
    case .writable: break
    }
    switch log.writing {
    case .allowed: return Finding(.writing, .log, .pass, .words("allowed"))
    case .unknown: return nil
    case .denied(let owner):
      return Finding(
        .writing, .log, .fail, .words("denied"), "the user \(owner) may not write \(log.path)",
        mend: "sudo chown \(owner):\(owner) \(log.path)*; sudo chmod u+rw \(log.path)*")
    case .failing(let sentence):
      return Finding(
        .writing, .log, .fail, .words("fails"), "hinged says: \(sentence)",
        mend: "what that says; reps are kept until it can be written, as long as hinged runs")
    }
  }

  private static func room(_ log: LogEvidence) -> Finding? {
    guard let bytes = log.roomBytes, log.disk == .writable else { return nil }
    let room = Double(bytes) / megabyte
    let value = FindingValue.number(room, .megabytes, places: 0)
    if room >= scarceMB { return Finding(.room, .log, .pass, value, "free") }
    return Finding(
      .room, .log, room < fullMB ? .fail : .warn, value, "free on the disk of \(log.path)",
      mend: "sudo apt-get clean; sudo journalctl --vacuum-size=50M; df -h says what else")
  }
}
