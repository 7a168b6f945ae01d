"""Who pilots: one field split into its owners, the elected ones apart.

"et", "+", a comma or a slash part two owners only where both sides are roles: "DG + équipe sociale
et administrative" is two owners, because "administrative" alone is none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pstgraph.readers.flat import flat
from pstgraph.text import normalise_space

# First words of a role. A part that begins otherwise stays with the part before it.
_HEADS = """
    dg df dga dgf as asc aas rh grh drh pcs ila ili sis isp sipp sipt dpo sdj rgpd mr mrs ais ccc codir
    directeur directrice directeurs directrices direction responsable responsables service services
    equipe equipes chef cheffe chefs coordinateur coordinatrice coordinateurs coordinatrices
    coordonnateur coordonnatrice coordination coordonnateurs coordonnatrices assistant assistante
    assistants assistantes travailleur travailleuse travailleurs travailleuses agent agente agents
    agentes secretaire secretariat receveur receveuse conseiller conseillere conseillers conseilleres
    president presidente presidence vice-president vice-presidente echevin echevine echevins echevinat
    bourgmestre bureau conseil comite college cellule departement pole membre membres personnel
    mediateur mediatrice mediateurs educateur educatrice educateurs psychologue juriste referent
    referente referents gestionnaire gestionnaires econome cuisinier cuisiniere cuisine infirmier
    infirmiere infirmiers job-coach jobcoach informaticien informaticienne employe employee employes
    ouvrier ouvriers ouvriere aide aides titulaire animateur animatrice animateurs formateur formatrice
    medecin ergotherapeute mandataire mandataires groupe commission administration brigadier technicien
    technicienne comptable accueil benevoles tous toute ensemble consultant consultante architecte
    prestataire delegue deleguee stagiaire tuteur charge chargee charges adjoint adjointe intervenant
    intervenante intervenants puericultrice puericultrices epicerie creche maison commune ville cpas epn
    antenne plan
"""
HEADS = frozenset(_HEADS.split())
_OFFICE = re.compile(
    r"^(?:direct(?:eur|rice)|responsable|cheffe?s?|coordin\w+|coordonn\w+|assistante?s?|service)\b"
)
# Offices whose acronyms may stand side by side without a sign between ("AS DG").
_OFFICES = frozenset({"DG", "DF", "DGA", "DGF", "AS", "ASC", "RH", "GRH", "DRH", "DPO", "CODIR"})
_ARTICLES = r"(?:(?:le|la|les|un|une|des|du|deux|trois|chaque|l')\s*)?"
_HEAD = re.compile(rf"^{_ARTICLES}(?P<head>[a-z][a-z-]*)")
_ACRONYM = re.compile(r"^[A-Z][A-Z0-9.&]{1,6}$")
_PERSON = re.compile(
    r"^(?:M\.|Mr\.?|Mme|Madame|Monsieur|Mlle)\s|^(?:[A-Z]\.\s*)?[A-ZÉÈ][\w’'-]+\s+[A-ZÉÈ][\w’'-]+$"
)
_COUNSELLORS = r"conseill(?:er|ere)s?"
_OF_COUNCIL = r"(?:cpas|du cpas|de l'action sociale|de l'aide sociale|communa\w+)"
_ELECTED = re.compile(
    r"^(?:(?:le|la|les|l')\s*)?(?:vice-?\s?)?(?:president(?:e|s|es)?|presidence|echevin(?:e|s|es|at)?"
    r"|bourgmestre|mandataires?|elus?|conseil(?!\s+(?:en|des? (?:ai|usag|consultatif))|l)(?:\s.*)?"
    rf"|college(?:\s.*)?|bureau permanent|bp|cas|comite special.*|{_COUNSELLORS}(?:\s+{_OF_COUNCIL})?)"
    r"(?![a-z])"
)
_STAFF_COUNSEL = re.compile(rf"{_COUNSELLORS}\s+(?!{_OF_COUNCIL})\w+")
_NOBODY = re.compile(
    r"^(?:a (?:definir|determiner|preciser|designer)|non (?:defini|determine|precise)\w*|neant|aucun\w*"
    r"|nc|n/a|na|nd|\?+|/+|-+|x+|pm)$"
)


@dataclass(frozen=True, slots=True)
class Owners:
    """The owners of one field; ``dropped`` is what stood there and is no owner."""

    pilots: tuple[str, ...] = ()
    political: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()


def split_owners(text: str, *, political: bool = False) -> Owners:
    """Split the words of a pilot field into owners.

    Parameters
    ----------
    text
        The words as printed.
    political
        Whether the field itself is for elected owners (a column "Mandataire").

    Examples
    --------
    >>> split_owners("responsable social des repas et DG ou service administratif").pilots
    ('responsable social des repas', 'DG', 'service administratif')
    >>> split_owners("DG + Président + responsable social CPAS")
    Owners(pilots=('DG', 'responsable social CPAS'), political=('Président',), dropped=())
    >>> split_owners("Marie Lambert, assistante sociale + DG").pilots
    ('Marie Lambert, assistante sociale', 'DG')
    >>> split_owners("Service administratif- brochure")
    Owners(pilots=('Service administratif',), political=(), dropped=('brochure',))
    """
    pilots: list[str] = []
    elected: list[str] = []
    dropped: list[str] = []
    for part in _parts(normalise_space(text)):
        name, extra = _without_means(part)
        dropped += extra
        if not name or not re.search(r"\w", name):
            continue
        if _NOBODY.match(flat(name)):
            dropped.append(name)
        else:
            target = elected if political or is_elected(name) else pilots
            if name not in target:
                target.append(name)
    return Owners(tuple(pilots), tuple(elected), tuple(dropped))


def is_elected(role: str) -> bool:
    """Tell whether a role is held by election.

    >>> [is_elected(r) for r in ("Président", "Conseillers", "conseiller en prévention", "Bureau permanent")]
    [True, True, False, True]
    """
    words = flat(role).strip(" .")
    return bool(_ELECTED.match(words)) and not _STAFF_COUNSEL.match(words)


def is_role(part: str) -> bool:
    """Tell whether words begin as a role, an acronym or a person does."""
    part = part.strip()
    first = part.split(" ")[0].strip(",;") if part else ""
    if _ACRONYM.match(first) or _PERSON.match(part):
        return True
    head = _HEAD.match(flat(part))
    return head is not None and _heads_a_role(head["head"])


def is_office(part: str) -> bool:
    """Tell whether words name an office or its holder, and can hardly mean anything else.

    >>> is_office("Cheffe de service"), is_office("DG"), is_office("groupe action")
    (True, True, False)
    """
    return part.strip() in _OFFICES or bool(_OFFICE.match(flat(part.strip()))) or is_elected(part)


def _heads_a_role(word: str) -> bool:
    return word in HEADS or word.removesuffix("s") in HEADS


def _is_named(part: str) -> bool:
    """Whether a part is a person's name alone."""
    words = part.strip().split()
    return bool(_PERSON.match(part.strip())) and len(words) > 1 and flat(words[0]) not in HEADS


def _parts(text: str) -> list[str]:
    pieces = re.split(r"\s*[;•▪\n]\s*|\s+\|\s+", text)
    return [part for piece in pieces for part in _split_piece(piece)]


def _split_piece(piece: str) -> list[str]:
    tokens = re.split(
        r"(\s*(?:\+|,|&|/)\s*|\s+(?:et|ou|en collaboration avec|avec|ainsi que)\s+)", _outside_parens(piece)
    )
    parts = [tokens[0]]
    for joint, right in zip(tokens[1::2], tokens[2::2], strict=True):
        apart = is_role(parts[-1]) or joint.strip() in {"+", ",", "&", "/"}
        if joint.strip() == "," and _is_named(parts[-1]) and right[:1].islower():
            # "Marie Lambert, assistante sociale": one person and her office.
            parts[-1] += joint + right
        elif (joint.strip() == "+" and is_role(parts[-1])) or (
            apart and (is_role(right) or _NOBODY.match(flat(right.strip())))
        ):
            parts.append(right)
        else:
            parts[-1] += joint + right
    restored = [
        part.replace("\x01", ",").replace("\x02", "/").replace("\x03", " et ").strip() for part in parts
    ]
    return [acronym for part in restored for acronym in _acronyms(part)]


def _outside_parens(piece: str) -> str:
    def hide(match: re.Match[str]) -> str:
        return match.group().replace(",", "\x01").replace("/", "\x02").replace(" et ", "\x03")

    return re.sub(r"\([^)]*\)", hide, piece)


def _acronyms(part: str) -> list[str]:
    words = part.split(" ")
    known = all(word in _OFFICES for word in words)
    return words if len(words) > 1 and known else [part]


def _without_means(part: str) -> tuple[str, list[str]]:
    """Cut what follows a dash and is no role: the means ("- brochure"), not an owner."""
    match = re.match(r"^(.+?)(?:\s+[-–—]\s*|[-–—]\s+)(.+)$", part)
    if match is None:
        return part.strip(" .:"), []
    left, right = match.groups()
    if is_role(left) and not is_role(right):
        return left.strip(), [right.strip()]
    return part.strip(" .:"), []
