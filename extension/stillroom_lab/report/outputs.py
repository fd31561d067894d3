"""A cell's output as pieces of a page. Of several forms it uses the one that shows the most and runs nothing."""

import json
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

from .markdown import markdown
from .mathml import mathml
from .mime_types import VIEW
from .pictures import KINDS, picture_uri
from .embedded_json import embedded, plain
from .sanitize import is_empty, sanitize
from .notebook_text import as_seen, joined

# What a reader calls each kind of view; made by `node scripts/generateViewFiles.mjs`.
_LABELS = json.loads((Path(__file__).parent / "kinds.json").read_text(encoding="utf-8"))


@dataclass
class Piece:
    """`kind` is figure, html, text, warning, error or note."""

    kind: str
    html: str
    # Of a figure.
    view: dict | None = None
    json: str = ""
    title: str = ""
    says: str = ""
    label: str = ""
    number: int = 0
    notes: list = field(default_factory=list)


def pieces_of(output, redactor, folder, say):
    kind = output["output_type"]
    if kind == "stream":
        text = as_seen(joined(output.get("text"))).strip("\n")
        piece = Piece("warning" if output.get("name") == "stderr" else "text", _pre(redactor.text(text)))
        return [piece] if text.strip() else []
    if kind == "error":
        trace = as_seen("\n".join(output.get("traceback", []))).strip("\n")
        first = as_seen(f"{output.get('ename', '')}: {output.get('evalue', '')}").strip(": \n")
        return [Piece("error", _pre(redactor.text(trace or first)), says=redactor.text(first))]
    data = output.get("data", {})
    refused = [Piece("note", escape(say("Left out of this report: %1.", reason))) for reason in output.get("metadata", {}).get("stillroom_refused", [])]
    shown = _figure(data, redactor, say) or _shown(data, redactor, folder, say)
    return [*([shown] if shown else []), *refused]


def _figure(data, redactor, say):
    view = data.get(VIEW)
    if not isinstance(view, dict) or not all(isinstance(view.get(field), str) for field in ("kind", "title", "says")):
        return None
    view = plain(view)
    title, says = view["title"][:300], view["says"][:3_000]
    # A notebook of a later version may have a kind that nobody knows here.
    label = say(_LABELS[view["kind"]]) if view["kind"] in _LABELS else say("View")
    # A title that says what it is needs no label.
    label = "" if label.lower() in title.lower() else say("%1.", label)
    return Piece("figure", _static(data, view, redactor), view=view, json=embedded(view), title=title, says=says, label=label)


def _static(data, view, redactor):
    """The figure without a script: its picture and its tables. The page adds the caption."""
    html = joined(data.get("text/html"))
    alt = f"{view['title']}. {view['says']}"
    if html:
        clean = sanitize(html, alt=alt)
        start, caption, rest = clean.partition("<figcaption>")
        clean = start + rest.partition("</figcaption>")[2] if caption else clean
        clean = clean.replace("<figure>", "<div>").replace("</figure>", "</div>")
        return redactor.text(clean)
    picture = _picture(data, alt)
    return picture or _pre(redactor.text(as_seen(joined(data.get("text/plain")))))


def _shown(data, redactor, folder, say):
    html = joined(data.get("text/html"))
    if html:
        clean = sanitize(html)
        if not is_empty(clean):
            return Piece("html", redactor.text(clean))
    if joined(data.get("text/markdown")):
        return Piece("html", redactor.text(markdown(joined(data["text/markdown"]), None, folder)))
    picture = _picture(data, say("Output without a description"))
    if picture:
        return Piece("html", picture)
    if joined(data.get("text/latex")):
        return Piece("html", redactor.text(mathml(joined(data["text/latex"]).strip().strip("$"), display=True)))
    text = as_seen(joined(data.get("text/plain"))).strip("\n")
    scripts = [mime for mime in ("text/html", "application/javascript", "application/vnd.jupyter.widget-view+json") if mime in data]
    if text.strip():
        return Piece("text", _pre(redactor.text(text)))
    return Piece("note", say("Left out of this report: an output that is a script.")) if scripts else None


def _picture(data, alt):
    for mime in KINDS:
        uri = picture_uri(mime, joined(data.get(mime))) if mime in data else None
        if uri:
            return f'<img src="{uri}" alt="{escape(alt)}">'
    return None


def _pre(text):
    return f'<pre tabindex="0">{escape(text)}</pre>' if text else ""
