#!/usr/bin/env python3
"""What hinged's sampling costs beside a plain C loop that reads the same FIFOs at the same moments.

processor.py --tools DIR --work DIR [--recording NAME ...]

Both programs run in one virtual machine of HINGE_RIG, one after the other on the same recording, whose clock
counts instructions (2 ns each): the same run gives the same times, and what they say is how many instructions
user code, kernel and the emulated bus took. First hinged is run with the kernel counting its system calls and
telling when it read; these moments are the loop's schedule. Then both are measured without that, and last
the loop's system calls are counted. Exit code 1 where a limit is missed.
"""
import argparse
import collections
import os
import pathlib
import re
import subprocess
import sys

import machine

FROM_S = 5
# User and system time of hinged against that of the loop.
SAMPLER_LIMIT, PROCESS_LIMIT = 1.3, 2.0
SENSORS, RATE = 2, 200
CALLS = {0: "read", 1: "write", 7: "poll", 16: "ioctl", 202: "futex", 230: "clock_nanosleep", 228: "clock_gettime"}

SCRIPT = """
O=$RIG_SCRATCH
METER {lap} {first} {last} $O/daemon-counted --count -- HINGED
awk -v begun=$(sed -n 's/^begun_us //p' $O/daemon-counted.txt) '
  /i2c_write: .* a=068 .*\\[72\\]/ {{ for (i = 1; i < NF; i++) if ($(i + 1) == "i2c_write:") printf "%.0f\\n", $i * 1e6 - begun }}
' $O/daemon-counted.trace >$O/schedule
METER {lap} {first} {last} $O/daemon -- HINGED
METER {lap} {first} {last} $O/loop -- PLAIN
METER {lap} {first} {last} $O/loop-counted --count -- PLAIN
rm -f $O/*.trace
"""


def lap(recording):
    """How long the bench takes for a recording that is played over and over, us."""
    times = [int(line.split(",", 1)[0]) for line in recording.read_text().splitlines() if line[:1].isdigit()]
    return times[-1] - times[0] + times[-1] - times[-2]


class Spent:
    """A program's part of a run: thread names to (CPU ns, voluntary switches), and the bus's."""

    def __init__(self, path):
        self.threads = collections.defaultdict(lambda: [0, 0, 0])
        self.names = {}
        for line in path.with_suffix(".txt").read_text().splitlines():
            word, *rest = line.split()
            if word == "bus":
                self.transfers, self.bytes = map(int, rest)
            elif word == "thread":
                self.names[int(rest[0])] = rest[1]
                for place, value in enumerate(map(int, rest[2:])):
                    self.threads[rest[1]][place] += value

    def cpu(self, name=None):
        return sum(values[0] for thread, values in self.threads.items() if name in (None, thread))

    def switches(self, name=None):
        return sum(values[1] for thread, values in self.threads.items() if name in (None, thread))


def calls(path, spent):
    """System calls by thread name and number, as the kernel counted them."""
    found = collections.defaultdict(collections.Counter)
    text = path.with_suffix(".calls").read_text()
    for thread, number, count in re.findall(r"common_pid:\s*(\d+), id:\s*(\d+) } hitcount:\s*(\d+)", text):
        if int(thread) in spent.names:
            found[spent.names[int(thread)]][int(number)] += int(count)
    return found


def measure(tools, work, loop, meter, wearer, name):
    out = work / f"processor-{name}"
    bench = machine.Machine(os.environ["HINGE_RIG"], tools, work)
    last = int(wearer.length(name))
    script = SCRIPT.format(lap=lap(wearer.recording(name)), first=FROM_S, last=last)
    script = script.replace("METER", str(meter)).replace("PLAIN", f"{loop} /dev/i2c-1 $O/schedule")
    bench.run(out.name, wearer, wearer.recording(name), last, command=script, warm=[loop, meter], loops=True)
    samples = (last - FROM_S) * RATE * SENSORS
    return Measured(out, samples, last - FROM_S)


class Measured:
    def __init__(self, out, samples, seconds):
        self.samples, self.seconds = samples, seconds
        self.daemon, self.loop = Spent(out / "daemon"), Spent(out / "loop")
        counted, plain = Spent(out / "daemon-counted"), Spent(out / "loop-counted")
        self.daemon_calls, self.loop_calls = calls(out / "daemon-counted", counted), calls(out / "loop-counted", plain)
        self.rounds = len([at for at in map(int, (out / "schedule").read_text().split())
                           if FROM_S * 1e6 <= at < (FROM_S + seconds) * 1e6])

    def table(self):
        mine, loop = self.daemon, self.loop
        share = lambda ns: f"{ns / self.seconds / 1e7:8.3f}"
        each = lambda count: f"{count / self.samples:8.3f}"
        total = lambda found: sum(sum(c.values()) for c in found.values())
        plain = "plain_sampler"
        sampler = sum(self.daemon_calls["sampler"].values())
        yield f"  {'':30}    loop  sampler  hinged"
        yield f"  {'processor time, % of one':30}{share(loop.cpu())} {share(mine.cpu('sampler'))}{share(mine.cpu())}"
        yield f"  {'wake-ups a sample':30}{each(loop.switches())} {each(mine.switches('sampler'))}{each(mine.switches())}"
        yield f"  {'system calls a sample':30}{each(total(self.loop_calls))} {each(sampler)}{each(total(self.daemon_calls))}"
        yield f"  {'transfers a sample':30}{each(loop.transfers)} {each(mine.transfers)}"
        yield f"  {'bytes a sample':30}{each(loop.bytes)} {each(mine.bytes)}"
        for thread, (cpu, voluntary, involuntary) in sorted(mine.threads.items(), key=lambda item: -item[1][0]):
            made = ", ".join(f"{CALLS.get(number, number)} {count}" for number, count in
                             self.daemon_calls[thread].most_common())
            yield (f"    {thread:20}{share(cpu)} %, {voluntary / self.seconds:6.1f} wake-ups a second, "
                   f"{involuntary} switches forced; calls: {made or 'none'}")

    def ratios(self):
        return self.daemon.cpu("sampler") / self.loop.cpu(), self.daemon.cpu() / self.loop.cpu()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tools", required=True, type=pathlib.Path, help="where hinge and hinged are")
    parser.add_argument("--work", required=True, type=pathlib.Path)
    parser.add_argument("--wearer", default="wearer00-2s")
    parser.add_argument("--recording", nargs="+", default=["set-mixed", "idle"])
    options = parser.parse_args()
    work, tools = options.work.resolve(), options.tools.resolve()
    work.mkdir(parents=True, exist_ok=True)
    sources = pathlib.Path(__file__).parent
    built = {}
    for name in ("plain_sampler", "meter"):
        built[name] = work / name
        subprocess.run(["cc", "-Wall", "-Wextra", "-Werror", "-O2", sources / f"{name}.c", "-o", built[name]], check=True)
    wearer = machine.Wearer(options.wearer, tools, work)
    missed = 0
    for name in options.recording:
        found = measure(tools, work, built["plain_sampler"], built["meter"], wearer, name)
        print(f"{name}: {found.seconds} s, {found.samples} samples of {SENSORS} sensors, FIFOs read {found.rounds} times")
        print("\n".join(found.table()))
        sampler, process = found.ratios()
        for what, ratio, limit in (("sampler thread", sampler, SAMPLER_LIMIT), ("whole process", process, PROCESS_LIMIT)):
            is_missed = not ratio <= limit
            missed += is_missed
            print(f"{'MISSED' if is_missed else 'ok':6} {what}: {ratio:.2f} times the loop, {limit} at most")
    sys.exit(1 if missed else 0)


if __name__ == "__main__":
    main()
