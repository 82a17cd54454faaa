"""The staff pages; Django finds them through these imports."""

import ppid_portal.angka.admin
import ppid_portal.laporan.admin
import ppid_portal.monev.admin  # noqa: F401
