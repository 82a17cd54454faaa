"""The public page of figures, and that of the offices (docs/adr/0029, 0031).

``sensor_sel_kecil`` hides small numbers; ``papan`` gives every figure of the page as it may
be seen and draws it; from it ``halaman`` makes the page and its files. ``unit``
is the page of the offices, ``kecamatan`` that of each kecamatan.
"""
