"""Objections in the admin: the case, a preview of the answer, the decision, the letters."""

from datetime import date

import pytest
import time_machine
from django.urls import reverse

from informasi.models import Keberatan, Permohonan, Sengketa
from informasi.permohonan.actions import cabut_permohonan
from informasi.rujukan.actions import putuskan_rujukan
from organisasi.basis_data.versi import kosongkan
from organisasi.kantor.saat import Saat
from organisasi.models import AksesDataPribadi, HariLibur, Notifikasi, Penugasan
from tests.factories.informasi import KeberatanFactory, PemohonFactory
from tests.informasi.kantor import PADA, SEHARI, diproses, rujuk, saat
from tests.informasi.meja_keberatan import (
    HARI_INI,
    TANGGAPAN,
    TELAT,
    P,
    alamat,
    jawab,
    keberatan,
    tanggapi,
    tombol,
)
from tests.petugas import masuk

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_hari_ini")]
# With the button under the preview.
PUTUSKAN = TANGGAPAN | {"yakin": "Tanggapi keberatan"}
DAFTAR = "admin:informasi_keberatan_changelist"


def pratinjau(client, objek, **lain):
    """What the preview says will happen; nothing is done by it."""
    ke = alamat(objek, "tindakan", "tanggapi")
    halaman = client.post(ke, TANGGAPAN | lain)
    assert Keberatan.objects.get(pk=objek.pk).hasil == ""
    return list(halaman.context["pratinjau"])


def test_the_superior_reads_the_next_step_and_decides(kantor, client, banding):
    masuk(client, kantor.sekda)
    halaman = client.get(alamat(banding))
    assert "30 hari kerja sejak" in halaman.text
    assert "Permohonan tidak ditanggapi" in halaman.text
    assert tombol(halaman) == {"telaah", "tanggapi"}
    client.post(alamat(banding, "tindakan", "telaah"))
    with time_machine.travel(saat(banding.jatuh_tempo + SEHARI), tick=False):
        masuk(client, kantor.sekda)
        assert "Batas menanggapi sudah lewat" in client.get(alamat(banding)).text
    masuk(client, kantor.sekda)
    ke = alamat(banding, "tindakan", "tanggapi")
    assert "pemohon diberi tahu" in client.post(ke, PUTUSKAN, follow=True).text
    banding.refresh_from_db()
    assert (banding.status, banding.hasil) == ("ditanggapi", "dikabulkan")
    assert banding.permohonan.perintah_jatuh_tempo == date(2024, 7, 5)


def test_an_incomplete_decision_is_told_and_keeps_what_was_typed(
    kantor, client, banding
):
    masuk(client, kantor.sekda)
    for isi, kata in (
        ({"putusan": " "}, "tanpa alasan tidak sah"),
        ({"perintah": " "}, "Tulis apa yang harus dilakukan PPID."),
        ({"perintah_jatuh_tempo": "2024-06-24"}, "paling cepat hari ini"),
    ):
        jawaban = client.post(alamat(banding, "tindakan", "tanggapi"), PUTUSKAN | isi)
        assert kata in jawaban.text
        assert "Sekretaris Daerah" in jawaban.text
    banding.refresh_from_db()
    assert banding.status == "diregistrasi"


def test_the_preview_names_the_day_an_answered_request_is_reopened_until(
    client, kantor, banding_tolakan
):
    masuk(client, kantor.sekda)
    kalimat = "dibuka kembali dengan jatuh tempo Jumat, 5 Juli 2024"
    assert kalimat in pratinjau(client, banding_tolakan)[0]


def test_the_preview_of_silence_moves_the_due_day_or_says_why_it_has_none(
    client, kantor, banding
):
    masuk(client, kantor.sekda)
    kabul = pratinjau(client, banding)
    tolak = pratinjau(client, banding, hasil="ditolak", perintah="", putusan="Benar.")
    HariLibur.objects.all().delete()
    kosongkan()
    assert "yang belum dijawab, menjadi Jumat, 5 Juli 2024" in kabul[0]
    assert tolak[0] == "Jawaban PPID dikuatkan; permohonannya tidak berubah."
    assert "belum dapat dihitung" in pratinjau(client, banding)[3]


def test_the_preview_says_what_cannot_be_reopened(
    client, kantor, permohonan, banding, banding_berkala
):
    cabut_permohonan(permohonan, Saat(kantor.loket, PADA), alasan="Tidak jadi.")
    masuk(client, kantor.sekda)
    dicabut, berkala = pratinjau(client, banding), pratinjau(client, banding_berkala)
    assert "dicabut pemohon dan tidak dapat dibuka kembali" in dicabut[0]
    assert "Kecamatan Cipedes melaksanakan perintah" in berkala[0]


def test_what_was_typed_is_shown_and_can_be_changed(client, kantor, banding):
    Penugasan.objects.filter(petugas=kantor.sekda).update(jabatan="Plh. Sekda")
    masuk(client, kantor.sekda)
    ke = alamat(banding, "tindakan", "tanggapi")
    kosong = client.get(ke).context["form"]
    ringkas = client.post(ke, TANGGAPAN).context["ringkas"]
    kembali = client.post(ke, TANGGAPAN | {"ubah": "1"}).context
    # The post stands there as the assignment has it.
    assert kosong["jabatan"].value() == "Plh. Sekda"
    assert ("Hasilnya", "Dikabulkan") in ringkas
    assert ("Dilaksanakan paling lambat", "Jumat, 5 Juli 2024") in ringkas
    assert "pratinjau" not in kembali
    assert kembali["form"]["putusan"].value() == TANGGAPAN["putusan"]


def test_the_page_shows_the_case_without_naming_anybody(client, kantor):
    pemohon = PemohonFactory.build(nama="Siti Rahma", surel="siti@example.id")
    permohonan = jawab(kantor, diproses(kantor, pemohon=pemohon), P.DITOLAK)
    objek = keberatan(
        permohonan, "a", pada=saat("2024-06-06"), nama_kuasa="Budi Hartono"
    )
    masuk(client, kantor.sekda)
    halaman = client.get(alamat(objek)).text
    for kata in (permohonan.rincian, "Ditolak", "Rahasia.", "huruf a", "B*** H***"):
        assert kata in halaman
    for kata in ("Siti", "Rahma", "siti@example.id", "Hartono", permohonan.kode):
        assert kata not in halaman
    assert alamat(permohonan) in halaman


def test_identity_is_opened_with_a_reason_by_the_unit(client, kantor, banding_berkala):
    masuk(client, kantor.kepala)
    assert "Tanpa permohonan (alasan b)" in client.get(alamat(banding_berkala)).text
    halaman = client.post(
        alamat(banding_berkala, "buka"), {"alasan": "Menelepon pemohon."}
    )
    assert banding_berkala.pemohon.nama in halaman.text
    assert AksesDataPribadi.objects.get().alasan == "Menelepon pemohon."


def test_the_counter_that_registered_the_request_hears_the_objection_out(
    client, kantor, permohonan
):
    putuskan_rujukan(
        rujuk(kantor, permohonan),
        Saat(kantor.ppid_utama, saat("2024-06-07")),
        ke_unit=kantor.dinas,
        alasan="Datanya di sana.",
    )
    objek = tanggapi(
        kantor, keberatan(Permohonan.objects.get(pk=permohonan.pk)), hasil="ditolak"
    )
    assert objek.unit == kantor.dinas
    masuk(client, kantor.loket)
    assert tombol(client.get(alamat(objek))) == {"terima_putusan", "sengketakan"}
    masuk(client, kantor.kepala_dinas)
    assert client.get(alamat(objek)).status_code == 200


def test_acts_after_the_answer_say_what_they_end_and_are_recorded(
    client, kantor, dikuatkan
):
    dikabulkan = tanggapi(kantor, keberatan(diproses(kantor)))
    masuk(client, kantor.ppid_utama)
    halaman = client.get(alamat(dikabulkan))
    terima = client.get(alamat(dikabulkan, "tindakan", "terima_putusan")).text
    bawa = client.get(alamat(dikabulkan, "tindakan", "sengketakan")).text
    ditolak = client.get(alamat(dikuatkan, "tindakan", "terima_putusan")).text
    assert tombol(halaman) == {"terima_putusan", "sengketakan"}
    assert (
        "PPID melaksanakan perintah Atasan PPID paling lambat Jumat, 5 Juli"
        in halaman.text
    )
    assert "tetap dilaksanakan paling lambat Jumat, 5 Juli 2024" in terima
    assert "tetap dilaksanakan" not in ditolak
    assert f"Nomornya tetap {dikabulkan.nomor}" in bawa
    client.post(
        alamat(dikabulkan, "tindakan", "terima_putusan"), {"tanggapan": "Baik."}
    )
    client.post(alamat(dikuatkan, "tindakan", "sengketakan"), {"tanggal": "2024-06-25"})
    dikabulkan.refresh_from_db()
    assert dikabulkan.status == "diterima_pemohon"
    assert Sengketa.objects.get().keberatan == dikuatkan
    assert "Diajukan</a>" in client.get(alamat(dikuatkan)).text
    assert "Selesai" in client.get(alamat(dikabulkan)).text


def test_after_the_answer_the_page_says_until_when_a_dispute_is_open(
    client, kantor, dikuatkan
):
    for hari, kata in (
        ("2024-07-01", "Senin, 15 Juli 2024"),
        ("2024-07-16", "Batas ke Komisi Informasi sudah lewat"),
    ):
        with time_machine.travel(saat(hari), tick=False):
            masuk(client, kantor.loket)
            assert kata in client.get(alamat(dikuatkan)).text
    HariLibur.objects.all().delete()
    kosongkan()
    masuk(client, kantor.loket)
    assert "belum diisi" in client.get(alamat(dikuatkan)).text


def test_the_page_tells_the_day_of_receipt_from_the_day_of_typing(
    client, kantor, permohonan
):
    objek = keberatan(permohonan, pada=saat("2024-06-24"), tanggal_terima=TELAT)
    masuk(client, kantor.loket)
    kata = "Jumat, 21 Juni 2024; dicatat Senin, 24 Juni 2024"
    assert kata in client.get(alamat(objek)).text


def test_the_list_puts_the_nearest_due_day_first_and_the_answered_last(
    client, kantor, dikuatkan
):
    lambat = KeberatanFactory(nomor="a", jatuh_tempo=date(2024, 6, 24))
    hari_ini = KeberatanFactory(nomor="b", jatuh_tempo=HARI_INI)
    masuk(client, kantor.sekda)
    assert client.get(reverse(DAFTAR)).context["cl"].result_count == 2
    halaman = client.get(reverse(DAFTAR), {"perlu": ""})
    urutan = [k.pk for k in halaman.context["cl"].result_list]
    assert urutan == [lambat.pk, hari_ini.pk, dikuatkan.pk]
    for kata in ("Lewat", "Hari ini", "Ditanggapi Atasan PPID: ditolak"):
        assert kata in halaman.text
    for saring, banyak in (("terbuka", 2), ("lewat", 1), ("apa", 3)):
        isi = client.get(reverse(DAFTAR), {"perlu": saring}).context["cl"]
        assert isi.result_count == banyak


@pytest.mark.usefixtures("_hari_ini")
def test_the_superior_is_reminded_of_an_objection(client, kantor, banding):
    masuk(client, kantor.kepala)
    Notifikasi.objects.all().delete()
    tujuan = reverse(
        "admin:informasi_keberatan_tindakan", args=(banding.pk, "ingatkan")
    )
    assert "Kepada Atasan PPID. " in client.get(tujuan).text
    client.post(tujuan)
    assert Notifikasi.objects.get().penerima == kantor.sekda.email
