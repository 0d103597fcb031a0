/// Where a sensor is worn.
package enum SensorPlace: Int, CaseIterable, Sendable {
  case sacrum
  case thorax

  /// In the order of `sensors.addresses`.
  package init(_ index: Int) { self = index == 0 ? .sacrum : .thorax }

  package var words: String {
    switch self {
    case .sacrum: "on the sacrum"
    case .thorax: "at T12"
    }
  }
}
