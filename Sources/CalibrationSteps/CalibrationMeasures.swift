import HingeCore

/// Angles measured on the bends of hinge, style and slump.
struct CalibrationMeasures {
  /// One bend's bottom.
  struct Bottom {
    var pelvis: Angle
    var trunk: Angle
    var flexion: Angle
  }

  let sensors: Int
  let hinges: [Bottom]
  let styleBottoms: [Bottom]
  let slumps: [Bottom]
  let curve: NeutralCurve
  let peakRiseRate: AngularRate
  let lockoutFlexion: Angle
  let pelvisLockout: Angle
  /// Where the leading segment stands before and after, at most: a belt that moved.
  let standingShift: Angle

  init(
    hinge: PostureTrace, style: PostureTrace, slump: PostureTrace, mountings: [Mounting],
    fromFloor: Bool
  ) {
    sensors = mountings.count
    let least = Angle(degrees: 8)
    func pitches(_ trace: PostureTrace) -> (pelvis: [Angle], trunk: [Angle]) {
      let pelvis = trace.pitch(sensor: 0, mounting: mountings[0])
      return (
        pelvis, mountings.count == 2 ? trace.pitch(sensor: 1, mounting: mountings[1]) : pelvis
      )
    }
    func bottoms(_ trace: PostureTrace) -> [Bottom] {
      let (pelvis, trunk) = pitches(trace)
      return Bend.find(in: trunk, least: least).map { bend in
        let p = median(bend.hold.map { pelvis[$0] })
        let t = median(bend.hold.map { trunk[$0] })
        return Bottom(pelvis: p, trunk: t, flexion: t - p)
      }
    }
    hinges = bottoms(hinge)
    styleBottoms = bottoms(style)
    slumps = bottoms(slump)
    let (pelvis, trunk) = pitches(style)
    let builder = CurveBuilder(pelvis: pelvis, trunk: trunk, least: least)
    curve = builder.curve(assumed: mountings.count == 1)
    // The last rise from the floor is unloaded and free: it is not the wearer's way of lifting.
    peakRiseRate = builder.fastestRise(leavingOutLast: fromFloor)
    lockoutFlexion = builder.leastFlexion
    pelvisLockout = builder.leastPelvis
    let (_, hingeTrunk) = pitches(hinge)
    standingShift =
      (mean(Array(hingeTrunk.prefix(25))) - mean(Array(hingeTrunk.suffix(25)))).magnitude
  }

  private var spread: Angle {
    let leads = hinges.map(\.trunk)
    guard let most = leads.max(), let least = leads.min() else { return .zero }
    return most - least
  }

  var refusals: [Refusal] {
    var list: [Refusal] = []
    if hinges.count < 3 {
      list.append(
        Refusal(
          .tooFewHinges, "\(hinges.count) hinges were found where three are needed; repeat hinge"))
    } else if spread > Angle(degrees: 4) {
      list.append(
        Refusal(
          .hingesDiffer,
          "the bottoms of the hinges differ by \(spread.millidegrees / 1000)°, 4° are allowed; "
            + "hinge to the same depth each time"))
    }
    if styleBottoms.count < 3 {
      list.append(
        Refusal(
          .tooFewHinges,
          "\(styleBottoms.count) reps were found in style where three are needed; repeat style"))
    }
    if slumps.isEmpty {
      list.append(
        Refusal(
          .slumpMissing, "no bend was found in slump; hinge, round your back fully, hold 2 s"))
    } else if sensors == 2 {
      let slump = mean(slumps.map(\.flexion))
      if slump < .zero - Angle(degrees: 5) {
        list.append(
          Refusal(
            .sensorsSwapped,
            "the lower sensor bends more than the upper one when you round your back; "
              + "the sensor at 0x68 goes on the sacrum, the one at 0x69 at T12"))
      }
    }
    if standingShift > Angle(degrees: 8) {
      list.append(
        Refusal(
          .sensorLoose,
          "a sensor stood \(standingShift.millidegrees / 1000)° differently after the hinges than "
            + "before; tighten the belt and repeat"))
    }
    return list
  }

  func result(
    style: LiftStyle, mountings: [Mounting], biases: [Vector3<AngularRate>]
  ) -> CalibrationResult {
    let neutralBottom = mean(styleBottoms.map(\.flexion))
    let sacrumHinge = mean(hinges.map(\.pelvis))
    let sacrumSlump = mean(slumps.map(\.pelvis))
    let scatter = max(
      deviation((sensors == 2 ? styleBottoms.map(\.flexion) : styleBottoms.map(\.pelvis))),
      Angle(millidegrees: 500))
    var profile = WearerProfile(
      style: style, sensorCount: Int32(sensors), rounding: .judged, sacrum: mountings[0],
      thorax: mountings[sensors - 1], range: mean(styleBottoms.map(\.trunk)), neutral: curve)
    profile.sacrumBias = biases[0]
    profile.thoraxBias = biases[sensors - 1]
    profile.peakRiseRate = peakRiseRate
    // One sensor cannot see them: assumed, and marked so wherever they are shown.
    profile.neutralBottomFlexion = sensors == 2 ? neutralBottom : Angle(degrees: 24)
    profile.maxFlexion = sensors == 2 ? mean(slumps.map(\.flexion)) : Angle(degrees: 58)
    profile.flexionDeviation = scatter
    profile.lockoutFlexion = sensors == 2 ? lockoutFlexion : .zero
    profile.sacrumStyleBottom = mean(styleBottoms.map(\.pelvis))
    profile.sacrumHingeBottom = sacrumHinge
    profile.sacrumSlumpBottom = sacrumSlump
    profile.sacrumLockout = pelvisLockout
    let separation =
      sensors == 2
      ? profile.maxFlexion - profile.neutralBottomFlexion
      : (sacrumHinge - sacrumSlump).magnitude
    let needed =
      sensors == 2
      ? max(Angle(degrees: 10), scatter + scatter + scatter + scatter) : Angle(degrees: 8)
    var because = ""
    if separation < needed {
      profile.rounding = .abstained
      because =
        "slump and neutral differ by \(separation.millidegrees / 1000)°, "
        + "\(needed.millidegrees / 1000)° are needed to tell them apart; reps and tempo still count"
    }
    let isTight = spread <= Angle(degrees: 4)
    let isWide = separation >= needed + needed.half
    return CalibrationResult(
      profile: profile, grade: isTight && isWide ? "A" : isTight || isWide ? "B" : "C",
      abstainedBecause: because,
      notes: sensors == 1
        ? ["one sensor: largest flexion of 58° and neutral flexion of 24° are assumed"] : [],
      separation: separation, hingeSpread: spread)
  }
}
