import Control
import HingeCore
import Live
import Testing

/// A hold on the screen: how long, what of it is lost, and that it goes when the round does.
@Suite struct HoldViewTests {
  private func shown(_ scene: Scene) -> String {
    LiveScreen(scene.state, at: scene.now, look: ScreenLook(unicode: false, asciiText: true))
      .grid(width: 80, height: 24).text
  }

  private func event(_ state: String, _ rest: String = "") -> String {
    "{\"event\":{\"kind\":\"hold\",\"hold\":{\"state\":\"\(state)\",\"number\":1,\"kind\":\"side-plank\",\"side\":\"left\",\"elapsed_s\":21.2,\"held_s\":20.4\(rest)}}}"
  }

  @Test func itIsShownWhileItGoesOn() throws {
    var scene = Scene()
    scene.tell(Scene.status())
    try scene.tell(event("settling"))
    #expect(shown(scene).contains("SIDE PLANK LEFT BEGINS"))
    try scene.tell(event("holding"))
    #expect(shown(scene).contains("SIDE PLANK LEFT, HELD"))
    try scene.tell(event("lost", ",\"loss\":\"sag\""))
    #expect(shown(scene).contains("SIDE PLANK LEFT: SAG"))
    try scene.tell("{\"event\":{\"kind\":\"hold_regained\",\"hold\":{\"number\":1}}}")
    #expect(!shown(scene).contains(": SAG"))
    try scene.tell("{\"event\":{\"kind\":\"hold_round_ended\"}}")
    #expect(scene.state.hold == nil && !shown(scene).contains("PLANK"))
  }

  /// Who comes in the middle of it sees it as well, and that hinged is well.
  @Test func theStatusTellsIt() throws {
    var scene = Scene()
    var status = Scene.status()
    status.state = .holding
    status.hold = LiveHold(number: nil, kind: nil)
    status.hold?.state = "waiting"
    scene.tell(status)
    #expect(shown(scene).contains("TAKE THE POSTURE"))
    #expect(!shown(scene).contains("hinged: holding"))
    scene.tell(Scene.status())
    #expect(scene.state.hold == nil)
  }
}
