"""Paths of a citizen's case: tracking, private page, objection, dispute.

They stand after the other paths under ``permohonan/``: a secret matches any word.
"""

from __future__ import annotations

from django.urls import path

from informasi.views import (
    keberatan,
    keberatan_ajukan,
    keberatan_berkala,
    keberatan_umum,
    permohonan_lacak,
    permohonan_lengkapi,
    permohonan_rinci,
    permohonan_tindak,
    permohonan_unduh,
    sengketa,
    sengketa_berkas,
)

KASUS = "permohonan/<str:kode>"
URLS = [
    path("keberatan/", keberatan_umum.keberatan_info, name="keberatan"),
    path(
        "keberatan/bantuan/",
        keberatan_umum.keberatan_bantuan,
        name="keberatan-bantuan",
    ),
    path(
        "keberatan/ajukan/",
        keberatan_berkala.keberatan_berkala,
        name="keberatan-berkala",
    ),
    path(
        "keberatan/ajukan/periksa/",
        keberatan_berkala.keberatan_berkala_periksa,
        name="keberatan-berkala-periksa",
    ),
    path(
        "keberatan/ajukan/<slug:langkah>/",
        keberatan_berkala.keberatan_berkala,
        name="keberatan-berkala",
    ),
    path(
        "keberatan/<uuid:kode>/",
        keberatan_berkala.keberatan_berkala_rinci,
        name="keberatan-berkala-rinci",
    ),
    path(
        "keberatan/<uuid:kode>/surat/<int:pk>/",
        keberatan_berkala.keberatan_berkala_surat,
        name="keberatan-berkala-surat",
    ),
    path(
        "permohonan/lacak/", permohonan_lacak.permohonan_lacak, name="permohonan-lacak"
    ),
    path(f"{KASUS}/", permohonan_rinci.permohonan_rinci, name="permohonan-rinci"),
    path(
        f"{KASUS}/berkas/<int:pk>/",
        permohonan_unduh.permohonan_berkas,
        name="permohonan-berkas",
    ),
    path(
        f"{KASUS}/surat/<int:pk>/",
        permohonan_unduh.permohonan_surat,
        name="permohonan-surat",
    ),
    *(
        path(f"{KASUS}/{nama}/", view, name=f"permohonan-{nama}")
        for nama, view in (
            ("lengkapi", permohonan_lengkapi.permohonan_lengkapi),
            ("pesan", permohonan_tindak.permohonan_pesan),
            ("cabut", permohonan_tindak.permohonan_cabut),
            ("nilai", permohonan_tindak.permohonan_nilai),
            ("keberatan", keberatan_ajukan.permohonan_keberatan),
            ("sengketa", sengketa.permohonan_sengketa),
        )
    ),
    path(
        f"{KASUS}/sengketa/berkas/",
        sengketa_berkas.permohonan_sengketa_berkas,
        name="permohonan-sengketa-berkas",
    ),
    path(
        f"{KASUS}/keberatan/periksa/",
        keberatan_ajukan.permohonan_keberatan_periksa,
        name="permohonan-keberatan-periksa",
    ),
    path(
        f"{KASUS}/keberatan/<int:pk>/",
        keberatan.keberatan_rinci,
        name="permohonan-keberatan-rinci",
    ),
    path(
        f"{KASUS}/keberatan/<int:pk>/terima/",
        keberatan.keberatan_terima,
        name="permohonan-keberatan-terima",
    ),
]
