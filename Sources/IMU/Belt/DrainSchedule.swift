package import HingeCore

/// When the FIFOs are read next: seldom at rest, often while a lift or a sound goes on.
///
/// The pauses are no multiples of the usual sample periods (5, 4.8 and 4.4 ms): looks that always fell
/// on the same moment of a period would leave it open when in it the samples are taken.
package struct DrainSchedule: BitwiseCopyable, Sendable {
  package static let atRest = TimeSpan(microseconds: 41_000)
  package static let lifting = TimeSpan(microseconds: 9_000)

  package private(set) var next: Timestamp

  package init(from time: Timestamp) { next = time }

  /// Called after a read. What was missed is skipped, not made up for.
  package mutating func advance(at now: Timestamp, isLifting: Bool) {
    let pause = isLifting ? Self.lifting : Self.atRest
    let due = next.advanced(by: pause)
    next = due > now ? due : now.advanced(by: pause)
  }

  /// A lift has begun: the pause of rest that goes on is cut short.
  package mutating func hurry(at now: Timestamp) {
    next = min(next, now.advanced(by: Self.lifting))
  }
}
