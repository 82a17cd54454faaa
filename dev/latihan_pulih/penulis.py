"""Citizens who write without end, by the portal's own acts; a line for each that was taken.

``python -m dev.latihan_pulih.penulis [banyak]``: began, ended, number. Who reads the
line has the portal's word that it is kept.
"""

import json
import sys
import time
from itertools import count, islice

import django

JEDA = 0.2
PDF = b"%PDF-1.7\n" + b"% peraga\n" * 900


def utama(banyak: int | None) -> None:
    """Request and complaint in turn, until told to end."""
    django.setup()
    # Django's models are there only now.
    from django.core.files.base import ContentFile  # noqa: PLC0415
    from django.utils import timezone  # noqa: PLC0415

    from informasi.models import Pemohon  # noqa: PLC0415
    from informasi.permohonan.actions import daftarkan_permohonan  # noqa: PLC0415
    from organisasi.kantor.saat import Saat  # noqa: PLC0415
    from pengaduan.masuk.actions import ajukan_pengaduan  # noqa: PLC0415
    from pengaduan.models import (  # noqa: PLC0415
        BerkasPengaduan,
        KategoriPengaduan,
        Pelapor,
        Pengaduan,
    )

    kategori = KategoriPengaduan.objects.get(kode="jalan")

    def minta(ke: int) -> str:
        kini = timezone.now()
        perkara = daftarkan_permohonan(
            Saat(None, kini),
            pemohon=Pemohon(
                kategori="perorangan",
                nama=f"Warga {ke}",
                surel=f"warga{ke}@contoh.invalid",
            ),
            unit=None,
            kanal="web",
            tanggal_terima=timezone.localdate(kini),
            rincian=f"Rekap penduduk per kelurahan, lembar {ke}.",
            tujuan="Bahan skripsi.",
            cara_memperoleh="salinan_lunak",
            cara_salinan="unduh",
        )
        return str(perkara.nomor)

    def adukan(ke: int) -> str:
        kini = timezone.now()
        surat = BerkasPengaduan(
            isi=ContentFile(PDF, name="surat.pdf"),
            nama="surat.pdf",
            tipe="application/pdf",
            ukuran=len(PDF),
            sha256="0" * 64,
        )
        aduan = ajukan_pengaduan(
            Pengaduan(
                uraian=f"Lampu jalan ke-{ke} mati sejak kemarin malam (peraga).",
                judul=f"Lampu jalan ke-{ke}",
                lokasi="Depan pasar (peraga)",
                kategori=kategori,
                kanal=Pengaduan.Kanal.WEB,
                tanggal_terima=timezone.localdate(kini),
            ),
            Pelapor(nama=f"Warga {ke}", surel=f"pelapor{ke}@contoh.invalid"),
            Saat(None, kini),
            berkas=[surat],
        )
        return str(aduan.nomor)

    for ke in islice(count(), banyak):
        mulai = time.time()
        nomor = adukan(ke) if ke % 2 else minta(ke)
        print(json.dumps([mulai, time.time(), nomor]), flush=True)
        time.sleep(JEDA)


if __name__ == "__main__":
    utama(int(sys.argv[1]) if sys.argv[1:] else None)
