"""The acts on a complaint as buttons, from verification to publishing."""

from collections.abc import Callable

from django.utils import timezone

from organisasi.alur.rujukan import StatusRujukan as R
from organisasi.keterangan.tombol import tombol_keterangan
from organisasi.models import Jejak, Petugas, Unit
from organisasi.staf.tombol import penyusun_tombol
from organisasi.waktu.tenggat import RUJUKAN_JAWAB, lama_kini
from pengaduan.aduan.isian_petugas import AlasanAduanForm
from pengaduan.aduan.kabar import kabar
from pengaduan.aduan.models import Pengaduan
from pengaduan.aduan.pilihan import TindakanPengaduan as T, masuk_dan_pemegang
from pengaduan.aduan.waktu import TANGGAPAN, TUNGGU
from pengaduan.darurat import actions as insiden
from pengaduan.penanganan import (
    actions as aksi,
    forms as borang,
    rujukan as aksi_rujukan,
)
from pengaduan.penanganan.rujukan import RujukanPengaduan, rujukan_dari
from pengaduan.umum import daftar as terbit

K = Pengaduan.Kelas
BERKADAR = "Sejak diverifikasi hanya Inspektorat yang membaca aduan ini."


tombol = penyusun_tombol(
    "pengaduan/data/tombol.toml",
    "pengaduan",
    kabar=kabar,
    nomor=lambda p: p.nomor,
    pemegang=lambda p: p.pemegang.nama_pendek,
    tanggapan=lambda _p: lama_kini(TANGGAPAN),
    tunggu=lambda _p: lama_kini(TUNGGU),
    usulan=lambda p: f"{p.diusulkan_oleh}: {p.get_hasil_display()}. “{p.kalimat}”",
)
TOMBOL_VERIFIKASI = (
    tombol(
        T.VERIFIKASI,
        aksi.verifikasi_pengaduan,
        form=lambda _p: borang.VerifikasiAduanForm,
        pratinjau=lambda _p, isi: [BERKADAR] * (isi["kelas"] == K.BERKADAR),
    ),
    tombol(
        T.NYATAKAN_DARURAT,
        insiden.nyatakan_darurat,
        form=lambda _p: borang.NyatakanDaruratForm,
        unit=masuk_dan_pemegang,
        bahaya=True,
    ),
    tombol(
        T.TUNDA,
        aksi.tunda_pengaduan,
        halangan=lambda p, _petugas: aksi.halangan_tunda(p),
        form=lambda _p: borang.TundaAduanForm,
    ),
    tombol(
        T.LENGKAPI,
        aksi.lengkapi_pengaduan,
        form=lambda _p: borang.LengkapiAduanForm,
        unit=masuk_dan_pemegang,
    ),
    tombol(
        T.PASTIKAN_TELEPON,
        aksi.pastikan_telepon,
        unit=masuk_dan_pemegang,
        bila=lambda p: bool(
            p.pelapor and p.pelapor.telepon and not p.pelapor.terpastikan
        ),
    ),
    tombol(
        T.GABUNGKAN, aksi.gabungkan_pengaduan, form=lambda _p: borang.GabungAduanForm
    ),
    tombol(T.PISAHKAN, aksi.pisahkan_pengaduan, form=lambda _p: AlasanAduanForm),
    tombol(
        T.ALIHKAN_INFORMASI,
        aksi.alihkan_informasi,
        form=borang.kalimat(T.ALIHKAN_INFORMASI),
    ),
    tombol(
        T.NYATAKAN_BUKAN_WEWENANG,
        aksi.nyatakan_bukan_wewenang,
        form=lambda _p: borang.BukanWewenangForm,
        bahaya=True,
    ),
    tombol(
        T.ARSIPKAN,
        aksi.arsipkan_pengaduan,
        form=borang.kalimat(T.ARSIPKAN),
        bahaya=True,
    ),
    tombol(T.UBAH_KELAS, aksi.ubah_kelas_pengaduan, form=lambda _p: borang.KelasForm),
    tombol(
        T.UBAH_PRIORITAS,
        aksi.ubah_prioritas_pengaduan,
        form=lambda _p: borang.PrioritasForm,
        unit=masuk_dan_pemegang,
    ),
)


# Hand-over inside the city, handling, closing and publishing

S = Pengaduan.Status


def _terbuka(*status: str) -> Callable[[Pengaduan], list[RujukanPengaduan]]:
    return lambda p: [r for r in rujukan_dari(p) if r.status in status]


_ditawarkan, _diputuskan = _terbuka(R.DIAJUKAN), _terbuka(R.DIAJUKAN, R.DIKEMBALIKAN)


def _ditawari(pengaduan: Pengaduan) -> list[Unit]:
    return [rujukan.ke_unit for rujukan in _ditawarkan(pengaduan)]


def _halangan_periksa(pengaduan: Pengaduan, petugas: Petugas) -> str:
    return aksi.halangan_periksa(pengaduan, petugas, timezone.localdate())


def _diusulkan(pengaduan: Pengaduan) -> bool:
    return pengaduan.diusulkan_oleh_id is not None


TOMBOL_RUJUKAN = (
    tombol(
        T.TERIMA_RUJUKAN,
        aksi_rujukan.terima_rujukan,
        unit=_ditawari,
        bila=lambda p: bool(_ditawarkan(p)),
    ),
    tombol(
        T.KEMBALIKAN_RUJUKAN,
        aksi_rujukan.kembalikan_rujukan,
        form=lambda _p: AlasanAduanForm,
        unit=_ditawari,
        bila=lambda p: bool(_ditawarkan(p)),
    ),
    tombol(
        T.TARIK_RUJUKAN,
        aksi_rujukan.tarik_rujukan,
        unit=lambda p: [r.dari_unit for r in rujukan_dari(p)],
        bila=lambda p: bool(_ditawarkan(p)),
    ),
    tombol(
        T.PUTUSKAN_RUJUKAN,
        aksi_rujukan.putuskan_rujukan,
        halangan=lambda p, _petugas: next(
            (r.halangan_putuskan(timezone.localdate()) for r in _diputuskan(p)), ""
        ),
        form=lambda _p: borang.RujukAduanForm,
        bila=lambda p: bool(_diputuskan(p)),
    ),
    tombol(
        T.RUJUK,
        aksi_rujukan.rujuk_pengaduan,
        halangan=lambda p, _petugas: aksi_rujukan.halangan_rujuk(p, rujukan_dari(p)),
        berhasil=lambda _r: (
            f"Rujukan ditawarkan; unit itu menjawab dalam {lama_kini(RUJUKAN_JAWAB)}."
        ),
        form=lambda _p: borang.RujukAduanForm,
    ),
    tombol_keterangan(T.MINTA_KETERANGAN),
)
TOMBOL_PENANGANAN = (
    tombol(
        T.TINDAKLANJUTI,
        aksi.tindaklanjuti_pengaduan,
        form=borang.kalimat(T.TINDAKLANJUTI),
        bila=lambda p: p.status == S.DITERUSKAN,
    ),
    tombol(
        T.USULKAN_HASIL,
        aksi.usulkan_hasil,
        form=lambda _p: borang.HasilAduanForm,
        bila=lambda p: not _diusulkan(p),
    ),
    tombol(
        T.MINTA_TANGGAPAN,
        aksi.minta_tanggapan,
        halangan=_halangan_periksa,
        unit=masuk_dan_pemegang,
        bila=_diusulkan,
    ),
    tombol(
        T.KEMBALIKAN_HASIL,
        aksi.kembalikan_hasil,
        form=lambda _p: AlasanAduanForm,
        unit=masuk_dan_pemegang,
        bila=_diusulkan,
    ),
    tombol(
        T.JAWABAN,
        aksi.jawab_tanggapan,
        form=lambda _p: borang.JawabanForm,
        unit=masuk_dan_pemegang,
    ),
    tombol(
        T.TUTUP,
        aksi.tutup_pengaduan,
        halangan=_halangan_periksa,
        form=lambda _p: AlasanAduanForm,
        unit=masuk_dan_pemegang,
        bahaya=True,
        bila=_diusulkan,
    ),
    tombol(
        T.TERBITKAN,
        terbit.terbitkan_pengaduan,
        halangan=lambda p, _petugas: terbit.halangan_terbit(p),
        form=lambda _p: borang.TerbitForm,
    ),
    tombol(
        T.TARIK_TERBIT,
        terbit.tarik_pengaduan,
        form=lambda _p: AlasanAduanForm,
        bila=lambda p: p.terbit,
    ),
)
TOMBOL_PESAN = (
    tombol(
        T.TULIS,
        aksi.tambah_pesan,
        form=lambda _p: borang.PesanForm,
        unit=masuk_dan_pemegang,
    ),
    tombol(
        T.CATATAN,
        lambda p, saat, isi: Jejak.objects.catat(p, T.CATATAN, saat, catatan=isi),
        form=lambda _p: borang.CatatanAduanForm,
        unit=masuk_dan_pemegang,
    ),
)
