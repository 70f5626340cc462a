"""Where citizens ask, and where staff see what was asked."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
