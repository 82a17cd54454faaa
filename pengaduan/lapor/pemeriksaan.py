"""A system check: with LAPOR_MODE=api an incomplete channel stops every command."""

from __future__ import annotations

from django.core.checks import CheckMessage, Error

from pengaduan.lapor.setelan import MODE_API, SetelanLapor, kurang


def periksa_setelan(**_kwargs: object) -> list[CheckMessage]:
    """Return one error for each setting that is missing; none in the other modes."""
    setelan = SetelanLapor.dari_django()
    if setelan.mode != MODE_API:
        return []
    return [
        Error(
            kalimat,
            hint="Lihat docs/operasi.md, atau pakai LAPOR_MODE=manual.",
            id="pengaduan.E001",
        )
        for kalimat in kurang(setelan)
    ]
