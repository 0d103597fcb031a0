import FuzzDriver
import Glibc

// fuzz INPUT [libFuzzer's options and folders]: see scripts/fuzz.
let names = inputs.keys.sorted().joined(separator: ", ")
guard CommandLine.argc > 1, let chosen = inputs[CommandLine.arguments[1]] else {
  print("fuzz INPUT ...: INPUT is one of \(names)")
  exit(64)
}
// libFuzzer looks for the program's name first.
var count = CommandLine.argc - 1
var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv + 1
take = chosen
exit(
  LLVMFuzzerRunDriver(&count, &arguments) { bytes, count in
    take(Array(UnsafeBufferPointer(start: bytes, count: count)))
    return 0
  })
