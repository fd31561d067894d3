"""The checkpoints of a run's folder: safetensors files, whose header holds the record so far."""

import json
import os
import re

from .record_files import open_plain

_NAME = re.compile(r"checkpoint-(\d{6,12})\.[0-9a-f]{64}\.safetensors")
#: Bytes. Records are bounded, so no header comes near it.
_LARGEST_HEADER = 20_000_000


def checkpoints_in(folder):
    """Their names, the newest first."""
    names = [found for found in map(_NAME.fullmatch, os.listdir(folder)) if found]
    return [found.group() for found in sorted(names, key=lambda found: int(found.group(1)), reverse=True)]


def checkpoint_record(folder):
    """The record so far of the newest checkpoint whose header can be read, as JSON; None where there is none."""
    for name in checkpoints_in(folder)[:2]:
        try:
            with open_plain(name, folder) as (opened, known):
                length = int.from_bytes(opened.read(8), "little")
                if length > min(_LARGEST_HEADER, known.st_size - 8):
                    continue
                header = json.loads(opened.read(length).decode())
            says = json.loads(header["__metadata__"]["stillroom"], parse_constant=_refuse)
            return json.dumps(says["record"], allow_nan=False, separators=(",", ":")).encode()
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            continue
    return None


def _refuse(constant):
    raise ValueError(constant)
