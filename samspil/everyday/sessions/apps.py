from django.apps import AppConfig


class SessionsConfig(AppConfig):
    name = "samspil.everyday.sessions"
    label = "sessions"
