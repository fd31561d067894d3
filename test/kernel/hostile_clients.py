"""What may come in over the five ports from who has no key, and from who has one and keeps to no rule. After each attack the kernel
echoes a heartbeat and runs a cell. STILLROOM_FUZZ_TIMES repeats the random ones with other seeds."""

import json
import os
import random
import socket
import struct

import psutil
import zmq

from kernel_session import client, control, execute, iopub, manager, reply_to, run_checks, streamed
from started_kernel import patience

TIMES = int(os.environ.get("STILLROOM_FUZZ_TIMES", "1"))
INFO = manager.get_connection_info()
PORTS = {name: INFO[f"{name}_port"] for name in ("shell", "control", "stdin", "hb", "iopub")}
KERNEL = psutil.Process(manager.provisioner.pid)
context = zmq.Context()


def alive():
    """The same process: it remembers what the first cell has put down."""
    beat = context.socket(zmq.REQ)
    beat.linger = 0
    beat.connect(f"tcp://{INFO['ip']}:{PORTS['hb']}")
    beat.send(b"ping")
    assert beat.poll(patience * 1000), "no heartbeat"
    assert beat.recv() == b"ping"
    beat.close()
    reply, outputs = execute("console.log(kept + 1)")
    assert reply["content"]["status"] == "ok", reply["content"]
    assert streamed(outputs, "stdout") == "42\n"


def connected(name):
    peer = socket.create_connection((INFO["ip"], PORTS[name]), timeout=patience)
    peer.settimeout(0.02)
    return peer


def tell(name, *pieces):
    """Sends bytes on a connection of its own. Whether the kernel takes them all or hangs up is its own business."""
    peer = connected(name)
    try:
        for piece in pieces:
            peer.sendall(piece)
            try:
                peer.recv(1 << 16)
            except TimeoutError:
                pass
    except OSError:
        pass
    finally:
        peer.close()


def post(name, body, path="/"):
    head = f"POST {path} HTTP/1.1\r\nHost: localhost:{PORTS[name]}\r\nOrigin: http://localhost:1\r\nContent-Length: {len(body)}\r\n\r\n"
    tell(name, head.encode() + body)


def frame(body, more=False, command=False):
    """As ZMTP 2 and 3 write it."""
    flags = more | (4 if command else 0)
    return bytes([flags | 2]) + struct.pack(">Q", len(body)) + body if len(body) > 255 else bytes([flags, len(body)]) + body


def greeting(version=b"\x03\x00", mechanism=b"NULL"):
    return b"\xff" + bytes(8) + b"\x7f" + version + mechanism.ljust(20, b"\0") + b"\0" + bytes(31)


def ready(kind=b"DEALER", identity=b""):
    properties = b"".join(
        bytes([len(key)]) + key + struct.pack(">I", len(value)) + value for key, value in ((b"Socket-Type", kind), (b"Identity", identity))
    )
    return frame(b"\x05READY" + properties, command=True)


PEERS = {"shell": b"DEALER", "control": b"DEALER", "stdin": b"DEALER", "hb": b"REQ", "iopub": b"SUB"}


def seeded(times):
    """One source of chance for each repetition."""
    return [random.Random(f"strangers {number}") for number in range(times * TIMES)]


def noise(chance, most):
    return chance.randbytes(chance.randrange(1, most))


def bytes_of_no_protocol():
    for name in PORTS:
        tell(name, b"\x01\x00\x05\x00ping")
        tell(name, b"\x01\x00\x7e" + bytes(6))
        tell(name, b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(64))
        tell(name, b"\xff" * 64, b"\xff" * 1000)
        tell(name)
    alive()
    for chance in seeded(3):
        for name in PORTS:
            tell(name, noise(chance, 3000), noise(chance, 3000))
        alive()


def posts_of_a_web_page():
    for chance in seeded(2):
        for name in PORTS:
            post(name, noise(chance, 20_000))
            # After the head, ZMTP 1 frames of every kind would have their turn.
            post(name, b"".join(bytes([chance.choice((1, 2, 6, 255)), chance.randrange(2)]) + noise(chance, 9) for _ in range(500)))
            post(name, b"\x02\x00\x01", "/" + "a" * chance.randrange(300))
            tell(name, b"GET /api HTTP/1.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n", noise(chance, 500))
        alive()


def older_protocols_are_shown_the_door():
    for name in PORTS:
        for hello in (b"\x01\x00", b"\xff" + bytes(8) + b"\x7f\x01" + b"\x05", b"POST / HTTP/1.1\r\n\r\n"):
            peer = connected(name)
            peer.settimeout(patience)
            try:
                peer.sendall(hello + b"\x00\x00" + b"x" * 100)
                while peer.recv(1 << 16):
                    pass
            except ConnectionResetError:
                pass
            peer.close()


def greetings_that_break_off_or_lie():
    for name, kind in PEERS.items():
        whole = greeting() + ready(kind)
        for length in (1, 9, 10, 11, 12, 33, 63, 64, 66, len(whole) - 1):
            tell(name, whole[:length])
        tell(name, greeting(version=b"\x09\x09") + ready(kind))
        for mechanism in (b"PLAIN", b"CURVE", b"GSSAPI", b"", b"\xff" * 20):
            tell(name, greeting(mechanism=mechanism) + ready(kind))
        tell(name, greeting(), ready(kind, b"i" * 255), frame(b"hello"))
        tell(name, greeting(), ready(kind, b"\0\0\0\0\0"), frame(b"hello"))
        tell(name, greeting(), ready(b"X" * 200), frame(b"hello"))
        tell(name, greeting(), frame(b"\x05READY" + b"\xff" * 300, command=True))
    alive()


def frames_of_who_greets_well():
    for chance in seeded(3):
        for name, kind in PEERS.items():
            hello = greeting() + ready(kind)
            tell(name, hello, b"".join(frame(noise(chance, 600), chance.random() < 0.5, chance.random() < 0.2) for _ in range(30)))
            tell(name, hello, b"".join(frame(b"", more=True) for _ in range(3000)))
            tell(name, hello, bytes([2]) + b"\xff" * 8 + b"x")
            tell(name, hello, bytes([2]) + struct.pack(">Q", 1 << 40) + b"x" * 1000)
            tell(name, hello, frame(b"\x04PING\xff\xff" + b"c" * 40, command=True), frame(b"\x09SUBSCRIBE", command=True))
            tell(name, hello, b"".join(frame(bytes([chance.randrange(4)]) + noise(chance, 40)) for _ in range(30)))
            broken = bytearray(hello + frame(b"", more=True) + frame(b"ping"))
            for _ in range(4):
                broken[chance.randrange(len(broken))] = chance.randrange(256)
            tell(name, bytes(broken))
        alive()


def sockets_of_every_kind():
    kinds = (zmq.DEALER, zmq.REQ, zmq.ROUTER, zmq.PUB, zmq.SUB, zmq.XPUB, zmq.XSUB, zmq.PUSH, zmq.PULL, zmq.PAIR, zmq.REP)
    for chance in seeded(1):
        for name in PORTS:
            for kind in kinds:
                peer = context.socket(kind)
                peer.linger = 0
                peer.connect(f"tcp://{INFO['ip']}:{PORTS[name]}")
                if kind == zmq.SUB:
                    peer.subscribe(noise(chance, 2000))
                for frames in ([b"ping"], [b"", b"ping"], [b""], [b"<IDS|MSG>"] * 7, [b"\x01"], [b"\x00never asked"], [noise(chance, 5000)] * 9):
                    try:
                        peer.send_multipart(frames, zmq.NOBLOCK)
                    except zmq.ZMQError:
                        pass
                peer.poll(20)
                peer.close()
            alive()


def peers_that_never_read():
    before = KERNEL.memory_info().rss
    deaf = []
    for name in ("hb", "shell"):
        peer = context.socket(zmq.DEALER)
        peer.linger = 0
        peer.rcvhwm = 1
        peer.connect(f"tcp://{INFO['ip']}:{PORTS[name]}")
        deaf.append(peer)
        for _ in range(20_000):
            peer.send(b"x" * 4000)
    alive()
    for peer in deaf:
        peer.close()
    grown = KERNEL.memory_info().rss - before
    assert grown < 500e6, grown


def many_at_once():
    peers = [connected(name) for _ in range(60) for name in PORTS]
    alive()
    for peer in peers:
        peer.close()
    alive()


def too_large_for_their_channel():
    for name, size in (("hb", 1 << 20), ("iopub", 1 << 20), ("control", 20 << 20), ("stdin", 20 << 20)):
        tell(name, greeting(), ready(PEERS[name]), frame(b"\x01" * size))
    alive()


def send(kind, content=b"{}", header=None, channel="shell", buffers=(), parent=b"{}", metadata=b"{}"):
    """A signed message; what is given as bytes goes out as it is."""
    message = client.session.msg(kind)
    head = header if isinstance(header, bytes) else json.dumps({**message["header"], **(header or {}), "date": ""}).encode()
    parts = [head, parent, metadata, content if isinstance(content, bytes) else json.dumps(content).encode()]
    getattr(client, f"{channel}_channel").socket.send_multipart([b"<IDS|MSG>", client.session.sign(parts), *parts, *buffers])
    return message["header"]["msg_id"]


def answered(*message, channel="shell", **more):
    return reply_to(send(*message, channel=channel, **more), channel)["content"]


REQUESTS = ("execute", "complete", "inspect", "is_complete", "history", "comm_info", "kernel_info", "nonsense")
deep = b'{"code":"1","data":' + b"[" * 20_000 + b"]" * 20_000 + b"}"


def signed_and_nested_deep():
    for kind in REQUESTS:
        if kind != "kernel_info":
            reply = answered(f"{kind}_request", deep)
            assert reply["status"] == "error" and "at most 500 levels" in reply["evalue"], (kind, reply)
        for content in (b"[" * 499 + b"]" * 499, b'{"a":' * 499 + b"1" + b"}" * 499, b"[" * 20_000, b'{"a":' * 20_000):
            answered(f"{kind}_request", content)
    for kind in ("comm_open", "comm_msg", "comm_close", "input_reply", "interrupt_reply"):
        send(kind, deep)
    for kind in ("kernel_info", "interrupt", "debug", "create_subshell", "delete_subshell", "list_subshell"):
        assert answered(f"{kind}_request", deep, channel="control")["status"] == "error"
    send("input_reply", deep, channel="stdin")
    nested = b"[" * 20_000 + b"]" * 20_000
    send("execute_request", {"code": "1"}, header=b'{"msg_id":"a","session":"b","msg_type":"execute_request","date":' + nested + b"}")
    msg_id = send("execute_request", {"code": "1"}, parent=nested, metadata=nested)
    assert reply_to(msg_id)["content"]["status"] == "ok"
    execute("'[\"'.repeat(2000)")
    alive()


def code_nested_deep():
    for code in ("(" * 2_000 + ")" * 2_000, "[" * 2_000, "{" * 2_000 + "}" * 2_000, "a" + ".a" * 2_000, "1" + "+1" * 2_000, "`${" * 1000):
        for kind in ("execute", "complete", "inspect", "is_complete"):
            answered(f"{kind}_request", {"code": code, "cursor_pos": 1_000, "silent": True})
    alive()


def anything(chance, depth=3):
    """A value that JSON can hold, often one that surprises."""
    leaf = (
        None, True, False, 0, -1, 1e308, -1e-308, 2**53, 0.5, "", "a", "\0", "\ud800", "\u202e", "__proto__", "x" * 3000, "1", "toString", "\U0001f600",
    )
    kind = chance.randrange(6) if depth else 0
    if kind == 4:
        return [anything(chance, depth - 1) for _ in range(chance.randrange(4))]
    if kind == 5:
        names = ("toString", "valueOf", "__proto__", "constructor", "then", "toJSON", "length", "a")
        return {chance.choice(names): anything(chance, depth - 1) for _ in range(chance.randrange(4))}
    return chance.choice(leaf)


FIELDS = (
    "code silent store_history user_expressions allow_stdin stop_on_error cursor_pos detail_level hist_access_type n session start stop pattern "
    "unique output raw target_name comm_id data value restart subshell_id metadata transient"
).split()


def fields_of_any_kind():
    send("comm_open", {"comm_id": "one", "target_name": "strange", "data": {}})
    for chance in seeded(60):
        content = {name: anything(chance) for name in chance.sample(FIELDS, chance.randrange(len(FIELDS)))}
        if chance.random() < 0.5:
            content["code"] = "1"
        header = {name: anything(chance) for name in chance.sample(("username", "version", "subshell_id", "date", "else"), 2)}
        for kind in chance.sample(REQUESTS, 3):
            send(f"{kind}_request", content, header)
        for kind in ("comm_open", "comm_msg", "comm_close"):
            send(kind, {"comm_id": "one", "target_name": "strange", **content}, header, buffers=[noise(chance, 50)])
        send("input_reply", content, channel="stdin")
        for kind in ("create_subshell", "delete_subshell", "list_subshell", "kernel_info", "debug", "nonsense"):
            answered(f"{kind}_request", content, header, channel="control")
    # A cell that failed takes along the cells that wait behind it: none may be left.
    while execute("1")[0]["content"]["status"] == "aborted":
        pass
    alive()


def frames_of_any_kind():
    for chance in seeded(30):
        for channel in ("shell", "control", "stdin"):
            message = client.session.msg("execute_request", {"code": "1"})
            parts = [json.dumps(part, default=str).encode() for part in (message["header"], {}, {}, message["content"])]
            for _ in range(chance.randrange(1, 4)):
                at = chance.randrange(4)
                change = chance.randrange(5)
                if change == 0:
                    parts[at] = noise(chance, 300)
                elif change == 1:
                    parts[at] = chance.choice((b"", b"null", b"[]", b"1e999", b'"\\ud800"', b"\xef\xbb\xbf{}", b"\xff\xfe{\0}\0", b'{"a":1,"a":2}'))
                elif change == 2 and parts[at]:
                    broken = bytearray(parts[at])
                    broken[chance.randrange(len(broken))] = chance.randrange(256)
                    parts[at] = bytes(broken)
                elif change == 3:
                    parts[at] = parts[at][: chance.randrange(len(parts[at]) + 1)]
            signature = client.session.sign(parts) if chance.random() < 0.9 else noise(chance, 80)
            frames = [b"<IDS|MSG>", signature, *parts, *([b"buffer"] * chance.randrange(3))]
            if chance.random() < 0.2:
                frames = frames[: chance.randrange(1, len(frames))]
            getattr(client, f"{channel}_channel").socket.send_multipart(frames)
    alive()


def large_and_many_frames():
    assert answered("comm_info_request", {}, buffers=[b""] * 20_000)["status"] == "ok"
    assert answered("comm_info_request", {}, buffers=[bytes(64 << 20)])["status"] == "ok"
    assert answered("comm_info_request", b'{"target_name":"' + b"a" * (32 << 20) + b'"}')["status"] == "ok"
    reply = answered("execute_request", {"code": "'" + "a" * (8 << 20) + "'.length", "user_expressions": {}})
    assert reply["status"] == "ok", reply
    alive()


def patterns_that_take_for_ever():
    execute("'" + "a" * 30_000 + "'.length")
    reply = answered("history_request", {"hist_access_type": "search", "pattern": "*a" * 40 + "*b"})
    assert reply["status"] == "ok" and reply["history"] == [], reply
    alive()


execute("const kept = 41")
execute(
    "(globalThis as any)[Symbol.for('stillroom.comms')].register('strange', (comm: any) => { comm.onMessage = (data: any) => comm.send({ data }) })"
)
run_checks(
    [
        bytes_of_no_protocol,
        posts_of_a_web_page,
        older_protocols_are_shown_the_door,
        greetings_that_break_off_or_lie,
        frames_of_who_greets_well,
        sockets_of_every_kind,
        peers_that_never_read,
        many_at_once,
        too_large_for_their_channel,
        signed_and_nested_deep,
        code_nested_deep,
        fields_of_any_kind,
        frames_of_any_kind,
        large_and_many_frames,
        patterns_that_take_for_ever,
    ]
)
