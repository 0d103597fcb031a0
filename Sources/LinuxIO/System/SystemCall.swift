internal import Glibc

/// How every system call here is made: -1 becomes an `Errno`, and a call that a signal cut short is
/// made again.
package enum SystemCall {
  /// The call's result; throws what it failed with, never EINTR.
  package static func retrying<Result: FixedWidthInteger & SignedInteger>(
    _ call: () -> Result
  ) throws(Errno) -> Result {
    while true {
      let result = call()
      if result != -1 { return result }
      let error = Errno.current
      if error != .interrupted { throw error }
    }
  }

  /// Writes all of `bytes`, however many calls that takes. For files and blocking descriptors.
  package static func writeAll(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) throws(Errno)
  {
    var rest = bytes[...]
    while !rest.isEmpty {
      let part = UnsafeRawBufferPointer(rebasing: rest)
      let count = try retrying { write(descriptor, part.baseAddress, part.count) }
      rest = rest.dropFirst(count)
    }
  }
}

/// An open file descriptor that closes with its owner.
package struct Descriptor: ~Copyable, Sendable {
  package let raw: Int32

  /// Takes over an open descriptor.
  package init(owning raw: Int32) { self.raw = raw }

  /// Takes over what `open` returns; throws what it failed with.
  package init(_ open: () -> Int32) throws(Errno) {
    self.raw = try SystemCall.retrying(open)
  }

  deinit { close(raw) }
}
