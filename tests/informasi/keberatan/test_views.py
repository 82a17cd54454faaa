"""The objection: offered when lawful, looked at once more, sent once, refused in words."""

import re
from unittest.mock import Mock

import pytest
import time_machine

from informasi.models import Keberatan, Permohonan
from informasi.permohonan.actions import cabut_permohonan
from organisasi.berlangkah.models import DrafTertutup
from organisasi.kantor.saat import Saat
from organisasi.models import BatasWaktu, Draf
from tests.informasi.kalah_cepat import kalah_cepat
from tests.informasi.kantor import PADA, SEHARI, ajukan, saat
from tests.informasi.meja_keberatan import P, jawab as dijawab, keberatan, tanggapi
from tests.klien import PortalClient

pytestmark = pytest.mark.django_db


KISAH = "Saya hanya meminta jumlahnya, bukan nama orangnya."
DIJAWAB = PADA + 8 * SEHARI


@pytest.fixture(autouse=True)
def waktu():
    with time_machine.travel(DIJAWAB + SEHARI, tick=False) as kini:
        yield kini


@pytest.fixture
def ditolak(kantor, permohonan):
    return dijawab(kantor, permohonan, P.DITOLAK, pada=DIJAWAB)


def alamat(permohonan):
    return f"{permohonan.get_absolute_url()}keberatan/"


def isian(**ubah):
    return {"alasan": ["a", "d"], "kasus_posisi": KISAH, "nama_kuasa": ""} | ubah


def periksa_di(permohonan):
    return f"{alamat(permohonan)}periksa/"


def kirim(client, permohonan, **ubah):
    """Fill in and send, as far as it goes."""
    jawab = client.post(alamat(permohonan), isian(**ubah))
    return jawab if jawab.status_code != 302 else client.post(periksa_di(permohonan))


@pytest.fixture
def banding(ditolak):
    return keberatan(ditolak, "a", pada=DIJAWAB)


@pytest.fixture
def rinci(ditolak, banding):
    return f"{alamat(ditolak)}{banding.pk}/"


def test_only_the_grounds_that_can_apply_are_offered_in_plain_words(client, ditolak):
    isi = client.halaman(alamat(ditolak)).text
    assert re.findall(r'name="alasan" value="(.)"', isi) == ["a", "d", "e"]
    assert "Ditolak, karena dianggap rahasia" in isi
    assert "huruf a: permohonan ditolak dengan alasan pengecualian Pasal 17" in isi
    assert "Hari terakhir mengajukan: <b>Jumat, 26 Juli 2024</b>" in isi
    assert "30 hari kerja sejak Rabu, 12 Juni 2024" in isi


def test_the_answers_are_shown_once_more_and_nothing_is_stored_before(client, ditolak):
    jawab = client.post(alamat(ditolak), isian(nama_kuasa="Budi Kuasa"))
    periksa = client.halaman(periksa_di(ditolak)).text
    ubah = client.halaman(alamat(ditolak)).text
    assert jawab["Location"] == periksa_di(ditolak)
    assert "Langkah 2 dari 2" in periksa
    assert "Ditolak, karena dianggap rahasia (Pasal 35 huruf a)" in periksa
    assert KISAH in periksa
    assert "Budi Kuasa" in periksa
    assert periksa.count('class="ubah"') == 3
    assert f'href="{alamat(ditolak)}#div_id_alasan"' in periksa
    assert re.findall(r'value="(.)"[^>]*checked', ubah) == ["a", "d"]
    assert KISAH in ubah
    assert not Keberatan.objects.exists()


def test_what_waits_to_be_sent_is_stored_encrypted(client, ditolak):
    client.post(alamat(ditolak), isian())
    assert KISAH not in str(dict(client.session))
    laci = f"keberatan:{ditolak.pk}"
    sesi = client.session
    sesi[laci] = "rusak"
    sesi.save()
    assert client.get(periksa_di(ditolak))["Location"] == alamat(ditolak)


def test_it_is_sent_once_however_often_the_button_is_pressed(client, ditolak):
    client.post(alamat(ditolak), isian())
    periksa = client.halaman(periksa_di(ditolak)).text
    kunci = re.findall(r'name="kunci" value="([^"]+)"', periksa)
    jawab = client.post(periksa_di(ditolak))
    ganda = client.post(periksa_di(ditolak))
    # The session has ended since.
    lain = PortalClient().post(periksa_di(ditolak), {"kunci": kunci[0]})
    objek = Keberatan.objects.get()
    isi = client.halaman(jawab["Location"]).text
    tuju = f"{alamat(ditolak)}{objek.pk}/"
    assert {j["Location"] for j in (jawab, ganda, lain)} == {tuju}
    assert objek.alasan == ["a", "d"]
    assert objek.kanal == Permohonan.Kanal.WEB
    assert "Keberatan Anda sudah kami terima" in isi
    assert objek.nomor in isi
    assert "<b>Senin, 29 Juli 2024</b>" in isi
    assert "30 hari kerja sejak Kamis, 13 Juni 2024" in isi
    assert "Tanda bukti keberatan (PDF)" in isi


def test_a_step_sent_while_another_tab_sends_all_leads_on(client, ditolak, monkeypatch):
    client.post(alamat(ditolak), isian())
    monkeypatch.setattr(Draf, "kunci_terbuka", Mock(side_effect=DrafTertutup))
    jawab = client.post(alamat(ditolak), isian())
    assert jawab["Location"] == periksa_di(ditolak)


TERLALU_DINI = (
    "masih dalam waktu yang ditetapkan undang-undang",
    "Kami menjawab paling lambat Kamis, 20 Juni 2024",
)
LEWAT = (
    "Batas mengajukan keberatan sudah lewat",
    "Hari terakhirnya Jumat, 26 Juli 2024.",
)


@pytest.mark.parametrize(
    ("siapkan", "kata"),
    [
        (lambda minta, _jam: keberatan(minta, "a", pada=DIJAWAB), ["sedang ditangani"]),
        (lambda _minta, jam: jam.move_to(saat("2024-07-27")), LEWAT),
        (lambda *_: BatasWaktu.objects.all().delete(), ["belum diatur"]),
    ],
)
def test_what_does_not_open_says_why(client, ditolak, waktu, siapkan, kata):
    siapkan(ditolak, waktu)
    banyak = Keberatan.objects.count()
    for jawab in (client.get(alamat(ditolak)), kirim(client, ditolak)):
        assert jawab.status_code == 409
        assert all(satu in jawab.text for satu in kata)
    assert Keberatan.objects.count() == banyak


def test_too_early_says_from_which_day_and_never_after_withdrawal(client, permohonan):
    for jawab in (
        client.get(alamat(permohonan)),
        kirim(client, permohonan, alasan=["c"]),
    ):
        assert jawab.status_code == 409
        assert all(satu in jawab.text for satu in TERLALU_DINI)
    assert not Keberatan.objects.exists()
    with time_machine.travel(PADA + 30 * SEHARI, tick=False):
        isi = client.get(alamat(permohonan)).text
    # Silence is its only ground, and is said for him.
    assert "belum dijawab sampai hari terakhirnya, " in isi
    assert len(re.findall(r'name="alasan"[^>]* checked', isi)) == 1
    cabut_permohonan(permohonan, Saat(None, PADA))
    isi = client.get(alamat(permohonan)).text
    assert "sudah Anda cabut" in isi
    assert "tombol keberatan muncul" not in isi


def test_unfit_answers_are_told_and_kept(client, ditolak):
    for ubah, kalimat in (
        ({"alasan": []}, "Pilih sedikitnya satu alasan."),
        ({"alasan": ["c"]}, "Alasan itu tidak berlaku untuk permohonan ini."),
        ({"alasan": ["z"]}, "Alasan itu tidak berlaku untuk permohonan ini."),
        ({"kasus_posisi": ""}, "Ceritakan dengan singkat apa yang terjadi."),
        ({"kasus_posisi": "Aneh."}, "Tulis sedikit lebih lengkap."),
        ({"kasus_posisi": "x" * 10_000}, "Terlalu panjang"),
        ({"nama_kuasa": "x" * 10_000}, "Terlalu panjang"),
    ):
        jawab = client.post(alamat(ditolak), isian(**ubah))
        assert jawab.status_code == 400
        assert kalimat in jawab.text
    assert not Keberatan.objects.exists()


def test_another_cases_objection_is_404_under_this_secret(client, kantor, banding):
    lain = ajukan(kantor.kecamatan)
    for ekor in ("", "terima/"):
        assert client.get(f"{alamat(lain)}{banding.pk}/{ekor}").status_code == 404
    curi = client.post(periksa_di(lain), {"kunci": banding.kode})
    assert curi["Location"] == alamat(lain)


# An objection that was made: its clock, its answer, the applicant's last word.


def jawab_atasan(kantor, banding, **lain):
    kini = Saat(kantor.sekda, DIJAWAB + SEHARI)
    return tanggapi(kantor, banding, saat=kini, **lain)


def test_the_answer_leads_to_content_or_to_the_commission(
    client, kantor, ditolak, banding, rinci
):
    jawab_atasan(kantor, banding, hasil="ditolak")
    kasus = client.halaman(ditolak.get_absolute_url()).text
    isi = client.halaman(rinci).text
    tanya = client.halaman(f"{rinci}terima/").text
    panjang = client.post(f"{rinci}terima/", {"tanggapan": "x" * 2001})
    jawab = client.post(f"{rinci}terima/", {"tanggapan": "Baik."})
    ganda = client.post(f"{rinci}terima/", {"tanggapan": "Baik."})
    sesudah = client.halaman(rinci).text
    assert "Baca tanggapan Atasan PPID" in kasus
    assert "Bawa ke Komisi Informasi" in kasus
    assert "Datanya bukan rahasia." in isi
    assert "oleh Sekretaris Daerah" in isi
    assert "Saya terima" in isi
    assert "tidak dapat dibawa ke Komisi Informasi" in tanya
    assert panjang.status_code == 400
    assert "Terlalu panjang" in panjang.text
    assert jawab["Location"] == rinci
    assert ganda.status_code == 409
    assert "Anda sudah menerima tanggapan ini." in sesudah
    assert "Baik." in sesudah
    assert "Saya terima" not in sesudah


@pytest.mark.django_db(transaction=True)
def test_whoever_accepts_too_late_is_told(kantor, banding, rinci):
    jawab_atasan(kantor, banding, hasil="ditolak")
    jawab = kalah_cepat(
        banding,
        lambda: PortalClient().post(f"{rinci}terima/"),
        lambda: banding.lakukan(Keberatan.Tindakan.SENGKETAKAN, Saat(None, DIJAWAB)),
    )
    assert jawab.status_code == 400
    assert "baru saja diubah orang lain" in jawab.text


def test_an_open_objection_stands_in_the_status_box_of_the_case(
    client, ditolak, rinci, waktu
):
    isi = client.halaman(ditolak.get_absolute_url()).text
    waktu.move_to(saat("2024-07-27"))
    lewat = client.halaman(ditolak.get_absolute_url()).text
    sendiri = client.halaman(rinci).text
    assert "Keberatan Anda sedang diperiksa" in isi
    assert "Dipegang oleh <b>Atasan PPID</b>" in isi
    assert "1 dari 30 hari kerja terpakai" in isi
    assert "Keberatan Anda belum dijawab" in lewat
    assert "Jumat, 26 Juli 2024, sudah lewat" in lewat
    assert "Batas waktu Atasan PPID sudah lewat" in sendiri
