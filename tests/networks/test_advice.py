"""The consultant is asked for advice, a network or a colleague; and an answer may help others too."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from samspil.base.core import clock
from samspil.base.core.actor import STRANGER
from samspil.base.core.errors import Conflict, Denied, IllegalMove, Invalid, NotVisible
from samspil.learning.networks.actions.advice import (
    answer_advice,
    ask_for_advice,
    note_advice,
    take_back_advice,
)
from samspil.learning.networks.actions.articles import edit_article, publish_article, retire_article
from samspil.learning.networks.flow import AdviceState
from samspil.learning.networks.jobs import erase_old_advice
from samspil.learning.networks.models import AdviceCase, AdviceNote, Article
from samspil.learning.networks.queries import advice as queries
from samspil.society.access.matrix import Duty
from tests import factories
from tests.networks.conftest import told

pytestmark = pytest.mark.django_db


def asked(by, region, **fields):
    return ask_for_advice(by, region, **{"kind": "advice", "question": "Hvem skal sige nej?", **fields})


def collected(by, region, **fields):
    values = {"kind": "material", "title": "Pjece om patientstøtte", "text": "Det, en patientstøtter gør."}
    return publish_article(by, region, **(values | fields))


def found(query="", **narrowed):
    return [one.title for one in queries.articles(query=query, **narrowed)]


@pytest.mark.requirement("RM-71")
@pytest.mark.parametrize("kind", ["network", "peer"])
def test_asking_for_a_network_or_a_colleague_gives_the_consultant_a_task(
    client_of, coordinator, consultant, administrator, region, kind
):
    client = client_of(coordinator)
    client.get(reverse("networks:advice_new"))
    client.post(
        reverse("networks:advice_new"),
        {"kind": kind, "question": "Jeg er alene om det her.", "authority": region.pk},
    )
    case = AdviceCase.objects.get()
    assert told(consultant) == ["Et spørgsmål til konsulenten"]
    assert told(administrator) == []
    assert list(AdviceCase.objects.all().to_answer(consultant)) == [case]
    assert "Jeg er alene" in client_of(consultant).get(reverse("networks:advice")).text


@pytest.mark.requirement("RM-73")
def test_a_settled_question_becomes_an_answer_that_names_nobody(client_of, coordinator, consultant, region):
    case = asked(coordinator, region)
    note_advice(coordinator, case, text="Det er tredje gang.")
    adviser = client_of(consultant)
    page = reverse("networks:advice_case", args=[case.pk])
    adviser.post(page, {"text": "Hvem har du talt med?"})
    assert told(coordinator) == ["Mere om et spørgsmål"]
    adviser.get(reverse("networks:advice_answer", args=[case.pk]))
    adviser.post(reverse("networks:advice_answer", args=[case.pk]), {"solution": "Det gør lederen."})
    assert told(coordinator)[-1] == "Et svar på dit spørgsmål"
    shared = reverse("networks:advice_article", args=[case.pk])
    assert "Det gør lederen." in adviser.get(shared).text
    adviser.post(shared, {"kind": "answer", "title": "Hvem siger nej til en frivillig?", "text": "Lederen."})
    article = Article.objects.get()
    shown = client_of(None).get(reverse("networks:article", args=[article.pk])).text
    assert "Hvem siger nej til en frivillig?" in shown
    assert "Karen Koordinator" not in shown
    assert "Hvem siger nej" in client_of(coordinator).get(page).text


def test_a_question_is_between_two_sides(
    client_of, coordinator, consultant, leader, foreigner, volunteer, region
):
    case = asked(coordinator, region)
    for by in (leader, foreigner, volunteer, STRANGER):
        with pytest.raises(NotVisible):
            queries.advice_or_404(by, case.pk)
        with pytest.raises(Denied):
            note_advice(by, case, text="Hej")
        with pytest.raises(Denied):
            answer_advice(by, case, solution="Nej")
    assert client_of(leader).get(reverse("networks:advice_case", args=[case.pk])).status_code == 404


def test_only_those_who_look_after_volunteers_here_ask(region, foreigner, volunteer, association):
    for by in (foreigner, volunteer, STRANGER):
        with pytest.raises(Denied):
            asked(by, region)
    with pytest.raises(Invalid):
        asked(association, region, question=" ")
    assert asked(association, region).state == AdviceState.OPEN


def test_nobody_advises_themselves(consultant, administrator, region):
    case = asked(consultant, region)
    assert told(administrator) == []
    with pytest.raises(Denied):
        answer_advice(consultant, case, solution="Mig selv")
    answer_advice(administrator, case, solution="Prøv at vente en uge.")
    assert told(consultant) == ["Et svar på dit spørgsmål"]


def test_without_a_consultant_the_administrator_is_asked(coordinator, administrator, region):
    asked(coordinator, region)
    assert told(administrator) == ["Et spørgsmål til konsulenten"]


def test_a_question_is_settled_once(coordinator, consultant, region):
    case = asked(coordinator, region)
    same = AdviceCase.objects.get()
    answer_advice(consultant, case, solution="Ja.")
    with pytest.raises(IllegalMove):
        answer_advice(consultant, same, solution="Nej.")
    with pytest.raises(Conflict):
        note_advice(coordinator, case, text="Men …")
    with pytest.raises(IllegalMove):
        take_back_advice(coordinator, case)


def test_one_takes_ones_own_question_back(client_of, coordinator, consultant, region):
    case = asked(coordinator, region)
    with pytest.raises(Denied):
        take_back_advice(consultant, case)
    client_of(coordinator).post(reverse("networks:advice_withdrawal", args=[case.pk]))
    assert AdviceCase.objects.get().state == AdviceState.WITHDRAWN


def test_settled_questions_are_deleted_after_a_year_and_open_ones_are_kept(coordinator, consultant, region):
    settled, _open = asked(coordinator, region), asked(coordinator, region)
    note_advice(coordinator, settled, text="Mere")
    answer_advice(consultant, settled, solution="Ja.")
    article = publish_article(
        consultant,
        region,
        kind="answer",
        title="Må man?",
        text="Ja.",
        case=AdviceCase.objects.get(pk=settled.pk),
    )
    with time_machine.travel(clock.now() + timedelta(days=366), tick=False):
        erase_old_advice.func()
    assert list(AdviceCase.objects.all()) == [_open]
    assert not AdviceNote.objects.exists()
    article.refresh_from_db()
    assert article.case_id is None


def test_only_the_answer_to_a_settled_question_is_shared(coordinator, consultant, region):
    case = asked(coordinator, region)
    with pytest.raises(Conflict):
        collected(consultant, region, case=case)


@pytest.mark.requirement("VB-09")
def test_material_is_found_by_danish_words_wherever_they_stand(consultant, region):
    collected(consultant, region, tags="våger, pårørende", source="Hospice Limfjord")
    collected(consultant, region, title="Børneattester", text="Sådan søger foreningen.", kind="answer")
    for word in ("støtte", "patientstøtten", "VAAGETJENESTE", "pårørende", "limfjord", "pjecer"):
        assert found(word) == ["Pjece om patientstøtte"], word
    for word in ("børneattest", "boerneattest", "attesten"):
        assert found(word) == ["Børneattester"], word
    assert found(kind="answer") == ["Børneattester"]


@pytest.mark.requirement("VB-09")
def test_material_shows_its_source_and_leaves_when_it_holds_no_more(client_of, consultant, region):
    made = collected(
        consultant, region, source="Kræftens Bekæmpelse", valid_to=clock.today() + timedelta(days=2)
    )
    page = reverse("networks:article", args=[made.pk])
    assert "Kræftens Bekæmpelse" in client_of(None).get(page).text
    with time_machine.travel(clock.now() + timedelta(days=3), tick=False):
        assert found() == []
        assert client_of(None).get(page).status_code == 404
    with pytest.raises(Invalid):
        edit_article(consultant, made, valid_to=clock.today() - timedelta(days=1))


def test_the_collection_is_kept_by_consultants_and_administrators(
    consultant, administrator, leader, coordinator, foreigner, volunteer, region
):
    made = collected(administrator, region)
    for by in (leader, coordinator, foreigner, volunteer, STRANGER):
        with pytest.raises(Denied):
            collected(by, region)
        with pytest.raises(Denied):
            edit_article(by, made, title="Andet")
        with pytest.raises(NotVisible):
            queries.article_to_edit_or_404(by, made.pk)
    retire_article(consultant, made)
    with pytest.raises(Conflict):
        retire_article(consultant, Article.objects.get())
    edit_article(consultant, Article.objects.get(), title="Ny pjece")
    assert found("pjece") == ["Ny pjece"]


def test_the_pages_of_those_who_keep_the_collection(client_of, consultant, region, coordinator):
    client = client_of(consultant)
    new = reverse("networks:article_new")
    client.get(new)
    said = {"authority": region.pk, "kind": "material", "title": "Skilte", "text": "Sådan hænger de."}
    assert client.post(new, {**said, "text": ""}).status_code == 422
    client.post(new, {**said, "tags": "skilt, forhal"})
    made = Article.objects.get()
    change = reverse("networks:article_text", args=[made.pk])
    assert "Sådan hænger de." in client.get(change).text
    client.post(change, {**said, "title": "Skilte i forhallen"})
    client.post(reverse("networks:article_withdrawal", args=[made.pk]))
    assert "Vises ikke længere" in client.get(reverse("networks:articles_ours")).text
    assert "Kun de, der passer samlingen" in client.get(reverse("networks:article", args=[made.pk])).text
    for url in (new, change, reverse("networks:articles_ours")):
        assert client_of(coordinator).get(url).status_code == 404


def test_the_collection_and_the_questions_cost_the_same_however_many(
    client_of, consultant, coordinator, region, django_assert_max_num_queries
):
    for n in range(4):
        collected(consultant, region, title=f"Pjece {n}")
        asked(factories.assigned(Duty.LEADER, at=region), region)
    with django_assert_max_num_queries(4):
        client_of(None).get(reverse("networks:articles"), {"q": "pjece"})
    client = client_of(consultant)
    client.get(reverse("networks:advice"))
    with django_assert_max_num_queries(8):
        client.get(reverse("networks:advice"))


@pytest.mark.requirement("RM-71")
def test_the_consultant_finds_the_task_on_the_page_of_today(client_of, coordinator, consultant, region):
    asked(coordinator, region, kind="peer")
    assert "1 kollega spørger dig" in client_of(consultant).get(reverse("portal:today")).text
