"""One kernel and one client of it, with what the scripts of this folder ask of them. JUPYTER_PATH names the kernel."""

import json
import queue
import time

from started import patience, started_kernel

manager, client = started_kernel()


def iopub(msg_id, timeout=patience):
    """What was published for a request, up to its idle."""
    found, deadline = [], time.monotonic() + timeout
    while time.monotonic() < deadline:
        try:
            message = client.get_iopub_msg(timeout=0.2)
        except queue.Empty:
            continue
        if message["parent_header"].get("msg_id") == msg_id:
            found.append(message)
            if message["msg_type"] == "status" and message["content"]["execution_state"] == "idle":
                return found
    raise TimeoutError("no idle")


def reply_to(msg_id, channel="shell", timeout=patience):
    deadline = time.monotonic() + timeout
    while time.monotonic() < deadline:
        message = getattr(client, f"get_{channel}_msg")(timeout=timeout)
        if message["parent_header"].get("msg_id") == msg_id:
            return message
    raise TimeoutError("no reply")


def execute(code, answer=None, **options):
    msg_id = client.execute(code, allow_stdin=answer is not None, **options)
    if answer is not None:
        assert client.get_stdin_msg(timeout=patience)["msg_type"] == "input_request"
        client.input(answer)
    return reply_to(msg_id), iopub(msg_id)


def ask(method, *arguments, **options):
    msg_id = getattr(client, method)(*arguments, **options)
    reply = reply_to(msg_id)
    iopub(msg_id)
    return reply["content"]


def control(kind, content=None):
    message = client.session.msg(kind, content or {})
    client.control_channel.send(message)
    return reply_to(message["header"]["msg_id"], "control")["content"]


def of(messages, kind):
    return [message["content"] for message in messages if message["msg_type"] == kind]


def streamed(messages, name):
    return "".join(content["text"] for content in of(messages, "stream") if content["name"] == name)


def run_checks(checks):
    """Runs them in order and prints {"passed": [...], "failed": {name: why}} as JSON."""
    passed, failed = [], {}
    for check in checks:
        try:
            check()
            passed.append(check.__name__)
        except Exception as error:  # the test shows it
            failed[check.__name__] = f"{type(error).__name__}: {error}"
    client.stop_channels()
    manager.shutdown_kernel(now=True)
    print(json.dumps({"passed": passed, "failed": failed}), flush=True)
