"""The same form sent twice at once must wait for its first sending, then find it."""

from __future__ import annotations

from uuid import UUID

from django.db import connection


def kunci_formulir(ruang: str, kunci: UUID) -> None:
    """Hold the form's key until the end of the transaction.

    ``ruang`` names the kind of form: the first half of the advisory lock's key, so that
    it meets no other lock of the portal.
    """
    with connection.cursor() as kursor:
        kursor.execute(
            "SELECT pg_advisory_xact_lock(hashtext(%s), hashtext(%s))",
            (ruang, str(kunci)),
        )
