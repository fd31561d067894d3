"""Drives one kernel: reads one JSON command a line, answers one JSON object a line.

Started by kernelUnderTest.ts with the kernel's working directory as its only argument; JUPYTER_PATH holds the kernelspec.
"""

import json
import queue
import sys
import threading
import time

from started_kernel import patience, started_kernel
from jupyter_client.session import Session

manager, client = started_kernel(cwd=sys.argv[1])
other = None


def collect(using, msg_id, answer_input=None, reply=None):
    """The reply to a request and what was published for it until idle, in order."""
    outputs, idle = [], False
    deadline = time.monotonic() + patience
    while reply is None or not idle:
        if time.monotonic() > deadline:
            raise TimeoutError("no reply or no idle")
        try:
            message = using.get_iopub_msg(timeout=0.02)
            if message["parent_header"].get("msg_id") == msg_id:
                content = message["content"]
                if message["msg_type"] == "status":
                    idle = content["execution_state"] == "idle"
                else:
                    outputs.append({"type": message["msg_type"], **content})
        except queue.Empty:
            pass
        if answer_input is not None:
            try:
                using.get_stdin_msg(timeout=0)
                using.input(answer_input)
            except queue.Empty:
                pass
        if reply is None:
            try:
                message = using.get_shell_msg(timeout=0)
                if message["parent_header"].get("msg_id") == msg_id:
                    reply = message["content"]
            except queue.Empty:
                pass
    return {"reply": reply, "outputs": outputs}


def interrupt_when(marker, times):
    """Interrupts as soon as the running cell has printed the marker, so that no test guesses a time."""
    watcher = manager.blocking_client()
    watcher.start_channels(shell=False, stdin=False, hb=False, control=False)
    ready = threading.Event()

    def watch():
        while True:
            message = watcher.get_iopub_msg(timeout=patience)
            if message["msg_type"] == "iopub_welcome":
                ready.set()
            elif message["msg_type"] == "stream" and marker in message["content"]["text"]:
                break
        for _ in range(times):
            manager.interrupt_kernel()
        watcher.stop_channels()

    threading.Thread(target=watch, daemon=True).start()
    if not ready.wait(patience):
        raise TimeoutError("no greeting")


def interrupt_until_idle():
    """Interrupts the next cell from the moment that it is taken up until it has ended: one that is checked prints nothing that could be waited for."""
    watcher = manager.blocking_client()
    watcher.start_channels(shell=False, stdin=False, hb=False, control=False)
    ready = threading.Event()

    def watch():
        begun = False
        while True:
            try:
                message = watcher.get_iopub_msg(timeout=0.1 if begun else patience)
            except queue.Empty:
                manager.interrupt_kernel()
                continue
            if message["msg_type"] == "iopub_welcome":
                ready.set()
            begun = begun or message["msg_type"] == "execute_input"
            if begun and message["content"].get("execution_state") == "idle":
                break
        watcher.stop_channels()

    threading.Thread(target=watch, daemon=True).start()
    if not ready.wait(patience):
        raise TimeoutError("no greeting")


def second_client():
    global other
    if other is None:
        other = manager.blocking_client()
        other.start_channels()
        other.wait_for_ready(timeout=patience)
    return other


def run(command):
    using = second_client() if command.get("other") else client
    if "interruptAt" in command:
        interrupt_when(command["interruptAt"], command.get("interrupts", 1))
    if "interruptUntilIdle" in command:
        interrupt_until_idle()
    options = command.get("options", {})
    allow = "answerInput" in command or command.get("allowInput", False)
    began = time.monotonic()
    msg_id = using.execute(command["run"], allow_stdin=allow, **options)
    result = collect(using, msg_id, command.get("answerInput"))
    return {**result, "seconds": time.monotonic() - began}


def run_together(command):
    ids = [client.execute(code) for code in command["runTogether"]]
    replies = {}
    while len(replies) < len(ids):
        message = client.get_shell_msg(timeout=patience)
        replies[message["parent_header"]["msg_id"]] = message["content"]
    return {"replies": [replies[msg_id] for msg_id in ids]}


def ask(command):
    method, arguments = command["ask"], command.get("arguments", {})
    return collect(client, getattr(client, method)(**arguments))


def send(command):
    """A message that the client has no method for; on the control channel when asked, else on shell."""
    message = client.session.msg(command["send"], command.get("content", {}))
    message["header"].update(command.get("header", {}))
    if command.get("control"):
        client.control_channel.send(message)
        return {"reply": client.get_control_msg(timeout=patience)["content"], "outputs": []}
    client.shell_channel.send(message)
    # Comm messages have no reply.
    unanswered = command["send"] in ("comm_open", "comm_msg", "comm_close")
    return collect(client, message["header"]["msg_id"], reply={} if unanswered else None)


def forge(command):
    """A cell signed with another key, and then a right one on the same channel: the kernel takes them in order."""
    forged = Session(key=b"another key", username="nobody")
    forged.send(client.shell_channel.socket, "execute_request", {"code": command["forge"], "silent": False})
    return run({"run": command["then"]})


COMMANDS = {"forge": forge, "run": run, "runTogether": run_together, "ask": ask, "send": send}

print(json.dumps({"ready": True}), flush=True)
for line in sys.stdin:
    command = json.loads(line)
    name = next(name for name in COMMANDS if name in command)
    try:
        answer = COMMANDS[name](command)
    except Exception as error:  # the test shows it
        answer = {"failed": repr(error)}
    print(json.dumps(answer), flush=True)
client.stop_channels()
manager.shutdown_kernel()
