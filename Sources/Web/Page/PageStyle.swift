/// The look of every page. Colors in pairs for light and dark, each text at least 4.5 to 1 on its ground; what a
/// color says a word says, too.
enum PageStyle {
  static let text = """
    :root{color-scheme:light dark;--ground:#fff;--ink:#16191d;--soft:#4d5561;--line:#c3c9d1;--well:#eef0f3;\
    --good:#0b6b2f;--care:#8a4b00;--bad:#b3121d;--flag:#16191d;--flagink:#fff}
    @media(prefers-color-scheme:dark){:root{--ground:#101317;--ink:#f1f3f5;--soft:#a9b2bd;--line:#3b434d;\
    --well:#1d2228;--good:#5bd68a;--care:#ffb454;--bad:#ff8a85;--flag:#f1f3f5;--flagink:#101317}}
    *{box-sizing:border-box}
    [hidden]{display:none!important}
    body{margin:0;background:var(--ground);color:var(--ink);font:1.125rem/1.4 system-ui,sans-serif}
    a{color:inherit}
    a:focus-visible{outline:3px solid var(--ink);outline-offset:2px}
    header,main,footer{max-width:60rem;margin:0 auto;padding:.75rem 1rem}
    header{display:flex;flex-wrap:wrap;gap:.25rem 1rem;align-items:baseline;justify-content:space-between}
    h1{font-size:1.25rem;margin:0}
    p{margin:.5rem 0}
    #flag{background:var(--flag);color:var(--flagink);font-weight:700;letter-spacing:.06em;text-align:center;\
    padding:.4rem .5rem;font-size:1rem}
    #notice,#why{overflow-wrap:anywhere}
    #why{font-size:1.25rem}
    #notice{border:.15rem solid var(--bad);border-radius:.5rem;padding:.75rem 1rem;font-size:1.375rem;font-weight:600}
    #counts{display:grid;grid-template-columns:1fr 1fr;gap:1rem;margin:0}
    #counts div{background:var(--well);border-radius:.75rem;padding:.5rem 1rem;text-align:center}
    dt,.label{color:var(--soft);font-size:1.125rem}
    dd{margin:0;font-size:clamp(5rem,26vw,11rem);line-height:1;font-weight:700;font-variant-numeric:tabular-nums}
    #verdict{font-size:clamp(3rem,15vw,6.5rem);line-height:1.1;font-weight:800;margin:.25rem 0}
    #verdict.held{color:var(--good)}#verdict.crept{color:var(--care)}#verdict.lost{color:var(--bad)}
    #detail{min-height:1.4em}#live>div{margin-top:.75rem}
    #alert{color:var(--care);font-weight:700;font-size:1.5rem}
    #alert.alarm{color:var(--bad)}
    #bar{position:relative;height:3.5rem;background:var(--well);border:1px solid var(--soft);border-radius:.5rem;\
    overflow:hidden}
    #fill{position:absolute;inset:0 auto 0 0;width:0;background:var(--good)}
    #fill.warn{background:var(--care)}#fill.alarm{background:var(--bad)}
    .mark{position:absolute;top:0;bottom:0;width:.25rem;margin-left:-.125rem;background:var(--ink);\
    outline:1px solid var(--ground)}
    #scale{position:relative;height:1.5em;color:var(--soft)}
    #scale span{position:absolute;transform:translateX(-50%)}
    #numbers{font-size:1.5rem;font-variant-numeric:tabular-nums}
    pre{font:clamp(.6rem,2.5vw,1rem)/1.35 ui-monospace,monospace;overflow-x:auto}
    footer{color:var(--soft)}
    @media(min-width:48rem){#live{display:grid;grid-template-columns:1fr 1fr;gap:0 2rem}dd{font-size:9rem}\
    #verdict{font-size:6rem}#wide{grid-column:1/3}#counts{align-self:start}}
    """
}
