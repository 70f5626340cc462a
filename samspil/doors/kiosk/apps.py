from django.apps import AppConfig


class KioskConfig(AppConfig):
    name = "samspil.doors.kiosk"
    label = "kiosk"
