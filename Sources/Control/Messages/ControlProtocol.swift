/// What both sides agree on: JSON objects, one a line, over a Unix stream socket.
///
/// A request is `{"schema":"hinge.control/1","id":1,"request":"status"}`. Its reply carries the
/// same `id` and one of `pong`, `status`, `subscribed`, `said`, `done`, `lifters` or `error`. After `subscribe`, lines with
/// `frame` or `event` come without being asked for. Unknown keys are to be ignored, so that new
/// ones may be added; the number in the schema changes when an old meaning does.
package enum ControlProtocol {
  package static let schema = "hinge.control/1"
  /// Clients at a time; more are refused in one line.
  package static let maximumClients = 32
  /// Bytes of a request without its line break; longer ones close the connection.
  package static let maximumRequestBytes = 16 * 1024
  /// Entries of one `say`, and requests of one client that wait for the disk.
  package static let maximumEntries = 50
  package static let maximumWaiting = 16
  /// Bytes of a reply or stream line that a client must be ready to take.
  package static let maximumReplyBytes = 256 * 1024
}

/// What a client can ask for.
package enum ControlCommand: String, Codable, CaseIterable, Sendable {
  case ping
  case status
  /// Frames and events from now on, on this connection.
  case subscribe
  /// Entries for the log; answered once they are on the disk.
  case say
  // What a wearer asks for: see `WearerWish`.
  case mute
  case endSet = "end_set"
  /// Answered with its outcome, some 2 s later.
  case tare
  case wear = "switch"
  case feedback
  case buzz
  case pace
  case calibrate
  /// Answered when it begins; how it goes on and ends is told in events.
  case mobility
  /// Answered when the round begins; how it goes on and ends is told in events.
  case hold
  case endHold = "end_hold"
  case giveUp = "give_up"
  case lifters
}

/// One line from a client.
package struct ControlRequest: Codable, Equatable, Sendable {
  package var schema: String
  /// Chosen by the client and returned with the reply.
  package var id: Int64
  package var request: ControlCommand
  /// `subscribe`: whether frames (50 a second) and events are wanted; nil is yes.
  package var frames: Bool?
  package var events: Bool?
  /// `say`: what is said, all of it or nothing, and by whom.
  package var entries: [SaidEntry]?
  package var origin: String?
  /// `mute`.
  package var on: Bool?
  package var minutes: Int?
  /// `switch`.
  package var lifter: String?
  package var style: String?
  package var uncalibrated: Bool?
  /// `feedback`: a `FeedbackWish`.
  package var mode: String?
  /// `buzz`.
  package var pattern: String?
  /// `pace`: a `Tempo`; nil: off.
  package var tempo: String?
  /// `hold`: token of a `HoldKind`, nil for what the posture tells; and how long, nil for as long as it goes.
  package var kind: String?
  package var seconds: Int?

  package init(
    id: Int64, request: ControlCommand, frames: Bool? = nil, events: Bool? = nil,
    entries: [SaidEntry]? = nil, origin: String? = nil
  ) {
    self.schema = ControlProtocol.schema
    self.id = id
    self.request = request
    self.frames = frames
    self.events = events
    self.entries = entries
    self.origin = origin
  }
}

/// One line to a client: exactly one of the optional parts is there.
package struct ControlMessage: Codable, Equatable, Sendable {
  /// On replies; stream lines leave it out.
  package var schema: String?
  /// Of the request that this answers; nil on stream lines and where a request was unreadable.
  package var id: Int64?
  package var pong: Pong?
  package var status: StatusReply?
  package var subscribed: Subscription?
  package var said: Said?
  package var done: Done?
  package var lifters: [KnownLifter]?
  package var error: ControlFault?
  package var frame: LiveFrame?
  package var event: LiveEvent?

  package init() {}

  package struct Pong: Codable, Equatable, Sendable {
    package init() {}
  }

  /// A wish was carried out.
  package struct Done: Codable, Equatable, Sendable {
    package init() {}
  }

  package struct Said: Codable, Equatable, Sendable {
    /// Entries that are on the disk now.
    package var entries: Int
    package init(entries: Int) { self.entries = entries }
  }

  package struct Subscription: Codable, Equatable, Sendable {
    package var frames: Bool
    package var events: Bool
    package init(frames: Bool, events: Bool) {
      self.frames = frames
      self.events = events
    }
  }
}

/// A request that was not answered, and why.
package struct ControlFault: Codable, Equatable, Sendable {
  /// For programs; a client may meet codes that it does not know.
  package var code: String
  /// For people: one sentence.
  package var message: String

  package init(code: String, message: String) {
    self.code = code
    self.message = message
  }
}
