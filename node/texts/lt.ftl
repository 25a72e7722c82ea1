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
list-any = Visos
list-show = Rodyti
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
secrecy = Slaptumo pagrindas
phase = Etapas
maturity = Brandos lygis
project = Projektas
about = Apie šią medžiagą
languages = Kalbos
status-source = originalus tekstas
status-human = išvertė žmogus
status-machine = mašininis vertimas
status-reviewed = mašininis vertimas, patikrintas žmogaus
variant-stale = parengta pagal ankstesnę redakciją
variant-shown = rodoma čia
fallback = Šios medžiagos lietuvių kalba nėra. Ji rodoma šia kalba:
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
feed-link = Naujienų srautas (RSS)
source-code = Šio mazgo pirminis programos kodas
other-forms = Kiti formatai
original-at-origin = Originalas jį paskelbusios institucijos mazge
permanent-address = Nuolatinis adresas
project-notices = Projekto pranešimai
level-clear = Galima dalytis su visais be apribojimų.
level-green = Galima dalytis rinkimų tinklo bendruomenėje, bet ne viešais kanalais.
level-amber = Tik tiems, kam būtina žinoti, gavėjo organizacijoje ir jos klientams.
level-amber-strict = Tik tiems, kam būtina žinoti, ir tik gavėjo organizacijoje.
level-red = Tik įvardytiems gavėjams asmeniškai; toliau dalytis draudžiama.
files-waiting = { $count ->
     [one] Laukiama { $count } failo
     [few] Laukiama { $count } failų
     [many] Laukiama { $count } failo
    *[other] Laukiama { $count } failų
}
meeting-online = nuotoliniu būdu
