/// What is recorded of a rep beside its verdict. None of it is judged.
package struct RepPosture: Sendable, Equatable {
  /// The sacrum's furthest lean to a side in what the rep owns, left positive; nil without a frame.
  package var leanMdeg: Int64?
  /// The furthest turn of T12 against the sacrum (with one sensor of the sacrum) about the vertical,
  /// left positive.
  package var twistMdeg: Int64?
  /// Flexion and share of the reserve in use at the bottom, a tenth of a second before lift-off: from
  /// the floor the set-up.
  package var setupFlexionMdeg: Int64?
  package var setupReservePermille: Int64?
  /// How long the buzzer sounded in what the rep owns: what shook the sensors then may be the buzzer.
  package var buzzMS: Int64?

  package init(
    leanMdeg: Int64? = nil, twistMdeg: Int64? = nil, setupFlexionMdeg: Int64? = nil,
    setupReservePermille: Int64? = nil, buzzMS: Int64? = nil
  ) {
    self.leanMdeg = leanMdeg
    self.twistMdeg = twistMdeg
    self.setupFlexionMdeg = setupFlexionMdeg
    self.setupReservePermille = setupReservePermille
    self.buzzMS = buzzMS
  }
}
