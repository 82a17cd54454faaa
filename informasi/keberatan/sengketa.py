"""The dispute at the Komisi Informasi: until when it may be filed, its dates, its papers.

The applicant has fourteen working days after the answer to the objection (UU 14/2008
Pasal 37).
"""

import hashlib
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from datetime import date, datetime
from operator import itemgetter
from pathlib import PurePath
from tempfile import SpooledTemporaryFile
from textwrap import wrap
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.core.files.base import File
from django.db import transaction
from django.db.models import Q
from django.http import FileResponse
from django.utils import timezone
from django.utils.text import slugify

from informasi.jawaban.models import BerkasJawaban
from informasi.kabar import kabari_unit
from informasi.keberatan.models import KOLOM_HARI, AlasanKeberatan, Keberatan, Sengketa
from informasi.permohonan.models import Permohonan
from informasi.surat.actions import (
    baca_identitas,
    baris_pemohon,
    cetak_surat,
    isi_naskah,
    isi_unsur,
)
from informasi.surat.models import Surat
from informasi.surat.naskah import UU, alasan_teks, identitas, naskah
from informasi.waktu import SENGKETA_AJUKAN, Jendela, hitung_jendela
from organisasi.alur.tindakan import DaftarTindakan, TindakanTerlarang, pastikan
from organisasi.bahasa import tanggal, tanggal_pendek
from organisasi.basis_data.versi import per_versi
from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.kertas.naskah import (
    SURAT,
    Unsur,
    bab,
    butir,
    cetak_pdf,
    kalimat,
    kop,
    lambang_svg,
    rincian,
    salinan,
    tabel,
)
from organisasi.models import HariLibur, Jejak, KanalLayanan, Pengaturan, Petugas
from organisasi.waktu.hari_kerja import KalenderBelumDiisi, hitung_hari_kerja

# Until when it may be filed, and its dates


def jendela_sengketa(keberatan: Keberatan, hari_ini: date) -> Jendela:
    """Fourteen working days from the answer, or from the end of thirty days of silence.

    UU 14/2008 Pasal 37-38; both readings of the start are law.
    """
    if keberatan.status == Keberatan.Status.DITERIMA_PEMOHON:
        return Jendela(belum="Putusan sudah Anda terima.")
    if keberatan.status == Keberatan.Status.SENGKETA:
        return Jendela(belum="Sengketa sudah diajukan.")
    if keberatan.ditanggapi_pada:
        sejak = timezone.localdate(keberatan.ditanggapi_pada)
    elif keberatan.terlambat(hari_ini):
        sejak = keberatan.jatuh_tempo
    else:
        return Jendela(belum="Atasan PPID masih punya waktu untuk menanggapi.")
    dihitung = (SENGKETA_AJUKAN, sejak, keberatan.unit, hari_ini)
    return hitung_jendela(*dihitung, apa="ke Komisi Informasi")


def tanpa_mediasi(keberatan: Keberatan) -> bool:
    """Whether the dispute goes straight to adjudication: it rests on an exclusion."""
    return AlasanKeberatan.DITOLAK in keberatan.alasan


@transaction.atomic
def catat_sengketa(
    keberatan: Keberatan, saat: Saat[Petugas | None], *, tanggal: date | None = None
) -> Sengketa:
    """The applicant filed with the commission on ``tanggal`` (today when left out).

    Raises TindakanTerlarang outside the window, for a day in the future, or a second time.
    """
    hari_ini = timezone.localdate(saat.pada)
    hari = tanggal or hari_ini
    if hari > hari_ini:
        raise TindakanTerlarang("Hari pengajuan tidak boleh di masa depan.")
    pastikan(jendela_sengketa(keberatan, hari).belum)
    dijawab = keberatan.ditanggapi_pada
    mulai = timezone.localdate(dijawab) if dijawab else None
    if hari <= keberatan.jatuh_tempo and (mulai is None or hari < mulai):
        raise TindakanTerlarang(
            "Hari pengajuan harus sesudah tanggapan Atasan PPID, atau sesudah waktunya "
            "menanggapi lewat."
        )
    keberatan.lakukan(Keberatan.Tindakan.SENGKETAKAN, saat)
    sengketa = Sengketa.objects.create(
        keberatan=keberatan, diajukan_pada=hari, status_sejak=saat.pada
    )
    Jejak.objects.catat(sengketa, "daftar", saat=saat)
    kabari_unit(
        keberatan, "sengketa_masuk", saat, peran=(Peran.ATASAN_PPID, Peran.PPID_UTAMA)
    )
    return sengketa


def catat_tahap(
    sengketa: Sengketa,
    tindakan: DaftarTindakan,
    saat: Saat,
    *,
    tanggal: date,
    **isi: str,
) -> Sengketa:
    """A step of the commission, between the last step and today.

    Raises TindakanTerlarang for another day, and for mediation of a refusal under Pasal
    17, which goes straight to adjudication.
    """
    if tindakan == Sengketa.Tindakan.MEDIASIKAN and tanpa_mediasi(sengketa.keberatan):
        raise TindakanTerlarang(
            "Sengketa atas penolakan Pasal 17 langsung ke ajudikasi, tanpa mediasi."
        )
    semua = [getattr(sengketa, kolom) for kolom in KOLOM_HARI.values()]
    terakhir = max(filter(None, [sengketa.diajukan_pada, *semua]))
    if not terakhir <= tanggal <= timezone.localdate(saat.pada):
        raise TindakanTerlarang(
            "Tanggalnya harus sesudah langkah sebelumnya dan tidak di masa depan."
        )
    kolom: dict[str, Any] = {KOLOM_HARI[tindakan]: tanggal, **isi}
    return sengketa.lakukan(tindakan, saat, **kolom)


# The Komisi Informasi as a channel: its address is data that staff may change


def kanal_komisi() -> KanalLayanan | None:
    """The commission that hears disputes with the city; None while no row names it."""
    return per_versi(
        "kanal.komisi", lambda: KanalLayanan.objects.filter(kode="ki-jabar").first()
    )


# Everything about one objection as a ZIP, for the applicant, the city and the commission
# It holds request, proofs, letters, answers with their files, objection and its answer, the
# days of the case and a list of contents (papers a dispute asks for: Perki 1/2013). Notes
# among officers are no part of it.

type Hari = tuple[date, str]


def hari_perkara(keberatan: Keberatan) -> list[tuple[str, str, str]]:
    """Day, what happened, and the working days since it came in ("" without calendar)."""
    minta = keberatan.permohonan
    semua = [*_permohonan(minta), *_keberatan(keberatan)] if minta else []
    semua = sorted(semua or _keberatan(keberatan), key=itemgetter(0))
    mulai = (minta or keberatan).tanggal_terima
    kalender = HariLibur.objects.kalender(keberatan.unit)

    def ke(hari: date) -> str:
        try:
            return str(hitung_hari_kerja(mulai, hari, kalender))
        except KalenderBelumDiisi:
            return ""

    return [(tanggal(hari), apa, ke(hari)) for hari, apa in semua]


def _permohonan(minta: Permohonan) -> Iterator[Hari]:
    yield minta.tanggal_terima, f"Permohonan {minta.nomor} diterima"
    for satu in minta.rujukan.select_related("ke_unit"):
        yield timezone.localdate(satu.diajukan_pada), f"Dirujuk ke {satu.ke_unit.nama}"
    if minta.tanggal_lengkap and minta.tanggal_lengkap != minta.tanggal_terima:
        yield minta.tanggal_lengkap, "Berkas permohonan lengkap"
    yield minta.jatuh_tempo_awal, "Jatuh tempo pertama menjawab permohonan"
    if minta.jatuh_tempo != minta.jatuh_tempo_awal:
        yield minta.jatuh_tempo, "Jatuh tempo setelah diperpanjang"
    for jawaban in minta.jawaban.terbit():
        assert jawaban.terbit_pada is not None
        yield timezone.localdate(jawaban.terbit_pada), "Pemberitahuan tertulis dikirim"
        if hari := jawaban.diserahkan_hari:
            cara = jawaban.get_diserahkan_cara_display()
            yield hari, f"Informasi diserahkan ({cara})"


def _keberatan(banding: Keberatan) -> Iterator[Hari]:
    yield banding.tanggal_terima, f"Keberatan {banding.nomor} diterima"
    yield banding.jatuh_tempo, "Batas tanggapan Atasan PPID"
    if banding.ditanggapi_pada:
        hasil = f"Keberatan ditanggapi: {banding.get_hasil_display().lower()}"
        yield timezone.localdate(banding.ditanggapi_pada), hasil
    if banding.perintah_jatuh_tempo:
        yield banding.perintah_jatuh_tempo, "Batas melaksanakan perintah"
    if sengketa := getattr(banding, "sengketa", None):
        yield sengketa.diajukan_pada, "Sengketa diajukan ke Komisi Informasi"


# The overview as one PDF: parties, days, contents, copies of the letters


def cetak_ikhtisar(
    keberatan: Keberatan,
    surat: Iterable[Surat],
    isi: Sequence[tuple[str, str, str]],
    *,
    pada: datetime,
) -> bytes:
    """Typeset the overview; ``isi`` are name, words and SHA-256 of each file of the dossier.

    Carries the applicant's identity: for the two sides and the commission only. Raises
    PDFGagal when the typesetter fails.
    """
    hari_ini, judul = timezone.localdate(pada), "Ikhtisar berkas sengketa"
    kaki = f"{judul} {keberatan.nomor}"
    isi_kertas = naskah(
        f"{judul} informasi",
        f"Keberatan {keberatan.nomor}",
        [*_bagian(keberatan, isi, pada), *_salinan(surat)],
        dasar=[f"{UU}, Pasal 35 sampai 37"],
        kepada=False,
    )
    isi_kertas |= {
        "kop": kop(keberatan.unit, Pengaturan.objects.kini(), hari_ini),
        "tempat": "",
        "tanggal": tanggal_pendek(hari_ini),
        "penanda": {},
        "tanpa_penanda": False,
    }
    tetap = {"judul_berkas": kaki, "kaki": kaki, "nomor": "", "qr": ""}
    nilai = isi_naskah(isi_kertas, {}) | tetap | {"lambang": lambang_svg()}
    return cetak_pdf(nilai, pada=pada, naskah=SURAT)


def _bagian(
    banding: Keberatan, isi: Sequence[tuple[str, str, str]], pada: datetime
) -> list[Unsur]:
    minta = banding.permohonan
    siapa = identitas(banding.pemohon, kuasa=str(banding.nama_kuasa))
    return [
        *kalimat(f"Disusun portal pada {tanggal(timezone.localdate(pada))}."),
        bab("Para pihak"),
        {"jenis": "rincian", "baris": baris_pemohon(siapa)},
        rincian(("Badan publik", banding.unit.nama)),
        bab("Perkara"),
        rincian(
            ("Nomor permohonan", minta.nomor if minta else ""),
            ("Informasi yang diminta", minta.rincian if minta else ""),
            ("Nomor keberatan", banding.nomor),
            ("Keadaan keberatan", banding.get_status_display()),
            ("Putusan Atasan PPID", banding.get_hasil_display()),
        ),
        bab("Alasan keberatan"),
        butir(alasan_teks(banding)),
        bab("Perjalanan perkara"),
        tabel(
            ("Hari", "Peristiwa", "Hari kerja ke-"), hari_perkara(banding), (4, 7, 2)
        ),
        *kalimat(minta.hitungan if minta else ""),
        *kalimat(banding.hitungan),
        bab("Daftar isi berkas"),
        tabel(
            ("Berkas", "Isi", "SHA-256"),
            ((nama, apa, " ".join(wrap(sidik, 8))) for nama, apa, sidik in isi),
            (5, 4, 5),
        ),
    ]


def _salinan(surat: Iterable[Surat]) -> Iterator[Unsur]:
    for satu in surat:
        isi = satu.naskah
        yield salinan(
            f"Salinan: {isi['judul']}",
            f"Nomor {satu.nomor}, versi {satu.versi}, {isi['tanggal']}",
        )
        siapa = baca_identitas(satu) | {"kode": ""}  # the secret is no part of it
        yield from (isi_unsur(u, siapa) for u in isi["bagian"])


# The ZIP

DI_MEMORI = 4 * 1024 * 1024
IKHTISAR = "00-ikhtisar.pdf"
DAFTAR = "daftar-isi.txt"
TIDAK_ADA = "tidak tersedia lagi"


# Of each file its name in the ZIP, what it is, its SHA-256, and the file itself.
type IsiBerkas = tuple[str, str, str, File]


def kirim_berkas_sengketa(keberatan: Keberatan, *, pada: datetime) -> FileResponse:
    """The dossier as a download that no cache keeps.

    Carries identity: the caller has checked the secret, or noted the officer's reason.
    """
    jawab = FileResponse(
        berkas_sengketa(keberatan, pada=pada),
        as_attachment=True,
        filename=f"berkas-sengketa-{slugify(keberatan.nomor)}.zip",
        content_type="application/zip",
    )
    jawab["Cache-Control"] = "no-store, private"
    jawab["X-Content-Type-Options"] = "nosniff"
    return jawab


def berkas_sengketa(keberatan: Keberatan, *, pada: datetime) -> IO[bytes]:
    """The dossier as an open file, at its start; beyond 4 MB it lies on disk.

    Letters that were not printed yet are printed now. A file that is gone from the disk,
    or was erased on its day, is named in the contents as gone. Raises PDFGagal when the
    typesetter fails.
    """
    milik = Q(keberatan=keberatan)
    if keberatan.permohonan_id:
        milik |= Q(permohonan=keberatan.permohonan_id)
    surat = [cetak_surat(s) for s in Surat.objects.filter(milik).order_by("pk")]
    semua = list(_isi(keberatan, surat))
    with ExitStack() as bila_gagal:
        hasil = bila_gagal.enter_context(SpooledTemporaryFile(max_size=DI_MEMORI))
        with ZipFile(hasil, "w", ZIP_DEFLATED) as arsip:
            # The list first says what is really inside.
            masuk = [_masukkan(arsip, satu, pada) for satu in semua]
            ikhtisar = cetak_ikhtisar(keberatan, surat, masuk, pada=pada)
            arsip.writestr(_nama(IKHTISAR, pada), ikhtisar)
            sidik = hashlib.sha256(ikhtisar).hexdigest()
            baris = [(IKHTISAR, "Ikhtisar dan salinan surat", sidik), *masuk]
            daftar = "".join(f"{s or '-' * 64}  {n}  ({u})\n" for n, u, s in baris)
            arsip.writestr(_nama(DAFTAR, pada), daftar)
        hasil.seek(0)
        bila_gagal.pop_all()  # from here on whoever reads it closes it
    return hasil


def _isi(keberatan: Keberatan, surat: list[Surat]) -> Iterator[IsiBerkas]:
    for ke, satu in enumerate(surat, 1):
        map_surat = "4-keberatan" if satu.keberatan_id else "1-permohonan"
        versi = f"-versi-{satu.versi}" if satu.versi > 1 else ""
        yield (
            f"{map_surat}/{ke:02d}-{slugify(satu.get_jenis_display())}{versi}.pdf",
            f"{satu.get_jenis_display()} {satu.nomor}",
            satu.sha256,
            satu.berkas,
        )
    for ke, bukti in enumerate(keberatan.pemohon.bukti.all(), 1):
        nama = f"2-bukti-pemohon/{ke:02d}-{bukti.jenis}{_akhiran(bukti.isi)}"
        yield nama, bukti.get_jenis_display(), bukti.sha256, bukti.isi
    diberikan = BerkasJawaban.objects.diberikan(keberatan.permohonan)
    for ke, berkas in enumerate(diberikan.order_by("pk"), 1):
        judul = slugify(berkas.judul)[:60] or "berkas"
        nama = f"3-jawaban/{ke:02d}-{judul}{_akhiran(berkas.isi)}"
        yield nama, f"Diberikan: {berkas.judul}", berkas.sha256, berkas.isi


def _akhiran(isi: File) -> str:
    return PurePath(str(isi.name)).suffix.lower()


def _masukkan(arsip: ZipFile, satu: IsiBerkas, pada: datetime) -> tuple[str, str, str]:
    nama, uraian, sidik, berkas = satu
    try:
        sumber = berkas.open("rb")
    except (OSError, ValueError):
        return nama, f"{uraian} ({TIDAK_ADA})", ""
    with sumber, arsip.open(_nama(nama, pada), "w") as tujuan:
        shutil.copyfileobj(sumber, tujuan)
    return nama, uraian, sidik


def _nama(nama: str, pada: datetime) -> ZipInfo:
    """An entry with the time of the dossier, so that two made at once are the same."""
    lokal = timezone.localtime(pada)
    info = ZipInfo(nama, date_time=lokal.timetuple()[:6])
    info.compress_type = ZIP_DEFLATED
    return info
