"""The schemes as pstgraph reads them, and the form of the two that recognise subjects in text."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

import pytest

from pstgraph.errors import InputError, UsageError
from pstgraph.identifiers import AUTH, SDG
from pstgraph.link.concepts import find, label_keys
from pstgraph.vocabulary import Scheme, scheme, scheme_names

SUBJECTS = ("theme", "target-group")
TOPS = [
    *("droits", "insertion", "surendettement", "energie", "logement", "alimentation", "aines"),
    *("enfance", "sante", "integration", "liensocial", "organisation", "pilotage"),
]


@pytest.fixture(params=SUBJECTS)
def subjects(request: pytest.FixtureRequest) -> Scheme:
    return scheme(request.param)


def test_themes_are_thirteen_fields_and_seventy_six_themes() -> None:
    themes = scheme("theme")
    assert [concept.code for concept in themes.top_concepts()] == TOPS
    assert len(themes) == 13 + 76
    assert Counter(concept.broader for concept in themes if concept.broader) == {
        **{"droits": 7, "insertion": 6, "surendettement": 4, "energie": 4, "logement": 5},
        **{"alimentation": 6, "aines": 6, "enfance": 6, "sante": 5, "integration": 6},
        **{"liensocial": 7, "organisation": 7, "pilotage": 7},
    }


def test_target_groups_are_twenty_one() -> None:
    groups = scheme("target-group")
    assert len(groups) == 21
    assert [concept.code for concept in groups.top_concepts()] == [concept.code for concept in groups]


def test_a_concept_carries_what_its_file_says() -> None:
    concept = scheme("theme")["fraude-indus"]
    assert concept.iri == AUTH + "theme/fraude-indus"
    assert concept.label("en") == "Control, recoveries and fraud"
    assert concept.label("nl") == concept.label()  # no Dutch label: French
    assert concept.broader == "droits"
    assert concept.matches == (("relatedMatch", SDG + "16.6"),)
    assert "débitions alimentaires" in concept.alt
    assert "aide alimentaire" in concept.scope_notes["fr"]
    assert "débitions alimentaires" in scheme("theme")["alimentation"].exclusions


def test_walking_up_and_down() -> None:
    themes = scheme("theme")
    assert themes.top("eau").code == "energie"
    assert themes.top("energie").code == "energie"
    assert themes.broader("eau") == themes["energie"]
    assert themes.broader("energie") is None
    assert "eau" in [concept.code for concept in themes.narrower("energie")]
    assert themes.by_iri(AUTH + "theme/eau") == themes["eau"]
    assert themes.by_iri(AUTH + "target-group/eau") is None
    assert themes.label("unknown-code") == "unknown-code"
    assert themes.get("unknown-code") is None
    assert "eau" in themes
    assert "vin" not in themes


def test_a_scheme_is_read_once() -> None:
    assert scheme("theme") is scheme("theme")


def test_an_unknown_scheme_or_code_names_its_neighbours() -> None:
    with pytest.raises(UsageError, match="theme"):
        scheme("themes")
    with pytest.raises(UsageError, match="logement"):
        scheme("theme")["logements"]


def test_a_file_that_is_no_turtle_is_told(tmp_path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "schemes").mkdir()
    (tmp_path / "schemes" / "broken.ttl").write_text("<a> <b> .", encoding="utf-8")
    monkeypatch.setattr("pstgraph.vocabulary.ontology_dir", lambda: tmp_path)
    with pytest.raises(InputError, match="not Turtle"):
        scheme("broken")


def test_every_shipped_scheme_has_concepts_and_titles() -> None:
    for name in scheme_names():
        assert len(scheme(name)) > 0, name
        assert {"fr", "en"} <= set(scheme(name).title), name


def test_every_concept_has_one_name_a_language_and_its_own(subjects: Scheme) -> None:
    for language in ("fr", "en"):
        names = [concept.pref[language] for concept in subjects]
        assert len(set(names)) == len(names)


def test_every_narrower_theme_lies_right_below_a_field() -> None:
    themes = scheme("theme")
    for concept in themes:
        assert bool(concept.broader) != bool(concept.narrower), concept.code
        assert concept.broader is None or themes[concept.broader].broader is None


def test_every_theme_points_to_a_target_of_the_sustainable_development_goals() -> None:
    for concept in scheme("theme"):
        targets = [iri for kind, iri in concept.matches if kind == "relatedMatch" and iri.startswith(SDG)]
        assert targets, concept.code
        assert all(re.fullmatch(r"([1-9]|1[0-7])\.(\d{1,2}|[a-d])", iri[len(SDG) :]) for iri in targets)


def test_no_label_signals_two_concepts(subjects: Scheme) -> None:
    signals: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for concept in subjects:
        for label in concept.labels():
            signals[label_keys(label)].add(concept.code)
    assert {keys: codes for keys, codes in signals.items() if len(codes) > 1} == {}


def test_no_label_of_a_concept_is_said_twice(subjects: Scheme) -> None:
    for concept in subjects:
        said = Counter(label_keys(label) for label in concept.labels())
        assert [keys for keys, times in said.items() if times > 1] == [], concept.code


def test_every_label_finds_its_own_concept(subjects: Scheme) -> None:
    lost = [
        (concept.code, label)
        for concept in subjects
        for label in concept.labels()
        if concept.code not in {match.code for match in find(label.replace("…", "untel"), subjects)}
    ]
    assert lost == []


def test_no_exclusion_is_empty_or_takes_a_label_of_its_concept(subjects: Scheme) -> None:
    for concept in subjects:
        own = {label_keys(label) for label in concept.labels()}
        for phrase in concept.exclusions:
            assert label_keys(phrase), (concept.code, phrase)
            assert label_keys(phrase) not in own, (concept.code, phrase)


def test_labels_are_plain_french_words(subjects: Scheme) -> None:
    for concept in subjects:
        for label in (*concept.labels(), *concept.exclusions):
            assert label == label.strip()
            assert "  " not in label
            assert not label.startswith("…")
            assert not label.endswith("…")
