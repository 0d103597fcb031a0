import Coaching
import Control
import HingeCore
import LinuxIO
import RepLog
import Training

/// What the writer follows of a round of holds: numbers of the session, and what was last shown.
struct HoldBook {
  /// Within the session; the core counts within a round.
  private(set) var number = 0
  private var shown: (state: HoldState, second: Int64)?

  mutating func begin() -> Int {
    number += 1
    return number
  }

  /// Once a second and where the state is another.
  mutating func isNew(_ reading: HoldReading) -> Bool {
    let second = reading.elapsed.microseconds / 1_000_000
    if let shown, shown.state == reading.state, shown.second == second { return false }
    shown = (reading.state, second)
    return true
  }
}

// Holds: told, logged and acknowledged as reps are.
extension EventWriter {
  func takeHolds() {
    while let note = shared.holds.pop() { take(note) }
    while let glance = shared.glances.pop() {
      let live = LiveHold(
        glance.reading, number: holds.number == 0 ? nil : holds.number, target: glance.target)
      board.show(hold: live)
      if holds.isNew(glance.reading) { server?.publish(LiveEvent(.hold, live)) }
    }
  }

  private func take(_ note: HoldNote) {
    switch note.event {
    case .started(_, let kind, let side, let time):
      beginSession()
      let number = holds.begin()
      server?.publish(
        LiveEvent(
          .holdStarted, LiveHold(number: number, kind: kind.name, side: side.name), at: time))
    case .lost(let what, let time):
      var live = LiveHold(number: holds.number)
      live.loss = what.name
      server?.publish(LiveEvent(.holdLost, live, at: time))
    case .regained(let time):
      server?.publish(LiveEvent(.holdRegained, LiveHold(number: holds.number), at: time))
    case .ended(let hold):
      let record = HoldRecord(hold, number: holds.number, target: note.target).graded
      log.add(.hold(record))
      server?.publish(LiveEvent(.holdEnded, LiveHold(record), at: hold.end))
    case .fault(let fault): take(fault)
    case .sensorLost(let time): lostSensor(at: time)
    }
  }
}

extension LiveHold {
  /// One that has ended.
  init(_ record: HoldRecord) {
    func seconds(_ ms: Int64) -> Double { Double(ms) / 1000 }
    self.init(number: record.number, kind: record.kind, side: record.side)
    targetS = record.targetMS.map(seconds)
    elapsedS = seconds(record.lengthMS)
    heldS = seconds(record.heldMS)
    sagDeg = seconds(record.sagMdeg)
    rotationDeg = seconds(record.rotationMdeg)
    swayDeg = seconds(record.swayMdeg)
    losses = record.losses
    lostS = seconds(record.lostMS)
    missingS = seconds(record.missingMS)
    endedBy = record.endedBy
    grade = record.grade
    isChosen = record.isChosen
    hasLumbar = record.hasLumbar
  }
}
