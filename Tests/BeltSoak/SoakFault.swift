import HingeCore
import Simulation

/// One thing that goes wrong with the sensors, when, for how long, and to which.
struct SoakFault: Sendable {
  enum Kind: String, CaseIterable, Sendable {
    case nack = "no answer"
    case timeout = "bus held low"
    case supplyDip = "supply dips"
    case rangesLost = "ranges lost"
    case flood = "FIFO floods"
    case freeze = "frozen"
    case stall = "no samples"
    case identity = "other identity"
    case noise = "bytes flip"
    case slowReader = "reader held up"

    /// How long it may last, milliseconds.
    var lengths: ClosedRange<Double> {
      switch self {
      case .nack: 20...8000
      case .timeout: 50...1500
      case .supplyDip: 50...300
      case .rangesLost, .flood: 0...0
      case .freeze, .stall: 300...3000
      case .identity: 1000...5000
      case .noise: 2000...8000
      case .slowReader: 60...1000
      }
    }
  }

  var kind: Kind
  var begin: Timestamp
  var length: TimeSpan
  /// Both where it is the bus's or the reader's own.
  var addresses: [UInt8]

  var end: Timestamp { begin.advanced(by: length) }

  /// One a minute, every kind as often as any other, in an order and with lengths that the seed draws.
  static func plan(minutes: Int, seed: UInt64, from start: Timestamp) -> [SoakFault] {
    var draws = SeededGenerator(seed: seed)
    var bag: [Kind] = []
    return (0..<minutes).map { minute in
      if bag.isEmpty { bag = Kind.allCases }
      let kind = bag.remove(at: Int(draws.next() % UInt64(bag.count)))
      let second = Double(minute) * 60 + draws.uniform(8...46)
      let length = draws.uniform(kind.lengths)
      let both: [UInt8] = [0x68, 0x69]
      let one = both[Int(draws.next() % 2)]
      let isForAll =
        switch kind {
        case .timeout, .slowReader: true
        case .nack, .noise: draws.next() % 2 == 0
        default: false
        }
      return SoakFault(
        kind: kind, begin: start.advanced(by: TimeSpan(milliseconds: Int64(second * 1000))),
        length: TimeSpan(milliseconds: Int64(length)), addresses: isForAll ? both : [one])
    }
  }
}
