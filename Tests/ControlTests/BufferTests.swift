@testable import Control
import Testing

struct LineBufferTests {
  private func lines(_ parts: [String], maximum: Int = 8) -> [String] {
    var buffer = LineBuffer(maximumBytes: maximum)
    var found: [String] = []
    for part in parts {
      buffer.append(Array(part.utf8))
      loop: while true {
        switch buffer.next() {
        case .line(let bytes): found.append(String(decoding: bytes, as: UTF8.self))
        case .incomplete: break loop
        case .tooLong: return found + ["TOO LONG"]
        }
      }
    }
    return found
  }

  @Test func cutsWhereverTheStreamWasCut() {
    #expect(lines(["a\nbc", "d\n", "\n", "e"]) == ["a", "bcd", ""])
    #expect(lines(["a\r\n", "b\r", "\n"]) == ["a", "b"])
  }

  @Test func theBoundHoldsWithAndWithoutALineBreak() {
    #expect(lines(["12345678\n"]) == ["12345678"])
    #expect(lines(["123456789\n"]) == ["TOO LONG"])
    #expect(lines(["12345678"]) == [])
    #expect(lines(["1234", "56789"]) == ["TOO LONG"])
  }
}

struct OutputQueueTests {
  private func drained(_ queue: inout OutputQueue) -> [UInt8] {
    var all: [UInt8] = []
    queue.drain {
      all += $0
      return $0.count
    }
    return all
  }

  @Test func theOldestFramesGiveWayToNewOnes() {
    var queue = OutputQueue()
    for number in 0..<60 as Range<UInt8> { #expect(queue.append([number], .frame) == .queued) }
    #expect(queue.lostFrames == 10)
    #expect(drained(&queue) == Array(10..<60))
    #expect(queue.isEmpty && queue.waitingBytes == 0)
  }

  @Test func framesGoBeforeAnyEventDoesAndThenTheClientIsFull() {
    var queue = OutputQueue()
    let big = [UInt8](repeating: 1, count: OutputQueue.maximumBytes / 2)
    #expect(queue.append([7], .frame) == .queued)
    #expect(queue.append(big, .event) == .queued)
    #expect(queue.append(big, .event) == .queued)
    #expect(queue.lostFrames == 1)
    #expect(queue.append([8], .frame) == .queued)
    #expect(queue.lostFrames == 2)
    #expect(queue.append([9], .event) == .full)
    #expect(drained(&queue) == big + big)
  }

  @Test func aLineOnItsWayIsNeverTorn() {
    var queue = OutputQueue()
    _ = queue.append([1, 2, 3, 4], .frame)
    var sent: [UInt8] = []
    queue.drain {
      if !sent.isEmpty { return nil }
      sent += $0.prefix(2)
      return 2
    }
    for number in 0..<80 as Range<UInt8> { _ = queue.append([100 + number], .frame) }
    #expect(sent + drained(&queue).prefix(2) == [1, 2, 3, 4])
  }
}
