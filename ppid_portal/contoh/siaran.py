"""A sample broadcast that names the sample handout: a draft, so nobody is written to."""

from __future__ import annotations

from django.utils import timezone

from organisasi.models import NomorUrut
from pemangku.models import Materi, Siaran
from pemangku.siaran.models import REGISTER_SIARAN
from ppid_portal.contoh.lembaga import Buku

ISI = (
    "Yth. {sapaan} {nama}, {jabatan} {lembaga}. Tiga kanal layanan informasi dan "
    "pengaduan dijelaskan dalam leaflet contoh ini: {tautan_materi} Silakan diteruskan "
    "kepada warga. Berhenti menerima: {tautan_berhenti}"
)


def tulis_siaran(buku: Buku, materi: Materi) -> Siaran:
    """To those who consented, by WhatsApp."""
    tahun = timezone.localdate(buku.pada).year
    urut = NomorUrut.objects.ambil(REGISTER_SIARAN, tahun=tahun)
    return Siaran.objects.create(
        nomor=f"SR-{tahun}-{urut:04d}",
        unit=buku.unit["DISKOMINFO"],
        tujuan=Siaran.Tujuan.SIARAN_INFORMASI,
        kanal=Siaran.Kanal.WA,
        materi=materi,
        judul="Leaflet tiga kanal (contoh)",
        isi=ISI,
        penyusun=buku.oleh,
        penulis=[buku.oleh.pk],
        dibuat_oleh=buku.oleh,
        status_sejak=buku.pada,
    )
