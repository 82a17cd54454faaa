"""Acts on the answer to a request: write, check, issue once, hand over, close.

Only the main PPID may refuse; each document has its own verdict (UU 14/2008 Pasal 22
ayat (7)).
"""

from collections.abc import Iterable, Mapping
from datetime import date

from django.db import transaction
from django.utils import timezone

from informasi.jawaban.models import (
    KEPALA,
    MENUTUP,
    BerkasJawaban,
    ButirJawaban,
    Jawaban,
)
from informasi.kabar import kabari_pemohon, kabari_unit
from informasi.permohonan.models import Permohonan, RujukanPermohonan
from informasi.permohonan.pilihan import (
    DIBERI,
    HASIL_JAWABAN,
    IZIN_TOLAK,
    TindakanPermohonan as T,
)
from informasi.rujukan.actions import BERUBAH, bagian_terbuka
from informasi.surat.actions import keluarkan_surat
from informasi.surat.models import Surat
from organisasi.alur.tindakan import TindakanTerlarang, pastikan, wajib
from organisasi.kabar.notifikasi import tuntaskan_menghubungi
from organisasi.kantor.izin import berwenang
from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.kertas.penyimpanan import hapus_lampiran
from organisasi.kertas.unggahan import Unggahan
from organisasi.models import Jejak, Petugas, Unit

Putusan = ButirJawaban.Putusan


def halangan_tulis(permohonan: Permohonan) -> str:
    if permohonan.status == Permohonan.Status.DIPROSES:
        return ""
    return (
        "Jawaban hanya dapat ditulis selama permohonan diproses; sekarang statusnya "
        f"{permohonan.get_status_display().lower()}."
    )


@transaction.atomic
def konsep_jawaban(permohonan: Permohonan, saat: Saat) -> Jawaban:
    """The one open draft of an answer, made when there is none yet."""
    terkunci = Permohonan.objects.select_for_update(of=("self",)).get(pk=permohonan.pk)
    pastikan(halangan_tulis(terkunci))
    konsep = permohonan.jawaban.konsep().first()
    if konsep is None:
        konsep = Jawaban.objects.create(
            permohonan=permohonan, cara_penyerahan=permohonan.cara_salinan
        )
        Jejak.objects.catat(permohonan, "susun_jawaban", saat=saat)
    return konsep


@transaction.atomic
def unggah_jawaban(
    butir: ButirJawaban,
    unggahan: Unggahan,
    saat: Saat,
    *,
    judul: str,
    dihitamkan: bool = False,
) -> BerkasJawaban:
    _tolak_terbit(butir.jawaban)
    return BerkasJawaban.objects.create(
        butir=butir,
        judul=judul.strip()[:150] or butir.judul[:150],
        jenis=unggahan.jenis,
        **unggahan.kolom,
        dihitamkan=dihitamkan,
        diunggah_pada=saat.pada,
    )


@transaction.atomic
def ajukan_jawaban(
    permohonan: Permohonan, saat: Saat, *, sidik: str | None = None
) -> None:
    """Hand a draft with a refusal to the main PPID, who alone may refuse.

    ``sidik``: the draft as the officer read it; see ``jawab_permohonan``.
    """
    konsep = _kunci_konsep(permohonan, sidik)
    _periksa_konsep(konsep, timezone.localdate(saat.pada))
    konsep.diajukan_pada = saat.pada
    konsep.save(update_fields=("diajukan_pada", "diubah_pada"))
    Jejak.objects.catat(permohonan, T.AJUKAN_JAWABAN, saat=saat)
    kabari_unit(permohonan, "jawaban_diajukan", saat, peran=(Peran.PPID_UTAMA,))


@transaction.atomic
def kembalikan_jawaban(permohonan: Permohonan, saat: Saat, *, alasan: str) -> None:
    konsep = _kunci_konsep(permohonan)
    if konsep.diajukan_pada is None:
        raise TindakanTerlarang("Konsep ini tidak sedang menunggu PPID Utama.")
    alasan = wajib(alasan, "Tulis apa yang harus diperbaiki.")
    konsep.diajukan_pada = None
    konsep.save(update_fields=("diajukan_pada", "diubah_pada"))
    Jejak.objects.catat(permohonan, T.KEMBALIKAN_JAWABAN, saat=saat, catatan=alasan)
    kabari_unit(permohonan, "jawaban_dikembalikan", saat)


def _kunci_konsep(permohonan: Permohonan, sidik: str | None = None) -> Jawaban:
    """The open draft with its request, which is locked: nobody else writes in it.

    ``sidik``: raises TindakanTerlarang when it is not the hash of the draft any more.
    """
    terkunci = Permohonan.objects.select_for_update(of=("self",)).get(pk=permohonan.pk)
    konsep: Jawaban | None = terkunci.jawaban.konsep().first()
    if konsep is None:
        raise TindakanTerlarang("Konsep jawaban tidak ada lagi; mungkin sudah dikirim.")
    if sidik is not None and konsep.sidik() != sidik:
        raise TindakanTerlarang(BERUBAH)
    return konsep


@transaction.atomic
def jawab_permohonan(
    permohonan: Permohonan, saat: Saat, *, sidik: str | None = None
) -> Permohonan:
    """Issue the written notice; the outcome follows from the verdicts per document.

    ``sidik`` is the hash of the draft as the officer read it (``Jawaban.sidik``): what
    differs from it is not sent. Raises TindakanTerlarang for that, and while a part is
    still open, a refusal has no approved test of the excluded list, or the officer may
    not refuse.
    """
    konsep = _kunci_konsep(permohonan, sidik)
    permohonan = konsep.permohonan
    _periksa_konsep(konsep, timezone.localdate(saat.pada))
    if terbuka := bagian_terbuka(permohonan):
        unit = ", ".join(sorted(r.ke_unit.nama_pendek for r in terbuka))
        raise TindakanTerlarang(f"Jawaban gabungan masih menunggu: {unit}.")
    menolak = any(b.putusan in MENUTUP for b in konsep.isi())
    if menolak and not berwenang(saat.oleh, IZIN_TOLAK, permohonan.pemegang):
        raise TindakanTerlarang(
            f"Penolakan diputuskan PPID Utama. Tekan “{T.AJUKAN_JAWABAN.label}”."
        )
    tindakan = konsep.tindakan()
    permohonan.lakukan(
        tindakan,
        saat,
        catatan=konsep.penjelasan,
        hasil=HASIL_JAWABAN[tindakan],
        dijawab_pada=saat.pada,
        diputus_oleh=saat.oleh,
    )
    konsep.terbit_pada, konsep.terbit_oleh = saat.pada, saat.oleh
    konsep.save(update_fields=("terbit_pada", "terbit_oleh", "diubah_pada"))
    isi: Mapping[str, Jawaban] = {"jawaban": konsep}
    for jenis in surat_jawaban(konsep):
        keluarkan_surat(jenis, saat, permohonan=permohonan, isi=isi)
    kabari_pemohon(permohonan, "permohonan_dijawab", pada=saat.pada)
    return permohonan


def surat_jawaban(konsep: Jawaban) -> list[str]:
    """The notice; a refusal that rests on exclusion goes out with its SK."""
    jenis: list[str] = [Surat.Jenis.PEMBERITAHUAN]
    if any(b.putusan == Putusan.DITOLAK for b in konsep.isi()):
        jenis.append(Surat.Jenis.SK_PENOLAKAN)
    return jenis


def _periksa_konsep(jawaban: Jawaban, hari_ini: date) -> None:
    butir = jawaban.isi()
    if not butir:
        raise TindakanTerlarang(
            "Isi dulu sedikitnya satu dokumen yang diminta dan putusannya."
        )
    wajib(jawaban.penjelasan, "Tulis penjelasan untuk pemohon.")
    for satu in butir:
        _periksa_butir(satu, jawaban, hari_ini)


def _periksa_butir(butir: ButirJawaban, jawaban: Jawaban, hari_ini: date) -> None:
    if butir.putusan in MENUTUP:
        _periksa_uji(butir, hari_ini)
    if butir.putusan == Putusan.SEBAGIAN and not any(
        b.dihitamkan for b in butir.berkas.all()
    ):
        raise TindakanTerlarang(
            f"“{butir.judul}”: unggah salinan yang sudah dihitamkan dan tandai bahwa "
            "lapisan teksnya sudah diperiksa."
        )
    if butir.putusan == Putusan.TIDAK_DIKUASAI and not butir.alasan.strip():
        raise TindakanTerlarang(f"“{butir.judul}”: sebutkan siapa yang menguasainya.")
    if butir.putusan == Putusan.BELUM_DIDOKUMENTASIKAN and not jawaban.tersedia_pada:
        raise TindakanTerlarang(
            "Informasi yang belum didokumentasikan perlu tanggal kapan tersedia."
        )


def _periksa_uji(butir: ButirJawaban, hari_ini: date) -> None:
    uji = butir.uji
    sah = uji and type(uji).objects.disetujui(hari_ini).filter(pk=uji.pk).exists()
    if not sah:
        raise TindakanTerlarang(
            f"“{butir.judul}”: penolakan hanya sah dengan uji konsekuensi yang disetujui "
            "dan belum berakhir dalam daftar informasi yang dikecualikan "
            "(UU 14/2008 Pasal 17 dan 19)."
        )


@transaction.atomic
def serahkan_permohonan(
    permohonan: Permohonan,
    saat: Saat[Petugas | None],
    *,
    cara: str,
    tanggal: date | None = None,
    penerima: str = "",
    bukti: str = "",
) -> Permohonan:
    hari_ini = timezone.localdate(saat.pada)
    hari = tanggal or hari_ini
    dijawab = permohonan.dijawab_pada
    if hari > hari_ini or (dijawab and hari < timezone.localdate(dijawab)):
        raise TindakanTerlarang(
            "Hari penyerahan harus antara hari jawaban dikirim dan hari ini."
        )
    permohonan.lakukan(
        T.SERAHKAN, saat, catatan=f"Cara: {cara}", syarat={"hasil__in": DIBERI}
    )
    tuntaskan_menghubungi(permohonan, saat=saat, hasil="Informasinya sudah diserahkan.")
    jawaban = permohonan.jawaban.terbit()[0]
    jawaban.diserahkan_hari, jawaban.diserahkan_cara = hari, cara
    jawaban.penerima, jawaban.bukti_serah = penerima.strip(), bukti.strip()[:200]
    jawaban.diserahkan_oleh, jawaban.diserahkan_pada = saat.oleh, saat.pada
    jawaban.save()
    return permohonan


def halangan_selesai(permohonan: Permohonan) -> str:
    belum = permohonan.status == Permohonan.Status.DIJAWAB
    if belum and permohonan.hasil in DIBERI:
        return "Catat dulu penyerahannya: kapan, bagaimana, oleh siapa."
    return ""


@transaction.atomic
def selesaikan_permohonan(permohonan: Permohonan, saat: Saat) -> Permohonan:
    pastikan(halangan_selesai(permohonan))
    return permohonan.lakukan(T.SELESAIKAN, saat)


# Writing the draft: its head, its documents and their files


@transaction.atomic
def simpan_konsep(
    permohonan: Permohonan, saat: Saat, *, isi: Jawaban | None = None
) -> Jawaban:
    """The draft with the head of ``isi`` (unsaved; None: the head stays); its edition rises.

    Raises TindakanTerlarang when the request is not being processed.
    """
    konsep = konsep_jawaban(permohonan, saat)
    if isi is not None:
        for kolom in KEPALA:
            setattr(konsep, kolom, getattr(isi, kolom))
        konsep.edisi += 1
        konsep.save()
    Jejak.objects.catat(permohonan, "simpan_jawaban", saat=saat)
    return konsep


@transaction.atomic
def simpan_butir(
    butir: ButirJawaban,
    saat: Saat,
    *,
    konsep: Jawaban,
    unit: Unit,
    rujukan: RujukanPermohonan | None = None,
    unggahan: Iterable[tuple[str, Unggahan]] = (),
    dihitamkan: bool = False,
    buang: Iterable[int] = (),
) -> ButirJawaban:
    """Save one document of ``konsep`` with its new files; ``buang`` are files to drop.

    A new one belongs to ``unit`` and, in a joined answer, to its part ``rujukan``.
    """
    if not butir.pk:
        butir.jawaban, butir.unit, butir.rujukan = konsep, unit, rujukan
    _tolak_terbit(butir.jawaban)
    butir.save()
    hapus_lampiran(BerkasJawaban.objects.filter(butir=butir, pk__in=list(buang)), "isi")
    for judul, satu in unggahan:
        unggah_jawaban(butir, satu, saat, judul=judul, dihitamkan=dihitamkan)
    return butir


@transaction.atomic
def hapus_butir(butir: ButirJawaban) -> None:
    _tolak_terbit(butir.jawaban)
    hapus_lampiran(butir.berkas.all(), "isi")
    butir.delete()


def _tolak_terbit(jawaban: Jawaban) -> None:
    if jawaban.terbit_pada:
        raise TindakanTerlarang("Jawaban yang sudah dikirim tidak dapat diubah.")
