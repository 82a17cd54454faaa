"""Letters go out, numbered and frozen in the transaction of the act they tell of.

A letter with a mistake is issued again: same number, next version, and the reason. It is
printed once, after the act: by the worker, or by whoever needs it first.
"""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from django.core.files.base import ContentFile
from django.db import connection, transaction
from django.http import FileResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify

from informasi.jawaban.models import Jawaban
from informasi.kabar import kabari_pemohon
from informasi.keberatan.models import Keberatan
from informasi.permohonan.models import Permohonan, RujukanPermohonan
from informasi.surat.models import JenisSurat, Surat
from informasi.surat.naskah import (
    Naskah,
    identitas,
    kekurangan,
    perpanjangan,
    rujukan,
    tanda_bukti,
    tanda_bukti_keberatan,
    tanggapan_keberatan,
)
from informasi.surat.naskah_jawaban import pemberitahuan, sk_penolakan
from organisasi.alur.tindakan import TindakanTerlarang, pastikan, wajib
from organisasi.bahasa import tanggal_pendek
from organisasi.basis_data.versi import per_versi
from organisasi.halaman.rahasia import unduhan
from organisasi.kantor.peran import PERAN_KOTA, Peran
from organisasi.kantor.saat import Saat
from organisasi.kertas.naskah import (
    SURAT,
    PDFGagal,
    alamat_kop,
    alamat_penuh,
    cetak_pdf,
    kop,
    lambang_svg,
    qr_svg,
)
from organisasi.kertas.penyimpanan import buang_berkas
from organisasi.models import Jejak, NomorUrut, Pengaturan, Penugasan, Petugas, Unit
from organisasi.sandi import kelompokkan, kode_rahasia, sidik

J = JenisSurat
_PPID = (Peran.PPID_PEMBANTU, Peran.PPID_UTAMA, Peran.PETUGAS_LAYANAN)
_LOKET = (Peran.PETUGAS_LAYANAN, Peran.PPID_PEMBANTU, Peran.PPID_UTAMA)
# Of each kind its sign in the letter number, its builder, and in which role it is signed:
# the first one held counts.
PENYUSUN: Mapping[str, tuple[str, Callable[..., Naskah], Sequence[Peran]]] = {
    J.TANDA_BUKTI: ("TB", tanda_bukti, _LOKET),
    J.KEKURANGAN: ("KB", kekurangan, _PPID),
    J.PEMBERITAHUAN: ("PT", pemberitahuan, _PPID),
    J.PERPANJANGAN: ("PW", perpanjangan, _PPID),
    J.RUJUKAN: ("RJ", rujukan, _PPID),
    J.SK_PENOLAKAN: ("SK", sk_penolakan, (Peran.PPID_UTAMA,)),
    J.TANDA_BUKTI_KEBERATAN: (
        "TBK",
        tanda_bukti_keberatan,
        (*_LOKET, Peran.ATASAN_PPID),
    ),
    J.TANGGAPAN_KEBERATAN: ("TK", tanggapan_keberatan, (Peran.ATASAN_PPID,)),
}
AWALAN = {
    Penugasan.Sifat.PLT: "Plt. ",
    Penugasan.Sifat.PENGGANTI: "Pengganti sementara ",
}
REGISTER = "surat"

# Issuing a letter


def keluarkan_surat(
    jenis: str,
    saat: Saat[Petugas | None],
    *,
    permohonan: Permohonan | None = None,
    keberatan: Keberatan | None = None,
    isi: Mapping[str, Any] | None = None,
    menggantikan: Surat | None = None,
    alasan_ganti: str = "",
) -> Surat:
    """Number and freeze a letter; must run inside the act's transaction, after its acts.

    The words come from the case as it stands; ``isi`` adds what no model holds, by the
    names its builder asks for. ``oleh`` None: the portal itself, no signature. A
    correction names the letter it replaces (``menggantikan``) and why: same number, next
    version. It is printed later (``cetak_surat``), so typesetting never holds a register.
    Raises TindakanTerlarang for a correction without reason or of a letter that was
    replaced already, BatasBelumDiatur when a limit it must name is not set.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError(
            "keluarkan_surat() needs the transaction of the act it tells of."
        )
    if menggantikan:
        if menggantikan.jenis != jenis:
            raise TindakanTerlarang("Surat hanya dapat diganti dengan surat sejenis.")
        alasan_ganti = wajib(alasan_ganti, "Tulis mengapa surat ini diganti.")
        pastikan(halangan_ganti(menggantikan))
    perkara = permohonan or keberatan
    assert perkara is not None
    unit, naskah = _susun(jenis, saat, perkara, isi or {}, menggantikan)
    if menggantikan:
        nomor, versi = menggantikan.nomor, menggantikan.versi + 1
    else:
        tahun, versi = timezone.localdate(saat.pada).year, 1
        urut = NomorUrut.objects.ambil(REGISTER, unit=unit.kode, tahun=tahun)
        nomor = f"{urut:04d}/{PENYUSUN[jenis][0]}/{unit.kode}/{tahun}"
    naskah |= {"nomor": nomor, "versi": versi, "alasan_ganti": alasan_ganti}
    siapa = _identitas(perkara)
    return Surat.objects.create(
        jenis=jenis,
        nomor=nomor,
        versi=versi,
        kode_verifikasi=kode_rahasia(),
        unit=unit,
        permohonan=permohonan,
        keberatan=keberatan,
        naskah=naskah,
        identitas=siapa,
        sidik_naskah=sidik_naskah(naskah, siapa),
        dibuat_oleh=saat.oleh,
        dibuat_pada=saat.pada,
        menggantikan=menggantikan,
        alasan_ganti=alasan_ganti,
    )


def pratinjau_surat(
    jenis: str,
    saat: Saat[Petugas | None],
    *,
    permohonan: Permohonan,
    isi: Mapping[str, Any],
) -> dict[str, Any]:
    """The words of the letter ``keluarkan_surat`` would freeze now; nothing is written.

    It has no number yet. Raises what ``keluarkan_surat`` raises.
    """
    return _susun(jenis, saat, permohonan, isi)[1]


def sidik_naskah(naskah: Mapping[str, Any], identitas_json: str) -> str:
    """Keyed hash of a letter's words and addressee as they were issued, in hex.

    Names are erased on time while this stays; without the key none can be tried on it.
    """
    teks = json.dumps(naskah, sort_keys=True, ensure_ascii=False)
    return sidik(f"naskah:{teks}\n{identitas_json}")


def _susun(
    jenis: str,
    saat: Saat[Petugas | None],
    perkara: Permohonan | Keberatan,
    isi: Mapping[str, Any],
    lama: Surat | None = None,
) -> tuple[Unit, dict[str, Any]]:
    """The office that writes, and the words with those under them.

    Signed by nobody: the portal itself wrote it.
    """
    hari_ini = timezone.localdate(saat.pada)
    atur = per_versi("pengaturan", Pengaturan.objects.kini)
    naskah = PENYUSUN[jenis][1](perkara, hari_ini, **isi)
    asal = perkara.unit
    if isinstance(perkara, Permohonan) and jenis != J.TANDA_BUKTI:
        asal = perkara.pemegang
    # The post that the Atasan PPID named in the answer goes before the one noted in the
    # assignment.
    jabatan = ""
    if isinstance(perkara, Keberatan) and jenis == J.TANGGAPAN_KEBERATAN:
        jabatan = perkara.jabatan_penanggap
    unit, penanda = _penanda(jenis, asal, jabatan, saat.oleh, hari_ini, atur)
    if lama:
        # It keeps its number, so it stays in the register it was numbered in.
        unit = lama.unit
    return unit, naskah | {
        "kop": kop(unit, atur, hari_ini),
        "tempat": atur.nama_kota.removeprefix("Kota "),
        "tanggal": tanggal_pendek(hari_ini),
        "penanda": penanda,
        "tanpa_penanda": not penanda,
    }


def _penanda(
    jenis: str,
    unit: Unit,
    jabatan: str,
    oleh: Petugas | None,
    hari: date,
    atur: Pengaturan,
) -> tuple[Unit, dict[str, str]]:
    """The office in which ``oleh`` acts today, and the lines under the letter.

    Without a fitting assignment, or for the portal itself, the unit of the case.
    """
    if oleh is None:
        return unit, {}
    baris = {"nama": str(oleh), "nip": oleh.nip, "sebagai": "", "jabatan": jabatan}
    peran = PENYUSUN[jenis][2]
    atas = {unit.pk, unit.induk_id, unit.induk.induk_id if unit.induk else None}
    cocok = [
        satu
        for satu in oleh.penugasan.berlaku(hari).select_related("unit")
        if satu.peran in peran and (satu.peran in PERAN_KOTA or satu.unit_id in atas)
    ]
    if not cocok:
        return unit, baris
    tugas = min(cocok, key=lambda t: (peran.index(Peran(t.peran)), t.pk))
    awalan = AWALAN.get(Penugasan.Sifat(tugas.sifat), "")
    baris["sebagai"] = {
        Peran.PPID_PEMBANTU: atur.sebutan_pembantu,
        Peran.PPID_UTAMA: f"PPID Utama {atur.nama_kota}",
        Peran.ATASAN_PPID: f"Atasan PPID {atur.nama_kota}",
    }.get(Peran(tugas.peran), "Petugas pelayanan informasi")
    baris["jabatan"] = f"{awalan}{jabatan or tugas.jabatan}".strip()
    return tugas.unit, baris


def halangan_ganti(surat: Surat) -> str:
    if Surat.objects.filter(menggantikan=surat).exists():
        return "Surat ini sudah diganti. Perbaiki versi terbarunya."
    return ""


def _identitas(perkara: Permohonan | Keberatan) -> str:
    minta, kuasa = perkara if isinstance(perkara, Permohonan) else None, ""
    if isinstance(perkara, Keberatan):
        minta, kuasa = perkara.permohonan, str(perkara.nama_kuasa)
    kode = str(minta.kode) if minta else ""
    siapa = identitas(perkara.pemohon, kuasa=kuasa, kode=kode)
    return json.dumps(siapa, ensure_ascii=False)


# Correcting a letter that went out


@transaction.atomic
def perbaiki_surat(surat: Surat, saat: Saat, *, alasan: str) -> Surat:
    """Issue ``surat`` again from the case as it stands now; returns the new version.

    What was decided stays: the answer and the referral are those of the first version.
    Raises TindakanTerlarang without a reason, for a letter replaced already, and for one
    that belongs to an objection.
    """
    permohonan, awal, isi = surat.permohonan, surat, dict[str, Any]()
    if permohonan is None:
        raise TindakanTerlarang("Surat ini bukan surat permohonan.")
    while awal.menggantikan:
        awal = awal.menggantikan
    if surat.jenis in {J.PEMBERITAHUAN, J.SK_PENOLAKAN}:
        milik = Jawaban.objects.filter(permohonan=permohonan)
        isi["jawaban"] = milik.get(terbit_pada=awal.dibuat_pada)
    elif surat.jenis == J.RUJUKAN:
        semua = RujukanPermohonan.objects.filter(berkas=permohonan)
        isi["rujukan"] = semua.get(diajukan_pada=awal.dibuat_pada)
    baru = keluarkan_surat(
        surat.jenis,
        saat,
        permohonan=permohonan,
        isi=isi,
        menggantikan=surat,
        alasan_ganti=alasan[:300],
    )
    Jejak.objects.catat(
        permohonan,
        "perbaiki_surat",
        saat=saat,
        catatan=f"{baru}, versi {baru.versi}: {baru.alasan_ganti}",
    )
    kabari_pemohon(permohonan, "surat_diperbaiki", pada=saat.pada)
    return baru


# The frozen letter with its addressee put back in

TANPA_IDENTITAS = "Identitas sudah dihapus sesuai masa simpannya."
PERIKSA = "Periksa keaslian surat ini dengan memindai gambar ini, atau buka:"
TANPA_PENANDA = "Lembar ini dibuat oleh portal, tanpa tanda tangan petugas."
BARIS_PEMOHON = (
    ("nama", "Nama"),
    ("kuasa", "Diwakili"),
    ("alamat", "Alamat"),
    ("kontak", "Telepon atau surel"),
    ("pekerjaan", "Pekerjaan"),
)


def isi_surat(surat: Surat) -> dict[str, Any]:
    """Plain values for the typesetter and the print page.

    The addressee comes from the encrypted part; once that is erased the paper says so.
    """
    naskah: dict[str, Any] = surat.naskah
    periksa = alamat_penuh(surat.get_absolute_url())
    versi = f", versi {surat.versi}" if surat.versi > 1 else ""
    return {
        **isi_naskah(naskah, baca_identitas(surat)),
        "judul_berkas": f"{naskah['judul']} {surat.nomor}",
        "kaki": f"{surat.nomor}{versi} · {naskah['hal']}",
        "periksa": PERIKSA,
        "alamat_periksa": periksa,
        "kode": kelompokkan(surat.kode_verifikasi),
        "qr": qr_svg(periksa),
    }


def isi_naskah(naskah: Mapping[str, Any], siapa: Mapping[str, str]) -> dict[str, Any]:
    """The words of a letter with ``siapa`` put in: all but its number and its proof."""
    return {
        **naskah,
        "alamat_kop": alamat_kop(naskah["kop"]),
        "tanda": "",
        "kepada": _kepada(siapa) if naskah["kepada"] else [],
        "bagian": [isi_unsur(satu, siapa) for satu in naskah["bagian"]],
        "penanda": _tertanda(naskah["penanda"]),
        "tanpa_penanda": TANPA_PENANDA if naskah["tanpa_penanda"] else "",
    }


def baca_identitas(surat: Surat) -> dict[str, str]:
    isi: dict[str, str] = json.loads(surat.identitas) if surat.identitas else {}
    return isi


def _kepada(siapa: Mapping[str, str]) -> list[str]:
    if not siapa.get("nama"):
        return [TANPA_IDENTITAS]
    nama = [siapa["nama"]]
    if siapa["kuasa"]:
        nama.append(f"melalui {siapa['kuasa']}")
    return [*nama, *siapa["alamat"].splitlines()]


def isi_unsur(satu: dict[str, Any], siapa: Mapping[str, str]) -> dict[str, Any]:
    if satu["jenis"] == "pemohon":
        return {"jenis": "rincian", "baris": baris_pemohon(siapa)}
    if satu["jenis"] == "tautan_pribadi":
        return _tautan(satu, siapa.get("kode", ""))
    return satu


def baris_pemohon(siapa: Mapping[str, str]) -> list[list[str]]:
    baris = [[label, siapa[k]] for k, label in BARIS_PEMOHON if siapa.get(k)]
    return baris or [["Pemohon", TANPA_IDENTITAS]]


def _tautan(satu: dict[str, Any], kode: str) -> dict[str, Any]:
    """The QR to the private page; its code is a secret, so it left with the identity."""
    if not kode:
        return {"jenis": "kalimat", "teks": ""}
    alamat = alamat_penuh(reverse("informasi:permohonan-rinci", args=(kode,)))
    return {
        **satu,
        "alamat": alamat,
        "qr": qr_svg(alamat),
        "kode": kelompokkan(kode),
    }


def _tertanda(baris: Mapping[str, str]) -> dict[str, list[str]]:
    if not baris:
        return {}
    nip = f"NIP {baris['nip']}" if baris["nip"] else ""
    return {
        "atas": [b for b in (baris["sebagai"], baris["jabatan"]) if b],
        "bawah": [b for b in (baris["nama"], nip) if b],
    }


# The PDF

# A backlog is printed over several runs.
SEKALI = 50


def cetak_surat(surat: Surat) -> Surat:
    """Typeset a letter that has no file yet and keep it; returns ``surat`` with its file.

    Of two processes that print at once one keeps its file, and both return that one:
    the same bytes ever after. Raises PDFGagal when the typesetter fails.
    """
    if surat.sha256:
        return surat
    naskah = {**isi_surat(surat), "lambang": lambang_svg()}
    isi = cetak_pdf(naskah, pada=surat.dibuat_pada, naskah=SURAT)
    # A second object: the name must not change on ``surat`` before the row is ours.
    baru = Surat(pk=surat.pk)
    baru.berkas.save("surat.pdf", ContentFile(isi), save=False)
    menang = Surat.objects.filter(pk=surat.pk, sha256="").update(
        berkas=baru.berkas.name, sha256=hashlib.sha256(isi).hexdigest(), ukuran=len(isi)
    )
    if not menang:
        buang_berkas([baru.berkas.name])
    surat.refresh_from_db(fields=("berkas", "sha256", "ukuran"))
    return surat


def unduh_surat(surat: Surat) -> FileResponse:
    """The letter as a download, printed on first need; PDFGagal when it cannot be now."""
    cetak_surat(surat)
    return unduhan(
        surat.berkas, nama=f"{slugify(str(surat))}.pdf", tipe="application/pdf"
    )


def cetak_tertunda(lanjut: Callable[[], bool]) -> int:
    """Print the letters that wait, oldest first, while ``lanjut()``; how many were.

    Other workers may print at the same time. A letter that cannot be typeset does not
    hold up the others; PDFGagal at the end says how many there were.
    """
    jumlah = gagal = 0
    menunggu = (
        Surat.objects.filter(sha256="").order_by("pk").values_list("pk", flat=True)
    )
    for pk in list(menunggu[:SEKALI]):
        if not lanjut():
            break
        try:
            cetak_surat(Surat.objects.get(pk=pk))
            jumlah += 1
        except PDFGagal:
            gagal += 1
    if gagal:
        raise PDFGagal(f"{gagal} surat tidak dapat dicetak.")
    return jumlah
