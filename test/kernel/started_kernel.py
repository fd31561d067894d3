"""Starts a kernel as Jupyter's own servers do."""

from jupyter_client.manager import start_new_kernel

patience = 300
"""Seconds after which a message that has not come will not come: many times what the slowest takes on a busy machine."""


def more_than_once(start):
    """What `start` gives. jupyter_client chooses ports and lets them go again, so another program can have one by the time the kernel binds
    it; the kernel ends then, and a server starts it once more with others, as is done here."""
    for attempts_left in (2, 1, 0):
        try:
            return start()
        except RuntimeError:
            if not attempts_left:
                raise


def started_kernel(**how):
    """A manager and a client of a kernel that answers."""
    return more_than_once(lambda: start_new_kernel(kernel_name="stillroom", startup_timeout=patience, **how))
