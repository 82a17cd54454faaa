"""Who may do what with stakeholders, in the letters and columns of akses_bantu.py."""

from __future__ import annotations

from tests.akses_laporan import HURUF_LAPORAN, TINDAKAN_LAPORAN, catatan_laporan
from tests.factories.kunjungan import (
    FotoKegiatanFactory,
    KomitmenFactory,
    LaporanTerusanFactory,
    MateriFactory,
    PenilaianFactory,
    PerangkatLapanganFactory,
)
from tests.factories.organisasi import IsuFactory
from tests.factories.pemangku import PendaftaranMandiriFactory

HURUF_PEMANGKU = {
    **HURUF_LAPORAN,
    "organisasi.isu": "- - - - vac - - - - - - - vac",
    "pemangku.kegiatan": "va va v v - - v - - - - v va va",
    "pemangku.pendaftaranmandiri": "v v - - - - - - - - - - v v",
    "pemangku.putaran": "v v v v - - v - - - - v va v",
    "pemangku.janji": "v v v v - - v - - - - v v v",
    "pemangku.laporanterusan": "v v v v - - v - - - - v v v",
    "pemangku.materi": "v v v v - - v - - - - v vac v",
    "pemangku.fotokegiatan": "v v v v - - v - - - - v v v",
    "pemangku.sasaranputaran": "v v v v - - v - - - - v v v",
    "pemangku.siaran": "va va - v - - v - - - - v va va",
    "pemangku.masahening": "- - - - - - - - - - - - vacd",
    "pemangku.imporberkas": "v v - - - - - - - - - - v",
    "pemangku.eksporpribadi": "v v - v - - v - - - - - v",
    "pemangku.usulhapus": "- - - - - - v",
    "pemangku.perangkatlapangan": "- - - - - - - - - - - - v",
    "pemangku.calonduplikat": "v v - - - - - - - - - - v",
    "pemangku.jenispemangku": "v v v v - - v - - - - v vac v",
    "pemangku.ketetapan": "v v v v - - v - - - - v vacd v",
    "pemangku.kontekspenilaian": "v v - v - - - - - - - v vac v",
    "pemangku.larangan": "- - - v - - v - - - - - v",
    "pemangku.pemangku": "va va v v - - v - - - - v va v",
    "pemangku.penilaian": "v v - v - - - - - - - v v v",
    "pemangku.tag": "v v v v - - v - - - - v vacd v",
    "pemangku.tekspersetujuan": "- - - - - - v - - - - - va",
    "pemangku.unsur": "v v v v - - v - - - - v vac v",
}
TINDAKAN_PEMANGKU: dict[str, dict[str, str]] = {
    **TINDAKAN_LAPORAN,
    "pemangku.kegiatan": {
        **dict.fromkeys(
            (
                *("mulai", "batal_mulai", "akhiri", "undang", "pindaian", "nomor"),
                *("berita_acara", "batalkan", "terkirim"),
            ),
            "x x - - - - - - - - - - x x",
        ),
        "jajak_kertas": "x x - - - - - - - - - - x x",
        **dict.fromkeys(("komitmen", "foto"), "x x - - - - - - - - - - x x"),
        "tindak_lanjut": "x x - - - - - - - - - - x x",
        "tutup": "x x - - - - - - - - - - x x",
        "buka_lagi": "- - - - - - - - - - - - x",
    },
    "pemangku.janji": {
        **dict.fromkeys(
            ("laporkan", "batalkan", "tindak_lanjut"), "x x - - - - - - - - - - x x"
        ),
        "selesaikan": "x x - - - - - - - - - - x",
        **dict.fromkeys(("ubah", "hentikan"), "- - - - - - - - - - - - x"),
    },
    "pemangku.laporanterusan": dict.fromkeys(
        ("periksa", "tolak"), "x x - - - - - - - - - - x x"
    ),
    "pemangku.materi": {
        "setujui": "- - x - - - - - - - - - x",
        **dict.fromkeys(("tarik",), "- - - - - - - - - - - - x"),
    },
    "pemangku.fotokegiatan": {
        "umumkan": "- x - - - - - - - - - - x",
        **dict.fromkeys(("sembunyikan", "hapus"), "x x - - - - - - - - - - x x"),
    },
    "pemangku.pendaftaranmandiri": dict.fromkeys(
        ("cocokkan", "buat_baru", "hadir_saja", "tolak"), "x x - - - - - - - - - - x"
    ),
    "pemangku.putaran": dict.fromkeys(
        ("mulai", "tambah", "akhiri"), "- - - - - - - - - - - - x"
    ),
    "pemangku.sasaranputaran": dict.fromkeys(
        ("ubah", "tunda", "lanjutkan", "tidak_ada", "cabut_tidak_ada"),
        "- - - - - - - - - - - - x",
    ),
    "pemangku.siaran": {
        **dict.fromkeys(("susun", "mulai", "batalkan"), "x x - - - - - - - - - - x x"),
        **dict.fromkeys(("setujui", "kembalikan"), "- - - - - - - - - - - x x"),
    },
    "pemangku.eksporpribadi": dict.fromkeys(
        ("setujui", "tolak"), "- - - - - - x - - - - - x"
    ),
    "pemangku.perangkatlapangan": {"akhiri": "- - - - - - - - - - - - x"},
    "pemangku.usulhapus": dict.fromkeys(("setujui", "pertahankan"), "- - - - - - x"),
    "pemangku.larangan": {"cabut": "- - - - - - x"},
    "pemangku.calonduplikat": dict.fromkeys(
        ("bukan", "cabut"), "x x - - - - - - - - - - x"
    ),
    "pemangku.pemangku": {
        **dict.fromkeys(
            ("sahkan", "tolak", "pisah_orang"), "- - - - - - - - - - - - x"
        ),
        "gabung_orang": "x x - - - - - - - - - - x",
        **dict.fromkeys(
            (
                *("terima_usul", "tolak_usul"),
                *("verifikasi", "nonaktifkan", "aktifkan", "tambah_orang"),
                *("ganti_pejabat", "akhiri_jabatan", "tambah_kanal", "hapus_kanal"),
                "uji_kanal",
                *("beri_persetujuan", "tarik_persetujuan", "terusan"),
            ),
            "x x - - - - - - - - - - x",
        ),
    },
    "pemangku.penilaian": {"sahkan": "- - - - - - - - - - - x x"},
    "pemangku.ketetapan": dict.fromkeys(
        ("tetapkan", "unggah"), "- - - - - - - - - - - - x"
    ),
    "pemangku.imporberkas": dict.fromkeys(
        ("terapkan", "buang", "batalkan"), "- - - - - - - - - - - - x"
    ),
}


def catatan_lanjutan(kegiatan, lain, unit):
    """What followed each of two visits, for stakeholders that ``unit`` keeps."""
    janji, janji_lain = (
        KomitmenFactory(kegiatan=k, pemangku__pengelola=unit) for k in (kegiatan, lain)
    )
    return {
        **catatan_laporan(kegiatan.tuan_rumah, unit),
        "organisasi.isu": (IsuFactory(), None),
        "pemangku.perangkatlapangan": (PerangkatLapanganFactory(), None),
        "pemangku.janji": (janji, janji_lain),
        "pemangku.laporanterusan": (
            LaporanTerusanFactory(komitmen=janji),
            LaporanTerusanFactory(komitmen=janji_lain),
        ),
        "pemangku.pendaftaranmandiri": (
            PendaftaranMandiriFactory(kegiatan=kegiatan),
            PendaftaranMandiriFactory(kegiatan=lain),
        ),
        "pemangku.materi": (MateriFactory(status="draf"), None),
        "pemangku.fotokegiatan": (
            FotoKegiatanFactory(kegiatan=kegiatan),
            FotoKegiatanFactory(kegiatan=lain),
        ),
    }


def catatan_pemangku(pemangku, lain):
    """What hangs on each of two stakeholders."""
    return {
        "pemangku.penilaian": (
            PenilaianFactory(pemangku=pemangku),
            PenilaianFactory(pemangku=lain),
        )
    }
