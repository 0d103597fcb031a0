/// A round of holds on the live page: what is held, how long, and what of it is lost, in the place of the reps.
enum HoldScript {
  static let text = #"""
    const HOLD={waiting:'Take the posture.',settling:'Steady: it begins.',holding:'\u2713 held',lost:'\u2717 lost',
     over:'It is over.'};
    function hold(h){
     $('hold').hidden=!h;$('glance').hidden=$('strip').hidden=!!h;
     if(!h)return;
     const name=(h.kind||'hold').replace(/-/g,' '),side=h.side&&h.side!=='none'?', '+h.side:'';
     put('hold-kind',h.kind?name[0].toUpperCase()+name.slice(1)+side:'Hold');
     put('held',''+Math.floor(Math.max(0,Math.min(h.held_s||0,9999))));
     put('hold-target',h.target_s?'of '+h.target_s.toFixed(0)+' s':'s');
     put('hold-word',h.loss?HOLD.lost+': '+h.loss:HOLD[h.state]||'');
     $('hold').className=h.loss?'lost':h.state==='holding'?'held':''}
    for(const b of document.querySelectorAll('[data-hold]'))b.addEventListener('click',()=>
     post('/wish',b.dataset.hold?{request:'hold',kind:b.dataset.hold}:{request:'hold'},b,'Take the posture'));
    $('end-hold').addEventListener('click',e=>post('/wish',{request:'end_hold'},e.currentTarget,'The round is over'));
    """#
}
