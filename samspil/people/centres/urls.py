from django.urls import path

from samspil.people.centres.views import answering, centres, courses, sharing

app_name = "centres"
urlpatterns = [
    path("indsatser/<int:pk>/frivilligcentre/", sharing.vacancy, name="vacancy"),
    path("opslag/<int:pk>/ophoer/", sharing.taking_back, name="taking_back"),
    path("ansoegninger/interesser/<int:pk>/henvisning/", sharing.interest_referral, name="interest_referral"),
    path("frivilligcentre/", centres.directory, name="directory"),
    path("frivilligcentre/<int:pk>/", centres.centre, name="centre"),
    path("frivilligcentre/<int:pk>/opslag/<int:vacancy>/", centres.referral_new, name="referral_new"),
    path("frivilligcentre/<int:pk>/kurser/nyt/", courses.new, name="course_new"),
    path("henvisninger/<int:pk>/afslutning/", centres.settlement, name="settlement"),
    path("kurser/", courses.catalogue, name="courses"),
    path("kurser/<int:pk>/", courses.edit, name="course"),
    path("kurser/<int:pk>/aflysning/", courses.withdrawal, name="course_withdrawal"),
    path("henvisning/slettet/", answering.forgotten, name="forgotten"),
    path("henvisning/<int:pk>-<str:key>/", answering.referral, name="referral"),
    path("henvisning/<int:pk>-<str:key>/ja/", answering.yes, name="referral_yes"),
    path("henvisning/<int:pk>-<str:key>/nej/", answering.no, name="referral_no"),
]
