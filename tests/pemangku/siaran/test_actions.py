"""A broadcast: four eyes, quiet weeks, working hours; its queue of cards (PK-42, PK-44)."""

from datetime import UTC, date, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.utils import timezone

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.models import Jejak, Notifikasi, Pengaturan
from pemangku.inventaris.kanal import UTAMA_GAGAL
from pemangku.inventaris.persetujuan import tarik_persetujuan
from pemangku.models import Kanal, Pemangku, PenerimaSiaran, Siaran, TautanPribadi
from pemangku.siaran import actions as aksi
from pemangku.siaran.penerima import halangan_jam
from tests.factories import pemangku as f
from tests.factories.organisasi import HariLiburFactory
from tests.pemangku.siaran.kantor_siaran import (
    PADA,
    K,
    S,
    V,
    antre,
    batas,
    berjalan,
    isian,
    kalender,
    pejabat,
    penerima,
    pengelola,
    pengurus,
    siaran,
    surel,
    tarik,
    teks,
)
from tests.petugas import petugas_berperan
from tests.serentak import serentak

pytestmark = pytest.mark.django_db
T = Siaran.Tujuan
MENIT = timedelta(minutes=1)


def disusun(**lain):
    satu = siaran(**lain)
    aksi.susun_penerima(satu, Saat(satu.penyusun, PADA))
    return satu


# Four eyes


@pytest.mark.parametrize(
    ("tujuan", "luar", "perlu"),
    [
        (T.SIARAN_INFORMASI, 2, True),
        (T.SIARAN_INFORMASI, 1, False),
        (T.UNDANGAN, 2, False),
    ],
)
def test_pk44_information_for_many_outside_needs_a_second_person(tujuan, luar, perlu):
    batas(1)
    lain = petugas_berperan(Peran.PPID_UTAMA, email="lain@contoh.id")
    for ke in range(2):
        pengurus(ke, tujuan=tujuan, jenis__internal=ke >= luar)
    kalender()
    satu = disusun(tujuan=tujuan)
    assert satu.perlu_disetujui is perlu
    pesan = [p.isi for p in Notifikasi.objects.all() if p.penerima == lain.email]
    assert [satu.nomor in isi for isi in pesan] == [True] * perlu
    if perlu:
        with pytest.raises(TindakanTerlarang, match="disetujui petugas lain"):
            aksi.mulai_siaran(satu, Saat(satu.penyusun, PADA))
        return
    aksi.mulai_siaran(satu, Saat(satu.penyusun, PADA))
    assert satu.status == S.BERJALAN


def test_pk44_nobody_who_ever_wrote_or_composed_it_approves_or_starts_it_alone():
    batas(0)
    info = {"tujuan": T.SIARAN_INFORMASI}
    pengurus(**info)
    kalender()
    penulis, penyusun, penyunting = pengelola(), pengelola(), pengelola()
    satu = aksi.tulis_siaran(Saat(penulis, PADA), isian=isian(**info))
    aksi.susun_penerima(satu, Saat(penyusun, PADA))
    sunting = Saat(penyunting, PADA)
    aksi.ubah_siaran(satu, sunting, isian=isian(judul="Baru", **info), edisi=satu.edisi)
    aksi.susun_penerima(satu, sunting)
    with pytest.raises(TindakanTerlarang, match="disetujui petugas lain"):
        aksi.mulai_siaran(satu, sunting)
    for oleh in (penulis, penyusun, penyunting):
        assert satu.ditulis(oleh)
        with pytest.raises(TindakanTerlarang, match="siarannya sendiri"):
            satu.setujui(saat=Saat(oleh, PADA))
    satu.setujui(saat=Saat(pengelola(), PADA))
    aksi.mulai_siaran(satu, sunting)
    assert satu.status == S.BERJALAN


def test_of_two_who_compose_at_once_neither_is_forgotten():
    pengurus()
    satu = disusun()
    basi = Siaran.objects.get(pk=satu.pk)
    aksi.susun_penerima(satu, Saat(pengelola(), PADA))
    with pytest.raises(TindakanTerlarang, match="baru saja diubah"):
        aksi.susun_penerima(basi, Saat(pengelola(), PADA))
    # An approval that was sent back is void.
    satu.setujui(saat=Saat(pengelola(), PADA))
    with pytest.raises(TindakanTerlarang, match="alasannya"):
        satu.kembalikan(Saat(pengelola(), PADA), alasan=" ")
    satu.kembalikan(Saat(pengelola(), PADA), alasan="Salah tanggal.")
    assert (satu.status, satu.penyetuju) == (S.DRAF, None)


# Quiet weeks and working hours


def hening(mulai, sampai):
    Pengaturan(hening_mulai=mulai, hening_sampai=sampai).save()


@pytest.mark.parametrize("tujuan", [T.SIARAN_INFORMASI, T.UNDANGAN])
def test_pk44_in_quiet_weeks_nothing_starts_outside_the_office(tujuan):
    pengurus(tujuan=tujuan)
    satu = disusun(tujuan=tujuan)
    hening(date(2024, 11, 20), date(2024, 11, 27))
    hari = [datetime(2024, 11, tanggal, 2, tzinfo=UTC) for tanggal in (27, 28)]
    with pytest.raises(TindakanTerlarang, match="Masa tenang sampai 27 November"):
        aksi.mulai_siaran(satu, Saat(satu.penyusun, hari[0]))
    aksi.mulai_siaran(satu, Saat(satu.penyusun, hari[1]))


def test_pk44_officials_are_invited_in_quiet_weeks_and_what_runs_stops():
    jabatan, jalan = pejabat(), antre(tujuan=T.SIARAN_INFORMASI)
    satu = disusun(
        unit=jabatan.pemangku.pengelola, segmen={"jenis": [jabatan.pemangku.jenis_id]}
    )
    hening(date(2024, 6, 1), date(2024, 6, 30))
    aksi.mulai_siaran(satu, Saat(satu.penyusun, PADA))
    assert satu.status == S.BERJALAN
    with pytest.raises(TindakanTerlarang, match="Masa tenang"):
        aksi.buka_kartu(jalan.penerima.get(), Saat(jalan.penyusun, PADA))


@pytest.mark.parametrize(
    ("jam", "lanjut"),
    [
        ("04 00:59", "Selasa, 4 Juni 2024"),
        ("04 01:00", ""),
        ("04 09:59", ""),
        ("04 10:00", "Rabu, 5 Juni 2024"),
        ("15 00:00", "Rabu, 19 Juni 2024"),
    ],
)
def test_pk44_sending_waits_for_eight_on_the_next_working_day(jam, lanjut):
    satu, pada = siaran(), datetime.fromisoformat(f"2024-06-{jam}+00:00")
    # Without a calendar nothing goes out.
    assert "belum diisi" in halangan_jam(satu, pada)
    for hari in (17, 18):
        HariLiburFactory(tanggal=date(2024, 6, hari), nama="Iduladha")
    harap = f"Di luar jam kirim. Dilanjutkan {lanjut} pukul 08.00."
    assert halangan_jam(satu, pada) == (harap if lanjut else "")


# The queue in which a human sends, card by card (PK-42)


def kartu(satu, oleh):
    return satu.penerima.berikutnya(oleh)


def test_pk42_whatsapp_opens_with_the_text_encoded():
    jabatan = pengurus(nama_resmi="Café & Warung #1")
    satu = berjalan(isi="{sapaan} {nama}\n{jabatan} {lembaga}\n{tautan_berhenti}")
    kepada = penerima(satu, jabatan)
    alamat = aksi.buka_kartu(kepada, Saat(satu.penyusun, PADA))
    bagian = urlsplit(alamat)
    assert (bagian.netloc, bagian.path) == ("wa.me", "/6281234500001")
    assert all(tanda in alamat for tanda in ("%0A", "%26", "%23", "%C3%A9"))
    assert not bagian.fragment
    (teks_pesan,) = parse_qs(bagian.query)["text"]
    baris = teks_pesan.splitlines()
    assert baris[:2] == [f"Bapak/Ibu {jabatan.orang}", "Ketua Café & Warung #1"]
    kode = baris[2].rstrip("/").rpartition("/")[2]
    assert TautanPribadi.objects.milik("berhenti", kode, PADA).get().penerima == kepada
    kepada.refresh_from_db()
    assert (kepada.status, kepada.dibuka_pada) == (K.MENUNGGU, PADA)
    catatan = Jejak.objects.milik(satu).get(tindakan="buka_wa")
    assert catatan.sesudah == {"penerima": jabatan.pemangku.nomor}


def test_pk42_consent_withdrawn_a_minute_ago_refuses_the_click():
    satu = antre(2)
    penerima = kartu(satu, satu.penyusun)
    tarik(penerima.orang.jabatan.get())
    for _ in range(2):
        with pytest.raises(
            TindakanTerlarang, match="Tidak dapat dikirim: persetujuan ditarik"
        ):
            aksi.buka_kartu(penerima, Saat(satu.penyusun, PADA + MENIT))
    penerima.refresh_from_db()
    assert (penerima.status, penerima.vonis) == (K.DITARIK, V.LAYAK)


@pytest.mark.parametrize(
    ("ubah", "pesan"),
    [
        (lambda _k: Kanal.objects.all().delete(), "tanpa kanal"),
        (
            lambda k: k.pemangku.lakukan(
                Pemangku.Tindakan.NONAKTIFKAN, Saat(None, PADA)
            ),
            "data kedaluwarsa",
        ),
        (
            lambda _k: Siaran.objects.update(isi="x" * 990 + "{tautan_berhenti}"),
            r"paling panjang 1\.000",
        ),
        (
            lambda _k: PenerimaSiaran.objects.update(
                vonis=V.TANPA_PERSETUJUAN, status=K.MENUNGGU
            ),
            "sudah dicatat",
        ),
    ],
)
def test_what_changed_since_refuses_the_click(ubah, pesan):
    satu = antre(2)
    penerima = kartu(satu, satu.penyusun)
    ubah(penerima)
    with pytest.raises(TindakanTerlarang, match=pesan):
        aksi.buka_kartu(penerima, Saat(satu.penyusun, PADA))


@pytest.mark.parametrize(
    ("tujuan", "kanal", "harap"),
    [
        (T.UNDANGAN, "", (K.DITARIK, "Persetujuan ditarik", S.SELESAI)),
        (T.UNDANGAN, "wa", (K.DITARIK, "Persetujuan ditarik", S.SELESAI)),
        (T.UNDANGAN, "email", (K.MENUNGGU, "", S.BERJALAN)),
        (T.SIARAN_INFORMASI, "", (K.MENUNGGU, "", S.BERJALAN)),
    ],
)
def test_pk18_a_withdrawal_turns_the_open_card_as_far_as_it_says(tujuan, kanal, harap):
    teks()
    satu = antre()
    penerima = kartu(satu, satu.penyusun)
    tarik_persetujuan(
        penerima.orang, saat=Saat(None, PADA), tujuan=tujuan, kanal=kanal, cara="daring"
    )
    penerima.refresh_from_db()
    satu.refresh_from_db()
    assert (penerima.status, penerima.sebab, satu.status) == harap


def test_pk42_what_one_opened_comes_first_for_him_and_last_for_others():
    satu = antre(3)
    pertama = pengelola()
    a = kartu(satu, pertama)
    # Two who begin at once begin with other cards: each has an order of his own.
    kedua = next(p for p in (pengelola() for _ in range(30)) if kartu(satu, p) != a)
    aksi.buka_kartu(a, Saat(pertama, PADA))
    assert kartu(satu, pertama) == a
    b = kartu(satu, kedua)
    assert b != a
    for lain in satu.penerima.exclude(pk=a.pk):
        aksi.catat_hasil(lain, Saat(kedua, PADA), hasil=K.DILEWATI)
    # What the first opened may have been sent: the second reads it and may say so, or
    # that he sends it all the same; a third has not read that.
    assert kartu(satu, kedua) == a
    dibaca = str(pertama.pk)
    aksi.buka_kartu(a, Saat(kedua, PADA), sesudah=dibaca)
    with pytest.raises(TindakanTerlarang, match=str(kedua)):
        aksi.buka_kartu(a, Saat(pengelola(), PADA + 9 * MENIT), sesudah=dibaca)
    a.refresh_from_db()
    assert (a.dibuka_oleh, a.dibuka_pada) == (kedua, PADA)
    aksi.buka_kartu(a, Saat(pertama, PADA + 10 * MENIT))


@pytest.mark.django_db(transaction=True)
def test_pk42_of_two_who_open_one_card_at_once_one_is_told_by_whom_and_when():
    satu, oleh = antre(2), [pengelola(), pengelola()]
    penerima = kartu(satu, oleh[0])
    hasil = serentak(2, lambda ke: aksi.buka_kartu(penerima, Saat(oleh[ke], PADA)))
    (galat,) = (str(h) for h in hasil if isinstance(h, TindakanTerlarang))
    penerima.refresh_from_db()
    jam = f"pukul {timezone.localtime(PADA):%H.%M} WIB; jangan kirim dua kali."
    assert galat == f"Kartu ini dibuka {penerima.dibuka_oleh} {jam}"
    assert Jejak.objects.milik(satu).filter(tindakan="buka_wa").count() == 1


@pytest.mark.django_db(transaction=True)
def test_pk42_of_two_who_say_at_once_how_it_went_one_is_told():
    satu, oleh = antre(2), [pengelola(), pengelola()]
    penerima = kartu(satu, oleh[0])
    aksi.buka_kartu(penerima, Saat(oleh[0], PADA))
    hasil = serentak(
        2, lambda ke: aksi.catat_hasil(penerima, Saat(oleh[ke], PADA), hasil=K.TERKIRIM)
    )
    (galat,) = (str(h) for h in hasil if isinstance(h, TindakanTerlarang))
    assert "mungkin oleh petugas lain" in galat
    with pytest.raises(TindakanTerlarang, match="sudah dicatat"):
        aksi.buka_kartu(penerima, Saat(oleh[1], PADA))


def test_pk42_sent_is_noted_and_the_last_card_ends_the_broadcast():
    satu = antre(2)
    oleh = satu.penyusun
    Kanal.objects.update(gagal_beruntun=1)
    for _ in range(2):
        penerima = kartu(satu, oleh)
        aksi.buka_kartu(penerima, Saat(oleh, PADA))
        aksi.catat_hasil(penerima, Saat(oleh, PADA), hasil=K.TERKIRIM)
    satu.refresh_from_db()
    assert satu.status == S.SELESAI
    assert set(satu.penerima.values_list("status", flat=True)) == {K.TERKIRIM}
    baris = Kanal.objects.values_list("keadaan", "gagal_beruntun")
    assert set(baris) == {(Kanal.Keadaan.BERFUNGSI, 0)}
    with pytest.raises(TindakanTerlarang, match="tidak sedang dikirim"):
        aksi.catat_hasil(penerima, Saat(oleh, PADA), hasil=K.DILEWATI)


@pytest.mark.parametrize(
    ("sebelum", "keadaan"), [(0, Kanal.Keadaan.BELUM_DIUJI), (1, Kanal.Keadaan.GAGAL)]
)
@pytest.mark.parametrize("terhapus", [False, True])
def test_pk42_a_wrong_number_counts_and_the_second_in_a_row_ends_the_channel(
    sebelum, keadaan, terhapus
):
    satu = antre()
    oleh = Saat(satu.penyusun, PADA)
    Kanal.objects.update(gagal_beruntun=sebelum)
    penerima = kartu(satu, satu.penyusun)
    aksi.buka_kartu(penerima, oleh)
    if terhapus:  # deleted meanwhile: nothing to count, nothing to doubt
        Kanal.objects.all().delete()
    aksi.catat_hasil(penerima, oleh, hasil=K.NOMOR_SALAH)
    penerima.pemangku.refresh_from_db()
    if terhapus:
        assert penerima.pemangku.perlu_cek == ""
    else:
        kanal = Kanal.objects.get()
        assert (kanal.gagal_beruntun, kanal.keadaan) == (sebelum + 1, keadaan)
        alasan = UTAMA_GAGAL if sebelum else "WhatsApp tidak sampai"
        assert penerima.pemangku.perlu_cek == alasan


def test_what_was_not_opened_was_not_sent_but_may_be_skipped():
    satu = antre()
    penerima = kartu(satu, satu.penyusun)
    with pytest.raises(TindakanTerlarang, match="Buka WhatsApp dulu"):
        aksi.catat_hasil(penerima, Saat(satu.penyusun, PADA), hasil=K.TERKIRIM)
    aksi.catat_hasil(penerima, Saat(satu.penyusun, PADA), hasil=K.DILEWATI)
    penerima.refresh_from_db()
    assert penerima.status == K.DILEWATI


def test_a_broadcast_by_mail_has_no_queue_and_a_card_without_the_right_no_taker():
    satu = antre(buat=surel)
    with pytest.raises(TindakanTerlarang, match="lewat surel"):
        aksi.buka_kartu(satu.penerima.get(), Saat(satu.penyusun, PADA))
    satu = berjalan()
    f.PenerimaSiaranFactory(siaran=satu, vonis=V.TANPA_PERSETUJUAN)
    assert satu.penerima.berikutnya(satu.penyusun) is None


def test_a_cancelled_broadcast_sends_no_more():
    satu = antre()
    with pytest.raises(TindakanTerlarang, match="alasannya"):
        aksi.batalkan_siaran(satu, Saat(satu.penyusun, PADA), alasan="")
    aksi.batalkan_siaran(satu, Saat(satu.penyusun, PADA), alasan="Acara ditunda.")
    with pytest.raises(TindakanTerlarang, match="tidak sedang dikirim"):
        aksi.buka_kartu(satu.penerima.get(), Saat(satu.penyusun, PADA))
    assert not PenerimaSiaran.objects.terbuka().exists()
