import Foundation
import Testing

@testable import HingeCore

/// A pitch over time made of smooth moves (minimum jerk) and pauses, for trackers and timers that
/// are fed frames: what a person does, without any sensor.
struct PitchCurve {
  private struct Move {
    var start: Double
    var end: Double
    var from: Double
    var to: Double
  }
  private var moves: [Move] = []
  private(set) var now = 0.0
  private(set) var level: Double

  init(level: Double = 0) { self.level = level }

  mutating func wait(_ seconds: Double) { now += seconds }

  mutating func move(to degrees: Double, _ seconds: Double) {
    moves.append(Move(start: now, end: now + seconds, from: level, to: degrees))
    now += seconds
    level = degrees
  }

  func pitch(at time: Double) -> Double {
    guard let move = moves.last(where: { $0.start <= time }) else {
      return moves.first?.from ?? level
    }
    if time >= move.end { return move.to }
    let s = (time - move.start) / (move.end - move.start)
    return move.from + (move.to - move.from) * s * s * s * (10 - 15 * s + 6 * s * s)
  }

  func rate(at time: Double) -> Double {
    guard let move = moves.last(where: { $0.start <= time }), time < move.end else { return 0 }
    let s = (time - move.start) / (move.end - move.start)
    return (move.to - move.from) * 30 * s * s * (1 - s) * (1 - s) / (move.end - move.start)
  }

  /// Seconds within a move where its rate passes a tenth of the peak.
  static func tenth(ofMoveLasting seconds: Double) -> ClosedRange<Double> {
    // 30 s²(1-s)² = 0.1 · 30/16 at s = 0.0859 and its mirror.
    var low = 0.0
    var high = 0.5
    for _ in 0..<60 {
      let s = (low + high) / 2
      if s * s * (1 - s) * (1 - s) < 0.1 / 16 { low = s } else { high = s }
    }
    return low * seconds...(1 - low) * seconds
  }

  /// 20 ms frames to the end of the curve.
  func frames(_ body: (Timestamp, Angle, AngularRate) -> Void) {
    for index in 0...Int(now * 50) {
      let time = Double(index) * 0.02
      body(
        Timestamp(microseconds: Int64(index) * 20_000),
        Angle(raw: Int32(pitch(at: time) * 65536)), AngularRate(raw: Int32(rate(at: time) * 65536)))
    }
  }
}
