internal import CLinuxIO
internal import Glibc
package import HingeCore
internal import IMU

/// The clock of everything measured: microseconds since boot, stopped while the machine sleeps,
/// never set. The same clock that GPIO edges and I2C reads are stamped with.
package enum MonotonicClock {
  package static func now() -> Timestamp {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Timestamp(microseconds: Int64(time.tv_sec) &* 1_000_000 &+ Int64(time.tv_nsec) / 1000)
  }

  /// Sleeps until `deadline`; returns at once when it has passed. Absolute, so that a loop of
  /// sleeps does not drift by what its own work takes.
  package static func sleep(until deadline: Timestamp) {
    let microseconds = max(0, deadline.microseconds)
    var time = timespec(
      tv_sec: Int(microseconds / 1_000_000), tv_nsec: Int(microseconds % 1_000_000) &* 1000)
    while clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &time, nil) == EINTR {}
  }
}

/// The monotonic clock, for what must not know which clock it has.
package struct SystemMoments: MomentSource, Sendable {
  package init() {}
  package func now() -> Timestamp { MonotonicClock.now() }
}

/// The clock of dates. It may be wrong until the network has set it: a Pi has no clock battery.
package enum WallClock {
  /// Milliseconds since 1970, UTC.
  package static func nowMS() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec) &* 1000 &+ Int64(time.tv_nsec) / 1_000_000
  }

  /// Whether something keeps it right, such as the network's time; nil where the kernel does not say.
  package static var isSynchronized: Bool? {
    switch hinge_clock_is_synchronized() {
    case 0: false
    case 1: true
    default: nil
    }
  }
}

/// Which boot monotonic times belong to: 36 characters, new at every start of the kernel.
package enum BootID {
  package static let path = "/proc/sys/kernel/random/boot_id"

  package static func current() throws(FileError) -> String {
    let text = try FileReading.text(path, limitBytes: 128)
    return String(text.prefix { !$0.isWhitespace })
  }
}
