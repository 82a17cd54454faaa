"""After a whole case the applicant's identity stands nowhere but where it is guarded."""

import json
import logging

import pytest
import time_machine
from django.core import mail
from django.urls import reverse

from informasi.jawaban.actions import jawab_permohonan, serahkan_permohonan
from informasi.keberatan.actions import ajukan_keberatan, tanggapi_keberatan
from informasi.permohonan.actions import balas_petugas, tanya_pemohon
from informasi.rujukan.actions import rujuk_permohonan, terima_rujukan
from organisasi.kantor.saat import Saat
from organisasi.models import Jejak, Notifikasi, TugasHubungi
from tests.factories.informasi import PemohonFactory
from tests.informasi.kantor import ajukan, konsep, saat
from tests.informasi.masa_simpan import IDENTITAS
from tests.petugas import masuk
from tests.surat import kirim_semua

pytestmark = pytest.mark.django_db
# "Siti Zulqarnain": neither word may be seen, nor the address in any part.
POTONGAN = {
    *("Siti", "Zulqarnain", "Tersembunyi", "3278010101017788", "7788", "081234565544"),
    "siti.zulqarnain",
}


def perkara(kantor, **ubah):
    """Asked, referred, answered, objected to, upheld, answered again, handed over."""
    permohonan = ajukan(
        kantor.kecamatan,
        pada=saat("2026-06-02"),
        pemohon=PemohonFactory.build(**(IDENTITAS | ubah)),
    )
    permohonan.proses(Saat(kantor.loket, saat("2026-06-02", 10)))
    rujukan = rujuk_permohonan(
        permohonan,
        Saat(kantor.loket, saat("2026-06-03")),
        ke_unit=kantor.dinas,
        alasan="Datanya di dinas.",
    )
    terima_rujukan(rujukan, Saat(kantor.kepala_dinas, saat("2026-06-04")))
    permohonan.refresh_from_db()
    tanya_pemohon(
        permohonan,
        Saat(kantor.kepala_dinas, saat("2026-06-04", 10)),
        isi="Tahun berapa?",
        hari=3,
        tanpa_jawaban="Kami memakai tahun terakhir.",
    )
    balas_petugas(permohonan, Saat(None, saat("2026-06-05")), isi="Tahun 2023.")
    _jawab(permohonan, kantor, "2026-06-08")
    keberatan = ajukan_keberatan(
        Saat(None, saat("2026-06-10")),
        permohonan=permohonan,
        alasan=["d"],
        kasus_posisi="Bukan itu yang diminta.",
        kanal="web",
    )
    tanggapi_keberatan(
        keberatan,
        Saat(kantor.sekda, saat("2026-06-22")),
        hasil="dikabulkan",
        putusan="Jawab lagi.",
        jabatan="Sekretaris Daerah",
        perintah="Beri data lengkap.",
        perintah_jatuh_tempo=saat("2026-07-01").date(),
    )
    permohonan.refresh_from_db()
    _jawab(permohonan, kantor, "2026-06-24")
    serahkan_permohonan(
        permohonan,
        Saat(kantor.kepala_dinas, saat("2026-06-25")),
        cara="ambil",
        penerima="Siti Zulqarnain",
    )
    return permohonan


def _jawab(permohonan, kantor, hari):
    draf = konsep(permohonan, kantor.kepala_dinas)
    jawab_permohonan(draf, Saat(kantor.kepala_dinas, saat(hari)))
    permohonan.refresh_from_db()


def bocor(teks):
    return {bit for bit in POTONGAN if bit.lower() in teks.lower()}


def test_messages_carry_number_and_link_and_nothing_of_the_person(kantor, caplog):
    with caplog.at_level(logging.DEBUG):
        perkara(kantor)
        kirim_semua(saat("2026-06-26"))
    assert len(mail.outbox) > 10
    for pesan in Notifikasi.objects.all():
        assert bocor(f"{pesan.subjek} {pesan.isi} {pesan.objek_nomor}") == set()
        assert bocor(str(pesan)) == set()
    warga = [p for p in mail.outbox if p.to == [IDENTITAS["surel"]]]
    assert len(warga) > 4
    assert all("/permohonan/" in p.body for p in warga)
    assert bocor(caplog.text) == set()


def test_the_trail_holds_nothing_of_the_person(kantor):
    perkara(kantor)
    semua = list(Jejak.objects.values())
    assert len(semua) > 10
    assert bocor(json.dumps(semua, default=str)) == set()


def test_call_tasks_hold_nothing_of_the_person(kantor):
    perkara(kantor, surel="")
    tugas = list(TugasHubungi.objects.values())
    assert len(tugas) > 3
    assert bocor(json.dumps(tugas, default=str)) == set()


def test_lists_and_exports_of_the_admin_hold_nothing_of_the_person(client, kantor):
    perkara(kantor)
    masuk(client, kantor.ppid_utama)
    daftar = (
        *("informasi_permohonan", "informasi_keberatan"),
        *("organisasi_jejak", "organisasi_notifikasi"),
    )
    with time_machine.travel(saat("2026-06-26")):
        for nama in daftar:
            jawab = client.get(reverse(f"admin:{nama}_ekspor", args=("csv",)))
            isi = b"".join(jawab.streaming_content).decode()
            assert isi.count("\n") > 1
            assert bocor(isi) == set(), nama
            halaman = client.get(reverse(f"admin:{nama}_changelist"))
            assert bocor(halaman.content.decode()) == set(), nama


def test_private_pages_hold_nothing_of_the_person(client, kantor):
    permohonan = perkara(kantor)
    with time_machine.travel(saat("2026-06-26")):
        for akhir in ("", "data/"):
            jawab = client.get(f"{permohonan.get_absolute_url()}{akhir}")
            assert bocor(jawab.content.decode()) == set(), akhir
