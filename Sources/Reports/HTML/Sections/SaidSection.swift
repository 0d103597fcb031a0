import Coaching
import Training

/// What the lifter or coach said of the session: effort, pain, soreness on the days after, notes. What
/// was said of a set or a rep stands there.
struct SaidSection {
  let page: PageContext

  init(_ page: PageContext) { self.page = page }

  var markup: Markup {
    let said = page.log.said
    var rows: [Markup] = []
    func row(_ name: Markup, _ value: Markup) {
      rows.append(.tag("dt", name) + .tag("dd", value))
    }
    if let rpe = said.rpeTenths { row("Effort", "RPE \(Self.rpe(rpe)) of 10") }
    if let pain = Self.pain(said.pain, said.painKind) { row("Pain", pain) }
    for soreness in said.soreness {
      let after =
        soreness.hoursAfter.map { ", \(Figures.count(Int($0), "hour", "hours")) after" } ?? ""
      row("Soreness", "\(soreness.value) of 10\(after)")
    }
    for note in said.notes { row("Note", .tag("span", [.a("dir", "auto")], Markup(note))) }
    let changes = page.log.entries.count
    guard !rows.isEmpty || changes > 0 else { return .none }
    if changes > 0 {
      row(
        "On record",
        "\(Figures.count(changes, "entry", "entries")) made by hand; earlier ones are kept, and so is what the belt said"
      )
    }
    return .tag(
      "section", [.class("said")], .tag("h2", "What was said"), .tag("dl", [.class("list")], rows))
  }

  /// For the line of a set or a rep.
  static func facts(
    rpeTenths: Int64?, pain: Int64?, _ kind: PainKind?, notes: [String]
  ) -> [Markup] {
    var facts: [Markup] = []
    if let rpeTenths { facts.append("RPE \(rpe(rpeTenths))") }
    if let pain = Self.pain(pain, kind) { facts.append("pain " + pain) }
    facts += notes.map { "note: " + .tag("span", [.a("dir", "auto")], Markup($0)) }
    return facts
  }

  /// "4 of 10, sharp"; what it was like is no matter once there is none.
  private static func pain(_ value: Int64?, _ kind: PainKind?) -> Markup? {
    switch (value, kind) {
    case (let value?, let kind?) where value > 0: "\(value) of 10, \(kind.rawValue)"
    case (let value?, _): "\(value) of 10"
    case (nil, let kind?): "\(kind.rawValue)"
    case (nil, nil): nil
    }
  }

  /// "8.5" of 85.
  private static func rpe(_ tenths: Int64) -> String {
    tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths.magnitude % 10)"
  }
}
