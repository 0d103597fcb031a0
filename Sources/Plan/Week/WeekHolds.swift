package import HingeCore
import Training

/// The timed holds of a week, a row for each kind, in the order in which the kinds were first held.
package struct WeekHolds: Sendable, Equatable {
  package struct Row: Sendable, Equatable {
    package var kind: HoldKind
    /// As the log has them; those of a side plank's two sides together.
    package var holds = 0
    /// Within the limits, as `HoldRecord.heldMS`.
    package var heldMS: Int64 = 0
    package var longestMS: Int64 = 0
    package var steady = 0
  }

  package private(set) var rows: [Row] = []

  init(_ logs: [DatedLog]) {
    for hold in logs.flatMap(\.countedHolds) {
      guard let kind = HoldKind(name: hold.kind) else { continue }
      let index = rows.firstIndex { $0.kind == kind } ?? rows.endIndex
      if index == rows.endIndex { rows.append(Row(kind: kind)) }
      rows[index].holds += 1
      rows[index].heldMS += hold.countedMS
      rows[index].longestMS = max(rows[index].longestMS, hold.countedMS)
      rows[index].steady += hold.grade == "steady" ? 1 : 0
    }
  }

  package var isEmpty: Bool { rows.isEmpty }
}

extension HoldRecord {
  /// A day is the longest that a belt is worn.
  fileprivate var countedMS: Int64 { min(max(0, heldMS), 86_400_000) }
}
