"""Interrupts eight shapes of running code in one kernel, prints JSON: `python interrupted_code.py KERNEL`. For each the seconds from the request
until idle, or why there are none: "stuck" (no idle within 8 s), "dead", "state lost", or "zombie" when the code runs on behind idle."""

import json
import queue
import sys
import time

from jupyter_client.manager import start_new_kernel

from cell_code import folder

KERNEL = sys.argv[1]
TICK = "new Promise((done) => setTimeout(done, 20))"
TYPESCRIPT = {
    "while (true) {}": "console.log('go'); while (true) beats++",
    "await a timer": "console.log('go'); await new Promise((done) => setTimeout(done, 60000))",
    "await, then a loop": f"await {TICK}; console.log('go'); while (true) beats++",
    "a loop of awaits": f"console.log('go'); while (true) {{ await {TICK}; beats++ }}",
    "a loop of microtasks": "console.log('go'); while (true) { await null; beats++ }",
    "native calls in a loop": "import { pbkdf2Sync } from 'node:crypto'; console.log('go'); while (true) { pbkdf2Sync('a', 'b', 1000, 64, 'sha512'); beats++ }",
    "a child process": "import { execSync } from 'node:child_process'; console.log('go'); execSync('sleep 60')",
    "Atomics.wait": "console.log('go'); Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)",
}
PYTHON = {
    "while (true) {}": "print('go', flush=True)\nwhile True: beats += 1",
    "await a timer": "import asyncio\nprint('go', flush=True)\nawait asyncio.sleep(60)",
    "await, then a loop": "import asyncio\nawait asyncio.sleep(0.02)\nprint('go', flush=True)\nwhile True: beats += 1",
    "a loop of awaits": "import asyncio\nprint('go', flush=True)\nwhile True:\n    await asyncio.sleep(0.02)\n    beats += 1",
    "a loop of microtasks": "import asyncio\nprint('go', flush=True)\nwhile True:\n    await asyncio.sleep(0)\n    beats += 1",
    "native calls in a loop": "import hashlib\nprint('go', flush=True)\nwhile True:\n    hashlib.pbkdf2_hmac('sha512', b'a', b'b', 1000)\n    beats += 1",
    "a child process": "import subprocess\nprint('go', flush=True)\nsubprocess.run(['sleep', '60'])",
    "Atomics.wait": "import threading\nprint('go', flush=True)\nthreading.Event().wait()",
}
shapes = PYTHON if KERNEL == "python" else TYPESCRIPT
declare = "beats = 0\nkept = 'kept'" if KERNEL == "python" else "let beats = 0; const kept = 'kept'"
manager = client = None


def start():
    global manager, client
    if client is not None:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
    manager, client = start_new_kernel(kernel_name=KERNEL, cwd=folder(KERNEL), startup_timeout=110)
    run(declare)


def until(msg_id, found, patience):
    deadline = time.monotonic() + patience
    texts = []
    while time.monotonic() < deadline:
        try:
            message = client.get_iopub_msg(timeout=0.1)
        except queue.Empty:
            if not manager.is_alive():
                return None
            continue
        if message["parent_header"].get("msg_id") == msg_id:
            content = message["content"]
            texts.append(content.get("text", "") + content.get("data", {}).get("text/plain", ""))
            if found(message):
                return "".join(texts)
    return None


def idle(message):
    return message["content"].get("execution_state") == "idle"


def run(code):
    return until(client.execute(code), idle, 8)


def interrupt(code):
    msg_id = client.execute(code)
    if until(msg_id, lambda message: "go" in message["content"].get("text", ""), 20) is None:
        return "did not start"
    time.sleep(0.1)
    began = time.monotonic()
    manager.interrupt_kernel()
    stopped = until(msg_id, idle, 8)
    seconds = time.monotonic() - began
    if stopped is None:
        return "stuck" if manager.is_alive() else "dead"
    # tslab runs nothing for 200 ms after a failure.
    time.sleep(0.3)
    kept = run("kept")
    if kept is None or "kept" not in kept:
        return "state lost" if manager.is_alive() else "dead"
    first = run("beats")
    time.sleep(0.3)
    return round(seconds, 2) if run("beats") == first else "zombie"


start()
found = {}
for name, code in shapes.items():
    found[name] = interrupt(code)
    if not isinstance(found[name], float):
        start()
print(json.dumps(found))
client.stop_channels()
manager.shutdown_kernel(now=True)
