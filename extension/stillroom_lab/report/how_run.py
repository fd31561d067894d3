"""How the notebook was run: which cells, with what versions, data, seeds and device, when and for how long."""

from datetime import datetime

from .numbers import count, duration, percent


def cells_run(cells):
    """One sentence about the order of the cells, and whether it is as it should be."""
    code = [cell for cell in cells if cell["cell_type"] == "code" and cell["source"].strip()]
    numbers = [cell.get("execution_count") for cell in code]
    done = [number for number in numbers if isinstance(number, int)]
    failed = sum(any(output["output_type"] == "error" for output in cell["outputs"]) for cell in code)
    if not code:
        return "The notebook has no code.", True
    if not done:
        return "The notebook has not been run: what follows is its code.", False
    words = [f"{_all(len(done), len(code))} run"]
    ordered = done == sorted(done)
    words[0] += (" from top to bottom" if len(done) > 1 else "") if ordered else ", not in their order: the results may depend on what was run between"
    if ordered and done != list(range(done[0], done[0] + len(done))):
        words[0] += ", some of them more than once"
    words[0] += "."
    if failed:
        words.append(f"{failed} {'cell' if failed == 1 else 'cells'} ended with an error.")
    return " ".join(words), ordered and not failed and len(done) == len(code)


def _all(done, all_cells):
    if done == all_cells:
        return f"All {count(done)} code cells were" if done > 1 else "The code cell was"
    return f"{count(done)} of {count(all_cells)} code cells were"


def common_facts(records, views, metadata):
    """What holds for all runs, by name; what differs is listed as "a; b"."""
    facts = [_facts_of_record(record) for record in records] or [_facts_of_view(view) for view in views if view["kind"] == "run"]
    names = list(dict.fromkeys(name for fact in facts for name in fact))
    found = {name: list(dict.fromkeys(fact[name] for fact in facts if name in fact)) for name in names}
    merged = [(name, "; ".join(values[:12]) + ("; …" if len(values) > 12 else "")) for name, values in found.items()]
    kernel = metadata.get("kernelspec", {}).get("display_name")
    return [*merged, *([("kernel", kernel)] if kernel else [])]


def runs_table(records):
    """A row a run: what is asked of each, and its time."""
    return [
        (
            record["title"],
            str(record["setup"]["seed"]),
            count(record["setup"]["epochs"]),
            record["stamp"]["started"].replace("T", " ").partition(".")[0],
            duration(record["stamp"]["seconds"]),
            record["status"],
            record["id"],
        )
        for record in records
    ]


def _facts_of_record(record):
    data, stamp = record["data"], record["stamp"]
    rows = data["rows"]
    facts = {
        "data": f"{data['name']}{' (synthetic)' if data.get('synthetic') else ''}: {count(rows['train'])} train, {count(rows['validation'])} validation, "
        f"{count(rows['test'])} test rows, {count(len(data['classes']))} classes",
    }
    if data.get("source"):
        facts["data file"] = f"{data['source']['file']}, SHA-256 {data['source']['sha256']}"
    if isinstance(data.get("majority"), (int, float)):
        facts["always the commonest class"] = f"{percent(data['majority'])} right"
    for model in ("teacher", "student"):
        info = record["models"].get(model)
        if info:
            parts = [info["kind"], *([f"{count(info['parameters'])} parameters"] if info["parameters"] is not None else [])]
            # A student's is that of its initial weights, another one with each seed.
            mark = f", fingerprint {info['fingerprint']}" if model == "teacher" and info.get("fingerprint") else ""
            facts[model] = f"{info['name']} ({', '.join(parts)}{mark})"
    facts["device"] = stamp["device"]
    facts["versions"] = ", ".join(f"{name} {version}" for name, version in stamp["versions"].items())
    return facts


def _facts_of_view(view):
    setup = view.get("setup")
    pairs = [pair for pair in setup if isinstance(pair, list) and len(pair) == 2] if isinstance(setup, list) else []
    return {str(name): str(value) for name, value in pairs if name != "run"}


def run_when(records):
    """"run on 26 November 2026", by the first record; nothing where no record says it."""
    try:
        started = min(datetime.fromisoformat(record["stamp"]["started"].replace("Z", "+00:00")) for record in records)
    except ValueError:
        return ""
    return f"run on {started.day} {_MONTHS[started.month - 1]} {started.year}"


# Not the machine's language: the page's.
_MONTHS = "January February March April May June July August September October November December".split()
