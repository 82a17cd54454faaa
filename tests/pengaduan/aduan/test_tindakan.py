"""The acts of a complaint: their tables as agreed, what they leave behind; of two one wins."""

import pytest

from organisasi.alur.rujukan import StatusRujukan, TindakanRujukan
from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.saat import Saat
from organisasi.models import Unit
from pengaduan.darurat.actions import nyatakan_darurat
from pengaduan.models import Insiden, Pengaduan, RujukanPengaduan
from pengaduan.penanganan import actions as aksi
from pengaduan.umum.daftar import terbitkan_pengaduan
from tests.factories.organisasi import (
    KanalLayananFactory,
    PetugasFactory,
    UnitFactory,
)
from tests.factories.pengaduan import PADA, PengaduanFactory, pengaduan_di
from tests.pengaduan.kantor_aduan import segar
from tests.serentak import serentak

pytestmark = pytest.mark.django_db
S, C = Pengaduan.Status, Pengaduan.Cara


def akhiri(aduan, lakukan):
    """End it by one of the acts that need nothing handled."""
    UnitFactory(peran_ppid=Unit.PeranPPID.UTAMA)
    isi = {
        aksi.arsipkan_pengaduan: {"kalimat": "Kami arsipkan."},
        nyatakan_darurat: {"alasan": "Ada api."},
        aksi.gabungkan_pengaduan: {"induk": PengaduanFactory()},
        aksi.nyatakan_bukan_wewenang: {
            "kalimat": "Urusan PLN.",
            "lembaga": KanalLayananFactory(),
        },
    }[lakukan]
    lakukan(aduan, saat=Saat(PetugasFactory(), PADA), **isi)
    return segar(aduan)


@pytest.mark.parametrize("lakukan", [aksi.arsipkan_pengaduan, nyatakan_darurat])
def test_what_waits_for_the_reporter_waits_no_longer_when_it_ends(lakukan):
    assert akhiri(pengaduan_di(S.TUNDA), lakukan).tunggu_sampai is None


@pytest.mark.parametrize(
    "lakukan",
    [nyatakan_darurat, aksi.gabungkan_pengaduan, aksi.nyatakan_bukan_wewenang],
)
def test_what_ends_otherwise_is_no_longer_shown(lakukan):
    assert not akhiri(pengaduan_di(S.TERVERIFIKASI, umum=True), lakukan).terbit


@pytest.mark.parametrize(
    ("cara", "tanggapan"), [(C.PELAPOR, "ya"), (C.OTOMATIS_10HK, ""), (C.ADMIN, "")]
)
def test_silence_is_never_counted_as_praise(cara, tanggapan):
    aduan, dua = pengaduan_di(S.MENUNGGU_PELAPOR), PetugasFactory()
    pemeriksa = aduan.diperiksa_oleh
    aksi.selesaikan(aduan, saat=Saat(dua if cara == C.ADMIN else None, PADA), cara=cara)
    aduan = segar(aduan)
    assert (aduan.cara_selesai, aduan.tanggapan) == (cara, tanggapan)
    assert (aduan.selesai_pada, aduan.tunggu_sampai) == (PADA, None)
    assert aduan.tanggapan_pada == (PADA if cara == C.PELAPOR else None)
    assert aduan.diperiksa_oleh == (dua if cara == C.ADMIN else pemeriksa)


def test_what_was_neither_proposed_nor_asked_nor_is_still_open_is_refused(kantor):
    aduan, siapa = pengaduan_di(S.DITINDAKLANJUTI), {"saat": Saat(None, PADA)}
    with pytest.raises(TindakanTerlarang, match="diubah orang lain"):
        aksi.selesaikan(aduan, **siapa, cara=C.PELAPOR)
    with pytest.raises(TindakanTerlarang, match="diubah orang lain"):
        aksi.kembalikan_hasil(aduan, **siapa, alasan="Fotonya lama.")
    diteruskan = pengaduan_di(S.DITERUSKAN)
    with pytest.raises(TindakanTerlarang):  # only who was asked can say no
        aksi.jawab_tanggapan(diteruskan, **siapa, beres=False, alasan="x")
    Pengaduan.objects.update(rahasia=True)  # behind the officer's back
    with pytest.raises(TindakanTerlarang, match="diubah orang lain"):
        terbitkan_pengaduan(diteruskan, **siapa, judul="a", uraian="b")


def test_a_class_that_is_not_grave_leaves_it_public(kantor):
    aduan = pengaduan_di(S.DITERUSKAN, umum=True)
    siapa = {"saat": Saat(kantor.admin, PADA), "alasan": "Ringan."}
    aksi.ubah_kelas_pengaduan(aduan, **siapa, kelas=Pengaduan.Kelas.NORMATIF)
    assert segar(aduan).terbit


@pytest.mark.django_db(transaction=True)
def test_of_two_officers_one_wins():
    aduan, oleh = pengaduan_di(S.MASUK), PetugasFactory()
    salinan = [segar(aduan), segar(aduan)]
    hasil = serentak(
        2,
        lambda ke: aksi.arsipkan_pengaduan(salinan[ke], Saat(oleh, PADA), kalimat="x"),
    )
    assert sum(isinstance(h, Pengaduan) for h in hasil) == 1
    assert sum(isinstance(h, TindakanTerlarang) for h in hasil) == 1
    assert aduan.riwayat.count() == 1


# The tables of acts of a complaint, an incident and a referral are those agreed.

T = Pengaduan.Tindakan

# What the specification says: from which statuses an act starts, and where it leads;
# None: the complaint stays where it is.
BELUM = {S.MASUK, S.TUNDA}
PROSES = {S.TERVERIFIKASI, S.DITERUSKAN, S.DITINDAKLANJUTI}
BUKA = {*BELUM, *PROSES, S.MENUNGGU_PELAPOR}
KERJA = {S.DITINDAKLANJUTI}
TABEL: dict[str, tuple[set[str], str | None]] = {
    T.VERIFIKASI: ({S.MASUK}, S.TERVERIFIKASI),
    T.TUNDA: ({S.MASUK}, S.TUNDA),
    T.LENGKAPI: ({S.TUNDA}, S.MASUK),
    T.ARSIPKAN: (BELUM, S.ARSIP),
    T.NYATAKAN_BUKAN_WEWENANG: ({S.MASUK, S.TERVERIFIKASI}, S.BUKAN_WEWENANG),
    T.NYATAKAN_DARURAT: (BUKA, S.DIALIHKAN_112),
    T.ALIHKAN_INFORMASI: ({S.MASUK, S.TERVERIFIKASI}, S.DIALIHKAN_INFORMASI),
    T.GABUNGKAN: ({S.MASUK, S.TERVERIFIKASI}, S.GABUNGAN),
    T.PISAHKAN: ({S.GABUNGAN}, S.MASUK),
    T.TERUSKAN: ({S.TERVERIFIKASI}, S.DITERUSKAN),
    T.TINDAKLANJUTI: ({S.DITERUSKAN, S.MENUNGGU_PELAPOR}, S.DITINDAKLANJUTI),
    T.MINTA_TANGGAPAN: (KERJA, S.MENUNGGU_PELAPOR),
    T.SELESAIKAN: ({*KERJA, S.MENUNGGU_PELAPOR}, S.SELESAI),
    T.BUKA_KEMBALI: ({S.SELESAI}, S.DITINDAKLANJUTI),
    T.RUJUK: (PROSES, None),
    T.ALIHKAN: (BUKA, None),
    T.USULKAN_HASIL: (KERJA, None),
    T.KEMBALIKAN_HASIL: (KERJA, None),
    T.UBAH_KELAS: ({*PROSES, S.MENUNGGU_PELAPOR}, None),
    T.UBAH_PRIORITAS: (BUKA, None),
    T.TERBITKAN: ({*PROSES, S.MENUNGGU_PELAPOR, S.SELESAI}, None),
    T.TARIK_TERBIT: (set(S), None),
    T.TUGASKAN: (BUKA - BELUM - {S.TERVERIFIKASI}, None),
    T.TUTUP: ({*KERJA, S.MENUNGGU_PELAPOR}, None),
    T.JAWABAN: ({S.MENUNGGU_PELAPOR, S.SELESAI}, None),
    **dict.fromkeys(
        (
            *(T.PASTIKAN_TELEPON, T.TERIMA_RUJUKAN),
            *(T.KEMBALIKAN_RUJUKAN, T.PUTUSKAN_RUJUKAN),
        ),
        (BUKA, None),
    ),
}
SI, TI = Insiden.Status, Insiden.Tindakan
BELUM_TUNTAS = {SI.MENUNGGU, SI.DIAKUI}
TABEL_INSIDEN: dict[str, tuple[set[str], str | None]] = {
    TI.AKUI: ({SI.MENUNGGU}, SI.DIAKUI),
    TI.SERAHKAN: (BELUM_TUNTAS, SI.DISERAHKAN),
    TI.NILAI_BUKAN_DARURAT: (BELUM_TUNTAS, SI.BUKAN_DARURAT),
    TI.NYATAKAN_PALSU: (BELUM_TUNTAS, SI.PALSU),
    TI.BATALKAN: (BELUM_TUNTAS, SI.BATAL),
    TI.JADIKAN_ADUAN: ({SI.BUKAN_DARURAT}, None),
}
SR, TR = StatusRujukan, TindakanRujukan
TABEL_RUJUKAN: dict[str, tuple[set[str], str]] = {
    TR.TERIMA: ({SR.DIAJUKAN}, SR.DITERIMA),
    TR.KEMBALIKAN: ({SR.DIAJUKAN}, SR.DIKEMBALIKAN),
    TR.PUTUSKAN: ({SR.DIAJUKAN, SR.DIKEMBALIKAN}, SR.DIPUTUSKAN),
}


@pytest.mark.parametrize(
    ("model", "tabel"),
    [
        *((Pengaduan, TABEL), (Insiden, TABEL_INSIDEN)),
        (RujukanPengaduan, TABEL_RUJUKAN),
    ],
)
def test_the_table_of_acts_is_the_one_agreed(model, tabel):
    ada = {t: (set(t.dari), t.ke or None) for t in model.Tindakan if t in tabel or t.ke}
    assert ada == tabel
