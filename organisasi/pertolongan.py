"""Which help a text calls for, told at every door where somebody first writes.

The app that knows the words of danger names its function in ``kenali_bahaya`` of its
configuration, as apps name their papers in ``cari_dokumen``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import cast

from django.apps import apps
from django.utils.module_loading import import_string

from organisasi.models import KanalLayanan
from organisasi.simpanan import per_versi

# The parameter of an address that leads to a page with the help on top.
PARAMETER = "tolong"


class Soal(StrEnum):
    """What it seems to be about: danger now, a life despaired of, violence close by."""

    BAHAYA = "bahaya"
    JIWA = "jiwa"
    KEKERASAN = "kekerasan"


# The row of the channels whose number comes first; danger is for the city's own number.
KODE = {Soal.JIWA: "119-8", Soal.KEKERASAN: "129"}

KATA = {
    Soal.BAHAYA: ("Ada bahaya sekarang?", "Ini mungkin darurat."),
    Soal.JIWA: (
        "Anda tidak sendirian",
        "Bila Anda atau orang di dekat Anda ingin mati, ada yang siap mendengarkan.",
    ),
    Soal.KEKERASAN: (
        "Anda tidak harus menghadapinya sendiri",
        "Anda boleh meminta tolong sekarang, tanpa bukti, juga untuk orang lain.",
    ),
}


@dataclass(frozen=True, slots=True)
class Pertolongan:
    """The help to lead with; without a channel the emergency number stands alone."""

    soal: Soal
    kanal: KanalLayanan | None = None

    @property
    def sapaan(self) -> str:
        """The heading over the number."""
        return KATA[self.soal][0]

    @property
    def kalimat(self) -> str:
        """What is said before the number."""
        return KATA[self.soal][1]

    @property
    def teks(self) -> str:
        """All of it without a page: for who sends by machine."""
        nomor = (
            f" Telepon {self.kanal.nomor} ({self.kanal.nama})." if self.kanal else ""
        )
        return f"{self.kalimat}{nomor}"


def pertolongan(teks: str, kategori: str = "") -> Pertolongan | None:
    """The help for what somebody wrote; None when nothing in it asks for any."""
    soal = _pengenal()(teks, kategori) if teks else None
    return Pertolongan(soal, _kanal(soal)) if soal else None


def pertolongan_menurut(nama: str) -> Pertolongan | None:
    """The help that an address names; None for any other word."""
    if nama not in set(Soal):
        return None
    soal = Soal(nama)
    return Pertolongan(soal, _kanal(soal))


def alamat_dengan_pertolongan(alamat: str, teks: str) -> str:
    """The address, leading to the help that ``teks`` calls for when it does."""
    bantu = pertolongan(teks)
    return f"{alamat}?{PARAMETER}={bantu.soal}" if bantu else alamat


def _pengenal() -> Callable[[str, str], Soal | None]:
    (jalan,) = (
        jalan
        for satu in apps.get_app_configs()
        if (jalan := getattr(satu, "kenali_bahaya", ""))
    )
    return cast("Callable[[str, str], Soal | None]", import_string(jalan))


def _kanal(soal: Soal) -> KanalLayanan | None:
    return per_versi("pertolongan", _semua_kanal).get(KODE.get(soal, ""))


def _semua_kanal() -> dict[str, KanalLayanan]:
    semua = KanalLayanan.objects.bernomor().filter(kode__in=KODE.values())
    return {satu.kode: satu for satu in semua}
