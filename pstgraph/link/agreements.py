"""Agreements that a text names ("convention de partenariat avec le CPAS de Martelange") and their parties."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pstgraph.link.cues import zone_end
from pstgraph.link.flat import Flat, flat
from pstgraph.link.partners import Found
from pstgraph.link.persons import person_among_partners
from pstgraph.model.plan import AgreementMention

_KIND = (
    r"(?:conventions?|accords?[ -]cadres?|accords? de (?:partenariat|cooperation|collaboration)|"
    r"protocoles? (?:d'accord|de collaboration|de cooperation)|partenariats? conventionnes?)"
)
_AGREEMENT = re.compile(rf"\b{_KIND}(?:[ -]cadres?)?(?: (?:de|d'|en) ?[\w'-]+(?: [\w'-]+)?)?(?= |$|[.,;])")
_NOT_AGREED = re.compile(
    r"conventions? (?:collective|de stage|de premier|premier emploi|d'immersion|de benevolat|internationale|"
    r"des droits|relative aux droits|d'occupation|d'hebergement|de revalidation|d'entretien)"
)
_BY = re.compile(
    r"[ -](?:conclue?s? |signee?s? |etablie?s? |passee?s? |existante?s? )?(?:avec|entre|liant)\b"
)


@dataclass(frozen=True, slots=True)
class FoundAgreement:
    """An agreement at ``start:end`` of the original text."""

    start: int
    end: int
    agreement: AgreementMention


def find_agreements(text: str, partners: Sequence[Found]) -> list[FoundAgreement]:
    """Agreements with a named other side, in the order of the text.

    Parameters
    ----------
    text
        A label, step or description.
    partners
        The partners found in it: those inside the agreement's phrase are its parties.

    Examples
    --------
    >>> find_agreements("Revoir la convention collective de travail", [])
    []
    """
    return list(_agreements(flat(text), partners))


def _agreements(flattened: Flat, partners: Sequence[Found]) -> Iterator[FoundAgreement]:
    for match in _AGREEMENT.finditer(flattened.text):
        if _NOT_AGREED.match(flattened.text, match.start()):
            continue
        by = _BY.search(flattened.text, match.start(), min(len(flattened.text), match.end() + 60))
        limit = zone_end(flattened.text, by.end() if by else match.end())
        first, last = flattened.span(match.start(), max(limit, match.end()))
        inside = [one for one in partners if first <= one.start and one.end <= last]
        if not inside:
            continue
        end = _title_end(flattened.original, max(one.end for one in inside))
        if person_among_partners(flattened.original[first:end]):  # "convention avec Mme Durand et le Forem"
            end = flattened.span(match.start(), match.end())[1]
        title = flattened.original[first:end].strip()
        parties = tuple(
            dict.fromkeys(one.partner.iri for one in inside if one.partner.iri and not one.partner.generic)
        )
        yield FoundAgreement(first, end, AgreementMention(title, parties))


def _title_end(text: str, end: int) -> int:
    """Take in what hangs on the last party by a hyphen ("Convention-cadre Forem-CPAS")."""
    joined = re.compile(r"[-/‐][\w]+").match(text, end)
    return joined.end() if joined else end
