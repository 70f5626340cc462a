"""The no to contact: the citizen's own page, and the staff's list."""

from django.urls import path

from samspil.people.citizens import views

app_name = "citizens"
urlpatterns = [
    path("fravalg/", views.no, name="no"),
    path("fravalg/noteret/", views.noted, name="noted"),
    path("fravalg/fortrydelse/", views.letter, name="letter"),
    path("fravalg/fortrydelse/sendt/", views.letter_sent, name="letter_sent"),
    path("fravalg/<int:pk>-<str:key>/", views.own_mark, name="own_mark"),
    path("fravalg/<int:pk>-<str:key>/fortrydelse/", views.own_lifting, name="own_lifting"),
    path("kontakt-fravalg/", views.marks, name="marks"),
    path("kontakt-fravalg/ophaevelse/", views.contact_lifting, name="contact_lifting"),
    path("kontakt-fravalg/<int:pk>/ophaevelse/", views.lifting, name="lifting"),
]
