internal import CLinuxIO
internal import Glibc
internal import HingeCore
internal import LinuxIO
internal import Synchronization

/// The server's thread: one `poll` over the listener, the wake-up and the clients, none of which
/// is ever waited for alone.
final class ControlLoop {
  private let listener: ListeningSocket
  private let shared: ControlShared
  private let handler: any ControlHandler
  private var clients: [ClientConnection] = []
  private var buffer = [UInt8](repeating: 0, count: 16 * 1024)
  private var isOutOfDescriptors = false
  private var lastClient = 0
  /// Frames lost by clients that are gone.
  private var pastLostFrames: Int64 = 0

  init(listener: ListeningSocket, shared: ControlShared, handler: any ControlHandler) {
    self.listener = listener
    self.shared = shared
    self.handler = handler
  }

  func run() {
    while !shared.isStopping.load(ordering: .acquiring) {
      step()
    }
    // What was published before the stop still goes to those who take it at once.
    deliver()
    for client in clients { client.flush() }
  }

  private func step() {
    var entries = [
      pollfd(fd: shared.wake.descriptor, events: Int16(POLLIN), revents: 0),
      // Without descriptors a waiting connection can't be taken: look again in a while instead of
      // spinning.
      pollfd(fd: isOutOfDescriptors ? -1 : listener.raw, events: Int16(POLLIN), revents: 0),
    ]
    for client in clients {
      entries.append(pollfd(fd: client.descriptor.raw, events: client.interest, revents: 0))
    }
    let ready = poll(&entries, nfds_t(entries.count), isOutOfDescriptors ? 100 : -1)
    isOutOfDescriptors = false
    if ready < 0 { return }
    if entries[0].revents != 0 { shared.wake.clear() }
    for (client, entry) in zip(clients, entries.dropFirst(2)) {
      serve(client, Int32(entry.revents))
    }
    deliver()
    if entries[1].revents != 0 { acceptClients() }
    // Before the answers go out: who has been told that it is subscribed misses nothing after that.
    countSubscribers()
    for client in clients where !client.output.isEmpty { client.flush() }
    sweep()
  }

  private func serve(_ client: ClientConnection, _ found: Int32) {
    if found & POLLIN != 0 {
      client.receive(&buffer) { answer($0, to: client) }
    } else if found & (POLLHUP | POLLERR | POLLNVAL) != 0 {
      client.hangUp()
    }
  }

  /// Nil: the answer comes later.
  private func answer(_ request: ParsedRequest, to client: ClientConnection) -> ControlMessage? {
    var message = ControlMessage()
    message.schema = ControlProtocol.schema
    switch request {
    case .refused(let id, let fault):
      message.id = id
      message.error = fault
    case .accepted(let request):
      message.id = request.id
      switch request.request {
      case .ping: message.pong = .init()
      case .status:
        updateCounts()
        var status = handler.status()
        status.control = shared.counts.withLock { $0 }
        message.status = status
      case .subscribe:
        message.subscribed = .init(
          frames: request.frames ?? true, events: request.events ?? true)
      case .say:
        guard client.waiting < ControlProtocol.maximumWaiting else {
          message.error = ControlFault(
            code: "busy",
            message: "\(client.waiting) requests of this client wait for the disk; wait for them.")
          break
        }
        say(request, message, client)
        return nil
      case .mute, .endSet, .tare, .wear, .feedback, .buzz, .pace, .calibrate, .mobility, .hold,
        .endHold, .giveUp, .lifters:
        return answer(wish: request, message, client)
      }
    }
    return message
  }

  private func say(
    _ request: ControlRequest, _ answer: ControlMessage, _ client: ClientConnection
  ) {
    let entries = request.entries ?? []
    client.waiting += 1
    let (shared, number) = (shared, client.number)
    handler.say(entries, origin: request.origin ?? "") { fault in
      var answer = answer
      if let fault { answer.error = fault } else { answer.said = .init(entries: entries.count) }
      shared.post(answer, to: number)
    }
  }

  /// Nil: the answer comes later.
  private func answer(
    wish request: ControlRequest, _ answer: ControlMessage, _ client: ClientConnection
  ) -> ControlMessage? {
    var answer = answer
    guard client.waiting < ControlProtocol.maximumWaiting else {
      answer.error = ControlFault(
        code: "busy", message: "\(client.waiting) requests of this client wait; wait for them.")
      return answer
    }
    let wish: WearerWish
    do throws(WishProblem) {
      guard let found = try WearerWish(request) else { return answer }
      wish = found
    } catch {
      answer.error = ControlFault(code: "bad_request", message: "\(error)")
      return answer
    }
    client.waiting += 1
    let (shared, number) = (shared, client.number)
    handler.wish(wish) { [answer] outcome in
      var answer = answer
      switch outcome {
      case .done: answer.done = .init()
      case .lifters(let found): answer.lifters = found
      case .refused(let fault): answer.error = fault
      }
      shared.post(answer, to: number)
    }
    return nil
  }

  private func deliver() {
    let posted = shared.take()
    for late in posted.answers {
      guard let client = clients.first(where: { $0.number == late.client }) else { continue }
      client.waiting -= 1
      client.send(late.message)
    }
    for line in posted.lines {
      for client in clients {
        let isWanted = line.kind == .frame ? client.wantsFrames : client.wantsEvents
        if isWanted { client.send(line.bytes, line.kind) }
      }
      // Between lines, so that a burst is sent instead of piling up against a client's bounds.
      for client in clients where client.output.waitingBytes > OutputQueue.maximumBytes / 2 {
        client.flush()
      }
    }
  }

  private func acceptClients() {
    while true {
      let taken = hinge_unix_accept(listener.raw)
      if taken < 0 {
        switch Errno(code: -taken) {
        case .wouldBlock: return
        // A client that went before it was taken.
        case .interrupted, Errno(code: ECONNABORTED): continue
        case let error:
          isOutOfDescriptors = error == .tooManyFilesOfProcess || error == .tooManyFilesOfSystem
          return
        }
      }
      lastClient += 1
      let client = ClientConnection(descriptor: Descriptor(owning: taken), number: lastClient)
      if clients.count >= ControlProtocol.maximumClients { letGoOfGone() }
      if clients.count < ControlProtocol.maximumClients {
        clients.append(client)
        shared.counts.withLock { $0.served += 1 }
      } else {
        shared.counts.withLock { $0.refused += 1 }
        refuse(client)
      }
    }
  }

  /// Makes room before anyone is turned away: clients that have left may not have been looked at
  /// yet. What they asked for before they left is still done.
  private func letGoOfGone() {
    var entries = clients.map { pollfd(fd: $0.descriptor.raw, events: 0, revents: 0) }
    if poll(&entries, nfds_t(entries.count), 0) <= 0 { return }
    for (client, entry) in zip(clients, entries) where Int32(entry.revents) & POLLHUP != 0 {
      // A bound on the reads only in case the kernel's buffer is larger than any known one.
      for _ in 0..<64 where client.end == nil && !client.inputEnded {
        client.receive(&buffer) { answer($0, to: client) }
      }
      client.hangUp()
    }
    sweep()
  }

  /// Tells a client that there is no room, as far as it takes it at once, and lets go of it.
  private func refuse(_ client: ClientConnection) {
    let fault = ControlFault(
      code: "too_many_clients",
      message: "\(ControlProtocol.maximumClients) clients are connected, the most that hinged "
        + "serves; close one and try again.")
    if let message = answer(.refused(id: nil, fault), to: client) { client.send(message) }
    client.flush()
  }

  /// Lets go of clients that are done with.
  private func sweep() {
    for client in clients where client.isFinished {
      pastLostFrames += client.output.lostFrames
      shared.counts.withLock { counts in
        switch client.end {
        case .slow: counts.closedSlow += 1
        case .bad: counts.closedBad += 1
        case .gone, nil: break
        }
      }
    }
    clients.removeAll { $0.isFinished }
    updateCounts()
    countSubscribers()
  }

  /// Tells the publishers whether anybody watches.
  private func countSubscribers() {
    shared.frameClients.store(clients.count { $0.wantsFrames }, ordering: .relaxed)
    shared.eventClients.store(clients.count { $0.wantsEvents }, ordering: .relaxed)
  }

  private var postedLostFrames: Int64 = 0

  private func updateCounts() {
    let lost = pastLostFrames + clients.reduce(0) { $0 + $1.output.lostFrames }
    shared.counts.withLock { counts in
      counts.clients = clients.count
      // Only the growth: frames that never reached the clients are counted there, too.
      counts.lostFrames += lost - postedLostFrames
    }
    postedLostFrames = lost
  }
}
