"""The public page of figures (pemangku 10.8, PK-53).

``samar`` hides small numbers; ``papan`` gives every figure of the page as it may be seen,
from which the page and its files are both made; ``kalimat``, ``gambar``, ``wilayah`` say
and draw them. ``unit`` and ``halaman_unit`` are the page of the offices (ADR 31).
"""
