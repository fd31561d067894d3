"""Numbers as the views write them."""

import math


def percent(share, digits=2):
    return "–" if not _is_number(share) else f"{100 * share:.{digits}f} %"


def count(number):
    return "–" if not _is_number(number) else f"{int(number):,}"


def short(number):
    return "–" if not _is_number(number) else f"{number:.3g}"


def duration(seconds):
    if not _is_number(seconds):
        return "–"
    if seconds < 60:
        return f"{seconds:.1f} s"
    return f"{int(seconds) // 60} min {int(seconds) % 60} s" if seconds < 3600 else f"{int(seconds) // 3600} h {int(seconds) % 3600 // 60} min"


def _is_number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value)
