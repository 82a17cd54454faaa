"""More spellings: what is said less often, much of it Sundanese."""

from __future__ import annotations

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
