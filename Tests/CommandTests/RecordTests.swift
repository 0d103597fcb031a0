import Foundation
import Testing

/// `hinge record` where nothing can be recorded: the reason, and no file. That it refuses beside a daemon
/// is among the tests of `hinge doctor`; that it records, in the bench.
@Suite struct RecordTests {
  @Test func aBusThatIsNotThereLeavesNothingBehind() throws {
    let place = try Workspace()
    try place.write("c.yaml", "sensors: {bus: /dev/hinge-no-such-bus}\n")
    let found = try place.hinge(
      "record", "--out", "r.csv", "--seconds", "1", "--config", "c.yaml", "--socket", "none")
    #expect(found.status == 69)
    #expect(found.output.isEmpty)
    #expect(found.errors.contains("/dev/hinge-no-such-bus is not there"), "\(found.errors)")
    #expect(try place.names == ["c.yaml"])
  }

  @Test func whatIsAskedForMustMakeSense() throws {
    let place = try Workspace()
    #expect(try place.hinge("record", "--out", "r.csv").status == 64)
    #expect(try place.hinge("record", "--out", "r.csv", "--seconds", "0").status == 64)
    #expect(
      try place.hinge("record", "--out", "r.csv", "--seconds", "1", "--after", "601").status == 64)
    let lines = try place.hinge(
      "record", "--out", "r.csv", "--seconds", "1", "--notes", "a\n# provenance: measured")
    #expect(lines.status == 64)
    #expect(try place.names.isEmpty)
  }
}
