/// The lifts a profile can be made for. A closed list: recordings, profiles and logs name them by
/// their token.
package enum LiftStyle: UInt8, BitwiseCopyable, Sendable {
  case conventional
  case sumo
  case trapBar
  case blockPull
  case kettlebell
  case romanian
  case goodMorning

  /// Where a set begins. From the floor it ends with an unloaded rise that is no rep; from lockout
  /// the descent comes first.
  package var startsFromFloor: Bool {
    switch self {
    case .conventional, .sumo, .trapBar, .blockPull, .kettlebell: true
    case .romanian, .goodMorning: false
    }
  }

  package var token: StaticString {
    switch self {
    case .conventional: "conventional"
    case .sumo: "sumo"
    case .trapBar: "trap-bar"
    case .blockPull: "block-pull"
    case .kettlebell: "kettlebell"
    case .romanian: "romanian"
    case .goodMorning: "good-morning"
    }
  }
}
