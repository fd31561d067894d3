"""Texts as a notebook has them: one string or a list of lines."""

import re


def joined(value):
    """One string from either form; an empty one for anything else."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return "".join(part for part in value if isinstance(part, str))
    return ""


def as_seen(text):
    """What a terminal would show: no colour codes, and only the last version of lines that overwrite themselves."""
    text = re.sub(r"\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b\[[0-?]*[ -/]*[@-~]|\x1b[@-_]", "", text)
    lines = [line.rstrip("\r").rpartition("\r")[2] for line in text.split("\n")]
    return re.sub(r"[\x00-\x08\x0b-\x1f\x7f]", "", "\n".join(lines))


def sentence(text):
    """With a capital letter at the beginning and a full stop or similar at the end."""
    text = str(text).strip()
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "!", "?", ":", "…", "。", "！", "？")) else ".")
