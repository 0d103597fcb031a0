package import Training

/// One session to be corrected: load, RPE, pain, notes, what counts, and what a rep is called. Each change is sent
/// when it is made.
package struct EditPage: Sendable {
  private let log: SessionLog
  private let unit: LoadUnit
  private let date: String

  /// - Parameter date: of the session, for its head.
  package init(_ log: SessionLog, unit: LoadUnit, date: String) {
    self.log = log
    self.unit = unit
    self.date = date
  }

  package func page(nonce: String) -> WebPage {
    WebPage(
      title: "Hinge: correct session \(log.session.id)", body: body, style: Self.style,
      script: CommonScript.text + "\n" + EditScript.text, nonce: nonce)
  }

  private var body: String {
    let session = log.session
    let flag =
      session.provenance == "synthetic"
      ? "<p class=\"flag\">SIMULATED: nothing here was measured on a body</p>" : ""
    let sets = log.sets.map { set, reps in SetForm(set, reps, unit: unit).html }
    let whole = """
      <fieldset><legend>The whole session</legend>\
      \(EditControls.row(EditScope(name: "session", attributes: ""), log.said.rpeTenths, log.said.pain, log.said.painKind))
      <div class="row"><button id="gone" class="press" type="button">Pain is gone: 0 of the whole session</button></div>
      \(EditControls.note(EditScope(name: "session", attributes: ""), log.said.notes))
      \(EditControls.counts(EditScope(name: "session", attributes: ""), log.said.isExcluded))</fieldset>
      """
    return """
      \(flag)<header><h1>Session \(session.id), \(HTMLText.escaped(date))</h1>
      <span>\(HTMLText.person(session.lifter)), \(HTMLText.escaped(session.style.replacing("_", with: " ")))</span>
      <nav class="places" aria-label="Pages"><a href="/session/\(session.id)">Its report</a><a
      href="/sessions">Sessions</a><a href="/">Live</a></nav></header>
      <main id="edit" data-session="\(session.id)"><noscript><p>Correcting needs JavaScript; 'hinge log' does the same.</p></noscript>
      <p class="soft">What is said here is added beside what the belt saw; nothing is overwritten. An empty field takes back what was said.</p>
      \(sets.isEmpty ? "<p>No set of it is in the log.</p>" : sets.joined(separator: "\n"))
      \(whole)</main>
      <div id="toast" role="status"></div>
      """
  }

  private static let style = """
    fieldset{border:1px solid var(--soft);border-radius:.75rem;margin:.75rem 0;padding:.4rem .75rem}
    legend{font-weight:700;padding:0 .3rem}
    .reps{list-style:none;margin:.3rem 0;padding:0;display:grid;gap:.2rem;\
    grid-template-columns:repeat(auto-fill,minmax(min(100%,19rem),1fr))}
    .reps li{display:flex;flex-wrap:wrap;gap:.2rem .6rem;align-items:center;border-top:1px solid var(--line);\
    padding:.2rem 0}
    .reps b{min-width:3.2rem}
    """
}

/// One set of the page.
struct SetForm {
  private let set: SetRecord
  private let reps: [RepRecord]
  private let unit: LoadUnit

  init(_ set: SetRecord, _ reps: [RepRecord], unit: LoadUnit) {
    self.set = set
    self.reps = reps
    self.unit = unit
  }

  var html: String {
    let scope = EditScope(name: "set \(set.number)", attributes: "data-set=\"\(set.number)\"")
    let load = set.loadGrams.map { unit.text(grams: $0) } ?? ""
    return """
      <fieldset><legend>Set \(set.number), \(reps.count) rep\(reps.count == 1 ? "" : "s")</legend>
      <div class="row"><label>Load, \(unit.rawValue) <input inputmode="decimal" size="7" maxlength="8" autocomplete="off"
      value="\(load)" data-field="load_g" data-unit="\(unit.rawValue)" \(scope.attributes)></label></div>
      \(EditControls.row(scope, set.said.rpeTenths, set.said.pain, set.said.painKind))
      \(EditControls.note(scope, set.said.notes))
      \(EditControls.counts(scope, set.said.isExcluded))
      <details><summary>Its reps</summary><ul class="reps">\(reps.map(line).joined(separator: "\n"))</ul></details></fieldset>
      """
  }

  private func line(_ rep: RepRecord) -> String {
    let scope = EditScope(
      name: "rep \(rep.number) of set \(set.number)",
      attributes: "data-set=\"\(set.number)\" data-rep=\"\(rep.number)\"")
    let own = rep.verdict.replacing("_", with: " ")
    var options = [("", "the belt: \(own)")]
    options += [("held", "held"), ("crept", "crept"), ("lost", "lost"), ("no_call", "no call")]
    return """
      <li><b>Rep \(rep.number)</b> \(EditControls.select("verdict", options, rep.said.verdict ?? "", scope, "Verdict of \(scope.name)"))
      \(EditControls.counts(scope, rep.said.isExcluded))</li>
      """
  }
}

/// What a control is about: for its name, and for what is sent.
struct EditScope {
  var name: String
  var attributes: String
}

/// The controls that sessions, sets and reps share.
enum EditControls {
  static func row(_ scope: EditScope, _ rpe: Int64?, _ pain: Int64?, _ kind: PainKind?) -> String {
    let efforts =
      [("", "not said")]
      + stride(from: 100, through: 10, by: -5).map { tenths in
        ("\(tenths)", tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).5")
      }
    let pains = [("", "not said")] + (0...10).map { ("\($0)", $0 == 0 ? "0, none" : "\($0)") }
    let kinds = [("", "not said")] + PainKind.allCases.map { ($0.rawValue, $0.rawValue) }
    return """
      <div class="row"><label>RPE \(select("rpe_tenths", efforts, rpe.map { "\($0)" } ?? "", scope, "RPE of \(scope.name)"))</label>
      <label>Pain \(select("pain", pains, pain.map { "\($0)" } ?? "", scope, "Pain of \(scope.name)"))</label>
      <label>Kind \(select("pain_kind", kinds, kind?.rawValue ?? "", scope, "Kind of pain of \(scope.name)"))</label></div>
      """
  }

  static func select(
    _ field: String, _ options: [(value: String, text: String)], _ chosen: String,
    _ scope: EditScope,
    _ label: String
  ) -> String {
    let list = options.map { value, text in
      "<option value=\"\(value)\"\(value == chosen ? " selected" : "")>\(HTMLText.escaped(text))</option>"
    }
    return
      "<select data-field=\"\(field)\" \(scope.attributes) aria-label=\"\(label)\">\(list.joined())</select>"
  }

  static func counts(_ scope: EditScope, _ isExcluded: Bool) -> String {
    """
    <label class="row"><input type="checkbox" data-field="excluded" \(scope.attributes) \(isExcluded ? "checked" : "")
    aria-label="Do not count \(scope.name)"> not counted</label>
    """
  }

  static func note(_ scope: EditScope, _ notes: [String]) -> String {
    let list = notes.map { "<li dir=\"auto\">\(HTMLText.escaped($0))</li>" }.joined()
    return """
      <div class="row"><label>Note <input maxlength="500" size="24" data-field="note" \(scope.attributes)
      aria-label="Note on \(scope.name)"></label></div><ul>\(list)</ul>
      """
  }
}

/// Sends each change when it is made, and puts back what could not be kept.
enum EditScript {
  static let text = #"""
    const session=Number($('edit').dataset.session);
    function value(e){
     if(e.type==='checkbox')return e.checked?'true':null;
     const t=e.value.replace(/\s+/g,' ').trim();
     if(e.dataset.field==='load_g'){if(!t)return null;const g=grams(t,e.dataset.unit);return g==null?undefined:''+g}
     return t===''?null:t}
    const pain=(set,rep)=>[...document.querySelectorAll('[data-field="pain"]')]
     .find(p=>p.dataset.set===set&&p.dataset.rep===rep);
    // Also where a 0 stands already that was said before the pain came.
    $('gone').addEventListener('click',async b=>{
     if(await post('/say',{entries:[{session,field:'pain',value:'0'}]},b.currentTarget,'Pain 0 for the session')&&pain())
      pain().value='0'});
    for(const e of document.querySelectorAll('[data-field]')){
     const isBox=e.type==='checkbox';let before=isBox?e.checked:e.value;
     e.addEventListener('change',async()=>{
      const v=value(e),back=()=>{if(isBox)e.checked=before;else e.value=before};
      if(v===undefined){tell('That is no load: 0 to 1000 kg, such as 102.5.',true);back();return}
      if(e.dataset.field==='note'&&v==null)return;
      const entry={session,field:e.dataset.field,value:v};
      if(e.dataset.set)entry.set=Number(e.dataset.set);
      if(e.dataset.rep)entry.rep=Number(e.dataset.rep);
      const entries=[entry],none=e.dataset.field==='pain_kind'&&v!=null?pain(e.dataset.set,e.dataset.rep):null;
      // Pain of a kind is not none: it takes a 0 back.
      if(none&&none.value==='0')entries.unshift({...entry,field:'pain',value:null});
      if(!await post('/say',{entries},null,'Kept')){back();return}
      if(entries.length>1)none.value='';
      if(e.dataset.field==='note'){const l=document.createElement('li');l.dir='auto';l.textContent=v;
       e.closest('fieldset').querySelector('ul').append(l);e.value='';before=''}
      else before=isBox?e.checked:e.value})}
    """#
}
