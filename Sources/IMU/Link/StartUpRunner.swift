package import HingeCore

/// Carries out a chip's start-up, as far as it can without waiting. Whoever asks again at the time
/// that it names gets the rest; meanwhile the other sensor and the buzzer have the thread.
package struct StartUpRunner: Sendable {
  private let steps: [StartStep]
  private var position = 0
  private var attempt: Int64 = 0
  private var deadline: Timestamp?
  private var resumeAt: Timestamp?

  package enum Outcome: Equatable, BitwiseCopyable, Sendable {
    case waiting(until: Timestamp)
    case done
    case failed(Failure)
  }

  package enum Failure: Equatable, BitwiseCopyable, Sendable {
    case bus(BusError, register: RegisterValue)
    /// It was written, and reads otherwise.
    case notTaken(RegisterValue, read: UInt8)
    /// It did not become what it should in time.
    case timedOut(RegisterValue)
  }

  /// Tries of a step: the first and, 1 to 5 ms later, five more.
  private static let tries: Int64 = 6
  private static let pollInterval = TimeSpan(milliseconds: 1)

  package init(_ steps: [StartStep]) { self.steps = steps }

  package mutating func restart() {
    position = 0
    attempt = 0
    deadline = nil
    resumeAt = nil
  }

  package mutating func advance<Bus: RegisterBus>(
    _ bus: inout Bus, address: UInt8, moments: some MomentSource
  ) -> Outcome {
    if let resumeAt, moments.now() < resumeAt { return .waiting(until: resumeAt) }
    resumeAt = nil
    while position < steps.count {
      switch run(steps[position], &bus, address, moments) {
      case .passed:
        position &+= 1
        attempt = 0
        deadline = nil
      case .pause(let span, let passes):
        if passes {
          position &+= 1
          attempt = 0
        }
        let until = moments.now().advanced(by: span)
        resumeAt = until
        return .waiting(until: until)
      case .failed(let failure): return .failed(failure)
      }
    }
    return .done
  }

  private enum StepResult {
    case passed
    /// To be tried again after this, or, where it `passes`, to go on after this.
    case pause(TimeSpan, passes: Bool)
    case failed(Failure)
  }

  private mutating func run<Bus: RegisterBus>(
    _ step: StartStep, _ bus: inout Bus, _ address: UInt8, _ moments: some MomentSource
  ) -> StepResult {
    switch step {
    case .wait(let span): return .pause(span, passes: true)
    case .wakeUpRead(let register):
      // Whatever it says: a transfer that was cut by a killed process ends here.
      do { _ = try bus.read(register, of: address) } catch {}
      return .passed
    case .command(let value):
      do {
        try bus.write(value.value, to: value.register, of: address)
        return .passed
      } catch {
        return again(.bus(error, register: value))
      }
    case .configure(let value):
      do {
        try bus.write(value.value, to: value.register, of: address)
        let found = try bus.read(value.register, of: address)
        return value.matches(found) ? .passed : again(.notTaken(value, read: found))
      } catch {
        return again(.bus(error, register: value))
      }
    case .poll(let value, let within): return poll(value, within, &bus, address, moments)
    }
  }

  private mutating func poll<Bus: RegisterBus>(
    _ value: RegisterValue, _ within: TimeSpan, _ bus: inout Bus, _ address: UInt8,
    _ moments: some MomentSource
  ) -> StepResult {
    let end = deadline ?? moments.now().advanced(by: within)
    deadline = end
    var failure = Failure.timedOut(value)
    do {
      // A chip in reset may not answer, or answer anything: both are asked again.
      if value.matches(try bus.read(value.register, of: address)) { return .passed }
    } catch {
      if error.kind == .timedOut { return .failed(.bus(error, register: value)) }
      failure = .bus(error, register: value)
    }
    return moments.now() >= end ? .failed(failure) : .pause(Self.pollInterval, passes: false)
  }

  private mutating func again(_ failure: Failure) -> StepResult {
    attempt &+= 1
    // Every further try would block as long: the line is held.
    if case .bus(let error, _) = failure, error.kind == .timedOut { return .failed(failure) }
    if attempt >= Self.tries { return .failed(failure) }
    return .pause(TimeSpan(milliseconds: attempt), passes: false)
  }
}
