"""The notebook tools that people run besides JupyterLab, each as it is run by hand; checks as in protocol_conformance.py.

usage: notebook_tools.py FOLDER, with the kernel in JUPYTER_PATH.
"""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import nbformat
import pexpect
from jupyter_client import BlockingKernelClient
from started_kernel import patience, started_kernel
from nbclient import NotebookClient

folder = Path(sys.argv[1])
bin_folder = Path(sys.executable).parent
kernelspec = {"name": "stillroom", "display_name": "TypeScript (Stillroom)", "language": "typescript"}


def notebook(*codes, tags=None):
    made = nbformat.v4.new_notebook(metadata={"kernelspec": kernelspec})
    for code in codes:
        made.cells.append(nbformat.v4.new_code_cell(code))
    for index, names in (tags or {}).items():
        made.cells[index].metadata["tags"] = names
    return made


def written(name, *codes, **options):
    path = folder / name
    nbformat.write(notebook(*codes, **options), path)
    return path


def tool(name, *arguments, fails=False):
    done = subprocess.run([bin_folder / name, *map(str, arguments)], capture_output=True, text=True, cwd=folder, timeout=300, check=False)
    assert (done.returncode != 0) is fails, done.stdout[-2000:] + done.stderr[-2000:]
    return done.stdout + done.stderr


def text_of(path):
    return [text_of_cell(cell) for cell in nbformat.read(path, 4).cells if cell.cell_type == "code"]


def text_of_cell(cell):
    said = []
    for output in cell.outputs:
        if output.output_type == "stream":
            said.append(output.text.strip())
        elif output.output_type == "error":
            said.append(output.ename)
        else:
            said.append(output.data["text/plain"])
    return "; ".join(said)


def nbclient():
    made = notebook("const a = 2", "console.log(a); a + 1", "await new Promise<string>((done) => setTimeout(() => done('later'), 10))")
    NotebookClient(made, kernel_name="stillroom", timeout=patience, resources={"metadata": {"path": str(folder)}}).execute()
    assert [text_of_cell(cell) for cell in made.cells] == ["", "2; 3", "'later'"]
    assert made.metadata.language_info.file_extension == ".ts"


def nbconvert_execute():
    path = written("convert.ipynb", "const a: number = 6", "a * 7")
    tool("jupyter", "nbconvert", "--execute", "--to", "notebook", "--output", "converted", path)
    assert text_of(folder / "converted.ipynb") == ["", "42"]
    tool("jupyter", "nbconvert", "--to", "script", folder / "converted.ipynb")
    assert "a * 7" in (folder / "converted.ts").read_text()


def nbconvert_allow_errors():
    path = written("errors.ipynb", "throw new RangeError('on purpose')", "const n: number = 'x'", "'still here'")
    tool("jupyter", "nbconvert", "--execute", "--allow-errors", "--to", "notebook", "--output", "allowed", path)
    assert text_of(folder / "allowed.ipynb") == ["RangeError", "TypeScriptError", "'still here'"]
    assert "on purpose" in tool("jupyter", "nbconvert", "--execute", "--to", "notebook", "--output", "stopped", path, fails=True)


def papermill_parameters():
    values = {
        "text": "it's \"quoted\" \\ `${x}`\n\u2028end \U0001d6c2",
        "nested": {"a b": [1, {"__proto__": None}], "empty": {}, "list": []},
        "nothing": None,
        "yes": True,
        "no": False,
        "count": 3,
        "large": 2**60 + 1,
        "tiny": 1e-300,
        "notANumber": float("nan"),
        "limit": float("-inf"),
    }
    defaults = "\n".join(f"let {name}: any = 0;" for name in values)
    show = (
        "console.log(JSON.stringify([text, nested, nothing, yes, no, count, tiny]));"
        "console.log(typeof large, String(large), Number.isNaN(notANumber), limit, Object.keys(nested.list.concat(nested['a b'])[1]))"
    )
    path = written("parameters.ipynb", defaults, show, tags={0: ["parameters"]})
    import papermill

    for engine in (None, "stillroom"):
        papermill.execute_notebook(str(path), str(folder / "filled.ipynb"), values, progress_bar=False, engine_name=engine, cwd=str(folder))
        first, second = text_of(folder / "filled.ipynb")[2].split("\n")
        expected = [values[name] for name in ("text", "nested", "nothing", "yes", "no", "count", "tiny")]
        assert json.loads(first) == expected, first
        assert second == f"bigint {2**60 + 1} true -Infinity [ '__proto__' ]", second
    try:
        papermill.execute_notebook(str(path), None, {"class": 1}, progress_bar=False)
        raise AssertionError("a reserved word was declared")
    except ValueError as error:
        assert "rename the parameter" in str(error)


def papermill_command_line():
    code = "const temperature = 4; // of the soft targets\nconst name: string = 'a; b = c' // shown\nlet sizes: number[] = [\n  1,\n  2\n];\n// no = 5\nif (temperature > 3) { const inner = 1; }"
    path = written("tuned.ipynb", code, "[temperature, name, sizes]", tags={0: ["parameters"]})
    help_text = tool("papermill", "--help-notebook", path)
    for line in ("temperature: number (default 4)", "of the soft targets", "name: string (default 'a; b = c')", "sizes: number[] (default ["):
        assert line in help_text, help_text
    assert "inner" not in help_text and "no:" not in help_text, help_text
    said = tool("papermill", path, folder / "done.ipynb", "-p", "temperature", "8", "-y", "{sizes: [5]}", "-r", "name", "it's", "--no-progress-bar")
    assert "unknown parameter" not in said and "No parameter translator" not in said, said
    assert text_of(folder / "done.ipynb")[2] == '[ 8, "it\'s", [ 5 ] ]'


def jupytext_percent():
    path = written("round.ipynb", "const a: number = 1", "// a remark\na + 1")
    tool("jupytext", "--to", "ts:percent", path)
    script = (folder / "round.ts").read_text()
    assert "// %%\nconst a: number = 1" in script and "name: stillroom" in script, script
    (folder / "round.ts").write_text(script + "\n// %% [markdown]\n// # A title\n")
    tool("jupytext", "--to", "ipynb", "--output", "back.ipynb", "round.ts")
    back = nbformat.read(folder / "back.ipynb", 4)
    assert [cell.source for cell in back.cells] == ["const a: number = 1", "// a remark\na + 1", "# A title"]
    assert back.metadata.kernelspec["name"] == "stillroom"


def nbval():
    made = notebook("const a = 20", "console.log('one'); a + 1", "({ half: a / 2 })")
    NotebookClient(made, kernel_name="stillroom", timeout=patience).execute()
    made.cells[1].outputs[-1].data["text/plain"] = "22"
    nbformat.write(made, folder / "changed.ipynb")
    said = tool("pytest", "--nbval", "-q", "-p", "no:cacheprovider", folder / "changed.ipynb", fails=True)
    assert "1 failed, 2 passed" in said and "changed.ipynb::Cell 1" in said, said


def jupyter_console():
    for _ in range(3):
        stuck = console_session()
        if stuck is None:
            return
    raise AssertionError(f"three consoles did not pass Ctrl-C on to their kernel: {stuck}")


def console_session():
    """None, or where a console stands whose Ctrl-C never reached the kernel, which was seen on busy machines."""
    env = {**os.environ, "TERM": "xterm", "PROMPT_TOOLKIT_NO_CPR": "1", "COLUMNS": "200", "PYTHONFAULTHANDLER": "1"}
    console = pexpect.spawn(
        str(bin_folder / "jupyter"), ["console", "--kernel", "stillroom"], env=env, cwd=str(folder), encoding="utf8", timeout=patience
    )

    def ready(number):
        console.expect(rf"In \[[^\]]*{number}[^\]]*\]")

    ready(1)
    # The line is not complete, so Enter begins another one.
    console.send("const double = (x: number) => {\r")
    console.expect(r"\.\.\.")
    console.send("return x * 2 }\r")
    ready(2)
    console.send("double(21)\r")
    console.expect(r"Out\[[^\]]*2[^\]]*\].*42")
    ready(3)
    console.send("console.log('be' + 'gun'); while (true) {}\r")
    console.expect("begun")
    console.sendintr()
    if console.expect(["KeyboardInterrupt", pexpect.TIMEOUT], timeout=30) == 1:
        interrupt_kernel_of(console.pid)
        os.kill(console.pid, signal.SIGABRT)
        console.expect(pexpect.EOF)
        return console.before
    ready(4)
    # Twice the arrow upwards: the history that the kernel keeps.
    console.send("\x1b[A\x1b[A\r")
    console.expect(r"Out\[[^\]]*4[^\]]*\].*42")
    console.sendeof()
    console.close(force=True)
    return None


def interrupt_kernel_of(parent):
    """As any other client does it; the kernel must then run the next cell."""
    below = [stat.parent for stat in Path("/proc").glob("[0-9]*/stat") if int(stat.read_text().rsplit(")", 1)[1].split()[1]) == parent]
    arguments = [argument for folder in below for argument in (folder / "cmdline").read_text().split("\0")]
    client = BlockingKernelClient(connection_file=next(argument for argument in arguments if argument.endswith(".json")))
    client.load_connection_file()
    client.start_channels()
    client.control_channel.send(client.session.msg("interrupt_request", {}))
    # What was asked for before the interrupt has ended its cell is aborted.
    assert "ok" in [client.execute_interactive("1 + 1", timeout=patience)["content"]["status"] for _ in range(2)]
    client.stop_channels()


def vs_code():
    """The order in which VS Code speaks to a kernel: silent start-up cells, and questions about the code while a cell runs."""
    manager, client = started_kernel(cwd=str(folder))

    def until(ids):
        replies = {}
        while not replies.keys() >= set(ids):
            message = client.get_shell_msg(timeout=30)
            replies[message["parent_header"]["msg_id"]] = message["content"]
        return [replies[msg_id] for msg_id in ids]

    info, comms = until([client.kernel_info(), client.comm_info()])
    assert info["language_info"]["name"] == "typescript" and comms["comms"] == {}
    silent = until([client.execute("const hidden = 1", silent=True, store_history=False), client.execute("", silent=True)])
    assert [reply["status"] for reply in silent] == ["ok", "ok"]
    cell = client.execute("hidden; console.log('begun'); for (;;) await new Promise((done) => setTimeout(done, 10))", allow_stdin=True)
    asked = [client.complete("hidd", 4), client.inspect("hidden", 3)]
    while True:
        message = client.get_iopub_msg(timeout=patience)
        if message["msg_type"] == "stream" and "begun" in message["content"]["text"]:
            break
    manager.interrupt_kernel()
    reply, completion, inspection = until([cell, *asked])
    assert reply["ename"] == "KeyboardInterrupt" and reply["execution_count"] == 1, reply
    assert completion["matches"] == ["hidden"] and inspection["found"], (completion, inspection)
    assert until([client.execute("hidden + 1")])[0]["execution_count"] == 2
    client.stop_channels()
    manager.shutdown_kernel()


CHECKS = [
    nbclient, nbconvert_execute, nbconvert_allow_errors, papermill_parameters, papermill_command_line, jupytext_percent, nbval,
    jupyter_console, vs_code,
]  # fmt: skip

seconds, failed = {}, {}
for check in CHECKS:
    if len(sys.argv) > 2 and check.__name__ not in sys.argv[2:]:
        continue
    began = time.monotonic()
    try:
        check()
    except Exception as error:  # the test shows it
        failed[check.__name__] = f"{type(error).__name__}: {error}"
    seconds[check.__name__] = round(time.monotonic() - began, 1)
print(json.dumps({"seconds": seconds, "failed": failed}))
