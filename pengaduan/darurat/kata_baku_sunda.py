"""Spellings by situation: everyday Sundanese and hurried chat, the words danger brings."""

from __future__ import annotations

# Hedges before a fact ("kayaknya sudah tidak napas"): neither a simile nor a doubt.
_KIRANYA = """
    kayaknya kayanya kyknya kyaknya kaynya keknya sepertinya spertinya sprtinya nampaknya
    tampaknya kelihatannya keliatannya agaknya sigana jigana kawasna kawasnya rupana
    rupanya rupina kitunya katingalina
    """
KIRANYA = frozenset(_KIRANYA.split())

SUNDA = """
dari: tina
pulang: mulang plg mulih
baru: karek kakara
cepat: geuwat singgancang
berhenti: eureun liren
kelapa: kalapa
gerak: usik obah ngulisik gulisik kutik
bawa: mamawa nanggeuy
berkobar: ngagugudug ngagebur ngempur kobar
mengepul: ngelun ngebul ngebulbul
meledak: jelegur ngajelegur jlegur njelegur duarr beledag beledug bledug jebluk
tercebur: tikerelep tikecemplung ticebur kacemplung tigejebur ngajebur nyegbur
tenggelam: tilelep titilelep kaleleb tilem
renang: ngarojay rorojayan ngojay berenang
jurang: jungkrang
sesak: ngahephep ngahegak ngahegag ngarenghap
lemas: ngalempreh lungse laleuleus lungkrah
pusing: rieut lieur kliyengan puyeng
kebas: baal singsireumeun
dingin: tiris
kejang: jejeluk ngejat kelejotan klojotan kejet
melotot: nolol molotot mentelengan
dipukuli: ditampiling diteke ditenggor dikampleng dirangket digibeg dirogahala nampiling
mengerang: humarurung ngagerung ngagero rumahuh
tersesat: sasab kasasar
lepas: coplok ucul
korban: korbn krban krbn
darah: drh
gawat: gwt gwat
sadar: sdr
datang: dtg dtng dateng
minta: mnta menta mintak
napas: nfs npas
tergeletak: bergelimpangan gelimpangan
guncang: diguncang diguncangin goyangin
posisi: posisina shareloc sharelok serlok sherlok
gedor: gogodor
hampir: ampir meh
kelihatan: nampak kaciri
digandeng: dituntun digendong dibonceng dirangkul dipangku ditungtun
menguras: nguras ngubek mengobrak ngobrak
ribut: berantem brantem gelud
remuk: remek
siram: banjur dibanjur ngabanjur kabanjur
racun: apas potas
mengalir: ngamalir
lengket: raket napel
bosan: bosen boseun
mengakhiri: mungkas mungkasan
perlintasan: lintasan pelintasan
siap: siapin siapkan nyiapin menyiapkan disiapin disiapkan nyiapkeun
"""
