from django.conf import settings
from django.urls import URLPattern, path

from samspil.demo import views

app_name = "demo"
urlpatterns: list[URLPattern] = [path("demo/post/", views.post, name="post")] if settings.DEMO else []
