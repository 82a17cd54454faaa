"""Objection to the Atasan PPID, and the dispute after it (UU 14/2008 Pasal 35-38).

Of a dispute the city keeps the dates; the Komisi Informasi decides. Whether an objection
is late (Pasal 36) is asked of a row and of its QuerySet twin alike: thirty working days for
the Atasan PPID in the calendar of the unit. An applicant who went to the Komisi Informasi
after their silence was never answered: that stays late.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, Self
from uuid import UUID, uuid4

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Case, CharField, F, Q, Value, When

from informasi.pemohon.models import Pemohon
from informasi.permohonan.models import Permohonan
from informasi.permohonan.pilihan import IZIN_CATAT, KanalMasuk
from organisasi.alur.tindakan import TETAP, Berkas, DaftarTindakan
from organisasi.basis_data.kolom import PilihanField, indeks_kata, kendala, sekali
from organisasi.kantor.izin import cakupan_izin
from organisasi.models import Petugas, Tercatat, Unit, oleh_petugas
from organisasi.sandi import TeksTersandi, sidik
from organisasi.waktu.tenggat import Ketepatan

IZIN_SENGKETA = "informasi.change_sengketa"
IZIN_TANGGAPI = "informasi.tanggapi_keberatan"

# The objection


class AlasanKeberatan(models.TextChoices):
    """The seven grounds of Pasal 35 ayat (1), in the order of the Act."""

    DITOLAK = "a", "Permohonan ditolak dengan alasan pengecualian Pasal 17"
    TIDAK_BERKALA = "b", "Informasi berkala tidak disediakan"
    TIDAK_DITANGGAPI = "c", "Permohonan tidak ditanggapi"
    TIDAK_SESUAI = "d", "Permohonan ditanggapi tidak sebagaimana yang diminta"
    TIDAK_DIPENUHI = "e", "Permintaan informasi tidak dipenuhi"
    BIAYA = "f", "Biaya yang dikenakan tidak wajar"
    TERLAMBAT = "g", "Informasi disampaikan melebihi jangka waktu"


class StatusKeberatan(models.TextChoices):
    """Where an objection stands; thirty days of silence are computed, not stored."""

    DIREGISTRASI = "diregistrasi", "Diregistrasi"
    DITELAAH = "ditelaah", "Ditelaah"
    DITANGGAPI = "ditanggapi", "Ditanggapi Atasan PPID"
    DITERIMA_PEMOHON = "diterima_pemohon", "Diterima pemohon"
    SENGKETA = "sengketa", "Menjadi sengketa"


class HasilKeberatan(models.TextChoices):
    DIKABULKAN = "dikabulkan", "Dikabulkan"
    DIKABULKAN_SEBAGIAN = "dikabulkan_sebagian", "Dikabulkan sebagian"
    DITOLAK = "ditolak", "Ditolak, putusan PPID dikuatkan"


S = StatusKeberatan
TERBUKA = frozenset({S.DIREGISTRASI, S.DITELAAH})
# The day that counts now: of what is open alone.
BATAS_KINI = Case(When(status__in=tuple(sorted(TERBUKA)), then=F("jatuh_tempo")))


class TindakanKeberatan(DaftarTindakan):
    TELAAH = "Mulai menelaah", {S.DIREGISTRASI}, S.DITELAAH, IZIN_TANGGAPI
    TANGGAPI = "Tanggapi keberatan", TERBUKA, S.DITANGGAPI, IZIN_TANGGAPI
    TERIMA_PUTUSAN = (
        "Catat: pemohon menerima",
        {S.DITANGGAPI},
        S.DITERIMA_PEMOHON,
        IZIN_CATAT,
    )
    INGATKAN = "Ingatkan", TERBUKA, TETAP, IZIN_CATAT
    # Also out of silence: thirty working days without an answer open the way.
    SENGKETAKAN = "Catat sengketa", TERBUKA | {S.DITANGGAPI}, S.SENGKETA, IZIN_CATAT


T = TindakanKeberatan


def didiamkan(hari: date) -> Q:
    return Q(ditanggapi_pada__isnull=True, jatuh_tempo__lt=hari)


class KeberatanQuerySet(models.QuerySet["Keberatan"]):
    def untuk(self, petugas: Petugas) -> Self:
        """Also of the unit that registered the request: it hears the applicant out."""
        cakupan = cakupan_izin(petugas, "informasi.view_keberatan")
        if cakupan.kota:
            return self.all()
        minta = Permohonan.objects.filter(cakupan.q("unit")).values("pk")
        return self.filter(cakupan.q("unit") | Q(permohonan__in=minta))

    def berkunci(self, kunci: UUID) -> Self:
        return self.filter(kunci_masuk=sidik_kunci(kunci))

    def terbuka(self) -> Self:
        return self.filter(status__in=TERBUKA)

    def lewat_tempo(self, hari: date) -> Self:
        return self.terbuka().filter(didiamkan(hari))

    def dengan_ketepatan(self, hari: date) -> models.QuerySet[Any, Any]:
        dijawab = Q(ditanggapi_pada__isnull=False)
        tepat = dijawab & Q(ditanggapi_pada__date__lte=F("jatuh_tempo"))
        return self.annotate(
            ketepatan=Case(
                When(tepat, then=Value(Ketepatan.TEPAT)),
                When(dijawab | didiamkan(hari), then=Value(Ketepatan.LAMBAT)),
                default=Value(Ketepatan.TIDAK_DINILAI),
                output_field=CharField(),
            )
        )


def sidik_kunci(kunci: UUID) -> UUID:
    """What is looked up of a form's key; nobody opens its page with it."""
    return UUID(sidik(f"keberatan:{kunci}")[:32])


@pghistory.track(exclude=["nama_kuasa", "kunci_masuk", "kode"])
class Keberatan(Berkas, Tercatat):
    """One objection; ``permohonan`` is empty only for ground b, which needs none."""

    Status = StatusKeberatan
    Tindakan = TindakanKeberatan
    Hasil = HasilKeberatan
    Alasan = AlasanKeberatan

    nomor = models.CharField(
        "nomor registrasi", max_length=60, unique=True, editable=False
    )
    # The key of the form opens the page of an objection without a request (``kode``); it
    # is found by ``sidik_kunci``, so the same form sent twice makes one.
    kode = TeksTersandi("kunci halaman", editable=False)
    kunci_masuk = models.UUIDField(default=uuid4, unique=True, editable=False)
    permohonan = models.ForeignKey(
        Permohonan, models.PROTECT, null=True, blank=True, related_name="keberatan"
    )
    pemohon = models.ForeignKey(Pemohon, models.PROTECT, related_name="keberatan")
    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="+", verbose_name="unit yang menjawab"
    )
    kanal = models.CharField(max_length=10, choices=KanalMasuk)
    tanggal_terima = models.DateField("tanggal diterima")
    tanggal_catat = models.DateField("tanggal dicatat", editable=False)
    dicatat_oleh = oleh_petugas()
    nama_kuasa = TeksTersandi("nama kuasa", blank=True)
    alasan = ArrayField(
        models.CharField(max_length=1, choices=AlasanKeberatan), verbose_name="alasan"
    )
    kasus_posisi = models.TextField("kasus posisi")
    tujuan = models.TextField("tujuan penggunaan informasi", blank=True)
    jatuh_tempo = models.DateField("tanggapan paling lambat")
    hitungan = models.TextField(blank=True)
    status = PilihanField(StatusKeberatan, max_length=20, default=S.DIREGISTRASI)
    hasil = models.CharField(max_length=20, choices=HasilKeberatan, blank=True)
    putusan = models.TextField("isi tanggapan dan alasannya", blank=True)
    perintah = models.TextField("perintah kepada PPID", blank=True)
    perintah_jatuh_tempo = models.DateField(
        "dilaksanakan paling lambat", null=True, blank=True
    )
    # Who gave the answer objected to: he cannot judge it.
    pemutus_pertama = oleh_petugas(editable=False)
    ditanggapi_oleh = oleh_petugas()
    ditanggapi_pada = models.DateTimeField("ditanggapi pada", null=True, blank=True)
    jabatan_penanggap = models.CharField("jabatan", max_length=150, blank=True)
    tanggapan_pemohon = models.TextField("tanggapan pemohon", blank=True)

    objects = KeberatanQuerySet.as_manager()

    class Meta:
        verbose_name = "keberatan"
        ordering = ("-pk",)
        permissions = (("tanggapi_keberatan", "Boleh menanggapi keberatan"),)
        constraints = kendala(
            beralasan=Q(alasan__len__gt=0),
            tanpa_permohonan_hanya_b=Q(permohonan__isnull=False) | Q(alasan=["b"]),
            tanggapan_beralasan=~Q(status=S.DITANGGAPI)
            | (~Q(hasil="") & ~Q(putusan="") & Q(ditanggapi_pada__isnull=False)),
            bukan_pemutus_pertama=Q(ditanggapi_oleh__isnull=True)
            | Q(pemutus_pertama__isnull=True)
            | ~Q(ditanggapi_oleh=F("pemutus_pertama")),
            terima_tidak_di_depan=Q(tanggal_terima__lte=F("tanggal_catat")),
            satu_terbuka=sekali(
                "permohonan", bila=Q(status__in=tuple(sorted(TERBUKA)))
            ),
        )
        indexes = (
            models.Index(
                fields=("jatuh_tempo",),
                condition=Q(status__in=tuple(sorted(TERBUKA))),
                name="informasi_keberatan_tempo",
            ),
            # As the list of the staff is ordered, and searched.
            models.Index(BATAS_KINI, F("id").desc(), name="informasi_keberatan_batas"),
            indeks_kata("informasi_keberatan_kata", "nomor", "kasus_posisi"),
        )

    if TYPE_CHECKING:
        permohonan_id: int | None

    def __str__(self) -> str:
        return self.nomor

    def unit_pelayan(self) -> Iterable[Unit]:
        minta = self.permohonan
        return (self.unit, minta.unit) if minta else (self.unit,)

    def terlambat(self, hari: date) -> bool:
        return self.status in TERBUKA and self.jatuh_tempo < hari


# The dispute at the Komisi Informasi


class StatusSengketa(models.TextChoices):
    """Where a dispute stands (UU 14/2008 Pasal 37-39; Perki 1/2013)."""

    DIAJUKAN = "diajukan", "Diajukan"
    DIREGISTRASI_KI = "diregistrasi_ki", "Diregistrasi Komisi Informasi"
    MULAI = "mulai", "Mulai diperiksa"
    MEDIASI = "mediasi", "Mediasi"
    AJUDIKASI = "ajudikasi", "Ajudikasi"
    PUTUSAN = "putusan", "Diputus"
    DILAKSANAKAN = "dilaksanakan", "Putusan dilaksanakan"
    GUGATAN_PTUN = "gugatan_ptun", "Digugat ke PTUN"


class HasilSengketa(models.TextChoices):
    MEDIASI = "mediasi", "Sepakat dalam mediasi"
    DIKABULKAN = "dikabulkan", "Dikabulkan untuk pemohon"
    DIKABULKAN_SEBAGIAN = "dikabulkan_sebagian", "Dikabulkan sebagian"
    DITOLAK = "ditolak", "Ditolak; keputusan PPID tetap"
    GUGUR = "gugur", "Gugur, dicabut, atau tidak diterima"


SS = StatusSengketa


class TindakanSengketa(DaftarTindakan):
    REGISTRASI = "Catat registrasi", {SS.DIAJUKAN}, SS.DIREGISTRASI_KI, IZIN_SENGKETA
    MULAI = "Catat mulai diperiksa", {SS.DIREGISTRASI_KI}, SS.MULAI, IZIN_SENGKETA
    MEDIASIKAN = "Catat mediasi", {SS.MULAI}, SS.MEDIASI, IZIN_SENGKETA
    # Refusals under Pasal 17 go straight to adjudication.
    AJUDIKASIKAN = (
        "Catat ajudikasi",
        {SS.MULAI, SS.MEDIASI},
        SS.AJUDIKASI,
        IZIN_SENGKETA,
    )
    PUTUS = "Catat putusan", {SS.MEDIASI, SS.AJUDIKASI}, SS.PUTUSAN, IZIN_SENGKETA
    LAKSANAKAN = "Catat pelaksanaan", {SS.PUTUSAN}, SS.DILAKSANAKAN, IZIN_SENGKETA
    GUGAT = "Catat gugatan ke PTUN", {SS.PUTUSAN}, SS.GUGATAN_PTUN, IZIN_SENGKETA


TS = TindakanSengketa

# The day that each step of the commission leaves, in their order.
KOLOM_HARI: Mapping[str, str] = {
    TS.REGISTRASI: "diregistrasi_pada",
    TS.MULAI: "mulai_pada",
    TS.MEDIASIKAN: "mediasi_pada",
    TS.AJUDIKASIKAN: "ajudikasi_pada",
    TS.PUTUS: "diputus_pada",
    TS.LAKSANAKAN: "dilaksanakan_pada",
    TS.GUGAT: "digugat_pada",
}


class SengketaQuerySet(models.QuerySet["Sengketa"]):
    def untuk(self, petugas: Petugas) -> Self:
        cakupan = cakupan_izin(petugas, "informasi.view_sengketa")
        return self.filter(
            cakupan.q("keberatan__unit") | cakupan.q("keberatan__permohonan__unit")
        )


@pghistory.track()
class Sengketa(Berkas, Tercatat):
    Status = StatusSengketa
    Tindakan = TindakanSengketa
    Hasil = HasilSengketa

    keberatan = models.OneToOneField(Keberatan, models.PROTECT, related_name="sengketa")
    diajukan_pada = models.DateField("diajukan ke Komisi Informasi pada")
    nomor_ki = models.CharField("nomor registrasi sengketa", max_length=100, blank=True)
    diregistrasi_pada = models.DateField("diregistrasi pada", null=True, blank=True)
    mulai_pada = models.DateField("mulai diperiksa pada", null=True, blank=True)
    mediasi_pada = models.DateField("mediasi pada", null=True, blank=True)
    ajudikasi_pada = models.DateField("ajudikasi pada", null=True, blank=True)
    diputus_pada = models.DateField("diputus pada", null=True, blank=True)
    # Left empty by those decided before it was asked for.
    hasil = models.CharField(
        "hasil sengketa", max_length=20, choices=HasilSengketa, blank=True
    )
    amar = models.TextField("amar putusan atau hasil mediasi", blank=True)
    dilaksanakan_pada = models.DateField("dilaksanakan pada", null=True, blank=True)
    digugat_pada = models.DateField("digugat pada", null=True, blank=True)
    status = PilihanField(StatusSengketa, max_length=20, default=SS.DIAJUKAN)

    objects = SengketaQuerySet.as_manager()

    class Meta:
        verbose_name = "sengketa"
        ordering = ("-pk",)
        constraints = kendala(
            putusan_beramar=~Q(
                status__in=(SS.PUTUSAN, SS.DILAKSANAKAN, SS.GUGATAN_PTUN)
            )
            | (Q(diputus_pada__isnull=False) & ~Q(amar="")),
            hasil_dari_putusan=Q(hasil="")
            | Q(hasil__in=HasilSengketa.values, diputus_pada__isnull=False),
        )

    def __str__(self) -> str:
        return f"Sengketa {self.keberatan.nomor}"

    @property
    def nomor(self) -> str:
        return str(self.keberatan.nomor)
