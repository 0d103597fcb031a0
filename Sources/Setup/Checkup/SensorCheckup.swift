package import Diagnosis
package import HingeCore
package import IMU

/// Finds the sensors that the settings name, runs them for a while as the daemon does, and writes down
/// what they did. Judges nothing.
///
/// Each sensor is a belt of its own here: what one does wrong must not hide what the other does.
package struct SensorCheckup<Bus: RegisterBus, Moments: MomentSource> {
  package struct Place {
    package var name: SensorName
    package var path: String
    package var bus: Bus

    package init(name: SensorName, path: String, bus: Bus) {
      self.name = name
      self.path = path
      self.bus = bus
    }
  }

  /// What goes on, for whoever waits.
  package enum Progress: Equatable, Sendable {
    case measuring(left: TimeSpan)
    case movedOnceMore
  }

  private let moments: Moments
  private let sleep: (Timestamp) -> Void
  private let tell: (Progress) -> Void

  /// From the start until every sensor delivers, at most.
  private static var patience: TimeSpan { TimeSpan(milliseconds: 3000) }
  /// A chip that does not answer is asked again after this, so often: it may be starting.
  private static var pause: TimeSpan { TimeSpan(milliseconds: 100) }
  private static var tries: Int { 5 }
  /// Where a chip can be, in the order of looking.
  private static var known: [UInt8] { [0x68, 0x69, 0x6A, 0x6B, 0x28, 0x29, 0x4A, 0x4B] }

  package init(
    moments: Moments, sleep: @escaping (Timestamp) -> Void,
    tell: @escaping (Progress) -> Void = { _ in }
  ) {
    self.moments = moments
    self.sleep = sleep
    self.tell = tell
  }

  /// - Parameter span: how long is measured, once all deliver.
  package func examine(
    _ places: [Place], assume: String?, for span: TimeSpan
  ) -> (sensors: [SensorEvidence], busHz: [String: Double]) {
    var evidence: [SensorEvidence] = []
    var runs: [SensorRun<Bus, Moments>] = []
    var owners: [Int] = []
    var speeds: [String: Double] = [:]
    for place in places {
      let (found, chip) = identify(place, assume: assume)
      evidence.append(found)
      guard let chip else { continue }
      var bus = place.bus
      if speeds[place.path] == nil {
        speeds[place.path] = BusStopwatch.measure(
          chip, at: place.name.address, on: &bus, moments: moments)
      }
      runs.append(
        SensorRun(chip: chip, address: place.name.address, bus: place.bus, moments: moments))
      owners.append(evidence.count - 1)
    }
    lookElsewhere(places, &evidence)
    measure(&runs, for: span)
    for (run, owner) in zip(runs, owners) { evidence[owner].run = run.evidence }
    return (evidence, speeds)
  }

  private func identify(_ place: Place, assume: String?) -> (SensorEvidence, Chip?) {
    func evidence(_ identity: SensorEvidence.Identity) -> SensorEvidence {
      SensorEvidence(name: place.name, bus: place.path, identity: identity)
    }
    if let assume, !ChipCatalogue.assumable.contains(assume) {
      return (evidence(.assumesNothing(assume, known: ChipCatalogue.assumable)), nil)
    }
    var bus = place.bus
    var last = evidence(.unknown(0))
    for attempt in 0..<Self.tries {
      if attempt > 0 { sleep(moments.now().advanced(by: Self.pause)) }
      do {
        switch try ChipProbe.identify(at: place.name.address, on: &bus, assume: assume) {
        case .chip(let chip):
          var isKnown = true
          if assume != nil {
            if case .chip = try ChipProbe.identify(at: place.name.address, on: &bus) {
            } else {
              isKnown = false
            }
          }
          return (
            evidence(.chip(name: chip.name, identity: chip.identity, isAssumed: !isKnown)), chip
          )
        case .refused(let name, let reason):
          return (evidence(.refused(name: name, reason: reason)), nil)
        case .unknown(let value): last = evidence(.unknown(value))
        }
      } catch {
        last = evidence(
          .failed(error.kind, what: BusSentence.what(error), act: BusSentence.act(error)))
      }
    }
    return (last, nil)
  }

  /// Where a sensor does not answer: which chips are on its bus at other addresses. Only by reading.
  private func lookElsewhere(_ places: [Place], _ evidence: inout [SensorEvidence]) {
    for index in places.indices {
      guard case .failed(.noAnswer, _, _) = evidence[index].identity else { continue }
      let path = places[index].path
      let named = places.filter { $0.path == path }.map(\.name.address)
      var bus = ReadOnlyBus(places[index].bus)
      for address in Self.known where !named.contains(address) {
        do {
          switch try ChipProbe.identify(at: address, on: &bus) {
          case .chip(let chip):
            evidence[index].others.append(
              .init(address: address, name: chip.name, isUsable: true))
          case .refused(let name, _):
            evidence[index].others.append(.init(address: address, name: name, isUsable: false))
          case .unknown: break
          }
        } catch {
          // Nobody there, which is what is asked.
        }
      }
    }
  }

  /// Runs all, and once more where one of them moved.
  private func measure(_ runs: inout [SensorRun<Bus, Moments>], for span: TimeSpan) {
    if runs.isEmpty { return }
    let deadline = moments.now().advanced(by: Self.patience)
    while moments.now() < deadline, runs.contains(where: { !$0.hasSamples }) { turn(&runs) }
    // Whatever failed at the start is in its events by now.
    if !runs.contains(where: { $0.hasSamples }) { return }
    pass(&runs, for: span)
    if !runs.contains(where: { $0.moved }) { return }
    tell(.movedOnceMore)
    for index in runs.indices { runs[index].repeatMeasuring() }
    pass(&runs, for: span)
  }

  private func pass(_ runs: inout [SensorRun<Bus, Moments>], for span: TimeSpan) {
    for index in runs.indices { runs[index].beginMeasuring() }
    let end = moments.now().advanced(by: span)
    var told: Int64 = .max
    while moments.now() < end {
      turn(&runs)
      let left = end.since(moments.now())
      let seconds = (left.microseconds + 999_999) / 1_000_000
      if seconds < told {
        told = seconds
        tell(.measuring(left: left))
      }
    }
  }

  private func turn(_ runs: inout [SensorRun<Bus, Moments>]) {
    var due = moments.now().advanced(by: Self.pause)
    for index in runs.indices { due = min(due, runs[index].service()) }
    // The clock never stands still, whatever the belt says.
    sleep(max(due, moments.now().advanced(by: TimeSpan(microseconds: 50))))
  }
}
