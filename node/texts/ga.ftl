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
revision-erased = Scriosadh téacs an leagain seo ar chúis dhlíthiúil, mar aon lena aistriúcháin agus lena cheangaltáin.
revision-erased-on = Scriosadh é ar { $date }
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
sign-in-lead = An chéad uair, nó má tá gach bealach eile le síniú isteach caillte agat, síníonn tú isteach le nasc aonuaire. Déanann lucht riartha an nóid ceann duit. Greamaigh an nasc, nó an cód ag a dheireadh, anseo.
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
network-failing = tá ag teip ar an seachadadh ón { $moment }
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
duration-milliseconds = { $count ->
   *[other] { $count } milleasoicind
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
languages-lead = Ábhar nach bhfuil ar fáil i dteanga an leathanaigh, taispeántar é sa chéad cheann de na teangacha seo ina bhfuil sé, agus deirtear é sin. Mura roghnaíonn tú aon cheann anseo, is iad teangacha do bhrabhsálaí a chuirtear san áireamh.
languages-place = Teanga { $place }
languages-none = Gan aon cheann
languages-keep = Sábháil
languages-kept = Sábháladh do theangacha.
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
web-failing = ní féidir é a léamh ón { $moment }
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
statement-privacy-lead = Níl cuntas ag teastáil chun na leathanaigh a léamh. Ní lódálann na leathanaigh do léitheoirí aon rud ó fhreastalaithe eile agus níl scripteanna, áiritheoirí cuairteoirí ná fógraíocht iontu.
statement-privacy-cookies = Fianáin
statement-privacy-no-cookie = Ní fhaigheann an té nach síníonn isteach aon fhianán.
statement-privacy-session = Nuair a shíníonn tú isteach socraítear fianán, “{ $name }”. Coinníonn sé sínithe isteach thú agus ní úsáidtear é le haghaidh aon rud eile; ní féidir le scripteanna é a léamh. Cuirtear deireadh leis nuair a shíníonn tú amach, tar éis { $idle } gan úsáid, agus tar éis { $most } ar aon nós.
statement-privacy-logs = Cad a thaifeadtar
statement-privacy-no-log = Ní choinníonn an ríomhchlár aon taifead ar na leathanaigh a osclaíonn duine ar leith ná ar an méid a chuardaíonn sé. Déantar iarrachtaí ar shíniú isteach nó ar liostáil le hathruithe a chomhaireamh de réir seolta líonra ar feadh nóiméid amháin, sa chuimhne amháin, ionas nach ndéanfaidh aon duine iarracht rómhinic.
statement-privacy-wishes = Nuair a iarrann duine teanga gan síniú isteach, coinnítear an seoladh líonra go dtí meán oíche (UTC), sa chuimhne amháin, ionas go gcomhairfear gach líonra uair amháin sa lá; ní stóráiltear ach an líon. Maidir leo siúd atá sínithe isteach, coinnítear an méid a d’iarr siad go dtí go nglanann siad é.
statement-privacy-operator = D’fhéadfadh na freastalaithe agus na líonraí os comhair an nóid seo a dtaifid féin a choinneáil. Is féidir leis an té a reáchtálann iad eolas a thabhairt duit faoi sin.
statement-privacy-staff = Maidir leis na daoine a oibríonn leis an nód seo, coinnítear an t-ainm úsáideora, ainm nó feidhm, an t-údarás agus an ról, agus i rian iniúchta an méid a d’fhoilsigh, a cheadaigh, a leasaigh nó a tharraing siad siar, agus cathain. Maidir le gach seoladh fotha a dhéanann siad dóibh féin, coinnítear cathain a rinneadh é agus cathain a cuireadh deireadh leis agus, cruinn go dtí an uair, cathain a bhí an léamh is déanaí ann. Coinnítear freisin na teangacha ar maith leo léamh iontu, má d’ainmnigh siad aon cheann.
statement-privacy-desk = Ar an leathanach ar a scríobhtar dréacht, ritheann script amháin de chuid an nóid seo. Sábhálann sí an méid a scríobhtar; coinnítear sa bhrabhsálaí sin an méid nár sábháladh fós, agus scriostar as é a luaithe a shábháiltear é.
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
desk-document = Tosaigh ó dhoiciméad
desk-document-file = Doiciméad (.docx nó .odt)
desk-document-help = Coinnítear ceannteidil, liostaí, táblaí agus naisc. Fágtar pictiúir, fonótaí agus nótaí tráchta ar lár.
desk-document-button = Uaslódáil
desk-waiting = Ag fanacht le duine eile
desk-waiting-none = Níl aon rud ag fanacht.
desk-mine = Mo dhréachtaí
desk-mine-none = Níl aon dréacht agat.
desk-others = Dréachtaí comhghleacaithe
desk-refused = Diúltaithe
desk-full = Tá an t-uaslíon dréachtaí agat cheana. Caith ceann acu amach sula dtosaíonn tú ceann nua.
draft-untitled = Dréacht gan teideal
draft-saved-by = an tsábháil is déanaí: { $name }, { $moment }
draft-state-waiting = ag fanacht le duine eile
draft-state-refused = curtha ar ais
draft-revises = Leagan nua de:
draft-save = Sábháil
draft-go-on = Réamhamharc agus cur isteach
draft-discard = Caith amach an dréacht seo
draft-discard-help = Scriostar an téacs agus a chuid comhad go buan.
draft-saved = Sábháladh é.
draft-conflict = Shábháil { $name } an dréacht seo fad a bhí tú ag scríobh. Níor forscríobhadh aon rud: tá do théacs san fhoirm, agus tá an téacs a sábháladh thíos. Cuir le chéile a bhfuil ag teastáil, agus sábháil ansin é.
draft-conflict-theirs = An téacs a sábháladh
draft-resend = Níor sábháladh aon rud fós, toisc go raibh do sheisiún thart. Tá do théacs san fhoirm: sábháil anois é.
draft-waits = Tá an dréacht seo ag fanacht le duine eile. Nuair a athróidh tú é, ní bheidh sé ag fanacht a thuilleadh.
draft-sent-back = Chuir { $name } ar ais é:
draft-errors = Féach ar na réimsí seo
draft-original = Bunleagan
draft-translation = Aistriúchán
draft-title = Teideal
draft-summary = Achoimre
draft-summary-help = Suas le 1,000 carachtar. Taispeántar i liostaí agus i bhfothaí í.
draft-text = Téacs
draft-text-help = Markdown: tosaíonn “##” ceannteideal agus “-” liosta. Sa mhéid a ghreamaíonn tú ó Word nó ó leathanach gréasáin, coinnítear ceannteidil, liostaí, táblaí agus naisc.
draft-translation-kind = Conas a aistríodh é
draft-translator = Aistrithe ag (comhlacht)
draft-add-language = Cuir teanga leis
draft-remove-language = Bain an teanga seo amach
draft-audience = Cé a fhéadfaidh é a fheiceáil
draft-level = Leibhéal
draft-level-use = Úsáid an leibhéal seo
draft-level-help = Roghnaigh an leibhéal ar dtús: is air a bhraitheann cé is féidir leat a ainmniú.
draft-authorities = Le haghaidh AMBER agus AMBER+STRICT: údaráis
draft-circles = Le haghaidh AMBER agus AMBER+STRICT: ciorcail
draft-people = Le haghaidh RED: daoine ar an nód seo
draft-people-more = Daoine eile, de réir ainm úsáideora
draft-people-more-help = Tá níos mó daoine ag obair leis an nód seo ná mar atá liostaithe anseo. Ní áirítear línte folmha.
draft-named-otherwise = Ainmnithe freisin
draft-topics-help = Scríobh i dteanga ar bith; ní áirítear línte folmha.
draft-not-stated = gan sonrú
draft-exercise = Baineann sé seo le cleachtadh
draft-sources-help = Seoladh gréasáin amháin ar gach líne.
draft-part-of = Cuid de (aitheantóir nó seoladh)
draft-derived-from = Bunaithe ar (aitheantóir nó seoladh)
draft-meeting = Cruinniú
draft-meeting-help = D’ábhar a bhaineann le cruinniú. A luaithe a luaitear am tosaithe, taispeántar an cruinniú i bhféilirí.
draft-starts = Tosach
draft-ends = Deireadh
draft-time-help = Lá agus am, mar shampla 2026-03-01T10:00.
draft-timezone = Crios ama
draft-timezone-help = Mar shampla Europe/Brussels. De réir am an chreasa sin a thugtar an tosach agus an deireadh.
draft-online-no = Ní féidir
draft-online-at = Seoladh gréasáin chun páirt a ghlacadh ar líne
draft-attending-help = Stáit (cód dhá litir, mar shampla FI) agus comhlachtaí, ceann amháin ar gach líne; ná luaigh daoine riamh.
draft-chatham-help = Ní insítear cé a dúirt cad ná cé a bhí páirteach: sa chás sin, ní luaitear ainmneacha na rannpháirtithe ná ainmneacha na ndaoine a bhfuil gníomh le déanamh acu.
draft-lines-help = Ceann amháin ar gach líne.
draft-action = Gníomh { $place }
draft-more-rows = Tuilleadh línte
draft-guide-help = Na hábhair a dtéann an treoirleabhar tríothu, in ord: aitheantóir nó seoladh gach ceann acu. Ní áirítear línte folmha.
draft-deadlines = Spriocamanna foláirimh
draft-deadlines-help = De réir an chreasa ama a roghnaítear anseo a thugtar na hamanna. Má fhágtar réimse folamh, áirítear an spriocam ón am a tháinig an teagmhas chun solais: 24 uair an chloig, 72 uair an chloig, mí amháin. Is leis an gcineál “Foláireamh” amháin a bhaineann siad.
draft-counted = Má fhágtar folamh é: { $moment }.
draft-part = Cuid { $place }
draft-part-up = Bog suas
draft-note = Cad a d’athraigh sa leagan seo
draft-further = Sonraí eile
draft-further-help = An méid nach bhfuil réimse dá chuid féin aige: eochair amháin ar gach líne, mar atá i gcomhad.
draft-files-add = Cuir comhaid leis
draft-files-help = Líon na gcomhad: { $count } ar a mhéad; méid gach cinn: { $size } ar a mhéad. Baintear as pictiúir JPEG, PNG agus GIF an fhaisnéis a chuir an ceamara iontu.
draft-files-kinds = Cineálacha comhad a nglactar leo: { $kinds }.
draft-file-remove = Bain amach
draft-live-saving = Á shábháil …
draft-live-saved = Sábháladh na hathruithe go léir.
draft-live-kept = Níor sábháladh fós é. Coinnítear do théacs sa bhrabhsálaí seo, agus déanfar iarracht eile é a shábháil.
draft-live-open = Níor sábháladh fós é. Os cionn GREEN, agus fad nach bhfuil leibhéal roghnaithe, ní choinnítear aon rud sa bhrabhsálaí seo: fág an leathanach seo ar oscailt. Déanfar iarracht eile é a shábháil.
draft-live-ended = Tá do sheisiún thart. Coinnítear do théacs sa bhrabhsálaí seo.
draft-live-ended-open = Tá do sheisiún thart. Níor sábháladh na hathruithe deireanacha, agus ní choinnítear aon rud sa bhrabhsálaí seo ag an leibhéal seo. Fág an leathanach seo ar oscailt, sínigh isteach i gcluaisín eile agus tar ar ais anseo.
draft-live-conflict = Shábháil duine eile an dréacht seo idir an dá linn. Sábháil é chun an dá théacs a fheiceáil.
draft-live-gone = Níl an dréacht seo ar fáil a thuilleadh, agus ní shábhálfar aon rud eile. Tá do théacs ar an leathanach seo: sábháil é chun é a choinneáil mar dhréacht nua.
draft-live-refused = Níor glacadh leis an téacs seo, agus ní shábhálfar aon rud eile. Cóipeáil do théacs, agus sábháil ansin é chun an chúis a fheiceáil.
draft-live-restored = Tugadh ar ais ón mbrabhsálaí seo téacs nár sábháladh.
draft-ended = Tá do sheisiún thart
draft-ended-help = Níl aon rud caillte: tá do théacs ar an leathanach seo. Sínigh isteach i gcluaisín eile, tar ar ais anseo agus lean ort. Caithfear na comhaid a chur leis arís.
draft-ended-go-on = Lean ort
draft-gone = Níl an dréacht seo ar fáil a thuilleadh
draft-gone-help = Fad a bhí tú ag scríobh, foilsíodh an dréacht nó caitheadh amach é, nó athraíodh a leibhéal sa chaoi nach bhfuil cead agat é a fheiceáil a thuilleadh. Níl aon rud a scríobh tú caillte: tá sé ar an leathanach seo. Coinnigh é mar dhréacht nua, nó cóipeáil a bhfuil uait. Caithfear na comhaid a chur leis arís.
draft-gone-keep = Coinnigh mo théacs mar dhréacht nua
draft-gone-typed = An méid a scríobh tú
wrong-missing = Tá sé seo in easnamh.
wrong-waits = Iarradh an rud céanna cheana, agus tá sé ag fanacht le cinneadh.
wrong-headings = Níl anseo ach ceannteidil; níl aon téacs ann fós.
wrong-too-long = Tá sé seo rófhada. Uaslíon carachtar: { $count }.
wrong-text-too-large = Tá an téacs, mar aon lena fhormáidiú, níos mó ná { $size }, agus ní ghlacann freastalaithe eile le níos mó. Giorraigh é.
wrong-unknown = Níl “{ $word }” ar eolas anseo.
wrong-unknown-nearest = Níl “{ $word }” ar eolas anseo. An “{ $nearest }” a bhí i gceist agat?
wrong-needs-recipients = Tá faighteoirí de dhíth ar TLP:{ $level }.
wrong-no-recipients = Ní bhíonn faighteoirí ag TLP:{ $level }. Bain amach iad nó roghnaigh leibhéal eile.
wrong-no-writer = Ní mór údar nó faomhóir de chuid d’údaráis a ainmniú i gcás TLP:RED. Murach sin, ní fhéadfadh aon duine é a leasú choíche.
wrong-no-reader = Ní féidir { $name } a ainmniú: ní léann daoine a bhfuil an ról sin acu aon rud ag TLP:RED.
wrong-twice = Tá “{ $word }” anseo faoi dhó.
wrong-no-address = Ní seoladh gréasáin é “{ $word }” (https://…).
wrong-no-id = Ní aitheantóir ná seoladh gréasáin é “{ $word }”.
wrong-not-held = Níl aon ábhar ar an nód seo a bhfuil an t-aitheantóir “{ $word }” air. Seiceáil an t-aitheantóir, nó fág an réimse folamh.
wrong-not-attached = Tá nasc sa téacs chuig “{ $name }”, nach bhfuil i measc na gceangaltán. Cuir an comhad leis, ceartaigh a ainm, nó scríobh seoladh gréasáin iomlán (https://…).
wrong-overtaken = Shábháil duine eile rud éigin eile anseo. Feicfidh tú é faoin bhfoirm.
wrong-too-many = Tá an iomarca díobh seo ann. Uaslíon: { $count }.
wrong-no-time = Ní lá agus am é “{ $word }”. Scríobh mar seo é: 2026-03-01T10:00.
wrong-shifted = Níl an t-am { $word } ann sa chrios ama sin, nó tarlaíonn sé faoi dhó, toisc go n-athraítear an clog. Cuir an difríocht ó UTC leis, mar shampla { $word }+02:00.
wrong-ends-first = Tá sé seo roimh an tosach.
wrong-no-day = Ní lá é “{ $word }”. Scríobh mar seo é: 2026-03-01.
wrong-person = Is cosúil le seoladh duine é “{ $word }”. Luaigh stáit agus comhlachtaí anseo, ná luaigh daoine riamh.
wrong-never-told = Faoi Riail Chatham House ní insítear cé a bhí páirteach. Bain amach é seo, nó ná cuir an riail i bhfeidhm.
wrong-only-guide = Is ag treoirleabhar amháin a bhíonn sé seo. Folmhaigh é, nó roghnaigh “Treoirleabhar” mar chineál.
wrong-too-early = Tá sé seo róluath. Is é an t-ord: tháinig chun solais, luathrabhadh, fógra, tuarascáil deiridh.
wrong-future = Tá an t-am seo fós le teacht. Abair cathain a tháinig an teagmhas chun solais i ndáiríre.
wrong-too-wide = Tá an leagan nua ceaptha do níos mó daoine ná roimhe seo, agus is é a deir an téacs sa teanga seo ({ $language }) fós ná an rud a dúirt an bunleagan roimhe seo. Cuir an teanga leis agus tabhair a téacs cothrom le dáta, nó bain an teanga amach.
wrong-otherwise = Ní féidir é a fhoilsiú mar atá sé:
wrong-file-too-large = Tá { $name } níos mó ná { $size }.
wrong-file-too-many = Tá { $name } de bhreis ann. Uaslíon comhad: { $count }.
wrong-file-same-name = Tá comhad darb ainm { $name } ann cheana.
wrong-file-empty = Tá { $name } folamh.
wrong-file-name = Ní féidir { $name } a úsáid mar ainm comhaid.
wrong-file-picture = Is pictiúr é { $name } a d’fhéadfadh níos mó a nochtadh ná mar a thaispeánann sé. Sábháil mar JPEG nó PNG é.
wrong-file-damaged = Ní féidir { $name } a léamh. Seans go bhfuil damáiste déanta dó nó go bhfuil sé faoi ghlas le pasfhocal.
wrong-file-document = Ní comhad .docx ná .odt é { $name }.
wrong-file-kind = Ní ghlactar le comhaid den chineál { $name }. Glactar leo seo: { $kinds }.
wrong-form-too-large = Bhí sé seo níos mó ná { $size }. Cuir níos lú comhad, nó comhaid níos lú, leis in éineacht.

## The desk: submitting and approving

preview = Réamhamharc
preview-lead = Seo mar a léifear é. Níor cuireadh aon rud isteach fós.
preview-back = Lean den scríobh
preview-overtaken = Foilsíodh leagan { $revision } tar éis an dréacht seo a thosú; dá gcuirfí isteach an dréacht, chuirfí an leagan sin ar ceal. Féach cad a d’athraigh an leagan sin. Mura gcailltear aon chuid de, cuir isteach an dréacht arís.
preview-submit = Cuir faoi bhráid duine eile
preview-publish = Foilsigh anois
preview-alone = Ar an nód seo is féidir leat é seo a fhoilsiú i d’aonar. Beidh sé sin luaite leis an ábhar go deo.
preview-bare = Níl aon rud faoi na ceannteidil seo: { $headings }. Scríobh rud éigin fúthu, nó bain amach iad. Is féidir é a chur isteach mar atá.
preview-stale = Athraíodh an dréacht idir an dá linn. Féach arís air, agus cuir isteach ansin é.
reach = Cé a fheicfidh é
reach-end = Cé a chaillfidh rochtain air agus a chuirfear ar an eolas faoi sin
reach-level = Athraíonn an leibhéal ó TLP:{ $before } go TLP:{ $after }.
reach-authorities = Údaráis
reach-nobody = Ní bhfaighidh údarás ar bith de chuid comhpháirtí é.
reach-new = nua
reach-gone = caillfidh sé an rochtain
reach-not = ní bhfaighidh sé é
reach-circles = Ciorcail
reach-people = { $count ->
   *[other] Daoine ar an nód seo a bhfuil cead acu é a léamh: { $count }
}
reach-people-new = Nua ina measc: { $number }
reach-people-gone = Gan cead acu é a léamh a thuilleadh: { $number }
reach-public = Is féidir le duine ar bith é a léamh ar leathanaigh phoiblí agus i bhfothaí.
reach-public-new = Is féidir le duine ar bith é a léamh ar leathanaigh phoiblí agus i bhfothaí. Is rud nua é sin.
reach-public-gone = Imíonn sé de na leathanaigh phoiblí agus as na fothaí.
reach-public-never = Ní bheidh sé ar aon leathanach poiblí ná in aon fhotha.
reach-followers = Leantóirí ar fhreastalaithe eile a gheobhaidh é: { $followers } (freastalaithe: { $servers })
reach-translators = Meaisíní a bhfuil cead acu é a aistriú: { $names }
reach-translators-none = Ní aistríonn aon mheaisín é.
waiting-submitted = curtha isteach ag { $name }, { $moment }
waiting-lead = Léigh go deireadh é. Is é an téacs seo go díreach a bheidh á cheadú agat.
waiting-digest = SHA-256 an méid atá á léamh agat
waiting-new = Tá sé seo nua: níl aon leagan níos luaithe ann.
waiting-approve = Ceadaigh agus foilsigh
waiting-approve-only = Ceadaigh
waiting-refuse = Cuir ar ais
done-published = Cheadaigh tú é, agus tá sé foilsithe.
done-approved = Cheadaigh tú é, agus tá sé déanta.
done-refused = Chuir tú ar ais é. Feicfidh an t-údar do chuid focal.
done-withdrawn = Tharraing tú an t-ábhar seo siar.
waiting-refuse-help = Abair cad ba cheart a athrú. Feicfidh an t-údar do chuid focal leis an dréacht.
waiting-refuse-help-kept = Abair cad ba cheart a athrú. Feicfidh an t-údar do chuid focal ar an deasc, mar aon leis an méid a scríobh sé féin.
waiting-refuse-help-desk = Abair cad ba cheart a athrú. Feicfidh an t-údar do chuid focal ar an deasc.
waiting-words = Do chuid focal
waiting-take-over = Glac chugat é agus lean den scríobh
waiting-take-over-help = Beidh sé ina dhréacht agat féin. Caithfidh duine eile é a cheadú ansin.
waiting-own = Tusa a chuir é seo isteach. Is duine eile a dhéanfaidh an cinneadh faoi.
waiting-take-back = Tóg ar ais é agus lean den scríobh
waiting-take-own-back = Tóg ar ais é
waiting-note-none = Níl nóta ar bith ann.
waiting-note-kept = Fanfaidh an nóta atá ann:
waiting-amended = Cad a athraíodh sa téacs a tairgeadh
sent-back-words = An méid a scríobh tú
sent-back-again = Lean ar aghaidh leis an méid a scríobh tú
sent-back-discard = Caith amach an méid a scríobh tú
sent-back-own = Thóg tú ar ais é.
erasure = Cad a scriosfar
erasure-revisions = Leaganacha a scriosfar a dtéacs: { $numbers }
erasure-file = Comhad
erasure-offers = Aistriúcháin a tairgeadh agus a scriosfar a dtéacs: { $number }
erasure-left = Dréachtaí agus téacsanna atá ag fanacht, nach scriosfar: { $number }. Téigh tríothu.
erasure-here = Coinneoidh comhpháirtithe a bhfuil na leaganacha seo acu cheana iad.
does-publishes = Foilsiú
does-revises = Foilsiú leagain nua
does-withdraws = Tarraingt siar
does-erases-all = An t-ábhar ar fad a tharraingt siar i ngach áit go buan, agus a théacs a scriosadh
does-erases-past = { $count ->
    [1] Téacs leagan { $numbers } a scriosadh
   *[other] Téacs na leaganacha { $numbers } a scriosadh
}
does-adopts = Dearbhú go bhfuil sé in úsáid
does-accepts = Glacadh le haistriúchán a tairgeadh
does-translates = Iarratas ar mheaisínaistriúchán
decided-changed = Ní hionann an méid a léigh tú agus an méid atá ag fanacht: athraíodh é, nó rinneadh cinneadh faoi, idir an dá linn. Léigh arís é.
decided-already = Níl sé seo ag fanacht níos mó: rinne duine éigin cinneadh faoi idir an dá linn, nó thóg an t-údar ar ais é nó tá an t-údar á athrú.
decided-unsent = An méid a scríobh tú agus nár seoladh
decided-own = Tusa a chuir é seo isteach. Caithfidh duine eile é a cheadú.
decided-overtaken = Scríobhadh é roimh leagan { $revision }, a chuirfeadh sé ar ceal. Cuir ar ais é: féachfaidh an t-údar ar an leagan sin agus cuirfidh sé isteach as an nua é.
decided-gone = Tarraingíodh siar idir an dá linn an t-ábhar lena mbaineann sé seo, agus mar sin ní féidir é a cheadú a thuilleadh. Cuir ar ais chuig an údar é.
decided-gone-own = Tarraingíodh siar idir an dá linn an t-ábhar lena mbaineann sé seo, agus mar sin ní féidir le duine ar bith é a cheadú a thuilleadh.
decided-textless = Ní féidir le duine ar bith é seo a ghlacadh chuige: ní téacs é a bhféadfaí dréacht a dhéanamh de. Ceadaigh é nó cuir ar ais é.
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
template-course = Leagan amach
template-exercises = Cleachtaí
template-what-happens = Cad atá ag tarlú
template-who-is-affected = Cé orthu a bhfuil tionchar aige
template-measures = Cad a rinneadh agus cad a mholtar
template-contact = Teagmháil
alert-became-known = Tháinig chun solais
alert-early-warning = Spriocam don luathrabhadh
alert-notification = Spriocam don fhógra
alert-final-report = Spriocam don tuarascáil deiridh
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
confirm-lead = Don rud is mian leat a dhéanamh, ní mór an dara fachtóir a bheith tugtha agat le { $length } anuas.
confirm-passkey = Deimhnigh le paseochair
confirm-none = Níl aip fíordheimhnithe ná paseochair agat fós. Socraigh ceann acu ar leathanach do chuntais.
confirm-settling = Athshocraíodh do mhodhanna sínithe isteach, agus is modhanna nua iad na cinn atá agat anois. Ionas nach ngníomhóidh aon duine i d’áit i ngan fhios, ní féidir leat aon rud a cheadú ná aon riarachán a dhéanamh roimh { $time }; oibríonn gach rud eile. Murar iarr tú an t-athshocrú, cuir an t-oibreoir ar an eolas láithreach.
held = Níl sé déanta fós
held-help = Chuige seo, ní mór an dara fachtóir a bheith tugtha agat le déanaí. Fanann an méid a scríobh tú ar an leathanach seo: deimhnigh i gcluaisín eile gur tusa atá ann, tar ar ais anseo agus lean ort.
held-again = Ó osclaíodh an leathanach seo, dheimhnigh tú gur tusa atá ann nó shínigh tú isteach arís. Tá an méid a scríobh tú anseo fós: lean ort chun é a dhéanamh anois.
passkey-failed = Níorbh fhéidir an phaseochair a úsáid. Bain triail eile as, nó roghnaigh bealach eile.
account = Mo chuntas
account-lead = Na modhanna lena síníonn tú isteach, agus na háiteanna ina bhfuil tú sínithe isteach.
account-confirm = Chun do mhodhanna sínithe isteach a athrú, tabhair an dara fachtóir ar dtús.
account-app = Aip fíordheimhnithe
account-app-none = Níl aon aip fíordheimhnithe socraithe.
account-app-set = Tá aip fíordheimhnithe socraithe.
account-app-begin = Socraigh aip
account-app-replace = Socraigh aip eile
account-app-new = Scan an pictiúr seo leis an aip, nó clóscríobh na carachtair faoina bhun. Ansin cuir isteach an cód a thaispeánann an aip.
account-app-picture = Cód QR leis an rún don aip
account-app-secret = Carachtair don aip:
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
account-password-help = Íoslíon carachtar: { $count }. Is fusa cuimhneamh ar abairt de do chuid féin ná ar charachtair aonair.
account-password-keep = Socraigh an pasfhocal
account-password-kept = Tá an pasfhocal nua i bhfeidhm as seo amach. Tá deireadh le do sheisiúin eile.
account-password-end = Éirigh as síniú isteach le pasfhocal
account-password-end-help = Bainfear an aip agus na cóid athshlánaithe freisin.
password-short = Tá an pasfhocal róghearr. Íoslíon carachtar: { $count }.
password-long = Tá an pasfhocal rófhada.
password-name = Tá d’ainm úsáideora sa phasfhocal.
password-common = Tá an pasfhocal seo ar na chéad chinn a mbainfeadh daoine eile triail astu. Roghnaigh ceann eile.
account-passkeys = Paseochracha
account-passkeys-lead = Bíonn paseochair i do ghléas, in eochair shlándála nó i mbainisteoir pasfhocal. Síníonn sí isteach thú gan phasfhocal.
account-passkeys-none = Níl aon phaseochair agat fós.
account-passkeys-script = Chun paseochair a chur leis, teastaíonn JavaScript ón leathanach seo.
account-passkeys-full = Tá an t-uaslíon paseochracha agat cheana. Bain ceann acu amach sula gcuireann tú ceann nua leis.
account-passkey-name = Ainm na paseochrach
account-passkey-add = Cuir paseochair leis
account-passkey-rename = Athainmnigh
account-passkey-remove = Bain amach
account-passkey-made = curtha leis ar { $date }
account-passkey-used = an úsáid is déanaí: { $date }
account-passkey-unused = gan úsáid fós
account-passkey-copied = cóipeáilte chuig gléasanna eile
account-passkey-single = ar ghléas amháin
account-sessions = Cá bhfuil tú sínithe isteach
account-session-here = an seisiún seo
account-session-facts = { $way }, ón { $since }, an úsáid is déanaí: { $used }
account-session-network = líonra { $network }
account-session-unnamed = Brabhsálaí anaithnid
account-session-end = Cuir deireadh leis an seisiún seo
account-sessions-end = Cuir deireadh le gach seisiún eile
way-link = le nasc aonuaire
way-password = le pasfhocal agus le cód
way-passkey = le paseochair
statement-privacy-step = Fad a bhíonn duine ag síniú isteach, coinníonn fianán eile, “{ $name }”, an chéim ag a bhfuil an duine, ar feadh { $most } ar a mhéad. Ar na leathanaigh sínithe isteach agus ar leathanach an chuntais tá script amháin de chuid an nóid seo, le haghaidh paseochracha; oibríonn gach rud eile gan í.
statement-privacy-sign-in = Maidir le duine a shíníonn isteach, coinnítear an t-am, an bealach, an líonra gan an chuid dheireanach den seoladh, agus ainm an bhrabhsálaí, fad a mhaireann an seisiún; coinnítear an t-am, an bealach agus an líonra sa rian iniúchta freisin. Comhairtear iarrachtaí nár éirigh leo de réir ainm úsáideora agus líonra ar feadh thart ar uair an chloig.
withdraw = Tarraing siar go buan
withdraw-back = Ar ais chuig an ábhar
withdraw-lead = Scriostar an téacs, na haistriúcháin agus na comhaid ar an nód seo agus ar gach nód a bhfuil siad aige. Fanann an t-eolas gur tarraingíodh siar an t-ábhar, cathain, cé a rinne é agus cén fáth. Ní féidir é seo a chur ar ceal.
withdraw-second = Ní scriostar aon rud go dtí go gceadaíonn duine eile é.
asked-already = Maidir leis an ábhar seo, tá sé seo ag fanacht le cinneadh cheana:
withdraw-reason = Cúis
withdraw-reason-help = Is féidir le gach duine a bhí in ann an t-ábhar a léamh an chúis a léamh freisin. Teanga na cúise:
erase = Scrios téacs ar chúis dhlíthiúil
erase-lead = Scriosfar an téacs go buan, mar aon lena aistriúcháin agus lena cheangaltáin. Fanfaidh an t-eolas go raibh leagan ann, cé dó a raibh sé agus cathain, agus an chúis a thugtar anseo. Ní féidir an leagan reatha a scriosadh ach leis an ábhar ar fad: mura gá ach focail áirithe a bhaint, scríobh leagan nua gan iad ar dtús.
erase-which = An téacs atá le scriosadh
erase-all = An t-ábhar ar fad: tarraingeofar siar i ngach áit é go buan
erase-because-help = Luaigh airteagal an dlí, ní an duine: beidh an chúis in áit an téacs do gach duine a bhfuil cead aige an t-ábhar a léamh. Teanga na cúise:
erase-look = Taispeáin cad eile a scriosfar
translate = Faigh meaisínaistriúchán air
translate-lead = Aistreoidh meaisín an t-ábhar alt ar alt, agus marcálfar ar gach leathanach gur meaisínaistriúchán é. Ní thabharfar an téacs ach do na soláthraithe a cheadaíonn leibhéal an ábhair. Ní chuirtear téacs meaisín in ionad téacs duine choíche.
translate-to = Teanga
translate-send = Aistrigh
search-button = Cuardaigh
draft-left-out = Fágtha ar lár sa chéad leagan eile:
draft-keep-language = Coinnigh an teanga seo
misread-search = Níor tuigeadh é seo agus fágadh as an gcuardach é:
misread-list = Níor tuigeadh é seo agus, dá bhrí sin, ní oireann aon rud dó:
misread-page = Leathanach
misread-beyond = Níl leathanach { $page } ann. Is é leathanach { $last } an ceann deireanach.
misread-last = Téigh go dtí an leathanach deireanach
draft-carried = Tugtha ar aghaidh gan athrú chuig an gcéad leagan eile:

## The desk: approving for those who were shown
decided-reach = Tá athrú tagtha ar na daoine a fheicfidh é ó d’fhéach tú air. Féach ar an liosta arís agus déan cinneadh ansin.
account-tokens = Ceadchomharthaí do ríomhchláir
account-tokens-lead = Le ceadchomhartha, oibríonn ríomhchlár leis an nód seo i d’ainm, sa mhéid a roghnaíonn tú anseo. Is féidir le haon duine a bhfuil an ceadchomhartha aige an rud céanna a dhéanamh: coinnigh slán é mar a choinneofá pasfhocal, agus cuir deireadh leis nuair nach mbíonn gá agat leis a thuilleadh.
account-tokens-none = Níl aon cheadchomhartha agat.
account-tokens-full = Tá an t-uaslíon ceadchomharthaí agat cheana. Cuir deireadh le ceann acu sula ndéanann tú ceann nua.
account-tokens-end = Cuir deireadh le gach ceadchomhartha
account-token-made = Seo é do cheadchomhartha nua. Anois amháin a thaispeántar é: cóipeáil é chuig an áit a gcoinníonn an ríomhchlár a chuid rún.
account-token-confirm = Chun ceadchomhartha a dhéanamh, tabhair an dara fachtóir ar dtús.
account-token-name = Ainm an cheadchomhartha
account-token-unnamed = Ceadchomhartha gan ainm
account-token-days = Líon na laethanta a mhaireann sé
account-token-days-help = { $count } ar a mhéad. Lá amháin ar a mhéad a mhaireann ceadchomhartha lena gceadaítear ábhar, lena bhfreagraítear iarratais ar leanúint nó lena ndéantar riarachán.
account-token-long = Maireann ceadchomhartha lá amháin ar a laghad agus { $count } lá ar a mhéad.
account-token-scopes = Cad chuige é
account-token-nothing = Roghnaigh cad chuige an ceadchomhartha.
account-token-make = Déan ceadchomhartha
account-token-end = Cuir deireadh leis an gceadchomhartha seo
account-token-facts = déanta ar { $made }, bailí go dtí { $until }
account-token-used = an úsáid is déanaí: { $used }
account-token-unused = gan úsáid fós
account-sessions-end-help = Cuirtear deireadh freisin le do cheadchomharthaí uile do ríomhchláir.
token-scope-read = an méid a bhfuil teacht agat air a léamh
token-scope-wishes = teangacha a iarraidh
token-scope-offers = tairiscintí aistriúcháin a léamh, a dhéanamh agus a fhreagairt
token-scope-write = dréachtaí a scríobh
token-scope-submit = dréachtaí, tarraingtí siar, scriosadh téacsanna agus dearbhuithe úsáide a chur isteach
token-scope-approve = an méid a chuir daoine eile isteach a cheadú agus a fhoilsiú
token-scope-follows = iarratais ar leanúint a fhreagairt
token-scope-administer = an méid a dhéantar ar na leathanaigh riaracháin a dhéanamh
token-scope-audit = an rian iniúchta a léamh agus a easpórtáil
token-scope-digests = an nuacht a fhaigheann tú ar an ríomhphost a fheiceáil agus a athrú
statement-privacy-tokens = Maidir le gach ceadchomhartha a rinne duine do ríomhchlár, coinnítear achoimre chripteagrafach den cheadchomhartha, a ainm, cad chuige é, cathain a rinneadh é agus cathain a rachaidh sé in éag agus, cruinn go dtí cúig nóiméad, cathain a bhí an úsáid is déanaí, go dtí go gcuirtear deireadh leis. Maidir le ríomhchláir a d’iarr é, coinnítear na freagraí a tugadh dóibh ar feadh lae.

## Administration
admin = Riarachán
admin-lead = Gach rud a choinníonn an nód seo ar siúl. Teastaíonn an dara fachtóir le haghaidh gach athraithe, agus scríobhtar sa rian iniúchta é.
admin-overview = Forbhreathnú
admin-users = Úsáideoirí
admin-peers = Comhpháirtithe agus eochracha
admin-audit = Rian iniúchta
admin-settings = Socruithe
admin-confirm = Sula bhféadfaidh tú aon rud a athrú anseo, tabhair an dara fachtóir.
admin-attention = An méid a bhfuil aird de dhíth air
admin-attention-none = Níl aird de dhíth ar rud ar bith.
admin-where = Cén áit
admin-seen = An méid a chonacthas
users-lead = Na daoine a oibríonn leis an nód seo, an méid a bhfuil cead ag gach duine acu a dhéanamh, agus conas a ligtear isteach iad.
users-username = Ainm úsáideora
users-name = Ainm nó feidhm
users-role = Ról
users-authority = Údarás
users-change = Athraigh sonraí úsáideora
users-search = Ainm úsáideora nó ainm
users-none = Níl aon úsáideoir leis an ainm sin ann.
users-all = Gach úsáideoir
users-more = Tuilleadh úsáideoirí
users-own = Is tusa é seo. Is duine eile a athraíonn do ról nó a dhúnann do chuntas.
users-role-change = Athraigh an ról
users-role-help = Cuireann ról nua deireadh le gach seisiún de chuid an duine seo; caithfidh an duine síniú isteach arís.
users-link = Nasc aonuaire nua
users-sessions-end = Cuir deireadh le gach seisiún
users-reset = Bain amach gach bealach sínithe isteach
users-remove = Dún an cuntas
users-remove-help = Nuair a bhaintear amach gach bealach sínithe isteach, cuirtear deireadh leis na seisiúin, baintear amach an pasfhocal, an aip, na paseochracha agus na cóid athshlánaithe, agus déantar nasc chun tosú as an nua. Ní osclaítear cuntas dúnta arís, agus ní thugtar a ainm d’aon duine eile.
users-add = Cuir úsáideoir leis
users-username-wrong = Ní cheadaítear in ainm úsáideora ach a–z, digití, “_”, “-” agus “.”.
users-link-made = Tabhair féin an nasc seo don úsáideoir { $name }. Oibríonn sé uair amháin, go dtí { $until }, agus ní thaispeánfar arís é.
users-done-role = Athraíodh an ról, agus cuireadh deireadh le gach seisiún de chuid an duine seo.
users-done-sessions = Cuireadh deireadh le gach seisiún de chuid an duine seo.
users-done-removed = Dúnadh an cuntas.
person-reader = Léitheoir
person-author = Údar
person-translator = Aistritheoir
person-approver = Ceadaitheoir
person-peer-administrator = Riarthóir comhpháirtithe
person-operator = Oibreoir
person-auditor = Iniúchóir
person-client = Léitheoir de chuid cliantchomhlachta
peers-lead = Na freastalaithe ar an liosta, an bhail atá ar gach ceann acu, cá fhad atá an malartú tagtha i ngach treo, agus an eochair óna n-aithnítear gach ceann.
peers-can = Is féidir leis:
peers-cannot = Ní féidir leis:
check-partner = a bheith ina chomhpháirtí: tacaíonn sé le macasamhlú an líonra seo, leagan { $version }
check-no-log = a bheith ina chomhpháirtí: ní luann sé loga, nó ní luann sé bosca isteach dá chomhpháirtithe
check-reader = a bheith ina chomhpháirtí: ní thacaíonn sé le macasamhlú an líonra seo; mar léitheoir, ní fhaigheann sé ach ábhar poiblí
check-signs = iarratais a shíniú: { $key } ({ $fingerprint })
check-proves = barántúlacht an mhéid a fhoilsíonn sé a dheimhniú: { $key }
check-key = a eochair { $key } a úsáid
check-unsigned = iarratais a shíniú: ní fhógraíonn sé eochair RSA, agus mar sin ní ghlacfar le haon rud uaidh
check-inbox = teachtaireacht amháin a fháil do na faighteoirí uile: { $address }
check-single-inbox = teachtaireacht amháin a fháil do na faighteoirí uile: níl aige ach { $address }
check-no-inbox = teachtaireachtaí a fháil: níl bosca isteach aige
check-reads = léamh sna teangacha seo: { $languages }
check-authority = foilsiú mar { $name } ({ $address })
check-no-authority = foilsiú: ní luann sé aon údarás
check-lost-authority = foilsiú mar { $address }
check-software = a rá cad iad na bogearraí a úsáideann sé
peers-from = Faighte uaidh
peers-to = Seolta chuige
peers-fingerprint = Méarlorg a eochrach
peers-change = Athraigh sonraí comhpháirtí
peers-check = Seiceáil cad is féidir leis
peers-retry = Bain triail eile as gach rud anois
peers-remove = Bain den liosta é
peers-remove-help = Nuair a bhaintear den liosta é, ní sheoltar aon rud chuige agus ní ghlactar le haon rud uaidh. Coinnítear a áit: má chuirtear leis an liosta arís é, leanann an malartú ar aghaidh ón áit sin.
peers-fingerprint-agreed = An méarlorg, mar a thug lucht riartha an fhreastalaí duit é ar bhealach eile
peers-rotate = Glac lena eochair nua
peers-add = Cuir comhpháirtí leis
peers-address = Seoladh an fhreastalaí
peers-look = Féach air
peers-done-added = Tá { $host } ar an liosta.
peers-done-retry = Tá triail eile á baint as an méid atá curtha ar leataobh idir an nód seo agus { $host }.
peers-done-rotate = Aithneofar { $host } óna eochair nua as seo amach.
peers-done-removed = Níl { $host } ar an liosta a thuilleadh.
peers-behind = { $number } chun deiridh le { $time } anuas
peers-of = { $number } as { $head }
peers-partner = Comhpháirtí
peers-reader = Léitheoir: ní fhaigheann sé ach TLP:CLEAR
peers-removed = Bainte den liosta
audit-lead = Cé a léigh ábhar os cionn TLP:CLEAR, a scríobh, a cheadaigh, nó a d’athraigh leibhéal, ról nó socrú, agus cathain. Níl téacs aon ábhair ann. Scríobhtar ann freisin go bhfuil tusa ag féachaint air.
audit-whole = Tá an slabhra slán ó líne { $since } (shínigh an nód é go dtí an líne sin) go líne { $lines }: níl aon rud ar iarraidh, níor cuireadh aon rud leis agus níor athraíodh aon rud. Is féidir é sin a chruthú ón gcéad líne leis an ordú “election-pool audit verify”.
audit-whole-all = Tá an slabhra slán ón gcéad líne go líne { $lines }: níl aon rud ar iarraidh, níor cuireadh aon rud leis agus níor athraíodh aon rud.
audit-note = Déan nóta, lasmuigh den nód seo, den áit a gcríochnaíonn sé; féadfaidh seiceáil níos déanaí a chruthú ansin nár gearradh aon rud dá dheireadh:
audit-broken = Tá an slabhra briste:
audit-who = Duine nó freastalaí
audit-deed = Gníomh
audit-any = Gach gníomh
audit-object = Cad faoi: aitheantóir nó seoladh
audit-from = Ón lá seo
audit-to = Go dtí an lá seo
audit-show = Taispeáin
audit-lines = Línte, an ceann is nuaí ar dtús
audit-none = Ní fhreagraíonn aon líne dó seo.
audit-wrong-day = Ní dáta é seo: { $text }. Scríobh an dáta san fhormáid bliain-mí-lá, mar shampla { $example }.
audit-wrong-line = Ní uimhir líne í seo: { $text }.
audit-number = Uimhir
audit-at = Cathain (UTC)
audit-node = Nód
audit-detail = Mionsonraí
audit-older = Línte níos sine
audit-away = Easpórtáil agus cruthú
audit-away-help = Bíonn na línte a iarrtar thuas san easpórtáil, sínithe le heochair an nóid seo. Bíonn síniú an tábla i gcomhad ar leith, agus síniú an doiciméid JSON sa doiciméad féin.
audit-part = Tá na línte suas go huimhir { $line } sna heaspórtálacha seo.
audit-not-whole = Níl na heaspórtálacha seo iomlán: tosaíonn siad le líne { $line }, agus tá línte níos sine a fhreagraíonn don cheist in easnamh. Iarr níos lú laethanta thuas, nó easpórtáil na línte níos sine leo féin.
audit-rest = Easpórtáil na línte níos sine
audit-signature = Síniú an tábla (CSV)
audit-verify = Seiceáil go bhfuil an slabhra slán
flaw-missing = Tá líne { $line } ar iarraidh.
flaw-missing-many = Tá línte { $first } go { $last } ar iarraidh.
flaw-changed = Níl líne { $line } mar a scríobhadh í.
flaw-unlinked = Ní leanann líne { $line } ón líne roimpi.
flaw-outside = Tá líne sa rian iniúchta nach raibh riamh mar chuid den slabhra (ró { $row } sa tábla).
flaw-beyond = Tá líne { $line } tar éis dheireadh an tslabhra.
flaw-otherwise = Ní hionann achoimre chripteagrafach líne { $line } agus an ceann a nótáladh di.
flaw-apart = An séala ar líne { $line } a choinnítear i dteannta na n-eochracha, baineann sé le slabhra eile: athscríobhadh an bunachar sonraí, nó cuireadh cóip níos sine de ina áit.
flaw-unkept = Coinnítear an séala ar líne { $line } i dteannta na n-eochracha, ach níl sé sa bhunachar sonraí.
flaw-seal = Ní leis an nód seo an séala ar líne { $line }.
flaw-file = Ní séala de chuid an nóid seo í líne { $line } den chomhad { $file }.
flaw-former = Tá sé sínithe leis an eochair { $key }, seaneochair de chuid an nóid seo de réir an bhunachair sonraí, nach gcoinnítear i dteannta na n-eochracha. Cuir i gcomparáid í leis an méid atá ar eolas faoin eochair sin ó fhoinse eile; más í an eochair chéanna í, ritheann oibreoir an t-ordú “election-pool audit adopt-key” léi.
deed-read = Léadh ábhar
deed-publish = Foilsíodh ábhar
deed-revise = Foilsíodh leagan nua d’ábhar
deed-adopt = Dearbhaíodh go bhfuil cleachtas in úsáid
deed-withdraw = Tarraingíodh ábhar siar
deed-material-erase = Scriosadh téacs ábhair ar chúis dhlíthiúil
deed-submit = Cuireadh dréacht isteach lena cheadú
deed-submission-change = Athraíodh téacs a cuireadh isteach
deed-submission-take-back = Thóg an t-údar ar ais rud a cuireadh isteach
deed-submission-void = Cuireadh deireadh le rud a cuireadh isteach, ós rud é gur tarraingíodh a ábhar siar
deed-approve = Cheadaigh an dara duine
deed-refuse = Cuireadh ar ais chuig an údar
deed-draft-begin = Cuireadh tús le dréacht
deed-draft-discard = Caitheadh dréacht amach
deed-draft-take-over = Glacadh dréacht ó dhuine eile
deed-level-change = Athraíodh leibhéal
deed-recipients-change = Athraíodh faighteoirí
deed-translate = Iarradh meaisínaistriúchán
deed-glossary = Athraíodh an ghluais
deed-offer = Tairgeadh aistriúchán
deed-offer-refuse = Diúltaíodh anseo d’aistriúchán a tairgeadh
deed-offer-accepted = Ghlac an t-údar le haistriúchán ón áit seo
deed-offer-refused = Dhiúltaigh an t-údar d’aistriúchán ón áit seo
deed-offer-void = Aistriúchán ón áit seo ar neamhní
deed-follow = Rinneadh iarratas ar leanúint
deed-unfollow = Cuireadh deireadh le leanúint
deed-follow-accept = Glacadh le leantóir
deed-follow-reject = Diúltaíodh do leantóir
deed-follow-question = Nótáladh ceist a cuireadh ar leantóir
deed-follow-source = Cuireadh foinse gréasáin leis
deed-unfollow-source = Baineadh foinse gréasáin amach
deed-peer-add = Cuireadh comhpháirtí leis
deed-peer-remove = Baineadh comhpháirtí den liosta
deed-peer-rotate = Glacadh le heochair nua comhpháirtí
deed-peer-announced = D’fhógair comhpháirtí eochracha nó údaráis
deed-peer-retry = Baineadh triail eile as malartú le comhpháirtí
deed-peer-settle = Réitíodh contrárthacht a bhain le comhpháirtí
deed-peer-move-arrived = Dúirt comhpháirtí gur athraigh sé seoladh
deed-peer-move-look = Breathnaíodh ar sheoladh nua comhpháirtí
deed-peer-move-confirm = Dheimhnigh duine amháin athrú seolta comhpháirtí
deed-peer-move-refuse = Diúltaíodh d’athrú seolta comhpháirtí
deed-peer-move = Bogadh comhpháirtí chuig a sheoladh nua
deed-quarantine-release = Scaoileadh iontráil as coraintín
deed-upgrade = Baineadh triail eile as tar éis uasghrádaithe
deed-authority = Cuireadh údarás leis nó athraíodh é
deed-actor-update = Athraíodh a dtaispeánann an nód faoi féin
deed-keys-rotate = Rinneadh eochracha nua
deed-keys-adopt = Glacadh le seaneochair an nóid
deed-user-add = Cuireadh úsáideoir leis
deed-user-remove = Baineadh úsáideoir amach
deed-user-role = Athraíodh ról
deed-user-link = Rinneadh nasc sínithe isteach
deed-user-reset = Baineadh amach gach bealach sínithe isteach
deed-user-sessions-end = Cuireadh deireadh le seisiúin úsáideora
deed-user-export = Easpórtáladh sonraí pearsanta
deed-user-erase = Scriosadh sonraí pearsanta
deed-sign-in = Síníodh isteach
deed-sign-in-confirm = Tugadh an dara fachtóir
deed-sign-in-lock = Cuireadh bac ar shíniú isteach tar éis iarrachtaí nár éirigh leo
deed-sign-in-failures = Theip ar shíniú isteach arís
deed-sign-out = Síníodh amach
deed-session-end = Cuireadh deireadh le seisiún
deed-passkey-add = Cuireadh paseochair leis
deed-passkey-remove = Baineadh paseochair amach
deed-password-set = Socraíodh pasfhocal
deed-password-end = Baineadh pasfhocal amach
deed-app-add = Socraíodh aip fíordheimhnithe
deed-recovery-codes-make = Rinneadh cóid athshlánaithe
deed-recovery-code-use = Úsáideadh cód athshlánaithe
deed-token-make = Rinneadh ceadchomhartha do ríomhchlár
deed-token-end = Cuireadh deireadh le ceadchomhartha do ríomhchlár
deed-feed-make = Rinneadh seoladh fotha pearsanta
deed-feed-end = Cuireadh deireadh le seoladh fotha pearsanta
deed-mail-address-ask = Tugadh seoladh ríomhphoist
deed-mail-address-confirm = Deimhníodh seoladh ríomhphoist
deed-mail-address-end = Baineadh seoladh ríomhphoist amach
deed-digest-make = Iarradh nuacht ar an ríomhphost
deed-digest-leave = Cuireadh deireadh le nuacht ar an ríomhphost tríd an nasc i dteachtaireacht
deed-digest-end = Cuireadh deireadh le nuacht ar an ríomhphost
deed-setting = Athraíodh socrú
deed-settings = Taifeadadh socruithe den chéad uair
deed-retention-run = Scriosadh a raibh imithe in éag
deed-backup = Rinneadh cúltaca
deed-export-full = Easpórtáladh an nód ar fad
deed-restore = Deimhníodh athchóiriú
deed-restore-ends = Chuir athchóiriú deireadh le seisiúin agus le ceadchomharthaí
deed-audit-read = Breathnaíodh ar an rian iniúchta
deed-audit-export = Easpórtáladh an rian iniúchta
deed-audit-verify = Seiceáladh an rian iniúchta
deed-audit-seals = Rinneadh comhad na séalaí as an nua
settings-lead = Na socruithe atá i bhfeidhm, gach ceann faoina ainm sa chomhad cumraíochta. Is sa chomhad sin a athraítear iad, agus tagann siad i bhfeidhm nuair a atosaítear an nód.
settings-none = Níl aon cheann ann.
settings-name = Socrú
settings-value = Luach
settings-search = Focal in ainm nó i míniú an tsocraithe
settings-only-set = Na cinn a socraíodh amháin
settings-shown = { $count ->
   *[other] Líon na socruithe: { $count }.
}
settings-all = Gach socrú
settings-explained = Cad a dhéanann sé (i mBéarla)
settings-secret = rún nach dtaispeántar
settings-nothing = gan socrú
settings-set = socraithe
settings-default = luach réamhshocraithe
settings-keys = Eochracha an nóid seo
settings-authorities = Údaráis agus cliantchomhlachtaí
settings-circles = Ciorcail
settings-translation = Teangacha agus aistriúchán
settings-feeds = Fothaí a léitear, agus an mol WebSub
settings-projects = Tionscadail
settings-retention = Cad a choinnítear agus cá fhad
settings-retention-help = Coinnítear an méid nach luaitear anseo: ábhair go dtí go dtarraingítear siar iad, an loga agus an rian iniúchta go buan.
keys-lead = Na heochracha óna n-aithníonn comhpháirtithe an nód seo agus a údaráis. Cuireann comhpháirtithe an chéad mhéarlorg i gcomparáid leis an gceann a thugann tú dóibh ar bhealach eile, ní tríd an nód seo.
keys-caption = Eochracha an nóid seo agus a údarás
keys-id = Eochair
keys-purpose = Cad chuige í
keys-shown = Méarlorg, nó an eochair féin
keys-made = Cathain a rinneadh í
keys-signs = síníonn sí iarratais
keys-proves = deimhníonn sí barántúlacht ábhar agus gníomhaíochtaí
keys-proved = as feidhm ó { $moment }; fíoraítear léi an méid ar dheimhnigh sí a bharántúlacht roimhe sin
keys-rotate = Déan eochracha nua
keys-rotate-help = Fógraítear eochracha nua an nóid agus a údarás uile, sínithe leis na seaneochracha; glacann comhpháirtithe leo go huathoibríoch, agus na comhpháirtithe nach féidir teacht orthu anois, glacfaidh siad leo nuair a fhillfidh siad. Is féidir an méid a deimhníodh roimhe seo a fhíorú i gcónaí. Déan cúltaca ina dhiaidh sin, agus tabhair an méarlorg nua do chomhpháirtithe nua.
keys-waiting = Níor dheimhnigh { $hosts } na heochracha nua fós. Go dtí sin sínítear iarratais chucu leis an seaneochair.
keys-done = Rinneadh eochracha nua agus fógraíodh iad.
admin-lanes = Seachadadh agus moill
bodies-lead = Na húdaráis a labhraíonn an nód seo thar a gceann, a gcliantchomhlachtaí, agus na ciorcail ar féidir ábhair a sheoladh chucu.
bodies-own = Údaráis an nóid seo
bodies-caption = Údaráis agus a gcliantchomhlachtaí
bodies-clients = Cliantchomhlachtaí
bodies-where = Sa chomhad cumraíochta, faoi [[authority]], a shonraítear cliantchomhlachtaí agus ainmneacha i dteangacha eile, agus tagann siad i bhfeidhm nuair a atosaítear an nód.
bodies-add = Cuir údarás leis
bodies-add-help = Faigheann an t-údarás a ghníomhaí (ActivityPub) agus a eochracha féin, scríobhtar isteach sa chomhad cumraíochta é, agus fógraítear do chomhpháirtithe é. Ní féidir é a bhaint amach arís. Atosaigh an nód ina dhiaidh sin.
bodies-name = Ainm sa chéad teanga atá ag an nód seo
bodies-done = Is údarás de chuid an nóid seo é { $handle }.
circles-caption = Ciorcail agus a mbaill
circles-members = Baill
circles-unknown = níl sé ar eolas anseo: ní féidir aon rud a fhoilsiú don chiorcal seo
circles-where = Sa chomhad cumraíochta, faoi [circles], a shonraítear ciorcail, agus tagann siad i bhfeidhm nuair a atosaítear an nód.
reads-lead = Na fothaí ó shuíomhanna eile a léann an nód seo, agus cé a chuirtear ar an eolas nuair a athraíonn fotha de chuid an nóid seo.
reads = Fothaí a léitear
reads-caption = Fothaí ó shuíomhanna eile, agus cathain a léadh den uair dheireanach iad
reads-add = Léigh fotha eile
reads-address = Seoladh an fhotha
reads-name = Ainm, murab ionann é agus an t-ainm san fhotha
reads-country = Ballstát (cód dhá litir)
reads-language = Teanga na n-iontrálacha nach luann a dteanga féin (cód)
reads-end = Ná léigh é a thuilleadh
reads-end-help = Scriostar an méid a léadh as.
reads-done = Léifear { $name } as seo amach.
reads-ended = Ní léifear { $name } a thuilleadh.
hub = An mol: cé a chuirtear ar an eolas faoi athruithe
hub-count = Liostálacha: { $number }. Gan deimhniú fós: { $waiting }.
hub-caption = Liostálacha le fothaí an nóid seo
hub-server = Freastalaí
hub-feed = Fotha
hub-until = Liostáilte go dtí
hub-failing = níor ghlac sé le rud ar bith ó { $moment }
lanes-lead = An méid atá ag fanacht lena sheoladh, cé dó, cá fhad atá sé ag fanacht agus cén fáth, agus cá fhad atá cur i bhfeidhm logaí na gcomhpháirtithe tagtha anseo. Leantar d’iarrachtaí seolta chuig comhpháirtithe go dtí go bhfreagraíonn siad, agus chuig léitheoirí ar feadh 30 lá.
lanes-caption = An méid atá ag fanacht lena sheoladh chuig gach freastalaí
lanes-inbound-caption = Cá fhad atá cur i bhfeidhm loga gach comhpháirtí tagtha anseo
lanes-suspended = stoptha: bainte den liosta
lanes-given-up = éiríodh as: níor fhreagair sé le tamall rófhada
lanes-failing = tá ag teip air, bainfear triail eile as
lanes-resting = níl aon rud ag fanacht
lanes-sending = á sheoladh
lanes-letters = Teachtaireachtaí ag fanacht
lanes-failure = An teip is déanaí
lanes-next = An chéad iarracht eile:
lanes-parked = Curtha ar leataobh
lanes-refused = Diúltaithe
lanes-applied = Curtha i bhfeidhm
failure-signature = Ní ghlacann sé lenár síniú: b’fhéidir go n-aithníonn sé eochair eile de chuid an nóid seo.
failure-door = Diúltaíonn sé don nód seo: b’fhéidir nach bhfuilimid ar a liosta.
failure-gone = Níl bosca isteach ag an seoladh sin a thuilleadh.
failure-busy = Iarrann sé orainn fanacht.
failure-moved = Díríonn sé ar sheoladh eile.
failure-there = Chuaigh rud éigin amú thall.
failure-unreached = Ní féidir teacht air.
engines-lead = Teangacha an nóid seo, na seirbhísí a aistríonn, agus an méid atá ag fanacht leo.
engines-where = Sa chomhad cumraíochta, faoi [node] languages agus [[translation.providers]], a shonraítear teangacha agus seirbhísí, agus tagann siad i bhfeidhm nuair a atosaítear an nód.
engines = Seirbhísí aistriúcháin
engines-caption = Seirbhísí aistriúcháin, san ord ina n-iarrtar orthu
engines-queue = Ag fanacht lena n-aistriú: { $waiting }. Éiríodh as: { $failed }.
engines-reach = Cad is ceadmhach a thabhairt di
engines-pairs = Péirí teangacha
engines-at = An freagra is déanaí
engines-error = An earráid is déanaí
engines-local = gach rud is ceadmhach do mheaisín a aistriú: ritheann sí ar mheaisíní an nóid féin
engines-trusted = suas go TLP:GREEN: tá muinín ag na húdaráis aisti
engines-anywhere = TLP:CLEAR amháin
engines-unasked = níor iarradh aon rud uirthi fós
engines-well = freagraíonn sí
engines-refusing = níor aistrigh sí ó { $moment }
engines-silent = ní luann sí a teangacha
engines-pairs-caption = Na seirbhísí a n-iarrtar orthu i gcás gach péire teangacha, in ord
# As in English.
engines-pair = { $source } → { $target }
works-lead = Tionscadail an nóid seo, agus cé acu atá ar siúl inniu.
works-caption = Tionscadail an nóid seo
works-where = Sa chomhad cumraíochta, faoi [projects.AINM], a shonraítear tionscadail, agus tagann siad i bhfeidhm nuair a atosaítear an nód. Comhaireann an t-ordú “report --project AINM” an méid a tháinig as tionscadal.
project-open = ar siúl
project-ahead = gan tosú fós
project-over = críochnaithe
statement-privacy-reading = Maidir leis an té atá sínithe isteach, taifeadtar sa rian iniúchta, agus coinnítear ann, na hábhair os cionn TLP:CLEAR a léigh an duine sin, cathain agus ar cén bealach; feiceann iniúchóirí agus oibreoirí an nóid é.
audit-csv = Tábla (CSV)
audit-json = Doiciméad (JSON)

## Incoming: the inbox of whoever works here
incoming = Bosca isteach
incoming-new = nua: { $number }
incoming-lead = Cad a tháinig isteach ó d’fhéach tú an uair dheireanach, agus cad atá ag fanacht le duine a bhfuil an ról céanna aige leatsa.
incoming-waiting = Ag fanacht le do chinneadh
incoming-waiting-none = Níl aon rud ó dhaoine eile ag fanacht le cinneadh.
incoming-waiting-all = Gach a bhfuil ag fanacht, do chuid féin san áireamh
incoming-since = D’fhéach tú ar an méid a tháinig go dtí { $moment }.
incoming-seen = Marcáil gach rud mar fheicthe
incoming-seen-done = Áirítear anois go bhfuil gach rud ar an leathanach seo feicthe agat.
incoming-undo = Cuir ar ceal
incoming-second = Teastaíonn an dara fachtóir chun cinneadh a dhéanamh.
incoming-material = Ábhair nua agus ábhair leasaithe
incoming-material-none = Níor tháinig aon rud nua a oireann do do chuid scagairí.
incoming-many = { $count } nó níos mó
incoming-more = Tá níos mó ann ná mar a thaispeántar anseo. Ná marcáil an méid a léigh tú mar fheicthe go dtí go mbeidh an chuid eile feicthe agat i liosta na n-ábhar uile.
incoming-filters = Do chuid scagairí
incoming-filters-none = Feiceann tú gach rud is féidir a thaispeáint duit. Le scagaire ní fheiceann tú ach an méid a oireann dó.
incoming-filters-help = Feiceann tú an méid a oireann do cheann amháin ar a laghad de na scagairí seo.
incoming-filters-full = Tá an t-uaslíon scagairí agat cheana. Bain ceann acu amach sula gcuireann tú ceann nua leis.
incoming-filter-add = Cuir an scagaire seo leis
incoming-filter-end = Bain amach
incoming-filter-nothing = Roghnaigh critéar amháin ar a laghad.
incoming-offers = Tairiscintí ó chomhpháirtithe
incoming-offers-none = Níl aon tairiscint ag fanacht le freagra.
incoming-answers = Freagraí ar an méid a thairgeamar
incoming-wanted =
    { $count ->
        [one] Tá { $count } aistriúchán á iarraidh.
        [two] Tá { $count } aistriúchán á n-iarraidh.
        [few] Tá { $count } aistriúchán á n-iarraidh.
        [many] Tá { $count } n-aistriúchán á n-iarraidh.
       *[other] Tá { $count } aistriúchán á n-iarraidh.
    }
incoming-adoptions = Dearbhuithe nua: cad a úsáidtear, agus cé a úsáideann é
incoming-adoptions-none = Níor dhearbhaigh aon duine aon rud nua.
incoming-follows = Iarratais ar leanúint
incoming-follows-none = Níl aon duine ag fanacht le freagra.
incoming-ours = Ár n-iarratais féin gan freagra
incoming-ours-none = Níl aon iarratas dár gcuid ag fanacht.
incoming-withdrawn = Tarraingíodh an t-iarratas siar.
incoming-aside = An méid atá curtha ar leataobh
incoming-quarantine-help = Coinnítear an méid atá i gcoraintín agus ní chuireann sé moill ar aon rud eile. Má bhaintear triail eile as rud agus mura n-oireann sé fós, tagann sé ar ais anseo agus an chúis leis.
incoming-deed = Cad is féidir a dhéanamh
incoming-release = Bain triail eile as
incoming-retry = Bain triail eile as gach rud a bhaineann leis an gcomhpháirtí seo
incoming-tried = Tá triail eile á baint as. An rud nach n-oireann fós, beidh sé ar ais i gceann cúpla soicind.
incoming-settle = Scrúdaíodh na haláraim faoin gcomhpháirtí seo
incoming-settle-words = An toradh a bhí air
incoming-settle-wordless = Abair i mbeagán focal cén toradh a bhí air.
incoming-settled = Tá na haláraim dúnta. Má tharlaíonn an rud céanna arís, osclófar aláram nua.
incoming-gone = Níl aon rud fágtha le cinneadh: bhí duine eile níos tapúla, nó tarraingíodh siar é.
incoming-moves = Comhpháirtithe a deir gur athraigh siad seoladh
moving = Athrú seolta comhpháirtí
moving-lead = Deir an comhpháirtí seo gur athraigh sé go nód eile. Déanann beirt riarthóirí comhpháirtithe an cinneadh; go dtí sin ní athraíonn aon rud.
moving-to = An seoladh nua, dar leis
moving-until = ag fanacht go dtí { $moment }
moving-shown = An méid a thaispeánann an seoladh nua
moving-unseen = Níor fhéach aon duine ar an seoladh nua fós.
moving-look = Fiafraigh cad atá ag an seoladh nua
moving-actors = Labhraíonn sé thar ceann
moving-key-old = An eochair reatha
moving-key-new = An eochair nua
moving-compare = Sula ndeimhníonn tú é, cuir an méarlorg nua i gcomparáid leis an gceann a thugann lucht an chomhpháirtí duit ar bhealach eile, ar an teileafón nó ar pháipéar.
moving-decide = Cinneadh
moving-then = Nuair a bheidh an méid seo go díreach deimhnithe ag beirt:
moving-then-new = Beidh { $host } ina chomhpháirtí leis an eochair nua. Léifear a loga ón tús: ní féidir loga a thabhairt ó sheoladh amháin go seoladh eile.
moving-then-old = Bainfear { $host } den liosta. Ní ghlacfar le haon rud as sin a thuilleadh, ná le tarraingt siar fiú.
moving-then-kept = An méid a tháinig ó { $host }, fanfaidh sé anseo le léamh, faoina sheanseoltaí; ní féidir leis an nód nua é a athrú.
moving-then-named = An méid a seoladh chuig údaráis ag { $host } faoina n-ainm, níl sé ceaptha do na húdaráis ag an seoladh nua. Is é an t-oibreoir a athraíonn sa chumraíocht na ciorcail ina luaitear iad.
moving-then-followed = Ár n-údaráis a leanann údarás éigin ag an seanseoladh, leanfaidh siad an t-údarás den ainm céanna ag { $host }.
moving-nobody = Níor dheimhnigh aon duine é seo fós.
moving-first = Dheimhnigh { $name } é seo ar { $moment }. Caithfidh duine eile é a dheimhniú freisin.
moving-confirm = Deimhnigh an t-athrú seolta
moving-words = Cén fáth a ndiúltaítear dó
moving-refuse = Diúltaigh don athrú seolta
moving-refused-by = Dhiúltaigh { $name } dó:
moving-done = Tá an comhpháirtí ar an liosta faoina sheoladh nua anois.
moving-refused = Diúltaíodh don athrú seolta. Níor athraigh aon rud.
moving-waits-two = ag fanacht le beirt
moving-waits-one = ag fanacht leis an dara duine
moving-state-refused = diúltaíodh don athrú seolta
asking = Iarratas ar leanúint
asking-lead = Níl anseo ach an méid a deir an t-iarratasóir faoi féin. Má ghlacann tú leis an iarratas, gheobhaidh an t-iarratasóir an méid atá poiblí (TLP:CLEAR) as seo amach.
asking-who = Cé
asking-host = Cad as
asking-whom = Cé againne a leanfar
asking-partner = comhpháirtí ar ár liosta
asking-others =
    { $count ->
        [0] Níl aon leantóir eile ann ón bhfreastalaí sin.
       *[other] Leantóirí eile ón bhfreastalaí sin: { $count }
    }
asking-page = Leathanach an iarratasóra
asking-summary = Cad a deir an t-iarratasóir
asking-key = Eochair
asking-fetched = An uair dheireanach a fuarthas na sonraí
asking-server = Freastalaí an iarratasóra
asking-look = Fiafraigh den fhreastalaí cén sórt freastalaí é
asking-look-help = Nascann an nód seo leis an bhfreastalaí sin ansin. Ní sheoltar aon rud ach an cheist.
asking-unreached = Níorbh fhéidir an cheist a chur air:
asking-software = Bogearraí
asking-contact = Cé chuige ar cheart scríobh
asking-help = Seoltar do fhreagra láithreach.
asking-accept = Glac leis
asking-refuse = Diúltaigh dó
asking-accepted = Glacadh leis an iarratas.
asking-refused = Diúltaíodh don iarratas.
asking-questions = Ceisteanna
asking-questions-help = Ní féidir ceist a chur ó fhreastalaí go freastalaí. Scríobh chuig an seoladh atá ar leathanach an iarratasóra nó chuig seoladh an fhreastalaí, agus breac síos anseo do do chomhghleacaithe cad a d’fhiafraigh tú agus cén toradh a bhí air.
asking-words = Nóta do do chomhghleacaithe
asking-note = Sábháil an nóta
asking-noted = { $name }, { $moment }
offer = Téacs a tairgeadh
offer-open = ag fanacht le freagra
offer-accepted = glactha leis, i leagan { $revision }
offer-amended = glactha leis le hathruithe, i leagan { $revision }
offer-refused = diúltaithe
offer-void = ar neamhní
offer-stale = Athraíodh an bunleagan ó rinneadh é seo: is é leagan { $revision } atá ann anois.
offer-stale-paragraphs = Athraíodh an bunleagan ó rinneadh é seo: is é leagan { $revision } atá ann anois, agus athraíodh na hailt seo: { $numbers }.
offer-no-text = Níl aon chuid den téacs coinnithe.
offer-beside = An bunleagan, agus faoi gach alt an méid a thairgtear
offer-uneven = Níl an dá théacs roinnte ar an gcaoi chéanna. Líon na n-alt sa bhunleagan: { $original }; sa téacs a thairgtear: { $offered }. Tá na hailt a fhreagraíonn dá chéile in éineacht; tá alt nach bhfuil a mhacasamhail ann leis féin.
offer-answer = Do fhreagra
offer-one = Foilsítear láithreach é.
offer-two = Caithfidh duine eile é a cheadú sula bhfoilsítear é.
offer-accept = Glac leis mar atá sé
offer-amend = Athraigh ar dtús é
offer-amend-button = Glac leis agus na hathruithe seo ann
offer-refuse = Diúltaigh dó
offer-refuse-help = Abair cén fáth. Léann an té a thairg é do chuid focal.
offer-wordless = Abair i mbeagán focal cén fáth a bhfuil tú ag diúltú dó.
offer-refused-done = Diúltaíodh don tairiscint, agus cuirfear an chúis in iúl don té a rinne í.
offer-moved = Leasaíodh an t-ábhar tar éis duit an leathanach seo a oscailt. Féach arís air, agus freagair ansin.
offer-resend = Níor tharla aon rud fós: athraíodh do sheisiún idir an dá linn. Tá an méid a scríobh tú san fhoirm: seol arís é.
adopt = Úsáidimid é seo
adopt-lead = Dearbhaíonn d’údarás go n-úsáideann sé é seo agus cé chomh fada is atá sé tagtha leis. An té a bhfuil cead aige an t-ábhar a fheiceáil, tá cead aige an dearbhú a fheiceáil.
adopt-stated = Dearbhaithe go dtí seo: { $stage }
adopt-note = Cad a d’athraigh sibh
adopt-note-help = Is féidir Markdown a úsáid. Má fhágann tú folamh é, fanfaidh an nóta atá ann cheana, má tá ceann ann.
adopt-language = Teanga an nóta
adopt-button = Dearbhaigh é
propose = Tairg aistriúchán nó ceartúchán
propose-lead = Is chuig údar an ábhair amháin a théann do théacs. Glacann an t-údar leis, athraíonn sé é, nó diúltaíonn sé dó agus deir sé cén fáth.
propose-correct = An téacs mar atá anois, le ceartú
propose-button = Tairg é
statement-privacy-incoming = Maidir le bosca isteach gach duine acu, coinnítear cén t-am ar fhéach siad air agus na scagairí a roghnaigh siad, go dtí go n-athraíonn siad iad nó go ndúntar a gcuntas; agus na nótaí a rinne siad faoi iarratas ar leanúint, fad a choinnítear an t-iarratas.
digest = Nuacht ar an ríomhphost
digest-lead = Teachtaireachtaí a chuireann in iúl duit cad a fhoilsítear anseo do chách. Níl cuntas ag teastáil.
digest-off = Ní sheolann an nód seo ríomhphost.
digest-off-feeds = Tá an t-eolas céanna sna fothaí nuachta.
digest-address = Seoladh ríomhphoist
digest-frequency = Cé chomh minic
digest-weekly = Uair sa tseachtain
digest-daily = Uair sa lá
digest-instant = Chomh luath agus a bhíonn rud nua ann
digest-choice-help = Mura roghnaíonn tú aon rud i ngrúpa, cuirtear gach rud sa ghrúpa sin in iúl duit.
digest-material-languages = Teangacha na n-ábhar
digest-web = Cuir in iúl dom freisin an méid a léitear ón ngréasán
digest-letter-language-here = Scríobhtar na teachtaireachtaí i dteanga an leathanaigh seo.
digest-ask = Seol teachtaireacht chugam chun an seoladh a dheimhniú
digest-privacy = Ní úsáidtear do sheoladh ach do na teachtaireachtaí seo, agus scriostar é nuair a dhíliostálann tú. Mura ndeimhníonn tú é, scriostar é tar éis { $length }.
digest-fault-address = Cuir isteach seoladh ríomhphoist amháin, mar shampla ainm@example.org.
digest-fault-frequency = Roghnaigh cé chomh minic.
digest-fault-choice = Roghnaigh ón liosta seo, { $count } ar a mhéad.
digest-full = Níl spás do sheoltaí breise faoi láthair. Bain triail eile as níos déanaí.
digest-asked = Seiceáil do bhosca ríomhphoist
digest-asked-help = Más féidir teachtaireachtaí a sheoladh chuig { $address }, tá ceann ar an mbealach. Oscail an leathanach a bhfuil nasc chuige inti, agus brúigh an cnaipe ar an leathanach sin. Ní bhfaighidh tú aon teachtaireacht eile go dtí sin.
digest-confirm = Deimhnigh do sheoladh
digest-confirm-lead = Seo iad na teachtaireachtaí a sheolfaí chuig do sheoladh:
digest-confirm-button = Deimhním: seol na teachtaireachtaí seo chugam
digest-confirmed = Gheobhaidh tú na teachtaireachtaí as seo amach
digest-confirmed-help = Ag deireadh gach teachtaireachta tá nasc chun díliostáil.
digest-unknown = Ní oibríonn an nasc seo a thuilleadh
digest-unknown-help = Úsáideadh cheana é, nó tá an iomarca ama caite. Is féidir leat ceann nua a iarraidh.
digest-leave = Díliostáil
digest-leave-lead = Ar mhaith leat gan na teachtaireachtaí seo a fháil a thuilleadh?
digest-leave-button = Ná seol chugam iad a thuilleadh
digest-left = Ní bhfaighidh tú na teachtaireachtaí seo a thuilleadh
digest-left-help = Scriosadh na sonraí a coinníodh chuige sin.
own-digests = Mo nuacht ar an ríomhphost
own-digests-lead = Cuireann teachtaireachtaí in iúl duit cad atá nua sa mhéid a bhfuil cead agat é a fheiceáil.
own-digests-label-help = Maidir le hábhar AMBER, ní deir teachtaireacht ach go bhfuil sé ann, le nasc. Maidir le hábhar RED, ní deir sí aon rud.
own-digests-address-none = Níl aon seoladh ríomhphoist deimhnithe ann fós. Seolfar teachtaireachtaí a luaithe a bheidh ceann ann.
own-digests-address-is = Seoltar na teachtaireachtaí chuig { $address }.
own-digests-address-wanted = Seoladh teachtaireacht chuig { $address }. Oscail an leathanach a bhfuil nasc chuige inti, agus tú sínithe isteach anseo. Ní athrófar aon rud go dtí sin.
own-digests-address-ask = Seol teachtaireacht chun an seoladh a dheimhniú
own-digests-address-enough = Seoladh go leor teachtaireachtaí cheana chun seoltaí a dheimhniú. Bain triail eile as níos déanaí.
own-digests-address-confirm = An leatsa an bosca ríomhphoist seo, agus an chuige a sheolfar na teachtaireachtaí?
own-digests-address-button = Is liom: seol na teachtaireachtaí anseo
own-digests-address-end = Scrios an seoladh
own-digests-address-unknown = Ní do do chuntas an nasc seo, nó úsáideadh cheana é, nó tá sé róshean.
own-digests-trouble = Níor glacadh le teachtaireacht ar { $date }. Dúirt an freastalaí ríomhphoist:
own-digests-none = Níor roghnaigh tú aon teachtaireachtaí fós.
own-digests-new = Roghnaigh teachtaireachtaí nua
own-digests-levels = Lipéid
own-digests-fault-levels = Roghnaigh lipéad amháin ar a laghad.
own-digests-make = Seol na teachtaireachtaí seo chugam
own-digests-end = Ná seol iad seo a thuilleadh
own-digests-full = Tá an t-uaslíon teachtaireachtaí roghnaithe agat cheana. Cuir deireadh le cuid acu sula roghnaíonn tú cinn eile.
letter-sent-by = { $node } – Election Pool
letter-confirm-subject = Deimhnigh, le do thoil: nuacht ar an ríomhphost
letter-confirm-lead = D’iarr duine éigin go seolfaí nuacht ón nód { $node } chuig an seoladh seo. Roghnaíodh na teachtaireachtaí seo:
letter-confirm-do = Más tusa a bhí ann, oscail an leathanach seo agus brúigh an cnaipe ann:
letter-confirm-not = Murar tusa a bhí ann, ná déan aon rud. Ní bhfaighidh tú aon teachtaireacht eile ansin, agus scriosfar an seoladh tar éis { $length }.
letter-address-subject = Deimhnigh do sheoladh ríomhphoist, le do thoil
letter-address-lead = Ba mhaith le duine éigin a bhfuil cuntas aige ar an nód { $node } teachtaireachtaí a fháil ag an seoladh seo.
letter-address-do = Más tusa atá ann, sínigh isteach, oscail an leathanach seo agus brúigh an cnaipe ann:
letter-digest-subject =
    { $count ->
        [one] { $count } iontráil nua
        [two] { $count } iontráil nua
        [few] { $count } iontráil nua
        [many] { $count } n-iontráil nua
       *[other] { $count } iontráil nua
    }
letter-digest-part =
    { $count ->
        [one] { $shown } as { $count } iontráil nua
        [two] { $shown } as { $count } iontráil nua
        [few] { $shown } as { $count } iontráil nua
        [many] { $shown } as { $count } n-iontráil nua
       *[other] { $shown } as { $count } iontráil nua
    }
letter-digest-lead = Nua ar an nód { $node }
letter-closed = Ábhar a bhfuil an lipéad TLP:{ $level } air
letter-closed-help = Ní luaitear in aon teachtaireacht cad leis a mbaineann ábhar den sórt sin.
letter-sign-in = Chun an méid nach bhfuil an lipéad TLP:CLEAR air a oscailt, sínigh isteach:
letter-further =
    { $count ->
        [one] Tá { $count } iontráil eile ar an suíomh:
        [two] Tá { $count } iontráil eile ar an suíomh:
        [few] Tá { $count } iontráil eile ar an suíomh:
        [many] Tá { $count } n-iontráil eile ar an suíomh:
       *[other] Tá { $count } iontráil eile ar an suíomh:
    }
letter-why = Faigheann tú an teachtaireacht seo toisc gur deimhníodh an seoladh seo ar an nód { $node }.
letter-leave = Chun díliostáil ó na teachtaireachtaí seo:
statement-privacy-digests = Nuair a iarrann duine teachtaireachtaí gan chuntas, coinnítear an seoladh ríomhphoist agus an méid a roghnaíodh, agus sin amháin, go dtí go ndíliostálann an duine; mura ndeimhníonn aon duine iarratas, scriostar é tar éis { $length }. Ionas nach bhféadfaidh aon duine mórán teachtaireachtaí a chur á seoladh, coinnítear achoimre chripteagrafach den seoladh, agus ceann den líonra a ndearnadh an t-iarratas uaidh, ar feadh lae. Scriostar freisin seoladh a dhiúltaíonn do theachtaireachtaí arís agus arís eile. Maidir le daoine a bhfuil cuntas acu, coinnítear an seoladh deimhnithe go dtí go scriosann siad é nó go ndúntar an cuntas. Níl pictiúir sna teachtaireachtaí, ná naisc a chomhaireann cé a léann iad. Láimhseálann freastalaí ríomhphoist lucht riartha an nóid, agus freastalaí do sholáthraí féin, na teachtaireachtaí.

account-data = Do shonraí
account-data-lead = Gach rud a choinníonn an nód seo fút, in aon chomhad amháin: do chuntas, do mhodhanna sínithe isteach, do cheadchomharthaí, do scagairí agus do dhréachtaí, an méid a chuir tú isteach agus a cheadaigh tú, agus an méid a deir an rian iniúchta fút. Níl aon phasfhocal, eochair ná ceadchomhartha ann.
account-data-take = Íoslódáil do shonraí
users-kept = Cad a choinnítear
users-closed = Cuntais ar cuireadh deireadh leo
users-closed-help = Ní shíníonn aon duine isteach leo seo a thuilleadh. Tugtar anseo an méid a choinnítear faoi gach duine; deirtear ar leathanach an duine cad é féin, agus is ann is féidir é a scriosadh.
users-closed-none = Níor cuireadh deireadh le cuntas ar bith.
users-closed-at = Deireadh
users-closed-kept = scriosfaí ar iarratas: { $erasable }; fanann: { $stays }
person-lead = An méid a choinníonn an nód seo faoin duine seo, faoi na hainmneacha atá air sa chomhad is féidir le gach duine a íoslódáil ar leathanach a chuntais, agus cad a tharlaíonn dó nuair a scriostar sonraí an duine.
person-what = Cad é
person-amount = Líon
person-becomes = Nuair a scriostar sonraí an duine
person-erased = scriostar é
person-unnamed = fanann sé, gan an t-ainm
person-stays = fanann sé
held-account = Cuntas
held-sessions = Seisiúin
held-sign-in-links = Naisc aonuaire chun síniú isteach
held-sign-in-steps = Sínithe isteach nár críochnaíodh
held-failed-tries = Iarrachtaí ar shíniú isteach ar theip orthu
held-credentials = Pasfhocal agus aip
held-recovery-codes = Cóid athshlánaithe
held-passkeys = Paseochracha
held-answers = Freagraí ar ríomhchláir, coinnithe lena n-athrá
held-tokens = Ceadchomharthaí ríomhchlár
held-feeds = Fothaí pearsanta
held-filters = Scagairí an bhosca isteach
held-wishes = Teangacha a iarradh
held-letters = Teachtaireachtaí ríomhphoist
held-mail-tokens = Naisc i dteachtaireachtaí ríomhphoist
held-digests = Nuacht ar an ríomhphost
held-mail-address = Seoladh ríomhphoist
held-draft-files = Comhaid dréachtaí
held-drafts = Dréachtaí
held-drafts-that-wait = Dréachtaí atá ag fanacht le cinneadh
held-drafts-of-others = Dréachtaí daoine eile arb é an duine seo is déanaí a shábháil iad
held-questions = Ceisteanna orthu siúd ar mian leo leanúint
held-moves = Aistrithe na gcomhpháirtithe: deimhnithe agus cinntí
held-glossary = Iontrálacha sa ghluais
held-translations = Meaisínaistriúcháin a iarradh
held-offers = Aistriúcháin a tairgeadh do chomhpháirtithe, agus freagraí ar thairiscintí den sórt sin
held-submissions = An méid a cuireadh isteach lena cheadú
held-sent-back = Téacsanna a cuireadh ar ais
held-approvals = Cinntí faoin méid a chuir daoine eile isteach
held-recipient = Ábhair ina n-ainmnítear an duine seo mar fhaighteoir
held-audit-lines = Línte sa rian iniúchta faoina ndearna an duine seo
held-audit-lines-about = Línte sa rian iniúchta faoin duine seo
person-erase = Scrios sonraí an duine seo
person-erase-help = Ní féidir é seo a chur ar ceal. Dúntar an cuntas. Fanann an t-ainm úsáideora sa rian iniúchta agus ar an méid a cuireadh isteach agus a ceadaíodh, agus ní thugtar d’aon duine eile é.
users-done-erased = Scriosadh sonraí an duine.
retention-kept = Cá fhad a choinnítear
retention-due = Le scriosadh anois
kept-idle = { $idle } tar éis na húsáide is déanaí, { $most } ar a mhéad
kept-after-end = { $time } tar éis a ndeiridh
kept-after-try = { $time } tar éis na hiarrachta is déanaí
kept-until-end = go dtí go dtagann deireadh leo, { $time } ar a mhéad
kept-mail = iarratais: { $requests }; litreacha nár seachadadh: { $letters }
kept-after-settled = { $time } tar éis iad a chur i gcrích
kept-after-withdrawal = { $time } tar éis na tarraingthe siar
kept-latest = na cinn is déanaí: { $number }
kept-unawaited = { $time }, mura bhfuil aon duine ag fanacht leis
kept-inbox = { $time } tar éis dó teacht; an méid a bhfuil suíomh aige i loga, coinnítear go buan é
kept-follower = fad a choinnítear an leantóir
kept-moves = { $open } mura ndéantar cinneadh, { $decided } tar éis an chinnidh
kept-after-use = { $time } tar éis na húsáide is déanaí
kept-strangers = { $time }; na cinn is déanaí amháin, { $number } ar a mhéad
kept-unneeded = { $time } tar éis dóibh teacht, mura luann aon ábhar iad
statement-privacy-own = Is féidir leis an té a bhfuil cuntas aige gach rud a choinnítear faoi a íoslódáil ar leathanach a chuntais. Nuair a iarrann an duine sin go scriosfaí a shonraí, scriostar gach rud ach an méid nach mór a choinneáil lena thaispeáint cé a rinne cinneadh: an t-ainm úsáideora sa rian iniúchta agus ar an méid a chuir an duine isteach agus a cheadaigh an duine (Airteagal 17(3)(b) agus (e) den RGCS).
statement-privacy-retention = Scriostar seisiúin agus ceadchomharthaí tuairim is uair an chloig, ar a dhéanaí, tar éis a ndeiridh. Scriostar naisc sínithe isteach, teachtaireachtaí chuig freastalaithe eile, leanúintí atá thart agus aon rud eile atá curtha i gcrích tar éis { $length }. Fanann an méid a foilsíodh go dtí go dtarraingítear siar é.

## What administration refuses
refused-otherwise = Ní dhearnadh é seo:
refused-no-address = Ní seoladh é seo.
refused-file = Níorbh fhéidir { $file } a scríobh:
users-taken = Tá úsáideoir darb ainm { $name } ann cheana, nó bhí a leithéid ann. Ní thugtar ainm úsáideora ach uair amháin.
users-full = Tá an líon is mó úsáideoirí ar an nód seo cheana: { $number } (limits.accounts).
users-last = Is é { $name } an duine deireanach anseo a bhfuil an ról “{ $role }” aige. Tabhair an ról sin do dhuine eile ar dtús.
bodies-username-wrong = Bíonn idir 1 agus 64 carachtar in ainm úsáideora údaráis: a–z, digití agus “_”, agus “-” agus “.” eatarthu. Is é an nód féin “actor” agus “node”.
bodies-taken = Tá údarás darb ainm { $name } ann cheana.
bodies-no-file = Níl comhad cumraíochta ag an nód seo ina bhféadfadh údarás a bheith.
reads-own = Is seoladh de chuid an nóid seo é { $address }.
reads-partner = Is comhpháirtí é { $host }: tagann a chuid ábhar uaidh féin.
reads-no-feed = Níl aon fhotha ag { $address }:
reads-full = Tá an líon is mó fothaí á léamh ag an nód seo cheana: { $number }. Cuir deireadh le ceann acu, nó iarr go n-ardófaí limits.sources.
peers-other-key = Taispeánann { $host } eochair a bhfuil an méarlorg { $fingerprint } uirthi, agus ní hé sin an ceann a scríobh tú. Níor athraíodh aon rud.
peers-no-fingerprint = Ní méarlorg é “{ $word }”. Tá 64 charachtar i méarlorg: digití agus litreacha ó a go f.
peers-other-identity = Deir { $origin } gurb é { $claimed } é.
peers-no-key = Ní thaispeánann { $actor } aon eochair is féidir leis an nód seo a úsáid.
peers-no-inbox = Níl bosca isteach ag { $actor }.
peers-no-origin = Seoladh leathanaigh é seo. Ná scríobh ach seoladh an fhreastalaí: { $origin }
peers-itself = Is é { $origin } an nód seo féin.
peers-not-named = Níl { $origin } luaite faoi [federation] resolve sa chomhad cumraíochta. Ní féidir le nód ar http gan chriptiú aon chomhpháirtí eile a bheith aige.
peers-changed-key = Tá { $host } ar an liosta agus taispeánann sé eochair eile seachas an ceann óna n-aithnítear é. Cuir an méarlorg i gcomparáid ar bhealach eile, agus ansin glac leis an eochair nua.
peers-over-https = Baineadh triail as “{ $typed }” mar https://{ $typed }.
keys-unconfirmed = Níor dheimhnigh { $host } an t-athrú eochracha deireanach fós. Fan leis, nó bain den liosta é.
failure-forbidden = Níl cead ag an nód seo nascadh leis an áit sin.
failure-untrusted = Ní féidir muinín a chur ina theastas.
failure-too-large = Tá a fhreagra rómhór.
failure-no-server = Ní freastalaí a d’fhéadfadh a bheith ina chomhpháirtí an rud a fhreagraíonn ansin.

## How mail goes
post = Ríomhphost
post-none = Ní sheolann an nód seo aon ríomhphost: níl aon fhreastalaí luaite faoi [mail] sa chomhad cumraíochta.
post-sent = Seoladh an litir dheireanach: { $moment }.
post-never = Níor seoladh aon litir fós.
post-waiting = Litreacha ag fanacht: { $waiting }, iarrachtaí in aisce: { $delayed }, diúltaithe: { $failed }.
post-since = Níor seoladh aon litir ó { $moment }; bainfear triail eile as an méid atá ag fanacht.
post-unreached = Ní féidir teacht ar an bhfreastalaí ríomhphoist.
post-untrusted = Ní féidir muinín a chur i dteastas an fhreastalaí ríomhphoist.
post-closed = Ní ligeann an freastalaí ríomhphoist an nód seo isteach.
post-busy = Iarrann an freastalaí ríomhphoist ar an nód seo teacht ar ais níos déanaí.
post-ours = Tá rud éigin in easnamh ar an meaisín seo, an pasfhocal mar shampla.

## What goes in time
forget-sessions = Seisiúin
forget-sign-in-links = Naisc aonuaire chun síniú isteach
forget-sign-in-steps = Sínithe isteach nár críochnaíodh
forget-failed-tries = Iarrachtaí ar shíniú isteach ar theip orthu
forget-tokens = Ceadchomharthaí ríomhchlár
forget-answers = Freagraí ar ríomhchláir, coinnithe lena n-athrá
forget-mail = Iarratais ar ríomhphost nár deimhníodh agus litreacha nár seachadadh
forget-letters = Teachtaireachtaí chuig freastalaithe eile
forget-subscriptions = Síntiúis d’fhothaí
forget-withdrawals = Tarraingtí siar mar a insíonn na fothaí iad
forget-cancelled-meetings = Cruinnithe curtha ar ceal i bhféilirí
forget-translation-memory = Ailt a d’aistrigh meaisín
forget-translation-requests = An méid atá idir lámha ag seirbhísí aistriúcháin
forget-inbox = An méid a tháinig ó fhreastalaithe eile
forget-follows = Leanúintí ar cuireadh deireadh leo
forget-questions = Ceisteanna orthu siúd ar mian leo leanúint
forget-moves = Aistrithe na gcomhpháirtithe
forget-lanes = Naisc le freastalaithe eile
forget-inbound-lanes = Naisc ó fhreastalaithe eile
forget-strangers = Gníomhaithe nach ndéanann aon rud anseo tagairt dóibh
forget-files = Comhaid nach luann aon ábhar
