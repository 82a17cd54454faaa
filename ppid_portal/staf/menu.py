"""The parts of the staff's house (``data/menu.toml``) as one officer sees them."""

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import Any, NamedTuple

from django.apps import apps
from django.contrib.admin import AdminSite
from django.http import HttpRequest
from django.urls import reverse
from django.utils.text import capfirst

from organisasi.kantor.izin import petugas_dari
from organisasi.kantor.models import Petugas
from organisasi.teks import baca_toml
from ppid_portal.lembar.bahan_rakor import cakupan_bahan
from ppid_portal.lembar.rujukan import cakupan_rujukan
from ppid_portal.lembar.suara import boleh_suara
from ppid_portal.pimpinan.sumber import lingkup_pimpinan

MENU: list[dict[str, Any]] = baca_toml("ppid_portal/data/menu.toml")["bagian"]
# Whose the pages are that are no list.
MILIK: Mapping[str, Callable[[Petugas], object]] = {
    "admin:pengaduan_insiden_konsol": lambda p: p.has_perm("pengaduan.tangani_insiden"),
    "bahan-daftar": lambda p: cakupan_bahan(p).ada,
    "pimpinan": lingkup_pimpinan,
    "indikator-daftar": lambda p: p.has_perm("ppid_portal.view_nilaiindikator"),
    "laporan-rujukan": lambda p: cakupan_rujukan(p).ada,
    "suara-warga": boleh_suara,
    "teknis": lambda p: p.has_perm("ppid_portal.change_pekerjaan"),
    "admin:pemangku_larangan_changelist": lambda p: p.has_perm(
        "pemangku.view_larangan"
    ),
    "pdp": lambda p: p.has_perm("organisasi.view_insidendata"),
}
# More lists than these stand on the part's own page, which ends its row of tabs.
TAB_MAKS = 6


def awalan(isi: Mapping[str, Any]) -> tuple[str, ...]:
    """With what the names of a part's addresses begin."""
    semua = [satu for kelompok in isi["kelompok"] for satu in kelompok["isi"]]
    return tuple(
        f"admin:{satu.replace('.', '_')}_"
        if isinstance(satu, str)
        else satu["alamat"].partition("-")[0]
        for satu in [*semua, *isi.get("milik", ())]
    )


class ButirMenu(NamedTuple):
    judul: str
    keterangan: str
    alamat: str


class BagianMenu:
    def __init__(
        self, isi: Mapping[str, Any], request: HttpRequest, situs: AdminSite
    ) -> None:
        self.isi, self.request, self.situs = isi, request, situs
        self.kode, self.nama = isi["kode"], isi["nama"]
        self.laman = reverse("admin:bagian", args=(self.kode,))

    def _butir(self, semua: list[Any]) -> Iterator[ButirMenu]:
        petugas = petugas_dari(self.request)
        for satu in semua:
            if isinstance(satu, dict):
                if MILIK[satu["alamat"]](petugas):
                    alamat = reverse(satu["alamat"])
                    yield ButirMenu(satu["judul"], satu["keterangan"], alamat)
                continue
            daftar: Any = self.situs.get_model_admin(apps.get_model(satu))
            if self._boleh(daftar):
                judul = capfirst(str(daftar.opts.verbose_name_plural))
                kalimat = daftar.keterangan.partition(". ")[0].rstrip(".")
                yield ButirMenu(judul, f"{kalimat}.", daftar.tautan("changelist"))

    def _boleh(self, daftar: Any) -> bool:
        if "ubah" not in self.isi:
            return bool(daftar.has_view_permission(self.request))
        cara = map(daftar.nama_izin, ("change", "add", "delete"))
        return any(self.request.user.has_perm(izin) for izin in cara)

    @cached_property
    def alamat(self) -> str:
        """Empty for who has nothing to do in it."""
        semua = (b for k in self.isi["kelompok"] for b in self._butir(k["isi"]))
        pertama = next(semua, None)
        if pertama is None:
            return ""
        return self.laman if "laman" in self.isi else pertama.alamat

    @cached_property
    def kelompok(self) -> list[tuple[str, list[ButirMenu]]]:
        semua = self.isi["kelompok"]
        isi = ((k.get("judul", ""), list(self._butir(k["isi"]))) for k in semua)
        return [(judul, butir) for judul, butir in isi if butir]

    @property
    def tab(self) -> list[ButirMenu]:
        """Above its lists; a part that opens with its page has none."""
        semua = [satu for _, butir in self.kelompok for satu in butir]
        if "laman" in self.isi or len(semua) == 1:
            return []
        if len(semua) > TAB_MAKS:
            semua[TAB_MAKS - 1 :] = [ButirMenu("Lainnya", "", self.laman)]
        return semua

    @cached_property
    def kini(self) -> str:
        """What aria-current says: the page itself, or a page below it."""
        if self.request.path in {self.alamat, self.laman}:
            return "page"
        tempat = getattr(self.request.resolver_match, "view_name", "")
        return "true" if tempat.startswith(awalan(self.isi)) else ""


def menu(request: HttpRequest, situs: AdminSite) -> list[BagianMenu]:
    semua = (BagianMenu(isi, request, situs) for isi in MENU)
    return [bagian for bagian in semua if bagian.alamat]
