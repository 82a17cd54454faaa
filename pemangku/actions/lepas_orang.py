"""Erasure in what follows a visit: needs, proposals, reminders, personal links (8.3)."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

import pgtrigger
from django.db.models import Q

from organisasi.kabar.notifikasi import hapus_pesan
from organisasi.kertas.penyimpanan import buang_berkas
from pemangku.actions.sisa_orang import Ciri, Sisa
from pemangku.models import (
    Orang,
    Pemangku,
    PengingatKomitmen,
    TautanPribadi,
    Titipan,
    UsulPerubahan,
)
from pemangku.models.pilihan_siaran import TERBUKA, VonisPenerima


def lepas_titipan(ciri: Ciri) -> list[Sisa]:
    """Needs lose their person, and the link he held; their words are for a human.

    Whose need it was must not be read from its older editions either.
    """
    milik = Titipan.objects.filter(orang__in=ciri.orang)
    sisa = [
        Sisa.tentang(satu, kolom)
        for satu in milik.order_by("rujukan")
        for kolom in ("isi", "jawaban")
        if getattr(satu, kolom)
    ]
    milik.update(orang=None, sidik_kode="")
    riwayat: Any = Titipan.pgh_event_model  # type: ignore[attr-defined]  # set by pghistory
    with pgtrigger.ignore(f"{riwayat._meta.label}:append_only"):
        riwayat.objects.filter(orang__in=ciri.orang).update(orang=None)
    return sisa


def usul_bernama(ciri: Ciri) -> list[Sisa]:
    """Waiting proposals of others in which the name stands; encrypted, so read one by one."""
    pola = [
        re.compile(
            r"\b" + r"\W+".join(map(re.escape, nama.split())) + r"\b", re.IGNORECASE
        )
        for nama in sorted(ciri.nama)
    ]
    lain = UsulPerubahan.objects.menunggu().exclude(_usul_milik(ciri))
    return [
        Sisa.tentang(satu, "isian")
        for satu in lain
        if any(p.search(isi) for p in pola for isi in satu.isi.values())
    ]


def hapus_usul(ciri: Ciri) -> int:
    """What the person proposed by his link goes, whatever became of it; how many."""
    jumlah, _ = UsulPerubahan.objects.filter(_usul_milik(ciri)).delete()
    return jumlah


def _usul_milik(ciri: Ciri) -> Q:
    return Q(orang__in=ciri.orang) | Q(pemangku__in=ciri.tokoh)


def tarik_pengingat(ciri: Ciri, *, pada: datetime) -> None:
    """Cards that wait are withdrawn; mail loses its address and words."""
    milik = Q(orang__in=ciri.orang) | Q(orang=None, komitmen__pemangku__in=ciri.tokoh)
    for kartu in PengingatKomitmen.objects.filter(milik):
        if kartu.keadaan in TERBUKA:
            kartu.tutup(
                PengingatKomitmen.Keadaan.DITARIK,
                pada=pada,
                sebab=str(VonisPenerima.LARANGAN.label),
            )
        hapus_pesan(kartu)


def buang_sk(tokoh: Collection[Any]) -> None:
    """Delete the files of a figure's SK after the commit, older editions' too."""
    riwayat: Any = Pemangku.pgh_event_model  # type: ignore[attr-defined]  # set by pghistory
    nama = {
        *Pemangku.objects.filter(pk__in=tokoh).values_list("sk_berkas", flat=True),
        *riwayat.objects.filter(pgh_obj__in=tokoh).values_list("sk_berkas", flat=True),
    }
    buang_berkas(nama)


def akhiri_tautan(semua: Sequence[Orang], ciri: Ciri) -> None:
    """Every link the person may hold opens nothing any more.

    A link for passing on names nobody: those of the figure's pledges go, and of the
    pledges he was reminded of; the body gets a new one with its next reminder.
    """
    TautanPribadi.objects.filter(
        Q(orang__in=semua)
        | Q(pendaftaran__orang__in=semua)
        | Q(penerima__orang__in=semua)
        | Q(penerima__orang=None, penerima__pemangku__in=ciri.tokoh)
        | Q(pemangku__in=ciri.tokoh)
        | Q(komitmen__pemangku__in=ciri.tokoh)
        | Q(komitmen__pengingat__orang__in=semua)
    ).delete()
