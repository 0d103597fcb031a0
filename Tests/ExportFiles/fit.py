"""FIT files through Garmin's decoder and through fitdecode, against each other and the report."""

import datetime

import fitdecode
from garmin_fit_sdk import Decoder, Stream

EXERCISES = {
    "conventional": ("deadlift", 0),
    "sumo": ("deadlift", 15),
    "trap-bar": ("deadlift", 17),
    "block-pull": ("deadlift", 7),
    "kettlebell": ("deadlift", 20),
    "romanian": ("deadlift", 23),
    "good-morning": ("leg_curl", 2),
}


def garmin(path):
    """Messages by kind, developer fields under their names."""
    decoder = Decoder(Stream.from_file(str(path)))
    if not decoder.is_fit() or not decoder.check_integrity():
        raise ValueError("Garmin's decoder finds the checksum or the size wrong")
    messages, errors = Decoder(Stream.from_file(str(path))).read(convert_types_to_strings=True)
    if errors:
        raise ValueError(f"Garmin's decoder: {errors[0]}")
    names = {f["key"]: f["field_name"] for f in messages["field_description_mesgs"]}
    for kind in messages.values():
        for message in kind:
            for key, value in message.pop("developer_fields", {}).items():
                message[names[key]] = value
    return messages


def other(path):
    """The same from fitdecode, in order."""
    messages = []
    with fitdecode.FitReader(str(path), check_crc=fitdecode.CrcCheck.RAISE,
                             error_handling=fitdecode.ErrorHandling.RAISE) as reader:
        for frame in reader:
            if frame.frame_type == fitdecode.FIT_FRAME_DATA:
                values = {f.name: f.value for f in frame.fields if f.value is not None}
                messages.append((frame.name, values))
    return messages


# Garmin's decoder gives the local time as it stands in the file, seconds from the end of 1989.
EPOCH = 631065600


def plain(value):
    """One form for what the two give in different ones."""
    if isinstance(value, (list, tuple)):
        value = [v for v in value if v is not None]
        return plain(value[0]) if len(value) == 1 else [plain(v) for v in value]
    if isinstance(value, datetime.datetime):
        return value.replace(tzinfo=datetime.timezone.utc).timestamp()
    if isinstance(value, float) and value == int(value):
        return int(value)
    return value


def trusted(rep, kinds):
    return not set(rep["flags"]) & set(kinds)


def rounded(value, scale):
    """Halves away from zero, as the report's thousandths have them."""
    thousandths = round(value * 1000)
    size = (abs(thousandths) * scale + 500) // 1000
    return -size if thousandths < 0 else size


def measures(reps):
    """Largest flexion and reserve of those whose data hold."""
    bad = ("gap", "saturated", "slipped")
    peaks = [r["peak_flexion_deg"] for r in reps if r["peak_flexion_deg"] is not None and trusted(r, bad)]
    unjudged = bad + ("no_profile", "abstained")
    used = [r["reserve_used"] for r in reps if r["reserve_used"] is not None and trusted(r, unjudged)]
    return (
        rounded(max(peaks), 1) if peaks else None,
        rounded(max(used), 100) if used else None,
    )


def check(path, sessions, rows):
    faults = []

    def same(what, found, known):
        if plain(found) != plain(known):
            faults.append(f"{what} is {found!r}, expected {known!r}")

    messages = garmin(path)
    others = other(path)
    whole = messages["session_mesgs"][0]
    session = sessions[whole["hinge_session"]]
    suffix = "_estimated" if session["mode"] == "estimated" else ""
    counted = {}
    for row in rows.rows:
        if row["session"] == session["id"] and not row["excluded"]:
            counted.setdefault(row["set"], []).append(row["rep"])
    expected = [
        (s, [r for r in s["reps"] if r["index"] in counted[s["number"]]])
        for s in session["sets"]
        if s["number"] in counted
    ]

    # The two decoders against each other.
    for name in ("set", "record", "session", "lap", "activity", "event", "file_id"):
        ours, theirs = messages[f"{name}_mesgs"], [v for n, v in others if n == name]
        same(f"number of {name} messages", len(theirs), len(ours))
        for a, b in zip(ours, theirs):
            for key in set(a) & set(b):
                # Enumerations that only one of them has words for.
                if key == "local_timestamp":
                    same(f"{name} {key} by fitdecode", b[key], a[key] + EPOCH)
                elif isinstance(a[key], str) == isinstance(b[key], str):
                    same(f"{name} {key} by fitdecode", b[key], a[key])

    same("sport", whole["sport"], "training")
    same("sub sport", whole["sub_sport"], "strength_training")
    synthetic = session["provenance"] == "synthetic"
    same("provenance", whole["provenance"], "SIMULATED" if synthetic else "measured")
    same("profile name", whole["sport_profile_name"], "SIMULATED Hinge" if synthetic else "Hinge")
    same("start", whole["start_time"].timestamp(), session["started_at_ms"] // 1000)
    if session["duration_ms"] is not None:
        same("duration", whole["total_elapsed_time"], session["duration_ms"] / 1000)

    sets = messages["set_mesgs"]
    same("set types", [s["set_type"] for s in sets],
         [("active", "rest")[i % 2] for i in range(2 * len(expected) - 1)])
    same("set indices", [s["message_index"] for s in sets], list(range(len(sets))))
    for a, b in zip(sets, sets[1:]):
        same("start of a set", b["start_time"], a["timestamp"])
    active = [s for s in sets if s["set_type"] == "active"]
    same("active sets", len(active), len(expected))
    styles = {row["set"]: row["style"] for row in rows.rows if row["session"] == session["id"]}
    for found, (s, reps) in zip(active, expected):
        what = f"set {s['number']}"
        same(f"{what}: number", found["set"], s["number"])
        same(f"{what}: reps", found["repetitions"], len(reps))
        load = s["load_g"]
        same(f"{what}: weight", found.get("weight"),
             None if load is None else (load * 16 + 500) // 1000 / 16)
        category, subtype = EXERCISES.get(styles[s["number"]], (None, None))
        if category:
            same(f"{what}: category", found["category"], category)
            same(f"{what}: exercise", found["category_subtype"], subtype)
        counts = {v: sum(r["verdict"] == v for r in reps) for v in ("held", "crept", "lost", "no_call")}
        for verdict, number in counts.items():
            same(f"{what}: {verdict}", found[f"reps_{verdict}"], number)
        peak, used = measures(reps)
        same(f"{what}: peak", found.get(f"peak_flexion{suffix}"), peak)
        same(f"{what}: reserve", found.get(f"reserve_used{suffix}"), used)
        if peak is not None:
            same(f"{what}: error", found[f"flexion_error{suffix}"], session["flexion_error_deg"])

    records = messages["record_mesgs"]
    known = [(s["number"], r) for s, reps in expected for r in reps]
    same("records", len(records), len(known))
    for found, (number, rep) in zip(records, known):
        what = f"set {number} rep {rep['index']}"
        same(f"{what}: place", (found["set"], found["rep"]), (number, rep["index"]))
        same(f"{what}: verdict", found["verdict"], rep["verdict"])
        peak, used = measures([rep])
        same(f"{what}: peak", found.get(f"peak_flexion{suffix}"), peak)
        same(f"{what}: reserve", found.get(f"reserve_used{suffix}"), used)
    return faults, f"{len(active)} sets, {len(records)} reps, by both decoders as in the report"
