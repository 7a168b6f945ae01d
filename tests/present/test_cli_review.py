"""The corrections loop on the command line: sheet beside the plan, edited, given back, kept."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
FILES = ROOT / "tests" / "readers" / "formats" / "ecomptes"
SOURCES = ROOT / "data" / "sources"


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


# ---- compare: versions of one plan ----------------------------------------------------------------


@pytest.fixture
def versions(tmp_path):
    """Onhaye's document and a later version with one action reworded."""
    old = SOURCES / "002_bdb745d5b1d0be09.txt"
    text = old.read_text("utf-8").replace("\u00a0", " ")  # blanks are no change
    assert text.count("offre de formations ciblées") == 1
    text = text.replace("offre de formations ciblées", "offre de formations internes et ciblées")
    new = tmp_path / "nouveau.txt"
    new.write_text(text, "utf-8")
    return old, new


def test_two_files(run, versions):
    old, new = versions
    ran = run("compare", str(old), str(new), "--format", "json")
    record = ran.json()
    found = record["changes"]
    assert list(found) == ["added", "removed", "reworded", "moved", "fields", "unchanged"]
    assert (found["added"], found["removed"], found["moved"]) == ([], [], [])
    (reworded,) = found["reworded"]
    assert "internes et ciblées" in reworded["after"] and "internes" not in reworded["before"]
    assert reworded["a"]["first_line"] == reworded["b"]["first_line"]
    assert "Deux versions d’un même plan" in ran.err and " 1 reformulés" in ran.err
    assert record["a"]["cpas"] == "CPAS d'Onhaye" and record["a"]["iri"] is None
    assert {unit["a"]["iri"] for unit in record["actions"]["close"]} == {None}
    table = run("compare", str(old), str(new)).out
    assert "reformulé" in table and "proches" not in table
    assert "reworded" in run("--lang", "en", "compare", str(old), str(new)).out


def test_a_plan_of_the_graph_with_a_file_a_reading_and_a_turtle(run, versions, tmp_path):
    _, new = versions
    with_file = run("compare", "91103", str(new), "--format", "json").json()
    assert len(with_file["changes"]["reworded"]) == 1
    assert with_file["a"]["iri"].endswith("/plan/91103/38b4777e")
    (tmp_path / "lu.json").write_text(run("import", str(new), "--format", "json").out, "utf-8")
    run("import", str(new), "-o", str(tmp_path / "lu.ttl"))
    for name in ("lu.json", "lu.ttl"):
        record = run("compare", "91103", str(tmp_path / name), "--format", "json").json()
        assert record["changes"]["reworded"] == with_file["changes"]["reworded"], name
    same = run("compare", str(tmp_path / "lu.json"), str(new))
    assert "0 ajoutés, 0 retirés, 0 reformulés, 0 déplacés, 97 inchangés" in same.err


def test_plans_of_two_cpas_are_no_versions(run):
    ran = run("compare", "Onhaye", "Dinant", "--format", "json")
    assert ran.json()["changes"] is None and ran.err == ""


def test_a_file_of_an_unknown_cpas(run, tmp_path):
    text = (FILES / "ia_pst_in.xml").read_text("utf-8")
    (tmp_path / "a.xml").write_text(text.replace("83028", "99999"), "utf-8")
    (tmp_path / "b.xml").write_text(text.replace("TERMINE", "EN_COURS").replace("83028", "99999"), "utf-8")
    record = run("compare", str(tmp_path / "a.xml"), str(tmp_path / "b.xml"), "--format", "json").json()
    assert (record["a"]["nis"], record["a"]["cpas"], record["a"]["file"]) == (None, None, "a.xml")
    assert [(c["field"], c["before"], c["after"]) for c in record["changes"]["fields"]] == [
        ("status", ["TERMINE"], ["EN_COURS"])
    ]


def test_a_file_that_is_no_plan_says_so(run, tmp_path):
    (tmp_path / "vide.txt").write_text("", "utf-8")
    ran = run("compare", "Onhaye", str(tmp_path / "vide.txt"))
    assert ran.code == 2 and "vide.txt: the file is empty" in ran.err
    (tmp_path / "faux.json").write_text("[1]", "utf-8")
    ran = run("compare", "Onhaye", str(tmp_path / "faux.json"))
    assert ran.code == 2 and ran.err.count("\n") == 1


def test_a_file_that_is_not_there_says_so(run, tmp_path):
    ran = run("compare", "Onhaye", str(tmp_path / "nofile.txt"))
    assert ran.code == 2 and "nofile.txt: the file does not exist; check the path." in ran.err
    ran = run("compare", "Onhaye", f"{tmp_path}")
    assert ran.code == 2 and "this is a folder" in ran.err
    assert "no plan is known for 'Onhey'" in run("compare", "Onhaye", "Onhey").err


@pytest.mark.parametrize("output", [(), ("-o", "plan.ttl")])
def test_no_plan_no_turtle(run, tmp_path, monkeypatch, output):
    monkeypatch.chdir(tmp_path)
    Path("pv.txt").write_text("Procès-verbal du conseil.\nLe point est reporté.\n", "utf-8")
    ran = run("import", "pv.txt", "--cpas", "Dinant", *output)
    assert ran.code == 0 and ran.out == ""
    assert "aucun élément de plan : pas de Turtle" in ran.err
    assert not Path("plan.ttl").exists()


@pytest.mark.parametrize(("form", "taker"), [("turtle", "--data"), ("json", "compare"), ("jsonld", "--data")])
def test_own_output_is_no_document(run, tmp_path, form, taker):
    text = run("import", str(FILES / "ia_pst_in.xml"), "--format", form).out
    path = tmp_path / "lu.txt"
    path.write_text(text, "utf-8")
    ran = run("import", str(path))
    assert ran.code == 2 and "lu.txt: this is pstgraph's own output, not a document; " in ran.err
    assert taker in ran.err and ran.out == ""
