package import Diagnosis
package import LinuxIO

/// Clock, supply and heat of the machine.
package enum MachineCheckup {
  /// - Parameter newestSessionMS: from the log.
  package static func clock(
    tree: SystemTree, isSynchronized: Bool?, nowMS: Int64, newestSessionMS: Int64?
  ) -> ClockEvidence {
    let hasBattery = tree.names(in: "class/rtc").contains { name in
      // A Pi 5 has the clock chip, and its battery only where somebody put one in.
      guard let microvolts = tree.line("class/rtc/\(name)/battery_voltage").flatMap({ Int($0) })
      else { return true }
      return microvolts >= 1_000_000
    }
    return ClockEvidence(
      isSynchronized: isSynchronized, hasBattery: hasBattery, nowMS: nowMS,
      newestSessionMS: newestSessionMS)
  }

  /// nil on a machine that is no Raspberry Pi.
  package static func power(tree: SystemTree) -> PowerEvidence? {
    let reading = PowerFiles(tree: tree).read()
    if !reading.isKnown { return nil }
    return PowerEvidence(
      isLow: reading.isLow, wasLow: reading.wasLow, isSlowed: reading.isSlowed,
      wasSlowed: reading.wasSlowed, celsius: reading.temperatureMilliC.map { Double($0) / 1000 })
  }
}
