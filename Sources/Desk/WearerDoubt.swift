package import HingeCore

/// Whether somebody else wears the belt than the one it was set to: it looks how the wearer stands once the
/// belt does not sit as it was calibrated, and asks. Nothing is switched by itself: whoever lifts knows. Time
/// comes from outside.
package struct WearerDoubt: Equatable, Sendable {
  /// Others whose calibration fits how the belt sits; empty: nobody is asked about.
  package private(set) var likelier: [String] = []
  private var looksLeft = 0
  private var next: Timestamp?

  /// Who has just put the belt on does not stand still at once.
  private static let looks = 20
  private static let interval = TimeSpan(milliseconds: 3000)

  package init() {}

  /// The belt does not sit as it was calibrated.
  package mutating func begin(at now: Timestamp) {
    if looksLeft > 0 || !likelier.isEmpty { return }
    looksLeft = Self.looks
    next = now
  }

  package var deadline: Timestamp? { looksLeft > 0 ? next : nil }

  /// True: a look is due.
  package mutating func advance(to now: Timestamp) -> Bool {
    guard let due = deadline, now >= due else { return false }
    looksLeft -= 1
    next = now.advanced(by: Self.interval)
    return true
  }

  /// Whether this stance is to be compared; who moved is looked at again.
  package mutating func take(_ stance: Stance) -> Bool {
    guard next != nil, stance.isStill else { return false }
    end()
    return true
  }

  package mutating func ask(about names: [String]) { likelier = names }

  /// The wearer has said how it is: by a tare, by a calibration, or by switching.
  package mutating func settle() {
    end()
    likelier = []
  }

  private mutating func end() {
    looksLeft = 0
    next = nil
  }
}
