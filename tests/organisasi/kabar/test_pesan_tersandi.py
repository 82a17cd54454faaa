"""The outbox keeps nothing readable of a message; news for officers come in one mail."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection
from django.urls import reverse

from organisasi.kabar.notifikasi import hapus_pesan, kirim_satu, sapu_pesan
from organisasi.kantor.peran import Peran
from organisasi.models import Notifikasi
from tests.factories.organisasi import NotifikasiFactory, PetugasFactory, UnitFactory
from tests.organisasi.kabar.kabari import PADA, SUREL, gagal, kabari
from tests.petugas import masuk_sebagai
from tests.surat import kirim_semua

pytestmark = pytest.mark.django_db


Status = Notifikasi.Status


RAHASIA = {"butir": ["/pengaduan/ikut/Mw:RAHASIA/"]}


def kabar(kunci, penerima="a@contoh.invalid", **lain):
    """News for an officer."""
    isi = {"hari": kunci, "butir": [f"hal {kunci}"], "jalur": Notifikasi.Jalur.PETUGAS}
    return kabari(penerima, kunci=kunci, **isi, **lain)


def tersimpan():
    """The whole table as a dump has it."""
    with connection.cursor() as kursor:
        kursor.execute("SELECT t::text FROM organisasi_notifikasi t ORDER BY t.id")
        return "\n".join(baris for (baris,) in kursor.fetchall())


def daftar(nama, *args):
    return reverse(f"admin:organisasi_notifikasi_{nama}", args=args)


def test_a_dump_shows_neither_address_nor_text_nor_headers(mailoutbox):
    tajuk = {"List-Unsubscribe": "<https://contoh.id/berhenti/KUNCI/>"}
    kabari(SUREL, tentang=UnitFactory(), tajuk=tajuk, **RAHASIA)
    isi = tersimpan()
    assert not [kata for kata in ("korban", "RAHASIA", "KUNCI") if kata in isi]
    pesan = Notifikasi.objects.kepada("Korban+lain@Example.org").get()
    assert (pesan.penerima, "RAHASIA" in pesan.isi) == (SUREL, True)
    kirim_semua(PADA)
    assert mailoutbox[0].extra_headers.items() >= tajuk.items()


def test_an_address_is_masked_unless_it_is_an_officers(client):
    petugas = masuk_sebagai(client, Peran.ADMIN_TEKNIS)
    kabari(petugas.email, kunci="petugas", **RAHASIA)
    kabari(SUREL, kunci="warga", **RAHASIA)
    # Who is officer and citizen: his own case shows no more than another's.
    kabari(petugas.email, kunci="perkara", tentang=UnitFactory(), **RAHASIA)
    ke_petugas, ke_warga, perkara = Notifikasi.objects.order_by("pk")
    halaman = [client.get(daftar("changelist")).text]
    halaman += [client.get(daftar("change", p.pk)).text for p in (ke_warga, perkara)]
    ekspor = client.get(daftar("ekspor", "csv")).getvalue().decode()
    assert not [isi for isi in (*halaman, ekspor) if "korban" in isi]
    assert not [isi for isi in halaman[1:] if "RAHASIA" in isi]
    assert ekspor.count(petugas.email) == ekspor.count("k***@example.org") == 1
    assert "RAHASIA" in client.get(daftar("change", ke_petugas.pk)).text


def test_officers_who_share_a_mailbox_by_tags_get_their_own_news(mailoutbox):
    semua = ["ppid+dua@example.go.id", "ppid+satu@example.go.id"]
    for surel in semua:
        PetugasFactory(email=surel)
        kabari(surel, jalur=Notifikasi.Jalur.PETUGAS)
    kirim_semua(PADA)
    assert sorted(s.to[0] for s in mailoutbox) == semua


def test_what_left_thirty_days_ago_goes():
    tua, muda = timedelta(days=30), timedelta(days=29)
    for umur in (tua, muda):
        NotifikasiFactory(status=Status.TERKIRIM, dikirim_pada=PADA - umur)
        for status in (Status.DITOLAK, Status.DITAHAN):
            NotifikasiFactory(status=status, coba_lagi_pada=PADA - umur)
    for status in (Status.MENUNGGU, Status.BUNTU):
        NotifikasiFactory(status=status, coba_lagi_pada=PADA - tua)
    assert sapu_pesan(pada=PADA) == 3
    assert len(Notifikasi.objects.all()) == len(Status)
    assert set(Notifikasi.objects.values_list("status", flat=True)) == set(Status)


def test_erasing_finds_what_names_no_record_by_the_address():
    unit, lain = UnitFactory(), UnitFactory()
    kabari(SUREL, kunci="perkara", tentang=unit)
    kabari(SUREL.upper(), kunci="tanpa berkas")
    kabari(SUREL, kunci="perkara lain", tentang=lain)
    PetugasFactory(email=SUREL)
    kabari(SUREL, kunci="sebagai petugas")
    hapus_pesan(unit, surel=SUREL)
    sisa = Notifikasi.objects.order_by("pk").values_list("kunci", flat=True)
    nama = [kunci.partition(":")[0] for kunci in sisa]
    assert nama == ["perkara lain", "sebagai petugas"]


def test_an_address_that_could_not_be_found_again_is_not_stored():
    pesan = NotifikasiFactory()
    with pytest.raises(IntegrityError, match="organisasi_notifikasi_penerima_dicari"):
        Notifikasi.objects.filter(pk=pesan.pk).update(sidik_penerima="")


# News for officers: collected into one mail, the next one not before three hours


def test_news_for_an_officer_is_collected_into_one_mail(mailoutbox):
    for kunci in ("satu", "dua", "tiga"):
        kabar(kunci)
    kabar("lain", penerima="b@contoh.invalid")
    assert kirim_semua(PADA) == 2
    satu, lain = sorted(mailoutbox, key=lambda s: s.to)
    assert satu.subject == "PPID: 3 kabar untuk Anda"
    assert [satu.body.count(f"- hal {n}") for n in ("satu", "dua", "tiga")] == [1] * 3
    assert lain.subject == "PPID: yang menunggu Anda, lain"
    assert set(Notifikasi.objects.values_list("status", "dikirim_pada")) == {
        (Status.TERKIRIM, PADA)
    }


def test_what_follows_waits_three_hours_and_ten_events_are_two_mails(mailoutbox):
    kabar("pertama")
    kirim_semua(PADA)
    for n in range(9):
        nanti = PADA + timedelta(minutes=10 * n + 1)
        kabar(f"ke-{n}", pada=nanti)
        kirim_semua(nanti)
    assert len(mailoutbox) == 1
    kirim_semua(PADA + timedelta(hours=3))
    assert [s.subject for s in mailoutbox][1:] == ["PPID: 9 kabar untuk Anda"]


def test_collected_news_that_did_not_leave_waits_as_a_whole(mailoutbox):
    kabar("satu")
    kabar("dua")
    assert kirim_satu(PADA, gagal)
    assert not mailoutbox
    assert kirim_semua(PADA + timedelta(hours=1)) == 1
    assert [s.subject for s in mailoutbox] == ["PPID: 2 kabar untuk Anda"]
