package import HingeCore

/// What a wearer asks for, complete and in its bounds. Whether it can be had is for the daemon to say.
package enum WearerWish: Equatable, Sendable {
  /// Minutes: it comes back by itself after so many; nil: when it is taken back.
  case mute(Bool, minutes: Int?)
  case endSet
  case tare
  /// At least one of the two; the other stays. `uncalibrated`: also where there is no profile.
  case wear(lifter: String?, style: String?, uncalibrated: Bool)
  case feedback(FeedbackWish)
  /// A name of the buzzer's language.
  case buzz(String)
  /// Nil: off.
  case pace(Tempo?)
  case calibrate
  case mobility
  /// Nil: what the posture tells; as long as it goes.
  case hold(HoldKind?, seconds: Int?)
  case endHold
  case giveUp
  case lifters

  package static let minutes = 1...240
  /// Of a hold.
  package static let seconds = 5...600
  package static let holdKinds: [HoldKind] = [
    .plank, .sidePlank, .birdDog, .bridge, .carry, .hinge,
  ]
  /// Bytes of a name.
  package static let longestName = 256

  /// Nil for a request that is no wish. Throws what is missing of one.
  package init?(_ request: ControlRequest) throws(WishProblem) {
    switch request.request {
    case .ping, .status, .subscribe, .say: return nil
    case .mute:
      guard let on = request.on else { throw WishProblem("mute needs \"on\": true or false.") }
      if let minutes = request.minutes {
        if !on { throw WishProblem("\"minutes\" goes with \"on\": true only.") }
        guard Self.minutes.contains(minutes) else {
          throw WishProblem("\"minutes\" is \(minutes), but must be from 1 to 240.")
        }
      }
      self = .mute(on, minutes: request.minutes)
    case .endSet: self = .endSet
    case .tare: self = .tare
    case .wear:
      if request.lifter == nil && request.style == nil {
        throw WishProblem("switch needs \"lifter\", \"style\" or both.")
      }
      for name in [request.lifter, request.style].compactMap({ $0 }) where !Self.isName(name) {
        throw WishProblem("\"lifter\" and \"style\" have 1 to \(Self.longestName) bytes.")
      }
      self = .wear(
        lifter: request.lifter, style: request.style, uncalibrated: request.uncalibrated ?? false)
    case .feedback:
      guard let mode = request.mode.flatMap(FeedbackWish.init(rawValue:)) else {
        let known = FeedbackWish.allCases.map(\.rawValue).joined(separator: ", ")
        throw WishProblem("\"mode\" must be one of \(known).")
      }
      self = .feedback(mode)
    case .buzz:
      guard let pattern = request.pattern, Self.isName(pattern) else {
        throw WishProblem("buzz needs \"pattern\", the name of one.")
      }
      self = .buzz(pattern)
    case .pace:
      guard let text = request.tempo else {
        self = .pace(nil)
        return
      }
      guard let tempo = Tempo(text) else {
        throw WishProblem(
          "\"tempo\" must be four whole seconds from 0 to \(Tempo.longestS), not all 0, such as "
            + "3-1-1-1 (down, held, up, standing).")
      }
      self = .pace(tempo)
    case .calibrate: self = .calibrate
    case .mobility: self = .mobility
    case .hold:
      let kind = Self.holdKinds.first { $0.token.description == request.kind }
      if kind == nil && request.kind != nil {
        let known = Self.holdKinds.map(\.token.description).joined(separator: ", ")
        throw WishProblem("\"kind\" must be one of \(known), or left out.")
      }
      if let seconds = request.seconds, !Self.seconds.contains(seconds) {
        throw WishProblem(
          "\"seconds\" is \(seconds), but must be from \(Self.seconds.lowerBound) to "
            + "\(Self.seconds.upperBound).")
      }
      self = .hold(kind, seconds: request.seconds)
    case .endHold: self = .endHold
    case .giveUp: self = .giveUp
    case .lifters: self = .lifters
    }
  }

  private static func isName(_ text: String) -> Bool { (1...longestName).contains(text.utf8.count) }

  /// As a request of a client.
  package func request(id: Int64) -> ControlRequest {
    var request = ControlRequest(id: id, request: command)
    switch self {
    case .mute(let on, let minutes):
      request.on = on
      request.minutes = minutes
    case .wear(let lifter, let style, let uncalibrated):
      request.lifter = lifter
      request.style = style
      if uncalibrated { request.uncalibrated = true }
    case .hold(let kind, let seconds):
      request.kind = kind?.token.description
      request.seconds = seconds
    case .feedback(let mode): request.mode = mode.rawValue
    case .buzz(let pattern): request.pattern = pattern
    case .pace(let tempo): request.tempo = tempo?.description
    case .endSet, .tare, .calibrate, .mobility, .endHold, .giveUp, .lifters:
      break
    }
    return request
  }

  private var command: ControlCommand {
    switch self {
    case .mute: .mute
    case .endSet: .endSet
    case .tare: .tare
    case .wear: .wear
    case .feedback: .feedback
    case .buzz: .buzz
    case .pace: .pace
    case .calibrate: .calibrate
    case .mobility: .mobility
    case .hold: .hold
    case .endHold: .endHold
    case .giveUp: .giveUp
    case .lifters: .lifters
    }
  }
}

/// Why a request is no wish: one sentence for whoever wrote the client.
package struct WishProblem: Error, Equatable, CustomStringConvertible {
  package let description: String
  init(_ description: String) { self.description = description }
}

/// How a wish ended.
package enum WishAnswer: Equatable, Sendable {
  case done
  case lifters([KnownLifter])
  case refused(ControlFault)
}
