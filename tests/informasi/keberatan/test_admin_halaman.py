"""The page of an objection: the case, a preview of the answer, letters, counter entry."""

from datetime import date, timedelta

import pytest
import time_machine
from django.urls import reverse

from informasi.models import Keberatan, Permohonan
from informasi.permohonan.actions import cabut_permohonan
from informasi.rujukan.actions import putuskan_rujukan
from organisasi.basis_data.versi import kosongkan
from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.models import AksesDataPribadi, HariLibur, Penugasan
from tests.factories.informasi import KeberatanFactory, PemohonFactory
from tests.informasi.kantor import PADA, diproses, rujuk, saat
from tests.informasi.meja_keberatan import (
    HARI_INI,
    TANGGAPAN,
    TELAT,
    P,
    jawab,
    keberatan,
    tanggapi,
)
from tests.petugas import masuk

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_hari_ini")]


def alamat(objek, nama="change", *args):
    return reverse(f"admin:informasi_keberatan_{nama}", args=(objek.pk, *args))


def pratinjau(client, objek, **lain):
    """What the preview says will happen; nothing is done by it."""
    ke = alamat(objek, "tindakan", "tanggapi")
    halaman = client.post(ke, TANGGAPAN | lain)
    assert Keberatan.objects.get(pk=objek.pk).hasil == ""
    return list(halaman.context["pratinjau"])


def test_the_preview_names_the_day_an_answered_request_is_reopened_until(
    client, kantor
):
    permohonan = jawab(kantor, diproses(kantor), P.DITOLAK)
    objek = keberatan(permohonan, "a", pada=saat("2024-06-06"))
    masuk(client, kantor.sekda)
    baris = pratinjau(client, objek)
    assert baris[0] == (
        f"Permohonan {permohonan.nomor} dibuka kembali dengan jatuh tempo Jumat, 5 Juli "
        "2024, dipegang Kec. Cipedes. Tidak dapat diperpanjang."
    )
    assert "atas nama Sekretaris Daerah" in baris[1]
    assert "Senin, 15 Juli 2024" in baris[3]


def test_the_preview_of_silence_moves_the_due_day_or_says_why_it_has_none(
    client, kantor
):
    objek = keberatan(diproses(kantor))
    masuk(client, kantor.sekda)
    kabul = pratinjau(client, objek)
    tolak = pratinjau(client, objek, hasil="ditolak", perintah="", putusan="Benar.")
    HariLibur.objects.all().delete()
    kosongkan()
    assert "yang belum dijawab, menjadi Jumat, 5 Juli 2024" in kabul[0]
    assert tolak[0] == "Jawaban PPID dikuatkan; permohonannya tidak berubah."
    assert "belum dapat dihitung" in pratinjau(client, objek)[3]


def test_the_preview_says_what_cannot_be_reopened(client, kantor, permohonan):
    objek = keberatan(permohonan)
    cabut_permohonan(permohonan, Saat(kantor.loket, PADA), alasan="Tidak jadi.")
    masuk(client, kantor.sekda)
    assert (
        "dicabut pemohon dan tidak dapat dibuka kembali"
        in (pratinjau(client, objek)[0])
    )


def test_the_preview_of_an_objection_without_request_names_the_unit(client, kantor):
    objek = keberatan(None, "b", pemohon=PemohonFactory.build(), unit=kantor.kecamatan)
    masuk(client, kantor.sekda)
    assert "Kecamatan Cipedes melaksanakan perintah" in pratinjau(client, objek)[0]


def test_what_was_typed_is_shown_and_can_be_changed(client, kantor):
    objek = keberatan(diproses(kantor))
    masuk(client, kantor.sekda)
    ke = alamat(objek, "tindakan", "tanggapi")
    periksa = client.post(ke, TANGGAPAN)
    kembali = client.post(ke, TANGGAPAN | {"ubah": "1"})
    assert ("Hasilnya", "Dikabulkan") in periksa.context["ringkas"]
    assert ("Dilaksanakan paling lambat", "Jumat, 5 Juli 2024") in (
        periksa.context["ringkas"]
    )
    assert "pratinjau" not in kembali.context
    assert kembali.context["form"]["putusan"].value() == TANGGAPAN["putusan"]


def test_the_post_stands_there_as_the_assignment_has_it(client, kantor):
    objek = keberatan(diproses(kantor))
    Penugasan.objects.filter(petugas=kantor.sekda).update(jabatan="Plh. Sekda")
    masuk(client, kantor.sekda)
    form = client.get(alamat(objek, "tindakan", "tanggapi")).context["form"]
    assert form["jabatan"].value() == "Plh. Sekda"


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
    assert (
        reverse("admin:informasi_permohonan_change", args=(permohonan.pk,)) in halaman
    )


def test_an_erased_applicant_is_said_to_be_erased(client, kantor):
    objek = keberatan(diproses(kantor))
    objek.pemohon.hapus_identitas(pada=PADA)
    masuk(client, kantor.kepala)
    assert "sudah dihapus sesuai masa simpannya" in client.get(alamat(objek)).text
    assert "sudah dihapus" in client.get(alamat(objek, "buka")).text


def test_a_late_objection_is_still_owed_an_answer(client, kantor):
    objek = keberatan(diproses(kantor))
    with time_machine.travel(saat(objek.jatuh_tempo + timedelta(days=1)), tick=False):
        masuk(client, kantor.sekda)
        halaman = client.get(alamat(objek)).text
    assert "terlambat. Tetap wajib ditanggapi." in halaman
    assert "Batas menanggapi sudah lewat" in halaman


def test_who_answered_the_request_is_told_that_another_must_judge(client, kantor):
    permohonan = jawab(kantor, diproses(kantor), P.DITOLAK)
    objek = keberatan(permohonan, "a", pada=saat("2024-06-06"))
    Penugasan.objects.create(
        petugas=kantor.ppid_utama,
        unit=kantor.utama,
        peran=Peran.ATASAN_PPID,
        mulai=date(2024, 1, 1),
    )
    masuk(client, kantor.ppid_utama)
    halaman = client.get(alamat(objek))
    assert "harus diputus orang lain" in halaman.text
    assert not {"telaah", "tanggapi"} & {t["nama"] for t in halaman.context["tombol"]}


def test_letters_are_read_by_who_serves_the_case_and_noted(client, kantor):
    objek = keberatan(diproses(kantor))
    surat = objek.surat.get()
    masuk(client, kantor.loket)
    assert alamat(objek, "surat_cetak", surat.pk) in client.get(alamat(objek)).text
    halaman = client.get(alamat(objek, "surat_cetak", surat.pk))
    assert halaman.status_code == 200
    assert AksesDataPribadi.objects.filter(objek_nomor=objek.nomor).count() == 1


def test_an_auditor_reads_neither_letters_nor_the_dossier(client, kantor):
    objek = keberatan(diproses(kantor))
    Penugasan.objects.filter(petugas=kantor.kepala).update(peran=Peran.AUDITOR)
    masuk(client, kantor.kepala)
    halaman = client.get(alamat(objek))
    assert halaman.context["alat"] == []
    assert not halaman.context["baca_surat"]
    assert halaman.context["alamat_buka"] == ""


def test_identity_is_opened_with_a_reason_by_the_unit(client, kantor):
    pemohon = PemohonFactory.build(nama="Siti Rahma")
    objek = keberatan(None, "b", pemohon=pemohon, unit=kantor.kecamatan)
    masuk(client, kantor.kepala)
    halaman = client.post(alamat(objek, "buka"), {"alasan": "Menelepon pemohon."})
    assert "Siti Rahma" in halaman.text
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
    halaman = client.get(alamat(objek))
    assert {t["nama"] for t in halaman.context["tombol"]} == {
        "terima_putusan",
        "catat_sengketa",
    }
    masuk(client, kantor.kepala_dinas)
    assert client.get(alamat(objek)).status_code == 200


def test_acts_after_the_answer_say_what_they_end(client, kantor):
    objek = tanggapi(kantor, keberatan(diproses(kantor)))
    lain = tanggapi(kantor, keberatan(diproses(kantor)), hasil="ditolak")
    masuk(client, kantor.loket)
    terima = client.get(alamat(objek, "tindakan", "terima_putusan")).text
    bawa = client.get(alamat(objek, "tindakan", "catat_sengketa")).text
    ditolak = client.get(alamat(lain, "tindakan", "terima_putusan")).text
    assert "PPID melaksanakan perintah Atasan PPID paling lambat Jumat, 5 Juli" in (
        client.get(alamat(objek)).text
    )
    assert "tetap dilaksanakan paling lambat Jumat, 5 Juli 2024" in terima
    assert "tetap dilaksanakan" not in ditolak
    assert f"Nomornya tetap {objek.nomor}" in bawa


@pytest.mark.parametrize(
    ("hari", "kata"),
    [
        ("2024-07-01", "Senin, 15 Juli 2024"),
        ("2024-07-16", "Batas ke Komisi Informasi sudah lewat"),
    ],
)
def test_after_the_answer_the_page_says_until_when_a_dispute_is_open(
    client, kantor, hari, kata
):
    objek = tanggapi(kantor, keberatan(diproses(kantor)), hasil="ditolak")
    with time_machine.travel(saat(hari), tick=False):
        masuk(client, kantor.loket)
        assert kata in client.get(alamat(objek)).text


def test_a_window_that_cannot_be_reckoned_says_why(client, kantor):
    objek = tanggapi(kantor, keberatan(diproses(kantor)), hasil="ditolak")
    HariLibur.objects.all().delete()
    kosongkan()
    masuk(client, kantor.loket)
    assert "belum diisi" in client.get(alamat(objek)).text


def test_the_page_tells_the_day_of_receipt_from_the_day_of_typing(client, kantor):
    objek = keberatan(diproses(kantor), pada=saat("2024-06-24"), tanggal_terima=TELAT)
    masuk(client, kantor.loket)
    assert "Jumat, 21 Juni 2024, situs; dicatat Senin, 24 Juni 2024" in (
        client.get(alamat(objek)).text
    )


def test_the_list_puts_the_nearest_due_day_first_and_the_answered_last(client, kantor):
    selesai = tanggapi(kantor, keberatan(diproses(kantor)), hasil="ditolak")
    lambat = KeberatanFactory(nomor="a", jatuh_tempo=date(2024, 6, 24))
    hari_ini = KeberatanFactory(nomor="b", jatuh_tempo=HARI_INI)
    masuk(client, kantor.sekda)
    daftar = reverse("admin:informasi_keberatan_changelist")
    halaman = client.get(daftar)
    urutan = [k.pk for k in halaman.context["cl"].result_list]
    assert urutan == [lambat.pk, hari_ini.pk, selesai.pk]
    for kata in ("(terlambat)", "(hari ini)", "Ditanggapi Atasan PPID: ditolak"):
        assert kata in halaman.text
    for saring, banyak in (("terbuka", 2), ("lewat", 1), ("apa", 3)):
        isi = client.get(daftar, {"perlu": saring}).context["cl"]
        assert isi.result_count == banyak
