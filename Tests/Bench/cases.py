"""What is asked of the whole daemon on a real kernel's bus and lines. Each case gives its failures and one line."""
import json
import math
import subprocess

# Only an alarm's pulses are longer; ticks are 50 ms or less.
PULSE_S = 0.1
EARLY_S, LATE_S = 0.15, 0.3


def percentile(values, share):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, math.ceil(share * len(ordered)) - 1)] if ordered else float("nan")


def same_reps(run, replay, sensors=2):
    """Reps of the log against those of a replay of the same recording.

    The chip's samples fall up to 5 ms beside the recording's. With one sensor that can tell a hitch the other
    way, and the lockout is then at its other side.
    """
    failures = []
    apart = 0.06 if sensors == 2 else 0.5
    expected = replay["reps"]
    if len(run.reps) != len(expected):
        failures.append(f"{len(run.reps)} reps, {len(expected)} in the replay")
    for live, told in zip(run.reps, expected):
        if live["verdict"] != told["verdict"]:
            failures.append(f"rep at {told['liftoff_s']:.2f} s: {live['verdict']}, {told['verdict']} in the replay")
        if abs(live["lockout"] - told["lockout_s"]) > apart:
            failures.append(f"lockout at {live['lockout']:.3f} s, {told['lockout_s']:.3f} in the replay")
    return failures


def latency(machine, wearer, found):
    """set-mixed: every scored episode sounds the alarm, and soon; the reps are those of a replay.

    One sensor does not see every episode: there those are asked for that the replay sees.
    """
    run = machine.run(f"{wearer.name}-mixed", wearer, wearer.recording("set-mixed"), math.floor(wearer.length("set-mixed")))
    replay = wearer.replay("set-mixed")
    failures = same_reps(run, replay, wearer.sensors)
    told = [a["t_s"] for a in replay["alerts"] if a["kind"] == "rounding" and a["grade"] == "alarm"]
    answered, missing = answers(run, wearer, "set-mixed", told)
    found += answered
    failures += missing
    pulses = [start for start, end in run.pulses() if end - start >= PULSE_S]
    return failures, f"{len(run.reps)} reps as in the replay, {len(pulses)} pulses"


def answers(run, wearer, name, told=()):
    """How long after the truth each scored episode sounded, ms, and those that did not.

    `told`: alarms of a replay; with one sensor only those episodes are asked for.
    """
    found, missing = [], []
    pulses = [start for start, end in run.pulses() if end - start >= PULSE_S]
    for episode in wearer.truth(name)["episodes"]:
        if episode.get("approach") or episode["max_reserve_used"] < 0.7:
            continue
        within = lambda at: episode["start_s"] - EARLY_S <= at <= episode["end_s"] + LATE_S
        inside = [at for at in pulses if within(at)]
        if inside:
            found.append((inside[0] - episode["start_s"]) * 1000)
        elif wearer.sensors == 2 or any(within(at) for at in told):
            missing.append(f"no alarm in the episode at {episode['start_s']:.2f} s")
    return found, missing


def chip(machine, wearer, name):
    """The same set on another chip: the same reps."""
    run = machine.run(
        f"chip-{name}", wearer, wearer.recording("set-mixed"), math.floor(wearer.length("set-mixed")), chip=name)
    return same_reps(run, wearer.replay("set-mixed")), f"{len(run.reps)} reps as in the replay"


def neutral(machine, wearer):
    """set-neutral: no warning, no alarm."""
    run = machine.run(f"{wearer.name}-neutral", wearer, wearer.recording("set-neutral"), math.floor(wearer.length("set-neutral")))
    failures = same_reps(run, wearer.replay("set-neutral"), wearer.sensors)
    failures += [f"{a['kind']} {a['grade']} at {a['at']:.2f} s" for a in run.alerts if a["kind"] == "rounding"]
    failures += [f"a pulse of {end - start:.2f} s at {start:.2f} s" for start, end in run.pulses() if end - start >= PULSE_S]
    return failures, f"{len(run.reps)} reps, no warning, no alarm"


def fault(machine, wearer, label, commands, span, lasting=False, chip="mpu6050", seconds=None):
    """A fault while a rep goes on: back in time, told and logged, no alert of its own, the rep is no call.

    commands: [(offset s, command)] from the start; span: how long the fault lasts, s. It begins in the middle
    of the third rep.
    """
    replay = wearer.replay("set-mixed")
    third = replay["reps"][2]
    begin = third["liftoff_s"] + 0.3
    length = seconds or math.floor(wearer.length("set-mixed"))
    run = machine.run(
        f"fault-{label}", wearer, wearer.recording("set-mixed"), length,
        faults=[(begin + at, command) for at, command in commands], chip=chip)
    failures = []
    end = begin + span
    back = [f["at"] for f in run.faults if f["kind"] == "sensor_recovered" and f["at"] >= begin]
    gaps = [f for f in run.faults if f["kind"] == "gap" and begin - 0.1 <= f["at"] <= end + 6.5]
    limit = 6.0 if span > 60 else 2.0
    if not gaps:
        failures.append("no gap on record")
    first = min((f["at"] for f in gaps), default=float("inf"))
    back_at = max(back + [first])
    if back_at - end > limit:
        failures.append(f"back {back_at - end:.2f} s after the fault, {limit:.0f} s at most")
    # A rounding that the replay has as well is the lifter's.
    told = [(a["t_s"], a["kind"]) for a in replay["alerts"]]
    for alert in run.alerts:
        if alert["kind"] == "sensor" or not begin <= alert["at"] <= back_at + 1:
            continue
        # Bad data may delay it.
        if not any(kind == alert["kind"] and abs(alert["at"] - at) < 1 for at, kind in told):
            failures.append(f"{alert['kind']} {alert['grade']} at {alert['at']:.2f} s, which the replay has not")
    for rep in run.reps:
        within = rep["start"] <= back_at and rep["end"] >= begin
        if within and rep["verdict"] != "no_call":
            failures.append(f"the rep at {rep['liftoff']:.2f} s is {rep['verdict']} with a fault in it")
    clear = [r for r in replay["reps"] if r["lockout_s"] < begin - 1 or r["liftoff_s"] > back_at + 4]
    for rep in clear:
        if not any(abs(rep["lockout_s"] - live["lockout"]) < 0.1 for live in run.reps):
            failures.append(f"the rep at {rep['liftoff_s']:.2f} s is lost")
    lost = [a for a in run.alerts if a["kind"] == "sensor"]
    if lasting and not lost:
        failures.append("no sensor alert, and it lasted")
    if lasting and not any(start >= begin and end_ - start < 0.1 for start, end_ in run.pulses()):
        failures.append("the lost sensor made no sound")
    if run.pulses() and run.pulses()[-1][1] == float("inf"):
        failures.append("the buzzer stayed on")
    return failures, f"back after {max(0.0, back_at - end):.2f} s, {len(gaps)} gap(s), {len(run.reps)} reps"


FAULTS = [
    # label, commands, span s, lasting
    ("nack", [(0, "nack 700")], 0.7, True),
    ("nack-long", [(0, "nack 8000")], 8, True),
    ("timeout", [(0, "timeout 900")], 0.9, True),
    ("stuck-scl", [(0, "stucklow scl 1500")], 1.5, True),
    ("stuck-sda", [(0, "stucklow sda 1500")], 1.5, True),
    ("freeze", [(0, "freeze 1500 @0x69")], 1.5, True),
    ("stall", [(0, "stall 1500 @0x68")], 1.5, True),
    ("power-reset", [(0, "powerreset 50 @0x68")], 0.05, False),
    ("flood", [(0, "fifoflood")], 0, False),
    ("identity", [(0, "whoami 0x47 @0x69"), (3, "whoami 0x68 @0x69")], 3, True),
]


def flaky(machine, wearer):
    """Every tenth message fails for most of the set: made good by other tries, and told."""
    run = machine.run(
        "flaky", wearer, wearer.recording("set-mixed"), math.floor(wearer.length("set-mixed")), faults=[(5, "flaky 10 30000")])
    failures = same_reps(run, wearer.replay("set-mixed"))
    if not any(f["kind"] == "bus_unsteady" for f in run.faults):
        failures.append("nothing on record of the wires")
    return failures, f"{len(run.reps)} reps as in the replay, {sum(f['kind'] == 'gap' for f in run.faults)} gaps"


def killed(machine, wearer):
    """kill -9 while the buzzer sounds leaves the line on, as the kernel does; --silence turns it off."""
    episode = next(e for e in wearer.truth("set-mixed")["episodes"] if e["max_reserve_used"] > 1)
    # Waits without starting programs, which would hold up the clock; then strikes while the line is high.
    text = f"""
mount -t debugfs none /sys/kernel/debug
level() {{ local line; while read -r line; do case $line in *GPIO18*out*hi*) return 0;; esac; done </sys/kernel/debug/gpio; return 1; }}
mkfifo /run/never; exec 9<>/run/never
HINGED & pid=$!
read -t {episode['start_s']:.2f} -u 9
for i in {{1..400}}; do
  if level; then kill -9 $pid; break; fi
  read -t 0.01 -u 9
done
wait $pid
echo "killed $?"
HINGED --silence
echo "silence $?"
"""
    run = machine.run("killed", wearer, wearer.recording("set-mixed"), 0, command=text)
    failures = [f"'{word}' is missing" for word in ("killed 137", "silence 0") if word not in run.stdout]
    frees = [value for value, kind in run.edges() if kind == "free"]
    # Without the first the case has shown nothing: the line was low by chance.
    if frees[:1] != [1]:
        failures.append("the line was not high when the process died")
    if frees[1:] != [0]:
        failures.append("the line was not low when --silence was done")
    if failures:
        failures.append(run.stdout + run.stderr)
    return failures, "killed while it sounded, on until --silence"


BUTTON_LINE = 17
# Of CalibrationPacer: each step, when it begins after the gesture, s.
PACED = [("stand", 5.0), ("hinge", 25.5), ("style", 62.5), ("slump", 101.0)]
CALIBRATED_AT = 127.5


def button(machine, wearer):
    """Everything by one button: calibrate to the ticks, train with the profile, mute and take it back."""
    held = 2.0
    begun = held + 5.0
    training = begun + CALIBRATED_AT + 6
    calibration = wearer.folder / "calibration"
    recording = wearer.compose(
        machine.work / "button.csv",
        [(begun + at + 0.2, calibration / f"{step}.csv") for step, at in PACED]
        + [(training, wearer.recording("set-mixed"))])
    ended = training + wearer.length("set-mixed")
    press = lambda at, length=0.2: [(at, f"gpio {BUTTON_LINE} 0"), (at + length, f"gpio {BUTTON_LINE} 1")]
    run = machine.run(
        "button", wearer, recording, math.floor(ended + 12),
        faults=[(0, f"gpio {BUTTON_LINE} 1"), *press(held, 5.5), *press(ended + 2), *press(ended + 4, 2.0),
                *press(ended + 8)],
        settings={"HINGE_BUTTON_LINE": str(BUTTON_LINE), "HINGE_PATHS_PROFILE_DIRECTORY": "/run/profiles",
                  "HINGE_PATHS_RECORDING_DIRECTORY": "/run/recordings"}, profile=None)
    failures = []
    for word in ("Not calibrated yet", "Calibration accepted", "Button: muted", "Tare: standing", "may sound again"):
        if word not in run.stderr:
            failures.append(f"'{word}' was never said")
    expected = wearer.replay("set-mixed")["reps"]
    if [r["verdict"] for r in run.reps] != [r["verdict"] for r in expected]:
        failures.append(f"verdicts {[r['verdict'] for r in run.reps]}, {[r['verdict'] for r in expected]} expected")
    if failures:
        failures.append(run.stderr)
    return failures, f"calibrated by ticks, {len(run.reps)} reps with that profile, muted, tared, unmuted"


def guided(machine, wearer):
    """The same over the socket: calibrated as the command leads, tared, and another lifter who has no profile."""
    asked = 7.0
    calibration = wearer.folder / "calibration"
    recording = wearer.compose(
        machine.work / "guided.csv",
        [(asked + at + 0.6, calibration / f"{step}.csv") for step, at in PACED]
        + [(asked + CALIBRATED_AT + 40, calibration / "stand.csv")])
    socket = "--socket /run/hinged.sock"
    text = f"""HINGED 2>$RIG_SCRATCH/said &
sleep {asked - 1}
HINGE calibrate --guided {socket} 2>$RIG_SCRATCH/shown >$RIG_SCRATCH/outcome
echo "calibrated $?"
for i in {{1..50}}; do HINGE status {socket} >$RIG_SCRATCH/status && grep -q "^state *running" $RIG_SCRATCH/status && break; sleep 0.2; done
sleep 3
HINGE tare {socket}; echo "tared $?"
HINGE lifter nobody {socket}; echo "refused $?"
HINGE lifter nobody --uncalibrated {socket}; echo "worn $?"
(sleep 2; kill -INT $(cat $RIG_SCRATCH/guide)) &
sh -c 'echo $$ >$RIG_SCRATCH/guide; exec HINGE calibrate --guided {socket}'; echo "given up $?"
HINGE status {socket}
kill -TERM %1
wait %1; echo "ended $?"
"""
    run = machine.run(
        "guided", wearer, recording, 0, command=text, profile=None,
        settings={"HINGE_PATHS_PROFILE_DIRECTORY": "/run/profiles", "HINGE_PATHS_RECORDING_DIRECTORY": "/run/recordings",
                  "XDG_STATE_HOME": "/run/state"})
    failures = [
        f"'{word}' is missing" for word in (
            "calibrated 0", "tared 0", "refused 65", "worn 0", "given up 65", "ended 0", "not calibrated: hinge calibrate",
            "nobody, conventional (chosen") if word not in run.stdout]
    shown = (run.out / "shown").read_text()
    failures += [f"step {step} was never shown" for step in range(1, 5) if f"step {step} of 4, " not in shown]
    outcome = (run.out / "outcome").read_text()
    if "Accepted: Grade" not in outcome:
        failures.append(f"it was not accepted: {outcome} {shown}")
    if failures:
        failures.append(run.stdout + run.stderr + (run.out / "said").read_text())
    return failures, "calibrated as it was led, tared, another lifter without a profile, given up"


def stopped(machine, wearer):
    """A signal while the buzzer sounds: off before the process ends."""
    episode = next(e for e in wearer.truth("set-mixed")["episodes"] if e["max_reserve_used"] > 1)
    failures = []
    for name, status in (("TERM", 0), ("INT", 0), ("QUIT", None)):
        text = f"timeout -s {name} {episode['start_s'] + 1.8:.2f} HINGED; echo status $?\n"
        run = machine.run(f"stopped-{name}", wearer, wearer.recording("set-mixed"), 0, command=text)
        if not any(end - start >= PULSE_S for start, end in run.pulses()):
            failures.append(f"SIG{name}: it never sounded")
        if run.last_level() != 0:
            failures.append(f"SIG{name}: the line stayed on")
    return failures, "off after TERM, INT and QUIT"


def reload(machine, wearer):
    """New settings and SIGHUP in the middle of a rep: not one rep of the set is lost."""
    replay = wearer.replay("set-mixed")
    rep = replay["reps"][len(replay["reps"]) // 2]
    seconds = wearer.length("set-mixed")
    text = f"""printf 'log:\n  level: info\n' >$RIG_SCRATCH/settings.yaml
HINGED --config $RIG_SCRATCH/settings.yaml 2>$RIG_SCRATCH/said &
sleep {(rep['liftoff_s'] + rep['lockout_s']) / 2 + 1.8:.2f}
printf 'log:\n  level: notice\n' >$RIG_SCRATCH/settings.yaml
kill -HUP $!
sleep {seconds - rep['lockout_s']:.2f}
kill -TERM $!
wait $!
"""
    run = machine.run("reload", wearer, wearer.recording("set-mixed"), 0, command=text)
    failures = same_reps(run, replay, wearer.sensors)
    said = (run.out / "said").read_text()
    if "log.level changed" not in said:
        failures.append(f"it did not say that it read its settings again: {said}")
    return failures, f"{len(run.reps)} reps as in the replay, settings read again in the middle of one"


def start(machine, wearer):
    """From the start of the process to the first orientation that can be trusted, by hinged's own account of the
    kernel's: what it took to load the program, to find and set the sensors up and to settle counts."""
    text = """HINGED &
sleep 4
HINGE status --json --socket /run/hinged.sock >$RIG_SCRATCH/status.json
kill -TERM $!
wait $!
"""
    found = []
    for _ in range(3):
        run = machine.run("start", wearer, wearer.folder / "calibration" / "stand.csv", 0, command=text)
        found.append(json.loads((run.out / "status.json").read_text()).get("first_orientation_ms"))
    if None in found:
        return [f"no orientation in 4 s: {found} {run.stderr}"], ""
    failures = [f"{max(found)} ms, 2000 are asked"] if max(found) > 2000 else []
    return failures, f"first orientation {sorted(found)} ms after the start of the process"


def doctor(machine, wearer):
    """Two MPU-6050 on a wearer who stands still: every line is there, the numbers are the recording's, and none fails
    but the one that nobody is calibrated on this machine."""
    text = "HINGE doctor --seconds 2 --json >$RIG_SCRATCH/doctor.json; echo status $?\n"
    run = machine.run("doctor", wearer, wearer.folder / "calibration" / "stand.csv", 0, command=text)
    if "status 2" not in run.stdout:
        return [run.stdout + run.stderr], ""
    found = json.loads((run.out / "doctor.json").read_text())["findings"]
    failures = [f"{f['check']} fails: {f['value']} {f['reason']}" for f in found
                if f["grade"] == "fail" and f["check"] != "profile"]
    for sensor in 1, 2:
        of = {f["check"]: f for f in found if f["sensor"] == sensor}
        for check in ("chip", "setup", "rate", "transfers", "gaps", "gravity", "up", "accel_noise", "gyro_bias", "temperature"):
            if check not in of:
                failures.append(f"sensor {sensor}: no line {check}")
        if failures:
            continue
        if of["chip"]["value"] != "MPU-6050":
            failures.append(f"sensor {sensor} is {of['chip']['value']}")
        if abs(of["rate"]["value"] - 200) > 2:
            failures.append(f"sensor {sensor}: {of['rate']['value']} Hz")
        if abs(of["gravity"]["value"] - 1) > 0.05:
            failures.append(f"sensor {sensor}: {of['gravity']['value']} g")
        if of["up"]["value"] != "+Z up":
            failures.append(f"sensor {sensor}: {of['up']['value']}")
        if of["gaps"]["value"] != 0 or of["transfers"]["grade"] != "pass":
            failures.append(f"sensor {sensor}: {of['gaps']['value']} missing, {of['transfers']['reason']}")
    of = {f["check"]: f for f in found if f["sensor"] is None}
    if not 350 < of["speed"]["value"] < 450:
        failures.append(f"a bus of 400 kHz is measured at {of['speed']['value']}")
    if of.get("output", {}).get("value") != "gpio GPIO18":
        failures.append(f"the buzzer is {of.get('output')}")
    if run.pulses():
        failures.append("the buzzer was sounded, and nobody asked for it")
    return failures, f"{len(found)} lines, {sum(f['grade'] == 'warn' for f in found)} warnings"


def doctor_unknown(machine, wearer):
    """A board whose identity nobody knows is named, and nothing is written to it; its neighbor is measured."""
    text = "HINGE doctor --seconds 2 --buzzer; echo status $?\n"
    run = machine.run(
        "doctor-unknown", wearer, wearer.folder / "calibration" / "stand.csv", 0, command=text, module="whoami=0x72,0x68")
    failures = [f"'{word}' is missing" for word in ("status 2", "unknown (0x72)", "sensors.assume:", "MPU-6050")
                if word not in run.stdout]
    if [round(end - start, 1) for start, end in run.pulses()] != [0.2, 0.2]:
        failures.append(f"the buzzer's pulses are {run.pulses()}")
    if run.last_level() != 0:
        failures.append("the buzzer stayed on")
    if failures:
        failures.append(run.stdout + run.stderr)
    return failures, "0x72 is named, the other sensor measured, the buzzer sounded twice"


def record(machine, wearer):
    """Five seconds off the bus, which convert and replay take, with what the chips were fed."""
    text = "HINGE record --seconds 5 --out $RIG_SCRATCH/take.csv; echo status $?\n"
    run = machine.run("record", wearer, wearer.folder / "calibration" / "stand.csv", 0, command=text)
    if "status 0" not in run.stdout or "no gap" not in run.stderr:
        return [run.stdout + run.stderr], ""
    take = run.out / "take.csv"
    lines = take.read_text().splitlines()
    header = [line for line in lines if line.startswith("#")]
    failures = [f"the header has no '{line}'" for line in (
        "# provenance: measured", "# sensors: 2", "# rate_hz: 200", "# chip: MPU-6050", "# accel_lsb_per_g: 4096",
        "# gyro_lsb_per_dps: 65.5", "# accel_range_g: 8", "# gyro_range_dps: 500.275") if line not in header]
    rows = [tuple(map(int, line.split(","))) for line in lines[len(header) + 1:]]
    if not 990 <= len(rows) <= 1010 or any(b[0] <= a[0] for a, b in zip(rows, rows[1:])):
        failures.append(f"{len(rows)} rows")
    fed = set()
    with open(wearer.folder / "calibration" / "stand.csv") as file:
        fed = {tuple(map(int, line.split(",")[1:7])) for line in file if line[0].isdigit()}
    strange = sum(row[1:7] not in fed for row in rows)
    if strange:
        failures.append(f"{strange} rows that the sacrum's chip was never fed")
    hinge = machine.tools / "hinge"
    for words in (["convert", take, run.out / "take.hrec"], ["replay", run.out / "take.hrec", "--json"]):
        done = subprocess.run([hinge, *words], capture_output=True, text=True)
        if done.returncode != 0:
            failures.append(done.stderr)
    return failures, f"{len(rows)} rows, converted and replayed"
