"""Dates of decisions on a cover: each of its own document, and never one that is only announced."""

from __future__ import annotations

from pathlib import Path

import pytest

from pstgraph.readers import read

BODY = """
Objectif stratégique 1 : Être un CPAS ouvert
Objectif opérationnel 1.1 : Améliorer l'accueil
Action 1.1.1 : Installer un guichet
Action 1.1.2 : Former les agents
Objectif opérationnel 1.2 : Informer
Action 1.2.1 : Refaire le site internet
"""


@pytest.mark.parametrize(
    ("cover", "adopted", "declaration"),
    [
        (
            "Approuvé en séance du Conseil de l'action sociale du 25 juin 2025\n"
            "La déclaration de politique sociale a été adoptée le 28 janvier 2025.",
            "2025-06-25",
            "2025-01-28",
        ),
        ("Adopté par le Conseil de l'action sociale le 12 mai 2025", "2025-05-12", None),
        ("Le PST a été adopté par le conseil le 12 mai 2025.", "2025-05-12", None),
        ("Le PST sera adopté par le conseil le 12 mai 2025.", None, None),
        ("Projet de PST présenté au Conseil le 12 mai 2025, à adopter avant fin juin", None, None),
        ("La déclaration de politique sociale a été adoptée le 28 janvier 2025.", None, "2025-01-28"),
    ],
)
def test_each_date_belongs_to_its_own_document(tmp_path: Path, cover: str, adopted, declaration) -> None:
    path = tmp_path / "plan.txt"
    path.write_text(
        f"Programme stratégique transversal 2025-2030\nCPAS de Gesves\n\n{cover}\n{BODY}", "utf-8"
    )
    plan = read(path).plan
    assert (plan.adopted, plan.declaration_adopted) == (adopted, declaration)
