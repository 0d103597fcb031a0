/// The buttons below, who is worn, what may sound, and the pace.
enum WearerScript {
  static let text = #"""
    function acts(v){
     $('end').disabled=!v.set_open;$('tare').disabled=v.set_open;
     $('mute').setAttribute('aria-pressed',v.muted?'true':'false');
     for(const b of document.querySelectorAll('[data-mode]'))
      b.setAttribute('aria-pressed',b.dataset.mode===(v.feedback_choice||'settings')?'true':'false');
     for(const b of document.querySelectorAll('[data-tempo]'))
      b.setAttribute('aria-pressed',b.dataset.tempo===(v.pace||'')?'true':'false')}
    function muted(){const isMuted=now&&now.muted;put('mute',isMuted?'Sound on':'Mute');
     const left=muteUntil==null?0:Math.ceil((muteUntil-Date.now())/60000);
     put('snooze',isMuted&&left>0?left+' min left':'Mute 5 min')}
    $('mute').addEventListener('click',e=>post('/wish',{request:'mute',on:!now.muted},e.currentTarget,
     now.muted?'Sounds again':'Muted: only a lost sensor sounds'));
    $('snooze').addEventListener('click',e=>post('/wish',{request:'mute',on:true,minutes:5},e.currentTarget,
     'Muted for 5 minutes'));
    $('end').addEventListener('click',e=>post('/wish',{request:'end_set'},e.currentTarget,'The set is over'));
    $('tare').addEventListener('click',e=>{tell('Stand straight and still.');
     post('/wish',{request:'tare'},e.currentTarget,'Tare taken')});
    for(const b of document.querySelectorAll('[data-mode]'))b.addEventListener('click',()=>
     post('/wish',{request:'feedback',mode:b.dataset.mode},b,'Feedback: '+b.textContent.toLowerCase()));
    for(const b of document.querySelectorAll('[data-tempo]'))b.addEventListener('click',()=>
     post('/wish',b.dataset.tempo?{request:'pace',tempo:b.dataset.tempo}:{request:'pace'},b,
      b.dataset.tempo?'Pace '+b.dataset.tempo:'No pace'));
    let wearerKey='';
    async function wearer(v){
     $('wearer').hidden=v.set_open;
     const key=[v.lifter,v.style,v.calibration&&v.calibration.phase].join();if(key===wearerKey)return;wearerKey=key;
     const a=await read('/lifters.json');
     const list=a&&a.lifters?a.lifters.flatMap(l=>l.styles.map(s=>({lifter:l.lifter,...s}))):[];
     put('wearer-hint',list.length?'':'No profile is known here yet: a calibration makes one.');
     fill('wearers',list.map(o=>{const isOn=o.lifter===v.lifter&&o.style===v.style,name=o.style.replace(/_/g,' ');
      return chip(name,o.lifter+(o.grade?', grade '+o.grade:''),isOn,b=>isOn?null:
       post('/wish',{request:'switch',lifter:o.lifter,style:o.style},b,o.lifter+', '+name))}))}
    $('more-button').addEventListener('click',()=>{const m=$('more');m.open=!m.open;
     if(m.open){m.scrollIntoView();m.querySelector('summary').focus()}});
    """#
}
