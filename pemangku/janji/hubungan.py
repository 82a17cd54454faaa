"""The contact log of a stakeholder: one line and its next step, and all of it in one timeline."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid4, uuid5

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count
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
from pemangku.janji.models import Janji, TindakanJanji
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
    for kata in p.hubungan.select_related("orang", "oleh")[:100]:
        siapa = f" dengan {kata.orang}" if kata.orang and not samar else ""
        judul = f"{kata.get_cara_display()}{siapa}"
        if kata.hasil:
            judul += f": data {kata.get_hasil_display().lower()}"
        oleh = str(kata.oleh or "orangnya sendiri")
        isi = "" if samar else kata.catatan
        yield Peristiwa(kata.pada, judul, oleh, isi, HUBUNGAN)
    hadir = (
        p.kehadiran.sah().order_by().values_list("kegiatan__mulai", "kegiatan__judul")
    )
    for mulai, judul, banyak in hadir.annotate(banyak=Count("pk")):
        yield Peristiwa(mulai, f"Hadir {banyak} orang: {judul}", "", jenis=HUBUNGAN)
    dikirimi = PenerimaSiaran.objects.filter(pemangku=p, status=StatusKartu.TERKIRIM)
    for kartu in dikirimi.select_related("siaran").order_by("-status_sejak")[:100]:
        judul = f"Siaran: {kartu.siaran.judul}"
        yield Peristiwa(kartu.status_sejak, judul, "", jenis=HUBUNGAN)
    for satu in janji:
        judul = satu.sebutan
        if satu.status != Janji.Status.BERLAKU:
            judul += f" ({satu.get_status_display().lower()})"
        pada = satu.selesai_pada or satu.dibuat_pada
        yield Peristiwa(pada, judul, "", "" if satu.samar else satu.hasil, HUBUNGAN)
    for lapor in p.laporan_terusan.order_by("-tanggal")[:100]:
        pada = timezone.make_aware(datetime.combine(lapor.tanggal, time(12)))
        apa = f"{lapor.get_bentuk_display()}, {angka(lapor.jumlah)} orang"
        yield Peristiwa(pada, f"Laporan penyebaran: {apa}", "", jenis=HUBUNGAN)
