"""A file of eComptes as a plan: levels to kinds, every value with its element, what is odd in notes."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from typing import Any

from pstgraph.errors import InputError
from pstgraph.model.plan import Evidence, Fact, Item, Kind, Note, PartnerMention, Plan, Reading, Source, Volet
from pstgraph.readers.ecomptes import wording
from pstgraph.readers.ecomptes.about import about_plan, head_notes
from pstgraph.readers.ecomptes.schema import LEVELS
from pstgraph.readers.ecomptes.tree import Node, parse
from pstgraph.readers.ecomptes.unknown import NEUTRAL
from pstgraph.readers.ecomptes.values import OWN, Origin, Values, element_values
from pstgraph.readers.outline.ids import name_nodes
from pstgraph.readers.outline.nodes import Node as OutlineNode
from pstgraph.text import normalise_space

_KINDS: tuple[Kind, ...] = ("axis", "strategic_objective", "operational_objective", "action")
_TAGS = {
    "deadline": "dates",
    "description": "Description",
    "status": "Statut",
    "pilots": "Responsable",
    "political_pilots": "Mandataire",
    "department": "Departement",
    "progress": "TauxAvancement",
    "status_note": "RemarqueStatut",
    "fte": "ETP",
    "plans": "Plans",
    "partners": "Partenaires",
    "articles": "Articles",
    "projections": "Projections",
}
MAX_ITEMS = 5000
_OWN_ID = re.compile(r"[^\s<>\"{}|\\^`]+")


def read_bytes(data: bytes, file: str = "eComptes.xml") -> Reading:
    """Read a file of either variant as a plan.

    Parameters
    ----------
    data
        The bytes of the file.
    file
        Its name.

    Returns
    -------
    Reading
        The plan, not linked; its CPAS is known by its code alone. XML of another kind gives zero elements
        and a note that says why.

    Raises
    ------
    InputError
        The XML is broken or hostile.
    """
    parsed = parse(data, file)
    root = parsed.root
    source = Source(file, hashlib.sha256(data).hexdigest())
    pst = root.get("PST")
    if root.tag != "dataroot" or pst is None:
        why = "il n’a pas les éléments « dataroot » et « PST » du format eComptes"
        return Reading(
            Plan(cpas=None, title=None, source=source),
            (Note("skipped", root.line, f"Ce document n’est pas lu comme un plan : {why}."),),
        )
    head = root.get("Identifiants") or Node("Identifiants", line=root.line)
    _refuse_too_many(root, file)
    reader = _Reader(Origin(file, head.value("Generateur")), _own_ids(root, head))
    for volet in _elements(pst, 0):
        reader.read_volet(volet)
    items = reader.items()
    about = about_plan(pst.get("DescriptionPST"), head, reader.origin)
    notes = [*head_notes(root, head, parsed.guessed_encoding), *reader.notes]
    if not reader.nodes:
        notes.append(
            Note("skipped", pst.line, "Ce document n’est pas lu comme un plan : aucun élément n’y figure.")
        )
    return Reading(Plan(source=source, items=items, **about), tuple(notes))


def _elements(node: Node, level: int) -> list[Node]:
    """Elements of a level right below one, whatever the container is called."""
    name = LEVELS[level][1]
    return [
        found
        for child in node.children
        for found in ([child] if child.tag == name else child.children)
        if found.tag == name
    ]


def _refuse_too_many(root: Node, file: str) -> None:
    names = {name for _, name in LEVELS}
    if sum(node.tag in names for node in root.walk()) > MAX_ITEMS:
        raise InputError(f"the file has more than {MAX_ITEMS} objectives and actions", file, "give one plan")


def _own_ids(root: Node, head: Node) -> bool:
    """Whether ElementIds are the ids of a plan of ours: each once, and fit for an IRI."""
    ids = Counter(node.attributes["ElementId"] for node in root.walk() if "ElementId" in node.attributes)
    return (
        head.value("Generateur") == OWN
        and max(ids.values(), default=0) <= 1
        and all(_OWN_ID.fullmatch(ident) for ident in ids)
    )


class _Reader:
    """Collects the elements of a file in document order."""

    def __init__(self, origin: Origin, keep_ids: bool) -> None:
        self.origin = origin
        self.nodes: list[OutlineNode] = []
        self.notes: list[Note] = []
        self._keep_ids = keep_ids
        self._own = origin.generator == OWN
        self._sources: list[tuple[Node, Values]] = []
        self._has_contacts = False

    def read_volet(self, node: Node) -> None:
        """Read a volet: the facet of what is in it, or an axis where its label names neither volet."""
        libelle = node.value("Libelle")
        volet, rest = wording.volet_of(libelle)
        parent = None
        if volet is not None and not rest:
            self._note_dropped(node, libelle)
        elif not self._fills(node):
            parent = self._add(node, "axis", wording.take_apart(rest, own=self._own), None, volet)
        self._read_below(node, 1, parent, volet)

    def _read_below(self, node: Node, level: int, parent: OutlineNode | None, volet: Volet | None) -> None:
        actions: dict[str, OutlineNode] = {}
        for child in _elements(node, level) if level < len(LEVELS) else []:
            if level < len(LEVELS) - 1 and self._fills(child):
                self._read_below(child, level + 1, parent, volet)
                continue
            here = actions if level == len(LEVELS) - 1 else None
            words = wording.take_apart(child.value("Libelle"), here, self._own)
            if words.is_step:
                above = self._action_above(child, words, actions, parent, volet)
                self._add(child, "sub_action", words, above, volet)
                continue
            made = self._add(child, _KINDS[level], words, parent, volet)
            if level == len(LEVELS) - 1:
                actions[words.number or wording.ACTION] = made
                actions[wording.ACTION] = made
            self._read_below(child, level + 1, made, volet)

    def _fills(self, node: Node) -> bool:
        """Whether an element only fills a level that the plan does not have."""
        named = (node.value("Libelle"), node.attributes.get("ElementId", ""))
        return any(map(wording.is_nobody, named))

    def _action_above(
        self,
        node: Node,
        words: wording.Wording,
        actions: dict[str, OutlineNode],
        parent: OutlineNode | None,
        volet: Volet | None,
    ) -> OutlineNode | None:
        """Action that a flattened sub-action belongs to; where the file lacks it, its number stands alone."""
        if words.above is None:
            return parent
        if words.above not in actions:
            message = f"L’action « {words.above} » n’est nommée que par sa sous-action, sans libellé."
            self.notes.append(Note("guessed", node.line, message))
            bare = Node("Action", {}, node.line, node.line)
            actions[words.above] = self._add(
                bare, "action", wording.Wording(None, words.above), parent, volet
            )
            self._sources[-1] = (node, Values(self.origin))
        return actions[words.above]

    def _add(
        self, node: Node, kind: Kind, words: wording.Wording, parent: OutlineNode | None, volet: Volet | None
    ) -> OutlineNode:
        path = tuple(re.findall(r"[0-9]+|(?<=[0-9.])[A-Za-z]\b", words.number or ""))
        made = OutlineNode(kind, words.number, path, words.label or "", [], "", 0, len(self.nodes), volet)
        if parent is not None:
            parent.adopt(made)
        self.nodes.append(made)
        values = element_values(node, self.origin)
        self._has_contacts |= values.has_contacts
        self.notes += values.notes
        self._sources.append((node, values))
        return made

    def _note_dropped(self, node: Node, libelle: str) -> None:
        """Note what a volet says of itself: a volet is a facet of its elements, and holds nothing."""
        fields = element_values(node, self.origin).fields
        said = {name for name, value in fields.items() if value and str(value) != NEUTRAL.get(name)}
        if said:
            told = ", ".join(tag for name, tag in _TAGS.items() if name in said)
            message = f"Le volet « {libelle} » a des valeurs à lui ({told}) : elles ne sont pas reprises."
            self.notes.append(Note("skipped", node.line, message))

    def items(self) -> tuple[Item, ...]:
        """All elements as items; those of a volet rest on its label."""
        if self._has_contacts:
            message = "Les téléphones et les courriels des personnes ne sont pas repris."
            self.notes.append(Note("skipped", None, message))
        ids = name_nodes(self.nodes)
        own = {
            node.order: source.attributes.get("ElementId", "")
            for node, (source, _) in zip(self.nodes, self._sources, strict=True)
        }
        if self._keep_ids and len(set(own.values())) == len(own):
            ids = own
        return tuple(
            self._item(node, ids, *source) for node, source in zip(self.nodes, self._sources, strict=True)
        )

    def _item(self, node: OutlineNode, ids: dict[int, str], source: Node, values: Values) -> Item:
        fields: dict[str, Any] = dict(values.fields)
        partners = fields.pop("partners", ())
        return Item(
            id=ids[node.order],
            parent=ids[node.parent.order] if node.parent is not None else None,
            kind=node.kind,
            number=node.number,
            label=node.label or None,
            volet=node.volet,
            partners=tuple(PartnerMention(words, words, None, False) for words in partners),
            evidence=(_passage(source, self.origin),),
            facts=(*self._volet_facts(node, source), *values.facts),
            **fields,
        )

    def _volet_facts(self, node: OutlineNode, source: Node) -> list[Fact]:
        above = source
        while above.parent is not None and above.tag != LEVELS[0][1]:
            above = above.parent
        label = above.get("Libelle")
        return [Fact("volet", node.volet, self.origin.passage(label))] if node.volet and label else []


def _passage(node: Node, origin: Origin) -> Evidence:
    """Passage of an element: from its first line to that of its label, the label its quotation."""
    label = node.get("Libelle")
    words = label.text if label is not None and label.text.strip() else None
    quote = normalise_space(words or f"ElementId {node.attributes.get('ElementId', '?')}")
    last = label.end_line if label is not None else node.line
    return Evidence(origin.file, node.line, max(node.line, last), quote, node.path)
