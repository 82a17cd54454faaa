"""PK-46 and PK-48: assessments, their medians, the second person, persons not scored."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, ProgrammingError, transaction
from django.urls import reverse

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.peran import Peran
from pemangku.gabung.actions import gabungkan_pemangku
from pemangku.models import KonteksPenilaian, Penilaian, RubrikPenilaian
from pemangku.muat import muat_konteks, muat_rubrik
from pemangku.penilaian.actions import (
    kuadran,
    nilai_awal,
    nilai_pada,
    nilai_pemangku,
    sahkan_penilaian,
)
from pemangku.penilaian.models import Kuadran
from tests.factories.kunjungan import (
    KonteksPenilaianFactory,
    PenilaianFactory,
    PenilaianSahFactory,
    RubrikPenilaianFactory,
)
from tests.factories.organisasi import PetugasFactory
from tests.factories.pemangku import PemangkuFactory
from tests.pemangku.meja_register import HARI, PADA, lembaga
from tests.petugas import petugas_berperan

pytestmark = [pytest.mark.django_db, pytest.mark.sql]
JUNI = datetime(2024, 6, 4, 2, tzinfo=UTC)
DESEMBER = datetime(2024, 12, 10, 2, tzinfo=UTC)
AKHIR = date(2024, 12, 31)


def isian(**isi):
    return {"pengaruh": 4, "kepentingan": 2, "alasan": "Mengelola 12 grup RW."} | isi


def daftar(nama, *args):
    return reverse(f"admin:pemangku_penilaian_{nama}", args=args)


@pytest.fixture
def konteks(db):
    return KonteksPenilaianFactory()


# The value of today


def test_pk_46_the_latest_of_each_assessor_counts_and_the_older_stays(konteks):
    penilai = PetugasFactory()
    p = PemangkuFactory()
    satu = {"pemangku": p, "konteks": konteks, "penilai": penilai}
    PenilaianSahFactory(pengaruh=2, kepentingan=4, dinilai_pada=JUNI, **satu)
    PenilaianSahFactory(pengaruh=4, kepentingan=4, dinilai_pada=DESEMBER, **satu)
    baris = list(p.penilaian.all())
    kini = nilai_pada(baris, AKHIR)
    awal = nilai_awal(baris, AKHIR)
    assert kini is not None
    assert awal is not None
    assert kini.titik == (4, 4)
    assert kini.penilai == 1
    assert not kini.berbeda
    assert awal.titik == (4, 2)
    assert len(baris) == 2


def test_pk_46_two_assessors_two_and_five_make_three_and_a_half_and_disagree():
    p = PemangkuFactory()
    for skor in (2, 5):
        PenilaianSahFactory(pemangku=p, pengaruh=skor, kepentingan=None)
    kini = nilai_pada(p.penilaian.all(), HARI)
    assert kini is not None
    assert kini.pengaruh == 3.5
    assert kini.kepentingan is None
    assert kini.titik is None
    assert kini.kuadran is None
    assert kini.berbeda
    assert kuadran(pengaruh=kini.pengaruh, kepentingan=1) == Kuadran.LATENT


@pytest.mark.parametrize(
    ("pengaruh", "kepentingan", "harap", "perlakuan"),
    [
        (3.5, 3.5, Kuadran.PROMOTER, "kelola erat"),
        (5, 3, Kuadran.LATENT, "jaga hubungan baik"),
        (3, 4, Kuadran.DEFENDER, "beri informasi, jadikan penerus"),
        (3, 3.4, Kuadran.APATHETIC, "pantau"),
    ],
)
def test_high_begins_at_three_and_a_half(pengaruh, kepentingan, harap, perlakuan):
    satu = kuadran(pengaruh=pengaruh, kepentingan=kepentingan)
    assert (satu, satu.perlakuan) == (harap, perlakuan)


def test_older_than_a_year_is_kept_and_marked_and_nobody_is_none():
    p = PemangkuFactory()
    lama = PenilaianSahFactory(pemangku=p, dinilai_pada=JUNI)
    tepat, lewat = (HARI + timedelta(days=365), HARI + timedelta(days=366))
    masih, basi = nilai_pada([lama], tepat), nilai_pada([lama], lewat)
    assert masih is not None
    assert not masih.basi
    assert basi is not None
    assert basi.basi
    assert basi.titik == (4, 2)
    assert nilai_pada([lama], HARI - timedelta(days=1)) is None
    # It was current when the last twelve months began.
    assert nilai_awal([lama], lewat) is not None
    assert nilai_awal([lama], lewat + timedelta(days=365)) is None
    assert nilai_pada([], HARI) is None


# The act


def test_pk_46_what_is_untouched_is_stored_as_nothing(kantor, konteks):
    rubrik = RubrikPenilaianFactory()
    RubrikPenilaianFactory(berlaku_sejak=HARI + timedelta(days=1))
    p = lembaga(kantor)
    baris = nilai_pemangku(
        p,
        konteks=konteks,
        isian=isian(kepentingan=None),
        oleh=kantor.operator,
        pada=PADA,
    )
    baris.refresh_from_db()
    assert (baris.pengaruh, baris.kepentingan, baris.dampak) == (4, None, None)
    assert baris.status == Penilaian.Status.DRAF
    assert baris.rubrik == rubrik
    assert nilai_pada(p.penilaian.sah(), HARI) is None
    assert [(j.tindakan, j.sesudah) for j in p.riwayat] == [("nilai", {})]


@pytest.mark.parametrize(
    ("isi", "kolom"),
    [
        ({"alasan": "  pendek   "}, "alasan"),
        ({"pengaruh": None, "kepentingan": None}, "__all__"),
        ({"pengaruh": 6}, "pengaruh"),
    ],
)
def test_pk_46_a_short_reason_or_no_value_is_refused_beside_its_field(
    kantor, konteks, isi, kolom
):
    with pytest.raises(ValidationError) as galat:
        nilai_pemangku(
            lembaga(kantor),
            konteks=konteks,
            isian=isian(**isi),
            oleh=kantor.operator,
            pada=PADA,
        )
    assert set(galat.value.message_dict) == {kolom}
    assert not Penilaian.objects.exists()


def test_only_who_keeps_it_or_works_all_over_the_city_scores_and_only_what_is_in_use(
    kantor, konteks
):
    p = lembaga(kantor)
    isi = {"konteks": konteks, "isian": isian(), "pada": PADA}
    for oleh in (kantor.operator_lain, petugas_berperan(Peran.PIMPINAN)):
        with pytest.raises(PermissionDenied):
            nilai_pemangku(p, oleh=oleh, **isi)
    nilai_pemangku(p, oleh=petugas_berperan(Peran.PETUGAS_LAPANGAN), **isi)
    p.nonaktifkan(oleh=kantor.pengelola, pada=PADA, alasan="Bubar")
    with pytest.raises(ValidationError):
        nilai_pemangku(p, oleh=kantor.operator, **isi)


def test_pk_46_a_second_person_approves_once(kantor):
    baris = PenilaianFactory(pemangku=lembaga(kantor), penilai=kantor.pengelola)
    lain = petugas_berperan(Peran.PENGELOLA_PEMANGKU)
    with pytest.raises(PermissionDenied):
        sahkan_penilaian(baris, oleh=kantor.pengelola, pada=PADA)
    sahkan_penilaian(baris, oleh=lain, pada=PADA)
    baris.refresh_from_db()
    assert (baris.status, baris.disahkan_oleh) == (Penilaian.Status.SAH, lain)
    with pytest.raises(TindakanTerlarang):
        sahkan_penilaian(baris, oleh=lain, pada=PADA)


# The table


def test_rows_are_only_added_and_approved_once(kantor):
    baris = PenilaianSahFactory()
    draf = PenilaianFactory()
    for ubah in (
        lambda: Penilaian.objects.filter(pk=draf.pk).update(pengaruh=5),
        lambda: Penilaian.objects.filter(pk=baris.pk).update(status="draf"),
        lambda: Penilaian.objects.filter(pk=baris.pk).update(
            disahkan_oleh=PetugasFactory()
        ),
        baris.delete,
        RubrikPenilaianFactory().delete,
    ):
        with pytest.raises(ProgrammingError, match="only added"), transaction.atomic():
            ubah()


@pytest.mark.parametrize(
    ("nama", "isi"),
    [
        ("pengaruh_1_5", {"pengaruh": 0}),
        ("kepentingan_1_5", {"kepentingan": 6}),
        ("dampak_1_5", {"dampak": 6}),
        ("urgensi_1_5", {"urgensi": 0}),
        ("sikap_dikenal", {"sikap": 3}),
        ("beralasan", {"alasan": "pendek"}),
        ("sah_disahkan", {"status": "sah"}),
    ],
)
def test_the_table_refuses_what_cannot_be(nama, isi):
    with (
        pytest.raises(IntegrityError, match=f"pemangku_penilaian_{nama}"),
        transaction.atomic(),
    ):
        PenilaianFactory(**isi)


def test_nobody_approves_himself_not_even_past_the_act():
    penilai = PetugasFactory()
    with (
        pytest.raises(IntegrityError, match="pemangku_penilaian_bukan_penilai"),
        transaction.atomic(),
    ):
        PenilaianSahFactory(penilai=penilai, disahkan_oleh=penilai)


def test_a_context_ends_after_it_began_and_a_rubric_has_five_scores():
    with (
        pytest.raises(IntegrityError, match="pemangku_kontekspenilaian_urut"),
        transaction.atomic(),
    ):
        KonteksPenilaianFactory(selesai=date(2023, 1, 1))
    with (
        pytest.raises(IntegrityError, match="pemangku_rubrik_lima_skor"),
        transaction.atomic(),
    ):
        RubrikPenilaianFactory(pengaruh=["satu"])


def test_names_say_what_they_are():
    baris = PenilaianFactory(pemangku__nama_resmi="LPM Cipedes", konteks__nama="Kanal")
    assert str(baris) == "LPM Cipedes, 04-06-2024"
    assert str(baris.konteks) == "Kanal"
    assert str(RubrikPenilaianFactory(versi=3)) == "Rubrik versi 3"


def test_a_merge_takes_assessments_along_with_their_authors(kantor):
    kekal, lebur = lembaga(kantor, "LPM A"), lembaga(kantor, "LPM B")
    baris = PenilaianSahFactory(pemangku=lebur)
    gabungkan_pemangku(kekal, lebur, ambil=(), oleh=kantor.pengelola, pada=PADA)
    baris.refresh_from_db()
    assert baris.pemangku == kekal
    assert kekal.penilaian.get().penilai == baris.penilai


def test_seeds_are_loaded_once():
    assert (muat_konteks(pada=PADA), muat_rubrik(pada=PADA)) == (1, 1)
    assert (muat_konteks(pada=PADA), muat_rubrik(pada=PADA)) == (0, 0)
    assert len(RubrikPenilaian.objects.get().kepentingan) == 5
    assert KonteksPenilaian.objects.berlaku(HARI).count() == 1
