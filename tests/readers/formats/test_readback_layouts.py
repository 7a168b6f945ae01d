"""One small plan in every format and layout comes back as it was written: who, when, how much, with whom."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from pstgraph.model.plan import Amount, Cpas, Deadline, Item, PartnerMention, Plan, Source
from pstgraph.readers import read
from tests.readers.render.layouts import LAYOUTS
from tests.readers.render.sheets import SHEETS
from tests.readers.render.to_docx import to_docx
from tests.readers.render.to_html import to_html
from tests.readers.render.to_odt import to_odt
from tests.readers.render.to_sheets import to_csv, to_ods, to_xlsx


def action(
    id: str, parent: str, label: str, pilot: str, when: str, partner: str = "", euro: str = ""
) -> Item:
    named = (PartnerMention(partner, partner, None, False),) if partner else ()
    return Item(
        id=id, parent=parent, kind="action", number=None, label=label, pilots=(pilot,),
        deadline=Deadline(when), partners=named, budget=(Amount(euro, Decimal(1)),) if euro else (),
    )  # fmt: skip


def objective(id: str, parent: str | None, label: str) -> Item:
    kind = "operational_objective" if parent else "strategic_objective"
    return Item(
        id=id, parent=parent, kind=kind, number=None, label=label, volet=None if parent else "external"
    )  # type: ignore[arg-type]


PLAN = Plan(
    cpas=Cpas("91034", "CPAS de Dinant", "https://example.org/91034"), title="PST", source=Source("x", "0"),
    items=(
        objective("OS1", None, "Être un CPAS proche de chacun"),
        objective("OO1", "OS1", "Réduire les délais d’attente à l’accueil"),
        action("A1", "OO1", "Créer un guichet unique", "Service social", "fin 2027", "Forem", "1.500 €"),
        action("A2", "OO1", "Former les agents à l’écoute (deux jours)", "RH", "2026"),
        objective("OO2", "OS1", "Aller vers les personnes isolées"),
        action("A3", "OO2", "Organiser des visites à domicile", "Service des aides familiales", "2028"),
        objective("OS2", None, "Loger dignement"),
        objective("OO3", "OS2", "Rénover les logements de transit"),
        action("A4", "OO3", "Isoler les toitures", "Service travaux", "décembre 2029", "SWCS", "25.000 €"),
    ),
)  # fmt: skip
TREE = [
    ("strategic_objective", "Être un CPAS proche de chacun", None),
    ("operational_objective", "Réduire les délais d’attente à l’accueil", "Être un CPAS proche de chacun"),
    ("action", "Créer un guichet unique", "Réduire les délais d’attente à l’accueil"),
    ("action", "Former les agents à l’écoute (deux jours)", "Réduire les délais d’attente à l’accueil"),
    ("operational_objective", "Aller vers les personnes isolées", "Être un CPAS proche de chacun"),
    ("action", "Organiser des visites à domicile", "Aller vers les personnes isolées"),
    ("strategic_objective", "Loger dignement", None),
    ("operational_objective", "Rénover les logements de transit", "Loger dignement"),
    ("action", "Isoler les toitures", "Rénover les logements de transit"),
]
PILOTS = ["Service social", "RH", "Service des aides familiales", "Service travaux"]
ENDS = ["2027-12", "2026", "2028", "2029-12"]
TEXTS: dict[str, Callable[..., bytes]] = {"docx": to_docx, "odt": to_odt, "html": to_html}
BOOKS: dict[str, Callable[..., bytes]] = {"xlsx": to_xlsx, "ods": to_ods, "csv": to_csv}
WRITTEN = [(form, layout) for form in TEXTS for layout in LAYOUTS]
WRITTEN += [(form, layout) for form in BOOKS for layout in SHEETS if (form, layout) != ("csv", "sheets")]


def written(form: str, layout: str) -> bytes:
    if form in TEXTS:
        return TEXTS[form](LAYOUTS[layout](PLAN))
    return BOOKS[form](SHEETS[layout](PLAN))


@pytest.mark.parametrize(("form", "layout"), WRITTEN)
def test_the_plan_comes_back(tmp_path: Path, form: str, layout: str) -> None:
    path = tmp_path / f"plan.{form}"
    path.write_bytes(written(form, layout))
    items = read(path).plan.items
    labels = {item.id: item.label for item in items}
    assert [(item.kind, item.label, labels.get(item.parent or "")) for item in items] == TREE
    actions = [item for item in items if item.kind == "action"]
    assert [", ".join(item.pilots) for item in actions] == PILOTS
    assert [item.deadline.end if item.deadline else None for item in actions] == ENDS
    assert [[float(one.amount) for one in item.budget] for item in actions] == [[1500.0], [], [], [25000.0]]
    if layout != "columns":
        assert [[one.mention for one in item.partners] for item in actions] == [["Forem"], [], [], ["SWCS"]]
    assert {item.volet for item in items} == {"external"}
