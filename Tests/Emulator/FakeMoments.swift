package import HingeCore
internal import IMU

/// The fake bus's own clock, for whoever only knows the protocol.
package struct FakeMoments: MomentSource {
  private let bus: FakeBus

  package init(_ bus: FakeBus) { self.bus = bus }

  package func now() -> Timestamp { bus.now }
}
