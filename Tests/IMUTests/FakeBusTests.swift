import Emulator
import HingeCore
import IMU
import Testing

@Suite struct FakeBusTests {
  @Test func anAddressWithoutAChipDoesNotAnswer() {
    let bus = FakeBus()
    #expect(throws: BusError(.noAnswer, errno: 121)) { try bus.read(0x75, of: 0x68) }
  }

  @Test func aTransactionTakesItsTimeOnTheWire() throws {
    let bus = FakeBus()
    bus.fail = { _, _ in BusError(.timedOut, errno: 110) }
    let begun = bus.now
    #expect(throws: BusError.self) { try bus.write(0, to: 0x6B, of: 0x68) }
    #expect(bus.now.since(begun) == bus.timeout)
  }
}
