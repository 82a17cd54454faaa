"""Sample requests, all made up: each story ends in another state of a case."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from informasi.jawaban.actions import (
    ajukan_jawaban,
    jawab_permohonan,
    konsep_jawaban,
    selesaikan_permohonan,
    serahkan_permohonan,
    unggah_jawaban,
)
from informasi.keberatan.actions import ajukan_keberatan, tanggapi_keberatan
from informasi.keberatan.sengketa import catat_sengketa
from informasi.models import (
    ButirJawaban,
    HasilKeberatan,
    Jawaban,
    KanalMasuk,
    Keberatan,
    Pemohon,
    Permohonan,
    RujukanPermohonan,
    Sengketa,
    UjiKonsekuensi,
)
from informasi.permohonan.actions import (
    balas_petugas,
    cabut_permohonan,
    daftarkan_permohonan,
    nilai_permohonan,
    perpanjang_permohonan,
    tambah_catatan,
    tanya_pemohon,
)
from informasi.permohonan.kelengkapan import (
    catat_surat_diterima,
    minta_kelengkapan,
    nyatakan_lengkap,
    tutup_tidak_lengkap,
)
from informasi.rujukan.actions import (
    kembalikan_rujukan,
    putuskan_rujukan,
    rujuk_permohonan,
    sampaikan_bagian,
    tempatkan_permohonan,
    terima_rujukan,
)
from organisasi.kantor.saat import Saat
from organisasi.models import KanalLayanan, Petugas, Unit
from ppid_portal.contoh.akun import SUREL_WARGA
from ppid_portal.contoh.katalog import pdf_contoh
from ppid_portal.contoh.meja import MejaContoh, mainkan

P = ButirJawaban.Putusan
MEMBERI = frozenset({P.DIBERIKAN, P.SEBAGIAN})


LOKET, KEPALA, DINAS = "petugas.cipedes", "ppid.cipedes", "ppid.disdukcapil"
UTAMA, ATASAN = "ppid.utama", "atasan"


# The desk: by which act


class MejaPermohonanContoh(MejaContoh):
    __slots__ = ()

    @property
    def cipedes(self) -> Unit:
        return Unit.objects.get(kode="KEC-CIPEDES")

    @property
    def disduk(self) -> Unit:
        return Unit.objects.get(kode="DISDUKCAPIL")

    def minta(
        self,
        rincian: str,
        *,
        hari: int,
        tahu_unit: bool = True,
        oleh: Petugas | None = None,
        **lain: Any,
    ) -> Permohonan:
        pada = self.lalu(hari)
        isi: dict[str, Any] = {
            "unit": self.cipedes if tahu_unit else None,
            "kanal": Permohonan.Kanal.WEB,
            "tujuan": "Contoh: bahan tugas kuliah.",
            "cara_memperoleh": Permohonan.CaraMemperoleh.SALINAN_LUNAK,
            "cara_salinan": Permohonan.CaraSalinan.UNDUH,
            "pemohon": orang(),
        }
        return daftarkan_permohonan(
            Saat(oleh, pada),
            rincian=f"Contoh: {rincian}",
            tanggal_terima=timezone.localdate(pada),
            **isi | lain,
        )

    def proses(self, rincian: str, *, hari: int, **lain: Any) -> Permohonan:
        permohonan = self.minta(rincian, hari=hari, **lain)
        return nyatakan_lengkap(
            permohonan,
            **self.oleh(LOKET, max(hari - 1, 0)),
            alasan="Contoh: identitas diperlihatkan di loket.",
        )

    def konsep(
        self, permohonan: Permohonan, *putusan: str, hari: int, **lain: Any
    ) -> Jawaban:
        pada = self.lalu(hari)
        draf = konsep_jawaban(permohonan, Saat(self.akun[KEPALA], pada))
        isi = {"penjelasan": "Contoh: berikut jawaban atas permintaan Anda."} | lain
        for nama, nilai in isi.items():
            setattr(draf, nama, nilai)
        draf.save()
        for urut, satu in enumerate(putusan, start=1):
            self._butir(draf, satu, urut, pada)
        return draf

    def _butir(self, draf: Jawaban, putusan: str, urut: int, pada: datetime) -> None:
        tertutup = putusan in {P.DITOLAK, P.SEBAGIAN}
        butir = ButirJawaban.objects.create(
            jawaban=draf,
            judul=f"Dokumen contoh {urut}",
            putusan=putusan,
            alasan="" if putusan == P.DIBERIKAN else ALASAN[putusan],
            # The newest approved test without an end: the sample.
            uji=UjiKonsekuensi.objects.filter(berakhir_pada=None).latest("pk")
            if tertutup
            else None,
            unit=draf.permohonan.pemegang,
        )
        if putusan in MEMBERI:
            unggah_jawaban(
                butir,
                pdf_contoh(pada=pada),
                Saat(self.akun[KEPALA], pada),
                judul=f"Dokumen contoh {urut}",
                dihitamkan=putusan == P.SEBAGIAN,
            )

    def jawab(
        self, permohonan: Permohonan, *putusan: str, hari: int, **lain: Any
    ) -> Permohonan:
        draf = self.konsep(permohonan, *putusan, hari=hari, **lain)
        return jawab_permohonan(draf, **self.oleh(UTAMA, hari))


ALASAN: Mapping[str, str] = {
    P.SEBAGIAN: "Contoh: nama dan alamat orang dihitamkan.",
    P.DITOLAK: "Contoh: memuat keadaan keluarga orang per orang.",
    P.TIDAK_DIKUASAI: "Contoh: data ini dikuasai badan publik lain.",
    P.BELUM_DIDOKUMENTASIKAN: "Contoh: rekapitulasinya belum disusun.",
}


def orang(**lain: Any) -> Pemohon:
    isi: dict[str, Any] = {
        "kategori": Pemohon.Kategori.PERORANGAN,
        "nama": "Warga Contoh",
        "nik": "3278000000000000",
        "alamat": "Jalan Contoh 1, Kota Tasikmalaya",
        "pekerjaan": "Mahasiswa",
        "surel": SUREL_WARGA,
    }
    return Pemohon(**(isi | lain))


# The stories, one function each


def muat_perkara(akun: Mapping[str, Petugas], *, pada: datetime) -> int:
    return mainkan(
        MejaPermohonanContoh,
        CERITA,
        perkara=Permohonan,
        pelaku={LOKET, KEPALA, DINAS, UTAMA, ATASAN},
        akun=akun,
        pada=pada,
    )


def _ditempatkan(m: MejaPermohonanContoh) -> None:
    permohonan = m.minta("rekap akta kelahiran 2024.", hari=3, tahu_unit=False)
    tempatkan_permohonan(
        permohonan, **m.oleh(UTAMA, 2), ke_unit=m.disduk, alasan="Contoh."
    )


def _kurang(m: MejaPermohonanContoh) -> None:
    permohonan = m.minta("daftar penerima bantuan per RW.", hari=2)
    minta_kelengkapan(
        permohonan, **m.oleh(LOKET, 1), kurang=["Identitas: KTP, SIM, atau paspor"]
    )


def _gugur(m: MejaPermohonanContoh) -> None:
    permohonan = m.minta("laporan keuangan kecamatan.", hari=20)
    minta_kelengkapan(permohonan, **m.oleh(LOKET, 19), kurang=["Surat kuasa (contoh)"])
    catat_surat_diterima(
        permohonan, **m.oleh(LOKET, 18), tanggal=timezone.localdate(m.lalu(18))
    )
    tutup_tidak_lengkap(permohonan, **m.oleh(LOKET, 14))


def _ditanya(m: MejaPermohonanContoh) -> None:
    permohonan = m.proses("data kunjungan loket.", hari=4)
    tanya_pemohon(
        permohonan,
        **m.oleh(LOKET, 2),
        isi="Contoh: data bulan apa yang Anda maksud?",
        hari=5,
        tanpa_jawaban="Kami berikan data bulan terakhir.",
    )
    tambah_catatan(permohonan, **m.oleh(LOKET, 2), isi="Contoh catatan dalam.")


def _dibalas(m: MejaPermohonanContoh) -> None:
    permohonan = m.proses("peta batas kelurahan.", hari=8)
    balas_petugas(
        permohonan, Saat(None, m.lalu(1)), isi="Contoh: format PDF saja cukup."
    )


def _loket(m: MejaPermohonanContoh) -> None:
    m.minta(
        "salinan keputusan camat.",
        hari=1,
        kanal=Permohonan.Kanal.LOKET,
        oleh=m.akun[LOKET],
        cara_memperoleh=Permohonan.CaraMemperoleh.SALINAN_CETAK,
        cara_salinan=Permohonan.CaraSalinan.AMBIL,
        alasan_mundur="Contoh: dicatat keesokan harinya.",
        pemohon=orang(
            kategori=Pemohon.Kategori.BADAN_HUKUM,
            dikuasakan=True,
            nama="Yayasan Contoh",
            nama_kuasa="Wakil Contoh",
            nik="",
            nomor_pengesahan="AHU-CONTOH",
            surel="",
            kembali_ke_loket=True,
        ),
    )


def _rujuk(
    m: MejaPermohonanContoh, rincian: str, *, bagian: str = ""
) -> RujukanPermohonan:
    permohonan = m.proses(rincian, hari=5)
    return rujuk_permohonan(
        permohonan,
        **m.oleh(KEPALA, 1),
        ke_unit=m.disduk,
        alasan="Contoh: datanya ada di dinas.",
        bagian=bagian,
    )


def _dikembalikan(m: MejaPermohonanContoh) -> None:
    rujukan = _rujuk(m, "data pernikahan per kecamatan.")
    kembalikan_rujukan(
        rujukan, **m.oleh(DINAS, 0), alasan="Contoh: bukan data dinas kami."
    )


def _rujukan_diputus(m: MejaPermohonanContoh) -> None:
    rujukan = _rujuk(m, "data perpindahan penduduk.")
    kembalikan_rujukan(rujukan, **m.oleh(DINAS, 0), alasan="Contoh: belum lengkap.")
    putuskan_rujukan(
        rujukan,
        **m.oleh(UTAMA, 0),
        ke_unit=m.disduk,
        alasan="Contoh: menurut tugas pokoknya, dinas.",
    )


def _terbagi(m: MejaPermohonanContoh) -> None:
    rujukan = _rujuk(m, "profil kecamatan dan penduduknya.", bagian="Rekap penduduk")
    terima_rujukan(rujukan, **m.oleh(DINAS, 0))
    draf = m.konsep(rujukan.berkas, P.DIBERIKAN, hari=0)
    ButirJawaban.objects.create(
        jawaban=draf,
        judul="Rekap penduduk (contoh)",
        putusan=P.DIBERIKAN,
        unit=m.disduk,
        rujukan=rujukan,
    )
    sampaikan_bagian(rujukan, **m.oleh(DINAS, 0))


def _diperpanjang(m: MejaPermohonanContoh) -> None:
    permohonan = m.proses("arsip surat keputusan sejak 2010.", hari=11)
    perpanjang_permohonan(
        permohonan,
        **m.oleh(KEPALA, 2),
        alasan="Contoh: arsipnya disimpan di gudang dan harus dicari satu per satu.",
    )


def _selesai(m: MejaPermohonanContoh) -> None:
    permohonan = m.proses("laporan kinerja tahun lalu.", hari=30)
    permohonan = m.jawab(permohonan, P.DIBERIKAN, hari=25)
    serahkan_permohonan(permohonan, **m.oleh(LOKET, 24), cara="unduh")
    selesaikan_permohonan(permohonan, **m.oleh(LOKET, 23))
    nilai_permohonan(permohonan, nilai=4, saran="Contoh: cepat.", pada=m.lalu(22))


def _sebagian(m: MejaPermohonanContoh) -> None:
    permohonan = m.proses("daftar penerima bantuan.", hari=12)
    m.jawab(permohonan, P.DIBERIKAN, P.SEBAGIAN, hari=3)


def _konsep_penolakan(m: MejaPermohonanContoh) -> None:
    permohonan = m.proses("keadaan keluarga penerima bantuan.", hari=7)
    ajukan_jawaban(m.konsep(permohonan, P.DITOLAK, hari=1), **m.oleh(KEPALA, 1))


def _tidak_dikuasai(m: MejaPermohonanContoh) -> None:
    m.jawab(
        m.proses("peta bidang tanah.", hari=9),
        P.TIDAK_DIKUASAI,
        hari=4,
        badan_publik_lain="Badan publik lain (contoh)",
        kanal_lain=KanalLayanan.objects.bernomor().exclude(jenis="darurat").first(),
    )


def _belum_ada(m: MejaPermohonanContoh) -> None:
    m.jawab(
        m.proses("statistik pengunjung perpustakaan.", hari=9),
        P.BELUM_DIDOKUMENTASIKAN,
        hari=4,
        tersedia_pada=m.hari_ini + timedelta(days=60),
    )


def _keberatan(
    m: MejaPermohonanContoh, permohonan: Permohonan, alasan: str, *, hari: int
) -> Keberatan:
    return ajukan_keberatan(
        Saat(None, m.lalu(hari)),
        permohonan=permohonan,
        alasan=[alasan],
        kasus_posisi="Contoh: saya tidak puas dengan penanganan permohonan ini.",
        kanal=KanalMasuk.WEB,
    )


def _tanggapi(
    m: MejaPermohonanContoh, keberatan: Keberatan, hasil: str, *, hari: int
) -> Keberatan:
    return tanggapi_keberatan(
        keberatan,
        **m.oleh(ATASAN, hari),
        hasil=hasil,
        putusan="Contoh: setelah ditelaah bersama unit yang menjawab.",
        jabatan="Sekretaris Daerah (contoh)",
        perintah="Contoh: berikan dokumennya.",
        perintah_jatuh_tempo=m.hari_ini + timedelta(days=10),
    )


def _ditolak_lalu_keberatan(m: MejaPermohonanContoh) -> None:
    permohonan = m.proses("data kesehatan warga per rumah.", hari=15)
    m.jawab(permohonan, P.DITOLAK, hari=8)
    permohonan.refresh_from_db()
    _keberatan(m, permohonan, "a", hari=2)


def _keberatan_dikabulkan(m: MejaPermohonanContoh) -> None:
    permohonan = m.proses("laporan penggunaan dana kelurahan.", hari=30)
    keberatan = _keberatan(m, permohonan, "c", hari=15)
    _tanggapi(m, keberatan, HasilKeberatan.DIKABULKAN, hari=2)


def _bersengketa(m: MejaPermohonanContoh) -> None:
    permohonan = m.proses("keadaan keluarga pegawai.", hari=60)
    m.jawab(permohonan, P.DITOLAK, hari=52)
    permohonan.refresh_from_db()
    keberatan = _keberatan(m, permohonan, "a", hari=40)
    _tanggapi(m, keberatan, HasilKeberatan.DITOLAK, hari=20)
    sengketa = catat_sengketa(keberatan, Saat(None, m.lalu(10)))
    sengketa.catat(
        Sengketa.Tindakan.REGISTRASI,
        **m.oleh(UTAMA, 7),
        tanggal=timezone.localdate(m.lalu(7)),
        nomor_ki="CONTOH/KI",
    )


CERITA: tuple[Callable[[MejaPermohonanContoh], object], ...] = (
    lambda m: m.minta("jadwal pelayanan keliling tahun ini.", hari=0),
    lambda m: m.minta("data izin reklame di jalan utama.", hari=1, tahu_unit=False),
    *(_ditempatkan, _kurang, _gugur, _ditanya, _dibalas),
    # Nearly due, and late.
    lambda m: m.proses("notulen Musrenbang kecamatan.", hari=9),
    lambda m: m.proses("daftar inventaris kantor.", hari=13),
    _loket,
    lambda m: _rujuk(m, "jumlah penduduk per kelurahan."),
    lambda m: terima_rujukan(_rujuk(m, "rekap KTP elektronik."), **m.oleh(DINAS, 0)),
    *(_dikembalikan, _rujukan_diputus, _terbagi, _diperpanjang),
    lambda m: m.jawab(
        m.proses("rencana kerja kecamatan.", hari=6), P.DIBERIKAN, hari=1
    ),
    *(_selesai, _sebagian, _konsep_penolakan, _tidak_dikuasai, _belum_ada),
    lambda m: cabut_permohonan(
        m.proses("daftar nama pegawai.", hari=6), Saat(None, m.lalu(4))
    ),
    *(_ditolak_lalu_keberatan, _keberatan_dikabulkan, _bersengketa),
)
