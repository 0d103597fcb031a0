import Foundation
import Glibc
import IMU
import LinuxIO
import Testing

struct BusErrorTests {
  /// Every number that the Pi's drivers and the kernel's own code are known to give.
  @Test(arguments: [
    (EREMOTEIO, BusError.Kind.noAnswer),
    (ENXIO, .noAnswer),
    (ENODEV, .noAnswer),
    (ETIMEDOUT, .timedOut),
    (EBUSY, .timedOut),
    (EAGAIN, .arbitrationLost),
    (EIO, .failed),
    (EINTR, .failed),
    (EINVAL, .unsupported),
    (EOPNOTSUPP, .unsupported),
    (EBADF, .unavailable),
    (ENOENT, .unavailable),
    (EACCES, .unavailable),
    (EPERM, .unavailable),
    (ENOTTY, .unavailable),
    (EPROTO, .failed),
  ])
  func aTransfersErrorHasItsKind(errno: Int32, kind: BusError.Kind) {
    #expect(BusError(transferring: errno) == BusError(kind, errno: errno))
    if errno != EBUSY { #expect(BusError(claiming: errno) == BusError(kind, errno: errno)) }
  }

  @Test func onlyAClaimIsRefusedByADriver() {
    #expect(BusError(claiming: EBUSY) == BusError(.inUse, errno: EBUSY))
  }

  @Test(arguments: [
    (I2CError.missing(path: "/b"), BusError(.unavailable, errno: ENOENT)),
    (.notPermitted(path: "/b", .accessDenied), BusError(.unavailable, errno: EACCES)),
    (.notABus(path: "/b", .notATerminal), BusError(.unavailable, errno: ENOTTY)),
    (.unusable(path: "/b", .noSuchDevice), BusError(.unavailable, errno: ENODEV)),
    (.smbusOnly(path: "/b"), BusError(.unsupported, errno: EOPNOTSUPP)),
    (.inUse(path: "/b", address: 0x68, driver: nil), BusError(.inUse, errno: EBUSY)),
  ])
  func reopeningFailsAsOpeningDoes(error: I2CError, expected: BusError) {
    #expect(BusError(opening: error) == expected)
  }
}

struct I2CErrorTests {
  /// What each sentence must name, or nobody would know what to do.
  @Test(arguments: [
    (
      I2CError.missing(path: "/dev/i2c-1"),
      ["/dev/i2c-1", "raspi-config", "i2c-dev", "sensors.bus"]
    ),
    (.notPermitted(path: "/dev/i2c-1", .accessDenied), ["group i2c", "log in again", "EACCES"]),
    (.notABus(path: "/dev/null", .notATerminal), ["/dev/null", "ENOTTY", "sensors.bus"]),
    (.smbusOnly(path: "/dev/i2c-1"), ["SMBus", "sensors.bus"]),
    (
      .inUse(path: "/dev/i2c-1", address: 0x68, driver: "inv-mpu6050-i2c"),
      ["0x68", "inv-mpu6050-i2c", "dtoverlay", "config.txt"]
    ),
    (.inUse(path: "/dev/i2c-1", address: 0x69, driver: nil), ["0x69", "a driver of the kernel"]),
    (.unusable(path: "/dev/i2c-1", .inputOutput), ["/dev/i2c-1", "EIO", "dmesg"]),
  ])
  func oneSentenceSaysWhatToDo(error: I2CError, parts: [String]) {
    let text = error.description
    for part in parts { #expect(text.contains(part), "\(text)") }
    #expect(text.last == "." && !text.contains("\n"))
  }
}

struct I2CBusTests {
  @Test func aMissingBusIsNamed() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("i2c-1")
    #expect(throws: I2CError.missing(path: path)) { try I2CBus(path) }
  }

  @Test(arguments: ["/dev/null", "/dev/full", "/dev/zero"])
  func anotherDeviceIsNoBus(path: String) {
    #expect(throws: I2CError.notABus(path: path, .notATerminal)) { try I2CBus(path) }
  }

  @Test func aFolderIsNoBus() {
    #expect(throws: I2CError.unusable(path: "/dev", .isADirectory)) { try I2CBus("/dev") }
  }

  @Test func aBusOfAnotherUserIsNotPermitted() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("i2c-1")
    try Data().write(to: URL(fileURLWithPath: path))
    chmod(path, 0)
    defer { chmod(path, 0o600) }
    // Root may open everything, and then finds out that it is no bus.
    let expected: I2CError =
      geteuid() == 0
      ? .notABus(path: path, .notATerminal) : .notPermitted(path: path, .accessDenied)
    #expect(throws: expected) { try I2CBus(path) }
  }
}
