"""Backup and restore: the database and the files, with counts and checksums.

A backup is a folder with the date in its name: ``basis_data.dump`` (pg_dump's custom
format), ``berkas.tar`` and ``manifest.json``. It holds personal data and is readable
by its owner only; the keys of the environment are not in it.
"""

from __future__ import annotations
