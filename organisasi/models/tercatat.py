"""Columns every editable record has."""

from __future__ import annotations

from django.db import models


class Tercatat(models.Model):
    """Abstract: when it was made and changed, and its edition for late writers."""

    dibuat_pada = models.DateTimeField("dibuat pada", auto_now_add=True)
    diubah_pada = models.DateTimeField("diubah pada", auto_now=True)
    # Raised at every save in a form; who saves an older edition is told so.
    edisi = models.PositiveIntegerField("edisi", default=1, editable=False)

    class Meta:
        abstract = True
