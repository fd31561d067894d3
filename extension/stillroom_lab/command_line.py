"""`stillroom setup` fetches what the kernel needs and a wheel cannot hold; `stillroom remove` removes it."""

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

from . import __version__
from .runtime import NotReady, node, packaged, runtime, runtimes


def main():
    parser = argparse.ArgumentParser(prog="stillroom", description=f"The Stillroom kernel {__version__}.")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("setup", help="install the kernel's npm packages and TensorFlow's library, about 2 GB, in Jupyter's data folder")
    commands.add_parser("remove", help="remove what setup has installed; then pip uninstall stillroom leaves nothing behind")
    commands.add_parser("where", help="print the folder of the kernel's packages")
    chosen = parser.parse_args().command
    try:
        {"setup": setup, "remove": remove, "where": lambda: print(runtime())}[chosen]()
    except NotReady as reason:
        sys.exit(str(reason))


def setup():
    """STILLROOM_NODE_MODULES names a node_modules folder that is complete, such as that of a checkout; then nothing is fetched."""
    folder, found = runtime(), node()
    (folder / "stillroom.json").unlink(missing_ok=True)
    shutil.copytree(packaged, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("stillroom.json"))
    complete = os.environ.get("STILLROOM_NODE_MODULES")
    if complete:
        link(folder / "node_modules", Path(complete).resolve(strict=True))
    else:
        env = {**os.environ, "STILLROOM_PYTHON": sys.executable}
        if subprocess.run([found, str(folder / "scripts" / "setupRuntime.mjs")], cwd=folder, env=env, check=False).returncode != 0:
            raise NotReady("stillroom: the set-up did not finish; mend what it says and run it again: stillroom setup")
    # Last, so that a set-up that was cut off is never believed.
    shutil.copy(packaged / "stillroom.json", folder / "stillroom.json")
    print(f"stillroom {__version__} is ready in {folder}")


def link(place, target):
    if place.is_symlink():
        place.unlink()
    elif place.exists():
        shutil.rmtree(place)
    place.symlink_to(target, target_is_directory=True)


def remove():
    """Only the packages: the history of cells belongs to the user."""
    shutil.rmtree(runtimes(), ignore_errors=True)
    try:
        runtimes().parent.rmdir()
    except OSError:
        pass  # It is not there, or the history is.
    print(f"removed {runtimes()}")


if __name__ == "__main__":
    main()
