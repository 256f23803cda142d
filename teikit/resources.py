# SPDX-License-Identifier: Apache-2.0
"""Finds the files of schemas/, in an installed wheel and in a checkout."""

import json
from functools import cache
from pathlib import Path
from typing import Any

_PACKAGE = Path(__file__).parent
_PLACES = (_PACKAGE / "schemas", _PACKAGE.parent / "schemas")


def schema_path(name: str) -> Path:
    """Return the path of schemas/`name`; raises FileNotFoundError, which is a broken install."""
    for place in _PLACES:
        if (place / name).is_file():
            return place / name
    raise FileNotFoundError(f"teikit is not installed completely: schemas/{name} is missing")


@cache
def schema_json(name: str) -> dict[str, Any]:
    """Return the JSON object in schemas/`name`, read once."""
    loaded: dict[str, Any] = json.loads(schema_path(name).read_text(encoding="utf-8"))
    return loaded
