"""Reading and classing: clocks, secrecy, ends with their sentence."""

from datetime import date

import pytest

from organisasi.alur.models import tertutup
from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.saat import Saat
from organisasi.models import BatasWaktu, Jejak, Notifikasi, TugasHubungi
from pengaduan.models import Penerusan, Pengaduan
from pengaduan.penanganan import actions as aksi
from tests.factories import pengaduan as f
from tests.factories.organisasi import KanalLayananFactory
from tests.pengaduan import kantor_aduan as k
from tests.serentak import serentak

pytestmark = pytest.mark.django_db
S, K = Pengaduan.Status, Pengaduan.Kelas


def verifikasi(kantor, aduan, **ubah):
    isi = {"kelas": K.TIDAK_BERKADAR, "kategori": kantor.kategori}
    return aksi.verifikasi_pengaduan(aduan, Saat(kantor.admin, k.PADA), **isi | ubah)


@pytest.mark.parametrize(
    ("kelas", "luar", "batas"),
    [
        (K.NORMATIF, True, date(2024, 6, 11)),
        (K.TIDAK_BERKADAR, True, date(2024, 6, 26)),
        # Sixty days are over before sixty working days: the earlier one counts.
        (K.BERKADAR, True, date(2024, 8, 3)),
        (K.BERKADAR, False, date(2024, 8, 29)),
    ],
)
def test_each_class_has_its_own_end(kantor, kelas, luar, batas):
    if not luar:
        BatasWaktu.objects.filter(kode="pengaduan.batas_luar").delete()
    aduan = k.segar(verifikasi(kantor, k.adukan(kantor), kelas=kelas))
    assert aduan.selesai_sampai == batas
    assert aduan.jatuh_tempo == date(2024, 6, 11)  # five working days to begin
    assert aduan.hitungan_selesai


def test_secrecy_can_be_added_and_never_taken_away(kantor):
    peka = f.KategoriFactory(rahasia=True, alasan_rahasia="Aman.")
    ya, tidak = {"anonim": True, "rahasia": True}, {"anonim": False, "rahasia": False}
    rahasia, terbuka, pindah = (
        k.adukan(kantor, uraian=f"Lubang {ke}.", **isi)
        for ke, isi in enumerate((ya, {}, {}))
    )
    dipilih = k.adukan(kantor, uraian="Lain.", kategori=peka, rahasia=False)
    verifikasi(kantor, rahasia, **tidak)
    verifikasi(kantor, terbuka, **ya)
    for satu in (rahasia, terbuka):
        assert k.segar(satu).anonim
        assert k.segar(satu).rahasia
    # A sensitive category given by the officer hides it.
    verifikasi(kantor, pindah, kategori=peka)
    verifikasi(kantor, dipilih, kategori=peka)
    assert k.segar(pindah).rahasia
    assert not k.segar(dipilih).rahasia  # the reporter knew, and said no


def test_a_dangerous_topic_raises_the_priority_and_nothing_lowers_it(kantor):
    topik = f.TopikFactory(kategori=kantor.kategori, darurat="tergantung", nama="Pohon")
    biasa = k.adukan(kantor)
    mendesak = k.adukan(kantor, uraian="Lain.", bukan_darurat=True)
    with pytest.raises(TindakanTerlarang, match="termasuk kategori"):
        verifikasi(kantor, biasa, topik=f.TopikFactory())
    assert k.segar(biasa).status == S.MASUK
    for satu in (biasa, mendesak):
        verifikasi(kantor, satu, topik=topik)
    biasa, mendesak = k.segar(biasa), k.segar(mendesak)
    assert biasa.prioritas == Pengaduan.Prioritas.TINGGI
    assert "Pohon" in biasa.alasan_prioritas
    assert mendesak.prioritas == Pengaduan.Prioritas.MENDESAK


@pytest.mark.parametrize("bertugas", [True, False])
def test_what_is_grave_goes_to_the_inspektorat_and_to_nobody_else(kantor, bertugas):
    if not bertugas:
        kantor.irban.penugasan.all().delete()
    aduan = verifikasi(kantor, k.adukan(kantor, k.BUDI), kelas=K.BERKADAR)
    # Without an Inspektorat on duty the holder stays.
    unit = kantor.apip if bertugas else kantor.utama
    assert k.segar(aduan).pemegang == unit
    # Nor is its reporter called by anybody else.
    assert TugasHubungi.objects.get().unit == unit
    # It stays so when it is split off, to be verified again.
    for status in (S.TERVERIFIKASI, S.MASUK):
        Pengaduan.objects.update(status=status)
        assert Pengaduan.objects.untuk(kantor.irban).exists() == bertugas
        for petugas in (kantor.admin, kantor.kepala, kantor.loket):
            assert not Pengaduan.objects.untuk(petugas).exists()
    assert Notifikasi.objects.kepada("irban@example.id").exists() == bertugas


@pytest.mark.parametrize("anonim", [True, False])
def test_who_wants_no_name_is_not_called_by_the_unit_complained_of(kantor, anonim):
    aduan = k.diteruskan(kantor, kontak=k.BUDI, anonim=anonim)
    assert k.segar(aduan).pemegang == kantor.dinas
    tugas = TugasHubungi.objects.order_by("-pk").first()
    assert "diteruskan" in tugas.perihal
    assert tugas.unit == (kantor.utama if anonim else kantor.dinas)


def test_another_class_counts_from_the_same_day_and_has_its_reason(kantor):
    aduan = k.terverifikasi(kantor)
    umum = {"terbit": True, "judul_umum": "J", "uraian_umum": "U"}
    Pengaduan.objects.filter(pk=aduan.pk).update(status=S.DITERUSKAN, **umum)
    aduan = k.segar(aduan)
    siapa = {"saat": Saat(kantor.admin, k.saat("2024-06-20"))}
    with pytest.raises(TindakanTerlarang, match="mengapa kelasnya"):
        aksi.ubah_kelas_pengaduan(aduan, **siapa, kelas=K.NORMATIF, alasan=" ")
    with pytest.raises(TindakanTerlarang, match="sudah berkelas itu"):
        aksi.ubah_kelas_pengaduan(aduan, **siapa, kelas=K.TIDAK_BERKADAR, alasan="x")
    aksi.ubah_kelas_pengaduan(aduan, **siapa, kelas=K.NORMATIF, alasan=" Ringan. ")
    aduan = k.segar(aduan)
    assert (aduan.kelas, aduan.selesai_sampai) == (K.NORMATIF, date(2024, 6, 11))
    assert aduan.jatuh_tempo == date(2024, 6, 11)
    assert aduan.riwayat.first().catatan == "Ringan."
    assert aduan.terbit  # only what is grave leaves the public
    # While it is handled the present limit moves with the class.
    kerja = k.ditindaklanjuti(kantor, uraian="Lain.")
    assert kerja.jatuh_tempo == date(2024, 6, 26)
    aksi.ubah_kelas_pengaduan(kerja, **siapa, kelas=K.NORMATIF, alasan="Ringan.")
    kerja = k.segar(kerja)
    assert kerja.jatuh_tempo == date(2024, 6, 11)
    assert kerja.hitungan == kerja.hitungan_selesai


def test_found_to_be_grave_later_it_leaves_unit_public_and_hand_overs(kantor):
    aduan = k.ditindaklanjuti(kantor, tujuan=Penerusan.Tujuan.LAPOR)
    apip = f.PenerusanFactory(pengaduan=aduan, tujuan=Penerusan.Tujuan.APIP)
    umum = {"terbit": True, "judul_umum": "J", "uraian_umum": "U"}
    Pengaduan.objects.filter(pk=aduan.pk).update(**umum)
    siapa = {"saat": Saat(kantor.admin, k.PADA)}
    aksi.ubah_kelas_pengaduan(
        k.segar(aduan), **siapa, kelas=K.BERKADAR, alasan="Pungli."
    )
    aduan = k.segar(aduan)
    assert (aduan.pemegang, aduan.penangan) == (kantor.apip, None)
    assert not aduan.terbit
    assert list(Penerusan.objects.terbuka()) == [apip]
    assert not Pengaduan.objects.untuk(kantor.kepala).exists()


@pytest.mark.parametrize("siapa", [None, "loket"])
def test_a_question_stops_the_clock_and_its_answer_starts_it_anew(kantor, siapa):
    aduan, oleh = k.adukan(kantor), siapa and kantor.loket
    aksi.tunda_pengaduan(aduan, Saat(kantor.admin, k.PADA), pertanyaan=" Di mana? ")
    assert k.segar(aduan).tunggu_sampai == date(2024, 7, 4)  # thirty days
    assert k.segar(aduan).pesan.get().isi == "Di mana?"
    jawab = Saat(oleh, k.saat("2024-06-20"))
    with pytest.raises(TindakanTerlarang, match="Tulis keterangannya"):
        aksi.lengkapi_pengaduan(aduan, jawab, isi=" ")
    aksi.lengkapi_pengaduan(aduan, jawab, isi=" Depan SD. ")
    aduan = k.segar(aduan)
    assert (aduan.status, aduan.tunggu_sampai) == (S.MASUK, None)
    assert aduan.jatuh_tempo == date(2024, 6, 25)
    pesan = aduan.pesan.first()
    assert (pesan.isi, pesan.dari_petugas, pesan.oleh) == ("Depan SD.", False, oleh)
    assert Notifikasi.objects.kepada("admin@example.id").count() == 2


def test_who_left_no_contact_cannot_be_asked(kantor):
    for kontak in ({}, {"nama": "Siti"}):
        aduan = k.adukan(kantor, kontak)
        with pytest.raises(TindakanTerlarang, match="tanpa kontak"):
            aksi.tunda_pengaduan(
                aduan, Saat(kantor.admin, k.PADA), pertanyaan="Di mana?"
            )


def akhiri(kantor, cara, aduan, kalimat):
    siapa = {"saat": Saat(kantor.admin, k.PADA), "kalimat": kalimat}
    if cara == "arsip":
        return aksi.arsipkan_pengaduan(aduan, **siapa)
    if cara == "informasi":
        return aksi.alihkan_informasi(aduan, **siapa)
    return aksi.nyatakan_bukan_wewenang(aduan, **siapa, lembaga=KanalLayananFactory())


@pytest.mark.parametrize(
    ("cara", "status"),
    [
        ("arsip", S.ARSIP),
        ("informasi", S.DIALIHKAN_INFORMASI),
        ("lain", S.BUKAN_WEWENANG),
    ],
)
def test_every_end_needs_its_sentence_and_the_reporter_hears_of_it(
    kantor, cara, status
):
    aduan = k.adukan(kantor)
    Notifikasi.objects.all().delete()
    for buruk in ("", "  ", "Hubungi [nomor]."):
        with pytest.raises(TindakanTerlarang):
            akhiri(kantor, cara, aduan, buruk)
    assert k.segar(aduan).status == S.MASUK
    akhiri(kantor, cara, aduan, " Ini jawabnya. ")
    assert (k.segar(aduan).status, k.segar(aduan).kalimat) == (status, "Ini jawabnya.")
    assert Notifikasi.objects.get().penerima == "siti@contoh.id"


def test_a_blank_that_was_not_filled_in_is_named():
    with pytest.raises(TindakanTerlarang, match=r"\[hari\], \[jam\]"):
        aksi.wajib_kalimat("Pada [hari] pukul [jam], ya [hari].")
    assert aksi.wajib_kalimat(" Selesai (100%). ") == "Selesai (100%)."


def test_the_category_says_how_soon_and_a_priority_changes_with_a_reason(kantor):
    rawan = f.KategoriFactory(rahasia=True, alasan_rahasia="Korban.", nama="Kekerasan")
    assert k.adukan(kantor, kategori=rawan).prioritas == Pengaduan.Prioritas.TINGGI
    saran = k.adukan(kantor, uraian="Saran.", jenis=Pengaduan.Jenis.ASPIRASI)
    assert saran.prioritas == Pengaduan.Prioritas.RENDAH
    aduan = k.terverifikasi(kantor, uraian="Lain.")
    assert aduan.prioritas == Pengaduan.Prioritas.BIASA
    siapa = {"saat": Saat(kantor.admin, k.PADA), "prioritas": "4"}
    with pytest.raises(TindakanTerlarang, match="mengapa prioritasnya"):
        aksi.ubah_prioritas_pengaduan(aduan, **siapa, alasan=" ")
    aksi.ubah_prioritas_pengaduan(aduan, **siapa, alasan=" Dekat sekolah. ")
    assert k.segar(aduan).prioritas == "4"
    assert k.segar(aduan).alasan_prioritas == "Dekat sekolah."


def test_the_trail_of_what_is_grave_is_read_by_the_inspektorats_readers_alone(kantor):
    aduan = k.diusulkan(kantor)
    rujukan = f.RujukanPengaduanFactory(berkas=aduan, ke_unit=kantor.kecamatan)
    penerusan = f.PenerusanFactory(pengaduan=aduan)
    ikut = {penerusan, rujukan, f.KirimanFactory(penerusan=penerusan)}
    for satu in ikut:
        Jejak.objects.catat(satu, "ubah", Saat(None, k.PADA))

    def terbaca(petugas):
        baris = Jejak.objects.exclude(tertutup(petugas))
        return {satu for satu in ikut if baris.milik(satu).exists()}

    assert rujukan in terbaca(kantor.kepala)
    Pengaduan.objects.filter(pk=aduan.pk).update(berkadar=True)
    for petugas in (kantor.kepala, kantor.admin):
        assert not terbaca(petugas)
    assert terbaca(kantor.irban) == ikut


# Duplicates: merged, moved along, split again; of two officers one wins


def buat(kantor, ke):
    return k.adukan(kantor, {"surel": f"pelapor{ke}@contoh.id"}, uraian=f"Lubang {ke}.")


def gabung(kantor, anak, induk):
    return aksi.gabungkan_pengaduan(anak, Saat(kantor.admin, k.PADA), induk=induk)


def test_the_child_keeps_number_and_reporter_and_news_flows_from_the_parent(kantor):
    induk, anak = buat(kantor, 1), buat(kantor, 2)
    gabung(kantor, anak, induk)
    Notifikasi.objects.all().delete()
    aksi.arsipkan_pengaduan(induk, Saat(kantor.admin, k.PADA), kalimat="Sudah ada.")
    assert (k.segar(anak).status, k.segar(anak).induk) == (S.GABUNGAN, induk)
    assert k.segar(anak).nomor == anak.nomor
    assert set(Notifikasi.objects.values_list("penerima", flat=True)) == {
        "pelapor1@contoh.id",
        "pelapor2@contoh.id",
    }


def test_children_of_a_child_move_along_and_leave_a_line(kantor):
    cucu, anak, induk = (buat(kantor, ke) for ke in range(3))
    gabung(kantor, cucu, anak)
    gabung(kantor, anak, induk)
    assert set(induk.anak.all()) == {anak, cucu}
    baris = cucu.riwayat.first()
    assert (baris.tindakan, baris.oleh) == ("pindah_induk", "admin")
    assert baris.sesudah == {"induk": induk.nomor}


def test_splitting_undoes_it_with_a_reason_and_days_to_verify(kantor):
    induk, anak = buat(kantor, 1), buat(kantor, 2)
    gabung(kantor, anak, induk)
    siapa = {"saat": Saat(kantor.admin, k.saat("2024-06-10"))}
    with pytest.raises(TindakanTerlarang, match="mengapa dipisahkan"):
        aksi.pisahkan_pengaduan(anak, **siapa, alasan=" ")
    aksi.pisahkan_pengaduan(anak, **siapa, alasan="Beda jalan.")
    anak = k.segar(anak)
    assert (anak.status, anak.induk) == (S.MASUK, None)
    assert anak.jatuh_tempo == date(2024, 6, 13)
    assert not induk.anak.exists()


def test_a_parent_must_be_another_open_and_of_its_kind(kantor):
    satu, dua, tiga = (buat(kantor, ke) for ke in range(3))
    gabung(kantor, dua, satu)
    arsip = buat(kantor, 4)
    aksi.arsipkan_pengaduan(arsip, Saat(kantor.admin, k.PADA), kalimat="Iseng.")
    gawat = buat(kantor, 5)
    Pengaduan.objects.filter(pk=gawat.pk).update(berkadar=True)
    for induk, kata in (
        (tiga, "dirinya sendiri"),
        (dua, "sudah digabung"),
        (arsip, "sudah berakhir"),
        (gawat, "berkadar pengawasan"),
    ):
        with pytest.raises(TindakanTerlarang, match=kata):
            gabung(kantor, tiga, induk)
    # What is handled already is not merged, but may be the parent.
    kerja = k.ditindaklanjuti(kantor)
    with pytest.raises(TindakanTerlarang):
        gabung(kantor, kerja, tiga)
    assert k.segar(tiga).status == S.MASUK
    gabung(kantor, tiga, kerja)
    assert k.segar(tiga).induk == kerja


@pytest.mark.parametrize("kedua", [(1, 0), (1, 2)])
@pytest.mark.django_db(transaction=True)
def test_each_into_the_other_or_a_chain_at_once_is_one_level_deep(kedua):
    kantor = k.buka_kantor()
    satu, dua, tiga = (buat(kantor, ke) for ke in range(3))
    pasangan = [(satu, dua), [(satu, dua, tiga)[ke] for ke in kedua]]
    hasil = serentak(2, lambda ke: gabung(kantor, *map(k.segar, pasangan[ke])))
    assert not Pengaduan.objects.filter(induk__induk__isnull=False).exists()
    gagal = [h for h in hasil if isinstance(h, Exception)]
    assert all(isinstance(h, TindakanTerlarang) for h in gagal)
    assert len(gagal) == 1 or k.segar(dua).induk == tiga
