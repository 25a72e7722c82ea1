# Texts of the interface. One message a line or block; see docs/decide for how they become functions.

language-name = hrvatski

skip-to-content = Prijeđi na sadržaj
menu-main = Glavni izbornik
menu-languages = Jezik stranice
notice = Napomena
front-page = Početna
materials = Materijali
network = Mreža
tagline = Izborna tijela dijele naučeno
front-lead = Primjeri dobre prakse, zaključci sastanaka i stečena iskustva tijela koja provode izbore u državama članicama Europske unije.
front-newest = Najnoviji materijali
front-all = Svi materijali
list-narrow = Suzi popis
field-country = Država
kind = Vrsta
topic = Tema
topics = Teme
list-any = Sve
list-show = Prikaži
list-strange = Nepoznat odabir
list-empty = Ovdje nema ničega za prikaz.
list-newer = Novije
list-older = Starije
list-paging = Stranice popisa
sharing = Dijeljenje
recipients = Primatelji
authority = Tijelo
published = Objavljeno
updated = Ažurirano
revision = Inačica
licence = Licencija
reference = Klasifikacijska oznaka
secrecy = Osnova tajnosti
phase = Faza
maturity = Zrelost
project = Projekt
about = O ovom materijalu
languages = Jezici
status-source = izvorni tekst
status-human = preveo čovjek
status-machine = strojni prijevod
status-reviewed = strojni prijevod koji je provjerio čovjek
variant-stale = izrađeno prema starijoj inačici
variant-titles = samo naslov i sažetak
variant-shown = prikazano ovdje
mark-original = Izvornik:
fallback = Ovaj materijal nije dostupan na hrvatskom jeziku. Prikazuje se na jeziku:
fallback-asked = Ovaj materijal nije dostupan na traženom jeziku: { $asked }. Prikazuje se na jeziku:
fallback-titles = Na ovom su jeziku zasad samo naslov i sažetak. Tekst je na jeziku:
attachments = Prilozi
file-not-here = još nije stiglo
sources = Izvori
exercise = VJEŽBA – nije stvarni događaj
when = Kada
place = Mjesto
online = Na daljinu
attending = Sudionici
chatham-house = Pravilo Chatham Housea
decisions = Odluke
actions = Zadaće
withdrawn = Povučeno
withdrawn-help = Ovaj je materijal povuklo tijelo koje ga je objavilo.
reason = Razlog
absent = Nije pronađeno
absent-help = Na ovoj adresi nema ničega što Vam se može prikazati.
network-lead = Poslužitelji s kojima ovaj čvor razmjenjuje materijale.
network-name = Naziv
network-address = Adresa
network-this-node = ovaj čvor
feed-link = Izvor novosti (RSS)
source-code = Izvorni kôd ovog čvora
other-forms = Drugi oblici
original-at-origin = Izvornik kod tijela koje ga je objavilo
permanent-address = Trajna adresa
project-notices = Napomene projekta
level-clear = Smije se dijeliti sa svima, bez ograničenja.
level-green = Smije se dijeliti unutar zajednice izborne mreže, ali ne javnim kanalima.
level-amber = Samo osobama kojima je informacija nužna, unutar organizacije primatelja i kod njezinih klijenata.
level-amber-strict = Samo osobama kojima je informacija nužna, isključivo unutar organizacije primatelja.
level-red = Samo za poimence navedene primatelje; daljnje dijeljenje nije dopušteno.
files-waiting = { $count ->
     [one] Čeka se { $count } datoteka
     [few] Čekaju se { $count } datoteke
    *[other] Čeka se { $count } datoteka
}
size-bytes = { $number } B
size-kilobytes = { $number } kB
size-megabytes = { $number } MB
meeting-online = na daljinu

## Withdrawn material, revisions, side by side, errors

withdrawn-list = Povučeni materijali
withdrawn-list-lead = Materijali koji su ovdje objavljeni, a zatim trajno povučeni. Tekstovi su izbrisani; ostalo je samo tko ih je povukao, kada i zašto.
withdrawn-none = Ništa nije povučeno.
withdrawn-on = Povučeno { $date }
revisions-title = Inačice
revisions-lead = Svaka izmjena izvornog teksta stvara novu inačicu. Vrijedi samo najnovija.
revision-number = Inačica { $number }
revision-current = važeća
revision-past = Ovo je inačica { $number } (objavljena { $date }). Zamijenila ju je novija.
revision-see-present = Pročitajte važeću inačicu
beside-show = usporedno
beside-end = Prikaži samo jedan jezik
language-unknown = Na ovom jeziku još nema stranica: { $asked }. Ova je na hrvatskom.
error-forbidden = To nije dopušteno
error-forbidden-help = Obrazac je možda došao s drugog mjesta ili iz sesije koja je završila. Vratite se, ponovno učitajte stranicu i pokušajte još jednom ili se ponovno prijavite.
error-too-many = Previše zahtjeva
error-too-many-help = Pričekajte trenutak i pokušajte ponovno.
error-failed = Na ovom je čvoru nešto pošlo po krivu
error-failed-help = Pogreška je zabilježena. Pokušajte ponovno; ako se ponovi, javite onima koji vode ovaj čvor.
error-busy = Ovaj čvor trenutačno ne može odgovoriti
error-busy-help = Ništa nije izgubljeno. Pričekajte trenutak i ponovno učitajte stranicu.
error-malformed = Zahtjev nije bilo moguće razumjeti
error-malformed-help = Provjerite adresu ili počnite ponovno s početne stranice.

## Signing in

sign-in = Prijava
sign-out = Odjava
sign-in-lead = Zaposlenici ovog tijela prijavljuju se jednokratnom poveznicom. Izrađuju je oni koji vode čvor. Ovdje zalijepite poveznicu ili kôd s njezina kraja.
sign-in-code = Poveznica ili kôd
sign-in-as = Ovom se poveznicom prijavljujete kao { $name }. Vrijedi jedanput.
sign-in-unknown = Ova poveznica nije ispravna. Provjerite je li kopirana cijela ili zatražite novu.
sign-in-used = Ova je poveznica već iskorištena. Zatražite novu.
sign-in-expired = Ova je poveznica istekla. Zatražite novu.
session-ended = Vaša je sesija završila. Prijavite se ponovno da biste vidjeli ono što nije javno.
signed-in-as = Prijavljeni ste kao { $name }

## The network

network-map = Karta čvorova s kojima ovaj čvor razmjenjuje materijale
network-map-text = Shematska karta država članica Europske unije. Crte vode od ovog čvora ({ $here }) do onih s kojima razmjenjuje materijale: { $others }. Tablica u nastavku pokazuje isto.
network-map-alone = Shematska karta država članica Europske unije. Ovaj čvor ({ $here }) još ni s kim ne razmjenjuje materijale.
network-own-roster = Čvor zna samo s kime sam razmjenjuje materijale. Što drugi razmjenjuju međusobno, ovdje se ne prikazuje.
network-others = Male točke: države članice s kojima ovaj čvor ne razmjenjuje materijale.
network-line-late = Isprekidana crta: nešto još čeka na slanje ili primitak.
network-nodes = Čvorovi
network-mark = Na karti
network-traffic = Dokle je stigla razmjena
network-traffic-lead = Ovaj dio vide samo djelatnici i partneri.
network-outgoing = Odavde prema partneru
network-incoming = Od partnera ovamo
network-waiting = Zapisi koji čekaju
network-waiting-for = Čeka se
network-delivered = Zadnja isporuka
network-confirmed = Potvrđeno potvrdom primitka
network-missing = Zapisi koji još nisu primijenjeni
network-missing-for = Nedostaje
network-heard = Zadnje javljanje
network-compared = Dnevnici zadnji put uspoređeni
network-alarms = Otvoreni alarmi
network-failing = isporuka ne uspijeva od { $moment }
network-parked = { $count ->
    [one] { $count } zapis stavljen sa strane
    [few] { $count } zapisa stavljena sa strane
   *[other] { $count } zapisa stavljeno sa strane
}
network-progress = { $reached } od { $head }
never-yet = još ne
moment-utc = { $moment } UTC
duration-seconds = { $count ->
    [one] { $count } sekunda
    [few] { $count } sekunde
   *[other] { $count } sekundi
}
duration-minutes = { $count ->
    [one] { $count } minuta
    [few] { $count } minute
   *[other] { $count } minuta
}
duration-hours = { $count ->
    [one] { $count } sat
    [few] { $count } sata
   *[other] { $count } sati
}
duration-days = { $count ->
    [one] { $count } dan
   *[other] { $count } dana
}

## The state of the exchange

exchange = Stanje razmjene
exchange-lead = Što između ovog čvora i njegovih partnera zahtijeva pozornost. Ovu stranicu vide samo djelatnici i operateri ovog čvora. O sadržaju materijala ovdje se ne prikazuje ništa.
exchange-partner = Partner
exchange-state = Stanje
state-well = ažurno
state-underway = u tijeku
state-warning = zahtijeva pozornost
state-alarm = alarmno stanje
concern-contradiction = proturječja u dnevniku partnera: { $number }
concern-doubted = proturječja u dnevniku ovog čvora koja prijavljuje partner: { $number }
concern-overdue = povlačenja i ograničenja koja nisu potvrđena na vrijeme: { $number }
concern-alarms = drugi otvoreni alarmi: { $number }
concern-unheard = nikad se nije javio
concern-silent = šuti, zadnje javljanje { $moment }
concern-never-compared = dnevnici nikad nisu uspoređeni
concern-uncompared = dnevnici zadnji put uspoređeni { $moment }
concern-unconfirmed = partner preuzeo, ali nije potvrdio: { $number }; čekanje najstarijeg zapisa: { $length }
concern-refused = zapisi koje je partner odbio: { $number }
concern-quarantined-here = u karanteni ovdje: { $number }
concern-quarantined-there = u karanteni kod partnera: { $number }
exchange-takings = Povlačenja i ograničenja
exchange-takings-none = Još ništa nije povučeno ni ograničeno.
exchange-material = Materijal
exchange-what = Što
taking-withdrawn = povučeno
taking-withheld = pristup ograničen
exchange-confirmed-by = Potvrdili
exchange-unconfirmed-by = Nisu potvrdili
answer-overdue = kasni
answer-quarantined = u karanteni kod partnera
answer-unclear = nešto je u karanteni kod partnera, ne zna se što
answer-former = više nije partner
exchange-quarantine = Primljeno, ali neprimijenjeno
exchange-quarantine-help = Ono što je u karanteni čuva se i ništa ne zadržava. Nakon nadogradnje ponovni pokušaj slijedi sam od sebe; naredba „peer retry” pokreće ga odmah.
exchange-quarantine-none = U karanteni nema ničega.
exchange-aside = Što partneri nisu preuzeli
exchange-aside-none = Partneri su preuzeli sve.
exchange-position = Položaj
exchange-activity = Aktivnost
exchange-since = Od
aside-parked = stavljeno sa strane, novi pokušaj svakog sata
aside-refused = odbijeno
aside-quarantined = u karanteni kod partnera
exchange-contradictions = Proturječja
exchange-contradictions-none = Nijedan dnevnik ne proturječi sam sebi.
exchange-log = Dnevnik
log-theirs = partnera
log-ours = ovog čvora
exchange-held = Čuva se
exchange-shown = Predočeno
exchange-alarms-none = Nema otvorenih alarma.
exchange-nobody = Još nema partnera.

## Lists by topic, country, kind and project

browse = Popisi materijala
countries = Države
kinds = Vrste
projects = Projekti
topics-lead = O čemu je riječ u materijalima. Riječi su iste na svakom čvoru; mnoge vode dalje u EuroVoc, pojmovnik Europske unije.
topics-unused = Ostale teme, zasad bez materijala
countries-lead = Države članice iz kojih materijali potječu.
countries-unused = Države članice zasad bez materijala
kinds-lead = O kakvom je materijalu riječ.
kinds-unused = Ostale vrste, zasad bez materijala
projects-lead = Projekti u kojima su materijali nastali, s napomenama na koje ih obvezuje financiranje.
projects-none = Ovdje još nema projekata.
materials-count = { $count ->
    [one] { $count } materijal
    [few] { $count } materijala
   *[other] { $count } materijala
}
list-nothing-fits = Nema materijala koji odgovara ovom odabiru i koji Vam se može prikazati.
list-feed = Izvor novosti za ovaj popis (RSS)

## Projects

project-time = Razdoblje
project-partners = Partneri
project-programme = Program
project-hashtags = Oznake
project-meetings = Sastanci
project-outputs = Rezultati
project-lessons = Stečena iskustva
project-further = Ostali materijali
project-told = Ovaj čvor zna za projekt samo iz primljenih materijala.
project-empty = Ovdje još nema materijala ovog projekta koji Vam se može prikazati.
notices-fallback = Ove napomene nisu dostupne na hrvatskom jeziku. Prikazuju se na jeziku:

## Feeds of one's own

own-feeds = Moji izvori novosti
own-feeds-lead = Ovdje izrađena adresa u Vašem čitaču izvora novosti prikazuje ono što smijete vidjeti, do razine TLP:GREEN. Tko ima adresu, vidi isto: zadržite je za sebe i ukinite je kada Vam više ne bude trebala.
own-feeds-make = Izradi adresu
own-feeds-made = Ovo je Vaša nova adresa. Prikazuje se samo sada: kopirajte je u čitač izvora novosti.
own-feeds-none = Još nemate adresu.
own-feeds-since = Izrađeno { $date }
own-feeds-used = posljednji put pročitano { $date }
own-feeds-unused = još nije pročitano
own-feeds-end = Ukini adresu
own-feeds-full = Imate onoliko adresa koliko je dopušteno. Ukinite jednu prije nego što izradite novu.

## Calendar and meetings

calendar = Kalendar
calendar-lead = Sastanci izbornih tijela: predstojeći i održani, s ishodima.
calendar-upcoming = Predstojeći
calendar-past = Održani
calendar-none = Nema predstojećih sastanaka koji Vam se mogu prikazati.
calendar-none-past = Nema održanih sastanaka koji Vam se mogu prikazati.
calendar-subscribe = Pretplata na ovaj kalendar
calendar-file = Datoteka kalendara (iCalendar)
calendar-all = Svi sastanci
meeting-cancelled = Sastanak otkazan
meeting-moved = Premješten. Prethodni termin: { $when }.
meeting-brussels = U Bruxellesu
meeting-add = Dodaj u svoj kalendar
online-possible = Da
chatham-house-help = Primjenjuje se: ne navodi se tko je što rekao ni tko je sudjelovao.
meeting-agenda = Dnevni red
action-what = Što
action-owner = Tko
action-due = Do
front-actions = Otvorene aktivnosti
related-part-of = Dio cjeline
related-derived-from = Nastalo iz
related-outcome = Što je iz ovoga proizašlo

## Search

search = Pretraživanje
search-words = Riječi za pretraživanje
search-lead = Pretražuje materijale na svim njihovim jezicima. Naziv teme pronalazi se na bilo kojem od sedam jezika.
search-none = Nije pronađeno ništa što Vam se može prikazati.
search-none-help = Sve riječi moraju biti u materijalu. Pokušajte s manje riječi, drugim oblikom ili drugim jezikom ili pogledajte po temi.
search-common = Te su riječi u gotovo svakom tekstu. Dodajte riječ koja govori o čemu je riječ.
search-bounded = Uzima se u obzir samo prvih { $count } riječi.
search-topics = Teme tog naziva
search-by-topic = Pronađeno prema temi:
field-language = Jezik

## Authorities

authorities = Tijela
authorities-lead = Tijela čiji se materijali ovdje razmjenjuju, s njihovim državama i jezicima.
authority-follow = Kako pratiti
authority-handle = U fediverzumu
authority-node = Čvor
authority-last = Najnovije
authority-newest = Najnoviji materijali ovog tijela
authority-empty = Ovaj čvor nema ničega od ovog tijela što Vam se može prikazati.
authority-of-country = Svi materijali iz ove države
authority-meetings = Sastanci iz ove države

## Where a material comes from, and how to cite it

authenticity = Vjerodostojnost
signed-on = Potpisano { $date } (potpisnik: { $authority }). Potpis odgovara ovom tekstu i ključu koji je ovdje poznat.
signed = Potpisnik: { $authority }. Potpis odgovara ovom tekstu i ključu koji je ovdje poznat.
signed-unknown = Materijal ima potpis, ali ključ ovdje nije poznat ili više nije poznat.
signed-missing = Materijal nema vlastiti potpis. Dostavio ga je { $host }.
signed-wrong = Potpis ne odgovara.
signed-key = Ključ:
log-place = Položaj { $position } u dnevniku poslužitelja { $host } (epoha { $epoch }):
exact-bytes = Objekt bajt po bajt (JSON)
cite = Kako citirati
