"""Work that follows an objection, on the today list: orders to carry out, disputes."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Q
from django.urls import reverse

from informasi.izin import IZIN_JAWAB, IZIN_SENGKETA
from informasi.keberatan.models import Keberatan, Sengketa
from organisasi.kantor.peran import Cakupan
from organisasi.staf.hari_ini import Tugas, cakupan_sendiri, potong, urutkan

if TYPE_CHECKING:
    from organisasi.models import Petugas

K, H, S = Keberatan.Status, Keberatan.Hasil, Sengketa.Status
# Disputes that wait for nothing more from the city.
USAI = (S.DILAKSANAKAN, S.GUGATAN_PTUN)


def tugas_keberatan(petugas: Petugas, hari_ini: date) -> list[Tugas]:
    """Orders of the Atasan PPID for the officer's units, disputes for who keeps them."""
    hasil: list[Tugas] = []
    if petugas.has_perm(IZIN_SENGKETA):
        hasil += _sengketa()
    kepala = cakupan_sendiri(petugas, IZIN_JAWAB)
    if kepala.kota or kepala.unit:
        hasil += _laksanakan(kepala, hari_ini)
    return urutkan(hasil)


def _laksanakan(cakupan: Cakupan, hari_ini: date) -> list[Tugas]:
    """Orders about periodic information: no request was reopened that would remind."""
    jenis = "Laksanakan putusan keberatan"
    baris = Keberatan.objects.filter(
        cakupan.q("unit"),
        ~Q(hasil=H.DITOLAK),
        status__in=(K.DITANGGAPI, K.DITERIMA_PEMOHON),
        permohonan=None,
        perintah_jatuh_tempo__gte=hari_ini,
    )
    return potong(
        baris.select_related("unit")
        .defer("nama_kuasa", "kode", "kunci_masuk")
        .order_by("perintah_jatuh_tempo", "pk"),
        jenis=jenis,
        semua=reverse("admin:informasi_keberatan_changelist"),
        buat=lambda k: Tugas(
            judul=k.nomor,
            nomor=k.nomor,
            url=reverse("admin:informasi_keberatan_change", args=(k.pk,)),
            jenis=jenis,
            tenggat=k.perintah_jatuh_tempo,
            unit=k.unit.nama_pendek,
            keterangan=k.perintah,
        ),
    )


def _sengketa() -> list[Tugas]:
    """Steps of the commission to write down, and a ruling to carry out."""
    jenis = "Ikuti sengketa"
    baris = Sengketa.objects.exclude(status__in=USAI)
    return potong(
        baris.select_related("keberatan__unit").order_by("diajukan_pada", "pk"),
        jenis=jenis,
        semua=reverse("admin:informasi_sengketa_changelist"),
        buat=lambda s: Tugas(
            judul=str(s),
            url=reverse("admin:informasi_sengketa_change", args=(s.pk,)),
            jenis=jenis,
            unit=s.keberatan.unit.nama_pendek,
            keterangan=s.get_status_display(),
        ),
    )
