"""Makes reports of a notebook in which anything may be anything: fuzz_reports.py NOTEBOOK FOLDER SEED COUNT. It prints what went wrong; each 24th page is kept in the folder."""

import copy
import json
import random
import sys
import traceback
from pathlib import Path

import nbformat
from stillroom_lab.report import StillroomReport

ACT = "window.pwned=1"
STRANGE = [
    *[None, True, 0, -1, 1e308, -1e308, 5e-324, float("nan"), float("inf"), 10**400],
    *["", "x", "__proto__", "\ud800", "\x00", "x" * 30_000, "{{7*7}}", f"javascript:{ACT}"],
    *[[], {}, [[]], [None], ["a", 1, None], {"a": [1] * 3}, {"kind": "run"}],
    *[{"__proto__": {"polluted": 1}}, {"constructor": {"prototype": {"polluted": 1}}}],
    *[f"<script>{ACT}</script>", f"</script><script>{ACT}</script>", f'<img src=x onerror="{ACT}">', f"<svg><script>{ACT}</script></svg>"],
    *[f"[x](javascript:{ACT}) ![x](https://evil.example/x.png)", f'<a href="javascript:{ACT}">x</a>', "$\\href{javascript:1}{x}$"],
]
GONE = object()


def places(value, at=()):
    """Of a long list the first two and the last: they are all alike."""
    entries = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else []
    some = [(key, inner) for key, inner in entries if isinstance(value, dict) or key in (0, 1, len(value) - 1)]
    return ([at] if at else []) + [place for key, inner in some for place in places(inner, (*at, key))]


def put(value, place, other):
    for key in place[:-1]:
        value = value[key]
    if other is GONE:
        del value[place[-1]]
    else:
        value[place[-1]] = copy.deepcopy(other)


def main(notebook, folder, seed, count):
    base = json.loads(Path(notebook).read_text(encoding="utf-8"))
    chance, exporter, wrong = random.Random(int(seed)), StillroomReport(), []
    for i in range(int(count)):
        changed = copy.deepcopy(base)
        for _ in range(chance.choice([1, 1, 2, 5, 20])):
            deepest = chance.choice([0, 2, 4, 6])
            all_places = places(changed)
            put(changed, chance.choice([place for place in all_places if len(place) > deepest] or all_places), chance.choice([*STRANGE, *[GONE] * 4]))
        try:
            page, _ = exporter.from_notebook_node(nbformat.from_dict(changed))
            if i in (0, int(count) // 2):
                Path(folder, f"{i}.html").write_text(page, encoding="utf-8")
        except Exception as error:
            all_lines = traceback.extract_tb(error.__traceback__)
            own = [line for line in all_lines if "stillroom_lab" in line.filename or line is all_lines[0]][-1]
            wrong.append(f"{i}: {type(error).__name__}: {str(error)[:150]} at {Path(own.filename).name}:{own.lineno}")
    print(json.dumps(wrong))


if __name__ == "__main__":
    main(*sys.argv[1:])
