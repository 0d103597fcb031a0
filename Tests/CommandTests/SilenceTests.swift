import Testing

/// `hinged --silence`, which the service runs when the daemon has ended.
@Suite struct SilenceTests {
  @Test(arguments: ["none", "log"]) func withoutALineThereIsNothingToDo(kind: String) throws {
    let place = try Workspace()
    try place.write("c.yaml", "buzzer: {kind: \(kind)}\n")
    let silenced = try place.hinged("--silence", "--config", "c.yaml")
    #expect(silenced.status == 0)
    #expect(silenced.output.contains("buzzer.kind is \(kind)"))
    #expect(silenced.errors.isEmpty)
    // Nothing else: no log, no socket.
    #expect(try place.names == ["c.yaml"])
  }

  @Test(arguments: [
    ("{kind: gpio, chip: /dev/null}", "buzzer.chip"),
    ("{kind: gpio, chip: no-such-label}", "buzzer.chip"),
    ("{kind: pwm, pwm_device: no-such.pwm}", "not there"),
  ])
  func aLineThatIsNotThereIsNamed(buzzer: String, says: String) throws {
    let place = try Workspace()
    try place.write("c.yaml", "buzzer: \(buzzer)\n")
    let silenced = try place.hinged("--silence", "--config", "c.yaml")
    #expect(silenced.status == 69)
    #expect(silenced.errors.contains(says), "\(silenced.errors)")
    #expect(silenced.output.isEmpty)
  }

  @Test func settingsThatAreWrongAreRefused() throws {
    let place = try Workspace()
    try place.write("c.yaml", "buzzer: {kind: loud}\n")
    #expect(try place.hinged("--silence", "--config", "c.yaml").status == 78)
    #expect(try place.hinged("--silence", "--simulate").status == 64)
  }
}
