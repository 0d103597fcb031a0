/// The look of the page: one column on a phone, two where there is room, small and dense on paper.
enum ReportStyle {
  static let sheet: StaticString = """
    *{box-sizing:border-box}
    html{-webkit-text-size-adjust:100%}
    body{margin:0 auto;max-width:62rem;padding:.75rem 1rem 2rem;background:var(--ground);color:var(--ink);
    font:1rem/1.4 system-ui,"DejaVu Sans",sans-serif;overflow-wrap:break-word}
    bdi,[dir=auto],dd{overflow-wrap:anywhere}
    h1,h2,h3,p,ul,dl,table,figure{margin:0}
    h1{font-size:1.375rem;line-height:1.2}
    h2{font-size:1.125rem;line-height:1.25;margin:1.25rem 0 .4rem;border-bottom:2px solid var(--ink)}
    h3{font-size:1rem;line-height:1.3}
    .soft,small,caption,th{color:var(--soft)}
    small,caption,.note{font-size:.8125rem}
    .note{color:var(--soft);max-width:48rem}
    .num,td,th{font-variant-numeric:tabular-nums}
    del{text-decoration-thickness:2px}
    .flag{border:3px solid var(--ink);background:var(--ink);color:var(--ground);font-weight:700;
    text-align:center;padding:.3rem .5rem;margin-bottom:.5rem}
    .flag b{letter-spacing:.1em}
    .flag.est{background:var(--ground);color:var(--ink);border-style:double;border-width:5px}
    header p{margin-top:.15rem}
    .facts{display:flex;flex-wrap:wrap;gap:0 1rem}
    .cards{display:grid;grid-template-columns:minmax(0,1fr);gap:.5rem;margin-top:.75rem}
    @media(min-width:34rem){.cards{grid-template-columns:repeat(2,minmax(0,1fr))}}
    @media(min-width:64rem){.cards{grid-template-columns:repeat(4,minmax(0,1fr))}}
    .card{background:var(--well);border-left:.35rem solid var(--ink);padding:.4rem .7rem .5rem}
    .card h2{border:0;margin:0;font-weight:500;font-size:.875rem;color:var(--soft)}
    .card .big{font-size:1.625rem;line-height:1.2;font-weight:750}
    .card .say{font-size:1.0625rem;line-height:1.35;font-weight:600}
    .counts{display:flex;flex-wrap:wrap;gap:0 .8rem;list-style:none;padding:0}
    .charts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,19rem),1fr));gap:.5rem 1.5rem}
    .set{margin-top:1rem;border-top:1px solid var(--line);padding-top:.4rem}
    .body{display:grid;grid-template-columns:minmax(0,1fr);gap:.25rem 1rem;align-items:start}
    .cue{font-weight:600}
    .v{white-space:nowrap;font-weight:650}
    .held{color:var(--good)}.crept{color:var(--care)}.lost{color:var(--bad)}.no_call{color:var(--soft)}
    svg{display:block;width:100%;height:auto;overflow:hidden}
    svg[role=img]{max-width:27rem}
    svg text{font:12px system-ui,"DejaVu Sans",sans-serif;fill:var(--soft)}
    svg text.key{fill:var(--ink);font-weight:700;paint-order:stroke;stroke:var(--ground);stroke-width:3px}
    svg.icon{display:inline-block;width:.95em;height:.95em;vertical-align:-.1em;overflow:visible}
    .grid{stroke:var(--line);stroke-width:1;fill:none}
    .axis{stroke:var(--soft);stroke-width:1;fill:none}
    .limit{stroke:var(--ink);stroke-width:1;fill:none}
    .limit.a{stroke-width:2}
    .moment{stroke:var(--soft);stroke-width:1;stroke-dasharray:2 3;fill:none}
    .edge{fill:none;stroke:var(--soft);stroke-width:1}
    .edge.q{stroke-dasharray:2 2}
    .zone{fill:none;stroke:var(--soft);stroke-opacity:.55}
    .t{fill:none;stroke:currentColor;stroke-width:1.3;stroke-linejoin:round}
    .t.crept{stroke-width:2;stroke-dasharray:6 3}
    .t.lost{stroke-width:2.8}
    .t.no_call{stroke-width:1.2;stroke-dasharray:1.5 3}
    .f{fill:currentColor}.o{fill:var(--ground);stroke:currentColor;stroke-width:1.5}
    .w{fill:none;stroke:var(--ground);stroke-width:1.8;stroke-linecap:round}
    .run{fill:none;stroke:var(--soft);stroke-width:1.2}
    .mean{stroke:var(--ink);stroke-width:2;fill:none}
    .wash{fill:var(--well)}
    table{border-collapse:collapse;width:100%;font-size:.8125rem}
    caption{text-align:left}
    th{font-weight:500;text-align:left;font-size:.8125rem;vertical-align:bottom}
    td,th{padding:.1rem .5rem .1rem 0;border-bottom:1px solid var(--line)}
    td.n,th.n{text-align:right}
    .more td{padding-top:0;color:var(--soft);font-size:.8125rem}
    tr.has td,tr.has th{border-bottom:0}
    tbody th{color:var(--ink);font-size:inherit;vertical-align:baseline}
    .reps td,.reps tbody th{vertical-align:middle}
    .out td,.out th{color:var(--soft)}
    td.n,.two span,.trend td,.trend tbody th{white-space:nowrap}
    .meter{width:28%}
    .two{display:flex;align-items:center;gap:.1rem .4rem}
    .two svg{flex:1 1 6rem;min-width:6rem;max-width:10rem}
    .two span{flex:0 0 auto}
    @media screen{.two svg text{font-size:9.5px}}
    .c-tempo .two{flex-wrap:wrap}.c-tempo .two svg{flex-basis:4.6rem;min-width:4.6rem;max-width:8rem}
    .pct{min-width:2.6rem;text-align:right}
    dl.list{display:grid;grid-template-columns:minmax(6rem,max-content) minmax(0,1fr);gap:.1rem .9rem;
    font-size:.9375rem}
    dl.list dt{color:var(--soft)}dl.list dd{margin:0}
    .score{display:flex;align-items:baseline;gap:.6rem;flex-wrap:wrap;margin-top:.4rem}
    .score b{font-size:1.375rem}
    footer{margin-top:1rem;border-top:1px solid var(--line);padding-top:.3rem;font-size:.8125rem;color:var(--soft)}
    .key-row{display:flex;flex-wrap:wrap;gap:.1rem 1.1rem;font-size:.8125rem;align-items:center}
    .key-row svg.sw{width:1.7rem;height:.8rem;display:inline-block;vertical-align:-.05rem;margin-right:.3rem}
    @media screen and (max-width:60rem){.c-tempo .two{flex-direction:column;align-items:flex-start}
    .c-tempo .two svg{flex:none;width:5.5rem}}
    @media(min-width:47rem){.body.t2{grid-template-columns:minmax(0,15rem) minmax(0,1fr)}}
    @media(max-width:34rem){
    .reps thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
    .reps,.reps tbody,.reps tr,.reps td,.reps tbody th{display:block}
    .reps tr.rep{display:grid;grid-template-columns:6.6rem minmax(0,1fr);gap:0 .6rem;border-bottom:1px solid var(--line);
    padding:.3rem 0;align-items:center}
    .reps tr.rep.has{border-bottom:0;padding-bottom:0}
    .reps td,.reps tbody th{border:0;padding:0}
    .reps td.c-tempo{grid-column:2}.reps td.c-peak{grid-column:1;grid-row:2}
    .reps td.c-peak::before{content:"peak ";color:var(--soft)}
    .reps td.n{text-align:left}
    .reps tr.more{border-bottom:1px solid var(--line);padding-bottom:.3rem}
    .wide-only{display:none}
    .two svg{max-width:none}.c-tempo .two{flex-direction:row;align-items:center}
    .c-tempo .two svg{flex:1 1 4.6rem;width:auto;max-width:none}
    .trend thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
    .trend,.trend tbody,.trend td,.trend tbody th{display:block}
    .trend tr{display:grid;grid-template-columns:repeat(3,minmax(0,1fr));gap:.1rem .6rem;padding:.3rem 0;
    border-bottom:1px solid var(--line)}
    .trend td,.trend tbody th{border:0;padding:0;text-align:left;font-size:.875rem}
    .trend [data-h]::before{content:attr(data-h);display:block;font-size:.75rem;color:var(--soft);font-weight:400}
    }
    @page{size:A4;margin:9mm 12mm}
    @media print{
    html{font-size:8.4pt}
    body{max-width:none;padding:0;line-height:1.3;print-color-adjust:exact;-webkit-print-color-adjust:exact}
    h2{margin:.7rem 0 .25rem;break-after:avoid}
    .set{break-inside:avoid;margin-top:.45rem;padding-top:.25rem}
    td,th{padding-top:0;padding-bottom:0}.reps td,.reps tbody th{line-height:1.3}
    .card .big{font-size:1.375rem}.card{padding:.25rem .6rem}.card .say{font-size:1rem;line-height:1.25}
    .card,.charts figure,tr,.said li{break-inside:avoid}
    .cards{grid-template-columns:repeat(4,1fr)}
    .charts{grid-template-columns:1fr 1fr}
    .body.t2{grid-template-columns:48mm minmax(0,1fr)}
    .two svg{flex-basis:21mm;min-width:21mm;max-width:30mm}
    .c-tempo .two svg{flex-basis:17mm;min-width:17mm;max-width:24mm}
    .note,small,caption,th,.key-row,footer{font-size:.85rem;line-height:1.3}
    .note{max-width:none}footer{margin-top:.4rem}.score{flex-wrap:nowrap}.score>b{white-space:nowrap}
    h2{margin-top:.5rem}
    }
    """
}
