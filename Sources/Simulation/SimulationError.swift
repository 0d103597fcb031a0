/// Why a simulation was refused.
package enum SimulationError: Error, Equatable, CustomStringConvertible {
  /// An option outside what it may be.
  case outOfRange(option: String, value: String, allowed: String)
  case unreadableFault(String)

  package var description: String {
    switch self {
    case .outOfRange(let option, let value, let allowed):
      "\(option) is \(value), allowed is \(allowed)."
    case .unreadableFault(let text):
      "fault '\(text)' is not KIND@START[+LENGTH][/SENSOR][=DEGREES] with KIND one of "
        + SimulatedFault.Kind.allCases.map { $0.rawValue }.joined(separator: ", ")
        + " and times in seconds, for example gap@12+0.4."
    }
  }
}
