"""Two who write to each other, companionships, and institutions that are each other's volunteers."""

from django.urls import path

from samspil.everyday.requests.views import threads

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
]
