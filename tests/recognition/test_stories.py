"""A story from the first word to the public and back: nothing is shown without everybody's yes."""

from threading import Thread

import pytest
from django.db import connection

from samspil.base.core.actor import STRANGER, SYSTEM
from samspil.base.core.errors import Closed, Conflict, Denied, IllegalMove, Invalid
from samspil.base.events.models import Event
from samspil.learning.recognition.actions.consents import (
    give_consent,
    narrow_consent,
    refuse_consent,
    withdraw_consent,
)
from samspil.learning.recognition.actions.people import list_person, print_letter, unlist_person
from samspil.learning.recognition.actions.stories import (
    approve_story,
    ask_consents,
    begin_from_moment,
    discard_story,
    draft_story,
    erase_story,
    publish_story,
    revise_story,
    unpublish_story,
    use_story,
)
from samspil.learning.recognition.flow import CONSENT, STORY
from samspil.learning.recognition.forms.stories import StoryForm
from samspil.learning.recognition.jobs import erase_stories
from samspil.learning.recognition.models import Consent, Moment, Story
from samspil.learning.recognition.rules.gate import lacks
from samspil.society.notifications.models import Notification
from tests import factories
from tests.recognition.conftest import ALL, answer


def reasons(story: Story) -> str:
    return " ".join(lacks(Story.objects.get(pk=story.pk)))


@pytest.mark.requirement("RM-46")
def test_a_story_goes_from_draft_over_consent_and_approval_to_the_public(
    story, told, leader, coordinator, volunteer
):
    assert Notification.objects.filter(
        recipient=volunteer.user_id, subject="Må vi fortælle denne historie?"
    ).exists()
    give_consent(volunteer, told, key=told.key, uses=["web"])
    assert Notification.objects.filter(recipient=leader.user_id, subject__contains="godkendelse").count() == 1
    approve_story(leader, story)
    publish_story(coordinator, story)
    assert list(Story.objects.public()) == [story]
    verbs = list(
        Event.objects.filter(subject_type="recognition.story")
        .order_by("sequence")
        .values_list("verb", flat=True)
    )
    assert verbs == [
        "story.drafted",
        "story.person_listed",
        "story.consents_asked",
        "consent.given",
        "story.approved",
        "story.published",
    ]


@pytest.mark.requirement("RM-46")
def test_a_story_with_a_missing_consent_cannot_be_published_and_says_whose(
    story, told, leader, coordinator, volunteer
):
    list_person(coordinator, story, name="Mona Lund", email="mona@example.dk", is_pictured=True)
    ask_consents(coordinator, story)
    give_consent(volunteer, told, key=told.key, uses=ALL)
    with pytest.raises(Closed, match="Mona Lund har ikke svaret endnu"):
        approve_story(leader, story)
    with pytest.raises(Closed, match="Mona Lund har ikke svaret endnu"):
        publish_story(coordinator, story)
    assert not Story.objects.public().exists()
    answer(story.consents.get(name="Mona Lund"))
    approve_story(leader, story)
    publish_story(coordinator, story)
    assert Story.objects.public().exists()


def test_a_yes_without_the_website_does_not_open_the_website(story, told, leader, volunteer):
    give_consent(volunteer, told, key=told.key, uses=["leaflet"])
    with pytest.raises(Closed, match="har ikke sagt ja til dette: På hjemmesiden"):
        approve_story(leader, story)


def test_somebody_of_the_place_who_is_named_without_being_asked_closes_the_gate(
    ward, story, told, leader, volunteer, coordinator
):
    factories.affiliated(ward, name="Bodil Kragh")
    unpublish_story(coordinator, story)
    revise_story(coordinator, story, **words(story, text="Bodil kom også."))
    ask_consents(coordinator, story)
    give_consent(volunteer, told, key=told.key, uses=ALL)
    with pytest.raises(Closed, match="Bodil Kragh er nævnt i historien"):
        approve_story(leader, story)


@pytest.mark.requirement("RM-46", "RM-85")
def test_a_withdrawal_unpublishes_at_once(published, told, client_of, volunteer):
    address = f"/historier/{published.pk}/"
    page = client_of(None).get(address)
    assert page.status_code == 200
    assert "no-store" in page["Cache-Control"]
    assert "Kaffe kl. tre" in client_of(None).get("/historier/").content.decode()
    private = f"/historier/samtykke/{told.pk}-{told.key}/"
    assert client_of(None).post(f"{private}tilbagetraekning/").status_code == 302
    assert client_of(None).get(address).status_code == 404
    assert "Kaffe kl. tre" not in client_of(None).get("/historier/").content.decode()
    assert "Du har taget dit ja tilbage" in client_of(None).get(private).content.decode()


@pytest.mark.requirement("RM-85")
def test_whoever_withdraws_blocks_the_story_and_every_use_to_come(
    published, told, coordinator, volunteer, leader
):
    used = use_story(coordinator, published, use="leaflet", where="Forårets folder")
    withdraw_consent(volunteer, fresh(told), key=told.key)
    published.refresh_from_db()
    assert published.state == "withdrawn"
    for use in ALL:
        with pytest.raises(Closed):
            use_story(coordinator, published, use=use, where="Efterårets folder")
    for act in (approve_story, publish_story):
        with pytest.raises(Closed):
            act(leader, published)
    told_to = Notification.objects.filter(recipient=coordinator.user_id).latest("pk")
    assert used.where in told_to.body


@pytest.mark.requirement("RM-85")
def test_each_use_is_asked_and_taken_back_by_itself(published, told, coordinator, volunteer):
    narrow_consent(volunteer, fresh(told), key=told.key, uses=["web", "leaflet"])
    published.refresh_from_db()
    assert published.state == "published"
    use_story(coordinator, published, use="leaflet", where="Folderen")
    for use in ("press", "social"):
        with pytest.raises(Closed, match="har ikke sagt ja til dette"):
            use_story(coordinator, published, use=use, where="Avisen")
    narrow_consent(volunteer, fresh(told), key=told.key, uses=["leaflet"])
    published.refresh_from_db()
    assert published.state == "draft"  # the website was taken back
    assert not Story.objects.public().exists()


def test_nobody_gains_a_use_by_narrowing(published, told, volunteer):
    with pytest.raises(Invalid):
        narrow_consent(volunteer, fresh(told), key=told.key, uses=[])
    narrow_consent(volunteer, fresh(told), key=told.key, uses=["web"])
    narrow_consent(volunteer, fresh(told), key=told.key, uses=["web", "press"])
    assert set(told.uses.filter(ended_at=None).values_list("use", flat=True)) == {"web"}


def test_somebody_who_is_only_in_it_sends_the_story_back_to_a_draft(
    story, told, coordinator, leader, volunteer
):
    list_person(coordinator, story, name="Mona Lund", is_named=True)
    ask_consents(coordinator, story)
    give_consent(volunteer, told, key=told.key, uses=ALL)
    mona = story.consents.get(name="Mona Lund")
    answer(mona)
    approve_story(leader, story)
    publish_story(coordinator, story)
    withdraw_consent(STRANGER, fresh(mona), key=mona.key)
    story.refresh_from_db()
    assert story.state == "draft"
    assert "Mona Lund har taget sit ja tilbage" in reasons(story)
    unlist_person(coordinator, fresh(mona))
    assert reasons(story) == ""


def test_whoever_said_no_leaves_the_list_when_the_words_are_changed(ward, coordinator):
    text = "Mona Lund kom hver torsdag."
    story = draft_story(coordinator, ward, kind="together", title="T", text=text, picture="To ved et bord")
    mona = list_person(coordinator, story, name="Mona Lund", is_named=True, is_pictured=True)
    ask_consents(coordinator, story)
    refuse_consent(STRANGER, fresh(mona), key=mona.key)
    with pytest.raises(Conflict, match="nævner dem stadig"):
        unlist_person(coordinator, fresh(mona))
    unpublish_story(coordinator, story)
    revise_story(coordinator, story, **words(story, text="En gæst kom hver torsdag."))
    with pytest.raises(Conflict, match="billedet"):
        unlist_person(coordinator, fresh(mona))
    revise_story(coordinator, story, **words(story, text="En gæst kom hver torsdag.", picture=""))
    unlist_person(coordinator, fresh(mona))
    assert not Consent.objects.exists()


def test_other_words_ask_everybody_again(published, told, coordinator, leader, volunteer):
    unpublish_story(coordinator, published)
    revise_story(coordinator, published, **words(published, text="Noget helt andet."))
    assert "har sagt ja til en anden tekst" in reasons(published)
    ask_consents(coordinator, published)
    told.refresh_from_db()
    assert (told.state, told.content_hash) == ("asked", "")
    assert not told.uses.filter(ended_at=None).exists()
    with pytest.raises(Closed):
        approve_story(leader, published)


def test_a_text_stands_still_while_people_are_asked(story, told, coordinator):
    with pytest.raises(Conflict):
        revise_story(coordinator, story, **words(story, text="Andet"))


def test_a_no_is_final_and_is_not_asked_again(story, told, coordinator, volunteer):
    refuse_consent(volunteer, told, key=told.key)
    story.refresh_from_db()
    assert story.state == "withdrawn"  # it was their own story
    with pytest.raises(Conflict):
        ask_consents(coordinator, story)
    assert not any(CONSENT.moves["refused"])


@pytest.mark.requirement("RM-46")
def test_nobody_answers_for_somebody_else(
    story, told, coordinator, leader, employee, administrator, foreigner
):
    mona = list_person(coordinator, story, name="Mona Lund", email="mona@example.dk", is_named=True)
    ask_consents(coordinator, story)
    for consent in (told, mona):
        for nobody in (coordinator, leader, employee, administrator, foreigner, SYSTEM):
            with pytest.raises(Denied):
                give_consent(nobody, fresh(consent), key=consent.key, uses=ALL)
        with pytest.raises(Denied):
            give_consent(STRANGER, fresh(consent), key="x" * 43, uses=ALL)


def test_only_those_with_a_duty_there_write_approve_and_use(
    ward, story, told, coordinator, employee, volunteer, foreigner, consultant
):
    for nobody in (employee, volunteer, foreigner, STRANGER):
        for act in (ask_consents, approve_story, publish_story, unpublish_story, discard_story):
            with pytest.raises(Denied):
                act(nobody, story)
        with pytest.raises(Denied):
            draft_story(nobody, ward, kind="together", title="X", text="Y")
        with pytest.raises(Denied):
            use_story(nobody, story, use="web", where="X")
        with pytest.raises(Denied):
            list_person(nobody, story, name="Mona")
        for act in (unlist_person, print_letter):
            with pytest.raises(Denied):
                act(nobody, fresh(told))
    with pytest.raises(Denied):
        approve_story(coordinator, story)  # approving is somebody else's word
    with pytest.raises(Denied):
        erase_story(coordinator, story)


def test_a_personal_story_needs_its_owner(ward, coordinator):
    story = draft_story(coordinator, ward, kind="volunteer", title="X", text="Y")
    assert "Notér, hvem der fortæller historien" in reasons(story)
    assert reasons(draft_story(coordinator, ward, kind="together", title="X", text="Y")) == ""


@pytest.mark.requirement("RM-46")
@pytest.mark.django_db(transaction=True)
def test_a_yes_taken_back_while_somebody_publishes_wins(story, told, leader, coordinator, volunteer):
    give_consent(volunteer, told, key=told.key, uses=ALL)
    approve_story(leader, story)

    def run(act):
        try:
            act()
        except (Conflict, Closed):
            pass
        finally:
            connection.close()

    mine, theirs = fresh(told), Story.objects.select_related("workplace__unit").get(pk=story.pk)
    threads = [
        Thread(target=run, args=(lambda: withdraw_consent(volunteer, mine, key=told.key),)),
        Thread(target=run, args=(lambda: publish_story(coordinator, theirs),)),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not Story.objects.public().exists()


def test_a_story_taken_down_is_emptied_a_month_later(published, told, volunteer):
    withdraw_consent(volunteer, fresh(told), key=told.key)
    erase_stories.func()
    published.refresh_from_db()
    assert published.text
    Story.objects.update(withdrawn_at="2020-01-01T00:00Z")
    erase_stories.func()
    published.refresh_from_db()
    assert (published.title, published.text, published.consents.count()) == ("–", "", 0)
    assert published.erased_at


def test_a_draft_that_nobody_touches_for_a_year_is_put_away(story):
    Story.objects.update(changed_at="2020-01-01T00:00Z")
    erase_stories.func()
    story.refresh_from_db()
    assert story.state == "withdrawn"


def test_a_story_is_made_of_a_moment_once(ward, coordinator):
    moment = Moment.objects.create(workplace=ward, text="En patient lo højt for første gang.")
    story = begin_from_moment(coordinator, moment)
    assert story.text == moment.text
    with pytest.raises(Conflict):
        begin_from_moment(coordinator, moment)
    assert Story.objects.count() == 1


def test_a_letter_is_for_somebody_who_has_no_email(story, coordinator):
    mona = list_person(coordinator, story, name="Mona Lund", is_named=True)
    with pytest.raises(Conflict):
        print_letter(coordinator, mona)
    ask_consents(coordinator, story)
    print_letter(coordinator, fresh(mona))
    assert Event.objects.filter(verb="story.letter_viewed", actor_id=coordinator.user_id).exists()


def test_an_email_of_somebody_who_has_an_account_leads_to_the_account(ward, story, coordinator):
    actor, _ = factories.affiliated(ward, name="Bodil Kragh", email="bodil@example.dk")
    consent = list_person(coordinator, story, name="Bodil", email="Bodil@example.dk")
    assert consent.user_id == actor.user_id
    with pytest.raises(Invalid):
        list_person(coordinator, story, name="Bodil igen", email="bodil@example.dk")


def test_a_second_move_by_somebody_else_loses_politely(published, coordinator):
    unpublish_story(coordinator, published)
    with pytest.raises(IllegalMove):
        unpublish_story(coordinator, Story.objects.get(pk=published.pk))


def test_nothing_reaches_the_public_without_an_approval():
    assert [before for before, after in STORY.moves.items() if "published" in after] == ["approved"]


def fresh(consent: Consent) -> Consent:
    return Consent.objects.select_related("story__workplace__unit").get(pk=consent.pk)


def words(story: Story, **changed):
    return StoryForm.initial_from(story) | changed
