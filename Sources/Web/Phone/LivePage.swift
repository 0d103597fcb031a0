/// The body of the live page, in the order of what is asked: is it well, how many, how was it, what now.
enum LivePage {
  static let body = """
    <p id="sim" class="flag" hidden>SIMULATED: no sensor is worn</p>
    <p id="est" class="flag est" hidden>ESTIMATED: one sensor, flexion is not measured</p>
    <header><h1 class="sr">Hinge</h1><span id="who"></span><span id="state">connecting</span></header>
    <main><p id="line" role="status" class="care">hinge-web is asked for.</p>
    <noscript><p>The live view needs JavaScript; <a href="/session">the last report</a> and
    <a href="/sessions">the sessions</a> do not.</p></noscript>
    <div id="away" hidden>\(PagePlaces.links(at: ""))</div>
    <p id="cal" hidden><a class="press" href="/calibrate">A calibration goes on: open it</a></p>
    <div id="live" hidden>
    <div id="hold" hidden><span class="label" id="hold-kind"></span><p><b id="held">0</b> <span id="hold-target"></span></p>
    <p id="hold-word" aria-live="polite"></p><button type="button" class="press" id="end-hold">End the holds</button></div>
    <div id="glance"><div><span class="label">Reps, <span id="set">none yet</span></span><b id="reps">0</b></div>
    <div><span class="label">Last rep</span><div aria-live="polite" aria-atomic="true"><p id="verdict"><span id="glyph"
    aria-hidden="true">&ndash;</span><span id="word"></span></p></div><p id="detail"></p></div></div>
    <p id="alert" role="alert" hidden></p>
    <div id="gauge"><span class="label" id="bar-label">Reserve</span> <span id="numbers">&ndash;</span>
    <div id="bar" role="meter" aria-labelledby="bar-label" aria-valuemin="0" aria-valuemax="100"><div id="fill"></div><div
    class="mark" id="warn" hidden></div><div class="mark" id="alarm" hidden></div></div>
    <div id="scale" aria-hidden="true"><span id="warn-label" hidden>warn</span><span id="alarm-label" hidden>alarm</span></div>
    <span class="label" id="limits"></span></div>
    <ol id="strip" aria-label="Reps of this set"></ol>
    <p id="moves"><span id="phase"></span> <span id="tempo" class="soft"></span></p>
    <p id="rest" hidden><span class="label">Rest</span> <b id="resting" role="timer">0:00</b>
    <span id="target"></span></p>
    \(entry)
    \(wearer)
    \(more)
    </div></main>
    <nav id="acts" aria-label="While lifting" hidden><div>
    <button type="button" class="press" id="end">End set</button>
    <button type="button" class="press" id="mute" aria-pressed="false">Mute</button>
    <button type="button" class="press" id="snooze">Mute 5 min</button>
    <button type="button" class="press" id="tare">Tare</button>
    <button type="button" class="press" id="more-button">More</button></div></nav>
    <div id="toast" role="status"></div>
    """

  private static let entry = """
    <section id="entry" class="card" aria-labelledby="entry-title"><h2 id="entry-title">Set</h2>
    <span class="label" id="loads-label">Load, <span id="load-unit">kg</span></span>
    <div class="chips" id="loads" role="group" aria-labelledby="loads-label"></div>
    <span class="label" id="rpes-label">RPE</span>
    <div class="chips five" id="rpes" role="group" aria-labelledby="rpes-label"></div>
    <details><summary>Another load, kg or lb</summary>
    <form id="load-form" class="row"><label>Load <input id="load" inputmode="decimal" size="6" autocomplete="off"
    maxlength="8"></label><button class="press">Save</button></form>
    <div class="row" role="group" aria-label="Unit"><button type="button" class="press" id="unit-kg">kg</button>
    <button type="button" class="press" id="unit-lb">lb</button></div></details>
    <details><summary>Pain, note</summary><span class="label" id="pains-label">Pain, 0 none to 10 worst</span>
    <div class="chips six" id="pains" role="group" aria-labelledby="pains-label"></div>
    <span class="label" id="kinds-label">What it is like</span>
    <div class="chips" id="kinds" role="group" aria-labelledby="kinds-label"></div>
    <p id="grave" class="bad" role="status" hidden>Stop. No load is advised until this pain is said to be gone, under Next.</p>
    <form id="note-form"><label for="note" class="label">Note</label><textarea id="note" rows="2"
    maxlength="500"></textarea><div class="row"><button class="press">Keep the note</button></div></form>
    <ul id="notes"></ul></details></section>
    """

  private static let wearer = """
    <section id="wearer" class="card" aria-labelledby="wearer-title"><h2 id="wearer-title">Who lifts, and how</h2>
    <p id="wearer-hint" class="soft"></p><div class="chips" id="wearers" role="group" aria-labelledby="wearer-title"></div>
    </section>
    """

  private static let more = """
    <details id="more" class="card"><summary>More</summary>
    <span class="label" id="modes-label">What may sound</span>
    <div class="chips" role="group" aria-labelledby="modes-label">
    <button type="button" class="press" data-mode="silent">Silent</button>
    <button type="button" class="press" data-mode="training">Training</button>
    <button type="button" class="press" data-mode="fading">Fading</button>
    <button type="button" class="press" data-mode="settings">As set</button></div>
    <span class="label" id="holds-label">Time holds instead of reps, each as long as it goes</span>
    <div class="chips" role="group" aria-labelledby="holds-label">
    <button type="button" class="press" data-hold="">Any</button>
    <button type="button" class="press" data-hold="plank">Plank</button>
    <button type="button" class="press" data-hold="side-plank">Side plank</button>
    <button type="button" class="press" data-hold="bird-dog">Bird-dog</button>
    <button type="button" class="press" data-hold="bridge">Bridge</button>
    <button type="button" class="press" data-hold="carry">Carry</button>
    <button type="button" class="press" data-hold="hinge">Hinge</button></div>
    <span class="label" id="paces-label">Pace: seconds down, held, up, standing</span>
    <div class="chips" role="group" aria-labelledby="paces-label">
    <button type="button" class="press" data-tempo="">Off</button>
    <button type="button" class="press" data-tempo="2-0-1-1">2-0-1-1</button>
    <button type="button" class="press" data-tempo="3-1-1-1">3-1-1-1</button>
    <button type="button" class="press" data-tempo="4-2-1-1">4-2-1-1</button></div>
    \(PagePlaces.links(at: "/"))
    <p class="soft">Form consistency against your own calibration. No diagnosis, and nothing on injury.</p></details>
    """
}

/// The way from any page to any other: a shortcut on a home screen has no button to go back.
package enum PagePlaces {
  private static let all = [
    ("/", "Live"), ("/next", "Next"), ("/sessions", "Sessions"), ("/session", "Last report"),
    ("/trend", "Weeks"),
    ("/calibrate", "Calibrate"), ("/doctor", "Doctor"),
  ]

  package static func links(at place: String) -> String {
    let links = all.map { path, name in
      "<a href=\"\(path)\"\(path == place ? " aria-current=\"page\"" : "")>\(name)</a>"
    }
    return "<nav class=\"places\" aria-label=\"Pages\">" + links.joined(separator: "\n") + "</nav>"
  }
}
