"""What a record says of itself, and what its form refuses."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from organisasi.alur.tindakan import TindakanTerlarang
from pemangku.models import Kegiatan, Pemangku
from tests.factories import pemangku as f
from tests.factories.organisasi import PetugasFactory, UnitFactory, WilayahFactory

pytestmark = pytest.mark.django_db
JAM = timedelta(hours=1)


def test_a_person_is_named_by_kind_and_place_only() -> None:
    jenis = f.JenisPemangkuFactory(nama="Tokoh masyarakat")
    tokoh = f.PeroranganFactory(jenis=jenis, wilayah=WilayahFactory(nama="Nagarasari"))

    assert tokoh.nama_tampil == "Tokoh masyarakat — Nagarasari"
    assert f.PeroranganFactory(jenis=jenis).nama_tampil == "Tokoh masyarakat"
    assert str(f.PemangkuFactory(nama_resmi="LPM Contoh")).endswith(" LPM Contoh")


def test_a_kind_that_is_bound_to_a_place_needs_one() -> None:
    satu = f.PemangkuFactory(jenis__terikat_wilayah=True)

    with pytest.raises(ValidationError) as galat:
        satu.clean()

    assert "pilih wilayahnya" in galat.value.message_dict["wilayah"][0]


def test_pk_49_nothing_stands_below_itself() -> None:
    atas = f.PemangkuFactory()
    bawah = f.PemangkuFactory(induk=atas)
    atas.induk = bawah

    with pytest.raises(ValidationError) as galat:
        atas.clean()

    assert "di bawah dirinya sendiri" in galat.value.message_dict["induk"][0]


def test_pk_49_the_tree_is_five_levels_deep_at_most() -> None:
    satu = f.PemangkuFactory()
    for _ in range(4):
        satu = f.PemangkuFactory(induk=satu)
    satu.clean()

    with pytest.raises(ValidationError, match="Paling dalam 5 tingkat"):
        f.PemangkuFactory(induk=satu).clean()


@pytest.mark.parametrize("tindakan", ["tolak", "nonaktifkan", "aktifkan"])
def test_an_act_that_takes_away_needs_a_reason(tindakan: str) -> None:
    dari = {"tolak": "draf", "nonaktifkan": "aktif", "aktifkan": "nonaktif"}[tindakan]
    satu = f.PemangkuFactory(status=dari)
    lakukan = getattr(satu, tindakan)

    with pytest.raises(TindakanTerlarang, match="Tulis alasannya"):
        lakukan(oleh=PetugasFactory(), pada=f.PADA, alasan=" ")
    lakukan(oleh=PetugasFactory(), pada=f.PADA, alasan="Sudah bubar.")

    satu.refresh_from_db()
    assert satu.status != dari
    assert satu.riwayat.first().catatan == "Sudah bubar."


def test_a_draft_becomes_a_record_once() -> None:
    satu = f.PemangkuFactory(status="draf")
    lama = Pemangku.objects.get(pk=satu.pk)

    satu.sahkan(oleh=PetugasFactory(), pada=f.PADA)

    assert Pemangku.objects.get().status == "aktif"
    with pytest.raises(TindakanTerlarang, match="diubah orang lain"):
        lama.sahkan(oleh=PetugasFactory(), pada=f.PADA)


def test_pk_07_a_visit_ends_after_it_began_and_within_a_day() -> None:
    satu = f.KegiatanFactory()
    satu.selesai = satu.mulai
    with pytest.raises(ValidationError, match="Selesai harus setelah mulai"):
        satu.clean()

    satu.selesai = satu.mulai + 25 * JAM
    with pytest.raises(ValidationError, match="paling lama 24 jam"):
        satu.clean()

    satu.selesai = satu.mulai + JAM
    satu.clean()
    Kegiatan().clean()


def test_pk_09_the_poster_works_from_two_hours_before_to_a_day_after() -> None:
    satu = f.KegiatanFactory()

    assert satu.qr_terbuka(satu.mulai - 2 * JAM)
    assert satu.qr_terbuka(satu.selesai + 24 * JAM)
    assert not satu.qr_terbuka(satu.mulai - 3 * JAM)
    assert not satu.qr_terbuka(satu.selesai + 25 * JAM)


def test_pk_09_a_revoked_poster_or_a_closed_visit_takes_nobody() -> None:
    assert not f.KegiatanFactory(token_dicabut=True).qr_terbuka(f.PADA)
    ditutup = f.KegiatanFactory(status="ditutup")
    assert not ditutup.qr_terbuka(f.PADA)
    assert not ditutup.menerima_hadir


def test_an_attendance_is_checked_or_refused_with_a_reason() -> None:
    satu = f.KehadiranFactory(status="sementara")
    oleh = PetugasFactory()

    with pytest.raises(TindakanTerlarang, match="Pilih alasan"):
        satu.tolak(oleh=oleh, pada=f.PADA, alasan="")
    satu.tolak(oleh=oleh, pada=f.PADA, alasan="Tidak ada di ruangan.")
    assert (satu.status, satu.alasan) == ("ditolak", "Tidak ada di ruangan.")

    satu.sahkan(oleh=oleh, pada=f.PADA)
    assert (satu.status, satu.alasan, satu.diperiksa_oleh) == ("sah", "", oleh)


def test_each_row_says_what_it_is() -> None:
    unit = UnitFactory(singkatan="Dinas X")
    hubungan = f.HubunganPemangkuFactory(
        dari__nama_resmi="RW 5", ke__nama_resmi="Kelurahan X"
    )
    sebutan = {
        str(f.UnsurFactory(nama="PKK")): "PKK",
        str(f.JenisPemangkuFactory(nama="TP PKK")): "TP PKK",
        str(f.TagFactory(nama="aktif")): "aktif",
        str(f.OrangFactory(nama="Siti", gelar_depan="Hj.", gelar_belakang="S.Pd.")): (
            "Hj. Siti, S.Pd."
        ),
        str(f.OrangFactory(nama="Budi")): "Budi",
        str(f.JabatanFactory(nama_jabatan="Ketua")): "Ketua",
        str(f.TeksPersetujuanFactory(versi=3)): "Dihubungi untuk undangan v3",
        str(f.PersetujuanFactory()): "Dihubungi untuk undangan: Diberikan",
        str(f.LaranganFactory()): "WhatsApp, Semua pemakaian",
        str(f.VerifikasiFactory()): "Masih benar (Tatap muka)",
        str(f.HubunganUnitFactory(unit=unit)): "Mitra Dinas X",
        str(hubungan): "Anggota dari Kelurahan X",
        hubungan.sebutan_balik: "Beranggotakan RW 5",
        str(f.CakupanPemangkuFactory(wilayah=WilayahFactory(nama="Cipedes"))): (
            "Kecamatan Cipedes"
        ),
        str(f.PutaranFactory(nama="Putaran Contoh")): "Putaran Contoh",
        str(f.SasaranPutaranFactory(unit__nama="Kecamatan Y")): "Kecamatan Y",
        str(f.UnsurTidakAdaFactory(unsur__nama="KIM")): "KIM: tidak ada",
        str(f.KegiatanFactory(nomor="KG-2024-0001", judul="Rakor")): (
            "KG-2024-0001 Rakor"
        ),
        str(f.AgendaButirFactory(topik="112")): "112",
        str(f.UndanganFactory(pemangku__nama_resmi="LPM Z")): "LPM Z",
        str(f.PendaftaranMandiriFactory()): "Pendaftaran 04-06-2024 02:00",
        str(f.KehadiranFactory(nama_snapshot="Peserta")): "Peserta",
        str(f.TautanPribadiFactory()): "Data saya",
    }

    assert {k: v for k, v in sebutan.items() if k != v} == {}
    assert f.KegiatanFactory().sebutan_jenis == ["Sosialisasi"]


def test_relations_to_units_last_from_day_to_day() -> None:
    satu = f.HubunganUnitFactory()

    assert satu in type(satu).objects.berlaku(f.PADA.date())
    assert satu not in type(satu).objects.berlaku(satu.mulai - timedelta(days=1))


def test_kinds_that_may_be_chosen_are_the_active_ones() -> None:
    satu = f.JenisPemangkuFactory()
    f.JenisPemangkuFactory(aktif=False)

    assert list(type(satu).objects.aktif()) == [satu]
