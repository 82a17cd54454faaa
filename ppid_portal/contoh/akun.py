"""The sample officers of the demo and of a portal to practise on: one for each role.

Their one password is drawn at random and kept in the folder of the development database,
readable by its owner only; it is nowhere in the project, and the next start tells the same.
"""

import os
import secrets
from collections.abc import Mapping
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db.models import QuerySet

from informasi.models import Permohonan
from organisasi.kantor.peran import Peran
from organisasi.models import Notifikasi, Penugasan, Petugas, Unit
from organisasi.teks import baca_toml
from pemangku.models import Kegiatan
from pengaduan.models import Insiden, Pengaduan

NAMA_BERKAS = "sandi_contoh"
# The made-up citizens' mail; a name that leads nowhere (RFC 2606).
SUREL_WARGA = "warga@contoh.invalid"
# Without letters and digits that look alike.
ABJAD = "abcdefghjkmnpqrstuvwxyz23456789"


class BukanLatihan(RuntimeError):
    """Sample accounts and cases belong to a portal to practise on alone."""


class Akun(NamedTuple):
    nama_pengguna: str
    nama: str
    peran: Peran
    unit: str

    @property
    def surel(self) -> str:
        """Leads nowhere, and tells the account from a person's."""
        return f"{self.nama_pengguna}@contoh.invalid"


AKUN = tuple(
    Akun(nama_pengguna, nama, Peran(peran), unit)
    for nama_pengguna, nama, peran, unit in baca_toml(
        "ppid_portal/data/contoh/akun.toml"
    )["akun"]
)


def pastikan_latihan() -> None:
    """Raise BukanLatihan where the portal serves people, or holds what they brought.

    A database that has cases but no sample account was filled by somebody else.
    """
    if not settings.LATIHAN:
        raise BukanLatihan(
            "Akun dan isi contoh hanya untuk portal latihan dengan basis datanya sendiri"
            " (PORTAL_LATIHAN=1, lihat docs/operasi.md); jangan pernah pada portal yang"
            " melayani warga."
        )
    perkara = (Permohonan, Pengaduan, Insiden, Kegiatan)
    if not _akun().exists() and any(m._default_manager.exists() for m in perkara):
        raise BukanLatihan(
            "Basis data ini sudah berisi perkara yang bukan contoh. Isi contoh hanya"
            " dimuat ke basis data yang masih kosong."
        )


def _akun() -> QuerySet[Petugas]:
    """The sample accounts; a real person may bear one of their names."""
    return Petugas.objects.filter(email__in=[akun.surel for akun in AKUN])


def buang_surat(akun: Mapping[str, Petugas], *, pada: datetime) -> None:
    """Nobody is told of what happened in a made-up past."""
    alamat = (*(petugas.email for petugas in akun.values()), SUREL_WARGA)
    Notifikasi.objects.kepada(*alamat).filter(dibuat_pada__lte=pada).delete()


def berkas_sandi() -> Path:
    tempat = os.environ.get("PORTAL_DEVDB") or settings.BASE_DIR / ".devdb"
    return Path(tempat).resolve() / NAMA_BERKAS


def sandi() -> str:
    """Drawn by who comes first, in a file that is closed to others."""
    berkas = berkas_sandi()
    berkas.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    suku = ("".join(secrets.choice(ABJAD) for _ in range(4)) for _ in range(4))
    with suppress(FileExistsError):
        keluaran = os.open(berkas, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        os.write(keluaran, "-".join(suku).encode())
        os.close(keluaran)
    return berkas.read_text(encoding="ascii")


def muat_akun(*, hari_ini: date) -> dict[str, Petugas]:
    """Make or refresh the sample accounts, by user name; raises BukanLatihan.

    Open pages stay signed in: the password is set anew only where it has changed. An
    account of a real person that bears one of the names is left alone.
    """
    pastikan_latihan()
    unit = Unit.objects.in_bulk([akun.unit for akun in AKUN], field_name="kode")
    ada = Petugas.objects.in_bulk(
        [akun.nama_pengguna for akun in AKUN], field_name="username"
    )
    tanda = _tanda_sandi()
    for akun in AKUN:
        petugas = ada.get(akun.nama_pengguna)
        if petugas is None:
            petugas = ada[akun.nama_pengguna] = _petugas(akun, tanda)
            _tugaskan(petugas, akun, unit[akun.unit], hari_ini)
        elif petugas.email == akun.surel and petugas.password != tanda:
            petugas.password = tanda
            petugas.save(update_fields=("password",))
    return _akun().in_bulk(field_name="username")


def isi_kontak(hari: date) -> None:
    """Made-up numbers, so that what a citizen sees can be looked at; real ones stay."""
    kosong = Unit.objects.tanpa_kontak(hari).order_by("kode")
    for ke, unit in enumerate(kosong):
        unit.telepon = f"(0265) 000-{ke + 1:04d}"
        unit.surel = f"{unit.slug}@contoh.invalid"
        if unit.peran_ppid == Unit.PeranPPID.UTAMA:
            unit.wa = "62800000000000"
        unit.save(update_fields=("telepon", "surel", "wa", "diubah_pada"))


def _tanda_sandi() -> str:
    rahasia = sandi()
    for petugas in _akun():
        if petugas.check_password(rahasia):
            return petugas.password
    return make_password(rahasia)


def _petugas(akun: Akun, tanda: str) -> Petugas:
    return Petugas.objects.create(
        username=akun.nama_pengguna,
        nama=akun.nama,
        email=akun.surel,
        password=tanda,
        is_staff=True,
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
    if not settings.LATIHAN or not berkas_sandi().exists():
        return []
    ada = set(_akun().filter(is_active=True).values_list("username", flat=True))
    return [
        (akun.peran.label, akun.nama_pengguna, sandi())
        for akun in AKUN
        if akun.nama_pengguna in ada
    ]
