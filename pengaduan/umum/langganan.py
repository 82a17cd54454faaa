"""“Saya juga”: following a public complaint instead of filing the same once more."""

from datetime import datetime

from django.urls import reverse

from organisasi.langganan.actions import Berita, HalDiikuti, JenisLangganan
from organisasi.langganan.models import ADUAN
from pengaduan.aduan.models import Pengaduan
from pengaduan.aduan.pilihan import DAPAT_DIIKUTI


def _kenali(nomor: str) -> HalDiikuti | None:
    milik = Pengaduan.objects.tampil().filter(nomor=nomor.upper())
    satu = milik.first() if nomor else None
    return hal_aduan(satu) if satu else None


def hal_aduan(satu: Pengaduan) -> HalDiikuti:
    return HalDiikuti(satu.nomor, satu.judul_umum, satu.status in DAPAT_DIIKUTI)


def _alamat(nomor: str) -> str:
    return reverse("pengaduan:pengaduan-umum", args=(nomor,))


def _berita(nomor: str, sejak: datetime) -> list[Berita]:
    milik = Pengaduan.objects.tampil().filter(nomor=nomor, status_sejak__gt=sejak)
    return [
        Berita(
            satu.status_sejak,
            f"Aduan {nomor} sekarang: {satu.get_status_display()}",
            _alamat(nomor),
        )
        for satu in milik
    ]


LANGGANAN = JenisLangganan(ADUAN, _kenali, _alamat, _berita)
