import Foundation
import HingeCore
import Settings
import Testing

/// A plausible profile for two sensors.
func sampleProfile(sensors: Int32 = 2) -> CalibrationProfile {
  var lowering = InlineArray<9, Int32>(repeating: 0)
  var rising = InlineArray<9, Int32>(repeating: 0)
  for point in 0..<9 {
    lowering[point] = Angle(millidegrees: Int64(point) * 3001).raw
    rising[point] = Angle(millidegrees: Int64(point) * 2501).raw
  }
  let tilted = Mounting(
    up: UnitVector(Fraction(6, over: 10), .zero, Fraction(8, over: 10)), bendingAxis: .alongY)
  var wearer = WearerProfile(
    style: .sumo, sensorCount: sensors, rounding: .judged, sacrum: tilted ?? .aligned,
    thorax: .aligned, range: Angle(millidegrees: 52_345),
    neutral: NeutralCurve(
      lowering: lowering, rising: rising, bottomPitch: Angle(millidegrees: 52_345)))
  wearer.sacrumBias = Vector3(
    AngularRate(millidegreesPerSecond: 123), AngularRate(millidegreesPerSecond: -4567), .zero)
  wearer.peakRiseRate = AngularRate(millidegreesPerSecond: 61_234)
  wearer.neutralBottomFlexion = Angle(millidegrees: 24_001)
  wearer.maxFlexion = Angle(millidegrees: 58_002)
  wearer.flexionDeviation = Angle(millidegrees: 1234)
  wearer.lockoutFlexion = Angle(millidegrees: -2345)
  wearer.sacrumStyleBottom = Angle(millidegrees: 30_123)
  wearer.sacrumHingeBottom = Angle(millidegrees: 45_123)
  wearer.sacrumSlumpBottom = Angle(millidegrees: 20_123)
  wearer.sacrumLockout = Angle(millidegrees: -6123)
  return CalibrationProfile(
    wearer, provenance: "synthetic", lifter: "Zoë \"Z\" \\ 7", grade: "A", roundingReason: "",
    notes: ["one: two", "# three"])
}

@Suite struct ProfileTests {
  @Test(arguments: [Int32(1), 2])
  func goesRound(sensors: Int32) throws {
    let profile = sampleProfile(sensors: sensors)
    let text = try profile.jsonText()
    let read = try CalibrationProfile.read(text, path: "p.json")
    #expect(read == profile)
    #expect(try read.jsonText() == text)
    #expect(read.liftStyle == .sumo)
    #expect(read.mountings.count == Int(sensors))
  }

  /// The core's numbers survive the file to a thousandth of their unit.
  @Test func theCoresNumbersSurvive() throws {
    let profile = sampleProfile()
    let wearer = profile.wearer(style: profile.liftStyle)
    let again = CalibrationProfile(
      wearer, provenance: profile.provenance, lifter: profile.lifter, grade: profile.grade,
      roundingReason: profile.roundingReason, notes: profile.notes)
    #expect(again.rangeMdeg == profile.rangeMdeg)
    #expect(again.neutralLoweringMdeg == profile.neutralLoweringMdeg)
    #expect(again.neutralRisingMdeg == profile.neutralRisingMdeg)
    #expect(again.sacrumLockoutMdeg == profile.sacrumLockoutMdeg)
    #expect(again.mountings[0].gyroBiasMdps == profile.mountings[0].gyroBiasMdps)
    for (a, b) in zip(again.mountings[0].upPpb, profile.mountings[0].upPpb) {
      #expect(abs(a - b) <= 1)
    }
    #expect(wearer.rounding == .judged)
    #expect(wearer.peakRiseRate.millidegreesPerSecond == 61_234)
  }

  private static let keys = [
    "schema", "provenance", "lifter", "style", "sensors", "rounding", "rounding_reason", "grade",
    "notes", "range_mdeg", "peak_rise_rate_mdps", "neutral_bottom_flexion_mdeg",
    "max_flexion_mdeg", "flexion_deviation_mdeg", "lockout_flexion_mdeg",
    "sacrum_style_bottom_mdeg", "sacrum_hinge_bottom_mdeg", "sacrum_slump_bottom_mdeg",
    "sacrum_lockout_mdeg", "neutral_bottom_pitch_mdeg", "neutral_lowering_mdeg",
    "neutral_rising_mdeg", "mountings",
  ]

  private func object() throws -> [String: Any] {
    let text = try sampleProfile().jsonText()
    return try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  private func text(_ object: [String: Any]) throws -> String {
    let data = try JSONSerialization.data(
      withJSONObject: object, options: [.prettyPrinted, .sortedKeys])
    return String(decoding: data, as: UTF8.self)
  }

  private func refusal(_ text: String) -> ProfileError? {
    do throws(ProfileError) {
      _ = try CalibrationProfile.read(text, path: "p.json")
      return nil
    } catch {
      return error
    }
  }

  @Test func theListOfKeysIsWhole() throws {
    #expect(Set(try object().keys) == Set(Self.keys))
  }

  @Test(arguments: keys)
  func aMissingKeyIsNamed(_ key: String) throws {
    var object = try object()
    object[key] = nil
    #expect(refusal(try text(object)) == .missing(path: "p.json", key: key))
  }

  @Test(arguments: keys)
  func aWrongTypeIsRefusedWithItsLine(_ key: String) throws {
    var object = try object()
    object[key] = ["nonsense": 1]
    let text = try text(object)
    let lines = text.split(separator: "\n")
    let place = try #require(lines.firstIndex { $0.hasPrefix("  \"\(key)\"") })
    let error = try #require(refusal(text), "\(key)")
    // A value that spans lines is found where it begins: on the key's line or the next.
    let named = [place + 1, place + 2].contains { error.description.hasPrefix("p.json:\($0):") }
    #expect(named, "\(error), line \(place + 1)")
    #expect(error.description.contains(key))
    #expect(error.exitCode == 65)
  }

  private static let outOfRange: [(String, any Sendable)] = [
    ("schema", "hinge.profile/2"), ("provenance", "guessed"), ("style", "curl"), ("sensors", 3),
    ("sensors", 0), ("rounding", "maybe"), ("grade", "D"), ("range_mdeg", 2999),
    ("range_mdeg", 180_001), ("range_mdeg", 1.5), ("peak_rise_rate_mdps", -1),
    ("neutral_bottom_flexion_mdeg", 180_001), ("max_flexion_mdeg", -180_001),
    ("flexion_deviation_mdeg", -1), ("flexion_deviation_mdeg", 90_001),
    ("lockout_flexion_mdeg", 999_999), ("sacrum_style_bottom_mdeg", 999_999),
    ("sacrum_hinge_bottom_mdeg", 999_999), ("sacrum_slump_bottom_mdeg", 999_999),
    ("sacrum_lockout_mdeg", 999_999), ("neutral_bottom_pitch_mdeg", 0),
    ("neutral_lowering_mdeg", [0, 1, 2]), ("neutral_rising_mdeg", [Int](repeating: 0, count: 10)),
    ("neutral_rising_mdeg", [0, 0, 0, 0, 0, 0, 0, 0, 999_999]), ("mountings", [Int]()),
    ("mountings", [1, 2]), ("lifter", String(repeating: "x", count: 1001)),
    ("notes", [String](repeating: "x", count: 101)),
  ]

  @Test(arguments: outOfRange.indices)
  func outOfRangeIsRefused(_ index: Int) throws {
    let (key, value) = Self.outOfRange[index]
    var object = try object()
    object[key] = value
    let error = try #require(refusal(try text(object)), "\(key) \(value)")
    #expect(error.description.contains(key), "\(error)")
    #expect(error.description.utf8.count < 400)
  }

  @Test func mountingsMustBeFrames() throws {
    let axes = (x: [1_000_000_000, 0, 0], y: [0, 1_000_000_000, 0], z: [0, 0, 1_000_000_000])
    let wrong: [[String: [Int]]] = [
      ["forward_ppb": axes.x, "left_ppb": axes.x, "up_ppb": axes.z, "gyro_bias_mdps": [0, 0, 0]],
      [
        "forward_ppb": [0, 0, 0], "left_ppb": axes.y, "up_ppb": axes.z,
        "gyro_bias_mdps": [0, 0, 0],
      ],
      ["forward_ppb": axes.x, "left_ppb": axes.y, "up_ppb": axes.z, "gyro_bias_mdps": [0, 0]],
      [
        "forward_ppb": axes.x, "left_ppb": axes.y, "up_ppb": axes.z,
        "gyro_bias_mdps": [0, 0, 100_001],
      ],
      [
        "forward_ppb": [Int.max, 0, 0], "left_ppb": axes.y, "up_ppb": axes.z,
        "gyro_bias_mdps": [0, 0, Int.min],
      ],
      ["forward_ppb": axes.x, "left_ppb": axes.y, "gyro_bias_mdps": [0, 0, 0]],
      // A left-handed frame would bend backward.
      [
        "forward_ppb": axes.x, "left_ppb": [0, -1_000_000_000, 0], "up_ppb": axes.z,
        "gyro_bias_mdps": [0, 0, 0],
      ],
    ]
    for (index, mounting) in wrong.enumerated() {
      var object = try object()
      object["mountings"] = [mounting, mounting]
      #expect(refusal(try text(object)) != nil, "mounting \(index)")
    }
  }

  @Test func textThatIsNoProfileIsRefused() {
    let texts = [
      "", "[]", "7", "null", "{", "{}", "}", "\u{0}", "a: b: c", "{\"schema\": }", "- 1\n- 2",
      "&a [*a]", "{\"schema\": \"hinge.profile/1\", \"schema\": \"hinge.profile/1\"}",
      String(repeating: "[", count: 100_000), String(repeating: "{\"a\":", count: 20_000),
      "a: &x [1]\nb: *y", String(repeating: "x", count: 1_000_000),
    ]
    for text in texts {
      let error = refusal(text)
      #expect(error != nil, "\(text.prefix(30))")
      #expect(error?.description.hasPrefix("p.json") == true)
    }
  }
}
