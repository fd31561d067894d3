"""Where in a text secrets are."""

import re

from .secret_tokens import TOKENS
from .secret_words import WORDS

# Characters without a width, which break a word for a search and not for a reader.
_UNSEEN = re.compile("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff]")


def secret_spans(text):
    """The places of secrets, in order; those that touch or overlap are one."""
    seen, places = _as_seen(text)
    found = sorted(
        match.span("secret") if "secret" in match.re.groupindex else _of_list(match) for pattern in (*TOKENS, *WORDS) for match in pattern.finditer(seen)
    )
    merged = []
    for start, end in found:
        if merged and start <= merged[-1][1]:
            merged[-1][1] = max(end, merged[-1][1])
        else:
            merged.append([start, end])
    if places is None:
        return merged
    return [[places[start], places[end - 1] + 1] for start, end in merged]


def _of_list(match):
    """detect-secrets has the secret in the last group that is not a prefix; without groups it is the whole."""
    groups = [match.span(i) for i in range(1, match.re.groups + 1) if match.group(i) and len(match.group(i)) >= 16]
    return groups[0] if groups else match.span()


def _as_seen(text):
    """The text without what cannot be seen, and where each of its characters was; None where nothing was taken out."""
    if text.isascii() or not _UNSEEN.search(text):
        return text, None
    places = [i for i, one in enumerate(text) if not _UNSEEN.match(one)]
    return "".join(text[i] for i in places), places
