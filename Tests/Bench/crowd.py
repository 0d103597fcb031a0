#!/usr/bin/env python3
"""The sample path alone, and with twenty clients at the socket of which some never read: side by side.

crowd.py --tools DIR --work DIR

Both runs are one recording in the virtual machine of HINGE_RIG, which has one processor and whose clock counts
instructions: what differs is what the clients make of it. Exit code 1 where they cost a rep, an alarm, or time that
a wearer could notice.
"""
import argparse
import os
import pathlib
import subprocess
import sys

import cases
import machine
import processor

SECONDS_BEFORE = 3
# The alarm may be later by so much at the most; the sampler may take so much more time.
LATER_MS = 10
SAMPLER_MORE = 1.10

SCRIPT = """
O=$RIG_SCRATCH
{crowd}
METER {lap} {first} {last} $O/daemon -- HINGED
{after}
"""


def run(bench, wearer, name, built, is_crowded):
    last = int(wearer.length(name)) - 1
    crowd = f"{built['crowd']} /run/hinged.sock {last} >$O/crowd.txt & crowd=$!" if is_crowded else ":"
    script = SCRIPT.format(
        lap=processor.lap(wearer.recording(name)), first=SECONDS_BEFORE, last=last, crowd=crowd,
        after="wait $crowd; cat $O/crowd.txt" if is_crowded else ":")
    script = script.replace("METER", str(built["meter"]))
    label = "crowded" if is_crowded else "alone"
    done = bench.run(label, wearer, wearer.recording(name), last, command=script, warm=list(built.values()))
    return done, processor.Spent(done.out / "daemon"), last - SECONDS_BEFORE


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tools", required=True, type=pathlib.Path, help="where hinge and hinged are")
    parser.add_argument("--work", required=True, type=pathlib.Path)
    parser.add_argument("--wearer", default="wearer00-2s")
    options = parser.parse_args()
    work, tools = options.work.resolve(), options.tools.resolve()
    work.mkdir(parents=True, exist_ok=True)
    sources = pathlib.Path(__file__).parent
    built = {}
    for name in ("meter", "crowd"):
        built[name] = work / name
        subprocess.run(["cc", "-Wall", "-Wextra", "-Werror", "-O2", sources / f"{name}.c", "-o", built[name]], check=True)
    bench = machine.Machine(os.environ["HINGE_RIG"], tools, work)
    wearer = machine.Wearer(options.wearer, tools, work)
    name = "set-mixed"
    failures, table = [], {}
    for is_crowded in (False, True):
        done, spent, seconds = run(bench, wearer, name, built, is_crowded)
        latencies, missing = cases.answers(done, wearer, name)
        failures += [f"{'crowded' if is_crowded else 'alone'}: {line}" for line in missing]
        table[is_crowded] = {
            "reps": len(done.reps), "verdicts": [rep["verdict"] for rep in done.reps],
            "gaps": sum(f["kind"] == "gap" for f in done.faults), "alarms": latencies,
            "sampler": spent.cpu("sampler") / seconds / 1e7, "all": spent.cpu() / seconds / 1e7,
            "wakes": spent.switches("sampler") / seconds}
        if is_crowded:
            print(done.stdout.strip())
    alone, crowded = table[False], table[True]
    show = lambda label, value: print(f"  {label:38} {value(alone):>10} {value(crowded):>10}")
    print(f"  {'':38} {'alone':>10} {'20 clients':>10}")
    show("reps", lambda t: str(t["reps"]))
    show("gaps", lambda t: str(t["gaps"]))
    show("alarm after the truth, p50, ms", lambda t: f"{cases.percentile(t['alarms'], 0.5):.1f}")
    show("alarm after the truth, most, ms", lambda t: f"{max(t['alarms'], default=float('nan')):.1f}")
    show("sampler's processor time, % of one", lambda t: f"{t['sampler']:.3f}")
    show("sampler's wake-ups a second", lambda t: f"{t['wakes']:.1f}")
    show("hinged's processor time, % of one", lambda t: f"{t['all']:.3f}")
    if alone["verdicts"] != crowded["verdicts"]:
        failures.append(f"the verdicts differ: {alone['verdicts']} and {crowded['verdicts']}")
    if crowded["gaps"] > alone["gaps"]:
        failures.append("samples were lost to the clients")
    if len(alone["alarms"]) == len(crowded["alarms"]):
        later = max((b - a for a, b in zip(alone["alarms"], crowded["alarms"])), default=0)
        print(f"  an alarm was later by at most {later:.1f} ms")
        if later > LATER_MS:
            failures.append(f"an alarm was {later:.1f} ms later, {LATER_MS} are the most")
    if crowded["sampler"] > alone["sampler"] * SAMPLER_MORE:
        failures.append(f"the sampler took {crowded['sampler'] / alone['sampler']:.2f} times as long")
    for failure in failures:
        print(f"FAILED: {failure}")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
