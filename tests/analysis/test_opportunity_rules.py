"""Each type of opportunity fires and stays silent as the domain defines it (invented plans, other places)."""

from __future__ import annotations

import pytest
from invented import action, item, partner, plan

from pstgraph.analysis.opportunities import facts
from pstgraph.analysis.opportunities.engine import Search, find_leads
from pstgraph.analysis.opportunities.lead import FLAG_MODE, FLAG_NEIGHBOURS, FLAG_PERIOD, FLAG_POPULATION
from pstgraph.analysis.units import units
from pstgraph.identifiers import cpas_iri, organisation_iri
from pstgraph.link.registry import load_registry

ATH, BRUGELETTE, CHIEVRES = ("51004", "Ath"), ("51012", "Brugelette"), ("51014", "Chièvres")
ARLON, VIRTON, BASTOGNE = ("81001", "Arlon"), ("85045", "Virton"), ("82039", "Bastogne")
LIEGE = ("62063", "Liège")
MEDENAM = partner("MEDENAM", organisation_iri("medenam"))
GAS = partner("GAS", organisation_iri("gas"))
FOREM = partner("Forem", organisation_iri("forem"))
SCHOOLS = partner("écoles", "https://w3id.org/pst/auth/partner-class/ecoles", generic=True)
OTHER_CPAS = partner("autres CPAS", "https://w3id.org/pst/auth/partner-class/cpas-voisins", generic=True)


def one(place, label, *, period=None, document_date=None, **more):
    """A plan of one action."""
    return plan(*place, action("OS1/OO1/A1", label, **more), period=period, document_date=document_date)


def leads(*plans, **settings):
    return find_leads(units(plans), load_registry(), Search(**settings))


def types(*plans, **settings):
    return sorted(lead.type for lead in leads(*plans, **settings))


# T1 ---------------------------------------------------------------------------------------------------


def test_t1_same_organisation_at_any_distance():
    (lead,) = leads(
        one(ARLON, "Travailler avec le Forem", partners=(FOREM,)),
        one(ATH, "Convention avec le Forem", partners=(FOREM,)),
        types=("T1",),
    )
    assert lead.shared_partners == (FOREM.iri,)
    assert lead.proximity.km > 100


@pytest.mark.parametrize(
    "named",
    [
        (SCHOOLS,),
        (partner("la commune", organisation_iri("commune-51004")),),
        (partner("le CPAS d'Ath", cpas_iri("51004")),),
        (partner("Inconnue", None),),
    ],
)
def test_t1_is_silent_for_classes_communes_and_the_cpas_themselves(named):
    assert types(one(ATH, "x", partners=named), one(BRUGELETTE, "y", partners=named), types=("T1",)) == []


def test_no_lead_within_one_cpas():
    same = plan(
        *ATH,
        action("OS1/OO1/A1", "Créer un potager", themes=("circuits-courts",), partners=(FOREM,)),
        action("OS1/OO1/A2", "Créer un jardin", themes=("circuits-courts",), partners=(FOREM,)),
    )
    assert leads(same) == []


# T2 ---------------------------------------------------------------------------------------------------


def test_t2_both_create_the_same_theme_nearby_in_overlapping_periods():
    (lead,) = leads(
        one(ATH, "Créer un potager collectif", themes=("circuits-courts",), period=("2019", "2024")),
        one(
            BRUGELETTE,
            "Mettre en place un jardin partagé",
            themes=("circuits-courts",),
            period=("2020", "2024"),
        ),
        types=("T2",),
    )
    assert (lead.period, lead.flags) == ("overlaps", ())
    assert lead.shared_themes == ("circuits-courts",)


def test_t2_unknown_period_and_mode_are_flagged_not_excluded():
    (lead,) = leads(
        one(ATH, "Potager collectif", themes=("circuits-courts",)),
        one(BRUGELETTE, "Créer un jardin", themes=("circuits-courts",), period=("2020", "2024")),
        types=("T2",),
    )
    assert lead.period == "unknown"
    assert set(lead.flags) == {FLAG_PERIOD, FLAG_MODE}


@pytest.mark.parametrize(
    ("second", "label", "themes", "period"),
    [
        (LIEGE, "Créer un jardin", ("circuits-courts",), ("2019", "2024")),  # too far
        (BRUGELETTE, "Maintenir le jardin", ("circuits-courts",), ("2019", "2024")),  # runs it already
        (BRUGELETTE, "Créer un jardin", ("aide-alimentaire",), ("2019", "2024")),  # another fine theme
        (BRUGELETTE, "Créer un jardin", ("alimentation",), ("2019", "2024")),  # only a top theme
        (BRUGELETTE, "Créer un jardin", ("circuits-courts",), ("2025", "2030")),  # not at the same time
    ],
)
def test_t2_stays_silent(second, label, themes, period):
    first = one(ATH, "Créer un potager", themes=("circuits-courts", "alimentation"), period=("2019", "2024"))
    assert types(first, one(second, label, themes=themes, period=period), types=("T2",)) == []


def test_t2_same_object_bought_even_where_one_runs():
    first = one(ATH, "Poursuivre l'achat d'un véhicule de taxi social", themes=("mobilite",))
    second = one(BRUGELETTE, "Acquérir un véhicule", themes=("mobilite",))
    (lead,) = leads(first, second, types=("T2",))
    assert lead.what == ("vehicle",)


def test_t2_max_km_widens_what_is_near():
    far = one(LIEGE, "Créer un jardin", themes=("circuits-courts",))
    near = one(ATH, "Créer un potager", themes=("circuits-courts",))
    assert types(near, far, types=("T2",), max_km=30) == []
    assert types(near, far, types=("T2",), max_km=200) == ["T2"]


# T3 ---------------------------------------------------------------------------------------------------


def test_t3_goes_from_the_one_who_runs_to_the_one_who_creates():
    (lead,) = leads(
        one(ATH, "Créer une école des devoirs", themes=("soutien-scolaire",), period=("2025", "2030")),
        one(ARLON, "Maintenir l'école des devoirs", themes=("soutien-scolaire",), period=("2018", "2024")),
        types=("T3",),
    )
    assert (lead.a.nis, lead.b.nis) == ("81001", "51004")
    assert lead.period == "successive" and FLAG_PERIOD not in lead.flags


def test_t3_one_who_created_and_ended_earlier_can_tell_too():
    (lead,) = leads(
        one(ATH, "Créer une école des devoirs", themes=("soutien-scolaire",), period=("2012", "2018")),
        one(ARLON, "Lancer une école des devoirs", themes=("soutien-scolaire",), period=("2025", "2030")),
        types=("T3",),
    )
    assert (lead.a.nis, lead.period) == ("51004", "disjoint")


@pytest.mark.parametrize(
    ("mine", "yours"), [(("2018", "2024"), ("2019", "2024")), (("2025", "2030"), ("2018", "2024"))]
)
def test_t3_is_silent_when_the_runner_does_not_come_first(mine, yours):
    runner = one(ATH, "Maintenir l'école des devoirs", themes=("soutien-scolaire",), period=mine)
    creator = one(ARLON, "Créer une école des devoirs", themes=("soutien-scolaire",), period=yours)
    assert types(runner, creator, types=("T3",)) == []


def test_t3_is_one_lead_where_nothing_tells_who_is_ahead():
    mine = one(ATH, "Épicerie sociale", themes=("aide-alimentaire",))
    yours = one(BRUGELETTE, "Épicerie sociale du centre", themes=("aide-alimentaire",))
    for pair in ((mine, yours), (yours, mine)):
        (lead,) = leads(*pair, types=("T3",))
        assert FLAG_MODE in lead.flags
        assert any("n’est pas dit" in reason for reason in lead.reasons)


def test_t3_an_earlier_date_says_planned_not_done():
    early = one(ATH, "Créer une épicerie sociale", themes=("aide-alimentaire",), period=("2013", "2018"))
    late = one(
        BRUGELETTE, "Créer une épicerie sociale", themes=("aide-alimentaire",), period=("2025", "2030")
    )
    (lead,) = leads(early, late, types=("T3",))
    assert any("l’a prévu plus tôt" in reason for reason in lead.reasons)
    assert not any("déjà" in reason for reason in lead.reasons)


def test_t3_two_creators_without_dates_teach_each_other_nothing():
    first = one(ATH, "Créer une école des devoirs", themes=("soutien-scolaire",))
    assert (
        types(first, one(ARLON, "Lancer une école des devoirs", themes=("soutien-scolaire",)), types=("T3",))
        == []
    )


# T4 ---------------------------------------------------------------------------------------------------

TRAINING = ("formation-personnel",)


def test_t4_same_audience_in_one_province():
    (lead,) = leads(
        one(ARLON, "Former les travailleurs sociaux", themes=TRAINING),
        one(VIRTON, "Formation continuée des assistants sociaux", themes=TRAINING),
        types=("T4",),
    )
    assert lead.what == ("travailleurs sociaux",) and lead.flags == (FLAG_PERIOD,)


def test_t4_same_topic_whatever_the_audience():
    first = one(
        ARLON, "Former les travailleurs sociaux à la médiation", themes=(*TRAINING, "mediation-dettes")
    )
    second = one(VIRTON, "Formation des agents administratifs", themes=(*TRAINING, "mediation-dettes"))
    (lead,) = leads(first, second, types=("T4",))
    assert "mediation-dettes" in lead.shared_themes


@pytest.mark.parametrize(
    ("place", "label", "period"),
    [
        (ATH, "Former les travailleurs sociaux", ("2019", "2024")),  # another province
        (VIRTON, "Formation des agents administratifs", ("2019", "2024")),  # another audience
        (VIRTON, "Former les travailleurs sociaux", ("2025", "2030")),  # another legislature
        (VIRTON, "Recruter des travailleurs sociaux", ("2019", "2024")),  # no training
    ],
)
def test_t4_stays_silent(place, label, period):
    first = one(ARLON, "Former les travailleurs sociaux", themes=TRAINING, period=("2019", "2024"))
    assert types(first, one(place, label, themes=TRAINING, period=period), types=("T4",)) == []


# T5 ---------------------------------------------------------------------------------------------------


def test_t5_same_class_of_purchase_in_one_province():
    (lead,) = leads(
        one(ARLON, "Réaliser une analyse des risques psychosociaux"),
        one(VIRTON, "Prévoir une analyse de risques"),
        types=("T5",),
    )
    assert lead.what == ("risk-analysis",)


@pytest.mark.parametrize(
    ("place", "label", "period"),
    [
        (ATH, "Prévoir une analyse de risques", ("2019", "2024")),
        (VIRTON, "Mettre en place la signature électronique", ("2019", "2024")),
        (VIRTON, "Prévoir une analyse de risques", ("2025", "2030")),
    ],
)
def test_t5_stays_silent(place, label, period):
    first = one(ARLON, "Réaliser une analyse de risques", period=("2019", "2024"))
    assert types(first, one(place, label, period=period), types=("T5",)) == []


# T6 ---------------------------------------------------------------------------------------------------


def test_t6_same_job_in_small_communes_nearby():
    (lead,) = leads(
        one(("83013", "Erezée"), "Engager un médiateur familial"),
        one(("83028", "Hotton"), "Recruter une médiatrice familiale"),
        types=("T6",),
    )
    assert lead.what == ("family-mediator",)
    assert FLAG_POPULATION in lead.flags  # one of the two populations is unknown


def test_t6_is_silent_too_far_away_or_for_another_job():
    first = one(("83013", "Erezée"), "Engager un médiateur familial")
    assert types(first, one(ATH, "Engager un médiateur familial"), types=("T6",)) == []
    assert types(first, one(("83028", "Hotton"), "Engager un médecin"), types=("T6",)) == []
    assert types(first, one(("83028", "Hotton"), "Engager un médecin"), types=("T6",), max_km=500) == []


def test_t6_distance_does_not_grow_with_max_km():
    first, far = one(("83013", "Erezée"), "Engager un psychologue"), one(ATH, "Engager un psychologue")
    assert types(first, far, types=("T6",), max_km=500) == []


# T7 ---------------------------------------------------------------------------------------------------


def test_t7_two_open_calls_nearby():
    (lead,) = leads(
        one(ATH, "Envisager des projets communs avec d'autres CPAS", themes=("inter-cpas",)),
        one(BRUGELETTE, "Collaborer avec les CPAS voisins", partners=(OTHER_CPAS,)),
        types=("T7",),
    )
    assert lead.period == "unknown"


def test_t7_an_event_for_the_whole_region_reaches_further():
    call = one(ATH, "Travailler avec d'autres CPAS", themes=("inter-cpas",))
    event = one(ARLON, "Organiser une journée d'échange entre les CPAS de Wallonie", themes=("inter-cpas",))
    meeting = one(ARLON, "Rencontrer d'autres CPAS", themes=("inter-cpas",))
    assert types(call, event, types=("T7",)) == ["T7"]
    assert types(call, meeting, types=("T7",)) == []


def test_t7_a_call_to_neighbours_that_a_far_event_answers_says_so_and_comes_later():
    event = one(ARLON, "Organiser une journée d'échange entre les CPAS de Wallonie", themes=("inter-cpas",))
    anyone = one(ATH, "Travailler avec d'autres CPAS", themes=("inter-cpas",))
    neighbours = one(ATH, "Travailler avec les CPAS des communes limitrophes", themes=("inter-cpas",))
    (open_to_all,) = leads(anyone, event, types=("T7",))
    (local,) = leads(neighbours, event, types=("T7",))
    assert FLAG_NEIGHBOURS in local.flags and FLAG_NEIGHBOURS not in open_to_all.flags
    assert local.score < open_to_all.score


def test_t7_is_silent_where_a_partner_is_named_or_the_periods_lie_far_apart():
    call = one(ATH, "Travailler avec d'autres CPAS", themes=("inter-cpas",), period=("2012", "2016"))
    named = one(
        BRUGELETTE,
        "Convention avec le CPAS de Chièvres",
        themes=("inter-cpas",),
        partners=(partner("CPAS de Chièvres", cpas_iri("51014")),),
    )
    late = one(BRUGELETTE, "Travailler avec d'autres CPAS", themes=("inter-cpas",), period=("2025", "2030"))
    assert types(call, named, types=("T7",)) == []
    assert types(call, late, types=("T7",)) == []


# T8 ---------------------------------------------------------------------------------------------------

DEBT = ("mediation-dettes",)


def test_t8_a_structure_that_covers_the_other_commune():
    (lead,) = leads(
        one(ARLON, "Renouveler la convention avec le GAS", themes=DEBT, partners=(GAS,)),
        one(BASTOGNE, "Maintenir la médiation de dettes", themes=DEBT),
        types=("T8",),
    )
    assert (lead.a.nis, lead.b.nis, lead.shared_partners) == ("81001", "82039", (GAS.iri,))


def test_t8_stays_silent():
    has = one(ARLON, "Convention avec le GAS", themes=DEBT, partners=(GAS,))
    elsewhere = one(ATH, "Maintenir la médiation de dettes", themes=DEBT)
    other_theme = one(BASTOGNE, "Créer un potager", themes=("circuits-courts",))
    knows_it = plan(
        *BASTOGNE,
        action("OS1/OO1/A1", "Maintenir la médiation", themes=DEBT),
        action("OS1/OO1/A2", "Inviter le GAS", partners=(GAS,)),
    )
    assert types(has, elsewhere, types=("T8",)) == []
    assert types(has, other_theme, types=("T8",)) == []
    assert types(has, knows_it, types=("T8",)) == []


def test_t8_leaves_out_what_is_wider_than_a_province():
    wide = one(ARLON, "Travailler avec le Forem", themes=("reseau-emploi",), partners=(FOREM,))
    assert types(wide, one(BASTOGNE, "Créer un réseau", themes=("reseau-emploi",)), types=("T8",)) == []


# T9 ---------------------------------------------------------------------------------------------------


def test_t9_one_names_the_scheme_and_the_other_fits_it():
    first = one(ARLON, "Via le PAPE, sensibiliser", themes=("pape",), instruments=("pape",))
    fits = one(VIRTON, "Lutter contre la précarité énergétique", themes=("precarite-energetique",))
    other = one(VIRTON, "Créer un potager", themes=("circuits-courts",))
    far = one(ATH, "Via le PAPE, informer", themes=("pape",), instruments=("pape",))
    assert types(first, fits, types=("T9",)) == ["T9"]
    assert types(first, other, types=("T9",)) == []
    assert types(first, far, types=("T9",)) == []


# The whole -------------------------------------------------------------------------------------------


def test_one_plans_view_and_types_filter():
    plans = [
        one(place, "Créer un potager", themes=("circuits-courts",)) for place in (ATH, BRUGELETTE, CHIEVRES)
    ]
    assert len(leads(*plans, types=("T2",))) == 3
    mine = leads(*plans, types=("T2",), nis="51004")
    assert len(mine) == 2 and all("51004" in (lead.a.nis, lead.b.nis) for lead in mine)


def test_scores_fall_with_distance_and_flags():
    near = leads(
        one(ATH, "Créer un potager", themes=("circuits-courts",), period=("2019", "2024")),
        one(BRUGELETTE, "Créer un potager", themes=("circuits-courts",), period=("2019", "2024")),
        types=("T2",),
    )[0]
    far = leads(
        one(ATH, "Créer un potager", themes=("circuits-courts",)),
        one(LIEGE, "Créer un potager", themes=("circuits-courts",)),
        types=("T2",),
        max_km=300,
    )[0]
    assert 1 >= near.score > far.score > 0


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Continuer et développer", "run"),
        ("Mise en place d'une équipe", "create"),
        ("Recrutement d'un agent", "create"),
        ("Veiller à permettre un maintien à domicile", "unknown"),
        ("Être à l'écoute", "unknown"),
        ("Un accompagnement social adapté", "unknown"),
    ],
)
def test_mode_by_the_first_verb(text, expected):
    assert facts.mode_of(text) == expected


def test_step_without_action_is_compared_too():
    first = plan(*ATH, item("OS1/OO1/M1", "sub_action", "Créer un potager", themes=("circuits-courts",)))
    second = one(BRUGELETTE, "Créer un potager", themes=("circuits-courts",))
    assert types(first, second, types=("T2",)) == ["T2"]


def test_leads_in_the_graph_are_opportunities_of_a_run_never_synergies():
    import datetime

    from pstgraph.analysis.opportunities.graph import lead_triples

    registry = load_registry()
    found = leads(
        one(ARLON, "Convention avec le GAS", themes=DEBT, partners=(GAS,)),
        one(BASTOGNE, "Maintenir la médiation de dettes", themes=DEBT),
    )
    triples = lead_triples(found, registry, "1.0", datetime.date(2026, 1, 1))
    assert triples == lead_triples(found, registry, "1.0", datetime.date(2026, 1, 1))
    said = {(t.predicate.value.rpartition("/")[2].rpartition("#")[2], t.object.value) for t in triples}
    assert not any("Synergy" in value for _, value in said)
    kinds = [t for t in triples if t.object.value.endswith("#CollaborationOpportunity")]
    generated = {t.subject.value for t in triples if t.predicate.value.endswith("wasGeneratedBy")}
    assert len(kinds) == len(found) > 0 and {t.subject.value for t in kinds} == generated
    assert ("involves", cpas_iri("81001")) in said and ("involves", cpas_iri("82039")) in said


def test_t2_is_silent_where_each_speaks_of_its_own_commune():
    first = one(ATH, "Mettre en place les synergies avec la Ville", themes=("synergies-commune",))
    second = one(BRUGELETTE, "Établir des synergies avec la commune", themes=("synergies-commune",))
    assert types(first, second, types=("T2",)) == []


def test_t4_the_objective_above_tells_who_is_trained():
    councillors = plan(
        *ARLON,
        item("OS1/OO1", "operational_objective", "Former les conseillers de l'action sociale"),
        action("OS1/OO1/A1", "Communiquer les formations organisées", themes=TRAINING),
    )
    assert types(councillors, one(VIRTON, "Former le personnel", themes=TRAINING), types=("T4",)) == []


def test_t4_staff_in_general_is_flagged():
    first = one(ARLON, "Former le personnel", themes=TRAINING, period=("2019", "2024"))
    second = one(VIRTON, "Plan de formation des agents", themes=TRAINING, period=("2019", "2024"))
    (lead,) = leads(first, second, types=("T4",))
    assert lead.flags == ("thème commun à tous les CPAS", "contenu de la formation à préciser")
