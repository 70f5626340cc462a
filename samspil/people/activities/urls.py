from django.urls import path

from samspil.people.activities.views import (
    activities,
    drafts,
    goals,
    materials,
    needs,
    publication,
    role_cards,
    steps,
)

app_name = "activities"
urlpatterns = [
    path("arbejdspladser/<slug:slug>/behov/", needs.index, name="needs"),
    path("arbejdspladser/<slug:slug>/behov/nyt/", needs.register, name="need_new"),
    path("arbejdspladser/<slug:slug>/behov/<int:pk>/opfyldelse/", needs.met, name="need_met"),
    path("indsatser/", activities.index, name="index"),
    path("indsatser/maal/", goals.report, name="goals"),
    path("indsatser/ny/", drafts.start, name="new"),
    path("indsatser/ny/blank/", drafts.blank, name="new_blank"),
    path("indsatser/ny/skabeloner/", drafts.library, name="templates"),
    path("indsatser/ny/skabeloner/<slug:key>/", drafts.from_template, name="new_from_template"),
    path("indsatser/ny/andres/", drafts.sources, name="sources"),
    path("indsatser/ny/andres/<int:pk>/", drafts.from_source, name="new_from_source"),
    path("indsatser/<int:pk>/", activities.work_page, name="activity"),
    path("indsatser/<int:pk>/maal/", goals.edit, name="activity_goals"),
    path("indsatser/<int:pk>/forhaandsvisning/", activities.preview, name="preview"),
    path("indsatser/<int:pk>/graensetjek/historik/", activities.checks, name="checks"),
    path("indsatser/<int:pk>/rediger/<slug:step>/", steps.edit, name="step"),
    path("indsatser/<int:pk>/udgivelse/", publication.publish, name="publish"),
    path("indsatser/<int:pk>/pause/", publication.pause, name="pause"),
    path("indsatser/<int:pk>/genaabning/", publication.resume, name="resume"),
    path("indsatser/<int:pk>/afslutning/", publication.close, name="close"),
    path("arbejdspladser/<int:pk>/materialer/", materials.materials, name="materials"),
    path("mit/materialer/", materials.mine, name="my_materials"),
    path("materialer/<int:pk>/", materials.material, name="material"),
    path("materialer/<int:pk>/kvittering/", materials.receipt, name="material_receipt"),
    path("materialer/<int:pk>/ophoer/", materials.retirement, name="material_retirement"),
    path("rollekort/<int:pk>-<slug:slug>/", role_cards.page, name="role_card"),
    path("rollekort/<int:pk>.pdf", role_cards.pdf, name="role_card_pdf"),
]
