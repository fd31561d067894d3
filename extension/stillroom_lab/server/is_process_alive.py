import os
import socket

#: Seconds. What another machine writes is taken for left when nothing has come for so long; a run keeps itself every three minutes.
PATIENCE = 15 * 60


def is_process_alive(known, quiet):
    """Whether the process that a claim names still lives.

    `quiet` is for how many seconds nothing has been written. Of another machine it is all that there is to know.
    """
    pid = known.get("pid")
    if known.get("host") != socket.gethostname() or os.name != "posix":
        return quiet < PATIENCE
    if not isinstance(pid, int) or isinstance(pid, bool) or not 0 < pid < 2**31:
        return False
    boot = _boot()
    if boot and "boot" in known:
        return known["boot"] == boot and _start(pid) == known.get("ticks")
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        # It is somebody else's.
        return True
    return True


def _boot():
    try:
        with open("/proc/sys/kernel/random/boot_id") as opened:
            return opened.read().strip()
    except OSError:
        return None


def _start(pid):
    """When a process began, in ticks since the machine did; None for one that has ended."""
    try:
        with open(f"/proc/{pid}/stat") as opened:
            # The second field is the program's name in brackets, which may hold blanks.
            fields = opened.read().rpartition(")")[2].split()
        return None if fields[0] in "ZX" else int(fields[19])
    except (OSError, ValueError, IndexError):
        return None
