"""Concepts recognised in French text: the rules of matching, false friends, invented plans of other CPAS."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import pytest

from pstgraph.link.concepts import find, label_keys
from pstgraph.link.subjects import find_subjects
from pstgraph.vocabulary import Concept, Scheme, scheme

SENTENCES = Path(__file__).parents[1] / "data" / "theme_sentences.tsv"


def small(**labels: list[str]) -> Scheme:
    """Scheme of concepts by code; a label "!…" is an exclusion, "code__narrow" lies below "code"."""
    concepts = {
        code: Concept(
            code,
            f"urn:{code}",
            MappingProxyType({}),
            alt=tuple(label for label in given if not label.startswith("!")),
            exclusions=tuple(label[1:] for label in given if label.startswith("!")),
            broader=code.split("__")[0] if "__" in code else None,
        )
        for code, given in labels.items()
    }
    return Scheme("small", "urn:small", MappingProxyType({}), MappingProxyType(concepts))


def found(text: str, known: Scheme) -> dict[str, list[str]]:
    """Words found, by code."""
    told: dict[str, list[str]] = {}
    for match in find(text, known):
        assert text[match.start : match.end] == match.words
        told.setdefault(match.code, []).append(match.words)
    return told


def codes(text: str, name: str = "theme") -> set[str]:
    return {match.code for match in find(text, scheme(name))}


def test_words_meet_by_their_stems_over_small_and_colourless_words() -> None:
    known = small(a=["mise à l'emploi"], b=["plan de formation"], c=["personne fragilisée"])
    text = "Les mises à l’emploi, le nouveau plan annuel de formation et nos personnes fragilisés"
    assert found(text, known) == {
        "a": ["mises à l’emploi"],
        "b": ["plan annuel de formation"],
        "c": ["personnes fragilisés"],
    }


@pytest.mark.parametrize("between", [", ", " (", " : ", " ; ", ". ", " – ", "\n\n"])
def test_a_label_does_not_cross_a_stop(between: str) -> None:
    assert found(f"un plan{between}formation", small(b=["plan de formation"])) == {}


def test_a_gap_holds_three_words_and_a_comma_but_no_stop() -> None:
    known = small(a=["mise … emploi"])
    assert found("mise de nos jeunes usagers, motivés à l'emploi", known) != {}
    assert found("mise de nos jeunes usagers très motivés, disponibles à l'emploi", known) == {}
    assert found("mise de nos jeunes. L'emploi", known) == {}


@pytest.mark.parametrize("text", ["la MR", "la M.R.", "LA MAISON DE REPOS (MR)"])
def test_an_acronym_in_capitals(text: str) -> None:
    assert "a" in found(text, small(a=["MR"]))


@pytest.mark.parametrize("text", ["mr Dupont", "Mr Dupont", "les risques", "FAVORISER"])
def test_no_acronym_without_capitals_or_inside_a_word(text: str) -> None:
    assert found(text, small(a=["MR", "RIS"])) == {}


def test_an_ordinary_word_in_a_heading_in_capitals_is_no_acronym() -> None:
    known = small(a=["SEL"], b=["PCS"])
    assert found("METTRE LE SEL DANS LA SOUPE", known) == {}
    assert found("Créer un SEL avec le PCS", known) == {"a": ["SEL"], "b": ["PCS"]}


def test_the_label_of_more_words_wins_and_equals_both_stay() -> None:
    known = small(a=["accueil"], b=["accueil extrascolaire"], c=["accueil"])
    assert found("accueil extrascolaire", known) == {"b": ["accueil extrascolaire"]}
    assert found("accueil", known) == {"a": ["accueil"], "c": ["accueil"]}


def test_an_exclusion_takes_away_what_shares_a_word_with_it_and_nothing_else() -> None:
    known = small(a=["alimentaire", "!débition alimentaire"])
    assert found("les débitions alimentaires et l'aide alimentaire", known) == {"a": ["alimentaire"]}


def test_an_exclusion_of_a_field_bars_its_narrower_concepts() -> None:
    known = small(a=["!plan de secours"], a__b=["secours"], c=["secours"])
    assert found("plan de secours", known) == {"c": ["secours"]}


@pytest.mark.parametrize(
    "text", ["demandeur(s) d'emploi", "demandeur·euse·s d'emploi", "demandeurs.euses d’emploi"]
)
def test_inclusive_spellings_are_the_plain_word(text: str) -> None:
    assert "a" in found(text, small(a=["demandeur d'emploi"]))


def test_nothing_is_found_in_nothing() -> None:
    known = scheme("theme")
    assert find("", known) == find(" … ", known) == find("§ 7 — !", known) == []


def test_keys_of_labels() -> None:
    assert label_keys("R.I.S.") == ("=RIS",)
    assert label_keys("Forem") == ("forem",)
    assert label_keys("les aides … de l'énergie") == ("aid", "…", "energ")


# What the words seem to say (None: nothing at all), and what they must not be taken for.
FALSE_FRIENDS: Mapping[str, tuple[str | None, str]] = {
    "Être un CPAS proche": (None, "inter-cpas"),
    "Pour un CPAS proche de ses habitants": (None, "inter-cpas"),
    "Groupement d'achats avec le SPW": ("finances", "inter-cpas"),
    "Prévenir les risques d'incendie": (None, "hebergement-urgence"),
    "Installer des détecteurs d'incendie": (None, "hebergement-urgence"),
    "Convention avec l'AVIQ": ("reseaux", "maison-repos"),
    "Systématiser le recours aux débitions alimentaires": ("fraude-indus", "alimentation"),
    "Réclamer aux débiteurs alimentaires": ("fraude-indus", "alimentation"),
    "Appliquer l'article 27ter de la loi organique": (None, "culture"),
    "En vertu de l'article 27 de la loi organique": (None, "culture"),
    "Distribuer des tickets Article 27": ("culture", "procedures"),
    "Rédiger une définition commune": (None, "synergies-commune"),
    "Améliorer la communication": ("com-externe", "synergies-commune"),
    "Alimenter le Codir commun": ("synergies-commune", "alimentation"),
    "Ouvrir la MR aux aînés": ("maison-repos", "aide-domicile"),
    "Recevoir mr Durand": (None, "maison-repos"),
    "Maîtriser les risques": ("procedures", "aide-sociale"),
    "Soutenir des projets pilotes": ("pilotage", "organes"),
    "Améliorer l'isolation de la toiture": ("patrimoine", "isolement"),
    "Lutter contre l'isolement": ("isolement", "patrimoine"),
    "Prévoir le logement des documents dans une armoire": (None, "logement"),
    "Mener des actions concertées avec la ville": ("synergies-commune", "culture"),
    "Élaborer une vision prospective": (None, "reseau-emploi"),
    "Travailler dans un climat serein": (None, "consommation"),
    "Prévoir un fonds spécial": (None, "acces-soins"),
    "Étendre le réseau d'égouttage": (None, "reseaux"),
    "S'engager à répondre dans les dix jours": (None, "grh"),
    "Diffuser les circulaires et la législation": ("numerique-archives", "procedures"),
    "Rédiger des notes de service": ("numerique-archives", "procedures"),
    "Assurer une veille juridique": ("numerique-archives", "procedures"),
    "Respecter la législation": (None, "numerique-archives"),
    "Réviser le règlement des repas": (None, "numerique-archives"),
    "Améliorer l'accueil au guichet": ("accueil", "petite-enfance"),
    "Organiser l'accueil des demandeurs d'asile": ("ila", "accueil"),
    "Coordonner l'accueil extrascolaire": ("partenariat-ecoles", "accueil"),
    "Développer les milieux d'accueil": ("petite-enfance", "accueil"),
    "Ouvrir une maison d'accueil": ("hebergement-urgence", "accueil"),
    "Soigner l'accueil des nouveaux agents": ("formation-personnel", "accueil"),
    "Former les agents": ("formation-personnel", "formation-usagers"),
    "Former les usagers": ("formation-usagers", "formation-personnel"),
    "Assurer la formation des conseillers de l'action sociale": ("organes", "formation-personnel"),
    "Recourir à la médiation familiale": ("famille", "mediation-dettes"),
    "Maintenir la médiation de dettes": ("mediation-dettes", "famille"),
    "Réduire la consommation énergétique des bâtiments": ("patrimoine", "energie"),
    "Lutter contre la précarité énergétique": ("precarite-energetique", "pauvrete"),
    "Veiller à la santé au travail": ("bien-etre", "sante"),
    "Préserver la santé financière du Centre": ("finances", "sante"),
    "Consulter le médecin du travail": ("bien-etre", "acces-soins"),
    "Prévenir les risques psychosociaux": ("bien-etre", "sante-mentale"),
    "Fluidifier la communication interne": ("com-interne", "com-externe"),
    "Évaluer le personnel": ("grh", "evaluation"),
    "Évaluer le PST à mi-mandat": ("evaluation", "grh"),
    "Développer la culture d'entreprise": ("bien-etre", "culture"),
    "Instaurer une culture de l'évaluation": (None, "culture"),
    "Créer une bibliothèque de documentation": ("numerique-archives", "culture"),
    "Aider les personnes à mobilité réduite": ("accueil", "mobilite"),
    "Favoriser la mobilité interne": ("grh", "mobilite"),
    "Renforcer le réseau informatique": ("numerique-archives", "reseaux"),
    "Animer les réseaux sociaux": ("com-externe", "reseaux"),
    "Réussir l'intégration des nouveaux agents": ("formation-personnel", "integration"),
    "Appliquer le droit à l'intégration sociale": ("aide-sociale", "integration"),
    "Veiller au bien-être de chaque employé": ("bien-etre", "insertion"),
    "Encourager le départ volontaire": (None, "benevolat"),
    "Donner un avis": (None, "dons-legs"),
    "Vérifier les données": (None, "dons-legs"),
    "Étudier la question": (None, "education"),
    "Respecter la loi": (None, "logement-decent"),
    "Protéger les données personnelles": ("procedures", "organisation"),
    "Passer un marché public": ("finances", "prevention-sante"),
    "Suivre les engagements de dépenses": ("finances", "grh"),
    "Réviser le règlement de travail": ("grh", "procedures"),
    "Installer un écran": ("com-externe", "assuetudes"),
    "Tenir la comptabilité par centre de coûts": ("finances", "choix-fournisseurs"),
    "Ouvrir une école des devoirs": ("soutien-scolaire", "partenariat-ecoles"),
    "Lancer une école de consommateurs": ("prevention-surendettement", "partenariat-ecoles"),
    "Suivre les personnes dont le coût est élevé": (None, "partenariat-ecoles"),
    "Lutter contre la fracture numérique": ("inclusion-numerique", "numerique-archives"),
    "Acheter un logiciel": ("numerique-archives", "inclusion-numerique"),
    "Réduire la consommation d'alcool": ("assuetudes", "consommation"),
    "Lutter contre le harcèlement scolaire": ("famille", "bien-etre"),
    "Sanctionner le harcèlement au travail": ("bien-etre", "famille"),
}


@pytest.mark.parametrize("text", FALSE_FRIENDS)
def test_false_friends(text: str) -> None:
    meant, deceived = FALSE_FRIENDS[text]
    assert deceived not in codes(text)
    assert meant is None or meant in codes(text)


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("Rencontrer les demandeurs d'asile", "etrangers"),
        ("Améliorer le confort des résidents de la maison de repos", "residents-mr"),
        ("Accueillir les résidents de l'ILA", "etrangers"),
        ("Informer les conseillers de l'action sociale", "mandataires"),
        ("Former les travailleurs sociaux", "personnel"),
        ("Encadrer les travailleurs article 60", "art60"),
        ("Soutenir les parents solos", "monoparentales"),
        ("Occuper les 18-25 ans", "jeunes"),
        ("Convaincre les propriétaires", "partenaires"),
        ("Aider les plus démunis", "usagers"),
        ("Suivre les personnes en médiation", "surendettes"),
        ("Sensibiliser le grand public", "population"),
    ],
)
def test_target_groups(text: str, group: str) -> None:
    assert group in codes(text, "target-group")


def test_target_groups_that_seem_to_be_meant() -> None:
    assert "personnel" not in codes("Protéger les données personnelles", "target-group")
    assert "personnel" not in codes("Encadrer les travailleurs article 60", "target-group")
    assert "residents-mr" not in codes("Accueillir les résidents de l'ILA", "target-group")
    assert "population" not in codes("Améliorer les services publics", "target-group")
    assert "isoles" not in codes("Créer un seul guichet", "target-group")


def themes_of(text: str, *parents: str) -> dict[str, bool]:
    """Themes of an action under its parents, and whether each is taken from above."""
    return {subject.code: subject.inherited for subject in find_subjects([text], parents, scheme("theme"))}


@pytest.mark.parametrize(
    ("text", "meant", "means"),
    [
        ("Ouvrir une piscine en collaboration avec la province", "sport", "reseaux"),
        ("Conclure une convention avec l'abri de nuit", "hebergement-urgence", "reseaux"),
        ("Engager un éducateur pour l'école des devoirs", "soutien-scolaire", "grh"),
        ("Revoir la procédure d'inscription à la crèche", "petite-enfance", "procedures"),
        ("Rénover les logements pour les seniors de l'abri de nuit", "hebergement-urgence", "aines"),
    ],
)
def test_a_means_gives_way_to_the_subject(text: str, meant: str, means: str) -> None:
    assert meant in themes_of(text)
    assert means not in themes_of(text)


def test_a_means_stays_where_it_is_the_matter() -> None:
    assert "reseaux" in themes_of("Renforcer les collaborations avec les clubs de sport")
    assert "procedures" in themes_of("Écrire les procédures de la crèche")
    assert "grh" in themes_of("Engager un éducateur")
    assert "reseaux" in themes_of("Développer des partenariats")


def test_an_action_of_means_takes_the_social_themes_of_its_objective_as_well() -> None:
    objective = "Lutter contre le racisme"
    assert themes_of("Informer la population", objective) == {"com-externe": False, "discriminations": True}
    assert themes_of("Informer la population", "Former le personnel") == {"com-externe": False}
    assert themes_of("Ouvrir une crèche", objective) == {"petite-enfance": False}
    assert themes_of("Agir", "Informer la population", objective) == {"com-externe": True}


def rows() -> list[dict[str, str]]:
    with SENTENCES.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def told(row: Mapping[str, str]) -> set[str]:
    return {subject.code for subject in find_subjects([row["sentence"]], [], scheme("theme"))}


def test_the_sentences_span_all_themes() -> None:
    wanted = {code for row in rows() for code in row["themes"].split(",")}
    assert wanted == {concept.code for concept in scheme("theme") if concept.broader}
    assert len({row["sentence"] for row in rows()}) == len(rows()) > 680


def test_the_themes_of_invented_sentences_are_found() -> None:
    """Sentences as other CPAS might write them, each round written before the labels it asked for."""
    missed = [
        (row["sentence"], row["themes"]) for row in rows() if not set(row["themes"].split(",")) <= told(row)
    ]
    assert len(missed) <= 0.01 * len(rows()), missed


def test_few_themes_are_found_that_nobody_meant() -> None:
    themes = scheme("theme")
    strange = total = 0
    for row in rows():
        meant = set(row["themes"].split(",")) | set(filter(None, row["also"].split(",")))
        meant |= {themes.top(code).code for code in meant}
        total += len(told(row))
        strange += len(told(row) - meant)
    assert strange <= 0.08 * total, (strange, total)


def test_near_cpas_and_fires_still_have_their_themes() -> None:
    assert "inter-cpas" in codes("Mutualiser un service avec les CPAS proches")
    assert "hebergement-urgence" in codes("Reloger les familles après un incendie")
