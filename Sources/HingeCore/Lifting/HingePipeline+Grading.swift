// What a step ends with: reps are graded, alerts and set ends follow from them.
extension HingePipeline {
  /// Grades the reps among the events and lets the alerts see what happened; what they raise comes
  /// after. Called at the end of a step, when the frame's own variables are gone: the stack of a
  /// small processor holds one or the other.
  mutating func settle() {
    let end = events.count
    for index in 0..<end {
      gradeRep(at: index)
      alertRep(at: index)
      settleSet(at: index)
    }
  }

  @inline(never)
  private mutating func settleSet(at index: Int) {
    guard case .setEnded(let summary) = events.items[index] else { return }
    alerts.setEnded(summary, at: reading.time)
  }

  @inline(never)
  private mutating func gradeRep(at index: Int) {
    guard case .repCompleted(var rep) = events.items[index] else { return }
    Self.grade(&rep, basis, isCreeping: alerts.isCreeping(rep))
    events.replace(index, by: .repCompleted(rep))
  }

  @inline(never)
  private mutating func alertRep(at index: Int) {
    guard case .repCompleted(let rep) = events.items[index] else { return }
    alerts.completed(rep, at: reading.time, into: &events)
    if rep.verdict == .held && source == .slump { slump.completedCleanRep() }
  }

  /// Makes a verdict `no_call` where data or calibration do not carry it.
  private static func grade(_ rep: inout Rep, _ basis: Basis, isCreeping: Bool) {
    if !basis.isCalibrated { rep.flags.insert(.noProfile) }
    if basis.isCalibrated && !basis.isJudged { rep.flags.insert(.abstained) }
    if isCreeping { rep.flags.insert(.crept) }
    if rep.flags.bits & RepFlags.unjudged.bits != 0 { rep.verdict = .noCall }
    if rep.verdict == .held && rep.flags.contains(.crept) { rep.verdict = .crept }
  }
}
