"""Whose CPAS a name means, how far two seats lie apart, whose territory covers whom."""

import pytest

from pstgraph.errors import UsageError
from pstgraph.link.places import of_place, short_names
from pstgraph.link.registry import load_registry
from pstgraph.vocabulary import scheme

REGISTRY = load_registry()


def test_every_commune_of_wallonia_is_there():
    assert len(REGISTRY.communes) == 261
    assert sum(commune.german_speaking for commune in REGISTRY.communes.values()) == 9


@pytest.mark.parametrize(
    ("asked", "nis"),
    [
        ("Onhaye", "91103"),
        (91103, "91103"),
        ("cpas d'onhaye", "91103"),
        ("CPAS d’Écaussinnes", "55050"),
        ("Ecaussines", "55050"),
        ("ÉREZÉE", "83013"),
        ("Ville de Dinant", "91034"),
        ("CPAS de la Ville de Liège", "62063"),
        ("Saint Leger", "85034"),
        ("St-Hubert", "84059"),
        ("Braine-l'Alleud", "25014"),
        ("CPAS du Roeulx", "55035"),
        ("CPAS des Bons Villers", "52075"),
        ("CPAS de La Louvière", "58001"),
        ("La Roche", "83031"),
        ("Marche", "83034"),
        ("Bertogne", "82039"),
        ("Sankt Vith", "63067"),
        ("Doornik", "57081"),
    ],
)
def test_a_cpas_is_found_by_its_names(asked, nis):
    assert REGISTRY.find_cpas(asked).nis == nis


def test_every_cpas_is_found_by_its_own_name_and_its_commune():
    for commune in REGISTRY.communes.values():
        assert REGISTRY.find_cpas(commune.name).nis == commune.nis
        assert REGISTRY.find_cpas(commune.cpas.name).nis == commune.nis


def test_an_unknown_name_gets_the_nearest_ones():
    with pytest.raises(UsageError, match="did you mean Dinant"):
        REGISTRY.find_cpas("CPAS de Dinan")


def test_a_short_name_of_several_communes_is_ambiguous():
    with pytest.raises(UsageError) as error:
        REGISTRY.find_cpas("Braine")
    assert {"25014", "25015", "55004"} <= set(
        error.value.sentence.replace("(", " ").replace(")", " ").split()
    )


@pytest.mark.parametrize("asked", ["", "99999", "CPAS", "Paris 12"])
def test_what_is_no_commune_is_an_error(asked):
    with pytest.raises(UsageError):
        REGISTRY.find_cpas(asked)


@pytest.mark.parametrize(
    ("a", "b", "km"),
    [
        ("91103", "91034", 5.4),
        ("83013", "91034", 46.1),
        ("85034", "91103", 91.2),
        ("55050", "91034", 62.5),  # noted, the coordinates of Écaussinnes being unknown
        ("91034", "55050", 62.5),
    ],
)
def test_distances(a, b, km):
    assert REGISTRY.distance_km(a, b) == pytest.approx(km, abs=0.05)


def test_a_distance_without_coordinates_is_unknown_not_zero():
    assert REGISTRY.communes["25119"].lat is None  # Lasne
    assert REGISTRY.distance_km("25119", "25005") is None
    assert REGISTRY.distance_km("92141", "92094") is None  # La Bruyère: its namesake lies elsewhere


def test_saint_leger_is_the_one_near_virton():
    commune = REGISTRY.communes["85034"]
    assert (round(commune.lat, 3), round(commune.lon, 3)) == (49.612, 5.657)


def test_neighbours_are_true_or_unknown():
    assert REGISTRY.neighbours("91103", "91034") is True
    assert REGISTRY.neighbours("91034", "91103") is True
    assert REGISTRY.neighbours("85034", "81013") is None


def test_areas():
    assert REGISTRY.same_arrondissement("91103", "91034")
    assert not REGISTRY.same_arrondissement("83013", "85034")
    assert REGISTRY.same_province("83013", "85034")
    assert not REGISTRY.same_province("85034", "91034")


def test_population_is_known_for_five_communes_only():
    known = {c.nis: c.population for c in REGISTRY.communes.values() if c.population is not None}
    assert known == {"83013": 3334, "85034": 3716, "91103": 3201, "55050": 11572, "91034": 13544}
    assert REGISTRY.communes["91034"].population_date is None


@pytest.mark.parametrize(
    ("key", "nis", "covers"),
    [
        ("forem", "55050", True),
        ("gas", "83013", True),
        ("gas", "91103", False),
        ("integra-plus", "83028", True),
        ("integra-plus", "85034", False),
        ("mensura", "57081", True),
        ("oxfam", "57081", None),
    ],
)
def test_territories(key, nis, covers):
    assert REGISTRY.covers(REGISTRY.partners[key], nis) is covers


def test_local_bodies_are_one_per_commune():
    assert REGISTRY.local_body("pcs", "51004") == ("https://w3id.org/pst/id/org/pcs-51004", "PCS d'Ath")
    assert REGISTRY.local_body("pcs", "85034")[0] != REGISTRY.local_body("pcs", "55050")[0]
    assert REGISTRY.local_body("creche", "85034")[1] == "Crèche « Pas à Pas »"


def test_every_class_and_kind_is_a_concept():
    classes = scheme("partner-class")
    used = {partner.partner_class for partner in REGISTRY.partners.values()} - {""}
    assert used <= {concept.code for concept in classes}
    assert set(REGISTRY.kinds) <= {concept.code for concept in classes}


def test_keys_of_local_bodies_name_their_kind_and_their_commune():
    local = [key for key, partner in REGISTRY.partners.items() if partner.use == "local"]
    assert local
    for key in local:
        assert key.rpartition("-")[2] in REGISTRY.communes


def test_territory_codes_are_well_formed():
    provinces = {commune.province_nis for commune in REGISTRY.communes.values()}
    for partner in REGISTRY.partners.values():
        for code in partner.territory_codes:
            level, _, place = code.partition(":")
            assert (level, place) in {("region", "wallonia"), ("country", "be")} or (
                place in {"nis": REGISTRY.communes, "province": provinces}[level]
            ), partner.key


def test_what_was_not_verified_is_not_called_identified():
    for partner in REGISTRY.partners.values():
        if "connaissance générale" in partner.source:
            assert partner.identification != "identified", partner.key
            assert partner.confidence == "à confirmer", partner.key


def test_names_in_french():
    assert of_place("Hotton") == "de Hotton"
    assert of_place("Huy") == "de Huy"
    assert of_place("Yvoir") == "d'Yvoir"
    assert of_place("Hastière") == "d'Hastière"
    assert short_names("Saint-Ghislain") == ["st ghislain"]
