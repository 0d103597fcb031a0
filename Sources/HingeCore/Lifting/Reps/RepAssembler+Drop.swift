// A bar that is let go at lockout.
extension RepAssembler {
  /// Nobody lets go before he stands.
  private static let hold = TimeSpan(milliseconds: 200)

  /// The hands open at lockout: the body springs up, and the bar meets the floor. Who rises without a
  /// bar does not lean back, and who leans back holds still until he lowers it.
  mutating func watchDrop(
    _ update: MotionTracker.Update, leansBack: Bool, _ events: inout EventList
  ) {
    guard isOpen else { return }
    if leansBack { hasLeantBack = true }
    let top = update.time.since(open.lockout)
    // 0.25 g.
    if hasLeantBack && top > Self.hold
      && update.frame.vertical.magnitude > Acceleration(raw: 4_194_304)
    {
      // It owns no lowering.
      hasDropped = true
      open.top = top
      open.ownEnd = update.time
      completeOpen(&events)
    }
  }
}
