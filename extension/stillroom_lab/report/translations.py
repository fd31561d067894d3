"""The page's own words in the language of the reader. Uses the catalogues of the extension, whose figures are in the page too."""

import json
import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

_LOCALES = Path(__file__).parent.parent / "locale"


@dataclass(frozen=True)
class Words:
    """Returns a text in the language with the tag `language`; values replace %1, %2, …"""

    language: str = "en"
    catalogue: dict = field(default_factory=dict)

    def __call__(self, text, *values):
        told = self.catalogue.get(text, [text])[0]
        return re.sub(r"%(\d)", lambda place: str(values[int(place.group(1)) - 1]), told)


def words_in(*wanted):
    """Uses the first of these languages that is English or has a catalogue."""
    for language in wanted:
        parts = re.split("[-_]", language or "")
        if parts[0].lower() == "en":
            break
        for name in _names():
            if name.split("_")[0].lower() == parts[0].lower():
                return Words(name.replace("_", "-"), _catalogue(name))
    return Words()


@cache
def _names():
    return sorted(place.name for place in _LOCALES.iterdir() if (place / "LC_MESSAGES" / "stillroom.json").is_file())


@cache
def _catalogue(name):
    catalogue = json.loads((_LOCALES / name / "LC_MESSAGES" / "stillroom.json").read_text(encoding="utf-8"))
    return {text: told for text, told in catalogue.items() if text}
