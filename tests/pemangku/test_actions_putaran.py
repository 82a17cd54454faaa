"""Planning rounds; putting targets off; what a target does not have (PK-05, PK-06)."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.models import Jejak
from pemangku.actions import putaran as aksi
from pemangku.models import Putaran, SasaranPutaran
from tests.factories.organisasi import PetugasFactory, UnitFactory
from tests.factories.pemangku import (
    PutaranFactory,
    SasaranPutaranFactory,
    UnsurFactory,
    UnsurTidakAdaFactory,
)
from tests.pemangku.kunjungan_bantu import PADA, bernama, kecamatan, kunjungan

pytestmark = pytest.mark.django_db


def rencana(**ubah) -> Putaran:
    isi = {
        "nama": "Putaran 2024",
        "tujuan": "Semua kecamatan",
        "mulai": date(2024, 6, 1),
        "target_selesai": date(2024, 12, 31),
        "unit": [UnitFactory()],
        "oleh": PetugasFactory(),
        "pada": PADA,
    }
    return aksi.rencanakan_putaran(**isi | ubah)


def test_each_unit_becomes_a_target_and_a_kecamatan_must_have_the_required_parts():
    wajib = UnsurFactory(wajib=True)
    UnsurFactory(wajib=False)
    UnsurFactory(wajib=True, aktif=False)
    camat, dinas = kecamatan(), UnitFactory()

    putaran = rencana(unit=[camat, dinas])

    isi = {s.unit: list(s.unsur_wajib.all()) for s in putaran.sasaran.all()}
    assert isi == {camat: [wajib], dinas: []}
    assert putaran.status == Putaran.Status.RENCANA
    assert putaran.riwayat.get().sesudah["sasaran"] == 2


def test_a_round_without_a_unit_or_with_a_taken_name_is_refused():
    rencana()

    with pytest.raises(ValidationError) as tanpa:
        rencana(nama="Putaran 2025", unit=[])
    with pytest.raises(ValidationError) as sama:
        rencana()

    assert tanpa.value.message_dict == {"unit": [aksi.TANPA_UNIT]}
    assert "nama" in sama.value.message_dict
    assert Putaran.objects.count() == 1


def test_a_new_round_carries_on_what_the_old_one_did_not_finish():
    unsur = UnsurFactory()
    lama = PutaranFactory()
    pj = PetugasFactory()
    sisa = SasaranPutaranFactory(
        putaran=lama, unit=kecamatan(), urutan=7, target_hadir=30, pj=pj
    )
    sisa.unsur_wajib.add(unsur)
    UnsurTidakAdaFactory(sasaran=sisa, unsur=unsur, alasan="Belum pernah dibentuk.")
    tuntas = SasaranPutaranFactory(putaran=lama, target_pemangku=1)
    kunjungan(tuntas, hadir=10, berita_acara="kegiatan/ba.pdf")
    bernama(tuntas.unit)
    baru = UnitFactory()

    putaran = rencana(nama="Putaran 2025", unit=[baru], salin=lama)

    semua = {s.unit: s for s in putaran.sasaran.all()}
    assert semua.keys() == {sisa.unit, baru}
    lanjut = semua[sisa.unit]
    assert (lanjut.urutan, lanjut.target_hadir, lanjut.pj) == (7, 30, pj)
    assert list(lanjut.unsur_wajib.all()) == [unsur]
    assert lanjut.unsur_tidak_ada.get().alasan == "Belum pernah dibentuk."
    assert "Melanjutkan" in putaran.riwayat.get().catatan


def test_pk05_a_unit_added_later_is_one_more_target_and_never_twice():
    putaran, dinas = rencana(), UnitFactory()
    oleh = PetugasFactory()

    pertama = aksi.tambah_sasaran(putaran, unit=[dinas], oleh=oleh, pada=PADA)
    kedua = aksi.tambah_sasaran(putaran, unit=[dinas], oleh=oleh, pada=PADA)

    assert (pertama, kedua) == (1, 0)
    assert putaran.sasaran.count() == 2
    assert putaran.riwayat.filter(tindakan="tambah_sasaran").count() == 1


def test_a_round_that_is_over_takes_no_further_target():
    putaran = PutaranFactory(status=Putaran.Status.SELESAI)

    with pytest.raises(TindakanTerlarang, match="sudah selesai"):
        aksi.tambah_sasaran(
            putaran, unit=[UnitFactory()], oleh=PetugasFactory(), pada=PADA
        )


def test_one_round_runs_at_a_time():
    oleh = PetugasFactory()
    pertama, kedua = PutaranFactory(), PutaranFactory()
    aksi.mulai_putaran(pertama, oleh=oleh, pada=PADA)

    with pytest.raises(TindakanTerlarang, match="masih berjalan"):
        aksi.mulai_putaran(kedua, oleh=oleh, pada=PADA)
    pertama.akhiri(oleh=oleh, pada=PADA)
    aksi.mulai_putaran(kedua, oleh=oleh, pada=PADA)

    assert Putaran.objects.get(pk=kedua.pk).status == Putaran.Status.BERJALAN
    assert Putaran.objects.get(pk=pertama.pk).status == Putaran.Status.SELESAI


def test_place_day_and_numbers_of_a_target_are_changed_with_a_trace():
    sasaran, unsur = SasaranPutaranFactory(), UnsurFactory()

    aksi.ubah_sasaran(
        sasaran,
        isian={"urutan": 3, "target_tanggal": date(2024, 7, 1)},
        unsur_wajib=[unsur],
        oleh=PetugasFactory(),
        pada=PADA,
    )

    sasaran = SasaranPutaran.objects.get()
    assert (sasaran.urutan, sasaran.target_tanggal) == (3, date(2024, 7, 1))
    assert list(sasaran.unsur_wajib.all()) == [unsur]
    assert Jejak.objects.milik(sasaran).get().sesudah["urutan"] == "3"


def test_a_target_form_cannot_set_what_acts_set():
    with pytest.raises(ValueError, match="ditunda_sampai"):
        aksi.ubah_sasaran(
            SasaranPutaranFactory(),
            isian={"ditunda_sampai": None},
            unsur_wajib=[],
            oleh=PetugasFactory(),
            pada=PADA,
        )


def test_a_target_is_put_off_with_a_reason_and_taken_up_again():
    sasaran, oleh = SasaranPutaranFactory(), PetugasFactory()

    aksi.tunda_sasaran(
        sasaran,
        sampai=date(2024, 8, 1),
        alasan=" Menunggu camat baru ",
        oleh=oleh,
        pada=PADA,
    )
    ditunda = SasaranPutaran.objects.ditunda(date(2024, 7, 31)).get()
    assert ditunda.alasan_tunda == "Menunggu camat baru"

    aksi.lanjutkan_sasaran(sasaran, oleh=oleh, pada=PADA)
    assert not SasaranPutaran.objects.ditunda(date(2024, 7, 31)).exists()
    assert {j.tindakan for j in Jejak.objects.milik(sasaran)} == {"tunda", "lanjutkan"}


def test_putting_off_needs_a_day_to_come_and_ten_letters():
    with pytest.raises(ValidationError) as galat:
        aksi.tunda_sasaran(
            SasaranPutaranFactory(),
            sampai=date(2024, 6, 10),
            alasan="nanti",
            oleh=PetugasFactory(),
            pada=PADA,
        )

    assert galat.value.message_dict == {
        "sampai": [aksi.BUKAN_NANTI],
        "alasan": [aksi.ALASAN_WAJIB],
    }


def test_pk06_a_part_that_is_not_there_needs_a_reason_of_ten_letters():
    sasaran, unsur = SasaranPutaranFactory(), UnsurFactory(nama="KIM")
    sasaran.unsur_wajib.add(unsur)
    oleh = PetugasFactory()

    with pytest.raises(ValidationError) as galat:
        aksi.nyatakan_tidak_ada(
            sasaran, unsur=unsur, alasan="tidak", oleh=oleh, pada=PADA
        )
    assert galat.value.message_dict == {
        "alasan": ["Alasan wajib diisi (min. 10 huruf)."]
    }

    for alasan in ("Belum dibentuk.", "Belum dibentuk sampai 2025."):
        baris = aksi.nyatakan_tidak_ada(
            sasaran, unsur=unsur, alasan=alasan, oleh=oleh, pada=PADA
        )
    assert sasaran.unsur_tidak_ada.get().alasan == "Belum dibentuk sampai 2025."

    aksi.cabut_tidak_ada(baris, oleh=oleh, pada=PADA)
    assert not sasaran.unsur_tidak_ada.exists()
    assert Jejak.objects.milik(sasaran).filter(tindakan="cabut_tidak_ada").exists()


def test_only_a_required_part_can_be_said_not_to_be_there():
    with pytest.raises(ValidationError) as galat:
        aksi.nyatakan_tidak_ada(
            SasaranPutaranFactory(),
            unsur=UnsurFactory(),
            alasan="Belum dibentuk.",
            oleh=PetugasFactory(),
            pada=PADA,
        )

    assert "unsur" in galat.value.message_dict
