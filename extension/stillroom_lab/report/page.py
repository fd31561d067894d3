"""A report as data: what the template writes down."""

import hashlib
import re
from dataclasses import dataclass, field

from markupsafe import Markup
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound

from .how_run import cells_run, common_facts, run_when, runs_table
from .markdown import Outline, markdown
from .outputs import Piece, pieces_of
from .plain_json import embedded
from .records import records_of
from .summary import summary_of



@dataclass
class Block:
    """A markdown cell's text, or a code cell with what it put out."""

    html: Markup = Markup("")
    code: Markup | None = None
    label: str = ""
    pieces: list = field(default_factory=list)


@dataclass
class Page:
    title: str
    notebook: str
    language: str
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


def page_of(notebook, name, folder, language, hidden, redactor):
    cells = notebook["cells"]
    sources = [cell["source"] for cell in cells if cell["cell_type"] == "markdown"]
    outline = Outline(sources)
    outputs = [output for cell in cells if cell["cell_type"] == "code" and not _is_left_out(cell) for output in cell["outputs"]]
    left_out = sum(1 for cell in cells if cell["cell_type"] == "code" and cell["outputs"] and _is_left_out(cell))
    records, problems = records_of(outputs)
    blocks, figures, errors = [], [], []
    for cell in cells:
        block = _block(cell, outline, folder, hidden, redactor, _lexer(notebook["metadata"]))
        for piece in block.pieces:
            if piece.kind == "figure":
                figures.append(piece)
                piece.number = len(figures)
            if piece.kind == "error":
                errors.append(piece)
        blocks.append(block)
    sentence, is_in_order = cells_run(cells)
    title = redactor.text(outline.title or _own_title(notebook["metadata"]) or name)
    data = embedded({"schema": "stillroom.report/1", "title": title, "notebook": f"{name}.ipynb", "records": records})
    return Page(
        title=title,
        notebook=f"{name}.ipynb",
        language=language,
        content_language=_language_of("".join(sources), language),
        blocks=blocks,
        outline=outline.headings,
        figures=figures,
        conclusion=_conclusion(cells, blocks),
        summary=summary_of(records, figures),
        when=run_when(records),
        was_run=sentence,
        is_in_order=is_in_order,
        facts=common_facts(records, [figure.view for figure in figures], notebook["metadata"]),
        runs=runs_table(records),
        errors=errors,
        problems=problems,
        redacted=_redacted(redactor.counts()) + _left_out(left_out),
        data=Markup(data),
        checksum=hashlib.sha256(data.encode()).hexdigest(),
    )


def _block(cell, outline, folder, hidden, redactor, lexer):
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
        label=f"Code of cell {count}" if isinstance(count, int) else "Code, not run",
        pieces=[] if hidden["outputs"] or _is_left_out(cell) else [piece for output in cell["outputs"] for piece in _pieces(output, redactor, folder)],
    )


def _pieces(output, redactor, folder):
    """One output that nobody has thought of is no reason to have no report."""
    try:
        return pieces_of(output, redactor, folder)
    except Exception as error:  # noqa: BLE001
        return [Piece("note", f"Left out of this report: an output that could not be read ({type(error).__name__}).")]


def _is_left_out(cell):
    """JupyterLab's context menu of an output writes it: Show Output in the Report."""
    own = cell["metadata"].get("stillroom")
    return isinstance(own, dict) and own.get("report") is False


def _left_out(count):
    """A report that leaves something out says so."""
    if not count:
        return ""
    return f" The outputs of {count} {'cell' if count == 1 else 'cells'} are left out, with their records, as the notebook asks."


def _conclusion(cells, blocks):
    """What the cells tagged `conclusion` say; where there is none, the text that the last cell with any output says."""
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


def _language_of(text, otherwise):
    """Of the notebook's own words, so that they are read aloud and broken into lines as what they are."""
    letters = re.findall(r"\w", text)
    if not letters:
        return otherwise
    share = {name: sum(bool(re.match(pattern, letter)) for letter in letters) / len(letters) for name, pattern in _SCRIPTS.items()}
    found = next((name for name in _SCRIPTS if share[name] > (0.05 if name != "zh" else 0.25)), None)
    return found or otherwise


_SCRIPTS = {"ja": "[\u3040-\u30ff]", "ko": "[\uac00-\ud7af]", "zh": "[\u3400-\u9fff]"}


def _redacted(counts):
    words = {"secret": "secret", "path": "path of the machine", "name": "name"}
    many = {"secret": "secrets", "path": "paths of the machine", "name": "names"}
    parts = [f"{counts[kind]} {(words if counts[kind] == 1 else many)[kind]}" for kind in words if counts[kind]]
    total = sum(counts.values())
    return f"Redacted in this report: {', '.join(parts)} ({total} in all)." if total else "Nothing had to be redacted in this report."
