"""An app for the tests alone: the smallest case file and referral there can be."""

from django.apps import AppConfig


class AlurContohConfig(AppConfig):
    name = "tests.alur_contoh"
    label = "alur_contoh"
    verbose_name = "Alur contoh"
    default_auto_field = "django.db.models.BigAutoField"
