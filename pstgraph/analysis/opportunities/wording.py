"""What a card says, in French: title, reasons, legal form, next step. Texts only, no rule."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pstgraph.analysis.opportunities.facts import mode
from pstgraph.analysis.opportunities.lead import FLAG_MODE, FLAG_PERIOD, Lead
from pstgraph.analysis.opportunities.proof import proof
from pstgraph.identifiers import local_name
from pstgraph.text import fold, stem
from pstgraph.vocabulary import scheme

PERIODS: Mapping[str, str] = {
    "overlaps": "Les périodes se recoupent",
    "successive": "La période de l’un se termine avant celle de l’autre",
    "disjoint": "Les périodes ne se touchent pas",
    "unknown": "Période à confirmer : au moins un des deux textes ne la dit pas",
}
# Code of the suggested form of cooperation in the list of legal forms.
FORMS: Mapping[str, str] = {
    "T1": "convention",
    "T2": "convention",
    "T3": "echange-experience",
    "T4": "marche-conjoint",
    "T5": "marche-conjoint",
    "T6": "mise-a-disposition",
    "T7": "convention",
    "T8": "adhesion",
    "T9": "dossier-conjoint",
}
NEXT_STEPS: Mapping[str, str] = {
    "T1": "Se téléphoner avant de rencontrer {what} : les demandes peuvent-elles être posées ensemble ?",
    "T2": "Comparer où en est chacun et ce qui peut être préparé ou mené ensemble.",
    "T3": "Demander au {a} ce qui a été appris, avant que le {b} ne commence.",
    "T4": "Comparer les plans de formation et demander une offre pour un groupe commun.",
    "T5": "Comparer les besoins et les échéances avant de lancer chacun son marché.",
    "T6": "Chiffrer le temps de travail dont chacun a besoin et voir qui peut engager.",
    "T7": "Répondre à l’appel : proposer une première rencontre.",
    "T8": "Demander au {a} comment il travaille avec {what}, puis comment le {b} peut s’y joindre.",
    "T9": "Vérifier si un appel est ouvert et si un dossier conjoint est recevable.",
}
OPEN_EVENT = "Demander à s’associer à la rencontre et y proposer son sujet."
WHO_IS_AHEAD_UNKNOWN = "Se demander où en est chacun, puis partager documents, coûts et leçons."
SAME_LEGISLATURE = "Les deux actions sont de la même législature."
_FAR = "Éloignement"
_WORDS = "mots : "
_NAMES: Mapping[str, str] = {"T5": "purchase", "T6": "job", "T9": "instrument"}


def theme_label(code: str, lang: str = "fr") -> str:
    """Label of a theme."""
    return scheme("theme").label(code, lang)


def subject_label(lead: Lead) -> str:
    """Label of the first subject that both actions name; empty where there is none."""
    return ", ".join(scheme("subject").label(code) for code in lead.shared_subjects[:1])


def what_matched(lead: Lead, names: Mapping[str, str]) -> str:
    """What the rule matched, in words: partners, jobs, purchases, schemes, else themes."""
    if lead.shared_partners:
        return ", ".join(_partner_name(lead, iri, names) for iri in lead.shared_partners)
    if lead.what:
        listed = scheme(_NAMES[lead.type]) if lead.type in _NAMES else None
        return ", ".join(listed.label(code) if listed else code for code in lead.what)
    return ", ".join(theme_label(code) for code in lead.shared_themes)


def _partner_name(lead: Lead, iri: str, names: Mapping[str, str]) -> str:
    """Name that the registry has for a partner, else the one that a plan gives it: never a bare key."""
    known = names.get(iri)
    if known and known != local_name(iri):
        return known
    return lead.said_name(iri) or known or iri


def title(lead: Lead, names: Mapping[str, str]) -> str:
    """Title of the card: what, and between whom."""
    subject = what_matched(lead, names)
    if lead.type in ("T2", "T3", "T7") and lead.shared_themes:
        subject = subject_label(lead) or theme_label(lead.shared_themes[0])
    return typeset(f"{type_label(lead.type)} : {subject} ({lead.a.cpas} et {lead.b.cpas})")


def typeset(text: str) -> str:
    """A French sentence with one form of apostrophe, whatever the names and labels in it use.

    >>> typeset("CPAS d'Onhaye")
    'CPAS d’Onhaye'
    """
    return text.replace("'", "’")


def type_label(code: str, lang: str = "fr") -> str:
    """Label of a type of opportunity, with a capital.

    >>> type_label("T1")
    'Partenaire commun'
    """
    label = scheme("opportunity-type").label(code, lang)
    return label[0].upper() + label[1:]


def form(lead: Lead) -> str:
    """Suggested legal form of cooperation."""
    return typeset(scheme("legal-form").label(FORMS[lead.type]))


def next_step(lead: Lead, names: Mapping[str, str]) -> str:
    """What to do next, one sentence."""
    if lead.type == "T3" and not lead.directed:
        return WHO_IS_AHEAD_UNKNOWN
    if lead.type == "T7" and lead.what:
        return OPEN_EVENT
    step = NEXT_STEPS[lead.type].format(what=what_matched(lead, names), a=lead.a.cpas, b=lead.b.cpas)
    return typeset(step)


def _who_is_ahead(lead: Lead) -> str:
    """Say no more than the texts do: an earlier date tells that it was planned, not that it was done."""
    if mode(lead.a) == "run" and FLAG_MODE not in lead.flags:
        return f"Le {lead.a.cpas} le fait déjà, le {lead.b.cpas} le prévoit."
    if lead.period != "unknown":
        return f"Le {lead.a.cpas} l’a prévu plus tôt que le {lead.b.cpas}."
    return "Qui le fait déjà et qui le prévoit n’est pas dit : à confirmer."


def distance(lead: Lead) -> str:
    """How the two lie to each other, one clause."""
    place = lead.proximity
    parts = ["distance inconnue" if place.km is None else f"{place.km:.1f} km".replace(".", ",")]
    if place.neighbours:
        parts.append("communes voisines")
    if place.same_arrondissement:
        parts.append("même arrondissement")
    elif place.same_province:
        parts.append("même province")
    return ", ".join(parts)


def reasons(lead: Lead, names: Mapping[str, str], shared: Sequence[str] = ()) -> tuple[str, ...]:
    """Why this is a lead, as sentences; ``shared`` are the reasons of the similarity of the two units."""
    said = []
    if lead.shared_partners:
        verb = "nomment" if lead.type == "T1" else "pourraient travailler avec"
        said.append(f"Les deux CPAS {verb} {what_matched(lead, names)}.")
    elif lead.what:
        said.append(f"Point commun : {what_matched(lead, names)}.")
    if lead.shared_subjects:
        labels = (scheme("subject").label(code) for code in lead.shared_subjects)
        said.append("Objet commun : " + ", ".join(labels) + ".")
    if lead.shared_themes:
        said.append("Thème commun : " + ", ".join(theme_label(code) for code in lead.shared_themes) + ".")
    if lead.type == "T3":
        said.append(_who_is_ahead(lead))
    if lead.type == "T4" and lead.period != "overlaps" and FLAG_PERIOD not in lead.flags:
        said.append(SAME_LEGISLATURE)
    said.append(f"{_FAR} : {distance(lead)}.")
    said.append(PERIODS[lead.period] + ".")
    words = _words_in_both_quotes(lead, shared)
    said += [f"Mots : {', '.join(words)}."] if words else []
    return tuple(map(typeset, said))


def matches(said: Sequence[str]) -> list[str]:
    """The sentences of a card that say what matches, without those on distance and period."""
    periods = {f"{words}." for words in PERIODS.values()}
    return [sentence for sentence in said if not sentence.startswith(_FAR) and sentence not in periods]


def _words_in_both_quotes(lead: Lead, shared: Sequence[str]) -> list[str]:
    """Words that the two units share and that a reader finds in both passages of the card.

    The similarity also looks at the objective above and at steps, which the card does not show.
    """
    quoted = [_stems(passage.quote) if (passage := proof(unit, lead)) else set() for unit in (lead.a, lead.b)]
    listed = [reason.removeprefix(_WORDS) for reason in shared if reason.startswith(_WORDS)]
    words = [word for words in listed for word in words.split(", ")]
    return [word for word in words if all(_stems(word) <= stems for stems in quoted)]


def _stems(text: str) -> set[str]:
    return {stem(word) for word in fold(text).split()}
