extension LiveHold? {
  /// How a round of holds stands after an event; nil: none goes on. For every program that shows one.
  package mutating func follow(_ event: LiveEvent) {
    switch event.kind {
    case .hold: self = event.hold
    case .holdLost: self?.loss = event.hold?.loss
    case .holdRegained: self?.loss = nil
    // Of what comes after nothing is held any more.
    case .holdRoundEnded, .sessionStarted: self = nil
    default: break
    }
  }
}
