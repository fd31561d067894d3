"""Pictures as data URIs: only kinds in which no script can hide, and without the metadata that cameras and programs add to the pixels."""

import base64
import binascii
import re
from urllib.parse import unquote

# Of a drawing that is an image nothing runs and nothing is fetched.
KINDS = ("image/svg+xml", "image/png", "image/jpeg", "image/webp", "image/gif")
_URI = re.compile(r"data:(image/[a-z0-9.+-]+)((?:;[\w=.-]+)*?)(;base64)?,(.*)", re.S | re.I)


def picture_uri(mime, data):
    """A data URI of a picture given in base64, or of a drawing given as text; None if it is neither."""
    if mime == "image/svg+xml":
        return f"data:{mime};base64,{base64.b64encode(with_namespace(data).encode()).decode()}" if "<svg" in data else None
    try:
        raw = base64.b64decode(re.sub(r"\s", "", data), validate=True)
    except (binascii.Error, ValueError):
        return None
    kind = _kind(raw)
    return f"data:{kind};base64,{base64.b64encode(_bare(kind, raw)).decode()}" if kind else None


def checked_uri(uri):
    """The same for an existing data URI; None for any other address."""
    match = _URI.fullmatch(uri.strip())
    if not match:
        return None
    mime, _, is_base64, data = match.groups()
    if mime.lower() != "image/svg+xml":
        return picture_uri(mime, data) if is_base64 else None
    try:
        drawing = base64.b64decode(data).decode("utf-8", "replace") if is_base64 else unquote(data)
    except (binascii.Error, ValueError):
        return None
    return picture_uri("image/svg+xml", drawing)


def with_namespace(drawing):
    """A drawing in its own file has to declare its namespace."""
    return drawing if "http://www.w3.org/2000/svg" in drawing else drawing.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1)


def _kind(raw):
    """The type by the first bytes, whatever type was given."""
    if raw.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if raw.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if raw[:4] == b"RIFF" and raw[8:12] == b"WEBP":
        return "image/webp"
    return "image/gif" if raw[:6] in (b"GIF87a", b"GIF89a") else None


def _bare(kind, raw):
    return {"image/png": _bare_png, "image/jpeg": _bare_jpeg, "image/webp": _bare_webp}.get(kind, bytes)(raw)


def _bare_png(raw):
    kept, at = [raw[:8]], 8
    while at + 12 <= len(raw):
        end = at + 12 + int.from_bytes(raw[at : at + 4], "big")
        if raw[at + 4 : at + 8] not in (b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME"):
            kept.append(raw[at:end])
        at = end
    return b"".join(kept)


def _bare_jpeg(raw):
    """Without comments and application segments, except those of JFIF and Adobe, which say how colours are coded."""
    kept, at = [raw[:2]], 2
    while at + 4 <= len(raw) and raw[at] == 0xFF and raw[at + 1] != 0xDA:
        marker = raw[at + 1]
        end = at + 2 + int.from_bytes(raw[at + 2 : at + 4], "big")
        if marker != 0xFE and not (0xE1 <= marker <= 0xEF and marker != 0xEE):
            kept.append(raw[at:end])
        at = end
    return b"".join([*kept, raw[at:]])


def _bare_webp(raw):
    kept, at = [], 12
    while at + 8 <= len(raw):
        size = int.from_bytes(raw[at + 4 : at + 8], "little")
        end = at + 8 + size + size % 2
        if raw[at : at + 4] not in (b"EXIF", b"XMP "):
            kept.append(raw[at:end])
        at = end
    body = b"WEBP" + b"".join(kept)
    return b"RIFF" + len(body).to_bytes(4, "little") + body
