"""The run records that a notebook carries, checked."""

import json
from functools import cache
from pathlib import Path

import fastjsonschema

from .mime_types import RECORDS
from .embedded_json import plain


def records_of(outputs):
    """Each run once, in order, and the errors of invalid ones."""
    records, problems, seen = [], [], set()
    for output in outputs:
        given = output.get("data", {}).get(RECORDS)
        found = given.get("records") if isinstance(given, dict) else None
        for record in found if isinstance(found, list) else []:
            record = plain(record)
            problem = _problem(record)
            if problem:
                problems.append(problem)
                continue
            key = record["id"], record["stamp"]["started"], record["status"]
            if key not in seen:
                records.append(record)
            seen.add(key)
    return records, problems


def _problem(record):
    schema = record.get("schema") if isinstance(record, dict) else None
    if schema != "stillroom.run/1":
        return f"A run record is left out: its schema is {json.dumps(schema)[:60]}, and this version reads \"stillroom.run/1\"."
    try:
        _validate()(record)
    except fastjsonschema.JsonSchemaException as error:
        return f"A run record is left out: {str(error)[:200]}."
    return None


@cache
def _validate():
    schema = json.loads((Path(__file__).parent / "static" / "runRecordSchema.json").read_text(encoding="utf-8"))
    return fastjsonschema.compile(schema)
