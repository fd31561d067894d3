"""What a reader wants to know first: the scores of teacher, student and student alone, which claims hold, and what was found."""

from dataclasses import dataclass, field

from .numbers import count, percent, short

_MODELS = ("teacher", "student", "baseline")
_SPLITS = ("test", "validation", "train")
_LEVELS = {"problem": "Problem", "warning": "Warning", "info": "Note"}


@dataclass
class Row:
    """One run, or the runs of one name over several seeds."""

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

    @property
    def verdicts(self):
        """"2 hold, 1 does not hold", in this order."""
        names = {"holds": ("holds", "hold"), "does not hold": ("does not hold", "do not hold"), "cannot be tested here": ("cannot be tested here",) * 2}
        found = [(words, sum(claim["verdict"] == verdict for claim, _ in self.claims)) for verdict, words in names.items()]
        return ", ".join(f"{number} {words[number != 1]}" for words, number in found if number)


def summary_of(records, figures):
    made = Summary(rows=_rows(records, figures))
    seen = set()
    for figure in figures:
        view = figure.view
        if view["kind"] == "comparison":
            made.comparisons.append(figure)
        if view["kind"] == "claims":
            made.claims += [(claim, figure.number) for claim in _dicts(view.get("claims")) if claim.get("verdict")]
        for finding in _dicts(view.get("findings")):
            key = finding.get("level"), finding.get("says")
            if key not in seen and finding.get("level") in _LEVELS:
                made.findings.append({**finding, "word": _LEVELS[finding["level"]], "figure": figure.number})
            seen.add(key)
    for record in records:
        for finding in record["findings"]:
            key = finding["level"], finding["says"]
            if key not in seen:
                made.findings.append({**finding, "word": _LEVELS[finding["level"]], "figure": None})
            seen.add(key)
    order = list(_LEVELS)
    made.findings.sort(key=lambda finding: order.index(finding["level"]))
    return made


def _rows(records, figures):
    shown = {figure.view.get("id"): figure for figure in figures if figure.view["kind"] == "run"}
    runs = [(record["title"], _scores_of_record(record), shown.get(record["id"])) for record in records]
    known = {record["id"] for record in records}
    runs += [(figure.title, _scores_of_view(figure.view), figure) for id, figure in shown.items() if id not in known]
    if not runs:
        runs = [(figure.title, _scores_of_view({"scores": figure.view}), figure) for figure in figures if figure.view["kind"] == "scores"]
    groups = {}
    for title, scores, figure in runs:
        groups.setdefault(title, []).append((scores, figure))
    return [row for row in (_row(title, group) for title, group in groups.items()) if row]


def _row(title, group):
    scored = [scores for scores, _ in group]
    split = next((split for split in _SPLITS if any(split in of for scores in scored for of in scores.values())), None)
    if split is None:
        return None
    of = {model: [scores[model][split] for scores in scored if split in scores.get(model, {})] for model in _MODELS}
    rows = next((one.get("rows") for found in of.values() for one in found), None)
    agreement = [one["agreement"] for one in of["student"] if _is_number(one.get("agreement"))]
    cells = [*(_cell(of[model]) for model in _MODELS), _mean(agreement)]
    seeds = f"{len(group)} runs, " if len(group) > 1 else ""
    figure = next((figure for _, figure in group if figure), None)
    return Row(title, f"{seeds}{count(rows)} {split} rows", cells, figure and figure.number)


def _cell(found):
    cell = _mean([one.get("accuracy") for one in found if _is_number(one.get("accuracy"))])
    errors = [one["errors"] for one in found if _is_number(one.get("errors"))]
    if errors:
        cell["details"].append(f"{count(errors[0]) if len(errors) == 1 else short(sum(errors) / len(errors))} errors")
    precision = [one["averagePrecision"] for one in found if _is_number(one.get("averagePrecision"))]
    if precision:
        cell["details"].append(f"average precision {sum(precision) / len(precision):.3f}")
    return cell


def _mean(shares):
    """The mean, with the smallest and the largest where there are several."""
    if not shares:
        return {"value": "–", "details": []}
    differ = [f"{percent(min(shares))} to {percent(max(shares))}"] if min(shares) != max(shares) else []
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
