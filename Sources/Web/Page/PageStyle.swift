/// The look of every page. Colors come from `PhoneColors` alone; whatever is pressed is at least 44 px high and wide.
enum PageStyle {
  static let text = PhoneColors.sheet + base

  private static let base = """
    *{box-sizing:border-box}
    [hidden]{display:none!important}
    html{-webkit-text-size-adjust:100%;scroll-padding-bottom:5rem}
    body{margin:0;background:var(--ground);color:var(--ink);font:1rem/1.35 system-ui,sans-serif;\
    overflow-wrap:anywhere}
    h1{font-size:1.125rem;margin:0}h2{font-size:1.0625rem;margin:0 0 .35rem}
    p{margin:.4rem 0}
    a{color:inherit}
    header,main,footer{max-width:60rem;margin:0 auto;padding:.4rem .75rem}
    header{display:flex;flex-wrap:wrap;gap:.1rem .75rem;align-items:center;justify-content:space-between}
    footer,.soft,.label{color:var(--soft)}
    :focus-visible{outline:3px solid var(--ink);outline-offset:2px}
    nav.places{display:flex;flex-wrap:wrap;gap:.4rem}
    nav.places a,.press{display:inline-flex;align-items:center;justify-content:center;min-height:44px;min-width:44px;\
    padding:.25rem .75rem;border:1px solid var(--soft);border-radius:.6rem;background:var(--well);color:var(--ink);\
    font:inherit;font-weight:600;text-decoration:none;text-align:center;line-height:1.15;cursor:pointer;\
    touch-action:manipulation}
    .press[aria-pressed=true],nav.places a[aria-current]{background:var(--ink);color:var(--ground);border-color:var(--ink)}
    .press:disabled{border-style:dashed;color:var(--soft);background:var(--ground);cursor:default}
    .press[aria-busy=true]{text-decoration:underline dotted}
    .chips{display:grid;grid-template-columns:repeat(3,minmax(0,1fr));gap:.4rem;margin:.25rem 0 .6rem}
    .chips.five{grid-template-columns:repeat(5,minmax(0,1fr))}.chips.six{grid-template-columns:repeat(auto-fill,minmax(44px,1fr))}
    .chips .press{padding:.15rem .2rem;flex-direction:column;font-size:1.125rem}
    .chips small{font-size:.8125rem;font-weight:500}
    input,select,textarea{font:inherit;min-height:44px;min-width:0;max-width:100%;padding:.3rem .5rem;\
    border:1px solid var(--soft);border-radius:.5rem;background:var(--ground);color:var(--ink)}
    input[type=checkbox]{width:24px;min-height:24px;height:24px;flex:none;accent-color:var(--ink)}
    textarea{width:100%;display:block}
    .row{display:flex;flex-wrap:wrap;gap:.4rem;align-items:center;margin:.3rem 0}
    .row label,label.row{display:inline-flex;gap:.4rem;align-items:center;min-height:44px;margin:0}
    summary{min-height:44px;display:flex;align-items:center;gap:.5rem;cursor:pointer;font-weight:600}
    summary::before{content:"+";width:1em;text-align:center}details[open]>summary::before{content:"\\2212"}
    #toast{position:fixed;left:.75rem;right:.75rem;bottom:5rem;max-width:36rem;margin:0 auto;background:var(--ink);\
    color:var(--ground);border-radius:.6rem;padding:.6rem .8rem;font-weight:600;z-index:3}
    #toast.bad{background:var(--bad)}#toast:empty{display:none}
    #notice{border:.15rem solid var(--bad);border-radius:.5rem;padding:.6rem .8rem;font-size:1.25rem;font-weight:600}
    .flag{background:var(--ink);color:var(--ground);font-weight:700;letter-spacing:.04em;text-align:center;margin:0;\
    padding:.15rem .5rem;font-size:.9375rem}
    .flag.est{background:var(--ground);color:var(--ink);border:4px double var(--ink)}
    .held,.good{color:var(--good)}.crept,.care{color:var(--care)}.lost,.bad{color:var(--bad)}
    .sr{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
    pre{font:clamp(.6rem,2.5vw,1rem)/1.35 ui-monospace,monospace;overflow-x:auto}
    """
}
