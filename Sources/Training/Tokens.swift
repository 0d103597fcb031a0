package import HingeCore

// The tokens of the core's enumerations as strings, both ways. The core itself has no `String`:
// it must compile without a heap.

extension LiftStyle {
  package static let all: [LiftStyle] = [
    .conventional, .sumo, .trapBar, .blockPull, .kettlebell, .romanian, .goodMorning,
  ]
  package var name: String { token.description }
  package init?(name: String) {
    guard let found = Self.all.first(where: { $0.name == name }) else { return nil }
    self = found
  }
}

extension Verdict {
  package static let all: [Verdict] = [.held, .crept, .lost, .noCall]
  package var name: String { token.description }
  package init?(name: String) {
    guard let found = Self.all.first(where: { $0.name == name }) else { return nil }
    self = found
  }
}

extension FlexionMode {
  package static let all: [FlexionMode] = [.measured, .estimated]
  package var name: String { token.description }
  package init?(name: String) {
    guard let found = Self.all.first(where: { $0.name == name }) else { return nil }
    self = found
  }
}

extension RoundingJudgement {
  package static let all: [RoundingJudgement] = [.judged, .abstained]
  package var name: String { token.description }
  package init?(name: String) {
    guard let found = Self.all.first(where: { $0.name == name }) else { return nil }
    self = found
  }
}

extension AlertKind {
  package static let all: [AlertKind] = [
    .rounding, .setup, .hyperextension, .creep, .tempo, .stopSet, .sensor, .recalibrate,
  ]
  package var name: String { token.description }
  package init?(name: String) {
    guard let found = Self.all.first(where: { $0.name == name }) else { return nil }
    self = found
  }
}

extension AlertGrade {
  package static let all: [AlertGrade] = [.warn, .alarm]
  package var name: String { token.description }
  package init?(name: String) {
    guard let found = Self.all.first(where: { $0.name == name }) else { return nil }
    self = found
  }
}

extension FaultKind {
  package static let all: [FaultKind] = [.gap, .saturated, .frozen, .timeReversed]
  package var name: String { token.description }
  package init?(name: String) {
    guard let found = Self.all.first(where: { $0.name == name }) else { return nil }
    self = found
  }
}

extension FeedbackMode {
  package static let all: [FeedbackMode] = [.silent, .faded, .full]
  package var name: String { token.description }
  package init?(name: String) {
    guard let found = Self.all.first(where: { $0.name == name }) else { return nil }
    self = found
  }
}

extension RepFlags {
  /// The names of the bits that are set, in bit order.
  package var nameList: [String] {
    let names = Self.names
    return names.indices.filter { bits & (1 << $0) != 0 }.map { names[$0].description }
  }
}
