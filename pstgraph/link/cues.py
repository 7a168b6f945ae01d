"""Where a text speaks of working with somebody: cue phrases and the stretch of text they govern.

A *zone* starts right after a cue ("en collaboration avec …") and ends where the sentence turns to
something else: a stop, a purpose ("afin de", "pour"), a gerund, a new verb. What stands in it in the
place of a governed noun (after the cue, after a comma, after "et") is who the text works with.
The lists below are patterns over flat text (lower case, no accents; see :mod:`pstgraph.link.flat`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from pstgraph.link.flat import Flat, either

Strength = Literal["strong", "with", "join", "reach"]

LONGEST = 500
"""No zone is longer than this: a clause, in characters."""
OF = "(?:de la|de l'|des|du|de|d')"
"""The ways to say "of" in flat text."""

# Words that say that two sides work together: after them even a plain "services" or "acteurs" is a partner.
_TOGETHER = either(r"""
    collabor\w+ | partenaria\w+ | concert\w+ | co-?oper\w+ | synerg\w+ | convention\w* | co-?construi\w+
    accords? | liens? | rencontr\w+ | reuni\w+ | contacts? | echang\w+ | dialog\w+ | co-?ordin\w+
    co-?organis\w+ | travail\w* | reseaux? | relations? | tables? rondes? | mutualis\w+ | conjoint\w*
    rapproch\w+ | jumel\w+ | interactions? | passerelles? | communication | association | alliances?
    protocoles? | co-?gestion | associ\w+ | oeuvrer | intensifi\w+ | articul\w+ | complementarites?
    convenir | transversalite
""")
_SOMEBODY_S_HELP = (
    r"avec (?:l'|le |la |les )?"
    + either(r"""
    appuis? | soutien | aide | concours | participation | collaboration | intervention | expertise | accord
    support | partenariat | implication
""")
    + rf"s?(?: \w+)? {OF}"
)
_STRONG_AFTER = either(rf"""
    reunissant | rassemblant | regroupant | associant | impliquant | inviter | rencontrer | associer
    impliquer | coordonner | rassembler | reunir | regrouper | contacter | solliciter | mobiliser | federer
    consulter | faire appel (?:a|aux|au) | (?:un )?appel (?:a|aux|au) | passerelles? (?:vers|entre)
    relais (?:vers|avec|entre) | reseaux? (?:de|d'|des|entre)
    (?:participation|implication|intervention|adhesion|soutien|appui|concours|contribution) {OF}
    comite (?:des?|d') | plate-?forme (?:des?|d') | coordination(?: \w+){{0,2}} (?:des?|entre)
    mutualis\w+(?: \w+){{0,5}} entre | tables? rondes? (?:des?|entre)
    (?:jumel\w+|rapproch\w+) (?:de|du|d'|des) | grace (?:au|aux|a la|a l'|a) | en appui (?:de|du|des|d')
    aupres (?:des?|du|de la|de l'|d')
""")
_JOIN = either(rf"""
    (?:particip\w+|adher\w+|adhesion|s'affili\w+|affiliation|membre|reunions?) (?:a la|a l'|au|aux|{OF})
    (?:prendre part|recourir|recours) (?:a la|a l'|au|aux) | rejoindre (?:la|le|l'|les)
    s'associer (?:a la|a l'|au|aux)
    (?:confi\w+|delegu\w+|sous-?trait\w+)(?: [\w'-]+){{1,5}}? (?:a la|a l'|au|aux)
""")
_REACH = either(rf"""
    a destination {OF} | a l'attention {OF} | au sein (?:des|d') | dans (?:les|des|toutes les|certaines)
    vers(?: (?:les|des|d'autres|la|le|l'))? | via | par l'intermediaire {OF} | par le biais {OF}
    (?:confie\w*|delegue\w*) (?:a la|a l'|au|aux|a)
""")
_CUE = re.compile(
    rf"\b(?:(?P<help>{_SOMEBODY_S_HELP})|(?P<after>{_STRONG_AFTER})|(?P<with>avec)|(?P<between>entre)"
    rf"|(?P<list>partenaires?(?: \w+){{0,2}}\s*:)|(?P<join>{_JOIN})|(?P<reach>{_REACH}))"
    r"(?:(?<=')|(?![a-z0-9]))"
)
_JOINED = re.compile(rf"\b{_TOGETHER}\b")

_INFINITIVE = r"(?:\w{2,}(?:er|ir|oir)|mettre|rendre|etre|faire|prendre|permettre)"
_NOT_VERBS = r"(?!(?:ateliers?|foyers?|metiers?|quartiers?|particuliers?|conseillers?|infirmiers?)\b)"
_TURNS = either(r"""
    afin | pour | en vue | permettant | visant | lors | lorsque | sur | sous | quant | selon | suivant
    dans le (?:cadre|but) | en matiere | de maniere | de facon | a raison | par rapport | au moyen | depuis
    pendant | avant | jusqu | ainsi que de
""")
_END = re.compile(
    r"[;\n\t•▪]|,\s(?:le cpas|notre (?:cpas|centre|institution)|nous|il|elle)\b"
    r"|(?<=[a-z0-9)\"]{2})\.(?=\s|$)|[?!]|\s(?:-|–)\s"
    rf"|\s{_TURNS}\b|\sen (?:\w+\s)?\w{{2,}}ant\b"
    rf"|(?:,| et) {_NOT_VERBS}(?:de |d')?{_INFINITIVE}\s"
)
_INTRODUCES_LIST = re.compile(
    either(r"""
    services? | partenaires? | acteurs? | associations? | institutions? | operateurs? | organismes?
    structures? | suivants? | suivantes? | intervenants? | ex | exemple
""")
    + r"\b[^:()]*$"
)


@dataclass(frozen=True, slots=True)
class Zone:
    """A stretch of flat text governed by a cue; ``cue`` is where the cue itself starts.

    ``strength``: *strong* says that two sides work together ("en partenariat avec"), *with* only "avec",
    *join* that the CPAS takes part in something or hands something over, *reach* that the action reaches
    somebody ("à destination de").
    """

    start: int
    end: int
    cue: int
    strength: Strength

    def holds(self, place: int) -> bool:
        """Whether a place of the flat text lies in the zone."""
        return self.start <= place < self.end


def sentence_start(text: str, place: int) -> int:
    """Start of the sentence of a flat text that holds a place."""
    first = max(0, place - LONGEST)
    found = [m.end() for m in re.finditer(r"[;\n\t•]|(?<=[a-z0-9)]{2})\.\s", text[first:place])]
    return first + found[-1] if found else first


def zones(flat: Flat) -> list[Zone]:
    """All zones of a text, in order.

    >>> from pstgraph.link.flat import flat
    >>> f = flat("Organiser des ateliers en partenariat avec le PCS et la police afin de tisser du lien")
    >>> [(f.text[z.start:z.end].strip(), z.strength) for z in zones(f)]
    [('le pcs et la police', 'strong')]
    """
    found = []
    for match in _CUE.finditer(flat.text):
        strength = _strength(flat.text, match)
        if strength is not None:
            end = zone_end(flat.text, match.end())
            found.append(Zone(match.end(), end, match.start(), strength))
    return found


def _strength(text: str, match: re.Match[str]) -> Strength | None:
    if match["help"] or match["after"] or match["list"]:
        return "strong"
    if match["reach"]:
        return "reach"
    if match["join"]:
        return "join"
    before = text[sentence_start(text, match.start()) : match.start()]
    joined = bool(_JOINED.search(before[-90:]))
    if match["between"]:
        return "strong" if joined else None
    return "strong" if joined else "with"


def zone_end(text: str, start: int) -> int:
    """Where the zone that starts at a place ends: brackets are read through, a colon before a list too."""
    place, limit = start, min(len(text), start + LONGEST)
    while True:
        end = _END.search(text, place, limit)
        stop = end.start() if end else limit
        opened = text.find("(", place, stop)
        if opened >= 0:
            closed = text.find(")", opened)
            place = min(closed + 1 if closed >= 0 else limit, limit)
            continue
        colon = text.find(":", place, stop)
        if colon >= 0 and not _INTRODUCES_LIST.search(text[start:colon]):
            return colon
        return max(stop, start)


_DETERMINERS = re.compile(
    r"(?:\b"
    + either(r"""
    les? | la | un | une | des | du | de | aux? | a | nos | notre | votre | leurs? | ses | son | sa | ces
    cette | cet | ce | tous | toutes | tout | toute | chaque | ensemble | l'ensemble | plusieurs | quelques
    deux | trois | \d+ | differents? | differentes? | divers | diverses | autres? | d'autres | certains?
    certaines? | principaux | principales | nombreux | nombreuses | futurs? | nouveaux | nouvelles
    potentiels? | respectifs? | ex | par exemple | exemple | notamment | comme | tels? que | telles? que
    dont | via | meme | voire | aussi | egalement | asbl | l'asbl
""")
    + r"|\b[ld]')[\s\"(:.]*$"
)
_GOVERNED = re.compile(r"(?:[,/+&(:;\"•-]|\bet|\bou|\bavec|\bentre|\bainsi que|\bvers|\b\w*ant)\s*$")
# "Les responsables de X", "le personnel de X": working with them is working with X.
_STAFF = re.compile(
    either(r"""
    responsables? | direct\w+ | dg | df | directions? | equipes? | personnel | agents? | travailleu\w+
    codir | college | conseils? | echevin\w* | bourgmestre | mandataires? | membres? | coordinat\w+
    coordination | services? | representants? | delegues? | referents? | educateurs? | animateurs? | poles?
    departements? | cellules? | ouvriers? | autorites | administrations? | \brh | partenariats? | reseaux?
    secteurs? | collaborations? | gestionnaires? | centrales? | marches? | expertise | appuis? | soutien
    experience | conseillers? | professionnels? | acteurs? | puericultrices? | assistant\w* | employes?
    synergies? | cpas et
""")
    + rf"(?: (?!(?:et|ou)\b)[\w'-]+){{0,4}}? (?:et )?{OF}\s*$"
)


def governed(text: str, zone: Zone, place: int) -> bool:
    """Whether what starts at a place is itself what the cue governs, not a complement or a setting.

    >>> t = "la crèche".replace("è", "e")
    >>> governed("avec les parents de " + t, Zone(4, 29, 0, "with"), 23)
    False
    """
    before = text[max(zone.start, place - 120) : place]
    if _STAFF.search(before):
        return True
    while True:
        shorter = _DETERMINERS.sub("", before.rstrip())
        if shorter == before:
            break
        before = shorter
    return not before.strip() or bool(_GOVERNED.search(before))
