import Foundation
import LinuxIO
import Testing

struct I2CAdapterTests {
  let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }
  private var tree: SystemTree { SystemTree(root: folder.path) }

  @Test func nameAndClockAreRead() throws {
    try folder.write("bcm2835 (i2c@7e804000)\n", to: "class/i2c-dev/i2c-1/name")
    try folder.write(
      Data([0x00, 0x06, 0x1A, 0x80]), to: "class/i2c-adapter/i2c-1/of_node/clock-frequency")
    let adapter = I2CAdapter(of: "/dev/i2c-1", tree: tree)
    #expect(adapter == I2CAdapter(name: "bcm2835 (i2c@7e804000)", clockHz: 400_000))
    #expect(adapter.warning == nil)
    #expect(I2CAdapter(of: "/dev/i2c-2", tree: tree) == I2CAdapter(name: nil, clockHz: nil))
  }

  @Test func newKernelsKeepTheClockElsewhere() throws {
    try folder.write(
      Data([0x00, 0x01, 0x86, 0xA0]), to: "bus/i2c/devices/i2c-11/of_node/clock-frequency")
    let adapter = I2CAdapter(of: "/dev/i2c-11", tree: tree)
    #expect(adapter == I2CAdapter(name: nil, clockHz: 100_000))
    #expect(adapter.warning?.contains("100 kHz") == true)
  }

  @Test func whatIsMalformedIsNotKnown() throws {
    try folder.write("\n", to: "class/i2c-dev/i2c-1/name")
    try folder.write(Data([1, 2, 3]), to: "class/i2c-adapter/i2c-1/of_node/clock-frequency")
    let adapter = I2CAdapter(of: "/dev/i2c-1", tree: tree)
    #expect(adapter == I2CAdapter(name: nil, clockHz: nil))
    #expect(adapter.warning == nil)
  }

  @Test(arguments: [
    ("bcm2835 (i2c@7e804000)", false),
    ("bcm2835 (i2c@7e205000)", false),
    ("bcm2835 (i2c@7e805000)", true),
    ("fef04500.i2c", true),
    ("fef09500.i2c", true),
    ("Synopsys DesignWare I2C adapter", false),
    ("1f00074000.i2c", false),
    ("107d508200.i2c", true),
    ("107d508280.i2c", true),
    ("i915 gmbus dpb DDC", true),
    ("AMDGPU HDMI hw bus", true),
  ])
  func anHDMIPlugsBusIsTold(name: String, isHDMI: Bool) {
    let adapter = I2CAdapter(name: name, clockHz: nil)
    #expect(adapter.isHDMI == isHDMI)
    #expect((adapter.warning?.contains("HDMI") == true) == isHDMI)
  }

  @Test func theDriverThatHoldsAChipIsNamed() throws {
    try folder.write("", to: "bus/i2c/drivers/inv-mpu6050-i2c/bind")
    try folder.write("", to: "bus/i2c/devices/1-0068/name")
    try FileManager.default.createSymbolicLink(
      atPath: folder.file("bus/i2c/devices/1-0068/driver"),
      withDestinationPath: "../../drivers/inv-mpu6050-i2c")
    #expect(I2CAdapter.driver(of: 0x68, on: "/dev/i2c-1", tree: tree) == "inv-mpu6050-i2c")
    #expect(I2CAdapter.driver(of: 0x69, on: "/dev/i2c-1", tree: tree) == nil)
    #expect(I2CAdapter.driver(of: 0x68, on: "/dev/i2c-2", tree: tree) == nil)
    #expect(I2CAdapter.driver(of: 0x68, on: "/dev/null", tree: tree) == nil)
  }

  @Test func theNumberIsThatOfTheDevice() throws {
    #expect(I2CAdapter.number(of: "/dev/i2c-1") == 1)
    #expect(I2CAdapter.number(of: "/dev/i2c-21") == 21)
    #expect(I2CAdapter.number(of: "/dev/i2c-") == nil)
    #expect(I2CAdapter.number(of: "/dev/i2c-x") == nil)
    #expect(I2CAdapter.number(of: "/dev/null") == nil)
    try folder.write("", to: "i2c-7")
    let link = folder.file("belt")
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "i2c-7")
    #expect(I2CAdapter.number(of: link) == 7)
  }
}
