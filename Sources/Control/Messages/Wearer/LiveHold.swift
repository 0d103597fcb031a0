package import HingeCore

/// A timed hold: how it goes, in events while it does and in the status; or how it went.
package struct LiveHold: Codable, Equatable, Sendable {
  /// Token of `HoldState`: waiting, settling, holding, lost, over. Nil where the hold has ended.
  package var state: String?
  /// Within the session, from 1; nil before the first.
  package var number: Int?
  /// Token of `HoldKind` and of `HoldSide`; nil while nothing is held.
  package var kind: String?
  package var side: String?
  /// What was to be held, s; nil: as long as it goes.
  package var targetS: Double?
  /// Since the posture was taken, and what of it was held: neither lost nor unseen.
  package var elapsedS: Double?
  package var heldS: Double?
  /// From the first steady seconds: now, or at worst of a hold that has ended.
  package var sagDeg: Double?
  package var rotationDeg: Double?
  package var swayDeg: Double?
  /// Token of `HoldLoss`: what is lost.
  package var loss: String?
  // Of a hold that has ended.
  package var losses: Int?
  package var lostS: Double?
  package var missingS: Double?
  /// Token of `HoldEnding`.
  package var endedBy: String?
  /// `steady`, `wavered` or `lost`; nil where the data do not allow one.
  package var grade: String?
  /// The wearer said which kind it is; else the posture did.
  package var isChosen: Bool?
  /// Sag is of the lumbar angle as well, not of the pelvis alone.
  package var hasLumbar: Bool?

  package init(number: Int? = nil, kind: String? = nil, side: String? = nil) {
    self.number = number
    self.kind = kind
    self.side = side
  }

  package init(_ reading: HoldReading, number: Int?, target: TimeSpan?) {
    self.init(
      number: number, kind: reading.kind?.token.description,
      side: reading.kind == nil ? nil : reading.side.token.description)
    state = reading.state.token.description
    targetS = target.map { Double($0.milliseconds) / 1000 }
    elapsedS = Double(reading.elapsed.milliseconds) / 1000
    heldS = Double(reading.held.milliseconds) / 1000
    sagDeg = reading.sag?.degrees
    rotationDeg = reading.rotation?.degrees
    swayDeg = reading.sway?.degrees
    loss = reading.loss?.token.description
  }

  enum CodingKeys: String, CodingKey {
    case state, number, kind, side
    case targetS = "target_s"
    case elapsedS = "elapsed_s"
    case heldS = "held_s"
    case sagDeg = "sag_deg"
    case rotationDeg = "rotation_deg"
    case swayDeg = "sway_deg"
    case loss, losses
    case lostS = "lost_s"
    case missingS = "missing_s"
    case endedBy = "ended_by"
    case grade
    case isChosen = "chosen"
    case hasLumbar = "lumbar"
  }
}
