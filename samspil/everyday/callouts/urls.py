from django.urls import path

from samspil.everyday.callouts.views import drills, groups, mine, roster

app_name = "callouts"
urlpatterns = [
    path("udkald/", groups.index, name="index"),
    path("udkald/ny/<int:workplace>/", groups.new, name="new"),
    path("udkald/efter/", drills.after, name="after"),
    path("udkald/samtale/<int:pk>/", drills.talked, name="talked"),
    path("udkald/min-vagt/", mine.mine, name="mine"),
    path("udkald/min-vagt/<int:pk>/", mine.duty, name="duty"),
    path("udkald/min-vagt/<int:pk>/ro/", mine.quiet, name="quiet"),
    path("udkald/svar/<int:pk>/<str:key>/", mine.answer, name="answer"),
    path("udkald/<int:pk>/", groups.group, name="group"),
    path("udkald/<int:pk>/rettelse/", groups.change, name="change"),
    path("udkald/<int:pk>/daekning/", groups.coverage, name="coverage"),
    path("udkald/<int:pk>/lukning/", groups.closing, name="closing"),
    path("udkald/<int:pk>/hold/", roster.roster, name="roster"),
    path("udkald/<int:pk>/udstyr/", roster.equipment, name="equipment"),
    path("udkald/<int:pk>/oevelse/", drills.begin, name="begin"),
    path("udkald/foerstehjaelper/<int:pk>/", roster.responder, name="responder"),
    path("udkald/foerstehjaelper/<int:pk>/fjernelse/", roster.removal, name="removal"),
    path("udkald/udstyr/<int:pk>/", roster.thing, name="thing"),
    path("udkald/udstyr/<int:pk>/fjernelse/", roster.disposal, name="disposal"),
    path("udkald/oevelse/<int:pk>/", drills.drill, name="drill"),
    path("udkald/oevelse/<int:pk>/boelge/", drills.wave, name="wave"),
    path("udkald/oevelse/<int:pk>/afblaesning/", drills.ending, name="ending"),
    path("udkald/oevelse/<int:pk>/opsamling/", drills.debrief, name="debrief"),
]
