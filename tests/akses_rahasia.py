"""Addresses of citizens that no role opens: their key is the secret in them."""

from __future__ import annotations

from uuid import UUID

# No objection has this key.
TANPA = UUID(int=0)
# Private pages of citizens: their address is the key. Whoever brings a wrong secret gets
# 404 with words, whatever his role: an officer reads a case in the admin, by his unit.
RAHASIA = {
    "informasi:permohonan-lanjut": {},
    "informasi:permohonan-draf": {"langkah": "apa"},
    "informasi:permohonan-saran": {},
    "informasi:permohonan-saran-buka": {"nomor": "ip-00001"},
    "informasi:permohonan-bukti": {},
    "informasi:permohonan-periksa": {},
    "informasi:permohonan-simpan": {},
    "informasi:permohonan-terkirim": {},
    "informasi:permohonan-rinci": {},
    "informasi:permohonan-berkas": {"pk": 1},
    "informasi:permohonan-surat": {"pk": 1},
    "informasi:permohonan-lengkapi": {},
    "informasi:permohonan-pesan": {},
    "informasi:permohonan-cabut": {},
    "informasi:permohonan-nilai": {},
    "informasi:permohonan-keberatan": {},
    "informasi:permohonan-keberatan-periksa": {},
    "informasi:permohonan-keberatan-rinci": {"pk": 1},
    "informasi:permohonan-keberatan-terima": {"pk": 1},
    "informasi:permohonan-sengketa": {},
    "informasi:permohonan-sengketa-berkas": {},
    "informasi:keberatan-berkala-rinci": {"kode": TANPA},
    "informasi:keberatan-berkala-surat": {"kode": TANPA, "pk": 1},
    "informasi:permohonan-surat-cetak": {"pk": 1},
    "informasi:permohonan-data": {},
    "informasi:permohonan-data-kontak": {},
    "informasi:permohonan-data-minta": {},
    "informasi:permohonan-data-unduh": {},
    "informasi:surat-verifikasi": {},
    "pengaduan:pengaduan-lanjut": {},
    "pengaduan:pengaduan-draf": {"langkah": "apa"},
    "pengaduan:pengaduan-serupa": {},
    "pengaduan:pengaduan-foto": {},
    "pengaduan:pengaduan-draf-foto": {"pk": 1},
    "pengaduan:pengaduan-periksa": {},
    "pengaduan:pengaduan-simpan": {},
    "pengaduan:pengaduan-terkirim": {},
    "pengaduan:pengaduan-rinci": {},
    "pengaduan:pengaduan-berkas": {"pk": 1},
    "pengaduan:pengaduan-berkas-kecil": {"pk": 1},
    "pengaduan:pengaduan-kabar": {},
    "pengaduan:pengaduan-tanggapan": {},
    "pengaduan:pengaduan-nilai": {},
    "pengaduan:pengaduan-data": {},
    "pengaduan:pengaduan-data-kontak": {},
    "pengaduan:pengaduan-data-minta": {},
    "darurat-laporan": {},
    "pemangku:saya": {},
    "pemangku:jajak": {"tahap": "awal"},
    "titipan-orang": {},
    "kalender-ics": {},
    "pemangku:berhenti": {},
    "pemangku:terusan": {},
    "pemangku:perbarui": {},
}
# Forms without a secret yet.
BORANG = {
    "informasi:keberatan-berkala": 200,
    "informasi:keberatan-berkala-periksa": 302,
    "informasi:permohonan-lacak": 200,
    "informasi:permohonan-mulai": 200,
    "pengaduan:pengaduan-mulai": 200,
    "pengaduan:pengaduan-lacak": 200,
    "darurat-lapor": 200,
    "informasi:surat-verifikasi-cari": 200,
    "pemangku:mitra-ajukan": 200,
}
# Forms of a published complaint: there for a published number only.
BERNOMOR = ("pengaduan:pengaduan-ikut",)
# Links of a mail: the signed token in the address is the key.
BERTOKEN = (
    "pengaduan:pengaduan-pastikan",
    "pengaduan:pengikut-pastikan",
    "pengaduan:pengikut-berhenti",
    "pemangku:pintu",
    "surel-pastikan",
)
