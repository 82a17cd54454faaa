"""The queue of a phone and its backup (PK-02, PK-03, PK-04)."""

import json
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DataError, InterfaceError, OperationalError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from organisasi.kantor.peran import Peran
from organisasi.models import Jejak
from pemangku.inventaris.orang import NAMA_DIHAPUS
from pemangku.inventaris.persetujuan import NaskahBelumAda, teks_berlaku
from pemangku.models import Kegiatan, Kehadiran, Orang, Persetujuan
from pemangku.ruang import sinkron
from pemangku.ruang.hadir import TANPA_NASKAH
from tests.factories import pemangku as f
from tests.pemangku.kantor_lapangan import tanpa_naskah
from tests.pemangku.ruang.kiriman import SINKRON, kirim, rekaman
from tests.petugas import masuk, masuk_sebagai
from tests.serentak import serentak

pytestmark = pytest.mark.django_db
PULIHKAN = "/lapangan/pulihkan/"


def test_pk_03_a_phone_whose_session_is_over_is_told_so(client, kantor):
    jawab = kirim(client, rekaman(kantor), kode=401)
    assert jawab["pesan"] == "Masuk lagi untuk mengirim."
    # Who has no right is told the same.
    masuk_sebagai(client, Peran.PIMPINAN)
    kirim(client, rekaman(kantor), kode=401)
    assert not Orang.objects.exists()


def test_pk_03_a_lost_answer_makes_no_double_and_names_the_attendance(klien, kantor):
    satu, tanpa = rekaman(kantor), rekaman(kantor, nama="Absen", hadir=False)
    hasil = kirim(klien, satu, tanpa, rekaman(kantor, nama="Kedua"))["hasil"]
    lagi = kirim(klien, satu, tanpa)["hasil"]
    assert [h["status"] for h in lagi] == ["SUDAH_ADA", "SUDAH_ADA"]
    assert (Orang.objects.count(), Kehadiran.objects.count()) == (3, 2)
    hadir = Kehadiran.objects.get(nama_snapshot=satu["nama"])
    assert hasil[0]["hadir"] == str(hadir.pk)
    assert [h.get("jumlah") for h in hasil] == [1, None, 2]
    assert hasil[1]["hadir"] == ""
    hadir.tolak(kantor.kini, alasan="Keliru.")
    (lagi,) = kirim(klien, satu)["hasil"]
    assert (lagi["status"], lagi["hadir"], lagi["jumlah"]) == ("SUDAH_ADA", "", 1)


@pytest.mark.django_db(transaction=True)
def test_pk_03_two_phones_at_once_make_no_double(kantor):
    satu = rekaman(kantor)
    klien = [Client() for _ in range(4)]
    for k in klien:
        masuk(k, kantor.petugas)
    jawab = serentak(4, lambda ke: kirim(klien[ke], satu)["hasil"][0]["status"])
    assert sorted(map(str, jawab)) == ["DITERIMA", *["SUDAH_ADA"] * 3]
    assert Orang.objects.count() == Kehadiran.objects.count() == 1


def test_pk_04_of_a_batch_only_the_bad_ones_come_back(klien, kantor):
    tanpa_naskah("undangan")
    Kegiatan.objects.update(wilayah=None)
    type(kantor.kecamatan).objects.update(wilayah=None)
    ubah = [{}, {}, {"kelurahan": "99.99"}, {"setuju_undangan": "on"}]
    ubah += [{"lembaga": "LPM Entah"}, {}]
    isi = {"lembaga": "Forum Contoh"}
    semua = [
        rekaman(kantor, nama=f"Peserta {ke}", **isi | u) for ke, u in enumerate(ubah)
    ]
    hasil = kirim(klien, *semua)["hasil"]
    assert [h["id"] for h in hasil] == [r["id"] for r in semua]
    status = [h["status"] for h in hasil]
    assert status == ["DITERIMA"] * 2 + ["DITOLAK"] * 3 + ["DITERIMA"]
    assert hasil[2]["pesan"] == {"kelurahan": "Kelurahan tidak dikenal."}
    assert hasil[3]["pesan"] == {"setuju_undangan": TANPA_NASKAH}
    assert "terikat wilayah" in hasil[4]["pesan"]["kelurahan"]
    assert Kehadiran.objects.sah().count() == Orang.objects.count() == 3


def test_pk_04_more_than_25_are_too_many(klien, kantor):
    semua = [rekaman(kantor, nama="") for _ in range(26)]
    kirim(klien, *semua, kode=413)
    assert len(kirim(klien, *semua[:25])["hasil"]) == 25


def test_pk_04_a_record_for_a_foreign_visit_is_refused_alone_and_leaves_a_line(
    klien, kantor
):
    lain = f.KegiatanFactory()
    asing = [rekaman(kantor, kegiatan=str(pk)) for pk in (lain.pk, uuid4())]
    hasil = kirim(klien, asing[0], rekaman(kantor), asing[1])["hasil"]
    assert [h.get("kode") for h in hasil] == [403, None, 403]
    jejak = Jejak.objects.get(tindakan="rekaman_ditolak")
    assert (jejak.objek_id, jejak.oleh) == (str(lain.pk), kantor.petugas.username)


@pytest.mark.parametrize(
    ("status", "anjuran"),
    [
        ("ditutup", "Minta Pengelola pemangku membukanya lagi, lalu kirim lagi."),
        ("batal", "Tanyakan kegiatan penggantinya"),
    ],
)
def test_a_record_for_a_closed_visit_stays_on_the_phone_and_says_what_to_do(
    klien, kantor, status, anjuran
):
    Kegiatan.objects.update(status=status, alasan_batal="Hujan badai.")
    hasil = kirim(klien, rekaman(kantor))["hasil"][0]
    assert hasil["status"] == "DITOLAK"
    assert anjuran in hasil["pesan"][""]
    assert "simpan berkas cadangannya" in hasil["pesan"][""]


def test_what_is_no_batch_or_a_record_without_keys_is_refused(klien, kantor):
    salah = ({"id": "bukan"}, {"kegiatan": "bukan"}, {"id": 5})
    for satu in kirim(klien, *(rekaman(kantor, **s) for s in salah))["hasil"]:
        assert satu["pesan"] == {"": "Rekaman ini tidak terbaca."}
    for isi in ("{", "[]", '{"rekaman": 1}', '{"rekaman": [1]}'):
        jawab = klien.post(SINKRON, isi, content_type="application/json")
        assert jawab.status_code == 400


@pytest.mark.parametrize(
    ("meleset", "dikoreksi"), [(5, False), (-180, True), (90, True)]
)
def test_a_clock_that_is_off_is_corrected(klien, kantor, meleset, *, dikoreksi):
    kini = timezone.now()
    jam = kini + timedelta(minutes=meleset)
    ditangkap = (jam - timedelta(minutes=20)).isoformat()
    kirim(klien, rekaman(kantor, ditangkap_pada=ditangkap), jam=jam.isoformat())
    hadir = Kehadiran.objects.get()
    harap = kini - timedelta(minutes=20 if dikoreksi else 20 - meleset)
    assert abs(hadir.pada - harap) < timedelta(seconds=20)


@pytest.mark.parametrize(
    ("jam", "ditangkap"), [("kemarin", None), (7, "2024-13-45T00:00"), (None, "besok")]
)
def test_a_clock_that_cannot_be_read_is_the_servers(klien, kantor, jam, ditangkap):
    kini = timezone.now()
    if ditangkap == "besok":
        # Nobody was taken down in the future; an hour without a zone is universal.
        ditangkap = (kini + timedelta(days=1)).isoformat()
        jam = kini.replace(tzinfo=None).isoformat()
    kirim(klien, rekaman(kantor, ditangkap_pada=ditangkap), jam=jam)
    hadir = Kehadiran.objects.get()
    assert timezone.now() - timedelta(minutes=1) < hadir.pada <= timezone.now()


def cadangan(isi):
    teks = isi if isinstance(isi, bytes) else json.dumps(isi).encode()
    return SimpleUploadedFile("cadangan.json", teks, content_type="application/json")


def test_pk_03_a_backup_makes_each_record_once(klien, kantor):
    semua = [rekaman(kantor, nama=nama) for nama in ("Satu", "Dua", "")]
    isi = {"skema": 3, "rekaman": semua}
    for masuk_, ada in ((2, 0), (0, 2)):
        response = klien.post(PULIHKAN, {"cadangan": cadangan(isi)})
        hasil = response.context["hasil"]
        jumlah = hasil["jumlah"]
        assert (jumlah["DITERIMA"], jumlah["SUDAH_ADA"]) == (masuk_, ada)
        assert hasil["ditolak"] == [("", "Nama wajib diisi.")]
    assert Orang.objects.count() == 2
    assert "data sudah ada" in response.text


@pytest.mark.parametrize(
    ("isi", "pesan"),
    [
        (None, sinkron.BELUM_DIPILIH),
        (b"\x89PNG", sinkron.BUKAN_CADANGAN),
        ({"skema": 2, "rekaman": []}, sinkron.BUKAN_CADANGAN),
        ({"skema": 3, "rekaman": [1]}, sinkron.BUKAN_CADANGAN),
        (b" " * (2 * 1024 * 1024 + 1), sinkron.TERLALU_BESAR),
    ],
)
def test_what_is_no_backup_says_why(klien, isi, pesan):
    data = {"cadangan": cadangan(isi)} if isi is not None else {}
    assert "Pulihkan cadangan" in klien.halaman(PULIHKAN).text
    response = klien.post(PULIHKAN, data)
    assert pesan in response.text


# One record that goes wrong holds up no other

TERPAKAI = "Nomor rekaman ini sudah dipakai untuk orang lain. Periksa isiannya, lalu simpan lagi."


def rusak(monkeypatch, galat):
    """Saving "Peserta Rusak" fails with this error."""
    asli = Orang.save

    def simpan(orang, *args, **kw):
        asli(orang, *args, **kw)
        if orang.nama == "Peserta Rusak":
            raise galat

    monkeypatch.setattr(Orang, "save", simpan)


def test_a_record_that_fails_is_refused_alone_and_leaves_nothing(
    klien, kantor, monkeypatch, caplog
):
    rusak(monkeypatch, DataError("value too long: Peserta Rusak"))
    buruk = rekaman(kantor, nama="Peserta Rusak")
    hasil = kirim(klien, buruk, rekaman(kantor))["hasil"]
    assert [h["status"] for h in hasil] == ["DITOLAK", "DITERIMA"]
    assert hasil[0]["pesan"] == {"": sinkron.TIDAK_TERSIMPAN}
    assert [o.nama for o in Orang.objects.all()] == ["Peserta Contoh"]
    assert f"Rekaman {buruk['id']} failed: DataError" in caplog.text
    assert "Peserta Rusak" not in caplog.text


@pytest.mark.parametrize("galat", [OperationalError, InterfaceError])
def test_a_lost_database_fails_the_call_so_that_the_queue_stays(
    klien, kantor, monkeypatch, galat
):
    rusak(monkeypatch, galat())
    with pytest.raises(galat):
        kirim(klien, rekaman(kantor, nama="Peserta Rusak"))


@pytest.mark.parametrize(("jam", "dipakai"), [(1, True), (-1, False)])
def test_a_time_up_to_seven_days_before_the_visit_is_kept(
    klien, kantor, jam, *, dipakai
):
    saat = kantor.kegiatan.mulai - timedelta(days=7) + timedelta(hours=jam)
    isi = {"ditangkap_pada": saat.isoformat(), "setuju_undangan": True}
    kirim(klien, rekaman(kantor, **isi))
    hadir = Kehadiran.objects.get()
    # Before that it is the moment of receipt.
    kini = timezone.now() - hadir.pada < timedelta(minutes=1)
    assert ((hadir.pada == saat), kini) == (dipakai, not dipakai)
    assert Persetujuan.objects.get().pada == hadir.pada


def test_a_name_longer_than_its_snapshot_is_cut(klien, kantor):
    gelar = {"gelar_depan": "D" * 30, "gelar_belakang": "B" * 60}
    orang = f.OrangFactory(nama="N" * 100, **gelar)
    dia = {"pemangku": f.JabatanFactory(orang=orang).pemangku, "orang": orang}
    undangan = f.UndanganFactory(kegiatan=kantor.kegiatan, **dia)
    satu = rekaman(kantor, nama="", lembaga="", undangan=str(undangan.pk))
    hasil = kirim(klien, satu)["hasil"][0]
    assert hasil["status"] == "DITERIMA"
    assert Kehadiran.objects.get().nama_snapshot == orang.nama_lengkap[:160]


def test_wording_of_the_citys_day_counts_after_midnight(kantor):
    tanpa_naskah("undangan")
    f.TeksPersetujuanFactory(tujuan="undangan", berlaku_sejak=date(2024, 6, 10))
    # 02.00 in Tasikmalaya; in UTC it is the day before.
    assert teks_berlaku("undangan", datetime(2024, 6, 9, 19, tzinfo=UTC))
    with pytest.raises(NaskahBelumAda, match="belum ada"):
        teks_berlaku("undangan", datetime(2024, 6, 8, 19, tzinfo=UTC))


# A key that was used for somebody else


@pytest.mark.parametrize("hadir", [True, False])
def test_a_known_key_with_another_name_or_visit_is_refused(klien, kantor, *, hadir):
    satu = rekaman(kantor, hadir=hadir)
    kirim(klien, satu)
    lain = f.KegiatanFactory(tuan_rumah=kantor.kecamatan)
    lain.petugas.add(kantor.petugas)
    # Of who did not stay no name was written down to compare.
    nama = [{"nama": "Orang Lain"}] if hadir else []
    for salah in (*nama, {"kegiatan": str(lain.pk)}):
        hasil = kirim(klien, satu | salah)["hasil"][0]
        assert (hasil["status"], hasil["pesan"]) == ("DITOLAK", {"kunci": TERPAKAI})
    assert [o.nama for o in Orang.objects.all()] == ["Peserta Contoh"]


def test_the_same_record_is_known_after_its_person_was_renamed_merged_or_forgotten(
    klien, kantor
):
    satu = rekaman(kantor, nama="H. Asep Contoh, S.Sos.")
    kirim(klien, satu)
    penerus = {"orang": f.OrangFactory(), "nama_snapshot": "Nama Penerus"}
    for ubah in (
        lambda: Orang.objects.update(nama="Asep Dibetulkan"),
        lambda: Kehadiran.objects.update(**penerus),
        lambda: Kehadiran.objects.update(nama_snapshot=NAMA_DIHAPUS),
    ):
        ubah()
        assert kirim(klien, satu)["hasil"][0]["status"] == "SUDAH_ADA"


def test_a_form_opened_again_by_going_back_can_be_sent_after_the_refusal(klien, kantor):
    alamat = reverse("pemangku:lapangan", args=(kantor.kegiatan.pk,))
    isi = {"kunci": str(uuid4()), "nama": "Peserta Satu", "lembaga": "LPM Cipedes"}
    klien.post(alamat, isi | {"hadir": "on"})
    isi |= {"nama": "Peserta Dua", "hadir": "on"}
    response = klien.post(alamat, isi)
    assert TERPAKAI in response.text
    klien.post(alamat, isi | {"kunci": str(response.context["kunci"])})
    assert Kehadiran.objects.count() == 2
