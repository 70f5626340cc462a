from django.apps import AppConfig


class RotasConfig(AppConfig):
    name = "samspil.everyday.rotas"
    label = "rotas"
