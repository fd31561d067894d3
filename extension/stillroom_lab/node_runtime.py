"""Where the kernel's JavaScript runs from, and which Node runs it."""

import os
import re
import shutil
import subprocess
from pathlib import Path

from jupyter_core.paths import jupyter_data_dir

from . import __version__

OLDEST_NODE = (20, 19)
packaged = Path(__file__).parent / "js"


class NotReady(Exception):
    """What is missing and what to do, in one line."""


def runtimes():
    return Path(jupyter_data_dir()) / "stillroom" / "runtime"


def runtime():
    """The folder of npm packages and of TensorFlow's library, which are too large for a wheel. One for each version."""
    return runtimes() / __version__


def ready():
    """The runtime, if `stillroom setup` has made it from this package."""
    folder = runtime()
    if not (folder / "stillroom.json").is_file():
        raise NotReady("stillroom: its npm packages and TensorFlow are not there yet; run: stillroom setup")
    if (folder / "stillroom.json").read_bytes() != (packaged / "stillroom.json").read_bytes():
        raise NotReady("stillroom: its npm packages are those of another build; run: stillroom setup")
    return folder


def node():
    """STILLROOM_NODE, or the node on the path."""
    found = os.environ.get("STILLROOM_NODE") or shutil.which("node")
    wanted = ".".join(map(str, OLDEST_NODE))
    if not found:
        raise NotReady(f"stillroom: Node {wanted} or newer is missing; install it, or name it with STILLROOM_NODE")
    try:
        said = subprocess.run([found, "--version"], capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError) as error:
        raise NotReady(f"stillroom: {found} does not run as Node: {error}; name another one with STILLROOM_NODE") from None
    version = tuple(map(int, re.findall(r"\d+", said)[:2]))
    if version < OLDEST_NODE:
        raise NotReady(f"stillroom: expected Node {wanted} or newer, got {said.strip()} at {found}; name another one with STILLROOM_NODE")
    return found
