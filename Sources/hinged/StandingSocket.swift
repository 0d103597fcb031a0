import Control
import Synchronization

/// The socket, which outlives a session: whoever is connected stays so while somebody else takes the belt over.
struct StandingSocket {
  let path: String
  let server: ControlServer
  private let handler: CurrentHandler

  init(path: String, answering board: StatusBoard) throws(ControlServerError) {
    handler = CurrentHandler(board)
    server = try ControlServer(path: path, handler: handler)
    self.path = path
  }

  /// Another session begins: it answers from now on, and those who listen are told to ask it.
  func hand(to board: StatusBoard) {
    handler.take(board)
    server.publish(LiveEvent.sessionStarted)
  }
}

/// Answers with the session that goes on; between two with the one before, which takes no wishes any more.
private final class CurrentHandler: ControlHandler {
  private let board: Mutex<StatusBoard>

  init(_ first: StatusBoard) { board = Mutex(first) }

  func take(_ next: StatusBoard) { board.withLock { $0 = next } }

  private var current: StatusBoard { board.withLock { $0 } }

  func status() -> StatusReply { current.status() }

  func say(
    _ entries: [SaidEntry], origin: String, done: @escaping @Sendable (ControlFault?) -> Void
  ) {
    current.say(entries, origin: origin, done: done)
  }

  func wish(_ wish: WearerWish, done: @escaping @Sendable (WishAnswer) -> Void) {
    current.wish(wish, done: done)
  }
}
