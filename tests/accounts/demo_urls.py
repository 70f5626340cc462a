"""The addresses as they are when SAMSPIL_DEMO is on."""

from django.urls import include, path

from config.urls import urlpatterns as ordinary
from samspil.society.accounts.urls import demo_urlpatterns, urlpatterns

accounts = ([*urlpatterns, *demo_urlpatterns], "accounts")
urlpatterns = [path("", include(accounts)), *ordinary]
