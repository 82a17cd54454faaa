"""Which papers are asked of which kind of applicant (Perki 1/2021; UU 27/2022)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from informasi.pemohon.models import JenisBuktiPemohon, KategoriPemohon, Pemohon
from organisasi.kertas.unggahan import Unggahan

J, K = JenisBuktiPemohon, KategoriPemohon
DASAR: Mapping[str, tuple[str, ...]] = {
    K.PERORANGAN: (J.IDENTITAS,),
    K.KELOMPOK: (J.SURAT_KUASA, J.IDENTITAS_PEMBERI_KUASA, J.IDENTITAS),
    K.BADAN_HUKUM: (J.PENGESAHAN, J.ANGGARAN_DASAR, J.IDENTITAS),
}
TAMBAHAN: Mapping[str, tuple[str, ...]] = {
    K.PERORANGAN: (J.SURAT_KUASA, J.IDENTITAS_PEMBERI_KUASA),
    K.KELOMPOK: (),
    K.BADAN_HUKUM: (J.SURAT_KUASA,),
}
SEBUTAN: Mapping[str, str] = {
    J.IDENTITAS: "Identitas Anda: KTP, SIM, atau paspor",
    J.SURAT_KUASA: "Surat kuasa",
    J.IDENTITAS_PEMBERI_KUASA: "Identitas pemberi kuasa",
    J.PENGESAHAN: "Pengesahan badan hukum oleh Kementerian Hukum",
    J.ANGGARAN_DASAR: "Anggaran dasar atau anggaran rumah tangga",
}


def bukti_diminta(kategori: str, *, dikuasakan: bool) -> tuple[str, ...]:
    """The papers asked of an applicant of ``kategori``, in the order they are shown.

    A group always acts through a representative, so its proxy papers are asked anyway.
    """
    return DASAR[kategori] + (TAMBAHAN[kategori] if dikuasakan else ())


@dataclass(frozen=True, slots=True)
class Syarat:
    """One thing the law or an officer asks of an applicant, and what it is kept as.

    ``jenis``: the kind of paper; ``kolom``: the field of the applicant. With neither it is
    words for the conversation.
    """

    sebutan: str
    jenis: str = ""
    kolom: str = ""

    @property
    def bertulis(self) -> bool:
        """Whether it can be given in words."""
        return self.jenis in {"", J.LAIN}


@dataclass(frozen=True, slots=True)
class KirimanPemohon:
    """What came in for one thing that was asked, or why it is no longer needed."""

    teks: str = ""
    berkas: tuple[Unggahan, ...] = ()
    tidak_perlu: str = ""

    @property
    def diberikan(self) -> bool:
        """Whether the thing itself came in."""
        return bool(self.teks.strip() or self.berkas)

    def __bool__(self) -> bool:
        """Whether there is anything at all."""
        return self.diberikan or bool(self.tidak_perlu.strip())


def syarat_pemohon(pemohon: Pemohon) -> list[Syarat]:
    """What may be asked of this applicant: the papers of his kind, then the data."""
    badan = pemohon.kategori == K.BADAN_HUKUM
    jenis = bukti_diminta(pemohon.kategori, dikuasakan=pemohon.dikuasakan)
    return [
        *(Syarat(SEBUTAN[j].replace(" Anda", ""), jenis=j) for j in jenis),
        Syarat("Nomor pengesahan badan hukum", kolom="nomor_pengesahan")
        if badan
        else Syarat("NIK", kolom="nik"),
        Syarat("Alamat lengkap", kolom="alamat"),
        Syarat("Rincian informasi yang diminta"),
        Syarat("Tujuan penggunaan informasi"),
    ]


def syarat_dari(sebutan: str, pemohon: Pemohon) -> Syarat:
    """The one of that name; else what an officer asked for in words of her own."""
    semua = {satu.sebutan: satu for satu in syarat_pemohon(pemohon)}
    return semua.get(sebutan) or Syarat(sebutan, jenis=J.LAIN)


def belum_ada(pemohon: Pemohon) -> list[str]:
    """Papers and data of his kind that are not there, nor seen by an officer."""
    ada = {satu.jenis for satu in pemohon.bukti.all()}
    if pemohon.identitas_dicocokkan_pada:
        ada.add(J.IDENTITAS)
    return [
        satu.sebutan
        for satu in syarat_pemohon(pemohon)
        if (satu.jenis and satu.jenis not in ada)
        or (satu.kolom and not getattr(pemohon, satu.kolom))
    ]


def daftar_syarat() -> Sequence[tuple[str, list[str]]]:
    """For each kind of applicant its papers in words; acting by proxy stands last."""
    semua = [(str(K(k).label), [SEBUTAN[j] for j in DASAR[k]]) for k in DASAR]
    kuasa = [SEBUTAN[j] for j in TAMBAHAN[K.PERORANGAN]]
    return [*semua, ("Bila Anda kuasa orang lain, ditambah", kuasa)]
