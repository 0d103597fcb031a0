package import HingeCore
internal import Synchronization

/// A line between the thread that makes the sound and a guard that ends a sound which does not end.
///
/// No locks: a word says how often the line was turned on and what it is. Who turns it on writes
/// the word first and looks at it again afterwards; who turns it off writes it last. So the guard
/// always sees a line that may be on, and each side mends what it did across the other:
///
/// - The guard trips before a late "on" arrives: the one who turns on finds the word changed and
///   turns off again. If it hangs before it can, the guard repeats its "off" at the next look.
/// - The guard's "off" arrives late, in a new sound: the guard finds the word changed and marks the
///   sound as cut, and the next call of `keepOn` turns it on again.
package final class GuardedLine<Line: OutputLine>: Sendable {
  private let line: Line
  private let state = Atomic<UInt64>(LineState(generation: 0, phase: .off).word)
  /// The generation of the sound that the guard has cut by mistake; 0: none.
  private let cut = Atomic<UInt64>(0)
  private let trips = Atomic<Int>(0)
  private let refusedStops = Atomic<Int>(0)

  package init(_ line: Line) { self.line = line }

  /// Sounds that the guard has ended; any thread may ask.
  package var tripCount: Int { trips.load(ordering: .relaxed) }
  /// Refused calls that were to turn the line off against what was wanted of it; any thread may ask.
  package var refusedStopCount: Int { refusedStops.load(ordering: .relaxed) }

  // MARK: The thread that makes the sound

  /// Starts a sound. Throws what the line refuses with; it then counts as off.
  package func turnOn(_ generation: UInt64) throws(Errno) {
    let mine = LineState(generation: generation, phase: .on)
    state.store(mine.word, ordering: .sequentiallyConsistent)
    do throws(Errno) {
      try driveOn(mine)
    } catch {
      // Unless the guard has been there: then it stays at it.
      _ = state.compareExchange(
        expected: mine.word, desired: LineState(generation: generation, phase: .off).word,
        ordering: .sequentiallyConsistent)
      throw error
    }
  }

  /// The sound goes on. Costs one load unless the guard has cut it.
  package func keepOn(_ generation: UInt64) throws(Errno) {
    if cut.load(ordering: .relaxed) != generation { return }
    cut.store(0, ordering: .relaxed)
    try driveOn(LineState(generation: generation, phase: .on))
  }

  /// Ends a sound. Throws what the line refuses with; it then counts as on.
  package func turnOff(_ generation: UInt64) throws(Errno) {
    try line.drive(false)
    state.store(
      LineState(generation: generation, phase: .off).word, ordering: .sequentiallyConsistent)
  }

  private func driveOn(_ mine: LineState) throws(Errno) {
    if state.load(ordering: .sequentiallyConsistent) != mine.word { return }
    try line.drive(true)
    if state.load(ordering: .sequentiallyConsistent) != mine.word { insistOnOff() }
  }

  /// A refusal is only counted: the guard repeats it at its next look.
  private func insistOnOff() {
    do throws(Errno) {
      try line.drive(false)
    } catch {
      refusedStops.add(1, ordering: .relaxed)
    }
  }

  // MARK: The guard

  /// One look at the line.
  package func look(_ limit: inout OnTimeLimit, now: Timestamp) {
    let seen = LineState(word: state.load(ordering: .sequentiallyConsistent))
    switch limit.look(at: seen, now: now) {
    case .nothing:
      return
    case .trip:
      let tripped = LineState(generation: seen.generation, phase: .tripped)
      let (isMine, _) = state.compareExchange(
        expected: seen.word, desired: tripped.word, ordering: .sequentiallyConsistent)
      // Turned off in this moment, or on anew.
      if !isMine { return }
      trips.add(1, ordering: .relaxed)
    case .keepOff:
      break
    }
    insistOnOff()
    let after = LineState(word: state.load(ordering: .sequentiallyConsistent))
    if after.phase == .on { cut.store(after.generation, ordering: .relaxed) }
  }
}
