package import HingeCore

/// How somebody stood for a moment: where up was, in the frame of each sensor. Fixed size: it comes through
/// a ring.
package struct Stance: Equatable, BitwiseCopyable, Sendable {
  /// False: who was looked at moved, and the directions say nothing.
  package var isStill: Bool
  package var sacrum: UnitVector
  /// That of the sacrum once more where one sensor is worn.
  package var thorax: UnitVector

  package init(isStill: Bool, sacrum: UnitVector, thorax: UnitVector) {
    self.isStill = isStill
    self.sacrum = sacrum
    self.thorax = thorax
  }
}
