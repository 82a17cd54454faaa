"""PK-46 and PK-48: assessments, which of them counts, the second person, persons."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import ProgrammingError, transaction
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from pemangku.izin import PEMBACA_NILAI
from pemangku.meja.hari_ini import MENILAI
from pemangku.models import Penilaian
from pemangku.penilaian.models import (
    PERORANGAN,
    Kuadran,
    halangan_nilai,
    nilai_pemangku,
)
from tests.factories.kunjungan import PenilaianFactory, PenilaianSahFactory
from tests.factories.organisasi import PetugasFactory
from tests.factories.pemangku import PemangkuFactory, PeroranganFactory
from tests.hari_ini import tugas_pemangku
from tests.pemangku.meja_register import HARI, PADA, alamat, lembaga, segarkan
from tests.petugas import masuk, masuk_sebagai, petugas_berperan

pytestmark = [pytest.mark.django_db, pytest.mark.sql]
SETAHUN = timedelta(days=365)


def nilai(pemangku, oleh, **isi):
    isi = {"pengaruh": 4, "kepentingan": 4, "alasan": "Mengelola 12 grup RW."} | isi
    return nilai_pemangku(pemangku, Saat(oleh, PADA), **isi)


def test_pk_46_the_newest_approved_counts_and_the_older_stays():
    p = PemangkuFactory()
    PenilaianSahFactory(pemangku=p, pengaruh=2, dinilai_pada=PADA - SETAHUN)
    baru = PenilaianSahFactory(pemangku=p, pengaruh=5)
    PenilaianFactory(pemangku=p, dinilai_pada=PADA + SETAHUN)
    lain = PenilaianSahFactory()
    assert set(Penilaian.objects.kini()) == {baru, lain}
    assert p.penilaian.count() == 3
    assert not baru.basi(HARI + SETAHUN)
    assert baru.basi(HARI + SETAHUN + timedelta(days=1))


def test_high_begins_between_three_and_four():
    for pengaruh, kepentingan, kuadran in (
        (4, 4, Kuadran.LIBATKAN),
        (4, 3, Kuadran.JAGA),
        (3, 4, Kuadran.KABARI),
        (3, 3, Kuadran.PANTAU),
    ):
        satu = Penilaian(pengaruh=pengaruh, kepentingan=kepentingan)
        assert satu.kuadran == kuadran


@pytest.mark.parametrize(
    ("isi", "kolom"),
    [
        ({"alasan": "  pendek   "}, "alasan"),
        ({"kepentingan": 0}, "kepentingan"),
        ({"pengaruh": 6}, "pengaruh"),
    ],
)
def test_pk_46_what_is_wrong_is_refused_beside_its_field(kantor, isi, kolom):
    with pytest.raises(ValidationError) as galat:
        nilai(lembaga(kantor), kantor.operator, **isi)
    assert set(galat.value.message_dict) == {kolom}


def test_only_who_keeps_it_or_works_all_over_the_city_scores_what_is_in_use(kantor):
    p = lembaga(kantor)
    for oleh in (kantor.operator_lain, petugas_berperan(Peran.PIMPINAN)):
        with pytest.raises(PermissionDenied):
            nilai(p, oleh)
    assert not halangan_nilai(p, petugas_berperan(Peran.PETUGAS_LAPANGAN))
    p.lakukan(p.Tindakan.NONAKTIFKAN, Saat(kantor.pengelola, PADA))
    with pytest.raises(ValidationError):
        nilai(p, kantor.operator)


def test_pk_48_a_person_is_not_scored(kantor):
    with pytest.raises(PermissionDenied, match=PERORANGAN):
        nilai(PeroranganFactory(pengelola=kantor.cipedes), kantor.pengelola)


def test_pk_46_a_second_person_approves_once(kantor):
    baris = PenilaianFactory(pemangku=lembaga(kantor), penilai=kantor.pengelola)
    lain = petugas_berperan(Peran.PENGELOLA_PEMANGKU)
    with pytest.raises(PermissionDenied, match="disahkan petugas lain"):
        baris.sahkan(Saat(kantor.pengelola, PADA))
    baris.sahkan(Saat(lain, PADA))
    segarkan(baris)
    assert (baris.status, baris.disahkan_oleh) == (Penilaian.Status.SAH, lain)
    with pytest.raises(TindakanTerlarang):
        baris.sahkan(Saat(lain, PADA))


# The table


def test_rows_are_only_added_and_approved_once():
    sah, draf = PenilaianSahFactory(), PenilaianFactory()
    semua = Penilaian.objects
    for ubah in (
        lambda: semua.filter(pk=draf.pk).update(pengaruh=5),
        lambda: semua.filter(pk=sah.pk).update(status="draf"),
        lambda: semua.filter(pk=sah.pk).update(disahkan_oleh=PetugasFactory()),
        sah.delete,
    ):
        with pytest.raises(ProgrammingError, match="only added"), transaction.atomic():
            ubah()


# The pages


def daftar(nama, *args):
    return reverse(f"admin:pemangku_penilaian_{nama}", args=args)


def test_pk_46_scores_stand_beside_their_meaning_and_what_was_typed_stays(
    client, kantor
):
    p = lembaga(kantor)
    masuk(client, kantor.operator)
    halaman = client.halaman(alamat("tindakan", p.pk, "nilai")).content.decode()
    assert "3. RT/RW atau kanal aktif" in halaman
    assert 'value="3" checked' not in halaman
    kirim = {"pengaruh": "4", "kepentingan": "2", "alasan": "pendek"}
    jawab = client.post(alamat("tindakan", p.pk, "nilai"), kirim)
    assertContains(jawab, "Tulis alasannya, sedikitnya 10 huruf.")
    assert jawab.context["form"]["pengaruh"].value() == "4"
    kirim = {"pengaruh": "4", "alasan": "Alasan yang cukup."}
    assertContains(
        client.post(alamat("tindakan", p.pk, "nilai"), kirim), "Pilih satu nilai."
    )
    kirim |= {"kepentingan": "2"}
    jawab = client.post(alamat("tindakan", p.pk, "nilai"), kirim, follow=True)
    assertContains(jawab, "dihitung sesudah disahkan petugas lain")
    baris = p.penilaian.get()
    assert (baris.pengaruh, baris.kepentingan) == (4, 2)
    # Who reads the trail may not read scores.
    assert [(j.tindakan, j.sesudah) for j in p.riwayat] == [("nilai", {})]


def test_the_record_shows_what_counts_and_what_is_old(client, kantor):
    p = lembaga(kantor)
    masuk(client, kantor.operator)
    lama = PADA - timedelta(days=400)
    for isi, kata, ulang in (
        ({"kepentingan": 2, "dinilai_pada": lama}, "Pantau: pengaruh 2", 1),
        ({"pengaruh": 5}, "Libatkan erat: pengaruh 5", 0),
    ):
        PenilaianSahFactory(pemangku=p, **isi)
        halaman = client.halaman(alamat("change", p.pk)).content.decode()
        assert kata in halaman
        assert halaman.count("perlu dinilai ulang") == ulang


def test_who_may_not_read_scores_sees_none(client, kantor):
    p = lembaga(kantor)
    PenilaianSahFactory(pemangku=p, alasan="Punya radio sendiri.")
    for peran in (Peran.PDP, Peran.AUDITOR):
        masuk_sebagai(client, peran)
        halaman = client.get(alamat("change", p.pk)).text
        assert ("Punya radio sendiri." in halaman) is (peran in PEMBACA_NILAI)


def test_an_operator_reads_scores_of_his_own_records_only(client, kantor):
    luar = lembaga(kantor, "Radio", pengelola=kantor.tawang, wilayah=None)
    luar.meliputi.add(kantor.kelurahan)
    PenilaianSahFactory(pemangku=luar, alasan="Punya radio sendiri.")
    masuk(client, kantor.operator)
    assertNotContains(client.get(alamat("change", luar.pk)), "Punya radio")
    assert client.get(alamat("tindakan", luar.pk, "nilai")).status_code == 403
    assert client.post(alamat("tindakan", luar.pk, "nilai")).status_code == 403
    assert not Penilaian.objects.untuk(kantor.operator).exists()


def test_pk_46_approving_my_own_is_403_and_of_another_counts(client, kantor):
    baris = PenilaianFactory(pemangku=lembaga(kantor), penilai=kantor.pengelola)
    sahkan = daftar("tindakan", baris.pk, "sahkan")
    masuk(client, kantor.pengelola)
    assert client.post(sahkan).status_code == 403
    assertNotContains(client.get(daftar("change", baris.pk)), sahkan)
    masuk_sebagai(client, Peran.PIMPINAN, kantor.cipedes)
    assertContains(client.halaman(daftar("change", baris.pk)), sahkan)
    client.post(sahkan)
    assert segarkan(baris).status == Penilaian.Status.SAH


def test_what_waits_stands_on_the_today_list_of_who_may_approve_it(kantor):
    PenilaianFactory(pemangku=lembaga(kantor), penilai=kantor.pengelola)

    def menunggu(petugas):
        return [t for t in tugas_pemangku(petugas, HARI) if t.jenis == MENILAI]

    assert menunggu(kantor.pengelola) == []
    assert menunggu(kantor.operator) == []
    assert len(menunggu(petugas_berperan(Peran.PENGELOLA_PEMANGKU))) == 1
    assert len(menunggu(petugas_berperan(Peran.PIMPINAN, kantor.cipedes))) == 1
    assert menunggu(petugas_berperan(Peran.PIMPINAN, kantor.tawang)) == []


def test_a_field_officer_scores_all_over_the_city(client, kantor):
    p = lembaga(kantor)
    masuk_sebagai(client, Peran.PETUGAS_LAPANGAN, kantor.tawang)
    assert client.get(alamat("tindakan", p.pk, "nilai")).status_code == 200


def test_pk_48_there_is_no_form_for_a_person(client, kantor):
    tokoh = PeroranganFactory(pengelola=kantor.cipedes)
    masuk(client, kantor.operator)
    assertNotContains(
        client.get(alamat("change", tokoh.pk)), alamat("tindakan", tokoh.pk, "nilai")
    )
    for jawab in (
        client.get(alamat("tindakan", tokoh.pk, "nilai")),
        client.post(alamat("tindakan", tokoh.pk, "nilai"), {"pengaruh": "3"}),
    ):
        assertNotContains(jawab, 'name="pengaruh"', status_code=403)
