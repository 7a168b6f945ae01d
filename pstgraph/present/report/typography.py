"""How texts are set in the report: apostrophes alike, no characters without a font, numbers that agree."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from pstgraph.present.labels import word

if TYPE_CHECKING:
    from jinja2 import Environment

# Word writes bullets of its Symbol and Wingdings fonts as characters for private use: no other font has them.
_PRIVATE = re.compile("[\ue000-\uf8ff]+\\s*")


def apostrophes(value: Any) -> Any:
    """Set the typographic apostrophe in the report's own words; what is marked as final stays.

    >>> apostrophes("CPAS d'Onhaye"), apostrophes(Markup("d'Onhaye"))
    ('CPAS d’Onhaye', Markup("d'Onhaye"))
    """
    return value.replace("'", "’") if isinstance(value, str) and not isinstance(value, Markup) else value


def in_picture(svg: str) -> str:
    """Set the typographic apostrophe in the words of a picture."""
    return re.sub(r"(<text[^>]*>)([^<]*)", lambda found: found[1] + apostrophes(found[2]), svg)


def quote(text: str) -> Markup:
    r"""Show the words of a document as they are; characters that no font has stay in the page unseen.

    >>> quote("\uf0b7 L'accueil")
    Markup('<span hidden>\uf0b7 </span>L&#39;accueil')
    """
    return Markup(_PRIVATE.sub(lambda found: f"<span hidden>{found[0]}</span>", str(escape(text))))


def count(number: int, one: str, many: str) -> str:
    """Say a number with its noun: French has the plural from two.

    >>> count(0, "action n'a", "actions n'ont"), count(2, "piste", "pistes")
    ("0 action n'a", '2 pistes')
    """
    return f"{number} {one if number < 2 else many}"


def set_up(environment: Environment) -> None:
    """Give these to a template's environment."""
    environment.finalize = apostrophes
    environment.filters["quote"] = quote
    environment.globals["count"] = count
    environment.globals["word"] = lambda key: word(key, "fr")
