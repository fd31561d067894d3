"""Bounds what goes into a page. The rest is replaced by a line, so that no output makes the report too large to open."""

from nbformat import NotebookNode

from .notebook_text import joined

SOURCE = 200_000  # characters of a cell
TEXT = 200_000  # characters of a printed text
DATA = 5_000_000  # characters of any other data
IMAGE = 20_000_000
WHOLE = 100_000_000  # all outputs together
DEPTH = 60  # of JSON within JSON


def bounded(notebook):
    """
    A valid copy of this notebook without anything that is too large, too deep or not part of a report. Call it before anything that
    recurses or checks.
    """
    left = [WHOLE]
    given = notebook.get("cells")
    cells = [_cell(cell, i, left) for i, cell in enumerate(given if isinstance(given, list) else []) if isinstance(cell, dict)]
    return NotebookNode(nbformat=4, nbformat_minor=5, metadata=_metadata(notebook.get("metadata")), cells=cells)


def _cell(cell, place, left):
    kind = cell.get("cell_type")
    kept = NotebookNode(
        id=f"cell-{place}",
        cell_type=kind if kind in ("code", "markdown") else "raw",
        metadata=_cell_metadata(cell.get("metadata")),
        source=_shortened(joined(cell.get("source")), SOURCE),
    )
    transient = cell.get("transient")
    if isinstance(transient, dict) and transient.get("remove_source") is True:
        kept["transient"] = NotebookNode(remove_source=True)
    if kind == "markdown" and "attachments" in cell:
        kept["attachments"] = _attachments(cell["attachments"], left)
    if kind == "code":
        count, outputs = cell.get("execution_count"), cell.get("outputs")
        kept["execution_count"] = count if isinstance(count, int) and not isinstance(count, bool) and count >= 0 else None
        kept["outputs"] = [_output(one, left) for one in outputs if isinstance(one, dict)] if isinstance(outputs, list) else []
    return kept


def _cell_metadata(metadata):
    """The tags, and whether the cell belongs in the report."""
    metadata = metadata if isinstance(metadata, dict) else {}
    own = metadata.get("stillroom")
    is_left_out = isinstance(own, dict) and own.get("report") is False
    return NotebookNode(tags=_tags(metadata), **({"stillroom": NotebookNode(report=False)} if is_left_out else {}))


def _tags(metadata):
    tags = metadata.get("tags")
    return list(dict.fromkeys(tag for tag in tags if isinstance(tag, str) and "," not in tag)) if isinstance(tags, list) else []


def _metadata(metadata):
    """The parts that a report uses."""

    def texts(name, fields):
        given = metadata.get(name)
        return {field: given[field][:200] for field in fields if isinstance(given.get(field), str)} if isinstance(given, dict) else {}

    if not isinstance(metadata, dict):
        return NotebookNode()
    kept = NotebookNode(kernelspec=NotebookNode(texts("kernelspec", ["name", "display_name"])), language_info=NotebookNode(texts("language_info", ["name", "pygments_lexer"])))
    for name, fields in (("kernelspec", 2), ("language_info", 1)):
        if len(kept[name]) < fields or "name" not in kept[name]:
            del kept[name]
    own = texts("stillroom", ["language"])
    if own:
        kept["stillroom"] = NotebookNode(language=own["language"][:20])
    if isinstance(metadata.get("title"), str):
        kept["title"] = metadata["title"][:300]
    return kept


def _output(output, left):
    kind = output.get("output_type")
    if kind == "stream":
        return NotebookNode({"output_type": "stream", "name": str(output.get("name", ""))[:20], "text": _text(output.get("text"), left)})
    if kind == "error":
        trace = output.get("traceback")
        lines = [str(line) for line in trace] if isinstance(trace, list) else []
        name, value = (_shortened(str(output.get(field, "")), 5_000) for field in ("ename", "evalue"))
        return NotebookNode({"output_type": "error", "ename": name, "evalue": value, "traceback": _text("\n".join(lines), left).split("\n")})
    data, refused = {}, _refused_before(output)
    given = output.get("data")
    for mime, value in given.items() if isinstance(given, dict) else []:
        limit = IMAGE if mime.startswith("image/") else TEXT if mime == "text/plain" else DATA
        if mime == "text/plain":
            data[mime] = _text(value, left)
            continue
        size, depth = measure(value, min(limit, left[0]), DEPTH)
        if depth > DEPTH:
            refused.append(f"{mime[:80]} is nested more than {DEPTH} levels deep")
        elif size > min(limit, left[0]):
            refused.append(f"{mime[:80]} is larger than {_size(limit)}" if size > limit else "the report's outputs are larger than 100 MB together")
        else:
            left[0] -= size
            data[mime] = value
    return NotebookNode({"output_type": "display_data", "data": data, "metadata": {"stillroom_refused": refused}})


def _refused_before(output):
    metadata = output.get("metadata")
    given = metadata.get("stillroom_refused") if isinstance(metadata, dict) else None
    return [str(reason)[:200] for reason in given[:5]] if isinstance(given, list) else []


def measure(value, most, deepest):
    """Characters and depth of JSON, without recursion; it stops as soon as either exceeds its limit."""
    size = depth = 0
    waiting = [(value, 1)]
    while waiting:
        item, level = waiting.pop()
        depth = max(depth, level)
        if isinstance(item, str):
            size += len(item)
        elif isinstance(item, dict):
            size += sum(len(key) + 4 for key in item)
            waiting.extend((one, level + 1) for one in item.values())
        elif isinstance(item, (list, tuple)):
            size += 2 * len(item)
            waiting.extend((one, level + 1) for one in item)
        else:
            size += 8
        if size > most or depth > deepest:
            break
    return size, depth


def _text(value, left):
    text = _shortened(joined(value), min(TEXT, max(1_000, left[0])))
    left[0] -= len(text)
    return text


def _shortened(text, most):
    """The beginning and the end, with the size of the gap between them."""
    if len(text) <= most:
        return text
    # With the line it is no longer than allowed, so that what was shortened stays as it is.
    half = (most - 100) // 2
    return f"{text[:half]}\n[{len(text) - 2 * half:,} characters are left out of this report]\n{text[-half:]}"


def _attachments(attachments, left):
    if not isinstance(attachments, dict):
        return NotebookNode()
    kept = {}
    for name, data in attachments.items():
        size, depth = measure(data, min(IMAGE, left[0]), 3)
        if isinstance(data, dict) and size <= min(IMAGE, left[0]) and depth <= 3:
            left[0] -= size
            kept[name] = data
    return NotebookNode(kept)


def _size(characters):
    return f"{characters // 1_000_000} MB"
