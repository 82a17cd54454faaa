"""The objection: offered when lawful, looked at once more, sent once, refused in words."""

import re
from datetime import date

import pytest
import time_machine

from informasi.keberatan.actions import ajukan_keberatan, tanggapi_keberatan
from informasi.models import Keberatan, Permohonan
from organisasi.berlangkah.models import DrafTertutup
from organisasi.kantor.saat import Saat
from organisasi.models import BatasWaktu, Draf
from tests.informasi.kalah_cepat import kalah_cepat
from tests.informasi.kantor import PADA, SEHARI, TEMPO, ajukan, diproses, saat
from tests.informasi.meja_keberatan import P, jawab as dijawab
from tests.klien import PortalClient

pytestmark = pytest.mark.django_db


KISAH = "Saya hanya meminta jumlahnya, bukan nama orangnya."
DIJAWAB = PADA + 8 * SEHARI


@pytest.fixture(autouse=True)
def waktu():
    with time_machine.travel(DIJAWAB + SEHARI, tick=False) as kini:
        yield kini


@pytest.fixture
def ditolak(kantor):
    return dijawab(kantor, diproses(kantor), P.DITOLAK, pada=DIJAWAB)


def alamat(permohonan):
    return f"{permohonan.get_absolute_url()}keberatan/"


def isian(**ubah):
    return {
        "alasan": ["a", "d"],
        "kasus_posisi": KISAH,
        "nama_kuasa": "",
        **ubah,
    }


def periksa_di(permohonan):
    return f"{alamat(permohonan)}periksa/"


def kirim(client, permohonan, **ubah):
    """Fill in and send, as far as it goes."""
    jawab = client.post(alamat(permohonan), isian(**ubah))
    return jawab if jawab.status_code != 302 else client.post(periksa_di(permohonan))


def buat(permohonan, **lain):
    isi = {"alasan": ["a"], "kasus_posisi": KISAH, "kanal": "web"}
    saat = Saat(None, lain.pop("pada", DIJAWAB))
    return ajukan_keberatan(saat, permohonan=permohonan, **(isi | lain))


def test_only_the_grounds_that_can_apply_are_offered_in_plain_words(client, ditolak):
    isi = client.halaman(alamat(ditolak)).content.decode()
    assert re.findall(r'name="alasan" value="(.)"', isi) == ["a", "d", "e"]
    assert "Ditolak, karena dianggap rahasia" in isi
    assert "huruf a: permohonan ditolak dengan alasan pengecualian Pasal 17" in isi
    assert "Hari terakhir mengajukan: <b>Jumat, 26 Juli 2024</b>" in isi
    assert "30 hari kerja sejak Rabu, 12 Juni 2024" in isi


def test_the_answers_are_shown_once_more_and_nothing_is_stored_before(client, ditolak):
    jawab = client.post(alamat(ditolak), isian(nama_kuasa="Budi Kuasa"))
    periksa = client.halaman(periksa_di(ditolak)).content.decode()
    ubah = client.halaman(alamat(ditolak)).content.decode()
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
    keberatan = Keberatan.objects.get()
    isi = client.halaman(jawab["Location"]).content.decode()
    tuju = f"{alamat(ditolak)}{keberatan.pk}/"
    assert {j["Location"] for j in (jawab, ganda, lain)} == {tuju}
    assert keberatan.alasan == ["a", "d"]
    assert keberatan.kanal == Permohonan.Kanal.WEB
    assert "Keberatan Anda sudah kami terima" in isi
    assert keberatan.nomor in isi
    assert "<b>Senin, 29 Juli 2024</b>" in isi
    assert "30 hari kerja sejak Kamis, 13 Juni 2024" in isi
    assert "Tanda bukti keberatan (PDF)" in isi


def test_a_step_sent_while_another_tab_sends_all_leads_on(client, ditolak, monkeypatch):
    def terkirim(_draf, _pada):
        raise DrafTertutup

    client.post(alamat(ditolak), isian())
    monkeypatch.setattr(Draf, "kunci_terbuka", terkirim)
    jawab = client.post(alamat(ditolak), isian())
    assert jawab["Location"] == periksa_di(ditolak)


def test_the_back_button_after_sending_leads_to_the_objection(client, ditolak):
    kirim(client, ditolak)
    keberatan = Keberatan.objects.get()
    kembali = client.get(periksa_di(ditolak), follow=True)
    isi = kembali.content.decode()
    assert "Keberatan Anda sudah kami terima" in isi
    lagi = client.get(alamat(ditolak))
    assert lagi.status_code == 409
    assert f"sedang ditangani. Nomornya {keberatan.nomor}." in lagi.text
    assert f'href="{alamat(ditolak)}{keberatan.pk}/"' in lagi.text
    assert KISAH not in lagi.text


def test_a_second_objection_is_refused_in_words(client, ditolak):
    buat(ditolak)
    for jawab in (client.get(alamat(ditolak)), kirim(client, ditolak)):
        assert jawab.status_code == 409
        assert "sedang ditangani" in jawab.content.decode()
    assert Keberatan.objects.count() == 1


def test_too_early_says_from_which_day(client, permohonan):
    for jawab in (
        client.get(alamat(permohonan)),
        kirim(client, permohonan, alasan=["c"]),
    ):
        isi = jawab.content.decode()
        assert jawab.status_code == 409
        assert "masih dalam waktu yang ditetapkan undang-undang" in isi
        assert "Kami menjawab paling lambat Kamis, 20 Juni 2024" in isi
    assert not Keberatan.objects.exists()


def test_silence_opens_it_the_day_after_the_due_day(client, permohonan, waktu):
    waktu.move_to(saat(TEMPO + SEHARI, 0))
    jawab = kirim(client, permohonan, alasan=["c"])
    assert jawab.status_code == 302
    assert Keberatan.objects.get().alasan == ["c"]


def test_too_late_names_the_last_day(client, ditolak, waktu):
    waktu.move_to(saat(date(2024, 7, 27)))
    jawab = kirim(client, ditolak)
    assert jawab.status_code == 409
    assert "Batas mengajukan keberatan sudah lewat" in jawab.content.decode()
    assert "Hari terakhirnya Jumat, 26 Juli 2024." in jawab.content.decode()


def test_a_withdrawn_request_has_no_objection(client, kantor):
    permohonan = ajukan(kantor.kecamatan).cabut(Saat(None, PADA))
    isi = client.get(alamat(permohonan)).content.decode()
    assert "sudah Anda cabut" in isi
    assert "tombol keberatan muncul" not in isi


def test_a_limit_that_is_not_set_is_told(client, ditolak):
    BatasWaktu.objects.filter(kode="keberatan.ajukan").delete()
    jawab = client.get(alamat(ditolak))
    assert jawab.status_code == 409
    assert "belum diatur" in jawab.content.decode()


@pytest.mark.parametrize(
    ("ubah", "kalimat"),
    [
        ({"alasan": []}, "Pilih sedikitnya satu alasan."),
        ({"alasan": ["c"]}, "Alasan itu tidak berlaku untuk permohonan ini."),
        ({"alasan": ["z"]}, "Alasan itu tidak berlaku untuk permohonan ini."),
        ({"kasus_posisi": ""}, "Ceritakan dengan singkat apa yang terjadi."),
        ({"kasus_posisi": "Aneh."}, "Tulis sedikit lebih lengkap."),
        ({"kasus_posisi": "x" * 10_000}, "Terlalu panjang"),
        ({"nama_kuasa": "x" * 10_000}, "Terlalu panjang"),
    ],
)
def test_unfit_answers_are_told_and_kept(client, ditolak, ubah, kalimat):
    jawab = client.post(alamat(ditolak), isian(**ubah))
    assert jawab.status_code == 400
    assert kalimat in jawab.content.decode()
    assert not Keberatan.objects.exists()


def test_an_act_that_fails_between_is_told(client, ditolak):
    BatasWaktu.objects.filter(kode="keberatan.tanggapi").delete()
    jawab = kirim(client, ditolak)
    assert jawab.status_code == 409
    assert "Belum terkirim" in jawab.content.decode()
    assert not Keberatan.objects.exists()


def test_another_cases_objection_is_404_under_this_secret(client, kantor, ditolak):
    keberatan, lain = buat(ditolak), ajukan(kantor.kecamatan)
    for ekor in ("", "terima/"):
        assert client.get(f"{alamat(lain)}{keberatan.pk}/{ekor}").status_code == 404
    curi = client.post(periksa_di(lain), {"kunci": keberatan.kode})
    assert curi["Location"] == alamat(lain)


# An objection that was made: its clock, its answer, the applicant's last word.


def tanggapi(kantor, keberatan, hasil, **lain):
    tanggapi_keberatan(
        keberatan,
        Saat(kantor.sekda, DIJAWAB + SEHARI),
        hasil=hasil,
        putusan="Jumlahnya boleh dibuka.",
        jabatan="Sekretaris Daerah",
        **lain,
    )


def test_the_answer_leads_to_content_or_to_the_commission(client, kantor, ditolak):
    keberatan = buat(ditolak)
    tanggapi(kantor, keberatan, "ditolak")
    rinci = f"{alamat(ditolak)}{keberatan.pk}/"
    kasus = client.halaman(ditolak.get_absolute_url()).content.decode()
    isi = client.halaman(rinci).content.decode()
    tanya = client.halaman(f"{rinci}terima/").content.decode()
    jawab = client.post(f"{rinci}terima/", {"tanggapan": "Baik."})
    ganda = client.post(f"{rinci}terima/", {"tanggapan": "Baik."})
    sesudah = client.halaman(rinci).content.decode()
    assert "Baca tanggapan Atasan PPID" in kasus
    assert "Bawa ke Komisi Informasi" in kasus
    assert "Jumlahnya boleh dibuka." in isi
    assert "oleh Sekretaris Daerah" in isi
    assert "Saya terima" in isi
    assert "tidak dapat dibawa ke Komisi Informasi" in tanya
    assert jawab["Location"] == rinci
    assert ganda.status_code == 409
    assert "Anda sudah menerima tanggapan ini." in sesudah
    assert "Baik." in sesudah
    assert "Saya terima" not in sesudah


@pytest.mark.django_db(transaction=True)
def test_whoever_accepts_too_late_is_told(kantor, ditolak):
    keberatan = buat(ditolak)
    tanggapi(kantor, keberatan, "ditolak")
    jawab = kalah_cepat(
        keberatan,
        lambda: PortalClient().post(f"{alamat(ditolak)}{keberatan.pk}/terima/"),
        lambda: keberatan.sengketakan(Saat(None, DIJAWAB)),
    )
    assert jawab.status_code == 409
    assert "Belum tercatat" in jawab.content.decode()


def test_a_granted_objection_shows_the_order_and_reopens_the_case(
    client, kantor, ditolak
):
    keberatan = buat(ditolak)
    tanggapi(
        kantor,
        keberatan,
        "dikabulkan",
        perintah="Berikan jumlahnya.",
        perintah_jatuh_tempo=date(2024, 6, 28),
    )
    isi = client.halaman(f"{alamat(ditolak)}{keberatan.pk}/").content.decode()
    kasus = client.halaman(ditolak.get_absolute_url()).content.decode()
    assert "Berikan jumlahnya." in isi
    assert "Paling lambat <b>Jumat, 28 Juni 2024</b>" in isi
    assert "Dibuka kembali, sedang kami kerjakan" in kasus
    assert "Keberatan dijawab: dikabulkan" in kasus


def test_an_answer_too_long_to_keep_is_told(client, kantor, ditolak):
    keberatan = buat(ditolak)
    tanggapi(kantor, keberatan, "ditolak")
    jawab = client.post(
        f"{alamat(ditolak)}{keberatan.pk}/terima/", {"tanggapan": "x" * 2001}
    )
    assert jawab.status_code == 400
    assert "Terlalu panjang" in jawab.content.decode()


def test_an_open_objection_stands_in_the_status_box_of_the_case(client, ditolak, waktu):
    keberatan = buat(ditolak)
    isi = client.halaman(ditolak.get_absolute_url()).content.decode()
    waktu.move_to(saat(date(2024, 7, 27)))
    lewat = client.halaman(ditolak.get_absolute_url()).content.decode()
    rinci = client.halaman(f"{alamat(ditolak)}{keberatan.pk}/").content.decode()
    assert "Keberatan Anda sedang diperiksa" in isi
    assert "Dipegang oleh <b>Atasan PPID</b>" in isi
    assert "1 dari 30 hari kerja terpakai" in isi
    assert "Keberatan Anda belum dijawab" in lewat
    assert "Jumat, 26 Juli 2024, sudah lewat" in lewat
    assert "Batas waktu Atasan PPID sudah lewat" in rinci
