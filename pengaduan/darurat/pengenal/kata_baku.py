"""Chat spelling, slang and Sundanese, each brought to one Indonesian word.

One line a word: what the rules call it, then the ways people write it. Grammar words
of Sundanese stand here too, so that a rule written once holds in both languages.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet

# Spellings that are met less often, much of it Sundanese

LAGI = """
bicara: nyarita ngomong nyarios ngomongna berbicara cakap nyaritana nyariosna omong diajak-omong
sambar: kesambar kesamber nyambar nyamber menyambar disambar disamber kesamber tersambar kasambar
mengakhiri: ngakhiri ngakhiran ngakhirin akhirin akhiri mengakhirinya
bakar: dibakar diduruk dibeuleum ngaduruk membakar ngebakar ngabakar ngeduruk bakarin
terinjak: keinjak kainjek terinjek kegencet-injak diinjak-injak
mabuk: mabok
kanan: katuhu
kiri: kenca
terkunci: dikunciin ngunciin kekunciin
terbakar: kahuru kobong kabeuleum kasundut ngentab entab kesamber-api hangus gosong kahuruhuru ngabebela
nyala: hurung ngahurung ruhay ngentab
kap: kabin
air: aer tirta
meluap: mudal luber meluber ngaleb luapan ngaliwat ngagulidag
terendam: kerendem karendem kaleuleup kakeueum kerendam terandam kabaseuhan ngeueum kelebu
hanyut: katarajang kagusur-cai kasered keterjang
terguling: tijungkir tijungkel tigebrus ngguling guling ngglimpang nggulimpang terpelanting kelempar terlempar terbanting kepelanting slip selip tergelincir tigulingan anjlok terperosot tisorodot ngagoler-mobil
jatuh: tigubrag gubrag tisaruksak tikosewad tiseureuleu ngajengkang ngajungkel ngajungkeng kejengkang tijengkang kejeblak ambruk-badan tersungkur kesandung terjerembab
tergeletak: kapar telungkup tengkurap tengkurep telentang ngalungkup nangkuban ngarumpuyuk ngalumpuyuk ambruk-orang nglumpruk
menggigil: ngadegdeg gemeteran gemetaran gemetar
kejang: ngarenjag ngarejat kelojotan kelonjotan menggelepar ngagejret ngarejet kojor-kojor
berbusa: ngabudah berbuih
kritis: parna sakarat
pecah: bucat peupeus beukah pecahh
sembuh: cageur damang waluya
pelan: lalaunan
tertelan: ketelen ketelan kateureuy
nelan: menelan telan telen nelen neureuy ditelan
minum: nginum nenggak menenggak meminum diminum keminum nyeruput keminumm ngeleguk
ketemu: nemu nemuin menemukan manggihan mendak nemukeun temukan ketemuan
digerakkan: digerakkeun digerakin digerakan
terbentur: kebentur kejeduk kabentur ngabentur membentur kebenturr tatarajang
hitam: item ireng hideung
tebal: tebel kandel
pernah: kantos prnah prnh
kelihatan: keliatan katingali kaliatan terlihat ketara
tersedak: kasedek kesedak kasedak keselek kaselek
gatau: gatw gtau gatahu gaktau entah duka
muncul: timbul nongol mucunghul mencogok
ibu: ibuku mamaku emakku
dobrak: congkel
dipukuli: cekik keroyok gebuk tonjok
dibacok: gorok tikam
diculik: sekap
urug: diurug pengurugan diurugan diurugkeun
ditanya: ditaros ditanyain ditanyakeun ditanyai ditanyaan
tanya: naros tumaros taros nyanya nanyain nanyakeun
diperbaiki: didangdosan didandosan dilereskeun dibebenah ngadangdosan perbaikin dibetulin betulin didandanan
tembok: benteng
takut: gimir
sering: remen osok
perahu: parahu sampan
pergi: indit angkat ngaleos minggat pergii
sendiri: sorangan nyalira sendirian
sakit: gering teu-damang saket nyeri udur
mengerang: merintih ngerang ngarintih meringis ngarangrang merengek sasambat kesakitan
keringat: kesang keringetan keringatan kringetan berkeringat kringat
tidur: sare bobo kulem molor ketiduran
malam: peuting wengi malem
pagi: isuk enjing
siang: beurang
meninggal: ngantunkeun pupus wafat mennggal meninggl mninggal tewas
nenek: eyang
loteng: para
kecil: cilik
kesini: kadieu kesinih kmari kemari dieu
mesin: mesinna
pesawat: heli helikopter
berdesakan: desak-desakan desakan berdesakkan papasedek pasedek-sedek
"""


# Spellings by situation: everyday Sundanese and hurried chat

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


# Verbs of violence and accident in all their forms, Indonesian and Sundanese.
# From a root come what is done to somebody (di-, ke-, ka-, ter-, ti-) and what somebody
# does (me-, ng-, nge-, nga-), each with what may hang on it (-i, -in, -an, -kan, -keun).

# Word of the rules when suffered, when done: roots.
_AKAR = """
dipukuli dipukuli: pukul gebuk gebug hajar tampar tendang tonjok tinju injak cekik cekek siksa
 aniaya jambak cambuk banting seret keroyok gaplok cabok jotos bogem talapung tajong gampar
 kepruk kemplang bekap pentung teunggeul tenggeul sundut peupeuh teumbag babuk dorong dupak jitak
 gebogan cekek
dibacok dibacok: bacok tusuk tikam sabet tebas sayat silet gorok jagal tembak tojos jojos gitik bedil penggal
 kadek tewek teweuk tujes peuncit
ditabrak ditabrak: tabrak tubruk serempet lindas gilas giles seruduk sruduk senggol sundul tanduk
tertimpa menimpa: timpa tiban tinggang tindih
tertimbun menimpa: timbun urug
terjepit terjepit: jepit gencet himpit
terbakar bakar: bakar duruk huru beuleum
diculik diculik: culik sekap sandera
dirampok dirampok: rampok rampog begal jambret todong rampas garong
diperkosa diperkosa: perkosa cabul gerayang
bunuh bunuh: bunuh habisi abisin habisin
mengancam mengancam: ancam ancem
gigit gigit: gigit gegel patok pacok cakar
sengat sengat: sengat entup seureud
kesetrum kesetrum: setrum sentrum sengat-listrik
kejar kejar: kejar uber udag
serang serang: serang serbu
dobrak dobrak: dobrak congkel bobol jebolin
terkunci terkunci: kunci kurung
"""
_LEBUR = {"p": "m", "t": "n", "s": "ny", "k": "ng"}
_AKHIR = ("", "i", "in", "an", "kan", "keun", "nan")


def _sengau(akar: str) -> tuple[str, ...]:
    """How a root sounds after me- and ng-: ``tusuk`` → ``nusuk``, ``bacok`` → ``mbacok``."""
    awal = akar[0]
    if awal in _LEBUR:
        return (_LEBUR[awal] + akar[1:],)
    if awal in "bf":
        return (f"m{akar}", akar)
    if awal in "cdj":
        return (f"n{akar}", f"ny{akar[1:]}")
    return (f"ng{akar}", akar)


def _bentuk(akar: str) -> tuple[set[str], set[str]]:
    """Forms of suffering and of doing."""
    kena = {a + akar for a in ("di", "ke", "ka", "ter", "ti", "dika")}
    sengau = _sengau(akar)
    laku = {f"me{s}" for s in sengau} | {f"nge{akar}", f"nga{akar}", sengau[0]}
    laku |= {s for s in sengau if s.startswith("ny")}
    benda = {f"pe{s}an" for s in sengau}
    return (
        {k + akhir for k in kena for akhir in _AKHIR},
        {k + akhir for k in laku for akhir in _AKHIR} | benda,
    )


def turunan() -> dict[str, str]:
    """Form → word of the rules."""
    hasil: dict[str, str] = {}
    for baris in _AKAR.strip().replace("\n ", " ").splitlines():
        baku, _, akar = baris.partition(":")
        kena, laku = baku.split()
        for satu in akar.split():
            diderita, dilakukan = _bentuk(satu)
            hasil.update(dict.fromkeys(dilakukan, laku))
            hasil.update(dict.fromkeys(diderita, kena))
    return hasil


# Left out before anything is matched: they carry feeling or politeness, not content.
_PENGISI = """
    yang yg nu anu sih si nih tuh dong donk deh kok ya yaa iya lah lho loh mah teh tea
    euy atuh weh wae we pak bu min mimin admin kak gan bang bro om punten maaf halo hai
    assalamualaikum sampurasun banget bgt bngt bgtt sekali pisan pisann skali amat pula
    pun juga jg ge oge pada doang itu ini ieu eta tersebut tsb para sangat wkwk hehe
    haha duh aduh aduhh woy woi hey guys gaes ih the is are adalah ialah nyah tah
    mangga hatur kitu kieu
    """
PENGISI = frozenset(_PENGISI.split()) | KIRANYA

_FUNGSI = """
saja: aja ajah sj aj wungkul
tidak: tdk gak ga g gk ngga nggak enggak engga ngak kagak kaga teu henteu hteu moal ndak nda tak tara not ora gag gaaa
belum: blm blom belom can acan tacan teuacan blum lum
bukan: bkn sanes
sudah: sdh udah udh dah geus ges tos atos parantos uda telah tlah wis
sedang: sdg sdang keur nuju lg lgi
sekarang: skrg skrang skg skr ayeuna ayena kiwari now srkg sekarng
barusan: brusan bieu nembe barusn
tadi: tdi
ada: aya adaa ad ado
mau: mo rek bade hoyong hayang arek pengen pengin pingin ingin hendak bakal
bisa: bs bsa tiasa bisaa dapat dpt iso
tolong: tlg tlong tlng tulung tulungan tulungin tolongin tolonglah help tolongggg tulong toloong tolongan pertolongan tulungna plis please pliss
cepat: cpt cepet cepetan buru gancang enggal gera geura buruan cpet cepatan gercep
segera: sgr segra sgera
mohon: mhn mohn nyuhunkeun moho
dengan: dgn sareng jeung dng
dan: jeng tur
oleh: ku
dari: dr ti dri
di: dina d ning
ke: ka kana k
kalau: kalo klo kl klu lamun mun upami jika jk apabila bila pami
kemarin: kmrn kmren kemaren kamari kmarin kamarina wingi
lalu: kapengker
dulu: dlu dahulu baheula kapungkur jaman tipayun
setiap: tiap tiapp stiap unggal saban tiap2
sering: srg sring sok kerap mindeng selalu slalu slalu acap seringkali
takut: sieun takutnya tkt tkut ngeri paur hariwang khawatir kuatir kawatir cemas was
bisi: bilih bisina
bagaimana: gmn gimana gmna bgmn kumaha bgaimana piye
berapa: brp brapa sabaraha sabraha brpa pira
beberapa: bbrp sababaraha bbrapa sabaraha-hiji
siapa: saha sp syp sapa
kapan: kpn iraha kapn
dimana: dmn dimn dimana2
kenapa: knp naha knapa mengapa
apakah: apkh naon
seperti: spt sprti kayak kyk kaya siga jiga sapertos saperti bagai bagaikan ibarat ibarat kek serasa berasa layaknya asa rarasaan
lihat: liat ningali nempo lht ngeliat melihat nonton ningal liatin
waktu: wkt pas basa saat ketika basana
sampai: smp sampe nepi dugi smpe ampe hingga
karena: krn karna lantaran gara kusabab gegara
untuk: utk buat kanggo bwt
tetapi: tapi tp namun tpi padahal tapina
masih: msh keneh masi
banyak: byk bnyk loba seueur
semua: smua sadaya kabeh sakabeh
besar: gede ageung bsar gde guede geude membesar ngagedean
kecil: leutik alit
tinggi: luhur
masuk: asup lebet msk memasuki arasup ngasup nyelonong
keluar: kaluar klr kluar kaluarna
dalam: jero dlm didalam dijero
bawah: handap dibawah
bawa: mawa nyandak bawak membawa ngebawa bw menenteng nenteng bersenjatakan mambawa
pegang: nyekel nyepeng megang memegang
jatuh: jatoh labuh jtuh jth ragrag geubis terjatuh ngajurumut titajong tijalikeuh murag jatohh tikosewad kepeleset terpeleset tisoledat
hilang: leungit ilang ical hilng
ketemu: kapendak kapanggih ditemukan kapanggihna ktemu ditemuin kutemu bertemu
sembunyi: nyumput ngumpet bersembunyi nyamuni sumputan
diam: cicing
lari: lumpat lalumpatan berlarian
teriak: jerit menjerit menjeritnya berteriak ngajerit gogorowokan teriakan jeritan jejeritan ngagoak triak teriak2 gogoakan njerit ngajéjérit histeris
"""

_BENDA = """
orang: org jalma jalmi jelema urang wong oarang orng jelma
warga: wrga
anak: ank budak barudak murangkalih bocah putra putri anakna anaknya bocil kids
bayi: orok byi babay
balita: batita
ibu: ibuk mamah mama emak ema mak mimih umi bunda indung nyokap emih
bapak: bpk bapa ayah papah papa abah bokap abi2 bp bpak
suami: salaki suamiku misua caroge
istri: bojo pamajikan istriku bini geureuha istr
kakek: aki kakek2 opa engki mbah
nenek: nini oma nenek2 enin
keponakan: ponakan kaponakan alo
adik: adek adk rayi ade adikku
kakak: kaka lanceuk raka teteh aa abang
tetangga: tatangga ttangga tatanggi
teman: temen babaturan kawan tmn rerencangan sobat
perempuan: awewe istri2 wanita cewek cewe pr gadis mojang ibu2
laki: lalaki pameget pria cowok lelaki cowo
lansia: sepuh kolot jompo manula orangtua
saya: sy sya kuring abdi aku gue gw gua kami kita kmi sayaa ak urang2 sim
keluarga: kulawarga kluarga
rumah: rmh imah bumi rumahku rmah umah bumina
kamar: kmr pangkeng kamer
pintu: panto pintuna
atap: hateup genteng kenteng suhunan
dinding: tembok bilik
jalan: jln jl jalanan jalanna
sekolah: sakola sklh skolah skul
masjid: mesjid masigit musola mushola musala
pasar: psar
jembatan: jambatan sasak rawayan
sungai: walungan susukan wahangan citanduy ciwulan ciloseh cimulu sunge
kolam: balong situ empang danau waduk
sumur: sumurna
sawah: swah
kebun: kebon leuweung hutan
pohon: tangkal phn pohn pohong
mobil: mbl moil
motor: mtr mtor
truk: treuk truck trek tronton
bus: bis
angkot: angkutan
kereta: kareta krl sepur
sopir: supir spir
api: seuneu seunena apii sneu kobaran
asap: haseup kebul asep
air: cai banyu caina ai
darah: getih drah
kepala: sirah mastaka hulu sirahna kpala endas
kaki: suku sampean
tangan: leungeun panangan lengan tngan jari jempol ramo
dada: dadana
muka: raray beungeut wajah
mata: panon soca
bibir: biwir
mulut: baham
leher: beuheung
perut: beuteung patuangan
badan: awak salira tubuh awakna bdn
napas: nafas ambekan ngambekan bernapas bernafas nafs nyawana renghap ambegan
ular: oray uler orayna
anjing: anjng
celurit: clurit clurit arit
golok: bedog gobang
parang: congkrang
pisau: peso piso badik belati pisow
maling: bangsat pencuri
dukun: paraji
hujan: ujan hujn
longsor: lgsor longsoran tanahlongsor
gempa: lini lindu gempabumi
banjir: caah bnjir kebanjiran kacaahan bajir banjr
listrik: pln listrk lstrik strum setrum
tiang: tihang
kabel: kabl kawat
ambulans: ambulan ambulance ambulnce ambulanc ambulas ambulasn
damkar: pemadam branwir pmk blanwir damkaran
polisi: pulisi polsi polsek polres
rumahsakit: rs rsud puskesmas igd ugd
telepon: tlp telp telpon telefon
gila: gelo odgj owah gelo2
senjata: sajam
obat: ubar pil obt
hidup: hirup idup
mati: paeh maot modar pejah
dekat: deket dkt caket deukeut dket
jangan: jgn tong ulah jngn jangn
padam: pareum pareumna
surut: saat2 orot
terima-kasih: makasih thanks trims tengkyu terimakasih trimakasih tks thx nuhun haturnuhun matur suwun makasi
"""

_PERISTIWA = """
terbakar: kebakar kabakar kaduruk kahuruan kaduruk kaduruk ngagolak ngabebela ngabela dilalap dilahap kobong kebakaran kabakaran kebkaran kbakaran kebakran kebakarn tebakar kbkaran kabakaeran ngagedur
nyala: menyala nyalaan hurung nyalak ngahurung
meledak: meleduk mledak ngabeledug ngajeblug bitu meletus mbeledos ledakan meledos njebluk mledug ngabeletuk meledaknya dentuman
merambat: merembet menjalar ngrambat ngarambat rambat rembet menyebar merebak
hanyut: palid kabawa terbawa keseret terseret kaseret kebawa kapalid anyut
tenggelam: kalelep kelelep klelep titeuleum tenggelem kerem tengelam tenggelm kalelepna karam
tercebur: kecebur kecemplung nyemplung kacebur tigejebur cemplung kejebur tikecebur kacemplung nyebur tercemplung
terguling: tiguling kaguling kebalik kabalik terbalik tibalik nyungsep tikusruk terperosok kejungkal terjungkal tijungkel ngaguling kejeblos nyusruk nyungseb tigulitik ngguling terpental
tabrakan: tabrkan tabrakan2 laka lakalantas kecelakaan kacilakaan kclakaan kecelakan kecelakaaan tubrukan kacalakaan tabrak lakalantas cilaka kcelakaan
ditabrak: ketabrak katabrak tertabrak nabrak menabrak ketubruk katubruk keserempet kaserempet terserempet keserempt kelindas kalindes kelindes terlindas kagiles digiles kegiles kegilas tergilas nubruk nabark ketabrk ditubruk ketabrakk nyerempet senggolan diseruduk seruduk
terjepit: kejepit kajepit kajempet kagencet tergencet kegencet kejempet kegenjet tercepit kecepit kacapit
tertimpa: ketimpa katimpa ketiban katiban katinggang tertindih ketindih katindih ketimpuk katindihan tertindihan ninggang nindih kaurugan ketindihan menindih
menimpa: nimpa nibanin niban nimpah
tertimbun: katimbun ketimbun kekubur katutup tertimbunan karurub kaurug
roboh: rubuh ambruk ambrug runtuh rugrug ambrol rebah runtag ambleg runtuhan ngarugrugan
tumbang: rungkad tumbng
putus: pegat ptus rantas potol
pingsan: semaput kapiuhan piuhan kapaehan pingsn pngsan kalenger klenger
nangis: menangis ceurik nangisan
sadar: eling inget sadarkan emut
kejang: kejang2 step stuip setip ayan epilepsi
sesak: sesek eungap nyesek ngap engap sesk mengi bengek
muntah: utah utahan muntaber muntah2 utah2an
melahirkan: ngalahirkeun lahiran brojol mbrojol ngababar ngajuru babaran
terkunci: kekunci kakonci dikonci dikunci terkurung kakurung kekurung
terjebak: kejebak kajebak terperangkap kaperangkap kejebek terisolasi terkepung dikepung
kesetrum: kasetrum tersetrum disetrum nyetrum kesentrum kestrum nyentrum kesengat tersengat kasengat
ngamuk: mengamuk amuk ngamok
dipukuli: mukulin mukuli memukuli memukul mukul dipukul dipukulin ditenggeulan nenggeulan ditenggeul gebukin ngegebukin digebukin digebugan ngagebugan gebugin dihajar menghajar ngahajar hajar ngehajar ditampar menampar nampar dicabok digaplok ditinju ditendang nendang diinjak dianiaya menganiaya nganiaya penganiayaan disiksa menyiksa nyiksa diteunggeul diteunggeulan neunggeulan digebuk digebuki mengeroyok dikeroyok ngeroyok pengeroyokan dikaroyok ngaroyok keroyokan dijambak ditonjok nonjok dicambuk dibanting diseret nyeret dicekik nyekek mencekik dicekek dijotos bogem
dibacok: membacok ngebacok ngabacok kabacok bacok bacokan pembacokan ditusuk menusuk nusuk penusukan ketusuk katusuk ditikam menikam nikam penikaman tusukan disabet nyabet menyabet kesabet kena-sabet ditebas nebas disayat kadek dikadek ngadek ditembak menembak nembak ketembak penembakan tertembak ditembakin dibedil disilet digorok ngagorok gorok dijiret digolok
dirampok: merampok ngerampok rampok perampok perampokan ngarampok dibegal membegal begal pembegalan ngebegal dijambret jambret jambretan penjambretan ditodong nodong menodong penodongan ditodongkan nodongin
tawuran: tauran tawran bentrok bentrokan baku-hantam perkelahian berkelahi gelut garelut galut perang-batu kerusuhan rusuh ricuh duel
diculik: menculik nyulik penculikan culik penculik disekap menyekap nyekap penyekapan disandera menyandera nyandera penyanderaan sandera disangkep
diperkosa: memperkosa merkosa perkosa pemerkosaan perkosaan dicabuli mencabuli dilecehkan digerayangi rudapaksa dirudapaksa diperkaos dipaksa-layan
mengancam: ngancam diancam ancam ancaman ngancem diancem
dobrak: mendobrak ngedobrak didobrak nobros mencongkel nyongkel dicongkel manjat memanjat membobol ngebobol dibobol bobol ngabobol
kejar: ngejar mengejar dikejar ngejar2 diudag ngudag kejar2 diuber nguber
serang: nyerang menyerang diserang penyerangan nyerbu diserbu menyerbu
bunuh: habisin ngabisin abisin membunuh dibunuh ngebunuh maehan dipaehan pembunuhan menghabisi dihabisi
lompat: loncat melompat meloncat ngajleng luncat lomcat terjun
gantung: ngagantung menggantung gantungdiri
gigit: digigit kegigit kagigit gigitan menggigit ngegigit digegel kagegel dipatok patok dipacok kepatok tergigit gigitin gegel ngegel ngagegel matok macok
menyengat: nyengat
sengat: disengat
luka: tatu raheut luka2 terluka cedera cidera lecet
berdarah: bedarah getihan berdarah2 bercucuran
tergeletak: ngageletak geletak terkapar kapar ngagoler terbaring tergletak tergeltak telentang nangkarak tersungkur terkulai
"""


def _baca(*tabel: str) -> dict[str, str]:
    """Spelling → the word of the rules."""
    hasil: dict[str, str] = {}
    for baris in "\n".join(tabel).splitlines():
        baku, _, ragam = baris.partition(":")
        if ragam:
            hasil.setdefault(baku, baku)
            for satu in ragam.split():
                hasil.setdefault(satu, baku)
    return hasil


def baku() -> tuple[dict[str, str], AbstractSet[str]]:
    """Spelling → the word of the rules, and which spellings are only derived.

    A word written by hand above goes before what is derived.
    """
    tulis, turun = _baca(_FUNGSI, _BENDA, _PERISTIWA, LAGI, SUNDA), turunan()
    return turun | tulis, turun.keys() - tulis.keys()


# Ordinary words one slip away from a word of danger: they mean what they say

_BIASA = """
    angkasawan antariksawan bangsawan berang bangku bnyak kepatuhan perkotaan ketertiban
    kegawatdaruratan kebangkitan kelahiran kejari dibanding dibandingkan pesona kritisi
    korset senyawa tangani menangani kasihan mengasihani titipan patokan tahan bertahan
    lainnya selain melainkan sapaan sari tabungan setara barangkali terentang kesambet
    songsong singsing mendong kalender ketawa tertawa terbayar dibayar membayar bangkrut
    dibeli pembelian pembeli katanya senantiasa pemulasaran penggabungan pemakaman
    makanan makan dimakan masakan dibacakan pembacaan bacaan membaca dibaca terbaca
    dibekali dibekal penembahan diterima pekerjaan terbuka keterbukaan kebun kebunan
    terbatas keterbatasan tertinggal tergantung ketergantungan tersedia ketersediaan
    tembang timbang tumpang tambang keliling kekang kerang kenang kepang kujang kompak
    krisis kelakar gunjing genting ganting keseleo kesemek kebaya kebuli banjar bankir
    patang petang padang pajang pawang piring plus tren tambak taurat klop kampas katarak
    kampung kampungan kenangan kerajinan kejuaraan kebanyakan perumahan kedudukan tindakan
    kependudukan ketenagakerjaan penduduk tertimbang tersinggung terlambat ditambahkan
    ditambak terbakukan meledek meletakkan diletakkan letakkan terletak terjadi kejadian
    menjadi kejelasan kejuruan kelurahan kecamatan kabupaten kesehatan pendidikan
    kebersihan kebijakan keberatan keamanan perbaikan pengerjaan kekerasan kematian
    rampung merampungkan dirampungkan rampak tabrani digosok dipukulrata terbawah
    terkumpul terjamin terjual terjangkau terkait terkini tersebar dibangun membangun
    melahap menyalin penyaluran pengelolaan dicabut mencabut disayangkan menyayangkan
    sayang disekitar disediakan dikuncinya melebar dibiarkan diberikan diberi memberi
    membeli membela pembelaan pembinaan pembangunan galunggung lemari almari sembako
    rumput diserahkan penyerahan menyerahkan seruan serangkaian serangga merangkak
    lampu lumpur lompatan pecahan kerusakan dirusak perusakan lapangan kolaborasi lampiran
    """
BIASA = frozenset(_BIASA.split())
