"""What happens to output at the edges of cells and of the kernel's life; prints what was seen. Its argument is a working directory."""

import json
import os
import queue
import re
import sys
import time

import zmq
from jupyter_client.manager import KernelManager
from started_kernel import more_than_once, patience

cwd = sys.argv[1]
seen = {}


class Kernel:
    def __init__(self, **env):
        self.messages = []
        more_than_once(lambda: self.start({**os.environ, **env}))

    def start(self, env):
        self.terminal = open(os.path.join(cwd, "terminal"), "w+")
        self.manager = KernelManager(kernel_name="stillroom")
        self.manager.start_kernel(cwd=cwd, stdout=self.terminal, stderr=self.terminal, env=env)
        self.client = self.manager.blocking_client()
        self.client.start_channels()
        self.client.wait_for_ready(timeout=patience)

    def send(self, code):
        return self.client.execute(code)

    def until(self, what, timeout=patience):
        """Reads iopub until a message is what was waited for."""
        deadline = time.monotonic() + timeout
        while time.monotonic() < deadline:
            try:
                message = self.client.get_iopub_msg(timeout=0.1)
            except queue.Empty:
                continue
            self.messages.append(message)
            if what(message):
                return
        raise TimeoutError("a message that was waited for did not come")

    def run(self, code):
        msg_id = self.send(code)
        self.until(lambda m: m["parent_header"].get("msg_id") == msg_id and m["content"].get("execution_state") == "idle")
        return msg_id

    def text(self, msg_id):
        mine = [m for m in self.messages if m["parent_header"].get("msg_id") == msg_id and m["msg_type"] == "stream"]
        return "".join(m["content"]["text"] for m in mine)

    def wait_for_text(self, text):
        self.until(lambda m: m["msg_type"] == "stream" and text in m["content"]["text"])

    def on_terminal(self):
        self.terminal.seek(0)
        return self.terminal.read()

    def close(self):
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=not self.manager.is_alive())


# Before the first cell, and when the process dies.
early = os.path.join(cwd, "early.cjs")
with open(early, "w") as file:
    file.write("if (require('worker_threads').isMainThread) require('fs').writeSync(2, 'native and early\\n')\n")
kernel = Kernel(NODE_OPTIONS=f"--require {early}")
seen["earlyOnTerminal"] = "native and early" in kernel.on_terminal()
kernel.run("import fs from 'fs'")
last = kernel.send("fs.writeSync(1, 'native words\\n'); console.log('own words'); require('koffi').load(null).func('void abort()')()")
kernel.manager.provisioner.process.wait(patience)
terminal = kernel.on_terminal()
seen["lastOnTerminal"] = "native words" in terminal
kernel.wait_for_text("own words")
seen["lastInNotebook"] = "own words" in kernel.text(last)
seen["diedOf"] = kernel.manager.provisioner.process.returncode
kernel.close()

# Late output: each piece in the cell that made it, while another runs.
kernel = Kernel()
first = kernel.run(
    "let ticks = 0; const ticker = setInterval(() => console.log('tick', ticks++), 20);"
    "void (async () => { for (let i = 0; i < 3; i++) { await new Promise((done) => setTimeout(done, 20)); console.log('loop', i) } })();"
    "setTimeout(() => { display('late'); console.error('error') }, 30); undefined"
)
second = kernel.run(
    "for (let i = 0; i < 5; i++) { await new Promise((done) => setTimeout(done, 25)); console.log('second', i) }"
    "while (ticks < 12) await new Promise((done) => setTimeout(done, 5)); clearInterval(ticker)"
)
seen["lateOfFirst"] = [word in kernel.text(first) for word in ("tick 11", "loop 2", "error")] + ["second" not in kernel.text(first)]
seen["ofSecond"] = kernel.text(second)
seen["lateDisplay"] = [m["parent_header"]["msg_id"] == first for m in kernel.messages if m["msg_type"] == "display_data"]

# A process that outlives its cell holds nothing up, and what it writes later is the last cell's.
daemon = kernel.run(
    "import cp from 'child_process'; const daemon = cp.spawn('sh', ['-c', 'read go; echo from the daemon; exec sleep 60'],"
    "{ stdio: ['pipe', 'inherit', 'inherit'], detached: true }); undefined"
)
kernel.run("daemon.stdin!.write('go\\n'); undefined")
if not any("from the daemon" in m["content"].get("text", "") for m in kernel.messages):
    kernel.wait_for_text("from the daemon")
seen["daemon"] = True
kernel.run("process.kill(-daemon.pid!); undefined")

# A reader that does not read: nothing is lost below the limit, and above it memory does not grow.
slow = zmq.Context.instance().socket(zmq.SUB)
slow.setsockopt(zmq.RCVHWM, 1)
slow.setsockopt(zmq.RCVBUF, 4096)
slow.setsockopt(zmq.SUBSCRIBE, b"")
slow.connect(f"tcp://127.0.0.1:{kernel.manager.iopub_port}")
slow.recv_multipart()  # the greeting


def resident():
    with open(f"/proc/{kernel.manager.provisioner.process.pid}/status") as status:
        return int(re.search(r"VmRSS:\s+(\d+)", status.read()).group(1)) // 1024


kernel.run("for (let i = 0; i < 20_000; i++) console.log(i)")
before = resident() if sys.platform == "linux" else 0
kernel.run("for (let i = 0; i < 2_000; i++) console.log('x'.repeat(99_999))")
# What a cell has allocated is collected a while later.
deadline = time.monotonic() + patience
while sys.platform == "linux" and resident() - before >= 150 and time.monotonic() < deadline:
    kernel.run("for (let i = 0; i < 1_000; i++) new Array(10_000).fill(i)")
seen["grownLittle"] = sys.platform != "linux" or resident() - before < 150
text, idle = "", 0
while idle < 2:
    frames = slow.recv_multipart()
    content = json.loads(frames[-1])
    text += content.get("text", "")
    idle += content.get("execution_state") == "idle"
    time.sleep(len(frames[-1]) / 100e6)
seen["slowReader"] = text.startswith("".join(f"{i}\n" for i in range(20_000)) + ("x" * 99_999 + "\n") * 99)
slow.close(0)
kernel.close()

print(json.dumps(seen))
