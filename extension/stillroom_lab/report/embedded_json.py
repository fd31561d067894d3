"""JSON as a script's data inside HTML: no text of it can end the script, and a browser reads it as it is."""

import json
import math

# A field that is the prototype of its own object.
_FORBIDDEN = {"__proto__"}


def plain(value):
    """The same without numbers that JSON does not have, and without fields that are more than data."""
    if isinstance(value, dict):
        return {str(key): plain(one) for key, one in value.items() if key not in _FORBIDDEN}
    if isinstance(value, (list, tuple)):
        return [plain(one) for one in value]
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value


def embedded(value):
    text = json.dumps(plain(value), ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    # A lone half of a character cannot be written as UTF-8.
    return "".join(f"\\u{ord(sign):04x}" if "\ud800" <= sign <= "\udfff" else sign for sign in text) if _has_half(text) else text


def _has_half(text):
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False
