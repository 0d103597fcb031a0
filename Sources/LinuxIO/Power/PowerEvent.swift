/// Something worth telling of the supply or the heat. Fixed size: it comes through a ring.
package struct PowerEvent: Equatable, BitwiseCopyable, Sendable {
  package enum Trouble: UInt8, BitwiseCopyable, Sendable, CaseIterable {
    /// The supply's voltage.
    case low
    /// The processor is held back by heat.
    case slowed
  }

  package enum Step: Equatable, BitwiseCopyable, Sendable {
    /// Before anybody looked, since the Pi started.
    case earlier
    case began
    /// - Parameter seconds: from when it was first seen to when it was last.
    case ended(seconds: Int32)
  }

  package var trouble: Trouble
  package var step: Step
  /// Of the processor, thousandths of a degree Celsius; 0 where it is not known.
  package var temperatureMilliC: Int32

  package init(_ trouble: Trouble, _ step: Step, temperatureMilliC: Int32 = 0) {
    self.trouble = trouble
    self.step = step
    self.temperatureMilliC = temperatureMilliC
  }

  /// As in the log's faults, where what was before a session has no place.
  package var token: StaticString? {
    switch (trouble, step) {
    case (_, .earlier): nil
    case (.low, .began): "under_voltage"
    case (.low, .ended): "under_voltage_over"
    case (.slowed, .began): "throttled"
    case (.slowed, .ended): "throttled_over"
    }
  }

  /// Beside the token in the log: the temperature in thousandths of a degree where it began, and how
  /// many seconds it was where it ended.
  package var detail: Int64 {
    switch step {
    case .earlier: 0
    case .began: Int64(temperatureMilliC)
    case .ended(let seconds): Int64(seconds)
    }
  }
}
