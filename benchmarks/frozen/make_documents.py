"""Make the frozen documents and their gold from ``source/``.

Usage: python benchmarks/frozen/make_documents.py [DIR]

The documents are committed and frozen; this program shows how they were made. Without DIR they are written
over the committed ones, byte for byte the same (a test looks).
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import frozen_html
import frozen_not_plans
import frozen_pdf
import frozen_tables
import frozen_text
import frozen_word
from frozen_gold import gold
from frozen_source import Source, read

HERE = Path(__file__).parent
Write = Callable[[Source, Path], None]


def _text(layout: Callable[[Source], str]) -> Write:
    return lambda source, path: path.write_bytes(layout(source).encode("utf-8")) and None


LAYOUTS: dict[str, tuple[str, Write]] = {
    "01-gerpinnes": (".txt", _text(frozen_text.gerpinnes)),
    "02-walhain": (".docx", frozen_word.walhain),
    "03-aywaille": (".docx", frozen_word.aywaille),
    "04-frasnes": (".pdf", frozen_pdf.frasnes),
    "05-vielsalm": (".pdf", frozen_pdf.vielsalm),
    "06-chastre": (".html", _text(frozen_html.chastre)),
    "07-pepinster": (".html", _text(frozen_html.pepinster)),
    "08-silly": (".xlsx", frozen_tables.silly),
    "09-florenville": (".ods", frozen_tables.florenville),
    "10-jodoigne": (".odt", frozen_word.jodoigne),
    "11-quevy": (".txt", _text(frozen_text.quevy)),
    "12-welkenraedt": (".txt", _text(frozen_text.welkenraedt)),
    "13-rochefort": (".docx", frozen_word.rochefort),
    "14-hannut": (".txt", _text(frozen_text.hannut)),
    "15-hamoir": (".csv", frozen_tables.hamoir),
}


def make(target: Path) -> None:
    """Write plans, gold and documents that are no plans below a directory."""
    for name in ("plans", "gold", "not_plans"):
        (target / name).mkdir(parents=True, exist_ok=True)
    for name, (ending, write) in LAYOUTS.items():
        source = read(HERE / "source" / f"{name}.txt")
        write(source, target / "plans" / f"{name}{ending}")
        record = json.dumps(gold(source, f"{name}{ending}"), ensure_ascii=False, indent=1)
        (target / "gold" / f"{name}.json").write_text(record + "\n", encoding="utf-8")
    frozen_not_plans.make(HERE / "source" / "not_plans", target / "not_plans")


if __name__ == "__main__":
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
