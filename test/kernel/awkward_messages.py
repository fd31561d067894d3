"""Messages that no front end should send, and several front ends at once: the kernel answers clearly and lives."""

import json
import os
import stat
import threading

import zmq
from jupyter_client.session import Session

from session import ask, client, control, execute, iopub, manager, reply_to, run_checks, streamed
from started import patience

connection_file = manager.connection_file
connection_before = open(connection_file).read()


def send(kind, content, header=None):
    """A signed message of any shape; JupyterLab too writes half a character as an escape."""
    message = client.session.msg(kind, {})
    parts = [{**message["header"], **(header or {}), "date": ""}, {}, {}, content]
    packed = [json.dumps(part).encode() for part in parts]
    client.shell_channel.socket.send_multipart([b"<IDS|MSG>", client.session.sign(packed), *packed])
    return message["header"]["msg_id"]


def refused(kind, content, *words):
    msg_id = send(kind, content)
    reply = reply_to(msg_id)["content"]
    iopub(msg_id)
    assert reply["status"] == "error" and reply["ename"] and isinstance(reply["traceback"], list), (kind, content, reply)
    for word in words:
        assert word in reply["evalue"], (word, reply["evalue"])


def alive():
    assert streamed(execute("console.log('alive')")[1], "stdout") == "alive\n"


def names_of_javascript_are_no_messages():
    for kind in ("toString_request", "constructor", "__proto__", "hasOwnProperty"):
        send(kind, {})
    for kind in ("constructor", "toString", "__proto__", "nonsense_request"):
        reply = control(kind)
        assert reply["status"] == "error", reply
    alive()


def wrong_fields():
    for content in ({}, {"code": 5}, {"code": None}, {"code": ["1"]}, []):
        for kind in ("execute_request", "complete_request", "inspect_request", "is_complete_request"):
            refused(kind, content, "code", "expected text")
    for kind in ("complete_request", "inspect_request"):
        for position in ("x", 1.5, [], {}):
            refused(kind, {"code": "Math", "cursor_pos": position}, "cursor_pos")
    refused("history_request", {"hist_access_type": "all"}, "tail, range or search")
    refused("history_request", {"hist_access_type": "range", "session": "x"}, "session")
    refused("history_request", {"hist_access_type": "search", "pattern": 5}, "pattern")
    alive()


def cursors_out_of_range():
    for position in (-5, 10**9, None):
        reply = ask("complete", "Math.s", position) if position is not None else ask("complete", "Math.s")
        assert reply["status"] == "ok" and 0 <= reply["cursor_start"] <= reply["cursor_end"] <= 6, reply
        assert ask("inspect", "Math", position)["status"] == "ok"
    assert ask("complete", "", 0)["status"] == "ok"


def characters_of_two_units():
    reply = ask("complete", "'\U0001d6c2' + Math.sqr", 14)
    assert (reply["cursor_start"], reply["cursor_end"], reply["matches"][0]) == (11, 14, "sqrt"), reply


def lone_surrogates():
    msg_id = send("execute_request", {"code": "console.log('\ud800'.length); '\udfff'"})
    assert reply_to(msg_id)["content"]["status"] == "ok" and streamed(iopub(msg_id), "stdout") == "1\n"
    msg_id = send("complete_request", {"code": "'\ud800' + Math.sqr", "cursor_pos": 14})
    assert reply_to(msg_id)["content"]["cursor_start"] == 11
    iopub(msg_id)


def comm_messages_of_any_shape():
    for kind in ("comm_open", "comm_msg", "comm_close"):
        for content in ({}, {"comm_id": 1, "target_name": {}}, {"comm_id": "unknown", "data": None}, []):
            iopub(send(kind, content))
    alive()


def subshells_that_are_none():
    msg_id = send("execute_request", {"code": "1"}, {"subshell_id": "nobody"})
    assert reply_to(msg_id)["content"]["ename"] == "SubshellNotFound"
    assert control("delete_subshell_request", {"subshell_id": "nobody"})["status"] == "error"
    alive()


def user_expressions_of_any_shape():
    for expressions in ([], None, "x", {"a": 5}, {"a": None}):
        msg_id = send("execute_request", {"code": "1", "user_expressions": expressions})
        assert reply_to(msg_id)["content"]["status"] == "ok", expressions
        iopub(msg_id)


def a_failure_in_a_subshell_aborts_nothing():
    subshell = control("create_subshell_request")["subshell_id"]
    first = client.execute("await new Promise((done) => setTimeout(done, 300))")
    failing = send("execute_request", {"code": "throw new Error('there')"}, {"subshell_id": subshell})
    second = client.execute("'not aborted'")
    statuses = {}
    while len(statuses) < 3:
        message = client.get_shell_msg(timeout=patience)
        statuses[message["parent_header"]["msg_id"]] = message["content"]["status"]
    assert [statuses[msg_id] for msg_id in (first, failing, second)] == ["ok", "error", "ok"], statuses
    control("delete_subshell_request", {"subshell_id": subshell})


def stop_on_error_false_aborts_nothing():
    ids = [client.execute("throw new Error('on purpose')", stop_on_error=False), client.execute("1")]
    assert [reply_to(msg_id)["content"]["status"] for msg_id in ids] == ["error", "ok"]
    iopub(ids[-1])
    # A completion that was asked for behind a failing cell is answered, not aborted.
    failing, completion = client.execute("throw new Error('on purpose')"), client.complete("Math.sq", 7)
    assert reply_to(failing)["content"]["status"] == "error"
    assert reply_to(completion)["content"]["matches"][0] == "sqrt"
    iopub(completion)


def raw_socket():
    socket = zmq.Context.instance().socket(zmq.DEALER)
    socket.linger = 0
    socket.connect(f"{client.transport}://{client.ip}:{client.shell_port}")
    return socket


def answers(socket, frames):
    """Whether a message is answered. A cell that is sent behind it is: the kernel takes them in order."""
    probe = client.session.msg("execute_request", {"code": "", "silent": True})
    socket.send_multipart(frames)
    socket.send_multipart(client.session.serialize(probe))
    answered = 0
    while True:
        assert socket.poll(patience * 1000), "no answer to the cell behind it"
        reply = client.session.deserialize(client.session.feed_identities(socket.recv_multipart())[1])
        if reply["parent_header"]["msg_id"] == probe["header"]["msg_id"]:
            return answered > 0
        answered += 1


def unsigned_and_broken_messages():
    socket, session = raw_socket(), client.session
    message = session.msg("execute_request", {"code": "1", "silent": False})
    frames = session.serialize(message)
    assert not answers(socket, [*frames[:1], b"0" * 64, *frames[2:]]), "a wrong signature was answered"
    assert not answers(socket, [*frames[:1], b"", *frames[2:]]), "no signature was answered"
    changed = [*frames[:-1], frames[-1].replace(b'"1"', b'"2"')]
    assert not answers(socket, changed), "a changed content was answered"
    forged = Session(key=b"another key")
    assert not answers(socket, forged.serialize(forged.msg("kernel_info_request", {}))), "another key was answered"
    for broken in ([], [b""], [b"<IDS|MSG>"], [b"<IDS|MSG>", b"", b"{}"], frames[:4], [b"x"] * 200):
        assert not answers(socket, broken or [b""])
    for parts in ([b"not json"] * 4, [b"[]", b"{}", b"{}", b"{}"], [b"null"] * 4, [b"{}"] * 4, [b'{"msg_id":1,"msg_type":[]}', b"{}", b"{}", b"{}"]):
        assert not answers(socket, [b"<IDS|MSG>", session.sign(parts), *parts]), parts
    socket.close()
    alive()


def replayed_message():
    socket, session = raw_socket(), client.session
    frames = session.serialize(session.msg("kernel_info_request", {}))
    assert answers(socket, frames)
    assert not answers(socket, frames), "the same message was answered twice"
    socket.close()


def huge_message():
    text = "x" * (8 << 20)
    reply, messages = execute(f"const long = '{text}'; long.length")
    assert reply["content"]["status"] == "ok"
    result = [message for message in messages if message["msg_type"] == "execute_result"][0]
    assert result["content"]["data"]["text/plain"] == str(8 << 20)


def several_clients_at_once():
    """Each has a session of its own and gets the answers to its own cells, with their output."""
    wrong = []

    def work(number):
        own = manager.blocking_client()
        own.session = Session(key=client.session.key)
        own.start_channels(hb=False)
        own.wait_for_ready(timeout=patience)
        for cell in range(10):
            said = f"client {number} cell {cell}"
            msg_id = own.execute(f"console.log('{said}')")
            reply = own.get_shell_msg(timeout=patience)
            heard = ""
            while True:
                message = own.get_iopub_msg(timeout=patience)
                if message["parent_header"].get("msg_id") != msg_id:
                    continue
                if message["msg_type"] == "stream":
                    heard += message["content"]["text"]
                elif message["content"].get("execution_state") == "idle":
                    break
            if reply["parent_header"]["msg_id"] != msg_id or heard != said + "\n":
                wrong.append((said, heard))
        own.stop_channels()

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(patience)
    assert not wrong, wrong


def another_session_cannot_answer_for_the_asked_one():
    msg_id = client.execute("input('who? ')", allow_stdin=True)
    client.get_stdin_msg(timeout=patience)
    # Over the same socket, so that the kernel has it before the right answer.
    other = Session(key=client.session.key)
    client.stdin_channel.socket.send_multipart(other.serialize(other.msg("input_reply", {"value": "somebody else"})))
    client.input("Ada")
    result = [message for message in iopub(msg_id) if message["msg_type"] == "execute_result"]
    assert result[0]["content"]["data"]["text/plain"] == "'Ada'", result
    reply_to(msg_id)


def connection_file_stays_as_it_was():
    assert stat.S_IMODE(os.stat(connection_file).st_mode) == 0o600
    assert json.loads(open(connection_file).read()) == json.loads(connection_before)


run_checks([
    names_of_javascript_are_no_messages, wrong_fields, cursors_out_of_range, characters_of_two_units, lone_surrogates,
    comm_messages_of_any_shape, subshells_that_are_none, user_expressions_of_any_shape, a_failure_in_a_subshell_aborts_nothing,
    stop_on_error_false_aborts_nothing, unsigned_and_broken_messages, replayed_message, huge_message, several_clients_at_once,
    another_session_cannot_answer_for_the_asked_one, connection_file_stays_as_it_was, alive,
])  # fmt: skip
