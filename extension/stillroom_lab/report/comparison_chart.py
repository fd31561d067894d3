"""The picture of the first page: the models of a comparison in its first metric, each mean with its interval."""

from dataclasses import dataclass

from .format_numbers import number, percent


@dataclass
class Bar:
    """Places are percentages of the width."""

    name: str
    value: str
    interval: str
    at: float
    left: float
    width: float


@dataclass
class Chart:
    metric: str
    title: str
    figure: int
    bars: list


def chart_of(comparisons, say):
    """Of the first comparison that can be drawn; None without one."""
    return next((chart for chart in (_chart(one, say) for one in comparisons) if chart), None)


def _chart(figure, say):
    view = figure.view
    metrics, models = (view.get(name) if isinstance(view.get(name), list) else [] for name in ("metrics", "models"))
    metric = metrics[0] if metrics and isinstance(metrics[0], dict) else {}
    found = [(model["name"], estimate) for model in models if isinstance(model, dict) and isinstance(model.get("name"), str) for estimate in [_first(model)] if estimate]
    if not isinstance(metric.get("title"), str) or not 1 < len(found) < 9:
        return None
    ends = [end for _, estimate in found for end in estimate]
    low, high = min(ends), max(ends)
    span = (high - low) or 1
    place = lambda value: 4 + 92 * (value - low) / span  # noqa: E731
    write = _percent if metric.get("format") == "share" else number
    bars = [
        Bar(name[:80], write(mean), say("%1 to %2", write(least), write(most)), place(mean), place(least), place(most) - place(least))
        for name, (mean, least, most) in found
    ]
    return Chart(metric["title"][:120], figure.title, figure.number, bars)


def _first(model):
    """Mean, low and high in the first metric, if they were measured."""
    estimates = model.get("estimates")
    one = estimates[0] if isinstance(estimates, list) and estimates and isinstance(estimates[0], dict) else {}
    ends = [one.get(name) for name in ("mean", "low", "high")]
    return ends if all(isinstance(end, (int, float)) and not isinstance(end, bool) and abs(end) < 1e300 for end in ends) else None


def _percent(share):
    return percent(share, 1)
