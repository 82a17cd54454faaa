"""PK-29: what one's own link withdraws, and when its word counts once more."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from organisasi.models import PermintaanSubjek
from pemangku.actions import perbarui as aksi
from pemangku.actions.verifikasi import tandai_perlu_cek
from pemangku.models import Jabatan, Persetujuan, TautanPribadi, Verifikasi
from pemangku.views.perbarui import CENTANG_DULU, DITARIK
from tests.factories.lanjutan import KomitmenFactory
from tests.factories.pemangku import (
    JabatanFactory,
    PemangkuFactory,
    PersetujuanFactory,
    VerifikasiFactory,
)
from tests.pemangku import siaran_bantu as siar

pytestmark = pytest.mark.django_db


@pytest.fixture
def ketua() -> Jabatan:
    """Consents to two purposes."""
    hasil: Jabatan = JabatanFactory(pemangku=PemangkuFactory())
    for tujuan in ("undangan", "siaran_informasi"):
        PersetujuanFactory(orang=hasil.orang, tujuan=tujuan)
    siar.teks()
    return hasil


@pytest.fixture
def tautan(ketua: Jabatan) -> str:
    kini = timezone.now()
    kode = TautanPribadi.objects.buat(
        tujuan=TautanPribadi.Tujuan.PERBARUI,
        pada=kini,
        pemangku=ketua.pemangku,
        orang=ketua.orang,
        berlaku_sampai=kini + timedelta(days=14),
    )
    return reverse("pemangku:perbarui", args=(kode,))


# Withdrawal


@pytest.mark.parametrize("tujuan", [[], ["foto"], ["entah"]])
def test_pk_29_nothing_ticked_withdraws_nothing_and_says_so(
    client, tautan: str, tujuan: list[str]
) -> None:
    sebelum = Persetujuan.objects.count()

    jawab = client.post(tautan, {"tarik": "1", "tujuan": tujuan}, follow=True)

    teks = jawab.content.decode()
    assert CENTANG_DULU in teks
    assert "<details open><summary>Tarik persetujuan" in teks
    assert DITARIK not in teks
    assert Persetujuan.objects.count() == sebelum
    assert not PermintaanSubjek.objects.exists()


def test_pk_29_a_withdrawal_stands_in_the_register_of_requests(
    client, tautan: str, ketua: Jabatan
) -> None:
    jawab = client.post(tautan, {"tarik": "1", "tujuan": ["undangan"]}, follow=True)

    assert DITARIK in jawab.content.decode()
    satu = PermintaanSubjek.objects.get()
    assert satu.jenis == PermintaanSubjek.Jenis.PENARIKAN
    assert (satu.objek_jenis, satu.objek_id) == ("pemangku.orang", str(ketua.orang.pk))
    assert (satu.hasil, satu.jawaban) == (PermintaanSubjek.Hasil.DIPENUHI, aksi.ALASAN)
    assert satu.selesai_pada == satu.diterima_pada


def test_pk_29_withdrawn_twice_it_stands_there_once(client, tautan: str) -> None:
    isi = {"tarik": "1", "tujuan": ["undangan", "siaran_informasi"]}
    client.post(tautan, isi, follow=True)

    lagi = client.post(tautan, isi)

    assert "Tidak ada persetujuan yang masih berlaku." in lagi.content.decode()
    assert PermintaanSubjek.objects.count() == 1


def test_pk_29_the_act_returns_what_it_withdrew(tautan: str) -> None:
    satu, kini = TautanPribadi.objects.get(), timezone.now()

    tarik = aksi.tarik_sendiri(satu, tujuan=["undangan", "foto"], pada=kini)

    assert tarik == ["undangan"]
    assert aksi.tarik_sendiri(satu, tujuan=["undangan"], pada=kini) == []
    # The link of a body alone: nobody is there who could withdraw.
    TautanPribadi.objects.update(orang=None, komitmen=KomitmenFactory())
    satu.refresh_from_db()
    assert aksi.tarik_sendiri(satu, tujuan=["undangan"], pada=kini) == []


# Still true, once more


def test_pk_29_still_true_counts_again_after_a_new_doubt(
    client, tautan: str, ketua: Jabatan
) -> None:
    client.post(tautan, {"benar": "1"})
    pemangku = ketua.pemangku
    tandai_perlu_cek(pemangku, alasan="Ragu", oleh=None, pada=timezone.now())

    client.post(tautan, {"benar": "1"})

    pemangku.refresh_from_db()
    assert pemangku.perlu_cek == ""
    assert pemangku.verifikasi.count() == 2


def test_pk_29_still_true_counts_again_after_a_check_by_staff(
    client, tautan: str, ketua: Jabatan
) -> None:
    client.post(tautan, {"benar": "1"})
    VerifikasiFactory(
        pemangku=ketua.pemangku,
        hasil=Verifikasi.Hasil.TIDAK_TERHUBUNG,
        pada=timezone.now(),
    )

    for _ in range(2):
        client.post(tautan, {"benar": "1"})

    assert ketua.pemangku.verifikasi.count() == 3
    assert ketua.pemangku.verifikasi.first().cara == Verifikasi.Cara.TAUTAN_MANDIRI
