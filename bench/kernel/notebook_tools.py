"""What the notebook tools make of one kernel, prints JSON: `python notebook_tools.py KERNEL`. Each is the real tool, run on a notebook of four cells."""

import json
import os
import subprocess
import sys

import nbformat

from cells_by_language import folder as folder_for

KERNEL = sys.argv[1]
python = KERNEL == "python"
CELLS = (
    ["total = 1", "total + 1", "raise ValueError('on purpose')", "total + 2"]
    if python
    else ["let total = 1", "total + 1", "throw new Error('on purpose')", "total + 2"]
)
folder = folder_for(KERNEL)


def notebook(name, cells, tags=()):
    made = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    made.metadata["kernelspec"] = {"name": KERNEL, "display_name": KERNEL, "language": "python" if python else "typescript"}
    if tags:
        made.cells[0].metadata["tags"] = list(tags)
    path = os.path.join(folder, name)
    nbformat.write(made, path)
    return path


def tool(*command, timeout=90):
    try:
        return subprocess.run([sys.executable, "-m", *command], cwd=folder, capture_output=True, text=True, timeout=timeout).returncode == 0
    except subprocess.TimeoutExpired:
        return False


def saved(path):
    return nbformat.read(path, 4).cells


def results(cell):
    return [o["data"].get("text/plain") for o in cell.outputs if o["output_type"] == "execute_result"]


def convert():
    path = notebook("run.ipynb", CELLS[:2])
    return tool("nbconvert", "--to", "notebook", "--execute", "--inplace", path) and results(saved(path)[1]) == ["2"]


def allow_errors():
    path = notebook("errors.ipynb", CELLS)
    done = tool("nbconvert", "--to", "notebook", "--execute", "--allow-errors", "--inplace", path)
    cells = saved(path)
    return done and [o["output_type"] for o in cells[2].outputs] == ["error"] and results(cells[3]) == ["3"]


def stops_at_error():
    return not tool("nbconvert", "--to", "notebook", "--execute", "--inplace", notebook("stop.ipynb", CELLS))


def validates():
    path = notebook("valid.ipynb", CELLS[:2])
    tool("nbconvert", "--to", "notebook", "--execute", "--inplace", path)
    return bool(results(saved(path)[1])) and tool("pytest", "-q", "--nbval", path)


def parameters():
    path = notebook("parameters.ipynb", CELLS[:2], tags=["parameters"])
    out = os.path.join(folder, "done.ipynb")
    return tool("papermill", path, out, "-p", "total", "41") and "42" in [text for cell in saved(out) for text in results(cell)]


checks = {
    "nbconvert --execute": convert,
    "nbconvert --execute stops at an error": stops_at_error,
    "nbconvert --allow-errors runs what follows": allow_errors,
    "nbval": validates,
    "papermill -p": parameters,
}
print(json.dumps({name: bool(check()) for name, check in checks.items()}))
