"""Nothing that a client can send makes a server error: every address of the house, as a stranger and as those inside."""

import json
from io import BytesIO

import pytest
from django.db import connection
from django.test import Client
from django.urls import Resolver404, URLPattern, get_resolver, resolve

from samspil.everyday.rotas.models import Shift
from samspil.people.volunteers.models import Affiliation
from samspil.society.access.matrix import Duty
from samspil.society.accounts.models import User
from tests import factories

HUGE = "99999999999999999999"
TEXTS = ("æøå", "x" * 300, "'; DROP --")


no_matter_of_the_database = pytest.mark.skipif(
    connection.vendor != "sqlite", reason="What answers here knows no database"
)


def walk(patterns, prefix=""):
    for pattern in patterns:
        route = f"{prefix}{pattern.pattern}"
        if isinstance(pattern, URLPattern):
            yield route, pattern
        else:
            yield from walk(pattern.url_patterns, route)


ROUTES = sorted(dict(walk(get_resolver().url_patterns)).items())


def fill(route, number, text):
    """Fill every placeholder of a whole route, those of the rooms' prefixes too."""
    while "<" in route:
        head, _sep, rest = route.partition("<")
        inside, _sep, tail = rest.partition(">")
        kind = inside.partition(":")[0]
        route = (
            head
            + str(
                number
                if kind == "int"
                else "00000000-0000-0000-0000-000000000000"
                if kind == "uuid"
                else text
            )
            + tail
        )
    return "/" + route.lstrip("^/").replace("\\Z", "").replace("$", "")


@pytest.fixture
def world(ward):
    """Enough of a world that the addresses lead somewhere."""
    activity = factories.published_activity(ward)
    actor, affiliation = factories.affiliated(ward)
    return {
        "activity": activity.pk,
        "ward": ward.pk,
        "volunteer": actor.user_id,
        "affiliation": affiliation.pk,
        "one": 1,
        "two": 2,
    }


@pytest.fixture(params=["stranger", "administrator"])
def client(request, world, ward, region):
    made = Client(raise_request_exception=False)
    if request.param == "administrator":
        actor = factories.assigned(Duty.ADMINISTRATOR, at=region)
    elif request.param == "coordinator":
        actor = factories.assigned(Duty.COORDINATOR, at=ward)
    elif request.param == "volunteer":
        actor = factories.affiliated(ward, name="Bodil")[0]
    else:
        return made
    made.force_login(User.objects.get(pk=actor.user_id))
    return made


def leads_somewhere(url):
    try:
        resolve(url)
    except Resolver404:
        return False
    return True


def failing(answers):
    return [f"{status} {what}" for status, what in answers if status >= 500 and "readyz" not in what]


def some(all_of_them, turn, number):
    """Return a few of them, others at each turn and on each database: no address meets them all, each meets some."""
    first = turn * number + (connection.vendor == "postgresql")
    return [all_of_them[(first + step) % len(all_of_them)] for step in range(number)]


def test_no_address_stumbles_over_numbers_and_texts(client, world):
    answers = []
    for turn, (route, _pattern) in enumerate(ROUTES):
        urls = {fill(route, world["activity"], "x"), *(fill(route, 1, text) for text in some(TEXTS, turn, 1))}
        answers += [(client.get(url).status_code, f"GET {url}") for url in sorted(urls)]
    assert failing(answers) == []


def test_a_number_that_no_database_holds_is_a_page_that_is_not_there(client):
    for route, _pattern in ROUTES:
        if "<int:" in route:
            assert client.get(fill(route, HUGE, "x")).status_code in {404, 302, 405, 403}, route


QUERIES = (
    {"side": HUGE, "foer": HUGE, "q": "x" * 3000},
    {
        "side": "-1",
        "foer": "-1",
        "q": "\U0001f600'\"<script>",
        "uge": "9999-W99",
        "dag": "31.02.2026",
        "maaned": "0000-00",
    },
    {
        "side": "²",
        "q": "%",
        "uge": HUGE,
        "dag": HUGE,
        "maaned": HUGE,
        "next": "//evil.example/",
        "fra": "æ",
        "til": "1.1.9999",
    },
)


def test_no_address_stumbles_over_its_query(client, world):
    answers = []
    odd = {
        "Accept": "*/;q=x,,application/json;",
        "Accept-Language": "xx-" * 200,
        "HX-Request": "true",
        "HX-Target": 'div#²"><x',
    }
    for turn, (route, _pattern) in enumerate(ROUTES):
        url = fill(route, world["activity"], "x")
        (query,) = some(QUERIES[:2], turn, 1)
        answers.append((client.get(url, query).status_code, f"GET {url} {list(query)}"))
        if turn % 2:
            broken = client.get(f"{url}?q=%ff%fe%c3%28&side=%e2%82")
            answers.append((broken.status_code, f"GET {url} broken bytes"))
        else:
            answers.append((client.get(url, QUERIES[2], headers=odd).status_code, f"GET {url} odd headers"))
    assert failing(answers) == []


def bodies():
    """Return what is posted: name, content type, body. The first two reach every form; the walls turn away most others."""
    many = "&".join(f"field{number}=x" for number in range(5_000)).encode()
    part = b'--b\r\nContent-Disposition: form-data; name="%s"%s\r\n\r\n%s\r\n--b--\r\n'
    return [
        (
            "odd values",
            "application/x-www-form-urlencoded",
            f"name={'x' * 5000}&email=x&starts_on=31.02.2026&starts=99.99&places={HUGE}&wanted=-{HUGE}&kind=nope&pk={HUGE}"
            f"&birth_year={HUGE}&valid_from=1.1.0001&ends_on=31.12.9999&place=unit-{HUGE}&revision={HUGE}&unit={HUGE}".encode(),
        ),
        ("nothing", "application/x-www-form-urlencoded", b""),
        ("no type", "", b"name=x"),
        ("NUL as sent", "application/x-www-form-urlencoded", b"name=a\x00b&email=a\x00@b.dk"),
        ("NUL in code", "application/x-www-form-urlencoded", b"name=a%00b&na%00me=x"),
        ("broken UTF-8", "application/x-www-form-urlencoded", b"name=%ff%fe&x=\xff\xfe"),
        ("5,000 fields", "application/x-www-form-urlencoded", many),
        ("another alphabet", "application/x-www-form-urlencoded; charset=utf-7", b"name=x"),
        ("no alphabet", "application/x-www-form-urlencoded; charset=nonsense", b"name=x"),
        ("no boundary", "multipart/form-data", b"--b\r\n"),
        ("an endless boundary", "multipart/form-data; boundary=" + "b" * 500, b"--b\r\n"),
        (
            "NUL in a file's name",
            "multipart/form-data; boundary=b",
            part % (b"file", b'; filename="a\x00b.csv"', b"a;b"),
        ),
        ("NUL in a part", "multipart/form-data; boundary=b", part % (b"name", b"", b"a\x00b")),
        (
            "JSON with NUL",
            "application/json",
            json.dumps({"name": "a\0b", "id": "a\0b", "reference": "a\0b"}).encode(),
        ),
        ("deep JSON", "application/json", b"[" * 100_000),
        ("JSON list", "application/json", b"[1, 2]"),
        ("a strange type", "text/\xe6; =;;", b"\x00\xff"),
    ]


def test_no_address_stumbles_over_what_is_posted(client, world):
    answers = []
    usual, rare = bodies()[:2], bodies()[2:]
    for turn, (route, _pattern) in enumerate(ROUTES):
        url = fill(route, world["activity"], "x")
        for name, kind, body in (*usual, *some(rare, turn, 1)):
            answer = client.generic("POST", url, body, content_type=kind)
            answers.append((answer.status_code, f"POST {url} {name}"))
    assert failing(answers) == []


def test_the_walls_turn_away_what_no_page_should_see(client):
    assert client.generic("TRACE", "/").status_code == 405
    assert client.generic("PUT", "/", b"x").status_code == 405
    assert client.get("/", headers={"Host": "evil.example"}).status_code == 400
    assert client.get("/?q=%00").status_code == 400
    assert client.get("/a%00b/").status_code == 400
    assert client.generic("GET", "/", QUERY_STRING="q=a\x00b").status_code == 400
    assert client.get("/", {"q": "x" * 5_000}).status_code == 414
    assert client.generic("POST", "/", BytesIO(b"x").read(), CONTENT_LENGTH="10000000").status_code == 413
    assert client.generic("POST", "/", b"x", CONTENT_LENGTH="-1").status_code == 400
    assert client.get("/", headers={"Cookie": "samspil_session=a\x00b"}).status_code == 400


def test_ten_megabytes_are_refused_unread(client):
    assert client.post("/log-ind/", {"file": BytesIO(b"x" * 10_000_000)}).status_code == 413
    assert (
        client.generic(
            "POST", "/log-ind/", b"a=" + b"x" * 3_000_000, content_type="application/x-www-form-urlencoded"
        ).status_code
        == 400
    )


# Made to stand in a frame on other websites (RM-28): it says so in its policy, and holds no cookie and no button.
FRAMED = {("/find/indlejret/", "X-Frame-Options")}


@no_matter_of_the_database
def test_every_answer_carries_the_headers_of_security(client, world):
    missing = []
    for route, _pattern in ROUTES:
        url = fill(route, world["activity"], "x")
        for answer in (client.get(url), client.post(url)):
            wanted = (
                "Content-Security-Policy",
                "X-Content-Type-Options",
                "Referrer-Policy",
                "Permissions-Policy",
                "X-Frame-Options",
            )
            missing += [
                f"{url} {name}"
                for name in (*wanted, "Cross-Origin-Opener-Policy")
                if name not in answer.headers and (url, name) not in FRAMED
            ]
            if "frame-ancestors" not in answer.headers.get("Content-Security-Policy", ""):
                missing.append(f"{url} frame-ancestors")
            if "Cache-Control" not in answer.headers:
                missing.append(f"{url} Cache-Control")
    assert missing == []


def test_the_walls_own_answers_carry_them_too(db, settings):
    settings.SECURE_HSTS_SECONDS = 31536000
    for answer in (Client().generic("TRACE", "/"), Client().get("/?q=%00")):
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert "max-age=31536000" in answer.headers["Strict-Transport-Security"]


@no_matter_of_the_database
def test_pages_of_somebody_signed_in_are_kept_nowhere(client_of, world, ward):
    inside = client_of(factories.assigned(Duty.COORDINATOR, at=ward))
    kept = []
    for route, _pattern in ROUTES:
        answer = inside.get(fill(route, world["volunteer"], "x"))
        policy = answer.headers.get("Cache-Control", "")
        if (
            answer.status_code == 200
            and answer.headers["Content-Type"].startswith("text/html")
            and "no-store" not in policy
        ):
            kept.append(f"{route}: {policy}")
    assert kept == []


# Addresses that other machines post to: they show a token of their own, and get 401 or 404 without it.
MACHINES = {"beskeder/kvitteringer/sms/"}


@no_matter_of_the_database
def test_a_page_of_another_site_cannot_post_here(world, ward):
    user = User.objects.get(pk=factories.assigned(Duty.ADMINISTRATOR, at=ward.unit.authority).user_id)
    for signed_in in (False, True):
        outside = Client(enforce_csrf_checks=True, raise_request_exception=False)
        if signed_in:
            outside.force_login(user)
        for route, _pattern in ROUTES:
            url = fill(route, world["activity"], "x")
            if not leads_somewhere(url):
                continue
            answer = outside.post(url, {"name": "x"}, headers={"Origin": "https://evil.example"})
            assert answer.status_code in ({401, 404} if route in MACHINES else {403}), (
                f"{url} {answer.status_code}"
            )
    assert Affiliation.objects.count() == 1
    assert Shift.objects.count() == 0
