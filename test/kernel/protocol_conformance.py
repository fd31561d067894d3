"""Thirty-two checks of the Jupyter protocol, each in one kernel session.

The first 26 ask what runtimed's kernel-testbed asks, the others are stricter.
"""

import time

from kernel_session import ask, client, control, execute, iopub, manager, of, reply_to, run_checks, streamed
from started_kernel import patience


def heartbeat():
    deadline = time.monotonic() + patience
    while not client.hb_channel.is_beating():
        assert time.monotonic() < deadline
        time.sleep(0.1)


def kernel_info():
    assert ask("kernel_info")["status"] == "ok"


def language_info():
    language = ask("kernel_info")["language_info"]
    assert language["name"] == "typescript" and language["version"] and language["file_extension"] == ".ts", language


def protocol_version():
    assert tuple(map(int, ask("kernel_info")["protocol_version"].split("."))) >= (5, 5)


def implementation():
    info = ask("kernel_info")
    assert info["implementation"] == "stillroom" and info["implementation_version"] and info["banner"]


def stdout():
    assert streamed(execute("console.log('hello')")[1], "stdout") == "hello\n"


def stderr():
    assert streamed(execute("console.error('error')")[1], "stderr") == "error\n"


def execute_reply():
    assert execute("const x = 1")[0]["content"]["status"] == "ok"


def busy_before_idle():
    states = [content["execution_state"] for content in of(execute("1")[1], "status")]
    assert states == ["busy", "idle"], states


def execute_input():
    reply, messages = execute("1 + 1")
    assert of(messages, "execute_input") == [{"code": "1 + 1", "execution_count": reply["content"]["execution_count"]}]


def complete():
    execute("const testVariable = 42")
    reply = ask("complete", "testVar", 7)
    assert reply["status"] == "ok" and "testVariable" in reply["matches"], reply
    assert (reply["cursor_start"], reply["cursor_end"]) == (0, 7)


def inspect():
    reply = ask("inspect", "testVariable", 12, 0)
    assert reply["status"] == "ok" and reply["found"] and "42" in reply["data"]["text/plain"], reply


def is_complete():
    assert ask("is_complete", "const x = 1")["status"] == "complete"


def is_incomplete():
    reply = ask("is_complete", "function f() {")
    assert reply["status"] == "incomplete" and reply["indent"] == "  ", reply


def history():
    reply = ask("history", hist_access_type="tail", n=3, output=False, raw=True)
    assert reply["status"] == "ok" and len(reply["history"]) == 3, reply


def comm_info():
    assert ask("comm_info") == {"status": "ok", "comms": {}}


def syntax_error():
    reply, messages = execute("const = 3")
    report = {field: reply["content"][field] for field in ("ename", "evalue", "traceback")}
    assert reply["content"]["status"] == "error" and of(messages, "error") == [report], reply


def display_data():
    shown = of(execute("display({ [Symbol.for('Jupyter.display')]: () => ({ 'text/html': '<b>bold</b>' }) })")[1], "display_data")
    assert shown[0]["data"]["text/html"] == "<b>bold</b>", shown


def update_display_data():
    execute("import * as tslab from 'tslab'; const shown = tslab.newDisplay(); shown.html('first')")
    updated = of(execute("shown.html('second')")[1], "update_display_data")
    assert updated[0]["data"]["text/html"] == "second" and updated[0]["transient"]["display_id"], updated


def execute_result():
    reply, messages = execute("6 * 7")
    expected = {"execution_count": reply["content"]["execution_count"], "data": {"text/plain": "42"}, "metadata": {}}
    assert of(messages, "execute_result") == [expected]


def rich_execute_result():
    result = of(execute("({ [Symbol.for('Jupyter.display')]: () => ({ 'text/html': '<i>i</i>', 'text/plain': 'i' }) })")[1], "execute_result")
    assert set(result[0]["data"]) == {"text/html", "text/plain"}, result


def stdin():
    assert streamed(execute("console.log('got ' + prompt('Enter: '))", "Ada")[1], "stdout") == "got Ada\n"


def comm_lifecycle():
    execute(
        "(globalThis as any)[Symbol.for('stillroom.comms')].register('echo', (comm: any, data: any, buffers: Uint8Array[]) => {"
        " comm.send({ opened: data.a }, buffers); comm.onMessage = (said: any) => comm.send({ said }) })"
    )
    sent = client.session.msg("comm_open", {"comm_id": "c1", "target_name": "echo", "data": {"a": 1}})
    client.session.send(client.shell_channel.socket, sent, buffers=[b"\x00\xff"])
    answers = [message for message in iopub(sent["header"]["msg_id"]) if message["msg_type"] == "comm_msg"]
    assert answers[0]["content"]["data"] == {"opened": 1} and bytes(answers[0]["buffers"][0]) == b"\x00\xff", answers
    assert ask("comm_info")["comms"] == {"c1": {"target_name": "echo"}}
    for kind, content in (("comm_msg", {"comm_id": "c1", "data": 5}), ("comm_close", {"comm_id": "c1", "data": {}})):
        message = client.session.msg(kind, content)
        client.shell_channel.send(message)
        published = iopub(message["header"]["msg_id"])
        assert kind == "comm_close" or of(published, "comm_msg")[0]["data"] == {"said": 5}
    assert ask("comm_info")["comms"] == {}


def interrupt():
    msg_id = client.execute("while (true) {}")
    while not of([client.get_iopub_msg(timeout=patience)], "execute_input"):
        pass
    assert control("interrupt_request") == {"status": "ok"}
    reply = reply_to(msg_id)["content"]
    iopub(msg_id)
    assert reply["status"] == "error" and reply["ename"] == "KeyboardInterrupt", reply


def execution_count():
    first, second = (execute("1")[0]["content"]["execution_count"] for _ in range(2))
    assert second == first + 1


def parent_header():
    msg_id = client.execute("console.log(1); 2")
    reply = reply_to(msg_id)
    for message in [reply, *iopub(msg_id)]:
        assert message["parent_header"]["msg_id"] == msg_id and message["parent_header"]["session"] == client.session.session


def own_session():
    reply = execute("1")[0]["header"]
    assert reply["session"] != client.session.session and reply["username"] == "kernel" and reply["version"] == "5.5", reply
    assert reply["session"] == execute("2")[1][0]["header"]["session"]


def beside(subshell, kind, content):
    message = client.session.msg(kind, content)
    message["header"]["subshell_id"] = subshell
    client.shell_channel.send(message)
    return message["header"]["msg_id"]


def aborts_what_was_queued():
    subshell = control("create_subshell_request")["subshell_id"]
    first = (
        "const goes = new Promise<void>((done) => (globalThis as any)[Symbol.for('stillroom.comms')].register('go', () => done()));"
        "console.log('waits'); await goes; throw new Error('first')"
    )
    ids = [client.execute(first)]
    while not streamed([client.get_iopub_msg(timeout=patience)], "stdout"):
        pass
    ids += [client.execute(code) for code in ("1", "2")]
    # The cell fails when the kernel has taken what was sent before this on the same channel.
    beside(subshell, "comm_open", {"comm_id": "g1", "target_name": "go", "data": {}})
    replies = {}
    while len(replies) < 3:
        message = client.get_shell_msg(timeout=patience)
        replies[message["parent_header"]["msg_id"]] = message["content"]["status"]
    assert [replies[msg_id] for msg_id in ids] == ["error", "aborted", "aborted"], replies
    iopub(ids[-1])
    assert control("delete_subshell_request", {"subshell_id": subshell})["status"] == "ok"
    assert execute("3")[0]["content"]["status"] == "ok"


def subshell_while_busy():
    subshell = control("create_subshell_request")["subshell_id"]
    msg_id = client.execute(
        "const released = new Promise<void>((done) => (globalThis as any)[Symbol.for('stillroom.comms')].register('release', () => done()));"
        "console.log('waits'); await released"
    )
    while not streamed([client.get_iopub_msg(timeout=patience)], "stdout"):
        pass

    # It is answered while the cell waits, and the cell waits until it was answered.
    assert reply_to(beside(subshell, "comm_info_request", {}))["content"]["status"] == "ok"
    beside(subshell, "comm_open", {"comm_id": "r1", "target_name": "release", "data": {}})
    assert reply_to(msg_id)["content"]["status"] == "ok"
    iopub(msg_id)
    assert control("list_subshell_request")["subshell_id"] == [subshell]
    assert control("delete_subshell_request", {"subshell_id": subshell})["status"] == "ok"


def pager():
    payload = execute("Math.max?")[0]["content"]["payload"]
    assert len(payload) == 1 and payload[0]["source"] == "page" and payload[0]["start"] == 0, payload
    assert "max(...values" in payload[0]["data"]["text/plain"], payload


def debug():
    assert control("debug_request", {"type": "request", "seq": 1, "command": "debugInfo"})["status"] != "error"


def shutdown():
    assert control("shutdown_request", {"restart": False}) == {"status": "ok", "restart": False}
    deadline = time.monotonic() + patience
    while manager.is_alive():
        assert time.monotonic() < deadline, "still alive"
        time.sleep(0.05)


CHECKS = [
    heartbeat, kernel_info, language_info, protocol_version, implementation, stdout, stderr, execute_reply, busy_before_idle,
    execute_input, complete, inspect, is_complete, is_incomplete, history, comm_info, syntax_error, display_data,
    update_display_data, execute_result, rich_execute_result, stdin, comm_lifecycle, interrupt, execution_count, parent_header,
    own_session, aborts_what_was_queued, subshell_while_busy, pager, debug, shutdown,
]  # fmt: skip

run_checks(CHECKS)
