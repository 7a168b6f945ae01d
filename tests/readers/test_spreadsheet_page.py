"""The template of docs/spreadsheet.md is read as the page says, and so is what `export --to csv` writes."""

from __future__ import annotations

import re
from pathlib import Path

from pstgraph.readers import read

PAGE = Path(__file__).resolve().parents[2] / "docs" / "spreadsheet.md"


def test_the_example_of_the_page_is_read_as_it_says(tmp_path: Path) -> None:
    example = re.search(r"```csv\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    assert example is not None
    path = tmp_path / "plan.csv"
    path.write_text(example[1], "utf-8")
    items = read(path).plan.items
    assert [(i.kind, i.number, i.label, i.parent) for i in items] == [
        ("strategic_objective", "1", "Être un CPAS proche de chacun", None),
        ("operational_objective", "1.1", "Améliorer l'accueil", items[0].id),
        ("action", "1.1.1", "Ouvrir une permanence le samedi", items[1].id),
        ("action", "1.1.2", "Former les agents d'accueil", items[1].id),
    ]
    assert [i.pilots for i in items[2:]] == [("DG",), ("DG",)]
    assert [(i.deadline.text, i.deadline.end) for i in items[2:] if i.deadline] == [
        ("2026", "2026"),
        ("fin 2025", "2025-12"),
    ]
    assert [p.mention for p in items[3].partners] == ["Forem"]


def test_an_exported_plan_comes_back(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "plan.csv"
    assert run("export", "Onhaye", "--to", "csv", "-o", str(path)).code == 0
    shown = run("show", "Onhaye", "--format", "json").json()["items"]
    back = read(path).plan.items
    assert [(i.id, i.kind, i.label, i.parent) for i in back] == [
        (i["id"], i["kind"], i["label"], i["parent"]) for i in shown
    ]
