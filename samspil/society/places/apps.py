from django.apps import AppConfig


class PlacesConfig(AppConfig):
    name = "samspil.society.places"
    label = "places"
