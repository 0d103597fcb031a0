/// Something that comes and goes: it adds nothing outside its time.
protocol Passing: Sendable {
  var start: Double { get }
  var end: Double { get }
}

/// Passing things in order of their start, found by time without looking at all of them.
struct Timeline<Element: Passing>: Sendable {
  private(set) var elements: [Element] = []
  private var longest = 0.0

  mutating func add(_ element: Element) {
    longest = max(longest, element.end - element.start)
    var place = elements.count
    while place > 0 && elements[place - 1].start > element.start { place -= 1 }
    elements.insert(element, at: place)
  }

  /// Indices of what may be present at a time; the caller still asks each one.
  @inline(__always)
  func near(_ time: Double) -> Range<Int> {
    let last = firstIndex(after: time)
    var first = last
    while first > 0 && elements[first - 1].start >= time - longest { first -= 1 }
    return first..<last
  }

  mutating func change(_ index: Int, _ body: (inout Element) -> Void) { body(&elements[index]) }

  private func firstIndex(after time: Double) -> Int {
    var low = 0
    var high = elements.count
    while low < high {
      let middle = (low + high) / 2
      if elements[middle].start <= time { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// A loss of the neutral spine: lumbar flexion beyond what the lift asks for.
struct Rounding: Passing {
  var start: Double
  /// When it is complete.
  var full: Double
  /// When it begins to unwind.
  var fall: Double
  var end: Double
  var degrees: Double
  /// When the lifter began to mend it because he was told; never, unless told.
  var corrected: Double?

  @inline(__always)
  func value(at time: Double) -> Double {
    if time <= start || time >= end { return 0 }
    var value = degrees * smoothStep((time - start) / (full - start))
    value *= 1 - smoothStep((time - fall) / (end - fall))
    if let corrected { value *= 1 - 0.85 * smoothStep((time - corrected) / 0.4) }
    return value
  }
}

/// Steps, or the pull of a row: a rhythm that fades in and out.
struct Rhythm: Passing {
  var start: Double
  var end: Double
  /// Of the vertical motion, Hz. Lean, twist and sideways motion follow at half of it: one foot,
  /// then the other.
  var frequency: Double
  var heightMeters: Double
  var pelvisDegrees = 0.0
  var lumbarDegrees = 0.0
  var leanDegrees = 0.0
  var twistDegrees = 0.0

  @inline(__always)
  func strength(at time: Double) -> Double {
    let ramp = min(0.8, (end - start) / 2)
    return smoothStep((time - start) / ramp) * smoothStep((end - time) / ramp)
  }
}

/// The bar meets the floor, a heel the ground, the belt a rack: a short push and its ringing.
struct Jolt: Passing {
  var start: Double
  var duration: Double
  /// Largest acceleration, m/s², room axes.
  var peak: Triple
  /// How far the sensor on its soft tissue rings, degrees.
  var ringDegrees: Double

  static var ringSeconds: Double { 0.09 }
  var end: Double { start + max(duration, Jolt.ringSeconds) }

  /// One swing up and one back, so that nobody is thrown off the floor.
  @inline(__always)
  func acceleration(at time: Double) -> Triple {
    let x = (time - start) / duration
    if x <= 0 || x >= 1 { return .zero }
    return peak * (1.07 * sine(turns: x) * (1 - x * x))
  }

  @inline(__always)
  func ring(at time: Double) -> Double {
    let x = (time - start) / Jolt.ringSeconds
    return ringDegrees * smoothHump(x) * sine(turns: (time - start) * 22)
  }
}

/// While the body moves, a sensor on soft tissue trembles.
struct Tremble: Passing {
  var start: Double
  var end: Double
  /// 0...1 of the wearer's own wobble.
  var strength: Double
}
