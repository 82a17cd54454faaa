"""The public pages of figures: city, kecamatan, offices (docs/adr/0026).

``halaman`` reads each figure of a page once, for the screen, for its files and for the API,
and draws.
"""
