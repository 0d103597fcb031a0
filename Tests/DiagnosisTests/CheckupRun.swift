import Diagnosis
import Emulator
import HingeCore
import IMU
import Setup

/// A check-up of emulated chips, whose bus has a clock of its own: nothing waits.
struct CheckupRun {
  let examination: Examination
  /// What was told while it went on.
  let progress: [SensorCheckup<FakeBus, FakeMoments>.Progress]

  init(
    _ bus: FakeBus, addresses: [UInt8] = [0x68], assume: String? = nil, seconds: Int64 = 3,
    during: @escaping (FakeBus) -> Void = { _ in }
  ) {
    var progress: [SensorCheckup<FakeBus, FakeMoments>.Progress] = []
    let checkup = SensorCheckup<FakeBus, FakeMoments>(
      moments: FakeMoments(bus),
      sleep: {
        bus.now = max(bus.now, $0)
        during(bus)
      }, tell: { progress.append($0) })
    let places = addresses.enumerated().map {
      SensorCheckup<FakeBus, FakeMoments>.Place(
        name: SensorName(number: $0 + 1, address: $1), path: "/dev/i2c-1", bus: bus)
    }
    let (sensors, speeds) = checkup.examine(
      places, assume: assume, for: TimeSpan(milliseconds: seconds * 1000))
    var found = Examination(
      settingsFile: "config.yaml", addresses: addresses, daemon: .notRunning)
    var evidence = BusEvidence(path: "/dev/i2c-1", state: .open)
    evidence.measuredHz = speeds["/dev/i2c-1"]
    found.buses = [evidence]
    found.sensors = sensors
    examination = found
    self.progress = progress
  }

  /// An MPU-6050 at 0x68, and at 0x69 where two motions are given.
  static func mpu(
    _ motions: (@Sendable (Timestamp) -> Motion)..., model: EmulatedMPU.Model = .mpu6050,
    ppm: Double = 0
  ) -> FakeBus {
    let bus = FakeBus()
    for (index, motion) in motions.enumerated() {
      bus.put(EmulatedMPU(model, ppm: ppm, motion: motion), at: 0x68 + UInt8(index))
    }
    return bus
  }

  /// The finding of a check about a sensor, 1 or 2; nil about anything else.
  func finding(_ check: Check, sensor: Int? = 1) -> Finding? {
    examination.findings.first { finding in
      guard finding.check == check else { return false }
      guard let sensor else { return true }
      if case .sensor(let name) = finding.subject { return name.number == sensor }
      return false
    }
  }

  /// Everything that does not pass.
  var complaints: [Finding] { examination.findings.filter { $0.grade != .pass } }
}
