"""How the notebook was run: which cells, with what versions, data, seeds and device, when and for how long."""

from datetime import datetime

from .format_numbers import count, duration, percent


def cells_run(cells, say):
    """One sentence about the order of the cells, and whether that order is correct."""
    code = [cell for cell in cells if cell["cell_type"] == "code" and cell["source"].strip()]
    numbers = [cell.get("execution_count") for cell in code]
    done = [number for number in numbers if isinstance(number, int)]
    failed = sum(any(output["output_type"] == "error" for output in cell["outputs"]) for cell in code)
    if not code:
        return say("The notebook has no code."), True
    if not done:
        return say("The notebook has not been run: its code follows."), False
    ordered = done == sorted(done)
    words = [_order_says(done, count(len(code)), say) if len(done) < len(code) else _order_of_all_says(done, say)]
    if failed:
        words.append(say("1 cell ended with an error.") if failed == 1 else say("%1 cells ended with an error.", failed))
    return " ".join(words), ordered and not failed and len(done) == len(code)


def _order_of_all_says(done, say):
    number = count(len(done))
    if len(done) == 1:
        return say("The code cell was run.")
    if done != sorted(done):
        return say("All %1 code cells were run, not in their order: the results may depend on what was run between.", number)
    if _has_gaps(done):
        return say("All %1 code cells were run from top to bottom, some of them more than once.", number)
    return say("All %1 code cells were run from top to bottom.", number)


def _order_says(done, all_cells, say):
    number = count(len(done))
    if len(done) == 1:
        return say("1 of %1 code cells was run.", all_cells)
    if done != sorted(done):
        return say("%1 of %2 code cells were run, not in their order: the results may depend on what was run between.", number, all_cells)
    if _has_gaps(done):
        return say("%1 of %2 code cells were run from top to bottom, some of them more than once.", number, all_cells)
    return say("%1 of %2 code cells were run from top to bottom.", number, all_cells)


def _has_gaps(done):
    return done != list(range(done[0], done[0] + len(done)))


def common_facts(records, views, metadata, say):
    """Facts about all runs, by name; different values are listed as "a; b"."""
    facts = [_facts_of_record(record, say) for record in records] or [_facts_of_view(view) for view in views if view["kind"] == "run"]
    names = list(dict.fromkeys(name for fact in facts for name in fact))
    found = {name: list(dict.fromkeys(fact[name] for fact in facts if name in fact)) for name in names}
    merged = [(name, "; ".join(values[:12]) + ("; …" if len(values) > 12 else "")) for name, values in found.items()]
    kernel = metadata.get("kernelspec", {}).get("display_name")
    return [*merged, *([(say("kernel"), kernel)] if kernel else [])]


def runs_table(records, say):
    """One row per run, with its settings and its time."""
    return [
        (
            record["title"],
            str(record["setup"]["seed"]),
            count(record["setup"]["epochs"]),
            record["stamp"]["started"].replace("T", " ").partition(".")[0],
            duration(record["stamp"]["seconds"]),
            {"done": say("done"), "stopped": say("stopped"), "failed": say("failed")}.get(record["status"], record["status"]),
            record["id"],
        )
        for record in records
    ]


def _facts_of_record(record, say):
    data, stamp = record["data"], record["stamp"]
    rows = data["rows"]
    name = say("%1 (synthetic)", data["name"]) if data.get("synthetic") else data["name"]
    sizes = [count(rows[split]) for split in ("train", "validation", "test")]
    facts = {say("data"): say("%1: %2 train, %3 validation, %4 test rows, %5 classes", name, *sizes, count(len(data["classes"])))}
    if data.get("source"):
        facts[say("data file")] = f"{data['source']['file']}, SHA-256 {data['source']['sha256']}"
    if isinstance(data.get("majority"), (int, float)):
        facts[say("always the commonest class")] = say("%1 right", percent(data["majority"]))
    for model, called in (("teacher", say("teacher")), ("student", say("student"))):
        info = record["models"].get(model)
        if info:
            parts = [info["kind"], *([say("%1 parameters", count(info["parameters"]))] if info["parameters"] is not None else [])]
            # A student's is that of its initial weights, another one with each seed.
            if model == "teacher" and info.get("fingerprint"):
                parts.append(say("fingerprint %1", info["fingerprint"]))
            facts[called] = f"{info['name']} ({', '.join(parts)})"
    facts[say("device")] = stamp["device"]
    facts[say("versions")] = ", ".join(f"{name} {version}" for name, version in stamp["versions"].items())
    return facts


def _facts_of_view(view):
    setup = view.get("setup")
    pairs = [pair for pair in setup if isinstance(pair, list) and len(pair) == 2] if isinstance(setup, list) else []
    return {str(name): str(value) for name, value in pairs if name != "run"}


def run_when(records, say):
    """"run on 26 November 2026", according to the first record; empty if no record says it."""
    try:
        started = min(datetime.fromisoformat(record["stamp"]["started"].replace("Z", "+00:00")) for record in records)
    except ValueError:
        return ""
    months = [
        *(say("January"), say("February"), say("March"), say("April"), say("May"), say("June"), say("July")),
        *(say("August"), say("September"), say("October"), say("November"), say("December")),
    ]
    return say("run on %1 %2 %3", started.day, months[started.month - 1], started.year)
