internal import CLinuxIO
internal import Glibc

/// What the system says of its clock at one moment.
package struct ClockReading: Equatable, Sendable {
  /// Milliseconds since 1970, UTC, right or not.
  package var wallMS: Int64
  /// Milliseconds since boot, suspends included; never set.
  package var bootMS: Int64
  /// Whether a time server keeps the wall clock in step; nil where the system does not tell.
  package var isSynchronized: Bool?
  /// Whether the wall clock was taken from a clock chip at boot.
  package var hasChip: Bool

  package init(wallMS: Int64, bootMS: Int64, isSynchronized: Bool?, hasChip: Bool) {
    self.wallMS = wallMS
    self.bootMS = bootMS
    self.isSynchronized = isSynchronized
    self.hasChip = hasChip
  }

  /// `timesyncMark`: what systemd-timesyncd leaves once it has set the clock; it answers where a filter
  /// of system calls keeps the kernel from doing so.
  package static func now(
    in tree: SystemTree = .kernel, timesyncMark: String = "/run/systemd/timesync/synchronized"
  ) -> ClockReading {
    let told = hinge_clock_is_synchronized()
    var isSynchronized: Bool? = told < 0 ? nil : told == 1
    if isSynchronized != true && access(timesyncMark, F_OK) == 0 { isSynchronized = true }
    return ClockReading(
      wallMS: WallClock.nowMS(), bootMS: BootClock.nowMS(), isSynchronized: isSynchronized,
      hasChip: tree.hasClockChip)
  }
}

/// Milliseconds since boot, suspends included.
package enum BootClock {
  package static func nowMS() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_BOOTTIME, &time)
    return Int64(time.tv_sec) &* 1000 &+ Int64(time.tv_nsec) / 1_000_000
  }
}

extension SystemTree {
  /// The kernel set its clock from a chip when it booted.
  var hasClockChip: Bool { line("class/rtc/rtc0/hctosys") == "1" }
}
