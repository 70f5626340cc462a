from django.apps import AppConfig


class DialogueConfig(AppConfig):
    name = "samspil.compact.dialogue"
    label = "dialogue"
