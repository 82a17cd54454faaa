"""Take the sample complaints away, with all that hangs on them."""

from __future__ import annotations

from organisasi.berkas_yatim import buang_berkas
from organisasi.models import TugasHubungi
from pengaduan.models import (
    BerkasPengaduan,
    Insiden,
    Kiriman,
    Pelapor,
    Penerusan,
    Pengaduan,
)


def hapus_aduan() -> int:
    """Delete sample complaints, hand-overs, incidents, files, reporters; how many."""
    contoh = Pengaduan.objects.filter(contoh=True)
    jumlah = contoh.count()
    berkas = BerkasPengaduan.objects.filter(pengaduan__contoh=True)
    nama = [n for baris in berkas.values_list("isi", "kecil") for n in baris if n]
    insiden = Insiden.objects.filter(contoh=True)
    nomor = [
        *contoh.values_list("nomor", flat=True),
        *insiden.values_list("nomor", flat=True),
    ]
    TugasHubungi.objects.filter(objek_nomor__in=nomor).delete()
    insiden.delete()
    # Made of a real report by a sample officer: the report stays.
    Insiden.objects.filter(menjadi__contoh=True).update(menjadi=None)
    Kiriman.objects.filter(penerusan__pengaduan__contoh=True).delete()
    Penerusan.objects.filter(pengaduan__contoh=True).delete()
    contoh.exclude(induk=None).delete()
    contoh.delete()
    Pelapor.objects.filter(contoh=True).delete()
    buang_berkas(nama)
    return jumlah
