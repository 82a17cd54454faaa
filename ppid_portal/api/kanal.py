"""Service channels and emergency numbers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from organisasi.basis_data.versi import per_versi
from organisasi.models import KanalLayanan
from ppid_portal.api.bentuk import Arg, Lembar, Ruas, Sumber, potong

RUAS = (
    Ruas(nama="kode", arti="Kode kanal."),
    Ruas(nama="nama", arti="Nama."),
    Ruas(nama="jenis", arti="darurat, pengaduan, informasi, …"),
    Ruas(nama="nomor", arti="Nomor telepon; kosong bila tidak ada."),
    Ruas(nama="web", arti="Alamat web; kosong bila tidak ada."),
    Ruas(nama="kanal_lain", arti="Cara lain menghubungi."),
    Ruas(nama="jam", arti="Jam layanan."),
    Ruas(nama="biaya", arti="Biaya."),
    Ruas(nama="cocok_untuk", arti="Untuk apa."),
    Ruas(nama="bukan_untuk", arti="Bukan untuk apa."),
    Ruas(
        nama="diperiksa_pada",
        arti="Hari terakhir dicoba petugas.",
        format="date",
        kosong=True,
    ),
    Ruas(nama="sumber", arti="Sumber datanya."),
)


def _data(kanal: KanalLayanan) -> dict[str, Any]:
    hari = kanal.diperiksa_pada
    lain = {
        "web": kanal.alamat_web,
        "diperiksa_pada": hari.isoformat() if hari else None,
    }
    return {r.nama: lain.get(r.nama, getattr(kanal, r.nama)) for r in RUAS} | lain


def _semua() -> list[dict[str, Any]]:
    return per_versi(
        "api.kanal", lambda: [_data(k) for k in KanalLayanan.objects.all()]
    )


def _daftar(arg: Mapping[str, Any], setelah: str | None, banyak: int) -> Lembar:
    cocok = [k for k in _semua() if all(k[n] == nilai for n, nilai in arg.items())]
    return potong(cocok, "kode", setelah, banyak)


KANAL = Sumber(
    nama="kanal",
    judul="Kanal layanan dan nomor penting",
    arti="Ke mana menelepon, bertanya, dan mengadu; darurat: /api/kanal/?jenis=darurat.",
    ruas=RUAS,
    daftar=_daftar,
    kunci="kode",
    menurut_waktu=False,
    arg=(
        Arg(
            nama="jenis",
            arti="Jenis kanal.",
            tetap=tuple(KanalLayanan.Jenis.values),
        ),
    ),
)
