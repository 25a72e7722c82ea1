# Texts of the interface. One message a line or block; see docs/decide for how they become functions.

language-name = svenska

skip-to-content = Hoppa till innehållet
menu-main = Huvudmeny
menu-languages = Sidans språk
notice = Meddelande
front-page = Startsida
materials = Material
network = Nätverk
tagline = Valmyndigheter delar vad de har lärt sig
front-lead = God praxis, mötesresultat och lärdomar från de myndigheter som genomför val i Europeiska unionens medlemsstater.
front-newest = Senaste material
front-all = Allt material
list-narrow = Avgränsa listan
field-country = Land
kind = Typ
topic = Ämne
topics = Ämnen
list-any = Alla
list-show = Visa
list-strange = Okänd avgränsning
list-empty = Här finns inget att visa.
list-newer = Nyare
list-older = Äldre
list-paging = Listans sidor
sharing = Spridning
recipients = Mottagare
authority = Myndighet
published = Publicerat
updated = Uppdaterat
revision = Version
licence = Licens
reference = Diarienummer
secrecy = Sekretessgrund
phase = Fas
maturity = Mognadsgrad
project = Projekt
about = Om materialet
languages = Språk
status-source = originaltext
status-human = översatt av en människa
status-machine = maskinöversättning
status-reviewed = maskinöversättning, granskad av en människa
corrected-with = Rättat med hjälp av
variant-by = översatt av
variant-stale = bygger på en äldre version
variant-stale-head = rubriken eller sammanfattningen har ändrats sedan dess
variant-stale-paragraphs = stycken i originalet som har ändrats sedan dess: { $which }
variant-local = gjord på den här noden
machine-never = Detta översätts inte maskinellt: TLP:RED lämnas inte ut till någon översättningstjänst.
machine-local = Detta översätts inte maskinellt: TLP:{ $level } lämnas bara ut till en översättningstjänst på nodens egna maskiner, och någon sådan finns inte.
machine-trusted = Detta översätts inte maskinellt: TLP:GREEN lämnas bara ut till en översättningstjänst som myndigheterna litar på, och den här noden har ingen sådan.
machine-waiting = maskinöversättningen väntar
machine-failed = maskinöversättningen misslyckades
variant-titles = bara rubrik och sammanfattning
variant-shown = visas här
mark-original = Originalet:
fallback = Materialet finns inte på svenska. Det visas på:
fallback-asked = Materialet finns inte på det begärda språket: { $asked }. Det visas på:
fallback-titles = Än så länge finns bara rubriken och sammanfattningen på det här språket. Texten finns på:
attachments = Bilagor
file-not-here = har ännu inte kommit
sources = Källor
exercise = ÖVNING – inte en verklig händelse
when = När
place = Plats
online = På nätet
attending = Deltagare
chatham-house = Chatham House-regeln
decisions = Beslut
actions = Åtgärder
withdrawn = Återkallat
withdrawn-help = Materialet har återkallats av den myndighet som publicerade det.
reason = Skäl
absent = Hittades inte
absent-help = På den här adressen finns inget som kan visas för dig.
network-lead = De servrar som den här noden utbyter material med.
network-name = Namn
network-address = Adress
network-this-node = den här noden
source-code = Den här nodens källkod
other-forms = Andra format
original-at-origin = Originalet hos den myndighet som publicerade det
further-languages = Fler språk hos den myndighet som publicerade det
permanent-address = Permanent adress
project-notices = Projektets meddelanden
level-clear = Får spridas till alla utan begränsningar.
level-green = Får delas inom valnätverkets gemenskap, men inte i offentliga kanaler.
level-amber = Endast för dem som behöver informationen i mottagarens organisation och hos dess klienter.
level-amber-strict = Endast för dem som behöver informationen inom mottagarens egen organisation.
level-red = Endast för de namngivna mottagarna personligen; får inte spridas vidare.
files-waiting = { $count ->
     [one] Väntar på { $count } fil
    *[other] Väntar på { $count } filer
}
size-bytes = { $number } B
size-kilobytes = { $number } kB
size-megabytes = { $number } MB
meeting-online = på nätet

## Withdrawn material, revisions, side by side, errors

withdrawn-list = Återkallat material
withdrawn-list-lead = Här anges material som har publicerats och sedan återkallats slutgiltigt. Texterna har raderats; kvar är uppgiften om vem som återkallade dem, när och varför.
withdrawn-none = Ingenting har återkallats.
withdrawn-on = Återkallat den { $date }
revisions-title = Versioner
revisions-lead = Varje ändring av originaltexten ger en ny version. Bara den nyaste gäller.
revision-number = Version { $number }
revision-current = gällande
revision-past = Detta är version { $number }, publicerad den { $date }. En nyare har ersatt den.
revision-see-present = Läs den gällande versionen
revision-erased = Texten i den här versionen har raderats av rättsliga skäl, liksom dess översättningar och bilagor.
revision-erased-on = Raderad den { $date }
beside-show = sida vid sida
beside-end = Visa bara ett språk
beside-none = Det finns ingen text på det begärda språket att visa bredvid: { $language }.
beside-changed = Ändrat i originalet sedan den här översättningen gjordes:
language-unknown = Det finns ännu inga sidor på det här språket: { $asked }. Den här sidan är på svenska.
error-forbidden = Detta är inte tillåtet
error-forbidden-help = Formuläret kan ha kommit från en annan webbplats eller från en session som har avslutats. Gå tillbaka, ladda om sidan och försök igen, eller logga in på nytt.
error-too-many = För många förfrågningar
error-too-many-help = Vänta en stund och försök igen.
error-failed = Något gick fel på den här noden
error-failed-help = Felet har noterats. Försök igen; om det händer på nytt, meddela dem som driver noden.
error-busy = Noden kan inte svara just nu
error-busy-help = Ingenting har gått förlorat. Vänta en stund och ladda om sidan.
error-malformed = Förfrågan kunde inte förstås
error-malformed-help = Kontrollera adressen eller börja om från startsidan.

## Signing in

sign-in = Logga in
sign-out = Logga ut
sign-in-lead = Första gången, eller om du har förlorat alla andra sätt att logga in, loggar du in med en engångslänk. Den skapas av dem som driver noden. Klistra in länken här, eller bara koden i slutet av länken.
sign-in-code = Länk eller kod
sign-in-as = Med den här länken loggar du in som { $name }. Den fungerar en gång.
sign-in-unknown = Länken stämmer inte. Kontrollera att hela länken kopierades, eller be om en ny.
sign-in-used = Länken har redan använts. Be om en ny.
sign-in-expired = Länken är för gammal. Be om en ny.
session-ended = Din session har avslutats. Logga in igen för att se det som inte är offentligt.
signed-in-as = Inloggad som { $name }

## The network

network-map = Karta över de noder som den här noden utbyter material med
network-map-text = En schematisk karta över Europeiska unionens medlemsstater. Linjer leder från den här noden, { $here }, till dem som den utbyter material med: { $others }. Tabellen nedan säger samma sak.
network-map-alone = En schematisk karta över Europeiska unionens medlemsstater. Den här noden, { $here }, utbyter ännu inte material med någon.
network-own-roster = En nod vet bara vilka den själv utbyter material med. Vad de andra utbyter sinsemellan visas inte här.
network-others = Små punkter: medlemsstater som den här noden inte utbyter material med.
network-line-late = En streckad linje: något väntar fortfarande på att skickas eller komma fram.
network-nodes = Noder
network-mark = På kartan
network-traffic = Hur långt utbytet har kommit
network-traffic-lead = Endast personal och partner ser den här delen.
network-outgoing = Härifrån till partnern
network-incoming = Från partnern hit
network-waiting = Poster som väntar
network-waiting-for = Har väntat
network-delivered = Senaste leverans
network-confirmed = Bekräftat med kvittens
network-missing = Poster som ännu inte har tillämpats
network-missing-for = Har saknats
network-heard = Senaste livstecken
network-compared = Loggarna senast jämförda
network-alarms = Öppna larm
network-failing = leveranserna har misslyckats sedan den { $moment }
network-parked = { $count ->
    [one] { $count } post har lagts åt sidan
   *[other] { $count } poster har lagts åt sidan
}
network-progress = { $reached } av { $head }
never-yet = inte ännu
cell-empty = tom
moment-utc = { $moment } UTC
duration-seconds = { $count ->
    [one] { $count } sekund
   *[other] { $count } sekunder
}
duration-minutes = { $count ->
    [one] { $count } minut
   *[other] { $count } minuter
}
duration-hours = { $count ->
    [one] { $count } timme
   *[other] { $count } timmar
}
duration-milliseconds = { $count ->
    [one] { $count } millisekund
   *[other] { $count } millisekunder
}
duration-days = { $count ->
    [one] { $count } dygn
   *[other] { $count } dygn
}

## The state of the exchange

exchange = Läget i utbytet
exchange-lead = Vad som kräver uppmärksamhet mellan den här noden och dess partner. Endast den här nodens personal och driftansvariga ser sidan. Ingenting av materialets innehåll visas här.
# As in English.
exchange-partner = Partner
exchange-state = Läge
state-well = à jour
state-underway = pågår
state-warning = kräver uppmärksamhet
state-alarm = larm
concern-contradiction = motsägelser i partnerns logg: { $number }
concern-doubted = motsägelser i den här nodens logg, rapporterade av partnern: { $number }
concern-overdue = återkallanden och åtkomstbegränsningar som inte har bekräftats i tid: { $number }
concern-alarms = andra öppna larm: { $number }
concern-unheard = har aldrig hört av sig
concern-silent = tyst, senaste livstecken den { $moment }
concern-never-compared = loggarna har aldrig jämförts
concern-uncompared = loggarna jämfördes senast den { $moment }
concern-unconfirmed = mottaget hos partnern men inte bekräftat: { $number }, det äldsta har väntat { $length }
concern-waiting = poster som väntar på att skickas: { $number }, den äldsta har väntat { $length }
concern-behind = poster ur partnerns logg som inte har tillämpats här: { $number }, har saknats { $length }
concern-refused = poster som partnern har avvisat: { $number }
concern-quarantined-here = i karantän här: { $number }
concern-quarantined-there = i karantän hos partnern: { $number }
exchange-takings = Återkallanden och åtkomstbegränsningar
exchange-takings-none = Ingenting har återkallats och ingen åtkomst har begränsats ännu.
# As in English.
exchange-material = Material
exchange-what = Åtgärd
taking-withdrawn = återkallat
taking-withheld = åtkomsten begränsad
exchange-confirmed-by = Bekräftat av
exchange-unconfirmed-by = Inte bekräftat av
answer-overdue = försenat
answer-quarantined = i karantän hos partnern
answer-unclear = något är i karantän hos partnern, oklart vad
answer-former = inte längre partner
exchange-quarantine = Mottaget men inte tillämpat
exchange-quarantine-help = Det som är i karantän bevaras och hindrar inget annat. Efter en uppgradering görs ett nytt försök automatiskt; kommandot ”peer retry” gör det genast.
exchange-quarantine-none = Ingenting är i karantän.
exchange-aside = Inte mottaget av partner
exchange-aside-none = Alla partner har tagit emot allt.
# As in English.
exchange-position = Position
exchange-activity = Aktivitet
exchange-since = Sedan
aside-parked = lagt åt sidan, nytt försök varje timme
aside-refused = avvisat
aside-quarantined = i karantän hos partnern
exchange-contradictions = Motsägelser
exchange-contradictions-none = Ingen logg motsäger sig själv.
exchange-log = Logg
log-theirs = partnerns
log-ours = den här nodens
exchange-held = Bevarat
exchange-shown = Visat
exchange-alarms-none = Det finns inga öppna larm.
exchange-nobody = Det finns inga partner ännu.

## Lists by topic, country, kind and project

browse = Materiallistor
countries = Länder
kinds = Typer
projects = Projekt
topics-lead = Vad materialet handlar om. Orden är desamma på alla noder; många av dem leder vidare till EuroVoc, Europeiska unionens tesaurus.
topics-unused = Övriga ämnen, ännu utan material
countries-lead = De medlemsstater som materialet kommer från.
countries-unused = Medlemsstater som ännu saknar material
kinds-lead = Vilket slags material det är fråga om.
kinds-unused = Övriga typer, ännu utan material
projects-lead = Projekt där material har kommit till, och vad de ska upplysa om enligt villkoren för finansieringen.
projects-none = Här finns ännu inga projekt.
materials-count = { $count ->
    [one] { $count } material
   *[other] { $count } material
}
list-nothing-fits = Inget material som kan visas för dig motsvarar den här avgränsningen.
list-feed = Nyhetsflöde för den här listan (RSS)

## Projects

project-time = Projekttid
project-partners = Partner
project-programme = Program
project-hashtags = Hashtaggar
project-meetings = Möten
project-outputs = Resultat
project-lessons = Lärdomar
project-further = Övrigt material
project-told = Den här noden känner till projektet endast genom det material den har tagit emot.
project-empty = Här finns ännu inget material från projektet som kan visas för dig.
notices-fallback = Dessa meddelanden finns inte på svenska. De visas på:

## Feeds of one's own

own-feeds = Mina flöden
own-feeds-lead = En adress som skapas här visar i din flödesläsare det som du får se, upp till TLP:GREEN. Den som har adressen ser detsamma: håll den för dig själv och ta bort den när du inte längre behöver den.
own-feeds-make = Skapa en adress
own-feeds-made = Detta är din nya adress. Den visas bara nu: kopiera den till din flödesläsare.
own-feeds-none = Du har ingen adress än.
own-feeds-since = Skapad den { $date }
own-feeds-used = senast läst den { $date }
own-feeds-unused = inte läst än
own-feeds-end = Ta bort adressen
own-feeds-full = Du har redan så många adresser som du får ha. Ta bort en innan du skapar en ny.

## Asking for a language

wish-label = Jag behöver detta på
wish-send = Begär
wish-unnamed = Varje begäran räknas, så att översättarna ser vad som behövs mest. Ingenting lagras om dig.
wish-told = Varje begäran räknas, så att översättarna ser vad som behövs mest. Du får besked här när texten har kommit.
wish-counted = Din begäran har räknats
wish-counted-help = Den räknas en gång om dagen från ett och samma nätverk. De som översätter på den här noden, på den nod som materialet kommer från och hos partner med det här språket ser hur många som begär det, men inte vilka.
wish-back = Tillbaka till materialet
wish-answered = { $count ->
    [one] { $count } text som du har begärt finns nu här.
   *[other] { $count } texter som du har begärt finns nu här.
}
languages-read = Språk som du läser
languages-lead = Det som inte finns på sidans språk visas på det första av dessa språk som det finns på, och det framgår av sidan. Om du inte väljer något här gäller språkinställningarna i din webbläsare.
languages-place = Språk { $place }
languages-none = Inget
languages-keep = Spara
languages-kept = Ditt språkval har sparats.
wanted = Begärda språk
wanted-full = Du har begärt så mycket som du får. Ta tillbaka något innan du begär mer.
wanted-mine = Vad du har begärt
wanted-mine-none = Du har inte begärt något. Där ett språk saknas finns det ett formulär för det på materialets sida.
wanted-here = finns nu här
wanted-not-here = finns inte här ännu
wanted-take-back = Ta tillbaka
wanted-clear = Rensa det som har kommit
wanted-queue = Begärda översättningar
wanted-queue-lead = Mest begärt först: den här nodens eget material på alla språk och partnernas material på den här nodens språk.
wanted-queue-none = Ingen begär någon översättning.
wanted-count-here = Antal här
wanted-count-total = Totalt

## Calendar and meetings

calendar = Kalender
calendar-lead = Valmyndigheternas möten: de som kommer, och vad de som hållits ledde till.
calendar-upcoming = Kommande
calendar-past = Hållna
calendar-none = Inga kommande möten kan visas för dig.
calendar-none-past = Inga hållna möten kan visas för dig.
calendar-subscribe = Prenumerera på den här kalendern
calendar-file = Kalenderfil (iCalendar)
calendar-all = Alla möten
meeting-cancelled = Mötet är inställt
meeting-moved = Flyttat. Tidigare tidpunkt: { $when }.
meeting-brussels = Tid i Bryssel
meeting-add = Lägg till i din kalender
online-possible = Ja
chatham-house-help = Gäller: vem som sade vad och vilka som deltog anges inte.
meeting-agenda = Dagordning
action-what = Vad
action-owner = Vem
action-due = Senast
front-actions = Återstående åtgärder
action-overdue = försenad
related-part-of = Del av
related-derived-from = Bygger på
related-outcome = Vad detta ledde till

## Search

search = Sök
search-words = Sökord
search-lead = Söker i materialen på alla deras språk. Ett ämnes namn hittas på vilket som helst av de sju språken.
search-previous = Föregående träffar
search-next = Nästa träffar
search-none = Inget som kan visas för dig hittades.
search-none-help = Pröva andra ord, en annan form eller ett annat språk, eller se efter under ett ämne.
search-partial = Inget material har alla dessa ord. De här har några av dem.
search-common = De här orden finns i nästan alla texter. Lägg till ett som säger vad det gäller.
search-bounded = Endast de { $count } första orden räknas.
search-topics = Ämnen med detta namn
search-by-topic = Hittat genom ämnet:
search-from = Publicerat eller ändrat från och med
search-to = Publicerat eller ändrat till och med
field-language = Språk

## Authorities

authorities = Myndigheter
authorities-lead = De organ vars material utbyts här, med respektive stat och språk.
authority-follow = Så följer du
authority-handle = I fediversum
authority-node = Nod
authority-last = Senaste
authority-newest = Myndighetens senaste material
authority-empty = Den här noden har inget från myndigheten som kan visas för dig.
authority-of-country = Allt material från den här staten
authority-meetings = Möten från den här staten

## Where a material comes from, and how to cite it

authenticity = Äkthet
signed-on = Undertecknat av { $authority } den { $date }. Signaturen stämmer med texten och med den nyckel som är känd här.
signed = Undertecknat av { $authority }. Signaturen stämmer med texten och med den nyckel som är känd här.
signed-unknown = Materialet har en signatur, men nyckeln är inte känd här, eller inte längre.
signed-missing = Materialet har ingen egen signatur. Det levererades av { $host }.
signed-wrong = Signaturen stämmer inte.
signed-local = Den här översättningen är gjord på den här noden och är inte undertecknad.
signed-original-on = Originalet är undertecknat av { $authority } den { $date }. Signaturen stämmer med originalet och med den nyckel som är känd här.
signed-original = Originalet är undertecknat av { $authority }. Signaturen stämmer med originalet och med den nyckel som är känd här.
signed-key = Nyckel:
log-place = Position { $position } i loggen hos { $host } (epok { $epoch }):
exact-bytes = Objektet byte för byte (JSON)
cite = Så hänvisar du till materialet

## Who uses what

adoption = Införande
adoption-statement = { $authority } använder det som en annan myndighet har publicerat: { $title } ({ $author }). Mognadsgrad: { $stage }.
adoption-of = Det som används
adoption-of-withdrawn = Det som införandet gällde har återkallats.
adoption-more = Vad myndigheten säger om det
adoptions = Vad som används och var
adoptions-lead = Praxis och annat material som en myndighet har tagit till sig från en annan, och hur långt var och en har kommit med det. Varje myndighet uppger detta själv.
adoptions-none = Här finns ännu ingen uppgift som kan visas för dig om att en myndighet använder något från en annan.
authority-uses = Vad myndigheten använder från andra
used-by = Används av
used-by-count = { $count ->
    [one] Används av { $count } myndighet
   *[other] Används av { $count } myndigheter
}
stage-since = { $stage }, sedan den { $date }

## Guides

guides = Vägledningar
guides-lead = Vägar genom materialet, steg för steg: för vem de är och för vilken fas i valcykeln.
guides-none = Här finns ännu ingen vägledning med delar som kan visas för dig.
guides-everybody = För alla
guides-any-phase = Alla faser
role = För vem
guide-parts = I den här vägledningen
guide-parts-count = { $count ->
    [one] { $count } del
   *[other] { $count } delar
}
guide-place = Del { $place } av { $all }
guide-way = I en vägledning
guide-previous = Föregående
guide-next = Nästa

## What changed

front-changes = Vad som har ändrats
front-changes-lead = Välj hur långt tillbaka du vill se, eller spara adressen till ditt nästa besök. Ingenting lagras om dig.
front-changes-day = sedan i går
front-changes-week = de senaste sju dagarna
front-changes-month = de senaste trettio dagarna
front-changes-since = Ändrat här sedan den { $date }
front-changes-none = Inget som kan visas för dig har ändrats här sedan dess.
front-changes-new = nytt
front-changes-revised = ändrat
front-changes-withdrawn = { $count ->
    [one] { $count } material har återkallats
   *[other] { $count } material har återkallats
}
front-changes-next = Till ditt nästa besök: vad som ändras från och med i dag

## From the web

web-from = Från webben
web-lead = Hämtat från nyhetsflöden hos myndigheter som inte har någon egen nod. Det ingår inte i utbytet; varje inlägg leder till originalet.
web-all = Allt från webben
web-none = Inget från webben motsvarar den här avgränsningen.
web-count = { $count ->
    [one] { $count } inlägg
   *[other] { $count } inlägg
}
web-topics = Föreslagna ämnen:
web-sites = Myndigheter vars nyhetsflöden läses
web-entries = Inlägg
web-read = Senast läst
web-failing = har inte kunnat läsas sedan den { $moment }
list-from = Varifrån
list-from-exchange = Utbytt mellan myndigheter

## Feeds

feeds = Nyhetsflöden
feeds-lead = Allt som är offentligt på den här noden kan följas med en flödesläsare, utan konto. RSS, Atom och JSON Feed innehåller samma sak; välj det format som passar din flödesläsare bäst.
feeds-opml = Alla flöden som en lista (OPML)
feeds-opml-help = Importera listan i din flödesläsare, så känner den till alla flöden på den här noden.
feeds-opml-languages = Samma på alla språk (OPML)
feeds-own = Den som är inloggad kan skapa en flödesadress som också visar det som inte är offentligt.
authority-feed = Nyhetsflöde för den här myndigheten (RSS)
country-feed = Nyhetsflöde för den här staten (RSS)

## About this node, accessibility, privacy

statement-about = Om den här noden
statement-about-what = Election Pool är ett nätverk där de myndigheter som genomför val i Europeiska unionens medlemsstater delar med sig av vad de har lärt sig. Den här noden drivs av:
statement-about-labels = Varje myndighet publicerar på sin egen nod. Allt material har en märkning enligt Traffic Light Protocol (TLP) som säger vem som får läsa det: det som är offentligt kan läsas här, som flöde, som kalender och i fediversum; allt annat går bara till dem som det är avsett för.
statement-about-responsible = Den myndighet som anges vid ett material ansvarar för vad som står i det. Det som är märkt ”Från webben” tillhör de webbplatser som det leder till.
statement-about-program = Programmet är fri programvara: vem som helst får använda, granska och ändra det.
statement-version = Programmets version
statement-contact = Kontakt
statement-contact-all = Frågor, rättelser och hinder som du stöter på:
statement-contact-security = Säkerhetsbrister:
statement-accessibility = Tillgänglighet
statement-accessibility-goal = De här sidorna är gjorda för att alla ska kunna använda dem och för att uppfylla riktlinjerna för tillgängligt webbinnehåll (WCAG) 2.2 på nivå AA; däri ingår det som den europeiska standarden EN 301 549 kräver av webbsidor.
statement-accessibility-checked = Vad som kontrolleras och hur
statement-accessibility-how = Programmets utvecklare granskar varje sidtyp i en webbläsare med ett automatiskt verktyg (axe-core): på flera språk, ljust och mörkt, på en bred skärm och med bredden 320 bildpunkter, vilket motsvarar 400 procents förstoring. De kontrollerar också HTML-koden, utskriftsversionen, varje steg med tangentbordet och att ingen sida behöver skript. En simulerad skärmläsare läser upp fyra av sidtyperna, och utvecklarna har gått igenom vad den säger.
statement-accessibility-limits = Kända begränsningar
statement-accessibility-automatic = Ett automatiskt verktyg hittar bara en del av hindren. Sidorna har inte bedömts av något oberoende organ och inte heller testats med personer som använder hjälpmedel.
statement-accessibility-files = Bifogade filer kommer från de myndigheter som har publicerat dem och är kanske inte tillgängliga för alla. Be den myndighet som anges vid materialet om ett annat format.
statement-accessibility-languages = Material som saknar text på ditt språk visas på ett annat, och det framgår av sidan. Maskinöversättningar är märkta och kan vara felaktiga.
statement-accessibility-supervision = Om du inte får ett tillfredsställande svar kan du vända dig till det organ som i ditt land utövar tillsyn över tillgängligheten hos offentliga myndigheters webbplatser enligt direktiv (EU) 2016/2102.
statement-privacy = Dataskydd
statement-privacy-lead = Det behövs inget konto för att läsa. Sidorna för läsare hämtar ingenting från andra servrar och innehåller inga skript, inga besöksräknare och ingen reklam.
statement-privacy-cookies = Kakor
statement-privacy-no-cookie = Den som inte loggar in får ingen kaka.
statement-privacy-session = När du loggar in sätts en kaka, ”{ $name }”. Den håller dig inloggad och används inte till något annat; skript kan inte läsa den. Den upphör att gälla när du loggar ut, efter { $idle } utan användning och i varje fall senast efter { $most }.
statement-privacy-logs = Vad som registreras
statement-privacy-no-log = Programmet för ingen förteckning över vem som öppnar vilken sida eller söker efter vad. Försök att logga in eller prenumerera på ändringar räknas per nätverksadress under en minut, endast i minnet, så att ingen försöker för ofta.
statement-privacy-wishes = När någon begär ett språk utan att logga in hålls nätverksadressen kvar till midnatt (UTC), endast i minnet, så att varje nätverk räknas en gång om dagen; det enda som sparas är antalet. Vad inloggade har begärt sparas tills de rensar det.
statement-privacy-operator = De servrar och nätverk som finns framför den här noden kan föra egna loggar. Den som driver dem kan berätta om det.
statement-privacy-staff = Om dem som arbetar med den här noden sparas användarnamn, namn eller funktion, myndighet och roll, samt i en granskningslogg vad de har publicerat, godkänt, ändrat eller återkallat och när. Om varje flödesadress som de skapar åt sig själva sparas när den skapades och togs bort samt, med en timmes noggrannhet, när den senast lästes. Dessutom sparas de språk de vill läsa på, om de har angett några.
statement-privacy-desk = På sidan där ett utkast skrivs körs ett av den här nodens egna skript. Det sparar det som skrivs; det som inte har sparats än finns kvar i webbläsaren och raderas där när det har sparats.
statement-privacy-others = Om dem som följer från andra servrar sparas den offentliga adressen och den offentliga nyckeln, och om program som har bett om besked om ändringar den adress de har angett.
statement-privacy-rights = Om du har frågor om uppgifter som rör dig, eller vill utöva dina rättigheter enligt den allmänna dataskyddsförordningen (GDPR), vänd dig till den myndighet som driver noden:

## What changed between two revisions

changes = Vad som ändrades
changes-lead = Version { $older } från den { $from }, jämförd med version { $newer } från den { $to }.
changes-key = Tillagda ord är understrukna, borttagna ord är genomstrukna.
changes-added = tillagt:
changes-removed = borttaget:
changes-end = slut på ändringen
changes-none = Texten på det här språket är densamma i båda.
changes-missing = I den ena finns ingen text på det här språket.
table-number = Tabell { $number }
changes-in = Jämför på:
changes-facts = Andra uppgifter som ändrades
changes-what = Vad
changes-before = Före
changes-after = Efter
changes-too-long = Texterna är för långa för att jämföras ord för ord; hela stycken är markerade.
changes-same = { $count ->
    [one] { $count } oförändrat stycke
   *[other] { $count } oförändrade stycken
}

## The desk: drafts

desk = Arbetsyta
desk-lead = Skriv, se vilka som får materialet och låt en annan person granska det.
desk-begin = Börja på ett utkast
desk-begin-button = Börja
desk-document = Utgå från ett dokument
desk-document-file = Dokument (.docx eller .odt)
desk-document-help = Rubriker, listor, tabeller och länkar behålls. Bilder, fotnoter och kommentarer utelämnas.
desk-document-button = Ladda upp
desk-waiting = Väntar på en annan person
desk-waiting-none = Ingenting väntar.
desk-mine = Mina utkast
desk-mine-none = Du har inga utkast.
desk-others = Kollegors utkast
desk-refused = Tillbakaskickat
desk-full = Du har redan så många utkast som du får ha. Radera ett innan du börjar på ett nytt.
draft-untitled = Utkast utan rubrik
draft-saved-by = senast sparat av { $name } den { $moment }
draft-state-waiting = väntar på en annan person
draft-state-refused = tillbakaskickat
draft-revises = Ny version av:
draft-save = Spara
draft-go-on = Förhandsgranska och lämna in
draft-discard = Radera utkastet
draft-discard-help = Texten och filerna raderas slutgiltigt.
draft-saved = Sparat.
draft-conflict = { $name } sparade utkastet medan du skrev. Ingenting har skrivits över: din text finns i formuläret och den sparade står nedanför. Sammanför det som behövs och spara sedan.
draft-conflict-theirs = Den sparade texten
draft-resend = Ingenting har sparats än, eftersom din session hade avslutats. Din text finns i formuläret: spara den nu.
draft-waits = Utkastet väntar på en annan person. Om du ändrar det väntar det inte längre.
draft-sent-back = { $name } skickade tillbaka det:
draft-errors = Kontrollera de här fälten
# As in English.
draft-original = Original
draft-translation = Översättning
draft-title = Rubrik
draft-summary = Sammanfattning
draft-summary-help = Högst 1 000 tecken. Den visas i listor och flöden.
draft-text = Brödtext
draft-text-help = Markdown: ”##” inleder en rubrik, ”-” en lista. I text som du klistrar in från Word eller en webbsida bevaras rubriker, listor, tabeller och länkar.
draft-translation-kind = Hur texten har översatts
draft-translator = Översatt av (en organisation)
draft-add-language = Lägg till ett språk
draft-remove-language = Ta bort språket
draft-audience = Vilka som får se det
draft-level = Nivå
draft-level-use = Använd den här nivån
draft-level-help = Välj nivå först: den avgör vilka mottagare du kan ange.
draft-authorities = För AMBER och AMBER+STRICT: myndigheter
draft-circles = För AMBER och AMBER+STRICT: mottagargrupper
draft-people = För RED: personer på den här noden
draft-people-more = Ytterligare personer, med användarnamn
draft-people-more-help = Fler personer arbetar på den här noden än de som räknas upp här. Tomma rader räknas inte.
draft-named-otherwise = Dessutom angivna
draft-topics-help = Skriv på vilket språk som helst; tomma rader räknas inte.
draft-not-stated = inte angivet
draft-exercise = Detta hör till en övning
draft-sources-help = En webbadress per rad.
draft-part-of = Del av (id eller adress)
draft-derived-from = Bygger på (id eller adress)
draft-meeting = Möte
draft-meeting-help = För det som handlar om ett möte. När mötet har en starttid syns det i kalendrar.
draft-starts = Börjar
draft-ends = Slutar
draft-time-help = Datum och klockslag, till exempel 2026-03-01T10:00.
draft-timezone = Tidszon
draft-timezone-help = Till exempel Europe/Brussels. Start- och sluttiden anges enligt den tidszonen.
draft-online-no = Nej
draft-online-at = Webbadress för deltagande på distans
draft-attending-help = Stater (kod med två bokstäver, till exempel FI) och organisationer, en per rad; aldrig personer.
draft-chatham-help = Vem som sade vad och vilka som deltog anges inte: då nämns varken deltagare eller vem som ansvarar för en åtgärd.
draft-lines-help = En per rad.
draft-action = Åtgärd { $place }
draft-more-rows = Fler rader
draft-guide-help = Vägledningens material i ordningsföljd: id eller adress för vart och ett. Tomma rader räknas inte.
draft-deadlines = Tidsfrister för en varning
draft-deadlines-help = Tiderna anges enligt den tidszon som väljs här. Om ett fält lämnas tomt räknas tidsfristen från det att händelsen blev känd: 24 timmar, 72 timmar, en månad. Tidsfristerna gäller bara typen ”Varning”.
draft-counted = Lämnas fältet tomt gäller { $moment }.
draft-part = Del { $place }
draft-part-up = Flytta upp
draft-note = Vad som har ändrats i den här versionen
draft-further = Ytterligare uppgifter
draft-further-help = Det som inte har något eget fält: en nyckel per rad, som i en fil.
draft-files-add = Lägg till filer
draft-files-help = Högst { $count } filer, var och en högst { $size }. Uppgifter som kameran har lagrat i JPEG-, PNG- och GIF-bilder tas bort.
draft-files-kinds = Tillåtna filtyper: { $kinds }.
draft-file-remove = Ta bort
draft-live-saving = Sparar …
draft-live-saved = Alla ändringar är sparade.
draft-live-kept = Inte sparat än. Din text finns kvar i den här webbläsaren, och ett nytt försök att spara görs.
draft-live-open = Inte sparat än. På högre nivåer än GREEN, och så länge ingen nivå är vald, sparas ingenting i webbläsaren: lämna sidan öppen. Ett nytt försök att spara görs.
draft-live-ended = Din session har avslutats. Din text finns kvar i den här webbläsaren.
draft-live-ended-open = Din session har avslutats. De senaste ändringarna är inte sparade, och på den här nivån sparas ingenting i webbläsaren. Lämna sidan öppen, logga in i en annan flik och kom tillbaka hit.
draft-live-conflict = Någon annan har sparat utkastet under tiden. Spara för att se båda texterna.
draft-live-gone = Utkastet är inte längre tillgängligt, och inget mer sparas. Din text finns på den här sidan: spara för att behålla den som ett nytt utkast.
draft-live-refused = Texten togs inte emot, och inget mer sparas. Kopiera din text och spara sedan för att se varför.
draft-live-restored = Text som inte hade sparats har hämtats tillbaka från den här webbläsaren.
draft-ended = Din session har avslutats
draft-ended-help = Ingenting har gått förlorat: din text finns kvar på den här sidan. Logga in i en annan flik, kom tillbaka hit och fortsätt. Filer måste läggas till på nytt.
draft-ended-go-on = Fortsätt
draft-gone = Utkastet är inte längre tillgängligt
draft-gone-help = Medan du skrev har utkastet publicerats eller raderats, eller så har dess nivå ändrats så att du inte längre får se det. Inget av det du skrev har gått förlorat: det finns på den här sidan. Behåll det som ett nytt utkast eller kopiera det du behöver. Filer måste läggas till på nytt.
draft-gone-keep = Behåll min text som ett nytt utkast
draft-gone-typed = Det du skrev
wrong-missing = Detta saknas.
wrong-too-long = Detta är längre än { $count } tecken.
wrong-unknown = ”{ $word }” är inte känt här.
wrong-unknown-nearest = ”{ $word }” är inte känt här. Menade du ”{ $nearest }”?
wrong-needs-recipients = TLP:{ $level } kräver mottagare.
wrong-no-recipients = TLP:{ $level } kan inte ha några mottagare. Ta bort mottagarna eller välj en annan nivå.
wrong-no-writer = TLP:RED måste ange en författare eller godkännare vid din myndighet. Annars skulle ingen någonsin kunna ändra materialet.
wrong-no-reader = { $name } kan inte anges: personer med den rollen läser ingenting på nivån TLP:RED.
wrong-twice = ”{ $word }” står här två gånger.
wrong-no-address = ”{ $word }” är ingen webbadress (https://…).
wrong-no-id = ”{ $word }” är varken ett id eller en webbadress.
wrong-not-held = Den här noden har inget material med id:t ”{ $word }”. Kontrollera id:t eller lämna fältet tomt.
wrong-not-attached = Texten hänvisar till ”{ $name }”, som inte finns bland bilagorna. Lägg till filen, rätta namnet eller skriv en fullständig webbadress (https://…).
wrong-overtaken = Någon annan har sparat något annat här. Det står nedanför formuläret.
wrong-too-many = Det får finnas högst { $count } av dessa.
wrong-no-time = ”{ $word }” är inte ett datum med klockslag. Skriv till exempel 2026-03-01T10:00.
wrong-shifted = Tiden { $word } finns inte i tidszonen eller infaller två gånger, eftersom klockan ställs om. Lägg till skillnaden mot UTC, till exempel { $word }+02:00.
wrong-ends-first = Detta är före starttiden.
wrong-no-day = ”{ $word }” är inte ett datum. Skriv till exempel 2026-03-01.
wrong-person = ”{ $word }” ser ut som en persons adress. Ange stater och organisationer här, aldrig personer.
wrong-never-told = Enligt Chatham House-regeln anges inte vilka som deltog. Ta bort detta eller regeln.
wrong-only-guide = Bara en vägledning har detta. Töm fältet eller välj typen ”Vägledning”.
wrong-too-early = Detta är för tidigt. Ordningen är: blev känd, tidig varning, anmälan, slutrapport.
wrong-otherwise = Det kan inte publiceras så här:
wrong-file-too-large = { $name } är större än { $size }.
wrong-file-too-many = { $name } är en fil för mycket: det får finnas högst { $count } filer.
wrong-file-same-name = Det finns redan en fil som heter { $name }.
wrong-file-empty = { $name } är tom.
wrong-file-name = { $name } kan inte användas som filnamn.
wrong-file-picture = { $name } är en bild som kan avslöja mer än den visar. Spara den som JPEG eller PNG.
wrong-file-damaged = { $name } kan inte läsas. Den kan vara skadad eller skyddad med lösenord.
wrong-file-document = { $name } är varken en .docx- eller en .odt-fil.
wrong-file-kind = Filtypen för { $name } tas inte emot. Tillåtna filtyper: { $kinds }.
wrong-form-too-large = Det du skickade var större än { $size }. Lägg till färre eller mindre filer åt gången.

## The desk: submitting and approving

preview = Förhandsgranskning
preview-lead = Så här kommer det att se ut för läsarna. Ingenting har lämnats in än.
preview-back = Skriv vidare
preview-overtaken = Version { $revision } publicerades efter att det här utkastet påbörjades; om du lämnar in utkastet upphävs ändringarna i den versionen. Se vad som ändrades där. Om inget av det går förlorat kan du lämna in på nytt.
preview-submit = Lämna in till en annan person för godkännande
preview-publish = Publicera nu
preview-alone = På den här noden får du publicera detta ensam. Det kommer alltid att framgå av materialet.
preview-bare = Under dessa rubriker står ingenting: { $headings }. Skriv något där eller ta bort dem. Utkastet kan skickas in ändå.
preview-stale = Utkastet har ändrats under tiden. Se igenom det på nytt och lämna sedan in det.
reach = Vilka som ser det
reach-end = Vilka som förlorar åtkomsten och får veta det
reach-level = Nivån ändras från TLP:{ $before } till TLP:{ $after }.
reach-authorities = Myndigheter
reach-nobody = Ingen av partnernas myndigheter får det.
reach-new = ny
reach-gone = förlorar åtkomsten
reach-not = får det inte
reach-circles = Mottagargrupper
reach-people = { $count ->
    [one] { $count } person på den här noden får läsa det.
   *[other] { $count } personer på den här noden får läsa det.
}
reach-people-new = Nya bland dem: { $number }
reach-people-gone = Får inte längre läsa det: { $number }
reach-public = Vem som helst kan läsa det på offentliga sidor och i flöden.
reach-public-new = Vem som helst kan läsa det på offentliga sidor och i flöden. Det är nytt.
reach-public-gone = Det försvinner från offentliga sidor och flöden.
reach-public-never = Det finns inte på någon offentlig sida och inte i något flöde.
reach-followers = Följare på andra servrar som får det: { $followers } (servrar: { $servers })
reach-translators = Tjänster som får maskinöversätta det: { $names }
reach-translators-none = Det maskinöversätts inte.
waiting-submitted = inlämnat av { $name } den { $moment }
waiting-lead = Läs ända till slutet. Det du godkänner är exakt den här texten.
waiting-digest = SHA-256 för det du läser
waiting-new = Detta är nytt: det finns ingen tidigare version.
waiting-approve = Godkänn och publicera
waiting-approve-only = Godkänn
waiting-refuse = Skicka tillbaka
done-published = Du har godkänt det, och det är publicerat.
done-approved = Du har godkänt det, och det är utfört.
done-refused = Du har skickat tillbaka det. Författaren ser din motivering.
done-withdrawn = Du har återkallat materialet.
waiting-refuse-help = Skriv vad som bör ändras. Författaren ser ditt meddelande vid utkastet.
waiting-refuse-help-kept = Skriv vad som bör ändras. Författaren ser ditt meddelande i sin arbetsyta, tillsammans med den egna texten.
waiting-refuse-help-desk = Skriv vad som bör ändras. Författaren ser ditt meddelande i sin arbetsyta.
waiting-words = Ditt meddelande
waiting-take-over = Ta över och skriv vidare
waiting-take-over-help = Det blir ditt utkast. En annan person godkänner det sedan.
waiting-own = Du lämnade in detta. En annan person beslutar om det.
waiting-take-back = Ta tillbaka och skriv vidare
waiting-take-own-back = Ta tillbaka
waiting-note-none = Det finns ingen anmärkning.
waiting-note-kept = Den anmärkning som finns behålls:
waiting-amended = Vad som har ändrats i den föreslagna texten
sent-back-words = Det du skrev
sent-back-again = Fortsätt med det du skrev
sent-back-discard = Kasta det du skrev
sent-back-own = Du tog tillbaka det.
erasure = Vad som raderas
erasure-revisions = Versioner vars text raderas: { $numbers }
erasure-file = Fil
erasure-offers = Föreslagna översättningar vars text raderas: { $number }
erasure-left = Utkast och väntande texter som blir kvar: { $number }. Gå igenom dem.
erasure-here = Partner som redan har dessa versioner behåller dem.
does-publishes = Publicering
does-revises = Publicering av en ny version
does-withdraws = Återkallande
does-erases-all = Slutgiltigt återkallande av hela materialet överallt och radering av dess text
does-erases-past = { $count ->
    [1] Radering av texten i version { $numbers }
   *[other] Radering av texten i versionerna { $numbers }
}
does-adopts = Uppgift om införande
does-accepts = Godtagande av en föreslagen text
does-translates = Beställning av en maskinöversättning
decided-changed = Det du läste är inte det som väntar: det har ändrats eller avgjorts under tiden. Läs det på nytt.
decided-own = Du lämnade in detta. En annan person måste godkänna det.
decided-overtaken = Det skrevs före version { $revision } och skulle upphäva ändringarna i den. Skicka tillbaka det: författaren tittar på den versionen och lämnar in det på nytt.
decided-textless = Det här kan ingen ta över: det är ingen text som kan bli ett utkast. Godkänn det eller skicka tillbaka det.
decided-wordless = Skriv med några ord varför du skickar tillbaka det.
decided-refused = Det kan inte publiceras:
approval-one = Publicerat av en person: ingen annan har godkänt det.
revision-note = Vad som har ändrats, med författarens ord
material-revise = Skriv en ny version
template-problem = Problemet
template-solution = Lösningen
template-effort = Vad det krävde
template-evidence = Belägg
template-lessons = Lärdomar
template-happened = Vad som hände
template-causes = Varför det hände
template-changed = Vad som ändrades
template-for-whom = Vem det är för
template-steps = Steg
template-pitfalls = Fallgropar
template-aims = Mål
template-course = Upplägg
template-exercises = Övningar
template-what-happens = Vad som pågår
template-who-is-affected = Vilka som berörs
template-measures = Vad som har gjorts och vad som rekommenderas
template-contact = Kontakt
alert-became-known = Blev känd
alert-early-warning = Tidig varning senast
alert-notification = Anmälan senast
alert-final-report = Slutrapport senast
sign-in-passkey = Logga in med en lösennyckel
sign-in-password = Med lösenord
sign-in-username = Användarnamn
sign-in-link = Med en engångslänk
sign-in-wrong = Användarnamnet eller lösenordet stämmer inte.
sign-in-wait = För många försök har misslyckats. Försök igen om { $wait }. En lösennyckel eller en engångslänk fungerar genast.
sign-in-late = Det tog för lång tid eller påbörjades i en annan webbläsare. Börja om.
second = Ett steg till
second-lead = Ange den kod som din autentiseringsapp visar nu. Om du inte längre har appen kan du ange en av dina återställningskoder.
second-code = Kod
second-go-on = Fortsätt
second-wrong = Koden stämmer inte eller har redan använts.
confirm = Bekräfta att det är du
confirm-lead = Det du vill göra kräver en andra autentiseringsfaktor som har använts för högst { $length } sedan.
confirm-passkey = Bekräfta med en lösennyckel
confirm-none = Du har varken en autentiseringsapp eller en lösennyckel än. Lägg till någon av dem på sidan Mitt konto.
confirm-settling = Dina tidigare sätt att logga in har tagits bort, och de du har nu är nya. För att ingen obemärkt ska kunna handla i ditt namn kan du inte godkänna eller administrera något före { $time }; allt annat fungerar. Om du inte har bett om detta, meddela genast dem som driver noden.
held = Inte utfört än
held-help = Detta kräver en andra autentiseringsfaktor som har använts nyligen. Det du skrev finns kvar på den här sidan: bekräfta i en annan flik att det är du, kom tillbaka hit och fortsätt.
held-again = Sedan sidan öppnades har du bekräftat att det är du eller loggat in på nytt. Det du skrev finns kvar här: fortsätt för att utföra det nu.
passkey-failed = Lösennyckeln kunde inte användas. Försök en gång till eller välj ett annat sätt.
account = Mitt konto
account-lead = Vad du loggar in med och var du är inloggad.
account-confirm = Om du vill ändra vad du loggar in med måste du först använda en andra autentiseringsfaktor.
account-app = Autentiseringsapp
account-app-none = Ingen autentiseringsapp är tillagd.
account-app-set = En autentiseringsapp är tillagd.
account-app-begin = Lägg till en app
account-app-replace = Byt till en annan app
account-app-new = Läs av bilden med appen eller skriv in tecknen under bilden i appen. Ange sedan den kod som appen visar.
account-app-picture = QR-kod med appens hemlighet
account-app-secret = Tecken för appen:
account-app-link = Öppna appen på den här enheten
account-app-take = Använd den här appen
account-codes-left =
    { $count ->
        [one] { $count } återställningskod är kvar.
       *[other] { $count } återställningskoder är kvar.
    }
account-codes-made = Detta är dina återställningskoder. Var och en fungerar en gång i stället för en kod från appen. De visas bara nu: skriv ut dem eller förvara dem på ett säkert ställe.
account-codes-make = Skapa nya återställningskoder
account-password = Lösenord
account-password-first = Lägg först till en autentiseringsapp: enbart ett lösenord räcker inte för att logga in.
account-password-none = Du har inget lösenord.
account-password-set = Du har ett lösenord.
account-password-new = Nytt lösenord
account-password-help = Minst { $count } tecken. En egen mening är lättare att minnas än lösryckta tecken.
account-password-keep = Spara lösenordet
account-password-kept = Det nya lösenordet gäller från och med nu. Dina andra sessioner har avslutats.
account-password-end = Sluta logga in med lösenord
account-password-end-help = Appen och återställningskoderna tas bort samtidigt.
password-short = Lösenordet är för kort: det måste ha minst { $count } tecken.
password-long = Lösenordet är för långt.
password-name = Lösenordet innehåller ditt användarnamn.
password-common = Detta lösenord är bland de första som andra skulle pröva. Välj ett annat.
account-passkeys = Lösennycklar
account-passkeys-lead = En lösennyckel (på engelska passkey) finns i din enhet, i en säkerhetsnyckel eller i en lösenordshanterare. Med den loggar du in utan lösenord.
account-passkeys-none = Du har ingen lösennyckel än.
account-passkeys-script = Sidan behöver JavaScript för att du ska kunna lägga till en lösennyckel.
account-passkeys-full = Du har redan så många lösennycklar som du får ha. Ta bort en innan du lägger till en ny.
account-passkey-name = Lösennyckelns namn
account-passkey-add = Lägg till en lösennyckel
account-passkey-rename = Byt namn
account-passkey-remove = Ta bort
account-passkey-made = tillagd den { $date }
account-passkey-used = senast använd den { $date }
account-passkey-unused = inte använd än
account-passkey-copied = kopierad till andra enheter
account-passkey-single = bara på en enhet
account-sessions = Var du är inloggad
account-session-here = den här sessionen
account-session-facts = { $way }, sedan den { $since }, senast använd den { $used }
account-session-network = nätverk { $network }
account-session-unnamed = Okänd webbläsare
account-session-end = Avsluta sessionen
account-sessions-end = Avsluta alla andra sessioner
way-link = med engångslänk
way-password = med lösenord och kod
way-passkey = med lösennyckel
statement-privacy-step = Medan någon loggar in håller en andra kaka, ”{ $name }”, reda på vilket steg inloggningen har nått, i högst { $most }. Inloggningssidorna och kontosidan har ett av den här nodens egna skript, för lösennycklar; allt annat fungerar även utan det.
statement-privacy-sign-in = Om den som loggar in sparas när och på vilket sätt det skedde, nätverket utan adressens sista del och webbläsarens namn så länge sessionen varar; tidpunkt, sätt och nätverk sparas även i granskningsloggen. Misslyckade försök räknas per användarnamn och nätverk i ungefär en timme.
withdraw = Återkalla slutgiltigt
withdraw-back = Tillbaka till materialet
withdraw-lead = Texten, dess översättningar och filer raderas på den här noden och på alla noder som har dem. Kvar finns uppgiften om att materialet har återkallats, när, av vem och varför. Detta kan inte ångras.
withdraw-second = Ingenting raderas förrän en andra person har godkänt återkallandet.
withdraw-reason = Skäl
withdraw-reason-help = Skälet kan läsas av alla som har kunnat läsa materialet. Skriv det på:
erase = Radera text av rättsliga skäl
erase-lead = Texten raderas slutgiltigt, liksom dess översättningar och bilagor. Kvar finns uppgiften om att versionen har funnits, för vem och när, och skälet som anges här. Den gällande versionen kan bara raderas tillsammans med hela materialet: om det bara är vissa ord som måste bort, skriv först en ny version utan dem.
erase-which = Text som ska raderas
erase-all = Hela materialet: det återkallas slutgiltigt överallt
erase-because-help = Ange lagrummet, inte personen: skälet står i textens ställe för alla som får läsa materialet. Skriv det på:
erase-look = Visa vad som raderas samtidigt
translate = Maskinöversätt
translate-lead = En maskin översätter materialet stycke för stycke, och översättningen märks som maskinöversättning på varje sida. Bara de tjänster som materialets nivå tillåter får texten. En människas text ersätts aldrig.
translate-to = Språk
translate-send = Översätt
search-button = Sök
draft-left-out = Utelämnas i nästa version:
draft-keep-language = Behåll språket
misread-search = Förstods inte och lämnades utanför sökningen:
misread-list = Förstods inte, och därför motsvarar inget avgränsningen:
misread-page = Sida
misread-beyond = Det finns ingen sida { $page }. Den sista är sida { $last }.
misread-last = Gå till sista sidan
draft-carried = Följer med oförändrade till nästa version:

## The desk: approving for those who were shown
decided-reach = Vilka som ser detta har ändrats sedan du tittade. Läs listan igen och besluta sedan.
account-tokens = Åtkomstnycklar för program
account-tokens-lead = Med en åtkomstnyckel kan ett program använda den här noden i ditt namn, i den omfattning som du väljer här. Den som har nyckeln kan göra detsamma: förvara den som ett lösenord och ta bort den när du inte längre behöver den.
account-tokens-none = Du har inga åtkomstnycklar.
account-tokens-full = Du har redan så många åtkomstnycklar som du får ha. Ta bort en innan du skapar en ny.
account-tokens-end = Ta bort alla åtkomstnycklar
account-token-made = Detta är din nya åtkomstnyckel. Den visas bara nu: kopiera den till den plats där programmet förvarar sina hemligheter.
account-token-confirm = Om du vill skapa en åtkomstnyckel måste du först använda en andra autentiseringsfaktor.
account-token-name = Åtkomstnyckelns namn
account-token-unnamed = Åtkomstnyckel utan namn
account-token-days = Giltighetstid i dygn
account-token-days-help = Högst { $count }. En åtkomstnyckel för godkännande eller för svar på begäranden om att få följa gäller högst ett dygn.
account-token-long = En åtkomstnyckel gäller minst ett och högst { $count } dygn.
account-token-scopes = Vad den ger rätt att göra
account-token-nothing = Välj vad åtkomstnyckeln ger rätt att göra.
account-token-make = Skapa en åtkomstnyckel
account-token-end = Ta bort åtkomstnyckeln
account-token-facts = skapad den { $made }, upphör att gälla den { $until }
account-token-used = senast använd den { $used }
account-token-unused = inte använd än
account-sessions-end-help = Samtidigt tas alla dina åtkomstnycklar för program bort.
token-scope-read = läsa det som du får läsa
token-scope-wishes = begära material på andra språk
token-scope-offers = läsa, lämna och besvara översättningsförslag
token-scope-write = skriva utkast
token-scope-submit = lämna in utkast, återkallanden och uppgifter om införande
token-scope-approve = godkänna och publicera det som andra har lämnat in
token-scope-follows = besvara begäranden om att få följa
token-scope-audit = läsa och exportera granskningsloggen
token-scope-digests = läsa och ändra dina e-postprenumerationer
statement-privacy-tokens = Om varje åtkomstnyckel som någon har skapat för ett program sparas en kontrollsumma, namnet, vad den ger rätt att göra, när den skapades och upphör och, med fem minuters noggrannhet, när den senast användes, tills den upphör. Svaren till ett program sparas i ett dygn, om programmet har bett om det.

## Administration
# As in English.
admin = Administration
admin-lead = Allt som hör till driften av den här noden. Varje ändring kräver en andra autentiseringsfaktor och förs in i granskningsloggen.
admin-overview = Översikt
admin-users = Användare
admin-peers = Partner och nycklar
admin-audit = Granskningslogg
admin-settings = Inställningar
admin-confirm = Om du vill ändra något här måste du först använda en andra autentiseringsfaktor.
admin-attention = Vad som kräver uppmärksamhet
admin-attention-none = Inget kräver uppmärksamhet.
admin-where = Var
admin-seen = Vad som har upptäckts
users-lead = De som arbetar på den här noden, vad var och en får göra och hur de får tillgång till noden.
users-username = Användarnamn
users-name = Namn eller funktion
users-role = Roll
users-authority = Myndighet
users-change = Hantera användare
users-search = Användarnamn eller namn
users-none = Ingen användare heter så.
users-all = Alla användare
users-more = Fler användare
users-own = Det här är du. Någon annan ändrar din roll eller avslutar ditt konto.
users-role-change = Ändra rollen
users-role-help = När rollen ändras avslutas personens alla sessioner, och personen måste logga in på nytt.
users-link = Ny engångslänk
users-sessions-end = Avsluta alla sessioner
users-reset = Ta bort alla sätt att logga in
users-remove = Avsluta kontot
users-remove-help = Om alla sätt att logga in tas bort avslutas sessionerna; lösenord, app, lösennycklar och återställningskoder försvinner, och en länk skapas som personen kan börja om med. Ett avslutat konto öppnas inte igen, och ingen annan får dess användarnamn.
users-add = Lägg till en användare
users-username-wrong = Ett användarnamn får bara innehålla bokstäverna a–z, siffror och tecknen ”_”, ”-” och ”.”.
users-link-made = Lämna själv över den här länken till { $name }. Den kan användas för att logga in en gång, senast den { $until }, och visas inte igen.
users-done-role = Rollen är ändrad, och personens alla sessioner är avslutade.
users-done-sessions = Personens alla sessioner är avslutade.
users-done-removed = Kontot är avslutat.
person-reader = Läsare
person-author = Författare
person-translator = Översättare
person-approver = Godkännare
person-peer-administrator = Partneradministratör
person-operator = Driftansvarig
person-auditor = Granskare av loggen
person-client = Läsare vid en klientorganisation
peers-lead = Servrarna i partnerförteckningen: läget för var och en, hur långt utbytet har kommit i vardera riktningen och nyckeln som servern känns igen på.
peers-can = Servern kan:
peers-cannot = Servern kan inte:
peers-from = Mottaget från partnern
peers-to = Skickat till partnern
peers-fingerprint = Nyckelns fingeravtryck
peers-change = Hantera partner
peers-check = Kontrollera vad servern kan
peers-retry = Försök med allt igen nu
peers-remove = Ta bort ur partnerförteckningen
peers-remove-help = En server som tas bort ur förteckningen får inget skickat till sig, och dess anrop avvisas. Uppgiften om hur långt utbytet har kommit sparas: om servern läggs till igen fortsätter utbytet därifrån.
peers-fingerprint-agreed = Nyckelns fingeravtryck så som de som driver servern har uppgett det för dig på annat sätt
peers-rotate = Godta serverns nya nyckel
peers-add = Lägg till en partner
peers-address = Serverns adress
peers-look = Hämta uppgifter om servern
peers-done-added = { $host } finns nu i partnerförteckningen.
peers-done-retry = Ett nytt försök görs med det som har lagts åt sidan mellan den här noden och { $host }.
peers-done-rotate = { $host } känns från och med nu igen på sin nya nyckel.
peers-done-removed = { $host } har tagits bort ur partnerförteckningen.
peers-behind = poster efter: { $number }, sedan { $time }
peers-of = { $number } av { $head }
# As in English.
peers-partner = Partner
peers-reader = Läsare: får bara material på nivån TLP:CLEAR
peers-removed = Borttagen ur partnerförteckningen
audit-lead = Vem som har läst material på en strängare nivå än TLP:CLEAR, skrivit eller godkänt något eller ändrat en nivå, en roll eller en inställning, och när. Loggen innehåller inga texter ur materialen. Även att du läser loggen förs in i den.
audit-whole = Kedjan är hel från rad { $since }, fram till vilken noden har undertecknat den, till rad { $lines }: inget saknas, och inget har lagts till eller ändrats. Kommandot ”election-pool audit verify” kontrollerar den från första raden.
audit-whole-all = Kedjan är hel, från första raden till rad { $lines }: inget saknas, och inget har lagts till eller ändrats.
audit-note = Anteckna utanför den här noden var loggen slutar; då kan en senare kontroll visa att inget har tagits bort i slutet:
audit-broken = Kedjan är bruten:
audit-who = Person eller server
audit-deed = Händelse
audit-any = Alla händelser
audit-object = Vad det gäller: id eller adress
audit-from = Från och med
audit-to = Till och med
audit-show = Visa
audit-lines = Rader, nyast först
audit-none = Ingen rad motsvarar sökningen.
audit-number = Nummer
audit-at = När (UTC)
audit-node = Nod
audit-detail = Ytterligare uppgifter
audit-older = Äldre rader
audit-away = Export och kontroll
audit-away-help = Exporten innehåller de rader som har sökts fram ovan och är undertecknad med den här nodens nyckel. Tabellens signatur finns i en egen fil, JSON-dokumentets signatur i själva dokumentet.
audit-part = De här exporterna innehåller raderna till och med nummer { $line }.
audit-not-whole = De här exporterna är inte fullständiga: de börjar med rad { $line }, och äldre rader som motsvarar sökningen saknas. Begränsa sökningen ovan till färre dagar eller exportera de äldre raderna för sig.
audit-rest = Exportera de äldre raderna
audit-signature = CSV-tabellens signatur
audit-verify = Kontrollera att kedjan är hel
flaw-missing = Rad { $line } saknas.
flaw-missing-many = Raderna { $first }–{ $last } saknas.
flaw-changed = Rad { $line } har ändrats sedan den fördes in.
flaw-unlinked = Rad { $line } är inte länkad till raden före.
flaw-outside = I granskningsloggen finns en rad som aldrig har ingått i kedjan (rad { $row } i tabellen).
flaw-beyond = Rad { $line } står efter kedjans slut.
flaw-otherwise = Rad { $line } har en annan kontrollsumma än den som antecknades.
flaw-apart = Det sigill för rad { $line } som förvaras tillsammans med nycklarna hör till en annan kedja: databasen har skrivits om, eller så har en äldre kopia av den återställts.
flaw-unkept = Sigillet för rad { $line } förvaras tillsammans med nycklarna men finns inte i databasen.
flaw-seal = Sigillet för rad { $line } kommer inte från den här noden.
flaw-file = Rad { $line } i { $file } är inget sigill från den här noden.
flaw-former = Det är undertecknat med nyckeln { $key }, som enligt databasen är en tidigare nyckel för noden men som inte förvaras tillsammans med de andra nycklarna. Jämför nyckeln med vad som är känt om den från annat håll; om den är densamma kör en driftansvarig kommandot ”election-pool audit adopt-key” med den.
deed-read = Material läst
deed-publish = Material publicerat
deed-revise = Ny version av material publicerad
deed-adopt = Praxis införd
deed-withdraw = Material återkallat
deed-material-erase = Text i ett material raderad av rättsliga skäl
deed-submit = Utkast inlämnat för godkännande
deed-submission-change = Inlämnad text ändrad
deed-submission-take-back = Inlämnat taget tillbaka av den som lämnade in det
deed-approve = Godkänt som andra person
deed-refuse = Skickat tillbaka till författaren
deed-draft-begin = Utkast påbörjat
deed-draft-discard = Utkast raderat
deed-draft-take-over = Utkast övertaget från någon annan
deed-level-change = Nivå ändrad
deed-recipients-change = Mottagare ändrade
deed-translate = Maskinöversättning beställd
deed-glossary = Ordlista ändrad
deed-offer = Översättning föreslagen
deed-offer-refuse = Föreslagen översättning avslagen här
deed-offer-accepted = Översättning härifrån godtagen av författaren
deed-offer-refused = Översättning härifrån avslagen av författaren
deed-offer-void = Översättning härifrån förfallen
deed-follow = Begäran om att få följa skickad
deed-unfollow = Slutat följa
deed-follow-accept = Följare godtagen
deed-follow-reject = Följare avvisad
deed-follow-question = Fråga till följare antecknad
deed-follow-source = Källa på webben tillagd
deed-unfollow-source = Källa på webben borttagen
deed-peer-add = Partner tillagd
deed-peer-remove = Partner borttagen
deed-peer-rotate = Ny nyckel för en partner godtagen
deed-peer-announced = Nycklar eller myndigheter meddelade av en partner
deed-peer-retry = Utbyte med en partner försökt på nytt
deed-peer-settle = Motsägelse hos en partner utredd
deed-peer-move-arrived = Flytt meddelad av en partner
deed-peer-move-look = Uppgifter hämtade från en partners nya adress
deed-peer-move-confirm = En partners flytt bekräftad av en person
deed-peer-move-refuse = En partners flytt avslagen
deed-peer-move = Partner flyttad till sin nya adress
deed-quarantine-release = Post släppt ur karantän
deed-upgrade = Nytt försök efter en uppgradering
deed-authority = Myndighet tillagd eller ändrad
deed-actor-update = Nodens uppgifter om sig själv ändrade
deed-keys-rotate = Nya nycklar skapade
deed-keys-adopt = Tidigare nyckel för noden tillagd
deed-user-add = Användare tillagd
deed-user-remove = Användare borttagen
deed-user-role = Roll ändrad
deed-user-link = Inloggningslänk skapad
deed-user-reset = Alla sätt att logga in borttagna
deed-user-sessions-end = Användares sessioner avslutade
deed-user-export = Personuppgifter exporterade
deed-user-erase = Personuppgifter raderade
deed-sign-in = Inloggning
deed-sign-in-confirm = En andra autentiseringsfaktor använd
deed-sign-in-lock = Inloggning spärrad efter misslyckade försök
deed-sign-in-failures = Inloggning misslyckad på nytt
deed-sign-out = Utloggning
deed-session-end = Session avslutad
deed-passkey-add = Lösennyckel tillagd
deed-passkey-remove = Lösennyckel borttagen
deed-password-set = Lösenord sparat
deed-password-end = Lösenord borttaget
deed-app-add = Autentiseringsapp tillagd
deed-recovery-codes-make = Återställningskoder skapade
deed-recovery-code-use = Återställningskod använd
deed-token-make = Åtkomstnyckel för ett program skapad
deed-token-end = Åtkomstnyckel för ett program borttagen
deed-feed-make = Egen flödesadress skapad
deed-feed-end = Egen flödesadress borttagen
deed-mail-address-ask = E-postadress angiven
deed-mail-address-confirm = E-postadress bekräftad
deed-mail-address-end = E-postadress borttagen
deed-digest-make = E-postprenumeration påbörjad
deed-digest-leave = E-postprenumeration avslutad via länken i ett mejl
deed-digest-end = E-postprenumeration avslutad
deed-setting = Inställning ändrad
deed-settings = Inställningar registrerade för första gången
deed-retention-run = Uppgifter vars lagringstid gått ut raderade
deed-backup = Säkerhetskopia gjord
deed-export-full = Hela noden exporterad
deed-restore = Återställning bekräftad
deed-restore-ends = Sessioner avslutade och åtkomstnycklar borttagna vid återställning
deed-audit-read = Granskningsloggen läst
deed-audit-export = Granskningsloggen exporterad
deed-audit-verify = Granskningsloggen kontrollerad
deed-audit-seals = Sigillfilen skapad på nytt
settings-lead = Gällande inställningar, var och en under sitt namn i konfigurationsfilen. De ändras där och gäller när noden startas om.
settings-none = Inga inställningar.
settings-name = Inställning
settings-value = Värde
settings-search = Ord i inställningens namn eller förklaring
settings-only-set = Bara de som har ställts in
settings-shown = { $count ->
    [one] { $count } inställning.
   *[other] { $count } inställningar.
}
settings-all = Alla inställningar
settings-explained = Vad den gör (på engelska)
settings-secret = en hemlighet som inte visas
settings-nothing = inte inställd
settings-set = inställd
settings-default = standardvärde
settings-keys = Den här nodens nycklar
settings-authorities = Myndigheter och klientorganisationer
settings-circles = Mottagargrupper
settings-translation = Språk och översättning
settings-feeds = Flöden som läses och förmedlaren (hub)
settings-projects = Projekt
settings-retention = Lagringstider
settings-retention-help = Det som inte nämns här blir kvar: materialen tills de återkallas, loggen och granskningsloggen för alltid.
keys-lead = De nycklar som partner känner igen noden och dess myndigheter på. Partner jämför det första fingeravtrycket med det som du uppger för dem på annat sätt än via den här noden.
keys-caption = Nycklar för noden och dess myndigheter
keys-id = Nyckel
keys-purpose = Vad den används till
keys-shown = Fingeravtryck, eller själva nyckeln
keys-made = Skapad
keys-signs = undertecknar förfrågningar
keys-proves = intygar att material och aktiviteter är äkta
keys-proved = tagen ur bruk den { $moment }; används för att kontrollera det som den tidigare har intygat
keys-rotate = Skapa nya nycklar
keys-rotate-help = Noden och alla dess myndigheter får nya nycklar. De meddelas partnerna och intygas med de gamla nycklarna. Partnerna börjar använda dem automatiskt, även de som inte kan nås nu, när de är tillbaka. Det som har intygats tidigare går fortfarande att kontrollera. Säkerhetskopiera efteråt och uppge det nya fingeravtrycket för nya partner.
keys-waiting = De nya nycklarna har ännu inte bekräftats av { $hosts }. Tills dess undertecknas förfrågningar dit med den gamla nyckeln.
keys-done = Nya nycklar har skapats och meddelats.
admin-lanes = Leveranser och eftersläpning
bodies-lead = De myndigheter som noden företräder, deras klientorganisationer och de mottagargrupper som material kan riktas till.
bodies-own = Nodens myndigheter
bodies-caption = Myndigheter och deras klientorganisationer
bodies-clients = Klientorganisationer
bodies-where = Klientorganisationer och namn på fler språk anges i konfigurationsfilen under [[authority]]. Ändringar gäller när noden startas om.
bodies-add = Lägg till en myndighet
bodies-add-help = Myndigheten får en egen aktör och egna nycklar och skrivs in i konfigurationsfilen, och partnerna underrättas. Den kan inte tas bort i efterhand. Starta om noden efteråt.
bodies-name = Namn på nodens första språk
bodies-done = { $handle } är nu en av nodens myndigheter.
circles-caption = Mottagargrupper och deras medlemmar
circles-members = Medlemmar
circles-unknown = okänd här: inget kan publiceras för den här mottagargruppen
circles-where = Mottagargrupper anges i konfigurationsfilen under [circles]. Ändringar gäller när noden startas om.
reads-lead = Andra webbplatsers flöden som noden läser, och vilka som får besked när ett av nodens flöden ändras.
reads = Flöden som läses
reads-caption = Andra webbplatsers flöden och när de senast lästes
reads-add = Lägg till ett flöde att läsa
reads-address = Flödets adress
reads-name = Namn, om ett annat än i flödet
reads-country = Medlemsstat (kod med två bokstäver)
reads-language = Språk för inlägg som inte själva anger det (kod)
reads-end = Sluta läsa flödet
reads-end-help = De inlägg som har hämtats därifrån raderas.
reads-done = { $name } läses från och med nu.
reads-ended = { $name } läses inte längre.
hub = Förmedlaren: vilka som får besked om ändringar
hub-count = Prenumerationer: { $number }. Ännu inte bekräftade: { $waiting }.
hub-caption = Prenumerationer på nodens flöden
# As in English.
hub-server = Server
hub-feed = Flöde
hub-until = Prenumerationen gäller till
hub-failing = har inte tagit emot något sedan den { $moment }
lanes-lead = Vad som väntar på att skickas, till vem, sedan när och varför, samt hur långt partnernas loggar har tillämpats här. Försöken att nå partner fortsätter tills de svarar, försöken att nå läsare i 30 dygn.
lanes-caption = Vad som väntar på att skickas till varje server
lanes-inbound-caption = Hur långt varje partners logg har tillämpats här
lanes-suspended = stoppad: borttagen ur partnerförteckningen
lanes-given-up = försöken har upphört: servern har inte svarat på alltför länge
lanes-failing = misslyckas, nya försök görs
lanes-resting = inget väntar
lanes-sending = skickas
lanes-letters = Meddelanden som väntar
lanes-failure = Senaste fel
lanes-next = Nästa försök:
lanes-parked = Lagt åt sidan
lanes-refused = Avvisat
lanes-applied = Tillämpat
failure-signature = Servern godtar inte vår signatur: kanske känner den till en annan nyckel för noden.
failure-door = Servern avvisar noden: kanske finns vi inte i dess partnerförteckning.
failure-gone = Det finns inte längre någon inkorg på adressen.
failure-busy = Servern ber oss vänta.
failure-moved = Servern hänvisar till en annan adress.
failure-there = Något gick fel på servern.
failure-unreached = Servern går inte att nå.
engines-lead = Nodens språk, översättningstjänsterna och det som väntar på översättning.
engines-where = Språk och tjänster anges i konfigurationsfilen under [node] languages och [[translation.providers]]. Ändringar gäller när noden startas om.
engines = Översättningstjänster
engines-caption = Översättningstjänster i den ordning de tillfrågas
engines-queue = Väntar på översättning: { $waiting }. Misslyckade: { $failed }.
engines-reach = Vad den får ta emot
engines-pairs = Språkpar
engines-at = Senaste svar
engines-error = Senaste fel
engines-local = allt som får översättas maskinellt: tjänsten körs på nodens egna maskiner
engines-trusted = högst TLP:GREEN: myndigheterna litar på tjänsten
engines-anywhere = endast TLP:CLEAR
engines-unasked = ännu inte tillfrågad
engines-well = svarar
engines-refusing = har inte översatt sedan den { $moment }
engines-silent = uppger inte sina språk
engines-pairs-caption = Vilka tjänster som tillfrågas för varje språkpar, i turordning
# As in English.
engines-pair = { $source } → { $target }
works-lead = Nodens projekt, och vilka av dem som pågår i dag.
works-caption = Nodens projekt
works-where = Projekt anges i konfigurationsfilen under [projects.NAMN]. Ändringar gäller när noden startas om. Kommandot ”report --project NAMN” räknar vad ett projekt har lett till.
project-open = pågår
project-ahead = har inte börjat än
project-over = avslutat
statement-privacy-reading = Om den som är inloggad förs det in i granskningsloggen vilka material på en strängare nivå än TLP:CLEAR personen har läst, när och på vilket sätt. Uppgifterna sparas, och de som granskar loggen och nodens driftansvariga ser dem.
audit-csv = Tabell (CSV)
audit-json = Dokument (JSON)

## Incoming: the inbox of whoever works here
incoming = Inkommet
incoming-new = nytt: { $number }
incoming-lead = Vad som har kommit sedan du senast tittade, och vad som väntar på någon i din roll.
incoming-waiting = Väntar på ditt beslut
incoming-waiting-none = Inget från andra väntar på en annan person.
incoming-waiting-all = Allt som väntar, även ditt eget
incoming-since = Du har tittat på det som kom fram till den { $moment }.
incoming-seen = Markera allt som sett
incoming-seen-done = Allt på den här sidan har markerats som sett.
incoming-undo = Ångra
incoming-second = Beslut kräver en andra autentiseringsfaktor.
incoming-material = Nytt och ändrat material
incoming-material-none = Inget nytt som passar dina filter har kommit.
incoming-many = { $count } eller fler
incoming-more = Allt visas inte här. Markera inte allt som sett förrän du har tittat på resten i listan ”Allt material”.
incoming-filters = Dina filter
incoming-filters-none = Du ser allt som får visas för dig. Med ett filter ser du bara det som passar det.
incoming-filters-help = Du ser det som passar minst ett av de här filtren.
incoming-filters-full = Du har redan så många filter som du får ha. Ta bort ett innan du lägger till ett nytt.
incoming-filter-add = Lägg till filtret
incoming-filter-end = Ta bort
incoming-filter-nothing = Välj minst ett alternativ.
incoming-offers = Förslag från partner
incoming-offers-none = Inget förslag väntar på svar.
incoming-answers = Svar på våra förslag
incoming-wanted =
    { $count ->
        [one] { $count } översättning är begärd.
       *[other] { $count } översättningar är begärda.
    }
incoming-adoptions = Nya uppgifter om införande
incoming-adoptions-none = Ingen har lämnat några nya uppgifter.
incoming-follows = Begäranden om att få följa
incoming-follows-none = Ingen väntar på svar.
incoming-ours = Våra egna begäranden utan svar
incoming-ours-none = Ingen av våra begäranden väntar på svar.
incoming-withdrawn = Begäran har tagits tillbaka.
incoming-aside = Vad som har lagts åt sidan
incoming-quarantine-help = Det som är i karantän bevaras och hindrar inget annat. Om ett nytt försök misslyckas kommer posten tillbaka hit med uppgift om skälet.
incoming-deed = Åtgärd
incoming-release = Försök igen
incoming-retry = Försök igen med allt för den här partnern
incoming-tried = Ett nytt försök pågår. Det som fortfarande inte lyckas kommer tillbaka hit inom några sekunder.
incoming-settle = Markera larmen om partnern som utredda
incoming-settle-words = Vad som kom fram
incoming-settle-wordless = Skriv med några ord vad som kom fram.
incoming-settled = Larmen är avslutade. Om samma sak händer på nytt blir det ett nytt larm.
incoming-gone = Det finns inget kvar att besluta om: någon annan hann före, eller så har det tagits tillbaka.
incoming-moves = Partner som uppger att de har flyttat
moving = Partnerns flytt
moving-lead = Partnern uppger att den har flyttat till en annan nod. Två partneradministratörer fattar beslutet; tills dess ändras ingenting.
moving-to = Uppgiven ny adress
moving-until = väntar till den { $moment }
moving-shown = Uppgifter från den nya adressen
moving-unseen = Ingen har ännu hämtat uppgifter från den nya adressen.
moving-look = Hämta uppgifter från den nya adressen
moving-actors = Företräder
moving-key-old = Hittillsvarande nyckel
moving-key-new = Ny nyckel
moving-compare = Be dem som driver partnerns server att uppge det nya fingeravtrycket på annat sätt, per telefon eller på papper, och jämför det innan du bekräftar flytten.
moving-decide = Beslut
moving-then = När två personer har bekräftat just detta:
moving-then-new = { $host } är partner och känns igen på den nya nyckeln. Dess logg läses från början: en logg kan inte föras över från en adress till en annan.
moving-then-old = { $host } tas bort ur partnerförteckningen. Ingenting tas längre emot därifrån, inte ens återkallanden.
moving-then-kept = Det som har kommit från { $host } finns kvar här att läsa, under sina gamla adresser; den nya noden kan inte ändra det.
moving-then-named = Material som riktats till namngivna myndigheter hos { $host } är inte avsett för myndigheterna på den nya adressen. Den driftansvarige ändrar i konfigurationsfilen de mottagargrupper där de nämns.
moving-then-followed = De av våra myndigheter som följer någon på den gamla adressen följer i stället den med samma namn hos { $host }.
moving-nobody = Ingen har ännu bekräftat detta.
moving-first = { $name } bekräftade detta den { $moment }. Ytterligare en person måste bekräfta det.
moving-confirm = Bekräfta flytten
moving-words = Skäl till avslaget
moving-refuse = Avslå flytten
moving-refused-by = Avslagen av { $name }:
moving-done = Partnern har flyttats till sin nya adress.
moving-refused = Flytten har avslagits. Ingenting har ändrats.
moving-waits-two = väntar på två personer
moving-waits-one = väntar på ytterligare en person
moving-state-refused = flytten avslagen
asking = Begäran om att få följa
asking-lead = Allt detta är vad de som vill följa uppger om sig själva. Om du godtar begäran får de från och med nu det som är offentligt (TLP:CLEAR).
asking-who = Vem
asking-host = Varifrån
asking-whom = Vill följa
asking-partner = finns i partnerförteckningen
asking-others =
    { $count ->
        [0] Ingen annan därifrån följer.
        [one] { $count } annan därifrån följer.
       *[other] { $count } andra därifrån följer.
    }
asking-page = Deras sida
asking-summary = Vad de uppger om sig själva
asking-key = Nyckel
asking-fetched = Uppgifterna hämtade
asking-server = Deras server
asking-look = Fråga efter uppgifter om servern
asking-look-help = Den här noden tar då kontakt med servern. Inget annat än frågan skickas.
asking-unreached = Det gick inte att fråga servern:
asking-software = Programvara
asking-contact = Kontakt
asking-not = Kan inte:
asking-help = Ditt svar skickas genast.
asking-accept = Godta
asking-refuse = Avslå
asking-accepted = Begäran har godtagits.
asking-refused = Begäran har avslagits.
asking-questions = Frågor
asking-questions-help = Det går inte att ställa frågor från en server till en annan. Skriv till adressen på deras sida eller bland serverns uppgifter, och anteckna här för dina kollegor vad du frågade och vad som kom fram.
asking-words = Anteckning till kollegerna
asking-note = Spara anteckningen
asking-noted = { $name }, { $moment }
offer = Föreslagen text
offer-open = väntar på svar
offer-accepted = godtagen, ingår i version { $revision }
offer-amended = godtagen med ändringar, ingår i version { $revision }
offer-refused = avslagen
offer-void = förfallen
offer-stale = Originalet har ändrats efter förslaget: nu gäller version { $revision }.
offer-stale-paragraphs = Originalet har ändrats efter förslaget: nu gäller version { $revision }, med ändringar i de här styckena: { $numbers }.
offer-no-text = Den föreslagna texten har inte sparats.
offer-beside = Originalet, och under varje stycke den föreslagna texten
offer-uneven = Texterna är inte indelade på samma sätt. Stycken i originalet: { $original }, i den föreslagna texten: { $offered }. Stycken som hör ihop står tillsammans; ett stycke utan motsvarighet står ensamt.
offer-answer = Ditt svar
offer-one = Det publiceras genast.
offer-two = En annan person måste godkänna det innan det publiceras.
offer-accept = Godta utan ändringar
offer-amend = Ändra först
offer-amend-button = Godta med de här ändringarna
offer-refuse = Avslå
offer-refuse-help = Skriv varför. Den som lämnade förslaget ser ditt meddelande.
offer-wordless = Skriv med några ord varför du avslår förslaget.
offer-refused-done = Förslaget har avslagits, och den som lämnade det får veta varför.
offer-moved = Materialet ändrades efter att du öppnade sidan. Titta på det igen och svara sedan.
offer-resend = Ingenting har hänt än, eftersom din session har bytts ut under tiden. Det du skrev finns i formuläret: skicka det igen.
adopt = Vi använder detta
adopt-lead = Din myndighet uppger att den använder detta och hur långt den har kommit. Alla som får se materialet får se uppgiften.
adopt-stated = Uppgett hittills: { $stage }
adopt-note = Vad ni har ändrat
adopt-note-help = Du kan använda Markdown. Om du lämnar fältet tomt behålls en tidigare anmärkning.
adopt-language = Anmärkningens språk
adopt-button = Lämna uppgiften
propose = Föreslå en översättning eller rättelse
propose-lead = Din text går bara till den myndighet som publicerade materialet. Den tar in texten, ändrar den eller avslår förslaget med en motivering.
propose-correct = Den nuvarande texten, att rätta
propose-button = Skicka förslaget
statement-privacy-incoming = Om sidan Inkommet sparas hur långt var och en av dem har tittat och vilka filter personen har valt, tills det ändras eller kontot avslutas. Anteckningar om en begäran om att få följa sparas så länge som begäran sparas.
digest = Nyheter per e-post
digest-lead = Mejl som berättar vad som publiceras här för alla. Inget konto behövs.
digest-off = Den här noden skickar inga mejl.
digest-off-feeds = Samma nyheter finns i nyhetsflödena.
digest-address = E-postadress
digest-frequency = Hur ofta
digest-weekly = En gång i veckan
digest-daily = En gång om dagen
digest-instant = Så snart det finns något nytt
digest-choice-help = Om du inte väljer något i en grupp får du veta allt.
digest-material-languages = Materialets språk
digest-web = Berätta också om det som har hämtats från webben
digest-letter-language-here = Mejlen skrivs på den här sidans språk.
digest-ask = Skicka ett bekräftelsemejl
digest-privacy = Din adress används endast för de här mejlen och raderas när du avslutar prenumerationen. Om du inte bekräftar den raderas den efter { $length }.
digest-fault-address = Ange en enda e-postadress, till exempel namn@example.org.
digest-fault-frequency = Välj hur ofta.
digest-fault-choice = Välj i listan, högst { $count } alternativ.
digest-full = Det finns för tillfället inte plats för fler adresser. Försök igen senare.
digest-asked = Titta i din e-post
digest-asked-help = Om det går att skicka mejl till { $address } är ett bekräftelsemejl på väg. Öppna sidan som länken i det leder till och tryck på knappen där. Innan dess får du inga andra mejl.
digest-confirm = Bekräfta din adress
digest-confirm-lead = Följande ska skickas till din adress:
digest-confirm-button = Ja, skicka mig de här mejlen
digest-confirmed = Prenumerationen är bekräftad
digest-confirmed-help = I slutet av varje mejl finns en länk där du kan avsluta prenumerationen.
digest-unknown = Länken fungerar inte längre
digest-unknown-help = Den har redan använts, eller så har för lång tid gått. Du kan be om en ny.
digest-leave = Avsluta prenumerationen
digest-leave-lead = Vill du inte längre få de här mejlen?
digest-leave-button = Avsluta prenumerationen
digest-left = Prenumerationen är avslutad
digest-left-help = De uppgifter som sparades för den har raderats.
own-digests = Mina e-postprenumerationer
own-digests-lead = Mejlen berättar vad som är nytt av det som du får se.
own-digests-label-help = Om material på nivån AMBER säger ett mejl bara att det finns, med en länk. Om material på nivån RED säger det ingenting.
own-digests-address-none = Det finns ingen bekräftad e-postadress än. Mejl skickas först när en adress är bekräftad.
own-digests-address-is = Mejlen skickas till { $address }.
own-digests-address-wanted = Ett mejl har skickats till { $address }. Öppna sidan som länken i det leder till medan du är inloggad här. Innan dess ändras ingenting.
own-digests-address-ask = Skicka ett bekräftelsemejl
own-digests-address-enough = Det högsta antalet bekräftelsemejl har skickats. Försök igen senare.
own-digests-address-confirm = Är den här e-postadressen din, och ska mejlen skickas dit?
own-digests-address-button = Ja, skicka mejlen hit
own-digests-address-end = Radera adressen
own-digests-address-unknown = Länken hör inte till ditt konto, har redan använts eller är för gammal.
own-digests-trouble = Ett mejl togs inte emot den { $date }. E-postservern meddelade:
own-digests-none = Du har inga prenumerationer än.
own-digests-new = Ny prenumeration
own-digests-levels = TLP-märkningar
own-digests-fault-levels = Välj minst en TLP-märkning.
own-digests-make = Prenumerera
own-digests-end = Avsluta prenumerationen
own-digests-full = Du har redan så många prenumerationer som du får ha. Avsluta någon innan du börjar en ny.
letter-sent-by = { $node } – Election Pool
letter-confirm-subject = Bekräfta: nyheter per e-post
letter-confirm-lead = Någon har bett om att nyheter från { $node } ska skickas till den här adressen. Följande valdes:
letter-confirm-do = Om det var du, öppna den här sidan och tryck på knappen där:
letter-confirm-not = Om det inte var du behöver du inte göra något. Du får då inga fler mejl, och adressen raderas efter { $length }.
letter-address-subject = Bekräfta din e-postadress
letter-address-lead = Någon med ett konto hos { $node } vill få mejl till den här adressen.
letter-address-do = Om det är du, logga in, öppna den här sidan och tryck på knappen där:
letter-digest-subject =
    { $count ->
        [one] { $count } nyhet
       *[other] { $count } nyheter
    }
letter-digest-part =
    { $count ->
        [one] { $shown } av { $count } nyhet
       *[other] { $shown } av { $count } nyheter
    }
letter-digest-lead = Nytt hos { $node }
letter-closed = Något nytt på nivån TLP:{ $level }
letter-closed-help = Vad det handlar om anges aldrig i mejl.
letter-sign-in = Det som inte är TLP:CLEAR öppnas när du har loggat in:
letter-further =
    { $count ->
        [one] { $count } nyhet till finns på webbplatsen:
       *[other] { $count } nyheter till finns på webbplatsen:
    }
letter-why = Du får det här mejlet eftersom adressen bekräftades hos { $node }.
letter-leave = Avsluta prenumerationen:
statement-privacy-digests = Om den som prenumererar utan konto sparas e-postadressen och det som har valts, och inget annat, tills prenumerationen avslutas; en begäran som ingen bekräftar raderas efter { $length }. För att ingen ska kunna låta skicka många mejl sparas i ett dygn en kontrollsumma av adressen och en av det nätverk som begäran kom från. En adress raderas också om mejlen till den upprepade gånger avvisas. För personer med konto sparas den bekräftade adressen tills de raderar den eller kontot avslutas. Mejlen innehåller inga bilder och inga länkar som räknar vem som läser dem. De hanteras av e-postservrarna hos dem som driver noden och hos din leverantör.

account-data = Dina uppgifter
account-data-lead = Allt som den här noden sparar om dig, i en enda fil: ditt konto, hur du loggar in, dina åtkomstnycklar, filter och utkast, vad du har lämnat in och godkänt samt vad granskningsloggen säger om dig. Filen innehåller varken lösenord, nycklar eller åtkomstnycklar.
account-data-take = Ladda ner dina uppgifter
users-kept = Vad som sparas
users-closed = Avslutade konton
users-closed-help = Ingen loggar längre in med dessa. Här anges hur mycket som sparas om var och en; på personens sida står vad det är, och där kan det raderas.
users-closed-none = Inget konto har avslutats.
users-closed-at = Avslutat
users-closed-kept = skulle raderas på begäran: { $erasable }; blir kvar: { $stays }
person-lead = Vad den här noden sparar om personen, under samma namn som i den fil som var och en kan ladda ner på sin kontosida, och vad som händer med det när personens uppgifter raderas.
person-what = Uppgifter
person-amount = Antal
person-becomes = När personens uppgifter raderas
person-erased = raderas
person-unnamed = blir kvar utan namn
person-stays = blir kvar
person-erase = Radera personens uppgifter
person-erase-help = Detta kan inte ångras. Kontot avslutas. Användarnamnet blir kvar i granskningsloggen och på det som har lämnats in och godkänts, och ges inte till någon annan.
users-done-erased = Personens uppgifter har raderats.
retention-kept = Lagringstid
retention-due = Skulle raderas nu
statement-privacy-own = Om du har ett konto kan du på din kontosida ladda ner allt som sparas om dig. När du begär att dina uppgifter ska raderas tas allt bort utom det som måste sparas för att visa vem som har beslutat: användarnamnet i granskningsloggen och på det som du har lämnat in och godkänt (artikel 17.3 b och e i den allmänna dataskyddsförordningen).
statement-privacy-retention = Sessioner och åtkomstnycklar raderas senast ungefär en timme efter att de har upphört. Inloggningslänkar, meddelanden till andra servrar, uppgifter om dem som har slutat följa och annat som är avslutat raderas efter { $length }. Det som har publicerats blir kvar tills det återkallas.

## What administration refuses
refused-otherwise = Detta gjordes inte:
refused-no-address = Detta är ingen adress.
refused-file = Det gick inte att skriva till { $file }:
users-taken = Användarnamnet { $name } finns redan eller har funnits. Ett användarnamn ges bara en gång.
users-full = Noden har redan så många användare som den får ha: { $number } (limits.accounts).
users-last = { $name } är den sista här med rollen ”{ $role }”. Ge först någon annan den rollen.
bodies-username-wrong = En myndighets användarnamn har 1–64 tecken: bokstäverna a–z, siffror och ”_”, och mellan dem ”-” och ”.”. ”actor” och ”node” är noden själv.
bodies-taken = Det finns redan en myndighet som heter { $name }.
bodies-no-file = Noden har ingen konfigurationsfil där en myndighet kan skrivas in.
reads-own = { $address } är en av nodens egna adresser.
reads-partner = { $host } är en partner: dess material kommer hit av sig självt.
reads-no-feed = Det finns inget flöde på { $address }:
reads-full = Noden läser redan så många flöden som den får: { $number }. Sluta läsa ett av dem eller be att limits.sources höjs.
peers-other-key = { $host } visar en nyckel med fingeravtrycket { $fingerprint }, inte det du skrev. Inget ändrades.
peers-other-identity = { $origin } uppger sig vara { $claimed }.
peers-no-key = { $actor } visar ingen nyckel som noden kan använda.
peers-no-inbox = { $actor } har ingen inkorg.
peers-no-origin = Detta är adressen till en sida. Skriv bara serverns adress: { $origin }
peers-itself = { $origin } är den här noden själv.
peers-not-named = { $origin } nämns inte under [federation] resolve i konfigurationsfilen. En nod på okrypterad http kan inte ha några andra partner.
peers-changed-key = { $host } finns i partnerförteckningen och visar en annan nyckel än den som servern känns igen på. Jämför fingeravtrycket på annat sätt och godta sedan den nya nyckeln.
peers-over-https = ”{ $typed }” tolkades som https://{ $typed }.
keys-unconfirmed = { $host } har inte bekräftat det senaste nyckelbytet. Vänta på det eller ta bort servern ur partnerförteckningen.
failure-forbidden = Noden får inte ansluta dit.
failure-untrusted = Det går inte att lita på serverns certifikat.
failure-too-large = Serverns svar är för stort.
failure-no-server = Det som svarar där är ingen server som kan vara partner.

## How mail goes
post = E-post
post-none = Noden skickar ingen e-post: ingen server är angiven under [mail] i konfigurationsfilen.
post-sent = Det senaste brevet skickades: { $moment }.
post-never = Inget brev har skickats ännu.
post-waiting = Brev som väntar: { $waiting }, försök förgäves: { $delayed }, avvisade: { $failed }.
post-since = Inget brev har kunnat skickas sedan { $moment }; det som väntar prövas igen.
post-unreached = E-postservern går inte att nå.
post-untrusted = Det går inte att lita på e-postserverns certifikat.
post-closed = E-postservern släpper inte in noden.
post-busy = E-postservern ber noden återkomma senare.
post-ours = Något saknas på den här datorn, till exempel lösenordet.

## What goes in time
forget-sessions = Sessioner
forget-sign-in-links = Engångslänkar för inloggning
forget-sign-in-steps = Inloggningar som inte slutfördes
forget-failed-tries = Misslyckade inloggningsförsök
forget-tokens = Programs åtkomsttoken
forget-answers = Svar till program, sparade för upprepning
forget-mail = Obekräftade beställningar av e-post och brev som inte kom fram
forget-letters = Meddelanden till andra servrar
forget-subscriptions = Prenumerationer på flöden
forget-withdrawals = Återkallelser som flödena berättar om
forget-cancelled-meetings = Inställda möten i kalendrar
forget-translation-memory = Stycken översatta av maskin
forget-translation-requests = Det som översättningstjänster arbetar med
forget-inbox = Det som har kommit från andra servrar
forget-follows = Följanden som har upphört
forget-questions = Frågor till dem som vill följa
forget-moves = Partners flyttar
forget-lanes = Förbindelser till andra servrar
forget-inbound-lanes = Förbindelser från andra servrar
forget-strangers = Aktörer som inget här hänvisar till
forget-files = Filer som inget material hänvisar till
