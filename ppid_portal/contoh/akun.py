"""The demo's staff accounts: one for each role, marked, with one password a checkout.

The password is drawn at random and kept beside the development database, readable by
its owner only; it is nowhere in the project, and a restart tells the same one.
"""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.conf import settings
from django.contrib.auth.hashers import make_password

from organisasi.models import Penugasan, Petugas, Unit
from organisasi.peran import Peran
from ppid_portal import devdb

NAMA_BERKAS = "sandi_contoh"
# Without letters and digits that look alike.
ABJAD = "abcdefghjkmnpqrstuvwxyz23456789"


class BukanDemo(RuntimeError):
    """Sample accounts and cases belong to the demo alone."""


@dataclass(frozen=True, slots=True)
class Akun:
    """A demo account: user name, name, role, unit."""

    nama_pengguna: str
    nama: str
    peran: Peran
    unit: str


AKUN = (
    Akun(
        "petugas.cipedes",
        "Petugas Kecamatan Cipedes (contoh)",
        Peran.PETUGAS_LAYANAN,
        "KEC-CIPEDES",
    ),
    Akun(
        "ppid.cipedes",
        "PPID Pembantu Kecamatan Cipedes (contoh)",
        Peran.PPID_PEMBANTU,
        "KEC-CIPEDES",
    ),
    Akun(
        "ppid.disdukcapil",
        "PPID Pembantu Disdukcapil (contoh)",
        Peran.PPID_PEMBANTU,
        "DISDUKCAPIL",
    ),
    Akun("ppid.utama", "PPID Utama (contoh)", Peran.PPID_UTAMA, "DISKOMINFO"),
    Akun("atasan", "Atasan PPID (contoh)", Peran.ATASAN_PPID, "SETDA"),
    Akun("admin.sp4n", "Admin SP4N-LAPOR! (contoh)", Peran.ADMIN_SP4N, "DISKOMINFO"),
    Akun(
        "ppid.dputr", "PPID Pembantu Dinas PUTR (contoh)", Peran.PPID_PEMBANTU, "DPUTR"
    ),
    Akun("inspektorat", "Inspektorat (contoh)", Peran.INSPEKTORAT, "ITDA"),
    Akun("operator.112", "Operator 112 (contoh)", Peran.OPERATOR_112, "DISKOMINFO"),
    Akun(
        "pengelola.pemangku",
        "Pengelola pemangku (contoh)",
        Peran.PENGELOLA_PEMANGKU,
        "DISKOMINFO",
    ),
    Akun(
        "petugas.lapangan",
        "Petugas lapangan (contoh)",
        Peran.PETUGAS_LAPANGAN,
        "DISKOMINFO",
    ),
    Akun("pimpinan", "Pimpinan (contoh)", Peran.PIMPINAN, "SETDA"),
    Akun("admin.teknis", "Admin teknis (contoh)", Peran.ADMIN_TEKNIS, "DISKOMINFO"),
    Akun("pdp", "Petugas pelindungan data (contoh)", Peran.PDP, "DISKOMINFO"),
    Akun("auditor", "Auditor (contoh)", Peran.AUDITOR, "ITDA"),
)


def pastikan_demo() -> None:
    """Raise BukanDemo where the demo does not run."""
    if not settings.DEMO:
        raise BukanDemo(
            "Akun dan isi contoh hanya untuk demo. Pasang PORTAL_DEMO=1 pada mesin"
            " percobaan; jangan pernah pada pemasangan sesungguhnya."
        )


def berkas_sandi() -> Path:
    """Where the password lies."""
    return devdb.home() / NAMA_BERKAS


def sandi() -> str:
    """The password of all demo accounts; drawn when there is none yet."""
    berkas = berkas_sandi()
    if not berkas.exists():
        berkas.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _tulis(berkas, "-".join(_suku() for _ in range(4)))
    return berkas.read_text(encoding="ascii")


def _suku() -> str:
    return "".join(secrets.choice(ABJAD) for _ in range(4))


def _tulis(berkas: Path, isi: str) -> None:
    """Put the file there whole and closed to others; who comes second finds it."""
    bahan = berkas.with_name(f"{NAMA_BERKAS}.{secrets.token_hex(4)}")
    keluaran = os.open(bahan, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(keluaran, "w", encoding="ascii") as tulis:
        tulis.write(isi)
    with suppress(FileExistsError):
        os.link(bahan, berkas)
    bahan.unlink()


def muat_akun(*, hari_ini: date) -> dict[str, Petugas]:
    """Make or refresh the demo accounts, by user name; raises BukanDemo.

    Open pages stay signed in: the password is set anew only where it has changed. An
    account of a real person that bears one of the names is left alone.
    """
    pastikan_demo()
    unit = Unit.objects.in_bulk([akun.unit for akun in AKUN], field_name="kode")
    ada = Petugas.objects.in_bulk(
        [akun.nama_pengguna for akun in AKUN], field_name="username"
    )
    tanda = _tanda_sandi(list(ada.values()))
    for akun in AKUN:
        petugas = ada.get(akun.nama_pengguna)
        if petugas is None:
            petugas = ada[akun.nama_pengguna] = _petugas(akun, tanda)
            _tugaskan(petugas, akun, unit[akun.unit], hari_ini)
        elif petugas.contoh and petugas.password != tanda:
            petugas.password = tanda
            petugas.save(update_fields=("password",))
    return {nama: petugas for nama, petugas in ada.items() if petugas.contoh}


def _tanda_sandi(ada: list[Petugas]) -> str:
    """The stored form of the password: hashed once for all accounts."""
    rahasia = sandi()
    for petugas in ada:
        if petugas.contoh and petugas.check_password(rahasia):
            return petugas.password
    return make_password(rahasia)


def _petugas(akun: Akun, tanda: str) -> Petugas:
    return Petugas.objects.create(
        username=akun.nama_pengguna,
        nama=akun.nama,
        email=f"{akun.nama_pengguna}@contoh.invalid",
        password=tanda,
        is_staff=True,
        contoh=True,
    )


def _tugaskan(petugas: Petugas, akun: Akun, unit: Unit, hari_ini: date) -> None:
    Penugasan.objects.create(
        petugas=petugas,
        unit=unit,
        peran=akun.peran,
        jabatan="Contoh",
        mulai=hari_ini,
        dasar="contoh",
    )


def akun_contoh() -> list[tuple[str, str, str]]:
    """Role, user name and password of each demo account that can sign in now."""
    if not settings.DEMO or not berkas_sandi().exists():
        return []
    ada = set(
        Petugas.objects.filter(contoh=True, is_active=True).values_list(
            "username", flat=True
        )
    )
    return [
        (akun.peran.label, akun.nama_pengguna, sandi())
        for akun in AKUN
        if akun.nama_pengguna in ada
    ]
