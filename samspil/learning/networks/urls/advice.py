from django.urls import path

from samspil.learning.networks.views import advice, articles, queue

urlpatterns = [
    path("sparring/", advice.cases, name="advice"),
    path("sparring/ny/", advice.new, name="advice_new"),
    path("sparring/<int:pk>/", advice.case, name="advice_case"),
    path("sparring/<int:pk>/svar/", advice.answer, name="advice_answer"),
    path("sparring/<int:pk>/viden/", articles.from_case, name="advice_article"),
    path("sparring/<int:pk>/tilbagetraekning/", advice.withdrawal, name="advice_withdrawal"),
    path("sparring/koe/", queue.queue, name="queue"),
    path("sparring/<int:pk>/kollega/", queue.colleague, name="introduce_colleague"),
    path("sparring/<int:pk>/netvaerk/", queue.network, name="introduce_network"),
    path("sparring/forbindelser/<int:pk>/", queue.introduction, name="introduction"),
    path("viden/", articles.articles, name="articles"),
    path("viden/ny/", articles.new, name="article_new"),
    path("viden/vores/", articles.ours, name="articles_ours"),
    path("viden/<int:pk>/", articles.article, name="article"),
    path("viden/<int:pk>/tekst/", articles.change, name="article_text"),
    path("viden/<int:pk>/tilbagetraekning/", articles.withdrawal, name="article_withdrawal"),
]
