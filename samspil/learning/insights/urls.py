from django.urls import path

from samspil.learning.insights.views import boards, evaluations

app_name = "insights"
urlpatterns = [
    path("indblik/", boards.board, name="board"),
    path("indblik/synlighed/", boards.visibility, name="visibility"),
    path("indblik/bekymring/", boards.resistance, name="resistance"),
    path("evalueringer/", evaluations.index, name="evaluations"),
    path("evalueringer/ny/", evaluations.opening, name="opening"),
    path("evalueringer/<int:pk>/", evaluations.evaluation, name="evaluation"),
    path("evalueringer/<int:pk>/svar/", evaluations.answer, name="answer"),
    path("evalueringer/<int:pk>/rapport.pdf", evaluations.report, name="report"),
    path("evalueringer/<int:pk>/droeftelse/", evaluations.sharing, name="sharing"),
    path("evalueringer/<int:pk>/aflysning/", evaluations.calling_off, name="calling_off"),
]
