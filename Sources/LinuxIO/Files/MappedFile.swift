internal import Glibc

/// A regular file's bytes in memory without copying them, for recordings of many megabytes.
///
/// For files that are finished. One that another program may shorten must be read with
/// `FileReading` instead: touching mapped bytes that are gone ends the process.
package final class MappedFile: @unchecked Sendable {
  /// Valid as long as this object lives; empty for an empty file.
  private let range: UnsafeRawBufferPointer

  package init(_ path: String, limitBytes: Int) throws(FileError) {
    let file = try RegularFile.open(path, limitBytes: limitBytes)
    let size = file.size
    if size == 0 {
      range = UnsafeRawBufferPointer(start: nil, count: 0)
      return
    }
    let address = mmap(nil, size, PROT_READ, MAP_PRIVATE, file.descriptor.raw, 0)
    guard let address, address != MAP_FAILED else { throw .reading(path, .current) }
    madvise(address, size, Int32(MADV_SEQUENTIAL))
    range = UnsafeRawBufferPointer(start: address, count: size)
  }

  deinit {
    if let address = range.baseAddress {
      munmap(UnsafeMutableRawPointer(mutating: address), range.count)
    }
  }

  package var count: Int { range.count }

  /// The bytes, for the time of the call.
  package func withBytes<Result, Failure: Error>(
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try body(range)
  }
}
