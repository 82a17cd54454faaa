"""A drill: the database's machine is lost under writes, and comes back elsewhere.

``python -m dev.latihan_pulih`` makes Debian's PostgreSQL, pgBackRest and restic in a folder
of its own, by the files of ``deploy/pgbackrest/``, and prints what was lost and how long it
took to be back. It ends with 1 when that was more than promised (docs/operasi.md).
"""
