internal import Glibc
internal import HingeCore

/// The files of one channel of a PWM chip.
struct PWMChannel {
  private let address: PWMAddress
  private let chip: String
  private let folder: String
  private let tree: SystemTree
  private let wait: (TimeSpan) -> Void

  /// How long files that were just exported may be missing, or root's, before udev gives them away.
  static let patience = TimeSpan(milliseconds: 500)
  static let pause = TimeSpan(milliseconds: 10)

  /// - Parameter wait: between two tries to open a file that is not ours yet.
  init(
    _ address: PWMAddress, of chip: PWMChip, tree: SystemTree,
    wait: @escaping (TimeSpan) -> Void
  ) {
    self.wait = wait
    self.address = address
    self.chip = chip.folder
    folder = "\(chip.folder)/pwm\(address.channel)"
    self.tree = tree
  }

  /// Asks the kernel for the channel's files unless they are there.
  func export() throws(PWMError) {
    if number("enable") != nil { return }
    let path = "\(chip)/export"
    let descriptor = try open(path: path, flags: 0)
    do throws(Errno) {
      try Self.write(address.channel, to: descriptor)
    } catch {
      // Exported in the meantime, or before by somebody whose file we may not read.
      if error != .busy { throw .unusable(address, path: tree.path(path), error) }
    }
  }

  /// What a file says; nil: it is not there, not ours to read, or no number.
  func number(_ file: String) -> Int? { tree.line("\(folder)/\(file)").flatMap { Int($0) } }

  func write(_ number: Int, to file: String) throws(PWMError) {
    // A shell's `echo 1 > period` truncates as well.
    let descriptor = try open(file, flags: O_TRUNC)
    do throws(Errno) {
      try Self.write(number, to: descriptor)
    } catch {
      throw .unusable(address, path: tree.path("\(folder)/\(file)"), error)
    }
  }

  /// Off, and only if it is on: a channel that has never had a period refuses even "off".
  func stop(_ enable: borrowing Descriptor) throws(PWMError) {
    if number("enable") == 0 { return }
    do throws(Errno) {
      try Self.drive(enable, false)
    } catch {
      throw .unusable(address, path: tree.path("\(folder)/enable"), error)
    }
  }

  /// Opens a file of the channel to write to, with patience.
  func open(_ file: String, flags: Int32 = 0) throws(PWMError) -> Descriptor {
    var left = Self.patience.microseconds
    while true {
      do throws(PWMError) {
        return try open(path: "\(folder)/\(file)", flags: flags)
      } catch {
        let mayPass =
          switch error {
          case .notPermitted: true
          case .unusable(_, _, let errno): errno == .noSuchFile
          default: false
          }
        if !mayPass || left <= 0 { throw error }
        left -= Self.pause.microseconds
        wait(Self.pause)
      }
    }
  }

  private func open(path: String, flags: Int32) throws(PWMError) -> Descriptor {
    let path = tree.path(path)
    do throws(Errno) {
      return try Descriptor { Glibc.open(path, O_WRONLY | O_CLOEXEC | flags) }
    } catch {
      throw error == .accessDenied || error == .notPermitted
        ? .notPermitted(address, path: path, error) : .unusable(address, path: path, error)
    }
  }

  /// Turns a channel on or off by its open `enable`. One system call, no allocation.
  static func drive(_ enable: borrowing Descriptor, _ on: Bool) throws(Errno) {
    var digit: UInt8 = on ? 0x31 : 0x30
    let raw = enable.raw
    // At the file's beginning whatever was written before.
    _ = try SystemCall.retrying { pwrite(raw, &digit, 1, 0) }
  }

  /// In one call: the kernel takes what one call brings for the whole number.
  private static func write(_ number: Int, to descriptor: borrowing Descriptor) throws(Errno) {
    var text = String(number)
    let raw = descriptor.raw
    _ = try SystemCall.retrying { text.withUTF8 { pwrite(raw, $0.baseAddress, $0.count, 0) } }
  }
}
