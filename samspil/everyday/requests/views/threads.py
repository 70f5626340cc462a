"""The conversation between two. Everybody else, whatever their duty, meets an address that does not exist.

The code lives in a cookie of the browser alone: for this conversation's address, not readable by scripts, never sent along
from other sites. Nothing of these pages is kept for a retry (`kept_nowhere`), and no error report holds what was typed.
"""

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from samspil.base.core.errors import NotVisible
from samspil.base.core.idempotency import kept_nowhere
from samspil.base.ui.shortcuts import respond
from samspil.everyday.requests.actions import (
    accept_thread,
    begin_anew,
    end_thread,
    offer_thread,
    report_messages,
    write_message,
)
from samspil.everyday.requests.forms.threads import CodeForm, MessageForm, RememberForm, ReportForm
from samspil.everyday.requests.models import Companionship, Request, Side
from samspil.everyday.requests.queries import threads as queries
from samspil.everyday.requests.rules import sealing
from samspil.everyday.requests.rules import threads as rules
from samspil.everyday.requests.rules.threads import About, Seat
from samspil.everyday.requests.views.codes import code_in, url_of, with_code, without_code
from samspil.society.notifications.queries import was_led_to

View = Callable[..., HttpResponse]


def for_the_two(view: Callable[[HttpRequest, Seat], HttpResponse]) -> View:
    """Let the volunteer in by signing in and the citizen by the private address; nobody else."""

    @login_not_required
    @kept_nowhere
    @sensitive_post_parameters()
    @wraps(view)
    def door(request: HttpRequest, pk: int, key: str = "") -> HttpResponse:
        if not key and request.actor.is_stranger:
            return redirect_to_login(request.get_full_path())
        thread = queries.found(pk)
        if thread is None:
            return _over(request, pk, key)
        if key:
            request.tenant = thread.workplace.unit.authority
        return view(request, rules.seat_of(request.actor, thread, key))

    return door


@login_not_required
@kept_nowhere
def about_request(request: HttpRequest, pk: int, key: str = "") -> HttpResponse:
    """Lead to the conversation about a request, or to its beginning."""
    return _beginning(
        request, Request.objects.select_related("activity__workplace__unit__authority"), pk, key
    )


@login_not_required
@kept_nowhere
def about_companionship(request: HttpRequest, pk: int, key: str = "") -> HttpResponse:
    return _beginning(request, Companionship.objects.select_related("workplace__unit__authority"), pk, key)


@for_the_two
def conversation(request: HttpRequest, seat: Seat) -> HttpResponse:
    """Read and write; or say yes, wait for the other, or type the code, whatever is next."""
    code = code_in(request, seat)
    if not seat.thread.has_begun or not rules.knows_code(seat, code):
        return _before(request, seat)
    form = MessageForm(request.POST or None)
    if form.submit(write_message, request.actor, seat, code=code):
        return redirect(f"{url_of(seat)}#nyeste")
    context = {**_context(seat), "lines": queries.words(seat, code)}
    return respond(request, "requests/threads/conversation.html", context, form=form)


@for_the_two
@require_POST
def acceptance(request: HttpRequest, seat: Seat) -> HttpResponse:
    code = sealing.new_code()
    accept_thread(request.actor, seat, code=code)
    return with_code(redirect(url_of(seat, "thread_code")), request, seat, code)


@for_the_two
def code(request: HttpRequest, seat: Seat) -> HttpResponse:
    """Show the code to the one who has it in the browser already, to be written down."""
    known = code_in(request, seat)
    if not rules.knows_code(seat, known):
        return redirect(url_of(seat))
    return respond(request, "requests/threads/code.html", {**_context(seat), "parts": known.split("-")})


@for_the_two
@require_POST
def unlocking(request: HttpRequest, seat: Seat) -> HttpResponse:
    """Take the code that was typed, if it is the right one."""
    form = CodeForm(request.POST)
    if form.is_valid() and rules.knows_code(seat, form.cleaned_data["code"]):
        return with_code(redirect(url_of(seat)), request, seat, sealing.tidied(form.cleaned_data["code"]))
    form.add_error("code", rules.WrongCode().errors["code"][0])
    return respond(request, "requests/threads/locked.html", _context(seat), form=form)


@for_the_two
@require_POST
def locking(request: HttpRequest, seat: Seat) -> HttpResponse:
    """Forget the code on this device."""
    messages.success(request, _("The code is forgotten on this device."))
    return without_code(redirect(url_of(seat)), seat)


@for_the_two
@require_POST
def renewal(request: HttpRequest, seat: Seat) -> HttpResponse:
    code = sealing.new_code()
    thread = begin_anew(request.actor, seat, code=code)
    anew = Seat(thread, seat.side, thread.key if seat.key else "")
    return with_code(redirect(url_of(anew, "thread_code")), request, anew, code)


@for_the_two
def ending(request: HttpRequest, seat: Seat) -> HttpResponse:
    """Close it, at any time and without a reason: everything in it is deleted."""
    if request.method != "POST":
        return respond(request, "requests/threads/ending.html", _context(seat))
    end_thread(request.actor, seat)
    answer = respond(request, "requests/threads/over.html", {"closed_now": True})
    return without_code(answer, seat)


@for_the_two
def report(request: HttpRequest, seat: Seat) -> HttpResponse:
    """Choose what to hand over, see it once more, and hand it over."""
    known = code_in(request, seat)
    if not rules.knows_code(seat, known):
        return redirect(url_of(seat))
    lines = queries.words(seat, known) if seat.thread.has_begun else []
    asked = (request.POST or request.GET).getlist("chosen")
    chosen = [line for line in lines if str(line.sequence) in asked]
    numbers = [line.sequence for line in lines]
    initial = {"chosen": [line.sequence for line in chosen], "kind": "safeguarding"}
    form = ReportForm(request.POST or None, sequences=numbers, initial=initial)
    if form.submit(report_messages, request.actor, seat, code=known):
        messages.success(request, _("Thank you. It is handed over, and somebody looks at it."))
        return redirect(url_of(seat))
    context = {**_context(seat), "lines": lines, "chosen": chosen, "is_asked": bool(request.GET)}
    return respond(request, "requests/threads/report.html", context, form=form)


def _beginning(
    request: HttpRequest, rows: "QuerySet[Request] | QuerySet[Companionship]", pk: int, key: str
) -> HttpResponse:
    if not key and request.actor.is_stranger:
        return redirect_to_login(request.get_full_path())
    about: About | None = rows.filter(pk=pk).first()
    if about is None:
        raise NotVisible
    side = rules.side_before(request.actor, about, key)
    if (thread := about.threads.first()) is not None:
        return redirect(url_of(Seat(thread, side, thread.key if key else "")))
    return _offer(request, about, key)


def _offer(request: HttpRequest, about: About, key: str) -> HttpResponse:
    form = RememberForm(request.POST) if request.method == "POST" else RememberForm()
    if form.is_bound and form.is_valid():
        code = sealing.new_code()
        thread = offer_thread(request.actor, about, code=code, key=key)
        seat = Seat(thread, Side(thread.offered_by), thread.key if key else "")
        return with_code(redirect(url_of(seat, "thread_code")), request, seat, code)
    reasons = rules.reasons_against(about)
    return respond(request, "requests/threads/offer.html", {"reasons": reasons}, form=form)


def _before(request: HttpRequest, seat: Seat) -> HttpResponse:
    """What there is to do before one can read."""
    if not seat.thread.has_begun and seat.side != seat.thread.offered_by:
        return respond(request, "requests/threads/accept.html", _context(seat), form=RememberForm())
    if rules.knows_code(seat, code_in(request, seat)):
        return respond(request, "requests/threads/waiting.html", _context(seat))
    if request.headers.get("Sec-Fetch-Site") == "cross-site":
        # From a link in an e-mail the browser does not send the cookie along; after one tap on our own page it does.
        return respond(request, "requests/threads/door.html", _context(seat))
    return respond(request, "requests/threads/locked.html", _context(seat), form=CodeForm())


def _over(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """Say kindly that it is over to somebody who had part in it; everybody else finds nothing.

    The citizen holds the right address. The volunteer has been sent a message that leads here: no more is known of them.
    """
    if not (
        queries.opens(pk, key) if key else was_led_to(request.actor, reverse("requests:thread", args=[pk]))
    ):
        raise NotVisible
    return respond(request, "requests/threads/over.html", {"closed_now": False}, status=410)


def _context(seat: Seat) -> dict[str, object]:
    nouns = ("thread", "acceptance", "code", "unlocking", "locking", "renewal", "ending", "report")
    return {
        "seat": seat,
        "other": _other(seat),
        "is_citizen": seat.side == Side.CITIZEN,
        "urls": {noun: url_of(seat, f"thread_{noun}" if noun != "thread" else noun) for noun in nouns},
        "compared": queries.compared_number(seat.thread),
    }


def _other(seat: Seat) -> str:
    if seat.side == Side.CITIZEN:
        return seat.thread.volunteer.first_name
    return rules.about_of(seat.thread).first_name
