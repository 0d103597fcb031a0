/// What waits to be sent to one client: bounded, frames giving way first.
///
/// A client that reads slowly sees fewer frames, the newest ones; then, before an event or a reply
/// would be lost, all its frames go; when even those don't fit it is to be closed, since an event
/// that silently is missing would be a wrong record.
struct OutputQueue {
  enum Kind {
    case frame
    case event
    case reply
  }

  private struct Item {
    var bytes: [UInt8]
    var kind: Kind
  }

  private var items: [Item] = []
  /// Bytes of the first item that are sent already.
  private var sentOfFirst = 0
  private var frames = 0
  private(set) var waitingBytes = 0
  private(set) var lostFrames: Int64 = 0

  /// One second of frames.
  static let maximumFrames = 50
  static let maximumBytes = 256 * 1024

  var isEmpty: Bool { items.isEmpty }

  enum Outcome: Equatable {
    case queued
    /// The client is too far behind: close it.
    case full
  }

  mutating func append(_ bytes: [UInt8], _ kind: Kind) -> Outcome {
    if kind == .frame && frames >= Self.maximumFrames { dropFrames(atMost: 1) }
    if waitingBytes + bytes.count > Self.maximumBytes { dropFrames(atMost: items.count) }
    if waitingBytes + bytes.count > Self.maximumBytes {
      if kind != .frame { return .full }
      lostFrames += 1
      return .queued
    }
    items.append(Item(bytes: bytes, kind: kind))
    waitingBytes += bytes.count
    if kind == .frame { frames += 1 }
    return .queued
  }

  /// Sends as much as `send` takes: it gets bytes and returns how many went, nil to stop.
  mutating func drain(_ send: (ArraySlice<UInt8>) -> Int?) {
    var finished = 0
    while finished < items.count {
      let item = items[finished]
      guard let count = send(item.bytes[sentOfFirst...]) else { break }
      sentOfFirst += count
      waitingBytes -= count
      if sentOfFirst < item.bytes.count { break }
      if item.kind == .frame { frames -= 1 }
      sentOfFirst = 0
      finished += 1
    }
    items.removeFirst(finished)
  }

  /// Drops the oldest frames; never one that is on its way, or the line would be torn.
  private mutating func dropFrames(atMost limit: Int) {
    var left = limit
    let isFirstStarted = sentOfFirst > 0
    var kept: [Item] = []
    for (position, item) in items.enumerated() {
      if left > 0, item.kind == .frame, !(position == 0 && isFirstStarted) {
        left -= 1
        lostFrames += 1
        frames -= 1
        waitingBytes -= item.bytes.count
      } else {
        kept.append(item)
      }
    }
    items = kept
  }
}
