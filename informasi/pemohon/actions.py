"""The applicant's own data: shown, given as a file, corrected; how long kept; erased.

The secret of a case opens its page, which shows no identity. Who wants to see or change
the identity proves with one thing only he knows that it is his (UU 27/2022 Pasal 30-32).
The trail names the fields that changed, never what stood or stands in them. The case
itself is an archive and stays: only the city's archivist destroys archives, by schedule.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from hmac import compare_digest
from typing import Any

from django.db import transaction
from django.db.models import Count, Q
from django.utils import timezone

from informasi.jawaban.models import Jawaban
from informasi.kabar import kabari_pemohon
from informasi.keberatan.models import TERBUKA, Keberatan, Sengketa
from informasi.pemohon.models import BuktiPemohon, Pemohon
from informasi.pengajuan.models import catat_tak_terkirim
from informasi.permohonan.models import Kepuasan, Permohonan, PesanPermohonan
from informasi.permohonan.pilihan import BERJALAN
from informasi.surat.models import Surat
from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.bahasa import tanggal_pendek
from organisasi.berlangkah.actions import sapu_draf
from organisasi.berlangkah.models import Draf
from organisasi.kabar.notifikasi import beri_tahu
from organisasi.kantor.saat import Saat
from organisasi.kertas.penyimpanan import buang_berkas, hapus_lampiran
from organisasi.keterangan.actions import KETERANGAN
from organisasi.langganan.actions import LANGGANAN
from organisasi.models import AksesDataPribadi, Jejak, PermintaanSubjek, Petugas, Unit
from organisasi.pribadi.actions import PENJAGA
from organisasi.pribadi.simpanan import (
    PESAN,
    Ciri,
    Golongan,
    LaporanPenghapusan,
    Nasib,
    Penghapusan,
    Simpanan,
)
from organisasi.sandi import samarkan_nik, samarkan_surel, samarkan_telepon
from organisasi.waktu.tenggat import akhir_jendela

Berkas = Permohonan | Keberatan

# In words, as a file, and behind a second proof

EKOR = 4
# What names the person, in the order of the form (Perki 1/2021 Lampiran VI).
KOLOM: tuple[tuple[str, str], ...] = (
    ("nama", "Nama"),
    ("nama_kuasa", "Nama kuasa atau wakil"),
    ("nik", "NIK"),
    ("nomor_pengesahan", "Nomor pengesahan badan hukum"),
    ("alamat", "Alamat"),
    ("pekerjaan", "Pekerjaan"),
    ("telepon", "Telepon"),
    ("surel", "Surel"),
)
# What an officer may put right; a NIK is checked against the paper.
DAPAT_DIPERBAIKI = tuple(nama for nama, _ in KOLOM)


def rincian_identitas(pemohon: Pemohon) -> list[tuple[str, str]]:
    """Label and value of what is kept about the applicant; what is empty is left out.

    Only for a page whose opening was proved or written down.
    """
    isi = [(label, str(getattr(pemohon, nama))) for nama, label in KOLOM]
    return [("Pemohon sebagai", pemohon.get_kategori_display())] + [
        (label, nilai) for label, nilai in isi if nilai
    ]


def halangan_buka(pemohon: Pemohon, petugas: Petugas) -> str:
    """Why an officer cannot open the identity now, as a sentence; "" when he can.

    Limited data (UU 27/2022 Pasal 41) are opened by the guardians alone: the case is
    still answered, and they judge whether a name is needed for it.
    """
    if pemohon.dihapus_pada:
        return "Identitas pemohon sudah dihapus sesuai masa simpannya."
    if pemohon.dibatasi_pada and not petugas.berperan(*PENJAGA):
        return (
            "Pemohon meminta datanya dibatasi. Hanya PPID Utama yang dapat membukanya."
        )
    return ""


def tanda_pengenal(pemohon: Pemohon) -> list[str]:
    pilihan = (
        (pemohon.nik, "NIK lengkap"),
        (pemohon.telepon, "empat angka terakhir nomor telepon"),
        (pemohon.surel, "alamat surel lengkap"),
    )
    return [f"{teks} Anda" for isi, teks in pilihan if isi]


def cocok_tanda(pemohon: Pemohon, teks: str) -> bool:
    """Whether ``teks`` is one of the proofs; compared in constant time."""
    tulisan = re.sub(r"[\s.\-()/]", "", teks).lower()
    if "@" in teks:
        tulisan = teks.strip().lower()
    # No short cut: every one is compared.
    tanda = [satu.encode() for satu in _tanda(pemohon)]
    return sum(compare_digest(tulisan.encode(), satu) for satu in tanda) > 0


def _tanda(pemohon: Pemohon) -> Iterator[str]:
    # Whole: its last four digits are a running number, mostly 0001 to 0005.
    if pemohon.nik:
        yield str(pemohon.nik)
    telepon = str(pemohon.telepon)
    if len(telepon) > EKOR:
        yield from (telepon[-EKOR:], telepon)
    if pemohon.surel:
        yield str(pemohon.surel).strip().lower()


def unduhan_data(permohonan: Permohonan, *, pada: datetime) -> dict[str, Any]:
    pemohon = permohonan.pemohon
    ciri = ciri_pemohon([pemohon])
    dicocokkan = pemohon.identitas_dicocokkan_pada
    return {
        "nomor": permohonan.nomor,
        "dibuat_pada": _waktu(pada),
        "identitas": {
            "kategori": pemohon.get_kategori_display(),
            **{nama: str(getattr(pemohon, nama)) for nama, _ in KOLOM},
            "kartu_identitas_dicocokkan_pada": _waktu(dicocokkan) if dicocokkan else "",
        },
        "disimpan_sampai": pemohon.simpan_sampai.isoformat(),
    } | {
        satu.judul: [
            {nama: _mesin(nilai) for nama, nilai in baris.items()}
            for baris in satu.baris(ciri)
        ]
        for satu in PEMOHON.simpanan
        if satu.judul
    }


def _mesin(nilai: object) -> object:
    if isinstance(nilai, datetime):
        return _waktu(nilai)
    return nilai.isoformat() if isinstance(nilai, date) else nilai


def _waktu(pada: datetime) -> str:
    return timezone.localtime(pada).isoformat(timespec="seconds")


# Acts on an identity: correct it, limit its use, free it again


@transaction.atomic
def ubah_kontak(
    berkas: Berkas, *, telepon: str, surel: str, pada: datetime
) -> list[str]:
    """The applicant's own change of telephone and mail; returns the fields that changed.

    At once: without a right contact no letter arrives. A mail address that was given up
    gets a last message, so that nobody changes it unnoticed. Raises TindakanTerlarang when
    nothing to reach him by would be left, or the identity is erased.
    """
    pemohon = berkas.pemohon = PEMOHON.kunci(berkas)
    if not (telepon or surel or pemohon.kembali_ke_loket):
        raise TindakanTerlarang(
            "Isi nomor telepon atau surel, supaya kami dapat mengabari Anda."
        )
    lama = str(pemohon.surel)
    ubah = _terapkan(pemohon, {"telepon": telepon.strip(), "surel": surel.strip()})
    if not ubah:
        return []
    pemohon.save(update_fields=ubah)
    _catat(berkas, "ubah_kontak", saat=Saat(None, pada), kolom=ubah)
    if lama and "surel" in ubah:
        beri_tahu(
            [lama],
            templat="informasi/pesan/surel_diganti.txt",
            konteks={"berkas": berkas},
            kunci=f"surel_diganti:{berkas.pk}:{pada:%Y%m%d%H%M%S%f}",
            pada=pada,
            tentang=berkas,
        )
    return ubah


@transaction.atomic
def perbaiki_data(berkas: Berkas, saat: Saat, *, isian: Mapping[str, str]) -> list[str]:
    """An officer puts right what the applicant showed to be wrong; returns the fields.

    ``isian``: new values by field name. Raises TindakanTerlarang for an unknown field,
    without a name or any contact, or when the identity is erased (UU 27/2022 Pasal 30).
    """
    pemohon = berkas.pemohon = PEMOHON.kunci(berkas)
    if asing := set(isian) - set(DAPAT_DIPERBAIKI):
        raise TindakanTerlarang(f"Bukan data pemohon: {', '.join(sorted(asing))}.")
    ubah = _terapkan(pemohon, {nama: nilai.strip() for nama, nilai in isian.items()})
    if not (pemohon.nama and pemohon.alamat):
        raise TindakanTerlarang("Nama dan alamat tidak boleh kosong.")
    if not (pemohon.telepon or pemohon.surel or pemohon.kembali_ke_loket):
        raise TindakanTerlarang("Sisakan satu cara untuk menghubungi pemohon.")
    if ubah:
        pemohon.save(update_fields=(*ubah, "sidik_nik"))
        _catat(berkas, "perbaiki_data", saat=saat, kolom=ubah)
    return ubah


def pemohon_samar(orang: Pemohon, *lain: tuple[str, str]) -> list[tuple[str, str]]:
    """Who asks as a case shows him to its officers: masked, then ``lain``; "" is left out."""
    if orang.dihapus_pada:
        semua = [("Identitas", "sudah dihapus sesuai masa simpannya")]
    else:
        semua = [
            ("Nama", orang.nama_samar),
            ("Jenis", orang.get_kategori_display()),
            ("NIK", samarkan_nik(str(orang.nik))),
            ("Telepon", samarkan_telepon(str(orang.telepon))),
            ("Surel", samarkan_surel(str(orang.surel))),
            ("Kembali ke loket", "ya" if orang.kembali_ke_loket else ""),
        ]
    return [(nama, nilai) for nama, nilai in (*semua, *lain) if nilai]


def _terapkan(pemohon: Pemohon, isian: Mapping[str, str]) -> list[str]:
    ubah = [nama for nama, nilai in isian.items() if getattr(pemohon, nama) != nilai]
    for nama in ubah:
        setattr(pemohon, nama, isian[nama])
    return ubah


def _catat(
    berkas: Berkas, tindakan: str, saat: Saat[Petugas | None], *, kolom: list[str]
) -> None:
    sesudah = {"kolom": ", ".join(kolom)}
    Jejak.objects.catat(berkas, tindakan, saat=saat, sesudah=sesudah)


# How long an identity is kept, and its erasing when that time is over (Pasal 42-44): it is
# needed while an answer is owed, and while an objection or a dispute may still be filed;
# the day is set when the request comes in. What names the person goes: his row, papers,
# the names on issued letters and their prints, messages to him, his words on our work.

# What may follow one another after a request comes in, each to its last day.
SEJAK_TERIMA = (
    "permohonan.jawab",
    "permohonan.perpanjang",
    "keberatan.ajukan",
    "keberatan.tanggapi",
    "sengketa.ajukan",
)
SEJAK_JAWAB = SEJAK_TERIMA[2:]
SEJAK_TANGGAPAN = SEJAK_TERIMA[4:]


def simpan_sampai(tanggal_terima: date, unit: Unit | None) -> date:
    """The day until which the identity in a request received then is kept.

    The last day to answer (with the one extension), to object, to be answered by the
    Atasan PPID, and to go to the Komisi Informasi, one after the other, in working days
    of ``unit`` (None: of the city). The limits are rows; BatasBelumDiatur when one is
    missing. A later year whose holidays nobody has entered yet must not stop a request:
    its weekends are skipped, and the day is reckoned again before anything is erased.
    """
    return akhir_jendela(tanggal_terima, SEJAK_TERIMA, unit)


def ciri_pemohon(semua: Sequence[Pemohon]) -> Ciri:
    milik = {"pemohon__in": semua}
    permohonan = Permohonan.objects.filter(**milik).select_related("unit")
    keberatan = Keberatan.objects.filter(**milik).select_related("unit", "sengketa")
    return Ciri(semua, [*permohonan, *keberatan])


def yang_berjalan(ciri: Ciri) -> str:
    """What still runs and needs the identity whatever the day, in words; "" for nothing.

    A case, an objection, a dispute until its ruling is carried out (UU 27/2022 Pasal 44).
    """
    return next((alasan for satu in ciri.berkas if (alasan := _berjalan(satu))), "")


def _berjalan(berkas: Berkas) -> str:
    if isinstance(berkas, Permohonan):
        return "permohonannya belum selesai" if berkas.status in BERJALAN else ""
    if berkas.status in TERBUKA:
        return "keberatannya belum ditanggapi"
    if berkas.status == Keberatan.Status.SENGKETA and not _dilaksanakan(berkas):
        return "sengketanya belum selesai dan dilaksanakan"
    return ""


def _dilaksanakan(keberatan: Keberatan) -> date | None:
    sengketa: Sengketa | None = getattr(keberatan, "sengketa", None)
    if sengketa is None or sengketa.status != Sengketa.Status.DILAKSANAKAN:
        return None
    return sengketa.dilaksanakan_pada


def akhir_simpan(ciri: Ciri) -> date:
    """The last day to keep the identity, now that the cases have ended.

    The day set at intake, or later when an answer came late: each answer opens its own
    windows. Raises BatasBelumDiatur when a limit is missing.
    """
    hari = [h for satu in ciri.berkas if (h := _akhir(satu))]
    sampai: date = max([ciri.orang[0].simpan_sampai, *hari])
    return sampai


def _akhir(berkas: Berkas) -> date | None:
    if isinstance(berkas, Permohonan):
        selesai = timezone.localdate(berkas.dijawab_pada or berkas.status_sejak)
        return akhir_jendela(selesai, SEJAK_JAWAB, berkas.unit)
    if berkas.ditanggapi_pada is None:
        return _dilaksanakan(berkas)
    ditanggapi = timezone.localdate(berkas.ditanggapi_pada)
    jendela = akhir_jendela(ditanggapi, SEJAK_TANGGAPAN, berkas.unit)
    return max(jendela, _dilaksanakan(berkas) or jendela)


def hapus_yang_habis(
    *, pada: datetime, coba: bool, banyak: int | None = None
) -> LaporanPenghapusan:
    """Erase what has been kept long enough; with ``coba`` only say what that would be.

    Identities past their day, papers of identity past theirs, drafts past their time;
    ``banyak``: only so many of the oldest, which is what a page can wait for. Where
    nothing is erased by itself, all the years' identities are past their day.
    """
    laporan, saat = LaporanPenghapusan(coba), Saat(None, pada)
    habis = Pemohon.objects.habis_simpan(timezone.localdate(pada)).order_by("pk")
    ada = BuktiPemohon.objects.values("pemohon")
    berbukti = Pemohon.objects.filter(pk__in=ada, dihapus_pada=None).order_by("pk")
    for pemohon in habis[:banyak]:
        PEMOHON.timbang(pemohon, saat, laporan)
    for pemohon in berbukti[:banyak]:
        _timbang_bukti(pemohon, saat, laporan)
    if banyak is not None:
        laporan.sisa = sum(max(s.count() - banyak, 0) for s in (habis, berbukti))
    laporan.draf = (
        Draf.objects.tak_terkirim(pada).count()
        if coba
        else sapu_draf(pada=pada, dibuang=catat_tak_terkirim)
    )
    return laporan


def _timbang_bukti(
    pemohon: Pemohon, saat: Saat[None], laporan: LaporanPenghapusan
) -> None:
    """Papers of identity go on their own day; what holds the name back holds them."""
    ciri = ciri_pemohon([pemohon])
    permohonan = next((b for b in ciri.berkas if isinstance(b, Permohonan)), None)
    if permohonan is None or pemohon.dibatasi_pada or yang_berjalan(ciri):
        return
    try:
        # They were checked then; the windows after that must have run out.
        diperiksa = permohonan.tanggal_lengkap or permohonan.tanggal_terima
        sampai = akhir_jendela(diperiksa, SEJAK_JAWAB, permohonan.unit)
        if sampai >= timezone.localdate(saat.pada):
            return
        if not laporan.coba:
            _hapus_bukti_habis(pemohon, permohonan, saat, sampai=sampai)
        laporan.bukti.append(Nasib.dari(ciri, sampai))
    except LookupError as galat:
        sebab = type(galat).__name__
        laporan.gagal.append(Nasib.dari(ciri, pemohon.simpan_sampai, sebab))


@transaction.atomic
def _hapus_bukti_habis(
    pemohon: Pemohon, permohonan: Permohonan, saat: Saat[None], *, sampai: date
) -> None:
    jumlah = hapus_lampiran(pemohon.bukti.select_for_update(), "isi")
    Jejak.objects.catat(
        permohonan,
        "hapus_bukti",
        saat=saat,
        catatan=f"Masa simpan bukti identitas berakhir {tanggal_pendek(sampai)}.",
        sesudah={"bukti": jumlah, "keadaan": permohonan.status},
    )


# What each noun keeps of an applicant


def _hapus_pemohon(h: Penghapusan) -> None:
    (pemohon,) = h.ciri.orang
    h.hitung["kategori"] = pemohon.kategori
    h.hitung["disimpan_sampai"] = str(pemohon.simpan_sampai)
    pemohon.hapus_identitas(pada=h.saat.pada)


def _hapus_bukti(h: Penghapusan) -> None:
    milik = BuktiPemohon.objects.filter(pemohon__in=h.ciri.orang)
    h.hitung["bukti"] = hapus_lampiran(milik, "isi")


def _milik_surat(ciri: Ciri) -> Q:
    orang = ciri.orang
    return Q(permohonan__pemohon__in=orang) | Q(keberatan__pemohon__in=orang)


def _hapus_surat(h: Penghapusan) -> None:
    """Names on letters, and the prints; the hash still tells a genuine paper copy."""
    surat = Surat.objects.filter(_milik_surat(h.ciri))
    buang_berkas(surat.values_list("berkas", flat=True))
    h.hitung["surat"] = surat.update(identitas="", berkas="")


def _milik(ciri: Ciri) -> Q:
    return Q(pemohon__in=ciri.orang)


def _milik_permohonan(ciri: Ciri) -> Q:
    return Q(permohonan__pemohon__in=ciri.orang)


def _banyak_keberatan(_hari: date) -> int:
    semua = Keberatan.objects.filter(pemohon__dihapus_pada=None)
    jumlah: int = semua.aggregate(n=Count("pemohon", distinct=True))["n"]
    return jumlah


PEMOHON = Golongan(
    sebutan="pemohon",
    model=Pemohon,
    berkas=(Permohonan, Keberatan),
    dari=lambda berkas: berkas.pemohon,
    ciri=ciri_pemohon,
    halangan=yang_berjalan,
    akhir=akhir_simpan,
    perbaiki=perbaiki_data,
    kabari=lambda berkas, pada: kabari_pemohon(berkas, "data_dijawab", pada=pada),
    simpanan=(
        Simpanan(
            Pemohon,
            lambda ciri: Q(pk__in=ciri.kunci),
            lupakan=_hapus_pemohon,
            dihitung={
                "permohonan": lambda _: Pemohon.objects.filter(
                    dihapus_pada=None
                ).count()
            },
        ),
        Simpanan(
            BuktiPemohon,
            _milik,
            lupakan=_hapus_bukti,
            judul="bukti",
            kolom=("jenis", "ukuran", "diunggah_pada"),
        ),
        # The request is an archive and stays; what was written in it is shown.
        Simpanan(
            Permohonan,
            _milik,
            judul="permohonan",
            kolom=("tanggal_terima", "rincian", "tujuan", "bantuan", "status", "hasil"),
        ),
        Simpanan(
            Keberatan,
            _milik,
            kosongkan=("nama_kuasa",),
            dihitung={"keberatan": _banyak_keberatan},
        ),
        Simpanan(
            PesanPermohonan,
            lambda ciri: _milik_permohonan(ciri) & Q(dalam=False),
            judul="pesan",
            kolom=("pada", ("dari_anda", lambda p: not p.dari_petugas), "isi"),
        ),
        Simpanan(Surat, _milik_surat, lupakan=_hapus_surat),
        Simpanan(Jawaban, _milik_permohonan, kosongkan=("penerima",)),
        Simpanan(
            Kepuasan,
            _milik_permohonan,
            kosongkan=("saran",),
            judul="penilaian",
            kolom=(
                "pada",
                ("nilai", lambda k: k.nilai),
                ("unsur", "per_unsur"),
                "saran",
            ),
        ),
        PESAN,
        KETERANGAN,
        LANGGANAN,
        Simpanan(
            AksesDataPribadi,
            judul="dibuka_petugas",
            kolom=("pada", ("data", "kolom"), "alasan"),
        ),
        Simpanan(
            PermintaanSubjek,
            kosongkan=("uraian",),
            judul="permintaan",
            kolom=("jenis", "diterima_pada", "uraian", ("hasil", "status"), "jawaban"),
        ),
    ),
)
