# Texts of the interface. One message a line or block; see docs/decide for how they become functions.

language-name = suomi

skip-to-content = Siirry sisältöön
menu-main = Päävalikko
menu-languages = Sivun kieli
notice = Huomautus
front-page = Etusivu
materials = Aineistot
network = Verkosto
tagline = Vaaliviranomaiset jakavat oppimaansa
front-lead = Euroopan unionin jäsenvaltioiden vaaliviranomaisten hyviä käytäntöjä, kokousten tuloksia ja kokemuksista opittua.
front-newest = Uusimmat aineistot
front-all = Kaikki aineistot
list-narrow = Rajaa luetteloa
field-country = Maa
kind = Laji
topic = Aihe
topics = Aiheet
list-any = Kaikki
list-show = Näytä
list-strange = Tuntematon valinta
list-empty = Täällä ei ole näytettävää.
list-newer = Uudemmat
list-older = Vanhemmat
list-paging = Luettelon sivut
sharing = Jakelu
recipients = Vastaanottajat
authority = Viranomainen
published = Julkaistu
updated = Päivitetty
revision = Versio
licence = Lisenssi
reference = Diaarinumero
secrecy = Salassapitoperuste
phase = Vaihe
maturity = Kypsyysaste
project = Hanke
about = Tietoja aineistosta
languages = Kielet
status-source = alkuteksti
status-human = ihmisen kääntämä
status-machine = konekäännös
status-reviewed = ihmisen tarkistama konekäännös
corrected-with = Korjauksissa apuna
variant-by = kääntänyt
variant-stale = tehty vanhemmasta versiosta
variant-stale-head = otsikko tai tiivistelmä on sen jälkeen muuttunut
variant-stale-paragraphs = alkutekstin sen jälkeen muuttuneet kappaleet: { $which }
variant-local = tehty tässä solmussa
machine-never = Tätä ei konekäännetä: TLP:RED-aineistoa ei anneta millekään käännöspalvelulle.
machine-local = Tätä ei konekäännetä: TLP:{ $level }-aineisto annetaan vain tämän solmun omilla koneilla toimivalle käännöspalvelulle, eikä sellaista ole.
machine-trusted = Tätä ei konekäännetä: TLP:GREEN-aineisto annetaan vain käännöspalvelulle, johon viranomaiset luottavat, eikä tällä solmulla ole sellaista.
machine-waiting = konekäännös odottaa
machine-failed = konekäännös epäonnistui
variant-titles = vain otsikko ja tiivistelmä
variant-shown = näytetään tässä
mark-original = Alkuteksti:
fallback = Tätä aineistoa ei ole saatavilla suomeksi. Se näytetään kielellä:
fallback-asked = Tätä aineistoa ei ole saatavilla pyydetyllä kielellä: { $asked }. Se näytetään kielellä:
fallback-titles = Tällä kielellä on toistaiseksi vain otsikko ja tiivistelmä. Teksti näytetään kielellä:
attachments = Liitteet
file-not-here = ei vielä täällä
sources = Lähteet
exercise = HARJOITUS – ei todellinen tapahtuma
when = Milloin
place = Paikka
online = Verkossa
attending = Osallistujat
chatham-house = Chatham House -sääntö
decisions = Päätökset
actions = Toimenpiteet
withdrawn = Peruttu
withdrawn-help = Aineiston julkaissut viranomainen on perunut sen.
reason = Syy
absent = Ei löytynyt
absent-help = Tässä osoitteessa ei ole mitään, mitä sinulle voitaisiin näyttää.
network-lead = Palvelimet, joiden kanssa tämä solmu vaihtaa aineistoja.
network-name = Nimi
network-address = Osoite
network-this-node = tämä solmu
source-code = Tämän solmun lähdekoodi
other-forms = Muut muodot
original-at-origin = Alkuperäinen aineisto sen julkaisseen viranomaisen solmussa
further-languages = Lisää kieliä aineiston julkaisseen viranomaisen solmussa
permanent-address = Pysyvä osoite
project-notices = Hankkeen ilmoitukset
level-clear = Saa jakaa kaikille ilman rajoituksia.
level-green = Saa jakaa vaaliverkoston yhteisön sisällä, mutta ei julkisissa kanavissa.
level-amber = Vain tietoa tarvitseville vastaanottajan organisaatiossa ja sen asiakkaiden piirissä.
level-amber-strict = Vain tietoa tarvitseville ja ainoastaan vastaanottajan organisaatiossa.
level-red = Vain nimetyille vastaanottajille henkilökohtaisesti; ei saa jakaa edelleen.
files-waiting = { $count ->
     [one] Odotetaan { $count } tiedostoa
    *[other] Odotetaan { $count } tiedostoa
}
size-bytes = { $number } tavua
size-kilobytes = { $number } kt
size-megabytes = { $number } Mt
meeting-online = verkossa

## Withdrawn material, revisions, side by side, errors

withdrawn-list = Peruttu aineisto
withdrawn-list-lead = Tässä on aineisto, joka on julkaistu ja sitten lopullisesti peruttu. Tekstit on poistettu; jäljellä on vain tieto siitä, kuka ne perui, milloin ja miksi.
withdrawn-none = Mitään ei ole peruttu.
withdrawn-on = Peruttu { $date }
revisions-title = Versiot
revisions-lead = Jokaisesta alkutekstin muutoksesta syntyy uusi versio. Vain uusin on voimassa.
revision-number = Versio { $number }
revision-current = nykyinen
revision-past = Tämä on versio { $number }, joka julkaistiin { $date }. Sen tilalle on tullut uudempi.
revision-see-present = Lue nykyinen versio
revision-erased = Tämän version teksti on poistettu oikeudellisista syistä, samoin sen käännökset ja liitteet.
revision-erased-on = Poistettu { $date }
beside-show = rinnakkain
beside-end = Näytä vain yksi kieli
beside-none = Pyydetyllä kielellä ei ole tekstiä, joka voitaisiin näyttää rinnalla: { $language }.
beside-changed = Alkutekstiin tämän käännöksen jälkeen tehdyt muutokset:
language-unknown = Tällä kielellä ei vielä ole sivuja: { $asked }. Tämä sivu on suomeksi.
error-forbidden = Tämä ei ole sallittua
error-forbidden-help = Lomake on voinut tulla toiselta sivustolta tai päättyneestä istunnosta. Palaa takaisin, lataa sivu uudelleen ja yritä vielä kerran, tai kirjaudu sisään uudelleen.
error-too-many = Liian monta pyyntöä
error-too-many-help = Odota hetki ja yritä uudelleen.
error-failed = Tässä solmussa tapahtui virhe
error-failed-help = Virhe on kirjattu. Yritä uudelleen; jos se toistuu, ilmoita siitä solmun ylläpidolle.
error-busy = Solmu ei pysty juuri nyt vastaamaan
error-busy-help = Mitään ei ole kadonnut. Odota hetki ja lataa sivu uudelleen.
error-malformed = Pyyntöä ei voitu ymmärtää
error-malformed-help = Tarkista osoite tai aloita uudelleen etusivulta.

## Signing in

sign-in = Kirjaudu sisään
sign-out = Kirjaudu ulos
sign-in-lead = Ensimmäisellä kerralla, tai jos muut kirjautumistavat ovat kadonneet, kirjaudutaan kertakäyttöisellä linkillä. Sen luo solmun ylläpito. Liitä linkki tai sen lopussa oleva koodi tähän.
sign-in-code = Linkki tai koodi
sign-in-as = Tällä linkillä kirjaudut käyttäjänä { $name }. Linkki toimii yhden kerran.
sign-in-unknown = Linkki ei ole oikea. Tarkista, että se on kopioitu kokonaan, tai pyydä uusi.
sign-in-used = Linkki on jo käytetty. Pyydä uusi.
sign-in-expired = Linkki on vanhentunut. Pyydä uusi.
session-ended = Istuntosi on päättynyt. Kirjaudu uudelleen nähdäksesi muutakin kuin julkisen aineiston.
signed-in-as = Kirjautuneena: { $name }

## The network

network-map = Kartta solmuista, joiden kanssa tämä solmu vaihtaa aineistoja
network-map-text = Kaaviomainen kartta Euroopan unionin jäsenvaltioista. Viivat johtavat tästä solmusta ({ $here }) niihin, joiden kanssa se vaihtaa aineistoja: { $others }. Alla oleva taulukko kertoo saman.
network-map-alone = Kaaviomainen kartta Euroopan unionin jäsenvaltioista. Tämä solmu ({ $here }) ei vielä vaihda aineistoja kenenkään kanssa.
network-own-roster = Solmu tietää vain, kenen kanssa se itse vaihtaa aineistoja. Muiden keskinäistä vaihtoa ei näytetä tässä.
network-others = Pienet pisteet: jäsenvaltiot, joiden kanssa tämä solmu ei vaihda aineistoja.
network-line-late = Katkoviiva: jotakin odottaa vielä lähettämistä tai saapumista.
network-nodes = Solmut
network-mark = Kartalla
network-traffic = Kuinka pitkällä vaihto on
network-traffic-lead = Vain henkilöstö ja kumppanit näkevät tämän osan.
network-outgoing = Täältä kumppanille
network-incoming = Kumppanilta tänne
network-waiting = Odottavia merkintöjä
network-waiting-for = Odottanut
network-delivered = Viimeisin toimitus
network-confirmed = Vahvistettu kuittauksella
network-missing = Vielä käsittelemättömiä merkintöjä
network-missing-for = Puuttunut
network-heard = Viimeisin yhteydenotto
network-compared = Lokit viimeksi verrattu
network-alarms = Avoimia hälytyksiä
network-failing = toimitukset ovat epäonnistuneet { $moment } lähtien
network-parked = { $count ->
    [one] { $count } merkintä siirretty syrjään
   *[other] { $count } merkintää siirretty syrjään
}
network-progress = { $reached } / { $head }
never-yet = ei vielä
cell-empty = tyhjä
moment-utc = { $moment } UTC
duration-seconds = { $count ->
    [one] { $count } sekunti
   *[other] { $count } sekuntia
}
duration-minutes = { $count ->
    [one] { $count } minuutti
   *[other] { $count } minuuttia
}
duration-hours = { $count ->
    [one] { $count } tunti
   *[other] { $count } tuntia
}
duration-milliseconds = { $count ->
    [one] { $count } millisekunti
   *[other] { $count } millisekuntia
}
duration-days = { $count ->
    [one] { $count } päivä
   *[other] { $count } päivää
}

## The state of the exchange

exchange = Vaihdon tila
exchange-lead = Mikä tämän solmun ja sen kumppanien välillä vaatii huomiota. Sivun näkevät vain tämän solmun henkilöstö ja ylläpitäjät. Aineistojen sisällöstä sivulla ei näy mitään.
exchange-partner = Kumppani
exchange-state = Tila
state-well = ajan tasalla
state-underway = kesken
state-warning = vaatii huomiota
state-alarm = hälytys
concern-contradiction = ristiriitoja kumppanin lokissa: { $number }
concern-doubted = kumppanin ilmoittamia ristiriitoja tämän solmun lokissa: { $number }
concern-overdue = määräajassa vahvistamatta jääneitä perumisia ja pääsyn rajauksia: { $number }
concern-alarms = muita avoimia hälytyksiä: { $number }
concern-unheard = ei ole koskaan ottanut yhteyttä
concern-silent = hiljaa, viimeksi yhteydessä { $moment }
concern-never-compared = lokeja ei ole koskaan verrattu
concern-uncompared = lokit verrattu viimeksi { $moment }
concern-unconfirmed = kumppanin vastaanottamia mutta vahvistamattomia merkintöjä: { $number }, vanhimman odotusaika { $length }
concern-waiting = lähettämistä odottavia merkintöjä: { $number }, vanhimman odotusaika { $length }
concern-behind = kumppanin lokista vielä käsittelemättömiä merkintöjä: { $number }, puuttunut { $length }
concern-refused = kumppanin hylkäämiä merkintöjä: { $number }
concern-quarantined-here = karanteenissa täällä: { $number }
concern-quarantined-there = karanteenissa kumppanilla: { $number }
exchange-takings = Perumiset ja pääsyn rajaukset
exchange-takings-none = Mitään ei ole vielä peruttu eikä pääsyä mihinkään rajattu.
exchange-material = Aineisto
exchange-what = Toimenpide
taking-withdrawn = peruttu
taking-withheld = pääsyä rajattu
exchange-confirmed-by = Vahvistaneet
exchange-unconfirmed-by = Eivät ole vahvistaneet
answer-overdue = myöhässä
answer-quarantined = karanteenissa kumppanilla
answer-unclear = kumppanilla on jotakin karanteenissa, ei tiedetä mitä
answer-former = ei enää kumppani
exchange-quarantine = Vastaanotettu mutta käsittelemättä
exchange-quarantine-help = Karanteenissa oleva säilytetään, eikä se viivytä mitään muuta. Ohjelmistopäivityksen jälkeen se yritetään käsitellä uudelleen automaattisesti; komento ”peer retry” tekee sen heti.
exchange-quarantine-none = Karanteenissa ei ole mitään.
exchange-aside = Mitä kumppanit eivät ole ottaneet vastaan
exchange-aside-none = Kumppanit ovat ottaneet kaiken vastaan.
exchange-position = Kohta lokissa
exchange-activity = Aktiviteetti
exchange-since = Alkaen
aside-parked = siirretty syrjään, yritetään uudelleen joka tunti
aside-refused = hylätty
aside-quarantined = karanteenissa kumppanilla
exchange-contradictions = Ristiriidat
exchange-contradictions-none = Mikään loki ei ole ristiriidassa itsensä kanssa.
exchange-log = Loki
log-theirs = kumppanin
log-ours = tämän solmun
exchange-held = Tallessa
exchange-shown = Näytetty
exchange-alarms-none = Avoimia hälytyksiä ei ole.
exchange-nobody = Kumppaneita ei vielä ole.

## Lists by topic, country, kind and project

browse = Aineistoluettelot
countries = Maat
kinds = Lajit
projects = Hankkeet
topics-lead = Mistä aineistot kertovat. Sanat ovat samat jokaisessa solmussa; monista on linkki EuroVociin, Euroopan unionin tesaurukseen.
topics-unused = Muut aiheet, joista ei vielä ole aineistoja
countries-lead = Jäsenvaltiot, joista aineistot ovat peräisin.
countries-unused = Jäsenvaltiot, joista ei vielä ole aineistoja
kinds-lead = Millaisesta aineistosta on kyse.
kinds-unused = Muut lajit, joihin ei vielä kuulu aineistoja
projects-lead = Hankkeet, joissa aineistoja on syntynyt, sekä tiedot, jotka hankkeiden rahoitus velvoittaa ilmoittamaan.
projects-none = Täällä ei ole vielä hankkeita.
materials-count = { $count ->
    [one] { $count } aineisto
   *[other] { $count } aineistoa
}
list-nothing-fits = Mikään sinulle näytettävissä oleva aineisto ei vastaa tätä valintaa.
list-feed = Tämän luettelon uutissyöte (RSS)

## Projects

project-time = Toteutusaika
project-partners = Kumppanit
project-programme = Ohjelma
project-hashtags = Aihetunnisteet
project-meetings = Kokoukset
project-outputs = Tuotokset
project-lessons = Opit
project-further = Muut aineistot
project-told = Tämä solmu tuntee hankkeen vain vastaanottamistaan aineistoista.
project-empty = Täällä ei vielä ole hankkeen aineistoja, joita voisi näyttää sinulle.
notices-fallback = Näitä ilmoituksia ei ole saatavilla suomeksi. Ne näytetään kielellä:

## Feeds of one's own

own-feeds = Omat syötteet
own-feeds-lead = Täällä luotu osoite näyttää syötteenlukijassasi sen, mitä saat nähdä, tasoon TLP:GREEN asti. Kuka tahansa, jolla on osoite, näkee saman: pidä se omana tietonasi ja poista se käytöstä, kun et enää tarvitse sitä.
own-feeds-make = Luo osoite
own-feeds-made = Tämä on uusi osoitteesi. Se näytetään vain nyt: kopioi se syötteenlukijaasi.
own-feeds-none = Sinulla ei ole vielä osoitetta.
own-feeds-since = Luotu { $date }
own-feeds-used = luettu viimeksi { $date }
own-feeds-unused = ei vielä luettu
own-feeds-end = Poista osoite käytöstä
own-feeds-full = Sinulla on jo enimmäismäärä osoitteita. Poista yksi käytöstä, ennen kuin luot uuden.

## Asking for a language

wish-label = Tarvitsen tämän kielellä
wish-send = Pyydä
wish-unnamed = Pyynnöt lasketaan, jotta kääntäjät näkevät, mitä tarvitaan eniten. Sinusta ei tallenneta mitään.
wish-told = Pyynnöt lasketaan, jotta kääntäjät näkevät, mitä tarvitaan eniten. Saat täällä tiedon, kun teksti on saapunut.
wish-counted = Pyyntösi on laskettu mukaan
wish-counted-help = Samasta verkosta tuleva pyyntö lasketaan kerran päivässä. Kääntäjät tässä solmussa, aineiston julkaisseessa solmussa ja tätä kieltä käyttävillä kumppaneilla näkevät, kuinka moni pyytää, mutta eivät sitä, kuka.
wish-back = Takaisin aineistoon
wish-answered = { $count ->
    [one] { $count } pyytämäsi teksti on nyt täällä.
   *[other] { $count } pyytämääsi tekstiä on nyt täällä.
}
languages-read = Kielet, joita luet
languages-lead = Aineisto, jota ei ole sivun kielellä, näytetään ensimmäisellä näistä kielistä, jolla se on saatavilla, ja sivulla kerrotaan siitä. Jos et valitse tässä mitään, noudatetaan selaimesi kieliasetuksia.
languages-place = { $place }. kieli
languages-none = Ei valintaa
languages-keep = Tallenna
languages-kept = Kielivalintasi on tallennettu.
wanted = Pyydetyt kielet
wanted-full = Sinulla on jo enimmäismäärä pyyntöjä. Peru jokin niistä, ennen kuin pyydät lisää.
wanted-mine = Mitä olet pyytänyt
wanted-mine-none = Et ole pyytänyt mitään. Jos aineistosta puuttuu kieli, sen sivulla on lomake pyyntöä varten.
wanted-here = on nyt täällä
wanted-not-here = ei ole vielä täällä
wanted-take-back = Peru pyyntö
wanted-clear = Poista saapuneet luettelosta
wanted-queue = Mitä kääntäjiltä pyydetään
wanted-queue-lead = Eniten pyydetyt ensin: tämän solmun omat aineistot kaikilla kielillä ja kumppanien aineistot tämän solmun kielillä.
wanted-queue-none = Kukaan ei pyydä käännöstä.
wanted-count-here = Pyyntöjä täällä
wanted-count-total = Yhteensä

## Calendar and meetings

calendar = Kalenteri
calendar-lead = Vaaliviranomaisten kokoukset: tulevat sekä pidetyt tuloksineen.
calendar-upcoming = Tulevat
calendar-past = Pidetyt
calendar-none = Tulossa ei ole kokouksia, joita voisi näyttää sinulle.
calendar-none-past = Pidettyjä kokouksia, joita voisi näyttää sinulle, ei ole.
calendar-subscribe = Tilaa tämä kalenteri
calendar-file = Kalenteritiedosto (iCalendar)
calendar-all = Kaikki kokoukset
meeting-cancelled = Kokous peruttu
meeting-moved = Siirretty. Aiempi ajankohta: { $when }.
meeting-brussels = Brysselin aikaa
meeting-add = Lisää kalenteriisi
online-possible = Kyllä
chatham-house-help = Noudatetaan: ei kerrota, kuka sanoi mitä eikä ketkä osallistuivat.
meeting-agenda = Asialista
action-what = Mitä
action-owner = Kuka
action-due = Mihin mennessä
front-actions = Avoimet toimenpiteet
action-overdue = määräaika ohi
related-part-of = Osa kokonaisuutta
related-derived-from = Perustuu aineistoon
related-outcome = Mitä tästä syntyi

## Search

search = Haku
search-words = Hakusanat
search-lead = Haku kattaa aineistot kaikilla niiden kielillä. Aiheen nimellä voi hakea millä tahansa seitsemästä kielestä.
search-previous = Edelliset tulokset
search-next = Seuraavat tulokset
search-none = Mitään sinulle näytettävää ei löytynyt.
search-none-help = Kokeile muita sanoja, toista muotoa tai toista kieltä, tai katso aiheittain.
search-partial = Missään aineistossa ei ole kaikkia näitä sanoja. Näissä on osa niistä.
search-common = Nämä sanat ovat lähes joka tekstissä. Lisää sana, joka kertoo aiheen.
search-bounded = Vain { $count } ensimmäistä sanaa otetaan huomioon.
search-topics = Tämännimiset aiheet
search-by-topic = Löytyi aiheen perusteella:
search-from = Julkaistu tai muutettu alkaen
search-to = Julkaistu tai muutettu viimeistään
field-language = Kieli

## Authorities

authorities = Viranomaiset
authorities-lead = Toimielimet, joiden aineistoja täällä vaihdetaan, sekä niiden valtiot ja kielet.
authority-follow = Näin seuraat
authority-handle = Fediversumissa
authority-node = Solmu
authority-last = Uusin
authority-newest = Tämän viranomaisen uusimmat aineistot
authority-empty = Tällä solmulla ei ole tältä viranomaiselta mitään, mitä voisi näyttää sinulle.
authority-of-country = Kaikki tämän valtion aineistot
authority-meetings = Tämän valtion kokoukset

## Where a material comes from, and how to cite it

authenticity = Aitous
signed-on = { $authority } on allekirjoittanut tämän { $date }. Allekirjoitus vastaa tätä tekstiä ja täällä tunnettua avainta.
signed = { $authority } on allekirjoittanut tämän. Allekirjoitus vastaa tätä tekstiä ja täällä tunnettua avainta.
signed-unknown = Mukana on allekirjoitus, mutta sen avainta ei tunneta täällä tai ei tunneta enää.
signed-missing = Aineistossa ei ole omaa allekirjoitusta. Sen toimitti { $host }.
signed-wrong = Allekirjoitus ei täsmää.
signed-local = Tämä käännös on tehty tässä solmussa, eikä sitä ole allekirjoitettu.
signed-original-on = Alkutekstin on allekirjoittanut { $authority } { $date }. Allekirjoitus vastaa alkutekstiä ja täällä tunnettua avainta.
signed-original = Alkutekstin on allekirjoittanut { $authority }. Allekirjoitus vastaa alkutekstiä ja täällä tunnettua avainta.
signed-key = Avain:
log-place = Kohta { $position } palvelimen { $host } lokissa (aikakausi { $epoch }):
exact-bytes = Objekti tavu tavulta (JSON)
cite = Viittausohje

## Who uses what

adoption = Käyttöönotto
adoption-statement = { $authority } hyödyntää toisen viranomaisen julkaisemaa aineistoa: { $title } ({ $author }). Kypsyysaste: { $stage }.
adoption-of = Hyödynnettävä aineisto
adoption-of-withdrawn = Aineisto, jota tämä koski, on peruttu.
adoption-more = Mitä viranomainen siitä kertoo
adoptions = Mitä missäkin käytetään
adoptions-lead = Käytännöt ja muut aineistot, jotka viranomainen on ottanut käyttöön toiselta viranomaiselta, sekä se, kuinka pitkällä kukin on niiden käytössä. Jokainen viranomainen ilmoittaa tämän itse.
adoptions-none = Yksikään viranomainen ei ole vielä ilmoittanut käyttävänsä toisen viranomaisen aineistoa, jota voisi näyttää sinulle.
authority-uses = Muiden aineistot, joita tämä viranomainen käyttää
used-by = Ketkä käyttävät
used-by-count = { $count ->
    [one] Käytössä { $count } viranomaisella
   *[other] Käytössä { $count } viranomaisella
}
stage-since = { $stage }, { $date } alkaen

## Guides

guides = Oppaat
guides-lead = Oppaat johdattavat aineistojen läpi järjestyksessä. Jokaisesta näkyy, kenelle se on tarkoitettu ja mihin vaalisyklin vaiheeseen.
guides-none = Täällä ei ole vielä osista koostuvaa opasta, jonka voisi näyttää sinulle.
guides-everybody = Kaikille
guides-any-phase = Kaikki vaiheet
role = Kenelle
guide-parts = Oppaan osat
guide-parts-count = { $count ->
    [one] { $count } osa
   *[other] { $count } osaa
}
guide-place = Osa { $place }/{ $all }
guide-way = Oppaassa
guide-previous = Edellinen
guide-next = Seuraava

## What changed

front-changes = Mitä on muuttunut
front-changes-lead = Valitse, kuinka pitkältä ajalta muutokset näytetään, tai ota osoite talteen seuraavaa käyntiäsi varten. Sinusta ei tallenneta mitään.
front-changes-day = eilisestä lähtien
front-changes-week = viime seitsemän päivän aikana
front-changes-month = viime kolmenkymmenen päivän aikana
front-changes-since = Muuttunut täällä { $date } alkaen
front-changes-none = Sen jälkeen täällä ei ole muuttunut mitään, mitä voisi näyttää sinulle.
front-changes-new = uusi
front-changes-revised = muutettu
front-changes-withdrawn = { $count ->
    [one] { $count } aineisto on peruttu
   *[other] { $count } aineistoa on peruttu
}
front-changes-next = Seuraavaa käyntiäsi varten: mitä muuttuu tästä päivästä alkaen

## From the web

web-from = Verkosta
web-lead = Luettu sellaisten viranomaisten uutissyötteistä, joilla ei ole omaa solmua verkostossa. Tämä ei kuulu aineistojen vaihtoon; jokaisesta merkinnästä on linkki alkuperäiseen.
web-all = Kaikki verkosta luettu
web-none = Mikään verkosta luettu ei vastaa tätä valintaa.
web-count = { $count ->
    [one] { $count } merkintä
   *[other] { $count } merkintää
}
web-topics = Ehdotetut aiheet:
web-sites = Verkosta luettavat viranomaiset
web-entries = Merkintöjä
web-read = Luettu viimeksi
web-failing = ei ole voitu lukea { $moment } lähtien
list-from = Mistä
list-from-exchange = Viranomaisten vaihtamat

## Feeds

feeds = Uutissyötteet
feeds-lead = Kaikkea tämän solmun julkista aineistoa voi seurata syötteenlukijalla ilman käyttäjätunnusta. RSS, Atom ja JSON Feed sisältävät samat tiedot; valitse se, joka sopii parhaiten syötteenlukijaasi.
feeds-opml = Kaikki syötteet yhtenä luettelona (OPML)
feeds-opml-help = Tuo luettelo syötteenlukijaasi, niin se tuntee kaikki tämän solmun syötteet.
feeds-opml-languages = Sama kaikilla kielillä (OPML)
feeds-own = Kirjautunut käyttäjä voi luoda syöteosoitteen, joka näyttää muutakin kuin julkisen aineiston.
authority-feed = Tämän viranomaisen uutissyöte (RSS)
country-feed = Tämän valtion uutissyöte (RSS)

## About this node, accessibility, privacy

statement-about = Tietoja tästä solmusta
statement-about-what = Election Pool on verkosto, jossa Euroopan unionin jäsenvaltioiden vaaliviranomaiset jakavat oppimaansa. Tätä solmua ylläpitää:
statement-about-labels = Kukin viranomainen julkaisee omassa solmussaan. Jokaisessa aineistossa on Traffic Light Protocol (TLP) -merkintä, joka kertoo, kuka sen saa lukea: julkista aineistoa voi lukea täällä, syötteiden ja kalenterin kautta sekä fediversumissa; kaikki muu menee vain niille, joille se on tarkoitettu.
statement-about-responsible = Aineiston sisällöstä vastaa sen yhteydessä nimetty viranomainen. Merkinnällä ”Verkosta” varustettu sisältö kuuluu niille sivustoille, joille siitä on linkki.
statement-about-program = Ohjelma on vapaa ohjelmisto: kuka tahansa saa käyttää, tutkia ja muuttaa sitä.
statement-version = Ohjelman versio
statement-contact = Yhteystiedot
statement-contact-all = Kysymykset, korjaukset ja kohtaamasi esteet:
statement-contact-security = Tietoturvahaavoittuvuudet:
statement-accessibility = Saavutettavuus
statement-accessibility-goal = Nämä sivut on tehty kaikkien käytettäviksi, ja tavoitteena on, että ne täyttävät verkkosisällön saavutettavuusohjeiden (WCAG 2.2) A- ja AA-tason vaatimukset; niihin sisältyy se, mitä eurooppalainen standardi EN 301 549 edellyttää verkkosivuilta.
statement-accessibility-checked = Mitä tarkistetaan ja miten
statement-accessibility-how = Ohjelman tekijät tutkivat jokaisen sivutyypin selaimessa automaattisella työkalulla (axe-core): useilla kielillä, vaaleana ja tummana, leveällä näytöllä ja 320 kuvapisteen levyisenä, mikä vastaa 400 prosentin suurennosta. Lisäksi tarkistetaan HTML, tulostusmuoto, jokainen siirtymä näppäimistöllä ja se, ettei mikään sivu tarvitse komentosarjoja. Neljä sivutyyppiä luetaan simuloidulla ruudunlukijalla, ja tekijät ovat käyneet läpi, mitä se sanoo.
statement-accessibility-limits = Tunnetut puutteet
statement-accessibility-automatic = Automaattinen työkalu löytää vain osan esteistä. Riippumaton taho ei ole arvioinut sivuja, eikä niitä ole testattu apuvälineteknologiaa käyttävien ihmisten kanssa.
statement-accessibility-files = Liitetiedostot ovat peräisin viranomaisilta, jotka ovat julkaisseet ne, eivätkä ne välttämättä ole saavutettavia. Pyydä tiedostoa toisessa muodossa aineiston yhteydessä nimetyltä viranomaiselta.
statement-accessibility-languages = Aineisto, josta ei ole tekstiä kielelläsi, näytetään toisella kielellä, ja sivu kertoo siitä. Konekäännökset on merkitty, ja ne voivat olla virheellisiä.
statement-accessibility-supervision = Jos et saa tyydyttävää vastausta, voit kääntyä sen viranomaisen puoleen, joka maassasi valvoo julkisen sektorin verkkosivustojen saavutettavuutta direktiivin (EU) 2016/2102 nojalla.
statement-privacy = Tietosuoja
statement-privacy-lead = Lukemiseen ei tarvita käyttäjätunnusta. Lukijoille tarkoitetut sivut eivät lataa mitään muilta palvelimilta, eikä niissä ole komentosarjoja, kävijälaskureita eikä mainoksia.
statement-privacy-cookies = Evästeet
statement-privacy-no-cookie = Jos et kirjaudu sisään, evästeitä ei aseteta.
statement-privacy-session = Kirjautuessasi asetetaan eväste, ”{ $name }”. Se pitää sinut kirjautuneena, eikä sitä käytetä mihinkään muuhun; komentosarjat eivät voi lukea sitä. Sen voimassaolo päättyy, kun kirjaudut ulos tai kun istunto on ollut käyttämättä näin kauan: { $idle }; viimeistään se päättyy, kun kirjautumisesta on kulunut { $most }.
statement-privacy-logs = Mitä kirjataan
statement-privacy-no-log = Ohjelma ei pidä luetteloa siitä, minkä sivun kukin avaa tai mitä kukin hakee. Yritykset kirjautua sisään tai tilata muutosilmoituksia lasketaan IP-osoitteittain yhden minuutin ajan, vain muistissa, jottei kukaan yritä liian usein.
statement-privacy-wishes = Jos pyydät jotakin kieltä kirjautumatta sisään, IP-osoitteesi pidetään muistissa keskiyöhön (UTC) asti, mutta sitä ei tallenneta; näin kukin verkko lasketaan kerran päivässä. Tallennettavaksi jää vain lukumäärä. Kirjautuneiden pyynnöt säilytetään, kunnes he poistavat ne luettelosta.
statement-privacy-operator = Tämän solmun edessä olevat palvelimet ja verkot voivat pitää omia lokejaan. Niistä saat tietoa näiden palvelinten ja verkkojen ylläpitäjältä.
statement-privacy-staff = Tämän solmun parissa työskentelevistä tallennetaan käyttäjätunnus, nimi tai tehtävä, viranomainen ja rooli sekä tapahtumalokiin se, mitä he ovat julkaisseet, hyväksyneet, muuttaneet tai peruneet ja milloin. Jokaisesta heidän itselleen luomastaan syöteosoitteesta tallennetaan, milloin se on luotu ja poistettu käytöstä, sekä tunnin tarkkuudella, milloin sitä on viimeksi luettu. Lisäksi tallennetaan kielet, joilla he haluavat lukea, jos he ovat valinneet sellaisia.
statement-privacy-desk = Sivulla, jolla luonnosta kirjoitetaan, toimii yksi tämän solmun oma komentosarja. Se tallentaa kirjoitetun tekstin; vielä tallentamaton teksti säilyy kyseisessä selaimessa ja poistetaan sieltä, kun se on tallennettu.
statement-privacy-others = Muilla palvelimilla olevista seuraajista tallennetaan julkinen osoite ja julkinen avain, ja muutosilmoituksia pyytäneistä ohjelmista niiden antama osoite.
statement-privacy-rights = Jos sinulla on kysyttävää itseäsi koskevista tiedoista tai haluat käyttää yleisen tietosuoja-asetuksen (GDPR) mukaisia oikeuksiasi, käänny solmua ylläpitävän viranomaisen puoleen:

## What changed between two revisions

changes = Mikä muuttui
changes-lead = Versio { $older } ({ $from }) verrattuna versioon { $newer } ({ $to }).
changes-key = Lisätyt sanat on alleviivattu, poistetut yliviivattu.
changes-added = lisätty:
changes-removed = poistettu:
changes-end = muutos päättyy
changes-none = Tämänkielinen teksti on molemmissa versioissa sama.
changes-missing = Jommassakummassa versiossa ei ole tekstiä tällä kielellä.
table-number = Taulukko { $number }
changes-in = Vertaa kielellä:
changes-facts = Muut muuttuneet tiedot
changes-what = Mikä
changes-before = Ennen
changes-after = Jälkeen
changes-too-long = Tekstit ovat liian pitkiä verrattaviksi sana sanalta; muutokset on merkitty kokonaisina kappaleina.
changes-same = { $count ->
    [one] { $count } kappale ennallaan
   *[other] { $count } kappaletta ennallaan
}

## The desk: drafts

desk = Työtila
desk-lead = Kirjoita, katso, keille aineisto menee, ja anna toisen henkilön tarkistaa se.
desk-begin = Aloita luonnos
desk-begin-button = Aloita
desk-document = Aloita asiakirjasta
desk-document-file = Asiakirja (.docx tai .odt)
desk-document-help = Otsikot, luettelot, taulukot ja linkit säilyvät. Kuvat, alaviitteet ja kommentit jätetään pois.
desk-document-button = Tuo asiakirja
desk-waiting = Odottaa toisen henkilön päätöstä
desk-waiting-none = Mikään ei odota.
desk-mine = Omat luonnokset
desk-mine-none = Sinulla ei ole luonnoksia.
desk-others = Työtovereiden luonnokset
desk-refused = Palautetut
desk-full = Sinulla on jo enimmäismäärä luonnoksia. Poista jokin niistä, ennen kuin aloitat uuden.
draft-untitled = Nimetön luonnos
draft-saved-by = viimeksi tallentanut { $name }, { $moment }
draft-state-waiting = odottaa toisen henkilön päätöstä
draft-state-refused = palautettu
draft-revises = Uusi versio aineistosta:
draft-save = Tallenna
draft-go-on = Esikatsele ja lähetä
draft-discard = Poista tämä luonnos
draft-discard-help = Teksti ja sen tiedostot poistetaan lopullisesti.
draft-saved = Tallennettu.
draft-conflict = { $name } tallensi tämän luonnoksen sillä välin, kun kirjoitit. Mitään ei ole kirjoitettu yli: oma tekstisi on lomakkeessa ja tallennettu teksti sen alla. Yhdistä niistä tarvittava ja tallenna.
draft-conflict-theirs = Tallennettu teksti
draft-resend = Mitään ei ole vielä tallennettu, koska istuntosi oli päättynyt. Tekstisi on lomakkeessa: tallenna se nyt.
draft-waits = Tämä luonnos odottaa toisen henkilön päätöstä. Jos muutat sitä, se ei enää odota.
draft-sent-back = { $name } palautti sen:
draft-errors = Tarkista nämä kentät
draft-original = Alkuteksti
draft-translation = Käännös
draft-title = Otsikko
draft-summary = Tiivistelmä
draft-summary-help = Enintään 1 000 merkkiä. Näkyy luetteloissa ja syötteissä.
draft-text = Teksti
draft-text-help = Markdown: ”##” aloittaa otsikon, ”-” luettelon. Wordista tai verkkosivulta liittämässäsi tekstissä säilyvät otsikot, luettelot, taulukot ja linkit.
draft-translation-kind = Miten käännös on tehty
draft-translator = Kääntäjä (organisaatio)
draft-add-language = Lisää kieli
draft-remove-language = Poista tämä kieli
draft-audience = Kuka saa nähdä sen
draft-level = Taso
draft-level-use = Käytä tätä tasoa
draft-level-help = Valitse ensin taso: siitä riippuu, keitä voit nimetä vastaanottajiksi.
draft-authorities = Tasoilla AMBER ja AMBER+STRICT: viranomaiset
draft-circles = Tasoilla AMBER ja AMBER+STRICT: vastaanottajaryhmät
draft-people = Tasolla RED: tämän solmun käyttäjät
draft-people-more = Muut henkilöt käyttäjätunnuksen mukaan
draft-people-more-help = Tällä solmulla työskentelee enemmän henkilöitä kuin tässä luetellaan. Tyhjiä rivejä ei oteta huomioon.
draft-named-otherwise = Lisäksi nimetyt
draft-topics-help = Voit kirjoittaa millä kielellä tahansa; tyhjiä rivejä ei oteta huomioon.
draft-not-stated = ei ilmoitettu
draft-exercise = Tämä kuuluu harjoitukseen
draft-sources-help = Yksi verkko-osoite kullekin riville.
draft-part-of = Osa kokonaisuutta (tunniste tai osoite)
draft-derived-from = Perustuu aineistoon (tunniste tai osoite)
draft-meeting = Kokous
draft-meeting-help = Aineistolle, joka koskee kokousta. Kun alkamisaika on ilmoitettu, kokous näkyy kalentereissa.
draft-starts = Alkaa
draft-ends = Päättyy
draft-time-help = Päivämäärä ja kellonaika muodossa 2026-03-01T10:00.
draft-timezone = Aikavyöhyke
draft-timezone-help = Esimerkiksi Europe/Brussels. Alkamis- ja päättymisaika ilmoitetaan tämän aikavyöhykkeen mukaan.
draft-online-no = Ei
draft-online-at = Verkko-osoite etäosallistumista varten
draft-attending-help = Valtiot (kaksikirjaiminen tunnus, kuten FI) ja organisaatiot, yksi kullekin riville; ei koskaan henkilöitä.
draft-chatham-help = Ei kerrota, kuka sanoi mitä eikä ketkä osallistuivat: silloin ei nimetä osallistujia eikä toimenpiteistä vastaavia.
draft-lines-help = Yksi kullekin riville.
draft-action = Toimenpide { $place }
draft-more-rows = Lisää rivejä
draft-guide-help = Aineistot, joiden läpi opas johdattaa, järjestyksessä: kunkin tunniste tai osoite. Tyhjiä rivejä ei oteta huomioon.
draft-deadlines = Varoituksen määräajat
draft-deadlines-help = Ajat ovat tässä valitun aikavyöhykkeen mukaisia. Tyhjäksi jätetty määräaika lasketaan siitä, kun asia tuli tietoon: 24 tuntia, 72 tuntia, kuukausi. Määräajat koskevat vain lajia ”Varoitus”.
draft-counted = Jos kenttä jätetään tyhjäksi, aika on { $moment }.
draft-part = Osa { $place }
draft-part-up = Siirrä ylemmäs
draft-note = Mitä tässä versiossa on muuttunut
draft-further = Lisätiedot
draft-further-help = Tiedot, joilla ei ole omaa kenttää: yksi avain kullekin riville, kuten tiedostossa.
draft-files-add = Lisää tiedostoja
draft-files-help = Enintään { $count } tiedostoa, kukin enintään { $size }. Kameran JPEG- ja PNG-kuviin tallentamat tiedot poistetaan.
draft-file-remove = Poista
draft-live-saving = Tallennetaan …
draft-live-saved = Kaikki muutokset on tallennettu.
draft-live-kept = Ei vielä tallennettu. Tekstisi on tallessa tässä selaimessa, ja tallentamista yritetään uudelleen.
draft-live-open = Ei vielä tallennettu. Tasoa GREEN korkeammilla tasoilla ja ennen tason valintaa mitään ei säilytetä tässä selaimessa: jätä tämä sivu auki. Tallentamista yritetään uudelleen.
draft-live-ended = Istuntosi on päättynyt. Tekstisi on tallessa tässä selaimessa.
draft-live-ended-open = Istuntosi on päättynyt. Viimeisiä muutoksia ei ole tallennettu, eikä tällä tasolla mitään säilytetä tässä selaimessa. Jätä tämä sivu auki, kirjaudu sisään toisessa välilehdessä ja palaa tänne.
draft-live-conflict = Joku muu tallensi tämän luonnoksen sillä välin. Tallenna, niin näet molemmat tekstit.
draft-live-gone = Tämä luonnos ei ole enää käytettävissä, eikä mitään enää tallenneta. Tekstisi on tällä sivulla: tallenna, niin voit säilyttää sen uutena luonnoksena.
draft-live-refused = Tätä tekstiä ei otettu vastaan, eikä mitään enää tallenneta. Kopioi tekstisi ja tallenna, niin näet syyn.
draft-live-restored = Tallentamatta jäänyt teksti palautettiin tästä selaimesta.
draft-ended = Istuntosi on päättynyt
draft-ended-help = Mitään ei ole kadonnut: tekstisi on tällä sivulla. Kirjaudu sisään toisessa välilehdessä, palaa tänne ja jatka. Tiedostot on lisättävä uudelleen.
draft-ended-go-on = Jatka
draft-gone = Tämä luonnos ei ole enää käytettävissä
draft-gone-help = Kirjoittaessasi luonnos julkaistiin tai poistettiin tai sen tasoa muutettiin niin, ettet enää saa nähdä sitä. Mitään kirjoittamaasi ei ole kadonnut: se on tällä sivulla. Säilytä teksti uutena luonnoksena tai kopioi siitä tarvitsemasi. Tiedostot on lisättävä uudelleen.
draft-gone-keep = Säilytä tekstini uutena luonnoksena
draft-gone-typed = Mitä kirjoitit
wrong-missing = Tämä puuttuu.
wrong-too-long = Tässä on yli { $count } merkkiä.
wrong-unknown = ”{ $word }” on täällä tuntematon.
wrong-unknown-nearest = ”{ $word }” on täällä tuntematon. Tarkoititko ”{ $nearest }”?
wrong-needs-recipients = Tasolla TLP:{ $level } on nimettävä vastaanottajat.
wrong-no-recipients = Tasolla TLP:{ $level } vastaanottajia ei nimetä. Poista vastaanottajat tai valitse toinen taso.
wrong-no-writer = Tasolla TLP:RED on nimettävä viranomaisesi kirjoittaja tai hyväksyjä. Muuten kukaan ei voisi koskaan muuttaa aineistoa.
wrong-no-reader = Käyttäjää { $name } ei voi nimetä: hänen roolissaan ei voi lukea mitään tasolla TLP:RED.
wrong-twice = ”{ $word }” on tässä kahdesti.
wrong-no-address = ”{ $word }” ei ole verkko-osoite (https://…).
wrong-no-id = ”{ $word }” ei ole tunniste eikä verkko-osoite.
wrong-too-many = Näitä voi olla enintään { $count }.
wrong-no-time = ”{ $word }” ei ole päivämäärä ja kellonaika muodossa 2026-03-01T10:00.
wrong-shifted = Ajankohtaa { $word } ei tällä aikavyöhykkeellä ole tai se esiintyy kahdesti, koska kelloja siirretään. Lisää ero UTC-aikaan, esimerkiksi { $word }+02:00.
wrong-ends-first = Tämä on ennen alkamisaikaa.
wrong-no-day = ”{ $word }” ei ole päivämäärä muodossa 2026-03-01.
wrong-person = ”{ $word }” näyttää henkilön osoitteelta. Nimeä tässä valtioita ja organisaatioita, ei koskaan henkilöitä.
wrong-never-told = Chatham House -sääntöä noudatettaessa ei kerrota, ketkä osallistuivat. Poista tämä tai luovu säännöstä.
wrong-only-guide = Tämä kuuluu vain oppaaseen. Tyhjennä kenttä tai valitse lajiksi ”Opas”.
wrong-too-early = Tämä ajankohta on liian varhainen. Järjestys on: tullut tietoon, ennakkovaroitus, ilmoitus, loppuraportti.
wrong-otherwise = Tällaisena sitä ei voi julkaista:
wrong-file-too-large = { $name } on suurempi kuin { $size }.
wrong-file-too-many = { $name } ei mahdu enää mukaan: tiedostoja voi olla enintään { $count }.
wrong-file-same-name = Tiedosto { $name } on jo olemassa.
wrong-file-empty = { $name } on tyhjä.
wrong-file-name = { $name } ei kelpaa tiedoston nimeksi.
wrong-file-picture = { $name } on kuva, joka voi kertoa enemmän kuin siitä näkyy. Tallenna se JPEG- tai PNG-muodossa.
wrong-file-damaged = Tiedostoa { $name } ei voi lukea. Se voi olla vioittunut tai suojattu salasanalla.
wrong-file-document = { $name } ei ole .docx- eikä .odt-tiedosto.
wrong-form-too-large = Lähetys oli suurempi kuin { $size }. Lisää kerralla vähemmän tai pienempiä tiedostoja.

## The desk: submitting and approving

preview = Esikatselu
preview-lead = Tällaisena aineisto näkyy lukijoille. Mitään ei ole vielä lähetetty.
preview-back = Jatka kirjoittamista
preview-overtaken = Versio { $revision } julkaistiin tämän luonnoksen aloittamisen jälkeen; luonnoksen lähettäminen kumoaisi sen muutokset. Katso, mitä siinä muutettiin. Jos mitään siitä ei katoa, lähetä uudelleen.
preview-submit = Lähetä toisen henkilön hyväksyttäväksi
preview-publish = Julkaise nyt
preview-alone = Tässä solmussa saat julkaista tämän yksin. Tieto siitä näkyy aineistossa pysyvästi.
preview-stale = Luonnosta on muutettu sillä välin. Katso luonnos uudelleen ja lähetä se sitten.
reach = Kuka näkee sen
reach-end = Ketkä menettävät pääsyn siihen ja saavat tiedon siitä
reach-level = Taso muuttuu: TLP:{ $before } → TLP:{ $after }.
reach-authorities = Viranomaiset
reach-nobody = Yksikään kumppanien viranomainen ei saa sitä.
reach-new = uusi
reach-gone = menettää pääsyn siihen
reach-not = ei saa sitä
reach-circles = Vastaanottajaryhmät
reach-people = { $count ->
    [one] { $count } tämän solmun käyttäjä saa lukea sen.
   *[other] { $count } tämän solmun käyttäjää saa lukea sen.
}
reach-people-new = Uusia heistä: { $number }
reach-people-gone = Ei saa enää lukea sitä: { $number }
reach-public = Kuka tahansa voi lukea sen julkisilla sivuilla ja syötteissä.
reach-public-new = Kuka tahansa voi lukea sen julkisilla sivuilla ja syötteissä. Tämä on uutta.
reach-public-gone = Se katoaa julkisilta sivuilta ja syötteistä.
reach-public-never = Se ei ole millään julkisella sivulla eikä missään syötteessä.
reach-followers = Muilla palvelimilla olevia seuraajia, jotka saavat sen: { $followers } (palvelimia: { $servers })
reach-translators = Konekäännöspalvelut, jotka saavat kääntää sen: { $names }
reach-translators-none = Sitä ei konekäännetä.
waiting-submitted = lähettänyt { $name }, { $moment }
waiting-lead = Lue loppuun asti. Hyväksyt täsmälleen tämän tekstin.
waiting-digest = Lukemasi tekstin SHA-256
waiting-new = Tämä on uusi: aiempaa versiota ei ole.
waiting-approve = Hyväksy ja julkaise
waiting-approve-only = Hyväksy
waiting-refuse = Palauta
waiting-refuse-help = Kerro, mitä pitäisi muuttaa. Kirjoittaja näkee viestisi luonnoksen yhteydessä.
waiting-refuse-help-kept = Kerro, mitä pitäisi muuttaa. Kirjoittaja näkee viestisi ja oman tekstinsä työtilassa.
waiting-refuse-help-desk = Kerro, mitä pitäisi muuttaa. Kirjoittaja näkee viestisi työtilassa.
waiting-words = Viestisi
waiting-take-over = Ota itsellesi ja jatka kirjoittamista
waiting-take-over-help = Siitä tulee sinun luonnoksesi. Silloin sen hyväksyy joku toinen.
waiting-own = Sinä lähetit tämän. Toinen henkilö päättää siitä.
waiting-take-back = Ota takaisin ja jatka kirjoittamista
waiting-note-none = Huomautusta ei ole.
waiting-note-kept = Aiempi huomautus säilyy:
waiting-amended = Mitä ehdotetussa tekstissä on muutettu
sent-back-words = Kirjoittamasi teksti
sent-back-again = Jatka kirjoittamastasi
sent-back-discard = Poista kirjoittamasi
erasure = Mitä poistetaan
erasure-revisions = Versiot, joiden teksti poistetaan: { $numbers }
erasure-file = Tiedosto
erasure-offers = Ehdotettuja käännöksiä, joiden teksti poistetaan: { $number }
erasure-left = Luonnoksia ja päätöstä odottavia tekstejä, joita ei poisteta: { $number }. Käy ne läpi.
erasure-here = Kumppanit, joilla nämä versiot jo ovat, säilyttävät ne.
does-publishes = Julkaiseminen
does-revises = Uuden version julkaiseminen
does-withdraws = Peruminen
does-erases-all = Koko aineiston lopullinen peruminen kaikkialla ja sen tekstin poistaminen
does-erases-past = { $count ->
    [1] Version { $numbers } tekstin poistaminen
   *[other] Versioiden { $numbers } tekstin poistaminen
}
does-adopts = Käyttöönotosta ilmoittaminen
does-accepts = Ehdotetun tekstin hyväksyminen
does-translates = Konekäännöksen teettäminen
decided-changed = Odottamassa ei ole enää se, minkä luit: sitä on muutettu tai siitä on päätetty sillä välin. Lue se uudelleen.
decided-own = Sinä lähetit tämän. Toisen henkilön on hyväksyttävä se.
decided-overtaken = Se kirjoitettiin ennen versiota { $revision }, jonka se kumoaisi. Palauta se: kirjoittaja tutustuu kyseiseen versioon ja lähettää tekstin uudelleen hyväksyttäväksi.
decided-textless = Tätä ei voi ottaa itselleen, koska siitä ei voi tehdä luonnosta. Hyväksy se tai palauta se.
decided-wordless = Kerro muutamalla sanalla, miksi palautat sen.
decided-refused = Sitä ei voi julkaista:
approval-one = Yhden henkilön julkaisema: toinen henkilö ei ole hyväksynyt sitä.
revision-note = Mitä on muuttunut (kirjoittajan omin sanoin)
material-revise = Kirjoita uusi versio
template-problem = Ongelma
template-solution = Ratkaisu
template-effort = Mitä se vaati
template-evidence = Näyttö tuloksista
template-lessons = Opit
template-happened = Mitä tapahtui
template-causes = Miksi niin kävi
template-changed = Mitä muutettiin
template-for-whom = Kenelle
template-steps = Vaiheet
template-pitfalls = Sudenkuopat
template-aims = Tavoitteet
template-course = Kulku
template-exercises = Harjoitukset
template-what-happens = Mitä on tapahtumassa
template-who-is-affected = Keitä se koskee
template-measures = Mitä on tehty ja mitä suositellaan
template-contact = Yhteystiedot
alert-became-known = Tullut tietoon
alert-early-warning = Ennakkovaroitus viimeistään
alert-notification = Ilmoitus viimeistään
alert-final-report = Loppuraportti viimeistään
sign-in-passkey = Kirjaudu pääsyavaimella
sign-in-password = Salasanalla
sign-in-username = Käyttäjätunnus
sign-in-link = Kertakäyttöisellä linkillä
sign-in-wrong = Käyttäjätunnus tai salasana on väärä.
sign-in-wait = Liian moni yritys on epäonnistunut. Yritä uudelleen, kun on kulunut { $wait }. Pääsyavain ja kertakäyttöinen linkki toimivat heti.
sign-in-late = Tämä kesti liian kauan tai aloitettiin toisessa selaimessa. Aloita alusta.
second = Vielä yksi vaihe
second-lead = Anna koodi, jonka todennussovelluksesi näyttää nyt. Jos sinulla ei enää ole sovellusta, anna jokin palautuskoodeistasi.
second-code = Koodi
second-go-on = Jatka
second-wrong = Koodi ei ole oikea tai se on jo käytetty.
confirm = Vahvista henkilöllisyytesi
confirm-lead = Se, mitä haluat tehdä, edellyttää toista todennustekijää, jota on käytetty enintään näin kauan sitten: { $length }.
confirm-passkey = Vahvista pääsyavaimella
confirm-none = Sinulla ei ole vielä todennussovellusta eikä pääsyavainta. Ota jompikumpi käyttöön Oma tili -sivulla.
confirm-settling = Kirjautumistapasi on poistettu, ja nykyiset ovat uusia. Jotta kukaan ei voisi huomaamatta toimia nimissäsi, et voi hyväksyä mitään etkä tehdä ylläpitotoimia ennen tätä ajankohtaa: { $time }. Kaikki muu toimii. Jos et ole pyytänyt kirjautumistapojen poistamista, ilmoita siitä heti solmun ylläpidolle.
held = Ei vielä tehty
held-help = Tämä edellyttää äskettäin käytettyä toista todennustekijää. Kirjoittamasi pysyy tällä sivulla: vahvista henkilöllisyytesi toisessa välilehdessä, palaa tänne ja jatka.
held-again = Tämän sivun avaamisen jälkeen olet vahvistanut henkilöllisyytesi tai kirjautunut uudelleen. Kirjoittamasi on yhä tässä: jatka, niin se tehdään nyt.
passkey-failed = Pääsyavainta ei voitu käyttää. Yritä uudelleen tai kirjaudu toisella tavalla.
account = Oma tili
account-lead = Millä kirjaudut ja missä olet kirjautuneena.
account-confirm = Jos haluat muuttaa sitä, millä kirjaudut, käytä ensin toista todennustekijää.
account-app = Todennussovellus
account-app-none = Todennussovellusta ei ole otettu käyttöön.
account-app-set = Todennussovellus on käytössä.
account-app-begin = Ota sovellus käyttöön
account-app-replace = Ota toinen sovellus käyttöön
account-app-new = Lue tämä kuva sovelluksella tai kirjoita kuvan alla olevat merkit sovellukseen. Anna sitten koodi, jonka sovellus näyttää.
account-app-picture = QR-koodi, jossa on sovelluksen salaisuus
account-app-secret = Merkit sovellusta varten:
account-app-link = Avaa sovellus tässä laitteessa
account-app-take = Käytä tätä sovellusta
account-codes-left =
    { $count ->
        [one] { $count } palautuskoodi on jäljellä.
       *[other] { $count } palautuskoodia on jäljellä.
    }
account-codes-made = Nämä ovat palautuskoodisi. Kutakin voi käyttää kerran sovelluksen koodin sijasta. Ne näytetään vain nyt: tulosta ne tai säilytä ne turvallisessa paikassa.
account-codes-make = Luo uudet palautuskoodit
account-password = Salasana
account-password-first = Ota ensin käyttöön todennussovellus: pelkällä salasanalla ei pääse sisään.
account-password-none = Salasanaa ei ole asetettu.
account-password-set = Salasana on asetettu.
account-password-new = Uusi salasana
account-password-help = Vähintään { $count } merkkiä. Oma lause on helpompi muistaa kuin irralliset merkit.
account-password-keep = Aseta salasana
account-password-kept = Uusi salasana on voimassa. Muut istuntosi ovat päättyneet.
account-password-end = Poista salasanalla kirjautuminen käytöstä
account-password-end-help = Samalla poistetaan myös sovellus ja palautuskoodit.
password-short = Salasana on liian lyhyt: siinä on oltava vähintään { $count } merkkiä.
password-long = Salasana on liian pitkä.
password-name = Salasana sisältää käyttäjätunnuksesi.
password-common = Tämä salasana on ensimmäisiä, joita muut kokeilisivat. Valitse toinen.
account-passkeys = Pääsyavaimet
account-passkeys-lead = Pääsyavain (englanniksi passkey) on laitteessasi, turva-avaimessa tai salasanojen hallintaohjelmassa. Sillä kirjaudut ilman salasanaa.
account-passkeys-none = Sinulla ei ole vielä pääsyavainta.
account-passkeys-script = Pääsyavaimen lisääminen vaatii, että selaimessa on JavaScript käytössä.
account-passkeys-full = Sinulla on jo enimmäismäärä pääsyavaimia. Poista jokin niistä, ennen kuin lisäät uuden.
account-passkey-name = Pääsyavaimen nimi
account-passkey-add = Lisää pääsyavain
account-passkey-rename = Nimeä uudelleen
account-passkey-remove = Poista
account-passkey-made = lisätty { $date }
account-passkey-used = käytetty viimeksi { $date }
account-passkey-unused = ei vielä käytetty
account-passkey-copied = kopioitu muihin laitteisiin
account-passkey-single = vain yhdessä laitteessa
account-sessions = Missä olet kirjautuneena
account-session-here = tämä istunto
account-session-facts = { $way }, alkoi { $since }, viimeksi käytössä { $used }
account-session-network = verkko { $network }
account-session-unnamed = Tuntematon selain
account-session-end = Lopeta tämä istunto
account-sessions-end = Lopeta kaikki muut istunnot
way-link = kertakäyttöisellä linkillä
way-password = salasanalla ja koodilla
way-passkey = pääsyavaimella
statement-privacy-step = Kirjautumisen aikana toinen eväste, ”{ $name }”, säilyttää tiedon kirjautumisen vaiheesta enintään näin kauan: { $most }. Kirjautumissivuilla ja tilin sivulla on yksi tämän solmun oma komentosarja pääsyavaimia varten; kaikki muu toimii myös ilman sitä.
statement-privacy-sign-in = Kirjautuneesta säilytetään istunnon ajan tieto siitä, milloin ja millä tavalla hän kirjautui, sekä verkko ilman osoitteen loppuosaa ja selaimen nimi; ajankohta, tapa ja verkko jäävät myös tapahtumalokiin. Epäonnistuneet yritykset lasketaan käyttäjätunnuksen ja verkon mukaan noin tunnin ajan.
withdraw = Peru lopullisesti
withdraw-back = Takaisin aineistoon
withdraw-lead = Teksti, sen käännökset ja tiedostot poistetaan tästä solmusta ja kaikista solmuista, joissa ne ovat. Jäljelle jää tieto siitä, kuka aineiston perui, milloin ja miksi. Toimintoa ei voi kumota.
withdraw-second = Mitään ei poisteta, ennen kuin toinen henkilö on hyväksynyt perumisen.
withdraw-reason = Syy
withdraw-reason-help = Syyn näkevät kaikki, jotka saivat lukea aineiston. Kirjoita se tällä kielellä:
erase = Poista teksti oikeudellisesta syystä
erase-lead = Teksti poistetaan lopullisesti, samoin sen käännökset ja liitteet. Jäljelle jää tieto siitä, että versio on ollut olemassa, kenelle se oli tarkoitettu ja milloin, sekä tässä annettu syy. Nykyinen versio voidaan poistaa vain koko aineiston mukana: jos vain joidenkin sanojen on poistuttava, kirjoita ensin uusi versio ilman niitä.
erase-which = Poistettava teksti
erase-all = Koko aineisto: se perutaan kaikkialla lopullisesti
erase-because-help = Mainitse lainkohta, älä henkilöä: syy näkyy tekstin paikalla kaikille, jotka saavat lukea aineiston. Kirjoita se tällä kielellä:
erase-look = Näytä, mitä sen mukana poistetaan
translate = Teetä konekäännös
translate-lead = Kone kääntää aineiston kappale kappaleelta, ja käännös merkitään joka sivulla konekäännökseksi. Tekstin saavat vain ne palvelut, jotka aineiston taso sallii. Ihmisen tekemää tekstiä ei koskaan korvata.
translate-to = Kieli
translate-send = Käännä
search-button = Hae
draft-left-out = Jätetään pois seuraavasta versiosta:
draft-keep-language = Säilytä tämä kieli
misread-search = Ei ymmärretty, joten ei otettu huomioon haussa:
misread-list = Ei ymmärretty, joten mikään ei vastaa valintaa:
misread-page = Sivu
misread-beyond = Sivua { $page } ei ole. Viimeinen sivu on { $last }.
misread-last = Siirry viimeiselle sivulle
draft-carried = Siirtyvät seuraavaan versioon sellaisinaan:

## The desk: approving for those who were shown
decided-reach = Se, ketkä tämän näkevät, on muuttunut sen jälkeen, kun katsoit. Katso luettelo uudelleen ja päätä sitten.
account-tokens = Ohjelmien käyttötunnisteet
account-tokens-lead = Käyttötunnisteella ohjelma käyttää tätä solmua nimissäsi siinä laajuudessa, jonka valitset tässä. Kuka tahansa, jolla on tunniste, voi tehdä saman: säilytä sitä kuin salasanaa ja poista se käytöstä, kun et enää tarvitse sitä.
account-tokens-none = Sinulla ei ole käyttötunnisteita.
account-tokens-full = Sinulla on jo enimmäismäärä käyttötunnisteita. Poista yksi käytöstä, ennen kuin luot uuden.
account-tokens-end = Poista kaikki tunnisteet käytöstä
account-token-made = Tämä on uusi käyttötunnisteesi. Se näytetään vain nyt: kopioi se paikkaan, jossa ohjelma säilyttää salaisuutensa.
account-token-confirm = Jos haluat luoda käyttötunnisteen, käytä ensin toista todennustekijää.
account-token-name = Tunnisteen nimi
account-token-unnamed = Nimetön tunniste
account-token-days = Voimassaolo päivinä
account-token-days-help = Enintään { $count }. Tunniste, jolla hyväksytään aineistoja tai vastataan seuraamispyyntöihin, on voimassa enintään yhden päivän.
account-token-long = Tunniste on voimassa vähintään yhden päivän ja enintään { $count } päivää.
account-token-scopes = Mitä tunnisteella saa tehdä
account-token-nothing = Valitse, mitä tunnisteella saa tehdä.
account-token-make = Luo käyttötunniste
account-token-end = Poista tunniste käytöstä
account-token-facts = luotu { $made }, vanhenee { $until }
account-token-used = käytetty viimeksi { $used }
account-token-unused = ei vielä käytetty
account-sessions-end-help = Samalla poistuvat käytöstä myös kaikki ohjelmien käyttötunnisteesi.
token-scope-read = lukea sitä, mitä saat lukea
token-scope-wishes = pyytää aineistoja muilla kielillä
token-scope-offers = lukea ja tehdä käännösehdotuksia ja vastata niihin
token-scope-write = kirjoittaa luonnoksia
token-scope-submit = lähettää hyväksyttäväksi luonnoksia, perumisia ja ilmoituksia käyttöönotosta
token-scope-approve = hyväksyä ja julkaista muiden lähettämää
token-scope-follows = vastata seuraamispyyntöihin
token-scope-audit = lukea tapahtumalokia ja viedä se tiedostoon
token-scope-digests = lukea ja muuttaa sähköpostitilauksiasi
statement-privacy-tokens = Jokaisesta ohjelmaa varten luodusta käyttötunnisteesta säilytetään tiiviste, nimi, käyttötarkoitus, luonti- ja päättymisaika sekä viiden minuutin tarkkuudella viimeisin käyttöaika, kunnes tunniste päättyy. Ohjelmalle annetut vastaukset säilytetään vuorokauden ajan, jos ohjelma on pyytänyt sitä.

## Administration
admin = Ylläpito
admin-lead = Kaikki, mitä tämän solmun ylläpitoon kuuluu. Jokainen muutos vaatii toisen todennustekijän ja kirjataan tapahtumalokiin.
admin-overview = Yleiskuva
admin-users = Käyttäjät
admin-peers = Kumppanit ja avaimet
admin-audit = Tapahtumaloki
admin-settings = Asetukset
admin-confirm = Jos haluat muuttaa täällä jotakin, käytä ensin toista todennustekijää.
admin-attention = Mikä vaatii huomiota
admin-attention-none = Mikään ei vaadi huomiota.
admin-where = Missä
admin-seen = Mitä havaittiin
users-lead = Tämän solmun käyttäjät, heidän oikeutensa ja se, miten heille annetaan pääsy.
users-username = Käyttäjätunnus
users-name = Nimi tai tehtävä
users-role = Rooli
users-authority = Viranomainen
users-change = Hallitse käyttäjiä
users-search = Käyttäjätunnus tai nimi
users-none = Tämännimistä käyttäjää ei ole.
users-all = Kaikki käyttäjät
users-more = Lisää käyttäjiä
users-own = Tämä olet sinä. Joku toinen vaihtaa roolisi tai sulkee tilisi.
users-role-change = Vaihda rooli
users-role-help = Roolin vaihtaminen lopettaa henkilön kaikki istunnot, ja hänen on kirjauduttava uudelleen.
users-link = Uusi kertakäyttöinen linkki
users-sessions-end = Lopeta kaikki istunnot
users-reset = Poista kaikki kirjautumistavat
users-remove = Sulje tili
users-remove-help = Kaikkien kirjautumistapojen poistaminen lopettaa istunnot, poistaa salasanan, sovelluksen, pääsyavaimet ja palautuskoodit sekä luo linkin, jolla henkilö aloittaa alusta. Suljettua tiliä ei avata uudelleen, eikä sen käyttäjätunnusta anneta muille.
users-add = Lisää käyttäjä
users-username-wrong = Käyttäjätunnuksessa saa olla vain kirjaimia a–z, numeroita ja merkkejä ”_”, ”-” ja ”.”.
users-link-made = Anna tämä linkki itse käyttäjälle { $name }. Sillä voi kirjautua kerran, viimeistään { $until }. Linkkiä ei näytetä uudelleen.
users-done-role = Rooli on vaihdettu, ja henkilön kaikki istunnot on lopetettu.
users-done-sessions = Henkilön kaikki istunnot on lopetettu.
users-done-removed = Tili on suljettu.
person-reader = Lukija
person-author = Kirjoittaja
person-translator = Kääntäjä
person-approver = Hyväksyjä
person-peer-administrator = Kumppanuuksien ylläpitäjä
person-operator = Ylläpitäjä
person-auditor = Tapahtumalokin tarkastaja
person-client = Asiakasorganisaation lukija
peers-lead = Kumppaniluettelossa olevat palvelimet: kunkin tila, vaihdon eteneminen kumpaankin suuntaan ja avain, josta palvelin tunnistetaan.
peers-can = Palvelin osaa:
peers-cannot = Palvelin ei osaa:
peers-from = Vastaanotettu kumppanilta
peers-to = Lähetetty kumppanille
peers-fingerprint = Avaimen tiiviste
peers-change = Hallitse kumppaneita
peers-check = Tarkista, mitä palvelin osaa
peers-retry = Yritä kaikkea uudelleen nyt
peers-remove = Poista kumppaniluettelosta
peers-remove-help = Luettelosta poistetulle palvelimelle ei lähetetä mitään, ja sen pyynnöt torjutaan. Tieto siitä, mihin asti vaihdossa on päästy, säilytetään: jos palvelin lisätään uudelleen, vaihto jatkuu siitä.
peers-fingerprint-agreed = Avaimen tiiviste sellaisena kuin palvelimen ylläpito on ilmoittanut sen sinulle muuta kautta
peers-rotate = Hyväksy palvelimen uusi avain
peers-add = Lisää kumppani
peers-address = Palvelimen osoite
peers-look = Hae palvelimen tiedot
peers-done-added = { $host } on nyt kumppaniluettelossa.
peers-done-retry = Tämän solmun ja palvelimen { $host } välillä syrjään siirretyt merkinnät yritetään käsitellä uudelleen.
peers-done-rotate = { $host } tunnistetaan tästä lähtien uudesta avaimestaan.
peers-done-removed = { $host } on poistettu kumppaniluettelosta.
peers-behind = merkintöjä jäljessä: { $number }, kesto { $time }
peers-of = { $number } / { $head }
peers-partner = Kumppani
peers-reader = Lukija: saa vain TLP:CLEAR-aineistot
peers-removed = Poistettu kumppaniluettelosta
audit-lead = Kuka on lukenut TLP:CLEAR-tasoa rajatumpaa aineistoa, kirjoittanut tai hyväksynyt jotakin tai muuttanut tasoa, roolia tai asetusta, ja milloin. Aineistojen tekstejä lokissa ei ole. Myös se, että katsot lokia, kirjataan siihen.
audit-whole = Ketju on ehjä riviltä { $since }, johon asti solmu on sen allekirjoittanut, riville { $lines } saakka: mitään ei puutu eikä mitään ole lisätty tai muutettu. Komento ”election-pool audit verify” todentaa ketjun ensimmäisestä rivistä alkaen.
audit-whole-all = Ketju on ehjä ensimmäisestä rivistä riville { $lines } saakka: mitään ei puutu eikä mitään ole lisätty tai muutettu.
audit-note = Merkitse lokin loppukohta muistiin tämän solmun ulkopuolelle; silloin myöhempi tarkistus voi osoittaa, ettei lopusta ole poistettu mitään:
audit-broken = Ketju on katkennut:
audit-who = Henkilö tai palvelin
audit-deed = Tapahtuma
audit-any = Kaikki tapahtumat
audit-object = Kohde: tunniste tai osoite
audit-from = Ensimmäinen päivä
audit-to = Viimeinen päivä
audit-show = Näytä
audit-lines = Rivit, uusin ensin
audit-none = Mikään rivi ei vastaa hakua.
audit-number = Numero
audit-at = Milloin (UTC)
audit-node = Solmu
audit-detail = Lisätietoja
audit-older = Vanhemmat rivit
audit-away = Vienti ja todentaminen
audit-away-help = Vienti sisältää yllä haetut rivit, ja se on allekirjoitettu tämän solmun avaimella. Taulukon allekirjoitus on erillisessä tiedostossa, JSON-asiakirjan allekirjoitus asiakirjassa itsessään.
audit-part = Nämä viennit sisältävät rivit numeroon { $line } asti.
audit-not-whole = Nämä viennit eivät ole täydellisiä: ne alkavat riviltä { $line }, ja hakua vastaavat vanhemmat rivit puuttuvat. Rajaa haku yllä harvempiin päiviin tai vie vanhemmat rivit erikseen.
audit-rest = Vie vanhemmat rivit
audit-signature = CSV-taulukon allekirjoitus
audit-verify = Tarkista, että ketju on ehjä
flaw-missing = Rivi { $line } puuttuu.
flaw-missing-many = Rivit { $first }–{ $last } puuttuvat.
flaw-changed = Rivin { $line } sisältö on muuttunut kirjaamisen jälkeen.
flaw-unlinked = Rivi { $line } ei liity sitä edeltävään riviin.
flaw-outside = Lokissa on rivi, joka ei ole koskaan kuulunut ketjuun (taulun rivi { $row }).
flaw-beyond = Rivi { $line } on ketjun lopun jälkeen.
flaw-otherwise = Rivin { $line } tiiviste ei ole sama kuin muistiin merkitty.
flaw-apart = Avainten yhteydessä säilytettävä rivin { $line } sinetti kuuluu toiseen ketjuun: tietokanta on kirjoitettu uudelleen tai sen tilalle on palautettu vanhempi kopio.
flaw-unkept = Rivin { $line } sinetti on tallessa avainten yhteydessä, mutta sitä ei ole tietokannassa.
flaw-seal = Rivin { $line } sinetti ei ole tämän solmun tekemä.
flaw-file = Tiedoston { $file } rivi { $line } ei ole tämän solmun sinetti.
flaw-former = Se on allekirjoitettu avaimella { $key }, joka on tietokannan mukaan tämän solmun entinen avain mutta jota ei säilytetä muiden avainten yhteydessä. Vertaa avainta siihen, mitä siitä tiedetään muista lähteistä; jos se on sama, ylläpitäjä ottaa sen talteen komennolla ”election-pool audit adopt-key”.
deed-read = Aineisto luettu
deed-publish = Aineisto julkaistu
deed-revise = Aineistosta julkaistu uusi versio
deed-adopt = Käytäntö otettu käyttöön
deed-withdraw = Aineisto peruttu
deed-material-erase = Aineiston teksti poistettu oikeudellisista syistä
deed-submit = Luonnos lähetetty hyväksyttäväksi
deed-submission-change = Hyväksyttävänä olevaa tekstiä muutettu
deed-approve = Hyväksytty toisena henkilönä
deed-refuse = Palautettu kirjoittajalle
deed-draft-begin = Luonnos aloitettu
deed-draft-discard = Luonnos poistettu
deed-draft-take-over = Toisen henkilön luonnos otettu itselle
deed-level-change = Taso muutettu
deed-recipients-change = Vastaanottajat muutettu
deed-translate = Konekäännös tilattu
deed-glossary = Sanastoa muutettu
deed-offer = Käännöstä ehdotettu
deed-offer-refuse = Ehdotettu käännös hylätty täällä
deed-offer-accepted = Kirjoittaja hyväksynyt täältä ehdotetun käännöksen
deed-offer-refused = Kirjoittaja hylännyt täältä ehdotetun käännöksen
deed-offer-void = Täältä ehdotettu käännös rauennut
deed-follow = Seuraamista pyydetty
deed-unfollow = Seuraaminen lopetettu
deed-follow-accept = Seuraamispyyntö hyväksytty
deed-follow-reject = Seuraamispyyntö hylätty
deed-follow-question = Kysymys seuraajalle merkitty muistiin
deed-follow-source = Verkkolähde lisätty
deed-unfollow-source = Verkkolähde poistettu
deed-peer-add = Kumppani lisätty
deed-peer-remove = Kumppani poistettu
deed-peer-rotate = Kumppanin uusi avain hyväksytty
deed-peer-announced = Kumppani ilmoittanut avaimistaan tai viranomaisistaan
deed-peer-retry = Tietojenvaihtoa kumppanin kanssa yritetty uudelleen
deed-peer-settle = Kumppania koskeva ristiriita selvitetty
deed-peer-move-arrived = Kumppani ilmoittanut osoitteenmuutoksesta
deed-peer-move-look = Kumppanin uuden osoitteen tiedot haettu
deed-peer-move-confirm = Yksi henkilö vahvistanut kumppanin osoitteenmuutoksen
deed-peer-move-refuse = Kumppanin osoitteenmuutos hylätty
deed-peer-move = Kumppani siirretty uuteen osoitteeseensa
deed-quarantine-release = Merkintä vapautettu karanteenista
deed-upgrade = Yritetty uudelleen päivityksen jälkeen
deed-authority = Viranomainen lisätty tai muutettu
deed-actor-update = Solmun itsestään ilmoittamia tietoja muutettu
deed-keys-rotate = Uudet avaimet luotu
deed-keys-adopt = Solmun entinen avain otettu talteen
deed-user-add = Käyttäjä lisätty
deed-user-remove = Käyttäjä poistettu
deed-user-role = Rooli muutettu
deed-user-link = Kirjautumislinkki luotu
deed-user-reset = Kaikki kirjautumistavat poistettu
deed-user-sessions-end = Käyttäjän istunnot lopetettu
deed-user-export = Henkilötiedot viety tiedostoon
deed-user-erase = Henkilötiedot poistettu
deed-sign-in = Kirjauduttu sisään
deed-sign-in-confirm = Toista todennustekijää käytetty
deed-sign-in-lock = Kirjautuminen estetty epäonnistuneiden yritysten jälkeen
deed-sign-in-failures = Kirjautuminen epäonnistunut uudelleen
deed-sign-out = Kirjauduttu ulos
deed-session-end = Istunto lopetettu
deed-passkey-add = Pääsyavain lisätty
deed-passkey-remove = Pääsyavain poistettu
deed-password-set = Salasana asetettu
deed-password-end = Salasana poistettu
deed-app-add = Todennussovellus otettu käyttöön
deed-recovery-codes-make = Palautuskoodit luotu
deed-recovery-code-use = Palautuskoodi käytetty
deed-token-make = Ohjelman käyttötunniste luotu
deed-token-end = Ohjelman käyttötunniste poistettu käytöstä
deed-feed-make = Oma syöteosoite luotu
deed-feed-end = Oma syöteosoite poistettu käytöstä
deed-mail-address-ask = Sähköpostiosoite annettu
deed-mail-address-confirm = Sähköpostiosoite vahvistettu
deed-mail-address-end = Sähköpostiosoite poistettu
deed-digest-make = Sähköpostitilaus tehty
deed-digest-leave = Sähköpostitilaus lopetettu viestin linkillä
deed-digest-end = Sähköpostitilaus lopetettu
deed-setting = Asetus muutettu
deed-settings = Asetukset kirjattu ensimmäistä kertaa
deed-retention-run = Säilytysajan ylittäneet tiedot poistettu
deed-backup = Varmuuskopio tehty
deed-export-full = Koko solmun tiedot viety tiedostoon
deed-restore = Palautus vahvistettu
deed-restore-ends = Istunnot lopetettu ja käyttötunnisteet poistettu käytöstä palautuksen yhteydessä
deed-audit-read = Tapahtumalokia katsottu
deed-audit-export = Tapahtumalokia viety tiedostoon
deed-audit-verify = Tapahtumaloki tarkistettu
deed-audit-seals = Sinettitiedosto luotu uudelleen
settings-lead = Voimassa olevat asetukset, kukin nimellä, joka sillä on asetustiedostossa. Ne muutetaan siellä, ja ne tulevat voimaan, kun solmu käynnistetään uudelleen.
settings-none = Ei asetuksia.
settings-name = Asetus
settings-value = Arvo
settings-search = Sana asetuksen nimessä tai selityksessä
settings-only-set = Vain erikseen asetetut
settings-shown = { $count ->
    [one] { $count } asetus.
   *[other] { $count } asetusta.
}
settings-all = Kaikki asetukset
settings-explained = Mitä se tekee (englanniksi)
settings-secret = salaisuus, jota ei näytetä
settings-nothing = ei asetettu
settings-set = asetettu
settings-default = oletusarvo
settings-keys = Tämän solmun avaimet
settings-authorities = Viranomaiset ja asiakasorganisaatiot
settings-circles = Vastaanottajaryhmät
settings-translation = Kielet ja kääntäminen
settings-feeds = Luettavat syötteet ja välittäjä (hub)
settings-projects = Hankkeet
settings-retention = Säilytysajat
settings-retention-help = Se, mitä tässä ei mainita, säilyy: aineistot, kunnes ne perutaan, sekä loki ja tapahtumaloki pysyvästi.
keys-lead = Avaimet, joista kumppanit tunnistavat tämän solmun ja sen viranomaiset. Kumppanit vertaavat ensimmäistä tiivistettä siihen, jonka ilmoitat niille muuta kautta kuin tämän solmun välityksellä.
keys-caption = Tämän solmun ja sen viranomaisten avaimet
keys-id = Avain
keys-purpose = Käyttötarkoitus
keys-shown = Tiiviste tai itse avain
keys-made = Luotu
keys-signs = allekirjoittaa pyynnöt
keys-proves = todistaa aineistot ja aktiviteetit aidoiksi
keys-proved = poistettu käytöstä { $moment }; sillä tarkistetaan, mitä sillä on aiemmin todistettu
keys-rotate = Luo uudet avaimet
keys-rotate-help = Solmulle ja kaikille sen viranomaisille luodaan uudet avaimet. Niistä lähetetään kumppaneille vanhoilla avaimilla todistettu ilmoitus. Kumppanit ottavat uudet avaimet käyttöön automaattisesti; nekin, joihin nyt ei saada yhteyttä, kun yhteys palaa. Aiemmin todistettu on yhä tarkistettavissa. Tee sen jälkeen varmuuskopio ja ilmoita uusi tiiviste uusille kumppaneille.
keys-waiting = Vahvistus uusista avaimista puuttuu vielä: { $hosts }. Siihen asti näille lähtevät pyynnöt allekirjoitetaan vanhalla avaimella.
keys-done = Uudet avaimet on luotu, ja niistä on ilmoitettu.
admin-lanes = Toimitukset ja viive
bodies-lead = Viranomaiset, joiden nimissä tämä solmu toimii, näiden asiakasorganisaatiot sekä vastaanottajaryhmät, joille aineistoja voi osoittaa.
bodies-own = Tämän solmun viranomaiset
bodies-caption = Viranomaiset ja niiden asiakasorganisaatiot
bodies-clients = Asiakasorganisaatiot
bodies-where = Asiakasorganisaatiot ja muunkieliset nimet määritetään asetustiedoston kohdassa [[authority]]. Muutokset tulevat voimaan, kun solmu käynnistetään uudelleen.
bodies-add = Lisää viranomainen
bodies-add-help = Viranomainen saa oman toimijan ja omat avaimet, se kirjataan asetustiedostoon ja siitä ilmoitetaan kumppaneille. Sitä ei voi enää poistaa. Käynnistä solmu sen jälkeen uudelleen.
bodies-name = Nimi tämän solmun ensimmäisellä kielellä
bodies-done = { $handle } on nyt tämän solmun viranomainen.
circles-caption = Vastaanottajaryhmät ja niiden jäsenet
circles-members = Jäsenet
circles-unknown = täällä tuntematon: tälle vastaanottajaryhmälle ei voi julkaista mitään
circles-where = Vastaanottajaryhmät määritetään asetustiedoston kohdassa [circles]. Muutokset tulevat voimaan, kun solmu käynnistetään uudelleen.
reads-lead = Muiden sivustojen syötteet, joita tämä solmu lukee, ja ne, joille kerrotaan tämän solmun syötteiden muutoksista.
reads = Luettavat syötteet
reads-caption = Muiden sivustojen syötteet ja milloin ne on viimeksi luettu
reads-add = Lisää luettava syöte
reads-address = Syötteen osoite
reads-name = Nimi, jos eri kuin syötteessä
reads-country = Jäsenvaltio (kaksikirjaiminen tunnus)
reads-language = Niiden merkintöjen kieli, joissa kieltä ei ilmoiteta (tunnus)
reads-end = Lopeta syötteen lukeminen
reads-end-help = Syötteestä luetut merkinnät poistetaan.
reads-done = Syötettä { $name } luetaan tästä lähtien.
reads-ended = Syötettä { $name } ei enää lueta.
hub = Välittäjä: kenelle muutoksista kerrotaan
hub-count = Tilauksia: { $number }. Vielä vahvistamatta: { $waiting }.
hub-caption = Tämän solmun syötteiden tilaukset
hub-server = Palvelin
hub-feed = Syöte
hub-until = Tilaus päättyy
hub-failing = ei ole ottanut mitään vastaan { $moment } lähtien
lanes-lead = Mikä odottaa lähettämistä, kenelle, mistä lähtien ja miksi, sekä kuinka pitkälle kumppanien lokit on käsitelty täällä. Kumppaneille lähettämistä yritetään, kunnes ne vastaavat, lukijoille 30 päivän ajan.
lanes-caption = Mikä odottaa lähettämistä kullekin palvelimelle
lanes-inbound-caption = Kuinka pitkälle kunkin kumppanin loki on käsitelty täällä
lanes-suspended = pysäytetty: poistettu kumppaniluettelosta
lanes-given-up = yrittäminen lopetettu: palvelin on ollut liian kauan vastaamatta
lanes-failing = epäonnistuu, yritetään uudelleen
lanes-resting = mikään ei odota
lanes-sending = lähetetään
lanes-letters = Odottavia viestejä
lanes-failure = Viimeisin epäonnistuminen
lanes-next = Seuraava yritys:
lanes-parked = Siirretty syrjään
lanes-refused = Hylätty
lanes-applied = Käsitelty
failure-signature = Palvelin ei hyväksy allekirjoitustamme: ehkä se tuntee tämän solmun toisesta avaimesta.
failure-door = Palvelin torjuu tämän solmun: ehkä emme ole sen kumppaniluettelossa.
failure-gone = Osoitteessa ei enää ole postilaatikkoa.
failure-busy = Palvelin pyytää odottamaan.
failure-moved = Palvelin ohjaa toiseen osoitteeseen.
failure-there = Palvelimessa tapahtui virhe.
failure-unreached = Palvelimeen ei saada yhteyttä.
engines-lead = Tämän solmun kielet, käännöspalvelut ja se, mikä odottaa kääntämistä.
engines-where = Kielet ja palvelut määritetään asetustiedoston kohdissa [node] languages ja [[translation.providers]]. Muutokset tulevat voimaan, kun solmu käynnistetään uudelleen.
engines = Käännöspalvelut
engines-caption = Käännöspalvelut siinä järjestyksessä, jossa niiltä pyydetään käännöstä
engines-queue = Odottaa kääntämistä: { $waiting }. Jätetty kääntämättä: { $failed }.
engines-reach = Mitä sille saa antaa
engines-pairs = Kieliparit
engines-at = Viimeksi vastannut
engines-error = Viimeisin virhe
engines-local = kaikki, minkä saa konekääntää: palvelu toimii tämän solmun omilla koneilla
engines-trusted = enintään TLP:GREEN: viranomaiset luottavat palveluun
engines-anywhere = vain TLP:CLEAR
engines-unasked = ei vielä kysytty
engines-well = vastaa
engines-refusing = ei ole kääntänyt { $moment } lähtien
engines-silent = ei kerro kieliään
engines-pairs-caption = Miltä palveluilta kunkin kieliparin käännöksiä pyydetään, pyyntöjärjestyksessä
# As in English.
engines-pair = { $source } → { $target }
works-lead = Tämän solmun hankkeet ja se, mitkä niistä ovat tänään käynnissä.
works-caption = Tämän solmun hankkeet
works-where = Hankkeet määritetään asetustiedoston kohdissa [projects.NIMI]. Muutokset tulevat voimaan, kun solmu käynnistetään uudelleen. Komento ”report --project NIMI” laskee, mitä hankkeesta on syntynyt.
project-open = käynnissä
project-ahead = ei ole vielä alkanut
project-over = päättynyt
statement-privacy-reading = Kirjautuneista käyttäjistä kirjataan tapahtumalokiin, mitä TLP:CLEAR-tasoa rajatumpia aineistoja he ovat lukeneet, milloin ja millä tavalla. Tieto säilytetään, ja sen näkevät tapahtumalokin tarkastajat ja solmun ylläpitäjät.
audit-csv = Taulukko (CSV)
audit-json = Asiakirja (JSON)

## Incoming: the inbox of whoever works here
incoming = Saapuneet
incoming-new = uutta: { $number }
incoming-lead = Mitä on tullut viime käyntisi jälkeen ja mikä odottaa jotakuta, jolla on sinun roolisi.
incoming-waiting = Odottaa päätöstäsi
incoming-waiting-none = Muiden lähettämistä teksteistä mikään ei odota toisen henkilön päätöstä.
incoming-waiting-all = Kaikki odottava, myös omasi
incoming-since = Olet katsonut sen, mikä oli tullut viimeistään { $moment }.
incoming-seen = Merkitse kaikki nähdyksi
incoming-seen-done = Kaikki tällä sivulla on merkitty nähdyksi.
incoming-undo = Kumoa
incoming-second = Päätökset vaativat toisen todennustekijän.
incoming-material = Uudet ja muutetut aineistot
incoming-material-none = Mitään suodattimiisi sopivaa uutta ei ole tullut.
incoming-many = { $count } tai enemmän
incoming-more = Kaikki ei näy tässä. Merkitse kaikki nähdyksi vasta, kun olet katsonut loput luettelosta ”Kaikki aineistot”.
incoming-filters = Suodattimesi
incoming-filters-none = Näet kaiken, mikä sinulle voidaan näyttää. Suodattimella näet vain siihen sopivan.
incoming-filters-help = Näet sen, mikä sopii ainakin yhteen näistä suodattimista.
incoming-filters-full = Sinulla on jo enimmäismäärä suodattimia. Poista jokin niistä, ennen kuin lisäät uuden.
incoming-filter-add = Lisää tämä suodatin
incoming-filter-end = Poista
incoming-filter-nothing = Valitse ainakin yksi kohta.
incoming-offers = Kumppanien ehdotukset
incoming-offers-none = Mikään ehdotus ei odota vastausta.
incoming-answers = Vastaukset ehdotuksiimme
incoming-wanted =
    { $count ->
        [one] Pyydettyjä käännöksiä on { $count }.
       *[other] Pyydettyjä käännöksiä on { $count }.
    }
incoming-adoptions = Uudet ilmoitukset käyttöönotosta
incoming-adoptions-none = Uusia ilmoituksia ei ole.
incoming-follows = Seuraamispyynnöt
incoming-follows-none = Kukaan ei odota vastausta.
incoming-ours = Omat pyyntömme, joihin ei ole vastattu
incoming-ours-none = Yksikään pyyntömme ei odota vastausta.
incoming-withdrawn = Pyyntö on peruttu.
incoming-aside = Mitä on siirretty syrjään
incoming-quarantine-help = Karanteenissa oleva säilytetään, eikä se viivytä mitään muuta. Jos uusi yritys ei onnistu, merkintä palaa tänne ja syy kerrotaan.
incoming-deed = Toimenpide
incoming-release = Yritä uudelleen
incoming-retry = Yritä kaikkea uudelleen tämän kumppanin kanssa
incoming-tried = Uusi yritys on käynnissä. Se, mikä ei vieläkään onnistu, palaa tänne muutamassa sekunnissa.
incoming-settle = Merkitse kumppania koskevat hälytykset selvitetyiksi
incoming-settle-words = Mitä selvisi
incoming-settle-wordless = Kerro muutamalla sanalla, mitä selvisi.
incoming-settled = Hälytykset ovat päättyneet. Jos sama tapahtuu uudelleen, siitä tulee uusi hälytys.
incoming-gone = Päätettävää ei enää ole: joku muu ehti ensin tai pyyntö on peruttu.
incoming-moves = Osoitteenmuutoksesta ilmoittaneet kumppanit
moving = Kumppanin osoitteenmuutos
moving-lead = Kumppani ilmoittaa siirtyneensä toiseen solmuun. Asiasta päättää kaksi kumppanuuksien ylläpitäjää; siihen asti mikään ei muutu.
moving-to = Ilmoitettu uusi osoite
moving-until = odottaa { $moment } asti
moving-shown = Uuden osoitteen tiedot
moving-unseen = Kukaan ei ole vielä hakenut uuden osoitteen tietoja.
moving-look = Hae uuden osoitteen tiedot
moving-actors = Edustaa näitä toimijoita
moving-key-old = Tähänastinen avain
moving-key-new = Uusi avain
moving-compare = Pyydä uuden avaimen tiiviste kumppanin palvelimen ylläpidolta muuta kautta, puhelimitse tai paperilla, ja vertaa tiivisteitä, ennen kuin vahvistat osoitteenmuutoksen.
moving-decide = Päätös
moving-then = Kun kaksi henkilöä on vahvistanut juuri tämän:
moving-then-new = { $host } on kumppani, joka tunnistetaan uudesta avaimesta. Sen loki luetaan alusta: lokia ei voi siirtää osoitteesta toiseen.
moving-then-old = { $host } poistetaan kumppaniluettelosta. Sieltä ei enää oteta vastaan mitään, ei edes perumisia.
moving-then-kept = Se, mikä on tullut osoitteesta { $host }, jää tänne luettavaksi entisine osoitteineen; uusi solmu ei voi muuttaa sitä.
moving-then-named = Aineistoa, joka on osoitettu solmun { $host } nimetyille viranomaisille, ei ole tarkoitettu uuden osoitteen viranomaisille. Ylläpitäjä muuttaa asetustiedostossa ne vastaanottajaryhmät, joissa nämä viranomaiset mainitaan.
moving-then-followed = Ne viranomaisemme, jotka seuraavat jotakin toimijaa vanhassa osoitteessa, seuraavat jatkossa samannimistä toimijaa solmussa { $host }.
moving-nobody = Kukaan ei ole vielä vahvistanut tätä.
moving-first = { $name } vahvisti tämän { $moment }. Myös toisen henkilön on vahvistettava se.
moving-confirm = Vahvista osoitteenmuutos
moving-words = Hylkäämisen syy
moving-refuse = Hylkää osoitteenmuutos
moving-refused-by = { $name } on hylännyt osoitteenmuutoksen:
moving-done = Kumppani on siirretty uuteen osoitteeseensa.
moving-refused = Osoitteenmuutos on hylätty. Mikään ei ole muuttunut.
moving-waits-two = odottaa kahta vahvistajaa
moving-waits-one = odottaa toista vahvistajaa
moving-state-refused = osoitteenmuutos hylätty
asking = Seuraamispyyntö
asking-lead = Kaikki tämä on pyytäjän itsestään antamaa tietoa. Jos hyväksyt pyynnön, pyytäjä saa tästä lähtien sen, mikä on julkista (TLP:CLEAR).
asking-who = Kuka
asking-host = Mistä
asking-whom = Ketä haluaa seurata
asking-partner = on kumppaniluettelossamme
asking-others =
    { $count ->
        [0] Kukaan muu sieltä ei seuraa.
        [one] Sieltä seuraa { $count } muu.
       *[other] Sieltä seuraa { $count } muuta.
    }
asking-page = Pyytäjän sivu
asking-summary = Mitä pyytäjä kertoo itsestään
asking-key = Avain
asking-fetched = Tiedot haettu
asking-server = Pyytäjän palvelin
asking-look = Kysy palvelimen tietoja
asking-look-help = Silloin tämä solmu ottaa yhteyden kyseiseen palvelimeen. Sinne ei lähetetä muuta kuin kysymys.
asking-unreached = Palvelimelta ei voitu kysyä:
asking-software = Ohjelmisto
asking-contact = Yhteystiedot
asking-not = Ei osaa:
asking-help = Vastauksesi lähetetään heti.
asking-accept = Hyväksy
asking-refuse = Hylkää
asking-accepted = Pyyntö on hyväksytty.
asking-refused = Pyyntö on hylätty.
asking-questions = Kysymykset
asking-questions-help = Kysymyksiä ei voi lähettää palvelimelta toiselle. Kirjoita osoitteeseen, joka on pyytäjän sivulla tai palvelimen tiedoissa, ja merkitse tähän työtovereillesi, mitä kysyit ja mitä selvisi.
asking-words = Muistiinpano työtovereille
asking-note = Tallenna merkintä
asking-noted = { $name }, { $moment }
offer = Ehdotettu teksti
offer-open = odottaa vastausta
offer-accepted = hyväksytty, mukana versiossa { $revision }
offer-amended = hyväksytty muutettuna, mukana versiossa { $revision }
offer-refused = hylätty
offer-void = rauennut
offer-stale = Alkuteksti on muuttunut ehdotuksen jälkeen: nyt voimassa on versio { $revision }.
offer-stale-paragraphs = Alkuteksti on muuttunut ehdotuksen jälkeen: nyt voimassa on versio { $revision }, ja nämä kappaleet ovat muuttuneet: { $numbers }.
offer-no-text = Ehdotuksen tekstiä ei ole säilytetty.
offer-beside = Alkuteksti ja kunkin kappaleen alla ehdotettu teksti
offer-answer = Vastauksesi
offer-one = Se julkaistaan heti.
offer-two = Toisen henkilön on hyväksyttävä se ennen julkaisemista.
offer-accept = Hyväksy sellaisenaan
offer-amend = Muuta ensin
offer-amend-button = Hyväksy näin muutettuna
offer-refuse = Hylkää
offer-refuse-help = Kerro, miksi. Ehdotuksen tekijä näkee viestisi.
offer-wordless = Kerro muutamalla sanalla, miksi hylkäät ehdotuksen.
offer-refused-done = Ehdotus on hylätty, ja sen tekijälle kerrotaan syy.
offer-moved = Aineistoa muutettiin sen jälkeen, kun avasit tämän sivun. Katso se uudelleen ja vastaa sitten.
offer-resend = Mitään ei ole vielä tapahtunut, koska istuntosi on vaihtunut sillä välin. Kirjoittamasi on lomakkeessa: lähetä se uudelleen.
adopt = Käytämme tätä
adopt-lead = Viranomaisesi ilmoittaa käyttävänsä tätä ja kertoo, kuinka pitkällä käyttöönotto on. Ilmoituksen näkevät kaikki, jotka saavat nähdä aineiston.
adopt-stated = Ilmoitettu tähän mennessä: { $stage }
adopt-note = Mitä olette muuttaneet
adopt-note-help = Voit käyttää Markdownia. Jos jätät kentän tyhjäksi, aiempi huomautus säilyy.
adopt-language = Huomautuksen kieli
adopt-button = Ilmoita käyttöönotosta
propose = Ehdota käännöstä tai korjausta
propose-lead = Tekstisi menee vain aineiston julkaisseelle viranomaiselle, joka ottaa sen käyttöön sellaisenaan tai muutettuna tai hylkää sen ja kertoo syyn.
propose-correct = Nykyinen teksti korjattavaksi
propose-button = Lähetä ehdotus
statement-privacy-incoming = Kunkin heidän Saapuneet-sivustaan säilytetään, mihin asti hän on katsonut saapuneet ja mitkä suodattimet hän on valinnut, kunnes hän muuttaa niitä tai tili suljetaan. Seuraamispyyntöön tehdyt merkinnät säilytetään niin kauan kuin pyyntö.
digest = Uutiset sähköpostitse
digest-lead = Sähköpostiviestit kertovat, mitä täällä julkaistaan kaikille. Käyttäjätunnusta ei tarvita.
digest-off = Tämä solmu ei lähetä sähköpostia.
digest-off-feeds = Uutissyötteet kertovat saman.
digest-address = Sähköpostiosoite
digest-frequency = Kuinka usein
digest-weekly = Kerran viikossa
digest-daily = Kerran päivässä
digest-instant = Heti, kun on jotakin uutta
digest-choice-help = Jos et valitse jostakin kohdasta mitään, viesteissä kerrotaan kaikesta.
digest-material-languages = Aineistojen kielet
digest-web = Kerro myös verkosta luetusta
digest-letter-language-here = Viestit kirjoitetaan tämän sivun kielellä.
digest-ask = Lähetä vahvistusviesti
digest-privacy = Osoitettasi käytetään vain näihin viesteihin, ja se poistetaan, kun lopetat tilauksen. Jos et vahvista sitä, se poistetaan, kun pyynnöstä on kulunut { $length }.
digest-fault-address = Anna yksi sähköpostiosoite, esimerkiksi nimi@example.org.
digest-fault-frequency = Valitse, kuinka usein.
digest-fault-choice = Valitse tästä luettelosta, enintään { $count } kohtaa.
digest-full = Uusia osoitteita ei juuri nyt voi ottaa vastaan. Yritä myöhemmin uudelleen.
digest-asked = Tarkista sähköpostisi
digest-asked-help = Jos osoitteeseen { $address } voi lähettää viestejä, vahvistusviesti on matkalla. Avaa sivu, johon siinä oleva linkki johtaa, ja paina siellä olevaa painiketta. Sitä ennen et saa muita viestejä.
digest-confirm = Vahvista osoitteesi
digest-confirm-lead = Osoitteeseesi on pyydetty viestejä näillä valinnoilla:
digest-confirm-button = Kyllä, tilaan nämä viestit
digest-confirmed = Tilaus on vahvistettu
digest-confirmed-help = Jokaisen viestin lopussa on linkki, jolla lopetat tilauksen.
digest-unknown = Linkki ei enää toimi
digest-unknown-help = Se on jo käytetty, tai aikaa on kulunut liikaa. Voit pyytää uuden.
digest-leave = Lopeta tilaus
digest-leave-lead = Etkö halua enää saada näitä viestejä?
digest-leave-button = Lopeta tilaus
digest-left = Tilaus on lopetettu
digest-left-help = Sitä varten tallennetut tiedot on poistettu.
own-digests = Omat sähköpostitilaukset
own-digests-lead = Viestit kertovat, mitä uutta on niissä aineistoissa, jotka saat nähdä.
own-digests-label-help = AMBER-tason aineistosta viestissä kerrotaan vain, että sitä on, ja annetaan linkki. RED-tason aineistosta ei kerrota mitään.
own-digests-address-none = Vahvistettua sähköpostiosoitetta ei vielä ole. Viestejä lähetetään vasta, kun osoite on vahvistettu.
own-digests-address-is = Viestit lähetetään osoitteeseen { $address }.
own-digests-address-wanted = Osoitteeseen { $address } lähetettiin viesti. Avaa sivu, johon siinä oleva linkki johtaa, kun olet kirjautuneena täällä. Sitä ennen mikään ei muutu.
own-digests-address-ask = Lähetä vahvistusviesti
own-digests-address-enough = Vahvistusviestejä on lähetetty enimmäismäärä. Yritä myöhemmin uudelleen.
own-digests-address-confirm = Onko tämä sähköpostiosoite sinun, ja lähetetäänkö viestit siihen?
own-digests-address-button = Kyllä, lähetä viestit tähän osoitteeseen
own-digests-address-end = Poista osoite
own-digests-address-unknown = Linkki ei kuulu tiliisi, se on jo käytetty tai se on vanhentunut.
own-digests-trouble = Viestiä ei otettu vastaan { $date }. Sähköpostipalvelin ilmoitti:
own-digests-none = Sinulla ei vielä ole tilauksia.
own-digests-new = Uusi tilaus
own-digests-levels = TLP-merkinnät
own-digests-fault-levels = Valitse ainakin yksi TLP-merkintä.
own-digests-make = Tilaa viestit
own-digests-end = Lopeta tämä tilaus
own-digests-full = Sinulla on jo enimmäismäärä tilauksia. Lopeta jokin niistä, ennen kuin teet uuden.
letter-sent-by = { $node } – Election Pool
letter-confirm-subject = Vahvista: uutiset sähköpostitse
letter-confirm-lead = Joku on pyytänyt lähettämään tähän osoitteeseen uutisia solmusta { $node }. Valinnat ovat:
letter-confirm-do = Jos pyysit tätä itse, avaa tämä sivu ja paina siellä olevaa painiketta:
letter-confirm-not = Jos et pyytänyt tätä, sinun ei tarvitse tehdä mitään. Et saa enempää viestejä, ja osoite poistetaan, kun pyynnöstä on kulunut { $length }.
letter-address-subject = Vahvista sähköpostiosoitteesi
letter-address-lead = Joku, jolla on käyttäjätunnus solmussa { $node }, haluaa saada viestejä tähän osoitteeseen.
letter-address-do = Jos pyysit tätä itse, kirjaudu sisään, avaa tämä sivu ja paina siellä olevaa painiketta:
letter-digest-subject =
    { $count ->
        [one] { $count } uusi kohde
       *[other] { $count } uutta kohdetta
    }
letter-digest-part =
    { $count ->
        [one] { $count } uusi kohde, tässä viestissä { $shown }
       *[other] { $count } uutta kohdetta, tässä viestissä { $shown }
    }
letter-digest-lead = Uutta solmussa { $node }
letter-closed = Uutta tasolla TLP:{ $level }
letter-closed-help = Sähköpostissa ei kerrota, mitä se koskee.
letter-sign-in = Muu kuin TLP:CLEAR-aineisto avautuu, kun olet kirjautunut sisään:
letter-further =
    { $count ->
        [one] { $count } muu kohde on sivustolla:
       *[other] { $count } muuta kohdetta on sivustolla:
    }
letter-why = Saat tämän viestin, koska tämä osoite on vahvistettu solmussa { $node }.
letter-leave = Lopeta näiden viestien tilaus:
statement-privacy-digests = Ilman käyttäjätunnusta tilatuista viesteistä säilytetään sähköpostiosoite ja valinnat, ei muuta, kunnes tilaus lopetetaan; pyyntö, jota kukaan ei vahvista, poistetaan, kun siitä on kulunut { $length }. Jotta kukaan ei voisi lähetyttää suurta määrää viestejä, vuorokauden ajan säilytetään tiiviste osoitteesta ja toinen verkosta, josta pyyntö tuli. Osoite poistetaan myös, jos viestit siihen torjutaan toistuvasti. Jos käyttäjällä on tili, hänen vahvistettu osoitteensa säilytetään, kunnes hän poistaa sen tai tili suljetaan. Viesteissä ei ole kuvia eikä linkkejä, joilla lukijoita laskettaisiin. Viestit kulkevat solmun ylläpidon ja oman palveluntarjoajasi sähköpostipalvelinten kautta.

account-data = Tietosi
account-data-lead = Kaikki, mitä tämä solmu säilyttää sinusta, yhtenä tiedostona: tilisi, kirjautumistapasi, käyttötunnisteesi, suodattimesi ja luonnoksesi, mitä olet lähettänyt hyväksyttäväksi ja hyväksynyt sekä mitä tapahtumalokissa on sinusta. Tiedostossa ei ole salasanoja, avaimia eikä käyttötunnisteita.
account-data-take = Lataa tietosi
users-kept = Mitä säilytetään
users-closed = Päättyneet tilit
users-closed-help = Näillä tunnuksilla ei enää kirjauduta. Tässä kerrotaan, kuinka paljon kustakin henkilöstä säilytetään tietoja. Henkilön sivulla ne on eritelty, ja ne voi siellä poistaa.
users-closed-none = Yksikään tili ei ole päättynyt.
users-closed-at = Päättynyt
users-closed-kept = poistettaisiin pyynnöstä: { $erasable }; säilyy: { $stays }
person-lead = Mitä tämä solmu säilyttää tästä henkilöstä, samoilla nimillä kuin tiedostossa, jonka käyttäjä voi ladata tilisivultaan, ja mitä millekin tapahtuu, kun henkilön tiedot poistetaan.
person-what = Tiedot
person-amount = Määrä
person-becomes = Kun henkilön tiedot poistetaan
person-erased = poistetaan
person-unnamed = säilyy ilman nimeä
person-stays = säilyy
person-erase = Poista tämän henkilön tiedot
person-erase-help = Toimintoa ei voi kumota. Tili suljetaan. Käyttäjätunnus säilyy tapahtumalokissa ja siinä, mitä henkilö on lähettänyt hyväksyttäväksi ja hyväksynyt, eikä sitä anneta muille.
users-done-erased = Henkilön tiedot on poistettu.
retention-kept = Säilytysaika
retention-due = Poistettaisiin nyt
statement-privacy-own = Jos sinulla on tili, voit ladata tilisivultasi kaiken, mitä sinusta säilytetään. Kun pyydät tietojesi poistamista, poistetaan kaikki muu paitsi se, mikä on säilytettävä osoituksena siitä, kuka on päättänyt: käyttäjätunnus tapahtumalokissa sekä siinä, mitä olet lähettänyt hyväksyttäväksi ja hyväksynyt (yleisen tietosuoja-asetuksen 17 artiklan 3 kohdan b ja e alakohta).
statement-privacy-retention = Istunnot ja käyttötunnisteet poistetaan viimeistään noin tunnin kuluttua siitä, kun ne ovat päättyneet. Kirjautumislinkit, viestit muille palvelimille, päättyneet seuraamissuhteet ja muu loppuun käsitelty poistetaan, kun niistä on kulunut { $length }. Julkaistu säilyy, kunnes se perutaan.

## What administration refuses
refused-otherwise = Tätä ei tehty:
refused-no-address = Tämä ei ole osoite.
refused-file = Tiedostoon { $file } ei voitu kirjoittaa:
users-taken = Käyttäjätunnus { $name } on jo käytössä tai on ollut käytössä. Kukin tunnus annetaan vain kerran.
users-full = Tällä solmulla on jo enimmäismäärä käyttäjiä: { $number } (limits.accounts).
users-last = { $name } on viimeinen, jolla on täällä rooli ”{ $role }”. Anna rooli ensin jollekulle toiselle.
bodies-username-wrong = Viranomaisen käyttäjätunnuksessa on 1–64 merkkiä: kirjaimia a–z, numeroita ja merkkejä ”_” sekä niiden välissä merkkejä ”-” ja ”.”. ”actor” ja ”node” tarkoittavat solmua itseään.
bodies-taken = Viranomainen { $name } on jo olemassa.
bodies-no-file = Tällä solmulla ei ole asetustiedostoa, johon viranomaisen voisi kirjata.
reads-own = { $address } on tämän solmun osoite.
reads-partner = { $host } on kumppani: sen aineistot tulevat tänne ilman eri toimia.
reads-no-feed = Osoitteessa { $address } ei ole syötettä:
reads-full = Tämä solmu lukee jo enimmäismäärää syötteitä: { $number }. Lopeta jonkin lukeminen tai pyydä suurentamaan asetusta limits.sources.
peers-other-key = Palvelimen { $host } avaimen tiiviste on { $fingerprint }, ei se, jonka kirjoitit. Mitään ei muutettu.
peers-other-identity = { $origin } ilmoittaa olevansa { $claimed }.
peers-no-key = Toimijalla { $actor } ei ole avainta, jota tämä solmu voisi käyttää.
peers-no-inbox = Toimijalla { $actor } ei ole saapuvien laatikkoa (inbox).
peers-no-origin = Tämä on sivun osoite. Kirjoita vain palvelimen osoite: { $origin }
peers-itself = { $origin } on tämä solmu itse.
peers-not-named = Palvelinta { $origin } ei ole nimetty asetustiedoston kohdassa [federation] resolve. Salaamatonta http-yhteyttä käyttävällä solmulla ei voi olla muita kumppaneita.
peers-changed-key = { $host } on kumppaniluettelossa, ja sillä on eri avain kuin se, josta se tunnistetaan. Vertaa tiivistettä muuta kautta ja hyväksy sitten uusi avain.
peers-over-https = ”{ $typed }” tulkittiin osoitteeksi https://{ $typed }.
keys-unconfirmed = { $host } ei ole vahvistanut edellistä avainten vaihtoa. Odota sitä tai poista palvelin kumppaniluettelosta.
failure-forbidden = Tämä solmu ei saa ottaa sinne yhteyttä.
failure-untrusted = Palvelimen varmenteeseen ei voi luottaa.
failure-too-large = Palvelimen vastaus on liian suuri.
failure-no-server = Osoitteessa vastaa jokin, joka ei voi olla kumppani.

## How mail goes
post = Sähköposti
post-none = Tämä solmu ei lähetä sähköpostia: asetustiedoston kohdassa [mail] ei ole nimetty palvelinta.
post-sent = Viimeisin viesti lähti: { $moment }.
post-never = Yhtään viestiä ei ole vielä lähtenyt.
post-waiting = Odottavia viestejä: { $waiting }, turhaan yritettyjä: { $delayed }, torjuttuja: { $failed }.
post-since = Yhtään viestiä ei ole lähtenyt tämän jälkeen: { $moment }. Odottavia yritetään lähettää uudelleen.
post-unreached = Sähköpostipalvelimeen ei saada yhteyttä.
post-untrusted = Sähköpostipalvelimen varmenteeseen ei voi luottaa.
post-closed = Sähköpostipalvelin ei päästä tätä solmua sisään.
post-busy = Sähköpostipalvelin pyytää yrittämään myöhemmin uudelleen.
post-ours = Tältä koneelta puuttuu jotakin, esimerkiksi salasana.

## What goes in time
forget-sessions = Istunnot
forget-sign-in-links = Kertakäyttöiset kirjautumislinkit
forget-sign-in-steps = Kesken jääneet kirjautumiset
forget-failed-tries = Epäonnistuneet kirjautumisyritykset
forget-tokens = Ohjelmien käyttötunnisteet
forget-answers = Ohjelmille annetut vastaukset toistoa varten
forget-mail = Vahvistamattomat sähköpostitilaukset ja perille menemättömät viestit
forget-letters = Viestit muille palvelimille
forget-subscriptions = Syötteiden tilaukset
forget-withdrawals = Perumiset sellaisina kuin syötteet ne kertovat
forget-cancelled-meetings = Kalenterien perutut kokoukset
forget-translation-memory = Koneen kääntämät kappaleet
forget-translation-requests = Käännöspalveluilla työn alla olevat tekstit
forget-inbox = Muilta palvelimilta tullut
forget-follows = Päättyneet seuraamiset
forget-questions = Kysymykset seuraamista pyytäneille
forget-moves = Kumppanien muutot
forget-lanes = Yhteydet muille palvelimille
forget-inbound-lanes = Yhteydet muilta palvelimilta
forget-strangers = Toimijat, joihin mikään täällä ei viittaa
forget-files = Tiedostot, joihin mikään aineisto ei viittaa
