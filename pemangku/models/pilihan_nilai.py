"""Choices of assessments: words of the scales, and what the corners of the matrix mean."""

from __future__ import annotations

from django.db import models

TERENDAH, TERTINGGI = 1, 5


class StatusPenilaian(models.TextChoices):
    """An assessment counts once a second person has approved it."""

    DRAF = "draf", "Menunggu disahkan"
    SAH = "sah", "Sah"


class Sikap(models.IntegerChoices):
    """How a stakeholder stands towards the object of the assessment."""

    MENENTANG = -2, "Sangat keberatan"
    KEBERATAN = -1, "Keberatan"
    NETRAL = 0, "Netral"
    MENDUKUNG = 1, "Mendukung"
    SANGAT_MENDUKUNG = 2, "Sangat mendukung"


class Keterlibatan(models.TextChoices):
    """How far a stakeholder takes part, now and as it is wished."""

    TIDAK_TAHU = "tidak_tahu", "Tidak tahu"
    MENOLAK = "menolak", "Menolak"
    NETRAL = "netral", "Netral"
    MENDUKUNG = "mendukung", "Mendukung"
    MEMIMPIN = "memimpin", "Memimpin"


class Kuadran(models.TextChoices):
    """Corner of the matrix: the name of the literature."""

    PROMOTER = "promoter", "Promoter"
    LATENT = "latent", "Latent"
    DEFENDER = "defender", "Defender"
    APATHETIC = "apathetic", "Apathetic"

    @property
    def perlakuan(self) -> str:
        """What is done about it."""
        return PERLAKUAN[self]


PERLAKUAN = {
    Kuadran.PROMOTER: "kelola erat",
    Kuadran.LATENT: "jaga hubungan baik",
    Kuadran.DEFENDER: "beri informasi, jadikan penerus",
    Kuadran.APATHETIC: "pantau",
}
