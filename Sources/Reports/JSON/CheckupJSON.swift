package import Diagnosis

/// What `hinge doctor` found, for programs: schema `hinge.doctor/1`, `Schemas/doctor.schema.json`.
package enum CheckupJSON {
  package static func text(_ findings: [Finding], version: String, seconds: Int) -> String {
    let worst = findings.map(\.grade).max() ?? .pass
    return JSONValue.object([
      ("schema", .string("hinge.doctor/1")), ("version", .string(version)),
      ("seconds", .integer(Int64(seconds))), ("grade", .string(worst.rawValue)),
      ("exit_code", .integer(Int64(worst.exitCode))),
      ("findings", .array(findings.map(finding))),
    ]).text + "\n"
  }

  private static func finding(_ finding: Finding) -> JSONValue {
    let (value, unit) = figure(finding.value)
    return .object([
      ("check", .string(finding.check.rawValue)), ("about", .string(about(finding.subject))),
      ("sensor", .optional(sensor(finding.subject)?.number)),
      ("address", .optional(sensor(finding.subject)?.address)),
      ("grade", .string(finding.grade.rawValue)), ("value", value), ("unit", unit),
      ("reason", .nonEmpty(finding.reason)),
      ("mend", finding.mend.map { .string($0) } ?? .null),
    ])
  }

  private static func about(_ subject: Subject) -> String {
    switch subject {
    case .daemon: "hinged"
    case .bus(let path): path
    case .sensor: "sensor"
    case .belt: "belt"
    case .buzzer: "buzzer"
    case .settings: "settings"
    case .profile: "profile"
    case .log: "log"
    case .service: "service"
    case .machine: "machine"
    }
  }

  private static func sensor(_ subject: Subject) -> (number: Int64, address: Int64)? {
    guard case .sensor(let name) = subject else { return nil }
    return (Int64(name.number), Int64(name.address))
  }

  private static func figure(_ value: FindingValue) -> (JSONValue, JSONValue) {
    func decimal(_ value: Double) -> JSONValue {
      value.isFinite && abs(value) < 1e15 ? .thousandths(Int64((value * 1000).rounded())) : .null
    }
    switch value {
    case .words(let text): return (.string(text), .null)
    case .number(let number, let unit, _): return (decimal(number), .string(unit.rawValue))
    case .axes(let x, let y, let z, let unit, _):
      return (.array([decimal(x), decimal(y), decimal(z)]), .string(unit.rawValue))
    }
  }
}
