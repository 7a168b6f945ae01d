"""Who stands in a "pilot" cell: a role of the shared list, a role of this CPAS alone, or a person.

A person's name never becomes a resource: it stands for the concept ``named-person``, and its words stay in
the quotation and the mention.
"""

from __future__ import annotations

import re
from functools import cache

from pstgraph.errors import UsageError
from pstgraph.identifiers import concept_iri
from pstgraph.link.persons import person_among_partners
from pstgraph.text import fold
from pstgraph.vocabulary import scheme

NAMED_PERSON = concept_iri("role", "named-person")

_CIVILITY = re.compile(
    r"\b(?:M\.|MM\.|Mr\.?|Mme\.?|Mmes|Mlle\.?|Mrs\.?|Dr\.?|Me|Monsieur|Messieurs|Madame|Mesdames|Mademoiselle|"
    r"Maître|Docteur)\s+(?P<rest>\S.*)"
)
_ARTICLES = re.compile(r"^(?:le|la|les|l|un|une|du|de la|de l|des)\b ?")
_PARTICLES = frozenset(("de", "du", "des", "d", "le", "la", "van", "von", "der", "den", "ter", "y"))
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*\.?")

# Words that stand in names of functions, services and bodies, folded; a run of capitalised words with one of
# them is no person ("Service Social", "Directeur Général").
_OF_BODIES = frozenset(
    """accueil achats action adjoint adjointe admin administratif administration administrative aide aides
    aine ainee aines animateur animatrice antenne archives article as asbl assistant assistante
    assistants association atelier autonomie bien bourgmestre bp budget bureau cadre caisse cellule
    centre chauffeur chef cheffe chefs codir cohesion college comite comites commission communal
    communale commune communication comptabilite comptable concertation conseil conseiller conseillere
    conseillers coordinateur coordination coordinatrice cpas creche cuisine cuisinier culture dechets
    delegue deleguee departement df dg dgf directeur directeurs direction directrice domicile echevin
    echevine echevins economat economie economique educateur educateurs educatrice emploi employe
    employee energetique energie enfance entretien equipe equipes ergotherapeute externe externes
    familial familiale famille familles finance finances financier financiere formation general generale
    gestion gestionnaire gouvernance grh groupe habitat handicap hebergement hospitalier humaine
    humaines ict ile ili ils immobilier infirmier infirmiere informaticien informatique insertion
    integration interne isp jardin jeunes jeunesse job jobcoach juridique juriste local locale logement
    logements maison mandataire mandataires medecin mediateur mediation mediatrice menagere mobilite mr
    mrs numerique ouvrier ouvriers partenaire partenaires patrimoine pcs personne personnel personnes
    plan planning plateforme pole police politique politiques president presidente prevention
    professionnelle programme projet projets psychologue public publique qualite receveur receveuse
    referent referente regional regionale relais relations repas repos residence responsable
    responsables ressource ressources rgpd rh rs sante secretaire secretariat securite seniors service
    services sipp sippt social sociale sociaux soins solidarite stagiaires synergie synergies technique
    techniques titres transport transversal transversale travail travailleur travailleurs travailleuse
    tresorier tuteur tutrice ukraine urgence urgences vice ville volontaires""".split()  # noqa: SIM905 - a list of words reads better as words
)


def role_concept(words: str) -> str | None:
    """Return the IRI of the concept of the role scheme that words name, by any of its labels, else None."""
    table = _labels()
    folded = fold(words)
    bare = _ARTICLES.sub("", fold(_without_civility(words)))
    return table.get(folded) or table.get(bare)


@cache
def _labels() -> dict[str, str]:
    try:
        concepts = list(scheme("role"))
    except UsageError:  # a checkout without the scheme: every role is then a local one
        return {}
    table: dict[str, str] = {}
    for concept in concepts:
        for label in (*concept.notations, *concept.labels()):
            table.setdefault(fold(label), concept.iri)
    return table


def _without_civility(words: str) -> str:
    found = _CIVILITY.search(words)
    return found["rest"] if found else words


def names_a_person(words: str, bodies: bool = False) -> bool:
    """Tell whether words hold the name of a person.

    Parameters
    ----------
    words
        A pilot, a department or a partner as written.
    bodies
        True where the words may be the proper name of an organisation ("Les Arches"): then two capitalised
        words alone tell no person (see :func:`pstgraph.link.persons.person_among_partners`).

    Examples
    --------
    >>> names_a_person("Mme Dupont"), names_a_person("Sophie Dupont"), names_a_person("A. Dupont")
    (True, True, True)
    >>> names_a_person("Madame la Présidente"), names_a_person("Service Social"), names_a_person("DG")
    (False, False, False)
    """
    found = _CIVILITY.search(words)
    if found:
        rest = [word for word in _WORD.findall(found["rest"]) if fold(word) not in _PARTICLES]
        if rest and rest[0][0].isupper() and not _of_bodies(rest[0]):
            return True
    if person_among_partners(words):
        return True
    return not bodies and any(_is_name(run) for run in _capitalised_runs(words))


def _capitalised_runs(words: str) -> list[list[str]]:
    """Runs of words with a capital, with particles between them."""
    runs: list[list[str]] = [[]]
    for part in re.split(r"[,;/()+&:]|\bet\b", words):
        runs.append([])
        for word in _WORD.findall(part):
            if word[0].isupper():
                runs[-1].append(word)
            elif fold(word) not in _PARTICLES or not runs[-1]:
                runs.append([])
    return [run for run in runs if len(run) >= 2]


def _is_name(run: list[str]) -> bool:
    if any(_of_bodies(word) for word in run):
        return False
    # an acronym is no name, unless it is a family name in capitals beside a first name
    return any(len(word) > 1 and word[1:] != word[1:].upper() for word in run)


def _of_bodies(word: str) -> bool:
    folded = fold(word)
    return any(part in _OF_BODIES for part in folded.split()) or folded in _labels()
