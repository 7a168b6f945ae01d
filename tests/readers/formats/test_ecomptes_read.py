"""eComptes XML to plan: every field lands where the table of the format says, with its element."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from pstgraph.model.plan import Article, Deadline, Evidence, Fact, PartnerMention, Period, Projection
from pstgraph.readers import read
from pstgraph.readers.ecomptes import read_bytes
from pstgraph.readers.formats import ecomptes
from pstgraph.review.importing import import_document

FILES = Path(__file__).parent / "ecomptes"
IN, OUT = FILES / "ia_pst_in.xml", FILES / "ecomptes_out.xml"
TOP = "/dataroot/PST/Volets/Volet/ObjectifStrategiques/ObjectifStrategique"
ACTION = f"{TOP}/ObjectifsOperationnels/ObjectifOperationnel/Actions/Action"


def changed(path: Path, *pairs: tuple[str, str], encoding: str = "utf-8") -> bytes:
    text = path.read_bytes().decode(encoding)
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new)
    return text.encode(encoding)


def messages(reading) -> list[str]:
    return [note.message for note in reading.notes]


def test_levels_numbers_and_labels_of_ia_pst():
    plan = read(IN).plan
    assert [(i.id, i.parent, i.kind, i.number, i.label, i.volet) for i in plan.items] == [
        (
            "OS1",
            None,
            "strategic_objective",
            "OS.1",
            "Être un CPAS qui lutte contre la précarité énergétique",
            None,
        ),
        ("OS1/OO3", "OS1", "operational_objective", "OO.3", "Informer les ménages", None),
        (
            "OS1/OO3/A16",
            "OS1/OO3",
            "action",
            "A.16",
            "Organiser des ateliers sur les factures d'énergie",
            None,
        ),
        ("OS1/OO3/A16/M17", "OS1/OO3/A16", "sub_action", "SA.17", "Trouver un local", None),
        ("OS1/OO3/A18", "OS1/OO3", "action", "A.18", "Placer des thermomètres", None),
    ]


def test_the_plan_itself():
    plan = read(IN).plan
    assert (plan.title, plan.period, plan.document_date) == (
        "PST 2019-2024",
        Period("2019", "2024"),
        "2023-05-12",
    )
    assert plan.cpas is not None and plan.cpas.nis == "83028"
    line = Evidence("ia_pst_in.xml", 15, 15, "PST 2019-2024", "/dataroot/PST/DescriptionPST/Libelle")
    assert Fact("title", "PST 2019-2024", line) in plan.facts
    assert {fact.field for fact in plan.facts} == {"title", "cpas", "document_date", "period"}
    assert import_document(IN).plan.cpas.name == "CPAS de Hotton"
    assert import_document(IN).plan.iri == "https://w3id.org/pst/id/plan/83028/2019"


def test_fields_of_an_action():
    action = read(IN).plan.by_id()["OS1/OO3/A16"]
    assert action.deadline == Deadline(None, "2021-03-01", "2024-12-31")
    assert (action.status, action.progress, action.fte) == ("PROBLEME", Decimal(40), Decimal(0))
    assert action.status_note == "Arrêté faute de tuteur."
    assert action.description is None and action.pilots == ()
    assert action.evidence == (
        Evidence(
            "ia_pst_in.xml",
            87,
            88,
            "A.16 - Organiser des ateliers sur les factures d'énergie",
            f"{ACTION}[1]",
        ),
    )
    assert (
        Fact(
            "deadline",
            "2024-12-31",
            Evidence("ia_pst_in.xml", 90, 90, "2024-12-31", f"{ACTION}[1]/DateFin"),
        )
        in action.facts
    )


def test_text_people_and_plans_of_objectives():
    strategic, operational = read(IN).plan.items[:2]
    assert strategic.description == "Un premier paragraphe.\nUn second."
    assert strategic.plans == ("Plan d'action Climat",)
    assert operational.description == "Des ateliers & des visites.\nDeux par an."
    assert operational.pilots == ("Service énergie",)
    assert operational.political_pilots == ("Présidente du CPAS",)
    assert (operational.department, operational.status) == ("Service social", "EN_ATTENTE")


def test_what_comes_from_ecomptes_itself_in_latin_1():
    plan = read(OUT).plan
    strategic, _, action = plan.items
    assert [i.id for i in plan.items] == ["ext/OS1", "ext/OS1/OO1", "ext/OS1/OO1/A1"]
    assert {i.volet for i in plan.items} == {"external"}
    assert strategic.articles == (
        Article(2020, "O", "D", "801/123-48", "Colis alimentaires", Decimal("2418.5")),
    )
    assert strategic.projections == (
        Projection("E", "R", "61", "61 Subsides", ((2021, Decimal(100)), (2020, Decimal("90.25")))),
    )
    assert (strategic.progress, strategic.fte) == (Decimal("12.5"), Decimal("1.5"))
    assert action.description == "Un dépôt de 120 m²\nà aménager."
    assert action.pilots == ("Mme Odile Lambert",)
    assert action.political_pilots == ("M. Vermeulen",)
    assert action.partners == tuple(
        PartnerMention(name, name, None, False) for name in ("Croix-Rouge", "Forem")
    )
    assert action.status_note == "Retard : l'été a été long."


def test_every_value_has_its_fact_and_its_element():
    for path in (IN, OUT):
        for item in read(path).plan.items:
            facts = {fact.field for fact in item.facts}
            for name in ("deadline", "description", "status", "status_note", "progress", "fte", "department"):
                assert (getattr(item, name) is not None) == (name in facts), (item.id, name)
            for name in ("pilots", "political_pilots", "plans", "articles", "projections", "partners"):
                assert len(getattr(item, name)) == sum(fact.field == name for fact in item.facts)
            assert all(fact.evidence.place.startswith("/dataroot/") for fact in item.facts)


def test_the_generator_and_the_version_are_noted():
    assert messages(read(IN))[0] == (
        "Fichier eComptes PST 201805V1, variante « in », écrit par « PST » (iA.PST) ; Id 20230512,"
        " exercice 2023, IdPST 0f0e0d0c0b0a09080706050403020100."
    )
    assert messages(read(OUT))[0].startswith(
        "Fichier eComptes PST 201805V1, variante « out », écrit par « ECOMPTES »"
    )
    assert any("iA.PST écrit aussi PROBLEME" in told for told in messages(read(IN)))


def test_telephones_and_own_values_of_a_volet_are_told_not_kept():
    told = messages(read(OUT))
    assert "Les téléphones et les courriels des personnes ne sont pas repris." in told
    assert "Le volet « Externe » a des valeurs à lui (dates) : elles ne sont pas reprises." in told
    assert "odile@example.org" not in repr(read(OUT))


def test_a_volet_with_a_name_of_its_own_is_an_axis():
    plan = read_bytes(changed(IN, ("NEANT", "Volet 2 : La cohésion"), ("neant", "v2"))).plan
    assert [(i.id, i.parent, i.kind, i.label) for i in plan.items[:2]] == [
        ("AX1", None, "axis", "Volet 2 : La cohésion"),
        ("AX1/OS1", "AX1", "strategic_objective", plan.items[1].label),
    ]


@pytest.mark.parametrize(
    ("words", "volet"),
    [("Volet interne", "internal"), ("EXTERNE", "external"), ("Volet transversal", "common")],
)
def test_a_volet_is_a_facet(words, volet):
    plan = read_bytes(changed(IN, ("NEANT", words), ("neant", "v"))).plan
    assert {item.volet for item in plan.items} == {volet}
    assert plan.items[0].kind == "strategic_objective"
    assert plan.items[0].facts[0].value == volet


def test_a_sub_action_without_its_action_names_it_by_its_number():
    plan = read_bytes(changed(IN, ("A.16 - Organiser", "A.15 - Organiser"))).plan
    assert [(i.kind, i.number, i.label) for i in plan.items[2:5]] == [
        ("action", "A.15", "Organiser des ateliers sur les factures d'énergie"),
        ("action", "A.16", None),
        ("sub_action", "SA.17", "Trouver un local"),
    ]
    assert plan.items[4].parent == plan.items[3].id


@pytest.mark.parametrize(
    ("libelle", "number", "label"),
    [
        ("A.16 - 3 - 6 ans : ouvrir une halte", "A.16", "3 - 6 ans : ouvrir une halte"),
        ("3 - 6 ans : ouvrir une halte", None, "3 - 6 ans : ouvrir une halte"),
        ("1.2.3 - Ouvrir une halte", "1.2.3", "Ouvrir une halte"),
        ("Action 4 - Ouvrir une halte", "Action 4", "Ouvrir une halte"),
        ("Ouvrir une halte - garderie", None, "Ouvrir une halte - garderie"),
        ("A.16", "A.16", None),
        ("COVID 19 - Aider", None, "COVID 19 - Aider"),
        ("RGPD - Former", None, "RGPD - Former"),
    ],
)
def test_numbers_and_labels(libelle, number, label):
    plan = read_bytes(changed(IN, ("A.18 - Placer des thermomètres", libelle))).plan
    assert (plan.items[-1].kind, plan.items[-1].number, plan.items[-1].label) == ("action", number, label)


def test_people_of_ia_pst_are_services_and_mandates():
    data = changed(IN, ("Service énergie", "Population"), ("Présidente du CPAS", "DG et Président"))
    operational = read_bytes(data).plan.items[1]
    assert operational.pilots == ("Population",)
    assert operational.political_pilots == ("DG", "Président")
    elected = read_bytes(changed(IN, ("Service énergie", "DG + Président"))).plan.items[1]
    assert (elected.pilots, elected.political_pilots) == (("DG",), ("Président", "Présidente du CPAS"))


@pytest.mark.parametrize("type_admin", ["<TypeAdmin>AC</TypeAdmin>", "<TypeAdmin/>"])
def test_a_file_of_a_commune_is_no_plan_of_its_cpas(tmp_path, type_admin):
    path = tmp_path / "commune.xml"
    path.write_bytes(
        changed(IN, ("<TypeAdmin>CPAS</TypeAdmin>", type_admin), ("PST 2019", "PST du CPAS de Hotton"))
    )
    reading = import_document(path)
    assert reading.plan.cpas is None and reading.plan.iri is None
    assert any("administration communale (INS 83028)" in told for told in messages(reading))
    assert import_document(path, "Hotton").plan.iri == "https://w3id.org/pst/id/plan/83028/2019"


def test_an_unknown_ins_leaves_the_words_to_tell(tmp_path):
    path = tmp_path / "inconnu.xml"
    path.write_bytes(changed(IN, ("83028", "99999")))
    reading = import_document(path)
    assert reading.plan.cpas is None
    assert "Le code INS 99999 veut dire « inconnu »." in messages(reading)
    path.write_bytes(changed(IN, ("83028", "12345")))
    assert import_document(path).plan.cpas is None
    assert any("12345 n'est celui d'aucune commune" in told for told in messages(import_document(path)))


@pytest.mark.parametrize(
    ("pair", "said"),
    [
        (("<TypeAdmin>CPAS</TypeAdmin>", "<TypeAdmin/>"), "TypeAdmin est vide"),
        (("A.18 - Placer des thermomètres", "\n"), "Le libellé est vide."),
        (("2024-12-31", "2020-12-31"), "La fin (2020-12-31) précède le début (2021-03-01)."),
        (("0000000000018", "0000000000017"), "ElementId « a1000000000000000000000000000017 » est déjà"),
        (("83028", "01234"), "« 01234 » n’est pas un code INS de commune"),
        (("<ExerciceFin>2024", "<ExerciceFin>2014"), "Le programme finit (2014) avant de commencer (2019)."),
        (("<ExerciceFin>2024", "<ExerciceFin>24"), "« 24 » n’est pas une année de programme."),
        (("A.18 - Placer des thermomètres", "A.18 - " + "Placer " * 34 + "..."), "Le libellé est coupé"),
    ],
)
def test_valid_and_wrong_is_told(pair, said):
    reading = read_bytes(changed(IN, pair))
    told = [note for note in reading.notes if said in note.message]
    assert len(told) == 1 and told[0].level == "guessed" and told[0].line
    assert "est conforme mais douteux" in told[0].message
    assert not any("n’est pas conforme" in note.message for note in reading.notes)


def test_violations_are_told_with_their_place_and_the_rest_is_read():
    reading = read_bytes(changed(IN, ("<Statut>TERMINE</Statut>", "<Statut>FINI</Statut>")))
    assert reading.plan.items[3].status == "FINI"
    told = [note for note in reading.notes if "n’est pas conforme" in note.message]
    assert len(told) == 1 and told[0].line == 112
    assert told[0].message.startswith(
        f"{ACTION}[2]/Statut n’est pas conforme au format : « FINI » n’est pas une"
    )


def test_dates_and_numbers_that_are_none():
    reading = read_bytes(
        changed(
            IN,
            ("2021-03-01", "1/3/2021"),
            ("2022-06-30", "bientôt"),
            ("<TauxAvancement>40<", "<TauxAvancement>presque<"),
            ("2024-12-31", "2024-12-31+01:00"),
        )
    )
    action, step = reading.plan.items[2:4]
    assert action.deadline == Deadline(None, "2021-03-01", "2024-12-31")
    assert action.progress is None and step.deadline is None
    assert sum("n’est pas un nombre, et n’est pas repris" in told for told in messages(reading)) == 1
    assert sum("« bientôt » n’est pas une date, et" in told for told in messages(reading)) == 1


def test_the_encoding_that_the_file_has_not(tmp_path):
    text = IN.read_text("utf-8")
    latin = read_bytes(text.encode("cp1252"))
    assert latin.plan.items == read_bytes(text.encode("utf-8")).plan.items
    assert any("il est lu en windows-1252" in told for told in messages(latin))
    wide = read_bytes(text.replace("UTF-8", "UTF-16").encode("utf-16"))
    assert [item.label for item in wide.plan.items] == [item.label for item in latin.plan.items]
    mislabelled = read_bytes(text.replace('encoding="UTF-8"', 'encoding="ISO-8859-1"').encode("utf-8"))
    assert mislabelled.plan.items[0].label == latin.plan.items[0].label
    assert any("il est lu en utf-8" in told for told in messages(mislabelled))


@pytest.mark.parametrize(
    "head",
    [
        b"<dataroot>",
        b'<?xml version="1.0"?>\n<!-- eComptes -->\n<dataroot >',
        b"\xef\xbb\xbf<?xml version='1.0'?><dataroot xmlns:xsi='x'>",
        '<?xml version="1.0" encoding="UTF-16"?><dataroot>'.encode("utf-16"),
        b"<!DOCTYPE dataroot [",
    ],
)
def test_recognised_by_content(head, tmp_path):
    assert ecomptes.recognises(head, tmp_path / "plan.txt")


@pytest.mark.parametrize(
    "head", [b"<html>", b"<datarooted>", b"un texte sur <dataroot>", b"<?xml version='1.0'?><a>"]
)
def test_other_files_are_left_to_others(head, tmp_path):
    assert not ecomptes.recognises(head, tmp_path / "plan.xml")


@pytest.mark.parametrize(
    "data", [b"<dataroot><table1/></dataroot>", b"<dataroot><PST><Volets/></PST></dataroot>"]
)
def test_a_database_export_is_no_plan(data):
    reading = read_bytes(data)
    assert reading.plan.items == ()
    assert any("n’est pas lu comme un plan" in told for told in messages(reading))


def test_rtf_without_its_library_says_what_to_install(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "striprtf.striprtf", None)
    reading = read(OUT)
    assert reading.plan.items[-1].description is None
    assert any("pip install 'pstgraph[ecomptes]'" in told for told in messages(reading))


def test_broken_rtf_and_words_that_only_claim_to_be_rtf():
    broken = read_bytes(changed(OUT, ("Un d\\'e9p\\'f4t", "{\\field" * 300), encoding="latin-1"))
    assert broken.plan.items[-1].description is None
    assert any("trop grand" in told for told in messages(broken))
    plain = read_bytes(
        changed(OUT, ("{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Arial;}}\\f0 ", ""), encoding="latin-1")
    )
    assert plain.plan.items[-1].description.startswith("Un d\\'e9p")
