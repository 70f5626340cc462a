from django.urls import path

from samspil.learning.surveys.views import answering, interviews, partings, questions, reports, rounds

app_name = "surveys"

urlpatterns = [
    path("svar/", answering.mine, name="mine"),
    path("svar/tak/", answering.thanks, name="thanks"),
    path("svar/<int:pk>/", answering.answer, name="answer"),
    path("svar/<int:pk>-<str:key>/", answering.open_answer, name="open_answer"),
    path("svar/farvel/<int:pk>/", partings.answer, name="parting"),
    path("svar/besoeg/<int:pk>-<str:key>/", answering.afterwards, name="afterwards"),
    path("spoergeskemaer/", rounds.rounds, name="rounds"),
    path("spoergeskemaer/<int:pk>/", rounds.page, name="round"),
    path("spoergeskemaer/<int:pk>/opslag/<slug:group>/", rounds.poster, name="poster"),
    path("spoergeskemaer/<int:pk>/afslutning/", rounds.closing, name="closing"),
    path("spoergeskemaer/<int:pk>/aflysning/", rounds.withdrawal, name="withdrawal"),
    path("spoergeskemaer/<int:pk>/rapport/", reports.report, name="report"),
    path("spoergeskemaer/<int:pk>/udvikling/", reports.trend, name="trend"),
    path("spoergeskemaer/<int:pk>/opgaver/", reports.tasks, name="tasks"),
    path("spoergeskemaer/ideer/<int:pk>/", rounds.panel_new, name="panel_new"),
    path("spoergeskemaer/vaerdier/<int:pk>/", questions.value, name="value"),
    path("spoergeskemaer/vaerdier/<int:pk>/ophoer/", questions.value_end, name="value_end"),
    path("spoergeskemaer/spoergsmaal/<int:pk>/", questions.question, name="question"),
    path("spoergeskemaer/spoergsmaal/<int:pk>/ophoer/", questions.question_end, name="question_end"),
    path("spoergeskemaer/farvel/", partings.report, name="partings"),
    path("spoergeskemaer/interviews/", interviews.interviews, name="interviews"),
    path("spoergeskemaer/interviews/nyt/<slug:slug>/", interviews.new, name="interview_new"),
    path("spoergeskemaer/interviews/<int:pk>/sletning/", interviews.withdrawal, name="interview_withdrawal"),
    # Last, for an authority may be called anything.
    path("spoergeskemaer/<slug:slug>/vaerdier/", questions.values, name="values"),
    path("spoergeskemaer/<slug:slug>/vaerdier/ny/", questions.value_new, name="value_new"),
    path("spoergeskemaer/<slug:slug>/spoergsmaal/nyt/", questions.question_new, name="question_new"),
    path("spoergeskemaer/<slug:slug>/bagefter/", questions.asking_afterwards, name="asking_afterwards"),
    path("spoergeskemaer/<slug:slug>/ny/<slug:kind>/", rounds.new, name="new"),
]
