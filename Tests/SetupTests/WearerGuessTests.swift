import HingeCore
import Settings
import Setup
import Simulation
import Testing

/// Whose calibration fits a stance, with simulated lifters.
@Suite struct WearerGuessTests {
  private typealias Known = (lifter: String, profile: CalibrationProfile)

  /// - Parameter degrees: how far to the front a belt sits otherwise than at the calibration.
  private func turned(_ up: UnitVector, about axis: UnitVector, by degrees: Double) -> UnitVector {
    func parts(_ v: UnitVector) -> [Double] {
      [v.x, v.y, v.z].map { Double($0.raw) / 1_073_741_824 }
    }
    let (u, a) = (parts(up), parts(axis))
    let (c, s) = cosineAndSine(degrees)
    let dot = zip(u, a).map(*).reduce(0, +)
    let cross = [
      a[1] * u[2] - a[2] * u[1], a[2] * u[0] - a[0] * u[2], a[0] * u[1] - a[1] * u[0],
    ]
    let out = (0..<3).map { u[$0] * c + cross[$0] * s + a[$0] * dot * (1 - c) }
    func fraction(_ value: Double) -> Fraction {
      Fraction(Int64(value * 1_000_000_000), over: 1_000_000_000)
    }
    return UnitVector(fraction(out[0]), fraction(out[1]), fraction(out[2]))
  }

  private func cosineAndSine(_ degrees: Double) -> (Double, Double) {
    // Enough terms for angles below a right one.
    let x = degrees * .pi / 180
    var (c, s, term) = (0.0, 0.0, 1.0)
    for n in 0..<20 {
      switch n % 4 {
      case 0: c += term
      case 1: s += term
      case 2: c -= term
      default: s -= term
      }
      term *= x / Double(n + 1)
    }
    return (c, s)
  }

  // Made once: a calibration takes a second.
  private static let withOne = Result { try made(1...8, sensors: 1) }
  private static let withTwo = Result { try made(1...8, sensors: 2) }

  private static func profiles(sensors: Int) throws -> [Known] {
    try (sensors == 1 ? withOne : withTwo).get()
  }

  private static func made(_ seeds: ClosedRange<UInt64>, sensors: Int) throws -> [Known] {
    try seeds.compactMap { seed in
      let plan = try SimulationPlan(
        seed: seed, style: .conventional, sensors: sensors, rateHertz: 200, scenario: .stand)
      do throws(Problem) {
        return ("lifter-\(seed)", try SimulatedBelt.profile(plan))
      } catch {
        // Who can't be calibrated wears nothing.
        return nil
      }
    }
  }

  /// Each of them hands the belt on to each other one.
  @Test(arguments: [1, 2]) func whoWearsItIsAmongThoseNamed(sensors: Int) throws {
    let known = try Self.profiles(sensors: sensors)
    #expect(known.count >= 6)
    var (named, pairs) = (0, 0)
    for (wearer, profile) in known {
      let own = profile.wearer(style: profile.liftStyle)
      let guess = WearerGuess(sacrum: own.sacrum.up, thorax: own.thorax.up, sensors: sensors)
      for (set, _) in known where set != wearer {
        pairs += 1
        if guess.likelier(than: set, among: known).contains(wearer) { named += 1 }
      }
      #expect(guess.likelier(than: wearer, among: known).isEmpty)
      // A belt of another kind says nothing.
      let other = WearerGuess(sacrum: own.sacrum.up, thorax: own.thorax.up, sensors: 3 - sensors)
      #expect(other.likelier(than: "somebody", among: known).isEmpty)
    }
    // With one sensor some pairs of lifters stand alike: then nobody is named.
    #expect(sensors == 2 ? named == pairs : named * 4 >= pairs * 3, "\(named) of \(pairs)")
  }

  /// A belt that only slipped is seldom somebody else's: asked about by mistake, it costs a glance.
  @Test func aSlippedBeltIsSeldomSomebodyElses() throws {
    let known = try Self.profiles(sensors: 2)
    var (asked, slips) = (0, 0)
    for (wearer, profile) in known {
      let own = profile.wearer(style: profile.liftStyle)
      for degrees in [-16.0, -12, 12, 16] {
        slips += 1
        let guess = WearerGuess(
          sacrum: turned(own.sacrum.up, about: own.sacrum.left, by: degrees),
          thorax: own.thorax.up, sensors: 2)
        if !guess.likelier(than: wearer, among: known).isEmpty { asked += 1 }
      }
    }
    #expect(slips >= 24 && asked * 10 <= slips, "\(asked) of \(slips)")
  }

  @Test func manyWhoFitAreNoAnswer() throws {
    let one = try #require(try Self.profiles(sensors: 1).first).profile
    let own = one.wearer(style: one.liftStyle)
    let guess = WearerGuess(sacrum: own.sacrum.up, thorax: own.thorax.up, sensors: 1)
    func names(_ count: Int) -> [String] {
      guess.likelier(than: "me", among: (0..<count).map { ("lifter-\($0)", one) })
    }
    #expect(names(3) == ["lifter-0", "lifter-1", "lifter-2"] && names(4).isEmpty)
    #expect(guess.likelier(than: "me", among: [("ben", one), ("ben", one)]) == ["ben"])
  }
}
