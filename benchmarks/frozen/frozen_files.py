"""Byte-identical office files: fixed times, no program's clock left in them."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

MOMENT = (2025, 10, 1, 9, 0, 0)
STAMP = "2025-10-01T09:00:00Z"
SUBJECT = "Document de test inventé (projet pstgraph)"


def settle(data: bytes, path: Path) -> None:
    """Write an office file with every entry dated alike."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name.endswith(("core.xml", "meta.xml")):
                content = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z?", STAMP.encode(), content)
            info = zipfile.ZipInfo(name, MOMENT)
            info.external_attr = 0o600 << 16
            kind = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            target.writestr(info, content, kind)
    path.write_bytes(out.getvalue())
