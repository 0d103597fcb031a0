import Foundation
import Synchronization

/// Ctrl-C, for whoever has something to end first.
enum Interruption {
  private static let flag = Atomic<Bool>(false)

  static func watch() {
    // Made here, not within the handler.
    flag.store(false, ordering: .relaxed)
    // Whoever started this program may have them blocked, and has left that to it.
    var wanted = sigset_t()
    sigemptyset(&wanted)
    sigaddset(&wanted, SIGINT)
    sigaddset(&wanted, SIGTERM)
    pthread_sigmask(SIG_UNBLOCK, &wanted, nil)
    signal(SIGINT) { _ in Interruption.flag.store(true, ordering: .relaxed) }
    signal(SIGTERM) { _ in Interruption.flag.store(true, ordering: .relaxed) }
  }

  static var came: Bool { flag.load(ordering: .relaxed) }
}
