"""Removes from every text of a notebook what its reader must not learn: secrets, folders of the machine, its name and its user's name."""

import base64
import binascii
import re
from collections import Counter

from nbformat import NotebookNode

from .personal_data import personal_spans
from .secret_spans import secret_spans
from .secret_words import SECRET_NAME
from .secrets_across_outputs import without_split_secrets

SECRET = "[redacted secret]"
NAME = "[redacted name]"
PERSONAL = "[redacted]"

_DATA_URI = re.compile(r"(data:[\w.+/-]*(?:;[\w=.-]+)*;base64,[A-Za-z0-9+/=\s]*)")
_SLASH = r"(?:/|%2F|\\/)"
# Also one in which a name was taken out before.
_SEGMENT = r"(?:\[redacted (?:name|secret)\]|[^\s/\\\"'`<>|:;,?*()\[\]{}=&%$#])+"
_NOT_INSIDE = r"(?<![\w.~*…/\\)\]}@-])"
# At least two parts deep, so that neither a closing tag nor a fraction is one; in quotes a folder may have spaces in its name.
_PATH = re.compile(
    rf"(?:file:/{{0,2}}|{_NOT_INSIDE})"
    rf"(?P<path>(?<=[\"'`])/[^\"'`<>|:;\n\\]*/[^\"'`<>|:;\n\\/]*(?=[\"'`])|(?:{_SLASH}{_SEGMENT}){{2,}}{_SLASH}?)",
    re.I,
)
_WINDOWS = re.compile(
    r"(?:file:/{0,3})?(?<![A-Za-z0-9])(?:\\\\\?\\)?(?:[A-Z]|[a-z](?=:[\\/]{1,4}[Uu]sers)):[\\/]{1,4}(?:[^\\/:*?\"'`<>|\r\n${}]+[\\/]{1,4})+"
    r"(?P<last>[^\\/:*?\"'`<>|\s,;()\[\]]*)"
    r"|(?<![\\\w:])(?:\\\\){1,2}[\w.$-]+\\{1,2}(?:[^\\/:*?\"'`<>|\r\n]+\\{1,2})+(?P<file>[^\\/:*?\"'`<>|\s,;()\[\]]+)"
)
_AT_HOST = re.compile(r"(?<![\w.@/-])[a-z_][\w.-]*@[\w][\w.-]*(?=:[~/]|[ \]]?[~/]?[\w/~-]*[\]]?[$#] )")
# Who logs in where, as commands and their addresses say it.
_LOGIN = re.compile(
    r"(?P<keep>\b(?:ssh|scp|sftp|rsync|mosh|autossh|sshfs|slogin|ssh-copy-id)\b(?:[^\n]{0,160}?[\s\"'`>]|://))(?!git@)(?P<who>[A-Za-z_][\w.-]{0,60}@[\w.-]*\w)"
    r"|(?P<option>\bssh\b[^\n]{0,120}?\s-l\s?)(?P<user>[A-Za-z_][\w.-]{0,60})"
)


class Redactor:
    """Counts what it removed: different items, not how often each occurred. `also` names what the author wants removed besides; see `personal`."""

    def __init__(self, machine, also=()):
        self.machine = machine
        self.also = tuple(also)
        self.found = {"secret": set(), "path": set(), "name": set(), "personal": set()}
        names = "|".join(map(re.escape, sorted(machine.names, key=len, reverse=True)))
        # An underscore, a digit or a capital ends a name as well as a space: alice_2, aliceData.
        starts = r"(?:(?<![A-Za-z])|(?<=%2F)|(?<=%2f)|(?<=\\[nrt])|(?-i:(?<=[a-z])(?=[A-Z])))"
        self._names = re.compile(rf"{starts}(?:{names})(?-i:(?![a-z]))", re.I) if names else None
        self._homes = _folders(machine.homes, rf"(?:{_SLASH}{_SEGMENT})*")
        self._folder = _folders(machine.folders, r"/?")

    def text(self, text):
        """The text without them. Pictures in it, as data URIs, stay as they are."""
        if len(text) < 3:
            return text
        if "base64," not in text:
            return self._plain(text)
        parts = _DATA_URI.split(text)
        return "".join(self._uri(part) if i % 2 else self._plain(part) for i, part in enumerate(parts))

    def value(self, value):
        """JSON without them, including names of fields."""
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, dict):
            return {self.text(key): self._field(key, one) for key, one in value.items()}
        if isinstance(value, (list, tuple)):
            return [self.value(one) for one in value]
        return value

    def _field(self, name, value):
        if isinstance(value, str) and len(value) > 3 and SECRET_NAME.fullmatch(name) and SECRET not in value:
            return self._note("secret", value, SECRET)
        return self.value(value)

    def notebook(self, notebook):
        return NotebookNode({**notebook, "cells": [self._cell(cell) for cell in notebook["cells"]], "metadata": self.value(notebook["metadata"])})

    def counts(self):
        return Counter({kind: len(found) for kind, found in self.found.items()})

    def _cell(self, cell):
        kept = {**cell, "source": self.text(cell["source"])}
        if "attachments" in cell:
            kept["attachments"] = {name: self._bundle(data) for name, data in cell["attachments"].items()}
        if "outputs" in cell:
            whole = without_split_secrets(cell["outputs"], lambda secret: self._note("secret", secret, SECRET))
            kept["outputs"] = [self._output(output) for output in whole]
        return NotebookNode(kept)

    def _output(self, output):
        if "data" in output:
            return NotebookNode({**output, "data": self._bundle(output["data"]), "metadata": NotebookNode(self.value(output["metadata"]))})
        # A secret may be broken by a colour code or by the end of a piece, so what is printed is read as one text.
        return NotebookNode({key: self._lines(value) if key == "traceback" else self.value(value) for key, value in output.items()})

    def _lines(self, lines):
        return self.text(re.sub(r"\x1b\[[0-9;]*m", "", "\n".join(lines))).split("\n")

    def _bundle(self, data):
        return NotebookNode({mime: value if _is_picture(mime) else self.value(value) for mime, value in data.items()})

    def _uri(self, uri):
        """A drawing is text; the other pictures are not."""
        head, _, data = uri.partition(",")
        if "svg" not in head:
            return uri
        try:
            drawing = base64.b64decode(data, validate=False).decode("utf-8", "replace")
        except (binascii.Error, ValueError):
            return f"{head},"
        return f"{head},{base64.b64encode(self._plain(drawing).encode()).decode()}"

    def _plain(self, text):
        text = self._replace(text, "secret", SECRET, secret_spans(text))
        if self.also:
            text = self._replace(text, "personal", PERSONAL, sorted(personal_spans(text, self.also)))
        if "/" in text or "%2" in text:
            if self._folder:
                text = self._folder.sub(lambda match: self._note("path", match.group(), "" if match.group().endswith("/") else "."), text)
            text = _PATH.sub(lambda match: self._path(match.group("path")), text)
            if self._homes:
                text = self._homes.sub(lambda match: self._path(match.group()), text)
        if "\\" in text or ":/" in text:
            text = _WINDOWS.sub(self._windows, text)
        if "@" in text:
            text = _AT_HOST.sub(lambda match: self._note("name", match.group(), NAME), text)
        if "ssh" in text or "@" in text:
            text = _LOGIN.sub(self._login, text)
        if self._names:
            text = self._names.sub(lambda match: self._note("name", match.group().lower(), NAME), text)
        return text

    def _note(self, kind, original, instead):
        self.found[kind].add(original)
        return instead

    def _replace(self, text, kind, instead, spans):
        parts, end = [], 0
        for start, stop in spans:
            if start >= end:
                parts += [text[end:start], self._note(kind, text[start:stop], instead)]
                end = stop
        return "".join([*parts, text[end:]])

    def _login(self, match):
        kept, who = (match["keep"], match["who"]) if match["who"] else (match["option"], match["user"])
        return kept + self._note("name", who, NAME)

    def _path(self, given):
        path = re.sub(r"%2F|\\/", "/", given, flags=re.I).rstrip("/")
        is_home = path in self.machine.homes or re.fullmatch(r"/(?:home|Users)/[^/]+|/root", path)
        return self._note("path", path, "~" if is_home else f"…/{path.rpartition('/')[2]}")

    def _windows(self, match):
        last = match.group("last") or match.group("file") or ""
        return self._note("path", match.group(), f"…/{last}" if last else "…")


def _folders(folders, more):
    """A pattern for these folders and the paths below them."""
    known = "|".join(re.escape(one).replace("/", _SLASH) for one in folders)
    return re.compile(rf"(?:{known})(?![\w.-]){more}") if known else None


def _is_picture(mime):
    return mime.startswith("image/") and mime != "image/svg+xml"
