internal import Glibc

/// How long this process has been running, by the kernel's own account: what it took to be loaded counts.
package enum ProcessAge {
  /// Milliseconds, to the kernel's tick of 10; nil where /proc does not tell.
  package static func nowMS() -> Int64? {
    let ticksPerSecond = Int64(sysconf(Int32(_SC_CLK_TCK)))
    guard ticksPerSecond > 0, let started = startTicks() else { return nil }
    return BootClock.nowMS() - started * 1000 / ticksPerSecond
  }

  /// proc_pid_stat(5): field 22. The second is the program's name in brackets, with anything in it.
  private static func startTicks() -> Int64? {
    do throws(FileError) {
      let text = try FileReading.text("/proc/self/stat", limitBytes: 4096)
      guard let end = text.lastIndex(of: ")") else { return nil }
      let fields = text[text.index(after: end)...].split(separator: " ")
      return fields.count > 19 ? Int64(fields[19]) : nil
    } catch {
      return nil
    }
  }
}
