import HingeCore

extension ICM42688 {
  /// FIFO records into samples. With FIFO_CONFIG1 = 0x0F a record is (data sheet, FIFO packet
  /// structure, packet 3):
  ///
  ///     byte  0       1  2  3  4  5  6  7  8  9 10 11 12 13  14 15
  ///           header  ax    ay    az    gx    gy    gz    T   time    high byte first
  ///
  ///     header  EMPTY ACCEL GYRO 20_BIT TIME(2) ODR_ACCEL ODR_GYRO
  ///             0x68: one of these records; 0x80: the FIFO is empty, and so is all behind it
  ///
  /// The temperature has 8 bits here. A word of -32768 is no reading but the mark that there was none;
  /// to take it for one turned an aircraft by -2000 °/s (PX4/PX4-Autopilot#28308). The whole sample is
  /// dropped then, as the other sensor's half of it is of no use alone.
  ///
  /// - Parameter bytes: at most 32 records; bytes beyond the last whole one are not looked at.
  static func decode(
    _ bytes: UnsafeBufferPointer<UInt8>, _ state: inout FIFOState, _ batch: inout SampleBatch
  ) {
    var start = 0
    while start + recordLength <= bytes.count && batch.count < SampleBatch.capacity
      && batch.fault == nil
    {
      if !take(bytes, start, &state, &batch) { return }
      start += recordLength
    }
  }

  static let recordLength = 16

  private static let wholeRecord: UInt8 = 0x68
  private static let noSample = Int16.min

  /// False when there is no more.
  @inline(__always)
  private static func take(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ state: inout FIFOState,
    _ batch: inout SampleBatch
  ) -> Bool {
    let header = bytes[start]
    // What an empty FIFO gives, or a bus that nobody drives.
    if header == 0x80 || header == 0xFF { return false }
    // 0x7B was seen: it has the 20-bit mark as well, and so another length.
    let isNewRate = header & 0xEC == wholeRecord && header & 0x03 != 0
    if header & 0xFC == wholeRecord && state.skip > 0 {
      // Also one that tells of new rates: those are the ones that start-up set. It has its place in
      // time all the same.
      state.skip -= 1
      batch.add(ChipSample(counts: .zero, isValid: false))
      return true
    }
    if header != wholeRecord {
      batch.fail(isNewRate ? .reconfigured : .misaligned)
      return false
    }
    let counts = RawSample(
      ax: bytes.bigEndianWord(at: start + 1), ay: bytes.bigEndianWord(at: start + 3),
      az: bytes.bigEndianWord(at: start + 5), gx: bytes.bigEndianWord(at: start + 7),
      gy: bytes.bigEndianWord(at: start + 9), gz: bytes.bigEndianWord(at: start + 11))
    let isMarked =
      counts.ax == noSample || counts.ay == noSample || counts.az == noSample
      || counts.gx == noSample || counts.gy == noSample || counts.gz == noSample
    let warmth = Int16(Int8(bitPattern: bytes[start + 13]))
    batch.add(
      isMarked
        ? ChipSample(counts: .zero, isValid: false)
        : ChipSample(counts: counts, temperature: warmth))
    return true
  }
}
