"""Starts and ends kernels in every way that happens, two at a time, and counts what stays behind: processes, ports, files:
`.venv/bin/python bench/kernel/starts_and_stops.py [kernels] [path of a node]`, after `node scripts/setup.mjs`.
"""

import os
import signal
import shutil
import stat
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path

from jupyter_client.manager import KernelManager
from kernel_session import install_kernelspec, start_kernel

CHILD = "import { spawn } from 'child_process'; spawn('sleep', ['1000']); console.log('running'); "
BUSY = CHILD + "while (true) {}"
PARENT = """
import sys, time
from jupyter_client.manager import KernelManager
manager = KernelManager(kernel_name='stillroom')
manager.start_kernel(cwd=sys.argv[1])
client = manager.client(); client.start_channels(); client.wait_for_ready(timeout=120)
print(manager.provisioner.pid, *[manager.get_connection_info()[name + '_port'] for name in PORTS], flush=True)
time.sleep(1000)
"""
PORTS = ("shell", "control", "stdin", "hb", "iopub")


def start(cwd, ready=True):
    if ready:
        manager, client = start_kernel(cwd, note_kernel)
        mode = stat.S_IMODE(os.stat(manager.connection_file).st_mode)
        if mode & 0o077:
            left["connection files that others can read"] += 1
        return manager, client
    manager = KernelManager(kernel_name="stillroom")
    manager.start_kernel(cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    note_kernel(manager)
    client = manager.client()
    client.start_channels()
    return manager, client


def busy(client):
    client.execute(BUSY)
    while True:
        message = client.get_iopub_msg(timeout=120)
        if message["msg_type"] == "stream":
            return


def plain(cwd):
    manager, client = start(cwd)
    manager.shutdown_kernel()
    client.stop_channels()


def with_child(cwd):
    manager, client = start(cwd)
    client.execute_interactive(CHILD, timeout=60, output_hook=lambda message: None)
    manager.shutdown_kernel()
    client.stop_channels()


def while_busy(cwd):
    manager, client = start(cwd)
    busy(client)
    manager.shutdown_kernel()
    client.stop_channels()


def killed_while_starting(cwd):
    manager, client = start(cwd, ready=False)
    time.sleep(0.3)
    manager.shutdown_kernel(now=True)
    client.stop_channels()


def killed_while_busy(cwd):
    manager, client = start(cwd)
    busy(client)
    manager.shutdown_kernel(now=True)
    client.stop_channels()


def restarted(cwd):
    manager, client = start(cwd)
    manager.restart_kernel()
    note(manager.provisioner.pid, [])
    client.wait_for_ready(timeout=120)
    manager.shutdown_kernel()
    client.stop_channels()


def interrupted_while_starting(cwd):
    manager, client = start(cwd, ready=False)
    for _ in range(20):
        manager.interrupt_kernel()
        time.sleep(0.05)
    client.wait_for_ready(timeout=120)
    reply = client.execute_interactive("1 + 1", timeout=60, output_hook=lambda message: None)
    if reply["content"]["status"] != "ok":
        left["kernels that did not run a cell"] += 1
    manager.shutdown_kernel()
    client.stop_channels()


def parent_killed(cwd):
    code = PARENT.replace("PORTS", repr(PORTS))
    parent = subprocess.Popen([sys.executable, "-c", code, cwd], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    pid, *ports = map(int, parent.stdout.readline().split())
    note(pid, ports)
    parent.kill()
    parent.wait()
    parent.stdout.close()


ENDS = [
    plain,
    with_child,
    while_busy,
    killed_while_starting,
    killed_while_busy,
    restarted,
    interrupted_while_starting,
    parent_killed,
]
left = Counter()
groups, ports_used = set(), set()


def note_kernel(manager):
    note(manager.provisioner.pid, [manager.get_connection_info()[name + "_port"] for name in PORTS])


def note(pid, ports):
    groups.add(pid)
    ports_used.update(ports)


def alive():
    """The processes of the groups that the kernels led."""
    found = []
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            state, _, group = (entry / "stat").read_text().rsplit(")", 1)[1].split()[:3]
        except OSError:
            continue
        if int(group) in groups and state != "Z":
            found.append(int(entry.name))
    return found


def listening(work):
    """The ports of the kernels that a process still holds which was started in their folder; any other program may have got such a port since."""
    lines = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
    sockets = {f"socket:[{line[9]}]": int(line[1].split(":")[1], 16) for line in lines if line[3] == "0A"}
    held = set()
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if os.readlink(process / "cwd") == os.path.realpath(work):
                held.update(sockets.get(os.readlink(descriptor)) for descriptor in (process / "fd").iterdir())
        except OSError:
            continue
    return ports_used & held


def idle_cpu(cwd, seconds):
    """CPU seconds that a kernel uses in so many seconds of doing nothing."""
    manager, client = start(cwd)
    used = lambda: sum(map(int, Path(f"/proc/{manager.provisioner.pid}/stat").read_text().rsplit(")", 1)[1].split()[11:13]))
    time.sleep(2)
    before = used()
    time.sleep(seconds)
    spent = (used() - before) / os.sysconf("SC_CLK_TCK")
    manager.shutdown_kernel()
    client.stop_channels()
    return spent


def run(way, cwd):
    began = time.monotonic()
    try:
        way(cwd)
    except Exception as error:
        left["rounds that failed"] += 1
        print(f"{way.__name__}: {error!r}", file=sys.stderr)
    times.setdefault(way.__name__, []).append(time.monotonic() - began)


count = int(sys.argv[1]) if len(sys.argv) > 1 else 100
node = sys.argv[2] if len(sys.argv) > 2 else shutil.which("node")
times = {}
with install_kernelspec(node) as spec, tempfile.TemporaryDirectory(prefix="stillroom-bench-") as place:
    for name in ("runtime", "temp", "work"):
        os.mkdir(os.path.join(place, name))
    os.environ.update(JUPYTER_RUNTIME_DIR=os.path.join(place, "runtime"), TMPDIR=os.path.join(place, "temp"))
    work = os.path.join(place, "work")
    for index in range(0, count, 2):
        threads = [threading.Thread(target=run, args=(ENDS[i % len(ENDS)], work)) for i in range(index, min(index + 2, count))]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    # A short look is for what is left behind.
    spent = idle_cpu(work, 5) if count > len(ENDS) else None
    # A kernel whose parent was killed looks for it every two seconds.
    deadline = time.monotonic() + 60
    while alive() and time.monotonic() < deadline:
        time.sleep(0.1)
    left["processes"] += len(alive())
    left["ports"] += len(listening(work))
    # Jupyter's client keeps connection files there, and one that was killed could not remove its own.
    temporary = os.listdir(os.path.join(place, "temp"))
    left["temporary files"] += max(0, len(temporary) - len(times.get("parent_killed", [])))
    left["connection files"] += len(os.listdir(os.path.join(place, "runtime")))
    for pid in alive():
        os.kill(pid, signal.SIGKILL)
for name, taken in times.items():
    print(f"{name:28} {len(taken):4} kernels, slowest {max(taken):5.1f} s")
if spent is not None:
    print(f"idle: {spent:.2f} s of CPU in 5 s")
print("left behind: " + ", ".join(f"{number} {what}" for what, number in left.items()))
