import HingeCore

/// A sensor that works, fails and works again, over and over: each return must then last for a while
/// before it is believed, so that the buzzer does not chatter with a loose wire.
struct FlapCounter: BitwiseCopyable, Sendable {
  private var falls = InlineArray<3, Timestamp>(repeating: Timestamp(microseconds: Int64.min / 2))
  private var place = 0

  /// Three falls within this make it a flapping one.
  static let window = TimeSpan(milliseconds: 60_000)
  /// How long it then has to deliver before it is believed.
  static let proof = TimeSpan(milliseconds: 1500)

  mutating func fell(at time: Timestamp) {
    falls[place] = time
    place = (place &+ 1) % 3
  }

  /// What good data must last now.
  func proof(at time: Timestamp) -> TimeSpan {
    // The oldest of three.
    time.since(falls[place]) < Self.window ? Self.proof : .zero
  }
}
