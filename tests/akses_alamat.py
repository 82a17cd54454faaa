"""Addresses that belong to no list: for machines, for visitors, the admin's own pages."""

from uuid import UUID

from tests.akses_bantu import PERAN
from tests.akses_laporan import SENDIRI_LAPORAN

MASUK_BERKUNCI = {
    "account_reset_password_from_key": ({"uidb36": "1", "key": "x-y"}, 200, 200),
    "mfa_edit_webauthn": ({"pk": 1}, 302, 302),
    "mfa_remove_webauthn": ({"pk": 1}, 302, 302),
}
# GeoReport v2: open to read; a service, a number and a token that are not there.
OPEN311 = {
    "pengaduan:open311-penemuan": ({}, 200),
    "pengaduan:open311-layanan": ({}, 200),
    "pengaduan:open311-definisi": ({"kode": "tidak-ada"}, 404),
    "pengaduan:open311-permintaan": ({}, 200),
    "pengaduan:open311-satu": ({"nomor": "tidak-ada"}, 404),
    "pengaduan:open311-tanda": ({"tanda": "tidak-ada"}, 404),
}
# For machines and those who watch them; open to all, or to this machine only.
LAIN = {
    "ikon": 301,
    "sehat": 200,
    "metrik": 200,
    "data-katalog": 303,
    # Reckoned daily, not by the version of the public side.
    "data-permohonan-csv": 200,
    "data-permohonan-json": 200,
    "data-pengaduan-csv": 200,
    "data-pengaduan-json": 200,
    "pemangku:kunjungan-ics": 200,
    "api-kunjungan": 200,
    "pemangku:kunjungan-atom": 200,
    "pemangku:lapangan-pekerja": 200,
    # A phone whose session is over keeps its queue.
    "pemangku:lapangan-sinkron": 401,
    # Only sent to.
    "pemangku:lapangan-foto": 405,
}
# The admin's own pages besides the lists: status for an officer of any role.
PANEL = {
    "index": 200,
    "login": 302,
    "logout": 302,
    "password_change": 302,
    "password_change_done": 200,
    "jsi18n": 200,
}
# Who prints what all services know of a unit.
BAHAN = "200 200 200 " + "403 " * 8 + "200 200 200"
# Who leads, or watches the whole city.
MEMIMPIN = "403 403 200 200 403 200 403 403 403 403 403 200 200 403"
# Who may take people down at a visit; and a visit that is not there.
LAPANGAN = "200 200 " + "403 " * 10 + "200 200"
TANPA_KEGIATAN = "00000000-0000-4000-8000-000000000000"
# Single pages: arguments, then the status for each role in the order of PERAN.
SENDIRI = {
    **SENDIRI_LAPORAN,
    # Only sent to.
    "admin:isian_simpan": ((), " ".join(["405"] * len(PERAN))),
    "admin:isian_buang": (("tidak-ada",), " ".join(["405"] * len(PERAN))),
    "admin:panduan": (("mulai",), " ".join(["200"] * len(PERAN))),
    "admin:app_list": (("informasi",), "200 200 200 200 404 200 404"),
    **{
        f"admin:pengaduan_pengaduan_{nama}": (("{pengaduan}", *lain), kode)
        for nama, lain, kode in (
            ("tanda_terima", (), "200 200 404 404 404 404 404 200 404"),
            ("buka", (), "403 200 404 403 404 404 404 200 404"),
            ("berkas", ("0",), "404 404 404 404 404 404 404 404 404"),
            ("berkas_kecil", ("0",), "404 404 404 404 404 404 404 404 404"),
        )
    },
    **{
        f"admin:pemangku_pemangku_kesegaran{nama}": (
            lain,
            "200 200 403 403 403 403 403 403 403 403 403 403 200 200",
        )
        for nama, lain in (("", ()), ("_berkas", ("xlsx",)))
    },
    "admin:pemangku_pemangku_petugas_unit": (
        (),
        "200 200 200 200 403 403 200 403 403 403 403 200 200 200",
    ),
    "admin:pemangku_pemangku_setelan": (
        (),
        "200 200 200 200 403 403 200 403 403 403 403 200 200 200",
    ),
    **{
        f"admin:pemangku_pemangku_{nama}": (lain, kode)
        for nama, lain, kode in (
            *(
                (satu, lain, "200 200 403 200 403 403 403 403 403 403 403 200 200 200")
                for satu, lain in (("matriks", ()), ("matriks_berkas", ("svg",)))
            ),
            *(
                (satu, lain, "200 200 200 200 403 403 200 403 403 403 403 200 200 200")
                for satu, lain in (("cakupan", ()), ("cakupan_berkas", ("svg",)))
            ),
            (
                "daftar_unit",
                (),
                "200 200 403 200 403 403 200 403 403 403 403 200 200 200",
            ),
            # A unit that is not there.
            (
                "daftar_unit_berkas",
                ("0", "xlsx"),
                "404 404 403 404 403 403 404 403 403 403 403 404 404 404",
            ),
        )
    },
    **{
        f"admin:pemangku_ketetapan_{nama}": (("{ketetapan}", *lain), kode)
        for nama, lain, kode in (
            (
                "lampiran",
                ("xlsx",),
                "200 200 200 200 404 404 200 404 404 404 404 200 200 200",
            ),
            ("ttd", (), " ".join(["404"] * len(PERAN))),
        )
    },
    "bahan-daftar": ((), BAHAN),
    # Who reads the case reads what stands beside it.
    "terkait-aduan": (("{pengaduan}",), "200 200 403 200 403 403 403 200 404"),
    "terkait-permohonan": (("{permohonan}",), "200 200 200 200 403 200"),
    "pimpinan": ((), MEMIMPIN),
    "pimpinan-satu-halaman": ((), MEMIMPIN),
    # A unit that is not there.
    "bahan-rakor": (("tidak-ada",), BAHAN.replace("200", "404")),
    "lembar-bekal": (("tidak-ada",), BAHAN.replace("200", "404")),
    # Only sent to.
    "lembar-bekal-materi": (("tidak-ada",), " ".join(["405"] * len(PERAN))),
    **{
        f"admin:pemangku_pemangku_{nama}": (("{pemangku}", *lain), kode)
        for nama, lain, kode in (
            ("nilai", (), "200 200 403 403 404 404 403 404 404 404 404 403 200 200"),
            ("data", (), "200 200 403 403 404 404 403 404 404 404 404 403 200 403"),
            ("kaitan", (), "200 200 403 403 404 404 403 404 404 404 404 403 200 403"),
            ("perbarui", (), "200 200 403 403 404 404 403 404 404 404 404 403 200 403"),
            ("kontak", (), "200 200 403 403 404 404 200 404 404 404 404 403 200 403"),
            (
                "gabung",
                ("{pemangku}",),
                "200 200 403 403 404 404 403 404 404 404 404 403 200 403",
            ),
            (
                "gabung_pilih",
                (),
                "200 200 403 403 404 404 403 404 404 404 404 403 200 403",
            ),
            ("gabung_batal", ("0",), " ".join(["405"] * len(PERAN))),
            (
                "bukti",
                ("0",),
                "404 404 403 403 404 404 403 404 404 404 404 403 404 403",
            ),
            ("sk", (), "404 404 403 403 404 404 403 404 404 404 404 403 404 403"),
        )
    },
    "admin:pengaduan_insiden_buka": (
        ("{insiden_112}",),
        "200 200 404 403 404 404 404 200 404 200 200",
    ),
    "admin:pengaduan_insiden_konsol": (
        (),
        "200 200 403 403 403 403 403 200 200 200 200 403",
    ),
    "admin:pengaduan_hitungandarurat_angka": (
        (),
        "403 403 403 200 403 403 403 200 403 403 200 200",
    ),
    "admin:autocomplete": ((), "403 403 403 403 403 403 403"),
    "admin:view_on_site": (("{jenis}", "{pk}"), "302 302 302 302 404 404 404"),
    # Only looked at: choices are sent by POST.
    "admin:pemangku_imporberkas_pilih": (("{impor}",), " ".join(["405"] * len(PERAN))),
    "admin:pemangku_imporberkas_bermasalah": (
        ("{impor}",),
        "404 404 404 404 404 404 404 404 404 404 404 404 200 404",
    ),
    **{
        f"admin:pemangku_imporberkas_{nama}": ((), kode)
        for nama, kode in (
            ("unggah", "200 200 403 403 403 403 403 403 403 403 403 403 200 403"),
            ("templat", "200 200 403 403 403 403 403 403 403 403 403 403 200 403"),
            ("daftar", "200 200 403 200 403 403 200 403 403 403 403 200 200 200"),
        )
    },
    "admin:informasi_dokumeninformasi_impor": ((), "200 200 200 403 403 403 403"),
    "admin:informasi_dokumeninformasi_templat": ((), "200 200 200 403 403 403 403"),
    "admin:informasi_dokumeninformasi_impor_lanjut": (
        ("tidak-ada",),
        "302 302 302 403 403 403 403",
    ),
    "admin:pengaduan_pengaduan_serah_terima": (
        (),
        "403 200 403 403 403 403 403 200 200",
    ),
    "admin:informasi_permohonan_serah_terima": ((), "403 200 200 403 403 403 403"),
    "admin:informasi_permohonan_serah_terima_surat": (
        ("0",),
        "403 404 404 403 403 403 403",
    ),
    "admin:organisasi_petugas_faktor": (("{petugas}",), "404 404 403 404 200 404 404"),
    "admin:organisasi_insidendata_surat": (
        ("{insiden}", "subjek"),
        "404 404 200 200 404 404 200",
    ),
    **{
        f"admin:informasi_permohonan_{nama}": (("{permohonan}", *lain), kode)
        for nama, lain, kode in (
            ("jawaban", (), "200 200 200 403 404 403 404"),
            ("tanda_terima", (), "200 200 200 404 404 404 404"),
            ("buka", (), "403 200 200 403 404 403 404"),
            ("surat", ("0",), "404 404 404 403 404 404 404"),
            ("surat_cetak", ("0",), "404 404 404 403 404 404 404"),
            ("surat_perbaiki", ("0",), "404 404 404 404 404 404 404"),
            ("berkas", ("0",), "404 404 404 404 404 404 404"),
            ("terbitan", ("0",), "404 404 404 404 404 404 404"),
        )
    },
    "admin:informasi_permohonan_register": ((), "200 200 200 200 403 403 403"),
    "admin:informasi_keberatan_register": ((), "200 200 200 200 403 200 403"),
    "admin:informasi_keberatan_catat": ((), "200 200 200 403 403 403 403"),
    **{
        f"admin:informasi_keberatan_{nama}": (("{keberatan}", *lain), kode)
        for nama, lain, kode in (
            ("dosir", (), "403 200 200 403 404 200 404"),
            ("buka", (), "403 200 200 403 404 403 404"),
            ("surat", ("0",), "404 404 404 403 404 404 404"),
            ("surat_cetak", ("0",), "404 404 404 403 404 404 404"),
        )
    },
    "pemangku:kegiatan-layar": ((TANPA_KEGIATAN,), LAPANGAN.replace("200", "404")),
    "pemangku:kegiatan-komitmen": ((TANPA_KEGIATAN,), LAPANGAN.replace("200", "404")),
    "admin:pemangku_janji_tautan": (
        ("{komitmen}",),
        "200 200 403 403 404 404 403 404 404 404 404 403 200 200",
    ),
    "admin:pemangku_janji_jatuh_tempo": ((), LAPANGAN),
    "admin:pemangku_janji_buka": ((TANPA_KEGIATAN,), LAPANGAN.replace("200", "404")),
    **{
        f"admin:pemangku_{model}": ((pk,), " ".join(["404"] * len(PERAN)))
        for model, pk in (
            ("laporanterusan_bukti", "{laporan_terusan}"),
            ("materi_berkas", "{materi}"),
        )
    },
    "admin:pemangku_fotokegiatan_gambar": (
        ("{foto_kegiatan}", "kecil"),
        "200 200 200 200 404 404 200 404 404 404 404 200 200 200",
    ),
    "pemangku:jajak-layar": ((TANPA_KEGIATAN, "awal"), LAPANGAN.replace("200", "404")),
    "titipan-kegiatan": ((TANPA_KEGIATAN,), LAPANGAN.replace("200", "404")),
    "titipan-satu": ((TANPA_KEGIATAN,) * 2, LAPANGAN.replace("200", "404")),
    **{
        f"pemangku:lapangan{nama}": (lain, kode)
        for nama, lain, kode in (
            ("-daftar", (), LAPANGAN),
            ("-keluar", (), LAPANGAN),
            ("-pulihkan", (), LAPANGAN),
            ("", (TANPA_KEGIATAN,), LAPANGAN.replace("200", "404")),
            ("-batal", (TANPA_KEGIATAN,) * 2, LAPANGAN.replace("200", "404")),
            ("-foto-kunjungan", (TANPA_KEGIATAN,), LAPANGAN.replace("200", "404")),
        )
    },
    **{
        f"admin:pemangku_putaran_{nama}": (
            ("{putaran}", *lain),
            "200 200 200 200 404 404 200 404 404 404 404 200 200 200",
        )
        for nama, lain in (
            *(("belum", ()), ("belum_lembar", ("unit", "xlsx"))),
            ("progres", ("xlsx",)),
            ("rekap", ("xlsx",)),
        )
    },
    **{
        f"admin:pemangku_kegiatan_{nama}": (("{kegiatan}", *lain), kode)
        for nama, lain, kode in (
            *(
                (satu, (), "200 200 403 403 404 404 403 404 404 404 404 403 200 200")
                for satu in ("rencana", "notulen")
            ),
            # Nobody of that name; and field staff must be staff of the visit (PK-21).
            (
                "peserta",
                ("00000000-0000-4000-8000-000000000000", "sahkan"),
                "404 404 403 403 404 404 403 404 404 404 404 403 404 403",
            ),
            ("berkas", ("pindaian",), " ".join(["404"] * len(PERAN))),
            *(
                (nama, lain, "200 200 403 403 404 404 403 404 404 404 404 403 200 403")
                for nama, lain in (
                    ("cetak", ("notulen",)),
                    ("cetak_berkas", ("hadir", "xlsx")),
                )
            ),
        )
    },
    **{
        f"admin:pemangku_siaran_{nama}": (("{siaran}", *lain), kode)
        for nama, lain, kode in (
            *(
                (satu, (), "200 200 404 403 404 404 403 404 404 404 404 403 200 200")
                for satu in ("antrean", "isi")
            ),
            (
                "buka",
                (TANPA_KEGIATAN,),
                "404 404 404 403 404 404 403 404 404 404 404 403 404 404",
            ),
            (
                "penerima",
                ("layak",),
                "200 200 404 200 404 404 200 404 404 404 404 200 200 200",
            ),
        )
    },
    "admin:pemangku_janji_bukti": (("{komitmen}",), " ".join(["404"] * len(PERAN))),
    # No proof there; who may not lift learns not even that.
    "admin:pemangku_larangan_bukti": (
        ("{larangan}",),
        "404 404 404 403 404 404 404 404 404 404 404 404 403 404",
    ),
    "admin:pemangku_eksporpribadi_minta": (
        (),
        "200 200 403 403 403 403 200 403 403 403 403 403 200 403",
    ),
    # Taken by POST only: each time is written down.
    "admin:pemangku_eksporpribadi_unduh": (
        (TANPA_KEGIATAN,),
        " ".join(["405"] * len(PERAN)),
    ),
    "kalender": ((), " ".join(["200"] * len(PERAN))),
    "pdp-orang": ((), "403 403 403 403 403 403 200"),
    **{
        f"pdp-ropa{nama}": ((), "403 403 200 200 403 403 200 403 403 403 403 403 200")
        for nama in ("", "-xlsx")
    },
    "pdp": ((), "403 403 200 200 403 403 200"),
    "pdp-catat": ((), "403 403 200 403 403 403 200"),
    "pdp-permintaan": (("{permintaan}",), "403 403 200 403 403 403 200"),
}
# Of a public record, but with a form: the same for every role.
PUBLIK_BERBORANG = {"pengaduan:pengaduan-ikut": {"nomor": "{aduan}"}}
TANPA_NAMA = {"None", "admin:None"}  # old addresses that lead on
HALAMAN_MODEL = {"changelist", "add", "change", "history", "delete", "ekspor"}


# Addresses of citizens that no role opens: their key is the secret in them

# No objection has this key.
TANPA = UUID(int=0)
# Private pages of citizens: their address is the key. Whoever brings a wrong secret gets
# 404 with words, whatever his role: an officer reads a case in the admin, by his unit.
RAHASIA = {
    "informasi:permohonan-lanjut": {},
    "informasi:permohonan-draf": {"langkah": "apa"},
    "informasi:permohonan-saran": {},
    "informasi:permohonan-saran-buka": {"nomor": "ip-00001"},
    "informasi:permohonan-bukti": {},
    "informasi:permohonan-periksa": {},
    "informasi:permohonan-simpan": {},
    "informasi:permohonan-terkirim": {},
    "informasi:permohonan-rinci": {},
    "informasi:permohonan-berkas": {"pk": 1},
    "informasi:permohonan-surat": {"pk": 1},
    "informasi:permohonan-lengkapi": {},
    "informasi:permohonan-pesan": {},
    "informasi:permohonan-cabut": {},
    "informasi:permohonan-nilai": {},
    "informasi:permohonan-keberatan": {},
    "informasi:permohonan-keberatan-periksa": {},
    "informasi:permohonan-keberatan-rinci": {"pk": 1},
    "informasi:permohonan-keberatan-terima": {"pk": 1},
    "informasi:permohonan-sengketa": {},
    "informasi:permohonan-sengketa-berkas": {},
    "informasi:keberatan-berkala-rinci": {"kode": TANPA},
    "informasi:keberatan-berkala-surat": {"kode": TANPA, "pk": 1},
    "informasi:permohonan-surat-cetak": {"pk": 1},
    "informasi:permohonan-data": {},
    "informasi:permohonan-data-kontak": {},
    "informasi:permohonan-data-minta": {},
    "informasi:permohonan-data-unduh": {},
    "informasi:surat-verifikasi": {},
    "pengaduan:pengaduan-lanjut": {},
    "pengaduan:pengaduan-draf": {"langkah": "apa"},
    "pengaduan:pengaduan-serupa": {},
    "pengaduan:pengaduan-foto": {},
    "pengaduan:pengaduan-draf-foto": {"pk": 1},
    "pengaduan:pengaduan-periksa": {},
    "pengaduan:pengaduan-simpan": {},
    "pengaduan:pengaduan-terkirim": {},
    "pengaduan:pengaduan-rinci": {},
    "pengaduan:pengaduan-berkas": {"pk": 1},
    "pengaduan:pengaduan-berkas-kecil": {"pk": 1},
    "pengaduan:pengaduan-kabar": {},
    "pengaduan:pengaduan-tanggapan": {},
    "pengaduan:pengaduan-nilai": {},
    "pengaduan:pengaduan-data": {},
    "pengaduan:pengaduan-data-kontak": {},
    "pengaduan:pengaduan-data-minta": {},
    "darurat-laporan": {},
    "pemangku:saya": {},
    "pemangku:jajak": {"tahap": "awal"},
    "titipan-orang": {},
    "kalender-ics": {},
    "pemangku:berhenti": {},
    "pemangku:terusan": {},
    "pemangku:perbarui": {},
}
# Forms without a secret yet.
BORANG = {
    "informasi:keberatan-berkala": 200,
    "informasi:keberatan-berkala-periksa": 302,
    "informasi:permohonan-lacak": 200,
    "informasi:permohonan-mulai": 200,
    "pengaduan:pengaduan-mulai": 200,
    "pengaduan:pengaduan-lacak": 200,
    "darurat-lapor": 200,
    "informasi:surat-verifikasi-cari": 200,
    "pemangku:mitra-ajukan": 200,
}
# Forms of a published complaint: there for a published number only.
BERNOMOR = ("pengaduan:pengaduan-ikut",)
# Links of a mail: the signed token in the address is the key.
BERTOKEN = (
    "pengaduan:pengaduan-pastikan",
    "pengaduan:pengikut-pastikan",
    "pengaduan:pengikut-berhenti",
    "pemangku:pintu",
    "surel-pastikan",
)
