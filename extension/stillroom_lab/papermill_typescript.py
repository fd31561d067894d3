"""Parameters for papermill: loading this module, which papermill does by its entry point, teaches it TypeScript.

Nothing is imported from papermill.engines at the top: papermill loads its entry points while that module is half made.
"""

import json
import math
import re

from papermill.models import Parameter
from papermill.translators import Translator, papermill_translators

LARGEST_SAFE = 2**53 - 1
NAME = re.compile(r"^[A-Za-z_$][\w$]*$")
RESERVED = set(
    "arguments await break case catch class const continue debugger default delete do else enum eval export extends false finally for "
    "function if implements import in instanceof interface let new null package private protected public return static super switch "
    "this throw true try typeof var void while with yield".split()
)
DECLARATION = re.compile(r"^\s*(?:export\s+)?(?:const|let|var)\s+([A-Za-z_$][\w$]*)\s*(?::\s*(.+?))?\s*=(?![=>])\s*(.*)$", re.DOTALL)
PIECE = re.compile(
    r"(?P<comment>//[^\n]*|/\*.*?\*/)|(?P<string>'(?:\\.|[^'\\\n])*'|\"(?:\\.|[^\"\\\n])*\"|`(?:\\.|[^`\\])*`)|(?P<other>.)", re.DOTALL
)


class TypeScriptTranslator(Translator):
    """Python values as TypeScript; values that exist in only one language keep their meaning or are refused."""

    @classmethod
    def translate_none(cls, val):
        return "null"

    @classmethod
    def translate_str(cls, val):
        return json.dumps(str(val))

    translate_escaped_str = translate_str

    @classmethod
    def translate_int(cls, val):
        # A number of JavaScript would round it.
        return str(val) if abs(val) <= LARGEST_SAFE else f"{val}n"

    @classmethod
    def translate_float(cls, val):
        if math.isnan(val):
            return "NaN"
        return repr(val) if math.isfinite(val) else "Infinity" if val > 0 else "-Infinity"

    @classmethod
    def translate_dict(cls, val):
        fields = ", ".join(f"{cls.key(str(name))}: {cls.translate(value)}" for name, value in val.items())
        return f"{{ {fields} }}" if fields else "{}"

    @classmethod
    def key(cls, name):
        # Written plainly, it would set the object's prototype.
        return '["__proto__"]' if name == "__proto__" else json.dumps(name)

    @classmethod
    def translate_list(cls, val):
        return "[" + ", ".join(cls.translate(value) for value in val) + "]"

    @classmethod
    def translate(cls, val):
        return super().translate(list(val) if isinstance(val, tuple) else val)

    @classmethod
    def comment(cls, cmt_str):
        return f"// {cmt_str}".strip()

    @classmethod
    def assign(cls, name, str_val):
        if not NAME.match(name) or name in RESERVED:
            raise ValueError(f"parameters: expected a name that TypeScript can declare, got {json.dumps(name)}; rename the parameter")
        return f"let {name} = {str_val};"

    @classmethod
    def inspect(cls, parameters_cell):
        """The declarations in the cell tagged `parameters`, with their types and comments."""
        return [parameter for statement in statements(parameters_cell["source"]) if (parameter := parameter_of(*statement))]


def statements(source):
    """The statements at top level, without comments; beside each the comment at the end of its line."""
    found, text, depth = [], "", 0
    for match in PIECE.finditer(source + "\n"):
        kind, piece = match.lastgroup, match.group()
        if kind == "comment":
            if not text.strip() and found and "\n" not in source[found[-1][2] : match.start()]:
                found[-1][1] = piece.strip("/* ")
            elif text.strip() and depth == 0:
                found.append([text, piece.strip("/* "), match.end()])
                text = ""
            continue
        depth += (piece in "([{") - (piece in ")]}") if kind == "other" else 0
        ends = kind == "other" and depth == 0 and (piece == ";" or (piece == "\n" and not text.rstrip().endswith(("=", ":", ",", "|"))))
        if not ends:
            text += piece
        elif text.strip():
            found.append([text, "", match.end() if piece == ";" else match.start()])
            text = ""
        else:
            text = ""
    return [(statement, comment) for statement, comment, _end in found]


def parameter_of(statement, comment):
    match = DECLARATION.match(statement.strip())
    if match is None:
        return None
    name, kind, value = match.groups()
    return Parameter(name=name, inferred_type_name=kind or type_of(value.strip()), default=value.strip(), help=comment)


def type_of(value):
    if re.match(r"^[-+]?(\d|\.\d|Infinity|NaN)", value):
        return "bigint" if value.endswith("n") else "number"
    if value[:1] in "'\"`":
        return "string"
    return "boolean" if value in ("true", "false") else "None"


class Engine:
    """Papermill's own engine under another name: `--engine stillroom` does the same as no engine."""

    def __getattr__(self, name):
        from papermill.engines import NBClientEngine

        return getattr(NBClientEngine, name)


papermill_translators.register("typescript", TypeScriptTranslator)
engine = Engine()
