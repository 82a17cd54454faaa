"""The draft of an answer: who may write it, and its acts: send, hand up, send back.

Before it is sent the officer sees the very letters. A hash of the draft goes along, so
that nothing is sent which changed after he looked.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property

from informasi.jawaban import actions as aksi
from informasi.jawaban.actions import surat_jawaban
from informasi.jawaban.models import (
    MENUTUP,
    BerkasJawaban,
    ButirJawaban,
    Jawaban,
    sidik_bagian,
    sidik_isi,
)
from informasi.kabar import cara_mengabari
from informasi.permohonan.models import Permohonan, RujukanPermohonan
from informasi.permohonan.pilihan import (
    HASIL_JAWABAN,
    IZIN_CATAT,
    IZIN_JAWAB,
    IZIN_TOLAK,
    TindakanPermohonan,
)
from informasi.rujukan.isian import RujukanForm, rujukan_dari, sebutan
from informasi.surat.actions import isi_naskah, pratinjau_surat
from informasi.surat.naskah_jawaban import bagian_unit
from organisasi.bahasa import angka
from organisasi.kantor.izin import berwenang
from organisasi.kantor.saat import Saat
from organisasi.models import BatasBelumDiatur, IsianPetugas, Petugas
from organisasi.sandi import sidik
from organisasi.staf.isian import pukul
from organisasi.staf.tombol import DALAM, BertandaForm, penyusun_tombol, tanya

# The open draft, and who may write which part of it

DISAMPAIKAN = (
    "Bagian unit Anda sudah disampaikan; hanya pemegang permohonan yang dapat "
    "mengubahnya."
)
DI_UTAMA = (
    "Konsep ini sedang di PPID Utama. Bila harus diubah, minta dikembalikan dulu."
)


@dataclass(frozen=True, slots=True)
class HakTulis:
    """What an officer may write: the answer of the holder, or the part of one unit."""

    pemegang: bool
    bagian: RujukanPermohonan | None
    halangan: str = ""

    @property
    def ada(self) -> bool:
        return self.pemegang or self.bagian is not None

    def milik(self, butir: ButirJawaban) -> bool:
        """Whether a document stands in the officer's part of the answer.

        A part belongs to its unit until it is delivered, then to the holder who joins.
        """
        if self.pemegang:
            return butir.rujukan is None or not butir.rujukan.bagian_berjalan
        return self.bagian is not None and butir.rujukan_id == self.bagian.pk


def hak_tulis(permohonan: Permohonan, petugas: Petugas) -> HakTulis:
    """The officer's part of the answer, and why nothing can be written just now."""
    if berwenang(petugas, IZIN_CATAT, permohonan.pemegang):
        return HakTulis(
            pemegang=True, bagian=None, halangan=_halangan(permohonan, petugas)
        )
    milik = [
        r
        for r in rujukan_dari(permohonan)
        if (r.bagian_berjalan or r.disampaikan_pada)
        and berwenang(petugas, IZIN_CATAT, r.pemegang)
    ]
    # What is still to write comes first; a part that a colleague has just delivered
    # keeps its page, so that nothing typed there is lost.
    bagian = min(milik, key=lambda r: not r.bagian_berjalan, default=None)
    selesai = DISAMPAIKAN if bagian and not bagian.bagian_berjalan else ""
    return HakTulis(
        pemegang=False,
        bagian=bagian,
        halangan=_halangan(permohonan, petugas) or selesai,
    )


def _halangan(permohonan: Permohonan, petugas: Petugas) -> str:
    if halangan := aksi.halangan_tulis(permohonan):
        return halangan
    konsep = konsep_dari(permohonan)
    diajukan = konsep is not None and _di_utama(konsep)
    if diajukan and not berwenang(petugas, IZIN_TOLAK, permohonan.pemegang):
        return DI_UTAMA
    return ""


def boleh_baca_konsep(permohonan: Permohonan, petugas: Petugas) -> bool:
    izin = (IZIN_CATAT, IZIN_JAWAB, IZIN_TOLAK)
    return any(berwenang(petugas, satu, permohonan.pemegang) for satu in izin)


def konsep_dari(permohonan: Permohonan) -> Jawaban | None:
    simpan: Any = permohonan
    if not hasattr(simpan, "konsep_kini"):
        # The page of a request knows already whether there is one.
        ada = getattr(simpan, "ada_konsep", True)
        simpan.konsep_kini = permohonan.jawaban.konsep().first() if ada else None
        if simpan.konsep_kini:
            simpan.konsep_kini.isi()
    hasil: Jawaban | None = simpan.konsep_kini
    return hasil


def menolak(konsep: Jawaban) -> bool:
    return any(b.putusan in MENUTUP for b in konsep.butir.all())


# The acts: send, hand to the main PPID, send back


TANPA_NOMOR = "diberi saat dikirim"
KETIKAN = (
    "Yang Anda ketik pukul {} belum tersimpan di konsep. Buka lagi jawabannya, lanjutkan "
    "atau buang ketikan itu, lalu simpan."
)
ALAMAT_PENUH = "(nama dan alamat lengkap tercetak di surat)"


class KirimForm(BertandaForm):
    """Carries the hash of the draft that its page shows; another draft is refused."""

    peragaan: ClassVar[str] = "informasi/jawaban/pratinjau.html"
    judul_lampiran = "Berkas yang diterima pemohon"
    # Whether the officer who looks is the one who signs.
    menandatangani: ClassVar[bool] = True
    tanda = "sidik"
    sidik = forms.CharField(required=False, widget=forms.HiddenInput)

    def tanda_kini(self) -> str:
        return self.konsep.sidik() if self.konsep else ""

    @cached_property
    def konsep(self) -> Jawaban | None:
        return konsep_dari(self.berkas)

    @cached_property
    def ketikan(self) -> str:
        """What the officer typed after the draft was saved is never sent past him."""
        if self.konsep is None:
            return ""
        alamat = reverse("admin:informasi_permohonan_jawaban", args=(self.berkas.pk,))
        kini, sejak = timezone.now(), self.konsep.diubah_pada
        milik = IsianPetugas.objects.milik(self.petugas.pk, pada=kini)
        milik = milik.filter(sidik_alamat=sidik(alamat), disimpan_pada__gt=sejak)
        return KETIKAN.format(pukul(satu, pada=kini)) if (satu := milik.first()) else ""

    def clean(self) -> dict[str, Any]:
        if self.ketikan:
            self.add_error(None, self.ketikan)
        return super().clean()

    @property
    def surat(self) -> Sequence[dict[str, Any]]:
        if self.konsep is None or not self.konsep.butir.all():
            return []
        penanda = self.petugas if self.menandatangani else None
        try:
            return [
                self._surat(self.konsep, j, penanda) for j in surat_jawaban(self.konsep)
            ]
        except BatasBelumDiatur as galat:
            return [{"judul": str(galat)}]

    def _surat(
        self, konsep: Jawaban, jenis: str, penanda: Petugas | None
    ) -> dict[str, Any]:
        orang = self.berkas.pemohon
        siapa = {"nama": orang.nama_samar, "kuasa": "", "alamat": ALAMAT_PENUH}
        naskah = pratinjau_surat(
            jenis,
            Saat(penanda, timezone.now()),
            permohonan=self.berkas,
            isi={"jawaban": konsep},
        )
        return isi_naskah(naskah, siapa) | {"nomor": TANPA_NOMOR}

    @property
    def lampiran(self) -> Sequence[tuple[ButirJawaban, list[BerkasJawaban]]]:
        if self.konsep is None:
            return []
        return _berkas(self.konsep.isi())


class AjukanJawabanForm(KirimForm):
    menandatangani: ClassVar[bool] = False


class SampaikanForm(BertandaForm, RujukanForm):
    peragaan: ClassVar[str] = "informasi/jawaban/pratinjau.html"
    judul_lampiran = "Berkas dalam bagian ini"
    tanda = "sidik"
    sidik = forms.CharField(required=False, widget=forms.HiddenInput)

    def boleh(self, rujukan: RujukanPermohonan) -> bool:
        return rujukan.bagian_berjalan and berwenang(
            self.petugas, IZIN_JAWAB, rujukan.pemegang
        )

    @cached_property
    def bagian(self) -> list[tuple[RujukanPermohonan, list[ButirJawaban]]]:
        kolom: Any = self.fields["rujukan"]
        butir = ButirJawaban.objects.select_related(
            "jawaban__permohonan", "unit", "uji", "dokumen"
        ).prefetch_related("berkas")
        return [(r, list(butir.filter(rujukan=r))) for r in kolom.queryset]

    @cached_property
    def sidik_kini(self) -> dict[int, str]:
        kolom: Any = self.fields["rujukan"]
        return {r.pk: sidik_bagian(r) for r in kolom.queryset}

    def tanda_kini(self) -> str:
        return sidik_isi(self.sidik_kini)

    def clean(self) -> dict[str, Any]:
        isi = super().clean()
        if rujukan := isi.get("rujukan"):
            isi[self.tanda] = self.sidik_kini[rujukan.pk]
        return isi

    @property
    def surat(self) -> Sequence[dict[str, Any]]:
        return [
            {"judul": sebutan(r), "bagian": bagian_unit(butir[0].jawaban, butir)}
            for r, butir in self.bagian
            if butir
        ]

    @property
    def lampiran(self) -> Sequence[tuple[ButirJawaban, list[BerkasJawaban]]]:
        return _berkas(b for _, butir in self.bagian for b in butir)


def _berkas(
    butir: Iterable[ButirJawaban],
) -> list[tuple[ButirJawaban, list[BerkasJawaban]]]:
    ditutup = ButirJawaban.Putusan.DITOLAK
    return [(b, [] if b.putusan == ditutup else list(b.berkas.all())) for b in butir]


def _boleh(syarat: Callable[[Jawaban], bool]) -> Callable[[Permohonan], bool]:
    def periksa(permohonan: Permohonan) -> bool:
        konsep = konsep_dari(permohonan)
        return bool(konsep and konsep.butir.all() and syarat(konsep))

    return periksa


def _di_utama(konsep: Jawaban) -> bool:
    return konsep.diajukan_pada is not None


def akibat_kirim(permohonan: Permohonan) -> Sequence[str]:
    konsep = konsep_dari(permohonan)
    if konsep is None or not konsep.butir.all():
        return ["Belum ada dokumen yang diputuskan."]
    hasil = Permohonan.Hasil(HASIL_JAWABAN[konsep.tindakan()]).label
    return [
        *_menunggu(permohonan),
        f"Putusan: {hasil.lower()}.",
        *_surat(konsep),
        cara_mengabari(permohonan),
        (
            "Sesudah dikirim jawaban tidak dapat diubah. Salah tulis pada surat diperbaiki "
            "sebagai versi baru; isi putusan hanya berubah lewat keberatan."
        ),
    ]


def _menunggu(permohonan: Permohonan) -> Iterator[str]:
    for satu in rujukan_dari(permohonan):
        if satu.bagian_berjalan:
            yield f"Belum dapat dikirim: menunggu bagian {satu.pemegang.nama_pendek}."


def _surat(konsep: Jawaban) -> Iterator[str]:
    yield (
        "Surat pemberitahuan tertulis keluar (UU 14/2008 Pasal 22 ayat (7)), dengan hak "
        "mengajukan keberatan."
    )
    if any(b.putusan == ButirJawaban.Putusan.DITOLAK for b in konsep.butir.all()):
        yield "SK PPID tentang penolakan keluar bersamanya."
    if konsep.biaya:
        yield f"Biaya Rp{angka(konsep.biaya)} diberitahukan dulu."


tombol = penyusun_tombol("informasi/data/tombol.toml", "permohonan")
TOMBOL_JAWABAN = (
    tombol(
        TindakanPermohonan.KIRIM_JAWABAN,
        aksi.jawab_permohonan,
        bila=_boleh(lambda k: not menolak(k) and not _di_utama(k)),
        form=lambda _p: KirimForm,
        akibat=akibat_kirim,
    ),
    tombol(
        TindakanPermohonan.PUTUSKAN_JAWABAN,
        aksi.jawab_permohonan,
        bila=_boleh(lambda k: menolak(k) or _di_utama(k)),
        form=lambda _p: KirimForm,
        akibat=akibat_kirim,
    ),
    tombol(
        TindakanPermohonan.AJUKAN_JAWABAN,
        aksi.ajukan_jawaban,
        form=lambda _p: AjukanJawabanForm,
        akibat=lambda p: [
            "PPID Utama membaca konsep ini dan mengirimnya, atau mengembalikannya.",
            "Selama di sana, konsep tidak dapat Anda ubah.",
            *_menunggu(p),
        ],
        bila=_boleh(lambda k: menolak(k) and not _di_utama(k)),
    ),
    tombol(
        TindakanPermohonan.KEMBALIKAN_JAWABAN,
        aksi.kembalikan_jawaban,
        form=tanya("Apa yang harus diperbaiki", DALAM),
        bila=_boleh(_di_utama),
    ),
)
