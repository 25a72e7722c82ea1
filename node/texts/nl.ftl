# Texts of the interface. One message a line or block; see docs/decide for how they become functions.

language-name = Nederlands

skip-to-content = Naar de inhoud
menu-main = Hoofdmenu
menu-languages = Taal van deze pagina
notice = Mededeling
front-page = Startpagina
materials = Materialen
network = Netwerk
tagline = Verkiezingsautoriteiten delen wat zij hebben geleerd
front-lead = Goede praktijken, uitkomsten van bijeenkomsten en geleerde lessen van de autoriteiten die in de lidstaten van de Europese Unie verkiezingen organiseren.
front-newest = Nieuwste materialen
front-all = Alle materialen
list-narrow = Lijst verfijnen
field-country = Land
kind = Soort
topic = Onderwerp
topics = Onderwerpen
list-any = Alle
list-show = Tonen
list-strange = Een onbekende keuze
list-empty = Er is hier niets te tonen.
list-newer = Nieuwer
list-older = Ouder
list-paging = Pagina’s van de lijst
sharing = Verspreiding
recipients = Ontvangers
authority = Autoriteit
published = Gepubliceerd
updated = Bijgewerkt
revision = Versie
licence = Licentie
reference = Kenmerk
secrecy = Grond voor geheimhouding
phase = Fase
maturity = Stadium
project = Project
about = Over dit materiaal
languages = Talen
status-source = oorspronkelijke tekst
status-human = door een mens vertaald
status-machine = machinevertaling
status-reviewed = machinevertaling, door een mens nagekeken
corrected-with = Verbeterd met hulp van
variant-by = vertaald door
variant-stale = gebaseerd op een oudere versie
variant-stale-head = de titel of de samenvatting is sindsdien gewijzigd
variant-stale-paragraphs = sindsdien gewijzigde alinea’s van het origineel: { $which }
variant-local = gemaakt op dit knooppunt
machine-never = Dit wordt niet door een machine vertaald: TLP:RED gaat naar geen enkele vertaaldienst.
machine-local = Dit wordt niet door een machine vertaald: TLP:{ $level } gaat alleen naar een vertaaldienst op de eigen machines van dit knooppunt, en die is er niet.
machine-trusted = Dit wordt niet door een machine vertaald: TLP:GREEN gaat alleen naar een vertaaldienst die de autoriteiten vertrouwen, en dit knooppunt heeft er geen.
machine-waiting = wacht op machinevertaling
machine-failed = machinevertaling mislukt
variant-titles = alleen titel en samenvatting
variant-shown = hier weergegeven
mark-original = Het origineel:
fallback = Dit materiaal is niet beschikbaar in het Nederlands. Het wordt getoond in:
fallback-asked = Dit materiaal is niet beschikbaar in de gevraagde taal: { $asked }. Het wordt getoond in:
fallback-titles = Voorlopig zijn alleen de titel en de samenvatting in deze taal beschikbaar. De tekst is in:
attachments = Bijlagen
file-not-here = nog niet hier
sources = Bronnen
exercise = OEFENING – geen echte gebeurtenis
when = Wanneer
place = Plaats
online = Online
attending = Deelnemers
chatham-house = Chatham House Rule
decisions = Besluiten
actions = Actiepunten
withdrawn = Ingetrokken
withdrawn-help = Dit materiaal is ingetrokken door de autoriteit die het publiceerde.
reason = Reden
absent = Niet gevonden
absent-help = Op dit adres is niets wat aan u kan worden getoond.
network-lead = De servers waarmee dit knooppunt materialen uitwisselt.
network-name = Naam
network-address = Adres
network-this-node = dit knooppunt
source-code = Broncode van dit knooppunt
other-forms = Andere vormen
original-at-origin = Het origineel bij de autoriteit die het publiceerde
further-languages = Meer talen bij de autoriteit die het publiceerde
permanent-address = Permanent adres
project-notices = Mededelingen van het project
level-clear = Mag zonder beperking met iedereen worden gedeeld.
level-green = Mag binnen de gemeenschap van het verkiezingsnetwerk worden gedeeld, maar niet via openbare kanalen.
level-amber = Alleen voor wie het moet weten, binnen de organisatie van de ontvanger en bij haar cliënten.
level-amber-strict = Alleen voor wie het moet weten, uitsluitend binnen de organisatie van de ontvanger.
level-red = Uitsluitend voor de met naam genoemde ontvangers; niet verder verspreiden.
files-waiting = { $count ->
     [one] Er wordt gewacht op { $count } bestand
    *[other] Er wordt gewacht op { $count } bestanden
}
size-bytes = { $number } B
size-kilobytes = { $number } kB
size-megabytes = { $number } MB
meeting-online = online

## Withdrawn material, revisions, side by side, errors

withdrawn-list = Ingetrokken materiaal
withdrawn-list-lead = Wat hier is gepubliceerd en daarna voorgoed is ingetrokken. De teksten zijn gewist; wat blijft, is wie ze heeft ingetrokken, wanneer en waarom.
withdrawn-none = Er is niets ingetrokken.
withdrawn-on = Ingetrokken op { $date }
revisions-title = Versies
revisions-lead = Elke wijziging van de brontekst geeft een nieuwe versie. Alleen de nieuwste geldt.
revision-number = Versie { $number }
revision-current = huidig
revision-past = Dit is versie { $number }, gepubliceerd op { $date }. Een nieuwere versie is ervoor in de plaats gekomen.
revision-see-present = Lees de huidige versie
revision-erased = De tekst van deze versie is om juridische redenen gewist, met de vertalingen en bijlagen.
revision-erased-on = Gewist op { $date }
beside-show = naast elkaar
beside-end = Toon maar één taal
beside-none = Er is in de gevraagde taal geen tekst om hiernaast te tonen: { $language }.
beside-changed = Gewijzigd in het origineel sinds deze vertaling werd gemaakt:
language-unknown = In deze taal zijn er nog geen pagina’s: { $asked }. Deze pagina is in het Nederlands.
error-forbidden = Dit is niet toegestaan
error-forbidden-help = Het formulier kan van een andere site komen of van een sessie die is beëindigd. Ga terug, laad de pagina opnieuw en probeer het nog eens, of meld u opnieuw aan.
error-too-many = Te veel verzoeken
error-too-many-help = Wacht even en probeer het opnieuw.
error-failed = Er ging iets mis op dit knooppunt
error-failed-help = De fout is vastgelegd. Probeer het opnieuw; gebeurt het nog eens, meld het dan aan de beheerders van dit knooppunt.
error-busy = Dit knooppunt kan nu niet antwoorden
error-busy-help = Er is niets verloren gegaan. Wacht even en laad de pagina opnieuw.
error-malformed = Het verzoek kon niet worden begrepen
error-malformed-help = Controleer het adres of begin opnieuw bij de startpagina.

## Signing in

sign-in = Aanmelden
sign-out = Afmelden
sign-in-lead = De eerste keer, of als u alle andere manieren om u aan te melden kwijt bent, meldt u zich aan met een eenmalige link. De beheerder van dit knooppunt maakt die voor u. Plak hier de link of de code aan het eind ervan.
sign-in-code = Link of code
sign-in-as = Met deze link meldt u zich aan als { $name }. Hij werkt één keer.
sign-in-unknown = Deze link klopt niet. Controleer of hij helemaal is gekopieerd of vraag een nieuwe.
sign-in-used = Deze link is al gebruikt. Vraag een nieuwe.
sign-in-expired = Deze link is verlopen. Vraag een nieuwe.
session-ended = Uw sessie is beëindigd. Meld u opnieuw aan om te zien wat niet openbaar is.
signed-in-as = Aangemeld als { $name }

## The network

network-map = Kaart van de knooppunten waarmee dit knooppunt materialen uitwisselt
network-map-text = Een schematische kaart van de lidstaten van de Europese Unie. Lijnen lopen van dit knooppunt, { $here }, naar de knooppunten waarmee het materialen uitwisselt: { $others }. De tabel hieronder zegt hetzelfde.
network-map-alone = Een schematische kaart van de lidstaten van de Europese Unie. Dit knooppunt, { $here }, wisselt nog met niemand materialen uit.
network-own-roster = Een knooppunt weet alleen met wie het zelf uitwisselt. Wat de andere onderling uitwisselen, wordt hier niet getoond.
network-others = Kleine stippen: lidstaten waarmee dit knooppunt geen materiaal uitwisselt.
network-line-late = Een onderbroken lijn: er moet nog iets worden verzonden of aankomen.
network-nodes = Knooppunten
network-mark = Op de kaart
network-traffic = Hoever de uitwisseling is
network-traffic-lead = Alleen medewerkers en partners zien dit deel.
network-outgoing = Van hier naar de partner
network-incoming = Van de partner naar hier
network-waiting = Wachtende vermeldingen
network-waiting-for = Wacht al
network-delivered = Laatste aflevering
network-confirmed = Bevestigd met ontvangstbewijs
network-missing = Nog niet verwerkte vermeldingen
network-missing-for = Ontbreekt al
network-heard = Laatste contact
network-compared = Logboeken laatst vergeleken
network-alarms = Open alarmen
network-failing = aflevering mislukt sinds { $moment }
network-parked = { $count ->
    [one] { $count } vermelding apartgezet
   *[other] { $count } vermeldingen apartgezet
}
network-progress = { $reached } van { $head }
never-yet = nog niet
cell-empty = leeg
moment-utc = { $moment } UTC
duration-seconds = { $count ->
    [one] { $count } seconde
   *[other] { $count } seconden
}
duration-minutes = { $count ->
    [one] { $count } minuut
   *[other] { $count } minuten
}
duration-hours = { $count ->
    [one] { $count } uur
   *[other] { $count } uur
}
duration-milliseconds = { $count ->
    [one] { $count } milliseconde
   *[other] { $count } milliseconden
}
duration-days = { $count ->
    [one] { $count } dag
   *[other] { $count } dagen
}

## The state of the exchange

exchange = Stand van de uitwisseling
exchange-lead = Wat aandacht vraagt tussen dit knooppunt en zijn partners. Alleen medewerkers en beheerders van dit knooppunt zien deze pagina. Van de inhoud van materialen is hier niets te zien.
exchange-partner = Partner
exchange-state = Status
state-well = up-to-date
state-underway = bezig
state-warning = vraagt aandacht
state-alarm = alarm
concern-contradiction = tegenstrijdigheden in het logboek van de partner: { $number }
concern-doubted = door de partner gemelde tegenstrijdigheden in het logboek van dit knooppunt: { $number }
concern-overdue = intrekkingen en beperkingen die niet op tijd zijn bevestigd: { $number }
concern-alarms = andere open alarmen: { $number }
concern-unheard = nog nooit iets van gehoord
concern-silent = stil, laatste contact op { $moment }
concern-never-compared = logboeken nooit vergeleken
concern-uncompared = logboeken laatst vergeleken op { $moment }
concern-unconfirmed = daar aangenomen en niet bevestigd: { $number }, de oudste al { $length }
concern-waiting = wachten op verzending: { $number }, de oudste al { $length }
concern-behind = hier nog niet verwerkt uit het logboek van de partner: { $number }, ontbreekt al { $length }
concern-refused = daar geweigerde vermeldingen: { $number }
concern-quarantined-here = hier in quarantaine: { $number }
concern-quarantined-there = daar in quarantaine: { $number }
exchange-takings = Intrekkingen en beperkingen
exchange-takings-none = Er is nog niets ingetrokken of beperkt.
exchange-material = Materiaal
exchange-what = Wat
taking-withdrawn = ingetrokken
taking-withheld = toegang beperkt
exchange-confirmed-by = Bevestigd door
exchange-unconfirmed-by = Niet bevestigd door
answer-overdue = te laat
answer-quarantined = daar in quarantaine
answer-unclear = er is daar iets in quarantaine, onbekend wat
answer-former = geen partner meer
exchange-quarantine = Ontvangen en niet verwerkt
exchange-quarantine-help = Wat in quarantaine is, blijft bewaard en houdt niets op. Na een upgrade wordt het vanzelf opnieuw geprobeerd; de opdracht ‘peer retry’ doet dat meteen.
exchange-quarantine-none = Er is niets in quarantaine.
exchange-aside = Niet aangenomen door partners
exchange-aside-none = De partners hebben alles aangenomen.
exchange-position = Positie
exchange-activity = Activiteit
exchange-since = Sinds
aside-parked = apartgezet, elk uur opnieuw geprobeerd
aside-refused = geweigerd
aside-quarantined = daar in quarantaine
exchange-contradictions = Tegenstrijdigheden
exchange-contradictions-none = Geen logboek spreekt zichzelf tegen.
exchange-log = Logboek
log-theirs = van de partner
log-ours = van dit knooppunt
exchange-held = Bewaard
exchange-shown = Getoond
exchange-alarms-none = Er zijn geen open alarmen.
exchange-nobody = Er zijn nog geen partners.

## Lists by topic, country, kind and project

browse = Materiaallijsten
countries = Landen
kinds = Soorten
projects = Projecten
topics-lead = Waar de materialen over gaan. De woorden zijn op elk knooppunt dezelfde; veel ervan verwijzen door naar EuroVoc, de thesaurus van de Europese Unie.
topics-unused = Overige onderwerpen, nog zonder materialen
countries-lead = De lidstaten waaruit de materialen afkomstig zijn.
countries-unused = Lidstaten nog zonder materialen
kinds-lead = Om wat voor materiaal het gaat.
kinds-unused = Overige soorten, nog zonder materialen
projects-lead = Projecten waarin materialen zijn ontstaan, met wat zij vanwege hun financiering moeten vermelden.
projects-none = Hier is nog geen project.
materials-count = { $count ->
    [one] { $count } materiaal
   *[other] { $count } materialen
}
list-nothing-fits = Geen materiaal dat aan u kan worden getoond, voldoet aan deze keuze.
list-feed = Nieuwsfeed van deze lijst (RSS)

## Projects

project-time = Looptijd
project-partners = Partners
project-programme = Programma
project-hashtags = Hashtags
project-meetings = Bijeenkomsten
project-outputs = Resultaten
project-lessons = Geleerde lessen
project-further = Overige materialen
project-told = Dit knooppunt kent dit project alleen uit de materialen die het heeft ontvangen.
project-empty = Hier is nog geen materiaal van dit project dat aan u kan worden getoond.
notices-fallback = Deze mededelingen zijn niet beschikbaar in het Nederlands. Ze worden getoond in:

## Feeds of one's own

own-feeds = Mijn feeds
own-feeds-lead = Een adres dat hier wordt gemaakt, toont in uw feedlezer wat u mag zien, tot en met TLP:GREEN. Wie het adres heeft, ziet hetzelfde: houd het voor uzelf en beëindig het als u het niet meer nodig hebt.
own-feeds-make = Een adres maken
own-feeds-made = Dit is uw nieuwe adres. Het wordt alleen nu getoond: kopieer het naar uw feedlezer.
own-feeds-none = U hebt nog geen adres.
own-feeds-since = Gemaakt op { $date }
own-feeds-used = laatst gelezen op { $date }
own-feeds-unused = nog niet gelezen
own-feeds-end = Dit adres beëindigen
own-feeds-full = U hebt zoveel adressen als is toegestaan. Beëindig er een voordat u een nieuw adres maakt.

## Asking for a language

wish-label = Ik heb dit nodig in deze taal
wish-send = Aanvragen
wish-unnamed = Aanvragen worden geteld, zodat vertalers zien wat het meest nodig is. Over u wordt niets opgeslagen.
wish-told = Aanvragen worden geteld, zodat vertalers zien wat het meest nodig is. U krijgt hier bericht zodra de tekst er is.
wish-counted = Uw aanvraag telt mee
wish-counted-help = Vanaf één netwerk telt een aanvraag één keer per dag. Wie vertaalt op dit knooppunt, op het knooppunt waar het materiaal vandaan komt of bij partners met deze taal, ziet hoeveel mensen erom vragen, maar niet wie.
wish-back = Terug naar het materiaal
wish-answered = { $count ->
    [one] { $count } tekst waar u om hebt gevraagd, is er nu.
   *[other] { $count } teksten waar u om hebt gevraagd, zijn er nu.
}
languages-read = Talen die u leest
languages-lead = Wat er niet is in de taal van de pagina, wordt getoond in de eerste van deze talen waarin het er wel is; dat wordt erbij vermeld. Kiest u hier niets, dan gelden de talen van uw browser.
languages-place = Taal { $place }
languages-none = Geen
languages-keep = Opslaan
languages-kept = Uw talen zijn opgeslagen.
wanted = Aangevraagde talen
wanted-full = U hebt zoveel aangevraagd als is toegestaan. Trek iets in voordat u meer aanvraagt.
wanted-mine = Wat u hebt aangevraagd
wanted-mine-none = U hebt niets aangevraagd. Waar een taal ontbreekt, staat op de pagina van het materiaal een formulier om die aan te vragen.
wanted-here = is er nu
wanted-not-here = is er nog niet
wanted-take-back = Intrekken
wanted-clear = Beschikbare teksten uit de lijst verwijderen
wanted-queue = Wat aan vertalers wordt gevraagd
wanted-queue-lead = Het meest gevraagd eerst: de eigen materialen van dit knooppunt in alle talen, en materialen van partners in de talen van dit knooppunt.
wanted-queue-none = Niemand vraagt om een vertaling.
wanted-count-here = Hier gevraagd
wanted-count-total = In totaal

## Calendar and meetings

calendar = Kalender
calendar-lead = Bijeenkomsten van de verkiezingsautoriteiten: wat komt en wat de gehouden bijeenkomsten hebben opgeleverd.
calendar-upcoming = Komend
calendar-past = Gehouden
calendar-none = Er zijn geen komende bijeenkomsten die aan u kunnen worden getoond.
calendar-none-past = Er zijn geen gehouden bijeenkomsten die aan u kunnen worden getoond.
calendar-subscribe = Abonneren op deze kalender
calendar-file = Kalenderbestand (iCalendar)
calendar-all = Alle bijeenkomsten
meeting-cancelled = Bijeenkomst afgelast
meeting-moved = Verplaatst. Eerder gepland: { $when }.
meeting-brussels = Tijd in Brussel
meeting-add = Aan uw agenda toevoegen
online-possible = Ja
chatham-house-help = Van toepassing: wie wat heeft gezegd en wie deelnam, wordt niet vermeld.
meeting-agenda = Agenda
action-what = Wat
action-owner = Wie
action-due = Uiterlijk
front-actions = Openstaande actiepunten
action-overdue = termijn verstreken
related-part-of = Onderdeel van
related-derived-from = Gebaseerd op
related-outcome = Wat hieruit voortkwam

## Search

search = Zoeken
search-words = Zoekwoorden
search-lead = Zoekt in de materialen in elke taal die ze hebben. De naam van een onderwerp wordt in elk van de zeven talen gevonden.
search-previous = Vorige resultaten
search-next = Volgende resultaten
search-none = Er is niets gevonden dat aan u kan worden getoond.
search-none-help = Probeer andere woorden, een andere vorm of een andere taal, of kijk bij een onderwerp.
search-partial = Geen enkel materiaal bevat al deze woorden. Deze bevatten er een aantal van.
search-common = Deze woorden staan in bijna elke tekst. Voeg een woord toe dat zegt waar het over gaat.
search-bounded = Alleen de eerste { $count } woorden tellen.
search-topics = Onderwerpen met deze naam
search-by-topic = Gevonden via het onderwerp:
search-from = Gepubliceerd of gewijzigd vanaf
search-to = Gepubliceerd of gewijzigd tot en met
field-language = Taal

## Authorities

authorities = Autoriteiten
authorities-lead = De autoriteiten waarvan hier materiaal wordt uitgewisseld, met hun staten en talen.
authority-follow = Zo volgt u deze autoriteit
authority-handle = In de fediverse
authority-node = Knooppunt
authority-last = Nieuwste
authority-newest = Nieuwste materialen van deze autoriteit
authority-empty = Dit knooppunt heeft niets van deze autoriteit dat aan u kan worden getoond.
authority-of-country = Alle materialen uit deze staat
authority-meetings = Bijeenkomsten uit deze staat

## Where a material comes from, and how to cite it

authenticity = Echtheid
signed-on = Ondertekend door { $authority } op { $date }. De handtekening past bij deze tekst en bij de sleutel die hier bekend is.
signed = Ondertekend door { $authority }. De handtekening past bij deze tekst en bij de sleutel die hier bekend is.
signed-unknown = Het materiaal draagt een handtekening, maar de sleutel is hier niet of niet meer bekend.
signed-missing = Het materiaal draagt geen eigen handtekening. Het is afgeleverd door { $host }.
signed-wrong = De handtekening klopt niet.
signed-local = Deze vertaling is op dit knooppunt gemaakt en is niet ondertekend.
signed-original-on = Het origineel is ondertekend door { $authority } op { $date }. De handtekening past bij het origineel en bij de sleutel die hier bekend is.
signed-original = Het origineel is ondertekend door { $authority }. De handtekening past bij het origineel en bij de sleutel die hier bekend is.
signed-key = Sleutel:
log-place = Positie { $position } in het logboek van { $host } (tijdvak { $epoch }):
exact-bytes = Het object byte voor byte (JSON)
cite = Zo verwijst u ernaar

## Who uses what

adoption = Overname
adoption-statement = { $authority } maakt gebruik van wat een andere autoriteit heeft gepubliceerd: { $title } ({ $author }). Stadium: { $stage }.
adoption-of = Wat wordt gebruikt
adoption-of-withdrawn = Dat waarover het ging, is ingetrokken.
adoption-more = Wat de autoriteit erover zegt
adoptions = Wat waar wordt gebruikt
adoptions-lead = Praktijken en andere materialen die een autoriteit van een andere heeft overgenomen, en hoever elke autoriteit daarmee is. Elke autoriteit meldt dit zelf.
adoptions-none = Nog geen enkele autoriteit heeft gemeld dat zij iets van een andere autoriteit gebruikt dat aan u kan worden getoond.
authority-uses = Wat deze autoriteit van andere gebruikt
used-by = Gebruikt door
used-by-count = { $count ->
    [one] Gebruikt door { $count } autoriteit
   *[other] Gebruikt door { $count } autoriteiten
}
stage-since = { $stage }, sinds { $date }

## Guides

guides = Leidraden
guides-lead = Leesroutes door de materialen, op volgorde: voor wie ze zijn en voor welke fase van de verkiezingscyclus.
guides-none = Er is hier nog geen leidraad met delen die aan u kan worden getoond.
guides-everybody = Voor iedereen
guides-any-phase = Alle fasen
role = Voor wie
guide-parts = In deze leidraad
guide-parts-count = { $count ->
    [one] { $count } deel
   *[other] { $count } delen
}
guide-place = Deel { $place } van { $all }
guide-way = In een leidraad
guide-previous = Vorige
guide-next = Volgende

## What changed

front-changes = Wat er is veranderd
front-changes-lead = Kies hoever u wilt terugkijken, of bewaar het adres voor uw volgende bezoek. Over u wordt niets opgeslagen.
front-changes-day = sinds gisteren
front-changes-week = in de afgelopen zeven dagen
front-changes-month = in de afgelopen dertig dagen
front-changes-since = Hier veranderd sinds { $date }
front-changes-none = Sindsdien is hier niets veranderd dat aan u kan worden getoond.
front-changes-new = nieuw
front-changes-revised = gewijzigd
front-changes-withdrawn = { $count ->
    [one] { $count } materiaal is ingetrokken
   *[other] { $count } materialen zijn ingetrokken
}
front-changes-next = Voor uw volgende bezoek: wat er vanaf vandaag verandert

## From the web

web-from = Van het web
web-lead = Afkomstig uit de nieuwsfeeds van autoriteiten zonder eigen knooppunt. Het maakt geen deel uit van de uitwisseling; elk bericht leidt naar het origineel.
web-all = Alles van het web
web-none = Niets van het web voldoet aan deze keuze.
web-count = { $count ->
    [one] { $count } bericht
   *[other] { $count } berichten
}
web-topics = Voorgestelde onderwerpen:
web-sites = Autoriteiten waarvan de nieuwsfeeds worden gelezen
web-entries = Berichten
web-read = Laatst gelezen
web-failing = kan sinds { $moment } niet worden gelezen
list-from = Herkomst
list-from-exchange = Uitgewisseld tussen autoriteiten

## Feeds

feeds = Nieuwsfeeds
feeds-lead = Alles wat op dit knooppunt openbaar is, kunt u zonder account volgen met een feedlezer. RSS, Atom en JSON Feed bevatten hetzelfde; kies wat het best bij uw feedlezer past.
feeds-opml = Alle feeds als één lijst (OPML)
feeds-opml-help = Importeer de lijst in uw feedlezer; die kent dan alle feeds van dit knooppunt.
feeds-opml-languages = Hetzelfde in alle talen (OPML)
feeds-own = Wie is aangemeld, kan een feedadres maken dat ook toont wat niet openbaar is.
authority-feed = Nieuwsfeed van deze autoriteit (RSS)
country-feed = Nieuwsfeed van deze staat (RSS)

## About this node, accessibility, privacy

statement-about = Over dit knooppunt
statement-about-what = Election Pool is een netwerk waarin de autoriteiten die in de lidstaten van de Europese Unie verkiezingen organiseren, delen wat zij hebben geleerd. Dit knooppunt wordt beheerd door:
statement-about-labels = Elke autoriteit publiceert op haar eigen knooppunt. Elk materiaal draagt een label van het Traffic Light Protocol (TLP) dat zegt wie het mag lezen: wat openbaar is, is te lezen op deze pagina’s, via feeds, in de kalender en in de fediverse; al het andere gaat alleen naar degenen voor wie het bestemd is.
statement-about-responsible = De autoriteit die bij een materiaal wordt genoemd, is verantwoordelijk voor de inhoud. Wat met ‘Van het web’ is gemarkeerd, hoort bij de sites waarnaar het leidt.
statement-about-program = Het programma is vrije software: iedereen mag het gebruiken, bekijken en wijzigen.
statement-version = Versie van het programma
statement-contact = Contactgegevens
statement-contact-all = Vragen, correcties en belemmeringen die u ondervindt:
statement-contact-security = Zwakke plekken in de beveiliging:
statement-accessibility = Toegankelijkheid
statement-accessibility-goal = Deze pagina’s zijn zo gemaakt dat iedereen ze kan gebruiken en dat ze voldoen aan de richtlijnen voor toegankelijkheid van webcontent (WCAG) 2.2 op niveau AA; daaronder valt wat de Europese norm EN 301 549 van webpagina’s verlangt.
statement-accessibility-checked = Wat er wordt gecontroleerd en hoe
statement-accessibility-how = De makers van het programma onderzoeken elk type pagina in een browser met een automatisch hulpmiddel (axe-core): in meerdere talen, licht en donker, op een breed scherm en bij een breedte van 320 pixels, wat overeenkomt met een vergroting van 400 procent. Ook controleren zij de HTML, de afdrukversie, elke stap met het toetsenbord en dat geen enkele pagina een script nodig heeft. Een gesimuleerde schermlezer leest vier van de paginatypen voor, en de makers hebben nagelopen wat hij zegt.
statement-accessibility-limits = Bekende beperkingen
statement-accessibility-automatic = Een automatisch hulpmiddel vindt maar een deel van de belemmeringen. De pagina’s zijn niet door een onafhankelijke instantie beoordeeld en niet getest met mensen die hulptechnologie gebruiken.
statement-accessibility-files = Bijlagen komen van de autoriteiten die ze hebben gepubliceerd en zijn mogelijk niet toegankelijk. Vraag de autoriteit die bij het materiaal wordt genoemd om een andere vorm.
statement-accessibility-languages = Materiaal zonder tekst in uw taal wordt in een andere taal getoond, en de pagina vermeldt dat. Machinevertalingen zijn gemarkeerd en kunnen fouten bevatten.
statement-accessibility-supervision = Krijgt u geen bevredigend antwoord, dan kunt u zich wenden tot de instantie die in uw land toezicht houdt op de toegankelijkheid van websites van overheidsinstanties op grond van Richtlijn (EU) 2016/2102.
statement-privacy = Privacy
statement-privacy-lead = Om te lezen is geen account nodig. De pagina’s voor lezers laden niets van andere servers en bevatten geen scripts, geen bezoekerstellers en geen reclame.
statement-privacy-cookies = Cookies
statement-privacy-no-cookie = Wie zich niet aanmeldt, krijgt geen cookie.
statement-privacy-session = Bij het aanmelden wordt een cookie geplaatst, ‘{ $name }’. Die zorgt ervoor dat u aangemeld blijft en dient nergens anders voor; scripts kunnen hem niet lezen. Hij vervalt wanneer u zich afmeldt, na { $idle } zonder gebruik en in elk geval na { $most }.
statement-privacy-logs = Wat er wordt vastgelegd
statement-privacy-no-log = Het programma houdt niet bij wie welke pagina opent of wie wat zoekt. Pogingen om zich aan te melden of zich op wijzigingen te abonneren, worden één minuut lang per netwerkadres geteld, alleen in het geheugen, zodat niemand het te vaak probeert.
statement-privacy-wishes = Wie zonder zich aan te melden om een taal vraagt, wordt tot middernacht (UTC) op netwerkadres onthouden, alleen in het geheugen, zodat elk netwerk één keer per dag telt; opgeslagen wordt alleen het aantal. Van wie is aangemeld, wordt bewaard wat is aangevraagd, tot het uit de lijst wordt verwijderd.
statement-privacy-operator = De servers en netwerken vóór dit knooppunt kunnen eigen logbestanden bijhouden. Wie ze beheert, kan u daarover inlichten.
statement-privacy-staff = Van de mensen die met dit knooppunt werken, worden gebruikersnaam, naam of functie, autoriteit en rol bewaard, en in het auditlogboek wat zij hebben gepubliceerd, goedgekeurd, gewijzigd of ingetrokken, en wanneer. Van elk feedadres dat zij voor zichzelf aanmaken, wordt bewaard wanneer het is aangemaakt en beëindigd en, op het uur nauwkeurig, wanneer het voor het laatst is gelezen. Ook worden de talen bewaard waarin zij graag lezen, als zij die hebben opgegeven.
statement-privacy-desk = Op de pagina waar een concept wordt geschreven, draait één script van dit knooppunt. Het slaat op wat wordt getypt; wat nog niet is opgeslagen, blijft in die browser bewaard en wordt daar verwijderd zodra het is opgeslagen.
statement-privacy-others = Van volgers op andere servers worden het openbare adres en de openbare sleutel bewaard, en van programma’s die hebben gevraagd om van wijzigingen op de hoogte te worden gebracht, het adres dat zij hebben opgegeven.
statement-privacy-rights = Voor vragen over gegevens die u betreffen en om uw rechten op grond van de Algemene verordening gegevensbescherming (AVG) uit te oefenen, kunt u terecht bij de autoriteit die dit knooppunt beheert:

## What changed between two revisions

changes = Wat er is gewijzigd
changes-lead = Versie { $older } van { $from }, vergeleken met versie { $newer } van { $to }.
changes-key = Toegevoegde woorden zijn onderstreept, verwijderde woorden doorgehaald.
changes-added = toegevoegd:
changes-removed = verwijderd:
changes-end = einde van de wijziging
changes-none = De tekst in deze taal is in beide gelijk.
changes-missing = In een van beide is er geen tekst in deze taal.
table-number = Tabel { $number }
changes-in = Vergelijken in:
changes-facts = Andere gegevens die zijn gewijzigd
changes-what = Wat
changes-before = Oud
changes-after = Nieuw
changes-too-long = De teksten zijn te lang om woord voor woord te vergelijken; hele alinea’s zijn gemarkeerd.
changes-same = { $count ->
    [one] { $count } alinea ongewijzigd
   *[other] { $count } alinea’s ongewijzigd
}

## The desk: drafts

desk = Redactie
desk-lead = Schrijf, kijk wie het zal ontvangen en laat een tweede persoon het nalezen.
desk-begin = Een concept beginnen
desk-begin-button = Beginnen
desk-document = Beginnen met een bestaand document
desk-document-file = Document (.docx of .odt)
desk-document-help = Koppen, lijsten, tabellen en links blijven behouden. Afbeeldingen, voetnoten en opmerkingen vallen weg.
desk-document-button = Uploaden
desk-waiting = Wacht op een tweede persoon
desk-waiting-none = Er wacht niets.
desk-mine = Mijn concepten
desk-mine-none = U hebt geen concepten.
desk-others = Concepten van collega’s
desk-refused = Niet goedgekeurd
desk-full = U hebt zoveel concepten als is toegestaan. Gooi er een weg voordat u een nieuw begint.
draft-untitled = Concept zonder titel
draft-saved-by = laatst opgeslagen door { $name }, { $moment }
draft-state-waiting = wacht op een tweede persoon
draft-state-refused = teruggestuurd
draft-revises = Nieuwe versie van:
draft-save = Opslaan
draft-go-on = Voorbeeld bekijken en indienen
draft-discard = Dit concept weggooien
draft-discard-help = De tekst en de bestanden zijn dan voorgoed weg.
draft-saved = Opgeslagen.
draft-conflict = { $name } heeft dit concept opgeslagen terwijl u schreef. Er is niets overschreven: uw tekst staat in het formulier, de opgeslagen tekst eronder. Voeg samen wat nodig is en sla dan op.
draft-conflict-theirs = De opgeslagen tekst
draft-resend = Er is nog niets opgeslagen, omdat uw sessie was beëindigd. Uw tekst staat in het formulier: sla die nu op.
draft-waits = Dit concept wacht op een tweede persoon. Als u het wijzigt, wacht het niet meer.
draft-sent-back = { $name } heeft het teruggestuurd:
draft-errors = Controleer deze velden
draft-original = Origineel
draft-translation = Vertaling
draft-title = Titel
draft-summary = Samenvatting
draft-summary-help = Hoogstens 1.000 tekens. De samenvatting verschijnt in lijsten en feeds.
draft-text = Tekst
draft-text-help = Markdown: met ‘##’ begint een kop, met ‘-’ een lijst. Wat u uit Word of van een webpagina plakt, behoudt koppen, lijsten, tabellen en links.
draft-translation-kind = Hoe het is vertaald
draft-translator = Vertaald door (organisatie)
draft-add-language = Een taal toevoegen
draft-remove-language = Deze taal verwijderen
draft-audience = Wie het mag zien
draft-level = Niveau
draft-level-use = Dit niveau gebruiken
draft-level-help = Kies eerst het niveau: daarvan hangt af wie u kunt noemen.
draft-authorities = Voor AMBER en AMBER+STRICT: autoriteiten
draft-circles = Voor AMBER en AMBER+STRICT: kringen
draft-people = Voor RED: gebruikers van dit knooppunt
draft-people-more = Andere personen, op gebruikersnaam
draft-people-more-help = Op dit knooppunt werken meer mensen dan hier staan. Lege regels tellen niet mee.
draft-named-otherwise = Ook genoemd
draft-topics-help = Typ in een willekeurige taal; lege regels tellen niet.
draft-not-stated = niet opgegeven
draft-exercise = Dit hoort bij een oefening
draft-sources-help = Eén webadres per regel.
draft-part-of = Onderdeel van (id of adres)
draft-derived-from = Gebaseerd op (id of adres)
draft-meeting = Bijeenkomst
draft-meeting-help = Voor materiaal over een bijeenkomst. Zodra er een begintijd is, staat de bijeenkomst in kalenders.
draft-starts = Begin
draft-ends = Einde
draft-time-help = Dag en tijd, bijvoorbeeld 2026-03-01T10:00.
draft-timezone = Tijdzone
draft-timezone-help = Bijvoorbeeld Europe/Brussels. Begin en einde zijn in de tijd van die zone.
draft-online-no = Nee
draft-online-at = Webadres voor online deelname
draft-attending-help = Staten (met twee letters, bijvoorbeeld FI) en organisaties, één per regel; nooit personen.
draft-chatham-help = Wie wat heeft gezegd en wie deelnam, wordt niet vermeld: dan wordt niemand genoemd als deelnemer of als verantwoordelijke voor een actiepunt.
draft-lines-help = Eén per regel.
draft-action = Actiepunt { $place }
draft-more-rows = Meer regels
draft-guide-help = De materialen waar de leidraad langs voert, op volgorde: van elk het id of het adres. Lege regels tellen niet.
draft-deadlines = Termijnen bij een waarschuwing
draft-deadlines-help = De tijden zijn in de tijd van de tijdzone die hier is gekozen. Een termijn die u leeg laat, wordt berekend vanaf het moment waarop het incident bekend werd: 24 uur, 72 uur, een maand. Deze termijnen gelden alleen voor de soort ‘Waarschuwing’.
draft-counted = Als u dit leeg laat, wordt het { $moment }.
draft-part = Deel { $place }
draft-part-up = Omhoog
draft-note = Wat er in deze versie is gewijzigd
draft-further = Overige gegevens
draft-further-help = Wat geen eigen veld heeft: één sleutel per regel, zoals in een bestand.
draft-files-add = Bestanden toevoegen
draft-files-help = Hoogstens { $count } bestanden van elk hoogstens { $size }. Wat een camera in JPEG-, PNG- en GIF-afbeeldingen heeft vastgelegd, wordt verwijderd.
draft-files-kinds = Bestandstypen die worden aangenomen: { $kinds }.
draft-file-remove = Verwijderen
draft-live-saving = Bezig met opslaan …
draft-live-saved = Alle wijzigingen zijn opgeslagen.
draft-live-kept = Nog niet opgeslagen. Uw tekst wordt in deze browser bewaard en het opslaan wordt opnieuw geprobeerd.
draft-live-open = Nog niet opgeslagen. Boven GREEN, en zolang er geen niveau is gekozen, wordt niets in deze browser bewaard: laat deze pagina open. Het opslaan wordt opnieuw geprobeerd.
draft-live-ended = Uw sessie is beëindigd. Uw tekst wordt in deze browser bewaard.
draft-live-ended-open = Uw sessie is beëindigd. De laatste wijzigingen zijn niet opgeslagen, en op dit niveau wordt niets in deze browser bewaard. Laat deze pagina open, meld u in een ander tabblad aan en kom hier terug.
draft-live-conflict = Iemand anders heeft dit concept intussen opgeslagen. Sla op om beide teksten te zien.
draft-live-gone = Dit concept is niet meer beschikbaar en er wordt niets meer opgeslagen. Uw tekst staat op deze pagina: sla op om die als nieuw concept te bewaren.
draft-live-refused = Deze tekst is niet aangenomen en er wordt niets meer opgeslagen. Kopieer uw tekst en sla daarna op om te zien waarom.
draft-live-restored = Tekst die niet was opgeslagen, is uit deze browser teruggehaald.
draft-ended = Uw sessie is beëindigd
draft-ended-help = Er is niets verloren gegaan: uw tekst staat nog op deze pagina. Meld u in een ander tabblad aan, kom hier terug en ga verder. Bestanden moeten opnieuw worden toegevoegd.
draft-ended-go-on = Verdergaan
draft-gone = Dit concept is niet meer beschikbaar
draft-gone-help = Terwijl u schreef, is het gepubliceerd of weggegooid, of is het niveau zo gewijzigd dat u het niet meer mag zien. Niets van wat u hebt getypt, is verloren gegaan: het staat op deze pagina. Bewaar het als nieuw concept of kopieer wat u nodig hebt. Bestanden moeten opnieuw worden toegevoegd.
draft-gone-keep = Mijn tekst als nieuw concept bewaren
draft-gone-typed = Wat u hebt getypt
wrong-missing = Dit ontbreekt.
wrong-waits = Om hetzelfde is al gevraagd; het wacht op een besluit.
wrong-headings = Hier staan alleen koppen en nog geen tekst.
wrong-too-long = Dit is langer dan { $count } tekens.
wrong-text-too-large = De tekst is met opmaak groter dan { $size }, en meer nemen andere servers niet aan. Kort hem in.
wrong-unknown = ‘{ $word }’ is hier niet bekend.
wrong-unknown-nearest = ‘{ $word }’ is hier niet bekend. Bedoelde u ‘{ $nearest }’?
wrong-needs-recipients = TLP:{ $level } vereist ontvangers.
wrong-no-recipients = Bij TLP:{ $level } horen geen ontvangers. Verwijder ze of kies een ander niveau.
wrong-no-writer = TLP:RED moet een auteur of goedkeurder van uw autoriteit noemen. Anders kan niemand het materiaal ooit herzien.
wrong-no-reader = { $name } kan niet worden genoemd: wie die rol heeft, leest niets op niveau TLP:RED.
wrong-twice = ‘{ $word }’ staat hier twee keer.
wrong-no-address = ‘{ $word }’ is geen webadres (https://…).
wrong-no-id = ‘{ $word }’ is geen id en ook geen webadres.
wrong-not-held = Op dit knooppunt is geen materiaal met het id ‘{ $word }’. Controleer het id of laat het veld leeg.
wrong-not-attached = De tekst verwijst naar ‘{ $name }’, maar dat bestand staat niet bij de bijlagen. Voeg het bestand toe, verbeter de naam of schrijf een volledig webadres (https://…).
wrong-overtaken = Iemand anders heeft hier iets anders opgeslagen. Dat staat onder het formulier.
wrong-too-many = Hiervan mogen er hoogstens { $count } zijn.
wrong-no-time = ‘{ $word }’ is geen dag en tijd. Schrijf die zo: 2026-03-01T10:00.
wrong-shifted = In die tijdzone bestaat { $word } niet of komt het twee keer voor, omdat de klok wordt verzet. Voeg het verschil met UTC toe, bijvoorbeeld { $word }+02:00.
wrong-ends-first = Dit is vóór het begin.
wrong-no-day = ‘{ $word }’ is geen dag. Schrijf die zo: 2026-03-01.
wrong-person = ‘{ $word }’ lijkt op het adres van een persoon. Noem hier staten en organisaties, nooit personen.
wrong-never-told = Onder de Chatham House Rule wordt niet vermeld wie deelnam. Verwijder dit of zet de regel uit.
wrong-only-guide = Alleen een leidraad heeft dit. Maak dit leeg of kies de soort ‘Leidraad’.
wrong-too-early = Dit is te vroeg. De volgorde is: bekend geworden, vroegtijdige waarschuwing, melding, eindverslag.
wrong-future = Dit tijdstip ligt in de toekomst. Vermeld wanneer het incident werkelijk bekend is geworden.
wrong-too-wide = De nieuwe versie is voor meer mensen bestemd dan voorheen, en de tekst in deze taal ({ $language }) zegt nog wat het origineel eerder zei. Voeg de taal toe en werk de tekst bij, of verwijder de taal.
wrong-otherwise = Zo kan het niet worden gepubliceerd:
wrong-file-too-large = { $name } is groter dan { $size }.
wrong-file-too-many = { $name } is er één te veel: het maximumaantal bestanden is { $count }.
wrong-file-same-name = Er is al een bestand met de naam { $name }.
wrong-file-empty = { $name } is leeg.
wrong-file-name = { $name } is niet toegestaan als bestandsnaam.
wrong-file-picture = { $name } is een afbeelding die meer kan bevatten dan er te zien is. Sla de afbeelding op als JPEG of PNG.
wrong-file-damaged = { $name } kan niet worden gelezen. Het bestand is misschien beschadigd of met een wachtwoord beveiligd.
wrong-file-document = { $name } is geen .docx-bestand en ook geen .odt-bestand.
wrong-file-kind = { $name } is geen bestandstype dat wordt aangenomen. Wel aangenomen: { $kinds }.
wrong-form-too-large = Dit was meer dan { $size }. Voeg per keer minder of kleinere bestanden toe.

## The desk: submitting and approving

preview = Voorbeeld
preview-lead = Zo krijgen lezers het te zien. Er is nog niets ingediend.
preview-back = Verder schrijven
preview-overtaken = Versie { $revision } is gepubliceerd nadat dit concept was begonnen; indienen zou die versie ongedaan maken. Bekijk wat daarin is gewijzigd. Gaat daarvan niets verloren, dien dan opnieuw in.
preview-submit = Indienen bij een tweede persoon
preview-publish = Nu publiceren
preview-alone = Op dit knooppunt mag u dit zonder tweede persoon publiceren. Dat blijft voorgoed bij het materiaal vermeld.
preview-bare = Onder deze koppen staat niets: { $headings }. Schrijf daar iets of haal ze weg. Indienen kan ook zo.
preview-stale = Het concept is intussen gewijzigd. Bekijk het opnieuw en dien het dan in.
reach = Wie het te zien krijgt
reach-end = Wie het kwijtraakt en daarvan bericht krijgt
reach-level = Het niveau verandert van TLP:{ $before } in TLP:{ $after }.
reach-authorities = Autoriteiten
reach-nobody = Geen enkele autoriteit van een partner ontvangt het.
reach-new = nieuw
reach-gone = raakt het kwijt
reach-not = ontvangt het niet
reach-circles = Kringen
reach-people = { $count ->
    [one] { $count } gebruiker van dit knooppunt mag het lezen.
   *[other] { $count } gebruikers van dit knooppunt mogen het lezen.
}
reach-people-new = Onder hen nieuw: { $number }
reach-people-gone = Mogen het niet meer lezen: { $number }
reach-public = Iedereen kan het op openbare pagina’s en in feeds lezen.
reach-public-new = Iedereen kan het op openbare pagina’s en in feeds lezen. Dat is nieuw.
reach-public-gone = Het verdwijnt van openbare pagina’s en uit feeds.
reach-public-never = Het staat op geen enkele openbare pagina en in geen enkele feed.
reach-followers = Volgers op andere servers die het ontvangen: { $followers } (servers: { $servers })
reach-translators = Vertaalmachines die het mogen vertalen: { $names }
reach-translators-none = Het wordt niet door een machine vertaald.
waiting-submitted = ingediend door { $name }, { $moment }
waiting-lead = Lees het tot het einde. Wat u goedkeurt, is precies deze tekst.
waiting-digest = SHA-256 van wat u leest
waiting-new = Dit is nieuw: er is geen eerdere versie.
waiting-approve = Goedkeuren en publiceren
waiting-approve-only = Goedkeuren
waiting-refuse = Terugsturen
done-published = U hebt het goedgekeurd, en het is gepubliceerd.
done-approved = U hebt het goedgekeurd, en het is uitgevoerd.
done-refused = U hebt het teruggestuurd. De auteur ziet uw toelichting.
done-withdrawn = U hebt dit materiaal ingetrokken.
waiting-refuse-help = Geef aan wat er anders moet. De auteur vindt uw opmerkingen bij het concept.
waiting-refuse-help-kept = Geef aan wat er anders moet. De auteur vindt uw opmerkingen onder Redactie, samen met de eigen tekst.
waiting-refuse-help-desk = Geef aan wat er anders moet. De auteur vindt uw opmerkingen onder Redactie.
waiting-words = Uw opmerkingen
waiting-take-over = Overnemen en verder schrijven
waiting-take-over-help = Het wordt dan uw concept. Iemand anders moet het daarna goedkeuren.
waiting-own = U hebt dit ingediend. Iemand anders beslist erover.
waiting-take-back = Terugnemen en verder schrijven
waiting-take-own-back = Terugnemen
waiting-note-none = Er is geen toelichting.
waiting-note-kept = De bestaande toelichting blijft staan:
waiting-amended = Wat er aan de voorgestelde tekst is gewijzigd
sent-back-words = Wat u hebt geschreven
sent-back-again = Verdergaan met wat u hebt geschreven
sent-back-discard = Weggooien wat u hebt geschreven
sent-back-own = U hebt het teruggenomen.
erasure = Wat wordt gewist
erasure-revisions = Versies waarvan de tekst wordt gewist: { $numbers }
erasure-file = Bestand
erasure-offers = Voorgestelde vertalingen waarvan de tekst wordt gewist: { $number }
erasure-left = Concepten en wachtende teksten die blijven: { $number }. Loop ze na.
erasure-here = Partners die deze versies al hebben, houden ze.
does-publishes = Publicatie
does-revises = Publicatie van een nieuwe versie
does-withdraws = Intrekking
does-erases-all = Definitieve intrekking van het hele materiaal, overal, en wissen van de tekst
does-erases-past = { $count ->
    [1] Wissen van de tekst van versie { $numbers }
   *[other] Wissen van de tekst van de versies { $numbers }
}
does-adopts = Melding van gebruik
does-accepts = Acceptatie van een voorgestelde vertaling
does-translates = Opdracht tot machinevertaling
decided-changed = Wat u hebt gelezen, is niet meer wat er wacht: het is intussen gewijzigd of er is al over beslist. Lees het opnieuw.
decided-already = Dit wacht niet meer: iemand heeft er intussen over beslist, of de indiener heeft het teruggenomen of is het aan het wijzigen.
decided-unsent = Wat u hebt getypt en niet is verzonden
decided-own = U hebt dit ingediend. Iemand anders moet het goedkeuren.
decided-overtaken = Het is ouder dan versie { $revision } en zou die versie ongedaan maken. Stuur het terug: de auteur bekijkt die versie en dient het opnieuw in.
decided-gone = Het materiaal waar dit over gaat, is intussen ingetrokken en dit kan dus niet meer worden goedgekeurd. Stuur het terug naar de auteur.
decided-gone-own = Het materiaal waar dit over gaat, is intussen ingetrokken, dus niemand kan dit nog goedkeuren.
decided-textless = Dit kan niet worden overgenomen: het is geen tekst waarvan een concept kan worden gemaakt. Keur het goed of stuur het terug.
decided-wordless = Leg in een paar woorden uit waarom u het terugstuurt.
decided-refused = Het kan niet worden gepubliceerd:
approval-one = Door één persoon gepubliceerd: geen tweede persoon heeft het goedgekeurd.
revision-note = Wat er is gewijzigd, in de woorden van de auteur
material-revise = Een nieuwe versie schrijven
template-problem = Het probleem
template-solution = De oplossing
template-effort = Wat ervoor nodig was
template-evidence = Onderbouwing
template-lessons = Geleerde lessen
template-happened = Wat er is gebeurd
template-causes = Waarom het is gebeurd
template-changed = Wat er is veranderd
template-for-whom = Voor wie het is
template-steps = Stappen
template-pitfalls = Valkuilen
template-aims = Doelen
template-course = Verloop
template-exercises = Opdrachten
template-what-happens = Wat er gaande is
template-who-is-affected = Wie erdoor wordt getroffen
template-measures = Wat er is gedaan en wat wordt aangeraden
# As in English.
template-contact = Contact
alert-became-known = Bekend geworden
alert-early-warning = Vroegtijdige waarschuwing uiterlijk
alert-notification = Melding uiterlijk
alert-final-report = Eindverslag uiterlijk
sign-in-passkey = Aanmelden met een toegangssleutel (passkey)
sign-in-password = Met een wachtwoord
sign-in-username = Gebruikersnaam
sign-in-link = Met een eenmalige link
sign-in-wrong = De gebruikersnaam of het wachtwoord klopt niet.
sign-in-wait = Te veel pogingen zijn mislukt. Probeer het opnieuw over { $wait }. Met een toegangssleutel of een eenmalige link kunt u zich meteen aanmelden.
sign-in-late = Dit duurde te lang of is in een andere browser begonnen. Begin opnieuw.
second = Nog één stap
second-lead = Voer de code in die uw authenticatieapp nu toont. Hebt u de app niet meer, voer dan een van uw herstelcodes in.
# As in English.
second-code = Code
second-go-on = Doorgaan
second-wrong = Dit klopt niet of is al gebruikt.
confirm = Bevestig dat u het bent
confirm-lead = Voor wat u wilt doen, is een tweede factor nodig die u niet langer dan { $length } geleden hebt gebruikt.
confirm-passkey = Bevestigen met een toegangssleutel
confirm-none = U hebt nog geen authenticatieapp en geen toegangssleutel. Stel er een in op de pagina van uw account.
confirm-settling = Uw eerdere aanmeldmogelijkheden zijn verwijderd; waarmee u zich nu aanmeldt, is nieuw. Om te voorkomen dat iemand ongemerkt namens u handelt, kunt u tot { $time } niets goedkeuren of beheren; al het andere werkt. Hebt u niet om de verwijdering gevraagd, meld dit dan meteen aan de systeembeheerder.
held = Nog niet uitgevoerd
held-help = Hiervoor is een tweede factor nodig die u onlangs hebt gebruikt. Wat u hebt getypt, blijft op deze pagina staan: bevestig in een ander tabblad dat u het bent, kom hier terug en ga verder.
held-again = Sinds deze pagina werd geopend, hebt u bevestigd dat u het bent of u opnieuw aangemeld. Wat u hebt getypt, staat hier nog: ga verder om het nu uit te voeren.
passkey-failed = De toegangssleutel kon niet worden gebruikt. Probeer het nog eens of kies een andere manier.
account = Mijn account
account-lead = Waarmee u zich aanmeldt en waar u aangemeld bent.
account-confirm = Gebruik eerst een tweede factor; daarna kunt u wijzigen waarmee u zich aanmeldt.
account-app = Authenticatieapp
account-app-none = Er is geen authenticatieapp ingesteld.
account-app-set = Er is een authenticatieapp ingesteld.
account-app-begin = Een app instellen
account-app-replace = Een andere app instellen
account-app-new = Scan deze afbeelding met de app of typ de tekens eronder over. Voer daarna de code in die de app toont.
account-app-picture = QR-code met de geheime sleutel voor de app
account-app-secret = Tekens voor de app:
account-app-link = De app op dit apparaat openen
account-app-take = Deze app gebruiken
account-codes-left =
    { $count ->
        [one] Er is nog { $count } herstelcode over.
       *[other] Er zijn nog { $count } herstelcodes over.
    }
account-codes-made = Dit zijn uw herstelcodes. Elke code werkt één keer in plaats van een code van de app. Ze worden alleen nu getoond: druk ze af of bewaar ze op een veilige plaats.
account-codes-make = Nieuwe herstelcodes maken
account-password = Wachtwoord
account-password-first = Stel eerst een authenticatieapp in: met alleen een wachtwoord kan niemand zich aanmelden.
account-password-none = Er is geen wachtwoord ingesteld.
account-password-set = Er is een wachtwoord ingesteld.
account-password-new = Nieuw wachtwoord
account-password-help = Ten minste { $count } tekens. Een zin van uzelf is gemakkelijker te onthouden dan losse tekens.
account-password-keep = Wachtwoord instellen
account-password-kept = Het nieuwe wachtwoord geldt vanaf nu. Uw andere sessies zijn beëindigd.
account-password-end = Niet meer met een wachtwoord aanmelden
account-password-end-help = De app en de herstelcodes vervallen dan ook.
password-short = Het wachtwoord is te kort: het moet ten minste { $count } tekens hebben.
password-long = Het wachtwoord is te lang.
password-name = Het wachtwoord bevat uw gebruikersnaam.
password-common = Dit wachtwoord is een van de eerste die anderen zouden proberen. Kies een ander.
account-passkeys = Toegangssleutels (passkeys)
account-passkeys-lead = Een toegangssleutel (passkey) staat op uw apparaat, op een beveiligingssleutel of in een wachtwoordbeheerder. Daarmee meldt u zich zonder wachtwoord aan.
account-passkeys-none = U hebt nog geen toegangssleutel.
account-passkeys-script = Om een toegangssleutel toe te voegen heeft deze pagina JavaScript nodig.
account-passkeys-full = U hebt zoveel toegangssleutels als is toegestaan. Verwijder er een voordat u een nieuwe toevoegt.
account-passkey-name = Naam van de toegangssleutel
account-passkey-add = Een toegangssleutel toevoegen
account-passkey-rename = Naam wijzigen
account-passkey-remove = Verwijderen
account-passkey-made = toegevoegd op { $date }
account-passkey-used = laatst gebruikt op { $date }
account-passkey-unused = nog niet gebruikt
account-passkey-copied = gekopieerd naar andere apparaten
account-passkey-single = alleen op één apparaat
account-sessions = Waar u aangemeld bent
account-session-here = deze sessie
account-session-facts = { $way }, sinds { $since }, laatst gebruikt op { $used }
account-session-network = netwerk { $network }
account-session-unnamed = Onbekende browser
account-session-end = Deze sessie beëindigen
account-sessions-end = Alle andere sessies beëindigen
way-link = met een eenmalige link
way-password = met wachtwoord en code
way-passkey = met een toegangssleutel
statement-privacy-step = Tijdens het aanmelden onthoudt een tweede cookie, ‘{ $name }’, hoever iemand is, ten hoogste { $most }. De aanmeldpagina’s en de accountpagina bevatten één script van dit knooppunt, voor toegangssleutels; al het andere werkt ook zonder dat script.
statement-privacy-sign-in = Van wie zich aanmeldt, wordt zolang de sessie duurt bewaard wanneer en op welke manier dat gebeurde, het netwerk zonder het laatste deel van het adres en de naam van de browser; tijdstip, manier en netwerk blijven ook in het auditlogboek staan. Mislukte pogingen worden ongeveer een uur lang per gebruikersnaam en netwerk geteld.
withdraw = Voorgoed intrekken
withdraw-back = Terug naar het materiaal
withdraw-lead = De tekst, de vertalingen en de bestanden worden gewist op dit knooppunt en op elk knooppunt dat ze heeft. Bewaard blijft alleen dat het materiaal is ingetrokken, wanneer, door wie en waarom. Dit kan niet ongedaan worden gemaakt.
withdraw-second = Er wordt niets gewist voordat een tweede persoon dit heeft goedgekeurd.
asked-already = Over dit materiaal wacht al op een besluit:
withdraw-reason = Reden
withdraw-reason-help = Iedereen die het materiaal kon lezen, kan de reden lezen. Taal van de reden:
erase = Tekst wissen om juridische redenen
erase-lead = De tekst wordt voorgoed gewist, met de vertalingen en bijlagen. Bewaard blijft alleen dat er een versie was, voor wie en wanneer, en de reden die hier wordt gegeven. De huidige versie kan alleen met het hele materiaal worden gewist: moeten alleen enkele woorden weg, schrijf dan eerst een nieuwe versie zonder die woorden.
erase-which = Tekst die weg moet
erase-all = Het hele materiaal: het wordt overal voorgoed ingetrokken
erase-because-help = Noem het wetsartikel, niet de persoon: de reden staat op de plaats van de tekst, voor iedereen die het materiaal mag lezen. Taal van de reden:
erase-look = Tonen wat er mee wordt gewist
translate = Door een machine laten vertalen
translate-lead = Een machine vertaalt het materiaal alinea voor alinea, en op elke pagina staat dat het een machinevertaling is. Alleen aanbieders die bij het niveau zijn toegestaan, krijgen de tekst. De tekst van een mens wordt nooit vervangen.
translate-to = Taal
translate-send = Vertalen
search-button = Zoeken
draft-left-out = Weggelaten uit de volgende versie:
draft-keep-language = Deze taal behouden
misread-search = Niet begrepen en bij het zoeken buiten beschouwing gelaten:
misread-list = Niet begrepen; daarom voldoet niets aan de keuze:
misread-page = Pagina
misread-beyond = Pagina { $page } bestaat niet. De laatste is pagina { $last }.
misread-last = Naar de laatste pagina
draft-carried = Ongewijzigd overgenomen in de volgende versie:

## The desk: approving for those who were shown
decided-reach = Sinds u hebt gekeken, is veranderd wie het te zien krijgt. Bekijk de lijst opnieuw en beslis daarna.
account-tokens = Toegangstokens voor programma’s
account-tokens-lead = Met een toegangstoken werkt een programma namens u met dit knooppunt, voor zover u dat hier kiest. Wie het token heeft, kan hetzelfde: bewaar het als een wachtwoord en trek het in als u het niet meer nodig hebt.
account-tokens-none = U hebt geen toegangstokens.
account-tokens-full = U hebt zoveel toegangstokens als is toegestaan. Trek er een in voordat u een nieuw token maakt.
account-tokens-end = Alle toegangstokens intrekken
account-token-made = Dit is uw nieuwe toegangstoken. Het wordt alleen nu getoond: kopieer het naar de plaats waar het programma zijn geheime gegevens bewaart.
account-token-confirm = Gebruik eerst een tweede factor; daarna kunt u een toegangstoken maken.
account-token-name = Naam van het toegangstoken
account-token-unnamed = Toegangstoken zonder naam
account-token-days = Geldigheid in dagen
account-token-days-help = Ten hoogste { $count }. Een toegangstoken waarmee kan worden goedgekeurd, volgverzoeken kunnen worden beantwoord of het knooppunt kan worden beheerd, geldt ten hoogste één dag.
account-token-long =
    { $count ->
        [one] Een toegangstoken geldt ten minste één dag en ten hoogste { $count } dag.
       *[other] Een toegangstoken geldt ten minste één dag en ten hoogste { $count } dagen.
    }
account-token-scopes = Waarvoor het dient
account-token-nothing = Kies waarvoor het toegangstoken dient.
account-token-make = Een toegangstoken maken
account-token-end = Dit toegangstoken intrekken
account-token-facts = gemaakt op { $made }, geldig tot { $until }
account-token-used = laatst gebruikt op { $used }
account-token-unused = nog niet gebruikt
account-sessions-end-help = Ook al uw toegangstokens voor programma’s worden ingetrokken.
token-scope-read = lezen wat u mag lezen
token-scope-wishes = talen aanvragen
token-scope-offers = voorgestelde vertalingen lezen, indienen en beantwoorden
token-scope-write = concepten schrijven
token-scope-submit = concepten, intrekkingen, wissingen en overnames indienen
token-scope-approve = goedkeuren wat anderen hebben ingediend, en publiceren
token-scope-follows = volgverzoeken beantwoorden
token-scope-administer = doen wat op de beheerpagina’s kan
token-scope-audit = het auditlogboek lezen en exporteren
token-scope-digests = uw nieuws per e-mail bekijken en wijzigen
statement-privacy-tokens = Van elk toegangstoken dat iemand voor een programma heeft gemaakt, worden tot het vervalt een hash, de naam, het doel, het tijdstip van aanmaken en van vervallen en, op vijf minuten nauwkeurig, het tijdstip van het laatste gebruik bewaard. Antwoorden aan programma’s die daarom vroegen, worden een dag bewaard.

## Administration
admin = Beheer
admin-lead = Alles wat dit knooppunt draaiende houdt. Voor elke wijziging is een tweede factor nodig; de wijziging wordt vastgelegd in het auditlogboek.
admin-overview = Overzicht
admin-users = Gebruikers
admin-peers = Partners en sleutels
admin-audit = Auditlogboek
admin-settings = Instellingen
admin-confirm = Gebruik eerst een tweede factor; daarna kunt u hier iets wijzigen.
admin-attention = Wat aandacht vraagt
admin-attention-none = Er is niets dat aandacht vraagt.
admin-where = Waar
admin-seen = Wat is vastgesteld
users-lead = De mensen die op dit knooppunt werken, wat ieder mag en hoe zij toegang krijgen.
users-username = Gebruikersnaam
users-name = Naam of functie
users-role = Rol
users-authority = Autoriteit
users-change = Een gebruiker wijzigen
users-search = Gebruikersnaam of naam
users-none = Geen gebruiker heet zo.
users-all = Alle gebruikers
users-more = Meer gebruikers
users-own = Dit bent u. Alleen iemand anders kan uw rol wijzigen of uw account sluiten.
users-role-change = De rol wijzigen
users-role-help = Een nieuwe rol beëindigt alle sessies van deze persoon; die moet zich opnieuw aanmelden.
users-link = Nieuwe eenmalige link
users-sessions-end = Alle sessies beëindigen
users-reset = Alle aanmeldmogelijkheden verwijderen
users-remove = Het account sluiten
users-remove-help = Als u alle aanmeldmogelijkheden verwijdert, vervallen de sessies, het wachtwoord, de app, de toegangssleutels en de herstelcodes, en wordt een link gemaakt om opnieuw te beginnen. Een gesloten account wordt niet heropend en niemand anders krijgt de gebruikersnaam.
users-add = Een gebruiker toevoegen
users-username-wrong = Een gebruikersnaam bestaat alleen uit de letters a–z, cijfers, ‘_’, ‘-’ en ‘.’.
users-link-made = Geef deze link zelf aan { $name }. Hij werkt één keer, tot { $until }, en wordt niet nog eens getoond.
users-done-role = De rol is gewijzigd en alle sessies van deze persoon zijn beëindigd.
users-done-sessions = Alle sessies van deze persoon zijn beëindigd.
users-done-removed = Het account is gesloten.
person-reader = Lezer
person-author = Auteur
person-translator = Vertaler
person-approver = Goedkeurder
person-peer-administrator = Partnerbeheerder
person-operator = Systeembeheerder
# As in English.
person-auditor = Auditor
person-client = Lezer bij een cliëntorganisatie
peers-lead = De servers op de lijst: hun status, hoever de uitwisseling in elke richting is en aan welke sleutel elke server wordt herkend.
peers-can = Deze server kan:
peers-cannot = Deze server kan niet:
check-partner = partner zijn: de server ondersteunt de replicatie van dit netwerk, versie { $version }
check-no-log = partner zijn: de server vermeldt geen logboek of geen inbox voor zijn partners
check-reader = partner zijn: de server ondersteunt de replicatie van dit netwerk niet; als lezer ontvangt hij alleen openbaar materiaal
check-signs = verzoeken ondertekenen: { $key } ({ $fingerprint })
check-proves = de echtheid van zijn publicaties bewijzen: { $key }
check-key = zijn sleutel { $key } gebruiken
check-unsigned = verzoeken ondertekenen: de server maakt geen RSA-sleutel bekend, dus wordt niets van deze server geaccepteerd
check-inbox = voor alle ontvangers samen één bericht ontvangen: { $address }
check-single-inbox = voor alle ontvangers samen één bericht ontvangen: er is alleen { $address }
check-no-inbox = berichten ontvangen: de server heeft geen inbox
check-reads = lezen in deze talen: { $languages }
check-authority = publiceren als { $name } ({ $address })
check-no-authority = publiceren: de server vermeldt geen autoriteit
check-lost-authority = publiceren als { $address }
check-software = melden welke software erop draait
peers-from = Ontvangen van de partner
peers-to = Verzonden naar de partner
peers-fingerprint = Vingerafdruk van de sleutel
peers-change = Een partner wijzigen
peers-check = Nagaan wat de server kan
peers-retry = Alles nu opnieuw proberen
peers-remove = Van de lijst halen
peers-remove-help = Een server die van de lijst is gehaald, krijgt niets meer en wordt geweigerd. De bereikte positie blijft bewaard: wordt de server opnieuw toegevoegd, dan gaat de uitwisseling vandaar verder.
peers-fingerprint-agreed = Vingerafdruk die de beheerders van de server u langs een andere weg hebben meegedeeld
peers-rotate = De nieuwe sleutel accepteren
peers-add = Een partner toevoegen
peers-address = Adres van de server
peers-look = Bekijken
peers-done-added = { $host } staat op de lijst.
peers-done-retry = Wat tussen dit knooppunt en { $host } was apartgezet, wordt opnieuw geprobeerd.
peers-done-rotate = { $host } wordt voortaan aan de nieuwe sleutel herkend.
peers-done-removed = { $host } is van de lijst gehaald.
peers-behind = { $number } achter, al { $time }
peers-of = { $number } van { $head }
# As in English.
peers-partner = Partner
peers-reader = Lezer: ontvangt alleen TLP:CLEAR
peers-removed = Van de lijst gehaald
audit-lead = Wie materiaal boven TLP:CLEAR heeft gelezen, iets heeft geschreven of goedgekeurd, of een niveau, rol of instelling heeft gewijzigd, en wanneer. De tekst van materialen staat er niet in. Ook dat u dit logboek bekijkt, wordt vastgelegd.
audit-whole = De keten is intact vanaf regel { $since }, tot waar het knooppunt de keten heeft ondertekend, tot en met regel { $lines }: er ontbreekt niets en er is niets toegevoegd of gewijzigd. De opdracht ‘election-pool audit verify’ bewijst dit vanaf de eerste regel.
audit-whole-all = De keten is intact, van de eerste regel tot en met regel { $lines }: er ontbreekt niets en er is niets toegevoegd of gewijzigd.
audit-note = Noteer buiten dit knooppunt waar het auditlogboek eindigt; een latere controle kan dan bewijzen dat er niets van is afgehaald:
audit-broken = De keten is verbroken:
audit-who = Persoon of server
audit-deed = Handeling
audit-any = Alle handelingen
audit-object = Waarover: id of adres
audit-from = Vanaf deze dag
audit-to = Tot en met deze dag
audit-show = Tonen
audit-lines = Regels, de nieuwste eerst
audit-none = Geen regel voldoet hieraan.
audit-wrong-day = Dit is geen datum: { $text }. Schrijf de datum als jaar-maand-dag, bijvoorbeeld { $example }.
audit-wrong-line = Dit is geen regelnummer: { $text }.
audit-number = Nummer
audit-at = Wanneer (UTC)
audit-node = Knooppunt
audit-detail = Meer
audit-older = Oudere regels
audit-away = Exporteren en bewijzen
audit-away-help = Een export bevat de hierboven gekozen regels, ondertekend met de sleutel van dit knooppunt. De handtekening van de tabel staat in een apart bestand, die van het JSON-document in het document zelf.
audit-part = Deze exports bevatten de regels tot en met nummer { $line }.
audit-not-whole = Deze exports zijn niet volledig: ze beginnen met regel { $line }, en oudere regels die aan de vraag voldoen ontbreken. Kies hierboven minder dagen of exporteer de oudere regels apart.
audit-rest = De oudere regels exporteren
audit-signature = Handtekening bij de tabel (CSV)
audit-verify = Bewijzen dat de keten intact is
flaw-missing = Regel { $line } ontbreekt.
flaw-missing-many = Regels { $first } tot en met { $last } ontbreken.
flaw-changed = Regel { $line } is niet meer zoals hij is vastgelegd.
flaw-unlinked = Regel { $line } sluit niet aan op de regel ervoor.
flaw-outside = In het logboek staat een regel die nooit deel van de keten was (rij { $row } van de tabel).
flaw-beyond = Regel { $line } staat voorbij het einde van de keten.
flaw-otherwise = De hash van regel { $line } komt niet overeen met de hash die ervan is vastgelegd.
flaw-apart = Het zegel op regel { $line } dat bij de sleutels wordt bewaard, hoort bij een andere keten: de database is herschreven, of er is een oudere kopie van teruggezet.
flaw-unkept = Het zegel op regel { $line } wordt bij de sleutels bewaard, maar staat niet in de database.
flaw-seal = Het zegel op regel { $line } is niet van dit knooppunt.
flaw-file = Regel { $line } van { $file } is geen zegel van dit knooppunt.
flaw-former = Het zegel is ondertekend met { $key }, volgens de database een vroegere sleutel van dit knooppunt, die niet bij de sleutels wordt bewaard. Vergelijk deze sleutel met wat er elders over bekend is; is het dezelfde, dan voert een systeembeheerder er de opdracht ‘election-pool audit adopt-key’ mee uit.
deed-read = Materiaal gelezen
deed-publish = Materiaal gepubliceerd
deed-revise = Materiaal herzien
deed-adopt = Praktijk overgenomen
deed-withdraw = Materiaal ingetrokken
deed-material-erase = Tekst van een materiaal gewist om juridische redenen
deed-submit = Concept ter goedkeuring ingediend
deed-submission-change = Ingediende tekst gewijzigd
deed-submission-take-back = Ingediend stuk teruggenomen door de indiener
deed-submission-void = Ingediend stuk vervallen, omdat het materiaal is ingetrokken
deed-approve = Goedgekeurd als tweede persoon
deed-refuse = Teruggestuurd naar de auteur
deed-draft-begin = Concept begonnen
deed-draft-discard = Concept weggegooid
deed-draft-take-over = Concept van iemand anders overgenomen
deed-level-change = Niveau gewijzigd
deed-recipients-change = Ontvangers gewijzigd
deed-translate = Machinevertaling aangevraagd
deed-glossary = Woordenlijst gewijzigd
deed-offer = Vertaling voorgesteld
deed-offer-refuse = Voorgestelde vertaling hier afgewezen
deed-offer-accepted = Voorgestelde vertaling van hier door de auteur geaccepteerd
deed-offer-refused = Voorgestelde vertaling van hier door de auteur afgewezen
deed-offer-void = Voorgestelde vertaling van hier vervallen
deed-follow = Volgen aangevraagd
deed-unfollow = Volgen beëindigd
deed-follow-accept = Volger geaccepteerd
deed-follow-reject = Volger afgewezen
deed-follow-question = Vraag aan een volger genoteerd
deed-follow-source = Bron op het web toegevoegd
deed-unfollow-source = Bron op het web verwijderd
deed-peer-add = Partner toegevoegd
deed-peer-remove = Partner verwijderd
deed-peer-rotate = Nieuwe sleutel van een partner geaccepteerd
deed-peer-announced = Sleutels of autoriteiten door een partner aangekondigd
deed-peer-retry = Uitwisseling met een partner opnieuw geprobeerd
deed-peer-settle = Tegenstrijdigheid bij een partner afgehandeld
deed-peer-move-arrived = Verhuizing door een partner gemeld
deed-peer-move-look = Nieuw adres van een partner bekeken
deed-peer-move-confirm = Verhuizing van een partner door één persoon bevestigd
deed-peer-move-refuse = Verhuizing van een partner afgewezen
deed-peer-move = Partner naar het nieuwe adres overgezet
deed-quarantine-release = Vermelding uit quarantaine vrijgegeven
deed-upgrade = Opnieuw geprobeerd na een upgrade
deed-authority = Autoriteit toegevoegd of gewijzigd
deed-actor-update = Gegevens die het knooppunt over zichzelf toont, gewijzigd
deed-keys-rotate = Nieuwe sleutels gemaakt
deed-keys-adopt = Vroegere sleutel van het knooppunt opgenomen
deed-user-add = Gebruiker toegevoegd
deed-user-remove = Gebruiker verwijderd
deed-user-role = Rol gewijzigd
deed-user-link = Aanmeldlink gemaakt
deed-user-reset = Alle aanmeldmogelijkheden verwijderd
deed-user-sessions-end = Sessies van een gebruiker beëindigd
deed-user-export = Persoonsgegevens geëxporteerd
deed-user-erase = Persoonsgegevens gewist
deed-sign-in = Aangemeld
deed-sign-in-confirm = Tweede factor gebruikt
deed-sign-in-lock = Aanmelden geblokkeerd na mislukte pogingen
deed-sign-in-failures = Aanmelden opnieuw mislukt
deed-sign-out = Afgemeld
deed-session-end = Sessie beëindigd
deed-passkey-add = Toegangssleutel toegevoegd
deed-passkey-remove = Toegangssleutel verwijderd
deed-password-set = Wachtwoord ingesteld
deed-password-end = Wachtwoord verwijderd
deed-app-add = Authenticatieapp ingesteld
deed-recovery-codes-make = Herstelcodes gemaakt
deed-recovery-code-use = Herstelcode gebruikt
deed-token-make = Toegangstoken voor een programma gemaakt
deed-token-end = Toegangstoken voor een programma ingetrokken
deed-feed-make = Eigen feedadres gemaakt
deed-feed-end = Eigen feedadres beëindigd
deed-mail-address-ask = E-mailadres opgegeven
deed-mail-address-confirm = E-mailadres bevestigd
deed-mail-address-end = E-mailadres verwijderd
deed-digest-make = Nieuws per e-mail aangevraagd
deed-digest-leave = Nieuws per e-mail stopgezet via de link in een bericht
deed-digest-end = Nieuws per e-mail stopgezet
deed-setting = Instelling gewijzigd
deed-settings = Instellingen voor het eerst vastgelegd
deed-retention-run = Verlopen gegevens verwijderd
deed-backup = Back-up gemaakt
deed-export-full = Hele knooppunt geëxporteerd
deed-restore = Herstel bevestigd
deed-restore-ends = Bij herstel sessies beëindigd en toegangstokens ingetrokken
deed-audit-read = Auditlogboek bekeken
deed-audit-export = Auditlogboek geëxporteerd
deed-audit-verify = Auditlogboek gecontroleerd
deed-audit-seals = Zegelbestand opnieuw gemaakt
settings-lead = De geldende instellingen, elk onder de naam die zij in het configuratiebestand heeft. Ze worden in dat bestand gewijzigd en gelden zodra het knooppunt opnieuw is gestart.
settings-none = Geen.
settings-name = Instelling
settings-value = Waarde
settings-search = Woord in de naam of uitleg van een instelling
settings-only-set = Alleen wat is ingesteld
settings-shown = { $count ->
    [one] { $count } instelling.
   *[other] { $count } instellingen.
}
settings-all = Alle instellingen
settings-explained = Wat zij doet (in het Engels)
settings-secret = een geheim, dat niet wordt getoond
settings-nothing = niet ingesteld
settings-set = ingesteld
settings-default = standaardwaarde
settings-keys = Sleutels van dit knooppunt
settings-authorities = Autoriteiten en cliëntorganisaties
settings-circles = Kringen
settings-translation = Talen en vertaling
settings-feeds = Feeds die worden gelezen, en de hub
settings-projects = Projecten
settings-retention = Bewaartermijnen
settings-retention-help = Wat hier niet staat, blijft bewaard: materialen totdat ze worden ingetrokken, het logboek en het auditlogboek voorgoed.
keys-lead = De sleutels waaraan partners dit knooppunt en zijn autoriteiten herkennen. Partners vergelijken de eerste vingerafdruk met de vingerafdruk die u hun langs een andere weg dan dit knooppunt meedeelt.
keys-caption = Sleutels van dit knooppunt en zijn autoriteiten
keys-id = Sleutel
keys-purpose = Waarvoor hij dient
keys-shown = Vingerafdruk, of de sleutel zelf
keys-made = Gemaakt
keys-signs = ondertekent verzoeken
keys-proves = ondertekent materialen en activiteiten
keys-proved = buiten gebruik sinds { $moment }; dient nog om eerdere handtekeningen te controleren
keys-rotate = Nieuwe sleutels maken
keys-rotate-help = Nieuwe sleutels van het knooppunt en al zijn autoriteiten worden aangekondigd onder de oude; partners nemen ze vanzelf over, ook partners die nu niet bereikbaar zijn, zodra ze dat weer zijn. Wat eerder is ondertekend, blijft controleerbaar. Maak daarna een back-up en deel nieuwe partners de nieuwe vingerafdruk mee.
keys-waiting = De nieuwe sleutels zijn nog niet bevestigd door { $hosts }. Tot die tijd worden verzoeken aan hen met de oude sleutel ondertekend.
keys-done = De nieuwe sleutels zijn gemaakt en aangekondigd.
admin-lanes = Verzending en achterstand
bodies-lead = De autoriteiten waarvoor dit knooppunt spreekt, hun cliëntorganisaties, en de kringen waaraan materialen kunnen worden gericht.
bodies-own = Autoriteiten van dit knooppunt
bodies-caption = Autoriteiten en hun cliëntorganisaties
bodies-clients = Cliëntorganisaties
bodies-where = Cliëntorganisaties en namen in andere talen staan in het configuratiebestand, onder [[authority]]; ze gelden zodra het knooppunt opnieuw is gestart.
bodies-add = Een autoriteit toevoegen
bodies-add-help = De autoriteit krijgt een eigen actor en eigen sleutels, wordt in het configuratiebestand opgenomen en aan de partners gemeld. Ze kan daarna niet meer worden verwijderd. Start het knooppunt vervolgens opnieuw.
bodies-name = Naam in de eerste taal van dit knooppunt
bodies-done = { $handle } is een autoriteit van dit knooppunt.
circles-caption = Kringen en hun leden
circles-members = Leden
circles-unknown = hier niet bekend: voor deze kring kan niets worden gepubliceerd
circles-where = Kringen staan in het configuratiebestand, onder [circles]; ze gelden zodra het knooppunt opnieuw is gestart.
reads-lead = De feeds van andere sites die dit knooppunt leest, en wie bericht krijgt als een feed van dit knooppunt verandert.
reads = Feeds die worden gelezen
reads-caption = Feeds van andere sites en wanneer ze het laatst zijn gelezen
reads-add = Nog een feed lezen
reads-address = Adres van de feed
reads-name = Naam, als die anders is dan in de feed
reads-country = Lidstaat (code van twee letters)
reads-language = Taal van berichten die hun taal niet vermelden (code)
reads-end = Niet meer lezen
reads-end-help = Wat uit deze feed is gelezen, wordt verwijderd.
reads-done = { $name } wordt vanaf nu gelezen.
reads-ended = { $name } wordt niet meer gelezen.
hub = De hub: wie bericht krijgt van wijzigingen
hub-count = Abonnementen: { $number }. Nog niet bevestigd: { $waiting }.
hub-caption = Abonnementen op feeds van dit knooppunt
# As in English.
hub-server = Server
# As in English.
hub-feed = Feed
hub-until = Geabonneerd tot
hub-failing = neemt sinds { $moment } niets aan
lanes-lead = Wat op verzending wacht, voor wie, sinds wanneer en waarom, en hoever de logboeken van partners hier zijn verwerkt. Verzending naar partners wordt herhaald tot ze antwoorden, die naar lezers 30 dagen lang.
lanes-caption = Wat er per server op verzending wacht
lanes-inbound-caption = Hoever het logboek van elke partner hier is verwerkt
lanes-suspended = gestopt: van de lijst gehaald
lanes-given-up = opgegeven: te lang geen antwoord
lanes-failing = mislukt, wordt opnieuw geprobeerd
lanes-resting = er wacht niets
lanes-sending = wordt verzonden
lanes-letters = Wachtende berichten
lanes-failure = Laatste fout
lanes-next = Volgende poging:
lanes-parked = Apartgezet
lanes-refused = Geweigerd
lanes-applied = Verwerkt
failure-signature = De server accepteert onze handtekening niet: misschien kent hij een andere sleutel van dit knooppunt.
failure-door = De server weigert dit knooppunt: misschien staan wij niet op zijn lijst.
failure-gone = Op dat adres is geen inbox meer.
failure-busy = De server vraagt ons te wachten.
failure-moved = De server verwijst naar een ander adres.
failure-there = Op die server is iets misgegaan.
failure-unreached = De server is niet bereikbaar.
engines-lead = De talen van dit knooppunt, de diensten die vertalen, en wat op vertaling wacht.
engines-where = Talen en diensten staan in het configuratiebestand, onder [node] languages en [[translation.providers]]; ze gelden zodra het knooppunt opnieuw is gestart.
engines = Vertaaldiensten
engines-caption = Vertaaldiensten, in de volgorde waarin ze worden ingeschakeld
engines-queue = Nog te vertalen: { $waiting }. Opgegeven: { $failed }.
engines-reach = Wat de dienst mag ontvangen
engines-pairs = Taalparen
engines-at = Laatste antwoord
engines-error = Laatste fout
engines-local = alles wat een machine mag vertalen: de dienst draait op de eigen machines van dit knooppunt
engines-trusted = tot en met TLP:GREEN: de autoriteiten vertrouwen de dienst
engines-anywhere = alleen TLP:CLEAR
engines-unasked = nog niet bevraagd
engines-well = antwoordt
engines-refusing = vertaalt sinds { $moment } niet
engines-silent = geeft zijn talen niet op
engines-pairs-caption = Welke diensten voor elk taalpaar worden ingeschakeld, op volgorde
# As in English.
engines-pair = { $source } → { $target }
works-lead = De projecten van dit knooppunt, en welke daarvan vandaag lopen.
works-caption = Projecten van dit knooppunt
works-where = Projecten staan in het configuratiebestand, onder [projects.NAAM]; ze gelden zodra het knooppunt opnieuw is gestart. De opdracht ‘report --project NAAM’ telt wat een project heeft opgeleverd.
project-open = loopt
project-ahead = nog niet begonnen
project-over = afgelopen
statement-privacy-reading = Van wie is aangemeld, wordt in het auditlogboek vastgelegd en bewaard welke materialen boven TLP:CLEAR die persoon heeft gelezen, wanneer en op welke manier; de auditors en beheerders van dit knooppunt kunnen dat zien.
audit-csv = Tabel (CSV)
# As in English.
audit-json = Document (JSON)

## Incoming: the inbox of whoever works here
incoming = Binnengekomen
incoming-new = nieuw: { $number }
incoming-lead = Wat er is binnengekomen sinds u het laatst hebt gekeken, en wat er wacht op iemand met uw rol.
incoming-waiting = Wacht op uw besluit
incoming-waiting-none = Van anderen wacht er niets op een tweede persoon.
incoming-waiting-all = Alles wat wacht, ook van uzelf
incoming-since = U hebt bekeken wat er tot { $moment } is binnengekomen.
incoming-seen = Alles als gezien markeren
incoming-seen-done = Alles op deze pagina is als gezien gemarkeerd.
incoming-undo = Ongedaan maken
incoming-second = Voor beslissingen is een tweede factor nodig.
incoming-material = Nieuw en gewijzigd materiaal
incoming-material-none = Er is niets nieuws binnengekomen dat bij uw filters past.
incoming-many = { $count } of meer
incoming-more = Er is meer dan hier wordt getoond. Markeer wat u hebt gelezen pas als gezien wanneer u de rest in de lijst van alle materialen hebt bekeken.
incoming-filters = Uw filters
incoming-filters-none = U ziet alles wat u mag zien. Met een filter ziet u alleen wat daarbij past.
incoming-filters-help = U ziet wat bij ten minste een van deze filters past.
incoming-filters-full = U hebt zoveel filters als is toegestaan. Verwijder er een voordat u een nieuwe toevoegt.
incoming-filter-add = Dit filter toevoegen
incoming-filter-end = Verwijderen
incoming-filter-nothing = Kies ten minste één mogelijkheid.
incoming-offers = Voorstellen van partners
incoming-offers-none = Er wacht geen voorstel op antwoord.
incoming-answers = Antwoorden op onze voorstellen
incoming-wanted =
    { $count ->
        [one] Er is { $count } vertaling aangevraagd.
       *[other] Er zijn { $count } vertalingen aangevraagd.
    }
incoming-adoptions = Nieuw gemeld: wie wat gebruikt
incoming-adoptions-none = Niemand heeft iets nieuws gemeld.
incoming-follows = Volgverzoeken
incoming-follows-none = Niemand wacht op antwoord.
incoming-ours = Onze eigen verzoeken zonder antwoord
incoming-ours-none = Geen van onze verzoeken wacht op antwoord.
incoming-withdrawn = Het verzoek is ingetrokken.
incoming-aside = Wat is apartgezet
incoming-quarantine-help = Wat in quarantaine is, blijft bewaard en houdt niets op. Wat opnieuw wordt geprobeerd en nog steeds niet kan worden verwerkt, komt terug, met de reden erbij.
incoming-deed = Wat u kunt doen
incoming-release = Opnieuw proberen
incoming-retry = Alles voor en van deze partner opnieuw proberen
incoming-tried = Het wordt opnieuw geprobeerd. Wat nog steeds niet kan worden verwerkt, is binnen enkele seconden terug.
incoming-settle = De alarmen over deze partner afhandelen
incoming-settle-words = Wat eruit is gekomen
incoming-settle-wordless = Schrijf in een paar woorden wat eruit is gekomen.
incoming-settled = De alarmen zijn afgehandeld. Wat opnieuw gebeurt, is een nieuw alarm.
incoming-gone = Er valt niets meer te beslissen: iemand was u voor, of het is ingetrokken.
incoming-moves = Partners die melden dat ze zijn verhuisd
moving = Verhuizing van een partner
moving-lead = Deze partner meldt dat hij naar een ander knooppunt is verhuisd. Twee partnerbeheerders beslissen; tot dan verandert er niets.
moving-to = Opgegeven nieuw adres
moving-until = wacht tot { $moment }
moving-shown = Wat het nieuwe adres toont
moving-unseen = Niemand heeft het nieuwe adres nog bekeken.
moving-look = Opvragen wat er op het nieuwe adres staat
moving-actors = Spreekt voor
moving-key-old = Huidige sleutel
moving-key-new = Nieuwe sleutel
moving-compare = Vraag de beheerders van de partner langs een andere weg, per telefoon of op papier, naar de nieuwe vingerafdruk en vergelijk die voordat u bevestigt.
moving-decide = Beslissing
moving-then = Zodra twee personen precies dit hebben bevestigd:
moving-then-new = { $host } wordt partner, met de nieuwe sleutel. Het logboek ervan wordt vanaf het begin gelezen: een logboek kan niet van het ene adres naar het andere worden overgebracht.
moving-then-old = { $host } wordt van de lijst gehaald. Daarvandaan wordt niets meer aangenomen, ook geen intrekking.
moving-then-kept = Wat van { $host } is gekomen, blijft hier onder de oude adressen te lezen; het nieuwe knooppunt kan het niet wijzigen.
moving-then-named = Wat aan met naam genoemde autoriteiten op { $host } is gericht, is niet bestemd voor die op het nieuwe adres. De systeembeheerder past in de configuratie de kringen aan waarin zij worden genoemd.
moving-then-followed = Onze autoriteiten die daar iemand volgen, volgen voortaan de autoriteit met dezelfde naam op { $host }.
moving-nobody = Niemand heeft dit nog bevestigd.
moving-first = { $name } heeft dit bevestigd op { $moment }. Een tweede persoon moet het ook bevestigen.
moving-confirm = De verhuizing bevestigen
moving-words = Waarom de verhuizing wordt afgewezen
moving-refuse = De verhuizing afwijzen
moving-refused-by = Afgewezen door { $name }:
moving-done = De partner staat nu met het nieuwe adres op de lijst.
moving-refused = De verhuizing is afgewezen. Er is niets veranderd.
moving-waits-two = wacht op twee personen
moving-waits-one = wacht op een tweede persoon
moving-state-refused = verhuizing afgewezen
asking = Volgverzoek
asking-lead = Dit alles is wat de aanvrager over zichzelf zegt. Als u het verzoek accepteert, ontvangt de aanvrager vanaf nu wat openbaar is (TLP:CLEAR).
asking-who = Wie
asking-host = Herkomst
asking-whom = Wil volgen
asking-partner = een partner op onze lijst
asking-others =
    { $count ->
        [0] Vanaf deze server volgt niemand anders.
        [one] Vanaf deze server volgt nog { $count } ander.
       *[other] Vanaf deze server volgen nog { $count } anderen.
    }
asking-page = Pagina van de aanvrager
asking-summary = Wat de aanvrager zegt
asking-key = Sleutel
asking-fetched = Gegevens opgehaald
asking-server = Server van de aanvrager
asking-look = Opvragen wat voor server dit is
asking-look-help = Dit knooppunt maakt dan verbinding met die server. Alleen de vraag wordt verzonden.
asking-unreached = De server kon niet worden bevraagd:
# As in English.
asking-software = Software
asking-contact = Contactadres
asking-help = Uw antwoord wordt meteen verzonden.
asking-accept = Accepteren
asking-refuse = Afwijzen
asking-accepted = Het verzoek is geaccepteerd.
asking-refused = Het verzoek is afgewezen.
asking-questions = Vragen
asking-questions-help = Via de servers kunt u geen vragen stellen. Schrijf naar het adres dat op de pagina van de aanvrager of bij de server staat, en noteer hier voor uw collega’s wat u hebt gevraagd en wat eruit is gekomen.
asking-words = Notitie voor uw collega’s
asking-note = Notitie opslaan
asking-noted = { $name }, { $moment }
offer = Voorgestelde tekst
offer-open = wacht op antwoord
offer-accepted = geaccepteerd, in versie { $revision }
offer-amended = geaccepteerd met wijzigingen, in versie { $revision }
offer-refused = afgewezen
offer-void = vervallen
offer-stale = Het origineel is gewijzigd nadat deze tekst is gemaakt: nu geldt versie { $revision }.
offer-stale-paragraphs = Het origineel is gewijzigd nadat deze tekst is gemaakt: nu geldt versie { $revision }, met wijzigingen in deze alinea’s: { $numbers }.
offer-no-text = De tekst wordt niet meer bewaard.
offer-beside = Het origineel, met onder elke alinea wat wordt voorgesteld
offer-uneven = De twee teksten zijn niet op dezelfde manier ingedeeld. Alinea’s in het origineel: { $original }; in de voorgestelde tekst: { $offered }. Wat bij elkaar hoort, staat bij elkaar; een alinea zonder tegenhanger staat alleen.
offer-answer = Uw antwoord
offer-one = Het wordt meteen gepubliceerd.
offer-two = Iemand anders moet het goedkeuren voordat het wordt gepubliceerd.
offer-accept = Ongewijzigd accepteren
offer-amend = Eerst wijzigen
offer-amend-button = Met deze wijzigingen accepteren
offer-refuse = Afwijzen
offer-refuse-help = Leg uit waarom. Wie de tekst heeft voorgesteld, leest uw opmerkingen.
offer-wordless = Leg in een paar woorden uit waarom u het voorstel afwijst.
offer-refused-done = Het voorstel is afgewezen, en wie het heeft gedaan, krijgt te horen waarom.
offer-moved = Het materiaal is gewijzigd nadat u deze pagina hebt geopend. Bekijk het opnieuw en antwoord dan.
offer-resend = Er is nog niets gebeurd: uw sessie is intussen veranderd. Wat u hebt getypt, staat in het formulier: verzend het opnieuw.
adopt = Wij gebruiken dit
adopt-lead = Uw autoriteit meldt dat zij dit gebruikt en hoever zij daarmee is. Wie het materiaal mag zien, mag ook de melding zien.
adopt-stated = Tot nu toe gemeld: { $stage }
adopt-note = Wat u hebt gewijzigd
adopt-note-help = Markdown mag. Als u het leeg laat, blijft een bestaande toelichting staan.
adopt-language = Taal van de toelichting
adopt-button = Melden
propose = Een vertaling of verbetering voorstellen
propose-lead = Uw tekst gaat alleen naar de auteur van het materiaal, die hem accepteert, wijzigt of met een uitleg afwijst.
propose-correct = De huidige tekst, om te verbeteren
propose-button = Voorstellen
statement-privacy-incoming = Van ieder van hen wordt bewaard tot welk moment is bekeken wat is binnengekomen en welke filters zijn gekozen, tot dat wordt gewijzigd of het account wordt gesloten; en wat bij een volgverzoek is genoteerd, zolang dat verzoek wordt bewaard.
digest = Nieuws per e-mail
digest-lead = E-mailberichten over wat hier voor iedereen wordt gepubliceerd. Een account is niet nodig.
digest-off = Dit knooppunt verstuurt geen e-mail.
digest-off-feeds = De nieuwsfeeds vertellen hetzelfde.
digest-address = E-mailadres
digest-frequency = Hoe vaak
digest-weekly = Eén keer per week
digest-daily = Eén keer per dag
digest-instant = Zodra er iets nieuws is
digest-choice-help = Waar u niets kiest, wordt alles gemeld.
digest-material-languages = Talen van de materialen
digest-web = Meld ook nieuws van het web
digest-letter-language-here = De berichten worden in de taal van deze pagina geschreven.
digest-ask = Stuur mij een bevestigingsbericht
digest-privacy = Uw adres wordt alleen voor deze berichten gebruikt en wordt verwijderd wanneer u ze stopzet. Bevestigt u het niet, dan wordt het na { $length } verwijderd.
digest-fault-address = Vul één e-mailadres in, bijvoorbeeld naam@example.org.
digest-fault-frequency = Kies hoe vaak.
digest-fault-choice = Kies uit deze lijst, ten hoogste { $count }.
digest-full = Er is op dit moment geen plaats voor meer adressen. Probeer het later opnieuw.
digest-asked = Kijk in uw mailbox
digest-asked-help = Als er berichten naar { $address } kunnen worden gestuurd, is er een onderweg. Open de pagina die daarin staat en druk daar op de knop. Tot die tijd krijgt u geen andere berichten.
digest-confirm = Bevestig uw adres
digest-confirm-lead = Na uw bevestiging worden deze berichten naar uw adres gestuurd:
digest-confirm-button = Ja, stuur mij deze berichten
digest-confirmed = Vanaf nu krijgt u de berichten
digest-confirmed-help = Onder aan elk bericht staat een link waarmee u de berichten kunt stopzetten.
digest-unknown = Deze link werkt niet meer
digest-unknown-help = Hij is al gebruikt, of er is te veel tijd verstreken. U kunt een nieuwe aanvragen.
digest-leave = Berichten stopzetten
digest-leave-lead = Wilt u deze berichten niet meer krijgen?
digest-leave-button = Stuur mij niets meer
digest-left = U krijgt deze berichten niet meer
digest-left-help = Wat ervoor werd bewaard, is verwijderd.
own-digests = Mijn nieuws per e-mail
own-digests-lead = De berichten vertellen wat er nieuw is van wat u mag zien.
own-digests-label-help = Over wat AMBER is, meldt een bericht alleen dat het er is, met een link. Over wat RED is, meldt het niets.
own-digests-address-none = Er is nog geen bevestigd e-mailadres. Berichten worden verstuurd zodra er een is.
own-digests-address-is = De berichten gaan naar { $address }.
own-digests-address-wanted = Er is een bericht naar { $address } gestuurd. Open de pagina die daarin staat terwijl u hier bent aangemeld. Tot die tijd verandert er niets.
own-digests-address-ask = Bevestigingsbericht sturen
own-digests-address-enough = Er zijn zoveel bevestigingsberichten gestuurd als is toegestaan. Probeer het later opnieuw.
own-digests-address-confirm = Is deze mailbox van u, en moeten de berichten daarheen worden gestuurd?
own-digests-address-button = Ja, stuur de berichten hierheen
own-digests-address-end = Het adres verwijderen
own-digests-address-unknown = Deze link hoort niet bij uw account, is al gebruikt of is verlopen.
own-digests-trouble = Een bericht is op { $date } niet aangenomen. De mailserver meldde:
own-digests-none = U hebt nog geen berichten gekozen.
own-digests-new = Berichten aanvragen
# As in English.
own-digests-levels = Labels
own-digests-fault-levels = Kies ten minste één label.
own-digests-make = Stuur mij deze berichten
own-digests-end = Deze niet meer sturen
own-digests-full = U hebt zoveel berichten gekozen als is toegestaan. Zet er een stop voordat u andere kiest.
letter-sent-by = { $node } – Election Pool
letter-confirm-subject = Graag bevestigen: nieuws per e-mail
letter-confirm-lead = Iemand heeft gevraagd om nieuws van { $node } naar dit adres te sturen. Deze berichten zijn gekozen:
letter-confirm-do = Was u dat, open dan deze pagina en druk daar op de knop:
letter-confirm-not = Was u het niet, dan hoeft u niets te doen. U krijgt dan geen verdere berichten, en het adres wordt na { $length } verwijderd.
letter-address-subject = Bevestig uw e-mailadres
letter-address-lead = Iemand met een account bij { $node } wil op dit adres berichten krijgen.
letter-address-do = Bent u dat, meld u dan aan, open deze pagina en druk daar op de knop:
letter-digest-subject =
    { $count ->
        [one] { $count } nieuw item
       *[other] { $count } nieuwe items
    }
letter-digest-part =
    { $count ->
        [one] { $shown } van { $count } nieuw item
       *[other] { $shown } van de { $count } nieuwe items
    }
letter-digest-lead = Nieuw bij { $node }
letter-closed = Materiaal op niveau TLP:{ $level }
letter-closed-help = Waar het over gaat, staat in geen enkel bericht.
letter-sign-in = Wat niet TLP:CLEAR is, kunt u openen zodra u bent aangemeld:
letter-further =
    { $count ->
        [one] Er staat nog { $count } item op de website:
       *[other] Er staan nog { $count } items op de website:
    }
letter-why = U krijgt dit bericht omdat dit adres bij { $node } is bevestigd.
letter-leave = Deze berichten stopzetten:
statement-privacy-digests = Van wie zonder account berichten aanvraagt, worden alleen het e-mailadres en de keuzes bewaard, tot de berichten worden stopgezet; een aanvraag die niemand bevestigt, wordt na { $length } verwijderd. Om te voorkomen dat iemand veel berichten laat versturen, worden een hash van het adres en een hash van het netwerk waar de aanvraag vandaan kwam, een dag bewaard. Ook een adres dat herhaaldelijk berichten weigert, wordt verwijderd. Van mensen met een account wordt het bevestigde adres bewaard tot zij het verwijderen of het account wordt gesloten. De berichten bevatten geen afbeeldingen en geen links waarmee wordt geteld wie ze leest. Ze worden verwerkt door de mailserver van de beheerder en die van uw e-mailprovider.

account-data = Uw gegevens
account-data-lead = Alles wat dit knooppunt over u bewaart, in één bestand: uw account, hoe u zich aanmeldt, uw toegangstokens, filters en concepten, wat u hebt ingediend en goedgekeurd, en wat het auditlogboek over u zegt. Er staan geen wachtwoorden, sleutels of tokens in.
account-data-take = Uw gegevens downloaden
users-kept = Wat wordt bewaard
users-closed = Beëindigde accounts
users-closed-help = Met deze accounts meldt niemand zich meer aan. Hier staat hoeveel er van ieder wordt bewaard; op de pagina van de persoon staat wat het is en kan het worden gewist.
users-closed-none = Er is geen account beëindigd.
users-closed-at = Beëindigd
users-closed-kept = zou op verzoek worden gewist: { $erasable }; blijft: { $stays }
person-lead = Wat dit knooppunt over deze persoon bewaart, onder de namen uit het bestand dat iedereen op de eigen accountpagina kan downloaden, en wat ermee gebeurt als de gegevens van deze persoon worden gewist.
person-what = Wat
person-amount = Aantal
person-becomes = Als de gegevens worden gewist
person-erased = wordt gewist
person-unnamed = blijft, zonder de naam
person-stays = blijft
held-account = Gebruikersaccount
held-sessions = Sessies
held-sign-in-links = Eenmalige aanmeldlinks
held-sign-in-steps = Niet voltooide aanmeldingen
held-failed-tries = Mislukte pogingen om aan te melden
held-credentials = Wachtwoord en app
held-recovery-codes = Herstelcodes
held-passkeys = Toegangssleutels
held-answers = Antwoorden aan programma’s, bewaard om te herhalen
held-tokens = Tokens van programma’s
held-feeds = Eigen feeds
held-filters = Filters voor wat is binnengekomen
held-wishes = Aangevraagde talen
held-letters = E-mailberichten
held-mail-tokens = Links in e-mailberichten
held-digests = Nieuws per e-mail
held-mail-address = E-mailadres
held-draft-files = Bestanden bij concepten
held-drafts = Concepten
held-drafts-that-wait = Concepten die op een besluit wachten
held-drafts-of-others = Concepten van anderen, laatst opgeslagen door deze persoon
held-questions = Vragen aan wie wil volgen
held-moves = Verhuizingen van partners: bevestigingen en besluiten
held-glossary = Termen in de woordenlijst
held-translations = Aangevraagde machinevertalingen
held-offers = Aan partners voorgestelde vertalingen en antwoorden op zulke voorstellen
held-submissions = Wat ter goedkeuring is ingediend
held-sent-back = Teruggestuurde teksten
held-approvals = Besluiten over wat anderen hebben ingediend
held-recipient = Materialen waarin deze persoon als ontvanger wordt genoemd
held-audit-lines = Regels in het auditlogboek van deze persoon
held-audit-lines-about = Regels in het auditlogboek over deze persoon
person-erase = Gegevens van deze persoon wissen
person-erase-help = Dit kan niet ongedaan worden gemaakt. Het account wordt gesloten. De gebruikersnaam blijft staan in het auditlogboek en bij wat is ingediend en goedgekeurd, en niemand anders krijgt hem.
users-done-erased = De gegevens van deze persoon zijn gewist.
retention-kept = Bewaard
retention-due = Zou nu worden gewist
kept-idle = { $idle } na het laatste gebruik, ten hoogste { $most }
kept-after-end = { $time } na het einde
kept-after-try = { $time } na de laatste poging
kept-until-end = tot het einde, ten hoogste { $time }
kept-mail = aanvragen: { $requests }; niet bezorgde e-mails: { $letters }
kept-after-settled = { $time } na de afhandeling
kept-after-withdrawal = { $time } na de intrekking
kept-latest = de nieuwste { $number }
kept-unawaited = { $time }, als niemand erop wacht
kept-inbox = { $time } na ontvangst; wat een positie in een logboek heeft, voorgoed
kept-follower = even lang als de volger
kept-moves = { $open } zonder besluit, { $decided } na het besluit
kept-after-use = { $time } na het laatste gebruik
kept-strangers = { $time }, ten hoogste de nieuwste { $number }
kept-unneeded = { $time } na ontvangst, als geen materiaal ernaar verwijst
statement-privacy-own = Wie een account heeft, kan op de eigen accountpagina alles downloaden wat over hem of haar wordt bewaard. Op verzoek wordt alles gewist, behalve wat bewaard moet blijven om aan te tonen wie heeft beslist: de gebruikersnaam in het auditlogboek en bij wat de persoon heeft ingediend en goedgekeurd (artikel 17, lid 3, onder b) en e), AVG).
statement-privacy-retention = Sessies en toegangstokens worden uiterlijk ongeveer een uur na hun einde gewist. Aanmeldlinks, berichten aan andere servers, beëindigde volgrelaties en wat verder is afgehandeld, worden na { $length } gewist. Wat is gepubliceerd, blijft totdat het wordt ingetrokken.

## What administration refuses
refused-otherwise = Dit is niet gedaan:
refused-no-address = Dit is geen adres.
refused-file = { $file } kon niet worden geschreven:
users-taken = Er is al een gebruiker { $name }, of die is er geweest. Een gebruikersnaam wordt maar één keer gegeven.
users-full = Dit knooppunt heeft al het hoogste aantal gebruikers: { $number } (limits.accounts).
users-last = { $name } is de laatste hier met de rol “{ $role }”. Geef die rol eerst aan iemand anders.
bodies-username-wrong = De gebruikersnaam van een autoriteit heeft 1 tot 64 tekens: a–z, cijfers en “_”, met daartussen “-” en “.”. “actor” en “node” zijn het knooppunt zelf.
bodies-taken = Er is al een autoriteit { $name }.
bodies-no-file = Dit knooppunt heeft geen configuratiebestand waarin een autoriteit kan staan.
reads-own = { $address } is een adres van dit knooppunt.
reads-partner = { $host } is een partner: de materialen daarvan komen vanzelf.
reads-no-feed = Er is geen feed op { $address }:
reads-full = Dit knooppunt leest al het hoogste aantal feeds: { $number }. Beëindig er een of laat limits.sources verhogen.
peers-other-key = { $host } toont een sleutel met de vingerafdruk { $fingerprint }, niet de vingerafdruk die u hebt ingevuld. Er is niets gewijzigd.
peers-no-fingerprint = ‘{ $word }’ is geen vingerafdruk. Een vingerafdruk telt 64 tekens: cijfers en letters van a tot en met f.
peers-other-identity = { $origin } zegt dat het { $claimed } is.
peers-no-key = { $actor } toont geen sleutel die dit knooppunt kan gebruiken.
peers-no-inbox = { $actor } heeft geen inbox.
peers-no-origin = Dit is het adres van een pagina. Vul alleen het adres van de server in: { $origin }
peers-itself = { $origin } is dit knooppunt zelf.
peers-not-named = { $origin } staat niet onder [federation] resolve in het configuratiebestand. Een knooppunt op onversleuteld http kan geen andere partners hebben.
peers-changed-key = { $host } staat op de lijst en toont een andere sleutel dan die waaraan de server wordt herkend. Vergelijk de vingerafdruk langs een andere weg en accepteer dan de nieuwe sleutel.
peers-over-https = “{ $typed }” is opgevat als https://{ $typed }.
keys-unconfirmed = { $host } heeft de laatste wijziging van sleutels nog niet bevestigd. Wacht daarop of haal de server van de lijst.
failure-forbidden = Dit knooppunt mag daar geen verbinding mee maken.
failure-untrusted = Het certificaat is niet te vertrouwen.
failure-too-large = Het antwoord is te groot.
failure-no-server = Wat daar antwoordt, is geen server die partner kan zijn.

## How mail goes
post = E-mail
post-none = Dit knooppunt verstuurt geen e-mail: onder [mail] in het configuratiebestand staat geen server.
post-sent = De laatste e-mail is verstuurd: { $moment }.
post-never = Er is nog geen e-mail verstuurd.
post-waiting = Wachtende e-mails: { $waiting }, tevergeefs geprobeerd: { $delayed }, geweigerd: { $failed }.
post-since = Sinds { $moment } is er geen e-mail verstuurd; wat wacht, wordt opnieuw geprobeerd.
post-unreached = De mailserver is niet bereikbaar.
post-untrusted = Het certificaat van de mailserver is niet te vertrouwen.
post-closed = De mailserver laat dit knooppunt niet toe.
post-busy = De mailserver vraagt om het later opnieuw te proberen.
post-ours = Op deze machine ontbreekt iets, bijvoorbeeld het wachtwoord.

## What goes in time
forget-sessions = Sessies
forget-sign-in-links = Eenmalige aanmeldlinks
forget-sign-in-steps = Niet voltooide aanmeldingen
forget-failed-tries = Mislukte pogingen om aan te melden
forget-tokens = Tokens van programma’s
forget-answers = Antwoorden aan programma’s, bewaard om te herhalen
forget-mail = Onbevestigde aanvragen voor e-mail en niet bezorgde e-mails
forget-letters = Berichten aan andere servers
forget-subscriptions = Abonnementen op feeds
forget-withdrawals = Intrekkingen zoals feeds die melden
forget-cancelled-meetings = Geannuleerde bijeenkomsten in agenda’s
forget-translation-memory = Door een machine vertaalde alinea’s
forget-translation-requests = Wat vertaaldiensten in bewerking hebben
forget-inbox = Wat van andere servers is gekomen
forget-follows = Beëindigd volgen
forget-questions = Vragen aan wie wil volgen
forget-moves = Verhuizingen van partners
forget-lanes = Verbindingen naar andere servers
forget-inbound-lanes = Verbindingen van andere servers
forget-strangers = Actoren waarnaar hier niets verwijst
forget-files = Bestanden waarnaar geen materiaal verwijst
