"""Executes notebooks through the kernel and writes NAME.ipynb and its report NAME.html for each.

usage: execute_notebook.py [--keep] REPORTS NOTEBOOK...
--keep also writes the outputs back into the notebook.
"""

import asyncio
import logging
import re
import sys
import time
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, DeadKernelError
from nbconvert.exporters import get_exporter

from keep_outputs import keep_outputs


def main(arguments):
    keeps = "--keep" in arguments
    reports, *notebooks = [one for one in arguments if one != "--keep"]
    # On a signal nbclient ends the kernel twice at once; what asyncio has to say of the second time helps nobody.
    logging.getLogger("asyncio").setLevel(logging.CRITICAL)
    results = [reproduce(Path(path), Path(reports), keeps) for path in notebooks]
    return 0 if all(results) else 1


def reproduce(path, reports, keeps):
    """Says whether every cell ran. What did run is written in any case."""
    name = path.stem
    notebook = nbformat.read(path, as_version=4)
    start = time.monotonic()
    trouble = execute(notebook, name, path.parent)
    written = [write(reports / f"{name}.ipynb", nbformat.writes(notebook) + "\n"), write(reports / f"{name}.html", as_report(notebook, path))]
    if keeps and not trouble:
        trouble = keep_outputs(notebook, path)
    if trouble:
        print(f"{name}  {trouble}", file=sys.stderr)
    print(f"{name}  {'failed' if trouble else 'done'} in {time.monotonic() - start:.1f} s: {' and '.join(map(str, written))}", flush=True)
    return not trouble


def execute(notebook, name, folder):
    """Runs the cells one after the other; returns what went wrong, or None."""
    code = [index for index, cell in enumerate(notebook.cells) if cell.cell_type == "code" and cell.source.strip()]
    number = {index: place + 1 for place, index in enumerate(code)}
    started = {}

    def on_start(cell, cell_index):
        started[cell_index] = time.monotonic()
        if sys.stdout.isatty() and cell_index in number:
            print(f"{name}  cell {number[cell_index]} of {len(code)} ...", end="\r", flush=True)

    def on_end(cell, cell_index, execute_reply):
        if cell_index in number:
            seconds = time.monotonic() - started[cell_index]
            print(f"{name}  cell {number[cell_index]} of {len(code)}  {seconds:.1f} s", flush=True)

    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    client = NotebookClient(
        notebook,
        kernel_name="stillroom",
        timeout=None,
        startup_timeout=120,
        iopub_timeout=30,
        resources={"metadata": {"path": str(folder)}},
        on_cell_start=on_start,
        on_cell_executed=on_end,
    )
    try:
        client.execute()
    except CellExecutionError as error:
        return f"a cell failed with {error.ename}: {error.evalue}\n{without_colour(error.traceback)}"
    except (KeyboardInterrupt, asyncio.CancelledError, DeadKernelError) as error:
        # nbclient answers a signal by ending the kernel, so a stop and a death arrive in the same words.
        return f"was stopped before its end, or its kernel died ({type(error).__name__})"
    except RuntimeError as error:
        return f"the kernel did not start: {error}"
    return None


def as_report(notebook, path):
    """One page that asks nothing of the network, and tells nothing of this machine."""
    resources = {"metadata": {"name": path.stem, "path": str(path.parent)}}
    return get_exporter("stillroom")().from_notebook_node(notebook, resources=resources)[0]


def write(path, text):
    partial = path.with_suffix(path.suffix + ".partial")
    partial.write_text(text, encoding="utf-8")
    partial.replace(path)
    return path


def without_colour(text):
    return re.sub(r"\x1b\[[0-9;]*m", "", text)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
