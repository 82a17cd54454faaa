"""Staff sign-in: accounts are made by staff, never by visitors."""

from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class PetugasAdapter(DefaultAccountAdapter):
    """allauth with the door to sign-up closed."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002
        """Nobody signs up; Diskominfo makes the accounts."""
        return False
