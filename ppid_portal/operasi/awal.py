"""What a newly installed portal still lacks before citizens come."""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db.models import Exists, OuterRef
from django.utils import timezone

from organisasi.kantor.peran import Peran
from organisasi.models import Penugasan, Petugas, Unit
from organisasi.waktu.tenggat import kalender_kini
from ppid_portal.masuk.adapters import FAKTOR_KEDUA
from ppid_portal.operasi import kesehatan

# Without somebody in each of these a case, an objection or an alarm waits for nobody.
HARUS_ADA = (
    Peran.PPID_UTAMA,
    Peran.ATASAN_PPID,
    Peran.ADMIN_SP4N,
    Peran.PENGELOLA_PEMANGKU,
    Peran.PDP,
    Peran.PENYELIA_112,
    Peran.ADMIN_TEKNIS,
)


class Kekurangan(NamedTuple):
    apa: str
    saran: str


def kekurangan(pada: datetime) -> Iterator[Kekurangan]:
    """In the order in which they are put right; none when the portal may be opened."""
    keadaan = kesehatan.periksa(pada=pada)
    for satu in kesehatan.bagian():
        if not keadaan[satu.nama]:
            yield Kekurangan(satu.kata["judul"], satu.kata["saran"])
    if not keadaan["basis_data"] or not keadaan["migrasi"]:
        return
    if not settings.ALAMAT_PUBLIK.startswith("https://"):
        yield Kekurangan(
            "Alamat portal",
            "PORTAL_ALAMAT belum berupa alamat https: tautan di surel tidak dapat dibuka.",
        )
    if not settings.METRIK_TOKEN:
        yield Kekurangan(
            "Pemantauan",
            "PORTAL_METRIK_TOKEN kosong: hanya server ini sendiri yang dapat memantau.",
        )
    if not settings.ARSIP_WAL:
        yield Kekurangan(
            "Arsip basis data",
            "PORTAL_ARSIP_WAL belum 1: bila disk rusak, yang masuk sejak cadangan "
            "terakhir hilang. Pasang pgBackRest (docs/operasi.md).",
        )
    yield from _kantor(pada)


def _kantor(pada: datetime) -> Iterator[Kekurangan]:
    hari = timezone.localdate(pada)
    for tahun in (hari.year, hari.year + 1):
        if tahun not in kalender_kini().tahun:
            yield Kekurangan(
                f"Hari libur {tahun}",
                "Tempel daftar libur dari SKB di Hari libur; tanpa itu tenggat keliru.",
            )
    bertugas = set(Penugasan.objects.berlaku(hari).values_list("unit", "peran"))
    terisi = {peran for _, peran in bertugas}
    for peran in HARUS_ADA:
        if peran not in terisi:
            yield Kekurangan(
                peran.label, "Belum ada yang ditugaskan. Undang petugasnya."
            )
    ber_ppid = (
        Unit.objects.berjalan(hari).ber_ppid().exclude(peran_ppid=Unit.PeranPPID.UTAMA)
    )
    ada = {unit for unit, peran in bertugas if peran == Peran.PPID_PEMBANTU}
    tanpa = [u.nama_pendek for u in ber_ppid if u.pk not in ada]
    if tanpa:
        yield Kekurangan(
            f"PPID Pembantu di {len(tanpa)} unit", f"Belum ada di {', '.join(tanpa)}."
        )
    if kosong := Unit.objects.tanpa_kontak(hari).count():
        yield Kekurangan(
            f"Kontak {kosong} unit",
            "Isi telepon, WhatsApp, atau surelnya di Kontak yang belum diisi.",
        )
    faktor = Authenticator.objects.filter(user=OuterRef("pk"), type__in=FAKTOR_KEDUA)
    petugas = Petugas.objects.filter(~Exists(faktor), is_active=True)
    if nama := [str(satu) for satu in petugas.order_by("username")]:
        yield Kekurangan(
            f"Faktor kedua {len(nama)} akun", f"Diminta saat masuk: {', '.join(nama)}."
        )
