package import HingeCore
internal import Synchronization

/// A buzzer that only writes down when it would have gone on and off: for machines without one,
/// for the demo, and for tests of the alert's delay.
package final class EdgeLogBuzzer: Buzzer, @unchecked Sendable {
  package struct Edge: Equatable, BitwiseCopyable, Sendable {
    package var time: Timestamp
    package var isOn: Bool
  }

  private let storage: UnsafeMutablePointer<Edge>
  private let capacity: Int
  /// Edges that are complete; written by the one thread that calls `set`.
  private let written = Atomic<Int>(0)
  private let dropped = Atomic<Int>(0)
  private var isOn = false

  /// - Parameter capacity: edges kept; later ones are dropped and counted. 16 bytes each.
  package init(capacity: Int = 65_536) {
    self.capacity = max(2, capacity)
    storage = .allocate(capacity: self.capacity)
    storage.initialize(
      repeating: Edge(time: Timestamp(microseconds: 0), isOn: false), count: self.capacity)
  }

  deinit { storage.deallocate() }

  @discardableResult package func set(_ on: Bool, at time: Timestamp) -> Bool {
    if on == isOn { return on }
    isOn = on
    let position = written.load(ordering: .relaxed)
    if position == capacity {
      dropped.add(1, ordering: .relaxed)
      return on
    }
    storage[position] = Edge(time: time, isOn: on)
    written.store(position + 1, ordering: .releasing)
    return on
  }

  package var failureCount: Int { 0 }
  /// Edges that did not fit. Not 0: the log ends early and must not be read as silence.
  package var droppedCount: Int { dropped.load(ordering: .relaxed) }

  /// The edges so far, in order. May be asked for by another thread while `set` goes on.
  package var edges: [Edge] {
    Array(UnsafeBufferPointer(start: storage, count: written.load(ordering: .acquiring)))
  }

  /// `t_us,value`, one row an edge; value 1 is on.
  package var csv: String {
    var text = "t_us,value\n"
    for edge in edges {
      text += "\(edge.time.microseconds),\(edge.isOn ? 1 : 0)\n"
    }
    return text
  }
}
