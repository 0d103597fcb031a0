package import HingeCore

/// A chip as the driver sees it: what to write, what to check, how to read it. Made once it has been
/// identified; one folder in `Chips` a family, each with the register map it follows.
package struct Chip: Sendable {
  /// As printed on it.
  package let name: String
  /// What it answered when asked who it is.
  package let identity: UInt8
  /// Where it answers that.
  package let identityRegister: UInt8
  package let startUp: [StartStep]
  /// Read back in turn, one a while: a chip that was reset by a dip of its supply answers as before
  /// and measures in other units.
  package let scrubbed: [RegisterValue]
  /// Registers, in the home bank, that hold the part's own trim, so that no table can say what is in
  /// them: read once when it has started, and compared with that ever after.
  package let trims: [UInt8]
  /// Registers, in the home bank, that may be read along with their neighbours: reading them changes
  /// nothing in the chip. Never data, a status or an interrupt's cause. Beside those named above.
  package let plain: [ClosedRange<UInt8>]
  /// Of a chip with banks, the register that selects one; it stands at `homeBank` outside start-up.
  package let bankRegister: UInt8?
  package let homeBank: UInt8
  /// What its counts mean with the ranges that `startUp` chose.
  package let sensor: SensorDescription
  /// Between two samples by the data sheet; a part's own clock is up to 10 % off.
  package let interval: TimeSpan
  /// Thrown away after start-up until the filters in the chip have settled, samples.
  package let settling: Int32
  package let fifo: FIFOLayout
  /// Degrees Celsius times 1000 of a raw temperature; what a chip that has none in its FIFO gives is
  /// never asked.
  package let milliCelsius: @Sendable (Int16) -> Int32
  /// What the status registers say (`fifo.statusLength` bytes from `fifo.statusRegister`).
  package let readStatus: @Sendable (UnsafeBufferPointer<UInt8>) -> FIFOStatus
  /// Whole units of FIFO into samples. Pure; never reads past `bytes`, never allocates.
  package let decode:
    @Sendable (UnsafeBufferPointer<UInt8>, inout FIFOState, inout SampleBatch) -> Void

  package init(
    name: String, identity: UInt8, identityRegister: UInt8, startUp: [StartStep],
    scrubbed: [RegisterValue], trims: [UInt8] = [], plain: [ClosedRange<UInt8>] = [],
    bankRegister: UInt8? = nil, homeBank: UInt8 = 0, sensor: SensorDescription,
    interval: TimeSpan, settling: Int32, fifo: FIFOLayout,
    milliCelsius: @escaping @Sendable (Int16) -> Int32,
    readStatus: @escaping @Sendable (UnsafeBufferPointer<UInt8>) -> FIFOStatus,
    decode:
      @escaping @Sendable (UnsafeBufferPointer<UInt8>, inout FIFOState, inout SampleBatch) -> Void
  ) {
    self.name = name
    self.identity = identity
    self.identityRegister = identityRegister
    self.startUp = startUp
    self.scrubbed = scrubbed
    self.trims = trims
    self.plain = plain
    self.bankRegister = bankRegister
    self.homeBank = homeBank
    self.sensor = sensor
    self.interval = interval
    self.settling = settling
    self.fifo = fifo
    self.milliCelsius = milliCelsius
    self.readStatus = readStatus
    self.decode = decode
  }
}
