"""Any order of acts by anybody on any day: what must never break does not break."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings, strategies as st

from informasi.jawaban.actions import (
    jawab_permohonan,
    selesaikan_permohonan,
    serahkan_permohonan,
)
from informasi.models import BERJALAN, Permohonan, Surat
from informasi.pemohon.models import KirimanPemohon
from informasi.permohonan.actions import (
    balas_petugas,
    cabut_permohonan,
    perpanjang_permohonan,
)
from informasi.permohonan.kelengkapan import (
    catat_kelengkapan,
    minta_kelengkapan,
    nyatakan_lengkap,
    tutup_tidak_lengkap,
)
from informasi.rujukan.actions import (
    kembalikan_rujukan,
    putuskan_rujukan,
    terima_rujukan,
)
from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.saat import Saat
from organisasi.models import HariLibur, Jejak
from organisasi.waktu.hari_kerja import hitung_hari_kerja
from tests.informasi.kantor import TERIMA, ajukan, buka_kantor, konsep, rujuk, saat
from tests.informasi.meja_keberatan import keberatan, tanggapi

Langkah = Callable[..., object]


def terakhir(semua):
    """The newest; without one there is nothing to act on."""
    if not (satu := semua.order_by("-pk").first()):
        raise TindakanTerlarang("none")
    return satu


def jawab(k, p, hari):
    return jawab_permohonan(konsep(p, k.kepala).permohonan, Saat(k.kepala, saat(hari)))


LANGKAH: dict[str, Langkah] = {
    "lengkap": lambda k, p, h: nyatakan_lengkap(
        p, Saat(k.loket, saat(h)), alasan="Diperlihatkan."
    ),
    "kurang": lambda k, p, h: minta_kelengkapan(
        p, saat=Saat(k.loket, saat(h)), kurang=["KTP"]
    ),
    "dilengkapi": lambda k, p, h: catat_kelengkapan(
        p, Saat(None, saat(h)), kiriman={"KTP": KirimanPemohon(teks="Ini.")}
    ),
    "tutup": lambda k, p, h: tutup_tidak_lengkap(p, saat=Saat(None, saat(h))),
    "rujuk": lambda k, p, h: rujuk(k, p, saat(h)),
    "terima": lambda k, p, h: terima_rujukan(
        terakhir(p.rujukan), Saat(k.kepala_dinas, saat(h))
    ),
    "kembalikan": lambda k, p, h: kembalikan_rujukan(
        terakhir(p.rujukan), Saat(k.kepala_dinas, saat(h)), alasan="Tidak ada."
    ),
    "putuskan": lambda k, p, h: putuskan_rujukan(
        terakhir(p.rujukan),
        Saat(k.ppid_utama, saat(h)),
        ke_unit=k.kecamatan,
        alasan="Ada.",
    ),
    "perpanjang": lambda k, p, h: perpanjang_permohonan(
        p, Saat(k.kepala, saat(h)), alasan="Arsip lama."
    ),
    "jawab": jawab,
    "serahkan": lambda k, p, h: serahkan_permohonan(
        p, Saat(k.loket, saat(h)), cara="ambil"
    ),
    "selesaikan": lambda k, p, h: selesaikan_permohonan(p, Saat(k.loket, saat(h))),
    "cabut": lambda k, p, h: cabut_permohonan(p, Saat(None, saat(h))),
    "balas": lambda k, p, h: balas_petugas(p, Saat(None, saat(h)), isi=f"Halo {h}"),
    "keberatan": lambda k, p, h: keberatan(
        p, "c" if p.status in BERJALAN else "d", pada=saat(h)
    ),
    "tanggapi": lambda k, p, h: tanggapi(
        k,
        terakhir(p.keberatan),
        saat=Saat(k.sekda, saat(h)),
        perintah_jatuh_tempo=h + timedelta(days=7),
    ),
}
URUTAN = st.lists(
    st.tuples(st.sampled_from(sorted(LANGKAH)), st.sampled_from([0, 0, 1, 3, 12])),
    min_size=4,
    max_size=14,
)


def periksa(permohonan, awal):
    """What must hold of a request after any act."""
    assert (permohonan.nomor, permohonan.unit_id) == (awal.nomor, awal.unit_id)
    assert permohonan.status in Permohonan.Status.values
    assert (permohonan.hasil == "") == (permohonan.status in BERJALAN)
    assert permohonan.jatuh_tempo >= permohonan.jatuh_tempo_awal
    assert permohonan.jatuh_tempo > permohonan.tanggal_terima
    if permohonan.perintah_jatuh_tempo is None:
        lengkap = permohonan.tanggal_lengkap or permohonan.tanggal_terima
        kalender = HariLibur.objects.kalender(permohonan.unit)
        hari = hitung_hari_kerja(lengkap, permohonan.jatuh_tempo, kalender)
        assert hari == (17 if permohonan.diperpanjang else 10)
    terbit = permohonan.jawaban.terbit().count()
    assert permohonan.surat.filter(jenis=Surat.Jenis.PEMBERITAHUAN).count() == terbit
    assert permohonan.keberatan.terbuka().count() <= 1
    assert permohonan.rujukan.terbuka().count() <= 1


@pytest.mark.django_db
@given(urutan=URUTAN)
@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_no_order_of_acts_breaks_a_request(urutan):
    with transaction.atomic():
        kantor = buka_kantor()
        awal = ajukan(kantor.kecamatan)
        hari = TERIMA
        for nama, maju in urutan:
            hari += timedelta(days=maju)
            permohonan = Permohonan.objects.get(pk=awal.pk)
            jejak = Jejak.objects.count()
            sebelum = permohonan.jatuh_tempo
            try:
                with transaction.atomic():
                    LANGKAH[nama](kantor, permohonan, hari)
            except TindakanTerlarang:
                assert Jejak.objects.count() == jejak
            else:
                assert Jejak.objects.count() > jejak or nama == "balas"
            permohonan = Permohonan.objects.get(pk=awal.pk)
            if nama in {"rujuk", "terima", "kembalikan", "putuskan", "balas"}:
                assert permohonan.jatuh_tempo == sebelum
            periksa(permohonan, awal)
        transaction.set_rollback(True)
