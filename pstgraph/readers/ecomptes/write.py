"""A plan as a file of eComptes, in either variant."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from decimal import Decimal
from xml.sax.saxutils import escape, quoteattr

from pstgraph.identifiers import ID
from pstgraph.model.plan import Article, Item, Plan, Projection
from pstgraph.readers.ecomptes import wording
from pstgraph.readers.ecomptes.arrange import Placed, arrange
from pstgraph.readers.ecomptes.schema import LABEL, LEVELS, STATUSES, UNKNOWN_INS, VERSION, Variant
from pstgraph.readers.ecomptes.tree import Node
from pstgraph.readers.ecomptes.unknown import NEUTRAL, with_remark
from pstgraph.readers.ecomptes.values import OWN
from pstgraph.text import fold, normalise_space
from pstgraph.vocabulary import scheme

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_CIVILITY = re.compile(
    r"(?:(?P<MADAME>Mme|Madame|Mlle|Mademoiselle)|(?P<MONSIEUR>M\.|Mr|Monsieur))(?:\s|\.\s)"
)
NEUTRAL_CIVILITY = "MONSIEUR"
_NAME, _CODE, _PLAN_ID = 100, 50, 40
_IDS = {
    None: wording.NOBODY,
    "internal": "volet-interne",
    "external": "volet-externe",
    "common": "volet-commun",
}


def write(plan: Plan, variant: Variant) -> str:
    """Write a plan as a file that is valid in a variant.

    Parameters
    ----------
    plan
        Any plan. What the format asks for and the plan does not state is written neutral: INS 99999, year 0,
        NON_COMMENCE, 0; ``RemarqueStatut`` says so for each element.
    variant
        ``in``, what eComptes accepts, or ``out``, what it sends.

    Returns
    -------
    str
        The file, which declares UTF-8. What it loses is told by
        :func:`pstgraph.readers.ecomptes.losses.losses`.
    """
    lines = ['<?xml version="1.0" encoding="UTF-8"?>']
    _print(build(plan, variant), lines, 0)
    return "\n".join(lines) + "\n"


def _print(node: Node, lines: list[str], depth: int) -> None:
    attributes = "".join(f" {key}={quoteattr(_kept(value))}" for key, value in node.attributes.items())
    start = "  " * depth + f"<{node.tag}{attributes}"
    if node.children:
        lines.append(start + ">")
        for child in node.children:
            _print(child, lines, depth + 1)
        lines.append("  " * depth + f"</{node.tag}>")
    elif node.text:
        lines.append(f"{start}>{escape(_kept(node.text), {chr(13): '&#13;'})}</{node.tag}>")
    else:
        lines.append(start + "/>")


def _kept(words: str) -> str:
    """Leave out the characters that XML cannot hold."""
    return _NOT_XML.sub("", words)


def build(plan: Plan, variant: Variant) -> Node:
    """Build the tree of a file."""
    root = Node("dataroot")
    year = exercise(plan)
    head = root.add(Node("Identifiants"))
    for tag, words in (
        ("Id", (plan.document_date or "").replace("-", "") or f"sha256:{plan.source.sha256[:16]}"),
        ("TypeAdmin", "CPAS"),
        ("INS", plan.cpas.nis if plan.cpas else str(UNKNOWN_INS)),
        ("Type", "PST"),
        ("Exercice", year),
        ("Version", VERSION),
        ("Generateur", OWN),
    ):
        _leaf(head, tag, words)
    pst = root.add(Node("PST"))
    about = pst.add(Node("DescriptionPST"))
    period = plan.period
    name = plan.iri.removeprefix(f"{ID}plan/") if plan.iri else plan.source.sha256
    _leaf(about, "IdPST", name[:_PLAN_ID])
    _leaf(about, "Libelle", normalise_space(_kept(plan.title or ""))[:LABEL] or wording.UNTITLED)
    _leaf(about, "ExerciceDebut", (period.start if period else None) or "0")
    _leaf(about, "ExerciceFin", (period.end if period else None) or "0")
    volets = pst.add(Node("Volets"))
    writer = _Writer(variant, year, {item.id for item in plan.items})
    for placed in arrange(plan):
        writer.element(volets, placed)
    return root


def exercise(plan: Plan) -> str:
    """Return the year of the file: the first of the stated period, else that of the document, else 0."""
    stated = (plan.period.start if plan.period else None) or (plan.document_date or "")[:4]
    return stated if re.fullmatch("[0-9]{4}", stated) else "0"


def _leaf(parent: Node, tag: str, words: str) -> Node:
    node = parent.add(Node(tag))
    node.text = words
    return node


class _Writer:
    """Writes elements of one plan."""

    def __init__(self, variant: Variant, year: str, taken: set[str]) -> None:
        self._variant, self._year, self._taken = variant, year, taken

    def element(self, container: Node, placed: Placed) -> None:
        """Write an element and what is below it."""
        item = placed.item
        ident = item.id if item is not None else self._unused(placed)
        node = container.add(Node(LEVELS[placed.level][1], {"ElementId": ident, "Exercice": self._year}))
        _leaf(node, "Libelle", libelle(placed)[0])
        _write_values(
            node, item or Item(id="", parent=None, kind="axis", number=None, label=None), item is None
        )
        if self._variant == "out":
            _write_money(node, item)
        if placed.below:
            holder = node.add(Node(LEVELS[placed.level + 1][0]))
            for child in placed.below:
                self.element(holder, child)

    def _unused(self, placed: Placed) -> str:
        """Id of an element that is none of the plan's."""
        stem = _IDS[placed.volet] if placed.level == 0 else wording.NOBODY
        name, rank = stem, 1
        while name in self._taken:
            rank += 1
            name = f"{stem}-{rank}"
        self._taken.add(name)
        return name


def libelle(placed: Placed) -> tuple[str, bool]:
    """Return the Libelle of a placed element, and whether it had to be cropped."""
    item = placed.item
    if item is None:
        return wording.volet_label(placed.volet) if placed.volet else wording.NOBODY.upper(), False
    is_step = item.kind == "sub_action"
    above = None
    if placed.above is not None:
        above = normalise_space(_kept(placed.above.number or "")) or wording.ACTION
    label, number = (normalise_space(_kept(words or "")) or None for words in (item.label, item.number))
    words = wording.Wording(label, number, above, is_step)
    return wording.put_together(words, item.volet if item.kind == "axis" else None)


def _write_values(node: Node, item: Item, is_filling: bool) -> None:
    start, end = days(item)
    for tag, day in (("DateDebut", start), ("DateFin", end)):
        if day is not None:
            _leaf(node, tag, day)
    _text(node, "Description", item.description or "")
    status = status_code(item.status)
    progress, fte = number_text(item.progress, 100), number_text(item.fte)
    said = {"status": status, "progress": progress, "fte": fte}
    unknown = [] if is_filling else [name for name, words in said.items() if words is None]
    _leaf(node, "Statut", status or NEUTRAL["status"])
    for tag, owners in (("Responsable", item.pilots), ("Mandataire", item.political_pilots)):
        name = next((normalise_space(_kept(owner)) for owner in owners), "")[:_NAME]
        if name:
            _person(node.add(Node(tag)), name)
    department = normalise_space(_kept(item.department or ""))
    if department:
        _leaf(node, "Departement", department)
    _leaf(node, "TauxAvancement", progress or NEUTRAL["progress"])
    _text(node, "RemarqueStatut", with_remark(item.status_note, unknown))
    _leaf(node, "ETP", fte or NEUTRAL["fte"])
    _list(node, "Plans", "Plan", item.plans)
    _list(node, "Partenaires", "Partenaire", (partner.mention for partner in item.partners))


def _text(parent: Node, tag: str, words: str) -> None:
    node = parent.add(Node(tag))
    _leaf(node, "Mode", "TEXTE")
    _leaf(node, "Valeur", words)


def _person(node: Node, name: str) -> None:
    """Write an owner as iA.PST does: the words are the Nom, the civility a constant where they tell none."""
    _leaf(node, "Civilite", civility(name) or NEUTRAL_CIVILITY)
    for tag, words in (("Nom", name), ("Prenom", ""), ("Tel", ""), ("eMail", "")):
        _leaf(node, tag, words)


def civility(name: str) -> str | None:
    """Return the civility that the words of an owner begin with.

    >>> civility("Mme Dupont"), civility("M. Petit"), civility("Service social")
    ('MADAME', 'MONSIEUR', None)
    """
    match = _CIVILITY.match(name)
    return match.lastgroup if match else None


def _list(parent: Node, container: str, tag: str, values: Iterable[str]) -> None:
    holder = parent.add(Node(container))
    for words in values:
        if normalise_space(_kept(words)):
            _leaf(holder, tag, normalise_space(_kept(words)))


def _write_money(node: Node, item: Item | None) -> None:
    articles = node.add(Node("Articles"))
    for article in item.articles if item else ():
        _article(articles.add(Node("Article")), article)
    projections = node.add(Node("Projections"))
    for projection in item.projections if item else ():
        _projection(projections.add(Node("Projection")), projection)


def _article(node: Node, article: Article) -> None:
    _leaf(node, "Exercice", str(article.year))
    _kind(node, article)
    _leaf(node, "CodeArticle", article.code[:_CODE])
    _leaf(node, "Libelle", article.label[:LABEL])
    _leaf(node, "Montant", f"{article.amount:f}")


def _projection(node: Node, projection: Projection) -> None:
    _kind(node, projection)
    _leaf(node, "GroupeEco", projection.group)
    _leaf(node, "Libelle", projection.label[:LABEL])
    years = node.add(Node("Exercices"))
    for year, amount in projection.amounts:
        _leaf(years.add(Node("Exercice", {"Valeur": str(year)})), "Montant", f"{amount:f}")


def _kind(node: Node, line: Article | Projection) -> None:
    _leaf(node, "Service", line.service)
    _leaf(node, "Type", line.type)


def status_code(words: str | None) -> str | None:
    """Return the format's code of a status, by any of its labels; None where the format has none.

    >>> status_code("en cours"), status_code("done"), status_code("en panne")
    ('EN_COURS', 'TERMINE', None)
    """
    if words is None or words in STATUSES:
        return words
    wanted = fold(words)
    for concept in scheme("status"):
        if wanted and wanted in map(fold, (concept.code, *concept.notations, *concept.labels())):
            return concept.notation
    return None


def number_text(number: Decimal | None, most: int | None = None) -> str | None:
    """Return a number in the spelling of the format, None where it is unknown or out of range."""
    if number is None or number < 0 or (most is not None and number > most):
        return None
    return f"{number:f}"


def days(item: Item) -> tuple[str | None, str | None]:
    """Return the first and last day of an element; a year or a month is widened to its days.

    >>> from pstgraph.model.plan import Deadline
    >>> when = Deadline("2020 à mars 2021", "2020", "2021-02")
    >>> days(Item(id="A1", parent=None, kind="action", number=None, label="Former", deadline=when))
    ('2020-01-01', '2021-02-28')
    """
    if item.deadline is None:
        return None, None
    return _day(item.deadline.start, first=True), _day(item.deadline.end, first=False)


def _day(words: str | None, first: bool) -> str | None:
    match = re.fullmatch(r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?", words or "")
    if match is None:
        return None
    year, month = int(match["year"]), int(match["month"] or (1 if first else 12))
    if year < 1 or not 1 <= month <= 12:
        return None
    last = calendar.monthrange(year, month)[1]
    day = int(match["day"] or (1 if first else last))
    return f"{year:04}-{month:02}-{day:02}" if 1 <= day <= last else None
