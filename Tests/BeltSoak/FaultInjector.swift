import Emulator
import HingeCore
import IMU
import Simulation

/// Lets faults happen on a fake bus with two emulated MPU-6050, one after the other.
final class FaultInjector {
  private unowned let bus: FakeBus
  private var faults: ArraySlice<SoakFault>
  private var draws: SeededGenerator
  /// The one that goes on.
  private(set) var active: SoakFault?

  init(_ faults: [SoakFault], on bus: FakeBus, seed: UInt64) {
    self.bus = bus
    self.faults = faults[...]
    draws = SeededGenerator(seed: seed).branch(1)
    bus.fail = { [unowned self] _, transaction in failure(of: transaction) }
    bus.spoil = { [unowned self] number, bytes in spoil(number, &bytes) }
  }

  /// Begins and ends what is due; called between rounds. Gives how long the reader is held up.
  func advance() -> TimeSpan {
    if let fault = active, bus.now >= fault.end {
      end(fault)
      active = nil
    }
    guard active == nil, let next = faults.first, bus.now >= next.begin else { return .zero }
    faults.removeFirst()
    active = next
    begin(next)
    return next.kind == .slowReader ? next.length : .zero
  }

  private func begin(_ fault: SoakFault) {
    change(fault) { chip, now in
      switch fault.kind {
      case .supplyDip: chip.powerReset(at: now)
      case .rangesLost: chip.resetRanges(at: now)
      case .flood: chip.flood(at: now)
      case .freeze: chip.faults.isFrozen = true
      case .stall: chip.faults.isStalled = true
      case .nack, .timeout, .identity, .noise, .slowReader: break
      }
    }
  }

  private func end(_ fault: SoakFault) {
    change(fault) { chip, now in
      // What happened until now happened with the fault.
      chip.advance(to: now)
      chip.faults.isFrozen = false
      chip.faults.isStalled = false
    }
  }

  private func change(_ fault: SoakFault, _ change: (inout EmulatedMPU, Timestamp) -> Void) {
    for address in fault.addresses { bus.alter(EmulatedMPU.self, at: address, change) }
  }

  private func failure(of transaction: FakeBus.Transaction) -> BusError? {
    guard let fault = active, bus.now < fault.end else { return nil }
    let address: UInt8
    switch transaction {
    case .read(let to, _, _), .write(let to, _, _): address = to
    case .reopen: return nil
    }
    switch fault.kind {
    // A chip without its supply does not answer.
    case .nack, .supplyDip:
      return fault.addresses.contains(address) ? BusError(.noAnswer, errno: 121) : nil
    case .timeout: return BusError(.timedOut, errno: 110)
    default: return nil
    }
  }

  private func spoil(_ number: Int, _ bytes: inout [UInt8]) {
    guard let fault = active, bus.now < fault.end,
      case .read(let address, let register, _) = bus.log[number],
      fault.addresses.contains(address)
    else { return }
    switch fault.kind {
    case .identity: if register == 0x75 { bytes[0] = 0x47 }
    case .noise:
      // One in a thousand, its highest bit, as clocks that are stretched too long do.
      for place in bytes.indices where draws.next() % 1000 == 0 { bytes[place] |= 0x80 }
    default: break
    }
  }
}
