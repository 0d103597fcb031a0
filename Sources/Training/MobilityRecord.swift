/// One mobility check: how far the hips bent before the back began to round. Of a lifter, not of a session.
///
/// Angles are thousandths of a degree of pelvis pitch from standing.
package struct MobilityRecord: Sendable, Equatable {
  package var id: Int64
  package var lifter: String
  /// Token of `LiftStyle`: of the calibration that was worn.
  package var style: String
  /// `measured` or `synthetic`.
  package var provenance: String
  /// Token of `FlexionMode`: `estimated` with one sensor.
  package var mode: String
  package var calibrationID: String
  /// Where the samples came from, as in a session.
  package var source: String
  /// When it was measured, with how far that can be trusted, as for a session.
  package var measuredAtWallMS: Int64
  package var measuredAtBootMS: Int64?
  package var bootID: String
  package var clock: String
  /// The middle one of the hinges; this much or more where `isAtLeast`, since the back never rounded.
  package var neutralMdeg: Int64
  package var isAtLeast: Bool
  /// Largest less smallest of the hinges, and how many there were.
  package var spreadMdeg: Int64
  package var bends: Int
  /// The furthest that the pelvis was bent, rounded or not.
  package var depthMdeg: Int64
  /// From which a back counted as round.
  package var limitMdeg: Int64

  package init(
    id: Int64 = 0, lifter: String, style: String, provenance: String, mode: String,
    calibrationID: String, source: String, measuredAtWallMS: Int64,
    measuredAtBootMS: Int64? = nil, bootID: String = "", clock: String = "", neutralMdeg: Int64,
    isAtLeast: Bool, spreadMdeg: Int64, bends: Int, depthMdeg: Int64, limitMdeg: Int64
  ) {
    self.id = id
    self.lifter = lifter
    self.style = style
    self.provenance = provenance
    self.mode = mode
    self.calibrationID = calibrationID
    self.source = source
    self.measuredAtWallMS = measuredAtWallMS
    self.measuredAtBootMS = measuredAtBootMS
    self.bootID = bootID
    self.clock = clock
    self.neutralMdeg = neutralMdeg
    self.isAtLeast = isAtLeast
    self.spreadMdeg = spreadMdeg
    self.bends = bends
    self.depthMdeg = depthMdeg
    self.limitMdeg = limitMdeg
  }

  package var isSimulated: Bool { provenance == "synthetic" }
  package var isEstimated: Bool { mode == "estimated" }

  /// Whether `measuredAtWallMS` may be shown as a date.
  package var hasKnownDate: Bool {
    SessionRecord.plausibleWallMS.contains(measuredAtWallMS)
      && clock != ClockState.unset.rawValue
  }

  /// Whether the two can be set side by side: one lifter, both of people or both simulated, as many sensors.
  package func isComparable(with other: MobilityRecord) -> Bool {
    lifter == other.lifter && provenance == other.provenance && mode == other.mode
  }
}
