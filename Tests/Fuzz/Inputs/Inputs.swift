import Exports
import Foundation
import HingeCore
import IMU
import Plan
import Recording
import Settings
import Training

@testable import Control

/// What comes from outside, by name: each takes bytes and must come back, whatever they are.
let inputs: [String: @Sendable ([UInt8]) -> Void] = [
  "configuration": { bytes in
    do {
      let found = try EffectiveConfiguration(
        text: String(decoding: bytes, as: UTF8.self), path: "c.yaml", environment: [:])
      mustSay(found.listing, "")
    } catch { mustSay("\(error)", "c.yaml") }
  },
  "plan": { bytes in
    do {
      let text = String(decoding: bytes, as: UTF8.self)
      let plan = try PlanFile.read(text, path: "p.yaml", unit: .kg)
      for advice in PlanAdvice.all(plan) { mustSay(advice.sentence, "") }
      let calendar = CalendarFile(
        plan, lifter: plan.lifter ?? "", today: CalendarDay(number: 20_787), stampSeconds: 0,
        unit: .kg)
      if calendar.text.components(separatedBy: "\r\n").contains(where: { $0.utf8.count > 75 }) {
        fatalError("a line of a calendar that is too long")
      }
    } catch { mustSay("\(error)", "p.yaml") }
  },
  "profile": { bytes in
    do {
      let text = String(decoding: bytes, as: UTF8.self)
      let profile = try CalibrationProfile.read(text, path: "p.json")
      _ = profile.wearer(style: profile.liftStyle)
      // What was taken can be written, and says the same again.
      if try CalibrationProfile.read(profile.jsonText(), path: "p.json") != profile {
        fatalError("a profile that changes by being written")
      }
    } catch { mustSay("\(error)", "p.json") }
  },
  "device": { bytes in
    do {
      _ = try DeviceFile.read(String(decoding: bytes, as: UTF8.self), path: "d.json")
    } catch { mustSay("\(error)", "d.json") }
  },
  "recording": { bytes in
    do {
      let found = try RecordingFile.read(bytes, path: "r.csv")
      // What was taken goes through both forms unchanged.
      let written = BinaryWriter.bytes(of: found)
      let again = try RecordingFile.read(written, path: "r.hrec")
      if BinaryWriter.bytes(of: again) != written {
        fatalError("a recording that changes by being written")
      }
    } catch { mustSay("\(error)", "r.") }
  },
  "csv": { bytes in
    do {
      let found = try ForeignLog.read(bytes, unit: .kg, zone: .gmt)
      // What was read can be logged, as far as its values go.
      for set in found.workouts.flatMap(\.sets) {
        if let grams = set.loadGrams, EntryField.load.problem(with: "\(grams)") != nil {
          fatalError("a load that can't be logged: \(grams)")
        }
      }
    } catch { mustSay("\(error)", "") }
  },
  "socket": { bytes in
    var lines = LineBuffer(maximumBytes: ControlProtocol.maximumRequestBytes)
    // In pieces, as a socket gives them.
    var rest = bytes[...]
    while !rest.isEmpty {
      let piece = rest.prefix(1 + Int(rest.first ?? 0) % 97)
      lines.append(piece)
      rest = rest.dropFirst(piece.count)
      while case .line(let line) = lines.next() {
        switch ControlCoding.request(line) {
        case .refused(_, let fault): mustSay(fault.message, "")
        case .accepted(let request):
          do {
            if let wish = try WearerWish(request), try WearerWish(wish.request(id: 1)) != wish {
              fatalError("a wish that changes by being sent")
            }
          } catch { mustSay("\(error)", "") }
        }
        _ = ControlCoding.message(line)
      }
    }
  },
  "fifo": { bytes in
    guard let selector = bytes.first, !chips.isEmpty else { return }
    let chip = chips[Int(selector) % chips.count]
    var state = FIFOState()
    var rest = bytes.dropFirst()
    // Whole units, a read at a time, as the link does it.
    let unit = max(1, Int(chip.fifo.unitBytes))
    let most = min(256 / unit, SampleBatch.capacity * Int(chip.fifo.unitsPerSample)) * unit
    while rest.count >= unit {
      let piece = Array(rest.prefix(min(most, rest.count / unit * unit)))
      rest = rest.dropFirst(piece.count)
      var batch = SampleBatch()
      piece.withUnsafeBufferPointer { chip.decode($0, &state, &batch) }
      if batch.count > piece.count / unit { fatalError("more samples than units") }
    }
  },
]

/// Set before the first input comes.
nonisolated(unsafe) var take: @Sendable ([UInt8]) -> Void = { _ in }

private let chips = ChipCatalogue.all.flatMap { family in
  (UInt8.min...UInt8.max).compactMap { family.make($0) }
}

/// A refusal is a sentence that names the file.
private func mustSay(_ text: String, _ file: String) {
  if text.isEmpty || !(file.isEmpty || text.contains(file)) {
    fatalError("a refusal without its place: '\(text)'")
  }
}

// libFuzzer's own main, which is not used, is linked into a debug build and asks for this.
@_cdecl("LLVMFuzzerTestOneInput")
func unused(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int32 { 0 }
