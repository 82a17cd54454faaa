"""The information service as a Django app: its roles and what it adds to the other apps."""

from django.apps import AppConfig

from organisasi.kantor.peran import IzinPeran, Peran

PENYUSUN = (
    "view_dokumeninformasi add_dokumeninformasi change_dokumeninformasi "
    "view_berkasinformasi add_berkasinformasi change_berkasinformasi "
    "view_kelompokinformasi view_sertamerta add_sertamerta change_sertamerta view_temuan"
)
MELAYANI = "view_permohonan catat_permohonan view_standarbiaya view_keberatan"
MENJAWAB = f"{MELAYANI} jawab_permohonan lihat_identitas view_sengketa"


class InformasiConfig(AppConfig):
    name = "informasi"
    verbose_name = "Informasi publik"
    # Read by the registry of personal data (organisasi/pribadi/simpanan.py).
    golongan = ("informasi.pemohon.actions.PEMOHON",)
    # What can be followed by mail (organisasi/langganan/actions.py).
    langganan = (
        "informasi.katalog.langganan.DOKUMEN",
        "informasi.katalog.langganan.PENCARIAN",
    )
    izin_peran: IzinPeran = {
        Peran.PETUGAS_LAYANAN: {"informasi": f"{PENYUSUN} {MELAYANI}"},
        Peran.PPID_PEMBANTU: {
            "informasi": f"{PENYUSUN} {MENJAWAB} periksa_dokumeninformasi "
            "terbitkan_sertamerta view_ujikonsekuensi add_ujikonsekuensi "
            "change_ujikonsekuensi",
        },
        Peran.PPID_UTAMA: {
            "informasi": f"{PENYUSUN} {MENJAWAB} tolak_permohonan putuskan_rujukan "
            "change_sengketa "
            "add_standarbiaya change_standarbiaya periksa_dokumeninformasi "
            "terbitkan_dokumeninformasi terbitkan_sertamerta setujui_ujikonsekuensi "
            "view_ujikonsekuensi add_ujikonsekuensi change_ujikonsekuensi "
            "add_kelompokinformasi change_kelompokinformasi "
            "view_pencariannihil change_pencariannihil",
        },
        Peran.ATASAN_PPID: {
            "informasi": "view_permohonan view_keberatan tanggapi_keberatan "
            "view_sengketa change_sengketa view_standarbiaya "
            "add_standarbiaya change_standarbiaya",
        },
        Peran.AUDITOR: {
            "informasi": "view_dokumeninformasi view_berkasinformasi view_sertamerta "
            "view_ujikonsekuensi view_temuan view_permohonan "
            "view_keberatan view_sengketa view_standarbiaya",
        },
    }
