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
from tests.factories.organisasi import KanalLayananFactory, PetugasFactory, UnitFactory
from tests.factories.pengaduan import PADA, PengaduanFactory, pengaduan_di
from tests.pengaduan.kantor_aduan import segar

pytestmark = pytest.mark.django_db
S, C = Pengaduan.Status, Pengaduan.Cara


@pytest.mark.parametrize(
    ("lakukan", "isi"),
    [
        (aksi.arsipkan_pengaduan, {"kalimat": "Kami arsipkan."}),
        (nyatakan_darurat, {"alasan": "Ada api."}),
        (aksi.gabungkan_pengaduan, {"induk": PengaduanFactory}),
        (
            aksi.nyatakan_bukan_wewenang,
            {"kalimat": "Urusan PLN.", "lembaga": KanalLayananFactory},
        ),
    ],
)
def test_what_ends_is_no_longer_shown_and_waits_for_nobody(lakukan, isi):
    UnitFactory(peran_ppid=Unit.PeranPPID.UTAMA)
    arsip = lakukan is aksi.arsipkan_pengaduan  # what is shown is not put away
    aduan = pengaduan_di(S.TUNDA if arsip else S.TERVERIFIKASI, umum=not arsip)
    isi = {nama: nilai() if callable(nilai) else nilai for nama, nilai in isi.items()}
    lakukan(aduan, saat=Saat(PetugasFactory(), PADA), **isi)
    aduan = segar(aduan)
    assert (aduan.terbit, aduan.tunggu_sampai) == (False, None)


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
    T.TUGASKAN: (BUKA, None),
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
    TR.TARIK: ({SR.DIAJUKAN}, SR.DITARIK),
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
