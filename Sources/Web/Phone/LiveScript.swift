/// What moves the live page. It draws what it is sent, and says when it is sent nothing.
enum LiveScript {
  static let text =
    CommonScript.text + "\n" + drawing + "\n" + HoldScript.text + "\n" + EntryScript.text + "\n"
    + WearerScript.text + "\n" + connection

  private static let drawing = #"""
    let now=null,frameAt=0,limits=null,isMeasured=true,isDown=true,restFrom=null,muteUntil=null;
    const SIGN={held:'\u2713',crept:'~',lost:'\u2717',no_call:'?',counted:'\u2022',unseen:'\u00b7'};
    const WORD={held:'held',crept:'crept',lost:'lost',no_call:'no call',counted:'counted',unseen:'not seen'};
    const PHASE={none:'',standing:'standing',eccentric:'lowering',bottom:'at the bottom',concentric:'rising',
     lockout:'lockout'};
    const STATE={starting:'starting',running:'running',waiting_for_sensor:'no sensor',degraded:'degraded',
     stopping:'stopping',holding:'holds'};
    function line(text,tone){const e=$('line');if(e.className!==tone)e.className=tone;put('line',text)}
    function clear(){$('fill').style.width='0';$('bar').removeAttribute('aria-valuenow');
     $('bar').setAttribute('aria-valuetext','nothing measured');put('numbers','\u2013');put('phase','')}
    function mark(i,p){const e=$(i),l=$(i+'-label'),on=p!=null&&p>0&&p<100;e.hidden=l.hidden=!on;
     if(on){e.style.left=l.style.left=p+'%'}}
    function clock(s){s=Math.max(0,Math.floor(s));const m=Math.floor(s/60);
     return m<60?m+':'+String(s%60).padStart(2,'0'):Math.floor(m/60)+' h '+m%60+' min'}
    function show(v){
     now=v;isDown=v.daemon!=='running';isMeasured=v.measured;
     limits=v.warn_percent!=null&&v.alarm_percent!=null&&v.judged?[v.warn_percent,v.alarm_percent]:null;
     $('sim').hidden=!v.simulated||isDown;$('est').hidden=isMeasured||isDown;
     $('live').hidden=$('acts').hidden=isDown;$('away').hidden=!isDown;
     const isResting=!v.hold&&!v.set_open&&v.rest_s!=null;
     restFrom=isResting?Date.now()-v.rest_s*1000:null;
     muteUntil=v.muted&&v.mute_left_s!=null?Date.now()+v.mute_left_s*1000:null;
     if(isDown){put('state','hinged does not run');put('who','');
      line(v.line+' This page goes on by itself when it is back.','bad');clear();return}
     put('state',v.sensor_lost?'no sensor':v.state==='running'?v.set_open?'set open':isResting?'rest':'waiting':
      STATE[v.state]||v.state);
     line(v.line,v.tone);
     put('who',v.lifter?v.lifter+', '+v.style.replace(/_/g,' '):'no profile');
     put('set',v.set==null?'none yet':'set '+v.set);put('reps',v.reps==null?'0':''+v.reps);
     verdict(v);strip(v.strip);
     const a=(v.alert||'').split(': '),isOn=v.alert&&v.set_open;$('alert').hidden=!isOn;
     $('alert').className=isOn?a[0]:'';put('alert',isOn?(a[0]==='alarm'?'\u25b2 ALARM: ':'! Warning: ')+(a[1]||''):'');
     mark('warn',limits&&limits[0]);mark('alarm',limits&&limits[1]);
     put('limits',limits?'':v.judged?'No limit is in effect.':'Rounding is not judged for this wearer: reps are counted.');
     const t=v.last_tempo,s=x=>x==null?'?':x.toFixed(1);
     put('tempo',t?'Last rep '+s(t.down)+' s down, '+s(t.hold)+' held, '+s(t.up)+' up':'');
     $('gauge').hidden=$('moves').hidden=isResting||!!v.hold;$('rest').hidden=!isResting;
     const c=v.calibration,isCalibrating=c&&c.phase!=='accepted'&&c.phase!=='refused';$('cal').hidden=!isCalibrating;
     hold(v.hold);acts(v);tick();entry(v);wearer(v)}
    function verdict(v){const r=v.last,e=$('verdict'),k=r?r.verdict.replace(' ','_'):'';
     e.className=k;put('glyph',r?SIGN[k]||'?':'\u2013');put('word',r?WORD[k]||r.verdict:'');
     put('detail',r?'Rep '+r.index+(r.peak_deg!=null?', peak '+r.peak_deg.toFixed(0)+'\u00b0'+(isMeasured?'':' estimated'):'')
      +(r.reserve_percent!=null?', '+Math.max(0,r.reserve_percent).toFixed(0)+' % of reserve':''):
      v.judged?'The verdict comes with the first rep.':'Reps are counted, not judged.')}
    let stripKey='';
    function strip(list){const key=list.join();if(key===stripKey)return;stripKey=key;
     $('strip').replaceChildren(...list.map((k,i)=>{const l=document.createElement('li'),n=document.createElement('small'),
      g=document.createElement('span'),w=document.createElement('span');l.className=k;n.textContent=i+1;
      g.textContent=SIGN[k]||'?';g.setAttribute('aria-hidden','true');w.className='sr';w.textContent=WORD[k]||k;
      l.append(n,g,w);return l}))}
    function frame(f){
     if(isDown)return;frameAt=Date.now();
     // Below neutral nothing of the reserve is used; and no sign before a nought.
     const isKnown=f.reserve_used!=null,p=isKnown?Math.max(0,f.reserve_used*100):0,b=$('bar'),l=$('fill');
     const deg=x=>(Math.round(x)||0)+'\u00b0';
     l.style.width=Math.max(0,Math.min(100,p))+'%';
     const step=!limits?'':p>=limits[1]?'alarm':p>=limits[0]?'warn':'';l.className=step;
     const over=step?step==='warn'?' above warning':' ABOVE ALARM':'',at=f.flexion_deg!=null?deg(f.flexion_deg)+(isMeasured?'':' estimated'):'';
     const text=(isKnown?p.toFixed(0)+' %'+over:'')+(at?(isKnown?', ':'')+(over?'':'flexion ')+at:'');
     if(isKnown)b.setAttribute('aria-valuenow',Math.max(0,Math.min(100,p)).toFixed(0));
     else b.removeAttribute('aria-valuenow');
     b.setAttribute('aria-valuetext',text||'nothing measured');put('numbers',text||'\u2013');
     put('phase',PHASE[f.phase]??f.phase)}
    function tick(){
     // A reading that stands still must not look like one of now.
     if(frameAt&&Date.now()-frameAt>3000){frameAt=0;clear()}
     if(!now||isDown)return;
     if(restFrom!=null){const s=(Date.now()-restFrom)/1000,t=now.rest_target_s;put('resting',clock(s));
      $('rest').className=t&&s>=t?'over':'';put('target',t?s>=t?'of '+clock(t)+': rest is over':'of '+clock(t):'since the set')}
     muted()}
    setInterval(tick,1000);
    """#

  private static let connection = #"""
    let source,watch;
    // Twice the beat of the server and some more: then nobody speaks any more.
    function heard(){clearTimeout(watch);watch=setTimeout(()=>{source.close();lost();again()},12000)}
    function lost(){put('state','no connection');isDown=true;clear();$('live').hidden=$('acts').hidden=$('away').hidden=true;
     $('sim').hidden=$('est').hidden=true;put('who','');
     line('No connection to hinge-web: the machine is off, or the network is away. This page tries again by itself.','bad')}
    // A refused stream is not tried again by the browser; the answer of the page says why.
    function again(){setTimeout(async()=>{try{const r=await fetch('/',{cache:'no-store'});
     if(r.status===401||r.status===403){location.reload();return}
     if(!r.ok)throw 0;connect()}catch{again()}},2000)}
    function connect(){source=new EventSource('/events');heard();
     source.addEventListener('view',e=>{heard();show(JSON.parse(e.data))});
     source.addEventListener('frame',e=>{heard();frame(JSON.parse(e.data))});
     source.onerror=()=>{lost();if(source.readyState===2){clearTimeout(watch);again()}}}
    connect();
    """#
}
