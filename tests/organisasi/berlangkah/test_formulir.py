"""Request and complaint on one engine: nothing lost, nothing doubled, nobody else's opened."""

from datetime import timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.utils import timezone

from informasi.pengajuan.views import FORMULIR as FORMULIR_PERMOHONAN
from organisasi.berlangkah.actions import (
    _sapu_satu,
    hapus_draf,
    isi_draf,
    kirim_draf,
    lampirkan,
    sapu_draf,
)
from organisasi.berlangkah.models import NISAN, BelumLengkap, DrafTertutup
from organisasi.models import BerkasDraf, Draf, HariLibur
from pengaduan.masuk.views import FORMULIR as FORMULIR_PENGADUAN
from tests.factories.organisasi import BerkasDrafFactory
from tests.foto import bita, gambar
from tests.informasi import permohonan_bantu as permohonan
from tests.klien import PortalClient
from tests.pengaduan import aduan_bantu as aduan
from tests.serentak import serentak

pytestmark = pytest.mark.django_db


class Rupa:
    def __init__(self, formulir, bantu, nama, berkas, kolom, kedua, isi):
        self.bantu, self.nama, self.berkas, self.kolom = bantu, nama, berkas, kolom
        self.kedua, self.isi = kedua, isi
        self.formulir = formulir
        self.langkah = list(bantu.ISI)
        self.sebelum_berkas = self.langkah[self.langkah.index(berkas) - 1]

    def alamat(self, kode, langkah):
        return self.bantu.alamat(kode, langkah)

    def lanjut(self, kode):
        return f"/{self.nama}/ajukan/{kode}/"

    def isian(self):
        return self.formulir.isian.baca(Draf.objects.latest("pk").isian)

    def kasus(self):
        return self.formulir.kasus.objects.all()

    def kirim_berkas(self, client, kode, *berkas, **lain):
        data = {self.kolom: list(berkas)} | lain
        return self.bantu.kirim(client, kode, self.berkas, **data)

    def kirim_draf(self, draf, pada):
        return kirim_draf(
            draf,
            self.formulir.isian,
            self.formulir.kasus,
            daftarkan=lambda draf, isian: self.formulir.daftarkan(None, draf, isian),
            pada=pada,
        )


RUPA = {
    "permohonan": Rupa(
        FORMULIR_PERMOHONAN,
        permohonan,
        "permohonan",
        "bukti",
        "identitas",
        "identitas",
        permohonan.RINCIAN,
    ),
    "pengaduan": Rupa(
        FORMULIR_PENGADUAN,
        aduan,
        "pengaduan",
        "foto",
        "foto",
        "tempat",
        aduan.URAIAN,
    ),
}


@pytest.fixture(params=RUPA)
def f(request, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    satu = RUPA[request.param]
    satu.bantu.siapkan_kantor()
    return satu


def foto(ke=0, nama="a.jpg"):
    return SimpleUploadedFile(nama, bita(gambar(60 + ke)))


def tersimpan(folder):
    return [satu for satu in folder.rglob("*") if satu.is_file()]


def test_a_step_comes_after_those_before_it_and_an_unknown_one_is_none(client, f):
    kode = f.bantu.mulai(client)
    dua = f.alamat(kode, f.langkah[1])
    for langkah in (*f.langkah[2:], "periksa"):
        assert client.get(f.alamat(kode, langkah))["Location"] == dua
        assert client.post(f.alamat(kode, langkah))["Location"] == dua
    assert client.get(f.lanjut(kode))["Location"] == dua
    assert client.get(f.alamat(kode, "entah")).status_code == 404
    with pytest.raises(BelumLengkap):
        f.kirim_draf(Draf.objects.get(), timezone.now())
    assert not f.kasus().exists()


def test_steps_lead_from_one_to_the_next_and_back(client, f):
    kode = f.bantu.mulai(client)
    urut = f.langkah[1:]
    for ke, (langkah, sesudah) in enumerate(
        zip(urut, [*urut[1:], "periksa"], strict=True)
    ):
        isi = client.halaman(f.alamat(kode, langkah)).text
        dulu = f.formulir.pintu_bertanya
        assert f"Langkah {ke + 2 + dulu} dari {len(f.langkah) + 1 + dulu}" in isi
        sebelum = f.alamat(kode, f.langkah[ke])
        assert f'class="kembali"><a href="{sebelum}"' in isi
        jawab = f.bantu.kirim(client, kode, langkah)
        assert jawab["Location"] == f.alamat(kode, sesudah)
    # A changed answer leads back to the last look.
    lagi = f.bantu.kirim(client, kode, f.langkah[0])
    assert lagi["Location"] == f.alamat(kode, "periksa")


def test_another_secret_opens_nothing_and_its_own_however_it_is_typed(client, f):
    kode = f.bantu.mulai(client)
    semua = [f.alamat("A" * 16, langkah) for langkah in (f.langkah[0], f.berkas)]
    semua += [f.alamat("A" * 16, langkah) for langkah in ("periksa", "simpan")]
    for alamat in [*semua, f"/{f.nama}/AAAABBBBCCCCDDDD/terkirim/"]:
        jawab = client.get(alamat)
        assert jawab.status_code == 404
        assert "Alamat ini tidak kami kenali" in jawab.text
        assert f.isi not in jawab.text
    ketik = f"{kode[:8].lower()}-{kode[8:]}"
    assert f.isi in client.halaman(f.alamat(ketik, f.langkah[0])).text


def test_a_draft_of_one_form_is_not_one_of_the_other(client):
    permohonan.siapkan_kantor()
    kode = permohonan.mulai(client)
    assert client.get(aduan.alamat(kode, "apa")).status_code == 404


def test_private_pages_are_kept_nowhere_and_found_by_nobody(client, f):
    kode = f.bantu.isi_semua(client)
    semua = [f.bantu.MULAI]
    semua += [f.alamat(kode, s) for s in (*f.langkah, "simpan", "periksa")]
    tiap = [client.halaman(satu) for satu in semua]
    tiap.append(client.post(f.alamat(kode, "periksa")))
    tiap.append(client.halaman(tiap[-1]["Location"]))
    tiap.append(client.get(f.alamat("SALAH", f.langkah[0])))
    for jawab in tiap:
        assert jawab["Cache-Control"] == "no-store"
        # Under "no-referrer" browsers send "Origin: null", which the check on forms refuses.
        assert jawab["Referrer-Policy"] == "same-origin"
        assert jawab["X-Robots-Tag"] == "noindex, nofollow"


def test_an_expired_draft_says_what_happened(client, f):
    kode = f.bantu.isi_semua(client)
    with time_machine.travel(timezone.now() + timedelta(days=15)):
        baca = client.get(f.alamat(kode, f.langkah[0]))
        tulis = client.post(f.alamat(kode, "periksa"))
        with pytest.raises(DrafTertutup):
            f.kirim_draf(Draf.objects.get(), timezone.now())
    assert baca.status_code == tulis.status_code == 410
    assert "belum pernah terkirim" in baca.text
    assert f.isi not in baca.text
    assert not f.kasus().exists()


def test_every_change_keeps_the_draft_longer(client, f, settings):
    settings.UMUR_DRAF_HARI = 3
    kode = f.bantu.mulai(client)
    with time_machine.travel(timezone.now() + timedelta(days=2)):
        f.bantu.kirim(client, kode, f.langkah[1])
    with time_machine.travel(timezone.now() + timedelta(days=4)):
        client.halaman(f.alamat(kode, f.langkah[2]))


def test_what_is_saved_unfinished_is_kept_and_asked_again_behind_its_link(client, f):
    kode = f.bantu.isi_semua(client)
    langkah = f.kedua
    kosong = dict.fromkeys(f.bantu.ISI[langkah], "")
    ketik = {"identitas": {"nama": "Siti"}, "tempat": {"titik": "di sana"}}[langkah]
    jawab = client.post(f.alamat(kode, langkah), kosong | ketik | {"simpan": "1"})
    simpan = client.halaman(jawab["Location"]).text
    (isi,) = ketik.values()
    assert jawab["Location"] == f.alamat(kode, "simpan")
    assert f">http://localhost:8000{f.lanjut(kode)}</p>" in simpan
    assert "<svg" in simpan
    assert client.get(f.lanjut(kode))["Location"] == f.alamat(kode, langkah)
    assert client.get(f.alamat(kode, "periksa"))["Location"] == f.alamat(kode, langkah)
    assert f'value="{isi}"' in client.halaman(f.alamat(kode, langkah)).text
    # Whole, it is accepted all the same.
    f.bantu.kirim(client, kode, langkah, simpan="1")
    assert f.isian().kurang() == ""


def test_the_first_step_can_be_saved_unfinished_with_an_end(client, f):
    (panjang,) = [k for k, v in f.bantu.ISI["apa"].items() if v == f.isi]
    jawab = client.post(f.bantu.MULAI, {panjang: "x" * 50_000, "simpan": "1"})
    kode = jawab["Location"].split("/")[3]
    assert jawab["Location"] == f.alamat(kode, "simpan")
    assert len(f.isian().konsep["apa"][panjang]) == 10_000


def test_two_tabs_fill_different_steps_and_both_stay(client, f):
    kode = f.bantu.isi_semua(client)
    lain = PortalClient()
    satu, dua = f.langkah[-1], f.langkah[0]
    client.get(f.alamat(kode, satu))
    lain.get(f.alamat(kode, dua))
    kolom = {"permohonan": "tujuan", "pengaduan": "harapan"}[f.nama]
    f.bantu.kirim(client, kode, satu, bantuan="tab satu", nama="tab satu")
    f.bantu.kirim(lain, kode, dua, **{kolom: "Dari tab dua"})
    isi = client.halaman(f.alamat(kode, "periksa")).text
    assert "tab satu" in isi
    assert "Dari tab dua" in isi


@pytest.mark.sql
@pytest.mark.django_db(transaction=True)
def test_a_draft_filled_and_sent_many_times_at_once_makes_one_case():
    f = RUPA["permohonan"]
    f.bantu.siapkan_kantor()
    kode = f.bantu.isi_semua(PortalClient())
    draf = Draf.objects.get()
    serentak(
        4,
        lambda ke: isi_draf(
            draf,
            f.formulir.isian,
            ubah=lambda isian: isian.konsep.update({f"langkah{ke}": {"isi": "x"}}),
            pada=timezone.now(),
        ),
    )
    assert len(f.isian().konsep) == 4
    tujuan = serentak(
        5, lambda _ke: PortalClient().post(f.alamat(kode, "periksa"))["Location"]
    )
    assert set(tujuan) == {f"/permohonan/{f.kasus().get().kode}/terkirim/"}


def test_after_sending_every_page_leads_to_the_receipt(client, f):
    kode = f.bantu.isi_semua(client)
    terima = client.post(f.alamat(kode, "periksa"))["Location"]
    draf, kasus = Draf.objects.get(), f.kasus().get()
    assert terima == f"/{f.nama}/{kasus.kode}/terkirim/"
    assert (draf.isian, draf.kasus) == ("", kasus.pk)
    for langkah in ("apa", f.berkas, "simpan", "periksa"):
        assert client.get(f.alamat(kode, langkah))["Location"] == terima
        assert f.bantu.kirim(client, kode, langkah)["Location"] == terima
    assert client.get(f.lanjut(kode))["Location"] == terima
    # What was sent cannot be erased, changed, or sent again.
    hapus_draf(draf, pada=timezone.now())
    assert f.kirim_draf(draf, timezone.now()) == kasus
    with pytest.raises(DrafTertutup):
        lampirkan(draf, "x", [], simpan=dict, maks=1, penuh="", pada=timezone.now())
    assert Draf.objects.get().kasus == kasus.pk
    assert str(draf) == f"Draf {draf.pk}"  # never what was typed


def test_a_step_sent_while_another_tab_sends_all_leads_on(client, f, monkeypatch):
    kode = f.bantu.isi_semua(client)
    asli = Draf.kunci_terbuka

    def sela(satu, pada):
        f.kirim_draf(satu, pada)
        return asli(satu, pada)

    monkeypatch.setattr(Draf, "kunci_terbuka", sela)
    assert f.bantu.kirim(client, kode, "kontak")["Location"] == f.lanjut(kode)


def test_without_a_calendar_it_waits_with_all_that_was_typed(client, f):
    kode = f.bantu.isi_semua(client)
    HariLibur.objects.all().delete()
    jawab = client.post(f.alamat(kode, "periksa"))
    assert jawab.status_code == 409
    assert "Belum terkirim" in jawab.text
    assert f.isi in jawab.text
    assert f.isian().kurang() == ""


def test_the_citizen_may_erase_a_draft_at_once(client, f, tmp_path):
    kode = f.bantu.isi_semua(client)
    assert client.post(f.alamat(kode, "simpan")).status_code == 410
    assert client.get(f.alamat(kode, "apa")).status_code == 410
    assert Draf.objects.get().isian == ""


def test_the_same_file_is_kept_once_and_saving_keeps_it(client, f):
    kode = f.bantu.isi_semua(client, f.sebelum_berkas)
    f.kirim_berkas(client, kode, foto(), foto())
    jawab = f.kirim_berkas(client, kode, foto(), simpan="1")
    assert jawab["Location"] == f.alamat(kode, "simpan")
    assert BerkasDraf.objects.count() == 1
    assert str(BerkasDraf.objects.get()).endswith(".jpg")


def test_the_good_files_stay_when_one_is_bad(client, f):
    kode = f.bantu.isi_semua(client, f.sebelum_berkas)
    palsu = SimpleUploadedFile("palsu.jpg", b"MZ" * 50)
    jawab = f.kirim_berkas(client, kode, foto(), palsu)
    assert jawab.status_code == 200
    assert "Ada yang perlu diperbaiki" in jawab.text
    assert BerkasDraf.objects.count() == 1


def test_too_many_files_are_told_before_the_first_is_written(client, f, tmp_path):
    kode = f.bantu.isi_semua(client, f.sebelum_berkas)
    maks = f.formulir.berkas_maks
    jawab = f.kirim_berkas(client, kode, *(foto(i) for i in range(maks + 1)))
    assert f.formulir.berkas_penuh in jawab.text
    assert tersimpan(tmp_path) == []


def test_a_file_is_taken_off_again_by_its_own_draft_alone(
    client, f, tmp_path, django_capture_on_commit_callbacks
):
    kode = f.bantu.isi_semua(client, f.sebelum_berkas)
    lain = f.bantu.isi_semua(client, f.sebelum_berkas)
    f.kirim_berkas(client, kode, foto())
    hapus = {"hapus": str(BerkasDraf.objects.get().pk)}
    client.post(f.alamat(lain, f.berkas), hapus)
    client.post(f.alamat(kode, f.berkas), {"hapus": "9" * 5000})
    assert BerkasDraf.objects.count() == 1
    with django_capture_on_commit_callbacks(execute=True):
        jawab = client.post(f.alamat(kode, f.berkas), hapus)
    assert jawab["Location"] == f.alamat(kode, f.berkas)
    assert not BerkasDraf.objects.exists()
    assert tersimpan(tmp_path) == []


def test_a_draft_that_ran_out_is_emptied_and_later_forgotten(
    client, f, tmp_path, django_capture_on_commit_callbacks
):
    kode = f.bantu.isi_semua(client, f.sebelum_berkas)
    f.kirim_berkas(client, kode, foto())
    terkirim = f.bantu.isi_semua(client)
    client.post(f.alamat(terkirim, "periksa"))
    lama = Draf.objects.order_by("pk")[0]
    kini = timezone.now()
    # It came to life again in between.
    assert not _sapu_satu(lama.pk, kini)
    assert sapu_draf(pada=kini) == 0
    habis = kini + timedelta(days=15)
    with django_capture_on_commit_callbacks(execute=True):
        assert sapu_draf(pada=habis) == 1
    assert sapu_draf(pada=habis) == 0
    assert not BerkasDraf.objects.exists()
    assert tersimpan(tmp_path) == []
    # What was sent is let go; the empty row stays to be told.
    assert Draf.objects.get() == lama
    with time_machine.travel(habis):
        assert client.get(f.alamat(kode, "apa")).status_code == 410
    sapu_draf(pada=habis + NISAN)
    assert not Draf.objects.exists()
    assert f.kasus().count() == 1


@pytest.mark.sql
@pytest.mark.parametrize(
    ("nama", "ubah"),
    [
        ("organisasi_berkasdraf_tidak_kosong", {"ukuran": 0}),
        ("organisasi_berkasdraf_sekali", {"sha256": "a"}),
    ],
)
def test_no_file_is_empty_or_there_twice(nama, ubah):
    satu = BerkasDrafFactory(sha256="a")
    with pytest.raises(IntegrityError, match=nama), transaction.atomic():
        BerkasDrafFactory(draf=satu.draf, **ubah)
