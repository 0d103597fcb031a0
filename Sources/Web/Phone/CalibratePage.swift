/// The guided calibration: what to do now, how long, and what would help.
package enum CalibratePage {
  package static func page(nonce: String) -> WebPage {
    WebPage(
      title: "Hinge: calibrate", body: body, style: style,
      script: CommonScript.text + "\n" + script, nonce: nonce)
  }

  private static let body = """
    <p id="sim" class="flag" hidden>SIMULATED: no sensor is worn</p>
    <header><h1>Calibrate</h1>\(PagePlaces.links(at: "/calibrate"))</header>
    <main><p id="line" role="status">hinge-web is asked for.</p>
    <noscript><p>This page needs JavaScript; the belt's button calibrates, too.</p></noscript>
    <p>Wear the belt as in training. Four steps, some two minutes; ticks tell when each begins and ends, so that you need
    not look here.</p>
    <div id="step" class="card" hidden><span class="label" id="count"></span>
    <p id="what" aria-live="polite"></p><p><b id="left"></b> <span id="phase"></span></p><p id="hint" role="status"></p></div>
    <div id="result" class="card" role="status" hidden><h2 id="outcome"></h2><p id="message"></p></div>
    <div class="row"><button type="button" class="press" id="start" disabled>Start</button>
    <button type="button" class="press" id="stop" disabled>Give up</button></div>
    <ol><li>Stand tall and still.</li><li>Three hinges from the hips, spine neutral, no load: 3 s down, 1 s held, 2 s
    up.</li><li>Three reps in the style to be trained, with the empty bar.</li><li>Hinge, round the back fully, hold
    2 s; twice. Without load, and only as far as it is comfortable.</li></ol></main>
    <div id="toast" role="status"></div>
    """

  private static let style = """
    .card{border:2px solid var(--ink);border-radius:.75rem;padding:.6rem .8rem;margin:.6rem 0}
    #what{font-size:1.75rem;font-weight:750;line-height:1.15}
    #left{font-size:clamp(4rem,22vw,8rem);line-height:1;font-variant-numeric:tabular-nums}
    #phase{font-size:1.25rem}#hint{font-size:1.5rem;font-weight:700;color:var(--care)}
    #line{color:var(--soft)}.row .press{flex:1;min-height:56px;font-size:1.25rem}
    """

  private static let script = #"""
    const WHAT={stand:'Stand tall and still.',hinge:'Three hinges from the hips, spine neutral.',
     style:'Three reps in your style, empty bar.',slump:'Hinge, round the back, hold 2 s; twice.'};
    const HINT={hold_still:'Hold still.',further:'Further down.',slower:'Slower.'};
    let source,watch,until=null;
    function heard(){clearTimeout(watch);watch=setTimeout(()=>{source.close();lost();setTimeout(connect,2000)},12000)}
    function lost(){put('line','No connection to hinge-web. This page tries again by itself.');$('start').disabled=true;
     $('stop').disabled=true;until=null}
    function show(v){
     const isDown=v.daemon!=='running',c=v.calibration,isOver=!c||c.phase==='accepted'||c.phase==='refused';
     $('sim').hidden=!v.simulated||isDown;
     put('line',isDown?v.line+' This page goes on by itself when it is back.':
      v.lifter?v.lifter+', '+v.style.replace(/_/g,' ')+': '+v.line:v.line);
     $('start').disabled=isDown||!isOver||v.set_open;$('stop').disabled=isDown||isOver;
     $('step').hidden=isDown||isOver;$('result').hidden=isDown||!c||!isOver;
     until=null;
     if(!c||isDown)return;
     if(!isOver){put('count','Step '+c.step+' of '+c.steps);
      put('what',c.phase==='judging'?'Done: the profile is made.':WHAT[c.word]||c.word);
      put('phase',c.phase==='waiting'?'s until it begins':c.phase==='recording'?'s left: now':'');
      put('hint',HINT[c.hint]||'');until=c.left_s!=null?Date.now()+c.left_s*1000:null;tick()}
     else{put('outcome',c.phase==='accepted'?'\u2713 Accepted'+(c.grade?', grade '+c.grade:''):'\u2717 No new profile');
      put('message',c.message||'')}}
    function tick(){put('left',until==null?'':''+Math.max(0,Math.ceil((until-Date.now())/1000)))}
    setInterval(tick,250);
    $('start').addEventListener('click',e=>post('/wish',{request:'calibrate'},e.currentTarget,'Step 1 begins'));
    $('stop').addEventListener('click',e=>post('/wish',{request:'give_up'},e.currentTarget,'Given up'));
    function connect(){source=new EventSource('/events');heard();
     source.addEventListener('view',e=>{heard();show(JSON.parse(e.data))});
     source.addEventListener('frame',heard);
     source.onerror=()=>{lost();if(source.readyState===2){clearTimeout(watch);setTimeout(connect,2000)}}}
    connect();
    """#
}
