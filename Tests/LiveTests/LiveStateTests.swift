import Control
import HingeCore
import Live
import Reports
import Testing

@Suite struct LiveStateTests {
  @Test func theRunningRepHasItsTempo() throws {
    var running = RunningRep()
    var time = 0.0
    func go(_ phase: String, _ seconds: Double) throws {
      for _ in 0..<Int((seconds * 50).rounded()) {
        time += 0.02
        running.take(try #require(try Scene.frame(time, phase).frame))
      }
    }
    try go("standing", 1)
    try go("eccentric", 2)
    try go("bottom", 0.4)
    #expect(running.parts.text == "2.0-0.4-?-?")
    #expect(abs(running.phaseS - 0.38) < 0.001)
    try go("concentric", 1.2)
    try go("lockout", 0.6)
    #expect(running.parts.text == "2.0-0.4-1.2-0.6")
    // The next lowering is the next rep's.
    try go("eccentric", 1)
    #expect(running.parts.text == "1.0-?-?-?")
    try go("standing", 0.1)
    #expect(running.parts == TempoParts())
    // The first rep from the floor has no lowering before it.
    try go("bottom", 0.5)
    try go("concentric", 0.5)
    #expect(running.parts.text == "?-0.5-0.5-?")
    // A sample clock that begins anew is no phase of minus an hour.
    time = 0
    try go("concentric", 0.1)
    #expect(running.phaseS >= 0 && running.parts.text == "?-0.5-0.6-?")
  }

  @Test func restCountsFromTheSetsEndAndNotFromTheNewsOfIt() throws {
    let scene = try Scene.rest()
    #expect(scene.state.restS(at: scene.now) == 92)
    #expect(scene.state.strip.sums == "2 held, 1 crept, 1 lost")
    var next = scene
    try next.tell("{\"event\":{\"kind\":\"rep_counted\",\"set\":3,\"index\":1}}")
    #expect(next.state.restS(at: next.now) == nil && next.state.strip.entries.count == 1)
    #expect(next.state.lastTempo == nil && next.state.view.last == nil)
  }

  @Test func aBendThatBecomesNoSetLeavesTheRest() throws {
    var scene = try Scene.rest()
    try scene.tell("{\"event\":{\"kind\":\"rep_counted\",\"set\":3,\"index\":1}}")
    try scene.tell("{\"event\":{\"kind\":\"rep_withdrawn\",\"set\":3,\"index\":1}}")
    #expect(scene.state.restS(at: scene.now) == 92)
    #expect(scene.state.view.set == 2 && scene.state.view.reps == 4)
    #expect(scene.state.strip.entries.count == 4 && scene.state.lastTempo != nil)
    // The second rep of a set is another matter.
    try scene.tell("{\"event\":{\"kind\":\"rep_counted\",\"set\":3,\"index\":1}}")
    try scene.tell("{\"event\":{\"kind\":\"rep_counted\",\"set\":3,\"index\":2}}")
    try scene.tell("{\"event\":{\"kind\":\"rep_withdrawn\",\"set\":3,\"index\":2}}")
    #expect(scene.state.view.set == 3 && scene.state.strip.entries.count == 1)
  }

  @Test func whoComesLateTakesTheRestFromTheStatus() {
    var scene = Scene()
    var status = Scene.status(sets: 2)
    status.restS = 40
    scene.tell(status)
    scene.wait(5)
    #expect(scene.state.restS(at: scene.now) == 45)
    scene.wait(2)
    status.restS = 47
    scene.tell(status)
    #expect(scene.state.restS(at: scene.now) == 47)
  }

  @Test func theStripFollowsWithdrawalsAndLateComers() throws {
    var strip = SetStrip()
    strip.count(3)
    #expect(strip.unseen == 2)
    strip.complete(3, "held")
    strip.count(4)
    strip.count(4)
    strip.withdraw(4)
    strip.complete(4, "no_call")
    #expect(strip.entries.map(\.index) == [3, 4] && strip.sums == "1 held, 1 no call")
    strip.clear()
    #expect(strip.entries.isEmpty && strip.unseen == 0)
  }

  @Test func aCalibrationSaysWhatToDoAndForHowLong() throws {
    var scene = try Scene.waiting()
    try scene.tell(
      "{\"event\":{\"kind\":\"calibration\",\"calibration\":{\"step\":2,\"steps\":4,\"word\":\"hinge\",\"phase\":\"recording\",\"left_s\":6.5,\"hint\":\"slower\"}}}"
    )
    scene.wait(2)
    let look = ScreenLook(unicode: true, asciiText: false)
    let text = LiveScreen(scene.state, at: scene.now, look: look).grid(width: 80, height: 24).text
    #expect(text.contains("STEP 2/4, GO ON 5 s: SLOWER"), "\(text)")
    try scene.tell(
      "{\"event\":{\"kind\":\"calibration\",\"calibration\":{\"step\":4,\"steps\":4,\"word\":\"slump\",\"phase\":\"accepted\",\"grade\":\"A\"}}}"
    )
    #expect(scene.state.calibration == nil)
  }

  @Test func anAlertStaysForAGlanceAndGoes() throws {
    var scene = try Scene.alarm()
    #expect(scene.state.alert(at: scene.now)?.grade == "alarm")
    scene.wait(1)
    #expect(scene.state.alert(at: scene.now) != nil)
    scene.wait(1)
    #expect(scene.state.alert(at: scene.now) == nil)
  }

  @Test func aReadingThatStandsStillIsNone() throws {
    var scene = try Scene.inARep()
    #expect(scene.state.reading(at: scene.now)?.flexionDeg == 24)
    scene.wait(2)
    #expect(scene.state.reading(at: scene.now) == nil)
  }

  @Test func aLostSensorIsBackWithItsFirstFlexion() throws {
    var scene = try Scene.sensorLost()
    #expect(!scene.state.hasSensor(at: scene.now))
    #expect(Health(scene.state, at: scene.now).tone == .bad)
    try scene.go("none", seconds: 0.1, flexionDeg: nil, share: nil)
    #expect(!scene.state.hasSensor(at: scene.now))
    try scene.go("standing", seconds: 0.02)
    #expect(scene.state.hasSensor(at: scene.now))
  }

  @Test func theWorstIsSaidFirst() throws {
    var scene = try Scene.inARep()
    #expect(
      Health(scene.state, at: scene.now).text == "2 sensors, 200 Hz, no fault, 12 reps on the disk")
    try scene.tell(
      "{\"event\":{\"kind\":\"fault\",\"t_s\":1,\"fault\":{\"kind\":\"gap\",\"sensor\":1,\"detail\":120}}}"
    )
    #expect(Health(scene.state, at: scene.now).text == "Samples are missing at the sacrum: 120 ms.")
    scene.wait(9)
    var status = Scene.status()
    status.faults.gap = 1
    scene.tell(status)
    #expect(Health(scene.state, at: scene.now).text.contains("1 fault so far"))
    status.likelierLifters = ["ben", "cem"]
    scene.tell(status)
    #expect(
      Health(scene.state, at: scene.now).text
        == "Is it ben or cem? w switches; t says no, and tares.")
    status.logError = "The disk is full."
    scene.tell(status)
    #expect(Health(scene.state, at: scene.now).text == "The disk is full.")
    scene.lose("gone.")
    #expect(Health(scene.state, at: scene.now).text == "gone.")
    #expect(scene.state.status == nil && scene.state.strip.entries.isEmpty)
  }

  @Test func anotherDaemonBeginsAnew() throws {
    var scene = try Scene.rest()
    var status = Scene.status()
    status.processID = 8
    scene.tell(status)
    #expect(scene.state.view.reps == nil && scene.state.restS(at: scene.now) == nil)
  }

  @Test func muteIsToldByEventAndByStatus() throws {
    var scene = try Scene.waiting()
    try scene.tell("{\"event\":{\"kind\":\"mute\",\"mute\":{\"muted\":true,\"left_s\":600}}}")
    #expect(scene.state.isMuted && scene.state.muteLeftMin(at: scene.now) == 10)
    scene.wait(61)
    #expect(scene.state.muteLeftMin(at: scene.now) == 9)
    try scene.tell("{\"event\":{\"kind\":\"mute\",\"mute\":{\"muted\":false}}}")
    #expect(!scene.state.isMuted && scene.state.muteLeftMin(at: scene.now) == nil)
  }
}
