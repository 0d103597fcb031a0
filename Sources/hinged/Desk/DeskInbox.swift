import Control
import Desk
import HingeCore
import LinuxIO
import Synchronization

/// What others bring to the desk: wishes from the control server's thread, sets from the log writer's. Never for
/// the sampler: it takes a lock. Bounded by what the server lets its clients have waiting.
final class DeskInbox: Sendable {
  typealias Done = @Sendable (WishAnswer) -> Void

  enum Item: Sendable {
    case wish(WearerWish, Done)
    case event(DeskEvent)
  }

  private struct State {
    var items: [Item] = []
    var isClosed = false
  }

  let wake: WakeEvent
  private let state = Mutex(State())

  init() throws(Errno) { wake = try WakeEvent() }

  func post(_ event: DeskEvent) { add(.event(event)) }

  /// `done` is called once, whatever becomes of the desk.
  func ask(_ wish: WearerWish, done: @escaping Done) {
    if !add(.wish(wish, done)) { done(Self.late) }
  }

  @discardableResult private func add(_ item: Item) -> Bool {
    let isOpen = state.withLock { state in
      if state.isClosed { return false }
      state.items.append(item)
      return true
    }
    if isOpen { wake.signal() }
    return isOpen
  }

  /// Everything since the last time, in order.
  func take() -> [Item] {
    state.withLock { state in
      defer { state.items = [] }
      return state.items
    }
  }

  /// Nothing is taken any more; whoever waits is told so.
  func close() {
    let left = state.withLock { state in
      defer {
        state.items = []
        state.isClosed = true
      }
      return state.items
    }
    for case .wish(_, let done) in left { done(Self.late) }
  }

  private static let late = WishAnswer.refused(
    ControlFault(code: "stopping", message: "This session ends; ask again in a second."))
}
