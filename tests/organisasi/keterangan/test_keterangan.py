"""A village or PLN is asked by a link, answers without an account, and it comes back."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.keterangan import actions as aksi
from organisasi.keterangan.models import BERLAKU, PermintaanKeterangan
from organisasi.models import BerkasKeterangan, Notifikasi
from organisasi.pribadi.simpanan import Penghapusan
from ppid_portal.staf.hari_ini import tugas_hari_ini
from tests.factories.informasi import PADA, KeteranganFactory, PermohonanFactory
from tests.factories.organisasi import KanalLayananFactory, UnitFactory
from tests.factories.pemangku import KanalFactory, PemangkuFactory
from tests.factories.pengaduan import PelaporFactory, PengaduanFactory
from tests.foto import bita
from tests.petugas import masuk, petugas_berperan, tersembunyi
from tests.serentak import serentak

pytestmark = pytest.mark.django_db
S = PermintaanKeterangan.Status
RINCIAN = "Saya Siti Rahayu, NIK 3278010101010001. Kapan gardu Bapak Dedi diperbaiki?"
ADMIN = "admin:organisasi_permintaanketerangan_{}"


@pytest.fixture
def jam():
    with time_machine.travel(PADA, tick=False) as jam:
        yield jam


@pytest.fixture
def meja(jam):
    unit = UnitFactory(nama="Dinas Perhubungan")
    kepala = petugas_berperan(Peran.PPID_PEMBANTU, unit)
    kasus = PermohonanFactory(
        unit=unit, diproses=True, rincian=RINCIAN, pemohon__nama="Siti Rahayu"
    )
    return SimpleNamespace(
        unit=unit, kepala=kepala, kasus=kasus, saat=Saat(kepala, PADA)
    )


def aduan(meja):
    return PengaduanFactory(unit=meja.unit, diteruskan=True, pelapor=PelaporFactory())


def pdf(nama="rekap.pdf", isi=b"%PDF-1.7\n% jawaban\n"):
    return SimpleUploadedFile(nama, isi, "application/pdf")


def jawab(client, p, **isi):
    return client.post(p.get_absolute_url(), {"jawaban": "Selasa depan."} | isi)


def tekan(client, objek, tindakan, **isi):
    nama = f"admin:{objek._meta.label_lower.replace('.', '_')}_tindakan"
    tujuan = reverse(nama, args=(objek.pk, tindakan))
    return client.post(tujuan, tersembunyi(client, tujuan) | isi, follow=True)


@pytest.mark.parametrize("ambil", [lambda meja: meja.kasus, aduan])
def test_from_the_case_to_pln_and_back_into_the_case(client, meja, ambil):
    kasus = ambil(meja)
    masuk(client, meja.kepala)
    alamat = f"admin:{kasus._meta.label_lower.replace('.', '_')}_{{}}"
    minta = reverse(alamat.format("tindakan"), args=(kasus.pk, "minta_keterangan"))
    awal = client.get(minta).context["form"].initial["pertanyaan"]
    assert not aksi.menyebut_orang(kasus, awal)
    isi = {"kepada": "PLN", "surel": "pln@contoh.invalid", "pertanyaan": "Kapan?"}
    tampak = tekan(client, kasus, "minta_keterangan", **isi)
    assertContains(tampak, "Yang terbaca di sana hanya pertanyaan di atas")
    tekan(client, kasus, "minta_keterangan", yakin="1", **isi)
    p = PermintaanKeterangan.objects.get()
    assert p.get_absolute_url() in Notifikasi.objects.get().isi
    client.logout()
    assertContains(client.get(p.get_absolute_url()), "Dinas Perhubungan meminta")
    jawab(client, p, berkas=[pdf(), SimpleUploadedFile("a.jpeg", bita())])
    assertContains(client.get(p.get_absolute_url()), "Jawaban Anda sudah masuk")
    masuk(client, meja.kepala)
    (tugas,) = [t for t in tugas_hari_ini(meja.kepala, PADA.date()) if t.judul == "PLN"]
    halaman = client.get(tugas.url)
    assertContains(halaman, "Selasa depan.")
    assertContains(halaman, "<b>Jawaban masuk</b>, PLN")
    assertNotContains(halaman, p.kode)
    assertContains(tekan(client, p, "terima"), "tersimpan di berkasnya")
    p.refresh_from_db()
    assert (p.status, p.surel, p.kode) == (S.SELESAI, "", "")
    kasusnya = client.get(reverse(alamat.format("change"), args=(kasus.pk,)))
    for teks in ("rekap.pdf", "a.jpg", "PLN menjawab", "Bertanya kepada PLN"):
        assertContains(kasusnya, teks)
    berkas = reverse(ADMIN.format("berkas"), args=(p.pk, p.berkas.first().pk))
    assert b"".join(client.get(berkas)).startswith(b"%PDF")


def test_whom_it_asks_is_known_or_typed_and_whatsapp_is_sent_by_hand(client, meja):
    KanalLayananFactory(nama="PDAM")
    UnitFactory(nama="Kelurahan Sukajaya", surel="lurah@contoh.invalid")
    banjar = PemangkuFactory(nama_resmi="Kota Banjar")
    for jenis, nilai in (("wa", "628122"), ("email", "banjar@contoh.invalid")):
        kantor = {"pemangku": banjar, "orang": None, "sifat": "kedinasan"}
        KanalFactory(jenis=jenis, nilai=nilai, **kantor)
    nama = [nama for nama, *_ in aksi.penerima()]
    assert {"PDAM", "Kelurahan Sukajaya", "Kota Banjar"} <= set(nama)
    masuk(client, meja.kepala)
    isi = {"kepada": "PDAM", "pertanyaan": "Kapan Bapak Dedi diberi tahu?"}
    tanpa = tekan(client, meja.kasus, "minta_keterangan", **isi)
    assertContains(tanpa, "Isi surelnya, atau nomor WhatsApp-nya.")
    assertContains(tanpa, '<option value="PDAM">')
    isi["telepon"] = "0812 3456 7890"
    pratinjau = tekan(client, meja.kasus, "minta_keterangan", **isi)
    assertContains(pratinjau, "Mungkin masih ada nama orang: D***")
    for kepada in ("Kelurahan Sukajaya", "Kota Banjar"):
        satu = {"kepada": kepada, "pertanyaan": "Kapan?", "yakin": "1"}
        tekan(client, meja.kasus, "minta_keterangan", **satu)
    tekan(client, meja.kasus, "minta_keterangan", yakin="1", **isi)
    wa, banjar, lurah = PermintaanKeterangan.objects.order_by("-pk")
    for _ in range(4):
        aksi.minta_keterangan(
            meja.kasus,
            meja.saat,
            kepada="PLN",
            pertanyaan="Kapan?",
            surel="p@p.invalid",
        )
    assert {n.status for n in Notifikasi.objects.all()} == {"menunggu"}
    assert lurah.surel == "lurah@contoh.invalid"
    assert (banjar.surel, banjar.telepon) == ("banjar@contoh.invalid", "628122")
    halaman = client.get(reverse(ADMIN.format("change"), args=(wa.pk,)))
    assertContains(halaman, "https://wa.me/6281234567890?text=")
    assertContains(client.get(reverse(ADMIN.format("changelist"))), "Kota Banjar")


def test_what_leaves_names_nobody(meja):
    teks = aksi.samarkan_kasus(meja.kasus, f"{RINCIAN} Tanya Bapak Lurah, siti juga.")
    assert "Bapak Lurah" in teks
    for rahasia in ("Siti", "siti", "Rahayu", "3278", "Dedi"):
        assert rahasia not in teks
    assert aksi.samarkan_kasus(PengaduanFactory(), "Jalan rusak") == "Jalan rusak"
    for isi in ("Milik siti rahayu.", "Hubungi 0812 3456 7890."):
        with pytest.raises(TindakanTerlarang, match="Hapus dulu dari pertanyaannya"):
            aksi.minta_keterangan(
                meja.kasus, meja.saat, kepada="PLN", pertanyaan=isi, surel="a@b.invalid"
            )
    assert not PermintaanKeterangan.objects.exists()


def test_returned_with_a_word_changed_and_only_what_was_read_is_accepted(client, meja):
    p = KeteranganFactory(kasus=meja.kasus)
    banyak = [pdf(f"{n}.pdf", b"%%PDF-1.7 %d\n" % n) for n in range(11)]
    assertContains(jawab(client, p, berkas=banyak), "Paling banyak", status_code=400)
    assert not BerkasKeterangan.objects.exists()
    jawab(client, p, berkas=[pdf("keliru.pdf", b"%PDF-1.7 keliru\n")])
    p.refresh_from_db()
    lusa = Saat(meja.kepala, PADA + timedelta(days=2))
    aksi.kembalikan_keterangan(p, lusa, alasan="Gardu yang mana?")
    assert p.sampai == lusa.pada + BERLAKU
    assertContains(client.get(p.get_absolute_url()), "Gardu yang mana?")
    keliru = p.berkas.get()
    salah = jawab(client, p, jawaban="", berkas=[pdf("a.exe", b"MZ")])
    assert set(salah.context["form"].errors) == {"jawaban", "berkas"}
    jawab(client, p, jawaban="Gardu 7.", buang=[keliru.pk], berkas=[pdf(), pdf()])
    p.refresh_from_db()
    assert (p.status, [b.nama for b in p.berkas.all()]) == (S.MASUK, ["rekap.pdf"])
    dibaca = p.tanda
    with time_machine.travel(PADA + timedelta(hours=1)):
        jawab(client, p, jawaban="Gardu 8.")
    with pytest.raises(TindakanTerlarang, match="baru saja diubah"):
        aksi.terima_keterangan(p, meja.saat, tanda=dibaca)
    p = PermintaanKeterangan.objects.get()
    aksi.terima_keterangan(p, meja.saat, tanda=p.tanda)
    akhir = client.get(reverse("keterangan", args=(p.kode,)))
    assertContains(akhir, "Terima kasih, jawaban Anda diterima")
    h = Penghapusan(SimpleNamespace(berkas=[meja.kasus]), meja.saat, "Diminta.")
    aksi.KETERANGAN.lupakan(h)
    assert [satu.id for satu in h.sisa] == [str(p.pk)]


def test_after_fourteen_days_the_job_closes_it_and_the_page_says_so(client, meja, jam):
    p, lain = KeteranganFactory(kasus=meja.kasus), KeteranganFactory(kasus=meja.kasus)
    jawab(client, lain)
    jam.move_to(p.sampai)
    assertContains(client.get(p.get_absolute_url()), "Tautan ini sudah berakhir")
    with pytest.raises(TindakanTerlarang, match="sudah berakhir"):
        aksi.jawab_keterangan(p, Saat(None, p.sampai), jawaban="Terlambat.")
    alamat = p.get_absolute_url()
    assert aksi.tutup_keterangan_lewat(pada=p.sampai) == 1
    p.refresh_from_db()
    assert (p.status, p.surel) == (S.DITUTUP, "")
    assertContains(client.get(alamat), "Tautan ini sudah berakhir")
    # What was answered in time still waits for the officer.
    assertContains(client.get(lain.get_absolute_url()), "Jawaban Anda sudah masuk")
    assert client.get(reverse("keterangan", args=("SALAH",))).status_code == 404


def test_only_who_reads_the_case_reads_and_closes_it(client, meja):
    p = KeteranganFactory(kasus=meja.kasus)
    jauh = petugas_berperan(Peran.PPID_PEMBANTU)
    assert not PermintaanKeterangan.objects.untuk(jauh).exists()
    loket = petugas_berperan(Peran.PETUGAS_LAYANAN, meja.unit)
    assert "Periksa" not in {t.kerja for t in tugas_hari_ini(loket, PADA.date())}
    masuk(client, loket)
    halaman = client.get(reverse(ADMIN.format("change"), args=(p.pk,)))
    assert halaman.context["tombol"] == []
    masuk(client, jauh)
    satu = reverse(ADMIN.format("change"), args=(p.pk,))
    assert client.get(satu).status_code == 404
    masuk(client, meja.kepala)
    tekan(client, p, "tutup", teks="Sudah dijawab lewat telepon.")
    assert PermintaanKeterangan.objects.get().status == S.DITUTUP


def test_the_database_refuses_what_is_no_question_and_no_file():
    buruk = {
        "organisasi_keterangan_berisi": {"pertanyaan": ""},
        "organisasi_keterangan_berbatas": {"sampai": PADA},
        "organisasi_keterangan_terhubung": {"surel": ""},
        "organisasi_keterangan_berjawab": {"status": S.SELESAI},
        "organisasi_permintaanketerangan_objek_jenis_dikenal": {"objek_jenis": "x"},
        "organisasi_permintaanketerangan_status_dikenal": {"status": "lain"},
    }
    for nama, ubah in buruk.items():
        with pytest.raises(IntegrityError, match=nama), transaction.atomic():
            KeteranganFactory(**ubah)
    isi = {"permintaan": KeteranganFactory(), "isi": "keterangan/x", "sha256": "0" * 64}
    BerkasKeterangan.objects.create(**isi, ukuran=9)
    berkas = {
        "organisasi_berkasketerangan_tidak_kosong": 0,
        "organisasi_berkasketerangan_sekali": 9,
    }
    for nama, ukuran in berkas.items():
        with pytest.raises(IntegrityError, match=nama), transaction.atomic():
            BerkasKeterangan.objects.create(**isi, ukuran=ukuran)


@pytest.mark.django_db(transaction=True)
def test_two_answers_and_one_acceptance_at_once(meja):
    p = KeteranganFactory(kasus=meja.kasus)

    def kerja(ke):
        return aksi.jawab_keterangan(
            p, Saat(None, PADA + timedelta(minutes=ke)), jawaban=f"{ke}"
        )

    assert {h.status for h in serentak(2, kerja)} == {S.MASUK}
    tanda = PermintaanKeterangan.objects.get().tanda
    hasil = serentak(2, lambda _ke: aksi.terima_keterangan(p, meja.saat, tanda=tanda))
    assert sum(isinstance(h, TindakanTerlarang) for h in hasil) == 1
    assert PermintaanKeterangan.objects.get().status == S.SELESAI
