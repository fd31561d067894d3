import json


def record_head(text):
    """A record without its curves and examples, of which a row of the panel is the same as of the whole.

    None where the row cannot be had from less than the whole: of a run that has no scores, of a file that is no record, and of one that is
    not as records are. Then the panel reads the whole, and says what is wrong with it.
    """
    try:
        record = json.loads(text.decode(), parse_constant=_refuse)
        return _without_bulk(record) if _is_scored(record) else None
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError):
        return None


def _refuse(constant):
    raise ValueError(constant)


def _is_scored(record):
    """What a run without scores says comes from its curves."""
    if record["schema"] != "stillroom.run/1" or record["status"] not in ("done", "stopped"):
        return False
    named = [record["scores"].get(name) for name in ("teacher", "student", "baseline")]
    return any(named) or any(model.get("scores") for model in record.get("participants", []))


def _without_bulk(record):
    light = {name: value for name, value in record.items() if name not in ("softLabels", "alignment")}
    for name in ("history", "baselineHistory"):
        if name in light:
            light[name] = _last_point(light[name])
    if "participants" in light:
        light["participants"] = [_light_model(model) for model in light["participants"]]
    if "transfer" in light:
        light["transfer"] = {name: _without(one, "report") for name, one in light["transfer"].items()}
    light["stamp"] = _without(light["stamp"], "clock")
    return json.dumps(light, allow_nan=False, separators=(",", ":")).encode()


def _light_model(model):
    return {**model, "history": _last_point(model["history"])} if "history" in model else model


def _last_point(history):
    return {**history, "step": history["step"][-1:], "epoch": history["epoch"][-1:], "series": {}}


def _without(fields, name):
    return {key: value for key, value in fields.items() if key != name}
