"""The queue of a phone, its backup, and the phone itself (PK-02, PK-03, PK-04)."""

import json
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DataError, InterfaceError, OperationalError
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.models import Jejak
from pemangku.inventaris.orang import NAMA_DIHAPUS
from pemangku.inventaris.persetujuan import NaskahBelumAda, teks_berlaku
from pemangku.models import Kegiatan, Kehadiran, Orang, PerangkatLapangan, Persetujuan
from pemangku.ruang import sinkron
from pemangku.ruang.hadir import TANPA_NASKAH
from pemangku.ruang.sinkron import akhiri_sesi, baca_detak, sebut_peramban
from ppid_portal.staf.views import buat_kalender
from tests.factories import pemangku as f
from tests.factories.kunjungan import PerangkatLapanganFactory
from tests.pemangku.kantor_kunjungan import alamat, saat, tindakan
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
    assert hadir.jam_dikoreksi is dikoreksi
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
    assert ((hadir.pada == saat), kini, hadir.jam_dikoreksi) == (
        dipakai,
        not dipakai,
        not dipakai,
    )
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


# The phones themselves; a lost one is signed out (5.1 item 10)

DAFTAR = alamat("changelist", model="perangkatlapangan")
AGEN = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36"


def detak(klien, kode, rekaman=0, foto=0):
    tanya = {"perangkat": kode, "rekaman": rekaman, "foto": foto}
    return klien.get(SINKRON, tanya, headers={"user-agent": AGEN})


def akhiri(klien, satu, alasan="Ponsel hilang"):
    return klien.post(tindakan(satu, "akhiri"), {"alasan": alasan}, follow=True)


def test_5_1_a_phone_tells_who_it_is_and_what_it_still_holds(klien, kantor):
    kode = uuid4()
    detak(klien, kode, rekaman=7, foto=2)
    pertama = PerangkatLapangan.objects.get()
    detak(klien, kode, rekaman=1)
    satu = PerangkatLapangan.objects.get()
    assert (satu.kode, satu.petugas) == (kode, kantor.petugas)
    assert (pertama.sisa_rekaman, pertama.sisa_foto) == (7, 2)
    assert (satu.sisa_rekaman, satu.sisa_foto) == (1, 0)
    assert satu.peramban == "Chrome di Android"
    assert satu.pertama_pada == pertama.pertama_pada < satu.terakhir_pada
    assert len(satu.sidik_sesi) == 64
    assert klien.session.session_key not in satu.sidik_sesi
    # Two officers with one phone are two rows.
    masuk(klien, kantor.operator)
    detak(klien, kode)
    assert PerangkatLapangan.objects.filter(kode=kode).count() == 2


def test_5_1_each_sending_is_a_heartbeat_too(klien):
    kode = str(uuid4())
    isi = {"perangkat": kode, "sisa": {"rekaman": 3, "foto": 1}, "rekaman": []}
    klien.post(SINKRON, json.dumps(isi), content_type="application/json")
    satu = PerangkatLapangan.objects.get()
    assert (str(satu.kode), satu.sisa_rekaman, satu.sisa_foto) == (kode, 3, 1)


def test_5_1_a_phone_without_a_name_or_a_session_is_not_listed(klien):
    for kode in ("", "bukan"):
        assert "csrf" in detak(klien, kode).json()
    klien.logout()
    assert detak(klien, uuid4()).status_code == 401
    assert not PerangkatLapangan.objects.exists()


@pytest.mark.parametrize(
    ("isi", "jumlah"),
    [(3, 3), ("12", 12), (-1, 0), ("9" * 9, 32_767), (None, 0), ("²", 0)],
)
def test_a_count_that_is_none_is_zero(isi, jumlah):
    for sisa, banyak in (({"rekaman": isi}, jumlah), ([1], 0)):
        hasil = baca_detak(str(uuid4()), sisa)
        assert (hasil["sisa_rekaman"], hasil["sisa_foto"]) == (banyak, 0)


@pytest.mark.parametrize(
    ("agen", "sebutan"),
    [
        (AGEN, "Chrome di Android"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/120 Edg/120", "Edge di Windows"),
        ("Mozilla/5.0 (X11; Linux) Gecko Firefox/121", "Firefox di Linux"),
        ("curl/8", "Peramban lain"),
    ],
)
def test_a_browser_is_called_in_few_words(agen, sebutan):
    assert sebut_peramban(agen) == sebutan


@pytest.fixture
def hilang(kantor):
    """A phone with a session and seven unsent records."""
    klien = Client()
    masuk(klien, kantor.petugas)
    detak(klien, uuid4(), rekaman=7, foto=2)
    return klien, PerangkatLapangan.objects.get()


def test_5_1_a_lost_phone_is_signed_out_and_others_are_not(client, hilang, pengelola):
    ponsel, satu = hilang
    assertContains(client.halaman(DAFTAR), "7 data dan 2 foto")
    tanya = client.halaman(tindakan(satu, "akhiri"))
    assertContains(tanya, "Belum terkirim saat terakhir terlihat: 7 data dan 2 foto")
    jawab = akhiri(client, satu)
    assertContains(jawab, f"1 sesi masuk {satu.petugas} diakhiri. Yang belum terkirim")
    assert detak(ponsel, satu.kode).status_code == 401
    assert ponsel.get("/lapangan/").status_code == 302
    assert Session.objects.count() == 1
    satu.refresh_from_db()
    assert (satu.sidik_sesi, satu.diakhiri_oleh) == ("", pengelola)
    assert (satu.sisa_rekaman, satu.sisa_foto) == (7, 2)
    jejak = Jejak.objects.milik(satu).get()
    assert (jejak.tindakan, jejak.catatan) == ("akhiri_sesi", "Ponsel hilang")
    assert jejak.sesudah == {"belum_terkirim": "7 data dan 2 foto", "sesi_diakhiri": 1}
    assertContains(client.halaman(DAFTAR), "diakhiri")
    # Signed in again it is listed with a session again.
    masuk(ponsel, satu.petugas)
    assert detak(ponsel, satu.kode, rekaman=7).status_code == 200
    satu.refresh_from_db()
    assert satu.sidik_sesi
    assert satu.sebutan_sisa == "7 data"
    akhiri(client, satu)
    assert detak(ponsel, satu.kode).status_code == 401


def test_5_1_every_session_of_its_officer_ends_whichever_the_phone_holds(
    client, kantor, hilang, pengelola
):
    ponsel, satu = hilang
    # A new key, as after a change of password; then only the admin is opened.
    sesi = ponsel.session
    sesi.cycle_key()
    ponsel.cookies[settings.SESSION_COOKIE_NAME] = sesi.session_key
    meja = Client()
    masuk(meja, kantor.petugas)
    kode = buat_kalender(petugas=kantor.petugas, pada=timezone.now())
    kata = f"2 sesi masuk {kantor.petugas} diakhiri. Tautan kalendernya dicabut."
    assertContains(akhiri(client, satu), kata)
    for klien in (ponsel, meja):
        assert klien.get("/lapangan/").status_code == 302
    assert client.get(DAFTAR).status_code == 200
    assert client.get(f"/kalender/{kode}.ics").status_code == 404
    jejak = Jejak.objects.milik(kantor.petugas).first()
    assert jejak.tindakan == "cabut_kalender"
    assert jejak.oleh != kantor.petugas.username


def test_5_1_who_lost_his_own_phone_is_signed_out_here_too(client, pengelola):
    satu = PerangkatLapanganFactory(petugas=pengelola)
    assert akhiri(client, satu).redirect_chain[-1][0].startswith("/masuk/")
    satu.refresh_from_db()
    assert satu.diakhiri_oleh == pengelola


def test_5_1_without_a_reason_nothing_ends_and_twice_is_told(client, hilang, pengelola):
    ponsel, satu = hilang
    assertContains(akhiri(client, satu, alasan=" "), "Tulis alasannya.")
    assert detak(ponsel, satu.kode).status_code == 200
    ponsel.logout()
    jawab = akhiri(client, satu)
    assertContains(jawab, f"Tidak ada sesi masuk {satu.petugas} yang masih terbuka.")
    assertContains(akhiri(client, satu), "Sesi perangkat ini sudah berakhir.")
    with pytest.raises(TindakanTerlarang):
        akhiri_sesi(satu, Saat(pengelola, timezone.now()), alasan="x")
    assert Jejak.objects.milik(satu).count() == 1


@pytest.mark.django_db(transaction=True)
def test_5_1_by_two_at_once_it_ends_once():
    satu, kini = PerangkatLapanganFactory(), saat(timezone.now())
    hasil = serentak(2, lambda _ke: akhiri_sesi(satu, kini, alasan="x"))
    assert sum(isinstance(h, TindakanTerlarang) for h in hasil) == 1
    assert Jejak.objects.milik(satu).count() == 1
