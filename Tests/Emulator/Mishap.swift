package import HingeCore

/// What happens to a chip that is worn, under one name for every family.
package enum Mishap: Equatable, Sendable {
  /// The supply dips: all registers as after power-up, and nobody is told.
  case supplyDip
  /// The ranges alone fall back.
  case rangesLost
  /// More samples than its FIFO holds, at once.
  case flood
  /// The same reading over and over, or no longer.
  case frozen(Bool)
  /// No samples, or again.
  case stalled(Bool)
  /// Another bank is selected, by noise; nothing where there are none.
  case bankFlip(UInt8)
}

/// A chip that mishaps can befall and that remembers what it should not have been asked.
package protocol FallibleChip: EmulatedChip {
  mutating func suffer(_ mishap: Mishap, at time: Timestamp)
  /// Writes that the data sheet forbids.
  var strayWrites: Int { get }
}

extension EmulatedMPU: FallibleChip {
  package mutating func suffer(_ mishap: Mishap, at time: Timestamp) {
    advance(to: time)
    switch mishap {
    case .supplyDip: powerReset(at: time)
    case .rangesLost: resetRanges(at: time)
    case .flood: flood(at: time)
    case .frozen(let isFrozen): faults.isFrozen = isFrozen
    case .stalled(let isStalled): faults.isStalled = isStalled
    case .bankFlip: break
    }
  }

  package var strayWrites: Int { misuses.count(where: \.isStray) }
}

extension EmulatedICM20948: FallibleChip {
  package mutating func suffer(_ mishap: Mishap, at time: Timestamp) {
    advance(to: time)
    switch mishap {
    case .supplyDip: powerReset(at: time)
    case .rangesLost: resetRanges(at: time)
    case .flood: flood(at: time)
    case .frozen(let isFrozen): faults.isFrozen = isFrozen
    case .stalled(let isStalled): faults.isStalled = isStalled
    case .bankFlip(let bank): flip(toBank: bank)
    }
  }

  package var strayWrites: Int { misuses.count(where: \.isStray) }
}

extension EmulatedICM42688: FallibleChip {
  package mutating func suffer(_ mishap: Mishap, at time: Timestamp) {
    advance(to: time)
    switch mishap {
    case .supplyDip: powerReset(at: time)
    case .rangesLost: resetRanges(at: time)
    case .flood: flood(at: time)
    case .frozen(let isFrozen): faults.isFrozen = isFrozen
    case .stalled(let isStalled): faults.isStalled = isStalled
    case .bankFlip(let bank): flip(toBank: bank)
    }
  }

  package var strayWrites: Int { misuses.count(where: \.isStray) }
}

extension EmulatedLSM6DSO: FallibleChip {
  package mutating func suffer(_ mishap: Mishap, at time: Timestamp) {
    core.faults.suffer(mishap, at: time)
  }

  package var strayWrites: Int { core.strayWrites.count }
}

extension EmulatedLSM6DS3: FallibleChip {
  package mutating func suffer(_ mishap: Mishap, at time: Timestamp) {
    core.faults.suffer(mishap, at: time)
  }

  package var strayWrites: Int { core.strayWrites.count }
}

extension Misuse {
  /// Not a matter of time: this register is never to be written.
  var isStray: Bool { if case .strayWrite = self { true } else { false } }
}

extension LSM6Faults {
  private static let long = TimeSpan(milliseconds: 3_600_000)

  mutating func suffer(_ mishap: Mishap, at time: Timestamp) {
    switch mishap {
    case .supplyDip: schedule.append(.init(.supplyDip, at: time))
    case .rangesLost: schedule.append(.init(.rangesLost, at: time))
    case .flood: schedule.append(.init(.flood, at: time))
    case .frozen(let isFrozen):
      schedule.append(.init(.freeze(for: isFrozen ? Self.long : .zero), at: time))
    case .stalled(let isStalled):
      schedule.append(.init(.stall(for: isStalled ? Self.long : .zero), at: time))
    case .bankFlip: break
    }
  }
}

extension FakeBus {
  /// At the bus's time.
  package func suffer(_ mishap: Mishap, at address: UInt8) {
    guard var chip = chips[address] as? any FallibleChip else { return }
    chip.suffer(mishap, at: now)
    chips[address] = chip
  }

  /// Of all chips on it.
  package var strayWrites: Int {
    chips.values.reduce(0) { $0 + (($1 as? any FallibleChip)?.strayWrites ?? 0) }
  }
}
