from django.urls import path

from samspil.society.notifications import views

app_name = "notifications"
urlpatterns = [
    path("beskeder/", views.inbox, name="inbox"),
    path("beskeder/laest/", views.all_read, name="all_read"),
    path("beskeder/<int:pk>/laest/", views.read, name="read"),
    path("beskeder/kvitteringer/sms/", views.sms_receipt, name="sms_receipt"),
    path("konto/beskeder/", views.preferences, name="preferences"),
    path("konto/beskeder/browser/", views.subscription, name="subscription"),
    path("konto/beskeder/browser/fra/", views.no_subscription, name="no_subscription"),
    path("beskeder.js", views.push_worker, name="push_worker"),
    path("system/udbakke/", views.outbox, name="outbox"),
    path("system/udbakke/<int:pk>/afsendelse/", views.resending, name="resending"),
    path("system/jobs/", views.jobs, name="jobs"),
    path("system/jobs/<uuid:pk>/forsoeg/", views.retrial, name="retrial"),
]
