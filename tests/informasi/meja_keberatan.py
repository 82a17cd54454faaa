"""What tests of objections share: an answer to object to, the objection, the decision."""

from datetime import date

from django.urls import reverse

from informasi.jawaban.actions import jawab_permohonan
from informasi.keberatan.actions import ajukan_keberatan, tanggapi_keberatan
from informasi.models import ButirJawaban
from organisasi.kantor.saat import Saat
from tests.factories.informasi import UjiKonsekuensiFactory
from tests.informasi.kantor import PADA, SEHARI, TEMPO, konsep, saat

P = ButirJawaban.Putusan
TELAT = TEMPO + SEHARI
HARI_INI = date(2024, 6, 25)
# What the superior types.
TANGGAPAN = {
    "hasil": "dikabulkan",
    "putusan": "Datanya bukan rahasia.",
    "jabatan": "Sekretaris Daerah",
    "perintah": "Berikan rekapnya.",
    "perintah_jatuh_tempo": "2024-07-05",
}


def jawab(kantor, permohonan, putusan, **lain):
    butir = {"putusan": putusan, "alasan": "Rahasia."}
    if putusan == P.DITOLAK:
        butir["uji"] = UjiKonsekuensiFactory()
    pada = lain.pop("pada", PADA)
    jawaban = konsep(permohonan, kantor.kepala, butir, **lain)
    return jawab_permohonan(jawaban.permohonan, Saat(kantor.ppid_utama, pada))


def keberatan(permohonan, *alasan, **lain):
    isi = {"kasus_posisi": "Saya menunggu.", "kanal": "web"}
    return ajukan_keberatan(
        Saat(lain.pop("oleh", None), lain.pop("pada", saat(TELAT))),
        permohonan=permohonan,
        alasan=alasan or ("c",),
        **(isi | lain),
    )


def tanggapi(kantor, objek, **lain):
    isi = TANGGAPAN | {
        "saat": Saat(kantor.sekda, saat(HARI_INI)),
        "perintah_jatuh_tempo": date(2024, 7, 5),
    }
    return tanggapi_keberatan(objek, **(isi | lain))


def alamat(objek, nama="change", *args):
    """A page of an objection or dispute in the admin."""
    model = objek._meta.model_name
    return reverse(f"admin:informasi_{model}_{nama}", args=(objek.pk, *args))


def tombol(halaman):
    return {t["nama"] for t in halaman.context["tombol"]}
