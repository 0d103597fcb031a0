/// The look of the live page: what is read from the bar is huge, what is pressed is below, where the thumb is.
enum LiveStyle {
  static let text = """
    body{padding-bottom:4.75rem}
    header{flex-wrap:nowrap;padding-bottom:0}
    #who{font-weight:600;min-width:0}#state{font-weight:700;white-space:nowrap;margin-left:auto}
    #line{margin:.1rem 0 .35rem;padding:.2rem .5rem;border-left:.35rem solid var(--good);color:var(--soft);\
    font-size:.9375rem}
    #line.care{border-color:var(--care);color:var(--care);font-weight:600}
    #line.bad{border-color:var(--bad);color:var(--bad);font-weight:700;font-size:1.1875rem}
    #glance{display:grid;grid-template-columns:minmax(0,5fr) minmax(0,6fr);gap:.5rem}
    #glance>div{background:var(--well);border-radius:.75rem;padding:.3rem .6rem;text-align:center;min-width:0}
    #hold{background:var(--well);border:.35rem solid var(--well);border-radius:.75rem;padding:.2rem .6rem .6rem;\
    text-align:center;margin-bottom:.4rem}#hold.lost{border:.35rem double var(--bad)}#hold p{margin:0;font-size:1.5rem}
    #held{font-size:clamp(6rem,31vw,12rem);line-height:.95;font-weight:750;font-variant-numeric:tabular-nums}
    #hold #hold-word{font-size:clamp(1.75rem,8vw,3rem);font-weight:800;line-height:1.2;min-height:1.2em}
    #hold-kind{font-size:1.25rem;font-weight:700}#hold .press{color:var(--ink)}
    .label{font-size:.9375rem}
    #reps{display:block;font-size:clamp(6rem,31vw,12rem);line-height:.95;font-weight:750;\
    font-variant-numeric:tabular-nums;overflow-wrap:normal}
    #verdict{margin:0;font-weight:800;line-height:1.05;font-size:clamp(2rem,9.5vw,4rem);overflow-wrap:normal}
    #glyph{display:block;font-size:1.55em;line-height:1}
    #detail{margin:.15rem 0;font-size:.9375rem;min-height:2.5em}
    #alert{margin:.4rem 0;padding:.35rem .6rem;border-radius:.6rem;font-size:1.5rem;font-weight:800;text-align:center;\
    background:var(--care);color:var(--ground)}
    #alert.alarm{background:var(--bad);font-size:clamp(1.5rem,7.6vw,2.5rem)}
    #gauge{margin-top:.35rem}
    #numbers{font-size:1.125rem;margin:.1rem 0;font-weight:600;font-variant-numeric:tabular-nums}
    #bar{position:relative;height:2.9rem;background:var(--well);border:1px solid var(--soft);border-radius:.5rem;\
    overflow:hidden}
    #fill{position:absolute;inset:0 auto 0 0;width:0;background:var(--good)}
    #fill.warn{background:repeating-linear-gradient(45deg,var(--care) 0 12px,var(--ground) 12px 15px)}
    #fill.alarm{background:repeating-linear-gradient(45deg,var(--bad) 0 6px,var(--ground) 6px 9px)}
    .mark{position:absolute;top:0;bottom:0;width:.25rem;margin-left:-.125rem;background:var(--ink);\
    outline:1px solid var(--ground)}
    #scale{position:relative;height:1.35em;color:var(--soft);font-size:.875rem}
    #scale span{position:absolute;transform:translateX(-50%);white-space:nowrap}
    #strip{list-style:none;display:flex;flex-wrap:wrap;gap:.3rem;margin:.3rem 0;padding:0}
    #strip:empty{display:none}
    #strip li{min-width:2.5rem;border:2px solid currentColor;border-radius:.5rem;text-align:center;line-height:1.1;\
    padding:.1rem .25rem;font-size:1.25rem;font-weight:800}
    #strip small{display:block;font-size:.6875rem;font-weight:500;color:var(--soft)}
    #strip li.counted,#strip li.unseen{border-style:dashed;color:var(--soft)}
    #moves{margin:.2rem 0;font-size:1.125rem;font-variant-numeric:tabular-nums}
    #phase{font-weight:700;font-size:1.375rem}
    #rest{margin:.3rem 0;display:flex;align-items:baseline;gap:.6rem;flex-wrap:wrap}
    #rest b{font-size:clamp(3rem,15vw,5rem);line-height:1;font-variant-numeric:tabular-nums}
    #rest.over b{text-decoration:underline .08em}
    #kinds{grid-template-columns:repeat(3,auto)}#grave{font-weight:700}
    .card{border:1px solid var(--line);border-radius:.75rem;padding:.5rem .6rem;margin:.5rem 0}
    #acts{position:fixed;left:0;right:0;bottom:0;background:var(--ground);border-top:1px solid var(--soft);z-index:2;\
    padding:.4rem .5rem calc(.4rem + env(safe-area-inset-bottom))}
    #acts div{max-width:60rem;margin:0 auto;display:grid;grid-template-columns:repeat(5,minmax(0,1fr));gap:.4rem}
    #acts .press{min-height:52px;padding:.15rem .2rem}
    @media(prefers-reduced-motion:no-preference){#fill{transition:width .1s linear}}
    @media(min-width:48rem){#reps{font-size:13rem}#verdict{font-size:4.5rem}
    #live{display:grid;grid-template-columns:minmax(0,3fr) minmax(0,2fr);gap:0 1.5rem;align-items:start}
    #live>*{grid-column:1}#entry,#wearer,#more{grid-column:2}
    #entry{grid-row:1/9}#wearer{grid-row:9}#more{grid-row:10}}
    @media(max-height:30rem){#acts{position:static}}
    """
}
