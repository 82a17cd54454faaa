"""A reminder of a case: by mail to whose turn it is, once a day, with a line of the trail."""

from collections.abc import Callable, Collection, Iterable
from typing import Any, NamedTuple

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from organisasi.alur.models import Jejak
from organisasi.alur.tindakan import Anjuran, DaftarTindakan, Saran, pastikan
from organisasi.form_fields import Teks
from organisasi.kabar.models import Notifikasi
from organisasi.kabar.notifikasi import beri_tahu, surel_petugas
from organisasi.kantor.izin import izin_peran
from organisasi.kantor.models import Petugas, Unit
from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.staf.base import panjang
from organisasi.staf.tombol import TindakanForm, Tombol


class Tujuan(NamedTuple):
    """To whom, as a reader is told; the addresses; what he is, to say what he can press."""

    sebutan: str
    surel: Collection[str]
    peran: Collection[Peran]


SUDAH = "Hari ini sudah diingatkan: {}. Sekali sehari cukup."
# Of an act that is a page of its own.
DI_HALAMAN = "tombol di halamannya"
TANPA_SUREL = "Tidak ada alamat surel untuk {}. Telepon saja."


class IngatkanForm(TindakanForm):
    sekali = True
    pesan = Teks(
        label="Pesan Anda",
        max_length=300,
        widget=panjang(2),
        help_text="Boleh kosong. Ikut dalam surelnya: jangan menulis nama pemohon atau "
        "pelapor.",
    )


def ke_peran(saat: Saat, *peran: Peran, unit: Unit | None = None) -> Tujuan:
    sebutan = f"petugas {unit.nama_pendek}" if unit else str(peran[0].label)
    surel = surel_petugas(saat.pada, peran=peran, unit=unit, kecuali=saat.oleh)
    return Tujuan(sebutan, surel, peran)


def ke_pemegang(berkas: Any, saat: Saat, *peran: Peran) -> Tujuan:
    """On whose desk it is, else all of the unit that holds it."""
    if berkas.penangan:
        return Tujuan(str(berkas.penangan), [berkas.penangan.email], peran)
    return ke_peran(saat, *peran, unit=berkas.pemegang)


def di_mejanya(berkas: Any, petugas: Petugas) -> bool:
    """On his desk, or on nobody's in his unit."""
    if berkas.penangan_id:
        return bool(berkas.penangan_id == petugas.pk)
    return any(t.unit_id == berkas.pemegang_id for t in petugas.penugasan_aktif)


def ditunggu(anjuran: Anjuran, peran: Collection[Peran]) -> str:
    """The first sentence of the advice that is for who holds one of ``peran``."""
    izin = {"", *(satu for p in peran for satu in izin_peran(p))}
    semua = anjuran.langkah
    for isi in [semua] if isinstance(semua, str) else semua:
        satu = Saran("", isi) if isinstance(isi, str) else isi
        if getattr(satu.tindakan, "izin", "") in izin:
            return satu.kalimat.format(getattr(satu.tindakan, "label", DI_HALAMAN))
    return ""


def _halangan(berkas: Any, saat: Saat, tujuan: Tujuan) -> str:
    kepada = tujuan.sebutan
    if not any(tujuan.surel):
        return TANPA_SUREL.format(kepada)
    hari = timezone.localdate(saat.pada)
    hari_ini = Jejak.objects.milik(berkas).filter(
        tindakan="ingatkan", sesudah__kepada=kepada, pada__date=hari
    )
    return SUDAH.format(kepada) if hari_ini.exists() else ""


def tombol_ingatkan(
    tindakan: DaftarTindakan,
    tujuan: Callable[[Any, Saat], Tujuan],
    anjuran: Callable[[Any], Anjuran],
    unit: Callable[[Any], Iterable[Unit]],
    sendiri: Callable[[Any, Petugas], bool],
) -> Tombol:
    """``sendiri``: it is this officer's own turn, so that he has nobody to remind."""

    def kini(oleh: Any) -> Saat:
        return Saat(oleh, timezone.now())

    @transaction.atomic
    def ingatkan(berkas: Any, saat: Saat, *, pesan: str = "") -> Any:
        # The second of two clicks finds the line of the first.
        type(berkas).objects.select_for_update(of=("self",)).get(pk=berkas.pk)
        siapa = tujuan(berkas, saat)
        pastikan(_halangan(berkas, saat, siapa))
        label = berkas._meta.label_lower
        alamat = reverse(f"admin:{label.replace('.', '_')}_change", args=(berkas.pk,))
        beri_tahu(
            siapa.surel,
            templat="organisasi/kabar/diingatkan.txt",
            konteks={
                "berkas": berkas,
                "jenis": berkas._meta.verbose_name,
                "oleh": saat.oleh,
                "ditunggu": ditunggu(anjuran(berkas), siapa.peran),
                "pesan": pesan,
                "alamat_petugas": alamat,
            },
            kunci=f"ingatkan:{label}:{berkas.pk}:{saat.pada:%Y%m%d%H%M%S%f}",
            pada=saat.pada,
            tentang=None,
            jalur=Notifikasi.Jalur.PETUGAS,
        )
        Jejak.objects.catat(
            berkas,
            tindakan,
            saat,
            catatan=f"Kepada {siapa.sebutan}. {pesan}".strip(),
            sesudah={"kepada": siapa.sebutan},
        )
        return berkas

    def akibat(berkas: Any) -> list[str]:
        siapa = tujuan(berkas, kini(None))
        return [f"Kepada {siapa.sebutan}. {ditunggu(anjuran(berkas), siapa.peran)}"]

    return Tombol(
        tindakan,
        ingatkan,
        berhasil="Surel pengingat sudah antre.",
        penjelasan="Satu surel kepada yang memegangnya: berkas mana, sejak kapan, dan apa "
        "yang ditunggu. Paling banyak sekali sehari.",
        form=lambda _b: IngatkanForm,
        akibat=akibat,
        untuk=lambda b, p: not sendiri(b, p),
        halangan_akhir=lambda b, p: _halangan(b, kini(p), tujuan(b, kini(p))),
        unit=unit,
    )
