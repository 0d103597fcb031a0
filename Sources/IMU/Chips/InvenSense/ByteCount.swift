/// What a FIFO's count of bytes, two of them, high byte first, says of the samples in it.
struct ByteCount: BitwiseCopyable, Sendable {
  let recordBytes: Int32
  /// Whole records that it holds.
  let capacity: Int32

  /// Overflow is taken from the count, not from the chip's flag: the flag would be one more transaction
  /// a read. With less than three records of room the next samples may overwrite what is being read,
  /// and no record length divides a FIFO's size, so the stream is shifted once it is full.
  func status(_ bytes: UnsafeBufferPointer<UInt8>) -> FIFOStatus {
    guard bytes.count >= 2 else { return FIFOStatus(units: 0) }
    let count = Int32(bytes[0]) << 8 | Int32(bytes[1])
    let (units, rest) = count.quotientAndRemainder(dividingBy: recordBytes)
    return FIFOStatus(
      units: units, isOverflowed: units >= capacity - 3, hasRemainder: rest != 0)
  }
}
