package import HingeCore

/// An enumeration of the core that files, logs and messages name by its token.
///
/// The core itself has no `String` and no list of its cases: it must compile without a heap.
package protocol Tokenized {
  static var all: [Self] { get }
  var token: StaticString { get }
}

extension Tokenized {
  package var name: String { token.description }

  /// The case with this token, or nil.
  package init?(name: String) {
    guard let found = Self.all.first(where: { $0.name == name }) else { return nil }
    self = found
  }
}

extension LiftStyle: Tokenized {
  package static var all: [LiftStyle] {
    [.conventional, .sumo, .trapBar, .blockPull, .kettlebell, .romanian, .goodMorning]
  }
}

extension Verdict: Tokenized {
  package static var all: [Verdict] { [.held, .crept, .lost, .noCall] }
}

extension FlexionMode: Tokenized {
  package static var all: [FlexionMode] { [.measured, .estimated] }
}

extension RoundingJudgement: Tokenized {
  package static var all: [RoundingJudgement] { [.judged, .abstained] }
}

extension LiftPhase: Tokenized {
  package static var all: [LiftPhase] {
    [.none, .standing, .eccentric, .bottom, .concentric, .lockout]
  }
}

extension AlertKind: Tokenized {
  package static var all: [AlertKind] {
    [.rounding, .setup, .hyperextension, .creep, .tempo, .stopSet, .sensor, .recalibrate]
  }
}

extension AlertGrade: Tokenized {
  package static var all: [AlertGrade] { [.warn, .alarm] }
}

extension FaultKind: Tokenized {
  package static var all: [FaultKind] { [.gap, .saturated, .frozen, .timeReversed] }
}

extension FeedbackMode: Tokenized {
  package static var all: [FeedbackMode] { [.silent, .faded, .full] }
}

extension RepFlags {
  /// The names of the bits that are set, in bit order.
  package var nameList: [String] {
    let names = Self.names
    return names.indices.filter { bits & (1 << $0) != 0 }.map { names[$0].description }
  }
}

extension HoldKind: Tokenized {
  package static var all: [HoldKind] { [.plank, .sidePlank, .birdDog, .bridge, .carry, .hinge] }
}

extension HoldSide: Tokenized {
  package static var all: [HoldSide] { [.none, .left, .right] }
}

extension HoldLoss: Tokenized {
  package static var all: [HoldLoss] { [.sag, .rotation, .sway] }
}

extension HoldEnding: Tokenized {
  package static var all: [HoldEnding] { [.left, .lost, .asked, .targetReached, .dataEnded] }
}

extension HoldState: Tokenized {
  package static var all: [HoldState] { [.waiting, .settling, .holding, .lost, .over] }
}
