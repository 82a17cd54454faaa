"""A sample broadcast that names the sample handout: a draft, so nobody is written to."""

from __future__ import annotations

from pemangku.models import Materi, Siaran
from ppid_portal.contoh.lembaga import Buku

ISI = (
    "Yth. {sapaan} {nama}, {jabatan} {lembaga}. Tiga kanal layanan informasi dan "
    "pengaduan dijelaskan dalam leaflet contoh ini: {tautan_materi} Silakan diteruskan "
    "kepada warga. Berhenti menerima: {tautan_berhenti}"
)


def tulis_siaran(buku: Buku, materi: Materi) -> Siaran:
    """To those who consented, by WhatsApp; its number is none of the register's."""
    return Siaran.objects.create(
        nomor="CONTOH-SR-0001",
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
