"""How to complain: danger first, then the form, then the other channels."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from organisasi.halaman.publik import halaman_publik
from organisasi.models import BatasWaktu, KanalLayanan

# In the order in which a complaint meets them; those not yet confirmed are not shown.
BATAS = {
    "pengaduan.verifikasi": "Laporan diperiksa dan diteruskan",
    "pengaduan.tanggapan_pertama": "Unit memberi tindak lanjut pertama",
    "pengaduan.selesai.tidak_berkadar": "Selesai, bila tidak perlu pemeriksaan",
    "pengaduan.selesai.berkadar": "Selesai, bila perlu pemeriksaan oleh pengawas",
    "pengaduan.tunggu_pelapor": "Anda menjawab bila ditanya, sebelum laporan ditutup",
}


@halaman_publik()
def beranda(request: HttpRequest) -> HttpResponse:
    """What happens to a complaint, how long it takes, and every other way."""
    pengaduan = KanalLayanan.objects.filter(jenis=KanalLayanan.Jenis.PENGADUAN)
    kanal = list(pengaduan.order_by("urut", "nama"))
    situs = next((k for k in kanal if k.web), None)
    konteks = {
        "situs": situs,
        "kanal": [k for k in kanal if k is not situs],
        "batas": _batas(),
    }
    return render(request, "pengaduan/beranda.html", konteks)


def _batas() -> list[tuple[str, BatasWaktu]]:
    """The confirmed limits in force today, with what each is for."""
    terkini = BatasWaktu.objects.terkini(timezone.localdate()).filter(kode__in=BATAS)
    menurut_kode = {b.kode: b for b in terkini if b.pasti}
    return [(t, menurut_kode[k]) for k, t in BATAS.items() if k in menurut_kode]
