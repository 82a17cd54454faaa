"""PK-33: passing it on is reported in a minute, and counted without mixing."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.peran import Peran
from organisasi.models import Jejak
from pemangku.janji.actions import (
    MASIH_DEPAN,
    laporkan_komitmen,
    laporkan_tanpa_komitmen,
)
from pemangku.janji.models import TigaJumlah
from pemangku.models import Komitmen, LaporanTerusan, Pemangku
from tests.factories.kunjungan import KomitmenFactory, LaporanTerusanFactory
from tests.factories.organisasi import PetugasFactory, UnitFactory, WilayahFactory
from tests.factories.pemangku import KegiatanFactory, PemangkuFactory
from tests.petugas import masuk, petugas_berperan
from tests.serentak import serentak

pytestmark = pytest.mark.django_db


K, S = Komitmen.Keadaan, LaporanTerusan.Status
# Wednesday, 12 June 2024, 09.00 WIB.
KINI = datetime(2024, 6, 12, 2, tzinfo=UTC)
HARI = date(2024, 6, 12)


@pytest.fixture(autouse=True)
def _berkas(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture(autouse=True)
def _waktu():
    with time_machine.travel(KINI, tick=False):
        yield


def isi(**lain):
    return {
        "tanggal": HARI,
        "bentuk": "rapat_warga",
        "wilayah": WilayahFactory(),
        "jumlah": 45,
        "cara_hitung": "daftar_hadir",
        "pada": KINI,
        **lain,
    }


def kini(satu):
    return Komitmen.objects.dengan_terusan().get(pk=satu.pk)


def jumlah():
    return LaporanTerusan.objects.tiga_jumlah()


def sebutan(satu):
    return LaporanTerusan.objects.dengan_hitungan().get(pk=satu.pk).sebutan


# Counting


def test_pk_33_three_numbers_that_nobody_adds():
    satu = KomitmenFactory()
    laporkan_komitmen(satu, **isi())
    assert kini(satu).keadaan(HARI) == K.SEBAGIAN
    assert jumlah() == TigaJumlah(45, 0, 0)
    laporkan_komitmen(
        satu, **isi(bentuk="grup_wa", jumlah=230, cara_hitung="anggota_grup")
    )
    laporkan_komitmen(satu, **isi(bentuk="medsos", jumlah=9, cara_hitung="tayangan"))
    laporkan_komitmen(satu, **isi(jumlah=10, cara_hitung="hitung_kepala"))
    laporkan_komitmen(satu, **isi(jumlah=70, cara_hitung="perkiraan"))
    assert jumlah() == TigaJumlah(55, 70, 239)
    assert LaporanTerusan.objects.none().tiga_jumlah() == TigaJumlah(0, 0, 0)


def test_pk_33_many_people_count_after_somebody_looked():
    satu = KomitmenFactory()
    pas = laporkan_komitmen(satu, **isi(jumlah=2_000))
    lebih = laporkan_komitmen(satu, **isi(jumlah=5_000))
    assert jumlah() == TigaJumlah(2_000, 0, 0)
    assert (sebutan(pas), sebutan(lebih)) == (
        "Dihitung",
        "Diperiksa dulu, belum dihitung",
    )
    assert LaporanTerusan.objects.menunggu_diperiksa().get() == lebih
    lebih.periksa(oleh=PetugasFactory(), pada=KINI, alasan="Daftar hadir dilihat")
    assert jumlah() == TigaJumlah(7_000, 0, 0)
    assert kini(satu).keadaan(HARI) == K.TERPENUHI
    assert not LaporanTerusan.objects.menunggu_diperiksa().exists()


def test_pk_33_the_same_twice_is_flagged_and_counted_once_until_decided():
    satu, sama = KomitmenFactory(), isi()
    pertama = laporkan_komitmen(satu, **sama)
    with time_machine.travel(KINI + timedelta(hours=1), tick=False):
        kedua = laporkan_komitmen(satu, **sama)
        ketiga = laporkan_komitmen(satu, **sama)
    lain = laporkan_komitmen(satu, **isi(tanggal=date(2024, 6, 11)))
    assert jumlah() == TigaJumlah(90, 0, 0)
    assert kini(satu).terlapor == 2
    assert {sebutan(pertama), sebutan(lain)} == {"Dihitung"}
    assert {sebutan(kedua), sebutan(ketiga)} == {"Mungkin ganda, diperiksa dulu"}
    oleh = PetugasFactory()
    kedua.periksa(oleh=oleh, pada=KINI, alasan="Dua rapat di hari itu")
    assert jumlah() == TigaJumlah(135, 0, 0)
    ketiga.tolak(oleh=oleh, pada=KINI, alasan="Terkirim dua kali")
    assert jumlah() == TigaJumlah(135, 0, 0)
    assert sebutan(ketiga) == "Tidak dihitung"


def test_of_doubles_the_next_one_counts_when_the_first_is_refused():
    satu, sama = KomitmenFactory(), isi()
    pertama = laporkan_komitmen(satu, **sama)
    with time_machine.travel(KINI + timedelta(hours=1), tick=False):
        laporkan_komitmen(satu, **(sama | {"jumlah": 46}))
        laporkan_komitmen(satu, **(sama | {"jumlah": 47}))
    pertama.tolak(oleh=PetugasFactory(), pada=KINI, alasan="Salah jumlah")
    assert jumlah().tatap_muka_terhitung in {46, 47}


def test_decisions_need_a_reason_and_can_be_turned():
    satu, oleh = LaporanTerusanFactory(tanggal=HARI), PetugasFactory()
    with pytest.raises(TindakanTerlarang, match="alasan"):
        satu.tolak(oleh=oleh, pada=KINI, alasan=" ")
    satu.tolak(oleh=oleh, pada=KINI, alasan="Tidak ada rapat")
    with pytest.raises(TindakanTerlarang):
        satu.tolak(oleh=oleh, pada=KINI, alasan="Lagi")
    satu.periksa(oleh=oleh, pada=KINI, alasan="Ternyata ada")
    satu = LaporanTerusan.objects.get()
    assert (satu.status, satu.alasan, satu.diperiksa_oleh) == (
        S.DIPERIKSA,
        "Ternyata ada",
        oleh,
    )
    assert satu.riwayat.count() == 2


# Handing in


@pytest.mark.parametrize(
    ("ubah", "galat"),
    [
        ({"tanggal": date(2024, 6, 13)}, {"tanggal": [MASIH_DEPAN]}),
        (
            {"tanggal": date(2024, 6, 3)},
            {"tanggal": ["Paling awal hari kegiatannya, 4 Juni 2024."]},
        ),
        ({"jumlah": 0}, {"jumlah": ["Minimal 1."]}),
        ({"jumlah": 100_001}, {"jumlah": ["Paling banyak 100.000."]}),
    ],
)
def test_pk_33_what_cannot_be_is_told_beside_its_field(ubah, galat):
    with pytest.raises(ValidationError) as salah:
        laporkan_komitmen(KomitmenFactory(), **isi(**ubah))
    assert salah.value.message_dict == galat
    assert not LaporanTerusan.objects.exists()


def test_nothing_is_reported_on_a_pledge_that_was_called_off():
    satu = KomitmenFactory(status=Komitmen.Status.DIBATALKAN, alasan_batal="Bubar")
    with pytest.raises(TindakanTerlarang, match="dibatalkan"):
        laporkan_komitmen(satu, **isi())


@pytest.mark.django_db(transaction=True)
def test_the_same_form_twice_at_once_leaves_one_report():
    satu, siap = KomitmenFactory(), isi(kunci=uuid4())
    serentak(2, lambda _ke: laporkan_komitmen(satu, **siap))
    laporkan_komitmen(satu, **siap)
    assert LaporanTerusan.objects.count() == 1


def test_staff_may_write_down_what_nobody_promised():
    pemangku, oleh = PemangkuFactory(), PetugasFactory()
    satu = laporkan_tanpa_komitmen(pemangku, oleh=oleh, **isi(tanggal=date(2024, 1, 5)))
    assert (satu.komitmen, satu.pelapor, satu.dibuat_oleh) == (None, "petugas", oleh)
    assert jumlah() == TigaJumlah(45, 0, 0)


def test_units_see_reports_of_their_stakeholders_and_of_their_visits():
    satu = LaporanTerusanFactory(tanggal=HARI)
    tanpa = LaporanTerusanFactory(
        komitmen=None,
        pemangku=satu.pemangku,
        tanggal=HARI,
        pelapor="petugas",
        dibuat_oleh=PetugasFactory(),
    )
    for unit, terlihat in (
        (satu.pemangku.pengelola, {satu, tanpa}),
        (satu.komitmen.kegiatan.tuan_rumah, {satu}),
        (UnitFactory(), set()),
    ):
        petugas = petugas_berperan(Peran.PETUGAS_LAYANAN, unit)
        assert set(LaporanTerusan.objects.untuk(petugas)) == terlihat
        assert set(LaporanTerusan.terbaca(petugas)) == terlihat
    auditor = petugas_berperan(Peran.AUDITOR)
    assert LaporanTerusan.objects.untuk(auditor).count() == 2
    assert not tanpa.diurus_oleh(auditor)
    assert tanpa.diurus_oleh(
        petugas_berperan(Peran.PETUGAS_LAYANAN, satu.pemangku.pengelola)
    )
    assert not satu.diurus_oleh(
        petugas_berperan(Peran.PETUGAS_LAYANAN, satu.pemangku.pengelola)
    )


# Sent twice by staff, it counts once


def dibuka(client, alamat):
    """What the browser sends of the form as it was opened, filled in."""
    form = client.halaman(alamat).context["form"]
    return {n: form[n].value() or "" for n in form.fields} | {
        "wilayah": WilayahFactory().pk,
        "bentuk": "rapat_warga",
        "jumlah": "45",
        "cara_hitung": "daftar_hadir",
    }


@pytest.fixture
def janji(client):
    """A pledge of yesterday's visit, whose host's operator is signed in."""
    kemarin = timezone.now() - timedelta(days=1)
    kegiatan = KegiatanFactory(mulai=kemarin, selesai=kemarin + timedelta(hours=1))
    masuk(client, petugas_berperan(Peran.PPID_PEMBANTU, kegiatan.tuan_rumah))
    hasil: Komitmen = KomitmenFactory(
        kegiatan=kegiatan,
        pemangku__pengelola=kegiatan.tuan_rumah,
        tenggat=timezone.localdate() + timedelta(days=9),
    )
    return hasil


def kirim_dua_kali(client, alamat, objek):
    isi = dibuka(client, alamat)
    for _ in range(2):
        assert client.post(alamat, isi).status_code == 302
    assert LaporanTerusan.objects.count() == 1
    assert Jejak.objects.milik(objek).filter(tindakan="laporkan").count() == 1
    # Opened anew it is another report.
    client.post(alamat, dibuka(client, alamat))
    assert LaporanTerusan.objects.count() == 2


def test_pk_33_of_a_pledge(client, janji):
    alamat = reverse("admin:pemangku_komitmen_tindakan", args=(janji.pk, "laporkan"))
    kirim_dua_kali(client, alamat, janji)


def test_pk_33_without_a_pledge(client, janji):
    pemangku = janji.pemangku
    alamat = reverse("admin:pemangku_pemangku_tindakan", args=(pemangku.pk, "terusan"))
    isi = dibuka(client, alamat)
    for _ in range(2):
        assert client.post(alamat, isi).status_code == 302
    satu = LaporanTerusan.objects.get()
    assert (satu.pemangku, satu.jumlah) == (pemangku, 45)
    client.post(alamat, dibuka(client, alamat))
    assert LaporanTerusan.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_pk_33_sent_twice_at_once_it_is_one_report():
    pemangku: Pemangku = PemangkuFactory(pengelola=UnitFactory())
    isi = {
        "tanggal": timezone.localdate(),
        "bentuk": "rapat_warga",
        "wilayah": WilayahFactory(),
        "jumlah": 45,
        "cara_hitung": "daftar_hadir",
        "oleh": PetugasFactory(),
        "pada": timezone.now(),
        "kunci": uuid4(),
    }
    hasil = serentak(2, lambda _ke: laporkan_tanpa_komitmen(pemangku, **isi))
    assert hasil[0] == hasil[1] == LaporanTerusan.objects.get()
