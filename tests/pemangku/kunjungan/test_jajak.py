"""PK-40: did they learn where to go? Answers of nobody, before and after."""

from datetime import timedelta
from io import BytesIO
from uuid import uuid4

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader
from pytest_django.asserts import assertContains, assertNotContains

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.models import Jejak
from pemangku.kunjungan import actions as aksi
from pemangku.kunjungan.actions import TERLALU_SEDIKIT, hasil_jajak
from pemangku.kunjungan.pilihan import PERTANYAAN
from pemangku.models import Jajak, Kegiatan
from tests.factories.kunjungan import JajakFactory, JajakKertasFactory
from tests.pemangku.kantor_kunjungan import alamat, tindakan
from tests.pemangku.kantor_lapangan import buat_kantor
from tests.petugas import masuk, masuk_sebagai

pytestmark = [pytest.mark.django_db, pytest.mark.sql]
AWAL, AKHIR = Jajak.Tahap.AWAL, Jajak.Tahap.AKHIR
TAHU = dict.fromkeys(("q1", "q2", "q3"), "ya")
TAHU |= {"q4": "sp4n", "q5": "ppid", "q6": "112"}
BUTA = dict.fromkeys(("q1", "q2", "q3"), "tidak")
BUTA |= dict.fromkeys(("q4", "q5", "q6"), "tidak_tahu")
KERTAS = {"lembar": 10, **dict.fromkeys(PERTANYAAN, 5)}


@pytest.fixture
def kantor():
    return buat_kantor()


@pytest.fixture
def k(kantor):
    return kantor.kegiatan


def jajak(kegiatan, tahap=AWAL):
    return reverse("pemangku:survei", args=(kegiatan.token, tahap))


def isi_kertas(client, kegiatan, **isi):
    return client.post(
        tindakan(kegiatan, "survei_kertas"), KERTAS | {"tahap": AWAL} | isi
    )


def test_pk_40_six_taps_and_no_more(client, k):
    halaman = client.halaman(jajak(k))
    isi = halaman.text
    kunci = halaman.context["kunci"]
    terima = client.post(jajak(k), TAHU | {"kunci": kunci})
    satu = Jajak.objects.get()
    assert len(halaman.asli) < 40_000
    assert '<input type="text"' not in isi
    assert "tersimpan" in terima.text
    assert (satu.tahap, satu.q1, satu.q4, satu.q7) == (AWAL, 1, 1, None)
    # No row knows who or when.
    kolom = {satu.name for satu in Jajak._meta.get_fields()}
    kolom -= {f"q{n}" for n in range(1, 8)}
    assert kolom == {"id", "kegiatan", "tahap", "kunci", "lembar"}
    assert halaman["X-Robots-Tag"] == "noindex, nofollow"


def test_pk_40_a_second_answer_of_the_same_page_replaces_the_first(client, k):
    kunci = {"kunci": uuid4()}
    client.post(jajak(k), BUTA | kunci)
    client.post(jajak(k), TAHU | kunci | {"q7": "4"})
    satu = Jajak.objects.get()
    assert (satu.q1, satu.q6, satu.q7) == (1, 1, 4)
    client.post(jajak(k, AKHIR), TAHU | kunci)
    client.post(jajak(k), TAHU | {"kunci": "rusak"})
    assert Jajak.objects.count() == 3


def test_pk_40_the_right_answers_are_told_after_the_last_poll_only(client, k):
    """Told before, who sends again would show a gain that nobody made."""
    assertNotContains(client.post(jajak(k, AWAL), BUTA), "SP4N-LAPOR!</b>")
    assertContains(client.post(jajak(k, AKHIR), BUTA), "SP4N-LAPOR!</b>")


def test_what_is_not_answered_is_said_and_the_rest_stays(client, k):
    kunci = uuid4()
    jawab = client.post(jajak(k), TAHU | {"kunci": kunci, "q4": "", "q7": "9"})
    form = jawab.context["form"]
    assert form.errors["q4"] == ["Pilih satu."]
    assert "q7" in form.errors
    assert form["q5"].value() == "ppid"
    assert jawab.context["kunci"] == kunci
    assert not Jajak.objects.exists()


@pytest.mark.parametrize(("ubah", "hari"), [({"status": "ditutup"}, 0), ({}, 2)])
def test_pk_40_it_is_open_as_long_as_the_door(client, k, ubah, hari):
    Kegiatan.objects.update(edisi=1, **ubah)
    kini = timezone.now() + timedelta(days=hari)
    with time_machine.travel(kini):
        jawab = client.post(jajak(k), TAHU)
    assert jawab.status_code == 410
    assert not Jajak.objects.exists()
    with pytest.raises(TindakanTerlarang, match="ditutup"):
        aksi.jawab_jajak(k, AWAL, kunci=uuid4(), isi={}, pada=kini)


def test_more_than_a_hall_is_refused(client, k, monkeypatch):
    monkeypatch.setattr(aksi, "JAJAK_TERBANYAK", 1)
    kunci = {"kunci": uuid4()}
    client.post(jajak(k), BUTA | kunci)
    penuh = client.post(jajak(k), TAHU)
    client.post(jajak(k), TAHU | kunci)
    assert aksi.JAJAK_PENUH in penuh.text
    assert Jajak.objects.get().q1 == 1


def test_the_hosts_screen_shows_the_way_and_a_number(client, kantor, k):
    masuk(client, kantor.petugas)
    JajakFactory(kegiatan=k)
    layar = reverse("pemangku:survei-layar", args=(k.pk, AWAL))
    isi = client.get(layar).text
    assert jajak(k) in isi
    assert "<b>1</b> sudah menjawab" in isi
    Kegiatan.objects.update(status="ditutup")
    assertContains(client.get(layar), "tidak lagi dibuka")
    # An unknown stage or visit is not there.
    salah = reverse("pemangku:survei-layar", args=(k.pk, "x"))
    for tiada in (salah, jajak(k, "tengah"), "/d/TIDAKADA/survei/awal/"):
        assert client.get(tiada).status_code == 404
    masuk_sebagai(client, Peran.PETUGAS_LAPANGAN)
    assert client.get(layar).status_code == 403


def test_pk_40_sheets_are_keyed_as_totals_and_keyed_again_replace(client, kantor, k):
    masuk(client, kantor.petugas)
    for isi in ({}, {"q1": 9}, {"tahap": AKHIR}):
        isi_kertas(client, k, **isi)
    awal, _akhir = Jajak.objects.order_by("-tahap")
    assert (awal.lembar, awal.q1, awal.kunci) == (10, 9, None)
    jejak = Jejak.objects.milik(k).filter(tindakan="isi_survei_kertas")
    dikunci = [(b.sesudah["tahap"], b.sesudah["q1"]) for b in jejak]
    assert dikunci == [("Akhir", 5), ("Awal", 9), ("Awal", 5)]
    assert {b.oleh for b in jejak} == {kantor.petugas.username}


def test_more_right_answers_than_sheets_are_refused(client, kantor, k):
    masuk(client, kantor.petugas)
    assertContains(isi_kertas(client, k, q3=11), "lebih dari jumlah lembarnya")
    assertContains(isi_kertas(client, k, lembar=""), "Isi jumlahnya")
    assert not Jajak.objects.exists()
    Kegiatan.objects.update(status="ditutup")
    isi = KERTAS | {"tahap": AWAL, "saat": Saat(kantor.petugas, timezone.now())}
    with pytest.raises(TindakanTerlarang, match="ditutup"):
        aksi.isi_survei_kertas(k, **isi)


def test_pk_40_the_sheet_asks_the_same_without_a_name(client, kantor, k):
    masuk(client, kantor.petugas)
    pdf = client.get(alamat("cetak_berkas", k.pk, "survei", "pdf"))
    (halaman,) = PdfReader(BytesIO(pdf.content)).pages
    teks = " ".join(halaman.extract_text().split())
    for satu in ("Ada kebakaran. Ke mana?", "( ) SP4N-LAPOR!", "( ) Akhir"):
        assert satu in teks
    assert "Nama" not in teks


def test_pk_40_shares_before_and_after_with_both_numbers(k):
    tahu = {"q4": 1, "q1": 1, "q7": 5}
    JajakFactory.create_batch(6, kegiatan=k, **tahu)
    JajakFactory.create_batch(14, kegiatan=k, q7=3)
    JajakKertasFactory(kegiatan=k, q4=0, q1=10)
    JajakFactory.create_batch(24, kegiatan=k, tahap=AKHIR, **tahu)
    JajakFactory.create_batch(3, kegiatan=k, tahap=AKHIR)
    baris = hasil_jajak(k)
    q1, q4, q7 = baris[0], baris[3], baris[6]
    assert [(b[2], b[4]) for b in baris] == [("30", "27")] * 6 + [("20", "24")]
    assert q1[1:] == ("53,3 %", "30", "88,9 %", "27", "+35,6 poin")
    assert q4[1:] == ("20,0 %", "30", "88,9 %", "27", "+68,9 poin")
    assert (q7[1], q7[3]) == ("30,0 %", "100,0 %")


def test_pk_40_fewer_than_five_answers_show_no_share(client, kantor, k):
    assert hasil_jajak(k) == []
    masuk(client, kantor.petugas)
    assertContains(client.get(alamat("hasil", k.pk)), "Belum ada jawaban.")
    JajakFactory.create_batch(4, kegiatan=k, q1=1)
    JajakFactory.create_batch(5, kegiatan=k, tahap=AKHIR)
    q1 = hasil_jajak(k)[0]
    assert q1[1:] == (TERLALU_SEDIKIT, "4", "0,0 %", "5", "")
    isi = client.get(alamat("hasil", k.pk)).text
    assert TERLALU_SEDIKIT in isi
    assert "100,0 %" not in isi
