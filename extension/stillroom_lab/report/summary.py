"""What a reader wants to know first: the scores of teacher, student and student alone, which claims hold, and the findings."""

from dataclasses import dataclass, field

from .comparison_chart import chart_of
from .format_numbers import count, percent, short

_MODELS = ("teacher", "student", "baseline")
_SPLITS = ("test", "validation", "train")
_LEVELS = ("problem", "warning", "info")


@dataclass
class Row:
    """One run, or the runs with one name over several seeds."""

    title: str
    detail: str
    cells: list
    figure: int | None = None


@dataclass
class Summary:
    rows: list = field(default_factory=list)
    comparisons: list = field(default_factory=list)
    claims: list = field(default_factory=list)
    findings: list = field(default_factory=list)
    # "Of 3 claims: 2 hold, 1 does not hold."
    verdicts: str = ""
    # What a reader who decides must not miss: claims that do not hold, and problems.
    against: list = field(default_factory=list)
    chart: object = None


def summary_of(records, figures, say):
    made = Summary(rows=_rows(records, figures, say))
    levels = {"problem": say("Problem"), "warning": say("Warning"), "info": say("Note")}
    verdicts = {"holds": say("holds"), "does not hold": say("does not hold"), "not separable": say("not separable"), "cannot be tested here": say("cannot be tested here")}
    seen = set()
    for figure in figures:
        view = figure.view
        if view["kind"] == "comparison":
            made.comparisons.append(figure)
        if view["kind"] == "claims":
            told = [claim for claim in _dicts(view.get("claims")) if claim.get("verdict")]
            made.claims += [({**claim, "word": verdicts.get(str(claim["verdict"]), claim["verdict"])}, figure.number) for claim in told]
        for finding in _dicts(view.get("findings")):
            key = finding.get("level"), finding.get("says")
            if not all(isinstance(part, str) for part in key):
                continue
            if key not in seen and finding["level"] in _LEVELS:
                made.findings.append({**finding, "word": levels[finding["level"]], "figure": figure.number})
            seen.add(key)
    for finding in _folded(records, say):
        key = finding["level"], finding["says"]
        if key not in seen:
            made.findings.append({**finding, "word": levels[finding["level"]], "figure": None})
        seen.add(key)
    made.findings.sort(key=lambda finding: _LEVELS.index(finding["level"]))
    made.against = [
        *({"word": claim["word"], "verdict": claim["verdict"], "says": claim["claim"], "figure": number} for claim, number in made.claims if claim["verdict"] == "does not hold"),
        *({"word": finding["word"], "level": finding["level"], "says": finding["says"], "figure": finding["figure"]} for finding in made.findings if finding["level"] == "problem"),
    ]
    made.chart = chart_of(made.comparisons, say)
    made.verdicts = _verdicts([claim["verdict"] for claim, _ in made.claims], say)
    return made


def _folded(records, say):
    """The same finding about several runs of one name, as the seeds of a study are, is told once."""
    groups = {}
    for record in records:
        for finding in record["findings"]:
            groups.setdefault((record["title"], finding["check"], finding["level"]), []).append(finding)
    for first, *others in groups.values():
        differ = {one["says"] for one in others} - {first["says"]}
        yield {**first, "says": say("%1, and the like in %2 more of these runs", first["says"], len(others)) if differ else first["says"]}


def _verdicts(found, say):
    hold, fail, open_, untested = (found.count(verdict) for verdict in ("holds", "does not hold", "not separable", "cannot be tested here"))
    words = [
        *([say("1 holds") if hold == 1 else say("%1 hold", hold)] if hold else []),
        *([say("1 does not hold") if fail == 1 else say("%1 do not hold", fail)] if fail else []),
        *([say("%1 not separable", open_)] if open_ else []),
        *([say("%1 cannot be tested here", untested)] if untested else []),
    ]
    return (say("Of 1 claim: %1.", ", ".join(words)) if len(found) == 1 else say("Of %1 claims: %2.", len(found), ", ".join(words))) if found else ""


def _rows(records, figures, say):
    shown = {figure.view["id"]: figure for figure in figures if figure.view["kind"] == "run" and isinstance(figure.view.get("id"), str)}
    runs = [(record["title"], _scores_of_record(record), shown.get(record["id"])) for record in records]
    known = {record["id"] for record in records}
    runs += [(figure.title, _scores_of_view(figure.view), figure) for id, figure in shown.items() if id not in known]
    if not runs:
        runs = [(figure.title, _scores_of_view({"scores": figure.view}), figure) for figure in figures if figure.view["kind"] == "scores"]
    groups = {}
    for title, scores, figure in runs:
        groups.setdefault(title, []).append((scores, figure))
    return [row for row in (_row(title, group, say) for title, group in groups.items()) if row]


def _row(title, group, say):
    scored = [scores for scores, _ in group]
    split = next((split for split in _SPLITS if any(split in of for scores in scored for of in scores.values())), None)
    if split is None:
        return None
    of = {model: [scores[model][split] for scores in scored if split in scores.get(model, {})] for model in _MODELS}
    rows = next((one.get("rows") for found in of.values() for one in found), None)
    agreement = [one["agreement"] for one in of["student"] if _is_number(one.get("agreement"))]
    cells = [*(_cell(of[model], say) for model in _MODELS), _mean(agreement, say)]
    told = {"test": say("%1 test rows", count(rows)), "validation": say("%1 validation rows", count(rows)), "train": say("%1 train rows", count(rows))}[split]
    figure = next((figure for _, figure in group if figure), None)
    return Row(title, say("%1 runs, %2", len(group), told) if len(group) > 1 else told, cells, figure and figure.number)


def _cell(found, say):
    cell = _mean([one.get("accuracy") for one in found if _is_number(one.get("accuracy"))], say)
    errors = [one["errors"] for one in found if _is_number(one.get("errors"))]
    if errors:
        cell["details"].append(say("%1 errors", count(errors[0]) if len(errors) == 1 else short(sum(errors) / len(errors))))
    precision = [one["averagePrecision"] for one in found if _is_number(one.get("averagePrecision"))]
    if precision:
        cell["details"].append(say("average precision %1", f"{sum(precision) / len(precision):.3f}"))
    return cell


def _mean(shares, say):
    """The mean, with the smallest and the largest if there are several."""
    if not shares:
        return {"value": "–", "details": []}
    differ = [say("%1 to %2", *(percent(end).replace(" ", "\N{NO-BREAK SPACE}") for end in (min(shares), max(shares))))] if min(shares) != max(shares) else []
    return {"value": percent(sum(shares) / len(shares)), "details": differ}


def _scores_of_record(record):
    return {model: of for model, of in record["scores"].items() if model in _MODELS}


def _scores_of_view(view):
    scores = view.get("scores")
    found = {}
    for row in _dicts(scores.get("rows") if isinstance(scores, dict) else None):
        if row.get("model") in _MODELS and row.get("split") in _SPLITS and isinstance(row.get("scores"), dict):
            found.setdefault(row["model"], {})[row["split"]] = row["scores"]
    return found


def _dicts(value):
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _is_number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool)
