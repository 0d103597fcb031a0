import Control
import Foundation
import HingeCore
import Hummingbird
import LinuxIO
import Logging
import NIOCore
import NIOPosix
import Programme
import ServiceLifecycle
import Settings
import Setup
import Training
import UnixSignals
import Web

/// From settings to a listening server and back.
struct WebService {
  let address: WebAddress
  let socket: String
  let log: String
  let token: WebTokenFile
  let level: LogLevel
  let unit: LoadUnit
  let programme: ProgrammeSettings
  /// As it was named when this program was started; nil: the standard one.
  let settingsFile: String?

  /// Connections at a time; more wait until one ends.
  static let maximumConnections = 32

  /// Runs until a signal comes. Throws 69 where the address can't be had.
  func run() async throws {
    var logger = Logger(label: "hinge-web") { StreamLogHandler.standardError(label: $0) }
    logger.logLevel = Logger.Level(rawValue: level.rawValue) ?? .info
    // What the server says of single requests could hold what a browser sent: it is not logged.
    let quiet = Logger(label: "server") { _ in SwiftLogNoOpLogHandler() }
    let hub = Hub(token: token)
    let feed = DaemonFeed(socket: socket, hub: hub)
    let desk = DaemonDesk(socket: socket, hub: hub)
    let logDesk = LogDesk(path: log)
    let doorman = Doorman(
      address: address, machine: ProcessInfo.processInfo.hostName, token: token,
      pages: Pages(
        hub: hub, desk: desk, log: LogPages(desk: logDesk, unit: unit, programme: programme),
        next: NextPages(desk: logDesk, settings: settingsFile),
        checkup: PageCheckup(settings: settingsFile, socket: socket)),
      writes: Writes(desk: desk))
    let notifier = ServiceNotifier(environment: ProcessInfo.processInfo.environment)
    // One thread carries 32 connections, and a small Pi has little memory for more.
    let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    let application = Application(
      responder: doorman,
      server: .http1(
        configuration: .init(
          idleTimeout: .seconds(15),
          httpDecoderConfiguration: .init(
            maxHeaderFieldSize: 4096, maxHeaderListSize: 8192, maxHeaderFieldCount: 64))),
      configuration: .init(
        address: .hostname(address.host, port: address.port), backlog: 32,
        availableConnectionsDelegate: .maximum(Self.maximumConnections, logger: quiet)),
      onServerRunning: { [address, logger] channel in
        let port = channel.localAddress?.port ?? address.port
        logger.info("\(Self.greeting(WebAddress(host: address.host, port: port)))")
        notifier.ready()
        notifier.status("listening at \(address.host), port \(port)")
      },
      eventLoopGroupProvider: .shared(group), logger: quiet)
    var configuration = ServiceGroupConfiguration(
      services: [feed, Pulse(notifier: notifier), application],
      gracefulShutdownSignals: [.sigterm, .sigint, .sigquit], logger: quiet)
    // A browser that does not read what it is sent must not hold the end up.
    configuration.maximumGracefulShutdownDuration = .seconds(3)
    var refusal: Problem?
    do {
      try await ServiceGroup(configuration: configuration).run()
    } catch is CancellationError {
    } catch let error as IOError {
      refusal = Self.refusal(error, address)
    } catch let error as SocketAddressError {
      refusal = Problem(
        "\(address.host) is no address that this machine knows (\(error)); set web.host to 127.0.0.1 or to one "
          + "that 'ip address' shows.", exitCode: 69)
    } catch {
      refusal = Problem("The page ended by a mistake of its own: \(error)", exitCode: 70)
    }
    notifier.stopping()
    try await group.shutdownGracefully()
    if let refusal { throw refusal }
  }

  private static func greeting(_ address: WebAddress) -> String {
    let seen =
      address.isLoopback
      ? "only this machine sees it"
      : "THE LOCAL NETWORK SEES IT, IN CLEAR TEXT: whoever listens there can read along, the "
        + "pairing included"
    return "The page is at \(address.url()); \(seen). 'hinge web pair' pairs a browser."
  }

  private static func refusal(_ error: IOError, _ address: WebAddress) -> Problem {
    switch error.errnoCode {
    case EADDRINUSE:
      Problem(
        "\(address.host), port \(address.port): another program listens there; end it, or set web.port "
          + "to another number.", exitCode: 69)
    case EADDRNOTAVAIL:
      Problem(
        "\(address.host) is no address of this machine; set web.host to one that 'ip address' lists.",
        exitCode: 69)
    case EACCES, EPERM:
      Problem(
        "\(address.host), port \(address.port): this user may not listen there; set web.port to a number "
          + "from 1024.", exitCode: 69)
    default:
      Problem(
        "The page can't listen at \(address.host), port \(address.port): \(error)", exitCode: 69)
    }
  }
}

/// Signs of life for the service manager, where it asks for them.
private struct Pulse: Service {
  let notifier: ServiceNotifier

  func run() async throws {
    guard let timeout = notifier.watchdogTimeout else {
      try await gracefulShutdown()
      return
    }
    let beats = AsyncStream.makeStream(of: Void.self)
    let timer = DispatchSource.makeTimerSource()
    timer.schedule(deadline: .now(), repeating: .microseconds(Int(timeout.microseconds / 3)))
    timer.setEventHandler { beats.continuation.yield() }
    timer.resume()
    for await _ in beats.stream.cancelOnGracefulShutdown() { notifier.watchdog() }
    timer.cancel()
  }
}
