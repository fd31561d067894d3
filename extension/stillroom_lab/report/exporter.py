"""The nbconvert exporter: a notebook in, one HTML file out that loads nothing from any network."""

import base64
import hashlib
from functools import cached_property
from pathlib import Path

from markupsafe import Markup
from nbconvert.exporters import HTMLExporter
from nbconvert.exporters.exporter import Exporter
from traitlets import Enum, List, Unicode, default

from .limit_size import limit_size
from .identifying_names import machine_of
from .page import page_of
from .personal_data import KINDS
from .preferences import CODE, preferred
from .redact import Redactor
from .notebook_text import sentence

_HERE = Path(__file__).parent


class StillroomReport(HTMLExporter):
    """A report: summary first, interactive figures, folded code, records inside, and nothing about the author's machine."""

    export_from_notebook = "Stillroom report"
    output_mimetype = "text/html"

    language = Unicode(
        help="Language of the report's own words, as en or zh-CN. Where it is empty: that which the notebook's metadata name (stillroom.language), "
        "else that of the settings of JupyterLab, else that which the notebook is written in, else English."
    ).tag(config=True)
    code = Enum(CODE, help="Whether the code of a cell is folded, open, or left out. Where it is not said: as in the settings of JupyterLab.").tag(config=True)

    redact = List(
        Enum(KINDS),
        help="What is removed besides secrets, names and paths: emails, cards (card numbers), ibans (account numbers). Where it is not said: as in the settings of JupyterLab.",
    ).tag(config=True)

    @cached_property
    def _preferred(self):
        return preferred()

    @default("code")
    def _code_default(self):
        return self._preferred["code"]

    @default("redact")
    def _redact_default(self):
        return self._preferred["redact"]

    @default("template_name")
    def _template_name_default(self):
        return "stillroom"

    def get_prefix_root_dirs(self):
        return [str(_HERE), *super().get_prefix_root_dirs()]

    def _create_environment(self):
        environment = super()._create_environment()
        environment.autoescape = True
        environment.filters["sentence"] = sentence
        environment.trim_blocks = environment.lstrip_blocks = True
        return environment

    def from_notebook_node(self, nb, resources=None, **kw):
        folder = ((resources or {}).get("metadata") or {}).get("path") or ""
        # Not HTMLExporter's own: it reads the finished page once more and writes it anew, which our scripts would not survive.
        # Before and after the preprocessors: one of them may run the cells.
        copy, resources = Exporter.from_notebook_node(self, limit_size(nb), resources, **kw)
        small = limit_size(copy)
        redactor = Redactor(machine_of(small, folder), self.redact)
        hidden = {"code": self.exclude_code_cell or self.exclude_input or self.code == "none", "outputs": self.exclude_output, "markdown": self.exclude_markdown}
        name = redactor.text(str((resources.get("metadata") or {}).get("name") or "notebook"))
        languages = {"language": self.language, "preferred": self._preferred["language"], "otherwise": self.language_code}
        page = page_of(redactor.notebook(small), name=name, folder=folder, **languages, hidden=hidden, redactor=redactor)
        script = _static("page.js")
        html = self.template.render(
            page=page,
            is_open=self.code == "open",
            _=page.say,
            script=Markup(script),
            script_hash=base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
            styles=Markup(_static("views.css") + (_HERE / "report.css").read_text(encoding="utf-8")),
        )
        # Half a character, which JSON may hold, is none in a file.
        return html.encode("utf-8", "replace").decode(), resources


def _static(name):
    path = _HERE / "static" / name
    if not path.is_file():
        raise FileNotFoundError(f"stillroom report: expected {name} beside the exporter, found nothing; build the extension with npm run build")
    return path.read_text(encoding="utf-8")
