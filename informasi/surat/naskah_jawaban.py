"""Texts of the written notice and of a refusal (UU 14/2008 Pasal 22 ayat (7))."""

from collections.abc import Iterable
from datetime import date

from informasi.jawaban.models import (
    MEMBERI,
    MENUTUP,
    ButirJawaban,
    Jawaban,
    PutusanButir,
)
from informasi.pengecualian.models import UjiKonsekuensi
from informasi.permohonan.models import Permohonan
from informasi.permohonan.pilihan import CaraMemperoleh
from informasi.surat.naskah import (
    GRATIS,
    UU,
    Naskah,
    hari_panjang,
    naskah,
    pemohon,
    pokok,
)
from informasi.waktu import KEBERATAN_AJUKAN
from organisasi.bahasa import angka, gabung
from organisasi.kertas.naskah import Unsur, bab, kalimat, rincian, tabel
from organisasi.waktu.tenggat import lama

P = PutusanButir
DAPAT, TIDAK = "A. Dapat diberikan", "B. Tidak dapat diberikan"


def pemberitahuan(
    minta: Permohonan, hari_ini: date, *, jawaban: Jawaban | None = None
) -> Naskah:
    """What is given and what is not, document by document; cost, means, reasons.

    Without ``jawaban`` of the newest one that went out.
    """
    jawaban, semua = _jawaban(minta, jawaban)
    beri, tidak = _belah(semua)
    return naskah(
        "Pemberitahuan tertulis",
        f"Jawaban atas permohonan {minta.nomor}",
        [
            pokok(minta),
            pemohon(),
            *kalimat(jawaban.penjelasan),
            bab(DAPAT),
            *_dapat(jawaban, beri),
            bab(TIDAK),
            *_tidak_dapat(jawaban, tidak),
            bab("Bila Anda tidak setuju"),
            *kalimat(hak_keberatan(hari_ini)),
        ],
        dasar=[f"{UU}, Pasal 22 ayat (7)"],
    )


def bagian_unit(jawaban: Jawaban, butir: list[ButirJawaban]) -> list[Unsur]:
    """What the letters say of these documents of ``jawaban``: one unit's part of it."""
    beri, tidak = _belah(butir)
    ditolak = any(b.putusan == P.DITOLAK for b in butir)
    tutup = [b for b in butir if b.putusan in MENUTUP] if ditolak else []
    return [
        *([bab(DAPAT), _tabel_dapat(jawaban, beri)] if beri else []),
        *([bab(TIDAK), _tabel_tidak(tidak)] if tidak else []),
        *_alasan_tutup(tutup),
    ]


def _belah(semua: list[ButirJawaban]) -> tuple[list[ButirJawaban], list[ButirJawaban]]:
    return (
        [b for b in semua if b.putusan in MEMBERI],
        [b for b in semua if b.putusan not in MEMBERI],
    )


def _jawaban(
    minta: Permohonan, jawaban: Jawaban | None
) -> tuple[Jawaban, list[ButirJawaban]]:
    jawaban = jawaban or minta.jawaban.terbit().first()
    if jawaban is None:
        raise ValueError("Surat ini memerlukan jawaban.")
    return jawaban, jawaban.isi()


def hak_keberatan(hari_ini: date) -> str:
    """The notice of objection that closes every answer (UU 14/2008 Pasal 35-36)."""
    return (
        "Anda berhak mengajukan keberatan tertulis kepada Atasan PPID paling lambat "
        f"{lama(KEBERATAN_AJUKAN, hari_ini)} setelah menerima surat ini. Keberatan "
        "tidak dipungut biaya."
    )


def _dapat(jawaban: Jawaban, beri: list[ButirJawaban]) -> list[Unsur]:
    if not beri:
        return kalimat("Tidak ada.")
    return [
        _tabel_dapat(jawaban, beri),
        rincian(
            ("Cara penyampaian", jawaban.get_cara_penyerahan_display()),
            ("Disediakan dalam", _waktu(jawaban)),
            *_biaya(jawaban),
        ),
        *([] if jawaban.biaya else kalimat(GRATIS)),
    ]


def _tabel_dapat(jawaban: Jawaban, beri: list[ButirJawaban]) -> Unsur:
    return tabel(
        ("Dokumen atau data", "Diberikan", "Bentuk", "Dikuasai", "Keterangan"),
        (
            (
                b.judul,
                "Seluruhnya" if b.putusan == P.DIBERIKAN else "Sebagian",
                _bentuk(b, jawaban),
                b.unit.nama_pendek,
                _keterangan(b),
            )
            for b in beri
        ),
        (6, 3, 4, 3, 6),
    )


def _bentuk(satu: ButirJawaban, jawaban: Jawaban) -> str:
    jenis = sorted({b.jenis.upper() for b in satu.berkas.all()})
    if jenis:
        return f"Salinan digital ({gabung(jenis)})"
    return CaraMemperoleh(jawaban.permohonan.cara_memperoleh).label


def _keterangan(satu: ButirJawaban) -> str:
    kata = [satu.alasan] if satu.alasan else []
    if satu.dokumen:
        kata.append(f"Sudah ada di daftar informasi publik: {satu.dokumen.nomor}.")
    if satu.uji:
        bagian = satu.uji.bagian or "bagian yang dikecualikan"
        kata.append(f"Dihitamkan: {bagian} ({dasar_uji(satu.uji)}).")
    return " ".join(kata)


def _waktu(jawaban: Jawaban) -> str:
    hari = jawaban.waktu_penyediaan
    return f"{hari} hari kerja" if hari is not None else ""


def rupiah(jumlah: int) -> str:
    return f"Rp{angka(jumlah)}" if jumlah else ""


def _biaya(jawaban: Jawaban) -> list[tuple[str, str]]:
    salinan = rupiah(jawaban.biaya_salinan)
    if salinan and jawaban.lembar:
        salinan += f" untuk {jawaban.lembar} lembar"
    return [
        ("Biaya salinan", salinan),
        ("Biaya kirim", rupiah(jawaban.biaya_kirim)),
        ("Biaya lain", rupiah(jawaban.biaya_lain)),
        ("Biaya seluruhnya", rupiah(jawaban.biaya)),
        ("Cara membayar", jawaban.cara_bayar),
    ]


def _tidak_dapat(jawaban: Jawaban, tidak: list[ButirJawaban]) -> list[Unsur]:
    if not tidak:
        return kalimat("Tidak ada.")
    lain = jawaban.kanal_lain
    return [
        _tabel_tidak(tidak),
        rincian(
            ("Badan publik yang menguasai", jawaban.badan_publik_lain),
            (
                "Dapat dihubungi",
                ", ".join(filter(None, (lain.nama, lain.nomor, lain.alamat_web)))
                if lain
                else "",
            ),
            ("Akan tersedia pada", hari_panjang(jawaban.tersedia_pada)),
        ),
    ]


def _tabel_tidak(tidak: list[ButirJawaban]) -> Unsur:
    return tabel(
        ("Dokumen atau data", "Sebab", "Alasan"),
        (
            (
                b.judul,
                P(b.putusan).label,
                b.alasan + (f" {dasar_uji(b.uji)}." if b.uji else ""),
            )
            for b in tidak
        ),
        (4, 3, 6),
    )


def dasar_uji(uji: UjiKonsekuensi) -> str:
    teks = f"UU 14/2008 Pasal 17 huruf {uji.pasal17}, {uji.alasan.nama}"
    if uji.uu_lain:
        pasal = f" {uji.pasal_uu_lain}" if uji.pasal_uu_lain else ""
        teks += f"; {uji.uu_lain}{pasal}"
    return teks


def sk_penolakan(
    minta: Permohonan, hari_ini: date, *, jawaban: Jawaban | None = None
) -> Naskah:
    """The decision that refuses on a ground of Pasal 17, with its consequence test.

    ValueError when nothing in it is refused: what is not held or not documented goes by
    the notice alone.
    """
    tutup = [b for b in _jawaban(minta, jawaban)[1] if b.putusan in MENUTUP]
    if not tutup:
        raise ValueError("Tidak ada yang ditolak dengan alasan pengecualian.")
    return naskah(
        "Surat keputusan PPID tentang penolakan permohonan informasi",
        f"Penolakan permohonan {minta.nomor}",
        [
            pokok(minta),
            pemohon(),
            *kalimat(
                "PPID memutuskan bahwa informasi berikut adalah informasi yang "
                "dikecualikan."
            ),
            *_alasan_tutup(tutup),
            bab("Keputusan"),
            *kalimat(_keputusan(tutup)),
            bab("Hak Anda"),
            *kalimat(hak_keberatan(hari_ini)),
        ],
        dasar=[f"{UU}, Pasal 17, 19, dan 22 ayat (7)"],
        kepada=False,
    )


def _alasan_tutup(tutup: Iterable[ButirJawaban]) -> list[Unsur]:
    hasil: list[Unsur] = []
    for satu in tutup:
        uji = satu.uji
        assert uji is not None  # informasi_butir_ditutup_dengan_uji
        hasil += [
            bab(satu.judul),
            rincian(
                (
                    "Yang dikecualikan",
                    (uji.bagian or "Sebagian")
                    if satu.putusan == P.SEBAGIAN
                    else "Seluruhnya",
                ),
                ("Dasar", dasar_uji(uji)),
                ("Akibat bila dibuka", uji.konsekuensi_dibuka),
                ("Manfaat bila ditutup", uji.manfaat_ditutup),
                ("Jangka waktu", uji.jangka_waktu),
                ("Uji konsekuensi", hari_panjang(uji.tanggal)),
                ("Penetapan klasifikasi", uji.nomor_sk),
                ("Keterangan", satu.alasan),
            ),
        ]
    return hasil


def _keputusan(tutup: list[ButirJawaban]) -> str:
    penuh, sebagian = (
        [b.judul.rstrip(".") for b in tutup if b.putusan == satu]
        for satu in (P.DITOLAK, P.SEBAGIAN)
    )
    kata = []
    if penuh:
        kata.append(f"Ditolak: permohonan atas {gabung(penuh)}.")
    if sebagian:
        kata.append(
            f"Ditolak sebagian: permohonan atas {gabung(sebagian)}; bagian lainnya "
            "diberikan."
        )
    return "\n".join(kata)
