from django.urls import URLPattern

app_name = "callouts"

urlpatterns: list[URLPattern] = []
