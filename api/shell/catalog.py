"""The job types that a shell offers when it completes --type: those of the catalog that a node here would use.

Only names are read, in a few milliseconds; whatever is wrong with settings or file, there is nothing to offer then.
"""

from __future__ import annotations

import os
import tomllib
from pathlib import Path

from api.settings import load
from engine.errors import Unusable

SHIPPED = Path(__file__).resolve().parent.parent / "catalog_whispr.toml"


def type_names() -> list[str]:
    """Of TOCSIN_CATALOG, or of `catalog` in tocsin.toml, else of the shipped one."""
    try:
        catalog = load({}, os.environ, Path.cwd()).catalog or SHIPPED
        return list(tomllib.loads(catalog.read_text(encoding="utf-8")).get("types", {}))
    except (Unusable, OSError, ValueError):
        return []
