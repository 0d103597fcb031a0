import Emulator
import HingeCore
import IMU
import TestSupport
import Testing

/// Faults of all kinds at random times, one after the other and on top of each other's aftermath. One
/// round is short; HINGE_FUZZ_ROUNDS makes it ten virtual minutes and more.
@Suite struct CampaignTests {
  private static let seeds = (1...UInt64(fuzzRounds(12))).map { $0 &* 7919 }
  private static let sets =
    Worn.mixes + [
      Worn.Chips(.mpu6050), Worn.Chips(.icm20948), Worn.Chips(.icm42688), Worn.Chips(.lsm6dso),
      Worn.Chips(.icm20689, .lsm6ds3trc), Worn.Chips(.lsm6ds3),
    ]

  @Test(arguments: seeds) func whateverHappens(_ seed: UInt64) throws {
    let set = Self.sets[Int(seed % UInt64(Self.sets.count))]
    let what = "seed \(seed), \(set.testDescription)"
    var campaign = try Campaign(set, seed: seed)
    for _ in 0..<10 {
      campaign.strike(longest: 20_000)
      // Three falls in a minute, and a return has to last before it is believed: 1.5 s more.
      if campaign.random.next() < 0.7 { expectRecovery(&campaign, what) }
      expectTruth(&campaign, what)
    }
  }

  private func expectRecovery(_ campaign: inout Campaign, _ what: String) {
    campaign.worn.belt.run(milliseconds: 3900)
    let back = campaign.worn.back(after: campaign.calmSince)
    let kinds = campaign.faults.suffix(3).map { "\($0.kind)" }.joined(separator: " ")
    guard let back else {
      Issue.record("\(what): never came back after \(kinds)")
      return
    }
    #expect(back < TimeSpan(milliseconds: 3600), "\(what): after \(kinds)")
    campaign.worn.expectRunning("\(what): after \(kinds)")
  }

  private func expectTruth(_ campaign: inout Campaign, _ what: String) {
    let kinds = campaign.faults.suffix(3).map { "\($0.kind)" }.joined(separator: " ")
    campaign.worn.expectOrder("\(what): after \(kinds)")
    let wrong = campaign.worn.wrong().filter { !campaign.isExcused($0.time, $0.sensor) }
    #expect(
      wrong.isEmpty,
      "\(what): after \(kinds): \(wrong.count), \(wrong.prefix(2)), \(campaign.faults.suffix(3))")
    // What is pending of one's time is checked with the next.
    campaign.worn.belt.forget()
    campaign.worn.bus.clearLog()
  }
}
