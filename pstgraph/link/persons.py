"""Whether words that stand where partners stand name a person: no person becomes a resource of a graph.

The names below are frequent ones of Belgium (first names and family names, as of Statbel's public lists of
first names and family names); they only serve to tell a person from an organisation.
"""

from __future__ import annotations

import re

from pstgraph.link.flat import either, words_of
from pstgraph.text import fold

_FIRST_NAMES = frozenset(
    words_of(
        """abdel abdelkader abdellah achraf adam adeline adil adrien agathe agnes ahmed aicha alain alan
        albert alberto aldo alessandro alex alexandra alexandre alexis alfred ali alice aline
        alison aloys alphonse amandine amelie amina anais andre andrea andree angela angelique
        angelo anita ann anna annabelle anne annette annick annie anouk anthony antoine antoinette
        antonia antonio arlette armand arnaud arthur astrid audrey auguste aurelie aurelien aurore
        axel axelle aziz barbara bart bastien baudouin beatrice ben benedicte benjamin benoit
        bernadette bernard bert bertrand bilal bob brahim brigitte bruno camille carine carla
        carlo carlos carole caroline catherine cathy cecile cecilia cedric celia celine chantal
        charles charline charlotte chloe christel christelle christian christiane christina
        christine christophe cindy claire clara clarisse claude claudia claudine claudio clemence
        clement colette colin coralie corentin corinne cyril cyrille damien daniel daniela daniele
        danielle danny david deborah delphine denis denise dennis diana didier dimitri dirk
        dominique donatienne dorian dorothee dounia driss dylan eddy edgard edith edmond edouard
        elena elie eliane eline elisa elisabeth elise ella elodie els elsa emile emilie emma
        emmanuel emmanuelle enzo eric erik erika ernest estelle esther etienne eugene eva eveline
        evelyne fabian fabien fabienne fabio fabrice fanny farid fatiha fatima fatma felix fernand
        fernande filip florence florent florian florine francesca francesco francine francis
        franck francois francoise frank franz fred freddy frederic frederique gabriel gabriella
        gaetan gauthier genevieve geoffrey geoffroy georges georgette gerald geraldine gerard
        gerda germaine ghislain ghislaine gilbert gilberte gilles ginette giovanni giulia giuseppe
        godelieve gregory greta grzegorz guillaume gustave guy gwenaelle gwendoline habib hakim
        halima hamza hanane hans hassan hector helena helene henri henriette herman herve hicham
        hilde hubert hugo hugues ibrahim ilias imane ines ingrid irene iris isabelle ismael ivan
        jacqueline jacques jamal jan jana jany jason jean jeanine jeanne jeannine jennifer jeremie
        jeremy jerome jessica jessy joachim joao joel joelle johan johanna john johnny jonas
        jonathan jordan jorge joris jos jose josee joseph josephine josette josiane josy julia
        julian julie julien juliette justine kamal karel karen karim karima karin karine kathleen
        kathy katia katrien kelly ken kenza kevin khadija khalid kim kimberly koen kris krzysztof
        kurt laetitia lambert lara latifa laura laure laurence laurent laurie lea leila leo leon
        leonie leopold leslie liliane lina linda lionel lisa lise loic lola loris louis louisa
        louise luc luca lucas lucette lucie lucien lucienne lucy ludivine ludovic luigi luis lydia
        lydie lynn maarten madeleine magali maite malika manon manu manuel manuela marc marcel
        marcelle marco margaux margot maria mariam marianne marie mariette marilyn marina mario
        marion marjorie mark marleen marlene martha martin martine mary maryline maryse maryvonne
        massimo mathias mathieu mathilde mathis matteo matthias matthieu maud maurice max maxence
        maxim maxime mehdi mehmet melanie melissa melody merryl michael michel michele micheline
        michelle miguel mike milan mireille mohamed mohammed monica monique morgane mourad muriel
        murielle mustafa mustapha mylene myriam nabil nadege nadia nadine nancy naomi natacha
        natascha nathalie nathan nelly nicolas nicole nina noah noe noel noella noemie nora
        norbert nordine noura olga olivia olivier omar oscar osman pablo paola paolo pascal
        pascale pascaline patricia patrick paul paula paulette pauline pedro peggy peter philippe
        pierre pierrette pierrick pieter pietro pol quentin rachel rachid rachida raoul raphael
        rashid raymond raymonde rebecca regine regis reinhard remi remy renaud rene renee ricardo
        richard rik rita robert roberta roberto robin roger roland romain roman romane romuald
        ronald ronny rosa rosalie roxane rudi rudy sabine sabrina said salvatore sam samantha sami
        samia samir samira samuel samy sandra sandrine sandy sara sarah sebastien selim serge
        sergio severine sibylle sigrid silvia simon simone sofia sofie sonia sophie stef stefaan
        stefan stefania stefano stephan stephane stephanie steve steven sven sylvain sylvia
        sylviane sylvie tamara tania tanguy tatiana teresa thaddee theo theodore therese thibaud
        thibault thibaut thierry thomas tiffany tim timothy tom tony ugo valentin valentine
        valerie vanessa vera veronique vicky victor victoria vincent vincenzo violette virginie
        viviane vladimir walter wendy werner wilfried willem william willy wim xavier yael yann
        yannick yasmina yasmine yassin yassine yohan yolande younes youssef yusuf yvan yves yvette
        yvonne zakaria zineb zoe"""
    )
)
_FAMILY_NAMES = frozenset(
    words_of(
        """adam andre antoine bastin bauwens benali bernard bertrand bodart bogaert bosmans carlier charlier
        christiaens claes claessens collard collignon colson cools coppens cornet cuvelier david
        declercq degroote delcourt delvaux denis deprez desmet detry devos diallo dubois dumont
        dupont dupuis durand durant evrard fontaine francois gerard gilles gillet goffin goossens
        guillaume hendrickx henry hermans hubert jacob jacobs jacques jadot jansen janssen
        janssens lacroix lambert lambrechts laurent leclercq lecomte lefebvre lefevre leroy
        lemaire lemmens libert louis maes mahieu marchal marechal martens martin masson mathieu
        mertens michaux michel michiels moens moreau nguyen nicolas noel pauwels peeters petit
        petitjean philippe pierard pieters pirard piron poncelet raskin renard renson rousseau
        segers simon smet smets stevens thiry thomas thys vandamme vanderlinden verbeke verhaegen
        vermeulen wauters willems wilmet wouters wuyts yilmaz"""
    )
)
# Endings that only family names bear.
_FAMILY_ENDING = re.compile(r"(?:ssens|ckx|aerts?|ynck|inckx|ovic|owski|ewski|enko|oglu|eyns)$")
_CIVILITY = re.compile(
    r"\b(?:M\.|MM\.|Mr\.?|Mme\.?|Mmes|Mlle\.?|Mrs\.?|Dr\.?|Me|Monsieur|Messieurs|Madame|Mesdames|Mademoiselle|"
    r"Maître|Docteur)\s+(?P<name>[A-ZÀ-ÖØ-Þ][^\W\d_]*)"
)
_OFFICES = re.compile(
    r"^(?:president|direct|secretaire|bourgmestre|echevin|receveu|ministre|conseill|coordinat|chef|prefet)"
)
_PARTICLES = frozenset(words_of("de du des d le la van von der den ter el al ben di da del della y vande"))
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*\.?|\d+")
_BODY = either(r"""
    a ?s ?b ?l | associations? | maisons? | centres? | services? | antennes? | relais | agences? | fondations?
    fonds | instituts? | ligues? | federations? | mutualites? | mutuelles? | hopital | hopitaux | cliniques?
    chr | chu | banques? | magasins? | groupes? | groupements? | collectifs? | plates? ?formes?
    plateformes? | reseaux? | offices? | societes? | cooperatives? | ecoles? | hautes? | universites?
    academies? | amis | clubs? | comites? | conseils? | espaces? | foyers? | fermes? | ateliers?
    intercommunales? | parcs? | observatoires? | solidarites? | mouvements? | plannings? | bureaux?
    croix | secours | entraide | accueil | missions? | coordinations? | cellules? | syndicats? | chambres?
    guichets? | points? | equipes? | bus | restos? | petits | saint | sainte | st | ste | home | residences?
    seniorie | college | lycee | athenee | internat | creches? | garderie | ludotheque | bibliotheque
    musee | theatre | cinema | salle | stade | ville | commune | province | region | cpas | police | zone
    regies? | entreprises? | ets | garage | boulangerie | pharmacie | librairie | notaire | cabinet | projet
    sa | srl | sprl | scrl | sc | snc | aisbl | ong | rue | place | vie | article | plan | notre | roi
    reine | prince | princesse | baron
""")
_OF_BODIES = re.compile(rf"\b{_BODY}\b")
_MARKED = re.compile(r"^(?:l )?asbl\b|^[^,;/()]*\basbl$")  # "asbl Jean Petit": the body's name
_BODY_BEFORE = re.compile(rf"\b{_BODY}(?: [a-z]+)?\s*[\"«“]?\s*$")
_ARTICLE = frozenset(words_of("le la les l' aux nos"))


def first_name(word: str) -> bool:
    """Whether a word is a frequent first name, or two with a hyphen.

    >>> first_name("Anne-Marie"), first_name("Féminine")
    (True, False)
    """
    parts = re.findall(r"[a-z]+", fold(word))
    return bool(parts) and all(part in _FIRST_NAMES for part in parts)


def person_among_partners(words: str) -> bool:
    """Whether words that may be an organisation's proper name are most likely a person's.

    A civility before a name tells one, else a first name, an initial or a frequent family name beside another
    capitalised word, where no word says that a body bears the name; a first name alone too.

    Examples
    --------
    >>> [person_among_partners(words) for words in ("Jean Petit", "Mme Durand", "L. Grand", "Sophie")]
    [True, True, True, True]
    >>> [person_among_partners(words) for words in ("Vie Féminine", "Centre Jean Petit", "Les Arches")]
    [False, False, False]
    """
    civil = _CIVILITY.search(words)
    if civil and not _OFFICES.match(fold(civil["name"])):
        return True
    return not _MARKED.search(fold(words)) and any(_is_person(run) for run in _runs(words))


def bears_a_body(name: str) -> bool:
    """Whether a name holds a common noun of bodies, beside the mere legal form.

    >>> bears_a_body("Maison"), bears_a_body("asbl Repasplus")
    (True, False)
    """
    return bool(_OF_BODIES.search(re.sub(r"\b(?:l )?asbl\b", "", fold(name))))


def _runs(words: str) -> list[list[str]]:
    """Runs of capitalised words, particles left out; none right after a common noun of a body."""
    runs: list[list[str]] = []
    for part in re.split(r"[,;/()+&:\n]|\s[-–]\s|\b(?:et|ou|avec)\b", words):
        run: list[str] = []
        for match in _WORD.finditer(part):
            word = match[0]
            if word[0].isupper():
                if not run and _BODY_BEFORE.search(fold(part[: match.start()])):
                    break
                run.append(word)
            elif not run or fold(word) not in _PARTICLES:
                runs.append(run)
                run = []
        runs.append(run)
    return [run for run in runs if run]


def _is_person(run: list[str]) -> bool:
    if fold(run[0]) in _ARTICLE or len(run) > 4 or any(_OF_BODIES.search(fold(word)) for word in run):
        return False
    if len(run) == 1:
        return first_name(run[0]) and not run[0].isupper()
    if first_name(run[0]) or first_name(run[-1]):
        return True
    initial = len(run[0]) == 2 and run[0].endswith(".") and all(len(word) > 2 for word in run[1:])
    return (initial and not any(_OFFICES.match(fold(word)) for word in run)) or any(
        _family_name(word) for word in (run[0], run[-1])
    )


def _family_name(word: str) -> bool:
    folded = fold(word)
    return folded in _FAMILY_NAMES or bool(_FAMILY_ENDING.search(folded))
