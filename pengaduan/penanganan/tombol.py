"""The acts on a complaint as buttons, from verification to publishing."""

from collections.abc import Callable, Sequence

from django.utils import timezone

from organisasi.alur.rujukan import StatusRujukan as R
from organisasi.keterangan.tombol import tombol_keterangan
from organisasi.models import Jejak, Petugas, Unit
from organisasi.staf.tombol import Tombol
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


def _akhir(pengaduan: Pengaduan) -> Sequence[str]:
    return [
        "Aduan berakhir di sini; kalimat Anda tampil di halaman pelapor.",
        kabar(pengaduan),
    ]


TOMBOL_VERIFIKASI = (
    Tombol(
        T.VERIFIKASI,
        aksi.verifikasi_pengaduan,
        berhasil="Aduan terverifikasi. Teruskan ke unit yang menangani.",
        penjelasan="Aduan ini bukan darurat, dapat ditangani, dan jelas kejadiannya.",
        form=lambda _p: borang.VerifikasiAduanForm,
        akibat=lambda p: [
            (
                "Waktu menurut kelasnya mulai berjalan. Tindak lanjut pertama dalam "
                f"{lama_kini(TANGGAPAN)}."
            ),
            "Permintaan rahasia atau tanpa nama dari pelapor tidak dapat dicabut di sini.",
            kabar(p),
        ],
        pratinjau=lambda _p, isi: [BERKADAR] * (isi["kelas"] == K.BERKADAR),
    ),
    Tombol(
        T.NYATAKAN_DARURAT,
        insiden.nyatakan_darurat,
        berhasil="Insiden terbuka. Telepon 112 sekarang, lalu catat penyampaiannya.",
        penjelasan="Nyawa orang terancam sekarang, dan ini terlewat di formulir.",
        form=lambda _p: borang.NyatakanDaruratForm,
        akibat=lambda p: [
            "Telepon 112 SEKARANG. Portal tidak menelepon untuk Anda.",
            (
                "Portal membuka insiden dan tugas menelepon di Hari ini. Catat siapa "
                "yang menerima dan pukul berapa."
            ),
            kabar(p),
        ],
        unit=masuk_dan_pemegang,
        bahaya=True,
    ),
    Tombol(
        T.TUNDA,
        aksi.tunda_pengaduan,
        halangan=lambda p, _petugas: aksi.halangan_tunda(p),
        berhasil="Pertanyaan terkirim. Waktu jawab dihentikan sementara.",
        penjelasan="Aduan belum jelas. Tanyakan sekaligus semua yang kurang.",
        form=lambda _p: borang.TundaAduanForm,
        akibat=lambda p: [
            "Waktu jawab dihentikan sementara sampai pelapor menjawab.",
            kabar(p),
        ],
    ),
    Tombol(
        T.LENGKAPI,
        aksi.lengkapi_pengaduan,
        berhasil="Keterangan tercatat; waktu memeriksa dihitung lagi.",
        penjelasan="Pelapor menjawab lewat telepon atau di loket.",
        form=lambda _p: borang.LengkapiAduanForm,
        unit=masuk_dan_pemegang,
    ),
    Tombol(
        T.PASTIKAN_TELEPON,
        aksi.pastikan_telepon,
        berhasil="Tercatat: nomornya benar milik pelapor.",
        penjelasan="Anda sudah menelepon nomor itu dan pelapor menjawab.",
        akibat=lambda _p: [
            "Sejak sekarang aduan ini boleh dikirim otomatis ke SP4N-LAPOR!."
        ],
        unit=masuk_dan_pemegang,
        bila=lambda p: bool(
            p.pelapor and p.pelapor.telepon and not p.pelapor.terpastikan
        ),
    ),
    Tombol(
        T.GABUNGKAN,
        aksi.gabungkan_pengaduan,
        berhasil="Aduan digabung.",
        penjelasan="Hal yang sama sudah diadukan orang lain dan masih berjalan.",
        form=lambda _p: borang.GabungAduanForm,
        akibat=lambda p: [
            (
                f"{p.nomor} tetap punya nomor dan pelapornya sendiri; kabarnya "
                "mengikuti aduan yang dipilih."
            ),
            "Hanya aduan yang dipilih yang ditangani dan diteruskan. Dapat dipisahkan lagi.",
            kabar(p),
        ],
    ),
    Tombol(
        T.PISAHKAN,
        aksi.pisahkan_pengaduan,
        berhasil="Aduan dipisahkan dan menunggu diverifikasi.",
        penjelasan="Aduan ini ternyata bukan hal yang sama.",
        form=lambda _p: AlasanAduanForm,
    ),
    Tombol(
        T.ALIHKAN_INFORMASI,
        aksi.alihkan_informasi,
        berhasil="Pelapor diarahkan ke permohonan informasi.",
        penjelasan="Pelapor meminta dokumen atau data, bukan perbaikan layanan.",
        form=borang.kalimat(T.ALIHKAN_INFORMASI),
        akibat=lambda p: [
            (
                "Pelapor mendapat tautan ke formulir permohonan yang sudah terisi; ia "
                "sendiri yang mengirimnya."
            ),
            kabar(p),
        ],
    ),
    Tombol(
        T.NYATAKAN_BUKAN_WEWENANG,
        aksi.nyatakan_bukan_wewenang,
        berhasil="Pelapor diberi tahu lembaga yang berwenang dan nomornya.",
        penjelasan=(
            "Aduan ini urusan PLN, BPN, PDAM, BPJS, provinsi, polisi, atau "
            "lembaga lain."
        ),
        form=lambda _p: borang.BukanWewenangForm,
        akibat=_akhir,
        bahaya=True,
    ),
    Tombol(
        T.ARSIPKAN,
        aksi.arsipkan_pengaduan,
        berhasil="Aduan diarsipkan; pelapor diberi tahu sebabnya.",
        penjelasan="Aduan tidak dapat ditangani: iseng, terlalu umum, atau tidak dilengkapi.",
        form=borang.kalimat(T.ARSIPKAN),
        akibat=_akhir,
        bahaya=True,
    ),
    Tombol(
        T.UBAH_KELAS,
        aksi.ubah_kelas_pengaduan,
        berhasil="Kelas dan batasnya diubah.",
        penjelasan="Batas yang baru dihitung sejak hari verifikasi.",
        form=lambda _p: borang.KelasForm,
    ),
    Tombol(
        T.UBAH_PRIORITAS,
        aksi.ubah_prioritas_pengaduan,
        berhasil="Prioritas diubah.",
        penjelasan="Portal memberi prioritas awal; petugas boleh mengubahnya.",
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
    Tombol(
        T.TERIMA_RUJUKAN,
        aksi_rujukan.terima_rujukan,
        berhasil="Unit Anda memegang aduan ini. Jatuh tempo tetap.",
        penjelasan="Unit Anda dapat menanganinya.",
        akibat=lambda p: ["Unit Anda memegang aduan ini. Jatuh tempo tetap.", kabar(p)],
        unit=_ditawari,
        bila=lambda p: bool(_ditawarkan(p)),
    ),
    Tombol(
        T.KEMBALIKAN_RUJUKAN,
        aksi_rujukan.kembalikan_rujukan,
        berhasil="Rujukan dikembalikan; admin SP4N memutuskan unitnya.",
        penjelasan="Aduan ini bukan tugas unit Anda.",
        form=lambda _p: AlasanAduanForm,
        unit=_ditawari,
        bila=lambda p: bool(_ditawarkan(p)),
    ),
    Tombol(
        T.TARIK_RUJUKAN,
        aksi_rujukan.tarik_rujukan,
        berhasil="Rujukan ditarik kembali; unit penerima diberi tahu.",
        penjelasan="Salah unit, atau ternyata tugas Anda; selama belum diterima.",
        akibat=lambda p: [
            f"{p.pemegang.nama_pendek} tetap memegang aduan ini; waktu tidak diulang.",
            "Unit penerima tidak lagi melihatnya.",
        ],
        unit=lambda p: [r.dari_unit for r in rujukan_dari(p)],
        bila=lambda p: bool(_ditawarkan(p)),
    ),
    Tombol(
        T.PUTUSKAN_RUJUKAN,
        aksi_rujukan.putuskan_rujukan,
        halangan=lambda p, _petugas: next(
            (r.halangan_putuskan(timezone.localdate()) for r in _diputuskan(p)), ""
        ),
        berhasil="Putusan tercatat; unitnya diberi tahu.",
        penjelasan="Rujukan dikembalikan, atau tidak dijawab sampai batasnya.",
        form=lambda _p: borang.RujukAduanForm,
        bila=lambda p: bool(_diputuskan(p)),
    ),
    Tombol(
        T.RUJUK,
        aksi_rujukan.rujuk_pengaduan,
        halangan=lambda p, _petugas: aksi_rujukan.halangan_rujuk(p, rujukan_dari(p)),
        berhasil=lambda _r: (
            f"Rujukan ditawarkan; unit itu menjawab dalam {lama_kini(RUJUKAN_JAWAB)}."
        ),
        penjelasan="Unit lain dapat menanganinya. Rujukan bukan penolakan.",
        form=lambda _p: borang.RujukAduanForm,
        akibat=lambda _p: ["Sebelum diterima, aduan tetap dipegang unit Anda."],
    ),
    tombol_keterangan(T.MINTA_KETERANGAN),
)
TOMBOL_PENANGANAN = (
    Tombol(
        T.TINDAKLANJUTI,
        aksi.tindaklanjuti_pengaduan,
        berhasil="Tindak lanjut tercatat dan disampaikan kepada pelapor.",
        penjelasan="Tulis apa yang sedang dilakukan.",
        form=borang.kalimat(T.TINDAKLANJUTI),
        akibat=lambda p: [kabar(p)],
        bila=lambda p: p.status == S.DITERUSKAN,
    ),
    Tombol(
        T.USULKAN_HASIL,
        aksi.usulkan_hasil,
        berhasil="Usulan tersimpan; petugas lain memeriksanya.",
        penjelasan="Pilih hasilnya, lampirkan bukti, dan tulis satu kalimat untuk pelapor.",
        form=lambda _p: borang.HasilAduanForm,
        akibat=lambda _p: [
            (
                "Petugas lain memeriksa bukti sebelum pelapor ditanya. Anda tidak dapat "
                "memeriksa usulan sendiri."
            )
        ],
        bila=lambda p: not _diusulkan(p),
    ),
    Tombol(
        T.MINTA_TANGGAPAN,
        aksi.minta_tanggapan,
        halangan=_halangan_periksa,
        berhasil="Pelapor diminta menjawab apakah masalahnya sudah beres.",
        penjelasan="Bukti sesuai dengan aduannya.",
        akibat=lambda p: [
            (f"Usulan {p.diusulkan_oleh}: {p.get_hasil_display()}. “{p.kalimat}”"),
            (
                f"Pelapor dapat menjawab dalam {lama_kini(TUNGGU)}. Tanpa jawaban, "
                "aduan ditutup dan dihitung tersendiri."
            ),
            kabar(p),
        ],
        unit=masuk_dan_pemegang,
        bila=_diusulkan,
    ),
    Tombol(
        T.KEMBALIKAN_HASIL,
        aksi.kembalikan_hasil,
        berhasil="Usulan dikembalikan kepada penangan.",
        penjelasan="Bukti belum cukup atau tidak sesuai.",
        form=lambda _p: AlasanAduanForm,
        unit=masuk_dan_pemegang,
        bila=_diusulkan,
    ),
    Tombol(
        T.JAWABAN,
        aksi.jawab_tanggapan,
        berhasil="Jawaban pelapor tercatat.",
        penjelasan="Pelapor menjawab lewat telepon atau di loket.",
        form=lambda _p: borang.JawabanForm,
        unit=masuk_dan_pemegang,
    ),
    Tombol(
        T.TUTUP,
        aksi.tutup_pengaduan,
        halangan=_halangan_periksa,
        berhasil="Aduan ditutup tanpa jawaban pelapor.",
        penjelasan="Pelapor tidak dapat ditanya, misalnya tanpa kontak.",
        form=lambda _p: AlasanAduanForm,
        unit=masuk_dan_pemegang,
        bahaya=True,
        bila=_diusulkan,
    ),
    Tombol(
        T.TERBITKAN,
        terbit.terbitkan_pengaduan,
        halangan=lambda p, _petugas: terbit.halangan_terbit(p),
        berhasil="Aduan ditampilkan untuk umum.",
        penjelasan="Periksa kata dan fotonya sebelum ditampilkan.",
        form=lambda _p: borang.TerbitForm,
        akibat=lambda _p: [
            "Siapa pun dapat membaca judul, uraian, tempat, status, dan foto yang dipilih.",
            (
                "Identitas pelapor tidak pernah tampil. Tampilan dapat ditarik "
                "kapan saja."
            ),
        ],
    ),
    Tombol(
        T.TARIK_TERBIT,
        terbit.tarik_pengaduan,
        berhasil="Aduan tidak lagi ditampilkan.",
        penjelasan="Aduan tetap ditangani seperti biasa.",
        form=lambda _p: AlasanAduanForm,
        bila=lambda p: p.terbit,
    ),
)
TOMBOL_PESAN = (
    Tombol(
        T.TULIS,
        aksi.tambah_pesan,
        berhasil="Pesan terkirim.",
        penjelasan="Kirim kabar yang tidak mengubah status.",
        form=lambda _p: borang.PesanForm,
        akibat=lambda p: [kabar(p)],
        unit=masuk_dan_pemegang,
    ),
    Tombol(
        T.CATATAN,
        lambda p, saat, isi: Jejak.objects.catat(p, T.CATATAN, saat, catatan=isi),
        berhasil="Catatan dalam tersimpan; pelapor tidak melihatnya.",
        penjelasan="Hanya dibaca petugas.",
        form=lambda _p: borang.CatatanAduanForm,
        unit=masuk_dan_pemegang,
    ),
)
