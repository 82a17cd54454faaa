"""The contact log of a stakeholder: one line and its next step, and all of it in one timeline."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid4, uuid5

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count, DateTimeField, F, Value
from django.db.models.functions import Cast, Coalesce
from django.utils import timezone

from organisasi.alur.tindakan import kunci_formulir
from organisasi.bahasa import angka
from organisasi.form_fields import Teks, kolom_kunci
from organisasi.kantor.izin import yang_dapat
from organisasi.kantor.saat import Saat
from organisasi.models import Petugas, Unit
from organisasi.staf.base import kolom_tanggal, panjang
from organisasi.staf.kasus import HUBUNGAN
from organisasi.staf.riwayat import Peristiwa
from organisasi.staf.tombol import DALAM, TindakanForm, Tombol
from pemangku.inventaris.actions import catat_hubungan
from pemangku.inventaris.kanal import Kanal, uji_kanal
from pemangku.inventaris.models import CatatanHubungan, Pemangku
from pemangku.inventaris.orang import Orang
from pemangku.inventaris.pilihan import CaraHubungan, TindakanPemangku as T
from pemangku.janji.actions import MASIH_DEPAN, catat_tindak_lanjut
from pemangku.janji.models import BentukTerusan, Janji, TindakanJanji
from pemangku.kunjungan.models import Kegiatan
from pemangku.siaran.models import PenerimaSiaran, StatusKartu
from pemangku.staf import tanggal_kosong

C, H = CaraHubungan, CatatanHubungan.Hasil
# By his own link the stakeholder does it himself.
CARA = [(str(c), c.label) for c in C if c != C.TAUTAN_MANDIRI]
# Within these days a line stands by the name of its day on the today list.
LANGKAH_DALAM = timedelta(days=6)
KOSONG = "Tulis apa yang dibicarakan, atau pilih keadaan datanya."


class HubunganForm(TindakanForm):
    """A line of the log; the same for one stakeholder and for all ticked ones."""

    sekali = True
    kunci = kolom_kunci()
    cara = forms.ChoiceField(
        label="Lewat",
        choices=[("", "Pilih"), *CARA],
        error_messages={"required": "Pilih lewat apa."},
    )
    catatan = Teks(
        label="Apa yang dibicarakan",
        max_length=1000,
        widget=panjang(3),
        help_text=DALAM,
    )
    hari = kolom_tanggal("Tanggal", wajib="")
    hasil = forms.ChoiceField(
        label="Data pemangku ini",
        choices=[("", "Tidak diperiksa"), *H.choices],
        required=False,
        help_text="Benar atau diperbaiki (ubah dulu datanya): masa berlakunya mulai lagi. "
        "Dua kali tidak terhubung, atau pindah: perlu dicek. Bubar: tidak aktif.",
    )

    def clean_hari(self) -> date:
        kini = timezone.localdate()
        hari: date = self.cleaned_data["hari"] or kini
        if hari > kini:
            raise ValidationError(MASIH_DEPAN)
        return hari

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        self.fields["hari"].required = False

    def clean(self) -> dict[str, Any]:
        isi = self.cleaned_data
        if not (self.errors or isi["catatan"] or isi["hasil"]):
            self.add_error("catatan", KOSONG)
        return isi


def calon_petugas(unit: Unit | None, petugas: Petugas) -> Any:
    """Who may have to do something for ``unit``, and the officer himself."""
    milik, izin = filter(None, [unit]), TindakanJanji.SELESAIKAN.izin
    bisa = yang_dapat(izin, milik, timezone.localdate(), kecuali=())
    semua = Petugas.objects.filter(pk__in=bisa.order_by().values("petugas"))
    return semua | Petugas.objects.filter(pk=petugas.pk)


class HubunganSatuForm(HubunganForm):
    """With whom, and what comes next: date and owner are set already."""

    orang = forms.ModelChoiceField(
        Orang.objects.none(),
        label="Dengan",
        required=False,
        empty_label="Tidak disebut",
    )
    langkah = Teks(label="Langkah berikutnya (boleh kosong)", max_length=500)
    pelaksana = forms.ModelChoiceField(
        Petugas.objects.none(), label="Dikerjakan oleh", required=False
    )
    tenggat = tanggal_kosong("Paling lambat")
    field_order = ("cara", "orang", "catatan", "langkah", "tenggat", "pelaksana")
    baris_untuk = (
        ("orang", lambda p, _: Orang.objects.menjabat(p)),
        ("pelaksana", lambda p, petugas: calon_petugas(p.pengelola, petugas)),
    )

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        kolom: Any = self.fields
        semua = Kanal.objects.samar().milik(self.berkas).select_related("orang")
        kanal = semua.exclude(keadaan=Kanal.Keadaan.DILARANG)
        # A channel of the record says by what, and with whom; the call is its test.
        self.kanal = {str(k.pk): k for k in kanal if k.jenis in C.values}
        kolom["cara"].choices = [
            ("", "Pilih"),
            *((pk, _sebut(k)) for pk, k in self.kanal.items()),
            *CARA,
        ]
        kolom["pelaksana"].initial = self.petugas
        kolom["tenggat"].initial = timezone.localdate() + LANGKAH_DALAM

    def clean(self) -> dict[str, Any]:
        isi = super().clean()
        if isi.get("langkah") and not (isi.get("pelaksana") and isi.get("tenggat")):
            self.add_error("langkah", "Isi juga siapa yang mengerjakan dan tanggalnya.")
        if kanal := self.kanal.get(isi.get("cara", "")):
            isi |= {"cara": kanal.jenis, "kanal": kanal}
            isi["orang"] = isi.get("orang") or kanal.orang
        return isi


def _sebut(kanal: Kanal) -> str:
    siapa = f", {kanal.orang}" if kanal.orang else ""
    return f"{kanal.get_jenis_display()} {kanal.samaran}{siapa}"


@transaction.atomic
def hubungi(
    pemangku: Pemangku,
    saat: Saat[Petugas],
    *,
    hari: date,
    kanal: Kanal | None = None,
    langkah: str = "",
    pelaksana: Petugas | None = None,
    tenggat: date | None = None,
    kunci: UUID | None = None,
    **isi: Any,
) -> CatatanHubungan:
    """Record the contact, what it says of the channel, and the next step with its owner.

    The same form (``kunci``) sent twice leaves one.
    """
    pk = uuid5(pemangku.pk, str(kunci or uuid4()))
    kunci_formulir("hubungan", pk)
    if ada := CatatanHubungan.objects.filter(pk=pk).first():
        return ada
    lampau = timezone.make_aware(datetime.combine(hari, time(12)))
    pada = saat.pada if hari == timezone.localdate(saat.pada) else lampau
    baris = catat_hubungan(pemangku, saat, pk=pk, pada=pada, **isi)
    if kanal:
        uji_kanal(kanal, saat, berhasil=isi["hasil"] != H.TIDAK_TERHUBUNG)
    if langkah:
        catat_tindak_lanjut(
            pemangku,
            saat,
            kunci=kunci,
            uraian=langkah,
            pelaksana=pelaksana,
            pj_unit=pemangku.pengelola,
            tenggat=tenggat,
        )
    return baris


TOMBOL_HUBUNGAN = Tombol(
    T.CATAT_HUBUNGAN,
    hubungi,
    berhasil="Hubungan tercatat.",
    form=lambda _p: HubunganSatuForm,
)


# The timeline: contacts, visits, messages, promises and what came of them


def riwayat_hubungan(
    p: Pemangku, janji: Iterable[Janji], *, samar: bool
) -> Iterator[Peristiwa]:
    """``janji``: its promises and steps that the reader may see.

    ``samar``: of a figure, for who may not read his name: without words and names.
    """
    for pada, jenis, apa, hasil, banyak, siapa, oleh, isi in _kejadian(p):
        if jenis == "hubungan":
            judul = str(C(apa).label)
            judul += f" dengan {siapa}" if siapa and not samar else ""
            judul += f": data {H(hasil).label.lower()}" if hasil else ""
            dari, isi_kata = oleh or "orangnya sendiri", "" if samar else isi
            yield Peristiwa(pada, judul, dari, isi_kata, HUBUNGAN)
        else:
            yield Peristiwa(pada, KEJADIAN[jenis](apa, banyak), "", jenis=HUBUNGAN)
    for satu in janji:
        judul = satu.sebutan
        if satu.status != Janji.Status.BERLAKU:
            judul += f" ({satu.get_status_display().lower()})"
        pada = satu.selesai_pada or satu.dibuat_pada
        yield Peristiwa(pada, judul, "", "" if satu.samar else satu.hasil, HUBUNGAN)


KEJADIAN: Mapping[str, Callable[[str, int], str]] = {
    "hadir": lambda judul, banyak: f"Hadir {banyak} orang: {judul}",
    "siaran": lambda judul, _banyak: f"Siaran: {judul}",
    "laporan": lambda bentuk, banyak: (
        f"Laporan penyebaran: {BentukTerusan(bentuk).label}, {angka(banyak)} orang"
    ),
}
SETABEL = 100


def _kejadian(p: Pemangku) -> Any:
    """Contacts, visits, messages and reports as rows of one kind, in one statement."""

    def baris(semua: Any, jenis: str, pada: Any, apa: str, **lain: Any) -> Any:
        kosong = ("hasil", "siapa", "oleh", "isi")
        isi = {f"_{n}": lain.get(n, Value("")) for n in kosong}
        isi |= {"_pada": pada, "_jenis": Value(jenis), "_apa": F(apa)}
        isi["_banyak"] = lain.get("banyak", Value(0))
        urut = ("_pada", "_jenis", "_apa", "_hasil", "_banyak", "_siapa", "_oleh")
        terbaru = semua.annotate(**isi).order_by("-_pada")
        return terbaru.values_list(*urut, "_isi")[:SETABEL]

    orang = Coalesce("orang__nama", Value(""))
    hubungan = baris(
        p.hubungan,
        "hubungan",
        F("pada"),
        "cara",
        hasil=F("hasil"),
        siapa=orang,
        oleh=Coalesce("oleh__nama", Value("")),
        isi=F("catatan"),
    )
    kunjungan = Kegiatan.objects.filter(
        kehadiran__in=p.kehadiran.sah().order_by().values("pk")
    )
    siaran = PenerimaSiaran.objects.filter(pemangku=p, status=StatusKartu.TERKIRIM)
    hari = Cast("tanggal", DateTimeField())
    return hubungan.union(
        baris(kunjungan, "hadir", F("mulai"), "judul", banyak=Count("kehadiran")),
        baris(siaran, "siaran", F("status_sejak"), "siaran__judul"),
        baris(p.laporan_terusan, "laporan", hari, "bentuk", banyak=F("jumlah")),
        all=True,
    ).order_by()
