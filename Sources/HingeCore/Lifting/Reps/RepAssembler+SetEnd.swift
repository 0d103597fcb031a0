// How a set ends, and what becomes of the rep that is open then.
extension RepAssembler {
  mutating func withdrawOpen(_ events: inout EventList) {
    if !isOpen { return }
    isOpen = false
    isOwning = false
    repsInSet &-= 1
    events.add(.repWithdrawn(set: open.setNumber, number: open.number))
  }

  mutating func endSetIfOver(
    _ time: Timestamp, isStepping: Bool, _ events: inout EventList
  ) {
    guard inSet else { return }
    if isStepping {
      if stepsSince == nil { stepsSince = time }
    } else {
      stepsSince = nil
    }
    let walked = stepsSince.map { time.since($0) >= Self.walk } ?? false
    let rested = uprightSince.map { time.since($0) >= Self.rest } ?? false
    if walked || rested { endSet(at: time, &events) }
  }

  mutating func endSet(at time: Timestamp, _ events: inout EventList) {
    if isOpen {
      let isLowered = open.top != nil
      switch counting {
      case .fromFloor where !isLowered: withdrawOpen(&events)
      case .fromFloor:
        // Lowered, and the data end before the lifter stands up again: a rep all the same.
        open.flags.insert(.cut)
        open.ownEnd = time
        completeOpen(&events)
      case .fromLockout where repsInSet == 1 && (steppedBefore || stepsSince != nil):
        withdrawOpen(&events)
      case .everyHinge, .fromLockout:
        open.ownEnd = time
        if !isLowered { open.top = max(time.since(open.lockout), .zero) }
        completeOpen(&events)
      }
    }
    inSet = false
    isOwning = false
    hasDropped = false
    if isFirm {
      events.add(
        .setEnded(SetSummary(number: setNumber, start: setStart, end: time, reps: repsInSet)))
    } else {
      setNumber &-= 1
    }
    stepsSince = nil
    uprightSince = nil
  }
}
