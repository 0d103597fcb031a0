package import Training

/// A sentence with loads in it that are written in whoever reads it's unit: `"Raise to \(load: 142_500)."`
package struct LoadSentence: Sendable, Equatable, ExpressibleByStringInterpolation {
  fileprivate enum Part: Sendable, Equatable {
    case text(String)
    case load(Int64)
  }

  private var parts: [Part] = []

  package init(stringLiteral value: String) { parts = [.text(value)] }
  package init(stringInterpolation: Interpolation) { parts = stringInterpolation.parts }

  package struct Interpolation: StringInterpolationProtocol {
    fileprivate var parts: [Part] = []

    package init(literalCapacity: Int, interpolationCount: Int) {}
    package mutating func appendLiteral(_ literal: String) { parts.append(.text(literal)) }
    package mutating func appendInterpolation(_ value: some CustomStringConvertible) {
      parts.append(.text(value.description))
    }
    package mutating func appendInterpolation(load grams: Int64) { parts.append(.load(grams)) }
    package mutating func appendInterpolation(_ sentence: LoadSentence) { parts += sentence.parts }
  }

  package func text(_ unit: LoadUnit) -> String {
    parts.map { part in
      switch part {
      case .text(let text): text
      case .load(let grams): "\(unit.text(grams: grams)) \(unit.rawValue)"
      }
    }.joined()
  }

  static func + (a: LoadSentence, b: LoadSentence) -> LoadSentence { "\(a)\(b)" }
}
