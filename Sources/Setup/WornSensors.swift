internal import HingeCore
package import IMU
package import LinuxIO
package import Recording
package import Settings

/// The sensors that the settings name, found on their bus.
package struct WornSensors: Sendable {
  /// The sacrum's first.
  package let places: [Belt<I2CBus, SystemMoments>.Place]
  /// `/dev/i2c-1`
  package let buses: [String]

  /// A chip that does not answer, or not as one that is known, is asked again for this long: it may be starting.
  private static let patience = TimeSpan(milliseconds: 2000)
  private static let pause = TimeSpan(milliseconds: 100)

  /// Opens the bus, or the two, and asks each address who is there. Nothing is written to a chip that
  /// is not known.
  ///
  /// - Parameter count: how many are worn; the first so many of the settings' addresses.
  package static func find(
    _ settings: Configuration.Sensors, count: Int
  ) throws(Problem) -> WornSensors {
    guard settings.addresses.count >= count else {
      throw Problem(
        "The profile is of \(count) sensors and sensors.addresses names \(settings.addresses.count); "
          + "add the other's address, or calibrate with the one.", exitCode: 78)
    }
    var places: [Belt<I2CBus, SystemMoments>.Place] = []
    var paths: [String] = []
    for index in 0..<count {
      let path = index == 1 ? settings.bus2 ?? settings.bus : settings.bus
      // One for each sensor: what is selected on it stays selected.
      let bus = try open(path)
      let address = UInt8(truncatingIfNeeded: settings.addresses[index])
      do throws(I2CError) {
        try bus.claim(address)
      } catch {
        throw Problem("\(error)", exitCode: 69)
      }
      places.append(
        .init(
          chip: try chip(at: address, on: bus, place: SensorPlace(index), assume: settings.assume),
          address: address, bus: bus))
      if !paths.contains(path) { paths.append(path) }
    }
    return WornSensors(places: places, buses: paths)
  }

  /// The worn sensors as a belt.
  package func belt() -> Belt<I2CBus, SystemMoments> {
    Belt(
      sacrum: places[0], thorax: places.count == 2 ? places[1] : nil, moments: SystemMoments())
  }

  /// What a recording of them would say of itself: whose samples these are and what they mean.
  package var header: RecordingHeader {
    let interval = places[0].chip.interval.microseconds
    return RecordingHeader(
      provenance: .measured, sensors: places.map(\.chip.sensor),
      rateMilliHz: (1_000_000_000 + interval / 2) / interval)
  }

  /// "MPU-6050 0x68 and MPU-6050 0x69 on /dev/i2c-1"
  package var description: String {
    places.map { "\($0.chip.name) 0x\(String($0.address, radix: 16))" }.joined(separator: " and ")
      + " on " + buses.joined(separator: " and ")
  }

  package static func open(_ path: String) throws(Problem) -> I2CBus {
    do throws(I2CError) {
      return try I2CBus(path)
    } catch {
      throw Problem("\(error)", exitCode: 69)
    }
  }

  private static func chip(
    at address: UInt8, on bus: I2CBus, place: SensorPlace, assume: String?
  ) throws(Problem) -> Chip {
    let name = "0x\(String(address, radix: 16)) on \(bus.path), the sensor \(place.words)"
    if let assume, !ChipCatalogue.assumable.contains(assume) {
      throw Problem(
        "sensors.assume is \(assume); it must be one of \(ChipCatalogue.assumable.joined(separator: ", ")).",
        exitCode: 78)
    }
    let deadline = MonotonicClock.now().advanced(by: patience)
    var bus = bus
    while true {
      let recognition: Recognition
      do throws(BusError) {
        recognition = try ChipProbe.identify(at: address, on: &bus, assume: assume)
      } catch {
        if MonotonicClock.now() >= deadline {
          throw Problem("\(name), \(BusSentence.text(error))", exitCode: 69)
        }
        MonotonicClock.sleep(until: MonotonicClock.now().advanced(by: pause))
        continue
      }
      switch recognition {
      case .chip(let chip): return chip
      case .refused(_, let reason): throw Problem("\(name): \(reason)", exitCode: 69)
      case .unknown(let value):
        // Also what a bus gives that is held low, or a chip in its reset: asked again for a while.
        if MonotonicClock.now() >= deadline {
          throw Problem(
            "\(name), answers as a chip that is not known (0x\(String(value, radix: 16))); nothing "
              + "was written to it. Check sensors.addresses and the wires, or name in sensors.assume "
              + "what it is to be run as.", exitCode: 69)
        }
        MonotonicClock.sleep(until: MonotonicClock.now().advanced(by: pause))
      }
    }
  }
}
