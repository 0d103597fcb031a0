package import HingeCore
package import IMU

/// Samples of one or two sensors with what is needed to understand them.
package struct Recording: Sendable {
  package var header: RecordingHeader
  /// In time order. `thorax` is meaningful only with two sensors.
  package var samples: [SampleInput]
  /// Chip temperatures in millidegrees Celsius, one entry a sample; nil where not recorded.
  package var temperatures: [TemperaturePair]?
  /// What a reader noticed without having to refuse: a crash-cut tail, for example.
  package var notices: [String] = []

  package init(
    header: RecordingHeader, samples: [SampleInput], temperatures: [TemperaturePair]? = nil
  ) {
    self.header = header
    self.samples = samples
    self.temperatures = temperatures
  }

  package struct TemperaturePair: Sendable, Equatable {
    package var sacrumMilliC: Int32
    package var thoraxMilliC: Int32
    package init(sacrumMilliC: Int32, thoraxMilliC: Int32) {
      self.sacrumMilliC = sacrumMilliC
      self.thoraxMilliC = thoraxMilliC
    }
  }

  /// From the first sample to the last.
  package var duration: TimeSpan {
    guard let first = samples.first, let last = samples.last else { return .zero }
    return last.time.since(first.time)
  }
}

/// The header of a recording: the lines before the samples.
package struct RecordingHeader: Sendable, Equatable {
  package var provenance: Provenance
  /// Sacrum first, then T12.
  package var sensors: [SensorDescription]
  /// Nominal rate, thousandths of a hertz: 20 000...1 000 000.
  package var rateMilliHz: Int64
  /// Ranges as written, where they were: g and °/s, times 1000.
  package var accelRangeMilliG: Int64?
  package var gyroRangeMilliDPS: Int64?
  package var chip: String?
  package var notes: String?
  /// Keys this version does not know, kept in order.
  package var others: [Entry] = []

  package struct Entry: Sendable, Equatable {
    package var key: String
    package var value: String
  }

  package init(provenance: Provenance, sensors: [SensorDescription], rateMilliHz: Int64) {
    self.provenance = provenance
    self.sensors = sensors
    self.rateMilliHz = rateMilliHz
  }

  /// The nominal time between two samples, µs.
  package var nominalIntervalUS: Int64 { (1_000_000_000 + rateMilliHz / 2) / rateMilliHz }
}
