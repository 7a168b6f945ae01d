"""The corrections loop on the command line: sheet beside the plan, edited, given back, kept."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

FILES = Path(__file__).resolve().parent.parent / "readers" / "formats" / "ecomptes"


@pytest.fixture
def folder(run, tmp_path):
    assert run("import", str(FILES / "ia_pst_in.xml"), "-o", f"{tmp_path}/").code == 0
    return tmp_path


def edit(path: Path, cell: str, words: str) -> None:
    book = openpyxl.load_workbook(path)
    book["Relecture"][cell] = words
    book.save(path)


def test_sheet_edited_and_given_back(run, folder):
    sheet, turtle = folder / "83028-2019.review.xlsx", folder / "83028-2019.ttl"
    assert sorted(path.name for path in folder.iterdir()) == [sheet.name, turtle.name]
    before = turtle.read_text("utf-8")
    edit(sheet, "G4", "Service énergie")
    edited = sheet.read_bytes()
    command = ("import", str(FILES / "ia_pst_in.xml"), "--corrections", str(sheet), "-o", f"{folder}/")
    ran = run(*command)
    assert ran.code == 0 and "1 correction appliquée." in ran.err
    after = turtle.read_text("utf-8")
    assert after != before and "cd:method-corrected" in after and "cd:method-corrected" not in before
    assert run(*command).code == 0 and turtle.read_text("utf-8") == after
    assert sheet.read_bytes() == edited


def test_an_edited_sheet_is_never_written_over(run, folder):
    sheet = folder / "83028-2019.review.xlsx"
    again = ("import", str(FILES / "ia_pst_in.xml"), "-o", f"{folder}/")
    assert "Feuille de relecture : " in run(*again).err
    edit(sheet, "G4", "Service énergie")
    edited = sheet.read_bytes()
    ran = run(*again)
    assert "porte des corrections et reste telle quelle" in ran.err
    assert sheet.read_bytes() == edited


def test_a_plan_of_nobody_has_its_sheet_too(run, tmp_path):
    text = (FILES / "ia_pst_in.xml").read_text("utf-8").replace(">CPAS<", ">AC<")
    (tmp_path / "commune.xml").write_text(text, "utf-8")
    ran = run("import", str(tmp_path / "commune.xml"), "-o", f"{tmp_path}/out/")
    assert ran.code == 0 and "administration communale" in ran.err
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "commune.json",
        "commune.review.xlsx",
    ]


def test_ecomptes_out_of_the_graph(run, tmp_path):
    target = tmp_path / "saint-leger.xml"
    ran = run("export", "Saint-Léger", "--to", "ecomptes-in", "-o", str(target))
    assert ran.code == 0 and target.read_bytes().startswith(b'<?xml version="1.0" encoding="UTF-8"?>')
    assert "Perdu : les thèmes (" in ran.err and "Perdu : la provenance" in ran.err
    assert "Valeur neutre : ETP n’est pas dit par le plan : « 0 »" in ran.err
    assert "Lost: the themes (" in run("--lang", "en", "export", "Saint-Léger", "--to", "ecomptes-in").err
    back = run("import", str(target), "--format", "json").json()
    assert back["cpas"]["nis"] == "85034" and len(back["items"]) == 70
