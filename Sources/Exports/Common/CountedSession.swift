import Coaching
import HingeCore
import Training

/// A session as training logs of other programs have it: the sets that count, with the reps that count.
struct CountedSession {
  let session: SessionRecord
  let moments: SessionMoments
  let notes: [String]
  let sets: [CountedSet]

  /// Nil, and said in `left`, where none of it can be told to others.
  init?(_ log: SessionLog, needsStyle: Bool, left: inout [Exported.Left]) {
    let id = log.session.id
    if log.said.isExcluded {
      left.append(.init(session: id, set: nil, why: "is not to be counted"))
      return nil
    }
    guard let moments = SessionMoments(log) else {
      left.append(.init(session: id, set: nil, why: "has no known date: the clock was not set"))
      return nil
    }
    session = log.session
    self.moments = moments
    notes = log.said.notes
    var sets: [CountedSet] = []
    for (set, reps) in log.sets where !set.said.isExcluded {
      let counted = reps.filter { !$0.said.isExcluded }
      if counted.isEmpty { continue }
      let style = LiftStyle(name: set.said.style ?? log.session.style)
      if style == nil, needsStyle {
        left.append(.init(session: id, set: set.number, why: "has no style, so no exercise"))
        continue
      }
      sets.append(CountedSet(set, reps: counted, style: style, moments: moments))
    }
    if sets.isEmpty {
      // What was said of its sets says it already.
      if left.last?.session != id {
        left.append(.init(session: id, set: nil, why: "has no rep that counts"))
      }
      return nil
    }
    self.sets = sets
  }

  /// So that no made-up number passes for a real one, whatever it is imported into.
  var mark: String { session.isSynthetic ? "SIMULATED " : "" }
  var name: String { "\(mark)Hinge session \(session.id)" }

  /// By exercise, in the order in which each was first done.
  func byStyle() -> [(LiftStyle, [CountedSet])] {
    var groups: [(LiftStyle, [CountedSet])] = []
    for set in sets {
      guard let style = set.style else { continue }
      if let index = groups.firstIndex(where: { $0.0 == style }) {
        groups[index].1.append(set)
      } else {
        groups.append((style, [set]))
      }
    }
    return groups
  }
}

struct CountedSet {
  let number: Int
  let style: LiftStyle?
  let startWallMS: Int64
  let endWallMS: Int64
  let loadGrams: Int64?
  let rpeTenths: Int64?
  let reps: [RepRecord]
  let notes: [String]

  init(_ set: SetRecord, reps: [RepRecord], style: LiftStyle?, moments: SessionMoments) {
    number = set.number
    self.style = style
    self.reps = reps
    loadGrams = set.loadGrams
    rpeTenths = set.said.rpeTenths
    notes = set.said.notes
    startWallMS = moments.wallMS(set.startUS)
    let lastUS = set.endUS ?? reps.map(\.ownEndUS).max() ?? set.startUS
    endWallMS = max(moments.wallMS(lastUS), startWallMS)
  }

  var verdicts: VerdictCounts { VerdictCounts(reps) }

  /// "5 held, 1 lost": what no training log has a column for.
  var verdictText: String {
    let counts = verdicts
    return [
      (counts.held, "held"), (counts.crept, "crept"), (counts.lost, "lost"),
      (counts.noCall, "no call"),
    ]
    .filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
  }
}
