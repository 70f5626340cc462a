from django.urls import path

from samspil.learning.networks.views import enquiries, experiences, library

urlpatterns = [
    path("erfaringer/", library.library, name="library"),
    path("erfaringer/ny/", experiences.begin, name="experience_new"),
    path("erfaringer/vores/", experiences.ours, name="ours"),
    path("erfaringer/<int:pk>/", library.experience, name="experience"),
    path("erfaringer/<int:pk>/tekst/", experiences.text, name="experience_text"),
    path("erfaringer/<int:pk>/deling/", experiences.sharing, name="experience_sharing"),
    path("erfaringer/<int:pk>/tilbagetraekning/", experiences.withdrawal, name="experience_withdrawal"),
    path("erfaringer/<int:pk>/brug/", experiences.use, name="experience_use"),
    path("erfaringer/<int:pk>/spoergsmaal/", enquiries.ask, name="enquiry_new"),
    path("erfaringer/spoergsmaal/<int:pk>/", enquiries.enquiry, name="enquiry"),
]
