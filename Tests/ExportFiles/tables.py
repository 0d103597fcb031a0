"""CSV and JSON Lines against the report, with Python's own readers."""

import csv
import json

import jsonschema

# Column of the table of reps: key of the report's rep, and thousandths in one of its units.
SAME = {
    "eccentric_ms": ("eccentric_ms", 1),
    "bottom_ms": ("bottom_ms", 1),
    "concentric_ms": ("concentric_ms", 1),
    "top_ms": ("top_ms", 1),
    "peak_flexion_mdeg": ("peak_flexion_deg", 1000),
    "excess_flexion_mdeg": ("excess_flexion_deg", 1000),
    "reserve_used_permille": ("reserve_used", 1000),
    "range_mdeg": ("range_deg", 1000),
    "peak_rise_rate_mdps": ("peak_rise_rate_dps", 1000),
    "warnings": ("warnings", 1),
    "alarms": ("alarms", 1),
    "lateral_lean_mdeg": ("lateral_lean_deg", 1000),
    "twist_mdeg": ("twist_deg", 1000),
    "setup_flexion_mdeg": ("setup_flexion_deg", 1000),
    "setup_reserve_used_permille": ("setup_reserve_used", 1000),
    "buzz_ms": ("buzz_ms", 1),
}
KG_PER_LB = 0.45359237
EXERCISES = {
    "conventional": {"Deadlift (Barbell)"},
    "sumo": {"Sumo Deadlift (Barbell)"},
    "trap-bar": {"Trap Bar Deadlift", "Deadlift (Trap bar)"},
    "block-pull": {"Rack Pull (Barbell)", "Rack Pull"},
    "kettlebell": {"Kettlebell Deadlift"},
    "romanian": {"Romanian Deadlift (Barbell)"},
    "good-morning": {"Good Morning (Barbell)"},
}


class RepRows:
    """What the table of reps says, once it was found to agree with the report."""

    def __init__(self):
        self.rows = []

    def counted(self, session):
        """Style, reps, grams and RPE of each set that counts; None where there is no table."""
        sets = {}
        for row in self.rows:
            if row["session"] == session and not row["excluded"]:
                key = (row["set"], row["style"], row["load_g"], row["rpe"])
                sets.setdefault(key, []).append(row)
        return sets

    def start(self, session):
        return next((row["started_at"] for row in self.rows if row["session"] == session), None)


def is_reps(path):
    return path.read_text().startswith("session,started_at,")


def value(column, text):
    """A field of the CSV as the JSON has it."""
    lists = {"flags": " ", "notes": " | ", "set_notes": " | ", "session_notes": " | "}
    if column in lists:
        return text.split(lists[column]) if text else []
    if text == "":
        return None
    if column == "excluded":
        return {"true": True, "false": False}[text]
    texts = ("started_at", "lifter", "style", "mode", "provenance", "reason")
    if column in texts or column.startswith("verdict") or column.endswith("pain_kind"):
        return text
    return float(text) if column in ("load_kg", "rpe", "session_rpe") else int(text)


def compare(rows, sessions):
    faults = []
    expected = [
        (session, set_, rep)
        for session in sessions.values()
        for set_ in session["sets"]
        for rep in set_["reps"]
    ]
    if len(rows) != len(expected):
        faults.append(f"{len(rows)} rows for {len(expected)} reps of the report")
    for row, (session, set_, rep) in zip(rows, expected):
        place = f"session {session['id']} set {set_['number']} rep {rep['index']}"
        pairs = [
            ("session", session["id"]),
            ("lifter", session["lifter"]),
            ("mode", session["mode"]),
            ("provenance", session["provenance"]),
            ("set", set_["number"]),
            ("load_g", set_["load_g"]),
            ("rep", rep["index"]),
            ("verdict", rep["verdict"]),
            ("flags", rep["flags"]),
        ]
        for column, (key, scale) in SAME.items():
            known = rep[key]
            pairs.append((column, None if known is None else round(known * scale)))
        error = session["flexion_error_deg"] * 1000
        pairs.append(("flexion_error_mdeg", None if rep["peak_flexion_deg"] is None else error))
        faults += [
            f"{place}: {column} is {row[column]!r}, in the report {known!r}"
            for column, known in pairs
            if row[column] != known
        ]
        if (row["started_at"] is not None) != session["started_at_known"]:
            faults.append(f"{place}: started_at is {row['started_at']!r}")
        if row["load_g"] is not None and abs(row["load_kg"] * 1000 - row["load_g"]) > 1e-6:
            faults.append(f"{place}: load_kg is {row['load_kg']}")
    return faults


def check_reps(path, sessions, reps):
    with path.open(newline="") as file:
        rows = [{k: value(k, v) for k, v in row.items()} for row in csv.DictReader(file, strict=True)]
    faults = compare(rows, sessions)
    reps.rows = rows
    return faults, f"{len(rows)} reps, {len(SAME) + 12} values of each as in the report"


def check_lines(path, sessions, schema, reps):
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    # A line of JSON Lines ends with a line feed, whatever else ends lines elsewhere.
    lines = path.read_text().split("\n")
    rows = [json.loads(line) for line in lines if line]
    faults = [f"{error.json_path}: {error.message}" for row in rows for error in validator.iter_errors(row)]
    faults += compare(rows, sessions)
    for row, same in zip(rows, reps.rows):
        faults += [f"{k} is {row.get(k)!r}, in the CSV {v!r}" for k, v in same.items() if row.get(k) != v]
    return faults, f"{len(rows)} reps, valid by the schema, as in report and CSV"


def check_log(path, sessions, reps):
    """Strong's and Hevy's forms: a row a set."""
    text = path.read_text()
    delimiter = ";" if text.split("\n")[0].count(";") > 3 else ","
    with path.open(newline="") as file:
        rows = list(csv.DictReader(file, delimiter=delimiter, strict=True))
    faults = [f"a row with other fields than the header: {row}" for row in rows if None in row or None in row.values()]
    left = {
        id: [(style, len(r), grams, rpe) for (_, style, grams, rpe), r in reps.counted(id).items()]
        for id, session in sessions.items()
        if session["started_at_known"]
    }
    pounds = any(key in rows[0] for key in ("weight_lbs", "Weight (lbs)")) if rows else False
    pounds = pounds or "-lb" in path.name or any(row.get("Weight Unit") == "lbs" for row in rows)
    for row in rows:
        name = row.get("Workout Name", row.get("title"))
        session = sessions[int(name.split()[-1])]
        if name.startswith("SIMULATED ") != (session["provenance"] == "synthetic"):
            faults.append(f"{name}: the session is {session['provenance']}")
        weight = next(v for k, v in row.items() if k.lower().startswith("weight") and k != "Weight Unit")
        grams = float(weight or 0) * (KG_PER_LB * 1000 if pounds else 1000)
        exercise = row.get("Exercise Name", row.get("exercise_title"))
        rpe = row.get("RPE", row.get("rpe"))
        fits = [
            known
            for known in left[session["id"]]
            if known[1] == int(row.get("Reps", row.get("reps")))
            and exercise in EXERCISES.get(known[0], ())
            and abs((known[2] or 0) - grams) <= (3 if pounds else 0.001)
            and (rpe == "" or float(rpe) == known[3])
        ]
        if fits:
            left[session["id"]].remove(fits[0])
        else:
            faults.append(f"no such set in the report: {row}")
        date = row.get("Date")
        if date and date != reps.start(session["id"])[:19].replace("T", " "):
            faults.append(f"{name} is of {date}, in the table of reps {reps.start(session['id'])}")
    for id, sets in left.items():
        faults += [f"session {id}: a set of {known[1]} reps is missing" for known in sets if known[0]]
    return faults, f"{len(rows)} sets, each one of the report's"
