"""PK-41: who gets a broadcast, who does not, and why."""

from collections import Counter
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.models import Jejak
from pemangku.models import (
    Jabatan,
    Kanal,
    Kehadiran,
    Larangan,
    Orang,
    Pemangku,
    PenerimaSiaran,
    Siaran,
)
from pemangku.siaran import actions as aksi
from pemangku.siaran.penerima import pemangku_segmen, salah_templat
from tests.factories import pemangku as f
from tests.factories.organisasi import IsuFactory, KotaFactory, WilayahFactory
from tests.pemangku.siaran.kantor_siaran import (
    HARI,
    PADA,
    S,
    V,
    isian,
    kanal,
    pejabat,
    pemangku,
    pengelola,
    pengurus,
    siaran,
    surel,
    tarik,
)
from tests.petugas import petugas_berperan

pytestmark = pytest.mark.django_db
T = Siaran.Tujuan


def susun(satu):
    aksi.susun_penerima(satu, Saat(satu.penyusun, PADA))
    return Counter(satu.penerima.values_list("vonis", flat=True))


def test_pk41_every_one_of_the_segment_has_a_verdict_and_the_counts_add_up():
    for ke in range(3):
        pengurus(ke)
    pengurus(0)
    pengurus(10, setuju=False)
    tarik(pengurus(11))
    f.LaranganFactory(sidik=pengurus(12).orang.kanal.get().sidik)
    f.JabatanFactory(pemangku=pemangku())
    pengurus(13).orang.kanal.update(keadaan=Kanal.Keadaan.GAGAL)
    pengurus(14, berlaku_sampai=HARI - timedelta(days=1))
    satu = siaran()
    jumlah = susun(satu)
    assert jumlah == {
        V.LAYAK: 3,
        V.GANDA: 1,
        V.TANPA_PERSETUJUAN: 1,
        V.DITARIK: 1,
        V.LARANGAN: 1,
        V.TANPA_KANAL: 1,
        V.KANAL_GAGAL: 1,
        V.KEDALUWARSA: 1,
    }
    assert jumlah.total() == Pemangku.objects.count()
    assert (satu.status, satu.jumlah_layak, satu.ada_eksternal) == (S.DISUSUN, 3, True)


@pytest.mark.parametrize(
    ("isi", "sebab"),
    [
        ("Berhenti: {tautan_berhenti} {nama", "tidak berpasangan"),
        ("Berhenti: {tautan_berhenti} nama}", "tidak berpasangan"),
        ("Yth. {nama}", "Sertakan {tautan_berhenti}"),
        ("x" * 1000 + "{tautan_berhenti}", "1.017 huruf; paling panjang 1.000"),
    ],
)
def test_a_template_that_cannot_be_sent_is_refused_in_words(isi, sebab):
    (salah,) = salah_templat(isi, Siaran.Kanal.WA)
    assert sebab in salah


def resmi(lingkup, sifat):
    """Somebody of that side, with a channel of that kind, who was asked nothing."""
    sisi = pemangku(jenis__internal=lingkup == "internal")
    orang = f.JabatanFactory(pemangku=sisi).orang
    kanal(orang=orang, sifat=sifat)


def bersurat():
    """Consents by mail alone."""
    orang = pengurus(setuju=False).orang
    f.PersetujuanFactory(orang=orang, kanal=Kanal.Jenis.EMAIL)


def berubah_pikiran():
    jabatan = pengurus()
    tarik(jabatan)
    f.PersetujuanFactory(orang=jabatan.orang, kanal=Kanal.Jenis.WA)


def lewat_kantornya():
    jabatan = pengurus()
    tarik(jabatan)
    kanal(2, orang=None, pemangku=jabatan.pemangku, sifat=Kanal.Sifat.KEDINASAN)


def dilarang():
    sidik = pengurus().orang.kanal.get().sidik
    f.LaranganFactory(sidik=sidik, lingkup=Larangan.Lingkup.SIARAN)


def tiada():
    """A post that ended, a person who was erased."""
    badan = pemangku()
    for ke, isi in enumerate(
        ({"selesai": HARI - timedelta(days=1)}, {"orang__status": Orang.Status.DIHAPUS})
    ):
        orang = f.JabatanFactory(pemangku=badan, **isi).orang
        kanal(ke, orang=orang)
        f.PersetujuanFactory(orang=orang)


@pytest.mark.parametrize(
    ("siapkan", "tujuan", "harap"),
    [
        # Only officials on office channels are invited unasked.
        (lambda: resmi("internal", "kedinasan"), T.UNDANGAN, V.LAYAK),
        (lambda: resmi("internal", "pribadi"), T.UNDANGAN, V.TANPA_PERSETUJUAN),
        (lambda: resmi("eksternal", "kedinasan"), T.UNDANGAN, V.TANPA_PERSETUJUAN),
        (
            lambda: resmi("internal", "kedinasan"),
            T.SIARAN_INFORMASI,
            V.TANPA_PERSETUJUAN,
        ),
        (lambda: tarik(pejabat()), T.UNDANGAN, V.DITARIK),
        # Consent serves its purpose and channel; the last word counts, everywhere.
        (pengurus, T.SIARAN_INFORMASI, V.TANPA_PERSETUJUAN),
        (bersurat, T.UNDANGAN, V.TANPA_PERSETUJUAN),
        (berubah_pikiran, T.UNDANGAN, V.LAYAK),
        (lewat_kantornya, T.UNDANGAN, V.DITARIK),
        (dilarang, T.UNDANGAN, V.LARANGAN),
        (tiada, T.UNDANGAN, V.TANPA_KANAL),
    ],
)
def test_the_verdict_on_one(siapkan, tujuan, harap):
    siapkan()
    assert susun(siaran(tujuan=tujuan)) == {harap: 1}


@pytest.mark.parametrize(
    ("pabrik", "sifat", "harap"),
    [
        (f.PemangkuFactory, "kedinasan", V.LAYAK),
        (f.PemangkuFactory, "pribadi", V.TANPA_PERSETUJUAN),
        (f.PeroranganFactory, "kedinasan", V.TANPA_PERSETUJUAN),
    ],
)
def test_the_office_address_of_a_body_is_nobodys_personal_data(pabrik, sifat, harap):
    kanal(orang=None, pemangku=pabrik(berlaku_sampai=date(2099, 1, 1)), sifat=sifat)
    satu = siaran()
    assert susun(satu) == {harap: 1}
    assert satu.penerima.get().orang is None


def test_the_best_channel_is_taken_and_a_forbidden_one_is_not():
    jabatan = pengurus()
    jabatan.orang.kanal.update(keadaan=Kanal.Keadaan.DILARANG)
    kedua = kanal(2, orang=jabatan.orang, urutan=2)
    kanal(3, orang=jabatan.orang, urutan=3)
    alamat = surel(4, orang=jabatan.orang, urutan=4)
    for lewat, harap in ((Siaran.Kanal.WA, kedua), (Siaran.Kanal.EMAIL, alamat)):
        satu = siaran(kanal=lewat)
        susun(satu)
        assert satu.penerima.get().kanal == harap


def test_the_main_contact_is_written_to_and_nobody_else_of_the_body():
    badan = pemangku()
    for ke, peran in enumerate(([], ["narahubung_utama"], ["pimpinan"])):
        orang = f.JabatanFactory(pemangku=badan, peran_khusus=peran).orang
        kanal(ke, orang=orang)
        f.PersetujuanFactory(orang=orang)
    satu = siaran()
    susun(satu)
    terpilih = Jabatan.objects.get(orang=satu.penerima.get().orang)
    assert terpilih.peran_khusus == ["narahubung_utama"]


def test_a_part_names_everybody_who_plays_it_once():
    badan, humas = pemangku(), {"peran_khusus": ["humas"]}
    orang = [f.JabatanFactory(pemangku=badan, **humas).orang for _ in range(2)]
    f.JabatanFactory(pemangku=badan, orang=orang[0], nama_jabatan="Juru", **humas)
    f.JabatanFactory(pemangku=badan)
    hapus = Orang.Status.DIHAPUS
    f.JabatanFactory(pemangku=pemangku(), orang__status=hapus, **humas)
    satu = siaran(segmen={"peran": ["humas"]})
    susun(satu)
    assert {p.orang for p in satu.penerima.all()} == set(orang)


def test_what_cannot_be_sent_to_anybody_is_told_and_leaves_the_draft():
    satu = siaran(isi="x" * 850 + "{lembaga} {tautan_berhenti}")
    saat = Saat(satu.penyusun, PADA)
    with pytest.raises(TindakanTerlarang, match="Tidak ada pemangku"):
        aksi.susun_penerima(satu, saat)
    pengurus(setuju=False)
    aksi.susun_penerima(satu, saat)
    with pytest.raises(TindakanTerlarang, match="Tidak ada penerima yang layak"):
        aksi.mulai_siaran(satu, saat)
    Siaran.objects.update(status=S.DRAF)
    PenerimaSiaran.objects.all().delete()
    satu.refresh_from_db()
    pengurus(2, nama_resmi="L" * 160)
    with pytest.raises(TindakanTerlarang, match=r"paling panjang 1\.000 huruf"):
        aksi.susun_penerima(satu, saat)
    satu.refresh_from_db()
    assert satu.status == S.DRAF
    assert not satu.penerima.exists()


def test_writing_takes_a_number_and_an_operator_writes_for_the_own_unit_only():
    oleh = petugas_berperan(Peran.PPID_PEMBANTU)
    saat = Saat(oleh, PADA)
    with pytest.raises(ValidationError) as galat:
        aksi.tulis_siaran(saat, isian=isian())
    assert "unit" in galat.value.message_dict
    satu = aksi.tulis_siaran(saat, isian=isian(unit=oleh.penugasan.get().unit))
    assert satu.nomor == "SR-2024-0001"
    assert (satu.penyusun, satu.status) == (oleh, S.DRAF)
    assert Jejak.objects.milik(satu).get().tindakan == "tulis"
    with pytest.raises(ValidationError):
        aksi.ubah_siaran(satu, saat, isian=isian(), edisi=1)


def test_an_operator_reaches_the_records_of_the_own_unit_only():
    oleh = petugas_berperan(Peran.PETUGAS_LAYANAN)
    unit = oleh.penugasan.get().unit
    milik = pengurus(1, pengelola=unit).pemangku
    pengurus(2)
    satu = siaran(unit=unit, penyusun=oleh)
    susun(satu)
    assert satu.penerima.get().pemangku == milik
    lapangan = petugas_berperan(Peran.PETUGAS_LAPANGAN)
    assert pemangku_segmen({}, petugas=lapangan, hari=HARI).count() == 2


def test_changing_the_text_asks_for_the_recipients_anew_and_the_slower_is_told():
    pengurus()
    satu = siaran()
    susun(satu)
    oleh, isi = pengelola(), isian(judul="Baru")
    with pytest.raises(TindakanTerlarang, match="baru saja diubah"):
        aksi.ubah_siaran(satu, Saat(oleh, PADA), isian=isi, edisi=satu.edisi + 1)
    assert satu.penerima.exists()
    aksi.ubah_siaran(satu, Saat(oleh, PADA), isian=isi, edisi=satu.edisi)
    satu.refresh_from_db()
    assert (satu.status, satu.judul, satu.penyusun) == (S.DRAF, "Baru", oleh)
    assert (satu.jumlah_layak, satu.ada_eksternal) == (0, False)
    assert not satu.penerima.exists()


# The part of the inventory a broadcast is for


def isi(**segmen):
    return set(pemangku_segmen(segmen, petugas=pengelola(), hari=HARI))


@pytest.fixture
def kota():
    """A city, two kecamatan, a kelurahan."""
    kota = KotaFactory()
    kecamatan, lain = (
        WilayahFactory(kode=kode, induk=kota) for kode in ("32.78.02", "32.78.03")
    )
    kelurahan = WilayahFactory(
        kode="32.78.02.1001", tingkat="kelurahan", induk=kecamatan
    )
    return kota, kecamatan, lain, kelurahan


def test_each_part_of_a_segment_narrows_and_none_is_everybody_in_use():
    satu, lain = pemangku(jenis__internal=True), pemangku()
    lama = pemangku(berlaku_sampai=HARI - timedelta(days=1))
    pemangku(status=Pemangku.Status.NONAKTIF)
    f.JabatanFactory(pemangku=lain, peran_khusus=["humas"])
    unsur = [satu.jenis.unsur_id]
    for segmen, harap in (
        ({}, {satu, lain, lama}),
        ({"jenis": [lain.jenis_id]}, {lain}),
        ({"unsur": [*unsur, lain.jenis.unsur_id]}, {satu, lain}),
        ({"unsur": unsur, "jenis": [lain.jenis_id]}, set()),
        ({"peran": ["humas", "pimpinan"]}, {lain}),
    ):
        assert isi(**segmen) == harap, segmen


def test_pk41_a_topic_narrows_and_means_those_below_it():
    lingkungan = IsuFactory()
    sampah = IsuFactory(induk=lingkungan)
    satu, lain, _ = pemangku(), pemangku(), pemangku()
    satu.isu.add(sampah, lingkungan)
    lain.isu.add(lingkungan)
    assert isi(isu=[sampah.pk]) == {satu}
    assert isi(isu=[lingkungan.pk]) == {satu, lain}
    assert isi(isu=[IsuFactory().pk]) == set()


def test_a_region_holds_its_parts_and_whatever_covers_it(kota):
    kota, kecamatan, lain, kelurahan = kota
    di_sana = pemangku(wilayah=kelurahan)
    meliputi, sebagian = pemangku(), pemangku(wilayah=lain)
    meliputi.meliputi.add(kota)
    sebagian.meliputi.add(kelurahan)
    sekecamatan, di_lain = pemangku(wilayah=kecamatan), pemangku(wilayah=lain)
    sekelurahan = {di_sana, meliputi, sebagian}
    assert isi(wilayah="32.78.02.1001") == sekelurahan
    assert isi(wilayah="32.78.02") == {*sekelurahan, sekecamatan}
    assert isi(wilayah=kota.pk) == {*sekelurahan, sekecamatan, di_lain}


def test_who_was_at_a_visit_and_who_was_not():
    hadir, ditolak, absen = pemangku(), pemangku(), pemangku()
    kegiatan, S = f.KegiatanFactory(), Kehadiran.Status  # noqa: N806
    for siapa, status in ((hadir, S.SAH), (ditolak, S.DITOLAK), (None, S.SAH)):
        lain = {"pemangku": siapa, "alasan": "Tidak datang."} if siapa else {}
        f.KehadiranFactory(kegiatan=kegiatan, status=status, **lain)
    assert isi(kegiatan=str(kegiatan.pk)) == {hadir}
    assert isi(kegiatan=str(kegiatan.pk), hadir="tidak") == {ditolak, absen}


def test_an_unknown_placeholder_is_refused_by_the_act_too():
    with pytest.raises(ValidationError):
        aksi._periksa({"isi": "Halo {namaa}", "kanal": "email"})
