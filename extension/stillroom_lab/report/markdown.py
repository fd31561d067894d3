"""Markdown cells as safe HTML: headings that fit into the page's outline, formulas as MathML, pictures inside the page."""

import base64
import os
import re
import secrets
from dataclasses import dataclass
from html import escape, unescape
from urllib.parse import unquote

from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

from .mathml import mathml
from .pictures import KINDS, picture_uri
from .sanitize import sanitize
from .notebook_text import joined

FILE_LIMIT = 10_000_000


@dataclass(frozen=True)
class Heading:
    level: int
    text: str
    id: str


class Outline:
    """
    Headings of the whole page: each is at most one level deeper than the one before, and all addresses differ. The page has one title; if the
    notebook has more headings of that level, all are moved down one level.
    """

    def __init__(self, sources):
        self.title = None
        self.headings = []
        self._ids = set()
        self._lower = 1 if len(re.findall(r"^ {0,3}# ", _without_code("\n".join(sources)), re.M)) > 1 else 0

    def add(self, level, text):
        """The heading; None for the first one of the first level, which is the page's title."""
        if level == 1 and self.title is None and not self.headings:
            self.title = text
            return None
        before = self.headings[-1].level if self.headings else 1
        heading = Heading(max(2, min(level + self._lower, before + 1, 6)), text or "…", self._id(text))
        self.headings.append(heading)
        return heading

    def _id(self, text):
        base = anchor(text)
        new, count = base, 2
        while new in self._ids:
            new, count = f"{base}-{count}", count + 1
        self._ids.add(new)
        return new


def anchor(text):
    """The address of a heading as in Jupyter, with a prefix that nothing else on the page has."""
    return "h-" + re.sub(r"[^\w.-]+", "-", text.strip())[:80]


def _without_code(source):
    return re.sub(r"^ {0,3}(```+|~~~+).*?^ {0,3}\1", "", source, flags=re.S | re.M)


def markdown(source, outline, folder="", attachments=None):
    """HTML that is safe to show. Without an outline headings are bold lines."""
    renderer = _Renderer(outline, folder, attachments or {})
    html = sanitize(MarkdownWithMath(renderer=renderer).render(source), ids=renderer.ids)
    for mark, (tex, shown) in renderer.formulas.items():
        # As an element it is a formula; inside an attribute it can only be its source.
        html = html.replace(f'<span class="fx">{mark}</span>', shown).replace(mark, escape(tex))
    return html


class _Renderer(IPythonRenderer):
    def __init__(self, outline, folder, attachments):
        super().__init__(escape=False, exclude_anchor_links=True)
        self.outline, self.folder, self.attached = outline, folder, attachments
        self.ids, self.formulas = set(), {}
        # Nobody who writes a cell can know it, so nobody can write a formula's mark.
        self._key = secrets.token_hex(8)

    def heading(self, text, level, **attrs):
        if self.outline is None:
            return f"<p><strong>{text}</strong></p>\n"
        heading = self.outline.add(level, self._plain(text))
        if heading is None:
            return ""
        self.ids.add(heading.id)
        return f'<h{heading.level} id="{escape(heading.id)}">{text}</h{heading.level}>\n'

    def block_html(self, html):
        return re.sub(r"<h([1-6])\b[^>]{0,500}>(.{0,2000}?)</h\1\s*>", lambda match: self.heading(match.group(2), int(match.group(1))), html, flags=re.S | re.I)

    def inline_math(self, body):
        return self._formula(body, display=False)

    def block_math(self, body):
        return self._formula(body, display=True)

    def latex_environment(self, name, body):
        return self._formula(f"\\begin{{{name}}}{body}\\end{{{name}}}", display=True)

    def block_mermaidjs(self, code):
        return f"<pre>{escape(code)}</pre>"

    def link(self, text, url, title=None):
        if url.startswith("#"):
            url = "#" + anchor(unquote(url[1:]))
        return super().link(text, url)

    def image(self, text, url, title=None):
        alt = self._plain(text) or title or "Picture without a description"
        uri = self._attachment(url) or self._file(url)
        if uri:
            return f'<img src="{uri}" alt="{escape(alt)}">'
        if url.startswith("data:"):
            return f'<img src="{escape(url)}" alt="{escape(alt)}">'
        return f'<a href="{escape(url)}">{escape(alt)}</a>'

    def _attachment(self, url):
        name = unquote(url.removeprefix("attachment:")) if url.startswith("attachment:") else None
        data = self.attached.get(name)
        for mime in KINDS if isinstance(data, dict) else ():
            if mime in data:
                return picture_uri(mime, joined(data[mime]))
        return None

    def _file(self, url):
        """A picture beside the notebook is included; pictures elsewhere on the machine are private."""
        if not self.folder or re.match(r"[a-z][a-z0-9+.-]*:|//|#", url, re.I):
            return None
        place = os.path.realpath(self.folder)
        path = os.path.realpath(os.path.join(place, unquote(url.partition("?")[0])))
        if not path.startswith(place + os.sep) or not os.path.isfile(path) or os.path.getsize(path) > FILE_LIMIT:
            return None
        with open(path, "rb") as file:
            raw = file.read()
        if path.endswith(".svg"):
            return picture_uri("image/svg+xml", raw.decode("utf-8", "replace"))
        return picture_uri("image/png", base64.b64encode(raw).decode())

    def _formula(self, tex, display):
        mark = f"formula{self._key}n{len(self.formulas)}e"
        self.formulas[mark] = tex, mathml(tex, display)
        return f'<span class="fx">{mark}</span>'

    def _plain(self, html):
        text = unescape(re.sub(r"<[^>]*>", "", html)).strip()
        for mark, (tex, _) in self.formulas.items():
            text = text.replace(mark, tex)
        return text
