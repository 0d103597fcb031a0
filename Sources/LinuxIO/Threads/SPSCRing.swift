public import Synchronization

/// A bounded queue from one thread to one other, without locks and without waiting.
///
/// One thread calls `push`, one other calls `pop`. Storage is allocated, written once (so that its
/// pages exist) and never grown; neither call allocates. A full ring drops the *new* element and
/// counts it: what is already queued is older and has been promised.
///
/// Public only so that `push` is inlined into the sample path of another module.
public final class SPSCRing<Element: BitwiseCopyable & Sendable>: @unchecked Sendable {
  @usableFromInline let storage: UnsafeMutablePointer<Element>
  @usableFromInline let mask: Int
  /// Elements ever taken; written by the consumer only.
  @usableFromInline let taken = Atomic<Int>(0)
  /// Elements ever put; written by the producer only.
  @usableFromInline let put = Atomic<Int>(0)
  @usableFromInline let dropped = Atomic<Int>(0)

  /// - Parameter capacity: at least this many elements; the next power of two, 2...2^24.
  package init(capacity: Int) {
    let bounded = min(max(capacity, 2), 1 << 24)
    let size = 1 << (Int.bitWidth - (bounded - 1).leadingZeroBitCount)
    mask = size - 1
    storage = .allocate(capacity: size)
    UnsafeMutableRawPointer(storage).initializeMemory(
      as: UInt8.self, repeating: 0, count: size * MemoryLayout<Element>.stride)
  }

  deinit { storage.deallocate() }

  package var capacity: Int { mask + 1 }
  /// Elements refused because the ring was full, since it was made.
  package var droppedCount: Int { dropped.load(ordering: .relaxed) }
  /// Elements waiting; exact on the consumer's thread until it pops, a bound elsewhere.
  package var count: Int {
    put.load(ordering: .acquiring) &- taken.load(ordering: .acquiring)
  }

  /// Producer only. False: the ring was full, the element is dropped and counted.
  @inlinable @discardableResult public func push(_ element: Element) -> Bool {
    let position = put.load(ordering: .relaxed)
    if position &- taken.load(ordering: .acquiring) > mask {
      dropped.add(1, ordering: .relaxed)
      return false
    }
    (storage + (position & mask)).initialize(to: element)
    put.store(position &+ 1, ordering: .releasing)
    return true
  }

  /// Consumer only. The oldest element, or nil when there is none.
  @inlinable public func pop() -> Element? {
    let position = taken.load(ordering: .relaxed)
    if put.load(ordering: .acquiring) == position { return nil }
    let element = storage[position & mask]
    taken.store(position &+ 1, ordering: .releasing)
    return element
  }

  /// Locks the storage into memory. Throws where the system does not allow it: run on, and say so.
  package func lockMemory() throws(Errno) {
    let range = UnsafeRawBufferPointer(
      start: storage, count: capacity * MemoryLayout<Element>.stride)
    try RealtimeThread.lockMemory(range)
  }
}
