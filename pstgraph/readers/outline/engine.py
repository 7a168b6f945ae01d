"""From a document to a reading, step by step."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace

from pstgraph.model.plan import Kind, Reading
from pstgraph.readers.document import Document
from pstgraph.readers.outline import lexicon
from pstgraph.readers.outline.axes import settle_axes
from pstgraph.readers.outline.bands import settle_bands
from pstgraph.readers.outline.bare_facts import bare_facts
from pstgraph.readers.outline.codes import read_chains, read_column_codes
from pstgraph.readers.outline.context import Context, Options
from pstgraph.readers.outline.facts import facts_first
from pstgraph.readers.outline.glosses import glosses_of, with_glosses
from pstgraph.readers.outline.grade import Grader
from pstgraph.readers.outline.habits import acting_looks, bare_kinds, cites_objectives, own_blocks
from pstgraph.readers.outline.inline import with_inline_fields
from pstgraph.readers.outline.items import build_plan
from pstgraph.readers.outline.leaders import settle_leaders
from pstgraph.readers.outline.legend import legend_of
from pstgraph.readers.outline.merge import merge_lists
from pstgraph.readers.outline.nodes import Node, Notebook
from pstgraph.readers.outline.parenthesised import settle_parenthesised
from pstgraph.readers.outline.pieces import Piece
from pstgraph.readers.outline.relative import rank_words
from pstgraph.readers.outline.row_steps import is_unsaid, settle_rows
from pstgraph.readers.outline.rows import join_rows
from pstgraph.readers.outline.settle import (
    settle_asides,
    settle_bare_numbers,
    settle_bare_objectives,
    settle_codes,
    split_codes,
    split_lists,
)
from pstgraph.readers.outline.start import silent_start
from pstgraph.readers.outline.tables import Tables
from pstgraph.readers.outline.units import units_of
from pstgraph.readers.outline.volets import settle_volets

# With fewer elements found by their words, an outline of bare numbers or headings is looked for.
_FEW = 4
# What the steps guess that give levels by the place of words and not by what these say.
_GUESSES: dict[object, str] = {
    settle_bands: "Les lignes qui couvrent le tableau sont lues comme objectifs des actions au-dessous.",
    rank_words: "Le plan nomme ses niveaux avec des mots à lui : ils sont lus d'après leur ordre.",
    settle_leaders: "Des lignes sans marque, près des listes annoncées, ont le niveau que dit leur place.",
}


def read_outline(document: Document) -> Reading:
    """Read a document as a plan: its outline, the values as written, what the plan says of itself.

    Nothing is linked; every value has its passage, every guess a note. A document that is no plan
    gives no item and a note that says why.
    """
    units, banners = units_of(document)
    glosses = glosses_of(units)
    pieces = with_glosses(Tables(glosses).pieces(join_rows(units)), glosses)
    notes = Notebook()
    for piece in filter(is_unsaid, pieces):
        notes.add("skipped", piece.line, "Cet élément reste à définir : il n'est pas repris.")
    for settle in (
        read_chains,
        read_column_codes,
        settle_rows,
        settle_bands,
        rank_words,
        split_lists,
        settle_bare_numbers,
        settle_bare_objectives,
        settle_codes,
        split_codes,
        settle_asides,
        bare_facts,
        settle_leaders,
        settle_parenthesised,
    ):
        before, pieces = pieces, settle(pieces)
        _tell_guess(_GUESSES.get(settle), before, pieces, notes)
    pieces = facts_first([part for piece in pieces for part in with_inline_fields(piece)])
    context = _graded(pieces, notes)
    nodes = merge_lists(context.nodes, notes)
    settle_axes(nodes, context.options, notes)
    settle_volets(nodes, pieces, notes)
    return build_plan(document, pieces, nodes, context.skipped, banners, notes)


def _tell_guess(message: str | None, before: list[Piece], after: list[Piece], notes: Notebook) -> None:
    """Note a step that gave pieces levels which the document does not name, at the first of them."""
    changed = (new for old, new in zip(before, after, strict=False) if _level(old) != _level(new))
    first = next(changed, None) if message else None
    if first is not None and message:
        notes.add("guessed", first.line, message)


def _level(piece: Piece) -> str | None:
    return piece.kind or (piece.mark.kind if piece.mark.form == "level" else None)


def _graded(pieces: list[Piece], notes: Notebook) -> Context:
    """Grade until the document's own habits are settled: bare level words, loose actions, bullets."""
    named = frozenset(
        str(p.kind or p.mark.kind) for p in pieces if p.kind or p.mark.form in {"level", "announce"}
    )
    options = Options(
        bare=bare_kinds(pieces),
        cards=cites_objectives(pieces),
        named=named,
        own_blocks=own_blocks(pieces),
        legend=legend_of(pieces),
    )
    trial = Grader(pieces, options, Notebook()).run()
    if len(trial.nodes) < _FEW or not _has_levels(trial.kinds()):
        silent = replace(options, start=silent_start(pieces, options.legend), bare=frozenset())
        other = Grader(pieces, silent, Notebook()).run()
        if len(other.nodes) > len(trial.nodes):
            options, trial = silent, other
    options = replace(
        options, loose=_loose_kind(trial.nodes), looks=_majority(trial.nodes) | acting_looks(trial.nodes)
    )
    return Grader(pieces, options, notes).run()


def _has_levels(kinds: set[str]) -> bool:
    """Whether an outline has objectives, or axes in their place above its actions."""
    return bool(kinds & {"strategic_objective", "operational_objective"}) or kinds >= {"axis", "action"}


def _loose_kind(nodes: list[Node]) -> Kind | None:
    """Unmarked lines are actions where operational objectives have them and hardly any marked actions."""
    objectives = [node for node in nodes if node.kind == "operational_objective"]
    acting = [node for node in objectives if any(child.kind == "action" for child in node.children)]
    with_text = [node for node in objectives if node.loose]
    if objectives and len(with_text) >= 0.4 * len(objectives) and len(acting) <= 0.1 * len(objectives):
        return "action"
    return None


def _majority(nodes: list[Node]) -> dict[str, Kind]:
    """The kind of each bullet or unmarked style, where nearly all of its items are of one kind."""
    kinds: dict[str, Counter[Kind]] = defaultdict(Counter)
    for node in nodes:
        if not node.explicit and node.signature.startswith(("b:", "h:")):
            kinds[node.signature][node.kind] += 1
    settled = {}
    for signature, counts in kinds.items():
        kind, count = max(counts.items(), key=lambda pair: (pair[1], lexicon.RANK[pair[0]]))
        if count >= 0.7 * sum(counts.values()):
            settled[signature] = kind
    return settled
