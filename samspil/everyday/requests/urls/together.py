"""Two who write to each other, companionships, and institutions that are each other's volunteers."""

from django.urls import path

from samspil.everyday.requests.views import belonging, clusters, companionships, threads

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
    path("klynger/", clusters.overview, name="clusters"),
    path("klynger/ny/", clusters.founding, name="cluster_new"),
    path("klynger/<int:pk>/", clusters.board, name="cluster"),
    path("klynger/<int:pk>/spoergsmaal/", clusters.asking, name="cluster_asking"),
    path("klynger/<int:pk>/opslag/", clusters.posting, name="cluster_post_new"),
    path("klynger/<int:pk>/afslutning/", clusters.ending, name="cluster_ending"),
    path("klynger/deltagere/<int:pk>/ja/", clusters.membership, name="cluster_membership"),
    path("klynger/deltagere/<int:pk>/farvel/", clusters.leaving, name="cluster_leaving"),
    path("klynger/opslag/<int:pk>/dag/", clusters.visiting, name="cluster_visit_new"),
    path("klynger/opslag/<int:pk>/lukning/", clusters.post_closing, name="cluster_post_closing"),
    path("klynger/dage/<int:pk>/ja/", clusters.visit_agreement, name="cluster_visit_agreement"),
    path("klynger/dage/<int:pk>/afbud/", clusters.visit_calling_off, name="cluster_visit_calling_off"),
]
