"""One kernel of this checkout, for the benches of this folder: started from its own kernelspec, with the Node that is named."""

import os
import queue
import subprocess
import tempfile
import threading
import time
from pathlib import Path

from jupyter_client.manager import KernelManager

ROOT = Path(__file__).resolve().parents[2]


def install_kernelspec(node):
    """A Jupyter data folder whose `stillroom` kernel runs on this Node, from a heap snapshot of its own."""
    start = ROOT / "dist" / "kernel" / "start"
    subprocess.run([node, start / "makeSnapshot" / "makeSnapshot.js"], check=True)
    folder = tempfile.TemporaryDirectory(prefix="stillroom-bench-")
    subprocess.run([node, start / "kernelspec" / "installKernelspec.js", folder.name], check=True, stdout=subprocess.DEVNULL)
    # The kernel keeps its history in the data folder: not in the user's.
    os.environ.update(JUPYTER_PATH=folder.name, JUPYTER_DATA_DIR=os.path.join(folder.name, "data"))
    return folder


class KernelSession:
    def __init__(self, cwd):
        self.manager = KernelManager(kernel_name="stillroom")
        self.manager.start_kernel(cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.client = self.manager.client()
        self.client.start_channels()
        self.client.wait_for_ready(timeout=120)

    def run(self, code, interrupt_at=None, after=0.0, timeout=60, start_at=None):
        """Runs a cell, interrupts it `after` seconds behind the line that it prints, and says how long it took from then to idle."""
        msg_id = self.client.execute(code, store_history=False)
        sent = None
        text = {"stdout": "", "stderr": ""}
        value, error = None, None
        deadline = time.monotonic() + timeout
        while True:
            try:
                message = self.client.get_iopub_msg(timeout=max(0.01, deadline - time.monotonic()))
            except queue.Empty:
                return {"stuck": True, "ename": None, "seconds": timeout, "value": None, **text}
            if message["parent_header"].get("msg_id") != msg_id:
                continue
            kind, content = message["msg_type"], message["content"]
            if kind == "stream":
                text[content["name"]] += content["text"]
                if interrupt_at and sent is None and interrupt_at in text["stdout"]:
                    sent = time.monotonic() + after
                    threading.Timer(after, self.manager.interrupt_kernel).start()
            elif kind == "execute_result":
                value = content["data"].get("text/plain")
            elif kind == "error":
                error = content
            elif kind == "status" and content["execution_state"] == "idle":
                break
        ended = time.monotonic()
        self.client.get_shell_msg(timeout=10)
        return {
            "stuck": False,
            "ename": error and error["ename"],
            "evalue": error and error["evalue"],
            "seconds": None if sent is None else ended - sent,
            "value": value,
            **text,
        }

    def close(self):
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=False)
