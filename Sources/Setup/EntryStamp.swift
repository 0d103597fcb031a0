package import LinuxIO
package import Training

/// When something is said, and how far that can be trusted.
package struct EntryStamp: Sendable {
  private let reading: ClockReading
  private let bootID: String

  package init(_ reading: ClockReading, bootID: String) {
    self.reading = reading
    self.bootID = bootID
  }

  package static func now() -> EntryStamp {
    var bootID = ""
    do throws(FileError) {
      bootID = try BootID.current()
    } catch {
      // A container without /proc: its dates can't be repaired later, no more.
    }
    return EntryStamp(.now(), bootID: bootID)
  }

  private var clock: ClockState {
    guard SessionRecord.plausibleWallMS.contains(reading.wallMS) else { return .unset }
    if reading.isSynchronized == true { return .set }
    return reading.hasChip ? .chip : .unset
  }

  package func record(
    session: Int64, set: Int? = nil, rep: Int? = nil, field: String, value: String?, origin: String
  ) -> EntryRecord {
    EntryRecord(
      sessionID: session, setNumber: set, repNumber: rep, field: field, value: value,
      enteredAtWallMS: reading.wallMS, enteredAtBootMS: reading.bootMS, bootID: bootID,
      clock: clock.rawValue, origin: origin)
  }

  /// The same for a mobility check.
  package func dated(_ record: MobilityRecord) -> MobilityRecord {
    var record = record
    record.measuredAtWallMS = reading.wallMS
    record.measuredAtBootMS = reading.bootMS
    record.bootID = bootID
    record.clock = clock.rawValue
    return record
  }
}
