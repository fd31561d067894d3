"""Makes foreign HTML harmless: keeps its text, tables, figures, links and embedded pictures."""

import re
from html import escape
from urllib.parse import unquote

import nh3

from .pictures import checked_uri, picture_uri

_TAGS = set(
    "a abbr b bdi bdo blockquote br caption center cite code col colgroup dd del details dfn div dl dt em figcaption figure h1 h2 h3 "
    "h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp small span strike strong sub summary sup table tbody td tfoot "
    "th thead time tr tt u ul var wbr".split()
)
_WITH_CONTENT = {"script", "style", "template", "iframe", "object", "embed", "noscript", "title", "textarea", "select", "svg", "math", "video", "audio", "head"}
_ATTRIBUTES = {
    "*": {"lang", "dir", "style"},
    "a": {"href"},
    "img": {"src", "alt", "width", "height"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "col": {"span"},
    "colgroup": {"span"},
    "ol": {"start", "type", "reversed"},
    "details": {"open"},
    "time": {"datetime"},
    "div": {"class"},
    "pre": {"class"},
    "span": {"class"},
    **{f"h{level}": {"id"} for level in range(1, 7)},
}
# Colours would not be readable in both schemes, and positions could cover what is ours.
_STYLES = {"text-align", "vertical-align", "font-weight", "font-style", "white-space"}
_NO_ALT = re.compile(r"<img(?![^>]*\salt=)")


def sanitize(html, ids=frozenset(), alt="Picture without a description"):
    """
    The part of the HTML that is safe to show. Headings keep the `ids` that the caller gave them; others become bold paragraphs, so that the page keeps its
    outline. Tables are put in boxes that scroll.
    """

    def allowed(tag, name, value):
        value = kept(name, value)
        # Then a bracket in the result is always one of a tag.
        return value and re.sub("[<>]", lambda bracket: "%3C" if bracket.group() == "<" else "%3E", value)

    def kept(name, value):
        if name == "src":
            return checked_uri(value)
        if name == "id":
            return value if value in ids else None
        if name == "class":
            return value if re.fullmatch(r"highlight|hll?|[a-z]{1,2}\d?", value) else None
        if name == "href":
            return _link(value)
        if name in ("width", "height"):
            return value if re.fullmatch(r"\d{1,4}", value) else None
        if name == "scope":
            return value if value in ("row", "col", "rowgroup", "colgroup") else None
        return value

    drawn = _with_pictures(html)
    clean = nh3.clean(
        drawn,
        tags=_TAGS,
        clean_content_tags=_WITH_CONTENT,
        attributes=_ATTRIBUTES,
        attribute_filter=allowed,
        url_schemes={"http", "https", "mailto", "data"},
        filter_style_properties=_STYLES,
        link_rel="noopener noreferrer",
    )
    clean = re.sub(r"<img(?![^>]*\ssrc=)[^>]*>", "", clean)
    clean = _NO_ALT.sub(lambda _: f'<img alt="{escape(alt)}"', clean)
    clean = re.sub(r"<h([1-6])(?! id=)[^>]*>(.*?)</h\1>", r'<p class="bold">\2</p>', clean, flags=re.S)
    clean = re.sub(r"<th[^>]*>\s*</th>", "<td></td>", clean)
    clean = re.sub(r"<table\b", '<div class="scroll" tabindex="0" role="group" aria-label="Table"><table', clean)
    return clean.replace("</table>", "</table></div>")


def is_empty(clean):
    """Whether nothing of it is visible because all of it was script."""
    return "<img" not in clean and not re.sub(r"<[^>]*>|\s|&nbsp;", "", clean)


def _link(value):
    """Drops addresses of data and of scripts; keeps all others."""
    target = unquote(value).strip().lower()
    return None if re.match(r"[\x00-\x20]*(?:data|javascript|vbscript|file|blob)[\x00-\x20]*:", target) else value


def _with_pictures(html):
    """Turns drawings in the HTML into pictures, in which no script can run."""
    pieces, at, lower = [], 0, html.lower()
    while (start := lower.find("<svg", at)) >= 0 and (end := lower.find("</svg>", start)) >= 0:
        pieces += [html[at:start], _picture_of(html[start : end + 6])]
        at = end + 6
    return "".join([*pieces, html[at:]])


def _picture_of(drawing):
    title = re.search(r"<title[^>]{0,200}>([^<]{0,500})</title>", drawing, re.I)
    alt = title.group(1).strip() if title else "Drawing without a description"
    uri = picture_uri("image/svg+xml", drawing)
    return f'<img src="{uri}" alt="{escape(alt)}">' if uri else ""
