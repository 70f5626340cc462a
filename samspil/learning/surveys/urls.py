from django.urls import path

from samspil.learning.surveys.views import answering, questions, reports, rounds

app_name = "surveys"

urlpatterns = [
    path("svar/", answering.mine, name="mine"),
    path("svar/tak/", answering.thanks, name="thanks"),
    path("svar/<int:pk>/", answering.answer, name="answer"),
    path("svar/<int:pk>-<str:key>/", answering.open_answer, name="open_answer"),
    path("svar/besoeg/<int:pk>-<str:key>/", answering.afterwards, name="afterwards"),
    path("maalinger/", rounds.rounds, name="rounds"),
    path("maalinger/<int:pk>/", rounds.page, name="round"),
    path("maalinger/<int:pk>/opslag/<slug:group>/", rounds.poster, name="poster"),
    path("maalinger/<int:pk>/afslutning/", rounds.closing, name="closing"),
    path("maalinger/<int:pk>/aflysning/", rounds.withdrawal, name="withdrawal"),
    path("maalinger/<int:pk>/rapport/", reports.report, name="report"),
    path("maalinger/<int:pk>/udvikling/", reports.trend, name="trend"),
    path("maalinger/<int:pk>/opgaver/", reports.tasks, name="tasks"),
    path("maalinger/ideer/<int:pk>/", rounds.panel_new, name="panel_new"),
    path("maalinger/vaerdier/<int:pk>/", questions.value, name="value"),
    path("maalinger/vaerdier/<int:pk>/ophoer/", questions.value_end, name="value_end"),
    path("maalinger/spoergsmaal/<int:pk>/", questions.question, name="question"),
    path("maalinger/spoergsmaal/<int:pk>/ophoer/", questions.question_end, name="question_end"),
    # Last, for an authority may be called anything.
    path("maalinger/<slug:slug>/vaerdier/", questions.values, name="values"),
    path("maalinger/<slug:slug>/vaerdier/ny/", questions.value_new, name="value_new"),
    path("maalinger/<slug:slug>/spoergsmaal/nyt/", questions.question_new, name="question_new"),
    path("maalinger/<slug:slug>/bagefter/", questions.asking_afterwards, name="asking_afterwards"),
    path("maalinger/<slug:slug>/ny/<slug:kind>/", rounds.new, name="new"),
]
