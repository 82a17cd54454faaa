"""What a stakeholder cares about: a row a word, moved by merges, gone with a figure (4.4)."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import IntegrityError, ProgrammingError, transaction
from pytest_django.asserts import assertContains, assertNotContains

from organisasi.kantor.peran import Peran
from pemangku.dasar import CABUT, rutin
from pemangku.gabung.actions import batalkan_gabungan, gabungkan_pemangku
from pemangku.kunjungan.minat import catat_minat
from pemangku.models import Minat
from pemangku.pribadi.hapus_orang import hapus_orang
from tests.factories.organisasi import IsuFactory
from tests.factories.pemangku import (
    JabatanFactory,
    KegiatanFactory,
    KehadiranFactory,
    MinatFactory,
    PeroranganFactory,
)
from tests.pemangku.meja_register import PADA, alamat, lembaga, tekan, tombol
from tests.petugas import masuk, petugas_berperan
from tests.serentak import serentak

ISI = {
    "uraian": "Meminta jadwal angkut sampah diumumkan.",
    "sikap": "mendukung",
    "sumber": "operator",
}


def galat(jawab):
    return jawab.context["form"].errors


def catat(kantor, p, isu, **isi):
    pada = isi.pop("pada", PADA)
    return catat_minat(p, isu=isu, oleh=kantor.operator, pada=pada, **ISI | isi)


def test_a_word_on_a_topic_is_added_and_stands_on_the_page(client, kantor):
    p, isu = lembaga(kantor), IsuFactory(nama="Sampah")
    datang = KehadiranFactory(
        pemangku=p,
        kegiatan__status="selesai",
        kegiatan__tuan_rumah=kantor.cipedes,
        kegiatan__judul="Rapat kebersihan",
    )
    masuk(client, kantor.operator)
    client.halaman(alamat("tindakan", p.pk, "catat_minat"))
    isi = ISI | {"isu": isu.pk, "kegiatan": datang.kegiatan_id}
    for _ in range(2):
        tekan(client, p, "catat_minat", **isi)
    with time_machine.travel(PADA + timedelta(hours=1), tick=False):
        tekan(client, p, "catat_minat", **ISI | {"isu": isu.pk, "sikap": "keberatan"})
    assert [m.sikap for m in p.minat.all()] == ["keberatan", "mendukung"]
    assert str(Minat.objects.terkini().get()) == "Sampah (Keberatan)"
    lama = p.minat.last()
    assert (lama.kegiatan, lama.dibuat_oleh) == (datang.kegiatan, kantor.operator)
    jejak = p.riwayat.filter(tindakan="catat_minat")
    assert jejak.count() == 2
    assert jejak.last().sesudah == {"isu": isu.kode, "sikap": "mendukung"}
    jawab = client.halaman(alamat("change", p.pk))
    assertContains(jawab, "Meminta jadwal angkut sampah diumumkan.")
    assertContains(jawab, "Rapat kebersihan")


def test_what_is_wrong_is_said_beside_its_field_and_what_was_typed_stays(
    client, kantor
):
    p, isu = lembaga(kantor), IsuFactory()
    asing = KegiatanFactory(status="selesai", tuan_rumah=kantor.cipedes)
    masuk(client, kantor.operator)
    kosong = tekan(client, p, "catat_minat", isu="", uraian="", sikap="", sumber="")
    pendek = tekan(client, p, "catat_minat", **ISI | {"isu": isu.pk, "uraian": "pasar"})
    lain = tekan(
        client, p, "catat_minat", **ISI | {"isu": isu.pk, "kegiatan": asing.pk}
    )
    mati = tekan(client, p, "catat_minat", **ISI | {"isu": IsuFactory(aktif=False).pk})
    assert galat(kosong)["isu"] == ["Pilih isunya."]
    assert {"uraian", "sikap", "sumber"} <= galat(kosong).keys()
    assert "paling sedikit 10 huruf" in galat(pendek)["uraian"][0]
    assertContains(pendek, "pasar")
    assert galat(lain) == {"kegiatan": ["Pilih kegiatan dari daftar."]}
    assert galat(mati) == {"isu": ["Pilih isu dari daftar."]}
    assert not p.minat.exists()


def test_the_act_itself_refuses_a_topic_out_of_use_and_an_unknown_stance(kantor):
    p = lembaga(kantor)
    with pytest.raises(ValidationError, match="tidak dipakai lagi"):
        catat(kantor, p, IsuFactory(aktif=False))
    with pytest.raises(ValidationError, match="sikap"):
        catat(kantor, p, IsuFactory(), sikap="entah")


def test_only_who_keeps_the_record_writes_and_others_get_404_or_403(client, kantor):
    p = lembaga(kantor)
    halaman = alamat("tindakan", p.pk, "catat_minat")
    masuk(client, kantor.operator_lain)
    assert client.get(halaman).status_code == 404
    masuk(client, petugas_berperan(Peran.AUDITOR))
    assert client.get(halaman).status_code == 403
    p.nonaktifkan(oleh=kantor.pengelola, pada=PADA, alasan="Bubar")
    masuk(client, kantor.operator)
    assert "catat_minat" not in tombol(client, p)


def test_of_a_figure_who_reads_it_masked_reads_nothing_of_it(client, kantor):
    tokoh = PeroranganFactory(pengelola=kantor.cipedes)
    MinatFactory(pemangku=tokoh)
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
    tulis = MinatFactory()
    impor = MinatFactory(sumber="impor")
    for ubah in (
        lambda: Minat.objects.filter(pk=tulis.pk).update(sikap="netral"),
        tulis.delete,
        impor.delete,
    ):
        with pytest.raises(ProgrammingError, match="only added"), transaction.atomic():
            ubah()
    with (
        pytest.raises(ProgrammingError, match="only added"),
        transaction.atomic(),
        rutin(CABUT),
    ):
        Minat.objects.filter(pk=tulis.pk).delete()
    with rutin(CABUT):
        Minat.objects.filter(pk=impor.pk).delete()
    assert Minat.objects.get() == tulis


@pytest.mark.parametrize(
    ("isi", "kendala"),
    [
        ({"uraian": "pendek"}, "pemangku_minat_uraian_cukup"),
        ({"sikap": "entah"}, "pemangku_minat_sikap_dikenal"),
    ],
)
def test_the_database_refuses_what_is_no_word_on_a_topic(db, isi, kendala):
    with pytest.raises(IntegrityError, match=kendala), transaction.atomic():
        MinatFactory(**isi)


def test_pk26_a_merge_moves_every_word_and_its_undo_gives_them_back(kantor):
    a, b = lembaga(kantor, "LPM Sukajaya"), lembaga(kantor, "LPM Kel. Sukajaya")
    isu = IsuFactory()
    satu, lain = catat(kantor, a, isu), catat(kantor, b, isu)
    nanti = PADA + timedelta(minutes=1)
    log = gabungkan_pemangku(a, b, ambil=(), oleh=kantor.pengelola, pada=nanti)
    assert set(a.minat.all()) == {satu, lain}
    assert Minat.objects.terkini().count() == 1
    batalkan_gabungan(log, oleh=kantor.pengelola, pada=nanti)
    assert list(a.minat.all()) == [satu]
    assert list(b.minat.all()) == [lain]


def test_pk58_of_a_forgotten_figure_no_word_is_kept(kantor):
    jabatan = JabatanFactory(pemangku=PeroranganFactory(pengelola=kantor.cipedes))
    MinatFactory(pemangku=jabatan.pemangku)
    lain = MinatFactory()
    hapus_orang(jabatan.orang, oleh=kantor.pengelola, pada=PADA, alasan="Diminta.")
    assert jabatan.pemangku.minat.get().uraian == ""
    lain.refresh_from_db()
    assert lain.uraian
