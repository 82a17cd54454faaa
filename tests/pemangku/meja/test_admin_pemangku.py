"""The list and the page of stakeholders: scope, filters, search, masks, cost."""

import re
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.models import Jejak
from pemangku.inventaris.actions import ubah_pemangku
from pemangku.meja.gabung import batalkan_gabungan, gabungkan_pemangku
from pemangku.models import Janji, Pemangku
from pemangku.pribadi.hak_orang import ORANG, isi_data_orang
from tests.factories import kunjungan as k, pemangku as f
from tests.factories.organisasi import PenugasanFactory, PetugasFactory, UnitFactory
from tests.pemangku.meja_register import (
    HARI,
    NOMOR,
    NORMAL,
    PADA,
    SAMARAN,
    alamat,
    berkanal,
    kueri,
    lembaga,
    nomor,
    orang_di,
    segarkan,
    tekan,
    tokoh as catat_tokoh,
    tombol,
)
from tests.petugas import centang, masuk, masuk_sebagai, petugas_berperan

pytestmark = pytest.mark.django_db
HARIAN = timedelta(days=1)


def diliputi(kantor, **lain):
    """Kept by another unit, but covering Cipedes."""
    asing = lembaga(kantor, "Radio Contoh", pengelola=kantor.tawang, **lain)
    asing.meliputi.add(kantor.kelurahan)
    return asing


@pytest.fixture
def operator(client, kantor):
    return masuk(client, kantor.operator)


@pytest.mark.usefixtures("operator")
def test_pk21_what_is_seen_and_not_kept_is_403_and_what_is_outside_404(client, kantor):
    sendiri, liput = lembaga(kantor), diliputi(kantor)
    luar = lembaga(kantor, "LPM Lengkongsari", pengelola=kantor.tawang)
    assert nomor(client) == {sendiri.nomor, liput.nomor}
    for nama in ("data", "kontak"):
        assert client.get(alamat(nama, liput.pk)).status_code == 403
        assert client.post(alamat(nama, liput.pk), {"x": 1}).status_code == 403
        assert client.get(alamat(nama, luar.pk)).status_code == 404
    for tindakan in ("nonaktifkan", "tambah_orang", "tambah_kanal"):
        assert client.post(alamat("tindakan", liput.pk, tindakan)).status_code == 403
        assert client.post(alamat("tindakan", luar.pk, tindakan)).status_code == 404
    assert client.get(alamat("change", luar.pk)).status_code == 404
    assert tombol(client, liput) == set()
    liput.refresh_from_db()
    assert liput.status == Pemangku.Status.AKTIF


def test_each_filter_shows_what_it_says(client, kantor):
    pers, kecamatan = f.JenisPemangkuFactory(nama="Media"), kantor.kelurahan.induk
    isi = {"jenis": pers, "wilayah": kecamatan}
    media = lembaga(kantor, "Media Contoh", berlaku_sampai=HARI - HARIAN, **isi)
    lpm = lembaga(kantor, berlaku_sampai=HARI + 90 * HARIAN)
    isi = {"pengelola": kantor.tawang, "wilayah": kantor.kelurahan_lain}
    lain = lembaga(kantor, "Lain", perlu_cek="x", **isi)
    draf = lembaga(kantor, "Draf Contoh", status="draf", wilayah=None)
    for kegiatan in f.KegiatanFactory.create_batch(2, status="ditutup"):
        f.UndanganFactory(kegiatan=kegiatan, pemangku=lain)
    masuk(client, kantor.pengelola)
    for nama, nilai, harap in (
        ("segar", "kedaluwarsa", {media}),
        ("segar", "perlu_cek", {lain}),
        ("segar", "entah", {media, lpm, lain, draf}),
        ("kecamatan", kecamatan.pk, {media, lpm}),
        ("pengelola", kantor.tawang.pk, {lain}),
        ("pengelola", "x", set()),
        ("status__exact", "draf", {draf}),
        ("kelompok", f"-{pers.unsur.kode}", {media}),
        ("kelompok", media.jenis.kode, {media}),
        ("segar", "tak-diundang", {media, lpm}),
        ("segar", "tak-hadir", {lain}),
    ):
        assert nomor(client, **{nama: nilai}) == {p.nomor for p in harap}


def test_two_kelurahan_of_one_name_are_told_apart_wherever_a_unit_is_chosen(
    client, kantor
):
    for induk in (kantor.cipedes, kantor.tawang):
        isi = {"jenis": "kelurahan", "peran_ppid": "pembantu", "induk": induk}
        UnitFactory(nama="Kelurahan Sukajaya", **isi)
    masuk(client, kantor.pengelola)
    daftar, data = (client.get(alamat(nama)) for nama in ("changelist", "add"))
    for satu in (kantor.cipedes, kantor.tawang):
        for halaman in (daftar, data):
            assertContains(halaman, f">Kelurahan Sukajaya, {satu.nama}</option>")
        assertContains(daftar, f'<optgroup label="{satu.nama}">')


def massal(client, aksi, *baris, **isi):
    return centang(client, "pemangku_pemangku", aksi, *baris, **isi)


def test_the_chosen_ones_are_handed_to_another_unit_at_once(client, kantor):
    dua = [lembaga(kantor, n) for n in ("Satu", "Dua")]
    isi = {"yakin": "1", "pengelola": kantor.tawang.pk}
    masuk(client, kantor.operator)
    # To what his own units do not hold he gives nothing.
    assert massal(client, "serahkan", *dua, **isi).context["form"].errors
    masuk(client, kantor.pengelola)
    assert massal(client, "serahkan", *dua, yakin="1").context["form"].errors
    jawab = massal(client, "serahkan", *dua, **isi)
    assertContains(jawab, "Serahkan ke unit lain: 2 selesai.")
    assert {segarkan(p).pengelola for p in dua} == {kantor.tawang}
    assert dua[0].riwayat.latest("pk").sesudah == {"pengelola": str(kantor.tawang)}


@pytest.mark.usefixtures("pengelola")
def test_many_reports_promises_and_photos_are_settled_for_one_reason(client):
    laporan = k.LaporanTerusanFactory.create_batch(2)
    janji = [satu.komitmen for satu in laporan]
    for daftar, aksi, semua in (
        ("pemangku_laporanterusan", "tolak", laporan),
        ("pemangku_janji", "batalkan", janji),
        ("pemangku_fotokegiatan", "hapus", k.FotoKegiatanFactory.create_batch(2)),
    ):
        assert centang(client, daftar, aksi, *semua, yakin="1").context["form"].errors
        isi = {"yakin": "1", "alasan": "Salah tempat."}
        assertContains(centang(client, daftar, aksi, *semua, **isi), ": 2 selesai.")


def test_pk06_the_chosen_ones_are_invited_each_once_to_a_visit_of_ones_own(
    client, kantor
):
    milik, liput = lembaga(kantor), diliputi(kantor)
    mati = lembaga(kantor, "Mati", status="nonaktif")
    mulai = timezone.now() + HARIAN
    waktu = {"mulai": mulai, "selesai": mulai + timedelta(hours=2)}
    kegiatan = f.KegiatanFactory(tuan_rumah=kantor.cipedes, **waktu)
    lain = f.KegiatanFactory(**waktu)
    masuk(client, kantor.kepala)
    tanya = massal(client, "undang", milik, liput, mati)
    assert dict(tanya.context["rencana"])[mati] == "statusnya Tidak aktif"
    assert list(tanya.context["form"].fields["kegiatan"].queryset) == [kegiatan]
    isi = {"yakin": "1", "kegiatan": lain.pk}
    assert massal(client, "undang", milik, **isi).context["form"].errors
    isi["kegiatan"] = kegiatan.pk
    assertContains(massal(client, "undang", milik, liput, **isi), "2 selesai.")
    jawab = massal(client, "undang", milik, **isi)
    assertContains(jawab, f"{milik.nomor}: Semuanya sudah diundang.")
    undangan = kegiatan.undangan.values_list("pemangku", flat=True)
    assert set(undangan) == {milik.pk, liput.pk}
    masuk_sebagai(client, Peran.PIMPINAN)
    assert "undang" not in dict(
        client.get(alamat("changelist")).context["action_form"].fields["action"].choices
    )


@pytest.mark.usefixtures("operator")
def test_search_forgives_typing_errors_and_office_words(client, kantor):
    lpm = lembaga(kantor, "LPM Kelurahan Nagarasari")
    lembaga(kantor, "Karang Taruna Cipedes", wilayah=kantor.kelurahan.induk)
    # A row names the kelurahan and the kecamatan shortly.
    for kata in ("Nagarasari, Kec. Cipedes", "Kec. Cipedes"):
        assertContains(client.get(alamat("changelist")), kata)
    orang_di(lpm, "Uha Suhaya")
    orang_di(f.PeroranganFactory(pengelola=kantor.cipedes), "Uha Suhaya")
    cari = ("lpm nagarsari", "Kel. Nagarasari", "H. Uha Suhaya, S.Sos", lpm.nomor)
    for kata in (*cari, lpm.nomor.lower()):
        assert nomor(client, q=kata) == {lpm.nomor}, kata
    assert nomor(client, q="  ") == nomor(client)
    assert nomor(client, q="---") == set()


def test_pk20_a_full_number_finds_nothing_for_who_sees_masks(client, kantor):
    liput, sendiri = diliputi(kantor), lembaga(kantor)
    berkanal(liput)
    berkanal(orang_di(sendiri).orang)
    masuk(client, kantor.operator)
    assert nomor(client, q=NOMOR) == {sendiri.nomor}
    for peran in (Peran.PIMPINAN, Peran.PETUGAS_LAPANGAN, Peran.AUDITOR):
        masuk_sebagai(client, peran)
        assert nomor(client, q=NOMOR) == set()
        assert len(nomor(client)) == 2


def test_the_export_holds_no_person_and_no_number(client, p):
    berkanal(orang_di(p).orang)
    isi = b"".join(client.get(alamat("ekspor", "csv")).streaming_content).decode()
    assert p.nomor in isi
    assert "Dadang" not in isi
    assert "0812" not in isi
    assert Jejak.objects.filter(tindakan="unduh_daftar").count() == 1


@pytest.mark.usefixtures("operator")
def test_pk20_the_page_holds_masks_only(client, kantor):
    liput = diliputi(kantor)
    berkanal(liput, "0265-331122", "telepon")
    berkanal(orang_di(liput).orang)
    halaman = client.halaman(alamat("change", liput.pk))
    assertContains(halaman, SAMARAN)
    for isi in (NORMAL, NOMOR, "8123456789", "62265331122", "331122"):
        assertNotContains(halaman, isi)


def test_a_figure_is_named_to_who_keeps_the_record_only(client, kantor):
    isi = {"pengelola": kantor.tawang, "jenis__nama": "Tokoh masyarakat"}
    isi |= {"wilayah": kantor.kelurahan, "alamat": "Jalan Rahasia 1"}
    tokoh = f.PeroranganFactory(**isi)
    tokoh.meliputi.add(kantor.kelurahan)
    orang_di(tokoh, "Uha Suhaya")
    # A step about him is done by another unit, and says whom to ask for.
    isi = {"pj_unit": kantor.cipedes, "uraian": "Temui Uha Suhaya"}
    isi |= {"status": "selesai", "hasil": "Uha Suhaya setuju", "selesai_pada": PADA}
    langkah = f.LangkahFactory(pemangku=tokoh, bukti="b.pdf", **isi)
    janji = "admin:pemangku_janji"
    bukti = reverse(f"{janji}_bukti", args=(langkah.pk,))
    jalan = (
        alamat("change", tokoh.pk),
        reverse(f"{janji}_change", args=(langkah.pk,)),
        reverse(f"{janji}_changelist"),
    )
    masuk(client, kantor.operator)
    samar, *lain = map(client.halaman, jalan)
    for halaman in lain:
        assertContains(halaman, "Langkah berikutnya")
        assertNotContains(halaman, "Uha Suhaya")
        assertNotContains(halaman, bukti)
    assert client.get(bukti).status_code == 404
    Janji.objects.update(pj_unit=kantor.tawang)
    masuk(client, kantor.operator_lain)
    penuh, *lain = map(client.halaman, jalan)
    for halaman in lain:
        assertContains(halaman, "Temui Uha Suhaya")
    assertNotContains(samar, "Uha Suhaya")
    assertContains(samar, "Langkah berikutnya")
    assertContains(samar, "Tokoh masyarakat — Nagarasari")
    assertContains(penuh, "Uha Suhaya setuju")
    for halaman in (samar, penuh):
        assertNotContains(halaman, "Jalan Rahasia")


@pytest.mark.usefixtures("operator")
def test_the_page_says_what_is_next(client, kantor):
    p = lembaga(kantor, terverifikasi_pada=PADA)
    for isi, kata in (
        ({}, "belum pernah diverifikasi"),
        ({"berlaku_sampai": HARI + 90 * HARIAN}, "Tidak ada yang perlu"),
        ({"berlaku_sampai": HARI - HARIAN}, "hanya berlaku sampai 3 Juni 2024"),
        ({"perlu_cek": "SK habis"}, "Perlu dicek: SK habis."),
        ({"status": "draf"}, "memeriksanya"),
        ({"status": "nonaktif"}, "tidak dipakai"),
    ):
        Pemangku.objects.filter(pk=p.pk).update(**isi)
        assert kata in client.get(alamat("change", p.pk)).context["langkah"]


@pytest.mark.usefixtures("operator")
def test_the_page_shows_everything_that_hangs_on_the_record(client, kantor):
    induk = lembaga(kantor, "Forum LPM")
    isi = {"sk_nomor": "SK/1", "sk_tanggal": HARI, "sk_berlaku_sampai": HARI}
    isi |= {"jumlah_anggota": 12, "induk": induk}
    isi |= {"sumber_rinci": "daftar hadir", "catatan_internal": "Rapat tiap Senin."}
    p = lembaga(kantor, **isi)
    kini = orang_di(p, dasar="SK/9", peran_khusus=["pimpinan"])
    orang_di(p, "Ketua Lama", selesai=HARI - HARIAN)
    f.KanalFactory(orang=kini.orang)
    f.PersetujuanFactory(orang=kini.orang, kanal="wa")
    f.PersetujuanFactory(orang=kini.orang, tujuan="survei", keputusan="tarik")
    p.meliputi.add(kantor.kelurahan)
    halaman = client.halaman(alamat("change", p.pk))
    for kalimat in (
        "Forum LPM",
        "SK/1, tanggal 4 Juni 2024, berlaku sampai 4 Juni 2024",
        "12 orang",
        "daftar hadir",
        "Rapat tiap Senin.",
        "SK/9",
        "Pimpinan",
        "Ketua Lama",
        SAMARAN,
        "setuju untuk WhatsApp",
        "ditarik",
        "belum diminta",
        str(kantor.kelurahan),
    ):
        assertContains(halaman, kalimat)


@pytest.mark.usefixtures("operator")
def test_contacts_visits_messages_and_promises_stand_in_one_timeline(client, kantor):
    p = lembaga(kantor)
    siapa = {"orang": orang_di(p).orang, "catatan": "Minta jadwal kunjungan."}
    f.HubunganFactory(pemangku=p, hasil="", cara="wa", **siapa)
    f.HubunganFactory(pemangku=p, oleh=None, cara="tautan_mandiri")
    rapat = f.KegiatanFactory(judul="Rapat kebersihan", tuan_rumah=kantor.cipedes)
    f.KehadiranFactory(pemangku=p, kegiatan=rapat)
    f.PenerimaSiaranFactory(pemangku=p, status="terkirim", siaran__judul="Kabar air")
    k.KomitmenFactory(pemangku=p, kegiatan=rapat)
    k.LaporanTerusanFactory(pemangku=p, jumlah=45)
    f.LangkahFactory(pemangku=p, uraian="Kirim jadwal", pelaksana=kantor.operator)
    lalu = {"status": "selesai", "hasil": "Sudah dikirim.", "selesai_pada": PADA}
    f.LangkahFactory(pemangku=p, uraian="Kirim leaflet", **lalu)
    halaman = client.halaman(alamat("change", p.pk))
    for kalimat in (
        "WhatsApp dengan Dadang Suryana",
        "Minta jadwal kunjungan.",
        "Tautan mandiri: data masih benar",
        "orangnya sendiri",
        "Hadir 1 orang: Rapat kebersihan",
        "Siaran: Kabar air",
        "Laporan penyebaran: ",
        "45 orang",
        "Langkah berikutnya: Kirim jadwal",
        "Langkah berikutnya: Kirim leaflet (selesai)",
        "Sudah dikirim.",
    ):
        assertContains(halaman, kalimat)
    assert [satu for satu, _ in halaman.context["isi"]["janji"]] == list(
        p.janji.filter(status="berlaku")
    )
    # What is in sight: the parts, and three buttons.
    kasus = halaman.text.partition('class="bagian"')[2]
    assert re.findall(r"<h2[^>]*>([^<]*)", kasus)[:3] == [
        "Siapa",
        "Cara menghubungi",
        "Yang mengikat kita",
    ]


def test_the_page_costs_the_same_for_one_person_and_for_more(client, kantor, p):

    def isi(ke):
        jabatan = orang_di(p, f"Anggota ke-{ke}")
        f.KanalFactory(orang=jabatan.orang)
        f.PersetujuanFactory(orang=jabatan.orang)
        f.HubunganFactory(pemangku=p)
        f.LangkahFactory(pemangku=p)
        f.KehadiranFactory(pemangku=p, orang=jabatan.orang)
        f.PenerimaSiaranFactory(pemangku=p, orang=None, kanal=None, status="terkirim")

    isi(0)
    satu = kueri(client, alamat("change", p.pk))
    isi(1)
    isi(2)
    # Three of them read versions; a listening server spares them.
    assert kueri(client, alamat("change", p.pk)) == satu <= 15


# A superuser reads masked (8.1)


@pytest.fixture
def kuasa(client, kantor):
    return masuk(client, PetugasFactory(is_superuser=True, is_staff=True))


@pytest.fixture
def tokoh(kantor):
    satu = catat_tokoh(kantor)
    berkanal(satu.jabatan.get().orang)
    return satu


@pytest.mark.usefixtures("kuasa")
def test_the_superuser_reads_what_a_masked_reader_reads(client, tokoh):
    isi = client.halaman(alamat("change", tokoh.pk)).text
    assert SAMARAN in isi
    for rahasia in ("Dadang", NORMAL):
        assert rahasia not in isi
    assert tombol(client, tokoh) == nomor(client, q=NOMOR) == set()
    for nama in ("data", "gabung_pilih", "kontak"):
        assert client.get(alamat(nama, tokoh.pk)).status_code == 403
    assert tekan(client, tokoh, "nonaktifkan", teks="x").status_code == 403


def test_the_owner_with_full_power_works_by_his_role(client, kuasa, tokoh):
    PenugasanFactory(petugas=kuasa, peran=Peran.PENGELOLA_PEMANGKU)
    assert "Dadang Suryana" in client.halaman(alamat("change", tokoh.pk)).text
    assert "Untuk apa kontak ini dibuka?" in client.get(alamat("kontak", tokoh.pk)).text


# The file of the SK: checked, served within the scope, gone with the figure

PDF = b"%PDF-1.7 SK Lurah"


@pytest.fixture
def lpm(kantor):
    return lembaga(kantor)


def pdf(isi=PDF):
    return SimpleUploadedFile("SK Pak Dadang.pdf", isi)


def beri_sk(pemangku):
    pemangku.sk_berkas.save("sk.pdf", ContentFile(PDF))


def simpan(client, pemangku, **lain):
    """Save the page of the data as it stands, with what is given."""
    pemangku.refresh_from_db()
    halaman = alamat("data", pemangku.pk)
    form = client.get(halaman).context["form"]
    isi = {nama: form[nama].value() for nama in form.fields if nama != "sk_berkas"}
    isi = {nama: "" if nilai is None else nilai for nama, nilai in isi.items()}
    if not isi["tampil_publik"]:
        del isi["tampil_publik"]
    return client.post(halaman, isi | {"edisi": pemangku.edisi} | lain, follow=True)


@pytest.mark.usefixtures("operator")
def test_the_visit_that_brought_a_record_stays_its_source(client, lpm):
    asal = {"sumber": "lapangan", "sumber_rinci": "KG-2024-0007"}
    Pemangku.objects.filter(pk=lpm.pk).update(**asal)
    baru = {"sumber_rinci": "Rapat", "alamat": "Jl. Baru 2"}
    simpan(client, lpm, **baru)
    lpm.refresh_from_db()
    assert (lpm.sumber_rinci, lpm.alamat) == ("KG-2024-0007", "Jl. Baru 2")
    # Nor does a sheet that is newer change it.
    saat = Saat(lpm.dibuat_oleh, timezone.now())
    assert ubah_pemangku(lpm, saat, isian={"sumber_rinci": "Impor"}, edisi=2) == []


def isi_berkas(pemangku):
    pemangku.refresh_from_db()
    with pemangku.sk_berkas.open("rb") as isi:
        return isi.read()


@pytest.mark.usefixtures("operator")
def test_4_2_the_file_is_kept_under_a_name_that_says_nothing(client, lpm):
    assertContains(simpan(client, lpm, sk_berkas=pdf()), "Perubahan tersimpan.")
    assert isi_berkas(lpm) == PDF
    assert lpm.sk_berkas.name.startswith("sk/")
    assert "Dadang" not in lpm.sk_berkas.name
    jejak = Jejak.objects.milik(lpm).first()
    assert jejak.sesudah == {"sk_berkas": "(tidak dicatat)"}
    for nama in ("change", "data"):
        assertContains(client.get(alamat(nama, lpm.pk)), alamat("sk", lpm.pk))
    jawab = client.get(alamat("sk", lpm.pk))
    assert b"".join(jawab.streaming_content) == PDF
    assert jawab["Content-Type"] == "application/pdf"
    assert f"sk-{lpm.nomor}.pdf" in jawab["Content-Disposition"]
    # What is no scan is refused beside its field.
    jawab = simpan(client, lpm, sk_berkas=pdf(b"MZ program"), alamat="Jalan Baru 9")
    assert jawab.context["form"].errors.keys() == {"sk_berkas"}
    assertContains(jawab, 'value="Jalan Baru 9"')
    assert isi_berkas(lpm) == PDF


def test_pk26_the_file_goes_with_its_sk_and_comes_back(client, kantor, lpm):
    lain = lembaga(kantor, "LPM Kel. Nagarasari", sk_nomor="SK/9")
    beri_sk(lain)
    masuk(client, kantor.pengelola)
    halaman = client.get(alamat("gabung", lpm.pk, lain.pk))
    assertContains(halaman, f"{lain.nomor}: SK/9, ada berkas")
    assertContains(halaman, f"{lpm.nomor}: (kosong)")
    kini = Saat(kantor.pengelola, PADA)
    log = gabungkan_pemangku(lpm, lain, kini, ambil=["sk"])
    assert isi_berkas(lpm) == PDF
    batalkan_gabungan(log, kini)
    lpm.refresh_from_db()
    assert not lpm.sk_berkas
    assert isi_berkas(lain) == PDF


def test_pk_19_a_figures_file_goes_with_its_history_and_a_bodys_stays(tokoh, lpm):
    for satu in (lpm, tokoh):
        beri_sk(satu)
    orang = tokoh.jabatan.get().orang
    f.JabatanFactory(orang=orang, pemangku=lpm)
    f.LangkahFactory(pemangku=tokoh, uraian="Antar undangan ke rumahnya")
    di_sana = f.LangkahFactory(pemangku=lpm)
    kertas = isi_data_orang(orang, Saat(petugas_berperan(Peran.PDP), PADA))
    assert "Berkas SK" in str(kertas)
    assert "Antar undangan ke rumahnya" in str(kertas)
    sisa = ORANG.hapus(orang, Saat(None, PADA), alasan="Diminta orangnya.")
    assert [satu.id for satu in sisa] == [str(di_sana.pk)]
    tokoh.refresh_from_db()
    assert not tokoh.sk_berkas
    riwayat = Pemangku.pgh_event_model.objects.filter(pgh_obj=tokoh.pk)
    assert not riwayat.exclude(sk_berkas="").exists()
    assert isi_berkas(lpm) == PDF


# Of field staff, who mend what is at their visits

PERBAIKAN = {"catat_hubungan", "tambah_orang", "tambah_kanal"}


@pytest.fixture
def lapangan(client, kantor):
    return masuk_sebagai(client, Peran.PETUGAS_LAPANGAN)


def kunjungan(petugas, hari=0, **lain):
    """A visit of two hours, so many days from today, with him on its staff."""
    mulai = PADA + hari * HARIAN
    satu = f.KegiatanFactory(mulai=mulai, selesai=mulai + timedelta(hours=2), **lain)
    satu.petugas.add(petugas)
    return satu


def diundang(petugas, pemangku, hari=0, **lain):
    return f.UndanganFactory(
        kegiatan=kunjungan(petugas, hari, **lain), pemangku=pemangku
    )


def dirawat(petugas):
    return set(Pemangku.objects.dirawat(petugas, HARI))


def terverifikasi(pemangku):
    pemangku.refresh_from_db()
    return pemangku.terverifikasi_pada is not None


def test_a_visit_opens_its_invitees_for_a_week_on_either_side(kantor, lapangan):
    semua = {hari: lembaga(kantor, f"LPM {hari}") for hari in (-8, -7, 0, 7, 8)}
    for hari, p in semua.items():
        diundang(lapangan, p, hari)
    batal = lembaga(kantor, "Batal")
    diundang(lapangan, batal, status="batal", alasan_batal="Hujan")
    assert dirawat(lapangan) == {semua[hari] for hari in (-7, 0, 7)}


def test_who_came_uninvited_is_opened_and_who_was_refused_is_not(kantor, lapangan):
    datang, ditolak, lain = (lembaga(kantor, f"LPM {n}") for n in "ABC")
    kegiatan = kunjungan(lapangan, status="selesai")
    f.KehadiranFactory(kegiatan=kegiatan, pemangku=datang)
    tolak = {"status": "ditolak", "alasan": "Bukan peserta"}
    f.KehadiranFactory(kegiatan=kegiatan, pemangku=ditolak, **tolak)
    # Refused there and present elsewhere are two visits, not one.
    for satu in (ditolak, lain):
        f.KehadiranFactory(pemangku=satu)
    assert dirawat(lapangan) == {datang}


def test_his_own_unit_opens_nothing(client, kantor):
    """What Cipedes keeps is for its operators, also where he belongs to Cipedes."""
    petugas = masuk_sebagai(client, Peran.PETUGAS_LAPANGAN, kantor.cipedes)
    p = lembaga(kantor)
    assert dirawat(petugas) == set()
    assert not PERBAIKAN & tombol(client, p)
    assert tekan(client, p, "catat_hubungan").status_code == 403


def test_a_second_role_keeps_what_it_kept(client, kantor, lapangan):
    PenugasanFactory(petugas=lapangan, peran=Peran.PETUGAS_LAYANAN, unit=kantor.cipedes)
    milik, tamu = lembaga(kantor), lembaga(kantor, "Tamu", pengelola=kantor.tawang)
    diundang(lapangan, tamu)
    assert dirawat(lapangan) == {milik, tamu}


def test_at_his_visit_he_mends_the_record_and_verifies_it(client, kantor, lapangan):
    p = lembaga(kantor)
    diundang(lapangan, p)
    berkanal(p)
    assert tombol(client, p) >= PERBAIKAN
    assertNotContains(client.get(alamat("change", p.pk)), NORMAL)
    jawab = client.post(alamat("kontak", p.pk), {"tujuan": "undangan"}, follow=True)
    assertContains(jawab, NORMAL)
    # It stays with the unit that keeps it.
    form = client.get(alamat("data", p.pk)).context["form"]
    assert list(form.fields["pengelola"].queryset) == [kantor.cipedes]
    tekan(client, p, "catat_hubungan", cara="tatap_muka", hasil="benar")
    assert terverifikasi(p)


@pytest.mark.usefixtures("lapangan")
def test_elsewhere_he_reads_and_every_act_is_refused(client, kantor):
    p = lembaga(kantor)
    berkanal(p)
    assert client.get(alamat("change", p.pk)).status_code == 200
    assert nomor(client, q=NOMOR) == set()
    assert not PERBAIKAN & tombol(client, p)
    isi = {"cara": "tatap_muka", "hasil": "benar"}
    assert tekan(client, p, "catat_hubungan", **isi).status_code == 403
    for halaman in ("data", "kontak", "sk", "tautan_data"):
        assert client.get(alamat(halaman, p.pk)).status_code == 403
    assert not terverifikasi(p)


def test_his_work_list_and_his_day_hold_what_is_at_his_visits(client, kantor, lapangan):
    tamu = lembaga(kantor, "Tamu Perlu", perlu_cek="SK habis")
    lembaga(kantor, "Lain Perlu", perlu_cek="SK habis")
    diundang(lapangan, tamu)
    kerja = client.get(alamat("changelist"), {"segar": "perlu"})
    assertContains(kerja, "Tamu Perlu")
    assertNotContains(kerja, "Lain Perlu")
    assertContains(client.get(reverse("admin:index")), "Periksa 1 data mitra")


def test_the_visits_are_asked_for_once_a_page(client, kantor, lapangan):
    p = lembaga(kantor)
    tanpa = kueri(client, alamat("change", p.pk))
    diundang(lapangan, p)
    # One for the visits; the acts that are open now ask a little more of their own.
    assert kueri(client, alamat("change", p.pk)) <= tanpa + 6
