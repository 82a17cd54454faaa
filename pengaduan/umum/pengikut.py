"""“Saya juga”: following a public complaint instead of filing the same once more."""

from datetime import datetime

from django.core import signing
from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.basis_data.kolom import kendala, sekali
from organisasi.form_fields import Borang, Surel
from organisasi.kabar.notifikasi import beri_tahu, hapus_pesan, pastikan_kotak
from organisasi.models import Area, naikkan_versi
from organisasi.sandi import TeksTersandi, kode_rahasia, sidik, sidik_surel
from pengaduan.aduan.kabar import GARAM_BERHENTI, PESAN
from pengaduan.aduan.models import Pengaduan
from pengaduan.aduan.pilihan import DAPAT_DIIKUTI


class PengikutPengaduan(models.Model):
    """One more person with the same matter; counted, and told of news if he wishes.

    Neither the reporter nor the followers learn of each other. ``sidik`` is a keyed hash
    of the mail address, or of the browser's own form key, so that one counts once.
    """

    pengaduan = models.ForeignKey(Pengaduan, models.CASCADE, related_name="pengikut")
    sidik = models.CharField(max_length=64)
    sidik_kode = models.CharField(max_length=64, unique=True)
    surel = TeksTersandi("surel", blank=True)
    surel_dipastikan_pada = models.DateTimeField(
        "surel dipastikan pada", null=True, blank=True
    )
    pada = models.DateTimeField()

    class Meta:
        verbose_name = "pengikut pengaduan"
        constraints = kendala(
            "pengaduan_pengikut",
            sekali=sekali("pengaduan", "sidik"),
            bersidik=~Q(sidik=""),
        )
        # The public pages show how many there are.
        triggers = (naikkan_versi(Area.PENGADUAN, per_baris=True),)

    def __str__(self) -> str:
        return f"Pengikut {self.pk}"


GARAM_PENGIKUT = "pengaduan.pengikut"


@transaction.atomic
def ikuti_pengaduan(
    pengaduan: Pengaduan, *, ciri: str, pada: datetime, surel: str = ""
) -> tuple[PengikutPengaduan, bool]:
    """The row, and whether it is new. ``ciri`` names a visitor without mail address."""
    if not pengaduan.terbit or pengaduan.status not in DAPAT_DIIKUTI:
        raise TindakanTerlarang("Aduan itu tidak dapat diikuti lagi.")
    alamat = surel.strip().lower()
    pengikut, baru = PengikutPengaduan.objects.get_or_create(
        pengaduan=pengaduan,
        sidik=sidik(f"pengikut:{alamat or ciri}"),
        defaults={
            "surel": alamat,
            "sidik_kode": sidik(kode_rahasia()),
            "pada": pada,
        },
    )
    if baru and alamat:
        _minta_pasti(pengikut, pada)
    return pengikut, baru


def _minta_pasti(pengikut: PengikutPengaduan, pada: datetime) -> None:
    token = signing.dumps(pengikut.pk, salt=GARAM_PENGIKUT)
    beri_tahu(
        [pengikut.surel],
        templat=f"{PESAN}/pengikut_pastikan.txt",
        konteks={
            "berkas": pengikut.pengaduan,
            "alamat_pasti": reverse("pengaduan:pengikut-pastikan", args=(token,)),
        },
        kunci=f"pengikut:{pengikut.pk}",
        pada=pada,
        tentang=pengikut,
    )


@transaction.atomic
def pastikan_pengikut(token: str, *, pada: datetime) -> PengikutPengaduan | None:
    pengikut = baca_pengikut(token, GARAM_PENGIKUT)
    if pengikut and pengikut.surel_dipastikan_pada is None:
        pengikut.surel_dipastikan_pada = pada
        pengikut.save(update_fields=("surel_dipastikan_pada",))
        pastikan_kotak(sidik_surel(str(pengikut.surel)), pada=pada)
    return pengikut


def berhenti_mengikuti(token: str) -> PengikutPengaduan | None:
    pengikut = baca_pengikut(token, GARAM_BERHENTI)
    if pengikut:
        hapus_pesan(pengikut)
        pengikut.surel = ""
        pengikut.save(update_fields=("surel",))
    return pengikut


def baca_pengikut(token: str, garam: str) -> PengikutPengaduan | None:
    try:
        pk = signing.loads(token, salt=garam)
    except signing.BadSignature:
        return None
    return PengikutPengaduan.objects.select_related("pengaduan").filter(pk=pk).first()


class IkutForm(Borang):
    surel = Surel(
        label="Surel untuk kabar (boleh kosong)",
        help_text="Jumlah yang tampil untuk umum hanya yang memastikan surelnya; tanpa surel "
        "petugas tetap melihat dukungan Anda. Surel tidak diketahui pelapor.",
    )
