package import HingeCore
import Yams

// Reading goes through the YAML parser, of which JSON is a part: its nodes know their line.
extension CalibrationProfile {
  /// Checks everything that the core relies on; what passes cannot make it misbehave.
  package static func read(_ text: String, path: String) throws(ProfileError) -> CalibrationProfile
  {
    let node = try parse(text, path: path)
    let reader = ProfileReader(path: path, root: node)
    let schema = try reader.text("schema")
    if schema != currentSchema {
      throw try reader.wrong("schema", found: "'\(schema)'", allowed: "'\(currentSchema)'")
    }
    let sensors = Int(try reader.number("sensors", 1...2))
    let degrees: ClosedRange<Int64> = -180_000...180_000
    let profile = CalibrationProfile(
      provenance: try reader.choice("provenance", ["measured", "synthetic"]),
      lifter: try reader.text("lifter"),
      style: try reader.choice("style", styleTokens), sensors: sensors,
      rounding: try reader.choice("rounding", ["judged", "abstained"]),
      roundingReason: try reader.text("rounding_reason"),
      grade: try reader.choice("grade", ["A", "B", "C"]), notes: try reader.texts("notes"),
      rangeMdeg: try reader.number("range_mdeg", 3000...180_000),
      peakRiseRateMdps: try reader.number("peak_rise_rate_mdps", 0...1_000_000),
      neutralBottomFlexionMdeg: try reader.number("neutral_bottom_flexion_mdeg", degrees),
      maxFlexionMdeg: try reader.number("max_flexion_mdeg", degrees),
      flexionDeviationMdeg: try reader.number("flexion_deviation_mdeg", 0...15_000),
      lockoutFlexionMdeg: try reader.number("lockout_flexion_mdeg", degrees),
      sacrumStyleBottomMdeg: try reader.number("sacrum_style_bottom_mdeg", degrees),
      sacrumHingeBottomMdeg: try reader.number("sacrum_hinge_bottom_mdeg", degrees),
      sacrumSlumpBottomMdeg: try reader.number("sacrum_slump_bottom_mdeg", degrees),
      sacrumLockoutMdeg: try reader.number("sacrum_lockout_mdeg", degrees),
      neutralBottomPitchMdeg: try reader.number("neutral_bottom_pitch_mdeg", 3000...180_000),
      neutralLoweringMdeg: try reader.numbers("neutral_lowering_mdeg", 9, degrees),
      neutralRisingMdeg: try reader.numbers("neutral_rising_mdeg", 9, degrees),
      mountings: try reader.mountings(sensors))
    // With less to tell a rounded back by, nothing would ever be raised, and that pass for good form.
    let reserve = profile.maxFlexionMdeg - profile.neutralBottomFlexionMdeg
    if profile.rounding == "judged" && reserve < 5000 {
      throw try reader.wrong(
        "max_flexion_mdeg", found: "\(profile.maxFlexionMdeg)",
        allowed: "at least 5000 above neutral_bottom_flexion_mdeg where rounding is judged")
    }
    return profile
  }

  /// The style that the profile is for; `read` has checked it.
  package var liftStyle: LiftStyle {
    Self.styles.first { $0.token.description == style } ?? .conventional
  }

  private static var styles: [LiftStyle] {
    [.conventional, .sumo, .trapBar, .blockPull, .kettlebell, .romanian, .goodMorning]
  }
  package static var styleTokens: [String] { styles.map(\.token.description) }

  static func parse(_ text: String, path: String) throws(ProfileError) -> Node.Mapping {
    do {
      guard let node = try Yams.compose(yaml: text), case .mapping(let mapping) = node else {
        throw ProfileError.syntax(
          path: path, line: 1, reason: "a profile is one object in braces")
      }
      return mapping
    } catch let error as ProfileError {
      throw error
    } catch let error as YamlError {
      throw .syntax(path: path, line: line(of: error), reason: "it does not parse there")
    } catch {
      throw .syntax(path: path, line: 1, reason: "\(error)")
    }
  }

  private static func line(of error: YamlError) -> Int {
    switch error {
    case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _):
      mark.line
    default: 1
    }
  }
}

/// Typed access to a profile's keys.
struct ProfileReader {
  let path: String
  let root: Node.Mapping

  private func node(_ key: String) throws(ProfileError) -> Node {
    guard let node = root[Node(key)] else { throw .missing(path: path, key: key) }
    return node
  }

  func wrong(_ key: String, found: String, allowed: String) throws(ProfileError) -> ProfileError {
    let line = try node(key).mark?.line ?? 1
    return .value(path: path, line: line, key: key, found: found, allowed: allowed)
  }

  func text(_ key: String) throws(ProfileError) -> String {
    let node = try node(key)
    guard case .scalar(let scalar) = node, scalar.string.utf8.count <= 1000 else {
      throw try wrong(key, found: "no text", allowed: "a text of at most 1000 bytes")
    }
    return scalar.string
  }

  func choice(_ key: String, _ allowed: [String]) throws(ProfileError) -> String {
    let found = try text(key)
    if allowed.contains(found) { return found }
    throw try wrong(
      key, found: "'\(found.prefix(40))'", allowed: allowed.joined(separator: ", "))
  }

  func texts(_ key: String) throws(ProfileError) -> [String] {
    guard case .sequence(let sequence) = try node(key), sequence.count <= 100 else {
      throw try wrong(key, found: "no list", allowed: "a list of at most 100 texts")
    }
    return sequence.compactMap { $0.scalar?.string }
  }

  func number(_ key: String, _ range: ClosedRange<Int64>) throws(ProfileError) -> Int64 {
    let node = try node(key)
    let found = node.scalar?.string ?? "no number"
    guard let value = Int64(found), range.contains(value) else {
      throw try wrong(
        key, found: "'\(found.prefix(40))'",
        allowed: "a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return value
  }

  func numbers(
    _ key: String, _ count: Int, _ range: ClosedRange<Int64>
  ) throws(ProfileError) -> [Int64] {
    let values = Self.integers(try node(key))
    guard values.count == count, values.allSatisfy(range.contains) else {
      throw try wrong(
        key, found: "something else",
        allowed:
          "a list of \(count) whole numbers from \(range.lowerBound) to \(range.upperBound)")
    }
    return values
  }

  func mountings(_ count: Int) throws(ProfileError) -> [CalibrationProfile.SensorMounting] {
    guard case .sequence(let sequence) = try node("mountings"), sequence.count == count else {
      throw try wrong(
        "mountings", found: "something else", allowed: "a list of \(count), one a sensor")
    }
    var list: [CalibrationProfile.SensorMounting] = []
    for entry in sequence {
      let mounting = CalibrationProfile.SensorMounting(
        forwardPpb: Self.integers(entry["forward_ppb"]), leftPpb: Self.integers(entry["left_ppb"]),
        upPpb: Self.integers(entry["up_ppb"]), gyroBiasMdps: Self.integers(entry["gyro_bias_mdps"])
      )
      let axes = [mounting.forwardPpb, mounting.leftPpb, mounting.upPpb]
      let bias = mounting.gyroBiasMdps
      guard axes.allSatisfy(Self.isUnit), Self.isOrthogonal(axes), Self.isRightHanded(axes),
        bias.count == 3,
        bias.allSatisfy({ $0.magnitude <= 20_000 })
      else {
        throw .value(
          path: path, line: entry.mark?.line ?? 1, key: "mountings", found: "no mounting",
          allowed: "three orthogonal unit vectors in ppb, up being forward × left, and a gyro bias "
            + "of at most 20000 mdps")
      }
      list.append(mounting)
    }
    return list
  }

  private static func integers(_ node: Node?) -> [Int64] {
    guard case .sequence(let sequence) = node else { return [] }
    return sequence.compactMap { $0.scalar.flatMap { Int64($0.string) } }
  }

  /// Within a thousandth.
  private static func isUnit(_ v: [Int64]) -> Bool {
    guard v.count == 3, v.allSatisfy({ $0.magnitude <= 1_001_000_000 }) else { return false }
    let square = v.reduce(0) { $0 + ($1 / 1000) * ($1 / 1000) }
    return (998_000_000_000...1_002_000_000_000).contains(square)
  }

  /// Up is forward × left; in a mirrored frame the pitch would turn one way and its rate the other.
  private static func isRightHanded(_ axes: [[Int64]]) -> Bool {
    let f = axes[0].map { $0 / 1000 }
    let l = axes[1].map { $0 / 1000 }
    let cross = [
      f[1] * l[2] - f[2] * l[1], f[2] * l[0] - f[0] * l[2], f[0] * l[1] - f[1] * l[0],
    ]
    return zip(cross, axes[2]).reduce(0) { $0 + ($1.0 / 1_000_000) * ($1.1 / 1000) } > 0
  }

  private static func isOrthogonal(_ axes: [[Int64]]) -> Bool {
    func dot(_ a: [Int64], _ b: [Int64]) -> Int64 {
      zip(a, b).reduce(0) { $0 + ($1.0 / 1000) * ($1.1 / 1000) }
    }
    return [dot(axes[0], axes[1]), dot(axes[1], axes[2]), dot(axes[0], axes[2])]
      .allSatisfy { $0.magnitude <= 2_000_000_000 }
  }
}
