from django.urls import path

from samspil.people.applications.views import inviting, peers, public, work

app_name = "applications"
urlpatterns = [
    path("indsats/<int:pk>-<slug:slug>/ansoeg/", public.apply, name="apply"),
    path("ansoegning/sendt/", public.sent, name="sent"),
    path("ansoegning/<int:pk>-<str:key>/", public.status, name="status"),
    path("ansoegning/<int:pk>-<str:key>/bekraeftelse/", public.confirmation, name="confirmation"),
    path("ansoegning/<int:pk>-<str:key>/tilbagetraekning/", public.withdrawal, name="withdrawal"),
    path("ansoegning/<int:pk>-<str:key>/plads/", public.offered_place, name="offered_place"),
    path("mit/invitationer/", inviting.invitations, name="invitations"),
    path("interesse/tak/", public.interest_left, name="interest_left"),
    path("erfaring/tak/", peers.told, name="experience_told"),
    path("erfaring/slettet/", peers.deleted, name="experience_deleted"),
    path("erfaring/<int:pk>/", peers.experience, name="experience"),
    path("erfaring/<int:pk>-<str:key>/", peers.kept, name="experience_kept"),
    path("interesse/<slug:slug>/", public.interest, name="interest"),
    path("ansoegninger/", work.worklist, name="worklist"),
    path("ansoegninger/interesser/", work.interests, name="interests"),
    path("ansoegninger/interesser/<int:pk>/svar/", work.interest_answer, name="interest_answer"),
    path("ansoegninger/interesser/<int:pk>/sletning/", work.interest_erasure, name="interest_erasure"),
    path("ansoegninger/interesser/<int:pk>/invitation/", peers.invitation, name="peer_invitation"),
    path("ansoegninger/<int:pk>/", work.detail, name="detail"),
    path("ansoegninger/<int:pk>/optagelse/", work.acceptance, name="acceptance"),
    path("ansoegninger/<int:pk>/afslag/", work.refusal, name="refusal"),
    path("ansoegninger/<int:pk>/venteliste/", work.waiting_list, name="waiting_list"),
    path("indsatser/<int:pk>/rekruttering/", work.recruitment, name="recruitment"),
]
