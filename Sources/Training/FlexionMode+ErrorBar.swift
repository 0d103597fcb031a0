package import HingeCore

extension FlexionMode {
  /// Half the width of the band that holds 95 % of a rep's peak flexion on simulated wearers, whole
  /// degrees: `scripts/survey`, limits of agreement. With one sensor most of it is the wearer's own
  /// neutral and largest flexion, which no single sensor can know and which are assumed.
  package var errorBarDegrees: Int64 {
    switch self {
    case .measured: 5
    case .estimated: 20
    }
  }
}
