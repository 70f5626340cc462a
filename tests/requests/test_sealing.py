"""The sealing itself: who can open what, and that nothing else opens it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samspil.everyday.requests.rules import sealing

SALT = b"0123456789abcdef"
KEY = sealing.new_thread_key()


@pytest.fixture(scope="module")
def code():
    return sealing.new_code()


def test_a_code_has_a_hundred_bits_and_no_letter_that_is_easily_misread(code):
    letters = code.replace("-", "")
    assert len(letters) * 5 == 100
    assert not set(letters) & set("ILOU")
    assert len({sealing.new_code() for _ in range(200)}) == 200


def test_a_code_is_the_same_however_it_is_typed():
    code = "01ABC-01DEF-01GHJ-01KMN"
    for typed in ("01abc01def01ghj01kmn", " olabc oldef OIGHJ oikmn ", "01ABC.01DEF.01GHJ.01KMN"):
        assert sealing.tidied(typed) == code


@pytest.mark.parametrize(
    "typed", ["", "01ABC", "U1ABC-01DEF-01GHJ-01KMN", "01ABC-01DEF-01GHJ-01KMN-0", "æ" * 20]
)
def test_what_cannot_be_a_code_is_none(typed):
    assert sealing.tidied(typed) == ""
    with pytest.raises(sealing.Unreadable):
        sealing.private_key(typed, SALT)


def test_the_key_comes_from_code_and_salt_alone(code):
    first = sealing.public_half(sealing.private_key(code, SALT))
    assert sealing.public_half(sealing.private_key(code.lower(), SALT)) == first
    assert sealing.public_half(sealing.private_key(code, SALT[::-1])) != first
    assert sealing.public_half(sealing.private_key(sealing.new_code(), SALT)) != first


def test_a_wrapped_key_opens_for_its_owner_in_its_place_alone(code):
    private = sealing.private_key(code, SALT)
    wrapped = sealing.wrap(KEY, sealing.public_half(private), "7 citizen")
    assert KEY not in wrapped
    assert sealing.unwrap(wrapped, private, "7 citizen") == KEY
    for who, context in (
        (private, "8 citizen"),
        (private, "7 volunteer"),
        (sealing.private_key(sealing.new_code(), SALT), "7 citizen"),
    ):
        with pytest.raises(sealing.Unreadable):
            sealing.unwrap(wrapped, who, context)


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=600))
def test_words_come_back_as_they_were(text):
    text = text.encode("utf-8", "ignore").decode()
    assert sealing.unseal(KEY, sealing.seal(KEY, text, "1"), "1") == text


@settings(max_examples=30, deadline=None)
@given(st.integers(min_value=0, max_value=283), st.integers(min_value=1, max_value=255))
def test_a_single_changed_byte_is_noticed(place, change):
    sealed = bytearray(sealing.seal(KEY, "Kommer du på torsdag?", "1"))
    sealed[place] ^= change
    with pytest.raises(sealing.Unreadable):
        sealing.unseal(KEY, bytes(sealed), "1")


def test_words_cannot_be_moved_to_another_place():
    sealed = sealing.seal(KEY, "Ja", "7 3 citizen")
    for elsewhere in ("7 4 citizen", "7 3 volunteer", "8 3 citizen"):
        with pytest.raises(sealing.Unreadable):
            sealing.unseal(KEY, sealed, elsewhere)


def test_the_length_does_not_tell_a_yes_from_a_no():
    assert len(sealing.seal(KEY, "ja", "1")) == len(sealing.seal(KEY, "nej, det passer mig ikke", "1"))


def test_both_see_the_same_number_and_another_pair_sees_another():
    one, other, third = (sealing.public_half(sealing.private_key(sealing.new_code(), SALT)) for _ in range(3))
    assert sealing.compared_number(one, other) == sealing.compared_number(other, one)
    assert sealing.compared_number(one, other) != sealing.compared_number(one, third)
