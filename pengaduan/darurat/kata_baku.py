"""Chat spelling, slang and Sundanese, each brought to one Indonesian word.

One line a word: what the rules call it, then the ways people write it. Grammar words
of Sundanese stand here too, so that a rule written once holds in both languages.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from pengaduan.darurat.kata_baku_lagi import LAGI
from pengaduan.darurat.kata_baku_sunda import KIRANYA, SUNDA
from pengaduan.darurat.kata_turunan import turunan

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
