"""The same form sent twice at once must wait for its first sending, then find it."""

from __future__ import annotations

from uuid import UUID

from django.db import connection

# First half of the advisory lock's key, so that it meets no other lock of the portal.
RUANG_KUNCI = "informasi_masuk"


def kunci_formulir(kunci: UUID) -> None:
    """Hold the form's key until the end of the transaction."""
    with connection.cursor() as kursor:
        kursor.execute(
            "SELECT pg_advisory_xact_lock(hashtext(%s), hashtext(%s))",
            (RUANG_KUNCI, str(kunci)),
        )
