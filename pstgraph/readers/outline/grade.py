"""Pieces to nodes: which level each piece is of, and what it stands under.

One pass with a stack. A level's own word decides; else the number's prefix, the depth announced by
the section, the look of earlier siblings, and last the level below what is open. What a whole document
settles by majority comes in as :class:`pstgraph.readers.outline.context.Options`.
"""

from __future__ import annotations

import re

from pstgraph.model.plan import Kind
from pstgraph.readers.flat import flat
from pstgraph.readers.outline import lexicon
from pstgraph.readers.outline.cards import cited, repeated_row
from pstgraph.readers.outline.context import Context, Options
from pstgraph.readers.outline.generic import kind_of
from pstgraph.readers.outline.headings import Headings
from pstgraph.readers.outline.mark import BY_PLACE
from pstgraph.readers.outline.nodes import Node, Notebook
from pstgraph.readers.outline.owners import owner_of
from pstgraph.readers.outline.pairs import ITEMS
from pstgraph.readers.outline.parents import place
from pstgraph.readers.outline.phrases import pattern_of
from pstgraph.readers.outline.pieces import Piece, Value
from pstgraph.readers.outline.sections import Section
from pstgraph.text import fold

# Texts under an element are its description up to these lengths; longer ones are prose around the plan.
MAX_PARAGRAPH = 700
MAX_DESCRIPTION = 1500
MAX_TITLE = 400
# A title stands at most this many lines below a number that stands alone.
MAX_TITLE_GAP = 8
_AXIS_WORD = re.compile(rf"^{pattern_of(lexicon.LEVEL_WORDS['axis'])}$")
# "(photo : goûter des aînés)"
_CAPTION = re.compile(r"^[(\[]?\s*(?:(?:credits?\s+)?photos?|illustration|images?|legende)\s*(?:\d+\s*)?[:-]")
# Fields whose value is a list of its own, whatever its bullets look like.
_LISTED_FIELDS = frozenset({"indicators", "partners"})


class Grader:
    """One pass over the pieces of a document."""

    def __init__(self, pieces: list[Piece], options: Options, notes: Notebook) -> None:
        self.context = Context(pieces, options, notes)
        self._headings = Headings(self.context)

    def run(self) -> Context:
        """Grade all pieces; the state at the end holds the nodes in document order."""
        start = self.context.options.start
        for index, piece in enumerate(self.context.pieces):
            if start is not None and index == start[0]:
                self.context.close()
                self.context.announced, self.context.depth = start[1], 1
            self._step(index, piece)
        return self.context

    def _step(self, index: int, piece: Piece) -> None:
        context, mark = self.context, piece.mark
        section = self._headings.section_of(piece)
        if mark.form == "volet":
            context.volet = next(volet for volet in lexicon.VOLETS if volet == mark.kind)
            context.volet_line = piece.lines[0]
            context.close()
            context.anew = True
            if context.options.start is not None and index > context.options.start[0]:
                # An outline without level words goes on in its next part as it began.
                context.announced, context.depth = context.options.start[1], 1
        elif mark.form == "close":
            self._close(mark.kind)
        elif section is not None:
            self._open_section(index, piece, section)
        elif cited(context, piece) or repeated_row(context, piece) or self._reopens(piece):
            return
        elif piece.kind is not None:
            self._add(piece, self._by_column(piece, piece.kind))
        elif mark.form == "level" and (mark.number or mark.kind in context.options.bare):
            self._explicit(index, piece)
        elif mark.form == "field" and not self._heads_objective(index, piece):
            self._field(piece)
        elif not piece.label:
            self._continuation(index, piece)
        else:
            self._generic(index, piece)

    def _close(self, kind: str | None) -> None:
        """Close a level; or the items of a list, where facts in a table below are of what they stand in."""
        parent = self.context.top.parent if self.context.top is not None else None
        if kind != ITEMS:
            self.context.pop_to(lexicon.RANK[str(kind)])
        elif parent is not None and len(parent.children) > 1 and not any(n.values for n in parent.children):
            self.context.stack = parent.chain()

    def _add(self, piece: Piece, kind: Kind) -> None:
        context = self.context
        if (
            context.local
            and context.announced == "sub_action"
            and lexicon.RANK[kind] < lexicon.RANK["action"]
        ):
            # The steps that an action announces end with its objective.
            context.announced, context.local = None, False
        place(context, context.new_node(piece, kind, piece.label))

    def _by_column(self, piece: Piece, kind: Kind) -> Kind:
        """The kind of a row by its column; one whose number goes on that of a row above is a level deeper."""
        path = piece.mark.path
        above = next((node for node in reversed(self.context.stack) if node.kind == kind), None)
        deeper = above is not None and above.path and above.path == path[: len(above.path)] != path
        return lexicon.LEVELS[min(lexicon.RANK[kind] + 1, len(lexicon.LEVELS) - 1)] if deeper else kind

    def _reopens(self, piece: Piece) -> bool:
        """Go on with an objective whose heading is repeated word for word, on the next page or slide."""
        context, mark = self.context, piece.mark
        if piece.cites:
            return self._goes_to(piece)
        if piece.heading and mark.form == "none" and not piece.bullet and not piece.row:
            return self._reopens_by_words(piece)
        if mark.form != "level" or not mark.number or not mark.label or lexicon.RANK[str(mark.kind)] >= 3:
            return False
        same = (n for n in context.numbered(mark.path) if n.kind == mark.kind and n.children)
        known = next((n for n in same if fold(n.label) == fold(mark.label)), None)
        if known is not None:
            known.repeats.append(piece.lines)
            context.stack, context.open_value = known.chain(), None
        return known is not None

    def _reopens_by_words(self, piece: Piece) -> bool:
        """Go on with an objective that a list has named, below a heading that has its words alone."""
        same = [n for n in self.context.labelled(piece.text) if n.rank < lexicon.RANK["action"] and n.path]
        if len(same) != 1:
            return False
        same[0].repeats.append(piece.lines)
        self.context.stack, self.context.open_value = same[0].chain(), None
        return True

    def _goes_to(self, piece: Piece) -> bool:
        """Open the element whose code is printed before that of one under it ("OS1.OO1.A1")."""
        context, mark = self.context, piece.mark
        context.pop_to(lexicon.RANK[str(mark.kind)])
        same = [node for node in context.numbered(mark.path) if node.kind == mark.kind]
        known = next((node for node in same if node.parent is context.top), None) or next(iter(same), None)
        if known is not None:
            context.stack = known.chain()
        return known is not None

    def _open_section(self, index: int, piece: Piece, section: Section) -> None:
        context = self.context
        if section.role == "around" or section.kind is None:
            context.close()
            context.skipped.append(piece)
            if not any(node.volet == context.volet for node in context.nodes):
                context.volet = None
            return
        rank = lexicon.RANK[section.kind]
        heading = piece.mark.form != "announce" or piece.mark.style == "numbered"
        context.local = bool(context.stack) and context.stack[0].rank < rank and not heading
        announced, top = section.kind, context.top
        if context.local and top is not None and top.explicit and top.kind == announced == "action":
            # "Projet 1 … / Mesures :": what an action announces are its steps.
            announced = "sub_action"
        elif context.local:
            context.pop_to(rank)
            context.section += 1
        else:
            context.close()
        context.announced, context.open_value = announced, None
        context.depth = self._depth_ahead(index)

    def _depth_ahead(self, index: int) -> int:
        """Deepest number of the section that begins at a piece."""
        depth = 1
        for piece in self.context.pieces[index + 1 :]:
            if piece.mark.form in {"announce", "volet"}:
                break
            if piece.mark.form == "number":
                depth = max(depth, len(piece.mark.path))
        return depth

    def _explicit(self, index: int, piece: Piece) -> None:
        mark, top = piece.mark, self.context.top
        in_action = top is not None and top.rank >= lexicon.RANK["action"]
        said = in_action and "axe" not in flat(mark.word or "") and not self._gathers(index, piece)
        if mark.kind == "axis" and mark.number is None and said:
            # "Thématique : logement" in an action's card says of what it is, and opens nothing.
            self._tell(Value("theme", mark.label, piece.lines, True, mark.word or ""))
        elif mark.kind == "sub_action" and top is None:
            # "Étape 1 : préparer la démarche" with nothing open is a step of the method, not of an action.
            self.context.skipped.append(piece)
        else:
            self._add(piece, lexicon.KIND[mark.kind])

    def _gathers(self, index: int, piece: Piece) -> bool:
        """Whether "Thème : logement" is a heading: it looks like one, or a strategic objective follows it."""
        following = self.context.pieces[index + 1 : index + 2]
        if self.context.options.cards:
            return False
        return piece.heading or any(
            p.mark.form == "level" and p.mark.kind == "strategic_objective" for p in following
        )

    def _heads_objective(self, index: int, piece: Piece) -> bool:
        """Read "Enjeu : le social" right above a strategic objective as an axis, not as a field."""
        following = self.context.pieces[index + 1] if index + 1 < len(self.context.pieces) else None
        axis = _AXIS_WORD.match(flat(piece.mark.word or ""))
        if (
            not axis
            or following is None
            or following.mark.kind != "strategic_objective"
            or not piece.mark.label
        ):
            return False
        place(self.context, self.context.new_node(piece, "axis", piece.mark.label))
        return True

    def _tell(self, value: Value) -> None:
        if self.context.top is not None:
            self.context.top.values.append(value)

    def _field(self, piece: Piece) -> None:
        context, node = self.context, owner_of(self.context, piece)
        value = Value(str(piece.mark.kind), piece.mark.label, piece.lines, True, piece.mark.word or "")
        if piece.mark.style == BY_PLACE and node is not None:
            message = f"« {value.text} » est lu comme pilote d'après sa place dans la ligne."
            context.notes.add("guessed", piece.line, message)
        if node is None:
            context.skipped.append(piece)
        elif value.field == "label" and value.text:
            if not node.label:
                node.label, node.lines = value.text, [*node.lines, *piece.lines]
        elif value.field == "steps" and not value.text and node.kind == "action":
            context.announced, context.local, context.open_value = "sub_action", True, None
        elif value.text:
            node.values.append(value)
            context.open_value = None
        else:
            context.open_value = value

    def _continuation(self, index: int, piece: Piece) -> None:
        """A row without label says more of the row before, or of the next one where that one lacks it."""
        context, top = self.context, self.context.top
        following = next((p for p in context.pieces[index + 1 : index + 2] if p.row and p.values), None)
        held = {value.field for value in top.values} if top else set()
        fields = {value.field for value in piece.values}
        if following is not None and fields <= held and not fields & {v.field for v in following.values}:
            context.pending = piece
            where = "la ligne suivante, à laquelle la donnée manque"
        elif top is not None:
            top.values += list(piece.values)
            where = "la ligne qui la précède"
        else:
            context.skipped.append(piece)
            return
        context.notes.add("guessed", piece.line, f"Cette ligne sans intitulé est lue avec {where}.")

    def _generic(self, index: int, piece: Piece) -> None:
        context = self.context
        if self._is_title(piece):
            return
        kind = kind_of(context, index, piece)
        opened = context.open_value
        if opened is not None and context.stack and not self._leaves_value(piece, kind):
            self._tell(Value(opened.field, piece.text, piece.lines, True, opened.name))
        elif kind is not None:
            self._add(piece, kind)
        elif context.top is not None and piece.mark.form == "none" and self._describes(context.top, piece):
            context.top.loose.append((piece.text, piece.lines))
        else:
            context.skipped.append(piece)

    def _describes(self, node: Node, piece: Piece) -> bool:
        """Whether a text under an element is still about it: neither long prose, nor ever more of it."""
        told = sum(len(text) for text, _ in node.loose)
        if _CAPTION.match(flat(piece.text)):
            return False
        return len(piece.text) <= MAX_PARAGRAPH and told + len(piece.text) <= MAX_DESCRIPTION

    def _leaves_value(self, piece: Piece, kind: Kind | None) -> bool:
        """Whether a piece is an item again after an open field ("Indicateurs :" and its list)."""
        opened = self.context.open_value
        if piece.bullet and opened is not None and opened.field in _LISTED_FIELDS:
            return False
        looks = {node.signature for node in self.context.stack if not node.explicit}
        return piece.signature in looks or (kind is not None and piece.heading) or len(piece.mark.path) > 1

    def _is_title(self, piece: Piece) -> bool:
        """Give a number that stands alone the text right below it as its title."""
        node: Node | None = self.context.top
        if node is None or self.context.nodes[-1] is not node or piece.mark.form != "none" or piece.bullet:
            return False
        far = piece.line - node.lines[-1].number > MAX_TITLE_GAP
        if node.label or node.values or far or len(piece.text) > MAX_TITLE:
            return False
        node.label = piece.text
        node.lines += list(piece.lines)
        return True
