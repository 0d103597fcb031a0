import Coaching
package import Foundation
import HingeCore
package import Training

/// A session as a Garmin FIT activity: strength training, with sets of rest in between, and per set and
/// rep what Garmin has no field for as developer fields.
///
/// The profile has no message for a rep. Each is a `record` at its lockout, so that programs that draw
/// records over time can draw flexion.
package enum FITActivity {
  /// Sets are numbered in 16 bits, and so many would be no training.
  static let mostSets = 1000
  /// Seconds from 1970 to the end of 1989, where FIT counts from.
  static let epoch: Int64 = 631_065_600

  /// - Parameters:
  ///   - unit: in which weights are to be shown; the file has sixteenths of a kilogram.
  ///   - zone: for the local time; all other times are UTC.
  package static func bytes(
    _ log: SessionLog, unit: LoadUnit, zone: TimeZone
  ) throws(ExportError) -> [UInt8] {
    var left: [Exported.Left] = []
    guard let session = CountedSession(log, needsStyle: false, left: &left) else {
      throw .session(log.session.id, reason: "it \(left.first?.why ?? "has no rep that counts")")
    }
    if session.sets.count > mostSets {
      throw .session(log.session.id, reason: "it has more than \(mostSets) sets")
    }
    guard let times = FITTimes(session, zone: zone) else {
      throw .session(log.session.id, reason: "its date is beyond what FIT can hold")
    }
    var writer = FITWriter()
    for message in opening(session, times) { writer.add(message) }
    for message in FITSets(session, times: times, unit: unit).messages { writer.add(message) }
    for message in closing(session, times) { writer.add(message) }
    return writer.file
  }

  /// Which file it is, whose fields it has, and the start.
  private static func opening(_ session: CountedSession, _ times: FITTimes) -> [FITMessage] {
    let isEstimated = session.session.isEstimated
    let fileID = FITMessage(
      0,
      [
        // An activity; 255 is the maker's number for what is in development.
        (0, .word(4)), (1, .uint16(255)), (2, .uint16(0)), (4, .uint32(times.start)),
        (8, .string(session.mark + "Hinge", size: 20)),
      ])
    let developer = FITMessage(
      207, [(1, .bytes(Array("hinge.fit/1     ".utf8))), (3, .uint8(0)), (4, .uint32(1))])
    let fields = FITDeveloperField.allCases.map { $0.description(isEstimated: isEstimated) }
    return [fileID, developer] + fields + [timer(0, at: times.start)]
  }

  private static func timer(_ type: UInt8, at time: UInt32) -> FITMessage {
    FITMessage(21, [(253, .uint32(time)), (0, .word(0)), (1, .word(type)), (3, .uint32(0))])
  }

  /// The stop, and the sums that decoders look for: one lap, one session, one activity.
  private static func closing(_ session: CountedSession, _ times: FITTimes) -> [FITMessage] {
    let length = FITValue.uint32(times.lengthMS)
    // Training, strength.
    let sport: [(UInt8, FITValue)] = [(5, .word(10)), (6, .word(20))]
    let span: [(UInt8, FITValue)] = [
      (254, .uint16(0)), (253, .uint32(times.end)), (2, .uint32(times.start)), (7, length),
      (8, length),
    ]
    let lap = FITMessage(
      19, span + [(0, .word(9)), (1, .word(1)), (24, .word(7)), (25, .word(10)), (39, .word(20))])
    var whole = FITMessage(
      18,
      span + sport + [
        (0, .word(8)), (1, .word(1)), (25, .uint16(0)), (26, .uint16(1)), (28, .word(0)),
        (110, .string(session.mark + "Hinge", size: 20)),
      ])
    whole.developer = [
      (FITDeveloperField.session.rawValue, .uint32(UInt32(clamping: session.session.id))),
      (
        FITDeveloperField.provenance.rawValue,
        .string(session.session.isSynthetic ? "SIMULATED" : "measured", size: 12)
      ),
    ]
    let activity = FITMessage(
      34,
      [
        (253, .uint32(times.end)), (0, length), (1, .uint16(1)), (2, .word(0)), (3, .word(26)),
        (4, .word(1)), (5, .uint32(times.localEnd)),
      ])
    return [timer(4, at: times.end), lap, whole, activity]
  }
}
