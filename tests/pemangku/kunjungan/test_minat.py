"""What a stakeholder cares about: a row a word, moved by merges, gone with a figure (4.4)."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, ProgrammingError, transaction
from pytest_django.asserts import assertContains, assertNotContains

from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from pemangku.inventaris.tabel import CABUT, rutin
from pemangku.kunjungan.actions import catat_minat
from pemangku.meja.gabung import batalkan_gabungan, gabungkan_pemangku
from pemangku.models import Minat
from pemangku.pribadi.hak_orang import ORANG
from tests.factories import pemangku as f
from tests.factories.organisasi import IsuFactory
from tests.pemangku.meja_register import PADA, alamat, lembaga
from tests.petugas import masuk, petugas_berperan
from tests.serentak import serentak

ISI = {"uraian": "Meminta jadwal angkut sampah diumumkan.", "sumber": "operator"}


def catat(kantor, p, isu, **isi):
    isi = ISI | {"sikap": "mendukung"} | isi
    return catat_minat(p, Saat(kantor.operator, PADA), isu=isu, **isi)


def test_the_act_itself_refuses_a_topic_out_of_use_and_an_unknown_stance(kantor):
    p = lembaga(kantor)
    for kata, isu, salah in (
        ("tidak dipakai lagi", IsuFactory(aktif=False), {}),
        ("sikap", IsuFactory(), {"sikap": "entah"}),
        ("paling sedikit 10 huruf", IsuFactory(), {"uraian": "pasar"}),
    ):
        with pytest.raises(ValidationError, match=kata):
            catat(kantor, p, isu, **salah)
    assert str(catat(kantor, p, IsuFactory(nama="Sampah"))) == "Sampah (Mendukung)"


def test_of_a_figure_who_reads_it_masked_reads_nothing_of_it(client, kantor):
    tokoh = f.PeroranganFactory(pengelola=kantor.cipedes)
    f.MinatFactory(pemangku=tokoh)
    masuk(client, kantor.operator)
    assertContains(client.get(alamat("change", tokoh.pk)), "Meminta jadwal angkut")
    masuk(client, petugas_berperan(Peran.AUDITOR))
    assertNotContains(client.get(alamat("change", tokoh.pk)), "Meminta jadwal angkut")


@pytest.mark.django_db(transaction=True)
def test_the_same_word_twice_at_once_is_one_row(kantor):
    p, isu = lembaga(kantor), IsuFactory()
    serentak(2, lambda _ke: catat(kantor, p, isu))
    assert p.minat.count() == 1


def test_rows_are_only_added_and_an_import_takes_back_only_its_own(kantor):
    tulis = f.MinatFactory()
    impor = f.MinatFactory(sumber="impor")
    for ubah in (
        lambda: Minat.objects.filter(pk=tulis.pk).update(sikap="netral"),
        tulis.delete,
        impor.delete,
    ):
        with pytest.raises(ProgrammingError, match="only added"), transaction.atomic():
            ubah()

    def cabut(satu):
        with rutin(CABUT):
            Minat.objects.filter(pk=satu.pk).delete()

    with pytest.raises(ProgrammingError, match="only added"), transaction.atomic():
        cabut(tulis)
    cabut(impor)
    assert Minat.objects.get() == tulis


def test_the_database_refuses_what_is_no_word_on_a_topic(db):
    for kendala, isi in (
        ("pemangku_minat_uraian_cukup", {"uraian": "pendek"}),
        ("pemangku_minat_sikap_dikenal", {"sikap": "entah"}),
    ):
        with pytest.raises(IntegrityError, match=kendala), transaction.atomic():
            f.MinatFactory(**isi)


def test_pk26_a_merge_moves_every_word_and_its_undo_gives_them_back(kantor):
    a, b = lembaga(kantor, "LPM Sukajaya"), lembaga(kantor, "LPM Kel. Sukajaya")
    isu = IsuFactory()
    satu, lain = catat(kantor, a, isu), catat(kantor, b, isu)
    nanti = PADA + timedelta(minutes=1)
    log = gabungkan_pemangku(a, b, Saat(kantor.pengelola, nanti), ambil=())
    assert set(a.minat.all()) == {satu, lain}
    assert Minat.objects.terkini().count() == 1
    batalkan_gabungan(log, Saat(kantor.pengelola, nanti))
    assert list(a.minat.all()) == [satu]
    assert list(b.minat.all()) == [lain]


def test_pk58_of_a_forgotten_figure_no_word_is_kept(kantor):
    jabatan = f.JabatanFactory(pemangku=f.PeroranganFactory(pengelola=kantor.cipedes))
    f.MinatFactory(pemangku=jabatan.pemangku)
    lain = f.MinatFactory()
    ORANG.hapus(jabatan.orang, Saat(kantor.pengelola, PADA), alasan="Diminta.")
    assert jabatan.pemangku.minat.get().uraian == ""
    lain.refresh_from_db()
    assert lain.uraian
