from django.urls import path

from samspil.people.onboarding.views import badges, certificates, own, rules, talks, work

app_name = "onboarding"
urlpatterns = [
    path("mit/parat/", own.my_steps, name="my_steps"),
    path("mit/parat/<int:pk>/tekst/<slug:kind>/", own.sign, name="sign"),
    path("mit/parat/<int:pk>/egen-forsikring/", own.own_insurance, name="own_insurance"),
    path("mit/parat/<int:pk>/foedselsaar/", own.birth_year, name="birth_year"),
    path("mit/forsikring/", own.insurance, name="insurance"),
    path("erklaeringer/<int:pk>/", own.declaration, name="declaration"),
    path("onboarding/", work.worklist, name="worklist"),
    path("onboarding/<int:pk>/sted/", own.site, name="site"),
    path("onboarding/<int:pk>/samtale/", talks.talk, name="talk"),
    path("onboarding/<int:pk>/samtale/ja/", talks.confirmation, name="talk_confirmation"),
    path("onboarding/<int:pk>/trin/<slug:kind>/", work.step, name="step"),
    path("frivillige/<int:pk>/parat/", work.volunteer, name="volunteer"),
    path("tilknytninger/<int:pk>/forsikring/", work.cover, name="cover"),
    path("tilknytninger/<int:pk>/kort/", work.new_badge, name="new_badge"),
    path("forsikringer/", work.uncovered, name="uncovered"),
    path("boerneattester/", certificates.certificates, name="certificates"),
    path("boerneattester/<int:pk>/", certificates.certificate, name="certificate"),
    path("boerneattester/<int:pk>/fornyelse/", certificates.certificate_renewal, name="certificate_renewal"),
    path("boerneattester/<int:pk>/<slug:step>/", certificates.certificate_step, name="certificate_step"),
    path("frivilligkort/<int:pk>/", badges.badge, name="badge"),
    path("frivilligkort/<int:pk>/qr.svg", badges.qr, name="qr"),
    path("frivilligkort/<int:pk>/spaerring/", badges.revocation, name="badge_revocation"),
    path("kort/<str:code>/", badges.check, name="check"),
    path("krav/", rules.requirements, name="requirements"),
    path("krav/<int:pk>/fjernelse/", rules.removal, name="rule_removal"),
    path("krav/<int:authority>/nyt/", rules.new_rule, name="new_rule"),
    path("krav/<int:authority>/<int:pk>/", rules.adjustment, name="adjustment"),
    path("krav/<int:authority>/forsikring/", rules.new_policy, name="new_policy"),
    path("krav/<int:authority>/tekst/", rules.new_text, name="new_text"),
    path("krav/forsikring/<int:pk>/ophoer/", rules.policy_end, name="policy_end"),
    path("rettigheder/", rules.rights, name="rights"),
]
