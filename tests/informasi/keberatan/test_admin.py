"""Objections and disputes in the admin: the superior decides, the dates are kept."""

from datetime import date, timedelta

import pytest
import time_machine
from django.urls import reverse

from informasi.keberatan.sengketa import catat_sengketa
from informasi.models import Keberatan, Sengketa
from organisasi.kantor.saat import Saat
from tests.factories.informasi import PemohonFactory
from tests.informasi.kantor import diproses, saat
from tests.informasi.meja_keberatan import (
    HARI_INI,
    TANGGAPAN,
    TELAT,
    keberatan,
    tanggapi,
)
from tests.petugas import masuk

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_hari_ini")]
# With the button under the preview.
PUTUSKAN = TANGGAPAN | {"yakin": "Tanggapi keberatan"}


def alamat(objek, tindakan=""):
    nama = objek._meta.model_name
    if tindakan:
        return reverse(f"admin:informasi_{nama}_tindakan", args=(objek.pk, tindakan))
    return reverse(f"admin:informasi_{nama}_change", args=(objek.pk,))


def label(client, objek):
    return {t["nama"] for t in client.get(alamat(objek)).context["tombol"]}


def test_the_superior_reads_the_next_step_and_decides(kantor, client):
    objek = keberatan(diproses(kantor))
    masuk(client, kantor.sekda)
    halaman = client.get(alamat(objek)).text
    assert "30 hari kerja sejak" in halaman
    assert "Permohonan tidak ditanggapi" in halaman
    assert label(client, objek) == {"telaah", "tanggapi"}
    client.post(alamat(objek, "telaah"))
    jawaban = client.post(alamat(objek, "tanggapi"), PUTUSKAN, follow=True)
    assert "pemohon diberi tahu" in jawaban.text
    objek.refresh_from_db()
    assert (objek.status, objek.hasil) == ("ditanggapi", "dikabulkan")
    assert objek.permohonan.perintah_jatuh_tempo == date(2024, 7, 5)


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        ({"putusan": " "}, "tanpa alasan tidak sah"),
        ({"perintah": " "}, "Tulis apa yang harus dilakukan PPID."),
        ({"perintah_jatuh_tempo": "2024-06-24"}, "paling cepat hari ini"),
    ],
)
def test_an_incomplete_decision_is_told_and_keeps_what_was_typed(
    kantor, client, isi, kata
):
    objek = keberatan(diproses(kantor))
    masuk(client, kantor.sekda)
    jawaban = client.post(alamat(objek, "tanggapi"), PUTUSKAN | isi)
    assert kata in jawaban.text
    assert "Sekretaris Daerah" in jawaban.text
    objek.refresh_from_db()
    assert objek.status == "diregistrasi"


@pytest.mark.parametrize("siapa", ["kepala", "ppid_utama"])
def test_nobody_else_may_decide(kantor, client, siapa):
    objek = keberatan(diproses(kantor))
    masuk(client, getattr(kantor, siapa))
    assert client.get(alamat(objek)).status_code == 200
    assert "tanggapi" not in label(client, objek)
    assert client.post(alamat(objek, "tanggapi"), PUTUSKAN).status_code == 403


def test_another_unit_does_not_see_it(kantor, client):
    objek = keberatan(diproses(kantor))
    masuk(client, kantor.kepala_dinas)
    for satu in (alamat(objek), alamat(objek, "tanggapi")):
        assert client.get(satu).status_code in {302, 404}
    daftar = client.get(reverse("admin:informasi_keberatan_changelist"))
    assert objek.nomor not in daftar.text


def test_the_counter_enters_an_objection_with_the_grounds_open_today(kantor, client):
    permohonan = diproses(kantor)
    with time_machine.travel(saat("2024-06-10"), tick=False):
        masuk(client, kantor.loket)
        kasus = reverse("admin:informasi_permohonan_change", args=(permohonan.pk,))
        tombol = {t["nama"] for t in client.get(kasus).context["tombol"]}
        assert "catat_keberatan" not in tombol  # before the due day
    masuk(client, kantor.loket)
    ke = reverse(
        "admin:informasi_permohonan_tindakan", args=(permohonan.pk, "catat_keberatan")
    )
    halaman = client.get(ke).text
    assert "c. Permohonan tidak ditanggapi" in halaman
    assert "a. Permohonan ditolak" not in halaman
    client.post(
        ke,
        {
            "kanal": "surat",
            "tanggal_terima": TELAT.isoformat(),
            "alasan": ["c"],
            "kasus_posisi": "Belum dijawab.",
            "alasan_mundur": "Surat tiba Jumat sore.",
        },
    )
    objek = Keberatan.objects.get()
    assert (objek.kanal, objek.tanggal_terima) == ("surat", TELAT)
    assert objek.dicatat_oleh == kantor.loket


def test_acceptance_and_dispute_are_recorded_after_the_answer(kantor, client):
    menerima = tanggapi(kantor, keberatan(diproses(kantor)), hasil="ditolak")
    bersengketa = tanggapi(kantor, keberatan(diproses(kantor)), hasil="ditolak")
    masuk(client, kantor.ppid_utama)
    assert label(client, menerima) == {"terima_putusan", "catat_sengketa"}
    client.post(alamat(menerima, "terima_putusan"), {"tanggapan": "Baik."})
    client.post(alamat(bersengketa, "catat_sengketa"), {"tanggal": "2024-06-25"})
    menerima.refresh_from_db()
    assert menerima.status == "diterima_pemohon"
    sengketa = Sengketa.objects.get()
    assert "Diajukan" in client.get(alamat(bersengketa)).text
    assert "Selesai" in client.get(alamat(menerima)).text
    assert sengketa.keberatan == bersengketa


def test_a_dispute_is_walked_through_in_the_commissions_order(kantor, client):
    objek = tanggapi(kantor, keberatan(diproses(kantor)), hasil="ditolak")
    sengketa = catat_sengketa(objek, Saat(None, saat(HARI_INI)))
    masuk(client, kantor.ppid_utama)
    # Not before the filing; what was typed stays.
    dini = {"tanggal": "2024-06-01", "nomor_ki": "7/KI"}
    jawaban = client.post(alamat(sengketa, "registrasi"), dini)
    assert "sesudah langkah sebelumnya" in jawaban.text
    assert "7/KI" in jawaban.text
    langkah = [
        ("registrasi", {"nomor_ki": "001/KI"}),
        ("mulai", {}),
        ("mediasikan", {}),
        ("ajudikasikan", {}),
        ("putus", {"amar": "Informasi terbuka.", "hasil": "dikabulkan"}),
        ("laksanakan", {}),
    ]
    for nama, isi in langkah:
        assert nama in label(client, sengketa)
        client.post(alamat(sengketa, nama), {"tanggal": HARI_INI.isoformat(), **isi})
        sengketa.refresh_from_db()
    assert sengketa.status == Sengketa.Status.DILAKSANAKAN
    assert sengketa.hasil == Sengketa.Hasil.DIKABULKAN
    assert "Dikabulkan untuk pemohon" in client.get(alamat(sengketa)).text
    assert "Tidak ada langkah lagi" in client.get(alamat(sengketa)).text
    assert "Berkas sengketa" not in client.get(alamat(sengketa)).text


@pytest.mark.parametrize("nama", ["keberatan", "sengketa"])
def test_the_lists_cost_the_same_for_one_and_many(
    kantor, client, nama, django_assert_max_num_queries
):
    for _ in range(3):
        objek = tanggapi(kantor, keberatan(diproses(kantor)), hasil="ditolak")
        catat_sengketa(objek, Saat(None, saat(HARI_INI)))
    masuk(client, kantor.sekda)
    daftar = reverse(f"admin:informasi_{nama}_changelist")
    client.get(daftar)
    with django_assert_max_num_queries(12):
        jawaban = client.get(daftar)
    assert jawaban.context["cl"].result_count == 3


def test_an_objection_without_request_says_so_and_late_ones_are_marked(kantor, client):
    objek = keberatan(None, "b", pemohon=PemohonFactory.build(), unit=kantor.kecamatan)
    masuk(client, kantor.sekda)
    daftar = reverse("admin:informasi_keberatan_changelist")
    assert "Tanpa permohonan (alasan b)" in client.get(alamat(objek)).text
    with time_machine.travel(saat(objek.jatuh_tempo + timedelta(days=1)), tick=False):
        masuk(client, kantor.sekda)  # the session of June is over
        assert "(terlambat)" in client.get(daftar).text
        masuk(client, kantor.kepala)
        assert "catat_sengketa" in label(client, objek)
