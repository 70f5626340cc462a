from django.apps import AppConfig


class OperationsConfig(AppConfig):
    name = "samspil.doors.operations"
    label = "operations"
