"""Flat text keeps its places; long texts are cut without losing a character."""

from hypothesis import given
from hypothesis import strategies as st

from pstgraph.link.flat import flat, pieces


@given(st.text(max_size=60))
def test_every_stretch_leads_back_to_the_original(text):
    flattened = flat(text)
    assert len(flattened.text) == len(flattened.origin)
    for place in range(len(flattened.text)):
        first, last = flattened.span(place, place + 1)
        assert 0 <= first < last <= len(text)


def test_ligatures_accents_and_marks_apart():
    flattened = flat("l’Œuvre d'E\u0301cole")
    assert flattened.text == "l'oeuvre d'ecole"
    assert flattened.words(2, 8) == "Œuvre"
    assert flattened.words(11, 16) == "E\u0301cole"


@given(st.text(alphabet="ab .;\n", max_size=400), st.integers(5, 50))
def test_pieces_make_the_whole(text, longest):
    parts = pieces(text, longest)
    assert "".join(parts) == text
    assert all(len(part) <= longest for part in parts)
