"""Which papers are asked of whom, and of nobody else (Perki 1/2021; UU 27/2022)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from informasi.models.pemohon import JenisBukti, KategoriPemohon

J, K = JenisBukti, KategoriPemohon
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


def daftar_syarat() -> Sequence[tuple[str, list[str]]]:
    """For each kind of applicant its papers in words; acting by proxy stands last."""
    semua = [(str(K(k).label), [SEBUTAN[j] for j in DASAR[k]]) for k in DASAR]
    kuasa = [SEBUTAN[j] for j in TAMBAHAN[K.PERORANGAN]]
    return [*semua, ("Bila Anda kuasa orang lain, ditambah", kuasa)]
