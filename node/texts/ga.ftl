# Texts of the interface. One message a line or block; see docs/decide for how they become functions.

language-name = Gaeilge

skip-to-content = Léim go dtí an t-ábhar
menu-main = Príomhroghchlár
menu-languages = Teanga an leathanaigh
notice = Fógra
front-page = Leathanach baile
materials = Ábhair
network = Líonra
tagline = Roinneann údaráis toghcháin an méid a d’fhoghlaim siad
front-lead = Dea-chleachtais, torthaí cruinnithe agus ceachtanna foghlamtha ó na húdaráis a reáchtálann toghcháin i mBallstáit an Aontais Eorpaigh.
front-newest = Na hábhair is déanaí
front-all = Gach ábhar
list-narrow = Scag an liosta
field-country = Tír
kind = Cineál
topic = Topaic
topics = Topaicí
list-any = Gach ceann
list-show = Taispeáin
list-strange = Rogha anaithnid
list-empty = Níl aon rud le taispeáint anseo.
list-newer = Níos nuaí
list-older = Níos sine
list-paging = Leathanaigh an liosta
sharing = Roinnt
recipients = Faighteoirí
authority = Údarás
published = Foilsithe
updated = Nuashonraithe
revision = Leagan
licence = Ceadúnas
reference = Uimhir thagartha
secrecy = Foras rúndachta
phase = Céim
maturity = Aibíocht
project = Tionscadal
about = Maidir leis an ábhar seo
languages = Teangacha
status-source = buntéacs
status-human = aistrithe ag duine
status-machine = meaisínaistriúchán
status-reviewed = meaisínaistriúchán, seiceáilte ag duine
corrected-with = Ceartaithe le cabhair ó
variant-by = aistrithe ag
variant-stale = bunaithe ar leagan níos sine
variant-stale-head = athraíodh an teideal nó an achoimre ó shin
variant-stale-paragraphs = ailt den bhuntéacs a athraíodh ó shin: { $which }
variant-local = déanta ar an nód seo
machine-never = Ní aistríonn meaisín é seo: ní thugtar TLP:RED d’aon seirbhís aistriúcháin.
machine-local = Ní aistríonn meaisín é seo: ní thugtar TLP:{ $level } ach do sheirbhís aistriúcháin ar mheaisíní an nóid féin, agus níl a leithéid ann.
machine-trusted = Ní aistríonn meaisín é seo: ní thugtar TLP:GREEN ach do sheirbhís aistriúcháin a bhfuil muinín ag na húdaráis aisti, agus níl a leithéid ag an nód seo.
machine-waiting = tá an meaisínaistriúchán ag fanacht
machine-failed = theip ar an meaisínaistriúchán
variant-titles = teideal agus achoimre amháin
variant-shown = ar taispeáint anseo
mark-original = An bunleagan:
fallback = Níl an t-ábhar seo ar fáil i nGaeilge. Taispeántar é i dteanga eile:
fallback-asked = Níl an t-ábhar seo ar fáil sa teanga a iarradh: { $asked }. Taispeántar é i dteanga eile:
fallback-titles = Níl ach an teideal agus an achoimre ar fáil sa teanga seo go fóill. Tá an téacs i dteanga eile:
attachments = Ceangaltáin
file-not-here = níl sé anseo fós
sources = Foinsí
exercise = CLEACHTADH – ní fíorimeacht é seo
when = Cathain
place = Áit
online = Ar líne
attending = Rannpháirtithe
chatham-house = Riail Chatham House
decisions = Cinntí
actions = Gníomhartha
withdrawn = Tarraingthe siar
withdrawn-help = Tharraing an t-údarás a d’fhoilsigh an t-ábhar seo siar é.
reason = Cúis
absent = Níor aimsíodh
absent-help = Níl aon rud ag an seoladh seo is féidir a thaispeáint duit.
network-lead = Na freastalaithe a malartaíonn an nód seo ábhair leo.
network-name = Ainm
network-address = Seoladh
network-this-node = an nód seo
source-code = Cód foinse an nóid seo
other-forms = Formáidí eile
original-at-origin = An bunleagan ag an údarás a d’fhoilsigh é
further-languages = Tuilleadh teangacha ag an údarás a d’fhoilsigh é
permanent-address = Buanseoladh
project-notices = Fógraí an tionscadail
level-clear = Is féidir é a roinnt le cách gan srian.
level-green = Is féidir é a roinnt laistigh de phobal an líonra toghcháin, ach ní trí bhealaí poiblí.
level-amber = Dóibh siúd a bhfuil gá acu leis an eolas amháin, laistigh d’eagraíocht an fhaighteora agus i measc a cliant.
level-amber-strict = Dóibh siúd a bhfuil gá acu leis an eolas amháin, agus laistigh d’eagraíocht an fhaighteora amháin.
level-red = Do na faighteoirí ainmnithe amháin; ní ceadmhach é a roinnt le haon duine eile.
files-waiting = { $count ->
     [one] Ag fanacht le comhad amháin
     [two] Ag fanacht le { $count } chomhad
     [few] Ag fanacht le { $count } chomhad
     [many] Ag fanacht le { $count } gcomhad
    *[other] Ag fanacht le { $count } comhad
}
size-bytes = { $number } B
size-kilobytes = { $number } kB
size-megabytes = { $number } MB
meeting-online = ar líne

## Withdrawn material, revisions, side by side, errors

withdrawn-list = Ábhar a tarraingíodh siar
withdrawn-list-lead = Ábhar a foilsíodh anseo agus a tarraingíodh siar go buan ina dhiaidh sin. Tá na téacsanna scriosta; níl fágtha ach cé a tharraing siar iad, cathain agus cén fáth.
withdrawn-none = Níor tarraingíodh aon rud siar.
withdrawn-on = Tarraingíodh siar é ar { $date }
revisions-title = Leaganacha
revisions-lead = Cruthaíonn gach athrú ar an mbuntéacs leagan nua. Níl i bhfeidhm ach an leagan is nuaí.
revision-number = Leagan { $number }
revision-current = reatha
revision-past = Is é seo leagan { $number }, a foilsíodh ar { $date }. Tá leagan níos nuaí tar éis teacht ina áit.
revision-see-present = Léigh an leagan reatha
beside-show = taobh le taobh
beside-end = Taispeáin teanga amháin
beside-none = Níl téacs sa teanga a iarradh le taispeáint taobh leis seo: { $language }.
beside-changed = Athraithe sa bhuntéacs ó rinneadh an t-aistriúchán seo:
language-unknown = Níl aon leathanach sa teanga seo fós: { $asked }. Is i nGaeilge atá an leathanach seo.
error-forbidden = Níl sé seo ceadaithe
error-forbidden-help = B’fhéidir gur tháinig an fhoirm ó shuíomh eile nó ó sheisiún atá thart. Téigh siar, lódáil an leathanach arís agus bain triail eile as, nó sínigh isteach arís.
error-too-many = An iomarca iarratas
error-too-many-help = Fan nóiméad agus bain triail eile as.
error-failed = Chuaigh rud éigin amú ar an nód seo
error-failed-help = Tá sé nótáilte. Bain triail eile as; má tharlaíonn sé arís, cuir in iúl do lucht riartha an nóid é.
error-busy = Ní féidir leis an nód seo freagra a thabhairt faoi láthair
error-busy-help = Níl aon rud caillte. Fan nóiméad agus lódáil an leathanach arís.
error-malformed = Níorbh fhéidir an t-iarratas a thuiscint
error-malformed-help = Seiceáil an seoladh, nó tosaigh arís ón leathanach baile.

## Signing in

sign-in = Sínigh isteach
sign-out = Sínigh amach
sign-in-lead = Síníonn foireann an údaráis seo isteach le nasc aonuaire. Déanann lucht riartha an nóid ceann duit. Greamaigh an nasc, nó an cód ag a dheireadh, anseo.
sign-in-code = Nasc nó cód
sign-in-as = Síneoidh an nasc seo isteach thú mar { $name }. Oibríonn sé uair amháin.
sign-in-unknown = Níl an nasc seo ceart. Seiceáil gur cóipeáladh ina iomláine é, nó iarr ceann nua.
sign-in-used = Úsáideadh an nasc seo cheana. Iarr ceann nua.
sign-in-expired = Tá an nasc seo imithe in éag. Iarr ceann nua.
session-ended = Tá do sheisiún thart. Sínigh isteach arís chun an méid nach bhfuil poiblí a fheiceáil.
signed-in-as = Sínithe isteach mar { $name }

## The network

network-map = Léarscáil de na nóid a malartaíonn an nód seo ábhair leo
network-map-text = Léarscáil scéimreach de Bhallstáit an Aontais Eorpaigh. Tá línte ón nód seo, { $here }, chuig na nóid a malartaíonn sé ábhair leo: { $others }. Tá an t-eolas céanna sa tábla thíos.
network-map-alone = Léarscáil scéimreach de Bhallstáit an Aontais Eorpaigh. Ní mhalartaíonn an nód seo, { $here }, ábhair le haon nód eile fós.
network-own-roster = Níl a fhios ag nód ach cé leis a malartaíonn sé féin ábhair. Ní thaispeántar anseo an méid a mhalartaíonn na cinn eile eatarthu féin.
network-others = Poncanna beaga: Ballstáit nach malartaíonn an nód seo ábhar leo.
network-line-late = Líne bhriste: tá rud éigin fós ag fanacht le seoladh nó le teacht isteach.
network-nodes = Nóid
network-mark = Ar an léarscáil
network-traffic = Cá fhad atá an malartú tagtha
network-traffic-lead = Ní fheiceann ach an fhoireann agus na comhpháirtithe an chuid seo.
network-outgoing = Ón áit seo chuig an gcomhpháirtí
network-incoming = Ón gcomhpháirtí chuig an áit seo
network-waiting = Iontrálacha ag fanacht
network-waiting-for = Cá fhad ag fanacht
network-delivered = An seachadadh is déanaí
network-confirmed = Deimhnithe le hadmháil
network-missing = Iontrálacha nár cuireadh i bhfeidhm fós
network-missing-for = Cá fhad ar iarraidh
network-heard = An teagmháil is déanaí
network-compared = An chomparáid is déanaí idir na logaí
network-alarms = Aláraim oscailte
network-failing = tá ag teip ar an seachadadh ó { $moment }
network-parked = { $count ->
    [one] Cuireadh { $count } iontráil ar leataobh
    [two] Cuireadh { $count } iontráil ar leataobh
    [few] Cuireadh { $count } iontráil ar leataobh
    [many] Cuireadh { $count } n-iontráil ar leataobh
   *[other] Cuireadh { $count } iontráil ar leataobh
}
network-progress = { $reached } as { $head }
never-yet = níor tharla fós
cell-empty = folamh
moment-utc = { $moment } UTC
duration-seconds = { $count ->
    [one] { $count } soicind
    [two] { $count } shoicind
    [few] { $count } shoicind
    [many] { $count } soicind
   *[other] { $count } soicind
}
duration-minutes = { $count ->
   *[other] { $count } nóiméad
}
duration-hours = { $count ->
    [one] { $count } uair an chloig
    [two] { $count } uair an chloig
    [few] { $count } huaire an chloig
    [many] { $count } n-uaire an chloig
   *[other] { $count } uair an chloig
}
duration-days = { $count ->
   *[other] { $count } lá
}

## The state of the exchange

exchange = Staid an mhalartaithe
exchange-lead = An méid a bhfuil aird de dhíth air idir an nód seo agus a chomhpháirtithe. Ní fheiceann ach foireann agus oibreoirí an nóid seo an leathanach seo. Ní thaispeántar aon chuid d’inneachar na n-ábhar ann.
exchange-partner = Comhpháirtí
exchange-state = Staid
state-well = cothrom le dáta
state-underway = idir lámha
state-warning = aird de dhíth
state-alarm = aláram
concern-contradiction = contrárthachtaí i loga an chomhpháirtí: { $number }
concern-doubted = contrárthachtaí i loga an nóid seo, de réir an chomhpháirtí: { $number }
concern-overdue = tarraingtí siar agus srianta ar rochtain nár deimhníodh in am: { $number }
concern-alarms = aláraim oscailte eile: { $number }
concern-unheard = níor chualathas uaidh riamh
concern-silent = ina thost, an teagmháil is déanaí: { $moment }
concern-never-compared = ní dhearnadh comparáid idir na logaí riamh
concern-uncompared = an chomparáid is déanaí idir na logaí: { $moment }
concern-unconfirmed = glactha thall ach gan deimhniú: { $number }, an ceann is sine le { $length } anuas
concern-waiting = ag fanacht lena seoladh: { $number }, an ceann is sine le { $length } anuas
concern-behind = iontrálacha dá loga nár cuireadh i bhfeidhm anseo: { $number }, ar iarraidh le { $length } anuas
concern-refused = iontrálacha a diúltaíodh thall: { $number }
concern-quarantined-here = i gcoraintín anseo: { $number }
concern-quarantined-there = i gcoraintín thall: { $number }
exchange-takings = Tarraingtí siar agus srianta ar rochtain
exchange-takings-none = Níor tarraingíodh aon rud siar agus níor cuireadh srian ar rochtain ar aon rud fós.
exchange-material = Ábhar
exchange-what = Cad a rinneadh
taking-withdrawn = tarraingthe siar
taking-withheld = srian curtha ar rochtain
exchange-confirmed-by = Deimhnithe ag
exchange-unconfirmed-by = Gan a bheith deimhnithe ag
answer-overdue = thar téarma
answer-quarantined = i gcoraintín thall
answer-unclear = tá rud éigin i gcoraintín thall, ní fios cad é
answer-former = ní comhpháirtí é a thuilleadh
exchange-quarantine = Faighte ach gan cur i bhfeidhm
exchange-quarantine-help = Coinnítear an méid atá i gcoraintín agus ní chuireann sé moill ar aon rud eile. Tar éis uasghrádaithe baintear triail eile as go huathoibríoch; déanann an t-ordú “peer retry” láithreach é.
exchange-quarantine-none = Níl aon rud i gcoraintín.
exchange-aside = An méid nár ghlac comhpháirtithe leis
exchange-aside-none = Ghlac na comhpháirtithe le gach rud.
exchange-position = Suíomh sa loga
exchange-activity = Gníomhaíocht
exchange-since = Ó cathain
aside-parked = curtha ar leataobh, triail eile gach uair an chloig
aside-refused = diúltaithe
aside-quarantined = i gcoraintín thall
exchange-contradictions = Contrárthachtaí
exchange-contradictions-none = Níl aon loga ag teacht salach air féin.
exchange-log = Loga
log-theirs = an chomhpháirtí
log-ours = an nóid seo
exchange-held = Coinnithe
exchange-shown = Taispeánta
exchange-alarms-none = Níl aon aláram oscailte ann.
exchange-nobody = Níl aon chomhpháirtí ann fós.

## Lists by topic, country, kind and project

browse = Liostaí ábhar
countries = Tíortha
kinds = Cineálacha
projects = Tionscadail
topics-lead = Na nithe a phléitear sna hábhair. Tá na focail chéanna ar gach nód; tá nasc ó go leor acu chuig EuroVoc, teasáras an Aontais Eorpaigh.
topics-unused = Topaicí eile, gan ábhair fós
countries-lead = Na Ballstáit as ar tháinig na hábhair.
countries-unused = Ballstáit gan ábhair fós
kinds-lead = An cineál ábhair atá ann.
kinds-unused = Cineálacha eile, gan ábhair fós
projects-lead = Tionscadail inar cruthaíodh ábhair, mar aon leis na fógraí a éilíonn a maoiniú.
projects-none = Níl aon tionscadal anseo fós.
materials-count = { $count ->
    [one] { $count } ábhar
    [two] { $count } ábhar
    [few] { $count } ábhar
    [many] { $count } n-ábhar
   *[other] { $count } ábhar
}
list-nothing-fits = Níl aon ábhar is féidir a thaispeáint duit ag freagairt don rogha seo.
list-feed = Fotha nuachta an liosta seo (RSS)

## Projects

project-time = Tréimhse
project-partners = Comhpháirtithe
project-programme = Clár
project-hashtags = Haischlibeanna
project-meetings = Cruinnithe
project-outputs = Aschuir
project-lessons = Ceachtanna
project-further = Ábhair eile
project-told = Níl eolas ag an nód seo ar an tionscadal seo ach ó na hábhair a fuair sé.
project-empty = Níl aon ábhar de chuid an tionscadail seo anseo fós is féidir a thaispeáint duit.
notices-fallback = Níl na fógraí seo ar fáil i nGaeilge. Taispeántar iad i dteanga eile:

## Feeds of one's own

own-feeds = Mo chuid fothaí
own-feeds-lead = Taispeánann seoladh a dhéantar anseo, i do léitheoir fothaí, an méid a bhfuil cead agat é a fheiceáil, suas go TLP:GREEN. Feiceann aon duine a bhfuil an seoladh aige an rud céanna: coinnigh agat féin é agus cuir deireadh leis nuair nach mbíonn gá agat leis a thuilleadh.
own-feeds-make = Déan seoladh
own-feeds-made = Seo é do sheoladh nua. Anois amháin a thaispeántar é: cóipeáil isteach i do léitheoir fothaí é.
own-feeds-none = Níl aon seoladh agat fós.
own-feeds-since = Rinneadh é ar { $date }
own-feeds-used = an léamh is déanaí: { $date }
own-feeds-unused = níor léadh fós é
own-feeds-end = Cuir deireadh leis an seoladh seo
own-feeds-full = Tá an t-uaslíon seoltaí agat cheana. Cuir deireadh le ceann acu sula ndéanann tú ceann nua.

## Asking for a language

wish-label = Tá sé seo de dhíth orm sa teanga seo
wish-send = Iarr é
wish-unnamed = Comhairtear na hiarratais, ionas go bhfeicfidh aistritheoirí cad is mó atá de dhíth. Ní stóráiltear aon rud fút.
wish-told = Comhairtear na hiarratais, ionas go bhfeicfidh aistritheoirí cad is mó atá de dhíth. Cuirfear in iúl duit anseo nuair a thiocfaidh an téacs.
wish-counted = Comhaireadh d’iarratas
wish-counted-help = Ní chomhairtear d’iarratas ach uair amháin sa lá ó líonra amháin. Iad siúd a aistríonn ar an nód seo, ar an nód as ar tháinig an t-ábhar agus ag comhpháirtithe a bhfuil an teanga seo acu, feiceann siad cé mhéad duine atá á iarraidh, ach ní fheiceann siad cé hiad.
wish-back = Ar ais chuig an ábhar
wish-answered = { $count ->
    [one] Tá { $count } téacs a d’iarr tú anseo anois.
    [two] Tá { $count } théacs a d’iarr tú anseo anois.
    [few] Tá { $count } théacs a d’iarr tú anseo anois.
    [many] Tá { $count } dtéacs a d’iarr tú anseo anois.
   *[other] Tá { $count } téacs a d’iarr tú anseo anois.
}
languages-read = Teangacha a léann tú
languages-lead = An rud nach bhfuil ann i dteanga an leathanaigh, taispeántar é sa chéad cheann de na teangacha seo ina bhfuil sé, agus deirtear é sin. Mura roghnaíonn tú aon cheann anseo, is iad teangacha do bhrabhsálaí a chuirtear san áireamh.
languages-place = Teanga { $place }
languages-none = Gan teanga
languages-keep = Sábháil
languages-kept = Tá do theangacha sábháilte.
wanted = Teangacha a iarradh
wanted-full = Tá an t-uaslíon iarratas déanta agat cheana. Tarraing ceann siar sula n-iarrann tú tuilleadh.
wanted-mine = An méid a d’iarr tú
wanted-mine-none = Níor iarr tú aon rud. Nuair atá teanga in easnamh ar ábhar, tá foirm ar a leathanach chun í a iarraidh.
wanted-here = tá sé anseo anois
wanted-not-here = níl sé anseo fós
wanted-take-back = Tarraing siar
wanted-clear = Glan an méid a tháinig
wanted-queue = An méid a iarrtar ar aistritheoirí
wanted-queue-lead = Na haistriúcháin is mó a iarrtar ar dtús: ábhair an nóid seo féin i ngach teanga, agus ábhair na gcomhpháirtithe i dteangacha an nóid seo.
wanted-queue-none = Níl aon aistriúchán á iarraidh.
wanted-count-here = Iarrtha anseo
wanted-count-total = San iomlán

## Calendar and meetings

calendar = Féilire
calendar-lead = Cruinnithe na n-údarás toghcháin: a bhfuil le teacht, agus toradh na gcruinnithe a tionóladh.
calendar-upcoming = Le teacht
calendar-past = Thart
calendar-none = Níl aon chruinniú le teacht is féidir a thaispeáint duit.
calendar-none-past = Níl aon chruinniú a tionóladh cheana is féidir a thaispeáint duit.
calendar-subscribe = Liostáil leis an bhféilire seo
calendar-file = Comhad féilire (iCalendar)
calendar-all = Gach cruinniú
meeting-cancelled = Cruinniú curtha ar ceal
meeting-moved = Bogadh é. An t-am a bhí beartaithe roimhe: { $when }.
meeting-brussels = Sa Bhruiséil
meeting-add = Cuir le d’fhéilire é
online-possible = Is féidir
chatham-house-help = I bhfeidhm: ní insítear cé a dúirt cad ná cé a bhí páirteach.
meeting-agenda = Clár oibre
action-what = Cad
action-owner = Cé
action-due = Faoi
front-actions = Gníomhartha oscailte
action-overdue = thar téarma
related-part-of = Cuid de
related-derived-from = Bunaithe ar
related-outcome = An méid a tháinig as seo

## Search

search = Cuardach
search-words = Focail le cuardach
search-lead = Cuardaítear na hábhair i ngach teanga atá acu. Faightear ainm topaice i gceann ar bith de na seacht dteanga.
search-previous = Na torthaí roimhe seo
search-next = Tuilleadh torthaí
search-none = Ní bhfuarthas aon rud is féidir a thaispeáint duit.
search-none-help = Bain triail as focail eile, foirm eile nó teanga eile, nó féach faoi thopaic.
search-partial = Níl na focail seo go léir in aon ábhar. Tá cuid acu iontu seo.
search-common = Tá na focail seo i mbeagnach gach téacs. Cuir focal leo a deir cad faoi a bhfuil sé.
search-bounded = Ní chuirtear san áireamh ach an chéad { $count } fhocal.
search-topics = Topaicí den ainm seo
search-by-topic = Fuarthas de réir na topaice:
search-from = Foilsithe nó athraithe ó
search-to = Foilsithe nó athraithe go dtí
field-language = Teanga

## Authorities

authorities = Údaráis
authorities-lead = Na comhlachtaí a malartaítear a n-ábhair anseo, mar aon lena stáit agus a dteangacha.
authority-follow = Conas é a leanúint
authority-handle = Sa fediverse
authority-node = Nód
authority-last = Is nuaí
authority-newest = Na hábhair is nuaí ón údarás seo
authority-empty = Níl aon rud ón údarás seo ag an nód seo is féidir a thaispeáint duit.
authority-of-country = Gach ábhar ón stát seo
authority-meetings = Cruinnithe ón stát seo

## Where a material comes from, and how to cite it

authenticity = Barántúlacht
signed-on = Sínithe ag { $authority } ar { $date }. Tá an síniú ag teacht leis an téacs seo agus leis an eochair is eol anseo.
signed = Sínithe ag { $authority }. Tá an síniú ag teacht leis an téacs seo agus leis an eochair is eol anseo.
signed-unknown = Tá síniú leis, ach níl an eochair ar eolas anseo, nó níl sí ar eolas a thuilleadh.
signed-missing = Níl síniú dá chuid féin leis. { $host } a sheachaid é.
signed-wrong = Níl an síniú ceart.
signed-local = Rinneadh an t-aistriúchán seo ar an nód seo agus níl sé sínithe.
signed-original-on = Tá an buntéacs sínithe ag { $authority } ar { $date }. Tá an síniú ag teacht leis an mbuntéacs agus leis an eochair is eol anseo.
signed-original = Tá an buntéacs sínithe ag { $authority }. Tá an síniú ag teacht leis an mbuntéacs agus leis an eochair is eol anseo.
signed-key = Eochair:
log-place = Suíomh { $position } i loga { $host } (ré { $epoch }):
exact-bytes = An réad beart ar bheart (JSON)
cite = Conas tagairt a dhéanamh dó

## Who uses what

adoption = Glacadh
adoption-statement = Baineann { $authority } úsáid as an méid a d’fhoilsigh údarás eile: { $title } ({ $author }). Aibíocht: { $stage }.
adoption-of = An rud a úsáidtear
adoption-of-withdrawn = Tarraingíodh siar an rud lenar bhain sé.
adoption-more = An méid a deir an t-údarás faoi
adoptions = Cad a úsáidtear, agus cén áit
adoptions-lead = Cleachtais agus ábhair eile a ghlac údarás amháin chuige ó údarás eile, agus cé chomh fada is atá gach údarás tagtha leo. Is é an t-údarás féin a luann é sin i ngach cás.
adoptions-none = Níor luaigh aon údarás fós go n-úsáideann sé rud ó údarás eile is féidir a thaispeáint duit.
authority-uses = An méid a úsáideann an t-údarás seo ó údaráis eile
used-by = In úsáid ag
used-by-count = { $count ->
    [one] In úsáid ag { $count } údarás
    [two] In úsáid ag { $count } údarás
    [few] In úsáid ag { $count } údarás
    [many] In úsáid ag { $count } n-údarás
   *[other] In úsáid ag { $count } údarás
}
stage-since = { $stage }, ón { $date }

## Guides

guides = Treoirleabhair
guides-lead = Bealaí trí na hábhair, in ord: cé dóibh iad, agus cén chéim den timthriall toghcháin lena mbaineann siad.
guides-none = Níl aon treoirleabhar le codanna anseo fós is féidir a thaispeáint duit.
guides-everybody = Do chách
guides-any-phase = Gach céim
role = Cé dó
guide-parts = Sa treoirleabhar seo
guide-parts-count = { $count ->
    [one] { $count } chuid
    [two] { $count } chuid
    [few] { $count } chuid
    [many] { $count } gcuid
   *[other] { $count } cuid
}
guide-place = Cuid { $place } as { $all }
guide-way = I dtreoirleabhar
guide-previous = An chuid roimhe seo
guide-next = An chéad chuid eile

## What changed

front-changes = Cad a d’athraigh
front-changes-lead = Roghnaigh cá fhad siar, nó coinnigh an seoladh don chéad chuairt eile. Ní stóráiltear aon rud fút.
front-changes-day = ó inné
front-changes-week = le seacht lá anuas
front-changes-month = le tríocha lá anuas
front-changes-since = Athraithe anseo ón { $date }
front-changes-none = Níor athraigh aon rud anseo ó shin is féidir a thaispeáint duit.
front-changes-new = nua
front-changes-revised = leasaithe
front-changes-withdrawn = { $count ->
    [one] Tarraingíodh { $count } ábhar siar
    [two] Tarraingíodh { $count } ábhar siar
    [few] Tarraingíodh { $count } ábhar siar
    [many] Tarraingíodh { $count } n-ábhar siar
   *[other] Tarraingíodh { $count } ábhar siar
}
front-changes-next = Don chéad chuairt eile: a n-athraíonn ón lá inniu amach

## From the web

web-from = Ón ngréasán
web-lead = Léite ó fhothaí nuachta údarás nach bhfuil nód acu anseo. Ní cuid den mhalartú é; tá nasc ó gach iontráil chuig an mbunleagan.
web-all = Gach rud ón ngréasán
web-none = Níl aon rud ón ngréasán a fhreagraíonn don rogha seo.
web-count = { $count ->
    [one] { $count } iontráil
    [two] { $count } iontráil
    [few] { $count } iontráil
    [many] { $count } n-iontráil
   *[other] { $count } iontráil
}
web-topics = Topaicí molta:
web-sites = Údaráis a léitear a gcuid nuachta ón ngréasán
web-entries = Iontrálacha
web-read = An léamh is déanaí
web-failing = ní féidir é a léamh ó { $moment }
list-from = Cad as
list-from-exchange = Malartaithe idir údaráis

## Feeds

feeds = Fothaí nuachta
feeds-lead = Is féidir gach rud poiblí ar an nód seo a leanúint le léitheoir fothaí, gan chuntas. Is ionann a bhfuil in RSS, Atom agus JSON Feed; roghnaigh an ceann is fearr le do léitheoir.
feeds-opml = Gach fotha in aon liosta amháin (OPML)
feeds-opml-help = Iompórtáil an liosta i do léitheoir fothaí, agus beidh eolas aige ar gach fotha ar an nód seo.
feeds-opml-languages = An rud céanna i ngach teanga (OPML)
feeds-own = Is féidir leis an té atá sínithe isteach seoladh fotha a dhéanamh a thaispeánann an méid nach bhfuil poiblí freisin.
authority-feed = Fotha nuachta an údaráis seo (RSS)
country-feed = Fotha nuachta an stáit seo (RSS)

## About this node, accessibility, privacy

statement-about = Maidir leis an nód seo
statement-about-what = Is líonra é Election Pool ina roinneann na húdaráis a reáchtálann toghcháin i mBallstáit an Aontais Eorpaigh an méid atá foghlamtha acu. Tá an nód seo á reáchtáil ag:
statement-about-labels = Foilsíonn gach údarás ar a nód féin. Tá lipéad de chuid an Traffic Light Protocol (TLP) ar gach ábhar, a deir cé atá i dteideal é a léamh: is féidir an méid atá poiblí a léamh anseo, i bhfothaí, i bhféilirí agus sa fediverse; ní théann aon rud eile ach chucu siúd dá bhfuil sé ceaptha.
statement-about-responsible = Is é an t-údarás a luaitear le hábhar atá freagrach as a bhfuil ann. An méid atá marcáilte “Ón ngréasán”, is leis na suíomhanna a bhfuil nasc uaidh chucu é.
statement-about-program = Is saorbhogearra é an ríomhchlár: tá cead ag cách é a úsáid, a scrúdú agus a athrú.
statement-version = Leagan an ríomhchláir
statement-contact = Teagmháil
statement-contact-all = Ceisteanna, ceartúcháin agus bacainní a thagann romhat:
statement-contact-security = Laigí slándála:
statement-accessibility = Inrochtaineacht
statement-accessibility-goal = Rinneadh na leathanaigh seo le go mbeadh gach duine in ann iad a úsáid, agus le Treoirlínte Inrochtaineachta Ábhair Gréasáin (WCAG) 2.2 a chomhlíonadh ag leibhéal AA; áirítear leis sin an méid a éilíonn an caighdeán Eorpach EN 301 549 ar leathanaigh ghréasáin.
statement-accessibility-checked = Cad a sheiceáiltear agus conas
statement-accessibility-how = Scrúdaíonn lucht déanta an ríomhchláir gach cineál leathanaigh i mbrabhsálaí le huirlis uathoibríoch (axe-core): i roinnt teangacha, i mód geal agus i mód dorcha, ar scáileán leathan agus ar leithead 320 picteilín, rud is ionann agus formhéadú de 400 faoin gcéad. Seiceálann siad freisin an HTML, an fhormáid phriontála, gach céim leis an méarchlár, agus nach bhfuil script de dhíth ar aon leathanach. Léann léitheoir scáileáin ionsamhlaithe ceithre cinn de na cineálacha os ard, agus chuaigh an lucht déanta tríd an méid a deir sé.
statement-accessibility-limits = Teorainneacha aitheanta
statement-accessibility-automatic = Ní aimsíonn uirlis uathoibríoch ach cuid de na bacainní. Níl na leathanaigh measúnaithe ag comhlacht neamhspleách, ná tástáilte le daoine a úsáideann teicneolaíocht chúnta.
statement-accessibility-files = Tagann ceangaltáin ó na húdaráis a d’fhoilsigh iad agus d’fhéadfadh sé nach bhfuil siad inrochtana. Iarr formáid eile ar an údarás a luaitear leis an ábhar.
statement-accessibility-languages = Taispeántar ábhar nach bhfuil téacs aige i do theanga i dteanga eile, agus cuirtear é sin in iúl ar an leathanach. Tá meaisínaistriúcháin marcáilte agus d’fhéadfaidís a bheith mícheart.
statement-accessibility-supervision = Mura bhfaigheann tú freagra sásúil, is féidir leat dul i dteagmháil leis an gcomhlacht a dhéanann maoirseacht ar inrochtaineacht shuíomhanna gréasáin na hearnála poiblí i do thír faoi Threoir (AE) 2016/2102.
statement-privacy = Príobháideachas
statement-privacy-lead = Níl cuntas ag teastáil chun na leathanaigh a léamh. Ní lódálann leathanaigh na léitheoirí aon rud ó fhreastalaithe eile agus níl scripteanna, áiritheoirí cuairteoirí ná fógraíocht iontu.
statement-privacy-cookies = Fianáin
statement-privacy-no-cookie = Ní fhaigheann an té nach síníonn isteach aon fhianán.
statement-privacy-session = Nuair a shíníonn tú isteach socraítear fianán amháin, “{ $name }”. Coinníonn sé sínithe isteach thú agus ní úsáidtear é le haghaidh aon rud eile; ní féidir le scripteanna é a léamh. Cuirtear deireadh leis nuair a shíníonn tú amach, tar éis { $idle } gan úsáid, agus tar éis { $most } ar aon nós.
statement-privacy-logs = Cad a thaifeadtar
statement-privacy-no-log = Ní choinníonn an ríomhchlár aon taifead ar na leathanaigh a osclaíonn duine ar leith ná ar an méid a chuardaíonn sé. Déantar iarrachtaí ar shíniú isteach nó ar liostáil le hathruithe a chomhaireamh de réir seolta líonra ar feadh nóiméid amháin, sa chuimhne amháin, ionas nach ndéanfaidh aon duine iarracht rómhinic.
statement-privacy-wishes = Nuair a iarrann duine teanga gan síniú isteach, coinnítear an seoladh líonra go dtí meán oíche (UTC), sa chuimhne amháin, ionas go gcomhairfear gach líonra uair amháin sa lá; ní stóráiltear ach an líon. Maidir leo siúd atá sínithe isteach, coinnítear an méid a d’iarr siad go dtí go nglanann siad é.
statement-privacy-operator = D’fhéadfadh na freastalaithe agus na líonraí os comhair an nóid seo a dtaifid féin a choinneáil. Is féidir leis an té a reáchtálann iad eolas a thabhairt duit faoi sin.
statement-privacy-staff = Maidir leis na daoine a oibríonn leis an nód seo, coinnítear an t-ainm úsáideora, ainm nó feidhm, an t-údarás agus an ról, agus i rian iniúchta an méid a d’fhoilsigh, a cheadaigh, a leasaigh nó a tharraing siad siar, agus cathain. Maidir le gach seoladh fotha a dhéanann siad dóibh féin, coinnítear cathain a rinneadh é agus cathain a cuireadh deireadh leis agus, cruinn go dtí an uair, cathain a bhí an léamh is déanaí ann. Coinnítear freisin na teangacha ar maith leo léamh iontu, má d’ainmnigh siad aon cheann.
statement-privacy-desk = Ar an leathanach ina scríobhtar dréacht, ritheann script amháin de chuid an nóid seo. Sábhálann sí an méid a scríobhtar; coinnítear sa bhrabhsálaí sin an méid nár sábháladh fós, agus scriostar as é a luaithe a shábháiltear é.
statement-privacy-others = Maidir leo siúd a leanann ó fhreastalaithe eile, coinnítear an seoladh poiblí agus an eochair phoiblí, agus maidir le ríomhchláir a d’iarr go gcuirfí athruithe in iúl dóibh, an seoladh a thug siad.
statement-privacy-rights = Maidir le ceisteanna faoi shonraí a bhaineann leat, agus chun do chearta faoin Rialachán Ginearálta maidir le Cosaint Sonraí (RGCS) a fheidhmiú, téigh i dteagmháil leis an údarás a reáchtálann an nód seo:

## What changed between two revisions

changes = Cad a d’athraigh
changes-lead = Leagan { $older } ón { $from }, i gcomparáid le leagan { $newer } ón { $to }.
changes-key = Tá líne faoi fhocail a cuireadh leis agus líne trí fhocail a baineadh.
changes-added = curtha leis:
changes-removed = bainte:
changes-end = deireadh an athraithe
changes-none = Is ionann an téacs sa teanga seo sa dá cheann.
changes-missing = Níl téacs sa teanga seo i gceann acu.
table-number = Tábla { $number }
changes-in = Cuir i gcomparáid i dteanga eile:
changes-facts = Sonraí eile a d’athraigh
changes-what = Cad é
changes-before = Roimhe
changes-after = Ina dhiaidh
changes-too-long = Tá na téacsanna rófhada le cur i gcomparáid focal ar fhocal; marcáiltear ailt iomlána.
changes-same = { $count ->
    [one] { $count } alt mar a bhí
    [two] { $count } alt mar a bhí
    [few] { $count } alt mar a bhí
    [many] { $count } n-alt mar a bhí
   *[other] { $count } alt mar a bhí
}

## The desk: drafts

desk = Deasc
desk-lead = Scríobh, féach cé a gheobhaidh é, agus iarr ar dhuine eile breathnú air.
desk-begin = Tosaigh dréacht
desk-begin-button = Tosaigh
desk-document = Tosaigh ó cháipéis
desk-document-file = Cáipéis (.docx nó .odt)
desk-document-help = Coinnítear ceannteidil, liostaí, táblaí agus naisc. Fágtar pictiúir, fonótaí agus nótaí tráchta ar lár.
desk-document-button = Uaslódáil
desk-waiting = Ag fanacht le duine eile
desk-waiting-none = Níl aon rud ag fanacht.
desk-mine = Mo dhréachtaí
desk-mine-none = Níl aon dréacht agat.
desk-others = Dréachtaí comhghleacaithe
desk-refused = Diúltaithe
desk-full = Tá an líon is mó dréachtaí agat atá ceadaithe. Caith ceann acu amach sula dtosaíonn tú ceann nua.
draft-untitled = Dréacht gan teideal
draft-saved-by = { $name } a shábháil é go deireanach, { $moment }
draft-state-waiting = ag fanacht le duine eile
draft-state-refused = curtha ar ais
draft-revises = Leagan nua de:
draft-save = Sábháil
draft-go-on = Réamhamharc agus cur isteach
draft-discard = Caith amach an dréacht seo
draft-discard-help = Imíonn an téacs agus a chuid comhad go deo.
draft-saved = Sábháilte.
draft-conflict = Shábháil { $name } an dréacht seo fad a bhí tú ag scríobh. Níor scríobhadh thar aon rud: tá do théacs san fhoirm, agus tá an téacs sábháilte thíos. Cuir le chéile a bhfuil ag teastáil, agus sábháil ansin é.
draft-conflict-theirs = An téacs sábháilte
draft-resend = Níor sábháladh aon rud fós, mar bhí do sheisiún thart. Tá do théacs san fhoirm: sábháil anois é.
draft-waits = Tá an dréacht seo ag fanacht le duine eile. A luaithe a athraíonn tú é, ní bheidh sé ag fanacht a thuilleadh.
draft-sent-back = Chuir { $name } ar ais é:
draft-errors = Féach ar na réimsí seo
draft-original = Bunleagan
draft-translation = Aistriúchán
draft-title = Teideal
draft-summary = Achoimre
draft-summary-help = Suas le 1,000 carachtar. Taispeántar i liostaí agus i bhfothaí í.
draft-text = Téacs
draft-text-help = Markdown: tosaíonn “##” ceannteideal agus “-” liosta. Coinníonn an méid a ghreamaíonn tú ó Word nó ó leathanach gréasáin a cheannteidil, a liostaí, a tháblaí agus a naisc.
draft-translation-kind = Conas a aistríodh é
draft-translator = Aistrithe ag (comhlacht)
draft-add-language = Cuir teanga leis
draft-remove-language = Bain an teanga seo
draft-audience = Cé a fhéadfaidh é a fheiceáil
draft-level = Leibhéal
draft-authorities = Le haghaidh AMBER agus AMBER+STRICT: údaráis
draft-circles = Le haghaidh AMBER agus AMBER+STRICT: ciorcail
draft-people = Le haghaidh RED: daoine an nóid seo
draft-named-otherwise = Ainmnithe freisin
draft-topics-help = Scríobh i dteanga ar bith; ní áirítear línte folmha.
draft-not-stated = gan lua
draft-exercise = Baineann sé seo le cleachtadh
draft-sources-help = Seoladh gréasáin amháin ar gach líne.
draft-part-of = Cuid de (aitheantas nó seoladh)
draft-derived-from = Déanta ó (aitheantas nó seoladh)
draft-note = Cad a d’athraigh sa leagan seo
draft-further = Sonraí eile
draft-further-help = Eochair amháin ar gach líne, mar atá i gcomhad. Le haghaidh cruinnithe: starts, ends, timezone, place, online, attending, agenda, decisions, actions.
draft-files-add = Cuir comhaid leis
draft-files-help = Líon na gcomhad: { $count } ar a mhéad; méid gach ceann: { $size } ar a mhéad. Baintear amach an méid a nótáil ceamara i bpictiúir JPEG agus PNG.
draft-file-remove = Bain amach
draft-live-saving = Á shábháil …
draft-live-saved = Tá gach athrú sábháilte.
draft-live-kept = Gan sábháil fós. Coinnítear do théacs sa bhrabhsálaí seo, agus déanfar iarracht eile.
draft-live-ended = Tá do sheisiún thart. Coinnítear do théacs sa bhrabhsálaí seo.
draft-live-conflict = Shábháil duine eile an dréacht seo idir an dá linn. Sábháil chun an dá théacs a fheiceáil.
draft-live-restored = Tugadh ar ais ón mbrabhsálaí seo téacs nár sábháladh.
draft-ended = Tá do sheisiún thart
draft-ended-help = Níl aon rud caillte: tá do théacs ar an leathanach seo. Sínigh isteach i gcluaisín eile, tar ar ais anseo agus lean ort. Caithfear comhaid a chur leis arís.
draft-ended-go-on = Lean ort
wrong-missing = Tá sé seo ar iarraidh.
wrong-too-long = Tá sé seo rófhada: { $count } carachtar an teorainn.
wrong-unknown = Níl “{ $word }” ar eolas anseo.
wrong-unknown-nearest = Níl “{ $word }” ar eolas anseo. An “{ $nearest }” a bhí i gceist agat?
wrong-needs-recipients = Tá faighteoirí de dhíth ar TLP:{ $level }.
wrong-no-recipients = Níl faighteoirí ag TLP:{ $level }. Bain amach iad nó roghnaigh leibhéal eile.
wrong-twice = Tá “{ $word }” anseo faoi dhó.
wrong-no-address = Ní seoladh gréasáin é “{ $word }” (https://…).
wrong-no-id = Ní aitheantas ná seoladh gréasáin é “{ $word }”.
wrong-otherwise = Ní féidir é a fhoilsiú mar seo:
wrong-file-too-large = Tá { $name } níos mó ná { $size }.
wrong-file-too-many = Tá { $name } thar an teorainn: { $count } an líon is mó comhad.
wrong-file-same-name = Tá comhad darb ainm { $name } ann cheana.
wrong-file-empty = Tá { $name } folamh.
wrong-file-name = Ní féidir { $name } a bheith ina ainm ar chomhad.
wrong-file-picture = Is pictiúr é { $name } a d’fhéadfadh níos mó a insint ná mar a thaispeánann sé. Sábháil mar JPEG nó PNG é.
wrong-file-damaged = Ní féidir { $name } a léamh. Seans go bhfuil sé damáistithe nó faoi ghlas le pasfhocal.
wrong-file-document = Ní comhad .docx ná .odt é { $name }.
wrong-form-too-large = Bhí níos mó ná { $size } ann. Cuir níos lú comhad, nó comhaid níos lú, leis ag an am.

## The desk: submitting and approving

preview = Réamhamharc
preview-lead = Seo mar a léifear é. Níor cuireadh aon rud isteach fós.
preview-back = Lean den scríobh
preview-overtaken = Foilsíodh leagan { $revision } tar éis thús an dréachta seo; chuirfeadh an dréacht ar ceal é. Féach ar an méid a d’athraigh sé. Mura gcailltear aon chuid de, cuir isteach arís é.
preview-submit = Cuir faoi bhráid duine eile
preview-publish = Foilsigh anois
preview-alone = Ar an nód seo is féidir leat é seo a fhoilsiú i d’aonar. Beidh sé sin luaite ar an ábhar go deo.
preview-stale = Athraíodh an dréacht idir an dá linn. Féach arís air, agus cuir isteach ansin é.
reach = Cé a fheicfidh é
reach-level = Athraíonn an leibhéal ó TLP:{ $before } go TLP:{ $after }.
reach-authorities = Údaráis
reach-nobody = Ní gheobhaidh údarás comhpháirtí ar bith é.
reach-new = nua
reach-gone = caillfidh sé é
reach-not = ní bhfaighidh sé é
reach-circles = Ciorcail
reach-people = { $count ->
    [one] Tá cead ag { $count } duine den nód seo é a léamh.
    [two] Tá cead ag { $count } dhuine den nód seo é a léamh.
    [few] Tá cead ag { $count } dhuine den nód seo é a léamh.
    [many] Tá cead ag { $count } nduine den nód seo é a léamh.
   *[other] Tá cead ag { $count } duine den nód seo é a léamh.
}
reach-people-new = Nua ina measc: { $number }
reach-people-gone = Gan cead acu é a léamh a thuilleadh: { $number }
reach-public = Is féidir le duine ar bith é a léamh ar leathanaigh phoiblí agus i bhfothaí.
reach-public-new = Is féidir le duine ar bith é a léamh ar leathanaigh phoiblí agus i bhfothaí. Is rud nua é sin.
reach-public-gone = Imíonn sé as leathanaigh phoiblí agus as fothaí.
reach-public-never = Níl sé ar aon leathanach poiblí ná in aon fhotha.
reach-followers = Leantóirí ar fhreastalaithe eile a gheobhaidh é: { $followers } (freastalaithe: { $servers })
reach-translators = Meaisíní a bhfuil cead acu é a aistriú: { $names }
reach-translators-none = Ní aistríonn aon mheaisín é.
waiting-submitted = curtha isteach ag { $name }, { $moment }
waiting-lead = Léigh go deireadh é. Is é an téacs seo go díreach a cheadaíonn tú.
waiting-digest = SHA-256 an méid atá á léamh agat
waiting-new = Tá sé seo nua: níl aon leagan níos luaithe ann.
waiting-approve = Ceadaigh agus foilsigh
waiting-approve-only = Ceadaigh
waiting-refuse = Cuir ar ais
waiting-refuse-help = Abair cad ba cheart a athrú. Feiceann an t-údar do chuid focal ag an dréacht.
waiting-words = Do chuid focal
waiting-take-over = Glac chugat é agus lean den scríobh
waiting-take-over-help = Déantar do dhréachtsa de. Ceadaíonn duine eile ansin é.
waiting-own = Tusa a chuir é seo isteach. Déanann duine eile an cinneadh.
waiting-take-back = Tóg ar ais é agus lean den scríobh
does-publishes = foilsíonn
does-revises = foilsíonn leagan nua
does-withdraws = tarraingíonn siar
does-adopts = deir go bhfuil sé in úsáid
does-accepts = glacann le haistriúchán a tairgeadh
does-translates = iarrann aistriúchán
decided-changed = Ní hionann an méid a léigh tú agus an méid atá ag fanacht: athraíodh é, nó rinneadh cinneadh, idir an dá linn. Léigh arís é.
decided-own = Tusa a chuir é seo isteach. Caithfidh duine eile é a cheadú.
decided-overtaken = Scríobhadh é roimh leagan { $revision }, a chuirfeadh sé ar ceal. Glac chugat é agus féach ar an leagan sin.
decided-wordless = Abair i mbeagán focal cén fáth a bhfuil tú á chur ar ais.
decided-refused = Ní féidir é a fhoilsiú:
approval-one = Duine amháin a d’fhoilsigh é: níor cheadaigh an dara duine é.
revision-note = Cad a d’athraigh, i bhfocail an údair
material-revise = Scríobh leagan nua
template-problem = An fhadhb
template-solution = An réiteach
template-effort = Cad a theastaigh chuige
template-evidence = Fianaise
template-lessons = Ceachtanna
template-happened = Cad a tharla
template-causes = Cén fáth ar tharla sé
template-changed = Cad a athraíodh
template-for-whom = Cé dó é
template-steps = Céimeanna
template-pitfalls = Gaistí
template-aims = Cuspóirí
template-course = Clár oibre
template-exercises = Cleachtaí
template-what-happens = Cad atá ag tarlú
template-who-is-affected = Cé air a bhfuil tionchar
template-measures = Cad a rinneadh agus cad a mholtar
template-contact = Teagmháil
template-alert-day = Rabhadh luath laistigh de 24 uair an chloig: faoi { $moment }
template-alert-three-days = Fógra laistigh de 72 uair an chloig: faoi { $moment }
template-alert-month = Tuarascáil deiridh laistigh de mhí: faoi { $moment }
sign-in-passkey = Sínigh isteach le paseochair
sign-in-password = Le pasfhocal
sign-in-username = Ainm úsáideora
sign-in-link = Le nasc aonuaire
sign-in-wrong = Níl an t-ainm úsáideora nó an pasfhocal ceart.
sign-in-wait = Theip ar an iomarca iarrachtaí. Bain triail eile as nuair a bheidh an t-am seo caite: { $wait }. Oibríonn paseochair nó nasc aonuaire láithreach.
sign-in-late = Thóg sé seo rófhada, nó tosaíodh i mbrabhsálaí eile é. Tosaigh arís.
second = Céim amháin eile
second-lead = Cuir isteach an cód a thaispeánann d’aip fíordheimhnithe anois. Mura bhfuil an aip agat a thuilleadh, cuir isteach ceann de do chóid athshlánaithe.
second-code = Cód
second-go-on = Lean ar aghaidh
second-wrong = Níl sé seo ceart, nó úsáideadh cheana é.
confirm = Deimhnigh gur tusa atá ann
confirm-lead = Teastaíonn an dara fachtóir, a taispeánadh laistigh den am seo, chun an rud is mian leat a dhéanamh: { $length }.
confirm-passkey = Deimhnigh le paseochair
confirm-none = Níl aip fíordheimhnithe ná paseochair agat fós. Socraigh ceann acu ar leathanach do chuntais.
passkey-failed = Níorbh fhéidir an phaseochair a úsáid. Bain triail eile as, nó roghnaigh bealach eile.
account = Mo chuntas
account-lead = Cad leis a síníonn tú isteach, agus cá bhfuil tú sínithe isteach.
account-confirm = Chun an rud lena síníonn tú isteach a athrú, taispeáin an dara fachtóir ar dtús.
account-app = Aip fíordheimhnithe
account-app-none = Níl aon aip fíordheimhnithe socraithe.
account-app-set = Tá aip fíordheimhnithe socraithe.
account-app-begin = Socraigh aip
account-app-replace = Socraigh aip eile
account-app-new = Scan an pictiúr seo leis an aip, nó clóscríobh na litreacha faoina bhun. Ansin cuir isteach an cód a thaispeánann an aip.
account-app-picture = Cód QR leis an rún don aip
account-app-secret = Litreacha don aip:
account-app-link = Oscail an aip ar an ngléas seo
account-app-take = Úsáid an aip seo
account-codes-left =
    { $count ->
        [one] Tá { $count } chód athshlánaithe fágtha.
        [two] Tá { $count } chód athshlánaithe fágtha.
        [few] Tá { $count } chód athshlánaithe fágtha.
        [many] Tá { $count } gcód athshlánaithe fágtha.
       *[other] Tá { $count } cód athshlánaithe fágtha.
    }
account-codes-made = Seo iad do chóid athshlánaithe. Oibríonn gach ceann uair amháin in ionad cód na haipe. Anois amháin a thaispeántar iad: priontáil iad nó coinnigh in áit shábháilte iad.
account-codes-make = Déan cóid athshlánaithe nua
account-password = Pasfhocal
account-password-first = Socraigh aip fíordheimhnithe ar dtús: ní ligeann pasfhocal leis féin aon duine isteach.
account-password-none = Níl aon phasfhocal socraithe.
account-password-set = Tá pasfhocal socraithe.
account-password-new = Pasfhocal nua
account-password-help = An líon carachtar is lú: { $count }. Is fusa cuimhneamh ar abairt de do chuid féin ná ar charachtair aonair.
account-password-keep = Socraigh an pasfhocal
account-password-kept = Tá an pasfhocal nua i bhfeidhm as seo amach. Tá deireadh le do sheisiúin eile.
account-password-end = Ná sínigh isteach le pasfhocal a thuilleadh
account-password-end-help = Imíonn an aip agus na cóid athshlánaithe leis.
password-short = Tá an pasfhocal róghearr. An líon carachtar is lú: { $count }.
password-long = Tá an pasfhocal rófhada.
password-name = Tá d’ainm úsáideora sa phasfhocal.
password-common = Tá an pasfhocal seo ar na chéad cheann a thriailfeadh daoine eile. Roghnaigh ceann eile.
account-passkeys = Paseochracha
account-passkeys-lead = Bíonn paseochair i do ghléas, in eochair slándála nó i mbainisteoir pasfhocal. Síníonn sí isteach thú gan phasfhocal.
account-passkeys-none = Níl aon phaseochair agat fós.
account-passkeys-script = Chun paseochair a chur leis, teastaíonn JavaScript ón leathanach seo.
account-passkeys-full = Tá an líon is mó paseochracha agat atá ceadaithe. Bain ceann acu sula gcuireann tú ceann nua leis.
account-passkey-name = Ainm na paseochrach
account-passkey-add = Cuir paseochair leis
account-passkey-rename = Athainmnigh
account-passkey-remove = Bain
account-passkey-made = curtha leis ar { $date }
account-passkey-used = úsáidte go deireanach ar { $date }
account-passkey-unused = gan úsáid fós
account-passkey-copied = cóipeáilte chuig gléasanna eile
account-passkey-single = ar ghléas amháin
account-sessions = Cá bhfuil tú sínithe isteach
account-session-here = an seisiún seo
account-session-facts = { $way }, ó { $since }, úsáidte go deireanach { $used }
account-session-network = líonra { $network }
account-session-unnamed = Brabhsálaí anaithnid
account-session-end = Cuir deireadh leis an seisiún seo
account-sessions-end = Cuir deireadh le gach seisiún eile
way-link = le nasc aonuaire
way-password = le pasfhocal agus cód
way-passkey = le paseochair
statement-privacy-step = Le linn síniú isteach, coinníonn an dara fianán, “{ $name }”, an chéim ag a bhfuil duine, ar feadh { $most } ar a mhéad. Tá script amháin dár gcuid féin ar na leathanaigh le haghaidh síniú isteach, do phaseochracha; oibríonn siad gan í.
statement-privacy-sign-in = Maidir le duine a shíníonn isteach, coinnítear cathain agus cén chaoi, an líonra gan an chuid dheireanach den seoladh, agus ainm an bhrabhsálaí, fad a mhaireann an seisiún; coinnítear an t-am, an bealach agus an líonra sa rian iniúchta freisin. Comhairtear iarrachtaí nár éirigh leo de réir ainm úsáideora agus líonra ar feadh thart ar uair an chloig.

digest = Nuacht ar an ríomhphost
digest-lead = Litreacha a insíonn duit, gan chuntas, cad a fhoilsítear anseo do chách.
digest-off = Ní sheolann an nód seo ríomhphost.
digest-off-feeds = Insíonn na fothaí nuachta an rud céanna.
digest-address = Seoladh ríomhphoist
digest-frequency = Cé chomh minic
digest-weekly = Uair sa tseachtain
digest-daily = Uair sa lá
digest-instant = Chomh luath agus a bhíonn rud éigin ann
digest-choice-help = San áit nach roghnaíonn tú aon rud, insítear gach rud.
digest-material-languages = Teangacha na n-ábhar
digest-web = Inis freisin cad a léitear ón ngréasán
digest-letter-language-here = Scríobhtar na litreacha i dteanga an leathanaigh seo.
digest-ask = Seol litir chugam le deimhniú
digest-privacy = Ní úsáidtear do sheoladh ach do na litreacha seo, agus scriostar é nuair a chuireann tú deireadh leo. Mura ndeimhníonn tú é, scriostar é tar éis { $length }.
digest-fault-address = Cuir isteach seoladh ríomhphoist amháin, mar shampla ainm@example.org.
digest-fault-frequency = Roghnaigh cé chomh minic.
digest-fault-choice = Roghnaigh ón liosta seo, { $count } ar a mhéad.
digest-full = Níl spás do sheoltaí breise faoi láthair. Bain triail eile as níos déanaí.
digest-asked = Féach i do bhosca poist
digest-asked-help = Más féidir litreacha a sheoladh chuig { $address }, tá ceann ar an mbealach. Oscail an leathanach a dtéann sí chuige agus brúigh an cnaipe ann. Ní bhfaighidh tú aon litir eile roimhe sin.
digest-confirm = Deimhnigh do sheoladh
digest-confirm-lead = Tá na litreacha seo le seoladh chuig do sheoladh:
digest-confirm-button = Is ea, seol na litreacha seo chugam
digest-confirmed = Tiocfaidh na litreacha as seo amach
digest-confirmed-help = Ag deireadh gach litreach tá nasc lena gcuireann tú deireadh leo.
digest-unknown = Ní oibríonn an nasc seo a thuilleadh
digest-unknown-help = Úsáideadh cheana é, nó tá an iomarca ama caite. Is féidir leat ceann nua a iarraidh.
digest-leave = Cuir deireadh leo
digest-leave-lead = Ar mhaith leat gan na litreacha seo a fháil a thuilleadh?
digest-leave-button = Ná seol chugam a thuilleadh
digest-left = Ní bhfaighidh tú na litreacha seo a thuilleadh
digest-left-help = Scriosadh an méid a coinníodh ar a son.
own-digests = Mo chuid litreacha
own-digests-lead = Insíonn litreacha duit cad atá nua den mhéid a bhfuil cead agat é a fheiceáil.
own-digests-label-help = Maidir leis an méid atá AMBER, ní deir litir ach go bhfuil sé ann, le nasc. Maidir leis an méid atá RED, ní deir sí aon rud.
own-digests-address-none = Níl aon seoladh ríomhphoist deimhnithe ann fós. Seoltar litreacha nuair a bhíonn ceann ann.
own-digests-address-is = Téann na litreacha chuig { $address }.
own-digests-address-wanted = Seoladh litir chuig { $address }. Oscail an leathanach a dtéann sí chuige agus tú sínithe isteach anseo. Ní athraíonn aon rud roimhe sin.
own-digests-address-ask = Seol litir le deimhniú
own-digests-address-enough = Seoladh dóthain litreacha chun seoltaí a dheimhniú. Bain triail eile as níos déanaí.
own-digests-address-confirm = An leatsa an bosca poist seo, agus an ann atá na litreacha le dul?
own-digests-address-button = Is ea, seol na litreacha anseo
own-digests-address-end = Scrios an seoladh
own-digests-address-unknown = Ní do do chuntas an nasc seo, nó úsáideadh cheana é, nó tá sé róshean.
own-digests-trouble = Níor glacadh le litir ar { $date }. Dúirt an freastalaí ríomhphoist:
own-digests-none = Níor roghnaigh tú aon litreacha fós.
own-digests-new = Litreacha nua
own-digests-levels = Lipéid
own-digests-fault-levels = Roghnaigh lipéad amháin ar a laghad.
own-digests-make = Seol na litreacha seo chugam
own-digests-end = Ná seol iad seo a thuilleadh
own-digests-full = Tá an oiread litreacha roghnaithe agat agus atá ceadaithe. Cuir deireadh le cuid acu sula roghnaíonn tú cinn eile.
letter-sent-by = { $node } – Election Pool
letter-confirm-subject = Deimhnigh, le do thoil: nuacht ar an ríomhphost
letter-confirm-lead = D’iarr duine éigin go seolfaí nuacht ó { $node } chuig an seoladh seo. Roghnaíodh na litreacha seo:
letter-confirm-do = Más tusa a bhí ann, oscail an leathanach seo agus brúigh an cnaipe ann:
letter-confirm-not = Murar tusa a bhí ann, ná déan aon rud. Ní bhfaighidh tú aon litir eile ansin, agus scriosfar an seoladh tar éis { $length }.
letter-address-subject = Deimhnigh do sheoladh ríomhphoist, le do thoil
letter-address-lead = Ba mhaith le duine éigin a bhfuil cuntas aige ag { $node } litreacha a fháil ag an seoladh seo.
letter-address-do = Más tusa atá ann, sínigh isteach, oscail an leathanach seo agus brúigh an cnaipe ann:
letter-digest-subject =
    { $count ->
        [one] { $count } iontráil nua
        [two] { $count } iontráil nua
        [few] { $count } iontráil nua
        [many] { $count } n-iontráil nua
       *[other] { $count } iontráil nua
    }
letter-digest-lead = Nua ag { $node }
letter-closed = Rud éigin ag TLP:{ $level }
letter-closed-help = Níl sé in aon litir cad leis a mbaineann sé.
letter-sign-in = An méid nach TLP:CLEAR é, osclaítear é nuair a bhíonn tú sínithe isteach:
letter-further =
    { $count ->
        [one] Tá { $count } iontráil eile ar an suíomh:
        [two] Tá { $count } iontráil eile ar an suíomh:
        [few] Tá { $count } iontráil eile ar an suíomh:
        [many] Tá { $count } n-iontráil eile ar an suíomh:
       *[other] Tá { $count } iontráil eile ar an suíomh:
    }
letter-why = Faigheann tú an litir seo toisc gur deimhníodh an seoladh seo ag { $node }.
letter-leave = Ná faigh na litreacha seo a thuilleadh:
statement-privacy-digests = Nuair a ordaítear litreacha gan chuntas, coinnítear an seoladh ríomhphoist agus an méid a roghnaíodh, agus sin amháin, go dtí go gcuirtear deireadh leo; scriostar iarratas nach ndeimhníonn aon duine tar éis { $length }. Scriostar freisin seoladh a dhiúltaíonn do litreacha arís agus arís eile. Maidir le daoine a bhfuil cuntas acu, coinnítear an seoladh deimhnithe go dtí go scriosann siad é nó go gcuirtear deireadh leis an gcuntas. Níl pictiúir sna litreacha, ná naisc a chomhaireann cé a léann iad. Láimhseálann freastalaí ríomhphoist lucht riartha an nóid, agus freastalaí do sholáthraí féin, na litreacha.
