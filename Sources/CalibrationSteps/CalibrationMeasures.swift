import HingeCore

/// Angles measured on the bends of hinge, style and slump.
struct CalibrationMeasures {
  /// One bend's bottom.
  struct Bottom {
    var pelvis: Angle
    /// The leading pitch: the pelvis's own with one sensor.
    var lead: Angle
    var flexion: Angle
  }

  let sensors: Int
  private let fromFloor: Bool
  let hinges: [Bottom]
  let styleBottoms: [Bottom]
  let slumps: [Bottom]
  let curve: NeutralCurve
  let peakRiseRate: AngularRate
  let lockoutFlexion: Angle
  let pelvisLockout: Angle
  let leadLockout: Angle
  /// How far the standings before, between and after the hinges differ at most, on either sensor:
  /// a belt that moved, or hangs loose.
  let standingShift: Angle

  init(
    hinge: PostureTrace, style: PostureTrace, slump: PostureTrace, mountings: [Mounting],
    fromFloor: Bool
  ) {
    sensors = mountings.count
    self.fromFloor = fromFloor
    let least = Angle(degrees: 8)
    func pitches(_ trace: PostureTrace) -> (pelvis: [Angle], trunk: [Angle]) {
      let pelvis = trace.pitch(sensor: 0, mounting: mountings[0])
      return (
        pelvis, mountings.count == 2 ? trace.pitch(sensor: 1, mounting: mountings[1]) : pelvis
      )
    }
    func bottoms(_ trace: PostureTrace) -> [Bottom] {
      let (pelvis, trunk) = pitches(trace)
      let lead = zip(trunk, pelvis).map { leading(trunk: $0, pelvis: $1) }
      return Bend.find(in: lead, least: least).map { bend in
        let p = median(bend.hold.map { pelvis[$0] })
        let t = median(bend.hold.map { trunk[$0] })
        return Bottom(pelvis: p, lead: leading(trunk: t, pelvis: p), flexion: t - p)
      }
    }
    hinges = bottoms(hinge)
    styleBottoms = bottoms(style)
    // Two sensors see the trunk stay down; one sees the pelvis tuck, often back to upright.
    slumps =
      sensors == 2
      ? bottoms(slump)
      : Bend.slumpHolds(in: pitches(slump).pelvis, least: least).map {
        Bottom(pelvis: $0, lead: $0, flexion: .zero)
      }
    let (pelvis, trunk) = pitches(style)
    let builder = CurveBuilder(pelvis: pelvis, trunk: trunk, least: least)
    curve = builder.curve(assumed: mountings.count == 1)
    // The last rise from the floor is unloaded and free: it is not the wearer's way of lifting.
    peakRiseRate = builder.fastestRise(leavingOutLast: fromFloor)
    lockoutFlexion = builder.leastFlexion
    pelvisLockout = builder.leastPelvis
    leadLockout = builder.leastLead
    let (hingePelvis, hingeTrunk) = pitches(hinge)
    let bends = Bend.find(in: hingeTrunk, least: least)
    standingShift = max(
      Bend.standingSpread(of: hingePelvis, between: bends),
      Bend.standingSpread(of: hingeTrunk, between: bends))
  }

  private var spread: Angle {
    let leads = hinges.map(\.lead)
    guard let most = leads.max(), let least = leads.min() else { return .zero }
    return most - least
  }

  var refusals: [Refusal] {
    var list: [Refusal] = []
    if hinges.count < 3 {
      list.append(
        Refusal(
          .tooFewHinges, "\(hinges.count) hinges were found where three are needed; repeat hinge"))
    } else if spread > Angle(degrees: 4) && !isLoose {
      // A loose belt makes them differ as well; then that is the reason.
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
          "\(styleBottoms.count) reps were found in style where three are needed; repeat style"
            + (sensors == 1 ? ", or use two sensors where the pelvis hardly bends in it" : "")))
    } else if mean(styleBottoms.map(\.lead)) < Angle(degrees: 3) {
      // A profile of less could not be read back.
      list.append(
        Refusal(
          .tooFewHinges,
          "the reps in style hardly turn the \(sensors == 1 ? "sacrum" : "trunk") forward from "
            + "standing; with this style use two sensors"))
    } else if fromFloor && styleBottoms.count == 3 {
      list.append(
        Refusal(
          .tooFewHinges,
          "style shows three bends, which from the floor are two reps and the rise without the "
            + "bar; make three reps, or name the style that begins at lockout"))
    } else if !fromFloor && styleBottoms.count == 4 {
      list.append(
        Refusal(
          .hingesDiffer,
          "style shows four bends, as three reps from the floor do; make three reps from lockout, "
            + "or name the style that begins on the floor"))
    }
    if slumps.isEmpty {
      list.append(
        Refusal(
          .slumpMissing, "no bend was found in slump; hinge, round your back fully, hold 2 s"))
    } else if sensors == 2 && mean(slumps.map(\.flexion)) < .zero - Angle(degrees: 5) {
      list.append(
        Refusal(
          .sensorsSwapped,
          "the lower sensor bends more than the upper one when you round your back; "
            + "the sensor at 0x68 goes on the sacrum, the one at 0x69 at T12"))
    } else if !hinges.isEmpty && rounding < Self.leastRounding {
      list.append(
        Refusal(
          .slumpMissing,
          "the back was as straight in slump as in hinge; hinge, then round your back fully and "
            + "hold 2 s"))
    }
    return list + looseness
  }

  /// The one that may explain the others.
  var looseness: [Refusal] {
    guard isLoose else { return [] }
    return [
      Refusal(
        .sensorLoose,
        "a sensor stood \(standingShift.millidegrees / 1000)° differently from one hinge to the "
          + "next; tighten the belt and repeat")
    ]
  }

  /// Standing people are alike within some 3°.
  private var isLoose: Bool { standingShift > Angle(degrees: 6) }

  /// What rounding did to the bend: flexion gained with two sensors, the sacrum's tuck with one.
  private var rounding: Angle {
    sensors == 2
      ? mean(slumps.map(\.flexion)) - mean(hinges.map(\.flexion))
      : (mean(hinges.map(\.pelvis)) - mean(slumps.map(\.pelvis))).magnitude
  }
  /// Two bends of one back differ by 2-3°. Less than this is no attempt to round; more, though not
  /// enough to judge by, is a wearer on whom rounding cannot be told.
  private static let leastRounding = Angle(degrees: 4)

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
      thorax: mountings[sensors - 1], range: mean(styleBottoms.map(\.lead)) - leadLockout,
      neutral: curve)
    profile.sacrumBias = biases[0]
    profile.thoraxBias = biases[sensors - 1]
    profile.peakRiseRate = peakRiseRate
    // One sensor cannot see them: assumed, and marked so wherever they are shown.
    profile.neutralBottomFlexion = sensors == 2 ? neutralBottom : Angle(degrees: 24)
    profile.maxFlexion = sensors == 2 ? mean(slumps.map(\.flexion)) : Angle(degrees: 58)
    profile.flexionDeviation = min(scatter, Angle(degrees: 15))
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
