"""Every status of a complaint, an incident and a referral against every act."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from organisasi.alur.rujukan import StatusRujukan, TindakanRujukan
from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.waktu.hari_kerja import Hitungan
from pengaduan.models import Insiden, Pengaduan, RujukanPengaduan
from tests.factories.organisasi import KanalLayananFactory, PetugasFactory, UnitFactory
from tests.factories.pengaduan import (
    InsidenFactory,
    KategoriFactory,
    PengaduanFactory,
    RujukanPengaduanFactory,
    pengaduan_di,
)

pytestmark = pytest.mark.django_db
PADA = datetime(2024, 6, 5, 2, tzinfo=UTC)
HARI = date(2024, 6, 5)
BATAS = Hitungan(HARI, 5, date(2024, 6, 12), ())
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
# These need more of the row than its status.
DENGAN_HASIL = {T.MINTA_TANGGAPAN, T.SELESAIKAN, T.KEMBALIKAN_HASIL}


def aduan_untuk(tindakan, status):
    """A complaint in ``status`` that has what ``tindakan`` asks for."""
    if tindakan in DENGAN_HASIL and status == S.DITINDAKLANJUTI:
        return PengaduanFactory(diusulkan=True)
    return pengaduan_di(status, umum=tindakan == T.TARIK_TERBIT)


def langkah(p, oleh):
    """Every act with lawful arguments."""
    siapa = {"oleh": oleh, "pada": PADA}
    kata = {**siapa, "alasan": "Sebab."}
    kelas = Pengaduan.Kelas.NORMATIF
    return {
        T.VERIFIKASI: lambda: p.verifikasi(
            **siapa,
            kelas=kelas,
            kategori=KategoriFactory(),
            topik=None,
            anonim=False,
            rahasia=False,
            tempo=BATAS,
            batas=BATAS,
        ),
        T.TUNDA: lambda: p.tunda(**siapa, pertanyaan="Di mana?", sampai=HARI),
        T.LENGKAPI: lambda: p.lengkapi(**siapa, tempo=BATAS),
        T.ARSIPKAN: lambda: p.arsipkan(**kata, kalimat="Kami arsipkan."),
        T.NYATAKAN_BUKAN_WEWENANG: lambda: p.nyatakan_bukan_wewenang(
            **siapa, lembaga=KanalLayananFactory(), kalimat="Bukan urusan kota."
        ),
        T.NYATAKAN_DARURAT: lambda: p.nyatakan_darurat(**kata),
        T.ALIHKAN_INFORMASI: lambda: p.alihkan_informasi(**siapa, kalimat="Ajukan."),
        T.GABUNGKAN: lambda: p.gabungkan(**siapa, induk=PengaduanFactory()),
        T.PISAHKAN: lambda: p.pisahkan(**kata, tempo=BATAS),
        T.TERUSKAN: lambda: p.teruskan(**siapa, tujuan="u", pemegang=UnitFactory()),
        T.TINDAKLANJUTI: lambda: p.tindaklanjuti(**siapa, catatan="Mulai."),
        T.MINTA_TANGGAPAN: lambda: p.minta_tanggapan(**siapa, sampai=HARI),
        T.SELESAIKAN: lambda: p.selesaikan(**siapa, cara=Pengaduan.Cara.PELAPOR),
        T.BUKA_KEMBALI: lambda: p.buka_kembali(**kata, tempo=BATAS),
        T.RUJUK: lambda: p.rujuk(**kata),
        T.ALIHKAN: lambda: p.alihkan(**kata, ke_unit=UnitFactory()),
        T.USULKAN_HASIL: lambda: p.usulkan_hasil(
            **siapa, hasil=Pengaduan.Hasil.TERTANGANI, kalimat="Sudah."
        ),
        T.KEMBALIKAN_HASIL: lambda: p.kembalikan_hasil(**kata),
        T.UBAH_KELAS: lambda: p.ubah_kelas(**kata, kelas=kelas, batas=BATAS),
        T.UBAH_PRIORITAS: lambda: p.ubah_prioritas(**kata, prioritas="4"),
        T.TERBITKAN: lambda: p.terbitkan(**siapa, judul="Judul", uraian="Uraian."),
        T.TARIK_TERBIT: lambda: p.tarik_terbit(**kata),
    }


def coba(berkas, lakukan, dari, ke):
    """The act moves the row and leaves a line exactly where the table says so."""
    awal, sejak = berkas.status, berkas.status_sejak
    jumlah = berkas.riwayat.count()
    if awal in dari:
        lakukan()
        tersimpan = type(berkas)._default_manager.get(pk=berkas.pk)
        assert tersimpan.status == berkas.status == (ke or awal)
        assert tersimpan.status_sejak == (PADA if ke else sejak)
        assert berkas.riwayat.count() == jumlah + 1
        return
    with pytest.raises(TindakanTerlarang):
        lakukan()
    tersimpan = type(berkas)._default_manager.get(pk=berkas.pk)
    assert (tersimpan.status, tersimpan.status_sejak) == (awal, sejak)
    assert berkas.riwayat.count() == jumlah


@pytest.mark.parametrize("status", S.values)
@pytest.mark.parametrize("tindakan", T.values)
def test_an_act_on_a_complaint_is_open_where_it_should_be(tindakan, status):
    dari, ke = TABEL[T(tindakan)]
    aduan = aduan_untuk(tindakan, status)
    coba(aduan, langkah(aduan, PetugasFactory())[T(tindakan)], dari, ke)


@pytest.mark.parametrize("tindakan", T.values)
def test_the_table_of_acts_is_the_one_agreed(tindakan):
    satu = Pengaduan.ALUR[tindakan]
    assert (set(satu.dari), satu.ke or None) == TABEL[T(tindakan)]
    assert set(Pengaduan.ALUR) == set(TABEL)


# Incidents

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


@pytest.mark.parametrize("status", SI.values)
@pytest.mark.parametrize("tindakan", TI.values)
def test_an_act_on_an_incident_is_open_where_it_should_be(tindakan, status):
    insiden = InsidenFactory(**({} if status == SI.MENUNGGU else {status: True}))
    siapa = {"oleh": PetugasFactory(), "pada": PADA}
    lakukan = {
        TI.AKUI: lambda: insiden.akui(**siapa),
        TI.SERAHKAN: lambda: insiden.serahkan(
            **siapa, diserahkan_pada=PADA, ke="Petugas jaga"
        ),
        TI.JADIKAN_ADUAN: lambda: insiden.jadikan_aduan(PengaduanFactory(), **siapa),
    }.get(
        TI(tindakan), lambda: insiden.akhiri(tindakan, **siapa, catatan="Sudah dicek.")
    )
    assert set(Insiden.ALUR) == set(TABEL_INSIDEN)
    coba(insiden, lakukan, *TABEL_INSIDEN[TI(tindakan)])


# Referrals

SR, TR = StatusRujukan, TindakanRujukan
TABEL_RUJUKAN: dict[str, tuple[set[str], str]] = {
    TR.TERIMA: ({SR.DIAJUKAN}, SR.DITERIMA),
    TR.KEMBALIKAN: ({SR.DIAJUKAN}, SR.DIKEMBALIKAN),
    TR.PUTUSKAN: ({SR.DIAJUKAN, SR.DIKEMBALIKAN}, SR.DIPUTUSKAN),
}


@pytest.mark.parametrize("status", SR.values)
@pytest.mark.parametrize("tindakan", TR.values)
def test_an_act_on_a_referral_is_open_where_it_should_be(tindakan, status):
    unit = UnitFactory()
    rujukan = RujukanPengaduanFactory(
        status=status, alasan_kembali="Bukan kami.", ditetapkan_ke=unit
    )
    siapa = {"oleh": PetugasFactory(), "pada": PADA}
    lakukan = {
        TR.TERIMA: lambda: rujukan.terima(**siapa),
        TR.KEMBALIKAN: lambda: rujukan.kembalikan(**siapa, alasan="Bukan kami."),
        TR.PUTUSKAN: lambda: rujukan.putuskan(**siapa, ke_unit=unit, alasan="Dinas."),
    }[TR(tindakan)]
    assert set(RujukanPengaduan.ALUR) == set(TABEL_RUJUKAN)
    coba(rujukan, lakukan, *TABEL_RUJUKAN[TR(tindakan)])
