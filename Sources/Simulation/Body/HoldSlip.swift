/// A hold that slips for a while: how far the body leaves where it was held.
struct HoldSlip: Passing {
  var start: Double
  /// When it is complete.
  var full: Double
  /// When it begins to be mended.
  var fall: Double
  var end: Double
  var pelvisDegrees = 0.0
  var lumbarDegrees = 0.0
  var flankDegrees = 0.0
  var sideBendDegrees = 0.0
  var rollDegrees = 0.0

  init(start: Double, full: Double, fall: Double, end: Double) {
    self.start = start
    self.full = full
    self.fall = fall
    self.end = end
  }

  @inline(__always)
  func add(to p: inout Posture, at time: Double) {
    if time <= start || time >= end { return }
    let share =
      smoothStep((time - start) / (full - start)) * (1 - smoothStep((time - fall) / (end - fall)))
    p.pelvisDegrees += share * pelvisDegrees
    p.lumbarDegrees += share * lumbarDegrees
    p.flankDegrees += share * flankDegrees
    p.sideBendDegrees += share * sideBendDegrees
    p.rollDegrees += share * rollDegrees
  }
}
