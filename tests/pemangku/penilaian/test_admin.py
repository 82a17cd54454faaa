"""PK-46 and PK-48: the pages on which stakeholders are assessed; persons are not."""

from datetime import timedelta

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from organisasi.kantor.peran import Peran
from pemangku.meja.hari_ini import MENILAI, tugas_pemangku
from pemangku.models import Penilaian
from pemangku.penilaian.actions import PERLU_DPIA
from tests.factories.kunjungan import (
    KonteksPenilaianFactory,
    PenilaianFactory,
    PenilaianSahFactory,
)
from tests.factories.pemangku import PeroranganFactory
from tests.pemangku.meja_register import HARI, PADA, alamat, lembaga
from tests.petugas import masuk, masuk_sebagai, petugas_berperan

pytestmark = pytest.mark.django_db


def daftar(nama, *args):
    return reverse(f"admin:pemangku_penilaian_{nama}", args=args)


@pytest.fixture
def konteks(db):
    return KonteksPenilaianFactory()


def test_pk_46_scores_stand_beside_their_meaning_and_what_was_typed_stays(
    client, kantor, konteks
):
    p = lembaga(kantor)
    masuk(client, kantor.operator)
    halaman = client.halaman(alamat("nilai", p.pk)).content.decode()
    assert "3. RT/RW atau kanal aktif" in halaman
    assert 'value="3" checked' not in halaman
    kirim = {"konteks": konteks.pk, "pengaruh": "4", "alasan": "pendek"}
    jawab = client.post(alamat("nilai", p.pk), kirim)
    assertContains(jawab, "Tulis alasannya, sedikitnya 10 huruf.")
    kirim = {"konteks": konteks.pk, "alasan": "Alasan yang cukup."}
    assertContains(client.post(alamat("nilai", p.pk), kirim), "sedikitnya satu nilai")
    kirim |= {"pengaruh": "4", "sikap": "-1"}
    jawab = client.post(alamat("nilai", p.pk), kirim, follow=True)
    assertContains(jawab, "dihitung setelah disahkan orang lain")
    baris = p.penilaian.get()
    assert (baris.pengaruh, baris.kepentingan, baris.sikap) == (4, None, -1)


def test_the_record_shows_what_counts_and_what_is_old(client, kantor, konteks):
    p = lembaga(kantor)
    PenilaianSahFactory(pemangku=p, konteks=konteks, pengaruh=5, kepentingan=4)
    lama = PADA - timedelta(days=400)
    PenilaianSahFactory(pemangku=p, kepentingan=None, dinilai_pada=lama)
    KonteksPenilaianFactory(nama="Lain lagi")
    masuk(client, kantor.operator)
    halaman = client.halaman(alamat("change", p.pk)).content.decode()
    assert "Pengaruh 5, kepentingan 4: Kelola erat; menurut" in halaman
    assert "kepentingan belum dinilai; menurut" in halaman
    assert halaman.count("perlu dinilai ulang") == 1
    assert "Lain lagi" in halaman


@pytest.mark.parametrize(
    ("peran", "terlihat"),
    [
        (Peran.PENGELOLA_PEMANGKU, True),
        (Peran.PETUGAS_LAPANGAN, True),
        (Peran.PIMPINAN, True),
        (Peran.AUDITOR, True),
        (Peran.PDP, False),
    ],
)
def test_who_may_not_read_scores_sees_none(client, kantor, konteks, peran, terlihat):
    p = lembaga(kantor)
    PenilaianSahFactory(pemangku=p, konteks=konteks, alasan="Punya radio sendiri.")
    masuk_sebagai(client, peran)
    halaman = client.get(alamat("change", p.pk)).content.decode()
    assert ("Punya radio sendiri." in halaman) is terlihat


def test_an_operator_reads_scores_of_his_own_records_only(client, kantor, konteks):
    luar = lembaga(kantor, "Radio", pengelola=kantor.tawang, wilayah=None)
    luar.cakupan.create(wilayah=kantor.kelurahan)
    PenilaianSahFactory(pemangku=luar, konteks=konteks, alasan="Punya radio sendiri.")
    masuk(client, kantor.operator)
    assertNotContains(client.get(alamat("change", luar.pk)), "Punya radio")
    assert client.get(alamat("nilai", luar.pk)).status_code == 403
    assert client.post(alamat("nilai", luar.pk)).status_code == 403
    assert not Penilaian.terbaca(kantor.operator).exists()


def test_pk_46_approving_my_own_is_403_and_of_another_counts(client, kantor):
    baris = PenilaianFactory(pemangku=lembaga(kantor), penilai=kantor.pengelola)
    sahkan = daftar("tindakan", baris.pk, "sahkan")
    masuk(client, kantor.pengelola)
    assert client.post(sahkan).status_code == 403
    sendiri = client.get(daftar("change", baris.pk))
    masuk(client, kantor.operator)
    assert client.post(sahkan).status_code == 403
    pimpinan = masuk_sebagai(client, Peran.PIMPINAN, kantor.cipedes)
    client.halaman(daftar("changelist"))
    halaman = client.halaman(daftar("change", baris.pk))
    masuk(client, kantor.pengelola)
    sesudah = client.get(daftar("change", baris.pk))
    masuk(client, pimpinan)
    assertNotContains(sendiri, sahkan)
    assertContains(sendiri, "disahkan orang lain. Saat ini tidak ada petugas lain")
    assertContains(halaman, sahkan)
    assertContains(sesudah, f"disahkan orang lain. Yang dapat: {pimpinan} (Pimpinan,")
    client.halaman(sahkan)
    client.post(sahkan)
    baris.refresh_from_db()
    assert baris.status == Penilaian.Status.SAH


def test_what_waits_stands_on_the_today_list_of_who_may_approve_it(kantor):
    PenilaianFactory(pemangku=lembaga(kantor), penilai=kantor.pengelola)

    def menunggu(petugas):
        return [t for t in tugas_pemangku(petugas, HARI) if t.jenis == MENILAI]

    assert menunggu(kantor.pengelola) == []
    assert menunggu(kantor.operator) == []
    assert len(menunggu(petugas_berperan(Peran.PENGELOLA_PEMANGKU))) == 1
    assert len(menunggu(petugas_berperan(Peran.PIMPINAN, kantor.cipedes))) == 1
    assert menunggu(petugas_berperan(Peran.PIMPINAN, kantor.tawang)) == []


def test_a_context_is_not_deleted(client, kantor, konteks):
    masuk(client, kantor.pengelola)
    hapus = reverse("admin:pemangku_kontekspenilaian_delete", args=(konteks.pk,))
    assert client.get(hapus).status_code == 403


def test_pk_48_there_is_no_form_for_a_person(client, kantor, konteks):
    tokoh = PeroranganFactory(pengelola=kantor.cipedes)
    masuk(client, kantor.operator)
    assertNotContains(client.get(alamat("change", tokoh.pk)), alamat("nilai", tokoh.pk))
    for jawab in (
        client.get(alamat("nilai", tokoh.pk)),
        client.post(alamat("nilai", tokoh.pk), {"pengaruh": "3"}),
    ):
        assertContains(jawab, PERLU_DPIA, status_code=403)
        assertNotContains(jawab, 'name="pengaruh"', status_code=403)
