extension OutputHash {
  /// All that the last step, `noSample`, `stop` or `finish` of a round of holds left to be seen.
  package mutating func add(_ pipeline: HoldPipeline) {
    add(pipeline.reading)
    add(Int64(truncatingIfNeeded: pipeline.events.count))
    for index in 0..<pipeline.events.count {
      if let event = pipeline.events[index] { add(event) }
    }
    add(pipeline.buzzerIsOn)
    add(pipeline.holdNumber)
  }

  private mutating func add(_ reading: HoldReading) {
    add(reading.time)
    add(reading.state.rawValue)
    add(reading.kind?.rawValue ?? 255)
    add(reading.side.rawValue)
    add(reading.elapsed.microseconds)
    add(reading.held.microseconds)
    add(reading.sag)
    add(reading.rotation)
    add(reading.sway)
    add(reading.loss?.rawValue ?? 255)
    add(reading.isTrusted)
  }

  private mutating func add(_ event: HoldEvent) {
    switch event {
    case .started(let number, let kind, let side, let at):
      add(UInt8(1))
      add(number)
      add(kind.rawValue)
      add(side.rawValue)
      add(at)
    case .lost(let what, let at):
      add(UInt8(2))
      add(what.rawValue)
      add(at)
    case .regained(let at):
      add(UInt8(3))
      add(at)
    case .ended(let hold):
      add(UInt8(4))
      add(hold)
    case .fault(let fault):
      add(UInt8(5))
      add(fault.time)
      add(fault.kind.rawValue)
      add(fault.sensor)
      add(fault.detail)
    case .sensorLost(let at):
      add(UInt8(6))
      add(at)
    }
  }

  private mutating func add(_ hold: Hold) {
    add(hold.number)
    add(hold.kind.rawValue)
    add(hold.side.rawValue)
    add(hold.isChosen)
    add(hold.hasLumbar)
    add(hold.start)
    add(hold.end)
    add(hold.baseline.plane.raw)
    add(hold.baseline.across.raw)
    add(hold.baseline.lumbar)
    add(hold.baseline.sway.raw)
    add(hold.worstSag.raw)
    add(hold.worstRotation.raw)
    add(hold.sway.raw)
    add(hold.losses)
    add(hold.lostTime.microseconds)
    add(hold.gaps)
    add(hold.missingTime.microseconds)
    add(hold.ending.rawValue)
  }
}
