"""Uses the page as a lifter does, against the real programs on a SIMULATED lifter: see scripts/check-page."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time

from browser import Browser

programs, work, out, chromium = sys.argv[1:5]
began = time.monotonic()
bad = []


def say(text):
    print(f"page: {text}", flush=True)


def check(is_right, text):
    if not is_right:
        bad.append(text)
        say("error: " + text)


def environment():
    return {"HOME": work, "PATH": "/usr/bin:/bin", "TZ": "UTC", "LANG": "C.UTF-8"}


def daemon(*arguments):
    return subprocess.Popen(
        [programs + "/hinged", "--socket", work + "/hinged.sock", "--log", work + "/log.sqlite", *arguments],
        cwd=work, env=environment(), stdout=subprocess.DEVNULL, stderr=open(work + "/hinged.err", "ab"))


def end(process):
    if process and process.poll() is None:
        process.send_signal(signal.SIGTERM)
        process.wait(20)


# What a page must be on every screen, told by the page itself.
MEASURE = """(()=>{const r=document.documentElement,small=[],wide=[];
for(const e of document.querySelectorAll('button,a.press,nav a,summary,select,input:not([type=checkbox]),textarea')){
 const b=e.getBoundingClientRect();if(!b.width)continue;
 if(b.height<43.5||b.width<43.5)small.push((e.id||e.textContent||e.tagName).slice(0,20)+' '+b.width.toFixed(0)+'x'+b.height.toFixed(0))}
for(const e of document.querySelectorAll('input[type=checkbox]')){const b=e.closest('label').getBoundingClientRect();
 if(b.width&&b.height<43.5)small.push('checkbox '+b.height.toFixed(0))}
for(const e of document.querySelectorAll('body *')){if(e.closest('svg,thead'))continue;const b=e.getBoundingClientRect();
 if(b.right>r.clientWidth+1&&b.width&&!e.closest('.sr'))wide.push(e.tagName+'.'+e.id+'.'+e.className)}
return JSON.stringify({scroll:r.scrollWidth,width:r.clientWidth,small,wide:wide.slice(0,3)})})()"""


def measure(browser, name, is_report=False):
    found = json.loads(browser.run(MEASURE))
    check(found["scroll"] <= found["width"], f"{name}: {found['scroll']} px in {found['width']} ({found['wide']})")
    if not is_report:
        check(not found["small"], f"{name}: smaller than 44 px: {found['small'][:5]}")


def entries():
    with sqlite3.connect(f"file:{work}/log.sqlite?mode=ro", uri=True) as log:
        return log.execute("SELECT set_number, field, value, origin FROM entries ORDER BY id").fetchall()


def shoot(browser, name):
    for is_dark in (False, True):
        browser.scheme(is_dark)
        time.sleep(0.15)
        browser.picture(f"{out}/{name}-{'dark' if is_dark else 'light'}.png")
    browser.scheme(False)


def main():
    web = monitor = browser = None
    try:
        errors = open(work + "/web.err", "wb")
        web = subprocess.Popen(
            [programs + "/hinge-web", "--port", "0", "--socket", work + "/hinged.sock", "--log", work + "/log.sqlite"],
            cwd=work, env=environment(), stdout=subprocess.DEVNULL, stderr=errors)
        browser = Browser(chromium, work + "/profile", os.geteuid() == 0)
        while b"http://" not in open(work + "/web.err", "rb").read():
            time.sleep(0.1)
        said = open(work + "/web.err").read()
        base = said[said.index("http://"):].split(";")[0]
        token = open(work + "/.local/state/hinge/web/token").read().strip()

        browser.window(360, 740)
        browser.open(base + "/pair?token=" + token)
        browser.open(base + "/")
        browser.wait("the absence of hinged", "document.getElementById('line').textContent.includes('not running')")
        shoot(browser, "0-no-daemon")
        monitor = daemon("--simulate", "--seed", os.environ.get("HINGE_PAGE_SEED", "7"), "--sets", "2", "--reps", "3")
        browser.wait("waiting", "!document.getElementById('live').hidden&&document.getElementById('state').textContent==='waiting'")
        browser.wait("a reading", "document.getElementById('numbers').textContent.length>2")
        measure(browser, "waiting")
        shoot(browser, "1-waiting")
        weight = browser.run(
            "[...performance.getEntriesByType('navigation'),...performance.getEntriesByType('resource')]"
            ".filter(e=>!e.name.endsWith('/events')).reduce((s,e)=>s+e.decodedBodySize,0)")
        check(weight <= 150_000, f"the live page weighs {weight} bytes")
        say(f"the live page, all that it asks for, weighs {weight} bytes uncompressed")

        browser.wait("a rep", "Number(document.getElementById('reps').textContent)>=2")
        browser.wait("a verdict", "document.getElementById('word').textContent!==''")
        browser.wait("a movement", "['lowering','rising'].includes(document.getElementById('phase').textContent)")
        shoot(browser, "2-in-a-rep")
        measure(browser, "in a rep")
        browser.wait("the rest", "!document.getElementById('rest').hidden", 50)
        browser.wait("offers", "document.querySelectorAll('#loads .press').length>=5")
        shoot(browser, "4-rest")
        measure(browser, "rest")
        # Load and RPE: two taps.
        taps = time.monotonic()
        load = browser.run("document.querySelector('#loads .press').firstChild.data")
        browser.press("#loads .press")
        browser.wait("the load", "document.querySelector('#loads .press[aria-pressed=true]')")
        browser.press("#rpes .press:nth-child(5)")
        browser.wait("the RPE", "document.querySelector('#rpes .press[aria-pressed=true]')")
        found = entries()
        check(
            found == [(1, "load_g", str(int(float(load) * 1000)), "page"), (1, "rpe_tenths", "80", "page")],
            f"the log has {found}, and {load} kg and RPE 8 were tapped")
        say(f"{load} kg and RPE 8 are in the log after two taps, {time.monotonic() - taps:.1f} s")
        shoot(browser, "4-rest-said")

        # With the keyboard: each is seen, and none is left out of turn.
        browser.run("document.body.focus();document.activeElement.blur()")
        order = []
        for _ in range(30):
            browser.key("Tab", 9)
            order.append(browser.run(
                "(()=>{const e=document.activeElement,b=e.getBoundingClientRect();"
                "return [[...document.querySelectorAll('*')].indexOf(e),b.width>0&&b.height>0,e.tagName]})()"))
        reached = [entry for entry in order if entry[2] != "BODY"]
        check(len(reached) > 20, f"the Tab key reaches {len(reached)} controls")
        check(all(entry[1] for entry in reached), "the Tab key reaches something that is not seen")
        numbers = [entry[0] for entry in reached]
        check(sum(a > b for a, b in zip(numbers, numbers[1:])) <= 1, "the Tab key goes back and forth")

        # Pain has a kind: one more tap, and what it comes to is said at once.
        browser.run("document.getElementById('pains').closest('details').open=true")
        browser.press("#pains .press:nth-child(5)")
        browser.wait("the pain", "document.querySelector('#pains .press[aria-pressed=true]')")
        browser.press("#kinds .press:nth-child(2)")
        browser.wait("its kind", "document.querySelector('#kinds .press[aria-pressed=true]')")
        found = entries()[2:]
        check(
            found == [(1, "pain", "4", "page"), (1, "pain_kind", "sharp", "page")],
            f"the log has {found}, and pain 4, sharp, was tapped")
        check(browser.run("!document.getElementById('grave').hidden"), "sharp pain does not say that advice ends")
        say("pain 4, sharp, is in the log after two more taps, and the page says stop")
        measure(browser, "pain")
        browser.run("document.getElementById('pains').scrollIntoView({block:'center'})")
        shoot(browser, "4-pain")
        browser.run("document.getElementById('pains').closest('details').open=false;scrollTo(0,0)")

        # An alarm and a lost sensor as hinge-web would send them; the simulated lifter has neither at this moment.
        browser.run("source.close();clearTimeout(watch);document.activeElement.blur();tell('');scrollTo(0,0)")
        browser.run(
            "show({...now,set_open:true,set:2,reps:3,alert:'alarm: rounding',rest_s:undefined,strip:['held','crept','counted'],"
            "last:{set:2,index:2,verdict:'crept',peak_deg:31,reserve_percent:52}});"
            "frame({phase:'concentric',flexion_deg:38,reserve_used:0.74,t_s:1})")
        shoot(browser, "3-alarm")
        measure(browser, "alarm")
        browser.run(
            "frameAt=Date.now()-4000;show({...now,sensor_lost:true,alert:undefined,tone:'bad',"
            "line:'No sensor answers: look at its plug. hinged goes on looking.'});tick()")
        shoot(browser, "5-sensor-lost")
        measure(browser, "sensor lost")
        # A hold that sags, as hinge-web would send it: in the place of the reps.
        browser.run(
            "show({...now,sensor_lost:false,set_open:false,rest_s:60,tone:'good',line:'2 sensors, 200 Hz, no fault.',"
            "hold:{state:'lost',number:1,kind:'side-plank',side:'left',held_s:20.4,target_s:60,loss:'sag'}});scrollTo(0,0)")
        seen = browser.run("document.getElementById('live').innerText.replace(/\\s+/g,' ')")
        for words in ["Side plank, left", "20", "of 60 s", "lost: sag"]:
            check(words in seen, f"the hold does not show {words!r}: {seen[:120]}")
        check(not browser.run("document.getElementById('reps').offsetParent"), "reps are shown while something is held")
        shoot(browser, "7-hold")
        measure(browser, "hold")
        browser.open(base + "/")

        # The daemon stops and comes back; nobody touches the page.
        browser.wait("the page", "!document.getElementById('live').hidden")
        browser.run("window.untouched=1")
        end(monitor)
        browser.wait("the end of hinged", "document.getElementById('state').textContent==='hinged does not run'")
        back = time.monotonic()
        monitor = daemon("--simulate", "--seed", "3", "--sets", "1")
        browser.wait("hinged again", "!document.getElementById('live').hidden")
        check(browser.run("window.untouched") == 1, "the page was loaded anew")
        say(f"hinged stopped and started: the page is live again after {time.monotonic() - back:.1f} s")

        # Every page, on every screen.
        for path, name in [
            ("/", "live"), ("/session/1", "report"), ("/sessions", "sessions"), ("/session/1/edit", "edit"),
            ("/next?lifter=simulated-7", "next"), ("/trend", "trend"), ("/calibrate", "calibrate"), ("/doctor", "doctor"),
        ]:
            for width, height, screen in [(360, 740, "phone"), (768, 1024, "tablet"), (1280, 800, "desktop")]:
                browser.window(width, height, is_phone=screen != "desktop")
                if screen == "phone":
                    browser.open(base + path)
                    browser.wait("the text of " + path, "document.body.innerText.length>40")
                    browser.run("document.querySelectorAll('details').forEach(d=>d.open=true)")
                    time.sleep(0.3)
                measure(browser, f"{name} on a {screen}", is_report=name in ("report", "trend"))
                if screen == "phone" or name == "live":
                    shoot(browser, f"page-{name}-{screen}")
            if name == "report":
                check("SIMULATED" in browser.run("document.body.innerText"), "the report does not say SIMULATED")
            if name == "next":
                # The sharp pain that was tapped above.
                first = browser.run("document.querySelector('main section').innerText")
                check("Stop: no load is advised." in first and "harp pain" in first, f"next begins with {first[:80]!r}")
                check("SIMULATED" in browser.run("document.body.innerText"), "next does not say SIMULATED")
                links = "[...document.querySelectorAll('.stop a')].map(a=>a.getAttribute('href')).join()"
                check(browser.run(links) == "/session/1/edit", "next does not lead to where pain is said to be gone")
                say("next begins with the stop for the pain that was tapped, and leads to where it is said to be gone")
        # And there it is said.
        browser.window(360, 740)
        browser.open(base + "/session/1/edit")
        browser.run("document.getElementById('gone').click()")
        browser.wait("pain 0 is kept", "document.getElementById('toast').innerText.includes('Pain 0')")
        browser.open(base + "/next?lifter=simulated-7")
        browser.wait("advice again", "!document.querySelector('.stop')")
        say("one tap on the page it leads to, and next advises again")
        # A calibration as hinge-web would send it: nobody wears a simulation, so none can be made here.
        browser.window(360, 740)
        browser.open(base + "/calibrate")
        browser.run("source.close();clearTimeout(watch)")
        browser.run(
            "show({daemon:'running',lifter:'ana',style:'sumo',line:'2 sensors, 200 Hz, no fault.',"
            "calibration:{step:2,steps:4,word:'hinge',phase:'recording',left_s:7,hint:'slower'}})")
        shoot(browser, "6-calibration")
        measure(browser, "calibration")
        check(not browser.errors, f"the browser complains: {browser.errors[:3]}")
    finally:
        if browser:
            browser.close()
        end(web)
        end(monitor)
    say(f"pictures are in {out}; {time.monotonic() - began:.0f} s")
    sys.exit(1 if bad else 0)


main()
