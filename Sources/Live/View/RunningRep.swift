package import Control

/// The rep that goes on, from frames: how long each phase has lasted so far, by the sample clock. What the
/// daemon says of a completed rep is measured better; this is for the seconds before.
package struct RunningRep: Equatable, Sendable {
  /// Token of `LiftPhase`; empty before the first frame.
  package private(set) var phase = ""
  package private(set) var parts = TempoParts()
  /// Of the phase that lasts.
  package private(set) var phaseBeganS = 0.0
  private var lastS = 0.0
  private(set) var isOn = false

  package init() {}

  /// Seconds that the phase has lasted.
  package var phaseS: Double { max(0, lastS - phaseBeganS) }

  /// A frame further. A lowering after an upright moment begins a rep; standing, and data that are bad,
  /// end it.
  package mutating func take(_ frame: LiveFrame) {
    // The sample clock of another session begins anew.
    let step = frame.timeS - lastS
    let elapsed = step > 0 && step < 1 ? step : 0
    if isOn { add(elapsed) }
    lastS = frame.timeS
    if frame.phase == phase { return }
    let before = phase
    phase = frame.phase
    phaseBeganS = frame.timeS
    switch phase {
    case "eccentric" where before != "bottom" && before != "concentric":
      parts = TempoParts(eccentricS: 0)
      isOn = true
    case "bottom" where !isOn, "concentric" where !isOn:
      parts = TempoParts()
      isOn = true
    case "standing", "none", "":
      parts = TempoParts()
      isOn = false
    default: break
    }
  }

  private mutating func add(_ seconds: Double) {
    switch phase {
    case "eccentric": parts.eccentricS = (parts.eccentricS ?? 0) + seconds
    case "bottom": parts.bottomS = (parts.bottomS ?? 0) + seconds
    case "concentric": parts.concentricS = (parts.concentricS ?? 0) + seconds
    case "lockout": parts.topS = (parts.topS ?? 0) + seconds
    default: break
    }
  }
}

/// The four parts of a rep in the order in which tempo is always written; nil: not known, or not yet.
package struct TempoParts: Equatable, Sendable {
  package var eccentricS: Double?
  package var bottomS: Double?
  package var concentricS: Double?
  package var topS: Double?

  package init(
    eccentricS: Double? = nil, bottomS: Double? = nil, concentricS: Double? = nil,
    topS: Double? = nil
  ) {
    self.eccentricS = eccentricS
    self.bottomS = bottomS
    self.concentricS = concentricS
    self.topS = topS
  }

  package init(_ rep: LiveRep) {
    func seconds(_ ms: Int64?) -> Double? { ms.map { Double($0) / 1000 } }
    self.init(
      eccentricS: seconds(rep.eccentricMS), bottomS: seconds(rep.bottomMS),
      concentricS: seconds(rep.concentricMS), topS: seconds(rep.topMS))
  }

  /// "2.1-0.4-1.2-0.6", as reports write it; what is not known is a "?".
  package var text: String {
    [eccentricS, bottomS, concentricS, topS].map { $0.map(Self.text) ?? "?" }
      .joined(separator: "-")
  }

  /// "2.1"; "99+" for what no phase lasts.
  static func text(_ seconds: Double) -> String {
    guard seconds >= 0, seconds < 99.95 else { return seconds < 0 ? "0.0" : "99+" }
    let tenths = Int((seconds * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }
}
