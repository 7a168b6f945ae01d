"""Partners that a document lists itself, in a "Partenaires" column or line."""

from __future__ import annotations

import re

from pstgraph.identifiers import concept_iri
from pstgraph.link.classes import general_class
from pstgraph.link.concepts import find
from pstgraph.link.flat import either, flat
from pstgraph.link.partners import Context, find_partners
from pstgraph.link.persons import person_among_partners
from pstgraph.model.plan import PartnerMention
from pstgraph.text import fold, normalise_space

_SEPARATOR = re.compile(
    r"\s*(?:[,;\n\t•▪]|\s/\s|(?<=\w)\s*[+&]\s*(?=\w)|\s[–—]\s|\set\s(?=(?:l[ea]s?\s|l['’]|[A-ZÉÈ])))\s*"
)
_ARTICLE = re.compile(
    r"^(?:(?:les?|la|un|une|des|du|de la|(?-i:notre|nos)|avec|et|ou)\s+|[ld]['’]\s*|[-–·*]\s*)+",
    re.IGNORECASE,
)
# The CPAS itself, its staff, or nobody.
_OFFICE = re.compile(r"(?:echevin\w*|bourgmestre)\b")
_OF_PLACES = re.compile(r"(?:C\.?P\.?A\.?S\b\.?|[Cc]ommune|[Vv]ille)(?=s? )")
_STAFF = re.compile(
    "^"
    + either(r"""
    cpas$ | dg\b | df\b | rh\b | codir | direct | president | conseil (?:de l )?action sociale
    bureau permanent | service (?!de |d |externe|communal|public|agree|provincial)
    services? (?:du cpas|interne) | equipe | personnel | agents?$ | travailleurs? soci | assistants? soci
    as$ | tous les services | ensemble (?:du personnel|des services) | aucune?$ | neant
    a (?:definir|determiner) | nihil | sans objet | idem | etc$ | interne$ | autres?$
""")
)


def split_listed(cell: str) -> list[str]:
    """Names in a cell or line that lists partners.

    >>> split_listed("Forem, MIRE ; l’AIS et la Ville + écoles")
    ['Forem', 'MIRE', 'AIS', 'Ville', 'écoles']
    """
    return [name for name, _ in _named(cell)]


def _named(cell: str) -> list[tuple[str, str]]:
    """The names of a cell without their articles, each with the sign right before it."""
    found = []
    for words, sign in _split(cell):
        name = _ARTICLE.sub("", normalise_space(words)).strip(" .")
        if name:
            found.append((name, sign if words.strip().startswith(name) else ""))
    return found


def names_of(cell: str, context: Context) -> list[str]:
    """Names in a cell or line that lists partners, those with "et" or "&" inside them whole.

    "Lire et Écrire", "Habitat & Participation": what stands behind is nobody, and what stands before is no
    partner as it stands.
    """
    found: list[str] = []
    joined = False
    for name, sign in _named(cell):
        joined = (
            bool(found and not joined and sign in {"&", "et"})
            and not _is_somebody(name, context)
            and (sign == "&" or not _is_somebody(found[-1], context))
        )
        if joined:
            found[-1] = f"{found[-1]} {sign} {name}"
        else:
            found.append(name)
    return found


def _is_somebody(name: str, context: Context) -> bool:
    """Whether a name as it stands is a partner, a class of partners, an office, or somebody of the CPAS."""
    if _STAFF.match(fold(name)) or person_among_partners(name) or find(name, context.classes):
        return True
    known = (one.partner for one in find_partners(f"Partenaires : {name}", context) if one.known)
    return any(fold(partner.mention) == fold(name) for partner in known)


def in_company(name: str, before: str, context: Context) -> str | None:
    """The words by which a listed name is looked up beside the one before it; None where it names nobody new.

    A bare place after a CPAS or commune is one too ("CPAS de Namur, Assesse"); an office after a person is
    that person's ("Jean Dupont, échevin").
    """
    if person_among_partners(before) and _OFFICE.match(fold(name)):
        return None
    kind = _OF_PLACES.match(before)
    owners = context.registry.names.get(fold(name), ())
    if kind is None or len(owners) != 1 or not name[0].isupper():
        return name
    return None if owners[0] == context.nis else f"{kind[0]} de {name}"


def _split(cell: str) -> list[tuple[str, str]]:
    """Split outside brackets; each piece with the sign before it."""
    pieces, depth, start, sign = [], 0, 0, ""
    for match in re.finditer(rf"[()]|{_SEPARATOR.pattern}", cell):
        if match[0] in "()" and match[0]:
            depth += 1 if match[0] == "(" else -1
        elif depth <= 0:
            pieces.append((cell[start : match.start()], sign))
            start, sign = match.end(), match[0].strip()
    return [*pieces, (cell[start:], sign)]


def resolve(name: str, context: Context) -> list[PartnerMention]:
    """Tell whom one listed name means; empty for the CPAS itself and its staff.

    A name that nobody knows stays as it stands, without an IRI: an organisation where it is written with
    capitals, a class of partners where not.
    """
    if _STAFF.match(fold(name)):
        return []
    found = find_partners(f"Partenaires : {name}", context)
    known = [one.partner for one in found if one.known]
    if known:
        return known
    matches = find(name, context.classes)
    if matches and not _proper(name):
        code = matches[0].code
        return [PartnerMention(name, context.classes.label(code), concept_iri("partner-class", code), True)]
    if _proper(name):
        return [PartnerMention(name, name, None, False)]
    code = general_class(flat(name).text, context.classes) or "operateurs"
    return [PartnerMention(name, name, concept_iri("partner-class", code), True)]


def _proper(name: str) -> bool:
    """Whether a name is written as a proper name: capitals after its first letter's, or an acronym."""
    words = re.findall(r"[^\W\d_]+", name)
    return (
        any(word.isupper() and len(word) > 1 for word in words)
        or any(word[0].isupper() for word in words[1:] if len(word) > 2)
        or (len(words) == 1 and words[0][0].isupper())
    )
