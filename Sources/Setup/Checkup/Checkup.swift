package import Diagnosis
import Foundation
package import HingeCore
import IMU
package import LinuxIO
package import Settings

/// Everything that `hinge doctor` looks at on this machine, measured and not judged.
package struct Checkup {
  private let settings: LoadedSettings
  private let tree: SystemTree
  private let tell: (SensorCheckup<I2CBus, SystemMoments>.Progress) -> Void

  package init(
    _ settings: LoadedSettings, tree: SystemTree = .kernel,
    tell: @escaping (SensorCheckup<I2CBus, SystemMoments>.Progress) -> Void
  ) {
    self.settings = settings
    self.tree = tree
    self.tell = tell
  }

  /// - Parameters:
  ///   - daemon: the bus and the buzzer are left alone where it runs, or may run.
  ///   - span: how long the sensors are measured.
  ///   - sound: sounds the buzzer, and asks who hears it; nil: it stays off.
  package func examine(
    daemon: DaemonPresence, for span: TimeSpan,
    sound: ((Configuration.Buzzer) -> BuzzerEvidence.Hearing?)?
  ) -> Examination {
    let sensors = settings.configuration.sensors
    var found = Examination(
      settingsFile: settings.paths.configurationFile,
      addresses: sensors.addresses.map { UInt8(truncatingIfNeeded: $0) }, daemon: daemon)
    guard daemon == .notRunning else { return found }
    var paths = [sensors.bus]
    if sensors.addresses.count > 1, let other = sensors.bus2, other != sensors.bus {
      paths.append(other)
    }
    var open: [String: I2CBus] = [:]
    for path in paths {
      let (evidence, bus) = look(path)
      found.buses.append(evidence)
      open[path] = bus
    }
    examine(&found, on: open, for: span)
    found.buzzer = BuzzerCheckup(settings.configuration.buzzer, tree: tree).examine(sound: sound)
    return found
  }

  private func examine(
    _ found: inout Examination, on open: [String: I2CBus], for span: TimeSpan
  ) {
    let sensors = settings.configuration.sensors
    var places: [SensorCheckup<I2CBus, SystemMoments>.Place] = []
    var held: [SensorEvidence] = []
    for (index, address) in found.addresses.enumerated() {
      let path = index == 1 ? sensors.bus2 ?? sensors.bus : sensors.bus
      guard let bus = open[path] else { continue }
      let name = SensorName(number: index + 1, address: address)
      do throws(I2CError) {
        try bus.claim(address, tree: tree)
        places.append(.init(name: name, path: path, bus: bus))
      } catch {
        held.append(SensorEvidence(name: name, bus: path, identity: Self.identity(error)))
      }
    }
    let checkup = SensorCheckup<I2CBus, SystemMoments>(
      moments: SystemMoments(), sleep: { MonotonicClock.sleep(until: $0) }, tell: tell)
    let (measured, speeds) = checkup.examine(places, assume: sensors.assume, for: span)
    found.sensors = (measured + held).sorted { $0.name.number < $1.name.number }
    for index in found.buses.indices {
      found.buses[index].measuredHz = speeds[found.buses[index].path]
    }
  }

  private static func identity(_ error: I2CError) -> SensorEvidence.Identity {
    if case .inUse(_, _, let driver) = error { return .held(driver: driver) }
    return .failed(
      .unavailable, what: "can't be had: \(error)", act: "see what 'sudo dmesg' says of the adapter"
    )
  }

  private func look(_ path: String) -> (BusEvidence, I2CBus?) {
    var bus: I2CBus?
    let state: BusEvidence.State
    do throws(I2CError) {
      bus = try I2CBus(path)
      state = .open
    } catch {
      state =
        switch error {
        case .missing: .missing
        case .notPermitted: .notPermitted(user: NSUserName())
        case .notABus: .notABus
        case .smbusOnly: .smbusOnly
        case .unusable(_, let errno): .unusable("\(errno)")
        case .inUse: .unusable("\(error)")
        }
    }
    var evidence = BusEvidence(path: path, state: state)
    let adapter = I2CAdapter(of: path, tree: tree)
    evidence.adapter = adapter.name
    evidence.isHDMI = adapter.isHDMI
    evidence.requestedHz = adapter.clockHz
    evidence.group = FileOwners.group(of: path)
    return (evidence, bus)
  }
}
