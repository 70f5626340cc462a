from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "samspil.doors.portal"
    label = "portal"
