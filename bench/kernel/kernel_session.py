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
    """A Jupyter data folder whose `stillroom` kernel runs on this Node."""
    start = ROOT / "dist" / "kernel" / "start"
    folder = tempfile.TemporaryDirectory(prefix="stillroom-bench-")
    subprocess.run([node, start / "kernelspec" / "installKernelspec.js", folder.name], check=True, stdout=subprocess.DEVNULL)
    # The kernel keeps its history in the data folder: not in the user's.
    os.environ.update(JUPYTER_PATH=folder.name, JUPYTER_DATA_DIR=os.path.join(folder.name, "data"))
    return folder


def start_kernel(cwd, started=lambda manager: None):
    """A manager and a client of a kernel that is ready. One that ends while it starts has found a port taken meanwhile, and is started once more
    with others, as by Jupyter's servers."""
    for attempts_left in (2, 1, 0):
        manager = KernelManager(kernel_name="stillroom")
        manager.start_kernel(cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        started(manager)
        client = manager.client()
        client.start_channels()
        try:
            client.wait_for_ready(timeout=120)
            return manager, client
        except RuntimeError:
            client.stop_channels()
            manager.shutdown_kernel(now=True)
            if not attempts_left:
                raise


class KernelSession:
    def __init__(self, cwd):
        self.manager, self.client = start_kernel(cwd)

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
        self.client.get_shell_msg(timeout=timeout)
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
