/// What a Raspberry Pi says of its supply and its heat at one moment. nil: it does not say.
package struct PowerReading: Equatable, Sendable {
  /// The supply is below what the board needs (about 4.63 V), now or within the last two seconds.
  package var isLow: Bool?
  /// It was so since the Pi started, as far as the firmware still knows: the kernel's own monitor makes
  /// it forget.
  package var wasLow: Bool?
  /// The processor is held back, and not by the supply: by heat.
  package var isSlowed: Bool?
  package var wasSlowed: Bool?
  /// Of the processor, thousandths of a degree Celsius.
  package var temperatureMilliC: Int?

  package init(
    isLow: Bool? = nil, wasLow: Bool? = nil, isSlowed: Bool? = nil, wasSlowed: Bool? = nil,
    temperatureMilliC: Int? = nil
  ) {
    self.isLow = isLow
    self.wasLow = wasLow
    self.isSlowed = isSlowed
    self.wasSlowed = wasSlowed
    self.temperatureMilliC = temperatureMilliC
  }

  /// False on a machine that is no Raspberry Pi, or does not say.
  package var isKnown: Bool { isLow != nil || isSlowed != nil }
}

extension PowerReading {
  /// - Parameter bits: the firmware's word of state: bits 0 to 2 under-voltage, frequency capped and
  ///   throttled now, bits 16 to 18 the same since the start. Bits 3 and 19, the soft limit, are what a
  ///   3B+ reaches at 60 °C in ordinary use: nothing that anybody must mend.
  package init(bits: UInt32) {
    func has(_ bit: UInt32) -> Bool { bits & (1 << bit) != 0 }
    isLow = has(0)
    wasLow = has(16)
    // A low supply caps and throttles too; that is one trouble, not two.
    isSlowed = !has(0) && (has(1) || has(2))
    wasSlowed = !has(16) && (has(17) || has(18))
  }
}
