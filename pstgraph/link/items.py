"""One element of a plan with its words tied to shared things, each tie with its passage."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from pstgraph.link.agreements import find_agreements
from pstgraph.link.evidence import Places
from pstgraph.link.flat import pieces
from pstgraph.link.instruments import find_instruments
from pstgraph.link.listed import in_company, names_of, resolve
from pstgraph.link.partners import Context, find_partners
from pstgraph.link.persons import person_among_partners
from pstgraph.link.subjects import find_subjects
from pstgraph.link.synergies import find_synergies
from pstgraph.model.plan import AgreementMention, Evidence, Fact, Item, Note, PartnerMention
from pstgraph.text import normalise_space
from pstgraph.vocabulary import scheme


@dataclass(frozen=True, slots=True)
class Passage:
    """A text of an element and where it stands."""

    text: str
    where: tuple[Evidence, ...]


@dataclass(slots=True)
class Ties:
    """What was found in an element, in order, each with its fact; same things once."""

    partners: dict[str, PartnerMention]
    agreements: dict[str, AgreementMention]
    codes: dict[str, list[str]]
    facts: list[Fact]
    notes: list[Note]

    def fact(self, field: str, value: str, evidence: Evidence | None, guessed: bool = False) -> None:
        """Add the passage of a value."""
        if evidence is not None:
            self.facts.append(Fact(field, value, evidence, "guessed" if guessed else "stated", "automatic"))

    def code(self, field: str, code: str, evidence: Evidence | None, guessed: bool = False) -> None:
        """Add a code of a scheme, or the IRI of a body, once."""
        values = self.codes.setdefault(field, [])
        if code not in values:
            values.append(code)
            self.fact(field, code, evidence, guessed)

    def partner(self, partner: PartnerMention, evidence: Evidence | None) -> bool:
        """Add a partner once; whether it is new."""
        identity = partner.iri or f"{partner.generic} {partner.name.lower()}"
        if identity in self.partners:
            return False
        self.partners[identity] = partner
        self.fact("partners", partner.mention, evidence)
        return True


def link_item(item: Item, above: Sequence[Item], context: Context, places: Places) -> tuple[Item, list[Note]]:
    """Tie one element's words to partners, themes, target groups, instruments, agreements and synergies.

    Parameters
    ----------
    item
        The element as read.
    above
        The elements above it, the nearest first.
    context
        The registry and whose plan it is.
    places
        Finds words in the document.
    """
    ties = Ties({}, {}, {}, [], [])
    passages = list(own_passages(item))
    _listed(item, ties, context)
    for passage in passages:
        for text in pieces(passage.text):
            _prose(Passage(text, passage.where), ties, context, places)
    _subjects(item, passages, above, ties, places)
    kept = tuple(fact for fact in item.facts if fact.field != "partners")
    linked = replace(
        item,
        partners=tuple(ties.partners.values()),
        agreements=tuple(ties.agreements.values()),
        themes=tuple(ties.codes.get("themes", ())),
        target_groups=tuple(ties.codes.get("target_groups", ())),
        instruments=tuple(dict.fromkeys([*item.instruments, *ties.codes.get("instruments", ())])),
        synergies=tuple(ties.codes.get("synergies", ())),
        facts=(*kept, *ties.facts),
    )
    return linked, ties.notes


def own_passages(item: Item) -> Iterator[Passage]:
    """Texts of an element that say what it does: label, other wordings, steps, description."""
    if item.label:
        yield Passage(item.label, item.evidence)
    for other in item.alternatives:
        yield Passage(other.label, (other.evidence,))
    for field, text in (("steps", item.steps), ("description", item.description)):
        if text:
            own = tuple(fact.evidence for fact in item.facts if fact.field == field)
            yield Passage(text, (*own, *item.evidence))


def _listed(item: Item, ties: Ties, context: Context) -> None:
    """Partners that the document lists in a column or line of its own."""
    passages = {fact.value: fact.evidence for fact in item.facts if fact.field == "partners"}
    before = ""
    for raw in item.partners:
        where = passages.get(raw.mention) or next(iter(item.evidence), None)
        for name in names_of(raw.mention, context):
            asked = in_company(name, before, context)
            before = asked or before
            for found in resolve(asked, context) if asked else ():
                partner = found if asked == name else replace(found, mention=name)
                if ties.partner(partner, where) and _is_new(partner, context):
                    ties.notes.append(_unknown(partner, where))


def _prose(passage: Passage, ties: Ties, context: Context, places: Places) -> None:
    text = passage.text
    partners = find_partners(text, context)
    for one in partners:
        where = places.locate(one.partner.mention, passage.where)
        if ties.partner(one.partner, where) and _is_new(one.partner, context):
            ties.notes.append(_unknown(one.partner, where))
    for match in find_instruments(text):
        ties.code("instruments", match.code, places.locate(match.words, passage.where))
    for found in find_agreements(text, partners):
        title = normalise_space(found.agreement.title)
        if title not in ties.agreements:
            ties.agreements[title] = replace(found.agreement, title=title)
            ties.fact("agreements", title, places.locate(title, passage.where))
    for shared in find_synergies(text, partners):
        words = normalise_space(text[shared.start : shared.end])
        ties.code("synergies", shared.iri, places.locate(words, passage.where))


def _subjects(
    item: Item, passages: Sequence[Passage], above: Iterable[Item], ties: Ties, places: Places
) -> None:
    """Themes and target groups."""
    texts = [passage.text for passage in passages]
    parents = [
        parent for parent in above if parent.label and parent.kind in ("operational_objective", "action")
    ]
    own = tuple(where for passage in passages for where in passage.where)
    labels = [parent.label or "" for parent in parents]
    inherited = tuple(where for parent in parents for where in parent.evidence)
    for field, listed, upper in (("themes", "theme", labels), ("target_groups", "target-group", [])):
        for subject in find_subjects(texts, upper, scheme(listed)):
            where = places.locate(subject.words, inherited if subject.inherited else own)
            ties.code(field, subject.code, where, guessed=subject.inherited)


def _is_new(partner: PartnerMention, context: Context) -> bool:
    """Whether a partner may be added to the registry: not a local body whose commune is unknown."""
    local = context.nis is None and partner.name in {
        context.classes.label(kind) for kind in context.registry.kinds
    }
    return partner.iri is None and not partner.generic and not local


def _unknown(partner: PartnerMention, where: Evidence | None) -> Note:
    line = where.first_line if where else None
    if person_among_partners(partner.mention):
        words = f"personne nommée parmi les partenaires : « {partner.mention} »"
        return Note(
            "guessed", line, f"{words} ; gardée comme écrite, sans lien, jamais une ressource du graphe"
        )
    return Note(
        "guessed", line, f"partenaire inconnu du registre : « {partner.mention} » ; à ajouter au registre ?"
    )
