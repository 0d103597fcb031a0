package import HingeCore
package import IMU

/// A belt on emulated chips, run round by round as the sampler does, with a clock that jumps from one
/// round to the next.
package struct EmulatedBelt {
  package let bus: FakeBus
  package var belt: Belt<FakeBus, FakeMoments>
  /// Everything that came.
  package private(set) var samples: [SampleInput] = []
  package private(set) var events: [LinkEvent] = []
  /// When each sample came out, beside when it says that it was taken.
  package private(set) var arrivals: [Timestamp] = []
  /// The most that one call cost since the last `forget`: time on the bus, and transactions.
  package private(set) var longestCall = TimeSpan.zero
  package private(set) var mostTransactions = 0
  package var isLifting = false
  /// How much later than asked a round begins; asked once a sleep.
  package var lateness: () -> TimeSpan = { .zero }

  package init(
    _ bus: FakeBus, sacrum: (chip: Chip, address: UInt8),
    thorax: (chip: Chip, address: UInt8)? = nil
  ) {
    self.bus = bus
    belt = Belt(
      sacrum: .init(chip: sacrum.chip, address: sacrum.address, bus: bus),
      thorax: thorax.map { .init(chip: $0.chip, address: $0.address, bus: bus) },
      moments: FakeMoments(bus))
  }

  package mutating func run(milliseconds: Int64) {
    let end = bus.now.advanced(by: TimeSpan(milliseconds: milliseconds))
    while bus.now < end {
      let (begun, transactions) = (bus.now, bus.log.count)
      let due = belt.service(isLifting: isLifting)
      longestCall = max(longestCall, bus.now.since(begun))
      mostTransactions = max(mostTransactions, bus.log.count - transactions)
      while let sample = belt.next() {
        samples.append(sample)
        arrivals.append(bus.now)
      }
      while let event = belt.nextEvent() { events.append(event) }
      // The clock never stands still, whatever the belt says.
      let least = bus.now.advanced(by: TimeSpan(microseconds: 50))
      // Who does not sleep does not oversleep.
      let late = due > bus.now ? lateness() : .zero
      bus.now = max(bus.now, min(max(due, least), end).advanced(by: late))
    }
  }

  package mutating func forget() {
    samples = []
    events = []
    arrivals = []
    longestCall = .zero
    mostTransactions = 0
  }

  /// Times between samples that are longer than one and a half periods, with what came before.
  package func gaps(longerThan span: TimeSpan) -> [(at: Timestamp, span: TimeSpan)] {
    zip(samples, samples.dropFirst()).compactMap { a, b in
      b.time.since(a.time) > span ? (a.time, b.time.since(a.time)) : nil
    }
  }
}
