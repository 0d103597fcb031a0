/// What moves the live page. It draws what it is sent, and says when it is sent nothing.
enum PageScript {
  static let text = """
    'use strict';
    const $=i=>document.getElementById(i);
    let source,watch,frameAt=0,limits=null,measured=true,judged=true,down=true;
    function put(i,t){const e=$(i);if(e.textContent!==t)e.textContent=t}
    function notice(t,why){put('notice',t||'');$('notice').hidden=!t;put('why',why||'');$('why').hidden=!why}
    function state(t){put('state',t)}
    // Twice the beat of the server and some more: then nobody speaks any more.
    function heard(){clearTimeout(watch);watch=setTimeout(()=>{source.close();lost();again()},12000)}
    function lost(){state('no connection');down=true;clear();$('live').hidden=true;$('flag').hidden=true;
     put('who','');notice('No connection to hinge-web.','This page tries again by itself.')}
    // A refused stream is not tried again by the browser; the answer of the page says why.
    function again(){setTimeout(async()=>{try{const r=await fetch('/',{cache:'no-store'});
     if(r.status===401||r.status===403){location.reload();return}
     if(!r.ok)throw 0;connect()}catch{again()}},2000)}
    function clear(){$('fill').style.width='0';$('bar').removeAttribute('aria-valuenow');
     $('bar').setAttribute('aria-valuetext','nothing measured');put('numbers','\\u2013')}
    function mark(i,p){const e=$(i),l=$(i+'-label');const on=p!=null&&p>0&&p<100;e.hidden=l.hidden=!on;
     if(on){e.style.left=l.style.left=p+'%'}}
    function show(v){
     down=v.daemon!=='running';measured=v.measured;judged=v.judged;
     limits=v.warn_percent!=null&&v.alarm_percent!=null&&judged?[v.warn_percent,v.alarm_percent]:null;
     $('flag').hidden=!v.simulated||down;$('live').hidden=down;
     if(down){state('hinged does not run');
      notice('hinged does not run.',(v.message||'')+' This page goes on by itself when it is back.');clear()}
     else{const words={starting:'starting',running:'running',waiting_for_sensor:'no sensor',degraded:'degraded',
       stopping:'stopping'};
      state((words[v.state]||v.state)+(v.state==='running'?v.set_open?', set open':', between sets':''));
      if(v.state==='waiting_for_sensor')notice('No sensor answers.','hinged goes on looking; hinge doctor says what is wrong.');
      else notice(v.message)}
     put('set',v.set==null?'\\u2013':''+v.set);put('reps',v.reps==null?'\\u2013':''+v.reps);
     const r=v.last;$('verdict').className=r?r.verdict:'';
     put('verdict',r?r.verdict:'\\u2013');
     put('detail',r?'Rep '+r.index+(r.peak_deg!=null?', peak '+r.peak_deg.toFixed(0)+'\\u00b0'+(measured?'':' estimated'):'')
      +(r.reserve_percent!=null?', '+r.reserve_percent.toFixed(0)+' % of the reserve':''):
      judged?'The verdict comes with the first rep.':'Rounding is not judged for this wearer: reps are counted.');
     put('alert',v.alert||'');$('alert').className=(v.alert||'').split(':')[0];
     put('who',down?'':(v.lifter?v.lifter+', '+v.style:'no profile')+' \\u00b7 ');
     mark('warn',limits&&limits[0]);mark('alarm',limits&&limits[1]);
     put('limits',limits?'Warning at '+limits[0].toFixed(0)+' %, alarm at '+limits[1].toFixed(0)+' % of your reserve.':
      'No limit is in effect.')}
    function frame(f){
     if(down)return;frameAt=Date.now();
     // Below neutral nothing of the reserve is used; and no sign before a nought.
     const known=f.reserve_used!=null,p=known?Math.max(0,f.reserve_used*100):0,b=$('bar'),l=$('fill');
     const deg=x=>(Math.round(x)||0)+'\\u00b0';
     l.style.width=Math.max(0,Math.min(100,p))+'%';
     const step=!limits?'':p>=limits[1]?'alarm':p>=limits[0]?'warn':'';l.className=step;
     const text=(f.flexion_deg!=null?deg(f.flexion_deg)+(measured?'':' estimated'):'')
      +(known?(f.flexion_deg!=null?', ':'')+p.toFixed(0)+' % of the reserve'+(step?', '+(step==='warn'?'above warning':'ABOVE ALARM'):''):'');
     if(known)b.setAttribute('aria-valuenow',Math.max(0,Math.min(100,p)).toFixed(0));else b.removeAttribute('aria-valuenow');
     b.setAttribute('aria-valuetext',text||'nothing measured');put('numbers',text||'\\u2013')}
    // A reading that stands still must not look like one of now.
    setInterval(()=>{if(frameAt&&Date.now()-frameAt>3000){frameAt=0;clear()}},1000);
    function connect(){source=new EventSource('/events');heard();
     source.addEventListener('view',e=>{heard();show(JSON.parse(e.data))});
     source.addEventListener('frame',e=>{heard();frame(JSON.parse(e.data))});
     source.onerror=()=>{lost();if(source.readyState===2){clearTimeout(watch);again()}}}
    connect();
    """
}
