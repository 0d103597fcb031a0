import RepLog
import Training

extension LogDesk {
  /// Of what something is said.
  struct Target {
    /// 0: the session that goes on and is not in the log yet.
    var sessionID: Int64
    /// All that was said of it so far.
    var entries: [EntryRecord] = []
    var setNumber: Int?
    var repNumber: Int?

    init(_ log: SessionLog, setNumber: Int? = nil, repNumber: Int? = nil) {
      sessionID = log.session.id
      entries = log.entries
      self.setNumber = setNumber
      self.repNumber = repNumber
    }

    /// The first set of a session of which nothing is in the log.
    init(firstSetOfRunning: Void) {
      sessionID = 0
      setNumber = 1
    }

    /// Whether something is in force that could be taken back.
    func hasSaid(_ field: EntryField) -> Bool {
      let last = entries.last {
        $0.field == field.rawValue && $0.setNumber == setNumber && $0.repNumber == repNumber
      }
      return last?.value != nil
    }

    /// Where else in the session something is in force of it: "session 12, set 3".
    func placesWithWord(_ field: EntryField) -> [String] {
      var last: [String: Bool] = [:]
      var places: [String] = []
      for entry in entries where entry.field == field.rawValue {
        var place = self
        (place.setNumber, place.repNumber) = (entry.setNumber, entry.repNumber)
        if last[place.name] == nil { places.append(place.name) }
        last[place.name] = entry.value != nil
      }
      return places.filter { last[$0] == true && $0 != name }
    }

    /// "session 12", "session 12, set 3, rep 2"
    var name: String {
      (sessionID == 0 ? "the session that goes on" : "session \(sessionID)")
        + (setNumber.map { ", set \($0)" } ?? "")
        + (repNumber.map { ", rep \($0)" } ?? "")
    }
  }
}
