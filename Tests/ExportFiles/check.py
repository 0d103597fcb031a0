"""Reads a folder of exported files with decoders that are not ours: scripts/check-exports."""

import json
import sys
from pathlib import Path

import fit
import tables

folder, schema = Path(sys.argv[1]), Path(sys.argv[2])
try:
    report = json.loads((folder / "report.json").read_text())
except (OSError, ValueError) as error:
    sys.exit(f"{folder}/report.json: {error}; put there what `hinge report --json` says")
sessions = {session["id"]: session for session in report["sessions"]}

faults = []
checked = []


def look(path, check, *arguments):
    try:
        found, words = check(path, sessions, *arguments)
    except Exception as error:  # whatever a decoder thinks of it
        found, words = [f"{type(error).__name__}: {error}"], "not read"
    faults.extend(f"{path.name}: {fault}" for fault in found)
    checked.append((path.name, words))


reps = tables.RepRows()
for path in sorted(folder.iterdir()):
    if path.suffix == ".csv" and tables.is_reps(path):
        look(path, tables.check_reps, reps)
    elif path.suffix == ".jsonl":
        look(path, tables.check_lines, json.loads(schema.read_text()), reps)
for path in sorted(folder.iterdir()):
    if path.suffix == ".csv" and not tables.is_reps(path):
        look(path, tables.check_log, reps)
    elif path.suffix == ".fit":
        look(path, fit.check, reps)

for name, words in checked:
    print(f"{name:24} {words}")
for fault in faults[:50]:
    print(f"disagrees: {fault}")
print(f"{len(checked)} files, {len(faults)} disagreements")
sys.exit(1 if faults or not checked else 0)
