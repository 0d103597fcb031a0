/// Rules of the pages beside that of a session; colors are those of all.
enum PageStyle {
  static let sheet: StaticString = """
    .ps{fill:none;stroke:currentColor;stroke-width:1.5}
    .part{stroke:currentColor;stroke-width:1}
    .part.lost{stroke-width:1.6}
    .part.no_call{stroke-dasharray:1.5 1.5}
    .part.no_call{fill:var(--ground)}
    .whisker{fill:none;stroke:var(--ink);stroke-width:1.4}
    .halo{fill:none;stroke:var(--ground);stroke-width:4}
    .rest{fill:var(--soft)}
    .course .big{font-size:1.25rem;line-height:1.3;font-weight:700}
    figcaption{line-height:1.3}figcaption small{display:block;margin-bottom:.2rem}
    td{vertical-align:baseline}
    .key-row+.charts{margin-top:.5rem}
    .loads h3{margin-top:.6rem}
    .card.wide{grid-column:1/-1}
    .card ul{margin:0;padding-left:1.1rem}.card ul.counts{padding:0}
    svg.large[role=img]{max-width:none}
    svg.large .t{stroke-width:2.4}
    .bar.gauge{max-width:20rem;margin-top:.2rem}
    .days td{text-align:center}.days td,.days th{padding-right:.25rem}
    .days{max-width:34rem}.days tbody th{white-space:nowrap}
    .weeks td,.weeks tbody th{white-space:nowrap}
    .numbers tbody th{color:var(--soft)}
    .sides{table-layout:fixed}.sides th{overflow-wrap:anywhere}.sides td.n{white-space:normal}
    .sides th.name{width:29%}.sides th.less{width:17%}
    @media screen and (max-width:47rem){
    .weeks thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
    .weeks,.weeks tbody,.weeks td,.weeks tbody th{display:block}
    .weeks tr{display:grid;grid-template-columns:repeat(auto-fill,minmax(6rem,1fr));gap:.1rem .6rem;padding:.3rem 0;
    border-bottom:1px solid var(--line)}
    .weeks td,.weeks tbody th{border:0;padding:0;text-align:left;font-size:.875rem}
    .weeks tbody th{grid-column:1/-1;font-weight:650}
    .weeks [data-h]::before{content:attr(data-h);display:block;font-size:.75rem;color:var(--soft);font-weight:400}
    .weeks [data-h]::before{white-space:normal;line-height:1.2}.weeks td{align-self:end}
    }
    @media(max-width:34rem){svg.large text{font-size:20px}}
    .w{white-space:nowrap}
    @media print{.charts .charts{grid-template-columns:minmax(0,1fr)}.days{max-width:none}svg.large[role=img]{max-width:150mm}.weeks td,.weeks th{font-size:.8rem}}
    """
}

/// Hatchings of the parts of a week's reps; a full area is those that held.
enum PartPatterns {
  static let crept = "h-crept"
  static let lost = "h-lost"

  static let definitions = Markup.tag(
    "svg",
    [
      .a("width", "0"), .a("height", "0"), .a("aria-hidden", "true"),
      .a("style", "position:absolute"),
    ],
    .tag(
      "defs", [], hatch(crept, 40, "ps crept", "M-1 5L5 -1M-1 1L1 -1M3 5L5 3"),
      hatch(lost, 40, "ps lost", "M0 0L4 4M4 0L0 4")))

  private static func hatch(_ name: String, _ step: Int, _ kind: String, _ data: String) -> Markup {
    .tag(
      "pattern",
      [
        .a("id", name), .a("width", Drawing.number(step)), .a("height", Drawing.number(step)),
        .a("patternUnits", "userSpaceOnUse"),
      ], Drawing.path(kind, data))
  }
}
