"""A case of every kind, from the first form on: its key and its person stand nowhere in clear.

Not in a table (a dump, a backup), a log, an export, or a mail to anybody else.
"""

import base64
import logging
from collections.abc import Callable
from uuid import uuid4

import pytest
import time_machine
from django.contrib import admin
from django.contrib.sessions.models import Session
from django.core import mail
from django.db import connection
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from pghistory.models import Context
from psycopg import sql

from informasi.models import Keberatan, Permohonan
from organisasi.kantor.peran import Peran
from pengaduan.models import KehadiranKonsol
from ppid_portal.operasi.catatan_log import JsonFormatter
from tests.factories.informasi import PemohonFactory
from tests.factories.organisasi import BatasWaktuFactory, HariLiburFactory
from tests.informasi import kantor as kantor_ppid, permohonan_bantu
from tests.informasi.keberatan import test_berkala as berkala
from tests.informasi.meja_keberatan import P, jawab as dijawab
from tests.klien import PortalClient
from tests.pemangku import kantor_lapangan as kantor_pemangku
from tests.pemangku.ruang import test_pintu as pintu
from tests.pengaduan import aduan_bantu, kantor_aduan
from tests.pengaduan.darurat import test_views as lapor
from tests.petugas import isian, masuk_sebagai, petugas_berperan
from tests.surat import kirim_semua

pytestmark = pytest.mark.django_db
PADA = kantor_ppid.PADA
NIK, TELEPON = "3278010101017788", "081234565544"
SUREL, BARU = "siti.zulqarnain@contoh.id", "zulqarnain.baru@contoh.id"
ORANG = {NIK, NIK[-8:], TELEPON, TELEPON[1:], "zulqarnain"}
# Read by who exports: nobody else is let in.
PEMBACA = (Peran.PPID_UTAMA, Peran.ADMIN_TEKNIS, Peran.AUDITOR, Peran.ADMIN_SP4N)


@pytest.fixture(autouse=True)
def waktu():
    with time_machine.travel(PADA, tick=False) as kini:
        yield kini


def kirim(client, tujuan, **isi):
    """Send a form that is taken; where it leads to."""
    jawab = client.post(tujuan, isi)
    assert jawab.status_code == 302, (tujuan, jawab.content.decode()[:4000])
    return str(jawab["Location"])


def data_sendiri(client, pangkal):
    kirim(client, f"{pangkal}data/kontak/", surel=BARU, telepon=TELEPON)
    minta = {"jenis": "perbaikan", "uraian": "Nama saya keliru."}
    kirim(client, f"{pangkal}data/minta/", **minta)


def permohonan(client):
    kantor_ppid.buka_kantor()
    identitas = {**permohonan_bantu.ISI["identitas"], "nik": NIK}
    kontak = {"surel": SUREL, "telepon": TELEPON}
    kode = permohonan_bantu.isi_semua(client, identitas=identitas, kontak=kontak)
    kirim(client, permohonan_bantu.alamat(kode, "periksa"))
    kasus = Permohonan.objects.get()
    pangkal = kasus.get_absolute_url()
    kirim(client, f"{pangkal}pesan/", isi="Kapan selesai?")
    data_sendiri(client, pangkal)
    kirim(client, f"{pangkal}cabut/", alasan="Sudah ketemu.")
    return {str(kasus.kode)}


def keberatan(client):
    kantor = kantor_ppid.buka_kantor()
    pemohon = PemohonFactory.build(nik=NIK, telepon=TELEPON, surel=SUREL)
    kasus = dijawab(
        kantor, kantor_ppid.diproses(kantor, pemohon=pemohon), P.DITOLAK, pada=PADA
    )
    pangkal, kunci = kasus.get_absolute_url(), str(uuid4())
    isi = {"alasan": ["a"], "kasus_posisi": "Hanya jumlahnya.", "nama_kuasa": ""}
    kirim(client, f"{pangkal}keberatan/", kunci=kunci, **isi)
    kirim(client, f"{pangkal}keberatan/periksa/", kunci=kunci)
    assert Keberatan.objects.exists()
    return {str(kasus.kode)}


def keberatan_berkala(client):
    identitas = {**berkala.ISI["identitas"], "nik": NIK}
    kontak = {"surel": SUREL, "telepon": TELEPON}
    berkala.isi(client, kantor_ppid.buka_kantor(), identitas=identitas, kontak=kontak)
    tujuan = kirim(client, berkala.PERIKSA, kunci=berkala.kunci(client))
    return {tujuan.rstrip("/").rpartition("/")[2]}


def pengaduan(client):
    aduan_bantu.siapkan_kantor()
    for kode in ("pdp.perbaikan", "pdp.penghentian"):
        BatasWaktuFactory(kode=kode, nilai=72, satuan="jam")
    kontak = {"surel": SUREL, "telepon": TELEPON, "nama": "Siti"}
    kasus = aduan_bantu.ajukan(client, kontak=kontak)
    pangkal = kasus.get_absolute_url()
    kirim(client, f"{pangkal}kabar/", isi="Makin dalam.")
    data_sendiri(client, pangkal)
    return {str(kasus.kode)}


def darurat(client):
    kantor = kantor_aduan.buka_kantor()
    rina = petugas_berperan(Peran.OPERATOR_112, kantor.utama)
    KehadiranKonsol.objects.detak(rina, pada=timezone.now())
    isi = lapor.ISI | lapor.bawaan(client.get(lapor.LAPOR)) | {"kontak": TELEPON}
    tujuan = kirim(client, lapor.LAPOR, **isi)
    return {tujuan.rstrip("/").rpartition("/")[2]}


def pintu_ruang(client):
    kantor = kantor_pemangku.buat_kantor()
    tujuan = pintu.pribadi(client, kantor, wa=TELEPON)
    benar = {"nama": "Ketua Benar", "lembaga": "LPM Sukajaya"}
    kirim(client, tujuan, simpan="1", yakin="1", **benar)
    return {tujuan.rstrip("/").rpartition("/")[2]}


PERKARA: tuple[Callable[[PortalClient], set[str]], ...] = (
    permohonan,
    keberatan,
    keberatan_berkala,
    pengaduan,
    darurat,
    pintu_ruang,
)


def di_tabel(bit):
    pola, hasil = [f"%{satu}%" for satu in bit], {}
    with connection.cursor() as kursor:
        for tabel in connection.introspection.table_names(kursor):
            kursor.execute(
                sql.SQL("SELECT t::text FROM {} t WHERE t::text ILIKE ANY(%s)").format(
                    sql.Identifier(tabel)
                ),
                [pola],
            )
            if baris := [isi for (isi,) in kursor.fetchall()]:
                hasil[tabel] = baris
        kursor.execute("SELECT value FROM portal_cache")
        dalam = [base64.b64decode(isi).decode(errors="ignore") for (isi,) in kursor]
    dalam += [str(satu.get_decoded()) for satu in Session.objects.all()]
    if kena := [isi for isi in dalam if berisi(isi, bit)]:
        hasil["isi simpanan dan sesi"] = kena
    return hasil


def berisi(teks, bit):
    return any(satu.lower() in teks.lower() for satu in bit)


def ekspor(client):
    terisi = [m for m in admin.site._registry if m._default_manager.exists()]
    for peran in PEMBACA:
        masuk_sebagai(client, peran)
        for model in terisi:
            label = model._meta.label_lower
            try:
                alamat = reverse(
                    f"admin:{label.replace('.', '_')}_ekspor", args=("csv",)
                )
            except NoReverseMatch:
                continue
            jawab = client.get(alamat)
            if jawab.status_code == 200:
                yield f"{peran} {label}", b"".join(jawab.streaming_content).decode()


@pytest.mark.parametrize("perkara", PERKARA, ids=lambda satu: satu.__name__)
def test_the_key_and_the_person_of_a_case_stand_nowhere_in_clear(
    client, caplog, perkara
):
    with caplog.at_level(logging.INFO):
        kunci = perkara(client)
        for satu in kunci:  # a wrong turn is logged
            client.get(f"/permohonan/{satu}/tak-ada/")
        kirim_semua(timezone.now())
    bit = ORANG | kunci
    assert di_tabel(bit) == {}
    dicatat = "\n".join(JsonFormatter().format(satu) for satu in caplog.records)
    assert not berisi(dicatat, bit)
    lain = [p for p in mail.outbox if not {SUREL, BARU} & set(p.to)]
    assert not [p.subject for p in lain if berisi(f"{p.subject}{p.body}{p.to}", bit)]
    semua = dict(ekspor(PortalClient()))
    assert len(semua) > 5
    assert [nama for nama, isi in semua.items() if berisi(isi, bit)] == []


def test_the_history_says_who_and_on_which_page_and_no_address(client):
    libur = HariLiburFactory()
    oleh = masuk_sebagai(client, Peran.PPID_UTAMA)
    tujuan = reverse("admin:organisasi_harilibur_change", args=(libur.pk,))
    kirim(client, tujuan, **isian(client.get(tujuan)) | {"nama": "Hari baru"})
    (baru,) = Context.objects.values_list("metadata", flat=True)
    assert baru == {"user": oleh.pk, "view": "admin:organisasi_harilibur_change"}
