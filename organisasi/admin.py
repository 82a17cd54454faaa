"""The staff pages; Django finds them through these imports."""

import organisasi.alur.admin
import organisasi.halaman.admin
import organisasi.kabar.admin
import organisasi.kantor.admin
import organisasi.kantor.admin_petugas
import organisasi.keterangan.admin
import organisasi.pribadi.admin
import organisasi.waktu.admin  # noqa: F401
