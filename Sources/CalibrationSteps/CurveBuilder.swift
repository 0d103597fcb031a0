import HingeCore

/// The wearer's neutral curve, and what else the style reps show.
struct CurveBuilder {
  private let pelvis: [Angle]
  private let flexion: [Angle]
  /// The leading pitch: the pelvis's own with one sensor.
  private let lead: [Angle]
  private let bends: [Bend]

  init(pelvis: [Angle], trunk: [Angle], least: Angle) {
    self.pelvis = pelvis
    flexion = zip(trunk, pelvis).map { $0 - $1 }
    lead = zip(trunk, pelvis).map { leading(trunk: $0, pelvis: $1) }
    bends = Bend.find(in: lead, least: least)
  }

  private var bottomPitch: Angle {
    mean(bends.map { bend in median(bend.hold.map { lead[$0] }) })
  }

  /// - Parameter assumed: with one sensor flexion cannot be seen: a straight line to 24°.
  func curve(assumed: Bool) -> NeutralCurve {
    let bottom = bottomPitch
    var lowering = InlineArray<9, Int32>(repeating: 0)
    var rising = InlineArray<9, Int32>(repeating: 0)
    for point in 0..<9 {
      if assumed {
        let line = Int32(24 * 65536 / 8 * point)
        lowering[point] = line
        rising[point] = line
      } else {
        let level = Angle(raw: Int32(Int64(bottom.raw) * Int64(point) / 8))
        lowering[point] = mean(flexions(at: level, point: point, rising: false)).raw
        rising[point] = mean(flexions(at: level, point: point, rising: true)).raw
      }
    }
    return NeutralCurve(lowering: lowering, rising: rising, bottomPitch: bottom)
  }

  /// Flexion where the leading pitch passes a level, once a bend.
  private func flexions(at level: Angle, point: Int, rising: Bool) -> [Angle] {
    bends.indices.compactMap { index in
      let bend = bends[index]
      if point == 8 { return median(bend.hold.map { flexion[$0] }) }
      // Between this bend's hold and its neighbor's, or the end of the recording.
      let hold = bend.hold
      guard let first = hold.first, let last = hold.last else { return nil }
      if rising {
        let end = index + 1 < bends.count ? bends[index + 1].range.lowerBound : lead.count
        guard let at = (last..<end).first(where: { lead[$0] <= level }) else { return nil }
        return flexion[at]
      }
      let start = index > 0 ? bends[index - 1].range.upperBound : 0
      guard let at = (start..<first).last(where: { lead[$0] <= level }) else { return nil }
      return flexion[at]
    }
  }

  /// Pitch rate of the fastest rise, over 100 ms.
  func fastestRise(leavingOutLast: Bool) -> AngularRate {
    var fastest: Int32 = 0
    let used = leavingOutLast ? bends.dropLast() : bends[...]
    for (index, bend) in used.enumerated() {
      guard let last = bend.hold.last else { continue }
      let end = index + 1 < bends.count ? bends[index + 1].range.lowerBound : lead.count
      for at in last..<max(last, end - 5) {
        fastest = max(fastest, (lead[at] - lead[at + 5]).raw)
      }
    }
    return AngularRate(raw: Int32(saturating: Int64(fastest) * 10))
  }

  /// Between the bends: the least flexion, and the least pelvis pitch, that were held for 200 ms.
  var leastFlexion: Angle { least(flexion) }
  var leastPelvis: Angle { least(pelvis) }
  var leastLead: Angle { least(lead) }

  private func least(_ values: [Angle]) -> Angle {
    guard let first = bends.first?.range.upperBound, let last = bends.last?.range.lowerBound,
      last > first + 10
    else { return .zero }
    var lowest = Angle(degrees: 90)
    for index in first..<(last - 10) {
      lowest = min(lowest, values[index..<(index + 10)].max() ?? lowest)
    }
    return min(lowest, .zero)
  }
}
