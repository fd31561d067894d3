"""TeX as MathML, which browsers show without a script; formulas that cannot be parsed stay as source."""

from html import escape
from xml.etree import ElementTree

from latex2mathml.converter import convert

LONGEST = 5_000


def mathml(tex, display):
    if len(tex) > LONGEST:
        return f'<code class="tex">{escape(tex)}</code>'
    try:
        tree = ElementTree.fromstring(convert(tex, display="block" if display else "inline"))
        for element in tree.iter():
            for name in [name for name in element.attrib if name.startswith("on") or name.endswith("href") or name in ("src", "style", "class", "id")]:
                del element.attrib[name]
        ElementTree.register_namespace("", "http://www.w3.org/1998/Math/MathML")
        tree.set("aria-label", " ".join(tex.split()))
        shown = ElementTree.tostring(tree, encoding="unicode")
        # A long formula scrolls in its own box.
        return f'<span class="formula" tabindex="0">{shown}</span>' if display else shown
    except Exception:  # noqa: BLE001 the library raises whatever it stumbles on
        return f'<code class="tex">{escape(tex)}</code>'
