"""Units of the city."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from organisasi.models import JenisUnit, PeranPPID
from ppid_portal import direktori
from ppid_portal.api.bentuk import Arg, Lembar, Ruas, Sumber, potong
from ppid_portal.views.unit import sebagai_data

RUAS = (
    Ruas(nama="kode", arti="Kode unit."),
    Ruas(nama="slug", arti="Nama di alamat; kunci unit di API ini."),
    Ruas(nama="nama", arti="Nama lengkap."),
    Ruas(nama="singkatan", arti="Singkatan; kosong bila tidak ada."),
    Ruas(nama="jenis", arti="opd, kecamatan, kelurahan."),
    Ruas(nama="induk", arti="Slug unit di atasnya; kosong bila tidak ada."),
    Ruas(nama="peran_ppid", arti="utama, pembantu, tanpa."),
    Ruas(nama="wilayah", arti="Kode wilayah Kemendagri; kosong bila seluruh kota."),
    Ruas(nama="alamat", arti="Alamat kantor."),
    Ruas(nama="loket", arti="Letak loket."),
    Ruas(nama="jam_layanan", arti="Jam layanan; kosong: jam layanan kota."),
    Ruas(nama="telepon", arti="Telepon kantor."),
    Ruas(nama="surel", arti="Surel kantor."),
    Ruas(nama="situs", arti="Situs."),
    Ruas(nama="menguasai", arti="Informasi yang dikuasai, dengan kata warga."),
    Ruas(nama="mulai", arti="Berdiri sejak; kosong bila tidak diketahui."),
    Ruas(nama="sampai", arti="Hari terakhir; kosong selama masih ada."),
    Ruas(nama="penerus", arti="Slug unit yang meneruskan; kosong bila tidak ada."),
    Ruas(nama="jumlah_informasi", arti="Informasi terbukanya.", jenis="integer"),
    Ruas(nama="keyakinan", arti="Seberapa yakin datanya."),
    Ruas(nama="sumber", arti="Sumber datanya."),
    Ruas(nama="url", arti="Halamannya.", format="uri"),
)


def _semua() -> list[dict[str, Any]]:
    semua = direktori.semua_unit()
    slug = {u.pk: u.slug for u in semua}
    return [sebagai_data(u, slug) for u in semua]


def _daftar(arg: Mapping[str, Any], setelah: str | None, banyak: int) -> Lembar:
    cocok = [u for u in _semua() if all(u[k] == nilai for k, nilai in arg.items())]
    return potong(cocok, "slug", setelah, banyak)


def _satu(slug: str) -> Mapping[str, Any] | None:
    return next((u for u in _semua() if u["slug"] == slug), None)


UNIT = Sumber(
    nama="unit",
    judul="Unit kerja dan PPID",
    arti="Perangkat daerah, kecamatan, kelurahan; juga yang sudah berakhir.",
    ruas=RUAS,
    daftar=_daftar,
    satu=_satu,
    kunci="slug",
    menurut_waktu=False,
    arg=(
        Arg(nama="jenis", arti="Jenis unit.", tetap=tuple(JenisUnit.values)),
        Arg(nama="peran_ppid", arti="Peran PPID.", tetap=tuple(PeranPPID.values)),
    ),
)
