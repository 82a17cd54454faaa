"""Stakeholders: who carries the services to the public, were they reached, did it help?"""

from django.apps import AppConfig

from organisasi.kantor.peran import IzinPeran, Peran

MELIHAT = (
    "view_pemangku view_orang view_jabatan view_catatanhubungan view_putaran "
    "view_sasaranputaran view_kegiatan view_unsur view_jenispemangku "
    "view_ketetapan view_janji view_laporanterusan view_fotokegiatan"
)
MENCATAT = (
    f"{MELIHAT} catat_pemangku verifikasi_pemangku impor_pemangku lihat_kontak "
    "view_imporberkas "
    "garap_kegiatan view_kehadiran view_pendaftaranmandiri view_undangan "
    "kerjakan_tindaklanjut view_siaran susun_siaran "
    "kelola_komitmen periksa_laporanterusan"
)
MENILAI = "view_penilaian nilai_pemangku"
MENETAPKAN = "add_ketetapan change_ketetapan delete_ketetapan tetapkan_ketetapan"
GANDA = "gabung_pemangku view_calonduplikat"
# The second pair of eyes (izin.OrangKedua); a leader's reaches his own unit.
MENYETUJUI = (
    "view_siaran setujui_siaran view_penilaian sahkan_penilaian "
    "view_eksporpribadi setujui_eksporpribadi"
)
UNDUH = "view_eksporpribadi minta_eksporpribadi"
ACUAN = " ".join(
    f"{kata}_{model}"
    for model in ("unsur", "jenispemangku")
    for kata in ("add", "change")
)


class PemangkuConfig(AppConfig):
    """One of the three services; imports only organisasi."""

    name = "pemangku"
    verbose_name = "Pemangku kepentingan"
    # Read by the registry of personal data (organisasi/pribadi/simpanan.py).
    golongan = ("pemangku.pribadi.hak_orang.ORANG",)
    # Whom to ask about a case (organisasi/keterangan/actions.py).
    penerima_keterangan = ("pemangku.inventaris.kanal.penerima_keterangan",)
    # Asked by the page that says whether a paper is genuine (organisasi/kertas/naskah.py).
    cari_dokumen = ("pemangku.kunjungan.ketetapan.cari_dokumen",)
    # Of the bodies that were at a visit of his own, for a week before and after (8.1).
    izin_catatan: IzinPeran = {
        Peran.PETUGAS_LAPANGAN: {
            "pemangku": "catat_pemangku verifikasi_pemangku lihat_kontak"
        }
    }
    izin_peran: IzinPeran = {
        Peran.PETUGAS_LAYANAN: {
            "pemangku": f"{MENCATAT} {MENILAI} {GANDA} {UNDUH} tutup_kegiatan"
        },
        Peran.PPID_PEMBANTU: {
            "pemangku": f"{MENCATAT} {MENILAI} {GANDA} {UNDUH} tutup_kegiatan"
        },
        Peran.PETUGAS_LAPANGAN: {
            "pemangku": f"{MELIHAT} {MENILAI} garap_kegiatan tutup_kegiatan view_kehadiran "
            "view_siaran view_pendaftaranmandiri view_undangan "
            "susun_siaran kelola_komitmen periksa_laporanterusan"
        },
        Peran.PENGELOLA_PEMANGKU: {
            "pemangku": f"{MENCATAT} {ACUAN} {GANDA} {UNDUH} {MENILAI} "
            f"{MENYETUJUI} {MENETAPKAN} tinjau_pemangku "
            "kelola_putaran tutup_kegiatan buka_lagi_kegiatan "
            "view_larangan view_tekspersetujuan add_tekspersetujuan "
        },
        Peran.PIMPINAN: {"pemangku": f"{MELIHAT} {MENYETUJUI}"},
        Peran.PPID_UTAMA: {"pemangku": f"{MELIHAT} {MENYETUJUI}"},
        Peran.PDP: {
            "pemangku": f"{MELIHAT} lihat_kontak view_larangan view_siaran "
            f"cabut_larangan view_tekspersetujuan putuskan_orang {UNDUH} "
            "setujui_eksporpribadi"
        },
        Peran.AUDITOR: {
            "pemangku": f"{MELIHAT} view_kehadiran view_siaran "
            f"view_eksporpribadi view_larangan view_penilaian"
        },
    }
