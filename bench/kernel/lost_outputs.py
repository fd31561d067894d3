"""Counts what one kernel loses and prints JSON: `python lost_outputs.py KERNEL`. Of 400 one-line cells the cells whose saved output is not
their own; of one cell with 20,000 lines the lines that are missing, and those that came after "idle"."""

import json
import queue
import sys

from jupyter_client.manager import start_new_kernel

from cells_by_language import folder, speech

says = speech(sys.argv[1])
CELLS, LINES = 400, 20_000
manager, client = start_new_kernel(kernel_name=sys.argv[1], cwd=folder(sys.argv[1]), startup_timeout=110)


def run(code, patience):
    """The text that came before idle, and whether idle came."""
    msg_id = client.execute(code)
    text = ""
    while True:
        try:
            message = client.get_iopub_msg(timeout=patience)
        except queue.Empty:
            return text, False
        if message["parent_header"].get("msg_id") != msg_id:
            continue
        if message["msg_type"] == "stream":
            text += message["content"]["text"]
        if message["content"].get("execution_state") == "idle":
            return text, True


wrong, hung = 0, None
for i in range(CELLS):
    text, idle = run(says["one line"].format(i=i), 5)
    wrong += not text.startswith(f"cell {i}\n")
    if not idle:
        hung = i + 1
        break
if hung is not None:
    client.stop_channels()
    manager.shutdown_kernel(now=True)
    manager, client = start_new_kernel(kernel_name=sys.argv[1], cwd=folder(sys.argv[1]), startup_timeout=110)
text, idle = run(says["lines"].format(count=LINES), 5)
arrived = [line for line in text.split("\n") if line]
print(
    json.dumps(
        {
            "cells wrong": wrong,
            "no idle after cell": hung,
            "lines missing at idle": LINES - len(arrived),
            "in order": arrived == [str(i) for i in range(len(arrived))],
            "idle": idle,
        }
    )
)
client.stop_channels()
manager.shutdown_kernel(now=True)
