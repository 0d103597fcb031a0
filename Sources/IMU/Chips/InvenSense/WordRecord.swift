import HingeCore

/// A FIFO record of seven big-endian words: force, rate and temperature, in the order of the chip's
/// data registers. It has neither header nor checksum: nothing in it says where it begins.
struct WordRecord: BitwiseCopyable, Sendable {
  static let length = 14
  /// A count that a sensor's temperature can't move by between two samples: 1.2 °C in 5 ms. In a
  /// shifted stream another quantity stands in its place. ArduPilot's drivers use the same bound.
  static let largestTemperatureStep: Int32 = 400

  /// Where each begins, bytes.
  let force: Int
  let temperature: Int
  let rate: Int

  /// Whole records into samples.
  ///
  /// - Parameter bytes: at most 32 records; bytes beyond the last whole one are not looked at.
  func decode(
    _ bytes: UnsafeBufferPointer<UInt8>, _ state: inout FIFOState, _ batch: inout SampleBatch
  ) {
    guard var record = UnsafeRawPointer(bytes.baseAddress) else { return }
    var left = bytes.count
    while left >= Self.length && batch.hasRoom {
      take(record, &state, &batch)
      record += Self.length
      left &-= Self.length
    }
  }

  @inline(__always)
  private func take(
    _ record: UnsafeRawPointer, _ state: inout FIFOState, _ batch: inout SampleBatch
  ) {
    if state.skip > 0 {
      // It has its place in time all the same.
      state.skip &-= 1
      batch.add(ChipSample(counts: .zero, isValid: false))
      return
    }
    let force = record + force
    let rate = record + rate
    let counts = RawSample(
      ax: force.bigEndianWord(0), ay: force.bigEndianWord(1), az: force.bigEndianWord(2),
      gx: rate.bigEndianWord(0), gy: rate.bigEndianWord(1), gz: rate.bigEndianWord(2))
    // A chip that fell asleep, or lost its supply for a moment, delivers zeros. No force at all is
    // no reading: not even a fall is so free of noise.
    if counts.ax | counts.ay | counts.az == 0 {
      batch.add(ChipSample(counts: .zero, isValid: false))
      return
    }
    let warmth = (record + temperature).bigEndianWord(0)
    if let last = state.temperature,
      (Int32(warmth) &- Int32(last)).magnitude > UInt32(Self.largestTemperatureStep)
    {
      // Forgotten, so that what follows once the FIFO was emptied is not measured by it.
      state.temperature = nil
      batch.fail(.temperatureJump)
      return
    }
    state.temperature = warmth
    batch.add(ChipSample(counts: counts, temperature: warmth))
  }
}

extension UnsafeRawPointer {
  /// The signed 16-bit number at a place, in words, high byte first. The caller has seen to it that
  /// both bytes are there.
  @inline(__always)
  fileprivate func bigEndianWord(_ place: Int) -> Int16 {
    Int16(bigEndian: loadUnaligned(fromByteOffset: 2 &* place, as: Int16.self))
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The same at a place in bytes.
  @inline(__always)
  func bigEndianWord(at index: Int) -> Int16 {
    Int16(
      bigEndian: UnsafeRawBufferPointer(self).loadUnaligned(fromByteOffset: index, as: Int16.self))
  }
}
