/// What every page with a script has: words of its own at the bottom, and asking the server to do something.
enum CommonScript {
  static let text = #"""
    'use strict';
    const $=i=>document.getElementById(i);
    function put(i,t){const e=$(i);if(e.textContent!==t)e.textContent=t}
    let toastTimer;
    function tell(t,isBad){const e=$('toast');e.className=isBad?'bad':'';e.textContent=t;clearTimeout(toastTimer);
     toastTimer=setTimeout(()=>{e.textContent=''},isBad?9000:2500)}
    $('toast').addEventListener('click',()=>{$('toast').textContent=''});
    // A button that waits is not pressed twice; it stays in the order of focus.
    async function post(path,body,button,done){
     if(button){if(button.getAttribute('aria-busy'))return false;button.setAttribute('aria-busy','true')}
     let isDone=false;
     try{
      const r=await fetch(path,{method:'POST',cache:'no-store',body:JSON.stringify(body),
       headers:{'Content-Type':'application/json','X-Hinge':'page'}});
      let a={};try{a=await r.json()}catch{}
      if(r.ok){isDone=true;if(done)tell(done)}
      else tell(a.error||'hinge-web answered with '+r.status+'; reload the page.',true);
     }catch{tell('Not done: no connection to hinge-web. Try again when the page is back.',true)}
     if(button)button.removeAttribute('aria-busy');
     return isDone}
    async function read(path){try{const r=await fetch(path,{cache:'no-store'});return r.ok?await r.json():null}
     catch{return null}}
    // Kept in this browser alone; where it may keep nothing the settings' own unit is used.
    const kept={get(){try{return localStorage.getItem('hinge-unit')}catch{return null}},
     set(u){try{localStorage.setItem('hinge-unit',u)}catch{}}};
    function grams(text,unit){const t=text.trim().replace(',','.');
     if(!/^\d{1,4}(\.\d{1,3})?$/.test(t))return null;
     const g=Math.round(Number(t)*(unit==='lb'?453.59237:1000));return g<=1000000?g:null}
    function weight(g,unit){return''+Math.round(g/(unit==='lb'?453.59237:1000)*100)/100}
    function chip(text,small,isOn,act){const b=document.createElement('button');b.type='button';b.className='press';
     b.append(text);if(small){const s=document.createElement('small');s.textContent=small;b.append(s)}
     b.setAttribute('aria-pressed',isOn?'true':'false');b.addEventListener('click',()=>act(b));return b}
    function fill(id,chips){const g=$(id),i=[...g.children].indexOf(document.activeElement);g.replaceChildren(...chips);
     if(i>=0&&g.children[i])g.children[i].focus()}
    """#
}
