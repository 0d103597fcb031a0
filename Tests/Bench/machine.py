"""Runs hinged in the virtual machine of HINGE_RIG, on emulated chips that play a recording.

Times in here are seconds of the recording's own clock unless a name says otherwise.
"""
import csv
import json
import os
import pathlib
import sqlite3
import subprocess

BUZZER_LINE = 18


class Wearer:
    """A lifter of HINGE_RECORDINGS/lifters, with the profile that `hinge calibrate` makes of it."""

    def __init__(self, name, tools, work):
        self.name = name
        self.folder = pathlib.Path(os.environ["HINGE_RECORDINGS"]) / "lifters" / name
        self.sensors = 2 if name.endswith("-2s") else 1
        self.profile = work / f"{name}.json"
        self.hinge = tools / "hinge"
        if not self.profile.exists():
            starts = self.truth("set-mixed")["bar_starts"]
            style = {"floor": "conventional", "lockout": "romanian"}[starts]
            subprocess.run(
                [self.hinge, "calibrate", "--recordings", self.folder / "calibration", "--style", style,
                 "--out", self.profile],
                check=True, capture_output=True)

    def truth(self, name):
        return json.loads((self.folder / f"{name}.truth.json").read_text())

    def recording(self, name):
        return self.folder / f"{name}.csv"

    def length(self, name):
        with open(self.recording(name), "rb") as file:
            file.seek(-400, os.SEEK_END)
            return int(file.read().split(b"\n")[-2].split(b",")[0]) / 1e6

    def compose(self, path, pieces):
        """A recording in which each piece (start s, file) is played at its time; standing in between."""
        def rows(file):
            lines = [line for line in file.read_text().splitlines() if not line.startswith("#")]
            return [line.split(",")[1:] for line in lines[1:]]
        stand = self.folder / "calibration" / "stand.csv"
        header = [line for line in stand.read_text().splitlines() if line.startswith("#")]
        columns = next(line for line in stand.read_text().splitlines() if line.startswith("t_us"))
        filler, out = rows(stand), []
        for start, file in [*pieces, (pieces[-1][0] + 60, None)]:
            while len(out) < start * 200:
                out.append(filler[len(out) % len(filler)])
            if file is not None:
                out += rows(file)
        path.write_text("\n".join([*header, columns, *(
            ",".join([str(index * 5000), *values]) for index, values in enumerate(out))]) + "\n")
        return path

    def replay(self, name):
        found = subprocess.run(
            [self.hinge, "replay", self.recording(name), "--profile", self.profile, "--json"],
            check=True, capture_output=True, text=True)
        return json.loads(found.stdout)


class Machine:
    """Starts the bench's virtual machine; one run a call."""

    def __init__(self, rig, tools, work):
        self.rig = pathlib.Path(rig)
        self.tools = tools
        self.work = work

    def run(self, label, wearer, recording, seconds, faults=None, settings=None, command=None, chip="mpu6050",
            timeout=600, profile="", module=None, warm=(), loops=False):
        """hinged for `seconds`, then a signal. `command` replaces it: a shell text, where HINGED runs it, and
        HINGE the other program. `module`: parameters of the emulated chips. `warm`: programs beside it, read
        beforehand. `loops`: the recording is played over and over."""
        profile = wearer.profile if profile == "" else profile
        out = self.work / label
        out.mkdir(parents=True, exist_ok=True)
        for old in out.glob("log.sqlite*"):
            old.unlink()
        addresses = ["0x68", "0x69"] if chip.startswith(("mpu", "icm")) else ["0x6a", "0x6b"]
        addresses = addresses[:wearer.sensors]
        environment = {
            "HOME": "/root", "HINGE_SENSORS_ADDRESSES": ",".join(addresses), "HINGE_FEEDBACK_MODE": "full",
            "HINGE_BUZZER_KIND": "gpio", "HINGE_BUZZER_LINE": str(BUZZER_LINE), **(settings or {})}
        worn = "" if profile is None else f"--profile {profile} "
        hinged = f"{self.tools}/hinged {worn}--log $RIG_SCRATCH/log.sqlite --socket /run/hinged.sock"
        text = command or "timeout -s TERM {seconds} HINGED\n"
        text = text.replace("{seconds}", str(seconds)).replace("HINGED", hinged)
        text = text.replace("HINGE ", f"{self.tools}/hinge ")
        script = out / "run.sh"
        script.write_text("".join(f"export {key}='{value}'\n" for key, value in environment.items()) + text)
        arguments = [
            self.rig / "run.sh", "--virtual", "--bus-hz", "400000", "--quiet", "--chips",
            ",".join(f"{chip}@{address}" for address in addresses), "--recording", recording, "--buzzer",
            str(BUZZER_LINE), "--warm", f"{self.tools}/hinged", "--out", out, "--timeout", str(timeout)]
        if "/hinge " in text:
            arguments += ["--warm", self.tools / "hinge"]
        if module is not None:
            arguments += ["--module", module]
        if loops:
            arguments.append("--loop")
        for program in warm:
            arguments += ["--warm", program]
        if faults is not None:
            listing = out / "faults.txt"
            listing.write_text("".join(f"{round(at * 1000)} {fault}\n" for at, fault in faults))
            arguments += ["--faults", listing]
        found = subprocess.run([*map(str, arguments), "--", "bash", str(script)], capture_output=True, text=True)
        if found.returncode == 125:
            raise SystemExit(f"the bench itself failed in {label}:\n{found.stderr}")
        return Run(out, found)


class Run:
    """What a run left behind."""

    def __init__(self, out, finished):
        self.out = out
        self.stdout = finished.stdout
        self.stderr = finished.stderr
        self.status = finished.returncode
        self.zero_us = 0.0
        for line in (out / "status.txt").read_text().splitlines():
            if line.startswith("t0_ns "):
                self.zero_us = int(line.split()[1]) / 1e3
        log = out / "log.sqlite"
        self.reps, self.alerts, self.faults = [], [], []
        if not log.exists():
            return
        base = sqlite3.connect(f"file:{log}?mode=ro", uri=True)
        seconds = lambda us: (us - self.zero_us) / 1e6
        for row in base.execute(
                "SELECT sets.number, reps.number, liftoff_us, lockout_us, own_start_us, own_end_us, verdict FROM reps "
                "JOIN sets ON sets.id = reps.set_id ORDER BY liftoff_us"):
            self.reps.append(dict(
                set=row[0], number=row[1], liftoff=seconds(row[2]), lockout=seconds(row[3]), start=seconds(row[4]),
                end=seconds(row[5]), verdict=row[6]))
        for row in base.execute("SELECT time_us, kind, grade, sounded FROM alerts ORDER BY time_us"):
            self.alerts.append(dict(at=seconds(row[0]), kind=row[1], grade=row[2], sounded=row[3] == 1))
        for row in base.execute("SELECT time_us, kind, sensor, detail FROM faults ORDER BY time_us"):
            self.faults.append(dict(at=seconds(row[0]), kind=row[1], sensor=row[2], detail=row[3]))
        base.close()

    def pulses(self):
        """[(start, end)] of the buzzer line being on; an open one ends at infinity."""
        found, since = [], None
        with open(self.out / "edges.csv", newline="") as file:
            for row in csv.DictReader(file):
                if row["kind"] not in ("edge", "float") or not row["t_ns"]:
                    continue
                at = int(row["t_ns"]) / 1e9
                if int(row["value"]) == 1 and row["kind"] == "edge":
                    since = at if since is None else since
                elif since is not None:
                    found.append((since, at))
                    since = None
        if since is not None:
            found.append((since, float("inf")))
        return found

    def edges(self):
        """[(level, kind)] of the buzzer line, in order."""
        with open(self.out / "edges.csv", newline="") as file:
            return [(int(row["value"]), row["kind"]) for row in csv.DictReader(file)]

    def last_level(self):
        return self.edges()[-1][0] if self.edges() else 0
