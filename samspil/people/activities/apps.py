from django.apps import AppConfig


class ActivitiesConfig(AppConfig):
    name = "samspil.people.activities"
    label = "activities"
