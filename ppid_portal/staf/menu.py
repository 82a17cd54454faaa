"""The parts of the staff's house, and what of each an officer may use, most used first."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from django.apps import apps
from django.contrib.admin import AdminSite
from django.http import HttpRequest
from django.urls import reverse
from django.utils.text import capfirst

from organisasi.kantor.izin import petugas_dari
from organisasi.kantor.models import Petugas
from ppid_portal.lembar.lembar_rb import boleh_baca
from ppid_portal.lembar.lembar_unit import punya_lembar
from ppid_portal.pimpinan.sumber import lingkup_pimpinan

# More lists than these stand on the part's own page, which ends its row of tabs.
TAB_MAKS = 6
MENGUBAH = ("change", "add", "delete")


class LamanMenu(NamedTuple):
    """A page that is no list: its address, what it is called, for whom."""

    nama: str
    judul: str
    keterangan: str
    boleh: Callable[[Petugas], bool]


class ButirMenu(NamedTuple):
    kunci: str
    judul: str
    keterangan: str
    alamat: str


type KelompokMenu = tuple[str, tuple[str | LamanMenu, ...]]


@dataclass(frozen=True, slots=True)
class IsiMenu:
    """A part. ``kelompok``: its lists (app.model) and pages under a heading.

    ``milik``: lists that other pages lead to; ``laman``: it opens with its own page, not
    with its first list; ``ubah``: only for who may change something in it.
    """

    kode: str
    nama: str
    kelompok: tuple[KelompokMenu, ...]
    milik: tuple[str, ...] = ()
    laman: bool = False
    ubah: bool = False

    @property
    def semua(self) -> set[str]:
        isi = {k if isinstance(k, str) else k.nama for _, s in self.kelompok for k in s}
        return isi | set(self.milik)


def _izin(izin: str) -> Callable[[Petugas], bool]:
    return lambda petugas: petugas.has_perm(izin)


KONSOL = LamanMenu(
    "admin:pengaduan_insiden_konsol",
    "Konsol 112",
    "Laporan darurat yang menunggu dibacakan ke 112.",
    _izin("pengaduan.tangani_insiden"),
)
PIMPINAN = LamanMenu(
    "pimpinan",
    "Kinerja untuk pimpinan",
    "Yang perlu diputuskan, target, dan capaian.",
    lambda petugas: lingkup_pimpinan(petugas) is not None,
)
INDIKATOR = LamanMenu(
    "indikator-daftar",
    "Indikator",
    "Angka, rumusnya, kasus di baliknya, dan berkasnya.",
    _izin("ppid_portal.view_nilaiindikator"),
)
LEMBAR = LamanMenu(
    "laporan-daftar",
    "Laporan bulanan dan tahunan",
    "Laporan tiap unit, Reformasi Birokrasi, dan tahunan.",
    lambda petugas: punya_lembar(petugas) or boleh_baca(petugas),
)
PDP = LamanMenu(
    "pdp",
    "Pelindungan data pribadi",
    "Hak orang atas datanya, kegiatan pemrosesan, dan insiden.",
    _izin("organisasi.view_insidendata"),
)


def _daftar(*semua: str) -> tuple[str, ...]:
    """Each of them an app and its lists."""
    pecah = (satu.split() for satu in semua)
    return tuple(f"{app}.{nama}" for app, *isi in pecah for nama in isi)


MENU = (
    IsiMenu(
        "permohonan",
        "Permohonan",
        (("", _daftar("informasi permohonan keberatan sengketa")),),
        ("organisasi.tugashubungi",),
    ),
    IsiMenu(
        "aduan",
        "Aduan",
        (
            ("", ("pengaduan.pengaduan", KONSOL)),
            ("", _daftar("pengaduan insiden penerusan kiriman sirkuit")),
        ),
    ),
    IsiMenu(
        "informasi",
        "Informasi publik",
        (
            ("", _daftar("informasi dokumeninformasi sertamerta ujikonsekuensi")),
            ("", _daftar("informasi temuan pencariannihil")),
        ),
    ),
    IsiMenu(
        "pemangku",
        "Pemangku",
        (
            ("Sehari-hari", _daftar("pemangku pemangku kegiatan janji putaran siaran")),
            (
                "Merawat daftar",
                _daftar(
                    "pemangku pendaftaranmandiri calonduplikat imporberkas materi",
                    "pemangku ketetapan orang eksporpribadi perangkatlapangan",
                ),
            ),
        ),
        _daftar("pemangku sasaranputaran fotokegiatan penilaian laporanterusan"),
    ),
    IsiMenu(
        "laporan",
        "Laporan",
        (
            ("Angka", (PIMPINAN, INDIKATOR, LEMBAR)),
            (
                "Laporan dan target",
                _daftar(
                    "ppid_portal laporantahunan pertanyaan kuesioner targetindikator",
                    "ppid_portal angkaresmi rekappanggilan",
                    "pengaduan hitungandarurat",
                ),
            ),
            (
                "Data pribadi",
                (PDP, *_daftar("organisasi permintaansubjek insidendata")),
            ),
            (
                "Jejak",
                _daftar("pemangku larangan", "organisasi aksesdatapribadi jejak"),
            ),
        ),
        laman=True,
    ),
    IsiMenu(
        "pengaturan",
        "Pengaturan",
        (
            ("Orang dan kantor", _daftar("organisasi petugas penugasan unit wilayah")),
            (
                "Waktu dan hukum",
                _daftar(
                    "organisasi harilibur bataswaktu dasarhukum",
                    "informasi standarbiaya",
                ),
            ),
            (
                "IsiMenu portal",
                _daftar("organisasi halaman kanallayanan pengaturan notifikasi"),
            ),
            (
                "Pilihan di formulir",
                _daftar(
                    "pengaduan teksbalasan kategoripengaduan topikpengaduan kunciopen311",
                    "informasi kelompokinformasi",
                    "organisasi isu",
                    "pemangku jenispemangku unsur tag tekspersetujuan",
                ),
            ),
        ),
        laman=True,
        ubah=True,
    ),
)


class BagianMenu:
    """A part as one officer sees it on one page."""

    def __init__(self, isi: IsiMenu, request: HttpRequest, situs: AdminSite) -> None:
        self.isi, self.request, self.situs = isi, request, situs
        self.kode, self.nama = isi.kode, isi.nama

    def _boleh(self, kunci: str | LamanMenu) -> bool:
        if isinstance(kunci, LamanMenu):
            return kunci.boleh(petugas_dari(self.request))
        if self.isi.ubah:
            app, model = kunci.split(".")
            return any(
                self.request.user.has_perm(f"{app}.{satu}_{model}") for satu in MENGUBAH
            )
        return bool(self._daftar(kunci).has_view_permission(self.request))

    def _daftar(self, kunci: str) -> Any:
        return self.situs.get_model_admin(apps.get_model(kunci))

    def _butir(self, kunci: str | LamanMenu) -> ButirMenu:
        if isinstance(kunci, LamanMenu):
            return ButirMenu(*kunci[:3], reverse(kunci.nama))
        daftar = self._daftar(kunci)
        judul = capfirst(str(daftar.opts.verbose_name_plural))
        keterangan = daftar.keterangan.partition(". ")[0].rstrip(".") + "."
        return ButirMenu(kunci, judul, keterangan, daftar.tautan("changelist"))

    def _terlihat(self) -> Iterator[str | LamanMenu]:
        return (k for _, semua in self.isi.kelompok for k in semua if self._boleh(k))

    @cached_property
    def alamat(self) -> str:
        """Empty for who has nothing to do in it."""
        pertama = next(self._terlihat(), None)
        if pertama is None:
            return ""
        return self.alamat_laman if self.isi.laman else self._butir(pertama).alamat

    @property
    def alamat_laman(self) -> str:
        return reverse("admin:bagian", args=(self.kode,))

    @property
    def kelompok(self) -> list[tuple[str, list[ButirMenu]]]:
        return [
            (judul, isi)
            for judul, semua in self.isi.kelompok
            if (isi := [self._butir(k) for k in semua if self._boleh(k)])
        ]

    @property
    def tab(self) -> list[ButirMenu]:
        """On its lists; a part with its own page has none."""
        if self.isi.laman:
            return []
        semua = [self._butir(k) for k in self._terlihat()]
        if len(semua) > TAB_MAKS:
            lain = ButirMenu("", "Lainnya", "", self.alamat_laman)
            return [*semua[: TAB_MAKS - 1], lain]
        return semua if len(semua) > 1 else []

    @cached_property
    def kini(self) -> str:
        """What aria-current says: the page itself, or a page below it."""
        if self.request.path in {self.alamat, self.alamat_laman}:
            return "page"
        tempat = getattr(self.request.resolver_match, "view_name", "")
        milik = any(
            tempat.startswith(f"admin:{kunci.replace('.', '_')}_")
            if "." in kunci
            else tempat.partition("-")[0] == kunci.partition("-")[0]
            for kunci in self.isi.semua
        )
        return "true" if milik else ""


def menu(request: HttpRequest, situs: AdminSite) -> list[BagianMenu]:
    semua = (BagianMenu(isi, request, situs) for isi in MENU)
    return [bagian for bagian in semua if bagian.alamat]
