from django.apps import AppConfig


class OnboardingConfig(AppConfig):
    name = "samspil.people.onboarding"
    label = "onboarding"
