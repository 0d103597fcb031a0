/// What was learnt about the clock of dates.
package struct ClockEvidence: Equatable, Sendable {
  /// Something keeps it right; nil: the kernel does not say.
  package var isSynchronized: Bool?
  /// A clock that runs on while the machine is off.
  package var hasBattery: Bool
  /// ms since 1970.
  package var nowMS: Int64
  /// When the newest session in the log began; nil: there is none.
  package var newestSessionMS: Int64?

  package init(
    isSynchronized: Bool?, hasBattery: Bool, nowMS: Int64, newestSessionMS: Int64? = nil
  ) {
    self.isSynchronized = isSynchronized
    self.hasBattery = hasBattery
    self.nowMS = nowMS
    self.newestSessionMS = newestSessionMS
  }
}
