import HingeCore

/// Tells a sensor that answers and does not measure: noise changes some bit of six axes from one
/// sample to the next, so eight alike in a row have never been measured.
struct FreezeWatch: BitwiseCopyable, Sendable {
  private var previous = SampleWords.zero
  private var alike: Int32 = 0
  private var changes: Int32 = 0
  private var has = false

  static let limit: Int32 = 8
  /// Changes to be seen after a restart before it is believed.
  static let proof: Int32 = 3

  /// Takes a sample; true where it makes the sensor frozen.
  mutating func add(_ words: SampleWords) -> Bool {
    if has && words == previous {
      alike &+= 1
    } else {
      if has { changes = min(changes &+ 1, Self.proof) }
      alike = 0
    }
    previous = words
    has = true
    return alike &+ 1 == Self.limit
  }

  /// It has shown since the restart that it measures.
  var isAlive: Bool { changes >= Self.proof }

  mutating func restart() { self = FreezeWatch() }
}
