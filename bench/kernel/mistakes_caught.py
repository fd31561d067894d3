"""Which of ten mistakes one kernel names before it runs anything: `python mistakes_caught.py KERNEL`. Each cell prints first and errs in its
last line, so that text on stdout says that it ran. A mistake is caught when the cell fails and has printed nothing."""

import json
import queue
import sys
import time

from jupyter_client.manager import start_new_kernel

from cells_by_language import folder

TYPESCRIPT = [
    "let a: number = 'x'",
    "const row = { price: 1 }; row.prize",
    "function area(r: number) { return r * r }; area('2')",
    "function two(a: number, b: number) { return a + b }; two(1)",
    "const xs: number[] = [1, '2']",
    "const m = new Map<string, number>(); m.set(1, 2)",
    "const maybe: string | undefined = [].find(() => true); const n: number = maybe",
    "undefinedName",
    "const fixed = 1; fixed = 2",
    "interface P { x: number }; const p: P = { y: 1 }",
]
PYTHON = [
    "a: int = 'x'",
    "row = type('Row', (), {'price': 1})(); row.prize",
    "def area(r: float): return r * r\narea('2')",
    "def two(a, b): return a + b\ntwo(1)",
    "xs: list[int] = [1, '2']",
    "m: dict[str, int] = {}; m[1] = 2",
    "maybe = next(iter([]), None); n: int = maybe",
    "undefinedName",
    "from typing import Final\nfixed: Final = 1; fixed = 2",
    "p: dict = {'y': 1}; p['x']",
]
python = sys.argv[1].startswith("python")
manager, client = start_new_kernel(kernel_name=sys.argv[1], cwd=folder(sys.argv[1]), startup_timeout=110)


def run(code):
    # tslab runs nothing for 200 ms after a failure.
    time.sleep(0.3)
    msg_id = client.execute(code)
    printed = failed = False
    while True:
        try:
            message = client.get_iopub_msg(timeout=20)
        except queue.Empty:
            break
        if message["parent_header"].get("msg_id") != msg_id:
            continue
        kind, content = message["msg_type"], message["content"]
        printed |= kind == "stream" and "ran" in content["text"].split()
        failed |= kind == "error" or (kind == "stream" and content["name"] == "stderr")
        if content.get("execution_state") == "idle":
            break
    return failed and not printed


say = "print('ran')" if python else "console.log('ran')"
caught = [run(f"{say}\n{code}") for code in (PYTHON if python else TYPESCRIPT)]
print(json.dumps({"caught": sum(caught), "of": len(caught)}))
client.stop_channels()
manager.shutdown_kernel(now=True)
