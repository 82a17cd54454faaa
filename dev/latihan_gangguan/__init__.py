"""A drill: the database is killed, frozen, locked and filled under a running portal.

``python -m dev.latihan_gangguan`` starts a PostgreSQL and a gunicorn of its own on this
machine and prints what each page answered in each phase, and after how many seconds. It
ends with 1 when something took longer than promised (docs/operasi.md).
"""
