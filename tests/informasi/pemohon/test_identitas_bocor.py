"""After a whole case the applicant's identity stands nowhere but where it is guarded."""

import json
import logging

import pytest
import time_machine
from django.core import mail
from django.urls import reverse

from informasi.jawaban.actions import jawab_permohonan, serahkan_permohonan
from informasi.models import Permohonan
from informasi.permohonan.actions import balas_petugas, tanya_pemohon
from informasi.rujukan.actions import terima_rujukan
from organisasi.kantor.saat import Saat
from organisasi.models import Jejak, Notifikasi, TugasHubungi
from tests.factories.informasi import PemohonFactory
from tests.informasi.kantor import ajukan, konsep, rujuk, saat
from tests.informasi.masa_simpan import IDENTITAS
from tests.informasi.meja_keberatan import keberatan, tanggapi
from tests.petugas import masuk
from tests.surat import kirim_semua

pytestmark = pytest.mark.django_db
# "Siti Zulqarnain": neither word may be seen, nor the address in any part.
POTONGAN = {
    "Siti",
    "Zulqarnain",
    "Tersembunyi",
    "3278010101017788",
    "7788",
    "081234565544",
    "siti.zulqarnain",
}


def perkara(kantor, **ubah):
    """Asked, referred, answered, objected to, upheld, answered again, handed over."""

    def pada(siapa, hari, jam=9):
        return Saat(siapa and getattr(kantor, siapa), saat(f"2026-06-{hari:02}", jam))

    def jawab(hari):
        draf = konsep(permohonan, kantor.kepala_dinas)
        jawab_permohonan(draf.permohonan, pada("kepala_dinas", hari))
        permohonan.refresh_from_db()

    permohonan = ajukan(
        kantor.kecamatan,
        pada=saat("2026-06-02"),
        pemohon=PemohonFactory.build(**(IDENTITAS | ubah)),
    )
    permohonan.lakukan(Permohonan.Tindakan.PROSES, pada("loket", 2, 10))
    rujukan = rujuk(kantor, permohonan, saat("2026-06-03"))
    terima_rujukan(rujukan, pada("kepala_dinas", 4))
    permohonan.refresh_from_db()
    tanya_pemohon(
        permohonan,
        pada("kepala_dinas", 4, 10),
        isi="Tahun berapa?",
        hari=3,
        tanpa_jawaban="Kami memakai tahun terakhir.",
    )
    balas_petugas(permohonan, pada(None, 5), isi="Tahun 2023.")
    jawab(8)
    objek = keberatan(permohonan, "d", pada=saat("2026-06-10"))
    selesai = saat("2026-07-01").date()
    tanggapi(kantor, objek, saat=pada("sekda", 22), perintah_jatuh_tempo=selesai)
    permohonan.refresh_from_db()
    jawab(24)
    serahkan_permohonan(
        permohonan, pada("kepala_dinas", 25), cara="ambil", penerima="Siti Zulqarnain"
    )
    return permohonan


def bocor(teks):
    return {bit for bit in POTONGAN if bit.lower() in teks.lower()}


def test_messages_and_the_trail_hold_nothing_of_the_person(kantor, caplog):
    with caplog.at_level(logging.DEBUG):
        perkara(kantor)
        kirim_semua(saat("2026-06-26"))
    assert len(mail.outbox) > 10
    for pesan in Notifikasi.objects.all():
        isi = f"{pesan} {pesan.subjek} {pesan.isi} {pesan.objek_nomor}"
        assert bocor(isi) == set()
    warga = [p for p in mail.outbox if p.to == [IDENTITAS["surel"]]]
    assert len(warga) > 4
    assert all("/permohonan/" in p.body for p in warga)
    assert bocor(caplog.text) == set()
    semua = list(Jejak.objects.values())
    assert len(semua) > 10
    assert bocor(json.dumps(semua, default=str)) == set()


def test_call_tasks_hold_nothing_of_the_person(kantor):
    perkara(kantor, surel="")
    tugas = list(TugasHubungi.objects.values())
    assert len(tugas) > 3
    assert bocor(json.dumps(tugas, default=str)) == set()


def test_lists_exports_and_private_pages_hold_nothing_of_the_person(client, kantor):
    permohonan = perkara(kantor)
    masuk(client, kantor.ppid_utama)
    with time_machine.travel(saat("2026-06-26")):
        for nama in (
            "informasi_permohonan",
            "informasi_keberatan",
            "organisasi_jejak",
            "organisasi_notifikasi",
        ):
            jawab = client.get(reverse(f"admin:{nama}_ekspor", args=("csv",)))
            isi = b"".join(jawab.streaming_content).decode()
            assert isi.count("\n") > 1
            halaman = client.get(reverse(f"admin:{nama}_changelist"))
            assert bocor(isi + halaman.text) == set(), nama
        client.logout()
        for akhir in ("", "data/"):
            jawab = client.get(f"{permohonan.get_absolute_url()}{akhir}")
            assert bocor(jawab.text) == set(), akhir
