"""The complaint service: a front door to SP4N-LAPOR! that names 112 before any form."""

from django.apps import AppConfig
from django.core.checks import register

from organisasi.kantor.peran import IzinPeran, Peran
from pengaduan.lapor.setelan import periksa_setelan

MELIHAT = (
    "view_pengaduan view_penerusan view_kategoripengaduan view_topikpengaduan "
    "view_teksbalasan view_insiden"
)
# Whoever finds an emergency among his complaints calls 112 and records it himself.
MELAYANI = f"{MELIHAT} catat_pengaduan tangani_insiden"
MENANGANI = f"{MELAYANI} tangani_pengaduan periksa_hasil lihat_pelapor"
ACUAN = " ".join(
    f"{kata}_{model}"
    for model in ("kategoripengaduan", "topikpengaduan", "teksbalasan")
    for kata in ("add", "change")
)


class PengaduanConfig(AppConfig):
    name = "pengaduan"
    verbose_name = "Pengaduan"
    # Read by the registry of personal data (organisasi/pribadi/simpanan.py).
    golongan = ("pengaduan.pelapor.actions.PELAPOR",)
    # What can be followed by mail (organisasi/langganan/actions.py).
    langganan = ("pengaduan.umum.langganan.LANGGANAN",)
    # Asked at every door where somebody first writes (organisasi/kantor/direktori.py).
    kenali_bahaya = ("pengaduan.masuk.actions.kenali",)
    izin_peran: IzinPeran = {
        Peran.PETUGAS_LAYANAN: {"pengaduan": MELAYANI},
        Peran.PPID_PEMBANTU: {"pengaduan": MENANGANI},
        Peran.ADMIN_SP4N: {
            "pengaduan": f"{MENANGANI} {ACUAN} verifikasi_pengaduan "
            "terbitkan_pengaduan view_kiriman view_sirkuit "
            "delete_teksbalasan view_hitungandarurat"
        },
        Peran.INSPEKTORAT: {"pengaduan": f"{MENANGANI} verifikasi_pengaduan"},
        Peran.OPERATOR_112: {"pengaduan": "view_insiden tangani_insiden"},
        Peran.PENYELIA_112: {
            "pengaduan": "view_insiden tangani_insiden view_hitungandarurat"
        },
        Peran.PIMPINAN: {"pengaduan": "view_hitungandarurat"},
        Peran.ADMIN_TEKNIS: {
            "pengaduan": "view_kunciopen311 add_kunciopen311 change_kunciopen311"
        },
        Peran.AUDITOR: {"pengaduan": f"{MELIHAT} view_kiriman view_hitungandarurat"},
    }

    def ready(self) -> None:
        register(periksa_setelan, "lapor")
