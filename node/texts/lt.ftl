# Texts of the interface. One message a line or block; see docs/decide for how they become functions.

language-name = lietuvių

skip-to-content = Pereiti prie turinio
menu-main = Pagrindinis meniu
menu-languages = Puslapio kalba
notice = Pranešimas
front-page = Pradžia
materials = Medžiaga
network = Tinklas
tagline = Rinkimų institucijos dalijasi tuo, ko išmoko
front-lead = Europos Sąjungos valstybių narių rinkimus organizuojančių institucijų geroji praktika, susitikimų rezultatai ir įgyta patirtis.
front-newest = Naujausia medžiaga
front-all = Visa medžiaga
list-narrow = Susiaurinti sąrašą
field-country = Šalis
kind = Rūšis
topic = Tema
topics = Temos
list-any = Visi variantai
list-show = Rodyti
list-strange = Nežinomas pasirinkimas
list-empty = Čia nėra ką parodyti.
list-newer = Naujesnė medžiaga
list-older = Senesnė medžiaga
list-paging = Sąrašo puslapiai
sharing = Platinimas
recipients = Gavėjai
authority = Institucija
published = Paskelbta
updated = Atnaujinta
revision = Redakcija
licence = Licencija
reference = Registracijos numeris
secrecy = Konfidencialumo pagrindas
phase = Etapas
maturity = Brandos lygis
project = Projektas
about = Apie šią medžiagą
languages = Kalbos
status-source = originalus tekstas
status-human = išvertė žmogus
status-machine = mašininis vertimas
status-reviewed = mašininis vertimas, patikrintas žmogaus
corrected-with = Pataisas pasiūlė
variant-by = išvertė
variant-stale = parengta pagal ankstesnę redakciją
variant-stale-head = pavadinimas arba santrauka nuo tada pasikeitė
variant-stale-paragraphs = nuo tada pasikeitusios originalo pastraipos: { $which }
variant-local = parengta šiame mazge
machine-never = Ši medžiaga mašininiu būdu neverčiama: TLP:RED medžiaga neperduodama jokiai vertimo paslaugai.
machine-local = Ši medžiaga mašininiu būdu neverčiama: TLP:{ $level } medžiaga perduodama tik vertimo paslaugai, veikiančiai paties mazgo kompiuteriuose, o tokios nėra.
machine-trusted = Ši medžiaga mašininiu būdu neverčiama: TLP:GREEN medžiaga perduodama tik vertimo paslaugai, kuria institucijos pasitiki, o šis mazgas tokios neturi.
machine-waiting = laukiama mašininio vertimo
machine-failed = mašininis vertimas nepavyko
variant-titles = tik pavadinimas ir santrauka
variant-shown = rodoma čia
mark-original = Originalas:
fallback = Šios medžiagos lietuvių kalba nėra. Ji rodoma šia kalba:
fallback-asked = Šios medžiagos prašoma kalba nėra: { $asked }. Ji rodoma šia kalba:
fallback-titles = Kol kas šia kalba yra tik pavadinimas ir santrauka. Tekstas pateikiamas kita kalba:
attachments = Priedai
file-not-here = dar negauta
sources = Šaltiniai
exercise = PRATYBOS – ne tikras įvykis
when = Kada
place = Vieta
online = Nuotoliniu būdu
attending = Dalyviai
chatham-house = „Chatham House“ taisyklė
decisions = Sprendimai
actions = Veiksmai
withdrawn = Atšaukta
withdrawn-help = Šią medžiagą atšaukė ją paskelbusi institucija.
reason = Priežastis
absent = Nerasta
absent-help = Šiuo adresu nėra nieko, ką būtų galima Jums parodyti.
network-lead = Serveriai, su kuriais šis mazgas keičiasi medžiaga.
network-name = Pavadinimas
network-address = Adresas
network-this-node = šis mazgas
source-code = Šio mazgo programos pirminis kodas
other-forms = Kiti formatai
original-at-origin = Originalas jį paskelbusios institucijos mazge
further-languages = Daugiau kalbų šią medžiagą paskelbusios institucijos mazge
permanent-address = Nuolatinis adresas
project-notices = Projekto pranešimai
level-clear = Galima dalytis su visais be apribojimų.
level-green = Galima dalytis rinkimų tinklo bendruomenėje, bet ne viešais kanalais.
level-amber = Tik tiems, kam būtina žinoti, gavėjo organizacijoje ir tarp jos klientų.
level-amber-strict = Tik tiems, kam būtina žinoti, ir tik gavėjo organizacijoje.
level-red = Tik įvardytiems gavėjams asmeniškai; toliau dalytis draudžiama.
files-waiting = { $count ->
     [one] Laukiama { $count } failo
     [few] Laukiama { $count } failų
     [many] Laukiama { $count } failo
    *[other] Laukiama { $count } failų
}
size-bytes = { $number } B
size-kilobytes = { $number } kB
size-megabytes = { $number } MB
meeting-online = nuotoliniu būdu

## Withdrawn material, revisions, side by side, errors

withdrawn-list = Atšaukta medžiaga
withdrawn-list-lead = Čia nurodyta medžiaga, kuri buvo paskelbta ir paskui galutinai atšaukta. Tekstai ištrinti; liko tik informacija apie tai, kas, kada ir kodėl ją atšaukė.
withdrawn-none = Nieko nėra atšaukta.
withdrawn-on = Atšaukta { $date }
revisions-title = Redakcijos
revisions-lead = Kiekvienas originalaus teksto pakeitimas sukuria naują redakciją. Galioja tik naujausia.
revision-number = { $number } redakcija
revision-current = dabartinė
revision-past = Tai { $number } redakcija (paskelbta { $date }). Ją pakeitė naujesnė.
revision-see-present = Skaityti dabartinę redakciją
revision-erased = Šios redakcijos tekstas, jo vertimai ir priedai ištrinti dėl teisinių priežasčių.
revision-erased-on = Ištrinta { $date }
beside-show = rodyti greta
beside-end = Rodyti tik vieną kalbą
beside-none = Prašoma kalba nėra teksto, kurį būtų galima rodyti greta: { $language }.
beside-changed = Originale pakeista po to, kai buvo parengtas šis vertimas:
language-unknown = Šia kalba puslapių dar nėra: { $asked }. Šis puslapis – lietuvių kalba.
error-forbidden = Tai neleidžiama
error-forbidden-help = Forma galėjo būti atsiųsta iš kitos svetainės arba iš pasibaigusio seanso. Grįžkite, įkelkite puslapį iš naujo ir bandykite dar kartą arba prisijunkite iš naujo.
error-too-many = Per daug užklausų
error-too-many-help = Truputį palaukite ir bandykite dar kartą.
error-failed = Šiame mazge įvyko klaida
error-failed-help = Klaida užfiksuota. Bandykite dar kartą; jei ji pasikartos, praneškite mazgo prižiūrėtojams.
error-busy = Šis mazgas dabar negali atsakyti
error-busy-help = Niekas neprarasta. Truputį palaukite ir įkelkite puslapį iš naujo.
error-malformed = Užklausos suprasti nepavyko
error-malformed-help = Patikrinkite adresą arba pradėkite iš naujo nuo pradinio puslapio.

## Signing in

sign-in = Prisijungti
sign-out = Atsijungti
sign-in-lead = Pirmą kartą arba praradus visus kitus prisijungimo būdus prisijungiama vienkartine nuoroda. Ją Jums sukuria mazgo prižiūrėtojai. Čia įklijuokite nuorodą arba jos gale esantį kodą.
sign-in-code = Nuoroda arba kodas
sign-in-as = Ši nuoroda Jus prijungs kaip { $name }. Ji veikia vieną kartą.
sign-in-unknown = Nuoroda neteisinga. Patikrinkite, ar nukopijuota visa, arba paprašykite naujos.
sign-in-used = Ši nuoroda jau panaudota. Paprašykite naujos.
sign-in-expired = Šios nuorodos galiojimas baigėsi. Paprašykite naujos.
session-ended = Jūsų seansas baigėsi. Prisijunkite iš naujo, kad matytumėte tai, kas nevieša.
signed-in-as = Prisijungęs naudotojas: { $name }

## The network

network-map = Mazgų, su kuriais šis mazgas keičiasi medžiaga, žemėlapis
network-map-text = Scheminis Europos Sąjungos valstybių narių žemėlapis. Linijos veda nuo šio mazgo ({ $here }) prie tų, su kuriais jis keičiasi medžiaga: { $others }. Tą patį rodo žemiau pateikta lentelė.
network-map-alone = Scheminis Europos Sąjungos valstybių narių žemėlapis. Šis mazgas ({ $here }) dar su niekuo nesikeičia medžiaga.
network-own-roster = Mazgas žino tik tai, su kuo keičiasi pats. Kuo kiti keičiasi tarpusavyje, čia nerodoma.
network-others = Maži taškai: valstybės narės, su kuriomis šis mazgas medžiaga nesikeičia.
network-line-late = Brūkšninė linija: dar ne viskas išsiųsta arba gauta.
network-nodes = Mazgai
network-mark = Žemėlapyje
network-traffic = Kiek pažengė mainai
network-traffic-lead = Šią dalį mato tik darbuotojai ir partneriai.
network-outgoing = Iš čia partneriui
network-incoming = Iš partnerio čia
network-waiting = Laukiantys įrašai
network-waiting-for = Kiek laiko laukia
network-delivered = Paskutinis pristatymas
network-confirmed = Gavimas patvirtintas
network-missing = Dar nepritaikyti įrašai
network-missing-for = Kiek laiko nepritaikyti
network-heard = Paskutinis ryšys
network-compared = Žurnalai paskutinį kartą palyginti
network-alarms = Neišspręsti aliarmai
network-failing = pristatyti nepavyksta nuo { $moment }
network-parked = { $count ->
    [one] { $count } įrašas atidėtas
    [few] { $count } įrašai atidėti
   *[other] { $count } įrašų atidėta
}
network-progress = { $reached } iš { $head }
never-yet = dar nė karto
cell-empty = tuščia
moment-utc = { $moment } UTC
duration-seconds = { $count ->
    [one] { $count } sekundė
    [few] { $count } sekundės
   *[other] { $count } sekundžių
}
duration-minutes = { $count ->
    [one] { $count } minutė
    [few] { $count } minutės
   *[other] { $count } minučių
}
duration-hours = { $count ->
    [one] { $count } valanda
    [few] { $count } valandos
   *[other] { $count } valandų
}
duration-milliseconds = { $count ->
    [one] { $count } milisekundė
    [few] { $count } milisekundės
   *[other] { $count } milisekundžių
}
duration-days = { $count ->
    [one] { $count } para
    [few] { $count } paros
   *[other] { $count } parų
}

## The state of the exchange

exchange = Mainų būklė
exchange-lead = Į ką reikia atkreipti dėmesį šio mazgo ir jo partnerių mainuose. Šį puslapį mato tik šio mazgo darbuotojai ir prižiūrėtojai. Apie medžiagos turinį čia nerodoma nieko.
exchange-partner = Partneris
exchange-state = Būklė
state-well = sinchronizuota
state-underway = vyksta
state-warning = reikia dėmesio
state-alarm = aliarmas
concern-contradiction = prieštaravimai partnerio žurnale: { $number }
concern-doubted = partnerio nurodyti prieštaravimai šio mazgo žurnale: { $number }
concern-overdue = laiku nepatvirtinti atšaukimai ir prieigos apribojimai: { $number }
concern-alarms = kiti neišspręsti aliarmai: { $number }
concern-unheard = dar niekada neatsiliepė
concern-silent = tyli, paskutinis ryšys { $moment }
concern-never-compared = žurnalai dar nė karto nelyginti
concern-uncompared = žurnalai paskutinį kartą palyginti { $moment }
concern-unconfirmed = partnerio priimti, bet nepatvirtinti įrašai: { $number }, seniausio laukimo trukmė – { $length }
concern-waiting = išsiuntimo laukiantys įrašai: { $number }, seniausio laukimo trukmė – { $length }
concern-behind = čia dar nepritaikyti partnerio žurnalo įrašai: { $number }, laukimo trukmė – { $length }
concern-refused = partnerio atmesti įrašai: { $number }
concern-quarantined-here = karantine čia: { $number }
concern-quarantined-there = partnerio karantine: { $number }
exchange-takings = Atšaukimai ir prieigos apribojimai
exchange-takings-none = Dar nieko nėra atšaukta ir jokia prieiga nėra apribota.
exchange-material = Medžiaga
exchange-what = Kas padaryta
taking-withdrawn = atšaukta
taking-withheld = prieiga apribota
exchange-confirmed-by = Patvirtino
exchange-unconfirmed-by = Nepatvirtino
answer-overdue = vėluoja
answer-quarantined = partnerio karantine
answer-unclear = partnerio karantine kažkas yra, bet nežinoma, kas
answer-former = nebėra partneris
exchange-quarantine = Gauta, bet nepritaikyta
exchange-quarantine-help = Tai, kas yra karantine, saugoma ir nieko nestabdo. Atnaujinus programą automatiškai bandoma pritaikyti iš naujo; komanda „peer retry“ tai padaro iš karto.
exchange-quarantine-none = Karantine nieko nėra.
exchange-aside = Ko partneriai nepriėmė
exchange-aside-none = Partneriai viską priėmė.
exchange-position = Vieta žurnale
exchange-activity = Veikla
exchange-since = Nuo
aside-parked = atidėta, bandoma iš naujo kas valandą
aside-refused = atmesta
aside-quarantined = partnerio karantine
exchange-contradictions = Prieštaravimai
exchange-contradictions-none = Nė vienas žurnalas sau neprieštarauja.
exchange-log = Žurnalas
log-theirs = partnerio
log-ours = šio mazgo
exchange-held = Saugoma
exchange-shown = Parodyta
exchange-alarms-none = Neišspręstų aliarmų nėra.
exchange-nobody = Partnerių dar nėra.

## Lists by topic, country, kind and project

browse = Medžiagos sąrašai
countries = Šalys
kinds = Rūšys
projects = Projektai
topics-lead = Apie ką yra medžiaga. Žodžiai visuose mazguose tie patys; iš daugelio jų galima pereiti į Europos Sąjungos tezaurą „EuroVoc“.
topics-unused = Kitos temos, kuriomis medžiagos dar nėra
countries-lead = Valstybės narės, iš kurių gauta medžiaga.
countries-unused = Valstybės narės, iš kurių medžiagos dar nėra
kinds-lead = Kokios rūšies tai medžiaga.
kinds-unused = Kitos rūšys, kurių medžiagos dar nėra
projects-lead = Projektai, kuriuos vykdant parengta medžiaga, ir informacija, kurią dėl jų finansavimo privaloma nurodyti.
projects-none = Projektų čia dar nėra.
materials-count = { $count ->
    [one] { $count } medžiagos vienetas
    [few] { $count } medžiagos vienetai
   *[other] { $count } medžiagos vienetų
}
list-nothing-fits = Nėra šį pasirinkimą atitinkančios medžiagos, kurią būtų galima Jums parodyti.
list-feed = Šio sąrašo naujienų srautas (RSS)

## Projects

project-time = Laikotarpis
project-partners = Partneriai
project-programme = Programa
project-hashtags = Grotažymės
project-meetings = Susitikimai
project-outputs = Rezultatai
project-lessons = Įgyta patirtis
project-further = Kita medžiaga
project-told = Šį projektą mazgas žino tik iš gautos medžiagos.
project-empty = Šio projekto medžiagos, kurią būtų galima Jums parodyti, čia dar nėra.
notices-fallback = Šių pranešimų lietuvių kalba nėra. Jie rodomi šia kalba:

## Feeds of one's own

own-feeds = Mano srautai
own-feeds-lead = Čia sukurtas adresas Jūsų srautų skaityklėje rodo tai, ką Jums leidžiama matyti, iki TLP:GREEN lygio. Kas turi adresą, mato tą patį: niekam jo neduokite ir panaikinkite, kai nebereikės.
own-feeds-make = Sukurti adresą
own-feeds-made = Tai naujas Jūsų adresas. Jis rodomas tik dabar: nukopijuokite jį į srautų skaityklę.
own-feeds-none = Adreso dar neturite.
own-feeds-since = Sukurta { $date }
own-feeds-used = paskutinį kartą skaityta { $date }
own-feeds-unused = dar neskaityta
own-feeds-end = Panaikinti adresą
own-feeds-full = Turite tiek adresų, kiek leidžiama. Prieš kurdami naują, vieną panaikinkite.

## Asking for a language

wish-label = Man šios medžiagos reikia šia kalba
wish-send = Prašyti
wish-unnamed = Prašymai skaičiuojami, kad vertėjai matytų, ko reikia labiausiai. Apie Jus nieko nesaugoma.
wish-told = Prašymai skaičiuojami, kad vertėjai matytų, ko reikia labiausiai. Kai tekstas atsiras, čia apie tai bus pranešta.
wish-counted = Jūsų prašymas įskaičiuotas
wish-counted-help = Iš vieno tinklo prašymas skaičiuojamas kartą per dieną. Šio mazgo, medžiagą paskelbusio mazgo ir šią kalbą vartojančių partnerių vertėjai mato, kiek žmonių prašo, bet ne kas jie.
wish-back = Grįžti prie medžiagos
wish-answered = { $count ->
    [one] { $count } tekstas, kurio prašėte, jau čia.
    [few] { $count } tekstai, kurių prašėte, jau čia.
   *[other] { $count } tekstų, kurių prašėte, jau čia.
}
languages-read = Kalbos, kuriomis skaitote
languages-lead = Kas neparengta puslapio kalba, rodoma pirmąja iš šių kalbų, kuria tai yra, ir puslapyje tai nurodoma. Jei čia nieko nepasirinkta, galioja Jūsų naršyklės kalbos.
languages-place = { $place }-oji kalba
languages-none = Nepasirinkta
languages-keep = Išsaugoti
languages-kept = Jūsų kalbų pasirinkimas išsaugotas.
wanted = Prašomos kalbos
wanted-full = Pateikėte tiek prašymų, kiek leidžiama. Prieš prašydami daugiau, vieną atsiimkite.
wanted-mine = Ko prašėte
wanted-mine-none = Nieko neprašėte. Jei medžiagos kuria nors kalba nėra, jos puslapyje yra prašymo forma.
wanted-here = jau čia
wanted-not-here = dar nėra
wanted-take-back = Atsiimti prašymą
wanted-clear = Pašalinti gautus iš sąrašo
wanted-queue = Ko prašoma vertėjų
wanted-queue-lead = Pirmiausia tai, ko prašoma dažniausiai: šio mazgo medžiaga visomis kalbomis ir partnerių medžiaga šio mazgo kalbomis.
wanted-queue-none = Vertimų niekas neprašo.
wanted-count-here = Prašymų čia
wanted-count-total = Iš viso

## Calendar and meetings

calendar = Kalendorius
calendar-lead = Rinkimų institucijų susitikimai: būsimi ir įvykę, su jų rezultatais.
calendar-upcoming = Būsimi
calendar-past = Įvykę
calendar-none = Nėra būsimų susitikimų, kuriuos būtų galima Jums parodyti.
calendar-none-past = Nėra įvykusių susitikimų, kuriuos būtų galima Jums parodyti.
calendar-subscribe = Prenumeruoti šį kalendorių
calendar-file = Kalendoriaus failas (iCalendar)
calendar-all = Visi susitikimai
meeting-cancelled = Susitikimas atšauktas
meeting-moved = Perkeltas. Ankstesnis laikas: { $when }.
meeting-brussels = Briuselio laiku
meeting-add = Įtraukti į savo kalendorių
online-possible = Taip
chatham-house-help = Taikoma: neskelbiama, kas ką pasakė ir kas dalyvavo.
meeting-agenda = Darbotvarkė
action-what = Ką padaryti
action-owner = Kas atsakingas
action-due = Iki
front-actions = Nebaigti veiksmai
action-overdue = terminas praėjo
related-part-of = Įeina į
related-derived-from = Parengta pagal
related-outcome = Kas tuo remiantis parengta

## Search

search = Paieška
search-words = Ieškomi žodžiai
search-lead = Ieškoma medžiagoje visomis jos kalbomis. Temos pavadinimas randamas bet kuria iš septynių kalbų.
search-previous = Ankstesni rezultatai
search-next = Kiti rezultatai
search-none = Nerasta nieko, ką būtų galima Jums parodyti.
search-none-help = Pabandykite kitus žodžius, kitą formą ar kitą kalbą arba ieškokite pagal temą.
search-partial = Nėra medžiagos su visais šiais žodžiais. Rodoma medžiaga, kurioje yra kai kurie iš jų.
search-common = Šie žodžiai yra beveik kiekviename tekste. Pridėkite žodį, nusakantį temą.
search-bounded = Atsižvelgiama tik į pirmuosius žodžius: { $count }.
search-topics = Šio pavadinimo temos
search-by-topic = Rasta pagal temą:
search-from = Paskelbta arba pakeista nuo
search-to = Paskelbta arba pakeista iki
field-language = Kalba

## Authorities

authorities = Institucijos
authorities-lead = Institucijos, kurių medžiaga čia keičiamasi, jų valstybės ir kalbos.
authority-follow = Kaip sekti
authority-handle = „Fediverse“ tinkle
authority-node = Mazgas
authority-last = Naujausia
authority-newest = Naujausia šios institucijos medžiaga
authority-empty = Šis mazgas neturi šios institucijos medžiagos, kurią būtų galima Jums parodyti.
authority-of-country = Visa šios valstybės medžiaga
authority-meetings = Šios valstybės susitikimai

## Where a material comes from, and how to cite it

authenticity = Autentiškumas
signed-on = Pasirašė { $authority }, { $date } Parašas atitinka šį tekstą ir čia žinomą raktą.
signed = Pasirašė { $authority }. Parašas atitinka šį tekstą ir čia žinomą raktą.
signed-unknown = Medžiaga pasirašyta raktu, kuris čia nežinomas arba nebežinomas.
signed-missing = Medžiaga neturi savo parašo. Ją pristatė { $host }.
signed-wrong = Parašas neatitinka.
signed-local = Šis vertimas parengtas šiame mazge ir nėra pasirašytas.
signed-original-on = Originalą pasirašė { $authority }, { $date } Parašas atitinka originalą ir čia žinomą raktą.
signed-original = Originalą pasirašė { $authority }. Parašas atitinka originalą ir čia žinomą raktą.
signed-key = Raktas:
log-place = Vieta { $position } serverio { $host } žurnale (epocha { $epoch }):
exact-bytes = Objektas baitas po baito (JSON)
cite = Kaip cituoti

## Who uses what

adoption = Perėmimas
adoption-statement = { $authority } naudoja tai, ką paskelbė kita institucija: { $title } ({ $author }). Brandos lygis: { $stage }.
adoption-of = Kas naudojama
adoption-of-withdrawn = Medžiaga, apie kurią čia pranešama, atšaukta.
adoption-more = Ką apie tai sako institucija
adoptions = Kas kur naudojama
adoptions-lead = Praktika ir kita medžiaga, kurią viena institucija perėmė iš kitos, ir tai, kiek kiekviena institucija yra pažengusi ją taikydama. Kiekviena institucija apie tai praneša pati.
adoptions-none = Nė viena institucija dar nepranešė, kad naudoja ką nors iš kitos, ką būtų galima Jums parodyti.
authority-uses = Ką ši institucija naudoja iš kitų
used-by = Kas tai naudoja
used-by-count = { $count ->
    [one] Naudoja { $count } institucija
    [few] Naudoja { $count } institucijos
   *[other] Naudoja { $count } institucijų
}
stage-since = { $stage }, nuo { $date }

## Guides

guides = Praktiniai vadovai
guides-lead = Keliai per medžiagą, žingsnis po žingsnio: kam jie skirti ir kuriam rinkimų ciklo etapui.
guides-none = Čia dar nėra iš dalių sudaryto vadovo, kurį būtų galima Jums parodyti.
guides-everybody = Visiems
guides-any-phase = Visi etapai
role = Kam skirta
guide-parts = Šio vadovo dalys
guide-parts-count = { $count ->
    [one] { $count } dalis
    [few] { $count } dalys
   *[other] { $count } dalių
}
guide-place = { $place } dalis iš { $all }
guide-way = Vadove
guide-previous = Ankstesnė dalis
guide-next = Kita dalis

## What changed

front-changes = Kas pasikeitė
front-changes-lead = Pasirinkite, nuo kada, arba išsaugokite adresą kitam apsilankymui. Apie Jus nieko nesaugoma.
front-changes-day = nuo vakar
front-changes-week = per pastarąsias septynias dienas
front-changes-month = per pastarąsias trisdešimt dienų
front-changes-since = Kas čia pasikeitė nuo { $date }
front-changes-none = Nuo tada čia nepasikeitė niekas, ką būtų galima Jums parodyti.
front-changes-new = nauja
front-changes-revised = pakeista
front-changes-withdrawn = { $count ->
    [one] Atšauktas { $count } medžiagos vienetas
    [few] Atšaukti { $count } medžiagos vienetai
   *[other] Atšaukta { $count } medžiagos vienetų
}
front-changes-next = Kitam apsilankymui: kas keičiasi nuo šiandien

## From the web

web-from = Iš žiniatinklio
web-lead = Perskaityta iš institucijų, kurios šiame tinkle neturi mazgo, naujienų srautų. Tai nėra mainų dalis; kiekvienas įrašas veda į originalą.
web-all = Viskas iš žiniatinklio
web-none = Niekas iš žiniatinklio neatitinka šio pasirinkimo.
web-count = { $count ->
    [one] { $count } įrašas
    [few] { $count } įrašai
    [many] { $count } įrašo
   *[other] { $count } įrašų
}
web-topics = Siūlomos temos:
web-sites = Institucijos, kurių naujienos skaitomos iš žiniatinklio
web-entries = Įrašai
web-read = Paskutinį kartą skaityta
web-failing = nepavyksta perskaityti nuo { $moment }
list-from = Iš kur
list-from-exchange = Institucijų mainai

## Feeds

feeds = Naujienų srautai
feeds-lead = Viską, kas šiame mazge vieša, galima sekti srautų skaitykle be paskyros. RSS, Atom ir JSON Feed pateikia tą patį; rinkitės tą formatą, kuris geriau tinka Jūsų skaityklei.
feeds-opml = Visi srautai viename sąraše (OPML)
feeds-opml-help = Importuokite sąrašą į savo srautų skaityklę, ir ji žinos visus šio mazgo srautus.
feeds-opml-languages = Tas pats visomis kalbomis (OPML)
feeds-own = Prisijungęs naudotojas gali sukurti srauto adresą, kuris rodo ir tai, kas nevieša.
authority-feed = Šios institucijos naujienų srautas (RSS)
country-feed = Šios valstybės naujienų srautas (RSS)

## About this node, accessibility, privacy

statement-about = Apie šį mazgą
statement-about-what = „Election Pool“ – tinklas, kuriame Europos Sąjungos valstybių narių rinkimus organizuojančios institucijos dalijasi tuo, ko išmoko. Šį mazgą valdo:
statement-about-labels = Kiekviena institucija skelbia savo mazge. Kiekviena medžiaga turi „Traffic Light Protocol“ (TLP) žymą, nurodančią, kas gali ją skaityti: tai, kas vieša, galima skaityti čia, srautuose, kalendoriuje ir „Fediverse“ tinkle; visa kita siunčiama tik tiems, kam skirta.
statement-about-responsible = Už medžiagos turinį atsako prie jos nurodyta institucija. Tai, kas pažymėta „Iš žiniatinklio“, priklauso svetainėms, į kurias veda.
statement-about-program = Programa yra laisvoji programinė įranga: kiekvienas gali ją naudoti, nagrinėti ir keisti.
statement-version = Programos versija
statement-contact = Kontaktai
statement-contact-all = Klausimai, pataisymai ir kliūtys, su kuriomis susidūrėte:
statement-contact-security = Saugumo spragos:
statement-accessibility = Prieinamumas
statement-accessibility-goal = Šie puslapiai sukurti taip, kad jais galėtų naudotis visi, ir taip, kad atitiktų Žiniatinklio turinio prieinamumo gairių (WCAG) 2.2 AA lygio reikalavimus; tai apima ir tai, ko iš tinklalapių reikalauja Europos standartas EN 301 549.
statement-accessibility-checked = Kas ir kaip tikrinama
statement-accessibility-how = Programos kūrėjai kiekvieną puslapių rūšį naršyklėje tiria automatine priemone („axe-core“): keliomis kalbomis, šviesiuoju ir tamsiuoju režimu, plačiame ekrane ir 320 pikselių pločio lange, o tai prilygsta 400 procentų padidinimui. Taip pat tikrinamas HTML, spausdinti skirtas variantas, kiekvienas žingsnis naudojantis klaviatūra ir tai, kad nė vienam puslapiui nereikia scenarijaus. Keturias puslapių rūšis perskaito imituojama ekrano skaityklė, ir kūrėjai peržiūrėjo, ką ji sako.
statement-accessibility-limits = Žinomi trūkumai
statement-accessibility-automatic = Automatinė priemonė aptinka tik dalį kliūčių. Puslapių nevertino nepriklausoma įstaiga ir jie neišbandyti su žmonėmis, kurie naudojasi pagalbinėmis technologijomis.
statement-accessibility-files = Pridėti failai yra iš juos paskelbusių institucijų ir gali būti neprieinami. Jei reikia kito formato, kreipkitės į prie medžiagos nurodytą instituciją.
statement-accessibility-languages = Medžiaga, kurios teksto Jūsų kalba nėra, rodoma kita kalba, ir puslapyje tai nurodoma. Mašininiai vertimai pažymėti ir gali būti klaidingi.
statement-accessibility-supervision = Negavę tinkamo atsakymo, galite kreiptis į įstaigą, kuri Jūsų šalyje pagal Direktyvą (ES) 2016/2102 prižiūri viešojo sektoriaus institucijų interneto svetainių prieinamumą.
statement-privacy = Privatumas
statement-privacy-lead = Skaityti galima be paskyros. Skaitytojams skirti puslapiai nieko neįkelia iš kitų serverių, juose nėra scenarijų, lankytojų skaitiklių ir reklamos.
statement-privacy-cookies = Slapukai
statement-privacy-no-cookie = Kas neprisijungia, slapuko negauna.
statement-privacy-session = Prisijungus įrašomas slapukas – „{ $name }“. Jis palaiko Jūsų prisijungimą ir daugiau niekam nenaudojamas; scenarijai jo perskaityti negali. Jis nustoja galioti Jums atsijungus, taip pat kai juo nesinaudojant praeina { $idle }, o bet kuriuo atveju – kai nuo prisijungimo praeina { $most }.
statement-privacy-logs = Kas fiksuojama
statement-privacy-no-log = Programa neregistruoja, kas kurį puslapį atveria ir ko ieško. Bandymai prisijungti ar prenumeruoti pakeitimus vieną minutę skaičiuojami pagal tinklo adresą, tik atmintinėje, kad niekas nebandytų per dažnai.
statement-privacy-wishes = Kas prašo kalbos neprisijungęs, to tinklo adresas iki vidurnakčio (UTC) laikomas tik atmintinėje, kad kiekvienas tinklas būtų skaičiuojamas kartą per dieną; saugomas tik skaičius. Prisijungusių naudotojų prašymai saugomi, kol jie pašalina juos iš sąrašo.
statement-privacy-operator = Prieš šį mazgą esantys serveriai ir tinklai gali turėti savo žurnalus. Apie tai gali papasakoti tie, kas juos prižiūri.
statement-privacy-staff = Apie žmones, dirbančius su šiuo mazgu, saugomas naudotojo vardas, vardas ir pavardė arba pareigos, institucija ir vaidmuo, o audito žurnale – ką ir kada jie paskelbė, patvirtino, pakeitė ar atšaukė. Apie kiekvieną jų sau sukurtą srauto adresą saugoma, kada jis sukurtas ir panaikintas, ir valandos tikslumu – kada paskutinį kartą skaitytas. Taip pat saugomos kalbos, kuriomis jie nori skaityti, jei jas nurodė.
statement-privacy-desk = Puslapyje, kuriame rašomas juodraštis, veikia vienas šio mazgo scenarijus. Jis įrašo tai, kas rašoma; kas dar neįrašyta, laikoma toje naršyklėje ir iš jos ištrinama, kai tik įrašoma.
statement-privacy-others = Apie tuos, kurie seka iš kitų serverių, saugomas viešasis adresas ir viešasis raktas, o apie programas, paprašiusias pranešti apie pakeitimus, – jų nurodytas adresas.
statement-privacy-rights = Turėdami klausimų dėl su Jumis susijusių duomenų ar norėdami pasinaudoti savo teisėmis pagal Bendrąjį duomenų apsaugos reglamentą (BDAR), kreipkitės į šį mazgą valdančią instituciją:

## What changed between two revisions

changes = Kas pasikeitė
changes-lead = { $older } redakcija ({ $from }), palyginta su { $newer } redakcija ({ $to }).
changes-key = Pridėti žodžiai pabraukti, pašalinti – perbraukti.
changes-added = pridėta:
changes-removed = pašalinta:
changes-end = pakeitimo pabaiga
changes-none = Tekstas šia kalba abiejose redakcijose toks pat.
changes-missing = Vienoje iš jų teksto šia kalba nėra.
table-number = { $number } lentelė
changes-in = Palyginti kita kalba:
changes-facts = Kiti pasikeitę duomenys
changes-what = Kas pasikeitė
changes-before = Buvo
changes-after = Tapo
changes-too-long = Tekstai per ilgi, kad juos būtų galima lyginti žodis po žodžio; pažymėtos ištisos pastraipos.
changes-same = { $count ->
    [one] { $count } pastraipa nepakitusi
    [few] { $count } pastraipos nepakitusios
    [many] { $count } pastraipos nepakitusios
   *[other] { $count } pastraipų nepakito
}

## The desk: drafts

desk = Rengimas
desk-lead = Rašykite, pasitikrinkite, kas gaus medžiagą, ir duokite ją peržiūrėti kitam asmeniui.
desk-begin = Pradėti juodraštį
desk-begin-button = Pradėti
desk-document = Pradėti nuo dokumento
desk-document-file = Dokumentas (.docx arba .odt)
desk-document-help = Antraštės, sąrašai, lentelės ir nuorodos išlieka. Paveikslėliai, išnašos ir komentarai praleidžiami.
desk-document-button = Įkelti
desk-waiting = Laukia kito asmens patvirtinimo
desk-waiting-none = Niekas nelaukia patvirtinimo.
desk-mine = Mano juodraščiai
desk-mine-none = Juodraščių neturite.
desk-others = Kolegų juodraščiai
desk-refused = Nepatvirtinta
desk-full = Turite tiek juodraščių, kiek leidžiama. Prieš pradėdami naują, vieną ištrinkite.
draft-untitled = Juodraštis be pavadinimo
draft-saved-by = paskutinį kartą įrašė { $name }, { $moment }
draft-state-waiting = laukia kito asmens patvirtinimo
draft-state-refused = grąžinta
draft-revises = Nauja redakcija:
draft-save = Įrašyti
draft-go-on = Peržiūrėti ir pateikti
draft-discard = Ištrinti šį juodraštį
draft-discard-help = Tekstas ir jo failai dings visam laikui.
draft-saved = Įrašyta.
draft-conflict = Kol rašėte, šį juodraštį įrašė { $name }. Niekas neperrašyta: Jūsų tekstas yra formoje, įrašytasis – po ja. Sujunkite tai, ko reikia, ir įrašykite.
draft-conflict-theirs = Įrašytas tekstas
draft-resend = Dar niekas neįrašyta, nes Jūsų seansas buvo pasibaigęs. Jūsų tekstas yra formoje: įrašykite jį dabar.
draft-waits = Šis juodraštis laukia kito asmens patvirtinimo. Pakeistas jis nebelauks.
draft-sent-back = Grąžino { $name }:
draft-errors = Patikrinkite šiuos laukus
draft-original = Originalas
draft-translation = Vertimas
draft-title = Pavadinimas
draft-summary = Santrauka
draft-summary-help = Iki 1 000 ženklų. Rodoma sąrašuose ir srautuose.
draft-text = Tekstas
draft-text-help = „Markdown“: „##“ pradeda antraštę, „-“ – sąrašą. Įklijuojant iš „Word“ ar tinklalapio, antraštės, sąrašai, lentelės ir nuorodos išlieka.
draft-translation-kind = Kaip išversta
draft-translator = Išvertė (įstaiga)
draft-add-language = Pridėti kalbą
draft-remove-language = Pašalinti šią kalbą
draft-audience = Kas gali matyti
draft-level = Lygis
draft-level-use = Naudoti šį lygį
draft-level-help = Pirmiausia pasirinkite lygį: nuo jo priklauso, kokius gavėjus galite nurodyti.
draft-authorities = AMBER ir AMBER+STRICT: institucijos
draft-circles = AMBER ir AMBER+STRICT: gavėjų grupės
draft-people = RED: šio mazgo naudotojai
draft-people-more = Kiti asmenys pagal naudotojo vardą
draft-people-more-help = Šiame mazge dirba daugiau žmonių, nei čia išvardyta. Tuščios eilutės neskaičiuojamos.
draft-named-otherwise = Taip pat įvardyti
draft-topics-help = Rašykite bet kuria kalba; tuščios eilutės neskaičiuojamos.
draft-not-stated = nenurodyta
draft-exercise = Tai pratybų dalis
draft-sources-help = Kiekvienoje eilutėje – po vieną žiniatinklio adresą.
draft-part-of = Įeina į (identifikatorius arba adresas)
draft-derived-from = Parengta pagal (identifikatorius arba adresas)
draft-meeting = Susitikimas
draft-meeting-help = Skirta medžiagai apie susitikimą. Nurodžius pradžią, susitikimas rodomas kalendoriuose.
draft-starts = Pradžia
draft-ends = Pabaiga
draft-time-help = Diena ir laikas, pvz., 2026-03-01T10:00.
draft-timezone = Laiko juosta
draft-timezone-help = Pvz., Europe/Brussels. Pradžia ir pabaiga nurodomos tos juostos laiku.
draft-online-no = Ne
draft-online-at = Nuotolinio dalyvavimo žiniatinklio adresas
draft-attending-help = Valstybės (dviejų raidžių kodu, pvz., FI) ir įstaigos, kiekvienoje eilutėje – po vieną; asmenų nenurodykite.
draft-chatham-help = Neskelbiama, kas ką pasakė ir kas dalyvavo: tuomet nenurodomi nei dalyviai, nei atsakingieji už veiksmus.
draft-lines-help = Kiekvienoje eilutėje – po vieną.
draft-action = { $place } veiksmas
draft-more-rows = Daugiau eilučių
draft-guide-help = Medžiaga, iš kurios sudarytas vadovas, iš eilės: kiekvienos dalies identifikatorius arba adresas. Tuščios eilutės neskaičiuojamos.
draft-deadlines = Įspėjimo pranešimų terminai
draft-deadlines-help = Laikas nurodomas pagal čia pasirinktą laiko juostą. Jei laukas paliktas tuščias, terminas skaičiuojamas nuo sužinojimo apie incidentą: 24 valandos, 72 valandos, vienas mėnuo. Terminai taikomi tik rūšiai „Įspėjimas“.
draft-counted = Palikus tuščią: { $moment }.
draft-part = { $place } dalis
draft-part-up = Perkelti aukščiau
draft-note = Kas pasikeitė šioje redakcijoje
draft-further = Kiti duomenys
draft-further-help = Duomenys, kuriems nėra atskiro lauko: kiekvienoje eilutėje – po vieną raktą, kaip faile.
draft-files-add = Pridėti failų
draft-files-help = Failų skaičius – iki { $count }, kiekvieno dydis – iki { $size }. Fotoaparato į JPEG, PNG ir GIF paveikslėlius įrašyti duomenys pašalinami.
draft-files-kinds = Priimami failų tipai: { $kinds }.
draft-file-remove = Pašalinti
draft-live-saving = Įrašoma…
draft-live-saved = Visi pakeitimai įrašyti.
draft-live-kept = Dar neįrašyta. Jūsų tekstas saugomas šioje naršyklėje, bandoma įrašyti dar kartą.
draft-live-open = Dar neįrašyta. Aukštesnių nei GREEN lygių tekstai, taip pat tekstai, kol lygis nepasirinktas, šioje naršyklėje nesaugomi: palikite šį puslapį atvertą. Bandoma įrašyti dar kartą.
draft-live-ended = Jūsų seansas baigėsi. Jūsų tekstas saugomas šioje naršyklėje.
draft-live-ended-open = Jūsų seansas baigėsi. Paskutiniai pakeitimai neįrašyti, o šio lygio tekstai šioje naršyklėje nesaugomi. Palikite šį puslapį atvertą, prisijunkite kitoje kortelėje ir grįžkite čia.
draft-live-conflict = Per tą laiką šį juodraštį įrašė kažkas kitas. Įrašykite, kad matytumėte abu tekstus.
draft-live-gone = Šis juodraštis nebepasiekiamas, ir daugiau niekas neįrašoma. Jūsų tekstas yra šiame puslapyje: įrašykite, kad išsaugotumėte jį kaip naują juodraštį.
draft-live-refused = Šis tekstas nepriimtas, ir daugiau niekas neįrašoma. Nusikopijuokite savo tekstą ir įrašykite, kad matytumėte priežastį.
draft-live-restored = Neįrašytas tekstas atkurtas iš šios naršyklės.
draft-ended = Jūsų seansas baigėsi
draft-ended-help = Niekas neprarasta: Jūsų tekstas yra šiame puslapyje. Prisijunkite kitoje kortelėje, grįžkite čia ir tęskite. Failus reikės pridėti iš naujo.
draft-ended-go-on = Tęsti
draft-gone = Šis juodraštis nebepasiekiamas
draft-gone-help = Kol rašėte, juodraštis buvo paskelbtas arba ištrintas, arba jo lygis pakeistas taip, kad nebegalite jo matyti. Niekas, ką parašėte, neprarasta: tai yra šiame puslapyje. Išsaugokite tekstą kaip naują juodraštį arba nusikopijuokite, ko reikia. Failus reikės pridėti iš naujo.
draft-gone-keep = Išsaugoti mano tekstą kaip naują juodraštį
draft-gone-typed = Ką parašėte
wrong-missing = Tai būtina nurodyti.
wrong-waits = To paties jau paprašyta, ir prašymas laukia sprendimo.
wrong-headings = Čia kol kas tik antraštės, teksto dar nėra.
wrong-too-long = Tekstas per ilgas: ženklų gali būti iki { $count }.
wrong-text-too-large = Tekstas su formatavimu užima daugiau nei { $size }, o tiek kiti serveriai nepriima. Sutrumpinkite jį.
wrong-unknown = „{ $word }“ čia nežinoma.
wrong-unknown-nearest = „{ $word }“ čia nežinoma. Galbūt turėjote omenyje „{ $nearest }“?
wrong-needs-recipients = TLP:{ $level } lygiui būtina nurodyti gavėjus.
wrong-no-recipients = TLP:{ $level } lygiui gavėjai nenurodomi. Pašalinkite juos arba pasirinkite kitą lygį.
wrong-no-writer = TLP:RED lygiui būtina nurodyti Jūsų institucijos autorių arba tvirtintoją. Kitaip niekas niekada negalėtų medžiagos pakeisti.
wrong-no-reader = Naudotojo { $name } nurodyti negalima: šį vaidmenį turintys asmenys TLP:RED lygio medžiagos neskaito.
wrong-twice = „{ $word }“ čia nurodyta du kartus.
wrong-no-address = „{ $word }“ nėra žiniatinklio adresas (https://…).
wrong-no-id = „{ $word }“ nėra nei identifikatorius, nei žiniatinklio adresas.
wrong-not-held = Šiame mazge nėra medžiagos, kurios identifikatorius „{ $word }“. Patikrinkite identifikatorių arba palikite lauką tuščią.
wrong-not-attached = Tekste pateikta nuoroda į „{ $name }“, bet tarp priedų tokio failo nėra. Pridėkite failą, pataisykite jo pavadinimą arba parašykite visą žiniatinklio adresą (https://…).
wrong-overtaken = Kitas asmuo čia įrašė ką kita. Tai pateikiama po forma.
wrong-too-many = Jų gali būti iki { $count }.
wrong-no-time = „{ $word }“ – ne diena ir laikas. Rašykite taip: 2026-03-01T10:00.
wrong-shifted = Toje laiko juostoje { $word } nėra arba pasitaiko du kartus, nes persukami laikrodžiai. Pridėkite skirtumą nuo UTC, pvz., { $word }+02:00.
wrong-ends-first = Tai anksčiau už pradžią.
wrong-no-day = „{ $word }“ – ne diena. Rašykite taip: 2026-03-01.
wrong-person = „{ $word }“ panašu į asmens adresą. Čia nurodykite valstybes ir įstaigas, o ne asmenis.
wrong-never-told = Pagal „Chatham House“ taisyklę neskelbiama, kas dalyvavo. Pašalinkite šiuos duomenis arba taisyklės žymą.
wrong-only-guide = Tai nurodoma tik vadove. Ištrinkite arba pasirinkite rūšį „Praktinis vadovas“.
wrong-too-early = Per anksti. Turi būti tokia eilės tvarka: sužinota, ankstyvasis perspėjimas, pranešimas, galutinė ataskaita.
wrong-future = Šis laikas dar neatėjo. Nurodykite, kada apie incidentą iš tikrųjų sužinota.
wrong-too-wide = Nauja redakcija skirta daugiau žmonių nei anksčiau, o tekstas šia kalba ({ $language }) tebesako tai, ką anksčiau sakė originalas. Pridėkite šią kalbą ir atnaujinkite jos tekstą arba pašalinkite kalbą.
wrong-otherwise = Taip paskelbti negalima:
wrong-file-too-large = Failas { $name } didesnis nei { $size }.
wrong-file-too-many = Failas { $name } jau netelpa: failų gali būti iki { $count }.
wrong-file-same-name = Failas, pavadintas { $name }, jau yra.
wrong-file-empty = Failas { $name } tuščias.
wrong-file-name = Failas negali vadintis { $name }.
wrong-file-picture = Paveikslėlyje { $name } gali būti daugiau duomenų, nei matyti. Įrašykite jį JPEG arba PNG formatu.
wrong-file-damaged = Failo { $name } perskaityti nepavyksta. Galbūt jis sugadintas arba apsaugotas slaptažodžiu.
wrong-file-document = { $name } nėra nei .docx, nei .odt failas.
wrong-file-kind = Failo { $name } tipas nepriimamas. Priimami tipai: { $kinds }.
wrong-form-too-large = Siųsta daugiau nei { $size }. Vienu kartu pridėkite mažiau failų arba mažesnius failus.

## The desk: submitting and approving

preview = Peržiūra
preview-lead = Taip tai matys skaitytojai. Dar niekas nepateikta.
preview-back = Rašyti toliau
preview-overtaken = { $revision } redakcija paskelbta jau pradėjus rašyti šį juodraštį; jį pateikus, jos pakeitimai dingtų. Pažiūrėkite, kas joje pakeista. Jei niekas iš to neprarandama, pateikite dar kartą.
preview-submit = Pateikti tvirtinti kitam asmeniui
preview-publish = Paskelbti dabar
preview-alone = Šiame mazge tai galite paskelbti be kito asmens patvirtinimo. Medžiagoje tai liks nurodyta visam laikui.
preview-bare = Po šiomis antraštėmis nieko neparašyta: { $headings }. Parašykite ką nors arba jas pašalinkite. Pateikti galima ir taip.
preview-stale = Per tą laiką juodraštis pakeistas. Peržiūrėkite jį dar kartą ir tada pateikite.
reach = Kas tai matys
reach-end = Kas to neteks ir bus apie tai informuotas
reach-level = Lygis keičiasi iš TLP:{ $before } į TLP:{ $after }.
reach-authorities = Institucijos
reach-nobody = Jokia partnerio institucija to negaus.
reach-new = nauja
reach-gone = neteks
reach-not = negaus
reach-circles = Gavėjų grupės
reach-people = { $count ->
    [one] Tai gali skaityti { $count } šio mazgo naudotojas.
    [few] Tai gali skaityti { $count } šio mazgo naudotojai.
    [many] Tai gali skaityti { $count } šio mazgo naudotojo.
   *[other] Tai gali skaityti { $count } šio mazgo naudotojų.
}
reach-people-new = Iš jų naujų: { $number }
reach-people-gone = Skaityti nebegalės: { $number }
reach-public = Kiekvienas gali tai skaityti viešuose puslapiuose ir srautuose.
reach-public-new = Kiekvienas gali tai skaityti viešuose puslapiuose ir srautuose. Tai nauja.
reach-public-gone = Tai dings iš viešų puslapių ir srautų.
reach-public-never = To nebus nei viešuose puslapiuose, nei srautuose.
reach-followers = Sekėjai kituose serveriuose, kurie tai gaus: { $followers } (serverių: { $servers })
reach-translators = Mašininio vertimo sistemos, kurioms leidžiama tai versti: { $names }
reach-translators-none = Mašininiu būdu tai neverčiama.
waiting-submitted = pateikė { $name }, { $moment }
waiting-lead = Perskaitykite iki galo. Patvirtinsite būtent šį tekstą.
waiting-digest = Skaitomo teksto SHA-256
waiting-new = Tai nauja: ankstesnės redakcijos nėra.
waiting-approve = Patvirtinti ir paskelbti
waiting-approve-only = Patvirtinti
waiting-refuse = Grąžinti
done-published = Patvirtinote, ir tai paskelbta.
done-approved = Patvirtinote, ir tai atlikta.
done-refused = Grąžinote. Autorius matys Jūsų paaiškinimą.
done-withdrawn = Atšaukėte šią medžiagą.
waiting-refuse-help = Parašykite, kas turėtų būti kitaip. Autorius Jūsų pastabas matys prie juodraščio.
waiting-refuse-help-kept = Parašykite, kas turėtų būti kitaip. Autorius Jūsų pastabas kartu su savo tekstu matys rengimo puslapyje.
waiting-refuse-help-desk = Parašykite, kas turėtų būti kitaip. Autorius Jūsų pastabas matys rengimo puslapyje.
waiting-words = Jūsų pastabos
waiting-take-over = Perimti ir rašyti toliau
waiting-take-over-help = Tai taps Jūsų juodraščiu. Tada jį tvirtins kitas asmuo.
waiting-own = Tai pateikėte Jūs. Spręs kitas asmuo.
waiting-take-back = Atsiimti ir rašyti toliau
waiting-take-own-back = Atsiimti
waiting-note-none = Pastabos nėra.
waiting-note-kept = Ankstesnė pastaba lieka:
waiting-amended = Kas pakeista pasiūlytame tekste
sent-back-words = Tai, ką parašėte
sent-back-again = Tęsti tai, ką parašėte
sent-back-discard = Išmesti tai, ką parašėte
sent-back-own = Jūs tai atsiėmėte.
erasure = Kas ištrinama
erasure-revisions = Redakcijos, kurių tekstas ištrinamas: { $numbers }
erasure-file = Failas
erasure-offers = Pasiūlyti vertimai, kurių tekstas ištrinamas: { $number }
erasure-left = Juodraščiai ir patvirtinimo laukiantys tekstai, kurie lieka: { $number }. Peržiūrėkite juos.
erasure-here = Partneriai, jau turintys šias redakcijas, jas pasilieka.
does-publishes = Paskelbimas
does-revises = Naujos redakcijos paskelbimas
does-withdraws = Atšaukimas
does-erases-all = Galutinis visos šios medžiagos atšaukimas visur ir jos teksto ištrynimas
does-erases-past = { $count ->
    [1] { $numbers } redakcijos teksto ištrynimas
   *[other] { $numbers } redakcijų tekstų ištrynimas
}
does-adopts = Pranešimas apie naudojimą
does-accepts = Pasiūlyto vertimo priėmimas
does-translates = Perdavimas mašininiam vertimui
decided-changed = Laukia jau ne tai, ką skaitėte: per tą laiką tai pakeista arba dėl to nuspręsta. Perskaitykite dar kartą.
decided-already = Tai sprendimo nebelaukia: kas nors per tą laiką nusprendė arba pateikėjas tai atsiėmė ar keičia.
decided-unsent = Tai, ką įvedėte ir kas nebuvo išsiųsta
decided-own = Tai pateikėte Jūs. Turi patvirtinti kitas asmuo.
decided-overtaken = Tai parašyta anksčiau nei { $revision } redakcija ir panaikintų jos pakeitimus. Grąžinkite: autorius peržiūrės tą redakciją ir pateiks iš naujo.
decided-gone = Medžiaga, su kuria tai susiję, per tą laiką atšaukta, todėl patvirtinti nebegalima. Grąžinkite tai autoriui.
decided-gone-own = Medžiaga, su kuria tai susiję, per tą laiką atšaukta, todėl to niekas nebegali patvirtinti.
decided-textless = Perimti negalima: tai ne tekstas, iš kurio galėtų būti juodraštis. Patvirtinkite arba grąžinkite.
decided-wordless = Keliais žodžiais paaiškinkite, kodėl grąžinate.
decided-refused = Paskelbti negalima:
approval-one = Paskelbta vieno asmens sprendimu: kitas asmuo to netvirtino.
revision-note = Kas pasikeitė, autoriaus žodžiais
material-revise = Rašyti naują redakciją
template-problem = Problema
template-solution = Sprendimas
template-effort = Ko tai pareikalavo
template-evidence = Įrodymai
template-lessons = Įgyta patirtis
template-happened = Kas įvyko
template-causes = Kodėl taip įvyko
template-changed = Kas pakeista
template-for-whom = Kam tai skirta
template-steps = Žingsniai
template-pitfalls = Ko saugotis
template-aims = Tikslai
template-course = Eiga
template-exercises = Užduotys
template-what-happens = Kas vyksta
template-who-is-affected = Kam tai daro poveikį
template-measures = Kas padaryta ir ką patariama daryti
template-contact = Kontaktai
alert-became-known = Sužinota
alert-early-warning = Ankstyvasis perspėjimas iki
alert-notification = Pranešimas iki
alert-final-report = Galutinė ataskaita iki
sign-in-passkey = Prisijungti prieigos raktu
sign-in-password = Slaptažodžiu
sign-in-username = Naudotojo vardas
sign-in-link = Vienkartine nuoroda
sign-in-wrong = Naudotojo vardas arba slaptažodis neteisingas.
sign-in-wait = Per daug nesėkmingų bandymų. Bandykite vėl, kai praeis { $wait }. Prieigos raktu arba vienkartine nuoroda galima prisijungti iš karto.
sign-in-late = Užtrukote per ilgai arba pradėjote kitoje naršyklėje. Pradėkite iš naujo.
second = Dar vienas žingsnis
second-lead = Įveskite kodą, kurį dabar rodo Jūsų autentifikavimo programėlė. Jei programėlės nebeturite, įveskite vieną iš atkūrimo kodų.
second-code = Kodas
second-go-on = Tęsti
second-wrong = Neteisinga arba jau panaudota.
confirm = Patvirtinkite, kad tai Jūs
confirm-lead = Tam, ką norite daryti, reikia neseniai pateikto antrojo veiksnio. Jo galiojimo trukmė – { $length }.
confirm-passkey = Patvirtinti prieigos raktu
confirm-none = Dar neturite nei autentifikavimo programėlės, nei prieigos rakto. Pridėkite vieną iš jų savo paskyros puslapyje.
confirm-settling = Ankstesni Jūsų prisijungimo būdai panaikinti, o dabartiniai yra nauji. Kad niekas nepastebimai neveiktų Jūsų vardu, iki { $time } negalite nieko tvirtinti ar administruoti; visa kita veikia. Jei panaikinti neprašėte, nedelsdami praneškite sistemos prižiūrėtojui.
held = Dar neatlikta
held-help = Tam reikia neseniai pateikto antrojo veiksnio. Tai, ką įvedėte, lieka šiame puslapyje: kitoje kortelėje patvirtinkite, kad tai Jūs, grįžkite čia ir tęskite.
held-again = Atvėrus šį puslapį, patvirtinote, kad tai Jūs, arba prisijungėte iš naujo. Tai, ką įvedėte, tebėra čia: tęskite, ir tai bus atlikta dabar.
passkey-failed = Prieigos rakto panaudoti nepavyko. Bandykite dar kartą arba rinkitės kitą būdą.
account = Mano paskyra
account-lead = Kuo prisijungiate ir kur esate prisijungę.
account-confirm = Norėdami keisti tai, kuo prisijungiate, pirmiausia pateikite antrąjį veiksnį.
account-app = Autentifikavimo programėlė
account-app-none = Autentifikavimo programėlė nepridėta.
account-app-set = Autentifikavimo programėlė pridėta.
account-app-begin = Pridėti programėlę
account-app-replace = Pridėti kitą programėlę
account-app-new = Nuskaitykite šį paveikslėlį programėle arba įveskite po juo esančius ženklus. Tada įveskite kodą, kurį rodo programėlė.
account-app-picture = QR kodas su slaptuoju programėlės raktu
account-app-secret = Ženklai programėlei:
account-app-link = Atverti programėlę šiame įrenginyje
account-app-take = Naudoti šią programėlę
account-codes-left =
    { $count ->
        [one] Liko { $count } atkūrimo kodas.
        [few] Liko { $count } atkūrimo kodai.
       *[other] Liko { $count } atkūrimo kodų.
    }
account-codes-made = Tai Jūsų atkūrimo kodai. Kiekvienas galioja vieną kartą vietoj programėlės kodo. Jie rodomi tik dabar: išspausdinkite juos arba laikykite saugioje vietoje.
account-codes-make = Sukurti naujus atkūrimo kodus
account-password = Slaptažodis
account-password-first = Pirmiausia pridėkite autentifikavimo programėlę: vien slaptažodžiu prisijungti negalima.
account-password-none = Slaptažodis nenustatytas.
account-password-set = Slaptažodis nustatytas.
account-password-new = Naujas slaptažodis
account-password-help = Ženklų turi būti ne mažiau kaip { $count }. Savo sugalvotą sakinį lengviau atsiminti nei pavienius ženklus.
account-password-keep = Nustatyti slaptažodį
account-password-kept = Nuo šiol galioja naujas slaptažodis. Kiti Jūsų seansai baigti.
account-password-end = Nebeprisijungti slaptažodžiu
account-password-end-help = Kartu pašalinama programėlė ir atkūrimo kodai.
password-short = Slaptažodis per trumpas: ženklų turi būti ne mažiau kaip { $count }.
password-long = Slaptažodis per ilgas.
password-name = Slaptažodyje yra Jūsų naudotojo vardas.
password-common = Šis slaptažodis – vienas pirmųjų, kuriuos kiti bandytų. Pasirinkite kitą.
account-passkeys = Prieigos raktai
account-passkeys-lead = Prieigos raktas (angl. „passkey“) yra Jūsų įrenginyje, saugos rakte arba slaptažodžių tvarkytuvėje. Juo prisijungiama be slaptažodžio.
account-passkeys-none = Prieigos rakto dar neturite.
account-passkeys-script = Prieigos raktui pridėti šiam puslapiui reikia „JavaScript“.
account-passkeys-full = Turite tiek prieigos raktų, kiek leidžiama. Prieš pridėdami naują, vieną pašalinkite.
account-passkey-name = Prieigos rakto pavadinimas
account-passkey-add = Pridėti prieigos raktą
account-passkey-rename = Pervadinti
account-passkey-remove = Pašalinti
account-passkey-made = pridėtas { $date }
account-passkey-used = paskutinį kartą naudotas { $date }
account-passkey-unused = dar nenaudotas
account-passkey-copied = nukopijuotas į kitus įrenginius
account-passkey-single = tik viename įrenginyje
account-sessions = Kur esate prisijungę
account-session-here = šis seansas
account-session-facts = { $way }, nuo { $since }, paskutinį kartą naudotas { $used }
account-session-network = tinklas { $network }
account-session-unnamed = Nežinoma naršyklė
account-session-end = Baigti šį seansą
account-sessions-end = Baigti visus kitus seansus
way-link = vienkartine nuoroda
way-password = slaptažodžiu ir kodu
way-passkey = prieigos raktu
statement-privacy-step = Prisijungiant įrašomas antras slapukas – „{ $name }“; jis rodo, kuris žingsnis pasiektas. Ilgiausia jo galiojimo trukmė – { $most }. Prisijungimo ir paskyros puslapiuose yra vienas šio mazgo scenarijus, skirtas prieigos raktams; visa kita veikia ir be jo.
statement-privacy-sign-in = Apie prisijungusįjį, kol trunka seansas, saugoma, kada ir kokiu būdu jis prisijungė, tinklas be paskutinės adreso dalies ir naršyklės pavadinimas; laikas, būdas ir tinklas lieka ir audito žurnale. Nesėkmingi bandymai pagal naudotojo vardą ir tinklą skaičiuojami apie valandą.
withdraw = Atšaukti galutinai
withdraw-back = Grįžti prie medžiagos
withdraw-lead = Tekstas, jo vertimai ir failai ištrinami šiame mazge ir visuose mazguose, kuriuose jie saugomi. Lieka tik įrašas, kad medžiaga atšaukta: kada, kas ir kodėl ją atšaukė. Šio veiksmo anuliuoti negalima.
withdraw-second = Niekas neištrinama, kol to nepatvirtins kitas asmuo.
asked-already = Dėl šios medžiagos jau laukiama sprendimo:
withdraw-reason = Priežastis
withdraw-reason-help = Ją matys visi, kurie galėjo skaityti medžiagą. Jos kalba:
erase = Ištrinti tekstą dėl teisinių priežasčių
erase-lead = Tekstas, jo vertimai ir priedai ištrinami galutinai. Lieka tik tai, kad redakcija buvo, kam ji buvo skirta ir kada, ir čia nurodyta priežastis. Dabartinę redakciją galima ištrinti tik kartu su visa medžiaga: jei turi dingti tik kai kurie žodžiai, pirmiausia parašykite naują redakciją be jų.
erase-which = Tekstas, kurį reikia ištrinti
erase-all = Visa ši medžiaga: ji galutinai atšaukiama visur
erase-because-help = Nurodykite teisės akto straipsnį, o ne asmenį: priežastis rodoma vietoj teksto visiems, kurie gali skaityti medžiagą. Jos kalba:
erase-look = Parodyti, kas ištrinama kartu
translate = Išversti mašininiu būdu
translate-lead = Mašina verčia medžiagą pastraipa po pastraipos, ir kiekviename puslapyje pažymima, kad tai mašininis vertimas. Tekstą gauna tik tie teikėjai, kuriems tai leidžia medžiagos lygis. Žmogaus parengtas tekstas niekada nepakeičiamas.
translate-to = Kalba
translate-send = Versti
search-button = Ieškoti
draft-left-out = Į kitą redakciją neįtraukiama:
draft-keep-language = Palikti šią kalbą
misread-search = Nesuprasta, todėl ieškant į tai neatsižvelgta:
misread-list = Nesuprasta, todėl niekas neatitinka pasirinkimo:
misread-page = Puslapis
misread-beyond = { $page } puslapio nėra. Paskutinis yra { $last } puslapis.
misread-last = Eiti į paskutinį puslapį
draft-carried = Be pakeitimų perkeliama į kitą redakciją:

## The desk: approving for those who were shown
decided-reach = Nuo tada, kai žiūrėjote, pasikeitė, kas tai matys. Dar kartą peržiūrėkite sąrašą ir tik tada spręskite.
account-tokens = Programų prieigos kodai
account-tokens-lead = Turėdama prieigos kodą programa dirba su šiuo mazgu Jūsų vardu tiek, kiek čia pasirinksite. Kas turi kodą, gali daryti tą patį: saugokite jį kaip slaptažodį ir panaikinkite, kai nebereikės.
account-tokens-none = Prieigos kodų neturite.
account-tokens-full = Turite tiek prieigos kodų, kiek leidžiama. Prieš kurdami naują, vieną panaikinkite.
account-tokens-end = Panaikinti visus prieigos kodus
account-token-made = Tai naujas Jūsų prieigos kodas. Jis rodomas tik dabar: nukopijuokite jį ten, kur programa laiko slaptus duomenis.
account-token-confirm = Norėdami sukurti prieigos kodą, pirmiausia pateikite antrąjį veiksnį.
account-token-name = Prieigos kodo pavadinimas
account-token-unnamed = Prieigos kodas be pavadinimo
account-token-days = Kiek dienų galioja
account-token-days-help = Ne daugiau kaip { $count }. Prieigos kodas, kuriuo galima tvirtinti, atsakyti į sekimo prašymus arba administruoti, galioja ne ilgiau kaip vieną dieną.
account-token-long =
    { $count ->
        [one] Prieigos kodas galioja ne trumpiau kaip vieną dieną ir ne ilgiau kaip { $count } dieną.
        [few] Prieigos kodas galioja ne trumpiau kaip vieną dieną ir ne ilgiau kaip { $count } dienas.
       *[other] Prieigos kodas galioja ne trumpiau kaip vieną dieną ir ne ilgiau kaip { $count } dienų.
    }
account-token-scopes = Kam jis skirtas
account-token-nothing = Pasirinkite, kam prieigos kodas skirtas.
account-token-make = Sukurti prieigos kodą
account-token-end = Panaikinti šį prieigos kodą
account-token-facts = sukurtas { $made }, galioja iki { $until }
account-token-used = paskutinį kartą naudotas { $used }
account-token-unused = dar nenaudotas
account-sessions-end-help = Kartu panaikinami ir visi Jūsų programų prieigos kodai.
token-scope-read = skaityti tai, ką Jums leidžiama skaityti
token-scope-wishes = prašyti medžiagos kitomis kalbomis
token-scope-offers = skaityti ir teikti siūlomus vertimus, į juos atsakyti
token-scope-write = rašyti juodraščius
token-scope-submit = pateikti tvirtinti juodraščius, atšaukimus, ištrynimus ir perėmimus
token-scope-approve = tvirtinti tai, ką pateikė kiti, ir skelbti
token-scope-follows = atsakyti į sekimo prašymus
token-scope-administer = atlikti tai, ką galima atlikti administravimo puslapiuose
token-scope-audit = skaityti ir eksportuoti audito žurnalą
token-scope-digests = peržiūrėti ir keisti užsakytus naujienų laiškus
statement-privacy-tokens = Apie kiekvieną programai sukurtą prieigos kodą, kol jis galioja, saugoma jo maišos reikšmė, pavadinimas, paskirtis, sukūrimo ir galiojimo pabaigos laikas ir penkių minučių tikslumu – kada jis paskutinį kartą naudotas. Atsakymai programoms, kurios to prašė, saugomi parą.

## Administration
admin = Administravimas
admin-lead = Viskas, kas palaiko šio mazgo veikimą. Kiekvienam pakeitimui reikia antrojo veiksnio, ir jis įrašomas į audito žurnalą.
admin-overview = Apžvalga
admin-users = Naudotojai
admin-peers = Partneriai ir raktai
admin-audit = Audito žurnalas
admin-settings = Nuostatos
admin-confirm = Norėdami čia ką nors keisti, pirmiausia pateikite antrąjį veiksnį.
admin-attention = Į ką reikia atkreipti dėmesį
admin-attention-none = Nėra nieko, į ką reikėtų atkreipti dėmesį.
admin-where = Kur
admin-seen = Kas pastebėta
users-lead = Žmonės, dirbantys šiame mazge, ką kiekvienas iš jų gali daryti ir kaip jie gauna prieigą.
users-username = Naudotojo vardas
users-name = Vardas ir pavardė arba pareigos
users-role = Vaidmuo
users-authority = Institucija
users-change = Naudotojų tvarkymas
users-search = Naudotojo vardas arba vardas ir pavardė
users-none = Tokio naudotojo nėra.
users-all = Visi naudotojai
users-more = Daugiau naudotojų
users-own = Tai Jūs. Jūsų vaidmenį pakeisti arba paskyrą panaikinti gali tik kitas asmuo.
users-role-change = Pakeisti vaidmenį
users-role-help = Pakeitus vaidmenį, baigiami visi šio asmens seansai; jam reikės prisijungti iš naujo.
users-link = Nauja vienkartinė nuoroda
users-sessions-end = Baigti visus seansus
users-reset = Panaikinti visus prisijungimo būdus
users-remove = Panaikinti paskyrą
users-remove-help = Panaikinus visus prisijungimo būdus, nebegalioja seansai, slaptažodis, programėlė, prieigos raktai ir atkūrimo kodai, o pradėti iš naujo sukuriama nuoroda. Panaikinta paskyra neatkuriama, o jos naudotojo vardas niekam kitam nesuteikiamas.
users-add = Pridėti naudotoją
users-username-wrong = Naudotojo vardą gali sudaryti tik raidės a–z, skaitmenys ir ženklai „_“, „-“, „.“.
users-link-made = Patys perduokite šią nuorodą naudotojui { $name }. Ja galima prisijungti vieną kartą, iki { $until }; daugiau ji nerodoma.
users-done-role = Vaidmuo pakeistas, visi šio asmens seansai baigti.
users-done-sessions = Visi šio asmens seansai baigti.
users-done-removed = Paskyra panaikinta.
person-reader = Skaitytojas
person-author = Autorius
person-translator = Vertėjas
person-approver = Tvirtintojas
person-peer-administrator = Partnerių administratorius
person-operator = Sistemos prižiūrėtojas
person-auditor = Auditorius
person-client = Įstaigos klientės skaitytojas
peers-lead = Sąraše esantys serveriai, jų būklė, kiek pažengė mainai kiekviena kryptimi ir raktas, pagal kurį kiekvienas serveris atpažįstamas.
peers-can = Serveris gali:
peers-cannot = Serveris negali:
check-partner = būti partneriu: jis palaiko šio tinklo replikavimo protokolo { $version } versiją
check-no-log = būti partneriu: jis nenurodo žurnalo arba partneriams skirtos gautųjų dėžutės (angl. „inbox“)
check-reader = būti partneriu: jis nepalaiko šio tinklo replikavimo protokolo; kaip skaitytojas jis gauna tik viešą medžiagą
check-signs = pasirašyti užklausas: { $key } ({ $fingerprint })
check-proves = įrodyti to, ką skelbia, autentiškumą: { $key }
check-key = naudotis savo raktu { $key }
check-unsigned = pasirašyti užklausų: jis nenurodo RSA rakto, todėl niekas iš jo nebus priimta
check-inbox = gauti visiems savo veikėjams skirtus pranešimus bendroje gautųjų dėžutėje (angl. „inbox“): { $address }
check-single-inbox = gauti visiems savo veikėjams skirtų pranešimų bendroje gautųjų dėžutėje (angl. „inbox“): jis turi tik { $address }
check-no-inbox = gauti pranešimų: jis neturi gautųjų dėžutės (angl. „inbox“)
check-reads = skaityti tekstus (kalbos: { $languages })
check-authority = skelbti kaip { $name } ({ $address })
check-no-authority = skelbti: jis nenurodo jokios institucijos
check-lost-authority = skelbti kaip { $address }
check-software = nurodyti, kokią programinę įrangą naudoja
peers-from = Gauta iš partnerio
peers-to = Išsiųsta partneriui
peers-fingerprint = Rakto kontrolinis kodas
peers-change = Partnerių tvarkymas
peers-check = Patikrinti, ką serveris gali
peers-retry = Dabar viską bandyti iš naujo
peers-remove = Išbraukti iš sąrašo
peers-remove-help = Iš sąrašo išbrauktam serveriui nieko nesiunčiama, o jo užklausos atmetamos. Pasiekta vieta išsaugoma: serverį vėl pridėjus, mainai tęsiami nuo jos.
peers-fingerprint-agreed = Kontrolinis kodas, kurį serverio prižiūrėtojai Jums pranešė kitu būdu
peers-rotate = Priimti naują raktą
peers-add = Pridėti partnerį
peers-address = Serverio adresas
peers-look = Peržiūrėti
peers-done-added = { $host } yra sąraše.
peers-done-retry = Tai, kas buvo atidėta tarp šio mazgo ir { $host }, bandoma iš naujo.
peers-done-rotate = { $host } nuo šiol atpažįstamas pagal naują raktą.
peers-done-removed = { $host } išbrauktas iš sąrašo.
peers-behind = atsilieka įrašų: { $number }, trukmė – { $time }
peers-of = { $number } iš { $head }
peers-partner = Partneris
peers-reader = Skaitytojas: gauna tik TLP:CLEAR
peers-removed = Išbrauktas iš sąrašo
audit-lead = Kas ir kada skaitė aukštesnio nei TLP:CLEAR lygio medžiagą, rašė, tvirtino, keitė lygį, vaidmenį ar nuostatą. Medžiagos tekstų čia nėra. Įrašoma ir tai, kad Jūs peržiūrite šį žurnalą.
audit-whole = Grandinė vientisa nuo { $since } įrašo, iki kurio mazgas ją pasirašė, iki { $lines } įrašo: nieko netrūksta, niekas nepridėta ir nepakeista. Komanda „election-pool audit verify“ įrodo jos vientisumą nuo pirmojo įrašo.
audit-whole-all = Grandinė vientisa nuo pirmojo iki { $lines } įrašo: nieko netrūksta, niekas nepridėta ir nepakeista.
audit-note = Ne šiame mazge, o kitur užsirašykite, kur baigiasi audito žurnalas; vėliau patikrinus bus galima įrodyti, kad jo pabaiga nepašalinta:
audit-broken = Grandinė pažeista:
audit-who = Asmuo arba serveris
audit-deed = Veiksmas
audit-any = Visi veiksmai
audit-object = Apie ką: identifikatorius arba adresas
audit-from = Nuo šios dienos
audit-to = Iki šios dienos imtinai
audit-show = Rodyti
audit-lines = Įrašai, naujausi viršuje
audit-none = Tokių įrašų nėra.
audit-wrong-day = Tai ne data: { $text }. Datą rašykite taip: metai-mėnuo-diena, pvz., { $example }.
audit-wrong-line = Tai ne įrašo numeris: { $text }.
audit-number = Numeris
audit-at = Kada (UTC)
audit-node = Mazgas
audit-detail = Plačiau
audit-older = Senesni įrašai
audit-away = Eksportas ir vientisumo įrodymas
audit-away-help = Eksportuojami aukščiau pasirinkti įrašai, pasirašyti šio mazgo raktu. Lentelės parašas pateikiamas atskirame faile, JSON dokumento – pačiame dokumente.
audit-part = Šiuose eksportuose yra įrašai iki { $line } numerio imtinai.
audit-not-whole = Šie eksportai neišsamūs: jie prasideda { $line } įrašu, o senesnių paiešką atitinkančių įrašų juose nėra. Aukščiau nurodykite mažiau dienų arba senesnius įrašus eksportuokite atskirai.
audit-rest = Eksportuoti senesnius įrašus
audit-signature = Lentelės (CSV) parašas
audit-verify = Įrodyti, kad grandinė vientisa
flaw-missing = Trūksta { $line } įrašo.
flaw-missing-many = Trūksta { $first }–{ $last } įrašų.
flaw-changed = { $line } įrašas nebe toks, koks buvo padarytas.
flaw-unlinked = { $line } įrašas nesusietas su prieš jį esančiu įrašu.
flaw-outside = Žurnale yra įrašas, kuris niekada nepriklausė grandinei (lentelės { $row } eilutė).
flaw-beyond = { $line } įrašas yra už grandinės pabaigos.
flaw-otherwise = { $line } įrašo maišos reikšmė nesutampa su užfiksuotąja.
flaw-apart = Prie raktų laikomas { $line } įrašo antspaudas priklauso kitai grandinei: duomenų bazė buvo perrašyta arba grąžinta senesnė jos kopija.
flaw-unkept = { $line } įrašo antspaudas laikomas prie raktų, bet duomenų bazėje jo nėra.
flaw-seal = { $line } įrašo antspaudas yra ne šio mazgo.
flaw-file = Failo { $file } { $line } eilutė nėra šio mazgo antspaudas.
flaw-former = Antspaudas pasirašytas raktu { $key }, kuris duomenų bazėje nurodytas kaip buvęs šio mazgo raktas, bet prie kitų raktų nelaikomas. Palyginkite šį raktą su tuo, kas apie jį žinoma iš kitur; jei jis tas pats, sistemos prižiūrėtojas turi įvykdyti komandą „election-pool audit adopt-key“ ir joje nurodyti šį raktą.
deed-read = Perskaityta medžiaga
deed-publish = Paskelbta medžiaga
deed-revise = Paskelbta nauja medžiagos redakcija
deed-adopt = Perimta praktika
deed-withdraw = Atšaukta medžiaga
deed-material-erase = Medžiagos tekstas ištrintas dėl teisinių priežasčių
deed-submit = Juodraštis pateiktas tvirtinti
deed-submission-change = Pakeistas pateiktas tekstas
deed-submission-take-back = Pateikėjas atsiėmė tai, ką buvo pateikęs
deed-submission-void = Tai, kas pateikta, neteko galios, nes medžiaga atšaukta
deed-approve = Patvirtino kitas asmuo
deed-refuse = Grąžinta autoriui
deed-draft-begin = Pradėtas juodraštis
deed-draft-discard = Ištrintas juodraštis
deed-draft-take-over = Juodraštis perimtas iš kito asmens
deed-level-change = Pakeistas lygis
deed-recipients-change = Pakeisti gavėjai
deed-translate = Užsakytas mašininis vertimas
deed-glossary = Pakeistas žodynėlis
deed-offer = Pasiūlytas vertimas
deed-offer-refuse = Čia atmestas pasiūlytas vertimas
deed-offer-accepted = Autorius priėmė iš čia pasiūlytą vertimą
deed-offer-refused = Autorius atmetė iš čia pasiūlytą vertimą
deed-offer-void = Iš čia pasiūlytas vertimas nebegalioja
deed-follow = Paprašyta sekti
deed-unfollow = Nustota sekti
deed-follow-accept = Sekėjas priimtas
deed-follow-reject = Sekėjas atmestas
deed-follow-question = Įrašytas klausimas sekėjui
deed-follow-source = Pridėtas žiniatinklio šaltinis
deed-unfollow-source = Pašalintas žiniatinklio šaltinis
deed-peer-add = Pridėtas partneris
deed-peer-remove = Išbrauktas partneris
deed-peer-rotate = Priimtas naujas partnerio raktas
deed-peer-announced = Partneris paskelbė raktus arba institucijas
deed-peer-retry = Mainai su partneriu bandyti iš naujo
deed-peer-settle = Išspręstas partnerio prieštaravimas
deed-peer-move-arrived = Partneris pranešė, kad persikėlė
deed-peer-move-look = Peržiūrėtas naujas partnerio adresas
deed-peer-move-confirm = Partnerio persikėlimą patvirtino vienas asmuo
deed-peer-move-refuse = Partnerio persikėlimas atmestas
deed-peer-move = Partneris perkeltas į naują adresą
deed-quarantine-release = Įrašas paleistas iš karantino
deed-upgrade = Bandyta iš naujo po atnaujinimo
deed-authority = Pridėta arba pakeista institucija
deed-actor-update = Pakeista tai, ką mazgas skelbia apie save
deed-keys-rotate = Sukurti nauji raktai
deed-keys-adopt = Pridėtas buvęs mazgo raktas
deed-user-add = Pridėtas naudotojas
deed-user-remove = Pašalintas naudotojas
deed-user-role = Pakeistas vaidmuo
deed-user-link = Sukurta prisijungimo nuoroda
deed-user-reset = Panaikinti visi prisijungimo būdai
deed-user-sessions-end = Baigti naudotojo seansai
deed-user-export = Eksportuoti asmens duomenys
deed-user-erase = Ištrinti asmens duomenys
deed-sign-in = Prisijungta
deed-sign-in-confirm = Pateiktas antrasis veiksnys
deed-sign-in-lock = Prisijungimas užblokuotas po nesėkmingų bandymų
deed-sign-in-failures = Vėl nepavyko prisijungti
deed-sign-out = Atsijungta
deed-session-end = Baigtas seansas
deed-passkey-add = Pridėtas prieigos raktas
deed-passkey-remove = Pašalintas prieigos raktas
deed-password-set = Nustatytas slaptažodis
deed-password-end = Panaikintas slaptažodis
deed-app-add = Pridėta autentifikavimo programėlė
deed-recovery-codes-make = Sukurti atkūrimo kodai
deed-recovery-code-use = Panaudotas atkūrimo kodas
deed-token-make = Sukurtas programos prieigos kodas
deed-token-end = Panaikintas programos prieigos kodas
deed-feed-make = Sukurtas asmeninis srauto adresas
deed-feed-end = Panaikintas asmeninis srauto adresas
deed-mail-address-ask = Nurodytas el. pašto adresas
deed-mail-address-confirm = Patvirtintas el. pašto adresas
deed-mail-address-end = Pašalintas el. pašto adresas
deed-digest-make = Užsakytos naujienos el. paštu
deed-digest-leave = Naujienų el. paštu atsisakyta laiške esančia nuoroda
deed-digest-end = Naujienų el. paštu atsisakyta
deed-setting = Pakeista nuostata
deed-settings = Nuostatos įrašytos pirmą kartą
deed-retention-run = Ištrinti duomenys, kurių saugojimo terminas baigėsi
deed-backup = Padaryta atsarginė kopija
deed-export-full = Eksportuotas visas mazgas
deed-restore = Patvirtintas atkūrimas
deed-restore-ends = Atkuriant baigti seansai ir panaikinti prieigos kodai
deed-audit-read = Peržiūrėtas audito žurnalas
deed-audit-export = Eksportuotas audito žurnalas
deed-audit-verify = Patikrintas audito žurnalas
deed-audit-seals = Iš naujo sudarytas antspaudų failas
settings-lead = Galiojančios nuostatos, kiekviena – tuo vardu, kuriuo ji įrašyta konfigūracijos faile. Jos keičiamos tame faile ir įsigalioja iš naujo paleidus mazgą.
settings-none = Nėra.
settings-name = Nuostata
settings-value = Reikšmė
settings-search = Žodis nuostatos pavadinime ar paaiškinime
settings-only-set = Tik nustatytosios
settings-shown = { $count ->
    [one] { $count } nuostata.
    [few] { $count } nuostatos.
   *[other] { $count } nuostatų.
}
settings-all = Visos nuostatos
settings-explained = Ką ji reiškia (angliškai)
settings-secret = paslaptis, kuri nerodoma
settings-nothing = nenustatyta
settings-set = nustatyta
settings-default = numatytoji reikšmė
settings-keys = Šio mazgo raktai
settings-authorities = Institucijos ir įstaigos klientės
settings-circles = Gavėjų grupės
settings-translation = Kalbos ir vertimas
settings-feeds = Skaitomi srautai ir „WebSub“ prenumeratos
settings-projects = Projektai
settings-retention = Saugojimo terminai
settings-retention-help = Tai, kas čia nepaminėta, lieka saugoma: medžiaga – kol atšaukiama, žurnalas ir audito žurnalas – visam laikui.
keys-lead = Raktai, iš kurių partneriai atpažįsta šį mazgą ir jo institucijas. Partneriai lygina pirmąjį kontrolinį kodą su tuo, kurį jiems pranešate kitu būdu, ne per šį mazgą.
keys-caption = Šio mazgo ir jo institucijų raktai
keys-id = Raktas
keys-purpose = Paskirtis
keys-shown = Kontrolinis kodas arba pats raktas
keys-made = Sukurtas
keys-signs = pasirašo užklausas
keys-proves = pasirašo medžiagą ir veiklos įrašus
keys-proved = nebenaudojamas nuo { $moment }; juo tikrinami ankstesni parašai
keys-rotate = Sukurti naujus raktus
keys-rotate-help = Nauji mazgo ir visų jo institucijų raktai paskelbiami pasirašyti senaisiais; partneriai juos perima patys, o tie, kurie dabar nepasiekiami, – kai vėl bus pasiekiami. Ankstesnius parašus ir toliau galima patikrinti. Paskui padarykite atsarginę kopiją ir naują kontrolinį kodą praneškite naujiems partneriams.
keys-waiting = Naujų raktų dar nepatvirtino: { $hosts }. Iki tol užklausos jiems pasirašomos senuoju raktu.
keys-done = Nauji raktai sukurti ir paskelbti.
admin-lanes = Siuntimas ir atsilikimas
bodies-lead = Institucijos, kurių vardu veikia šis mazgas, jų įstaigos klientės ir gavėjų grupės, kurioms galima adresuoti medžiagą.
bodies-own = Šio mazgo institucijos
bodies-caption = Institucijos ir jų įstaigos klientės
bodies-clients = Įstaigos klientės
bodies-where = Įstaigos klientės ir pavadinimai kitomis kalbomis nurodomi konfigūracijos failo dalyje [[authority]] ir įsigalioja iš naujo paleidus mazgą.
bodies-add = Pridėti instituciją
bodies-add-help = Institucijai sukuriamas „ActivityPub“ veikėjas ir raktai, ji įrašoma į konfigūracijos failą, ir apie ją pranešama partneriams. Pašalinti jos nebebus galima. Paskui paleiskite mazgą iš naujo.
bodies-name = Pavadinimas pirmąja šio mazgo kalba
bodies-done = { $handle } yra šio mazgo institucija.
circles-caption = Gavėjų grupės ir jų nariai
circles-members = Nariai
circles-unknown = čia nežinoma: šiai grupei nieko negalima paskelbti
circles-where = Gavėjų grupės nurodomos konfigūracijos failo dalyje [circles] ir įsigalioja iš naujo paleidus mazgą.
reads-lead = Kitų svetainių srautai, kuriuos skaito šis mazgas, ir kam pranešama, kad pasikeitė šio mazgo srautas.
reads = Skaitomi srautai
reads-caption = Kitų svetainių srautai ir kada jie paskutinį kartą skaityti
reads-add = Skaityti dar vieną srautą
reads-address = Srauto adresas
reads-name = Pavadinimas, jei kitoks nei sraute
reads-country = Valstybė narė (dviejų raidžių kodas)
reads-language = Įrašų, kurių kalba nenurodyta, kalba (kodas)
reads-end = Nebeskaityti
reads-end-help = Iš šio srauto perskaityti įrašai ištrinami.
reads-done = Nuo šiol skaitoma: { $name }.
reads-ended = Nebeskaitoma: { $name }.
hub = „WebSub“ prenumeratos: kam pranešama apie pakeitimus
hub-count = Prenumeratos: { $number }. Dar nepatvirtintos: { $waiting }.
hub-caption = Šio mazgo srautų prenumeratos
hub-server = Serveris
hub-feed = Srautas
hub-until = Prenumerata galioja iki
hub-failing = nieko nepriima nuo { $moment }
lanes-lead = Kas, kam, nuo kada ir kodėl dar neišsiųsta ir kiek partnerių žurnalų įrašų čia jau pritaikyta. Partneriams siųsti bandoma, kol jie atsako, skaitytojams – 30 dienų.
lanes-caption = Kas dar neišsiųsta kiekvienam serveriui
lanes-inbound-caption = Kiek kiekvieno partnerio žurnalo įrašų čia pritaikyta
lanes-suspended = sustabdyta: serveris išbrauktas iš sąrašo
lanes-given-up = nutraukta: serveris per ilgai neatsako
lanes-failing = išsiųsti nepavyksta, bandoma iš naujo
lanes-resting = nėra ko siųsti
lanes-sending = siunčiama
lanes-letters = Laukiantys pranešimai
lanes-failure = Paskutinė klaida
lanes-next = Kitas bandymas:
lanes-parked = Atidėta
lanes-refused = Atmesta
lanes-applied = Pritaikyta
failure-signature = Serveris nepriima mūsų parašo: galbūt žino kitą šio mazgo raktą.
failure-door = Serveris atmeta šį mazgą: galbūt mūsų nėra jo sąraše.
failure-gone = Tuo adresu gautųjų dėžutės (angl. „inbox“) nebėra.
failure-busy = Serveris prašo palaukti.
failure-moved = Serveris nukreipia į kitą adresą.
failure-there = Tame serveryje įvyko klaida.
failure-unreached = Serveris nepasiekiamas.
engines-lead = Šio mazgo kalbos, vertimo paslaugos ir tai, kas laukia vertimo.
engines-where = Kalbos ir paslaugos nurodomos konfigūracijos failo dalyse [node] languages ir [[translation.providers]] ir įsigalioja iš naujo paleidus mazgą.
engines = Vertimo paslaugos
engines-caption = Vertimo paslaugos ta tvarka, kuria į jas kreipiamasi
engines-queue = Laukia vertimo: { $waiting }. Nebebandoma versti: { $failed }.
engines-reach = Ką paslaugai galima perduoti
engines-pairs = Kalbų poros
engines-at = Paskutinis atsakymas
engines-error = Paskutinė klaida
engines-local = viskas, ką leidžiama versti mašininiu būdu: paslauga veikia paties mazgo kompiuteriuose
engines-trusted = iki TLP:GREEN imtinai: institucijos šia paslauga pasitiki
engines-anywhere = tik TLP:CLEAR
engines-unasked = dar nesikreipta
engines-well = atsako
engines-refusing = neverčia nuo { $moment }
engines-silent = nenurodo savo kalbų
engines-pairs-caption = Į kurias paslaugas kreipiamasi dėl kiekvienos kalbų poros, eilės tvarka
# As in English.
engines-pair = { $source } → { $target }
works-lead = Šio mazgo projektai ir tai, kurie iš jų šiandien vykdomi.
works-caption = Šio mazgo projektai
works-where = Projektai nurodomi konfigūracijos failo dalyse [projects.PAVADINIMAS] ir įsigalioja iš naujo paleidus mazgą. Komanda „report --project PAVADINIMAS“ suskaičiuoja projekto rezultatus.
project-open = vykdomas
project-ahead = dar neprasidėjo
project-over = baigtas
statement-privacy-reading = Apie prisijungusį asmenį audito žurnale įrašoma ir saugoma, kokią aukštesnio nei TLP:CLEAR lygio medžiagą, kada ir kokiu būdu jis skaitė; tai mato mazgo auditoriai ir prižiūrėtojai.
audit-csv = Lentelė (CSV)
audit-json = Dokumentas (JSON)

## Incoming: the inbox of whoever works here
incoming = Gauta
incoming-new = nauja: { $number }
incoming-lead = Kas gauta nuo tada, kai paskutinį kartą žiūrėjote, ir kas laukia Jūsų vaidmenį turinčių naudotojų.
incoming-waiting = Laukia Jūsų sprendimo
incoming-waiting-none = Iš kitų pateiktų tekstų niekas nelaukia patvirtinimo.
incoming-waiting-all = Viskas, kas laukia, taip pat ir Jūsų
incoming-since = Peržiūrėjote tai, kas gauta iki { $moment }.
incoming-seen = Pažymėti viską kaip peržiūrėtą
incoming-seen-done = Viskas šiame puslapyje laikoma peržiūrėta.
incoming-undo = Grąžinti, kaip buvo
incoming-second = Sprendimams reikia antrojo veiksnio.
incoming-material = Nauja ir pakeista medžiaga
incoming-material-none = Nieko naujo, kas atitiktų Jūsų filtrus, negauta.
incoming-many = { $count } arba daugiau
incoming-more = Čia rodoma ne viskas. Pažymėkite perskaitytą medžiagą kaip peržiūrėtą tik tada, kai likusią peržiūrėsite visos medžiagos sąraše.
incoming-filters = Jūsų filtrai
incoming-filters-none = Matote viską, kas Jums gali būti rodoma. Su filtru matysite tik tai, kas jį atitinka.
incoming-filters-help = Matote tai, kas atitinka bent vieną iš šių filtrų.
incoming-filters-full = Turite tiek filtrų, kiek leidžiama. Prieš pridėdami naują, vieną pašalinkite.
incoming-filter-add = Pridėti šį filtrą
incoming-filter-end = Pašalinti
incoming-filter-nothing = Pasirinkite bent vieną reikšmę.
incoming-offers = Partnerių pasiūlymai
incoming-offers-none = Nė vienas pasiūlymas nelaukia atsakymo.
incoming-answers = Atsakymai į mūsų pasiūlymus
incoming-wanted =
    { $count ->
        [one] Prašoma { $count } vertimo.
        [few] Prašoma { $count } vertimų.
       *[other] Prašoma { $count } vertimų.
    }
incoming-adoptions = Nauji pranešimai: kas ką naudoja
incoming-adoptions-none = Nieko naujo nepranešta.
incoming-follows = Sekimo prašymai
incoming-follows-none = Niekas nelaukia atsakymo.
incoming-ours = Mūsų prašymai be atsakymo
incoming-ours-none = Nė vienas mūsų prašymas nelaukia atsakymo.
incoming-withdrawn = Prašymas atsiimtas.
incoming-aside = Kas atidėta
incoming-quarantine-help = Tai, kas yra karantine, saugoma ir nieko nestabdo. Kas pabandžius dar kartą vis tiek netinka, grįžta į karantiną, nurodant priežastį.
incoming-deed = Ką daryti
incoming-release = Bandyti dar kartą
incoming-retry = Dar kartą bandyti viską, kas susiję su šiuo partneriu
incoming-tried = Bandoma dar kartą. Tai, kas vis tiek netinka, po kelių sekundžių vėl bus čia.
incoming-settle = Pažymėti aliarmus dėl šio partnerio kaip išspręstus
incoming-settle-words = Kas paaiškėjo
incoming-settle-wordless = Keliais žodžiais parašykite, kas paaiškėjo.
incoming-settled = Aliarmai pažymėti kaip išspręsti. Jei kas nors pasikartos, tai bus naujas aliarmas.
incoming-gone = Nebėra ko spręsti: kažkas jau nusprendė anksčiau arba tai atsiimta.
incoming-moves = Partneriai, pranešę, kad persikėlė
moving = Partnerio persikėlimas
moving-lead = Partneris praneša, kad persikėlė į kitą mazgą. Sprendimą priima du partnerių administratoriai; iki tol niekas nesikeičia.
moving-to = Nurodytas naujas adresas
moving-until = laukia iki { $moment }
moving-shown = Naujojo adreso duomenys
moving-unseen = Naujojo adreso dar niekas neperžiūrėjo.
moving-look = Sužinoti, kas yra naujuoju adresu
moving-actors = Atstovauja
moving-key-old = Ligšiolinis raktas
moving-key-new = Naujas raktas
moving-compare = Prieš patvirtindami palyginkite naująjį kontrolinį kodą su tuo, kurį partnerio mazgo prižiūrėtojai Jums praneša kitu būdu – telefonu arba popieriniu laišku.
moving-decide = Sprendimas
moving-then = Kai būtent tai patvirtins du asmenys:
moving-then-new = { $host } taps partneriu su naujuoju raktu. Jo žurnalas bus skaitomas nuo pradžios: žurnalo negalima perkelti iš vieno adreso į kitą.
moving-then-old = { $host } bus išbrauktas iš sąrašo. Iš jo daugiau nieko nebus priimama, net atšaukimų.
moving-then-kept = Tai, kas gauta iš { $host }, čia ir toliau bus galima skaityti senaisiais adresais; naujasis mazgas to pakeisti negalės.
moving-then-named = Tai, kas adresuota konkrečiai įvardytoms { $host } institucijoms, naujojo adreso institucijoms neskirta. Jas nurodančias gavėjų grupes konfigūracijos faile pakeičia sistemos prižiūrėtojas.
moving-then-followed = Mūsų institucijos, kurios ką nors seka senuoju adresu, nuo tada seks to paties pavadinimo instituciją adresu { $host }.
moving-nobody = To dar niekas nepatvirtino.
moving-first = { $name } tai patvirtino { $moment }. Turi patvirtinti dar vienas asmuo.
moving-confirm = Patvirtinti persikėlimą
moving-words = Kodėl atmetama
moving-refuse = Atmesti persikėlimą
moving-refused-by = Atmetė { $name }:
moving-done = Partneris perkeltas į naują adresą.
moving-refused = Persikėlimas atmestas. Niekas nepasikeitė.
moving-waits-two = laukia dviejų asmenų patvirtinimo
moving-waits-one = laukia kito asmens patvirtinimo
moving-state-refused = persikėlimas atmestas
asking = Sekimo prašymas
asking-lead = Visa tai prašytojas sako pats apie save. Jei sutiksite, nuo šiol jis gaus tai, kas vieša (TLP:CLEAR).
asking-who = Kas
asking-host = Iš kur
asking-whom = Nori sekti
asking-partner = partneris mūsų sąraše
asking-others =
    { $count ->
        [0] Daugiau sekėjų iš ten nėra.
        [one] Iš ten yra dar { $count } sekėjas.
        [few] Iš ten yra dar { $count } sekėjai.
       *[other] Iš ten yra dar { $count } sekėjų.
    }
asking-page = Prašytojo puslapis
asking-summary = Ką apie save sako
asking-key = Raktas
asking-fetched = Duomenys gauti
asking-server = Prašytojo serveris
asking-look = Sužinoti, koks tai serveris
asking-look-help = Tada šis mazgas susisieks su tuo serveriu. Išsiunčiama tik užklausa.
asking-unreached = Sužinoti nepavyko:
asking-software = Programinė įranga
asking-contact = Kam rašyti
asking-help = Jūsų atsakymas išsiunčiamas iš karto.
asking-accept = Priimti
asking-refuse = Atmesti
asking-accepted = Prašymas priimtas.
asking-refused = Prašymas atmestas.
asking-questions = Klausimai
asking-questions-help = Per serverius papildomų klausimų užduoti negalima. Parašykite prašytojo puslapyje arba jo serveryje nurodytu adresu, o čia savo kolegoms pasižymėkite, ko klausėte ir kas paaiškėjo.
asking-words = Pastaba kolegoms
asking-note = Įrašyti pastabą
asking-noted = { $name }, { $moment }
offer = Pasiūlytas tekstas
offer-open = laukia atsakymo
offer-accepted = priimtas, įtrauktas į { $revision } redakciją
offer-amended = priimtas su pakeitimais, įtrauktas į { $revision } redakciją
offer-refused = atmestas
offer-void = negaliojantis
offer-stale = Nuo šio teksto parengimo originalas pasikeitė: dabar galioja { $revision } redakcija.
offer-stale-paragraphs = Nuo šio teksto parengimo originalas pasikeitė: dabar galioja { $revision } redakcija, kurioje pakeistos šios pastraipos: { $numbers }.
offer-no-text = Tekstas nebesaugomas.
offer-beside = Originalas, o po kiekviena pastraipa – tai, kas siūloma
offer-uneven = Tekstai suskirstyti nevienodai. Pastraipų originale: { $original }, siūlomame tekste: { $offered }. Viena kitą atitinkančios pastraipos pateikiamos kartu, o neturinti atitikmens – atskirai.
offer-answer = Jūsų atsakymas
offer-one = Bus paskelbta iš karto.
offer-two = Prieš paskelbiant tai turi patvirtinti kitas asmuo.
offer-accept = Priimti nepakeistą
offer-amend = Pirmiausia pakeisti
offer-amend-button = Priimti su šiais pakeitimais
offer-refuse = Atmesti
offer-refuse-help = Paaiškinkite, kodėl atmetate. Jūsų pastabas matys pasiūlymo teikėjas.
offer-wordless = Keliais žodžiais paaiškinkite, kodėl atmetate.
offer-refused-done = Pasiūlymas atmestas; jo teikėjui pranešama, kodėl.
offer-moved = Medžiaga pakeista po to, kai atvėrėte šį puslapį. Peržiūrėkite ją dar kartą ir tada atsakykite.
offer-resend = Kol kas nieko neatlikta: per tą laiką Jūsų seansas pasikeitė. Tai, ką parašėte, yra formoje: išsiųskite dar kartą.
adopt = Mes tai naudojame
adopt-lead = Jūsų institucija praneša, kad tai naudoja ir kiek yra pažengusi. Pranešimą gali matyti kiekvienas, kas gali matyti medžiagą.
adopt-stated = Iki šiol pranešta: { $stage }
adopt-note = Ką pakeitėte
adopt-note-help = Galima naudoti „Markdown“. Jei lauką paliksite tuščią, ankstesnė pastaba liks.
adopt-language = Pastabos kalba
adopt-button = Pranešti
propose = Pasiūlyti vertimą arba pataisymą
propose-lead = Jūsų tekstas siunčiamas tik medžiagos autoriui, kuris jį įtraukia, pakeičia arba atmeta ir paaiškina, kodėl.
propose-correct = Dabartinis tekstas, kurį galima taisyti
propose-button = Pasiūlyti
statement-privacy-incoming = Taip pat saugoma, iki kada kiekvienas iš jų peržiūrėjo, kas gauta, ir kokius filtrus pasirinko, kol tai pakeičiama arba paskyra panaikinama; pastabos apie sekimo prašymą – kol saugomas pats prašymas.
digest = Naujienos el. paštu
digest-lead = Laiškai apie tai, kas čia skelbiama visiems. Paskyros nereikia.
digest-off = Šis mazgas laiškų nesiunčia.
digest-off-feeds = Tą patį praneša naujienų srautai.
digest-address = El. pašto adresas
digest-frequency = Kaip dažnai
digest-weekly = Kartą per savaitę
digest-daily = Kartą per dieną
digest-instant = Kai tik atsiranda kas nors nauja
digest-choice-help = Kur nieko nepasirinksite, bus pranešama apie viską.
digest-material-languages = Medžiagos kalbos
digest-web = Taip pat pranešti apie naujienas iš žiniatinklio
digest-letter-language-here = Laiškai rašomi šio puslapio kalba.
digest-ask = Atsiųsti man patvirtinimo laišką
digest-privacy = Jūsų adresas naudojamas tik šiems laiškams ir ištrinamas, kai jų atsisakote. Jei jo nepatvirtinate, jis ištrinamas praėjus tokiam laikui: { $length }.
digest-fault-address = Įrašykite vieną el. pašto adresą, pavyzdžiui, vardas@example.org.
digest-fault-frequency = Pasirinkite, kaip dažnai.
digest-fault-choice = Rinkitės iš šio sąrašo, ne daugiau kaip { $count }.
digest-full = Šiuo metu naujų adresų priimti negalima. Bandykite vėliau.
digest-asked = Patikrinkite savo pašto dėžutę
digest-asked-help = Jei adresu { $address } galima siųsti laiškus, vienas jau pakeliui. Atverkite laiške nurodytą puslapį ir paspauskite jame esantį mygtuką. Iki tol kitų laiškų negausite.
digest-confirm = Patvirtinkite savo adresą
digest-confirm-lead = Jūsų adresu būtų siunčiami šie laiškai:
digest-confirm-button = Taip, siųskite man šiuos laiškus
digest-confirmed = Nuo šiol gausite laiškus
digest-confirmed-help = Kiekvieno laiško pabaigoje yra nuoroda, kuria jų atsisakysite.
digest-unknown = Ši nuoroda nebeveikia
digest-unknown-help = Ji jau panaudota arba praėjo per daug laiko. Galite paprašyti naujos.
digest-leave = Atsisakyti laiškų
digest-leave-lead = Ar nebenorite gauti šių laiškų?
digest-leave-button = Daugiau man nesiųskite
digest-left = Šių laiškų nebegausite
digest-left-help = Tai, kas jiems buvo saugoma, ištrinta.
own-digests = Mano naujienos el. paštu
own-digests-lead = Laiškuose pranešama, kas naujo iš to, ką Jums leidžiama matyti.
own-digests-label-help = Apie AMBER lygio medžiagą laiške pasakoma tik, kad ji yra, ir pateikiama nuoroda. Apie RED lygio medžiagą nesakoma nieko.
own-digests-address-none = Patvirtinto el. pašto adreso dar nėra. Laiškai bus siunčiami, kai jį patvirtinsite.
own-digests-address-is = Laiškai siunčiami adresu { $address }.
own-digests-address-wanted = Adresu { $address } išsiųstas laiškas. Būdami čia prisijungę, atverkite laiške nurodytą puslapį. Iki tol niekas nesikeičia.
own-digests-address-ask = Siųsti patvirtinimo laišką
own-digests-address-enough = Patvirtinimo laiškų jau išsiųsta tiek, kiek leidžiama. Bandykite vėliau.
own-digests-address-confirm = Ar ši pašto dėžutė Jūsų ir ar laiškai turi būti siunčiami į ją?
own-digests-address-button = Taip, siųskite laiškus čia
own-digests-address-end = Ištrinti adresą
own-digests-address-unknown = Ši nuoroda skirta ne Jūsų paskyrai, jau panaudota arba nebegalioja.
own-digests-trouble = { $date } laiškas nepriimtas. Pašto serveris pranešė:
own-digests-none = Laiškų dar nepasirinkote.
own-digests-new = Užsisakyti laiškų
own-digests-levels = Žymos
own-digests-fault-levels = Pasirinkite bent vieną žymą.
own-digests-make = Siųskite man šiuos laiškus
own-digests-end = Šių nebesiųsti
own-digests-full = Pasirinkote tiek laiškų, kiek galima. Prieš rinkdamiesi kitus, kurių nors atsisakykite.
letter-sent-by = { $node } – Election Pool
letter-confirm-subject = Prašome patvirtinti: naujienos el. paštu
letter-confirm-lead = Kažkas paprašė šiuo adresu siųsti naujienas iš mazgo „{ $node }“. Pasirinkti šie laiškai:
letter-confirm-do = Jei tai buvote Jūs, atverkite šį puslapį ir paspauskite ten esantį mygtuką:
letter-confirm-not = Jei tai ne Jūs, nieko nedarykite. Daugiau laiškų negausite, o adresas bus ištrintas praėjus tokiam laikui: { $length }.
letter-address-subject = Prašome patvirtinti savo el. pašto adresą
letter-address-lead = Kažkas, turintis paskyrą mazge „{ $node }“, nori šiuo adresu gauti laiškus.
letter-address-do = Jei tai Jūs, prisijunkite, atverkite šį puslapį ir paspauskite ten esantį mygtuką:
letter-digest-subject =
    { $count ->
        [one] { $count } naujas įrašas
        [few] { $count } nauji įrašai
       *[other] { $count } naujų įrašų
    }
letter-digest-part =
    { $count ->
        [one] { $shown } iš { $count } naujo įrašo
        [few] { $shown } iš { $count } naujų įrašų
       *[other] { $shown } iš { $count } naujų įrašų
    }
letter-digest-lead = Nauja mazge „{ $node }“
letter-closed = TLP:{ $level } lygio medžiaga
letter-closed-help = Laiškuose nerašoma, apie ką ši medžiaga.
letter-sign-in = Tai, kas nėra TLP:CLEAR, galima atverti tik prisijungus:
letter-further =
    { $count ->
        [one] Dar { $count } įrašas yra svetainėje:
        [few] Dar { $count } įrašai yra svetainėje:
       *[other] Dar { $count } įrašų yra svetainėje:
    }
letter-why = Šį laišką gaunate, nes šis adresas patvirtintas mazge „{ $node }“.
letter-leave = Nebegauti šių laiškų:
statement-privacy-digests = Apie tuos, kurie laiškus užsisako be paskyros, kol jie laiškų neatsisako, saugomas tik el. pašto adresas ir tai, ką jie pasirinko; prašymas, kurio niekas nepatvirtina, ištrinamas praėjus tokiam laikui: { $length }. Kad niekas negalėtų išsiuntinėti daugybės laiškų, adreso ir tinklo, iš kurio prašyta, maišos reikšmės saugomos parą. Ištrinamas ir adresas, kuriuo laiškai pakartotinai nepriimami. Paskyrą turinčių žmonių patvirtintas adresas saugomas, kol jie jį ištrina arba kol paskyra panaikinama. Laiškuose nėra nei paveikslėlių, nei nuorodų, pagal kurias būtų skaičiuojami skaitytojai. Laiškus tvarko mazgo prižiūrėtojų ir Jūsų paslaugų teikėjo pašto serveriai.

account-data = Jūsų duomenys
account-data-lead = Viskas, ką šis mazgas apie Jus saugo, viename faile: Jūsų paskyra, prisijungimo būdai, prieigos kodai, filtrai ir juodraščiai, ką pateikėte ir patvirtinote ir kas apie Jus įrašyta audito žurnale. Slaptažodžių, raktų ir prieigos kodų faile nėra.
account-data-take = Atsisiųsti savo duomenis
users-kept = Kas saugoma
users-closed = Užbaigtos paskyros
users-closed-help = Su šiomis paskyromis nebeprisijungiama. Čia suskaičiuota, kiek apie kiekvieną asmenį saugoma; asmens puslapyje nurodyta, kas tai yra, ir ten tai galima ištrinti.
users-closed-none = Nė viena paskyra nėra užbaigta.
users-closed-at = Užbaigta
users-closed-kept = paprašius būtų ištrinta: { $erasable }; liktų: { $stays }
person-lead = Ką šis mazgas saugo apie šį asmenį – tais pačiais pavadinimais kaip faile, kurį kiekvienas gali atsisiųsti savo paskyros puslapyje, – ir kas su tuo bus, kai asmens duomenys bus ištrinti.
person-what = Kas
person-amount = Skaičius
person-becomes = Ištrynus asmens duomenis
person-erased = ištrinama
person-unnamed = lieka, bet be vardo
person-stays = lieka
held-account = Paskyra
held-sessions = Seansai
held-sign-in-links = Vienkartinės prisijungimo nuorodos
held-sign-in-steps = Nebaigti prisijungimai
held-failed-tries = Nepavykę bandymai prisijungti
held-credentials = Slaptažodis ir autentifikavimo programėlė
held-recovery-codes = Atkūrimo kodai
held-passkeys = Prieigos raktai
held-answers = Programoms duoti atsakymai, saugomi pakartojimui
held-tokens = Programų prieigos kodai
held-feeds = Asmeniniai srautai
held-filters = Puslapio „Gauta“ filtrai
held-wishes = Prašomos kalbos
held-letters = El. laiškai
held-mail-tokens = El. laiškuose esančios nuorodos
held-digests = Užsakytos naujienos el. paštu
held-mail-address = El. pašto adresas
held-draft-files = Juodraščių failai
held-drafts = Juodraščiai
held-drafts-that-wait = Sprendimo laukiantys juodraščiai
held-drafts-of-others = Kitų asmenų juodraščiai, kuriuos paskutinį kartą įrašė šis asmuo
held-questions = Klausimai prašantiems sekti
held-moves = Partnerių persikėlimai, kuriuos asmuo patvirtino arba dėl kurių nusprendė
held-glossary = Žodynėlio įrašai
held-translations = Užsakyti mašininiai vertimai
held-offers = Partneriams pasiūlyti vertimai ir atsakymai į tokius pasiūlymus
held-submissions = Kas pateikta tvirtinti
held-sent-back = Grąžinti tekstai
held-approvals = Sprendimai dėl to, ką pateikė kiti
held-recipient = Medžiaga, kurios gavėju nurodytas šis asmuo
held-audit-lines = Audito žurnalo įrašai apie šio asmens veiksmus
held-audit-lines-about = Audito žurnalo įrašai apie šį asmenį
person-erase = Ištrinti šio asmens duomenis
person-erase-help = Šio veiksmo anuliuoti negalima. Paskyra panaikinama. Naudotojo vardas lieka audito žurnale ir prie to, kas pateikta ir patvirtinta, ir niekam kitam nesuteikiamas.
users-done-erased = Asmens duomenys ištrinti.
retention-kept = Saugoma
retention-due = Dabar būtų ištrinta
kept-idle = nuo paskutinio naudojimo – { $idle }; ilgiausia trukmė – { $most }
kept-after-end = nuo pabaigos – { $time }
kept-after-try = nuo paskutinio bandymo – { $time }
kept-until-end = iki galiojimo pabaigos; ilgiausia trukmė – { $time }
kept-mail = prašymai – { $requests }, nepristatyti laiškai – { $letters }
kept-after-settled = nuo tvarkymo pabaigos – { $time }
kept-after-withdrawal = nuo atšaukimo – { $time }
kept-latest = tik naujausios, ne daugiau kaip { $number }
kept-unawaited = { $time }, jei vertimo niekas nelaukia
kept-inbox = nuo gavimo – { $time }; tai, kas turi vietą kuriame nors žurnale, – visam laikui
kept-follower = tiek, kiek ir sekėjas
kept-moves = be sprendimo – { $open }, po sprendimo – { $decided }
kept-after-use = nuo paskutinio naudojimo – { $time }
kept-strangers = { $time }; tik naujausi, ne daugiau kaip { $number }
kept-unneeded = { $time } nuo gavimo, jei jų nenurodo jokia medžiaga
statement-privacy-own = Kas turi paskyrą, savo paskyros puslapyje gali atsisiųsti viską, kas apie jį saugoma. Paprašius ištrinti duomenis, ištrinama viskas, išskyrus tai, ką būtina saugoti kaip įrodymą, kas priėmė sprendimą: naudotojo vardą audito žurnale ir prie to, ką asmuo pateikė ir patvirtino (BDAR 17 straipsnio 3 dalies b ir e punktai).
statement-privacy-retention = Seansai ir prieigos kodai ištrinami ne vėliau kaip maždaug per valandą nuo jų pabaigos. Prisijungimo nuorodos, pranešimai kitiems serveriams, pasibaigę sekimai ir kiti užbaigti dalykai ištrinami, kai praeina { $length }. Tai, kas paskelbta, lieka, kol atšaukiama.

## What administration refuses
refused-otherwise = Tai nebuvo atlikta:
refused-no-address = Tai nėra adresas.
refused-file = Nepavyko įrašyti failo { $file }:
users-taken = Naudotojo vardas { $name } jau yra arba buvo suteiktas. Kiekvienas vardas suteikiamas tik kartą.
users-full = Šiame mazge jau yra tiek naudotojų, kiek gali būti: { $number } (limits.accounts).
users-last = { $name } yra paskutinis asmuo, turintis vaidmenį „{ $role }“. Pirmiausia suteikite šį vaidmenį kam nors kitam.
bodies-username-wrong = Institucijos naudotojo vardą sudaro 1–64 ženklai: raidės a–z, skaitmenys ir „_“, o tarp jų – „-“ ir „.“. „actor“ ir „node“ yra pats mazgas.
bodies-taken = Institucija { $name } jau yra.
bodies-no-file = Šis mazgas neturi konfigūracijos failo, į kurį būtų galima įrašyti instituciją.
reads-own = { $address } yra šio mazgo adresas.
reads-partner = { $host } yra partneris: jo medžiaga ateina savaime.
reads-no-feed = Adresu { $address } srauto nėra:
reads-full = Šis mazgas jau skaito tiek srautų, kiek gali: { $number }. Vieno nebeskaitykite arba paprašykite padidinti limits.sources.
peers-other-key = { $host } rodo raktą, kurio kontrolinis kodas yra { $fingerprint }, o ne Jūsų įrašytasis. Niekas nepakeista.
peers-no-fingerprint = „{ $word }“ nėra kontrolinis kodas. Kontrolinį kodą sudaro 64 ženklai: skaitmenys ir raidės nuo a iki f.
peers-other-identity = { $origin } prisistato kaip { $claimed }.
peers-no-key = { $actor } nerodo rakto, kurį šis mazgas galėtų naudoti.
peers-no-inbox = { $actor } neturi gautųjų dėžutės (angl. „inbox“).
peers-no-origin = Tai puslapio adresas. Įrašykite tik serverio adresą: { $origin }
peers-itself = { $origin } yra pats šis mazgas.
peers-not-named = { $origin } nenurodytas konfigūracijos failo dalyje [federation] resolve. Nešifruotu http veikiantis mazgas kitų partnerių turėti negali.
peers-changed-key = { $host } yra sąraše, bet rodo kitą raktą nei tas, pagal kurį atpažįstamas. Palyginkite kontrolinį kodą kitu būdu ir tada priimkite naują raktą.
peers-over-https = „{ $typed }“ suprasta kaip https://{ $typed }.
keys-unconfirmed = { $host } dar nepatvirtino paskutinio raktų keitimo. Palaukite arba išbraukite serverį iš sąrašo.
failure-forbidden = Šiam mazgui neleidžiama ten jungtis.
failure-untrusted = Serverio sertifikatu negalima pasitikėti.
failure-too-large = Serverio atsakymas per didelis.
failure-no-server = Tuo adresu atsako ne toks serveris, kuris galėtų būti partneris.

## How mail goes
post = El. paštas
post-none = Šis mazgas nesiunčia el. laiškų: konfigūracijos failo dalyje [mail] nenurodytas serveris.
post-sent = Paskutinis laiškas išsiųstas: { $moment }.
post-never = Dar neišsiųstas nė vienas laiškas.
post-waiting = Laukia laiškų: { $waiting }, nesėkmingai bandyta siųsti: { $delayed }, atmesta: { $failed }.
post-since = Nuo { $moment } neišsiųstas nė vienas laiškas; laukiantys bandomi siųsti iš naujo.
post-unreached = Pašto serveris nepasiekiamas.
post-untrusted = Pašto serverio sertifikatu negalima pasitikėti.
post-closed = Pašto serveris neįsileidžia šio mazgo.
post-busy = Pašto serveris prašo kreiptis vėliau.
post-ours = Šiame kompiuteryje ko nors trūksta, pavyzdžiui, slaptažodžio.

## What goes in time
forget-sessions = Seansai
forget-sign-in-links = Vienkartinės prisijungimo nuorodos
forget-sign-in-steps = Nebaigti prisijungimai
forget-failed-tries = Nepavykę bandymai prisijungti
forget-tokens = Programų prieigos kodai
forget-answers = Programoms duoti atsakymai, saugomi pakartojimui
forget-mail = Nepatvirtinti laiškų prašymai ir nepristatyti laiškai
forget-letters = Pranešimai kitiems serveriams
forget-subscriptions = Srautų prenumeratos
forget-withdrawals = Atšaukimai, apie kuriuos praneša srautai
forget-cancelled-meetings = Atšaukti susitikimai kalendoriuose
forget-translation-memory = Kompiuterio išverstos pastraipos
forget-translation-requests = Tai, ką šiuo metu verčia vertimo tarnybos
forget-inbox = Tai, kas gauta iš kitų serverių
forget-follows = Pasibaigę sekimai
forget-questions = Klausimai prašantiems sekti
forget-moves = Partnerių persikėlimai
forget-lanes = Ryšiai į kitus serverius
forget-inbound-lanes = Ryšiai iš kitų serverių
forget-strangers = Veikėjai, kurių čia niekas nemini
forget-files = Failai, kurių nemini jokia medžiaga
