import Glibc
import IMU
import LinuxIO

// Talks over an I2C bus as a driver would and says what it does, between the lines of the adapter
// that is not there (../adapter.c). With the name of a mistake it makes that one. With a number it
// reads and writes as often over a bus that always answers (../answering.c), and says nothing.
let argument = CommandLine.arguments.dropFirst().first
if let rounds = argument.flatMap({ Int($0) }) {
  do {
    try repeatTransfers(over: I2CBus("/dev/null"), rounds: rounds)
    exit(0)
  } catch {
    say("\(error)")
    exit(1)
  }
}
let path = "/dev/i2c-1"
let mistake = argument.map { Mistake(rawValue: $0) }
say("open \(path)")
do throws(I2CError) {
  let bus = try I2CBus(path)
  say("adapter \"\(I2CAdapter(of: path).name ?? "unknown")\"")
  claim(0x68, on: bus)
  claim(0x68, on: bus)
  claim(0x42, on: bus)
  switch mistake {
  case .none: talk(over: bus)
  case .some(let mistake?): talk(over: MistakenBus(bus, path: path, mistake: mistake))
  case .some(nil):
    say("no such mistake")
    exit(64)
  }
} catch {
  say("refused: \(error)")
}

func claim(_ address: UInt8, on bus: I2CBus) {
  say("claim 0x\(String(address, radix: 16))")
  do throws(I2CError) {
    try bus.claim(address)
  } catch {
    say("refused: \(error)")
  }
}
