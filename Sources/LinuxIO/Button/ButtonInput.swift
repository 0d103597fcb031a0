internal import CLinuxIO
internal import Glibc
package import HingeCore

/// A push button on a GPIO line: edges stamped by the kernel become gestures. Belongs to one thread
/// at a time, which waits for `descriptor` until `deadline` and then calls `read`.
package final class ButtonInput: @unchecked Sendable {
  private let input: OpaquePointer
  private var reader: ButtonReader
  package let address: GPIOLineAddress

  /// - Parameter activeLow: the button connects the pin to ground. The pin's own pull-up is asked
  ///   for then, and the button needs nothing else.
  package init(_ address: GPIOLineAddress, activeLow: Bool) throws(GPIOError) {
    var opened: OpaquePointer?
    var code: Int32 = 0
    let low: Int32 = activeLow ? 1 : 0
    let step = address.withNames { chip, name, offset in
      hinge_gpio_input_open(chip, name, offset, low, low, "hinged button", &opened, &code)
    }
    guard let opened else { throw GPIOError(step, Errno(code: code), address) }
    input = opened
    self.address = address
    // A level that can't be read shows with the first edge.
    reader = ButtonReader(isPressed: hinge_gpio_input_level(opened) == 1, at: MonotonicClock.now())
  }

  deinit { hinge_gpio_input_close(input) }

  /// For `poll`: readable while edges wait.
  package var descriptor: Int32 { hinge_gpio_input_descriptor(input) }

  /// When `read` has something to say if no edge comes before; nil: never.
  package var deadline: Timestamp? { reader.deadline }

  /// Waits for an edge, for a time, or for an event. True: the event came.
  package func wait(until time: Timestamp?, or event: WakeEvent) -> Bool {
    var entries = (
      pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: event.descriptor, events: Int16(POLLIN), revents: 0)
    )
    var milliseconds: Int32 = -1
    if let time {
      let left = max(0, time.since(MonotonicClock.now()).microseconds)
      milliseconds = Int32(clamping: (left + 999) / 1000)
    }
    let ready = withUnsafeMutableBytes(of: &entries) { bytes in
      poll(bytes.bindMemory(to: pollfd.self).baseAddress, 2, milliseconds)
    }
    return ready > 0 && event.clear()
  }

  /// Gestures that ended by now, oldest first. Never waits. Throws ENODEV when the chip is gone;
  /// what was pressed then is forgotten.
  package func read(at now: Timestamp = MonotonicClock.now()) throws(Errno) -> [ButtonGesture] {
    var found: [ButtonGesture] = []
    // Bounded: a line that never rests must not hold the thread.
    for _ in 0..<8 {
      var edges = InlineArray<16, hinge_gpio_edge>(repeating: hinge_gpio_edge())
      var span = edges.mutableSpan
      let count = span.withUnsafeMutableBufferPointer {
        hinge_gpio_input_read(input, $0.baseAddress, $0.count)
      }
      if count < 0 { throw Errno(code: -count) }
      for index in 0..<Int(count) {
        let time = Timestamp(microseconds: edges[index].time_ns / 1000)
        found += reader.level(edges[index].active != 0, at: time)
      }
      if count < 16 { break }
    }
    // An edge may have been lost; the level itself is not.
    let level = hinge_gpio_input_level(input)
    if level < 0 { throw Errno(code: -level) }
    found += reader.level(level == 1, at: now)
    return found + reader.advance(to: now)
  }
}
