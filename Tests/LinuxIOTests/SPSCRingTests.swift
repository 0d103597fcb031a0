import HingeCore
import LinuxIO
import Testing

struct SPSCRingTests {
  @Test(arguments: [(0, 2), (2, 2), (3, 4), (4, 4), (5, 8), (1000, 1024)])
  func capacityIsTheNextPowerOfTwo(asked: Int, got: Int) {
    #expect(SPSCRing<Int32>(capacity: asked).capacity == got)
  }

  @Test func keepsOrderAndDropsTheNewWhenFull() {
    let ring = SPSCRing<Int32>(capacity: 4)
    for value in 0..<7 as Range<Int32> { ring.push(value) }
    #expect(ring.count == 4)
    #expect(ring.droppedCount == 3)
    #expect((0..<4).map { _ in ring.pop() } == [0, 1, 2, 3])
    #expect(ring.pop() == nil)
    #expect(ring.push(9))
    #expect(ring.pop() == 9)
  }

  @Test func nothingIsLostTornOrReorderedBetweenThreads() throws {
    struct Pair: BitwiseCopyable, Sendable {
      var a: Int64
      var b: Int64
      var c: Int64
    }
    let ring = SPSCRing<Pair>(capacity: 64)
    let wake = try WakeEvent()
    let total: Int64 = 200_000
    let producer = try RealtimeThread(name: "producer", priority: nil) {
      for value in 0..<total {
        while !ring.push(Pair(a: value, b: ~value, c: value &* 3)) { wake.signal() }
        wake.signal()
      }
    }
    var next: Int64 = 0
    var torn = 0
    while next < total {
      _ = wake.wait(timeout: TimeSpan(milliseconds: 1000))
      while let pair = ring.pop() {
        if pair.a != next || pair.b != ~next || pair.c != next &* 3 { torn += 1 }
        next += 1
      }
    }
    producer.join()
    #expect(torn == 0)
    #expect(next == total)
  }

  @Test func lockingIsDoneOrRefusedInWords() {
    let ring = SPSCRing<Int64>(capacity: 1024)
    do throws(Errno) {
      try ring.lockMemory()
    } catch {
      #expect(error == .notPermitted || error == .outOfMemory)
    }
  }
}

struct WakeEventTests {
  @Test func manySignalsAreOneWake() throws {
    let wake = try WakeEvent()
    #expect(!wake.wait(timeout: .zero))
    wake.signal()
    wake.signal()
    #expect(wake.wait(timeout: .zero))
    #expect(!wake.clear())
  }
}

struct RealtimeThreadTests {
  @Test func runsItsBodyOnceAndJoins() throws {
    let ring = SPSCRing<Int32>(capacity: 2)
    let thread = try RealtimeThread(name: "a name longer than fifteen", priority: nil) {
      ring.push(7)
    }
    thread.join()
    thread.join()
    #expect(thread.scheduling == .ordinary)
    #expect(ring.pop() == 7)
    #expect(ring.pop() == nil)
  }

  @Test func realTimeIsGivenOrRefusedButTheThreadRuns() throws {
    let ring = SPSCRing<Int32>(capacity: 2)
    let thread = try RealtimeThread(name: "rt", priority: 10, stackBytes: 256 * 1024) {
      do throws(Errno) {
        try RealtimeThread.lockStackOfCaller()
        ring.push(1)
      } catch {
        ring.push(error == .notPermitted || error == .outOfMemory ? 2 : 3)
      }
    }
    thread.join()
    #expect(
      thread.scheduling == .realtime(priority: 10) || thread.scheduling == .refused(.notPermitted))
    let outcome = try #require(ring.pop())
    #expect(outcome < 3)
  }
}

struct ClockTests {
  @Test func monotonicClockGoesForwardAndSleepsToTheDeadline() {
    let start = MonotonicClock.now()
    let deadline = start.advanced(by: TimeSpan(milliseconds: 2))
    MonotonicClock.sleep(until: deadline)
    #expect(MonotonicClock.now() >= deadline)
    // Long past: returns at once, also for times before the boot.
    MonotonicClock.sleep(until: Timestamp(microseconds: -5))
  }

  @Test func wallClockIsOfThisCentury() {
    #expect(WallClock.nowMS() > 1_600_000_000_000)
  }
}
