"""What processes were doing in folders when they were killed, as the claims say that they have left (`markFolderInUse` of the kernel writes them)."""

import json
import os
import re
import stat
import time
from itertools import islice

from .checkpoint_files import checkpoints_in
from .is_process_alive import is_process_alive
from .record_files import open_below, open_plain

CLAIM = "running.json"
#: Folders that are looked into, of one parent.
MOST_FOLDERS = 2000
_MOST_ENTRIES = 100_000
_LARGEST = 100_000
_KINDS = ("run", "study", "labelSweep", "sweep")


def interrupted_in(folder, named, hidden, root):
    """What is left in the folders of a folder, in those of its "runs", and in those below it that are named.

    `root` is the folder that is served: a notebook outside of it is not told.
    """
    found = {}
    for parent in ((), ("runs",)):
        try:
            with open_below(folder, parent) as opened:
                for name in _folders(opened, hidden):
                    _look(opened, name, (*parent, name), found)
        except OSError:
            continue
    for parts in named:
        try:
            with open_below(folder, parts[:-1]) as opened:
                _look(opened, parts[-1], tuple(parts), found)
        except OSError:
            continue
    return [_told(parts, claim, root) for parts, claim in found.items()]


def _folders(opened, hidden):
    names = []
    with os.scandir(opened) as entries:
        for entry in islice(entries, _MOST_ENTRIES):
            # What the panel has deleted has this ending.
            skipped = entry.name.endswith(".deleted") or (entry.name.startswith(".") and not hidden)
            if not skipped and entry.is_dir(follow_symlinks=False):
                names.append(entry.name)
                if len(names) == MOST_FOLDERS:
                    break
    return names


def _look(parent, name, parts, found):
    try:
        with open_below(name, (), dir_fd=parent) as folder:
            claim = _left_claim(folder)
    except OSError:
        return
    if claim:
        found[parts] = claim


def _left_claim(folder):
    """What the folder says that a process was doing which lives no more; None where it has ended or goes on."""
    try:
        with open_plain(CLAIM, folder, _LARGEST) as (opened, known):
            claim = json.loads(opened.read().decode())
    except (OSError, ValueError, RecursionError):
        return None
    if not isinstance(claim, dict) or claim.get("as") not in _KINDS or not isinstance(claim.get("by"), dict):
        return None
    if _modified(folder, "record.json") >= known.st_mtime_ns:
        # It was killed after it had ended.
        return None
    files = checkpoints_in(folder)
    if claim["as"] == "run" and not files:
        return None
    seeds = [seed for seed in _list(claim.get("seeds")) if isinstance(seed, int) and seed >= 0][:1000]
    written = max([known.st_mtime_ns, _written(folder), *(_written_in(folder, f"seed-{seed}") for seed in seeds)])
    if is_process_alive(claim["by"], time.time() - written / 1e9):
        return None
    return {
        **claim,
        "seeds": len(seeds),
        "done": sum(_is_done(folder, f"seed-{seed}") for seed in seeds),
        "written": written // 1_000_000,
        "checkpoint": files[0] if files else "",
    }


def _written(folder):
    """When a run, a study or a sweep last wrote into its folder."""
    with os.scandir(folder) as entries:
        names = [entry.name for entry in islice(entries, _MOST_ENTRIES) if entry.name.endswith((".jsonl", ".safetensors", ".logits", ".json"))]
    return max((_modified(folder, name) for name in names), default=0)


def _written_in(study, seed):
    try:
        with open_below(seed, (), dir_fd=study) as folder:
            return _written(folder)
    except OSError:
        return 0


def _is_done(study, seed):
    try:
        with open_below(seed, (), dir_fd=study) as folder:
            return _modified(folder, "record.json") > 0
    except OSError:
        return False


def _modified(folder, name):
    try:
        known = os.stat(name, dir_fd=folder, follow_symlinks=False)
        return known.st_mtime_ns if stat.S_ISREG(known.st_mode) else 0
    except OSError:
        return 0


def _told(parts, claim, root):
    title, notebook = claim.get("title"), claim.get("notebook")
    return {
        "name": "/".join(parts),
        "as": claim["as"],
        "title": title[:300] if isinstance(title, str) else "",
        "given": [name for name in _list(claim.get("given")) if isinstance(name, str) and re.fullmatch("[a-zA-Z]{1,20}", name)][:20],
        "notebook": _served(notebook, root) if isinstance(notebook, str) else "",
        **{name: claim[name] for name in ("seeds", "done", "written", "checkpoint")},
    }


def _list(value):
    return value if isinstance(value, list) else []


def _served(path, root):
    """Where the server has a file, or nothing."""
    inside = os.path.relpath(path, root) if os.path.isabs(path) and "\0" not in path else os.pardir
    return "" if inside.split(os.sep)[0] == os.pardir else inside.replace(os.sep, "/")
