"""The staff pages; Django finds them through these imports."""

import informasi.jawaban.editor
import informasi.katalog.admin
import informasi.keberatan.admin
import informasi.pencarian.admin
import informasi.pengecualian.admin
import informasi.permohonan.admin
import informasi.serta_merta.admin  # noqa: F401
