"""Who a sentence says the CPAS works with. All sentences are invented; the communes are real."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pstgraph.identifiers import local_name
from pstgraph.link.partners import Context, find_partners
from pstgraph.link.registry import load_registry

REGISTRY = load_registry()
ATH, TOURNAI, HUY, LA_LOUVIERE, NAMUR, THUIN, AUBANGE = (
    *("51004", "57081", "61031", "58001", "92094", "56078"),
    "81004",
)


def found(text, nis):
    """Mention → key of the organisation or class ("?" where nobody knows it)."""
    return {
        one.partner.mention: local_name(one.partner.iri) if one.partner.iri else "?"
        for one in find_partners(text, Context(REGISTRY, nis))
    }


WORKING_WITH = [
    # organisations of the registry, in any case, with dots and hyphens
    ("Poursuivre le partenariat avec le Forem", ATH, {"Forem": "forem"}),
    ("Signer la convention-cadre avec le FOREM et la MIRE", ATH, {"FOREM": "forem", "MIRE": "mire"}),
    ("Ouvrir une donnerie avec la Croix Rouge", HUY, {"Croix Rouge": "croix-rouge"}),
    ("Ouvrir une donnerie avec la croix‐rouge", HUY, {"croix‐rouge": "croix-rouge"}),
    (
        "Travailler avec les Croix rouges et Saint Vincent de Paul",
        HUY,
        {"Croix rouges": "croix-rouge", "Saint Vincent de Paul": "svp"},
    ),
    ("Faire appel au Groupe Action Surendettement", AUBANGE, {"Groupe Action Surendettement": "gas"}),
    ("Renouveler la convention avec le GAS", AUBANGE, {"GAS": "gas"}),
    (
        "Collaborer avec l'Association Groupe Surendettement",
        AUBANGE,
        {"Association Groupe Surendettement": "gas"},
    ),
    ("Développer le partenariat avec INTEGRA+", "83012", {"INTEGRA+": "integra-plus"}),
    ("Fixer une réunion avec le responsable d'INTEGRA", "83012", {"INTEGRA": "integra-plus"}),
    (
        "Livrer les repas avec Les Arches +CPAS Hotton",
        "83012",
        {"Les Arches": "les-arches", "CPAS Hotton": "83028"},
    ),
    ("Conclure un partenariat avec l’ASBL Article 27", NAMUR, {"Article 27": "article-27"}),
    ("Distribuer les tickets Article 27 asbl", NAMUR, {"Article 27": "article-27"}),
    (
        "Organiser des tables de conversation avec Lire et Ecrire",
        AUBANGE,
        {"Lire et Ecrire": "lire-et-ecrire-lux"},
    ),
    ("Organiser des tables de conversation avec Lire et Ecrire", NAMUR, {"Lire et Ecrire": "lire-et-ecrire"}),
    ("Avec l'appui de la Province, former les agents", NAMUR, {"Province": "province-90000"}),
    # bodies of which each commune has its own
    ("Développer le logement de transit avec l'A.I.S.", ATH, {"A.I.S.": "ais-51004"}),
    (
        "Mener des actions en lien avec le P.C.S. et la police",
        TOURNAI,
        {"P.C.S.": "pcs-57081", "police": "police-57081"},
    ),
    (
        "Collaborer avec l’épicerie sociale à Hotton",
        "83012",
        {"épicerie sociale à Hotton": "epicerie-sociale-83028"},
    ),
    ("Confier la gestion de nos logements à l'AIS", ATH, {"AIS": "ais-51004"}),
    # the commune
    ("Mettre en place les synergies Ville/CPAS", TOURNAI, {"Ville": "commune-57081"}),
    ("Augmenter les synergies avec la Commune", ATH, {"Commune": "commune-51004"}),
    ("FAVORISER LA COOPÉRATION AVEC LA COMMUNE", ATH, {"COMMUNE": "commune-51004"}),
    ("Alimenter la concertation Commune-CPAS", ATH, {"Commune": "commune-51004"}),
    ("Mutualiser le service informatique de la Ville et du CPAS", LA_LOUVIERE, {"Ville": "commune-58001"}),
    (
        "Réunir chaque mois le CODIR du CPAS et de la commune",
        ATH,
        {"commune": "commune-51004"},
    ),
    (
        "Organiser des réunions avec le CODIR du CPAS et de la commune",
        ATH,
        {"CODIR du CPAS et de la commune": "commune-51004"},
    ),
    (
        "Créer des synergies avec le service travaux de la Ville",
        HUY,
        {"service travaux de la Ville": "commune-61031"},
    ),
    ("Se concerter avec la Commune de Brugelette", ATH, {"Commune de Brugelette": "commune-51012"}),
    # CPAS
    ("Convention avec le CPAS de Martelange", AUBANGE, {"CPAS de Martelange": "81013"}),
    ("Marché conjoint avec le CPAS Lessines", ATH, {"CPAS Lessines": "51069"}),
    (
        "Échanger avec les CPAS de Mouscron, d'Ath et de Leuze",
        TOURNAI,
        {"CPAS de Mouscron": "57096", "Ath": "51004", "Leuze": "57094"},
    ),
    ("Maintenir les collaborations entre CPAS", ATH, {"CPAS": "cpas-voisins"}),
    ("Collaborer avec les autres CPAS de la région", ATH, {"CPAS de la région": "cpas-voisins"}),
    ("Prévoir un service inter-CPAS", ATH, {"inter-CPAS": "cpas-voisins"}),
    # classes
    (
        "Créer des ateliers en partenariat avec les écoles et les mouvements de jeunesse",
        HUY,
        {"écoles": "ecoles", "mouvements de jeunesse": "mvt-jeunesse"},
    ),
    ("Animations de prévention à destination des écoles", HUY, {"écoles": "ecoles"}),
    ("Développer des partenariats avec les producteurs locaux", HUY, {"producteurs locaux": "producteurs"}),
    (
        "Accélérer la mise à l’emploi auprès des entreprises locales",
        HUY,
        {"entreprises locales": "employeurs"},
    ),
    ("Tables rondes avec les opérateurs", HUY, {"opérateurs": "operateurs"}),
    (
        "Promouvoir les services avec lesquels nous collaborons",
        HUY,
        {"services avec lesquels nous collaborons": "operateurs"},
    ),
    ("Établir une convention avec un médiateur familial", HUY, {"médiateur familial": "mediateur-familial"}),
    (
        "Mettre en place des passerelles vers le secteur de la santé mentale",
        HUY,
        {"secteur de la santé mentale": "sante-mentale"},
    ),
    ("Collaborer avec les AIS et une crèche", HUY, {"AIS": "ais", "crèche": "creche"}),
    ("Favoriser l'accès à la culture via Article 27", HUY, {"Article 27": "article-27"}),
    (
        "Impliquer le Conseil communal des enfants",
        HUY,
        {"Conseil communal des enfants": "conseil-consultatif"},
    ),
    ("Job-day avec les entreprises en 2026", HUY, {"entreprises": "employeurs"}),
    (
        "Étendre les collaborations avec les communes d'Amay, Wanze et Marchin",
        HUY,
        {"communes d'Amay": "commune-61003", "Wanze": "commune-61072", "Marchin": "commune-61039"},
    ),
    (
        "Convention avec le CPAS d'Amay et son Plan de cohésion sociale",
        HUY,
        {"CPAS d'Amay": "61003", "Plan de cohésion sociale": "pcs-61003"},
    ),
    (
        "Mutualiser un éducateur avec les CPAS limitrophes (Amay, Wanze)",
        HUY,
        {"CPAS limitrophes": "cpas-voisins", "Amay": "61003", "Wanze": "61072"},
    ),
    ("Visiter d'autres CPAS", HUY, {"d'autres CPAS": "cpas-voisins"}),
    ("Mettre en place un DPO commun à la Ville et au CPAS", HUY, {"Ville": "commune-61031"}),
    ("Le CPAS et la commune travailleront ensemble", HUY, {"commune": "commune-61031"}),
    ("Solliciter l'expertise de la Fédération des CPAS", HUY, {"Fédération des CPAS": "federation-cpas"}),
    ("Logement de transit avec l’AIS « Toit pour tous »", HUY, {"AIS « Toit pour tous »": "?"}),
    ("Collaborer avec la crèche « Les Lutins »", HUY, {"crèche « Les Lutins »": "creche-61031"}),
    # names that nobody knows
    ("Convention avec l’asbl « Les Amis du Parc »", ATH, {"asbl « Les Amis du Parc »": "?"}),
    (
        "Collaborer avec les services de formation (Forem, Formaplus, ...)",
        ATH,
        {"services de formation": "operateurs", "Forem": "forem", "Formaplus": "?"},
    ),
    ("Offrir des soins avec l’hôpital de la Citadelle", HUY, {"hôpital de la Citadelle": "?"}),
    ("Signer une convention avec la société Repasplus", HUY, {"Repasplus": "?"}),
]


@pytest.mark.parametrize(("text", "nis", "expected"), WORKING_WITH)
def test_partner_is_found(text, nis, expected):
    assert found(text, nis) == expected


FALSE_FRIENDS = [
    "Systématiser le recours aux débitions alimentaires",
    "Respecter l'article 27ter de la loi organique et l'article 27 de la loi",
    "Élaborer une définition commune de la notion de dignité",
    "Alimenter le Codir commun et mener des actions communes",
    "Analyser les risques psychosociaux",
    "FAVORISER LE BIEN-ÊTRE",
    "Améliorer l'accueil des habitants de la commune",
    "Publier dans le bulletin communal et sur le site de la Ville",
    "Aider les demandeurs d'emploi inscrits au Forem",
    "Obtenir l'agrément de l'ONE",
    "Solliciter un subside auprès de la Région wallonne",
    "Apprendre à lire et écrire aux adultes",
    "Développer la crèche communale et la maison de repos",
    "Permettre l'accueil de la petite enfance via la crèche « Les Lutins »",
    "Collaborer à la mise en place d'un travail de rue et à la gestion de l'épicerie sociale",
    "Simuler des entretiens d’embauche (avec le service R.H.)",
    "Travailler en étroite collaboration avec le personnel",
    "Réunions régulières entre la Direction générale, la Direction financière et la Présidence",
    "En concertation avec l’équipe de première ligne",
    "Prévoir des échanges avec les usagers",
    "Collaborer avec des personnes bénévoles",
    "Améliorer la communication entre les services et au sein des services",
    "Revoir les ces arches du bâtiment avec soin",
    "Travailler en collaboration avec Marie Lambert",
    "Rencontrer Monsieur Jean Dupont",
    "Rechercher des subsides en lien avec les nouvelles tâches (Exemple : Exclusion chômage)",
    "Développer des projets pilotes locaux",
    "Participer à une mise en réseau de nos services",
    "Le CPAS d'Ath renforce ses équipes",
    "Collaborer avec le service de la Population et de l'état civil",
    "Collaborer avec les autres services de l'administration",
    "Embellir le centre-ville avec soin",
    "Suivre les formations de l'UVCW",
    "Poursuivre les actions du Plan de cohésion sociale",
    "Sensibiliser aux réseaux sociaux avec des affiches",
    "Créer un projet avec le CPAS de Fontaine-sur-Rien",
    "Maintenir le lien avec les missions des CPAS",
]


@pytest.mark.parametrize("text", FALSE_FRIENDS)
def test_false_friend_is_no_partner(text):
    assert found(text, ATH) == {}


def test_a_list_after_a_colon_is_read_whole():
    text = (
        "Travailler en étroite collaboration avec tous les services ayant une implication dans l'accueil : "
        "administration communale, écoles, crèche, PCS, Oxfam, service médicaux, service de police, "
        "Croix rouges, ..."
    )
    keys = set(found(text, HUY).values())
    assert keys == {
        *("operateurs", "commune-61031", "ecoles", "creche-61031", "pcs-61031", "oxfam"),
        *("services-medicaux", "police-61031", "croix-rouge"),
    }


def test_a_list_in_brackets_is_read_whole():
    text = (
        "Amplifier les collaborations avec les associations "
        "(Oxfam, Saint-Vincent de Paul, Croix-rouge et Antenne Solidarité)"
    )
    assert list(found(text, HUY).values()) == [
        "associations",
        "oxfam",
        "svp",
        "croix-rouge",
        "antenne-solidarite",
    ]


def test_a_short_name_far_from_its_territory_is_another_organisation():
    assert found("Collaborer avec le GAS", ATH) == {"GAS": "?"}
    assert found("Créer un GAS", ATH) == {}


WHOLE_NAMES = [
    ("la Maison de quartier et la Croix-Rouge", ["Maison de quartier", "Croix-Rouge"]),
    ("la Régie des quartiers, le Forem", ["Régie des quartiers", "Forem"]),
    ("la Maison de l'emploi afin d'aider", ["Maison de l'emploi"]),
    ("l'Espace citoyen et le Forem", ["Espace citoyen", "Forem"]),
    ("le Service d'insertion sociale de Namur", ["Service d'insertion sociale de Namur"]),
    ("la Régie communale autonome", ["Régie communale autonome"]),
    ("la Maison de quartier des ateliers cuisine", ["Maison de quartier"]),
    ("la Maison du vélo organise des visites", ["Maison du vélo"]),
    ("Vie Féminine", ["Vie Féminine"]),
    ("le Miroir Vagabond", ["Miroir Vagabond"]),
    ("le SeTIS wallon", ["SeTIS wallon"]),
    ("Saint-Nicolas et Noël", []),
    ("Sophie et Luc Grand", []),
]


@pytest.mark.parametrize(("who", "mentions"), WHOLE_NAMES)
def test_an_unknown_name_is_kept_whole(who, mentions):
    assert list(found(f"Mener des actions en partenariat avec {who}", HUY)) == mentions


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("Recourir à des interprètes via le SeTIS wallon", ["SeTIS wallon"]),
        ("Proposer des ateliers via Vie Féminine", ["Vie Féminine"]),
        ("Offrir des sorties via les tickets Article 27", ["Article 27"]),
        ("Informer les usagers via WhatsApp", []),
        ("Communiquer via le RGPD", []),
    ],
)
def test_via_a_body_is_with_a_body(text, mentions):
    assert list(found(text, HUY)) == mentions


@pytest.mark.parametrize("nis", ["92054", LA_LOUVIERE, HUY, NAMUR, None])
@pytest.mark.parametrize(
    ("name", "known"), [("GILS", "gils"), ("MEDENAM", "medenam"), ("CRéNo", "creno"), ("CRILUX", "crilux")]
)
def test_an_unambiguous_name_is_linked_in_any_province(name, known, nis):
    # GILS works in the province of Liège, MEDENAM in Namur's, CRéNo in Hainaut, CRILUX in Luxembourg
    assert found(f"Signer une convention avec le {name}", nis) == {name: known}


@pytest.mark.parametrize("name", ["GAS", "Les Arches", "Arches", "INTEGRA"])
def test_an_ambiguous_name_is_linked_in_its_territory_only(name):
    assert found(f"Collaborer avec {name}", TOURNAI) == {name: "?"}


def test_the_plan_s_own_cpas_is_never_a_partner():
    assert found("Renforcer la collaboration avec le CPAS d'Ath", ATH) == {}
    assert found("Renforcer la collaboration avec le CPAS d'Ath", TOURNAI) == {"CPAS d'Ath": "51004"}


def test_local_bodies_of_an_unknown_cpas_have_no_iri():
    (one,) = find_partners("Collaborer avec le PCS", Context(REGISTRY, None))
    assert (one.partner.iri, one.partner.generic) == (None, False)


def test_an_organisation_named_twice_is_one_partner():
    assert list(found("Partenariat avec INTEGRA+. Réunion avec INTEGRA", "83012").values()) == [
        "integra-plus"
    ]


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("Réunir des CPAS qui sont dans le même cas de figure que nous", 7),
        ("Collaborer avec les associations actives dans le domaine du don de meubles et de vêtements", 7),
    ],
)
def test_a_mention_is_a_phrase_not_a_sentence(text, mention):
    assert all(len(words.split()) <= mention for words in found(text, ATH))


WORDS = st.sampled_from(
    """avec en collaboration partenariat le la les l' de des du et , ( ) : ; . CPAS Ath Huy commune Ville
    Forem GAS AIS PCS écoles asbl « » Croix-Rouge entre autres services qui police Oxfam + / article 27
    œuvre via à l’École ainsi que afin d'aider INTEGRA+ œuvrant \u00a0""".split(" ")  # noqa: SIM905
)


@settings(max_examples=300, deadline=None)
@given(st.lists(WORDS, max_size=25).map(" ".join), st.sampled_from([ATH, HUY, None]))
def test_a_mention_is_always_in_the_text(text, nis):
    for one in find_partners(text, Context(REGISTRY, nis)):
        assert text[one.start : one.end] == one.partner.mention
        assert one.partner.mention.strip() == one.partner.mention != ""


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=80))
def test_any_text_can_be_searched(text):
    for one in find_partners(text, Context(REGISTRY, ATH)):
        assert text[one.start : one.end] == one.partner.mention


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Collaborer avec Médecins sans Frontières", {"Médecins sans Frontières": "?"}),
        ("Collaborer avec les médecins de garde", {"médecins de garde": "medecins"}),
        ("Signer une convention avec la Fondation Roi Baudouin", {"Fondation Roi Baudouin": "?"}),
        ("En partenariat avec la Fondation Contre le Cancer", {"Fondation Contre le Cancer": "?"}),
        ("Collaborer avec le CPAS de la Bruyère", {"CPAS de la Bruyère": "92141"}),
        ("Collaborer avec le CPAS de la bruyère", {}),
        ("Renouveler la convention avec l'I.F.A.P.M.E.", {"I.F.A.P.M.E.": "ifapme"}),
        ("Renouveler la convention avec le Fo.R.Em", {"Fo.R.Em": "forem"}),
        ("Ouvrir un atelier avec Jean Dupont, échevin", {}),
        ("Ouvrir un atelier avec Marie Dupont (échevine) et le Forem", {"Forem": "forem"}),
        ("Ouvrir un atelier avec l'échevin du logement", {"échevin": "commune-61031"}),
    ],
)
def test_a_name_that_looks_like_something_else(text, expected):
    assert found(text, HUY) == expected
