"""PK-12, PK-17: decisions on look-alikes, consent with proof, sheets that go away."""

from __future__ import annotations

from datetime import timedelta

import pytest

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.peran import Peran
from organisasi.models import Jejak
from pemangku.actions.impor import (
    buang_impor,
    pilih_mirip,
    pilih_mirip_semua,
    sapu_impor,
)
from pemangku.actions.kanal import sidik_kanal
from pemangku.models import (
    ImporBaris,
    ImporBerkas,
    Kanal,
    Pemangku,
    Persetujuan,
)
from pemangku.models.impor import MASA_SIMPAN
from tests.factories.impor import ImporBerkasFactory
from tests.factories.pemangku import (
    LaranganFactory,
    TeksPersetujuanFactory,
)
from tests.pemangku.impor_bantu import (
    ISI,
    PADA,
    Kota,
    bangun_kota,
    lembaga,
    periksa,
    satu,
    terapkan,
    terima,
)
from tests.petugas import petugas_berperan

pytestmark = pytest.mark.django_db
Hasil = ImporBaris.Hasil
Pilihan = ImporBaris.Pilihan
Status = ImporBerkas.Status


@pytest.fixture
def kota() -> Kota:
    return bangun_kota()


# Look-alikes


def test_look_alike_goes_back_unless_somebody_decides(kota: Kota) -> None:
    lembaga(kota, "LPM Nagara Sari")

    terapkan([satu(kota)])

    assert Pemangku.objects.count() == 1
    assert ImporBaris.objects.get().hasil == Hasil.DIKEMBALIKAN


def test_look_alike_may_be_used_or_made_anew(kota: Kota) -> None:
    ada = lembaga(kota, "LPM Nagara Sari")
    pakai = satu(kota, Alamat="Jalan baru")
    pilih_mirip(
        pakai.berkas,
        pilihan={pakai.nomor: (Pilihan.PAKAI, str(ada.pk))},
        oleh=kota.petugas,
        pada=PADA,
    )
    terapkan([pakai])
    ada.refresh_from_db()
    assert (ada.alamat, ada.nama_resmi) == ("Jalan baru", "LPM Nagarasari")

    baru = satu(kota, Nama_Lembaga="LPM Nagarasari Dua")
    n = pilih_mirip_semua(
        baru.berkas, pilihan=Pilihan.BARU, oleh=kota.petugas, pada=PADA
    )
    terapkan([baru])

    assert n == 1
    assert Pemangku.objects.count() == 2


def test_new_one_beside_a_hidden_look_alike_waits_for_the_owner(kota: Kota) -> None:
    lembaga(kota, "LPM Nagarasari", pengelola=kota.dinas)
    baris = satu(kota)
    pilih_mirip(
        baris.berkas,
        pilihan={baris.nomor: (Pilihan.BARU, "")},
        oleh=kota.petugas,
        pada=PADA,
    )

    terapkan([baris])

    baru = Pemangku.objects.get(pengelola=kota.cipedes)
    assert baru.status == Pemangku.Status.DRAF
    assert Jejak.objects.milik(baru).get().catatan.startswith("Mungkin sudah tercatat")


@pytest.mark.parametrize("pilihan", [("pakai", ""), ("pakai", "entah"), ("apa", "")])
def test_choice_that_is_not_offered_is_refused_and_nothing_kept(
    kota: Kota, pilihan: tuple[str, str]
) -> None:
    lembaga(kota, "LPM Nagara Sari")
    baris = satu(kota)

    with pytest.raises(TindakanTerlarang):
        pilih_mirip(
            baris.berkas, pilihan={baris.nomor: pilihan}, oleh=kota.petugas, pada=PADA
        )

    baris.refresh_from_db()
    assert baris.pilihan == Pilihan.KEMBALIKAN


def test_record_of_another_unit_may_be_seen_and_not_be_used(kota: Kota) -> None:
    pengelola = petugas_berperan(Peran.PETUGAS_LAPANGAN, kota.dinas)
    lembaga(kota, "LPM Nagara Sari", pengelola=kota.dinas)

    [baris] = periksa(kota, ISI, oleh=pengelola)

    assert [c["boleh"] for c in baris.calon] == [False]
    with pytest.raises(TindakanTerlarang):
        baris.pilih(Pilihan.PAKAI, baris.calon[0]["id"])


def test_row_that_is_no_look_alike_takes_no_choice(kota: Kota) -> None:
    with pytest.raises(TindakanTerlarang, match="tidak menunggu pilihan"):
        satu(kota).pilih(Pilihan.BARU)


def test_all_are_joined_each_to_its_likeliest_and_the_rest_stays(kota: Kota) -> None:
    ada = lembaga(kota, "LPM Nagara Sari")
    lembaga(kota, "LPM Cipedes Jaya", pengelola=kota.dinas, wilayah_id="32.78.02.1002")
    mirip, luar = periksa(
        kota,
        ISI | {"Alamat": "Jalan baru"},
        ISI | {"Nama Lembaga": "LPM Cipedes Jay", "Kelurahan": "Cipedes"},
    )
    oleh = {"oleh": kota.petugas, "pada": PADA}
    assert mirip.calon_terbaik == ada.pk

    assert pilih_mirip_semua(mirip.berkas, pilihan=Pilihan.PAKAI, **oleh) == 1
    assert pilih_mirip_semua(mirip.berkas, pilihan=Pilihan.PAKAI, **oleh) == 0

    luar.refresh_from_db()
    assert luar.pilihan == Pilihan.KEMBALIKAN
    terapkan([mirip])
    ada.refresh_from_db()
    assert ada.alamat == "Jalan baru"
    assert pilihan_dan_hasil() == [
        ("pakai", "diperbarui"),
        ("kembalikan", "dikembalikan"),
    ]


def pilihan_dan_hasil() -> list[tuple[str, str]]:
    return list(ImporBaris.objects.order_by("nomor").values_list("pilihan", "hasil"))


def test_choice_for_all_is_one_that_is_offered_and_only_before_writing(
    kota: Kota,
) -> None:
    baris = satu(kota)
    with pytest.raises(TindakanTerlarang):
        pilih_mirip_semua(baris.berkas, pilihan="apa", oleh=kota.petugas, pada=PADA)

    berkas = terapkan([baris])

    with pytest.raises(TindakanTerlarang):
        pilih_mirip_semua(berkas, pilihan=Pilihan.BARU, oleh=kota.petugas, pada=PADA)


@pytest.mark.parametrize("hilang", ["digabung", "dihapus"])
def test_a_row_whose_record_went_away_is_returned_and_makes_no_new_one(
    kota: Kota, hilang: str
) -> None:
    ada, lain = lembaga(kota, "LPM Nagara Sari"), lembaga(kota, "Paguyuban")
    baris = satu(kota)
    pilihan = {baris.nomor: (Pilihan.PAKAI, str(ada.pk))}
    pilih_mirip(baris.berkas, pilihan=pilihan, oleh=kota.petugas, pada=PADA)
    if hilang == "digabung":
        Pemangku.objects.filter(pk=ada.pk).update(status="tergabung", penerus=lain)
    else:
        ada.delete()
    semula = Pemangku.objects.count()

    terapkan([baris])

    baris.refresh_from_db()
    assert (baris.hasil, Pemangku.objects.count()) == (Hasil.GAGAL, semula)
    assert "sudah digabung atau dihapus" in baris.keterangan


def test_choosing_the_same_again_leaves_no_line_in_the_trail(kota: Kota) -> None:
    lembaga(kota, "LPM Nagara Sari")
    baris = satu(kota)
    pilihan = {baris.nomor: (Pilihan.KEMBALIKAN, "")}

    n = pilih_mirip(baris.berkas, pilihan=pilihan, oleh=kota.petugas, pada=PADA)

    assert n == 0
    assert not Jejak.objects.milik(baris.berkas).filter(tindakan="pilih").exists()


# Consent and suppression


def test_consent_with_the_scanned_form_is_stored_once_for_the_purpose(
    kota: Kota,
) -> None:
    TeksPersetujuanFactory()
    isi = ISI | {"Nama Narahubung": "Asep", "Persetujuan Undangan": "Ya"}

    berkas = terapkan(periksa(kota, isi, bukti=True))

    baris = Persetujuan.objects.get()
    assert (baris.tujuan, baris.cara, baris.bukti.name) == (
        Persetujuan.Tujuan.UNDANGAN,
        Persetujuan.Cara.KERTAS,
        berkas.bukti.name,
    )
    assert baris.keterangan == f"{berkas.nomor}, baris 2"


def test_consent_that_is_there_is_not_stored_again(kota: Kota) -> None:
    TeksPersetujuanFactory()
    isi = ISI | {"Nama Narahubung": "Asep", "Persetujuan Undangan": "Ya"}
    terapkan(periksa(kota, isi, bukti=True))

    terapkan(periksa(kota, isi | {"Alamat": "Jalan lain"}, bukti=True))

    assert Persetujuan.objects.count() == 1


def test_channel_suppressed_after_the_preview_is_not_stored(kota: Kota) -> None:
    baris = periksa(kota, ISI | {"WhatsApp": "08123456789"})
    LaranganFactory(sidik=sidik_kanal(Kanal.Jenis.WA, "628123456789"))

    terapkan(baris)

    assert Pemangku.objects.exists()
    assert not Kanal.objects.exists()


# Thrown away, swept, kept from others


def test_thrown_away_sheet_loses_its_rows_at_once(kota: Kota) -> None:
    berkas = terima(kota, ISI)

    buang_impor(berkas, oleh=kota.petugas, pada=PADA)

    assert berkas.status == Status.DIBUANG
    assert not ImporBaris.objects.exists()


def test_rows_are_dropped_when_they_no_longer_serve(kota: Kota) -> None:
    selesai = terapkan([satu(kota)])
    menunggu = satu(kota, Nama_Lembaga="LPM lain sekali").berkas

    assert sapu_impor(pada=PADA + MASA_SIMPAN) == 0
    assert sapu_impor(pada=PADA + MASA_SIMPAN + timedelta(days=1)) == 2

    selesai.refresh_from_db()
    menunggu.refresh_from_db()
    assert (selesai.status, menunggu.status) == (Status.SELESAI, Status.DIBUANG)
    assert selesai.ringkasan["hasil_dibuat"] == 1
    assert not ImporBaris.objects.exists()


def test_officers_see_their_own_sheets_and_the_owner_all(kota: Kota) -> None:
    berkas = terima(kota, ISI)
    lain = petugas_berperan(Peran.PETUGAS_LAYANAN, kota.cipedes)
    pengelola = petugas_berperan(Peran.PENGELOLA_PEMANGKU)

    semua = ImporBerkas.terbaca
    assert [list(semua(p)) for p in (kota.petugas, lain, pengelola)] == [
        [berkas],
        [],
        [berkas],
    ]
    assert berkas.boleh_baca(kota.petugas)
    assert berkas.boleh_baca(pengelola)
    assert not berkas.boleh_baca(lain)


def test_same_content_is_recognised_unless_it_was_thrown_away(kota: Kota) -> None:
    dibuang = ImporBerkasFactory(pengunggah=kota.petugas, status=Status.DIBUANG)
    assert ImporBerkas.objects.sama(dibuang.sha256, kota.petugas) is None

    berkas = terima(kota, ISI)

    assert ImporBerkas.objects.sama(berkas.sha256, kota.petugas) == berkas
