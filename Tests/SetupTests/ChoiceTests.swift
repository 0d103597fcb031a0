import Foundation
import HingeCore
import Setup
import Testing

/// What was chosen over the settings: as text and back, and the file of it.
@Suite struct ChoiceTests {
  private let folder =
    FileManager.default.temporaryDirectory.path + "/hinge-choice-\(UUID().uuidString.prefix(8))"
  private var path: String { folder + "/state/choice.json" }

  private var whole: WearerChoice {
    var choice = WearerChoice()
    choice.worn = .init(lifter: "Ada Ö", style: .trapBar, sinceWallMS: 1_700_000_000_000)
    choice.feedback = .init(mode: .silent, sinceWallMS: 5)
    return choice
  }

  private func keeper() -> (ChoiceKeeper, [String]) {
    var complaints: [String] = []
    let keeper = ChoiceKeeper(path: path) { complaints.append($0) }
    return (keeper, complaints)
  }

  private func remove() {
    do { try FileManager.default.removeItem(atPath: folder) } catch { Issue.record(error) }
  }

  @Test func everyChoiceIsItsTextAndBack() throws {
    #expect(try WearerChoice(text: whole.text) == whole)
    #expect(try WearerChoice(text: WearerChoice().text) == WearerChoice())
    var half = whole
    half.worn = nil
    #expect(try WearerChoice(text: half.text) == half)
  }

  @Test(arguments: [
    "", "{", "[]", "{}", "7", #"{"schema":"hinge.choice/2"}"#,
    #"{"schema":"hinge.choice/1","lifter":"ada"}"#,
    #"{"schema":"hinge.choice/1","lifter":"../ada","style":"sumo","wearer_since_wall_ms":1}"#,
    #"{"schema":"hinge.choice/1","lifter":"ada","style":"jefferson","wearer_since_wall_ms":1}"#,
    #"{"schema":"hinge.choice/1","feedback":"loud","feedback_since_wall_ms":1}"#,
    #"{"schema":"hinge.choice/1","feedback":"silent"}"#,
  ]) func whatIsNoneIsRefused(text: String) {
    #expect(throws: WearerChoiceError.self) { try WearerChoice(text: text) }
  }

  /// Bytes changed at random: read as it was meant, or refused; never anything else.
  @Test func damagedBytesNeverHurt() throws {
    let seed: UInt64 = 41
    print("seed \(seed)")
    var state = seed
    func draw(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let good = Array(whole.text.utf8)
    for _ in 0..<500 {
      var bytes = good
      for _ in 0...draw(3) { bytes[draw(bytes.count)] = UInt8(draw(256)) }
      do throws(WearerChoiceError) {
        let choice = try WearerChoice(text: String(decoding: bytes, as: UTF8.self))
        #expect(choice.worn.map { !$0.lifter.contains("/") } ?? true)
      } catch {
        #expect(!error.description.isEmpty)
      }
    }
  }

  @Test func whatIsKeptIsThereAfterwards() throws {
    defer { remove() }
    let (first, none) = keeper()
    #expect(none.isEmpty && first.current == WearerChoice())
    try first.keep { $0 = whole }
    #expect(first.current == whole)
    let (second, complaints) = keeper()
    #expect(complaints.isEmpty && second.current == whole)
    second.passOver()
    #expect(second.current.worn == nil && second.current.feedback == whole.feedback)
    // The file is left for whoever mends what was in its way.
    #expect(keeper().0.current == whole)
  }

  @Test func aDamagedFileIsOneSentenceAndNothingIsChosen() throws {
    defer { remove() }
    try keeper().0.keep { $0 = whole }
    try Data("{\"schema\":".utf8).write(to: URL(fileURLWithPath: path))
    let (damaged, complaints) = keeper()
    #expect(damaged.current == WearerChoice())
    #expect(complaints.count == 1 && complaints.first?.contains(path) == true)
    // The next choice mends it.
    try damaged.keep { $0.feedback = whole.feedback }
    #expect(keeper().1.isEmpty)
  }

  @Test func whatCantBeKeptIsNotInEffect() throws {
    defer { remove() }
    try FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: true)
    let (keeper, complaints) = keeper()
    #expect(complaints.count == 1)
    #expect(throws: Problem.self) { try keeper.keep { $0 = whole } }
    #expect(keeper.current == WearerChoice())
  }

  @Test func withoutAFileItHoldsAsLongAsTheProcess() throws {
    let keeper = ChoiceKeeper(path: nil) { _ in Issue.record("complained") }
    try keeper.keep { $0 = whole }
    #expect(keeper.current == whole)
  }
}
