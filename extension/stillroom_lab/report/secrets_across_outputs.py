"""A secret that begins in one output of a cell and goes on in the next."""

from .secret_spans import secret_spans
from .notebook_text import as_seen, joined

_PLAIN = "text/plain"


def without_split_secrets(outputs, redact):
    """
    The outputs of a cell, where `redact` of each such secret takes its place. What one output ends with and the next begins with is read as one word, without the
    end of a line and the quotation marks of a value between them.
    """
    texts = {place: _text_of(output) for place, output in enumerate(outputs)}
    everything = [place for place, text in texts.items() if text is not None]
    # What is printed and what is warned of may stand between the parts of one another.
    by_name = [[place for place in everything if outputs[place].get("name") == name] for name in ("stdout", "stderr")]
    for places in (*by_name, everything):
        for first, second in zip(places, places[1:]):
            texts[first], texts[second] = _apart(texts[first], texts[second], redact)
    return [_with_text(output, texts[place]) for place, output in enumerate(outputs)]


def _apart(first, second, redact):
    end, begin = first.rstrip("\n'\""), second.lstrip("'\"")
    # Only what is at the seam is looked at.
    seam, after = end[-500:], begin[:2_000]
    for start, stop in secret_spans(seam + after):
        if start < len(seam) < stop and not seam[start:].startswith("[redacted"):
            whole = (seam + after)[start:stop]
            return end[: len(end) - len(seam) + start] + redact(whole) + first[len(end) :], second[: len(second) - len(begin)] + begin[stop - len(seam) :]
    return first, second


def _text_of(output):
    if output["output_type"] == "stream":
        return as_seen(joined(output.get("text")))
    data = output.get("data")
    return joined(data[_PLAIN]) if isinstance(data, dict) and set(data) == {_PLAIN} else None


def _with_text(output, text):
    if text is None:
        return output
    if output["output_type"] == "stream":
        return {**output, "text": text}
    return {**output, "data": {**output["data"], _PLAIN: text}}
