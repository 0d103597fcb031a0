import Foundation
import HingeCore
import LinuxIO
import Testing

struct EdgeLogBuzzerTests {
  private func at(_ us: Int64) -> Timestamp { Timestamp(microseconds: us) }

  @Test func logsEdgesOnly() {
    let buzzer = EdgeLogBuzzer(capacity: 8)
    buzzer.set(false, at: at(1))
    buzzer.set(true, at: at(2))
    buzzer.set(true, at: at(3))
    buzzer.set(false, at: at(4))
    #expect(buzzer.csv == "t_us,value\n2,1\n4,0\n")
    #expect(buzzer.droppedCount == 0)
  }

  @Test func countsWhatDoesNotFit() {
    let buzzer = EdgeLogBuzzer(capacity: 4)
    for time in 0..<10 as Range<Int64> { buzzer.set(time % 2 == 0, at: at(time)) }
    #expect(buzzer.edges.count == 4)
    #expect(buzzer.droppedCount == 6)
  }
}

struct GPIOOutputTests {
  @Test func aMissingChipIsNamedWithTheKeyToMend() {
    let address = GPIOLineAddress(chip: "/dev/gpiochip-none", line: .offset(18))
    #expect(throws: GPIOError.chipUnusable(address, .noSuchFile)) {
      try GPIOOutput(address, activeLow: false)
    }
    let labeled = GPIOLineAddress(chip: "no-such-label", line: .name("GPIO18"))
    #expect(throws: GPIOError.noChip(labeled)) { try GPIOOutput(labeled, activeLow: true) }
    #expect(GPIOError.noChip(labeled).description.contains("buzzer.chip"))
    var button = labeled
    button.purpose = .button
    #expect(GPIOError.noChip(button).description.contains("button.chip"))
    #expect(GPIOError.lineUnusable(button, .invalid).description.contains("an input"))
  }

  @Test func aFileIsNoChip() {
    #expect(throws: GPIOError.self) {
      try GPIOOutput(
        GPIOLineAddress(chip: "/dev/null", line: .offset(1)), activeLow: false)
    }
  }

  /// Drives a real line. Set HINGE_GPIO to CHIP:OFFSET of a line that nothing depends on.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["HINGE_GPIO"] != nil))
  func aRealLineGoesOnAndOff() throws {
    let text = try #require(ProcessInfo.processInfo.environment["HINGE_GPIO"])
    let parts = text.split(separator: ":")
    let offset = try #require(UInt32(parts.last ?? ""))
    let address = GPIOLineAddress(chip: String(parts[0]), line: .offset(offset))
    let line = try GPIOOutput(address, activeLow: false)
    #expect(throws: GPIOError.lineInUse(address)) { try GPIOOutput(address, activeLow: false) }
    try line.drive(true)
    try line.drive(false)
    #expect(line.offset == offset)
  }
}
