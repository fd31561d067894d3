"""Numbers as the views write them."""

import math


def percent(share, digits=2):
    return "–" if not _is_number(share) else _minus(f"{100 * share:.{digits}f} %")


def count(number):
    return "–" if not _is_number(number) else _minus(f"{int(number):,}")


def short(number):
    return "–" if not _is_number(number) else _minus(f"{number:.3g}")


def number(value):
    """Three decimals where it is below 1, else three digits."""
    return "–" if not _is_number(value) else _minus(f"{value:.3f}" if abs(value) < 1 else f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.3g}")


def _minus(text):
    """Screen readers skip a hyphen."""
    return text.replace("-", "\N{MINUS SIGN}")


def duration(seconds):
    if not _is_number(seconds):
        return "–"
    if seconds < 60:
        return f"{seconds:.1f} s"
    return f"{int(seconds) // 60} min {int(seconds) % 60} s" if seconds < 3600 else f"{int(seconds) // 3600} h {int(seconds) % 3600 // 60} min"


def _is_number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value)
