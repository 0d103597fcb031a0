package import HingeCore

// Between the file's integers and the core's fixed point.
extension CalibrationProfile {
  /// - Parameters:
  ///   - provenance: `measured` or `synthetic`.
  ///   - style: token of the style.
  package init(
    _ wearer: WearerProfile, provenance: String, lifter: String, grade: String,
    roundingReason: String, notes: [String]
  ) {
    self.provenance = provenance
    self.lifter = lifter
    style = wearer.style.token.description
    sensors = Int(wearer.sensorCount)
    rounding = wearer.rounding.token.description
    self.roundingReason = roundingReason
    self.grade = grade
    self.notes = notes
    rangeMdeg = wearer.range.millidegrees
    peakRiseRateMdps = wearer.peakRiseRate.millidegreesPerSecond
    neutralBottomFlexionMdeg = wearer.neutralBottomFlexion.millidegrees
    maxFlexionMdeg = wearer.maxFlexion.millidegrees
    flexionDeviationMdeg = wearer.flexionDeviation.millidegrees
    lockoutFlexionMdeg = wearer.lockoutFlexion.millidegrees
    sacrumStyleBottomMdeg = wearer.sacrumStyleBottom.millidegrees
    sacrumHingeBottomMdeg = wearer.sacrumHingeBottom.millidegrees
    sacrumSlumpBottomMdeg = wearer.sacrumSlumpBottom.millidegrees
    sacrumLockoutMdeg = wearer.sacrumLockout.millidegrees
    neutralBottomPitchMdeg = wearer.neutral.bottomPitch.millidegrees
    neutralLoweringMdeg = (0..<9).map { Angle(raw: wearer.neutral.lowering[$0]).millidegrees }
    neutralRisingMdeg = (0..<9).map { Angle(raw: wearer.neutral.rising[$0]).millidegrees }
    var list = [SensorMounting(wearer.sacrum, bias: wearer.sacrumBias)]
    if sensors == 2 { list.append(SensorMounting(wearer.thorax, bias: wearer.thoraxBias)) }
    mountings = list
  }

  /// The core's profile. Only for values that `CalibrationProfile.read` has checked.
  package func wearer(style: LiftStyle) -> WearerProfile {
    func curve(_ points: [Int64]) -> InlineArray<9, Int32> {
      var out = InlineArray<9, Int32>(repeating: 0)
      for (index, point) in points.prefix(9).enumerated() {
        out[index] = Angle(millidegrees: point).raw
      }
      return out
    }
    let first = mountings[0]
    let last = mountings[mountings.count - 1]
    var wearer = WearerProfile(
      style: style, sensorCount: Int32(sensors),
      rounding: rounding == RoundingJudgement.judged.token.description ? .judged : .abstained,
      sacrum: first.mounting, thorax: last.mounting, range: Angle(millidegrees: rangeMdeg),
      neutral: NeutralCurve(
        lowering: curve(neutralLoweringMdeg), rising: curve(neutralRisingMdeg),
        bottomPitch: Angle(millidegrees: neutralBottomPitchMdeg)))
    wearer.sacrumBias = first.bias
    wearer.thoraxBias = last.bias
    wearer.peakRiseRate = AngularRate(millidegreesPerSecond: peakRiseRateMdps)
    wearer.neutralBottomFlexion = Angle(millidegrees: neutralBottomFlexionMdeg)
    wearer.maxFlexion = Angle(millidegrees: maxFlexionMdeg)
    wearer.flexionDeviation = Angle(millidegrees: flexionDeviationMdeg)
    wearer.lockoutFlexion = Angle(millidegrees: lockoutFlexionMdeg)
    wearer.sacrumStyleBottom = Angle(millidegrees: sacrumStyleBottomMdeg)
    wearer.sacrumHingeBottom = Angle(millidegrees: sacrumHingeBottomMdeg)
    wearer.sacrumSlumpBottom = Angle(millidegrees: sacrumSlumpBottomMdeg)
    wearer.sacrumLockout = Angle(millidegrees: sacrumLockoutMdeg)
    return wearer
  }
}

extension CalibrationProfile.SensorMounting {
  init(_ mounting: Mounting, bias: Vector3<AngularRate>) {
    func parts(_ v: UnitVector) -> [Int64] {
      [v.x, v.y, v.z].map { (Int64($0.raw) * 1_000_000_000).roundedShift(right: 30) }
    }
    forwardPpb = parts(mounting.forward)
    leftPpb = parts(mounting.left)
    upPpb = parts(mounting.up)
    gyroBiasMdps = [bias.x, bias.y, bias.z].map(\.millidegreesPerSecond)
  }

  var mounting: Mounting {
    func vector(_ parts: [Int64]) -> UnitVector {
      func part(_ index: Int) -> Fraction { Fraction(parts[index], over: 1_000_000_000) }
      return UnitVector(part(0), part(1), part(2))
    }
    return Mounting(forward: vector(forwardPpb), left: vector(leftPpb), up: vector(upPpb))
  }

  var bias: Vector3<AngularRate> {
    func part(_ index: Int) -> AngularRate {
      AngularRate(millidegreesPerSecond: gyroBiasMdps[index])
    }
    return Vector3(part(0), part(1), part(2))
  }
}
