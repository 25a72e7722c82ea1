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
authority = Izborno tijelo
published = Objavljeno
updated = Ažurirano
revision = Inačica
licence = Licencija
reference = Oznaka predmeta
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
corrected-with = Ispravljeno uz pomoć
variant-by = prijevod:
variant-stale = izrađeno prema starijoj inačici
variant-stale-head = naslov ili sažetak u međuvremenu je izmijenjen
variant-stale-paragraphs = odlomci izvornika izmijenjeni u međuvremenu: { $which }
variant-local = izrađeno na ovom čvoru
machine-never = Ovo se ne prevodi strojno: TLP:RED ne daje se nijednoj prevoditeljskoj usluzi.
machine-local = Ovo se ne prevodi strojno: TLP:{ $level } daje se samo prevoditeljskoj usluzi na vlastitim računalima ovog čvora, a takve usluge nema.
machine-trusted = Ovo se ne prevodi strojno: TLP:GREEN daje se samo prevoditeljskoj usluzi kojoj tijela vjeruju, a ovaj je čvor nema.
machine-waiting = čeka se strojni prijevod
machine-failed = strojni prijevod nije uspio
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
source-code = Izvorni kôd ovog čvora
other-forms = Drugi oblici
original-at-origin = Izvornik kod tijela koje ga je objavilo
further-languages = Još jezika kod tijela koje ga je objavilo
permanent-address = Trajna adresa
project-notices = Napomene uz projekt
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
withdrawn-list-lead = Materijali koji su ovdje objavljeni, a zatim trajno povučeni. Tekstovi su izbrisani; preostali su samo podaci o tome tko je materijal povukao, kada i zašto.
withdrawn-none = Ništa nije povučeno.
withdrawn-on = Povučeno { $date }
revisions-title = Inačice
revisions-lead = Svaka izmjena izvornog teksta stvara novu inačicu. Vrijedi samo najnovija.
revision-number = Inačica { $number }
revision-current = važeća
revision-past = Ovo je inačica { $number } (objavljena { $date }). Zamijenila ju je novija.
revision-see-present = Pročitajte važeću inačicu
revision-erased = Tekst ove inačice izbrisan je iz pravnih razloga, zajedno s prijevodima i prilozima.
revision-erased-on = Izbrisano { $date }
beside-show = usporedno
beside-end = Prikaži samo jedan jezik
beside-none = Na traženom jeziku nema teksta koji bi se prikazao usporedno: { $language }.
beside-changed = Promijenjeno u izvorniku otkad je izrađen ovaj prijevod:
language-unknown = Na ovom jeziku još nema stranica: { $asked }. Ova je na hrvatskom.
error-forbidden = To nije dopušteno
error-forbidden-help = Obrazac je možda došao s drugoga mrežnog mjesta ili iz sesije koja je završila. Vratite se, ponovno učitajte stranicu i pokušajte još jednom ili se ponovno prijavite.
error-too-many = Previše zahtjeva
error-too-many-help = Pričekajte trenutak i pokušajte ponovno.
error-failed = Na ovom je čvoru došlo do pogreške
error-failed-help = Pogreška je zabilježena. Pokušajte ponovno; ako se ponovi, javite onima koji vode ovaj čvor.
error-busy = Ovaj čvor trenutačno ne može odgovoriti
error-busy-help = Ništa nije izgubljeno. Pričekajte trenutak i ponovno učitajte stranicu.
error-malformed = Zahtjev nije bilo moguće razumjeti
error-malformed-help = Provjerite adresu ili počnite ponovno s početne stranice.

## Signing in

sign-in = Prijava
sign-out = Odjava
sign-in-lead = Prvi put, ili ako ste izgubili sve druge načine prijave, prijavljujete se jednokratnom poveznicom. Izrađuju je oni koji vode čvor. Ovdje zalijepite poveznicu ili kôd s njezina kraja.
sign-in-code = Poveznica ili kôd
sign-in-as = Ovom se poveznicom prijavljujete kao { $name }. Vrijedi jedanput.
sign-in-unknown = Ova poveznica nije ispravna. Provjerite je li kopirana cijela ili zatražite novu.
sign-in-used = Ova je poveznica već iskorištena. Zatražite novu.
sign-in-expired = Ova je poveznica istekla. Zatražite novu.
session-ended = Vaša je sesija završila. Prijavite se ponovno da biste vidjeli ono što nije javno.
signed-in-as = Prijavljeni ste kao { $name }

## The network

network-map = Karta čvorova s kojima ovaj čvor razmjenjuje materijale
network-map-text = Shematska karta država članica Europske unije. Crte vode od ovog čvora ({ $here }) do onih s kojima razmjenjuje materijale: { $others }. Tablica u nastavku prikazuje isto.
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
network-waiting-for = Čekaju već
network-delivered = Posljednja isporuka
network-confirmed = Potvrđen primitak
network-missing = Zapisi koji još nisu primijenjeni
network-missing-for = Nedostaju već
network-heard = Posljednje javljanje
network-compared = Dnevnici posljednji put uspoređeni
network-alarms = Otvoreni alarmi
network-failing = isporuka ne uspijeva od { $moment }
network-parked = { $count ->
    [one] { $count } zapis odložen
    [few] { $count } zapisa odložena
   *[other] { $count } zapisa odloženo
}
network-progress = { $reached } od { $head }
never-yet = još nijednom
cell-empty = prazno
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
duration-milliseconds = { $count ->
    [one] { $count } milisekunda
    [few] { $count } milisekunde
   *[other] { $count } milisekundi
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
concern-silent = šuti, posljednje javljanje { $moment }
concern-never-compared = dnevnici nikad nisu uspoređeni
concern-uncompared = dnevnici posljednji put uspoređeni { $moment }
concern-unconfirmed = partner preuzeo, ali nije potvrdio: { $number }; čekanje najstarijeg zapisa: { $length }
concern-waiting = čeka na slanje: { $number }; čekanje najstarijeg zapisa: { $length }
concern-behind = zapisi iz partnerova dnevnika koji ovdje nisu primijenjeni: { $number }; nedostaju: { $length }
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
aside-parked = odloženo, novi pokušaj svaki sat
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
topics-lead = O čemu materijali govore. Nazivi su isti na svakom čvoru; mnogi vode dalje u EuroVoc, pojmovnik Europske unije.
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
project-told = O ovom projektu ovaj čvor zna samo iz primljenih materijala.
project-empty = Ovdje još nema materijala ovog projekta koji Vam se može prikazati.
notices-fallback = Ove napomene nisu dostupne na hrvatskom jeziku. Prikazuju se na jeziku:

## Feeds of one's own

own-feeds = Moji izvori novosti
own-feeds-lead = Ovdje izrađena adresa u Vašem čitaču izvora novosti prikazuje ono što smijete vidjeti, do razine TLP:GREEN. Tko ima adresu, vidi isto: zadržite je za sebe i ukinite je kada Vam više ne bude trebala.
own-feeds-make = Izradi adresu
own-feeds-made = Ovo je Vaša nova adresa. Prikazuje se samo sada: kopirajte je u čitač izvora novosti.
own-feeds-none = Još nemate adresu.
own-feeds-since = Izrađena { $date }
own-feeds-used = posljednji put pročitana { $date }
own-feeds-unused = još nije pročitana
own-feeds-end = Ukini adresu
own-feeds-full = Imate onoliko adresa koliko je dopušteno. Ukinite jednu prije nego što izradite novu.

## Asking for a language

wish-label = Trebam ovo na jeziku
wish-send = Zatraži
wish-unnamed = Zahtjevi se broje kako bi prevoditelji vidjeli što je najpotrebnije. O Vama se ništa ne pohranjuje.
wish-told = Zahtjevi se broje kako bi prevoditelji vidjeli što je najpotrebnije. Ovdje ćete saznati kad tekst stigne.
wish-counted = Vaš je zahtjev ubrojen
wish-counted-help = Zahtjev se s jedne mreže broji jedanput na dan. Oni koji prevode na ovom čvoru, na čvoru s kojeg materijal potječe i kod partnera s tim jezikom vide koliko ljudi to traži, ali ne i tko su.
wish-back = Natrag na materijal
wish-answered = { $count ->
    [one] { $count } tekst koji ste zatražili sada je ovdje.
    [few] { $count } teksta koja ste zatražili sada su ovdje.
   *[other] { $count } tekstova koje ste zatražili sada je ovdje.
}
languages-read = Jezici koje čitate
languages-lead = Ono čega nema na jeziku stranice prikazuje se na prvom od ovih jezika na kojem postoji, i to je naznačeno. Ako ovdje ništa ne odaberete, vrijede jezici Vašeg preglednika.
languages-place = { $place }. jezik
languages-none = Nijedan
languages-keep = Spremi
languages-kept = Vaši su jezici spremljeni.
wanted = Zatraženi jezici
wanted-full = Zatražili ste onoliko koliko je dopušteno. Povucite nešto prije nego što zatražite još.
wanted-mine = Što ste zatražili
wanted-mine-none = Niste ništa zatražili. Ako materijalu nedostaje neki jezik, na njegovoj je stranici obrazac kojim se može zatražiti.
wanted-here = sada je ovdje
wanted-not-here = još nije ovdje
wanted-take-back = Povuci zahtjev
wanted-clear = Ukloni pristiglo s popisa
wanted-queue = Što se traži od prevoditelja
wanted-queue-lead = Najprije ono što se najviše traži: vlastiti materijali ovog čvora na svim jezicima i materijali partnera na jezicima ovog čvora.
wanted-queue-none = Nitko ne traži prijevod.
wanted-count-here = Zahtjeva ovdje
wanted-count-total = Ukupno

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
meeting-moved = Termin je promijenjen. Prethodni termin: { $when }.
meeting-brussels = U Bruxellesu
meeting-add = Dodaj u svoj kalendar
online-possible = Da
chatham-house-help = Primjenjuje se: ne navodi se tko je što rekao ni tko je sudjelovao.
meeting-agenda = Dnevni red
action-what = Što
action-owner = Tko
action-due = Do
front-actions = Otvorene zadaće
action-overdue = rok istekao
related-part-of = Dio cjeline
related-derived-from = Nastalo iz
related-outcome = Što je iz ovoga proizašlo

## Search

search = Pretraživanje
search-words = Riječi za pretraživanje
search-lead = Pretražuju se materijali na svim njihovim jezicima. Naziv teme pronalazi se na bilo kojem od sedam jezika.
search-previous = Prethodni rezultati
search-next = Sljedeći rezultati
search-none = Nije pronađeno ništa što Vam se može prikazati.
search-none-help = Pokušajte s drugim riječima, drugim oblikom ili drugim jezikom ili pogledajte po temi.
search-partial = Nijedan materijal ne sadrži sve te riječi. Ovi sadrže neke od njih.
search-common = Te su riječi u gotovo svakom tekstu. Dodajte riječ koja pobliže određuje temu.
search-bounded = Uzima se u obzir samo prvih { $count } riječi.
search-topics = Teme tog naziva
search-by-topic = Pronađeno prema temi:
search-from = Objavljeno ili izmijenjeno od
search-to = Objavljeno ili izmijenjeno do
field-language = Jezik

## Authorities

authorities = Izborna tijela
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
signed-local = Ovaj je prijevod izrađen na ovom čvoru i nije potpisan.
signed-original-on = Izvornik je potpisan { $date } (potpisnik: { $authority }). Potpis odgovara izvorniku i ključu koji je ovdje poznat.
signed-original = Potpisnik izvornika: { $authority }. Potpis odgovara izvorniku i ključu koji je ovdje poznat.
signed-key = Ključ:
log-place = Položaj { $position } u dnevniku poslužitelja { $host } (epoha { $epoch }):
exact-bytes = Objekt bajt po bajt (JSON)
cite = Kako citirati

## Who uses what

adoption = Primjena
adoption-statement = { $authority } primjenjuje ono što je objavilo drugo tijelo: { $title } ({ $author }). Zrelost: { $stage }.
adoption-of = Što se primjenjuje
adoption-of-withdrawn = Ono na što se odnosilo povučeno je.
adoption-more = Što tijelo o tome kaže
adoptions = Što se gdje primjenjuje
adoptions-lead = Prakse i drugi materijali koje je jedno tijelo preuzelo od drugoga te dokle je svako s njima stiglo. Svako tijelo to navodi za sebe.
adoptions-none = Nijedno tijelo još nije navelo da primjenjuje nešto od drugoga što Vam se može prikazati.
authority-uses = Što ovo tijelo primjenjuje od drugih
used-by = Tko to primjenjuje
used-by-count = { $count ->
    [one] Primjenjuje { $count } tijelo
    [few] Primjenjuju { $count } tijela
   *[other] Primjenjuje { $count } tijela
}
stage-since = { $stage }, od { $date }

## Guides

guides = Vodiči
guides-lead = Putovi kroz materijale, redom: kome su namijenjeni i za koju fazu izbornog ciklusa.
guides-none = Ovdje još nema vodiča s dijelovima koji Vam se može prikazati.
guides-everybody = Za sve
guides-any-phase = Sve faze
role = Kome je namijenjeno
guide-parts = U ovom vodiču
guide-parts-count = { $count ->
    [one] { $count } dio
    [few] { $count } dijela
   *[other] { $count } dijelova
}
guide-place = { $place }. dio od { $all }
guide-way = U vodiču
guide-previous = Prethodni dio
guide-next = Sljedeći dio

## What changed

front-changes = Što se promijenilo
front-changes-lead = Odaberite koliko daleko unatrag ili sačuvajte adresu za sljedeći posjet. O Vama se ništa ne pohranjuje.
front-changes-day = od jučer
front-changes-week = u posljednjih sedam dana
front-changes-month = u posljednjih trideset dana
front-changes-since = Promijenjeno ovdje od { $date }
front-changes-none = Otada se ovdje nije promijenilo ništa što Vam se može prikazati.
front-changes-new = novo
front-changes-revised = izmijenjeno
front-changes-withdrawn = { $count ->
    [one] Povučen je { $count } materijal
    [few] Povučena su { $count } materijala
   *[other] Povučeno je { $count } materijala
}
front-changes-next = Za sljedeći posjet: što se mijenja od danas

## From the web

web-from = S weba
web-lead = Pročitano iz izvora novosti tijela koja ovdje nemaju vlastiti čvor. Nije dio razmjene; svaka objava vodi na izvornik.
web-all = Sve s weba
web-none = Ništa s weba ne odgovara ovom odabiru.
web-count = { $count ->
    [one] { $count } objava
    [few] { $count } objave
   *[other] { $count } objava
}
web-topics = Predložene teme:
web-sites = Tijela čije se novosti čitaju s weba
web-entries = Objave
web-read = Posljednji put pročitano
web-failing = ne može se pročitati od { $moment }
list-from = Odakle
list-from-exchange = Razmijenjeno među tijelima

## Feeds

feeds = Izvori novosti
feeds-lead = Sve što je na ovom čvoru javno može se pratiti čitačem izvora novosti, bez korisničkog računa. RSS, Atom i JSON Feed sadržavaju isto; odaberite onaj oblik koji Vašem čitaču najbolje odgovara.
feeds-opml = Svi izvori na jednom popisu (OPML)
feeds-opml-help = Uvezite popis u svoj čitač izvora novosti i on će poznavati sve izvore ovog čvora.
feeds-opml-languages = Isto na svim jezicima (OPML)
feeds-own = Tko je prijavljen, može izraditi adresu izvora koja prikazuje i ono što nije javno.
authority-feed = Izvor novosti ovog tijela (RSS)
country-feed = Izvor novosti ove države (RSS)

## About this node, accessibility, privacy

statement-about = O ovom čvoru
statement-about-what = Election Pool je mreža u kojoj tijela koja provode izbore u državama članicama Europske unije dijele ono što su naučila. Ovaj čvor vodi:
statement-about-labels = Svako tijelo objavljuje na vlastitom čvoru. Svaki materijal nosi oznaku protokola Traffic Light Protocol (TLP), koja kaže tko ga smije čitati: ono što je javno može se čitati ovdje, u izvorima novosti, u kalendaru i u fediverzumu; sve ostalo ide samo onima kojima je namijenjeno.
statement-about-responsible = Za sadržaj materijala odgovara tijelo koje je uz njega navedeno. Ono što nosi oznaku „S weba” pripada stranicama na koje vodi.
statement-about-program = Program je slobodan softver: svatko ga smije upotrebljavati, proučavati i mijenjati.
statement-version = Inačica programa
statement-contact = Kontakt
statement-contact-all = Pitanja, ispravci i prepreke na koje naiđete:
statement-contact-security = Sigurnosne slabosti:
statement-accessibility = Pristupačnost
statement-accessibility-goal = Ove su stranice izrađene tako da se njima svi mogu služiti i da udovolje Smjernicama za pristupačnost mrežnog sadržaja (WCAG) 2.2 na razini AA; to obuhvaća ono što europska norma EN 301 549 traži od mrežnih stranica.
statement-accessibility-checked = Što se provjerava i kako
statement-accessibility-how = Autori programa svaku vrstu stranice ispituju u pregledniku automatskim alatom (axe-core): na više jezika, u svijetlom i tamnom prikazu, na širokom zaslonu i pri širini od 320 piksela, što odgovara povećanju od 400 posto. Provjeravaju i HTML, oblik za ispis, svaki korak tipkovnicom i to da nijednoj stranici nije potrebna skripta. Simulirani čitač zaslona čita naglas četiri vrste stranica, a autori su pregledali što izgovara.
statement-accessibility-limits = Poznata ograničenja
statement-accessibility-automatic = Automatski alat pronalazi samo dio prepreka. Stranice nije ocijenilo neovisno tijelo niti su isprobane s osobama koje se služe pomoćnom tehnologijom.
statement-accessibility-files = Priložene datoteke potječu od tijela koja su ih objavila i možda nisu pristupačne. Drugi oblik zatražite od tijela navedenog uz materijal.
statement-accessibility-languages = Materijal koji nema tekst na Vašem jeziku prikazuje se na drugome, a na stranici je to naznačeno. Strojni prijevodi označeni su i mogu biti pogrešni.
statement-accessibility-supervision = Ako ne dobijete zadovoljavajući odgovor, možete se obratiti tijelu koje u Vašoj zemlji nadzire pristupačnost mrežnih stranica tijela javnog sektora prema Direktivi (EU) 2016/2102.
statement-privacy = Privatnost
statement-privacy-lead = Za čitanje nije potreban korisnički račun. Stranice za čitatelje ne učitavaju ništa s drugih poslužitelja i ne sadržavaju skripte, brojače posjeta ni oglase.
statement-privacy-cookies = Kolačići
statement-privacy-no-cookie = Tko se ne prijavi, ne dobiva kolačić.
statement-privacy-session = Prijavom se postavlja kolačić, „{ $name }”. On održava Vašu prijavu i ne služi ničemu drugom; skripte ga ne mogu čitati. Prestaje vrijediti kad se odjavite ili kad se predugo ne upotrebljava (rok: { $idle }), a u svakom slučaju kad istekne najdulje trajanje prijave ({ $most }).
statement-privacy-logs = Što se bilježi
statement-privacy-no-log = Program ne vodi popis toga tko otvara koju stranicu ni što traži. Pokušaji prijave ili pretplate na promjene broje se po mrežnoj adresi jednu minutu, samo u memoriji, kako nitko ne bi pokušavao prečesto.
statement-privacy-wishes = Tko zatraži jezik bez prijave, pamti se prema mrežnoj adresi do ponoći (UTC), samo u memoriji, kako bi se svaka mreža brojila jedanput na dan; pohranjuje se samo broj. O prijavljenima se čuva ono što su zatražili dok to ne uklone s popisa.
statement-privacy-operator = Poslužitelji i mreže ispred ovog čvora mogu voditi vlastite zapise. O tome Vas može obavijestiti onaj tko ih vodi.
statement-privacy-staff = O osobama koje rade s ovim čvorom čuvaju se korisničko ime, ime ili funkcija, tijelo i uloga, a u revizijskom tragu ono što su objavile, odobrile, izmijenile ili povukle i kada. Za svaku adresu izvora novosti koju same sebi izrade čuva se kada je izrađena i ukinuta te, s točnošću na sat, kada je posljednji put pročitana. Čuvaju se i jezici na kojima žele čitati, ako su ih navele.
statement-privacy-desk = Na stranici na kojoj se piše nacrt radi jedna skripta ovog čvora. Ona sprema ono što se upisuje; ono što još nije spremljeno čuva se u tom pregledniku i briše se iz njega čim se spremi.
statement-privacy-others = O onima koji prate s drugih poslužitelja čuvaju se javna adresa i javni ključ, a o programima koji su zatražili obavijesti o promjenama – adresa koju su naveli.
statement-privacy-rights = S pitanjima o podacima koji se odnose na Vas i radi ostvarivanja prava prema Općoj uredbi o zaštiti podataka (GDPR) obratite se tijelu koje vodi ovaj čvor:

## What changed between two revisions

changes = Što se promijenilo
changes-lead = Inačica { $older } ({ $from }) u usporedbi s inačicom { $newer } ({ $to }).
changes-key = Dodane riječi podcrtane su, a uklonjene precrtane.
changes-added = dodano:
changes-removed = uklonjeno:
changes-end = kraj promjene
changes-none = Tekst na ovom jeziku u objema je inačicama isti.
changes-missing = U jednoj od dviju inačica nema teksta na ovom jeziku.
table-number = Tablica { $number }
changes-in = Usporedi na jeziku:
changes-facts = Ostali promijenjeni podaci
changes-what = Što
changes-before = Prije
changes-after = Poslije
changes-too-long = Tekstovi su predugi za usporedbu riječ po riječ; označeni su cijeli odlomci.
changes-same = { $count ->
    [one] { $count } odlomak kao prije
    [few] { $count } odlomka kao prije
   *[other] { $count } odlomaka kao prije
}

## The desk: drafts

desk = Radni stol
desk-lead = Pišite, pogledajte tko će to primiti i dajte drugoj osobi na pregled.
desk-begin = Započni nacrt
desk-begin-button = Započni
desk-document = Započni od dokumenta
desk-document-file = Dokument (.docx ili .odt)
desk-document-help = Naslovi, popisi, tablice i poveznice ostaju. Slike, fusnote i komentari izostavljaju se.
desk-document-button = Učitaj
desk-waiting = Čeka drugu osobu
desk-waiting-none = Ništa ne čeka.
desk-mine = Moji nacrti
desk-mine-none = Nemate nacrta.
desk-others = Nacrti kolega
desk-refused = Odbijeno
desk-full = Imate onoliko nacrta koliko je dopušteno. Odbacite jedan prije nego što započnete novi.
draft-untitled = Nacrt bez naslova
draft-saved-by = posljednji put spremljeno: { $name }, { $moment }
draft-state-waiting = čeka drugu osobu
draft-state-refused = vraćeno
draft-revises = Nova inačica materijala:
draft-save = Spremi
draft-go-on = Pregledaj i podnesi
draft-discard = Odbaci ovaj nacrt
draft-discard-help = Tekst i njegove datoteke trajno se brišu.
draft-saved = Spremljeno.
draft-conflict = Dok ste pisali, ovaj je nacrt spremio netko drugi ({ $name }). Ništa nije prebrisano: Vaš je tekst u obrascu, a spremljeni je ispod njega. Spojite što treba pa spremite.
draft-conflict-theirs = Spremljeni tekst
draft-resend = Još ništa nije spremljeno jer je Vaša sesija završila. Vaš je tekst u obrascu: spremite ga sada.
draft-waits = Ovaj nacrt čeka drugu osobu. Kada ga izmijenite, više ne čeka.
draft-sent-back = Vraćeno uz obrazloženje ({ $name }):
draft-errors = Pogledajte ova polja
draft-original = Izvornik
draft-translation = Prijevod
draft-title = Naslov
draft-summary = Sažetak
draft-summary-help = Najviše 1.000 znakova. Prikazuje se na popisima i u izvorima novosti.
draft-text = Tekst
draft-text-help = Markdown: „##” započinje naslov, a „-” popis. Ono što zalijepite iz Worda ili s mrežne stranice zadržava naslove, popise, tablice i poveznice.
draft-translation-kind = Kako je prevedeno
draft-translator = Prijevod izradilo (tijelo)
draft-add-language = Dodaj jezik
draft-remove-language = Ukloni ovaj jezik
draft-audience = Tko to smije vidjeti
draft-level = Razina
draft-level-use = Upotrijebi ovu razinu
draft-level-help = Najprije odaberite razinu: o njoj ovisi koga možete navesti.
draft-authorities = Za AMBER i AMBER+STRICT: tijela
draft-circles = Za AMBER i AMBER+STRICT: krugovi
draft-people = Za RED: osobe ovog čvora
draft-people-more = Druge osobe, prema korisničkom imenu
draft-people-more-help = S ovim čvorom radi više osoba nego što ih je ovdje navedeno. Prazni se redci ne računaju.
draft-named-otherwise = Također navedeni
draft-topics-help = Pišite na bilo kojem jeziku; prazni se redci ne uzimaju u obzir.
draft-not-stated = nije navedeno
draft-exercise = Ovo pripada vježbi
draft-sources-help = Po jedna mrežna adresa u retku.
draft-part-of = Dio cjeline (identifikator ili adresa)
draft-derived-from = Nastalo iz (identifikator ili adresa)
draft-meeting = Sastanak
draft-meeting-help = Za materijal o sastanku. Čim je naveden početak, sastanak se prikazuje u kalendarima.
draft-starts = Početak
draft-ends = Završetak
draft-time-help = Dan i vrijeme, na primjer 2026-03-01T10:00.
draft-timezone = Vremenska zona
draft-timezone-help = Na primjer Europe/Brussels. Početak i završetak navode se po vremenu te zone.
draft-online-no = Ne
draft-online-at = Mrežna adresa za sudjelovanje na daljinu
draft-attending-help = Države (oznakom od dva slova, na primjer FI) i tijela, po jedno u retku; nikada osobe.
draft-chatham-help = Ne navodi se tko je što rekao ni tko je sudjelovao: tada se ne imenuju ni sudionici ni nositelji zadaća.
draft-lines-help = Po jedna stavka u retku.
draft-action = { $place }. zadaća
draft-more-rows = Još redaka
draft-guide-help = Materijali kroz koje vodič vodi, redom: identifikator ili adresa svakoga od njih. Prazni se redci ne uzimaju u obzir.
draft-deadlines = Rokovi upozorenja
draft-deadlines-help = Vrijeme se navodi prema vremenskoj zoni koja je ovdje odabrana. Za polje koje ostane prazno rok se računa od vremena saznanja za incident: 24 sata, 72 sata, mjesec dana. Rokovi vrijede samo za vrstu „Upozorenje”.
draft-counted = Ako ostane prazno: { $moment }.
draft-part = { $place }. dio
draft-part-up = Pomakni gore
draft-note = Što se promijenilo u ovoj inačici
draft-further = Ostali podaci
draft-further-help = Ono što nema vlastito polje: po jedan ključ u retku, kao u datoteci.
draft-files-add = Dodaj datoteke
draft-files-help = Broj datoteka: najviše { $count }, veličina svake: najviše { $size }. Podaci koje je fotoaparat zabilježio u slikama JPEG, PNG i GIF uklanjaju se.
draft-files-kinds = Vrste datoteka koje se prihvaćaju: { $kinds }.
draft-file-remove = Ukloni
draft-live-saving = Spremanje …
draft-live-saved = Sve su izmjene spremljene.
draft-live-kept = Još nije spremljeno. Vaš se tekst čuva u ovom pregledniku, a spremanje se pokušava ponovno.
draft-live-open = Još nije spremljeno. Iznad razine GREEN, i dok razina nije odabrana, u ovom se pregledniku ništa ne čuva: ostavite ovu stranicu otvorenom. Spremanje se pokušava ponovno.
draft-live-ended = Vaša je sesija završila. Vaš se tekst čuva u ovom pregledniku.
draft-live-ended-open = Vaša je sesija završila. Posljednje izmjene nisu spremljene, a na ovoj se razini u ovom pregledniku ništa ne čuva. Ostavite ovu stranicu otvorenom, prijavite se u drugoj kartici i vratite se ovamo.
draft-live-conflict = U međuvremenu je netko drugi spremio ovaj nacrt. Spremite da biste vidjeli oba teksta.
draft-live-gone = Ovaj nacrt više nije dostupan i ništa se više ne sprema. Vaš je tekst na ovoj stranici: spremite da biste ga zadržali kao novi nacrt.
draft-live-refused = Ovaj tekst nije prihvaćen i ništa se više ne sprema. Kopirajte svoj tekst pa spremite da biste vidjeli zašto.
draft-live-restored = Tekst koji nije bio spremljen vraćen je iz ovog preglednika.
draft-ended = Vaša je sesija završila
draft-ended-help = Ništa nije izgubljeno: ova stranica čuva Vaš tekst. Prijavite se u drugoj kartici, vratite se ovamo i nastavite. Datoteke treba ponovno dodati.
draft-ended-go-on = Nastavi
draft-gone = Ovaj nacrt više nije dostupan
draft-gone-help = Dok ste pisali, nacrt je objavljen ili odbačen ili mu je razina promijenjena tako da ga više ne smijete vidjeti. Ništa što ste napisali nije izgubljeno: nalazi se na ovoj stranici. Zadržite to kao novi nacrt ili kopirajte što Vam treba. Datoteke treba ponovno dodati.
draft-gone-keep = Zadrži moj tekst kao novi nacrt
draft-gone-typed = Što ste napisali
wrong-missing = Ovo nedostaje.
wrong-waits = Isto je već zatraženo i čeka odluku.
wrong-headings = Ovdje su samo naslovi, a teksta još nema.
wrong-too-long = Ovo je predugo. Najveći broj znakova: { $count }.
wrong-text-too-large = Tekst je s oblikovanjem veći od { $size }, a drugi poslužitelji ne primaju toliko. Skratite ga.
wrong-unknown = „{ $word }” ovdje nije poznato.
wrong-unknown-nearest = „{ $word }” ovdje nije poznato. Jeste li mislili „{ $nearest }”?
wrong-needs-recipients = Za TLP:{ $level } treba navesti primatelje.
wrong-no-recipients = TLP:{ $level } nema primatelja. Uklonite ih ili odaberite drugu razinu.
wrong-no-writer = Za TLP:RED mora biti naveden autor ili odobravatelj iz Vašega tijela. Inače ga nitko nikada ne bi mogao izmijeniti.
wrong-no-reader = { $name } se ne može navesti: osobe s tom ulogom ne čitaju ništa na razini TLP:RED.
wrong-twice = „{ $word }” ovdje je navedeno dvaput.
wrong-no-address = „{ $word }” nije mrežna adresa (https://…).
wrong-no-id = „{ $word }” nije ni identifikator ni mrežna adresa.
wrong-not-held = Na ovom čvoru nema materijala s identifikatorom „{ $word }”. Provjerite identifikator ili ostavite polje prazno.
wrong-not-attached = Tekst upućuje na „{ $name }”, a te datoteke nema među prilozima. Dodajte datoteku, ispravite joj naziv ili napišite potpunu mrežnu adresu (https://…).
wrong-overtaken = Netko je drugi ovdje spremio nešto drugo. To stoji ispod obrasca.
wrong-too-many = Ovoga ima previše. Najveći broj: { $count }.
wrong-no-time = „{ $word }” nije dan i vrijeme. Napišite ovako: 2026-03-01T10:00.
wrong-shifted = Vrijeme { $word } ondje ne postoji ili nastupa dvaput jer se sat pomiče. Dodajte razliku od UTC-a, na primjer { $word }+02:00.
wrong-ends-first = Ovo je prije početka.
wrong-no-day = „{ $word }” nije dan. Napišite ovako: 2026-03-01.
wrong-person = „{ $word }” izgleda kao adresa osobe. Ovdje navedite države i tijela, nikada osobe.
wrong-never-told = Prema pravilu Chatham Housea ne navodi se tko je sudjelovao. Uklonite ovo ili isključite pravilo.
wrong-only-guide = Ovo ima samo vodič. Ispraznite polje ili odaberite vrstu „Vodič”.
wrong-too-early = Ovo je prerano. Redoslijed: vrijeme saznanja, rano upozorenje, obavijest, završno izvješće.
wrong-future = Ovaj je trenutak u budućnosti. Navedite kada se za incident doista saznalo.
wrong-too-wide = Nova je inačica namijenjena većem broju ljudi nego prije, a tekst na ovom jeziku ({ $language }) još govori ono što je izvornik govorio prije. Dodajte jezik i ažurirajte njegov tekst ili uklonite jezik.
wrong-otherwise = Ovako se ne može objaviti:
wrong-file-too-large = Datoteka { $name } veća je od { $size }.
wrong-file-too-many = Datoteka { $name } prelazi dopušteni broj. Najveći broj datoteka: { $count }.
wrong-file-same-name = Datoteka { $name } već postoji.
wrong-file-empty = Datoteka { $name } prazna je.
wrong-file-name = { $name } ne može biti ime datoteke.
wrong-file-picture = Datoteka { $name } slika je koja može otkriti više nego što prikazuje. Spremite je kao JPEG ili PNG.
wrong-file-damaged = Datoteka { $name } ne može se pročitati. Možda je oštećena ili zaključana lozinkom.
wrong-file-document = Datoteka { $name } nije ni .docx ni .odt.
wrong-file-kind = Vrsta datoteke { $name } ne prihvaća se. Prihvaćaju se: { $kinds }.
wrong-form-too-large = Ovo je bilo više od { $size }. Odjednom dodajte manji broj datoteka ili manje datoteke.

## The desk: submitting and approving

preview = Pregled
preview-lead = Ovako će se čitati. Još ništa nije podneseno.
preview-back = Nastavi pisati
preview-overtaken = Inačica { $revision } objavljena je nakon što je ovaj nacrt započet; njegovim bi se podnošenjem poništila. Pogledajte što je u njoj promijenjeno. Ako se od toga ništa ne gubi, podnesite ponovno.
preview-submit = Podnesi drugoj osobi
preview-publish = Objavi sada
preview-alone = Na ovom čvoru to smijete objaviti sami. Uz materijal će to trajno biti navedeno.
preview-bare = Ispod ovih naslova nema ničega: { $headings }. Napišite nešto ili ih uklonite. Može se podnijeti i ovako.
preview-stale = Nacrt je u međuvremenu izmijenjen. Pogledajte ga ponovno pa podnesite.
reach = Tko će to vidjeti
reach-end = Tko gubi pristup i o tome dobiva obavijest
reach-level = Razina se mijenja s TLP:{ $before } na TLP:{ $after }.
reach-authorities = Tijela
reach-nobody = Neće ga primiti nijedno tijelo nekog partnera.
reach-new = novo
reach-gone = gubi pristup
reach-not = neće ga primiti
reach-circles = Krugovi
reach-people = { $count ->
    [one] Smije ga čitati { $count } osoba ovog čvora.
    [few] Smiju ga čitati { $count } osobe ovog čvora.
   *[other] Smije ga čitati { $count } osoba ovog čvora.
}
reach-people-new = Novih među njima: { $number }
reach-people-gone = Broj onih koji ga više ne smiju čitati: { $number }
reach-public = Svatko ga može čitati na javnim stranicama i u izvorima novosti.
reach-public-new = Svatko ga može čitati na javnim stranicama i u izvorima novosti. To je novo.
reach-public-gone = Uklanja se s javnih stranica i iz izvora novosti.
reach-public-never = Ne prikazuje se ni na jednoj javnoj stranici ni u jednom izvoru novosti.
reach-followers = Pratitelji na drugim poslužiteljima koji ga primaju: { $followers } (poslužitelja: { $servers })
reach-translators = Strojno ga smiju prevoditi: { $names }
reach-translators-none = Ne prevodi se strojno.
waiting-submitted = podneseno: { $name }, { $moment }
waiting-lead = Pročitajte do kraja. Odobravate upravo ovaj tekst.
waiting-digest = SHA-256 onoga što čitate
waiting-new = Ovo je novo: ranije inačice nema.
waiting-approve = Odobri i objavi
waiting-approve-only = Odobri
waiting-refuse = Vrati
done-published = Odobrili ste, i objavljeno je.
done-approved = Odobrili ste, i izvršeno je.
done-refused = Vratili ste. Autor vidi Vaše obrazloženje.
done-withdrawn = Povukli ste ovaj materijal.
waiting-refuse-help = Navedite što bi trebalo biti drukčije. Autor će Vaše obrazloženje vidjeti uz nacrt.
waiting-refuse-help-kept = Navedite što bi trebalo biti drukčije. Autor će Vaše obrazloženje naći na radnom stolu, zajedno s onim što je napisao.
waiting-refuse-help-desk = Navedite što bi trebalo biti drukčije. Autor će Vaše obrazloženje naći na radnom stolu.
waiting-words = Vaše obrazloženje
waiting-take-over = Preuzmi i nastavi pisati
waiting-take-over-help = Time postaje Vaš nacrt, a zatim ga odobrava druga osoba.
waiting-own = Ovo ste podnijeli Vi. O tome odlučuje druga osoba.
waiting-take-back = Povuci i nastavi pisati
waiting-take-own-back = Povuci podneseno
waiting-note-none = Nema napomene.
waiting-note-kept = Postojeća napomena ostaje:
waiting-amended = Što je izmijenjeno u ponuđenom tekstu
sent-back-words = Ono što ste napisali
sent-back-again = Nastavi s onim što ste napisali
sent-back-discard = Odbaci ono što ste napisali
sent-back-own = Povukli ste to.
erasure = Što se briše
erasure-revisions = Inačice čiji se tekst briše: { $numbers }
erasure-file = Datoteka
erasure-offers = Ponuđeni prijevodi čiji se tekst briše: { $number }
erasure-left = Nacrti i tekstovi na čekanju koji ostaju: { $number }. Pregledajte ih.
erasure-here = Partneri koji već imaju te inačice zadržavaju ih.
does-publishes = Objava
does-revises = Objava nove inačice
does-withdraws = Povlačenje
does-erases-all = Trajno povlačenje cijelog materijala svugdje te brisanje njegova teksta
does-erases-past = { $count ->
    [1] Brisanje teksta inačice { $numbers }
   *[other] Brisanje teksta inačica { $numbers }
}
does-adopts = Izjava o primjeni
does-accepts = Prihvaćanje ponuđenog prijevoda
does-translates = Zahtjev za strojni prijevod
decided-changed = Ono što ste pročitali nije ono što čeka: u međuvremenu je izmijenjeno ili je o tome odlučeno. Pročitajte ponovno.
decided-already = Ovo više ne čeka: netko je u međuvremenu odlučio o tome ili je podnositelj to povukao ili upravo mijenja.
decided-unsent = Ono što ste upisali, a nije poslano
decided-own = Ovo ste podnijeli Vi. To mora odobriti druga osoba.
decided-overtaken = Tekst je napisan prije inačice { $revision } i poništio bi je. Vratite ga: autor će pogledati tu inačicu i ponovno podnijeti tekst.
decided-gone = Materijal na koji se ovo odnosi u međuvremenu je povučen pa se ovo više ne može odobriti. Vratite ovo autoru.
decided-gone-own = Materijal na koji se ovo odnosi u međuvremenu je povučen pa to više nitko ne može odobriti.
decided-textless = Ovo nitko ne može preuzeti: to nije tekst od kojeg bi mogao nastati nacrt. Odobrite ga ili vratite.
decided-wordless = Ukratko navedite zašto to vraćate.
decided-refused = Ne može se objaviti:
approval-one = Objavila je jedna osoba, bez odobrenja druge osobe.
revision-note = Što se promijenilo, autorovim riječima
material-revise = Napiši novu inačicu
template-problem = Problem
template-solution = Rješenje
template-effort = Što je bilo potrebno
template-evidence = Dokazi
template-lessons = Stečena iskustva
template-happened = Što se dogodilo
template-causes = Zašto se dogodilo
template-changed = Što je promijenjeno
template-for-whom = Kome je namijenjeno
template-steps = Koraci
template-pitfalls = Zamke
template-aims = Ciljevi
template-course = Tijek
template-exercises = Vježbe
template-what-happens = Što se događa
template-who-is-affected = Koga pogađa
template-measures = Što je učinjeno i što se preporučuje
template-contact = Kontakt
alert-became-known = Vrijeme saznanja
alert-early-warning = Rano upozorenje do
alert-notification = Obavijest do
alert-final-report = Završno izvješće do
sign-in-passkey = Prijava pristupnim ključem
sign-in-password = Prijava lozinkom
sign-in-username = Korisničko ime
sign-in-link = Prijava jednokratnom poveznicom
sign-in-wrong = Korisničko ime ili lozinka nisu ispravni.
sign-in-wait = Previše je neuspjelih pokušaja. Pokušajte ponovno nakon isteka ovog vremena: { $wait }. Pristupnim ključem ili jednokratnom poveznicom možete se prijaviti odmah.
sign-in-late = Ovo je predugo trajalo ili je započeto u drugom pregledniku. Počnite iznova.
second = Još jedan korak
second-lead = Unesite kôd koji sada prikazuje Vaša aplikacija za provjeru autentičnosti. Ako aplikaciju više nemate, unesite jedan od kodova za oporavak.
second-code = Kôd
second-go-on = Nastavi
second-wrong = Ovo nije ispravno ili je već iskorišteno.
confirm = Potvrdite da ste to Vi
confirm-lead = Za ono što želite učiniti potrebna je nedavna potvrda drugim faktorom (vrijedi: { $length }).
confirm-passkey = Potvrda pristupnim ključem
confirm-none = Još nemate ni aplikaciju za provjeru autentičnosti ni pristupni ključ. Postavite jedno od toga na stranici svojeg računa.
confirm-settling = Vaši su načini prijave uklonjeni i ono čime se sada prijavljujete novo je. Kako nitko ne bi neopaženo djelovao umjesto Vas, prije { $time } ne možete ništa odobravati ni administrirati; sve ostalo radi. Ako to niste zatražili, odmah obavijestite operatera.
held = Još nije učinjeno
held-help = Za ovo je potrebna nedavna potvrda drugim faktorom. Ono što ste upisali ostaje na ovoj stranici: u drugoj kartici potvrdite da ste to Vi, vratite se ovamo i nastavite.
held-again = Otkako je ova stranica otvorena, potvrdili ste da ste to Vi ili ste se ponovno prijavili. Ono što ste upisali još je ovdje: nastavite da se to sada učini.
passkey-failed = Pristupni ključ nije se mogao upotrijebiti. Pokušajte još jednom ili odaberite drugi način.
account = Moj račun
account-lead = Čime se prijavljujete i gdje ste prijavljeni.
account-confirm = Da biste promijenili načine prijave, najprije se potvrdite drugim faktorom.
account-app = Aplikacija za provjeru autentičnosti
account-app-none = Aplikacija za provjeru autentičnosti nije postavljena.
account-app-set = Aplikacija za provjeru autentičnosti postavljena je.
account-app-begin = Postavi aplikaciju
account-app-replace = Postavi drugu aplikaciju
account-app-new = Skenirajte ovu sliku aplikacijom ili u aplikaciju upišite znakove ispod slike. Zatim unesite kôd koji aplikacija prikazuje.
account-app-picture = QR kôd s tajnim ključem za aplikaciju
account-app-secret = Znakovi za aplikaciju:
account-app-link = Otvori aplikaciju na ovom uređaju
account-app-take = Upotrijebi ovu aplikaciju
account-codes-left =
    { $count ->
        [one] Preostao je { $count } kôd za oporavak.
        [few] Preostala su { $count } koda za oporavak.
       *[other] Preostalo je { $count } kodova za oporavak.
    }
account-codes-made = Ovo su Vaši kodovi za oporavak. Svaki vrijedi jedanput umjesto koda iz aplikacije. Prikazuju se samo sada: ispišite ih ili čuvajte na sigurnom mjestu.
account-codes-make = Izradi nove kodove za oporavak
account-password = Lozinka
account-password-first = Najprije postavite aplikaciju za provjeru autentičnosti: prijava samo lozinkom nije moguća.
account-password-none = Lozinka nije postavljena.
account-password-set = Lozinka je postavljena.
account-password-new = Nova lozinka
account-password-help = Najmanji broj znakova: { $count }. Vlastitu je rečenicu lakše zapamtiti nego pojedinačne znakove.
account-password-keep = Postavi lozinku
account-password-kept = Od sada vrijedi nova lozinka. Vaše su ostale sesije završene.
account-password-end = Ukini prijavu lozinkom
account-password-end-help = Time se uklanjaju i aplikacija i kodovi za oporavak.
password-short = Lozinka je prekratka. Najmanji broj znakova: { $count }.
password-long = Lozinka je preduga.
password-name = Lozinka sadržava Vaše korisničko ime.
password-common = Ova je lozinka među prvima koje bi drugi pokušali. Odaberite drugu.
account-passkeys = Pristupni ključevi
account-passkeys-lead = Pristupni ključ nalazi se u Vašem uređaju, sigurnosnom ključu ili upravitelju lozinkama. Njime se prijavljujete bez lozinke.
account-passkeys-none = Još nemate pristupni ključ.
account-passkeys-script = Za dodavanje pristupnog ključa ovoj je stranici potreban JavaScript.
account-passkeys-full = Imate onoliko pristupnih ključeva koliko je dopušteno. Uklonite jedan prije nego što dodate novi.
account-passkey-name = Naziv pristupnog ključa
account-passkey-add = Dodaj pristupni ključ
account-passkey-rename = Preimenuj
account-passkey-remove = Ukloni
account-passkey-made = dodan { $date }
account-passkey-used = posljednji put upotrijebljen { $date }
account-passkey-unused = još nije upotrijebljen
account-passkey-copied = kopiran na druge uređaje
account-passkey-single = samo na jednom uređaju
account-sessions = Gdje ste prijavljeni
account-session-here = ova sesija
account-session-facts = { $way }, od { $since }, posljednji put upotrijebljena { $used }
account-session-network = mreža { $network }
account-session-unnamed = Nepoznat preglednik
account-session-end = Završi ovu sesiju
account-sessions-end = Završi sve ostale sesije
way-link = jednokratnom poveznicom
way-password = lozinkom i kodom
way-passkey = pristupnim ključem
statement-privacy-step = Tijekom prijave drugi kolačić, „{ $name }”, pamti dosegnuti korak (najdulje: { $most }). Stranice za prijavu i stranica računa imaju jednu skriptu ovog čvora, za pristupne ključeve; sve ostalo radi i bez nje.
statement-privacy-sign-in = O prijavljenoj osobi čuva se, dok sesija traje, kada se i na koji način prijavila, mreža bez posljednjeg dijela adrese i naziv preglednika; vrijeme, način i mreža ostaju i u revizijskom tragu. Neuspjeli se pokušaji broje po korisničkom imenu i mreži otprilike sat vremena.
withdraw = Trajno povuci
withdraw-back = Natrag na materijal
withdraw-lead = Tekst, prijevodi i datoteke brišu se na ovom čvoru i na svakom čvoru koji ih ima. Ostaje zabilježeno da je materijal povučen, kada, tko ga je povukao i zašto. To se ne može poništiti.
withdraw-second = Ništa se ne briše dok to ne odobri druga osoba.
asked-already = O ovom materijalu već čeka odluku:
withdraw-reason = Razlog
withdraw-reason-help = Moći će ga pročitati svi koji su mogli čitati materijal. Jezik:
erase = Izbriši tekst iz pravnih razloga
erase-lead = Tekst se trajno briše, zajedno s prijevodima i prilozima. Ostaje zabilježeno da je inačica postojala, za koga i kada, te ovdje naveden razlog. Važeća inačica može se izbrisati samo zajedno s cijelim materijalom: ako trebaju nestati samo pojedine riječi, najprije napišite novu inačicu bez njih.
erase-which = Tekst koji treba izbrisati
erase-all = Cijeli materijal: trajno se povlači svugdje
erase-because-help = Navedite članak propisa, a ne osobu: razlog stoji umjesto teksta za sve koji smiju čitati materijal. Jezik:
erase-look = Prikaži što se s njime briše
translate = Prevedi strojno
translate-lead = Stroj prevodi materijal odlomak po odlomak, a na svakoj stranici označeno je da je riječ o strojnom prijevodu. Tekst dobivaju samo pružatelji kojima to dopušta razina materijala. Tekst koji je napisala osoba nikad se ne zamjenjuje.
translate-to = Jezik
translate-send = Prevedi
search-button = Traži
draft-left-out = Izostavlja se iz sljedeće inačice:
draft-keep-language = Zadrži ovaj jezik
misread-search = Nije prepoznato pa se pri pretraživanju ne uzima u obzir:
misread-list = Nije prepoznato pa ništa ne odgovara:
misread-page = Stranica
misread-beyond = Stranica { $page } ne postoji. Posljednja je stranica { $last }.
misread-last = Idite na posljednju stranicu
draft-carried = Nepromijenjeno se prenosi u sljedeću inačicu:

## The desk: approving for those who were shown
decided-reach = Otkako ste pogledali popis, promijenilo se tko će to vidjeti. Ponovno ga pogledajte, a zatim odlučite.
account-tokens = Pristupni tokeni za programe
account-tokens-lead = Uz pristupni token program radi s ovim čvorom u Vaše ime, u opsegu koji ovdje odaberete. Tko ima token, može činiti isto: čuvajte ga kao lozinku i ukinite ga kada Vam više ne bude trebao.
account-tokens-none = Nemate pristupnih tokena.
account-tokens-full = Imate onoliko pristupnih tokena koliko je dopušteno. Ukinite jedan prije nego što izradite novi.
account-tokens-end = Ukini sve tokene
account-token-made = Ovo je Vaš novi pristupni token. Prikazuje se samo sada: kopirajte ga onamo gdje program čuva povjerljive podatke.
account-token-confirm = Da biste izradili pristupni token, najprije se potvrdite drugim faktorom.
account-token-name = Naziv tokena
account-token-unnamed = Token bez naziva
account-token-days = Trajanje u danima
account-token-days-help = Najviše { $count }. Token za odobravanje, za odgovaranje na zahtjeve za praćenje ili za administraciju traje najviše jedan dan.
account-token-long = Token traje najmanje jedan dan; najveći je broj dana { $count }.
account-token-scopes = Čemu služi
account-token-nothing = Odaberite čemu token služi.
account-token-make = Izradi token
account-token-end = Ukini ovaj token
account-token-facts = izrađen { $made }, vrijedi do { $until }
account-token-used = posljednji put upotrijebljen { $used }
account-token-unused = još nije upotrijebljen
account-sessions-end-help = Ukidaju se i svi Vaši pristupni tokeni za programe.
token-scope-read = čitati ono što smijete čitati
token-scope-wishes = tražiti jezike
token-scope-offers = čitati i nuditi prijevode te odgovarati na ponuđene
token-scope-write = pisati nacrte
token-scope-submit = podnositi nacrte, povlačenja, brisanja i izjave o primjeni
token-scope-approve = odobravati ono što su drugi podnijeli i objavljivati
token-scope-follows = odgovarati na zahtjeve za praćenje
token-scope-administer = činiti ono što omogućuju stranice administracije
token-scope-audit = čitati i izvoziti revizijski trag
token-scope-digests = pregledavati i mijenjati svoje novosti e-poštom
statement-privacy-tokens = O svakom tokenu koji je netko izradio za program čuvaju se kriptografski sažetak, naziv, namjena, vrijeme izrade i isteka te, s točnošću od pet minuta, vrijeme posljednje uporabe, dok token ne prestane vrijediti. Odgovori programima koji su to zatražili čuvaju se jedan dan.

## Administration
admin = Administracija
admin-lead = Sve što održava ovaj čvor u radu. Za svaku je izmjenu potreban drugi faktor, a izmjena se upisuje u revizijski trag.
admin-overview = Pregled
admin-users = Korisnici
admin-peers = Partneri i ključevi
admin-audit = Revizijski trag
admin-settings = Postavke
admin-confirm = Prije nego što ovdje išta promijenite, potvrdite se drugim faktorom.
admin-attention = Što zahtijeva pozornost
admin-attention-none = Ništa ne zahtijeva pozornost.
admin-where = Gdje
admin-seen = Što je uočeno
users-lead = Osobe koje rade s ovim čvorom, što koja smije i kako dobivaju pristup.
users-username = Korisničko ime
users-name = Ime ili funkcija
users-role = Uloga
users-authority = Izborno tijelo
users-change = Izmijeni korisnika
users-search = Korisničko ime ili ime
users-none = Nijedan se korisnik tako ne zove.
users-all = Svi korisnici
users-more = Još korisnika
users-own = To ste Vi. Vašu ulogu mijenja ili Vaš račun zatvara netko drugi.
users-role-change = Promijeni ulogu
users-role-help = Promjenom uloge završavaju se sve sesije te osobe; mora se ponovno prijaviti.
users-link = Nova jednokratna poveznica
users-sessions-end = Završi sve sesije
users-reset = Ukloni sve načine prijave
users-remove = Zatvori račun
users-remove-help = Uklanjanjem svih načina prijave prestaju vrijediti sesije, lozinka, aplikacija, pristupni ključevi i kodovi za oporavak, a stvara se poveznica za novi početak. Zatvoreni se račun više ne otvara, a njegovo se korisničko ime ne dodjeljuje nikome drugom.
users-add = Dodaj korisnika
users-username-wrong = Korisničko ime smije sadržavati samo slova a–z, znamenke i znakove „_”, „-” i „.”.
users-link-made = Ovu poveznicu sami predajte korisniku { $name }. Vrijedi za jednu prijavu, do { $until }, i neće se ponovno prikazati.
users-done-role = Uloga je promijenjena i sve su sesije te osobe završene.
users-done-sessions = Sve su sesije te osobe završene.
users-done-removed = Račun je zatvoren.
person-reader = Čitatelj
person-author = Autor
person-translator = Prevoditelj
person-approver = Odobravatelj
person-peer-administrator = Administrator partnera
person-operator = Operater
person-auditor = Revizor
person-client = Čitatelj kod klijenta
peers-lead = Poslužitelji na popisu, stanje svakoga od njih, dokle je razmjena stigla u svakom smjeru i ključ po kojem se svaki prepoznaje.
peers-can = Može:
peers-cannot = Ne može:
check-partner = biti partner: podržava replikaciju ove mreže (inačica { $version })
check-no-log = biti partner: ne navodi dnevnik ili ne navodi ulazni sandučić za svoje partnere
check-reader = biti partner: ne podržava replikaciju ove mreže; kao čitatelj prima samo javne materijale
check-signs = potpisivati zahtjeve: { $key } ({ $fingerprint })
check-proves = potvrđivati vjerodostojnost onoga što objavljuje: { $key }
check-key = služiti se svojim ključem { $key }
check-unsigned = potpisivati zahtjeve: ne objavljuje ključ RSA, pa se ništa od njega neće prihvatiti
check-inbox = primati jednu poruku za sve primatelje: { $address }
check-single-inbox = primati jednu poruku za sve primatelje: ima samo { $address }
check-no-inbox = primati poruke: nema ulazni sandučić
check-reads = čitati na ovim jezicima: { $languages }
check-authority = objavljivati kao { $name } ({ $address })
check-no-authority = objavljivati: ne navodi nijedno tijelo
check-lost-authority = objavljivati kao { $address }
check-software = navesti kojim se softverom služi
peers-from = Primljeno od njega
peers-to = Poslano njemu
peers-fingerprint = Otisak njegova ključa
peers-change = Izmijeni partnera
peers-check = Provjeri što može
peers-retry = Pokušaj sve ponovno sada
peers-remove = Ukloni s popisa
peers-remove-help = Uklonjenom se poslužitelju ništa ne šalje, a ono što od njega stigne odbija se. Njegovo se mjesto čuva: ako se ponovno doda, razmjena se odande nastavlja.
peers-fingerprint-agreed = Otisak koji su Vam drugim putem javili oni koji vode taj poslužitelj
peers-rotate = Prihvati njegov novi ključ
peers-add = Dodaj partnera
peers-address = Adresa poslužitelja
peers-look = Pogledaj
peers-done-added = Poslužitelj { $host } sada je na popisu.
peers-done-retry = Što je odloženo između ovog čvora i poslužitelja { $host }, pokušava se ponovno.
peers-done-rotate = Poslužitelj { $host } od sada se prepoznaje po novom ključu.
peers-done-removed = Poslužitelj { $host } uklonjen je s popisa.
peers-behind = zaostatak: { $number } (traje: { $time })
peers-of = { $number } od { $head }

# As in English.
peers-partner = Partner
peers-reader = Čitatelj: prima samo TLP:CLEAR
peers-removed = Uklonjen s popisa
audit-lead = Tko je čitao materijale iznad razine TLP:CLEAR, pisao, odobravao ili mijenjao razinu, ulogu ili postavku, i kada. U njemu nema teksta nijednog materijala. Upisuje se i to da ga Vi pregledavate.
audit-whole = Lanac je cjelovit od retka { $since }, do kojeg ga je čvor potpisao, do retka { $lines }: ništa ne nedostaje i ništa nije dodano ni promijenjeno. Naredba „election-pool audit verify” to dokazuje od prvog retka.
audit-whole-all = Lanac je cjelovit od prvog retka do retka { $lines }: ništa ne nedostaje i ništa nije dodano ni promijenjeno.
audit-note = Zabilježite izvan ovog čvora gdje završava; kasnija provjera tada može dokazati da s kraja ništa nije odrezano:
audit-broken = Lanac je prekinut:
audit-who = Osoba ili poslužitelj
audit-deed = Radnja
audit-any = Sve radnje
audit-object = O čemu: identifikator ili adresa
audit-from = Od ovog dana
audit-to = Do ovog dana
audit-show = Prikaži
audit-lines = Redci, od najnovijega
audit-none = Nijedan redak tome ne odgovara.
audit-wrong-day = Ovo nije datum: { $text }. Upišite datum u obliku godina-mjesec-dan, na primjer { $example }.
audit-wrong-line = Ovo nije broj retka: { $text }.
audit-number = Broj
audit-at = Kada (UTC)
audit-node = Čvor
audit-detail = Pojedinosti
audit-older = Stariji redci
audit-away = Izvoz i dokaz
audit-away-help = Izvoz sadržava gore tražene retke, potpisane ključem ovog čvora. Potpis tablice zasebna je datoteka, a potpis dokumenta JSON nalazi se u samom dokumentu.
audit-part = Ovi izvozi sadržavaju retke do broja { $line }.
audit-not-whole = Ovi izvozi nisu potpuni: počinju retkom { $line }, a stariji redci koji odgovaraju upitu nedostaju. Gore odaberite manje dana ili starije retke izvezite zasebno.
audit-rest = Izvezi starije retke
audit-signature = Potpis tablice (CSV)
audit-verify = Provjeri je li lanac cjelovit
flaw-missing = Nedostaje redak { $line }.
flaw-missing-many = Nedostaju redci od { $first } do { $last }.
flaw-changed = Redak { $line } nije onakav kakav je bio kad je zapisan.
flaw-unlinked = Redak { $line } ne nastavlja se na redak ispred njega.
flaw-outside = U revizijskom tragu nalazi se redak koji nikada nije bio dio lanca (redak { $row } u tablici baze podataka).
flaw-beyond = Redak { $line } nalazi se iza kraja lanca.
flaw-otherwise = Redak { $line } ima drukčiji kriptografski sažetak od onoga koji je za njega zabilježen.
flaw-apart = Pečat na retku { $line } koji se čuva uz ključeve pripada drugom lancu: baza podataka prepravljena je ili je vraćena njezina starija kopija.
flaw-unkept = Pečat na retku { $line } čuva se uz ključeve, a nema ga u bazi podataka.
flaw-seal = Pečat na retku { $line } nije pečat ovog čvora.
flaw-file = Redak { $line } datoteke { $file } nije pečat ovog čvora.
flaw-former = Potpisan je ključem { $key }, koji baza podataka navodi kao prijašnji ključ ovog čvora, a koji se ne čuva uz ključeve. Usporedite ga s onim što se o tom ključu zna iz drugog izvora; ako je isti, operater s njim pokreće naredbu „election-pool audit adopt-key”.
deed-read = Materijal pročitan
deed-publish = Materijal objavljen
deed-revise = Objavljena nova inačica materijala
deed-adopt = Dana izjava o primjeni prakse
deed-withdraw = Materijal povučen
deed-material-erase = Tekst materijala izbrisan iz pravnih razloga
deed-submit = Nacrt podnesen na odobrenje
deed-submission-change = Podneseni tekst izmijenjen
deed-submission-take-back = Podnositelj je povukao podneseno
deed-submission-void = Podneseno je prestalo vrijediti jer je materijal povučen
deed-approve = Odobrila druga osoba
deed-refuse = Vraćeno autoru
deed-draft-begin = Nacrt započet
deed-draft-discard = Nacrt odbačen
deed-draft-take-over = Nacrt preuzet od druge osobe
deed-level-change = Razina promijenjena
deed-recipients-change = Primatelji promijenjeni
deed-translate = Zatražen strojni prijevod
deed-glossary = Pojmovnik izmijenjen
deed-offer = Prijevod ponuđen
deed-offer-refuse = Ponuđeni prijevod ovdje odbijen
deed-offer-accepted = Autor prihvatio prijevod ponuđen odavde
deed-offer-refused = Autor odbio prijevod ponuđen odavde
deed-offer-void = Prijevod ponuđen odavde nevažeći
deed-follow = Zatraženo praćenje
deed-unfollow = Praćenje prekinuto
deed-follow-accept = Pratitelj prihvaćen
deed-follow-reject = Pratitelj odbijen
deed-follow-question = Zabilježeno pitanje pratitelju
deed-follow-source = Dodan izvor na webu
deed-unfollow-source = Uklonjen izvor na webu
deed-peer-add = Partner dodan
deed-peer-remove = Partner uklonjen
deed-peer-rotate = Prihvaćen novi ključ partnera
deed-peer-announced = Partner objavio ključeve ili tijela
deed-peer-retry = Ponovno pokušana razmjena s partnerom
deed-peer-settle = Riješeno proturječje povezano s partnerom
deed-peer-move-arrived = Partner javio da se preselio
deed-peer-move-look = Pregledana nova adresa partnera
deed-peer-move-confirm = Preseljenje partnera potvrdila jedna osoba
deed-peer-move-refuse = Preseljenje partnera odbijeno
deed-peer-move = Partner preseljen na svoju novu adresu
deed-quarantine-release = Zapis pušten iz karantene
deed-upgrade = Ponovno pokušano nakon nadogradnje
deed-authority = Tijelo dodano ili izmijenjeno
deed-actor-update = Promijenjeno ono što čvor prikazuje o sebi
deed-keys-rotate = Izrađeni novi ključevi
deed-keys-adopt = Prihvaćen prijašnji ključ čvora
deed-user-add = Korisnik dodan
deed-user-remove = Korisnik uklonjen
deed-user-role = Uloga promijenjena
deed-user-link = Izrađena poveznica za prijavu
deed-user-reset = Uklonjeni svi načini prijave
deed-user-sessions-end = Završene sesije korisnika
deed-user-export = Osobni podaci izvezeni
deed-user-erase = Osobni podaci izbrisani
deed-sign-in = Prijava
deed-sign-in-confirm = Potvrda drugim faktorom
deed-sign-in-lock = Prijava zaključana nakon neuspjelih pokušaja
deed-sign-in-failures = Prijava ponovno neuspjela
deed-sign-out = Odjava
deed-session-end = Sesija završena
deed-passkey-add = Pristupni ključ dodan
deed-passkey-remove = Pristupni ključ uklonjen
deed-password-set = Lozinka postavljena
deed-password-end = Lozinka uklonjena
deed-app-add = Postavljena aplikacija za provjeru autentičnosti
deed-recovery-codes-make = Izrađeni kodovi za oporavak
deed-recovery-code-use = Upotrijebljen kôd za oporavak
deed-token-make = Izrađen pristupni token za program
deed-token-end = Ukinut pristupni token za program
deed-feed-make = Izrađena adresa osobnog izvora novosti
deed-feed-end = Ukinuta adresa osobnog izvora novosti
deed-mail-address-ask = Navedena adresa e-pošte
deed-mail-address-confirm = Potvrđena adresa e-pošte
deed-mail-address-end = Uklonjena adresa e-pošte
deed-digest-make = Zatražene novosti e-poštom
deed-digest-leave = Novosti e-poštom otkazane poveznicom iz poruke
deed-digest-end = Novosti e-poštom otkazane
deed-setting = Postavka promijenjena
deed-settings = Postavke prvi put zabilježene
deed-retention-run = Izbrisano ono čemu je istekao rok
deed-backup = Izrađena sigurnosna kopija
deed-export-full = Izvezen cijeli čvor
deed-restore = Vraćanje iz sigurnosne kopije potvrđeno
deed-restore-ends = Sesije i pristupni tokeni ukinuti pri vraćanju iz sigurnosne kopije
deed-audit-read = Pregledan revizijski trag
deed-audit-export = Izvezen revizijski trag
deed-audit-verify = Provjeren revizijski trag
deed-audit-seals = Datoteka pečata izrađena iznova
settings-lead = Važeće postavke, svaka pod nazivom koji ima u konfiguracijskoj datoteci. Mijenjaju se u toj datoteci, a izmjene vrijede nakon ponovnog pokretanja čvora.
settings-none = Nema.
settings-name = Postavka
settings-value = Vrijednost
settings-search = Riječ u nazivu ili objašnjenju postavke
settings-only-set = Samo izmijenjene
settings-shown = { $count ->
    [one] { $count } postavka.
    [few] { $count } postavke.
   *[other] { $count } postavki.
}
settings-all = Sve postavke
settings-explained = Što radi (na engleskom)
settings-secret = tajna koja se ne prikazuje
settings-nothing = nije postavljeno
settings-set = postavljeno
settings-default = uobičajena vrijednost
settings-keys = Ključevi ovog čvora
settings-authorities = Izborna tijela i njihovi klijenti
settings-circles = Krugovi
settings-translation = Jezici i prevođenje
settings-feeds = Izvori novosti koji se čitaju i čvorište WebSub
settings-projects = Projekti
settings-retention = Što se čuva i koliko dugo
settings-retention-help = Što ovdje nije navedeno, ostaje: materijali dok se ne povuku, dnevnik i revizijski trag trajno.
keys-lead = Ključevi po kojima partneri prepoznaju ovaj čvor i njegova tijela. Partneri uspoređuju prvi otisak s onim koji im javite drugim putem, ne preko ovog čvora.
keys-caption = Ključevi ovog čvora i njegovih tijela
keys-id = Ključ
keys-purpose = Čemu služi
keys-shown = Otisak ili sam ključ
keys-made = Izrađen
keys-signs = potpisuje zahtjeve
keys-proves = potvrđuje vjerodostojnost materijala i aktivnosti
keys-proved = izvan uporabe od { $moment }; služi za provjeru onoga čiju je vjerodostojnost prije potvrdio
keys-rotate = Izradi nove ključeve
keys-rotate-help = Novi ključevi čvora i svih njegovih tijela objavljuju se potpisani starima; partneri ih preuzimaju automatski, a oni koji sada nisu dostupni čim se vrate. Ono što je prije potvrđeno i dalje se može provjeriti. Nakon toga izradite sigurnosnu kopiju i novim partnerima javite novi otisak.
keys-waiting = Nove ključeve još nisu potvrdili: { $hosts }. Dotad se zahtjevi upućeni njima potpisuju starim ključem.
keys-done = Novi su ključevi izrađeni i objavljeni.
admin-lanes = Slanje i kašnjenje
bodies-lead = Tijela u čije ime djeluje ovaj čvor, njihovi klijenti i krugovi kojima se materijali mogu uputiti.
bodies-own = Tijela ovog čvora
bodies-caption = Tijela i njihovi klijenti
bodies-clients = Klijenti
bodies-where = Klijenti i nazivi na drugim jezicima navode se u konfiguracijskoj datoteci, pod [[authority]], a vrijede nakon ponovnog pokretanja čvora.
bodies-add = Dodaj tijelo
bodies-add-help = Tijelo dobiva vlastitog aktera i vlastite ključeve, upisuje se u konfiguracijsku datoteku i objavljuje partnerima. Više se ne može ukloniti. Nakon toga ponovno pokrenite čvor.
bodies-name = Naziv na prvom jeziku ovog čvora
bodies-done = Tijelo { $handle } sada pripada ovom čvoru.
circles-caption = Krugovi i njihovi članovi
circles-members = Članovi
circles-unknown = ovdje nije poznato: za ovaj se krug ništa ne može objaviti
circles-where = Krugovi se navode u konfiguracijskoj datoteci, pod [circles], a vrijede nakon ponovnog pokretanja čvora.
reads-lead = Izvori novosti drugih mrežnih mjesta koje ovaj čvor čita i tko saznaje kad se promijeni izvor novosti ovog čvora.
reads = Izvori novosti koji se čitaju
reads-caption = Izvori novosti drugih mrežnih mjesta i kada su posljednji put pročitani
reads-add = Čitaj još jedan izvor novosti
reads-address = Adresa izvora novosti
reads-name = Naziv, ako nije onaj iz izvora novosti
reads-country = Država članica (oznaka od dva slova)
reads-language = Jezik objava uz koje jezik nije naveden (oznaka)
reads-end = Prestani čitati ovaj izvor
reads-end-help = Ono što je iz njega pročitano briše se.
reads-done = Izvor { $name } od sada se čita.
reads-ended = Izvor { $name } više se ne čita.
hub = Čvorište: tko saznaje za promjene
hub-count = Pretplata: { $number }. Još nepotvrđenih: { $waiting }.
hub-caption = Pretplate na izvore novosti ovog čvora
hub-server = Poslužitelj
hub-feed = Izvor novosti
hub-until = Pretplata do
hub-failing = ništa ne prima od { $moment }
lanes-lead = Što čeka na slanje, kome, otkad i zašto te dokle su dnevnici partnera ovdje primijenjeni. Partnerima se slanje pokušava dok ne odgovore, a čitateljima 30 dana.
lanes-caption = Što čeka na slanje svakom poslužitelju
lanes-inbound-caption = Dokle je dnevnik svakog partnera ovdje primijenjen
lanes-suspended = zaustavljeno: poslužitelj je uklonjen s popisa
lanes-given-up = odustalo se: predugo ne odgovara
lanes-failing = ne uspijeva, pokušava se ponovno
lanes-resting = ništa ne čeka
lanes-sending = šalje se
lanes-letters = Poruke koje čekaju
lanes-failure = Posljednji neuspjeh
lanes-next = Sljedeći pokušaj:
lanes-parked = Odloženo
lanes-refused = Odbijeno
lanes-applied = Primijenjeno
failure-signature = Ne prihvaća naš potpis: možda poznaje drugi ključ ovog čvora.
failure-door = Odbija ovaj čvor: možda nismo na njegovu popisu.
failure-gone = Na toj adresi više nema ulaznog sandučića.
failure-busy = Traži da pričekamo.
failure-moved = Upućuje na drugu adresu.
failure-there = Ondje je došlo do pogreške.
failure-unreached = Nije dostupan.
engines-lead = Jezici ovog čvora, prevoditeljske usluge i ono što na njih čeka.
engines-where = Jezici i usluge navode se u konfiguracijskoj datoteci, pod [node] languages i [[translation.providers]], a vrijede nakon ponovnog pokretanja čvora.
engines = Prevoditeljske usluge
engines-caption = Prevoditeljske usluge, redom kojim im se upućuju zahtjevi
engines-queue = Čeka na prijevod: { $waiting }. Odustalo se od prijevoda: { $failed }.
engines-reach = Što joj se smije dati
engines-pairs = Jezični parovi
engines-at = Posljednji odgovor
engines-error = Posljednja pogreška
engines-local = sve što se smije strojno prevoditi: radi na vlastitim računalima ovog čvora
engines-trusted = do razine TLP:GREEN: tijela joj vjeruju
engines-anywhere = samo TLP:CLEAR
engines-unasked = zahtjev joj još nije upućen
engines-well = odgovara
engines-refusing = ne prevodi od { $moment }
engines-silent = ne navodi svoje jezike
engines-pairs-caption = Kojim se uslugama upućuju zahtjevi za koji jezični par, redom
# As in English.
engines-pair = { $source } → { $target }
works-lead = Projekti ovog čvora i koji su od njih danas u tijeku.
works-caption = Projekti ovog čvora
works-where = Projekti se navode u konfiguracijskoj datoteci, pod [projects.NAZIV], a vrijede nakon ponovnog pokretanja čvora. Naredba „report --project NAZIV” broji što je iz projekta proizašlo.
project-open = u tijeku
project-ahead = još nije počeo
project-over = završen
statement-privacy-reading = O prijavljenoj se osobi u revizijski trag upisuje i u njemu čuva koje je materijale iznad razine TLP:CLEAR čitala, kada i na koji način; to vide revizori i operateri čvora.
audit-csv = Tablica (CSV)
audit-json = Dokument (JSON)

## Incoming: the inbox of whoever works here
incoming = Pristiglo
incoming-new = novo: { $number }
incoming-lead = Što je stiglo otkad ste posljednji put gledali i što čeka osobu s Vašom ulogom.
incoming-waiting = Čeka Vašu odluku
incoming-waiting-none = Ništa što su podnijeli drugi ne čeka drugu osobu.
incoming-waiting-all = Sve što čeka, i Vaše
incoming-since = Pogledali ste ono što je stiglo do { $moment }.
incoming-seen = Označi sve kao pregledano
incoming-seen-done = Sve na ovoj stranici smatra se pregledanim.
incoming-undo = Poništi
incoming-second = Za odluke je potreban drugi faktor.
incoming-material = Novi i izmijenjeni materijali
incoming-material-none = Nije stiglo ništa novo što odgovara Vašim filtrima.
incoming-many = { $count } ili više
incoming-more = Ovdje nije prikazano sve. Označite pročitano kao pregledano tek kada ostatak pogledate na popisu svih materijala.
incoming-filters = Vaši filtri
incoming-filters-none = Vidite sve što Vam se smije prikazati. S filtrom vidite samo ono što mu odgovara.
incoming-filters-help = Vidite ono što odgovara barem jednom od ovih filtara.
incoming-filters-full = Imate onoliko filtara koliko je dopušteno. Uklonite jedan prije nego što dodate novi.
incoming-filter-add = Dodaj ovaj filtar
incoming-filter-end = Ukloni
incoming-filter-nothing = Odaberite barem jedan uvjet.
incoming-offers = Ponude partnera
incoming-offers-none = Nijedna ponuda ne čeka odgovor.
incoming-answers = Odgovori na ono što smo ponudili
incoming-wanted =
    { $count ->
        [one] Zatražen je { $count } prijevod.
        [few] Zatražena su { $count } prijevoda.
       *[other] Zatraženo je { $count } prijevoda.
    }
incoming-adoptions = Nove izjave: tko što primjenjuje
incoming-adoptions-none = Nitko nije izjavio ništa novo.
incoming-follows = Zahtjevi za praćenje
incoming-follows-none = Nitko ne čeka odgovor.
incoming-ours = Naši zahtjevi bez odgovora
incoming-ours-none = Nijedan naš zahtjev ne čeka.
incoming-withdrawn = Zahtjev je povučen.
incoming-aside = Što je odloženo
incoming-quarantine-help = Ono što je u karanteni čuva se i ništa ne zadržava. Ono što ni nakon ponovnog pokušaja ne odgovara vraća se s razlogom.
incoming-deed = Što učiniti
incoming-release = Pokušaj ponovno
incoming-retry = Ponovno pokušaj sve za ovog partnera
incoming-tried = Pokušava se ponovno. Ono što još ne odgovara vraća se za nekoliko sekundi.
incoming-settle = Alarmi za ovog partnera pregledani su
incoming-settle-words = Što se pokazalo
incoming-settle-wordless = Ukratko navedite što se pokazalo.
incoming-settled = Alarmi su zatvoreni. Ako se isto ponovi, otvara se novi alarm.
incoming-gone = Više se nema o čemu odlučivati: netko je bio brži ili je u međuvremenu povučeno.
incoming-moves = Partneri koji javljaju da su se preselili
moving = Preseljenje partnera
moving-lead = Ovaj partner javlja da se preselio na drugi čvor. Odlučuju dvije osobe s ulogom „Administrator partnera”; do tada se ništa ne mijenja.
moving-to = Navedena nova adresa
moving-until = čeka do { $moment }
moving-shown = Podaci s nove adrese
moving-unseen = Novu adresu još nitko nije pogledao.
moving-look = Zatraži podatke s nove adrese
moving-actors = Djeluje u ime
moving-key-old = Dosadašnji ključ
moving-key-new = Novi ključ
moving-compare = Prije potvrde usporedite novi otisak s otiskom koji Vam djelatnici partnera jave drugim putem, telefonom ili na papiru.
moving-decide = Odluka
moving-then = Kad upravo ovo potvrde dvije osobe:
moving-then-new = Poslužitelj { $host } postaje partner s novim ključem. Njegov se dnevnik čita od početka: dnevnik se ne može prenijeti s jedne adrese na drugu.
moving-then-old = Poslužitelj { $host } uklanja se s popisa. Odande se više ništa ne prima, čak ni povlačenja.
moving-then-kept = Ono što je stiglo s poslužitelja { $host } ostaje ovdje za čitanje, pod starim adresama; novi čvor to ne može mijenjati.
moving-then-named = Ono što je poimence upućeno tijelima na poslužitelju { $host } nije upućeno tijelima na novoj adresi. Krugove u kojima su navedena operater mijenja u konfiguraciji.
moving-then-followed = Naša tijela koja prate neko tijelo na staroj adresi pratit će tijelo istog naziva na poslužitelju { $host }.
moving-nobody = Ovo još nitko nije potvrdio.
moving-first = { $name }: potvrđeno { $moment }. To mora potvrditi još jedna osoba.
moving-confirm = Potvrdi preseljenje
moving-words = Razlog odbijanja
moving-refuse = Odbij preseljenje
moving-refused-by = Odbijeno uz obrazloženje ({ $name }):
moving-done = Partner je sada na popisu pod novom adresom.
moving-refused = Preseljenje je odbijeno. Ništa se nije promijenilo.
moving-waits-two = čeka dvije osobe
moving-waits-one = čeka drugu osobu
moving-state-refused = preseljenje odbijeno
asking = Zahtjev za praćenje
asking-lead = Sve ovo podnositelj zahtjeva navodi sam o sebi. Ako zahtjev prihvatite, od sada prima ono što je javno (TLP:CLEAR).
asking-who = Tko
asking-host = Odakle
asking-whom = Koga od nas
asking-partner = partner na našem popisu
asking-others =
    { $count ->
        [0] Odande nema drugih pratitelja.
        [one] Odande je još { $count } pratitelj.
        [few] Odande su još { $count } pratitelja.
       *[other] Odande je još { $count } pratitelja.
    }
asking-page = Stranica podnositelja
asking-summary = Što podnositelj navodi o sebi
asking-key = Ključ
asking-fetched = Podaci posljednji put dohvaćeni
asking-server = Poslužitelj podnositelja
asking-look = Zatraži podatke o poslužitelju
asking-look-help = Ovaj se čvor tada povezuje s tim poslužiteljem. Ne šalje se ništa osim tog upita.
asking-unreached = Poslužitelju se nije mogao poslati upit:
asking-software = Softver
asking-contact = Kome pisati
asking-help = Vaš se odgovor odmah šalje.
asking-accept = Prihvati
asking-refuse = Odbij
asking-accepted = Zahtjev je prihvaćen.
asking-refused = Zahtjev je odbijen.
asking-questions = Pitanja
asking-questions-help = Preko poslužitelja nije moguće postaviti pitanje. Pišite na adresu sa stranice podnositelja ili na adresu njegova poslužitelja i ovdje za kolege zabilježite što ste pitali i što se pokazalo.
asking-words = Bilješka za kolege
asking-note = Spremi bilješku
asking-noted = { $name }, { $moment }
offer = Ponuđeni tekst
offer-open = čeka odgovor
offer-accepted = prihvaćeno, u inačici { $revision }
offer-amended = prihvaćeno uz izmjene, u inačici { $revision }
offer-refused = odbijeno
offer-void = nevažeće
offer-stale = Izvornik se promijenio otkad je ovo napravljeno: sada je u inačici { $revision }.
offer-stale-paragraphs = Izvornik se promijenio otkad je ovo napravljeno: sada je u inačici { $revision }, s izmjenama u ovim odlomcima: { $numbers }.
offer-no-text = Od teksta ništa nije sačuvano.
offer-beside = Izvornik i ispod svakog odlomka ono što se nudi
offer-uneven = Tekstovi nisu jednako podijeljeni. Broj odlomaka u izvorniku: { $original }, u ponuđenom tekstu: { $offered }. Odlomci koji si odgovaraju stoje zajedno, a odlomak bez para stoji sam.
offer-answer = Vaš odgovor
offer-one = Objavljuje se odmah.
offer-two = Prije objave to mora odobriti druga osoba.
offer-accept = Prihvati bez izmjena
offer-amend = Prvo izmijeni
offer-amend-button = Prihvati s ovim izmjenama
offer-refuse = Odbij
offer-refuse-help = Navedite zašto. Vaše obrazloženje čita onaj tko je tekst ponudio.
offer-wordless = Ukratko navedite zašto to odbijate.
offer-refused-done = Ponuda je odbijena, a onome tko ju je dao javlja se zašto.
offer-moved = Materijal je izmijenjen nakon što ste otvorili ovu stranicu. Pogledajte ga ponovno pa odgovorite.
offer-resend = Još se ništa nije dogodilo: Vaša se sesija u međuvremenu promijenila. Upisani je tekst u obrascu: pošaljite ga ponovno.
adopt = Mi ovo primjenjujemo
adopt-lead = Vaše tijelo izjavljuje da ovo primjenjuje i dokle je s time stiglo. Izjavu smije vidjeti svatko tko smije vidjeti materijal.
adopt-stated = Dosad izjavljeno: { $stage }
adopt-note = Što ste izmijenili
adopt-note-help = Možete pisati u Markdownu. Ako polje ostavite prazno, postojeća napomena ostaje.
adopt-language = Jezik napomene
adopt-button = Daj izjavu
propose = Ponudi prijevod ili ispravak
propose-lead = Vaš tekst ide samo autoru materijala, koji ga prihvaća, mijenja ili uz obrazloženje odbija.
propose-correct = Sadašnji tekst, za ispravljanje
propose-button = Ponudi
statement-privacy-incoming = O onome što je pristiglo svakome od njih čuva se dokad su gledali i koje su filtre odabrali, dok to ne promijene ili im se račun ne zatvori, te što su zabilježili uz zahtjev za praćenje, dok se on čuva.
digest = Novosti e-poštom
digest-lead = Poruke koje javljaju što se ovdje objavljuje za sve. Korisnički račun nije potreban.
digest-off = Ovaj čvor ne šalje e-poštu.
digest-off-feeds = Isto možete pratiti putem izvora novosti.
digest-address = Adresa e-pošte
digest-frequency = Koliko često
digest-weekly = Jedanput na tjedan
digest-daily = Jedanput na dan
digest-instant = Čim nešto bude objavljeno
digest-choice-help = Ako u nekoj skupini ništa ne odaberete, javlja se sve iz nje.
digest-material-languages = Jezici materijala
digest-web = Javljaj mi i ono što se čita s weba
digest-letter-language-here = Poruke se pišu na jeziku ove stranice.
digest-ask = Pošalji mi poruku za potvrdu
digest-privacy = Vaša se adresa upotrebljava samo za ove poruke i briše se kada ih otkažete. Ako je ne potvrdite, briše se nakon isteka roka: { $length }.
digest-fault-address = Upišite jednu adresu e-pošte, na primjer ime@example.org.
digest-fault-frequency = Odaberite koliko često.
digest-fault-choice = Odaberite s ovog popisa; najveći broj odabira: { $count }.
digest-full = Trenutačno nema mjesta za nove adrese. Pokušajte ponovno kasnije.
digest-asked = Provjerite svoju e-poštu
digest-asked-help = Ako se na adresu { $address } mogu slati poruke, jedna je na putu. Otvorite stranicu na koju vodi i ondje pritisnite gumb. Do tada nećete dobiti nijednu drugu poruku.
digest-confirm = Potvrdite svoju adresu
digest-confirm-lead = Na Vašu adresu slale bi se ove poruke:
digest-confirm-button = Da, šalji mi ove poruke
digest-confirmed = Od sada dobivate ove poruke
digest-confirmed-help = Na kraju svake poruke nalazi se poveznica kojom ih otkazujete.
digest-unknown = Ova poveznica više ne vrijedi
digest-unknown-help = Već je iskorištena ili je prošlo previše vremena. Možete zatražiti novu.
digest-leave = Otkazivanje
digest-leave-lead = Ne želite više dobivati ove poruke?
digest-leave-button = Ne šalji mi ih više
digest-left = Više ne dobivate ove poruke
digest-left-help = Ono što se za njih čuvalo izbrisano je.
own-digests = Moje novosti e-poštom
own-digests-lead = Poruke javljaju što je novo među onim što smijete vidjeti.
own-digests-label-help = O materijalu s oznakom AMBER poruka kaže samo da postoji, uz poveznicu. O materijalu s oznakom RED ne kaže ništa.
own-digests-address-none = Još nema potvrđene adrese e-pošte. Poruke se šalju kada je bude.
own-digests-address-is = Poruke se šalju na adresu { $address }.
own-digests-address-wanted = Na adresu { $address } poslana je poruka. Otvorite stranicu na koju vodi dok ste ovdje prijavljeni. Do tada se ništa ne mijenja.
own-digests-address-ask = Pošalji poruku za potvrdu
own-digests-address-enough = Poslano je dovoljno poruka za potvrdu adrese. Pokušajte ponovno kasnije.
own-digests-address-confirm = Je li adresa na koju je stigla ova poveznica Vaša i trebaju li se poruke slati na nju?
own-digests-address-button = Da, šalji poruke na tu adresu
own-digests-address-end = Izbriši adresu
own-digests-address-unknown = Ova poveznica nije za Vaš račun, već je iskorištena ili je prestara.
own-digests-trouble = Poruka nije prihvaćena ({ $date }). Poslužitelj e-pošte javio je:
own-digests-none = Još niste odabrali nikakve poruke.
own-digests-new = Odaberite nove poruke
own-digests-levels = Oznake
own-digests-fault-levels = Odaberite barem jednu oznaku.
own-digests-make = Šalji mi ove poruke
own-digests-end = Ne šalji mi više ove poruke
own-digests-full = Odabrali ste onoliko poruka koliko je dopušteno. Otkažite neke prije nego što odaberete druge.
letter-sent-by = { $node } – Election Pool
letter-confirm-subject = Molimo potvrdite: novosti e-poštom
letter-confirm-lead = Netko je zatražio da se na ovu adresu šalju novosti s čvora { $node }. Odabrane su ove poruke:
letter-confirm-do = Ako ste to bili Vi, otvorite ovu stranicu i ondje pritisnite gumb:
letter-confirm-not = Ako to niste bili Vi, ne trebate ništa činiti. Nećete dobiti nijednu drugu poruku, a adresa se briše nakon isteka roka: { $length }.
letter-address-subject = Molimo potvrdite svoju adresu e-pošte
letter-address-lead = Netko s računom na čvoru { $node } želi dobivati poruke na ovu adresu.
letter-address-do = Ako ste to Vi, prijavite se, otvorite ovu stranicu i ondje pritisnite gumb:
letter-digest-subject =
    { $count ->
        [one] { $count } nova objava
        [few] { $count } nove objave
       *[other] { $count } novih objava
    }
letter-digest-part =
    { $count ->
        [one] { $shown } od { $count } nove objave
        [few] { $shown } od { $count } nove objave
       *[other] { $shown } od { $count } novih objava
    }
letter-digest-lead = Novo na čvoru { $node }
letter-closed = Materijal s oznakom TLP:{ $level }
letter-closed-help = O čemu je riječ, ne navodi se ni u jednoj poruci.
letter-sign-in = Ono što nema oznaku TLP:CLEAR možete otvoriti nakon prijave:
letter-further =
    { $count ->
        [one] Još { $count } objava nalazi se na stranicama:
        [few] Još { $count } objave nalaze se na stranicama:
       *[other] Još { $count } objava nalazi se na stranicama:
    }
letter-why = Ovu poruku dobivate jer je ova adresa potvrđena na čvoru { $node }.
letter-leave = Otkazivanje ovih poruka:
statement-privacy-digests = O onome tko naruči poruke bez računa čuvaju se adresa e-pošte i ono što je odabrano, i ništa drugo, dok ih ne otkaže; zahtjev koji nitko ne potvrdi briše se nakon isteka roka: { $length }. Kako nitko ne bi mogao izazvati slanje mnogih poruka, kriptografski sažetak adrese i kriptografski sažetak mreže s koje je zahtjev došao čuvaju se jedan dan. Briše se i adresa koja opetovano odbija poruke. O osobama s računom čuva se potvrđena adresa dok je ne izbrišu ili dok se račun ne zatvori. Poruke ne sadržavaju slike ni poveznice kojima bi se brojilo tko ih čita. Poruke obrađuju poslužitelj e-pošte onih koji vode čvor i poslužitelj Vašeg davatelja usluge.

account-data = Vaši podaci
account-data-lead = Sve što ovaj čvor čuva o Vama, u jednoj datoteci: Vaš račun, načini prijave, pristupni tokeni, filtri i nacrti, ono što ste podnijeli i odobrili te ono što o Vama piše u revizijskom tragu. U njoj nema lozinki, ključeva ni tokena.
account-data-take = Preuzmi svoje podatke
users-kept = Što se čuva
users-closed = Zatvoreni računi
users-closed-help = S ovim se računima više nitko ne prijavljuje. Ovdje je izbrojeno koliko se o svakoj osobi čuva; na stranici osobe piše što je to i ondje se može izbrisati.
users-closed-none = Nijedan račun nije zatvoren.
users-closed-at = Zatvoren
users-closed-kept = na zahtjev bi se izbrisalo: { $erasable }; ostaje: { $stays }
person-lead = Što ovaj čvor čuva o ovoj osobi, pod nazivima iz datoteke koju svatko može preuzeti na stranici svojega računa, i što se s time događa kad se podaci osobe izbrišu.
person-what = Što
person-amount = Broj
person-becomes = Kad se podaci osobe izbrišu
person-erased = briše se
person-unnamed = ostaje, bez imena
person-stays = ostaje
held-account = Račun
held-sessions = Sesije
held-sign-in-links = Jednokratne poveznice za prijavu
held-sign-in-steps = Nedovršene prijave
held-failed-tries = Neuspjeli pokušaji prijave
held-credentials = Lozinka i aplikacija
held-recovery-codes = Kodovi za oporavak
held-passkeys = Pristupni ključevi
held-answers = Odgovori programima, čuvani radi ponavljanja
held-tokens = Tokeni programa
held-feeds = Osobni izvori novosti
held-filters = Filtri za ono što je pristiglo
held-wishes = Zatraženi jezici
held-letters = Poruke e-pošte
held-mail-tokens = Poveznice u porukama e-pošte
held-digests = Novosti e-poštom
held-mail-address = Adresa e-pošte
held-draft-files = Datoteke nacrta
held-drafts = Nacrti
held-drafts-that-wait = Nacrti koji čekaju odluku
held-drafts-of-others = Tuđi nacrti koje je posljednja spremila ova osoba
held-questions = Pitanja onima koji žele pratiti
held-moves = Preseljenja partnera koja je osoba potvrdila ili o kojima je odlučila
held-glossary = Natuknice u pojmovniku
held-translations = Zatraženi strojni prijevodi
held-offers = Prijevodi ponuđeni partnerima i odgovori na takve ponude
held-submissions = Ono što je podneseno na odobrenje
held-sent-back = Vraćeni tekstovi
held-approvals = Odluke o onome što su podnijeli drugi
held-recipient = Materijali u kojima je ova osoba navedena kao primatelj
held-audit-lines = Zapisi u revizijskom tragu o radnjama ove osobe
held-audit-lines-about = Zapisi u revizijskom tragu o ovoj osobi
person-erase = Izbriši podatke ove osobe
person-erase-help = To se ne može poništiti. Račun se zatvara. Korisničko ime ostaje u revizijskom tragu i uz ono što je podneseno i odobreno te ga nitko drugi ne dobiva.
users-done-erased = Podaci te osobe izbrisani su.
retention-kept = Koliko se dugo čuva
retention-due = Sada bi se izbrisalo
kept-idle = { $idle } nakon posljednje uporabe (najdulje: { $most })
kept-after-end = { $time } nakon završetka
kept-after-try = { $time } nakon posljednjeg pokušaja
kept-until-end = do isteka (najdulje: { $time })
kept-mail = zahtjevi: { $requests }; neisporučene poruke: { $letters }
kept-after-settled = { $time } nakon što se riješe
kept-after-withdrawal = { $time } nakon povlačenja
kept-latest = samo najnoviji (najviše { $number })
kept-unawaited = { $time }, ako to nitko ne čeka
kept-inbox = { $time } nakon primitka; ono što ima mjesto u nekom dnevniku čuva se trajno
kept-follower = jednako dugo kao i pratitelj
kept-moves = { $open } bez odluke, { $decided } nakon odluke
kept-after-use = { $time } nakon posljednje uporabe
kept-strangers = { $time }, samo najnoviji (najviše { $number })
kept-unneeded = { $time } nakon primitka, ako ih ne navodi nijedan materijal
statement-privacy-own = Tko ima račun, može na stranici svojega računa preuzeti sve što se o njemu čuva. Na zahtjev se briše sve osim onoga što se mora čuvati kao dokaz o tome tko je odlučio: korisničko ime u revizijskom tragu i uz ono što je osoba podnijela i odobrila (članak 17. stavak 3. točke (b) i (e) GDPR-a).
statement-privacy-retention = Sesije i tokeni brišu se najkasnije otprilike sat vremena nakon što završe. Poveznice za prijavu, poruke drugim poslužiteljima, završena praćenja i ostalo što je riješeno brišu se nakon isteka roka: { $length }. Objavljeno ostaje dok se ne povuče.

## What administration refuses
refused-otherwise = To nije učinjeno:
refused-no-address = To nije adresa.
refused-file = Datoteka { $file } nije se mogla zapisati:
users-taken = Korisničko ime { $name } već postoji ili je nekada postojalo. Svako se korisničko ime dodjeljuje samo jednom.
users-full = Ovaj čvor već ima najveći dopušteni broj korisnika: { $number } (limits.accounts).
users-last = { $name } je ovdje posljednja osoba s ulogom „{ $role }”. Najprije tu ulogu dodijelite nekome drugome.
bodies-username-wrong = Korisničko ime tijela ima od 1 do 64 znaka: slova a–z, znamenke i „_”, a između njih „-” i „.”. „actor” i „node” označuju sam čvor.
bodies-taken = Tijelo { $name } već postoji.
bodies-no-file = Ovaj čvor nema konfiguracijsku datoteku u koju bi se tijelo moglo upisati.
reads-own = { $address } je adresa ovog čvora.
reads-partner = { $host } je partner: njegovi materijali stižu sami.
reads-no-feed = Na adresi { $address } nema izvora novosti:
reads-full = Ovaj čvor već čita najveći dopušteni broj izvora: { $number }. Prestanite čitati jedan od njih ili zatražite da se poveća limits.sources.
peers-other-key = { $host } pokazuje ključ s otiskom { $fingerprint }, a ne s onim koji ste upisali. Ništa nije promijenjeno.
peers-no-fingerprint = „{ $word }” nije otisak ključa. Otisak ima 64 znaka: znamenke i slova od a do f.
peers-other-identity = { $origin } predstavlja se kao { $claimed }.
peers-no-key = { $actor } ne pokazuje ključ kojim bi se ovaj čvor mogao služiti.
peers-no-inbox = { $actor } nema ulazni sandučić.
peers-no-origin = To je adresa stranice. Upišite samo adresu poslužitelja: { $origin }
peers-itself = { $origin } je upravo ovaj čvor.
peers-not-named = { $origin } nije naveden u konfiguracijskoj datoteci pod [federation] resolve. Čvor na nešifriranom http-u ne može imati drugih partnera.
peers-changed-key = { $host } je na popisu, a pokazuje drugi ključ od onoga po kojem se prepoznaje. Usporedite otisak drugim putem, a zatim prihvatite novi ključ.
peers-over-https = „{ $typed }” je pokušano kao https://{ $typed }.
keys-unconfirmed = { $host } još nije potvrdio posljednju promjenu ključeva. Pričekajte ili uklonite poslužitelj s popisa.
failure-forbidden = Ovaj se čvor onamo ne smije povezati.
failure-untrusted = Njegovu se certifikatu ne može vjerovati.
failure-too-large = Njegov je odgovor prevelik.
failure-no-server = Ondje ne odgovara poslužitelj koji bi mogao biti partner.

## How mail goes
post = E-pošta
post-none = Ovaj čvor ne šalje e-poštu: u konfiguracijskoj datoteci pod [mail] nije naveden poslužitelj.
post-sent = Posljednja je poruka poslana: { $moment }.
post-never = Još nije poslana nijedna poruka.
post-waiting = Poruke na čekanju: { $waiting }, neuspjeli pokušaji: { $delayed }, odbijene: { $failed }.
post-since = Od { $moment } nije poslana nijedna poruka; slanje onih na čekanju pokušava se ponovno.
post-unreached = Poslužitelj e-pošte nije dostupan.
post-untrusted = Certifikatu poslužitelja e-pošte ne može se vjerovati.
post-closed = Poslužitelj e-pošte ne prima ovaj čvor.
post-busy = Poslužitelj e-pošte traži da se čvor javi poslije.
post-ours = Na ovom računalu nešto nedostaje, na primjer lozinka.

## What goes in time
forget-sessions = Sesije
forget-sign-in-links = Jednokratne poveznice za prijavu
forget-sign-in-steps = Nedovršene prijave
forget-failed-tries = Neuspjeli pokušaji prijave
forget-tokens = Tokeni programa
forget-answers = Odgovori programima, čuvani radi ponavljanja
forget-mail = Nepotvrđeni zahtjevi za e-poštu i neisporučene poruke
forget-letters = Poruke drugim poslužiteljima
forget-subscriptions = Pretplate na izvore novosti
forget-withdrawals = Povlačenja o kojima javljaju izvori novosti
forget-cancelled-meetings = Otkazani sastanci u kalendarima
forget-translation-memory = Odlomci koje je preveo stroj
forget-translation-requests = Ono na čemu rade prevoditeljske usluge
forget-inbox = Ono što je stiglo s drugih poslužitelja
forget-follows = Praćenja koja su završila
forget-questions = Pitanja onima koji žele pratiti
forget-moves = Preseljenja partnera
forget-lanes = Veze prema drugim poslužiteljima
forget-inbound-lanes = Veze s drugih poslužitelja
forget-strangers = Akteri na koje se ovdje ništa ne poziva
forget-files = Datoteke koje ne navodi nijedan materijal
