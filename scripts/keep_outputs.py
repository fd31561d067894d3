"""Writes what a notebook has shown back into it, for readers who do not run it: on GitHub, in an editor, in JupyterLab before the first run."""

import copy
import hashlib
import json
import re

import nbformat
from stillroom_lab.report.identifying_names import machine_of
from stillroom_lab.report.redact import Redactor
from stillroom_lab.report.notebook_text import joined

# A file that everybody downloads with the project, and that GitHub still shows.
MOST_BYTES = 2_000_000


def keep_outputs(executed, path):
    """Returns what went wrong, or None. Sources and metadata stay as they are in the file; nothing that is kept tells of this machine."""
    notebook = nbformat.read(path, as_version=4)
    redacted = Redactor(machine_of(executed, str(path.parent))).notebook(executed)
    for cell, ran in zip(notebook.cells, redacted["cells"], strict=True):
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [_small(output) for output in ran["outputs"]], ran["execution_count"]
    notebook.metadata.setdefault("stillroom", {})["executed"] = code_hash(notebook)
    text = _written(notebook)
    size = len(text.encode())
    if size > MOST_BYTES:
        return f"is not kept: with its outputs it has {size:,} bytes, and at most {MOST_BYTES:,} are kept; show less in it"
    partial = path.with_suffix(".ipynb.partial")
    partial.write_text(text, encoding="utf-8")
    partial.replace(path)
    return None


def _written(notebook):
    """As nbformat writes it, but each view and each record on one line: a line for each of their numbers would be most of the file."""
    marked, long = copy.deepcopy(notebook), {}
    for cell in marked.cells:
        for output in cell.get("outputs", []):
            for mime, value in output.get("data", {}).items():
                if mime.endswith("json"):
                    output["data"][mime] = f"stillroom-long-{len(long)}"
                    long[output["data"][mime]] = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return re.sub(r'"(stillroom-long-\d+)"', lambda found: long[found[1]], nbformat.writes(marked)) + "\n"


def _small(output):
    """A picture that stands in the HTML already, which every reader of notebooks shows first, is not kept twice."""
    data = output.get("data") or {}
    picture = joined(data.get("image/png")).strip()
    if picture and picture in joined(data.get("text/html")):
        output["data"] = {mime: value for mime, value in data.items() if mime != "image/png"}
    return output


def code_hash(notebook):
    """Of the code alone: a word changed in the text makes no output old."""
    code = "\0".join(cell.source for cell in notebook.cells if cell.cell_type == "code")
    return hashlib.sha256(code.encode()).hexdigest()
