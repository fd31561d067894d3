"""Times one kernel through Jupyter's own client and prints JSON: `python latency.py KERNEL [cells]`. JUPYTER_PATH holds its kernelspec.

Every figure is what a client sees: from the request until both its reply and "idle" have come.
"""

import json
import statistics
import sys
import time

import psutil
from jupyter_client.manager import start_new_kernel

from cells_by_language import folder, speech

kernel, cells = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 1000
says = speech(kernel)
REPEATS = 25


def timed(msg_id, channel):
    began = time.perf_counter()
    while (reply := channel(timeout=60))["parent_header"].get("msg_id") != msg_id:
        pass
    replied = time.perf_counter() - began
    if reply["content"]["status"] != "ok":
        raise RuntimeError(f"{kernel}: expected an answer, got {reply['content']}")
    while True:
        message = client.get_iopub_msg(timeout=60)
        if message["parent_header"].get("msg_id") == msg_id and message["content"].get("execution_state") == "idle":
            return max(replied, time.perf_counter() - began) * 1000


def cell(name, i):
    return timed(client.execute(says[name].format(i=i)), client.get_shell_msg)


def asked(name):
    ask = client.complete if name == "complete" else client.inspect
    return timed(ask(says[name], len(says[name])), client.get_shell_msg)


def spread(times):
    return {"p50": statistics.median(times), "p95": statistics.quantiles(times, n=20)[18]}


def resident():
    process = psutil.Process(manager.provisioner.pid)
    return sum(one.memory_info().rss for one in [process, *process.children(recursive=True)]) / 1e6


def start():
    began = time.perf_counter()
    started = start_new_kernel(kernel_name=kernel, cwd=folder(kernel), startup_timeout=110)
    return time.perf_counter() - began, *started


ready = []
for _ in range(4):
    seconds, manager, client = start()
    ready.append(seconds)
    client.stop_channels()
    manager.shutdown_kernel(now=True)
seconds, manager, client = start()
ready.append(seconds)

result = {"ready": statistics.median(ready), "MB at ready": resident(), "first cell": cell("trivial", 0)}
kinds = ["trivial", "const", "function", "print", "import", *(name for name in ("toolkit", "tensor") if name in says)]
for kind in kinds:
    try:
        result[kind] = spread([cell(kind, i) for i in range(REPEATS)])
    except RuntimeError:  # of a rival that is its figure
        if kernel == "stillroom":
            raise
for kind in ("complete", "inspect"):
    first, *later = [asked(kind) for _ in range(REPEATS)]
    result[kind] = {"first": first, "then": statistics.median(later)}
result["MB"] = resident()

try:
    times = [cell("mine", i) for i in range(cells)]
    tail = min(100, cells // 2)
    result["growth"] = {
        "cells": cells,
        "first": statistics.median(times[:tail]),
        "last": statistics.median(times[-tail:]),
        "MB": resident(),
    }
except Exception as error:  # a rival hangs or dies here, and that is its figure
    result["growth"] = {"cells": cells, "failed": repr(error)}
print(json.dumps(result))
client.stop_channels()
manager.shutdown_kernel(now=True)
