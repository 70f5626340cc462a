"""Two who write to each other, companionships, and institutions that are each other's volunteers."""

from django.urls import path

from samspil.everyday.requests.views import belonging, companionships, threads

urlpatterns = [
    path("samtale/anmodning/<int:pk>/", threads.about_request, name="thread_about_request"),
    path("samtale/anmodning/<int:pk>/<str:key>/", threads.about_request, name="thread_about_request_citizen"),
    path("samtale/foelgeskab/<int:pk>/", threads.about_companionship, name="thread_in_companionship"),
    path(
        "samtale/foelgeskab/<int:pk>/<str:key>/",
        threads.about_companionship,
        name="thread_in_companionship_citizen",
    ),
    *(
        path(f"samtale/<int:pk>/{seat}{noun}", view, name=f"{name}{citizen}")
        for seat, citizen in (("", ""), ("<str:key>/", "_citizen"))
        for noun, view, name in (
            ("", threads.conversation, "thread"),
            ("ja/", threads.acceptance, "thread_acceptance"),
            ("kode/", threads.code, "thread_code"),
            ("noegle/", threads.unlocking, "thread_unlocking"),
            ("laas/", threads.locking, "thread_locking"),
            ("forfra/", threads.renewal, "thread_renewal"),
            ("afslutning/", threads.ending, "thread_ending"),
            ("overdragelse/", threads.report, "thread_report"),
        )
    ),
    path("foelgeskab/", companionships.worklist, name="companionships"),
    path("foelgeskab/nyt/", companionships.founding, name="companionship_new"),
    path("foelgeskab/mine/", belonging.mine, name="my_companionships"),
    path("foelgeskab/mine/<int:pk>/", belonging.my_page, name="my_companionship"),
    path("foelgeskab/mine/<int:pk>/<slug:step>/", belonging.my_step, name="my_companionship_step"),
    path("foelgeskab/gruppe/<int:pk>/<str:key>/", belonging.group_page, name="companionship_group"),
    path(
        "foelgeskab/gruppe/<int:pk>/<str:key>/<slug:step>/",
        belonging.group_step,
        name="companionship_group_step",
    ),
    path("foelgeskab/hos/<int:pk>/<str:key>/", belonging.citizen_page, name="companionship_citizen"),
    path(
        "foelgeskab/hos/<int:pk>/<str:key>/<slug:step>/",
        belonging.citizen_step,
        name="companionship_citizen_step",
    ),
    path("foelgeskab/<int:pk>/", companionships.detail, name="companionship"),
    path("foelgeskab/<int:pk>/start/", companionships.start, name="companionship_start"),
    path("foelgeskab/<int:pk>/rammer/", companionships.frame, name="companionship_frame"),
    path("foelgeskab/<int:pk>/samtale/", companionships.review, name="companionship_review"),
    path("foelgeskab/<int:pk>/frivillig/", companionships.companion, name="companionship_companion"),
    path("foelgeskab/<int:pk>/pause/", companionships.pause, name="companionship_pause"),
    path("foelgeskab/<int:pk>/fortsat/", companionships.resumption, name="companionship_resumption"),
    path("foelgeskab/<int:pk>/afslutning/", companionships.ending, name="companionship_ending"),
    path("foelgeskab/<int:pk>/stop/", companionships.stop, name="companionship_stop"),
]
