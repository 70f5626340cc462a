from django.apps import AppConfig


class RecognitionConfig(AppConfig):
    name = "samspil.learning.recognition"
    label = "recognition"
