/// One thing that goes wrong with the data, when, and to which sensor.
package struct SimulatedFault: Sendable, Equatable {
  package enum Kind: String, CaseIterable, Sendable {
    /// No samples.
    case gap
    /// The fastest gyro axis at the end of its range.
    case saturation
    /// The same counts over and over.
    case frozen
    /// A sensor does not answer: no samples, and the bus can say which one.
    case lost
    /// The belt moves on the body and stays there: tilted about the sideways axis,
    case slip
    /// or turned about the waist.
    case turn
  }

  package var kind: Kind
  package var startSeconds: Double
  package var durationSeconds: Double
  /// 1 sacrum, 2 T12, 0 all of them.
  package var sensor: Int
  /// Of a slip, forward; of a turn, to the left.
  package var degrees: Double

  package init(
    _ kind: Kind, startSeconds: Double, durationSeconds: Double = 0.5, sensor: Int = 0,
    degrees: Double = 3
  ) {
    self.kind = kind
    self.startSeconds = startSeconds
    self.durationSeconds = durationSeconds
    self.sensor = sensor
    self.degrees = degrees
  }

  /// From `KIND@START[+LENGTH][/SENSOR][=DEGREES]`, seconds: `gap@12+0.4`, `slip@30/2=4`,
  /// `turn@0=180`.
  package init(parsing text: String) throws(SimulationError) {
    let parts = text.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let kind = Kind(rawValue: String(parts[0])) else {
      throw .unreadableFault(text)
    }
    var rest = parts[1]
    let degrees = SimulatedFault.cut("=", off: &rest)
    let sensor = SimulatedFault.cut("/", off: &rest)
    let length = SimulatedFault.cut("+", off: &rest)
    guard let start = Double(rest), let duration = Double(length ?? "0.5"),
      let which = Int(sensor ?? "0"), let slip = Double(degrees ?? "3")
    else { throw .unreadableFault(text) }
    self.init(
      kind, startSeconds: start, durationSeconds: duration, sensor: which, degrees: slip)
  }

  private static func cut(_ mark: Character, off text: inout Substring) -> Substring? {
    guard let place = text.lastIndex(of: mark) else { return nil }
    let tail = text[text.index(after: place)...]
    text = text[..<place]
    return tail
  }

  func affects(_ index: Int) -> Bool { sensor == 0 || sensor == index + 1 }

  func covers(_ time: Double) -> Bool {
    time >= startSeconds && time < startSeconds + durationSeconds
  }
}

/// All that goes wrong in one recording.
package struct FaultPlan: Sendable, Equatable {
  package var faults: [SimulatedFault]

  package init(_ faults: [SimulatedFault] = []) { self.faults = faults }

  func isSilent(at time: Double) -> Bool {
    faults.contains { ($0.kind == .gap || $0.kind == .lost) && $0.covers(time) }
  }

  func has(_ kind: SimulatedFault.Kind, sensor index: Int, at time: Double) -> Bool {
    faults.contains { $0.kind == kind && $0.affects(index) && $0.covers(time) }
  }

  /// How far a sensor has slipped by then, degrees; a slip takes 80 ms.
  @inline(__always)
  func slip(sensor index: Int, at time: Double) -> Double {
    moved(.slip, sensor: index, at: time)
  }

  /// How far a sensor has been turned about the waist by then, degrees.
  @inline(__always)
  func turn(sensor index: Int, at time: Double) -> Double {
    moved(.turn, sensor: index, at: time)
  }

  @inline(__always)
  private func moved(_ kind: SimulatedFault.Kind, sensor index: Int, at time: Double) -> Double {
    if faults.isEmpty { return 0 }
    var sum = 0.0
    for fault in faults where fault.kind == kind && fault.affects(index) {
      // At 0 it has happened before: the belt was put on like that.
      let share = fault.startSeconds == 0 ? 1 : smoothStep((time - fault.startSeconds) * 12.5)
      sum += fault.degrees * share
    }
    return sum
  }

  /// The sensor that does not answer at a time: 1, 2, 0 for all of them; nil where all answer.
  func lost(at time: Double) -> Int? {
    faults.first { $0.kind == .lost && $0.covers(time) }?.sensor
  }
}
