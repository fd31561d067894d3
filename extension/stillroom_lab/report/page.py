"""A report as data for the template."""

import hashlib
import re
from dataclasses import dataclass, field

from markupsafe import Markup
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound

from .provenance import cells_run, common_facts, run_when, runs_table
from .markdown import Outline, markdown
from .outputs import Piece, pieces_of
from .embedded_json import embedded
from .records import records_of
from .summary import summary_of
from .translations import Words, words_in


@dataclass
class Block:
    """A markdown cell's text, or a code cell with its output."""

    html: Markup = Markup("")
    code: Markup | None = None
    label: str = ""
    pieces: list = field(default_factory=list)


@dataclass
class Page:
    title: str
    notebook: str
    say: Words
    content_language: str
    blocks: list
    outline: list
    figures: list
    conclusion: list
    summary: object
    when: str
    was_run: str
    is_in_order: bool
    facts: list
    runs: list
    errors: list
    problems: list
    redacted: str
    data: Markup
    checksum: str
    # The catalogue for the figures' own labels; nothing in English.
    words: Markup | None


def page_of(notebook, name, folder, language, preferred, otherwise, hidden, redactor):
    """`language` is requested, `preferred` comes from the user's settings. `otherwise` is the notebook's language if its letters do not show it."""
    cells = notebook["cells"]
    sources = [cell["source"] for cell in cells if cell["cell_type"] == "markdown"]
    own_language = _language_of("".join(sources))
    say = words_in(language, notebook["metadata"].get("stillroom", {}).get("language"), preferred, own_language)
    outline = Outline(sources)
    outputs = [output for cell in cells if cell["cell_type"] == "code" and not _is_left_out(cell) for output in cell["outputs"]]
    left_out = sum(1 for cell in cells if cell["cell_type"] == "code" and cell["outputs"] and _is_left_out(cell))
    records, problems = records_of(outputs)
    blocks, figures, errors = [], [], []
    for cell in cells:
        block = _block(cell, outline, folder, hidden, redactor, _lexer(notebook["metadata"]), say)
        for piece in block.pieces:
            if piece.kind == "figure":
                figures.append(piece)
                piece.number = len(figures)
            if piece.kind == "error":
                errors.append(piece)
        blocks.append(block)
    sentence, is_in_order = cells_run(cells, say)
    title = redactor.text(outline.title or _own_title(notebook["metadata"]) or name)
    data = embedded({"schema": "stillroom.report/1", "title": title, "notebook": f"{name}.ipynb", "records": records})
    return Page(
        title=title,
        notebook=f"{name}.ipynb",
        say=say,
        content_language=own_language or otherwise,
        blocks=blocks,
        outline=outline.headings,
        figures=figures,
        conclusion=_conclusion(cells, blocks),
        summary=summary_of(records, figures, say),
        when=run_when(records, say),
        was_run=sentence,
        is_in_order=is_in_order,
        facts=common_facts(records, [figure.view for figure in figures], notebook["metadata"], say),
        runs=runs_table(records, say),
        errors=errors,
        problems=problems,
        redacted=" ".join([_redacted(redactor.counts(), say), _looked_for(redactor.also, say), *_left_out(left_out, say)]),
        data=Markup(data),
        checksum=hashlib.sha256(data.encode()).hexdigest(),
        words=Markup(embedded(say.catalogue)) if say.catalogue else None,
    )


def _block(cell, outline, folder, hidden, redactor, lexer, say):
    kind, source = cell["cell_type"], cell["source"]
    if kind == "markdown":
        return Block() if hidden["markdown"] else Block(html=Markup(redactor.text(markdown(source, outline, folder, cell.get("attachments")))))
    transient = cell.get("transient") or {}
    if kind != "code":
        return Block(html=Markup('<pre tabindex="0">{}</pre>').format(source)) if source.strip() else Block()
    count = cell.get("execution_count")
    shows_code = source.strip() and not hidden["code"] and not transient.get("remove_source")
    return Block(
        code=Markup(highlight(source, lexer, HtmlFormatter(nowrap=True))) if shows_code else None,
        label=say("Code of cell %1", count) if isinstance(count, int) else say("Code, not run"),
        pieces=[] if hidden["outputs"] or _is_left_out(cell) else [piece for output in cell["outputs"] for piece in _pieces(output, redactor, folder, say)],
    )


def _pieces(output, redactor, folder, say):
    """One unexpected output must not prevent the whole report."""
    try:
        return pieces_of(output, redactor, folder, say)
    except Exception as error:  # noqa: BLE001
        return [Piece("note", say("Left out of this report: an output that could not be read (%1).", type(error).__name__))]


def _is_left_out(cell):
    """Set by JupyterLab's context menu of an output: Show Output in the Report."""
    own = cell["metadata"].get("stillroom")
    return isinstance(own, dict) and own.get("report") is False


def _left_out(count, say):
    """A report that leaves something out says so."""
    if count == 1:
        return [say("The outputs of 1 cell are left out, with their records, as the notebook asks.")]
    return [say("The outputs of %1 cells are left out, with their records, as the notebook asks.", count)] if count else []


def _conclusion(cells, blocks):
    """The output of the cells tagged `conclusion`; if there are none, the text of the last cell with any output."""
    told = list(zip(cells, blocks))
    tagged = [block for cell, block in told if "conclusion" in (cell["metadata"].get("tags") or [])]
    last = [block for cell, block in told if block.pieces][-1:]
    pieces = [piece for block in tagged or last for piece in block.pieces if piece.kind == "html"]
    return [piece for piece in pieces if "<img" not in piece.html and (tagged or "<table" not in piece.html)]


def _lexer(metadata):
    info = metadata.get("language_info")
    names = [info.get(key) for key in ("pygments_lexer", "name")] if isinstance(info, dict) else []
    for name in [*names, "text"]:
        # Jupyter's Python has a lexer of IPython's own, which need not be installed.
        name = {"ipython3": "python", "ipython": "python"}.get(name, name) if isinstance(name, str) else None
        if isinstance(name, str):
            try:
                return get_lexer_by_name(name, stripnl=False)
            except ClassNotFound:
                continue
    raise AssertionError("pygments has a lexer of plain text")


def _own_title(metadata):
    title = metadata.get("title")
    return title if isinstance(title, str) else None


def _language_of(text):
    """The language of the notebook's own words, so that they are read aloud and broken into lines correctly; None if their letters do not show it."""
    letters = re.findall(r"\w", text)
    if not letters:
        return None
    share = {name: sum(bool(re.match(pattern, letter)) for letter in letters) / len(letters) for name, pattern in _SCRIPTS.items()}
    return next((name for name in _SCRIPTS if share[name] > (0.05 if name != "zh" else 0.25)), None)


_SCRIPTS = {"ja": "[\u3040-\u30ff]", "ko": "[\uac00-\ud7af]", "zh": "[\u3400-\u9fff]"}


def _redacted(counts, say):
    words = {
        "secret": (say("1 secret"), say("%1 secrets", counts["secret"])),
        "path": (say("1 path of the machine"), say("%1 paths of the machine", counts["path"])),
        "name": (say("1 name"), say("%1 names", counts["name"])),
        "personal": (say("1 item of personal data"), say("%1 items of personal data", counts["personal"])),
    }
    parts = [words[kind][counts[kind] != 1] for kind in words if counts[kind]]
    total = sum(counts.values())
    return say("Redacted in this report: %1 (%2 in all).", ", ".join(parts), total) if total else say("Nothing had to be redacted in this report.")


def _looked_for(also, say):
    """No report is free of what nobody has looked for."""
    names = {"emails": say("e-mail addresses"), "cards": say("card numbers"), "ibans": say("account numbers (IBAN)")}
    done = [say("secrets"), say("paths of the machine"), say("names of the user and the machine"), *(names[kind] for kind in names if kind in also)]
    left = [*(names[kind] for kind in names if kind not in also), say("text inside pictures")]
    return say("Looked for: %1. Not looked for: %2.", ", ".join(done), ", ".join(left))
