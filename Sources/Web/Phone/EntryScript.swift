/// Load, RPE, pain and notes of the set: each is one tap, and is sent at once.
enum EntryScript {
  static let text = #"""
    let said={sets:{},offers:{kg:[],lb:[]},units:'kg'},saidKey='',setNumber=1,unit=kept.get();
    function entry(v){
     $('entry').hidden=v.set_open;setNumber=v.set==null?1:v.set;
     put('entry-title',v.set==null?'Before set 1':'Set '+setNumber+(v.reps!=null?', '+v.reps+' reps':''));
     const key=[v.session,v.said,setNumber,v.set_open,v.lifter,v.style].join();
     if(key!==saidKey){saidKey=key;const set=setNumber;
      read('/said.json?set='+set).then(a=>{if(a&&set===setNumber){said=a;drawEntry()}})}}
    const own=()=>said.sets[setNumber]||(said.sets[setNumber]={});
    const kind=()=>own().pain==='0'?null:own().pain_kind;
    const units=()=>unit==='kg'||unit==='lb'?unit:said.units;
    async function sayAll(values,button,text){const set=setNumber;
     const entries=Object.entries(values).map(([field,value])=>({session:0,set,field,value}));
     if(await post('/say',{entries},button,text)){
      Object.assign(said.sets[set]||(said.sets[set]={}),values);drawEntry();return true}
     return false}
    const sayIt=(field,value,button,text)=>sayAll({[field]:value},button,value==null?text+' taken back':text);
    function choice(field,value,text,small,words){const isOn=own()[field]===value;
     return chip(text,small,isOn,b=>sayIt(field,isOn?null:value,b,words))}
    function drawEntry(){const u=units(),s=own();
     const list=[...said.offers[u]];
     if(s.load_g!=null&&!list.some(o=>''+o.g===s.load_g))list.unshift({g:Number(s.load_g),text:weight(s.load_g,u),step:'now'});
     fill('loads',list.map(o=>choice('load_g',''+o.g,o.text,o.step||u,o.text+' '+u+' for set '+setNumber)));
     put('load-unit',u);
     $('unit-kg').setAttribute('aria-pressed',u==='kg'?'true':'false');$('unit-lb').setAttribute('aria-pressed',u==='lb'?'true':'false');
     const last=said.last_rpe_tenths;
     fill('rpes',[60,65,70,75,80,85,90,95,100].map(n=>choice('rpe_tenths',''+n,''+n/10,''+n===last?'last':'',
      'RPE '+n/10+' for set '+setNumber)));
     fill('pains',[0,1,2,3,4,5,6,7,8,9,10].map(n=>choice('pain',''+n,''+n,'',
      'Pain '+n+' for set '+setNumber)));
     // Pain of a kind is not none: it takes a 0 back.
     fill('kinds',['dull','sharp','radiating'].map(k=>{const name=k[0].toUpperCase()+k.slice(1),isOn=kind()===k;
      return chip(name,'',isOn,b=>sayAll({...!isOn&&own().pain==='0'?{pain:null}:{},pain_kind:isOn?null:k},b,
       name+' pain for set '+setNumber+(isOn?' taken back':'')))}));
     $('grave').hidden=!(said.pain_stops||['sharp','radiating'].includes(kind()));
     $('notes').replaceChildren(...(s.notes||[]).map(t=>{const l=document.createElement('li');l.dir='auto';l.textContent=t;return l}))}
    $('load-form').addEventListener('submit',async e=>{e.preventDefault();const g=grams($('load').value,units());
     if(g==null){tell('That is no load: 0 to 1000 kg, such as 102.5.',true);$('load').focus();return}
     if(await sayIt('load_g',''+g,e.submitter,weight(g,units())+' '+units()+' for set '+setNumber))$('load').value=''});
    $('note-form').addEventListener('submit',async e=>{e.preventDefault();
     const t=$('note').value.replace(/\s+/g,' ').trim();if(!t)return;const set=setNumber;
     if(await post('/say',{entries:[{session:0,set,field:'note',value:t}]},e.submitter,'Note kept')){
      const s=said.sets[set]||(said.sets[set]={});(s.notes||(s.notes=[])).push(t);$('note').value='';drawEntry()}});
    for(const u of['kg','lb'])$('unit-'+u).addEventListener('click',()=>{unit=u;kept.set(u);drawEntry()});
    """#
}
