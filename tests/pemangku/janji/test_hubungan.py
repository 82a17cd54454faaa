"""The contact log: one line, its next step on the owner's day, done or moved from there."""

import re
from datetime import date, timedelta

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from organisasi.kantor.models import PeranPPID
from organisasi.kantor.peran import Peran
from organisasi.models import Notifikasi, Unit
from pemangku.janji.actions import ingatkan_tindak_lanjut
from pemangku.janji.hubungan import KOSONG
from pemangku.models import CatatanHubungan, Janji
from tests.factories import organisasi as fo, pemangku as f
from tests.hari_ini import tugas_janji
from tests.pemangku.meja_register import (
    HARI,
    PADA,
    SAMARAN,
    alamat,
    berkanal,
    galat,
    lembaga,
    orang_di,
    segarkan,
    tekan,
)
from tests.petugas import masuk, masuk_sebagai, petugas_berperan

pytestmark = pytest.mark.django_db
SEPEKAN, LALU = timedelta(days=7), HARI - timedelta(days=1)


@pytest.fixture
def p(client, kantor):
    masuk(client, kantor.operator)
    return lembaga(kantor)


def test_a_call_is_one_line_with_its_next_step(client, kantor, p):
    orang = orang_di(p).orang
    kanal = berkanal(orang)
    form = client.halaman(alamat("tindakan", p.pk, "catat_hubungan")).context["form"]
    # Day, owner and last day are set; who is called stands first.
    assert form["cara"].field.choices[1][1] == f"WhatsApp {SAMARAN}, {orang}"
    isi = {k.name: k.value() or "" for k in form} | {"cara": kanal.pk}
    isi |= {"catatan": " Minta jadwal. ", "langkah": "Kirim jadwal"}
    assertContains(tekan(client, p, "catat_hubungan", **isi), "Minta jadwal.")
    tekan(client, p, "catat_hubungan", **isi)  # a double press
    baris, langkah = CatatanHubungan.objects.get(), Janji.objects.get()
    assert (baris.cara, baris.orang, baris.catatan) == ("wa", orang, "Minta jadwal.")
    assert (baris.oleh, baris.pada, baris.hasil) == (kantor.operator, PADA, "")
    assert segarkan(kanal).keadaan == "berfungsi"
    assert (langkah.pelaksana, langkah.pj_unit) == (kantor.operator, kantor.cipedes)
    assert (langkah.pemangku, langkah.tenggat) == (p, HARI + timedelta(days=6))
    # It is his, and nobody else's of the unit.
    (tugas,) = tugas_janji(kantor.operator, HARI)
    assert (tugas.judul, tugas.keterangan) == ("Kirim jadwal", p.nama_tampil)
    assert tugas_janji(kantor.kepala, HARI) == []
    kepala = masuk(client, kantor.kepala)
    tutup = reverse("admin:pemangku_janji_tindakan", args=(langkah.pk, "ubah"))
    assert not kepala.has_perm("pemangku.kelola_putaran")
    assert client.get(tutup).status_code == 403


@pytest.mark.parametrize(
    ("isi", "pesan"),
    [
        ({}, "Pilih lewat apa."),
        ({"cara": "telepon"}, KOSONG),
        ({"cara": "rapat", "catatan": "x", "hari": "2099-01-01"}, "masa depan"),
        ({"cara": "surat", "catatan": "x", "langkah": "Balas"}, "siapa yang"),
        (
            {"cara": "wa", "catatan": "x", "langkah": "Balas", "tenggat": "2024-06-01"}
            | {"pelaksana": "sendiri"},
            "sebelum hari ini",
        ),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_kept(client, kantor, p, isi, pesan):
    if "pelaksana" in isi:
        isi = isi | {"pelaksana": kantor.operator.pk}
    jawab = tekan(client, p, "catat_hubungan", **isi)
    assert pesan in galat(jawab)
    assert not CatatanHubungan.objects.exists()
    if "catatan" in isi:
        assertContains(jawab, ">\nx</textarea>")


def test_of_yesterday_it_stands_on_its_day_and_never_makes_a_check_older(client, p):
    tekan(client, p, "catat_hubungan", cara="telepon", hasil="benar")
    isi = {"cara": "rapat", "hasil": "benar", "hari": HARI - SEPEKAN}
    tekan(client, p, "catat_hubungan", **isi)
    assert segarkan(p).terverifikasi_pada == PADA
    lama = p.hubungan.last()
    assert (lama.cara, lama.pada.date()) == ("rapat", HARI - SEPEKAN)


def test_from_the_list_it_is_written_for_all_that_are_ticked(client, kantor, p):
    lain = lembaga(kantor, "Forum RW")
    daftar = client.get(alamat("changelist"))
    assertContains(daftar, alamat("tindakan", p.pk, "catat_hubungan"))
    isi = {"action": "catat_hubungan", "_selected_action": [p.pk, lain.pk]}
    form = client.post(alamat("changelist"), isi)
    assertContains(form, "Apa yang dibicarakan")
    isi |= {"yakin": "1", "cara": "rapat", "catatan": "Diundang rapat."}
    isi["kunci"] = re.search(r'name="kunci" value="([^"]+)"', form.text)[1]
    for _ in range(2):
        client.post(alamat("changelist"), isi)
    semua = [(satu.pemangku, satu.catatan) for satu in CatatanHubungan.objects.all()]
    assert len(semua) == 2
    assert set(semua) == {(p, "Diundang rapat."), (lain, "Diundang rapat.")}


def langkah_dari(klien, label):
    """The press of a button on the today list."""
    (tugas,) = [
        t
        for _, baris in klien.get(reverse("admin:index")).context["kelompok"]
        for t, *_ in baris
        if t.sekali
    ]
    (isi,) = [(alamat, isi) for nama, alamat, isi in tugas.sekali if nama == label]
    return klien.post(*isi)


def test_a_step_is_moved_and_done_from_the_today_list(client, kantor, p):
    # The unit that keeps the record is not among those a step may be given to.
    Unit.objects.update(peran_ppid=PeranPPID.TANPA)
    satu = f.LangkahFactory(pemangku=p, pelaksana=kantor.operator, tenggat=HARI)
    assert langkah_dari(client, "Undur sepekan").url == reverse("admin:index")
    assert segarkan(satu).tenggat == HARI + SEPEKAN
    assert (satu.pelaksana, satu.pj_unit) == (kantor.operator, kantor.cipedes)
    langkah_dari(client, "Selesai")
    assert (segarkan(satu).status, satu.hasil) == ("selesai", "Selesai.")
    assertNotContains(client.get(reverse("admin:index")), satu.uraian)


def test_a_field_officer_has_his_own_steps(client, kantor):
    petugas = masuk_sebagai(client, Peran.PETUGAS_LAPANGAN)
    satu = f.LangkahFactory(pelaksana=petugas, tenggat=HARI)
    f.LangkahFactory(tenggat=HARI)
    assert [t.judul for t in tugas_janji(petugas, HARI)] == [satu.uraian]
    langkah_dari(client, "Selesai")
    assert segarkan(satu).status == "selesai"


@pytest.mark.parametrize(("selesai", "siapa"), [(None, "pemilik"), (LALU, "unit")])
def test_the_owner_alone_is_reminded_while_he_is_there(selesai, siapa):
    satu, hari = f.LangkahFactory(), date(2024, 6, 19)
    fo.HariLiburFactory(tanggal=date(2024, 1, 1))
    unit, pemilik = (
        petugas_berperan(Peran.PETUGAS_LAYANAN, satu.pj_unit, email=f"{nama}@contoh.id")
        for nama in ("unit", "pemilik")
    )
    pemilik.penugasan.update(selesai=selesai)
    Janji.objects.update(pelaksana=pemilik)
    ingatkan_tindak_lanjut(pada=PADA, hari_ini=hari)
    pesan = Notifikasi.objects.get()
    assert pesan.penerima == f"{siapa}@contoh.id"
    assert "Ada satu langkah berikutnya untuk Anda yang" in pesan.isi
    tugas = tugas_janji(unit, HARI)
    assert [t.judul for t in tugas] == ([satu.uraian] if selesai else [])
    assert not any(t.sekali for t in tugas)
