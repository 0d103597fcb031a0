// What the wearer asks for in the middle of a session.
extension HingePipeline {
  /// From now on the buzzer speaks by this rule. Conditions are raised as before.
  package mutating func setFeedback(_ mode: FeedbackMode) {
    alerts.setFeedback(mode)
    buzzerIsOn = alerts.player.isOn
  }

  /// An alert plays, or pauses between two of its pulses: nothing else is to sound.
  package var isAlerting: Bool { alerts.player.isPlaying }

  /// The samples since the last one went elsewhere: none is missing, and what was followed up to here leads to
  /// nothing. To be called after `finish`, before samples come again.
  package mutating func resume() {
    events.removeAll()
    frame = nil
    lastTime = nil
    silenceAnnounced = false
    dropped = 0
    isBridging = false
    isFrozen = false
    sacrum.restart()
    thorax.restart()
    guardian.restart()
    motion.restart()
    alerts.latch.restart()
    reading.isTrusted = false
    reading.phase = .none
    twist = .zero
    pending.clear()
  }

  /// Ends the set that is open, as walking away does; without one nothing happens.
  package mutating func endSet() {
    events.removeAll()
    frame = nil
    guard let last = lastTime, reps.isInSet else { return }
    passOnPending(at: last)
    reps.endSet(at: last, &events)
    settle()
  }

  /// Takes the posture that `tare` has seen for standing upright: every pitch, and flexion with them,
  /// is then counted from it. Directions to the side stay as calibrated.
  ///
  /// False, and nothing is changed: the wearer moved, or stands further from the calibrated posture
  /// than a belt that slipped explains.
  package mutating func apply(_ tare: Tare) -> Bool {
    guard reading.isTrusted, let sacral = tare.mounting(sacrumMounting, ofThorax: false) else {
      return false
    }
    if hasThorax {
      guard let upper = tare.mounting(thoraxMounting, ofThorax: true) else { return false }
      thoraxMounting = upper
    }
    sacrumMounting = sacral
    return true
  }

  /// One sample's posture for a tare.
  package mutating func observe(_ tare: inout Tare) {
    tare.add(
      sacrum: sacrum.up, thorax: hasThorax ? thorax.up : .alongZ, sacralRate: sacrum.rate,
      thoracicRate: hasThorax ? thorax.rate : .zero)
  }
}
