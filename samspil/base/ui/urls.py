from django.urls import path, register_converter

from samspil.base.ui import views


class HexConverter:
    """Six hexadecimal digits in lower case."""

    regex = "[0-9a-f]{6}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(HexConverter, "hex")

app_name = "ui"
urlpatterns = [
    path("theme/<hex:colour>.css", views.theme, name="theme"),
    path("ui/", views.gallery, name="gallery"),
]
