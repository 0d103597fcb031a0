package import HingeCore

/// What the two apps call a style. They find an exercise by its exact name, and make a new one of a name
/// that they do not have.
enum ExerciseNames {
  static func strong(_ style: LiftStyle) -> String {
    switch style {
    case .conventional: "Deadlift (Barbell)"
    case .sumo: "Sumo Deadlift (Barbell)"
    case .trapBar: "Trap Bar Deadlift"
    case .blockPull: "Rack Pull (Barbell)"
    case .kettlebell: "Kettlebell Deadlift"
    case .romanian: "Romanian Deadlift (Barbell)"
    case .goodMorning: "Good Morning (Barbell)"
    }
  }

  static func hevy(_ style: LiftStyle) -> String {
    switch style {
    case .trapBar: "Deadlift (Trap bar)"
    case .blockPull: "Rack Pull"
    default: strong(style)
    }
  }
}

/// An exercise of another log that the belt could have been worn for.
package struct HingeExercise: Sendable, Equatable {
  package var style: LiftStyle
  /// Its name says no more than that it is a deadlift: many log every style under it.
  package var isGeneric: Bool

  /// Nil for every other exercise.
  package init?(name: String) {
    let words = name.lowercased().split { !($0.isLetter || $0.isNumber) }.map(String.init)
    func has(_ some: String...) -> Bool { some.contains { words.contains($0) } }
    func has(pair first: String, _ second: String...) -> Bool {
      zip(words, words.dropFirst()).contains { $0 == first && second.contains($1) }
    }
    isGeneric = false
    if has(pair: "good", "morning", "mornings") || has("goodmorning", "goodmornings") {
      style = .goodMorning
      return
    }
    if has(pair: "rack", "pull", "pulls") || has(pair: "block", "pull", "pulls") {
      style = .blockPull
      return
    }
    let isRomanian = has("rdl", "rdls", "romanian")
    // A high pull goes on where a deadlift ends.
    guard isRomanian || has("deadlift", "deadlifts"), !has(pair: "high", "pull", "pulls") else {
      return nil
    }
    let isStiff =
      has(pair: "stiff", "leg", "legged") || has(pair: "straight", "leg", "legged") || has("sldl")
    if isRomanian || isStiff {
      style = .romanian
    } else if has(pair: "trap", "bar") || has(pair: "hex", "bar") || has("trapbar", "hexbar") {
      style = .trapBar
    } else if has("kettlebell", "kettlebells", "kb") {
      style = .kettlebell
    } else if has("sumo") {
      style = .sumo
    } else if has("block", "rack") {
      style = .blockPull
    } else {
      style = .conventional
      isGeneric = Set(words).isSubset(of: ["deadlift", "deadlifts", "barbell", "bb"])
    }
  }
}
