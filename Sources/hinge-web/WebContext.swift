import Hummingbird
import NIOCore

/// What belongs to one request beside its text: the connection that it came by.
struct WebContext: InitializableFromSource {
  let channel: any Channel

  init(source: ApplicationRequestContextSource) { channel = source.channel }

  /// The browser's address, for counting wrong tokens.
  var address: String { channel.remoteAddress?.ipAddress ?? "" }
}
