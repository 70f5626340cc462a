from django.urls import path

from samspil.doors.exchange.views import exports, imports

app_name = "exchange"
urlpatterns = [
    path("import/", imports.imports, name="imports"),
    path("import/skabelon/<slug:kind>.xlsx", imports.template, name="template"),
    path("import/<int:pk>/", imports.show, name="import"),
    path("import/<int:pk>/kolonner/", imports.columns, name="columns"),
    path("import/<int:pk>/fejl.csv", imports.errors, name="errors"),
    path("import/<int:pk>/bekraeftelse/", imports.confirmation, name="confirmation"),
    path("import/<int:pk>/kontrol/", imports.check, name="check"),
    path("import/<int:pk>/fortrydelse/", imports.regret, name="undoing"),
    path("import/<int:pk>/kassering/", imports.discarding, name="discarding"),
    path("eksport/", exports.exports, name="exports"),
    path("eksport/<int:pk>/", exports.show, name="export"),
    path("eksport/<int:pk>/fil/", exports.file, name="file"),
]
