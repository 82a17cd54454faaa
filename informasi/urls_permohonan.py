"""Paths of requests for citizens: the form, the receipt, tracking, the private page."""

from __future__ import annotations

from django.urls import URLPattern

URLS: list[URLPattern] = []
