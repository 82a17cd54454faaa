"""The tables of acts of a complaint, an incident and a referral are those agreed.

That an act starts from the statuses of its row and from no other is tried once for all
tables (tests/organisasi/alur/test_tindakan.py).
"""

import pytest

from organisasi.alur.rujukan import StatusRujukan, TindakanRujukan
from pengaduan.models import Insiden, Pengaduan, RujukanPengaduan

S, T = Pengaduan.Status, Pengaduan.Tindakan

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
