import Coaching
import HingeCore
import Training

/// The sets of a session and the rests between them, with a record for each rep, in order of time.
struct FITSets {
  let messages: [FITMessage]

  init(_ session: CountedSession, times: FITTimes, unit: LoadUnit) {
    var messages: [FITMessage] = []
    var index: UInt16 = 0
    var lastMS: Int64?
    for set in session.sets {
      // Sets that a damaged log lets overlap are put one behind the other.
      let startMS = max(set.startWallMS, lastMS ?? set.startWallMS)
      let endMS = max(set.endWallMS, startMS)
      if let lastMS {
        messages.append(Self.rest(from: lastMS, to: startMS, index: index))
        index += 1
      }
      messages += Self.records(of: set, session, within: startMS...endMS)
      messages.append(Self.active(set, session, from: startMS, to: endMS, index: index, unit: unit))
      index += 1
      lastMS = endMS
    }
    self.messages = messages
  }

  /// The same fields as an active set, so that both have one definition.
  private static func fields(
    from startMS: Int64, to endMS: Int64, index: UInt16, isActive: Bool, reps: UInt16? = nil,
    weight: UInt16? = nil, exercise: (UInt16, UInt16) = (0xFFFF, 0xFFFF), unit: UInt16? = nil
  ) -> [(UInt8, FITValue)] {
    [
      (254, .uint32(FITTimes.time(endMS))), (0, .uint32(UInt32(clamping: endMS - startMS))),
      (3, .uint16(reps)), (4, .uint16(weight)), (5, .word(isActive ? 1 : 0)),
      (6, .uint32(FITTimes.time(startMS))), (7, .uint16s([exercise.0])),
      (8, .uint16s([exercise.1])), (9, .uint16(unit)), (10, .uint16(index)),
    ]
  }

  private static func rest(from startMS: Int64, to endMS: Int64, index: UInt16) -> FITMessage {
    FITMessage(225, fields(from: startMS, to: endMS, index: index, isActive: false))
  }

  private static func active(
    _ set: CountedSet, _ session: CountedSession, from startMS: Int64, to endMS: Int64,
    index: UInt16, unit: LoadUnit
  ) -> FITMessage {
    var message = FITMessage(
      225,
      fields(
        from: startMS, to: endMS, index: index, isActive: true,
        reps: UInt16(clamping: min(set.reps.count, 65_534)),
        weight: set.loadGrams.map(weight), exercise: exercise(set.style),
        unit: unit == .kg ? 1 : 2))
    let counts = set.verdicts
    message.developer =
      measures(
        peakMdeg: set.reps.compactMap(\.trustedPeakFlexionMdeg).max(),
        reservePermille: set.reps.compactMap(\.trustedReserveUsedPermille).max(), session)
      + [
        (FITDeveloperField.held, counts.held), (.crept, counts.crept), (.lost, counts.lost),
        (.noCall, counts.noCall), (.set, set.number),
      ].map { ($0.0.rawValue, .uint16(UInt16(clamping: $0.1))) }
    return message
  }

  private static func records(
    of set: CountedSet, _ session: CountedSession, within span: ClosedRange<Int64>
  ) -> [FITMessage] {
    let timed = set.reps.map { rep in
      (rep, min(max(session.moments.wallMS(rep.lockoutUS), span.lowerBound), span.upperBound))
    }.sorted { ($0.1, $0.0.number) < ($1.1, $1.0.number) }
    return timed.map { rep, wallMS in
      var message = FITMessage(20, [(253, .uint32(FITTimes.time(wallMS)))])
      message.developer =
        measures(
          peakMdeg: rep.trustedPeakFlexionMdeg, reservePermille: rep.trustedReserveUsedPermille,
          session)
        + [
          (FITDeveloperField.set.rawValue, .uint16(UInt16(clamping: set.number))),
          (FITDeveloperField.rep.rawValue, .uint16(UInt16(clamping: rep.number))),
          (
            FITDeveloperField.verdict.rawValue,
            .string((rep.knownVerdict ?? .noCall).name, size: 8)
          ),
        ]
      return message
    }
  }

  /// Whole degrees and percent: the error bars are of five degrees and of twenty.
  private static func measures(
    peakMdeg: Int64?, reservePermille: Int64?, _ session: CountedSession
  ) -> [(UInt8, FITValue)] {
    let error = peakMdeg == nil ? nil : session.session.flexionErrorDegrees
    return [
      (FITDeveloperField.peakFlexion, peakMdeg.map { rounded($0, by: 1000) }),
      (.flexionError, error), (.reserveUsed, reservePermille.map { rounded($0, by: 10) }),
    ].map { ($0.0.rawValue, .sint16($0.1.map { Int16(clamping: min($0, 32_766)) })) }
  }

  /// To the nearest, halves away from zero.
  static func rounded(_ value: Int64, by divisor: Int64) -> Int64 {
    let (quotient, rest) = value.quotientAndRemainder(dividingBy: divisor)
    return rest.magnitude * 2 < divisor.magnitude ? quotient : quotient + (value < 0 ? -1 : 1)
  }

  /// Sixteenths of a kilogram, to the nearest.
  static func weight(_ grams: Int64) -> UInt16 {
    let bounded = min(max(grams, 0), EntryField.mostGrams)
    return UInt16(clamping: (bounded * 16 + 500) / 1000)
  }

  /// Category and exercise of the profile; where the style is not known the category says so.
  static func exercise(_ style: LiftStyle?) -> (UInt16, UInt16) {
    switch style {
    case .conventional: (8, 0)
    case .sumo: (8, 15)
    case .trapBar: (8, 17)
    case .blockPull: (8, 7)
    case .kettlebell: (8, 20)
    case .romanian: (8, 23)
    // Filed under leg curls.
    case .goodMorning: (15, 2)
    case nil: (65_534, 0xFFFF)
    }
  }
}
