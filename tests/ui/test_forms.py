from datetime import date, time

import pytest
import time_machine
from django import forms
from django.template import Context, Template
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from samspil.base.core.errors import Conflict, Invalid
from samspil.base.ui.forms import DateField, Form, HoneypotMixin, PhoneField, TimeField


class Join(HoneypotMixin, Form):
    name = forms.CharField()
    day = DateField(required=False)


@pytest.mark.parametrize(
    "text",
    ["3/11-26", "3.11.2026", "03-11-2026", "2026-11-03", "3/11/2026", "3. 11. 2026", " 03.11.26 ", "3-11-26"],
)
def test_a_date_may_be_typed_in_many_ways(text):
    assert DateField().clean(text) == date(2026, 11, 3)


@pytest.mark.parametrize(
    "text", ["31/2-26", "i morgen", "3.11", "2026-13-01", "0.0.2026", "3/11-226", "３/11-26x"]
)
def test_a_date_that_is_none_is_refused(text):
    with pytest.raises(forms.ValidationError):
        DateField().clean(text)


@time_machine.travel("2026-11-22")
def test_a_birth_date_of_two_digits_lies_in_the_past():
    assert DateField(future_century=False).clean("3/11-41") == date(1941, 11, 3)
    assert DateField(future_century=False).clean("3/11-07") == date(2007, 11, 3)


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_what_the_form_shows_it_also_reads(day):
    field = DateField()
    assert field.clean(field.prepare_value(day)) == day
    assert field.clean(f"{day.day}/{day.month}-{day:%y}") == day


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("14.30", time(14, 30)),
        ("14:30", time(14, 30)),
        ("1430", time(14, 30)),
        ("9", time(9)),
        ("930", time(9, 30)),
        ("kl. 8", time(8)),
    ],
)
def test_an_hour_may_be_typed_in_many_ways(text, hour):
    assert TimeField().clean(text) == hour


@pytest.mark.parametrize("text", ["24.00", "14.60", "14.5", "middag", "12345"])
def test_an_hour_that_is_none_is_refused(text):
    with pytest.raises(forms.ValidationError):
        TimeField().clean(text)


@given(st.times())
def test_every_hour_shown_is_read_again(hour):
    shown = hour.replace(second=0, microsecond=0)
    assert TimeField().clean(TimeField().prepare_value(shown)) == shown


@pytest.mark.parametrize("text", ["20 30 40 50", "20304050", "+45 20304050", "0045 2030 4050", "20-30-40-50"])
def test_a_danish_number_is_kept_in_one_shape(text):
    assert PhoneField().clean(text) == "+4520304050"


def test_a_foreign_number_needs_its_country():
    assert PhoneField().clean("+46 8 123 456 78") == "+46812345678"
    with pytest.raises(forms.ValidationError):
        PhoneField().clean("08 123 456 78 00")


@pytest.mark.parametrize("text", ["1234", "abc", "+", "999999999999", "20304050 ext 5", "\x00"])
def test_what_is_no_phone_number_is_refused(text):
    with pytest.raises(forms.ValidationError):
        PhoneField().clean(text)


def test_an_empty_number_is_fine_where_none_is_asked_for():
    assert PhoneField(required=False).clean("") == ""


def test_submit_hands_the_fields_to_the_action_by_name():
    form = Join({"name": "Åse", "day": "3/11-26"})
    assert form.submit(lambda by, **fields: (by, fields), "actor", place="B12")
    assert form.result == ("actor", {"name": "Åse", "day": date(2026, 11, 3), "place": "B12"})


def test_an_unsent_form_calls_nothing():
    assert not Join().submit(pytest.fail)


def test_what_the_action_refuses_stands_beside_its_field():
    def refuse(**fields):
        raise Invalid({"name": ["Taken."], "": ["Try again."], "unit": ["Closed."]})

    form = Join({"name": "Åse"})
    assert not form.submit(refuse)
    assert form.errors["name"] == ["Taken."]
    assert form.non_field_errors() == ["Try again.", "Closed."]


def test_other_refusals_pass_through_to_their_page():
    def lose(**fields):
        raise Conflict("Somebody was first.")

    with pytest.raises(Conflict):
        Join({"name": "Åse"}).submit(lose)


def test_a_robot_that_fills_every_field_is_turned_away():
    form = Join({"name": "Åse", "homepage": "http://spam"})
    assert not form.submit(pytest.fail)
    assert form.non_field_errors()


def test_a_field_tells_screen_readers_its_hint_and_error():
    with translation.override("da"):
        html = Join({"name": "Åse", "day": "x"}).as_div() + str(Join({"name": "", "day": "x"}))
    assert 'aria-describedby="id_day_helptext id_day_error"' in html
    assert 'aria-invalid="true"' in html
    assert 'class="form-input input-short"' in html


def test_the_robot_field_is_not_in_the_way_of_people():
    html = str(Join())
    assert 'tabindex="-1"' in html
    assert "trap" in html


def test_only_a_field_to_write_in_says_that_it_may_be_left_empty():
    class Wishes(Form):
        kinds = forms.MultipleChoiceField(
            choices=[("a", "A")], widget=forms.CheckboxSelectMultiple, required=False
        )
        part = forms.ChoiceField(choices=[("", "The whole")], required=False)
        note = forms.CharField(required=False)

    with translation.override("en"):
        assert Wishes().render().count("(optional)") == 1


def test_an_empty_field_is_told_what_to_do_and_a_fields_own_words_stay():
    class Asking(Form):
        name = forms.CharField(label="Name")
        email = forms.EmailField()
        kind = forms.ChoiceField(label="Which kind?", choices=[("a", "A")])
        agrees = forms.BooleanField()
        signed = forms.CharField(error_messages={"required": "Write your full name."})

    with translation.override("en"):
        form = Asking({"email": "tage"})
        told = {name: list(form.errors[name]) for name in form.fields}
        assert told == {
            "name": ["Write something here."],
            "email": ["Write the whole address, for example name@example.dk."],
            "kind": ["Choose one of the answers."],
            "agrees": ["Tick the box."],
            "signed": ["Write your full name."],
        }
        drawn = Template("{% error_summary form %}").render(Context({"form": form}))
        assert "Which kind? Choose one of the answers." in drawn
        assert "Name: Write something here." in drawn
