"""Executes a notebook of 400 one-line cells and one that prints 20,000 lines with nbclient; prints what was lost or misplaced."""

import json
import sys

import nbformat
from nbclient import NotebookClient

ONE_LINERS = 400
LINES = 20_000

cells = [nbformat.v4.new_code_cell(f"console.log('cell {i}'); {i}") for i in range(ONE_LINERS)]
cells.append(nbformat.v4.new_code_cell(f"for (let i = 0; i < {LINES}; i++) console.log(i)"))
cells.append(nbformat.v4.new_code_cell("for (let i = 0; i < 100; i++) (i % 2 ? console.error : console.log)(i)"))
notebook = nbformat.v4.new_notebook(cells=cells)
NotebookClient(notebook, kernel_name="stillroom", timeout=300, resources={"metadata": {"path": sys.argv[1]}}).execute()


def text(cell, kind):
    return "".join(o["text"] for o in cell.outputs if o["output_type"] == "stream" and o["name"] == kind)


wrong = [
    i
    for i, cell in enumerate(notebook.cells[:ONE_LINERS])
    if [o["output_type"] for o in cell.outputs] != ["stream", "execute_result"]
    or cell.outputs[0]["text"] != f"cell {i}\n"
    or cell.outputs[1]["data"]["text/plain"] != str(i)
    or cell.execution_count != i + 1
]
long, mixed = notebook.cells[ONE_LINERS:]
print(
    json.dumps(
        {
            "wrongCells": wrong,
            "allLines": text(long, "stdout") == "".join(f"{i}\n" for i in range(LINES)),
            "mixedInOrder": [line for o in mixed.outputs for line in o["text"].split()] == [str(i) for i in range(100)],
        }
    )
)
