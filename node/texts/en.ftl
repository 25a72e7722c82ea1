# Texts of the interface. One message a line or block; see docs/decide for how they become functions.

language-name = English

skip-to-content = Skip to the content
menu-main = Main menu
menu-languages = Language of this page
notice = Notice
front-page = Front page
materials = Materials
network = Network
tagline = Election authorities share what they have learnt
front-lead = Best practices, meeting outcomes and lessons learned of the authorities that run elections in the member states of the European Union.
front-newest = Newest materials
front-all = All materials
list-narrow = Narrow down the list
field-country = Country
kind = Kind
topic = Topic
topics = Topics
list-any = All
list-show = Show
list-strange = An unknown choice
list-empty = There is nothing to show here.
list-newer = Newer
list-older = Older
list-paging = Pages of the list
sharing = Sharing
recipients = Recipients
authority = Authority
published = Published
updated = Updated
revision = Revision
licence = Licence
reference = Reference
secrecy = Ground for secrecy
phase = Phase
maturity = Maturity
project = Project
about = About this material
languages = Languages
status-source = original text
status-human = translated by a person
status-machine = machine translation
status-reviewed = machine translation, checked by a person
corrected-with = Corrected with the help of
variant-by = translated by
variant-stale = made from an older revision
variant-stale-head = the title or the summary has changed since
variant-stale-paragraphs = paragraphs changed in the original since: { $which }
variant-local = made on this node
machine-never = No machine translates this: TLP:RED goes to no translation service.
machine-local = No machine translates this: TLP:{ $level } goes only to a translation service on this node’s own machines, and there is none.
machine-trusted = No machine translates this: TLP:GREEN goes only to a translation service that the authorities trust, and this node has none.
machine-waiting = machine translation is waiting
machine-failed = machine translation failed
variant-titles = title and summary only
variant-shown = shown here
mark-original = The original:
fallback = This material is not available in English. It is shown in:
fallback-asked = This material is not available in the language asked for: { $asked }. It is shown in:
fallback-titles = Only the title and the summary are in this language so far. The text is in:
attachments = Attachments
file-not-here = not here yet
sources = Sources
exercise = EXERCISE – not an actual event
when = When
place = Place
online = Online
attending = Taking part
chatham-house = Chatham House Rule
decisions = Decisions
actions = Actions
withdrawn = Withdrawn
withdrawn-help = This material has been withdrawn by the authority that published it.
reason = Reason
absent = Not found
absent-help = There is nothing at this address that can be shown to you.
network-lead = The servers with which this node exchanges materials.
network-name = Name
network-address = Address
network-this-node = this node
source-code = Source code of this node
other-forms = Other forms
original-at-origin = The original at the authority that published it
further-languages = Further languages at the authority that published it
permanent-address = Permanent address
project-notices = Notices of the project
level-clear = May be shared with anyone, without restriction.
level-green = May be shared within the election-network community, but not through public channels.
level-amber = Need-to-know only, within the recipient’s organisation and its clients.
level-amber-strict = Need-to-know only, within the recipient’s organisation and no further.
level-red = For the named individual recipients only; no further sharing.
files-waiting = { $count ->
     [one] Waiting for { $count } file
    *[other] Waiting for { $count } files
}
size-bytes = { $number } B
size-kilobytes = { $number } kB
size-megabytes = { $number } MB
meeting-online = online

## Withdrawn material, revisions, side by side, errors

withdrawn-list = Withdrawn material
withdrawn-list-lead = What was published here and then withdrawn for good. The texts have been erased; what is left is who withdrew them, when and why.
withdrawn-none = Nothing has been withdrawn.
withdrawn-on = Withdrawn on { $date }
revisions-title = Revisions
revisions-lead = Each change of the source text makes a new revision. Only the newest one holds.
revision-number = Revision { $number }
revision-current = current
revision-past = This is revision { $number }, published on { $date }. A newer one has taken its place.
revision-see-present = Read the current revision
revision-erased = The text of this revision was erased for a legal reason, with its translations and files.
revision-erased-on = Erased on { $date }
beside-show = side by side
beside-end = Show one language only
beside-none = There is no text in the language asked for to show beside this one: { $language }.
beside-changed = Changed in the original since this translation was made:
language-unknown = There are no pages in this language yet: { $asked }. This one is in English.
error-forbidden = This is not allowed
error-forbidden-help = The form may have come from another site or from a session that has ended. Go back, load the page again and try once more, or sign in again.
error-too-many = Too many requests
error-too-many-help = Wait a moment and try again.
error-failed = Something went wrong on this node
error-failed-help = It has been noted. Try again; if it happens once more, tell the people who run this node.
error-busy = This node cannot answer right now
error-busy-help = Nothing is lost. Wait a moment and load the page again.
error-malformed = The request could not be understood
error-malformed-help = Check the address, or begin again from the front page.

## Signing in

sign-in = Sign in
sign-out = Sign out
sign-in-lead = The first time, or when you have lost every other way to sign in, you sign in with a one-time link. Whoever runs this node makes one for you. Paste the link, or the code at its end, here.
sign-in-code = Link or code
sign-in-as = This link signs you in as { $name }. It works once.
sign-in-unknown = This link is not right. Check that it was copied whole, or ask for a new one.
sign-in-used = This link has been used already. Ask for a new one.
sign-in-expired = This link is too old. Ask for a new one.
session-ended = Your session has ended. Sign in again to see what is not public.
signed-in-as = Signed in as { $name }

## The network

network-map = Map of the nodes with which this node exchanges materials
network-map-text = A schematic map of the member states of the European Union. Lines lead from this node, { $here }, to those it exchanges with: { $others }. The table below says the same.
network-map-alone = A schematic map of the member states of the European Union. This node, { $here }, does not exchange with anybody yet.
network-own-roster = A node knows only whom it exchanges with itself. What the others exchange with one another is not shown here.
network-others = Small dots: member states with which this node does not exchange.
network-line-late = A dashed line: something is still waiting to be sent or to arrive.
network-nodes = Nodes
network-mark = On the map
network-traffic = How far the exchange has got
network-traffic-lead = Only staff and partners see this part.
network-outgoing = From here to the partner
network-incoming = From the partner to here
network-waiting = Entries waiting
network-waiting-for = Waiting for
network-delivered = Last delivery
network-confirmed = Confirmed by receipt
network-missing = Entries not applied yet
network-missing-for = Missing for
network-heard = Last heard from
network-compared = Logs last compared
network-alarms = Open alarms
network-failing = deliveries have been failing since { $moment }
network-parked = { $count ->
    [one] { $count } entry put aside
   *[other] { $count } entries put aside
}
network-progress = { $reached } of { $head }
never-yet = not yet
cell-empty = empty
moment-utc = { $moment } UTC
duration-seconds = { $count ->
    [one] { $count } second
   *[other] { $count } seconds
}
duration-minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
duration-hours = { $count ->
    [one] { $count } hour
   *[other] { $count } hours
}
duration-milliseconds = { $count ->
    [one] { $count } millisecond
   *[other] { $count } milliseconds
}
duration-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}

## The state of the exchange

exchange = State of the exchange
exchange-lead = What needs attention between this node and its partners. Only staff and operators of this node see this page. It shows nothing of what any material says.
exchange-partner = Partner
exchange-state = State
state-well = up to date
state-underway = under way
state-warning = needs attention
state-alarm = alarm
concern-contradiction = contradictions in its log: { $number }
concern-doubted = contradictions it reports in the log of this node: { $number }
concern-overdue = withdrawals and narrowings not confirmed in time: { $number }
concern-alarms = other open alarms: { $number }
concern-unheard = never heard from
concern-silent = silent, last heard from { $moment }
concern-never-compared = logs never compared
concern-uncompared = logs last compared { $moment }
concern-unconfirmed = taken there and not confirmed: { $number }, the oldest for { $length }
concern-waiting = waiting to be sent: { $number }, the oldest for { $length }
concern-behind = of its log not applied here: { $number }, missing for { $length }
concern-refused = entries refused there: { $number }
concern-quarantined-here = in quarantine here: { $number }
concern-quarantined-there = in quarantine there: { $number }
exchange-takings = Withdrawals and narrowings
exchange-takings-none = Nothing has been withdrawn or narrowed yet.
exchange-material = Material
exchange-what = What
taking-withdrawn = withdrawn
taking-withheld = access narrowed
exchange-confirmed-by = Confirmed by
exchange-unconfirmed-by = Not confirmed by
answer-overdue = overdue
answer-quarantined = in quarantine there
answer-unclear = something is in quarantine there, it is not known what
answer-former = no longer a partner
exchange-quarantine = Received and not applied
exchange-quarantine-help = What is in quarantine is kept and holds up nothing. After an upgrade it is tried again by itself; the command “peer retry” does so at once.
exchange-quarantine-none = Nothing is in quarantine.
exchange-aside = Not taken by partners
exchange-aside-none = Partners have taken everything.
exchange-position = Position
exchange-activity = Activity
exchange-since = Since
aside-parked = put aside, tried again every hour
aside-refused = refused
aside-quarantined = in quarantine there
exchange-contradictions = Contradictions
exchange-contradictions-none = No log contradicts itself.
exchange-log = Log
log-theirs = of the partner
log-ours = of this node
exchange-held = Held
exchange-shown = Shown
exchange-alarms-none = There are no open alarms.
exchange-nobody = There are no partners yet.

## Lists by topic, country, kind and project

browse = Lists of materials
countries = Countries
kinds = Kinds
projects = Projects
topics-lead = What the materials are about. The words are the same on every node; many of them lead on to EuroVoc, the thesaurus of the European Union.
topics-unused = Further topics, without materials so far
countries-lead = The member states that the materials come from.
countries-unused = Member states without materials so far
kinds-lead = What sort of material it is.
kinds-unused = Further kinds, without materials so far
projects-lead = Projects in which materials came about, with what their funding obliges them to say.
projects-none = There is no project here yet.
materials-count = { $count ->
    [one] { $count } material
   *[other] { $count } materials
}
list-nothing-fits = No material that can be shown to you fits this choice.
list-feed = News feed of this list (RSS)

## Projects

project-time = Duration
project-partners = Partners
project-programme = Programme
project-hashtags = Hashtags
project-meetings = Meetings
project-outputs = Outputs
project-lessons = Lessons
project-further = Further materials
project-told = This node knows this project only from the materials it has received.
project-empty = No material of this project that can be shown to you is held here yet.
notices-fallback = These notices are not available in English. They are shown in:

## Feeds of one's own

own-feeds = My feeds
own-feeds-lead = An address made here shows in your feed reader what you may see, up to TLP:GREEN. Whoever has the address sees the same: keep it to yourself, and end it when you no longer need it.
own-feeds-make = Make an address
own-feeds-made = This is your new address. It is shown only now: copy it into your feed reader.
own-feeds-none = You have no address yet.
own-feeds-since = Made on { $date }
own-feeds-used = last read on { $date }
own-feeds-unused = not read yet
own-feeds-end = End this address
own-feeds-full = You have as many addresses as you may have. End one before you make another.

## Asking for a language

wish-label = I need this in
wish-send = Ask for it
wish-unnamed = Requests are counted, so that translators see what is needed most. Nothing is stored about you.
wish-told = Requests are counted, so that translators see what is needed most. You will be told here once the text has come.
wish-counted = Your request counts
wish-counted-help = It counts once a day from one network. Those who translate on this node, on the node the material comes from and at partners with this language see how many ask, but not who.
wish-back = Back to the material
wish-answered = { $count ->
    [one] { $count } text you asked for is here now.
   *[other] { $count } texts you asked for are here now.
}
languages-read = Languages you read
languages-lead = What is not there in the language of the page is shown in the first of these languages that it has, and says so. Without a choice here the languages of your browser count.
languages-place = Language { $place }
languages-none = None
languages-keep = Keep
languages-kept = Your languages are kept.
wanted = Requested languages
wanted-full = You have asked for as much as you may. Take something back before you ask for more.
wanted-mine = What you asked for
wanted-mine-none = You have not asked for anything. Where a material lacks a language, its page has a form to ask for it.
wanted-here = is here now
wanted-not-here = is not here yet
wanted-take-back = Take back
wanted-clear = Clear what has come
wanted-queue = What translators are asked for
wanted-queue-lead = Most wanted first: this node’s own materials in every language, and partners’ materials in the languages of this node.
wanted-queue-none = Nobody is asking for a translation.
wanted-count-here = Asked for here
wanted-count-total = In all

## Calendar and meetings

calendar = Calendar
calendar-lead = Meetings of the election authorities: what is coming, and what came out of those that were held.
calendar-upcoming = Coming
calendar-past = Held
calendar-none = No meeting that can be shown to you is coming up.
calendar-none-past = No meeting that was held can be shown to you.
calendar-subscribe = Subscribe to this calendar
calendar-file = Calendar file (iCalendar)
calendar-all = All meetings
meeting-cancelled = Meeting cancelled
meeting-moved = Moved. It was planned for { $when }.
meeting-brussels = In Brussels
meeting-add = Add to your calendar
online-possible = Yes
chatham-house-help = Applies: who said what, and who took part, is not told.
meeting-agenda = Agenda
action-what = What
action-owner = Who
action-due = By
front-actions = Open actions
action-overdue = overdue
related-part-of = Part of
related-derived-from = Made from
related-outcome = What came out of this

## Search

search = Search
search-words = Words to look for
search-lead = Searches the materials in every language they have. The name of a topic is found in any of the seven languages.
search-previous = Previous results
search-next = More results
search-none = Nothing that can be shown to you was found.
search-none-help = Try other words, another form or another language, or look under a topic.
search-partial = Nothing has all of these words. This has some of them.
search-common = These words are in almost every text. Add one that says what it is about.
search-bounded = Only the first { $count } words count.
search-topics = Topics of this name
search-by-topic = Found by its topic:
search-from = Published or changed from
search-to = Published or changed until
field-language = Language

## Authorities

authorities = Authorities
authorities-lead = The bodies whose materials are exchanged here, with their states and languages.
authority-follow = How to follow
authority-handle = In the fediverse
authority-node = Node
authority-last = Newest
authority-newest = Newest materials of this authority
authority-empty = This node holds nothing by this authority that can be shown to you.
authority-of-country = All materials from this state
authority-meetings = Meetings from this state

## Where a material comes from, and how to cite it

authenticity = Authenticity
signed-on = Signed by { $authority } on { $date }. The signature fits this text and the key known here.
signed = Signed by { $authority }. The signature fits this text and the key known here.
signed-unknown = It carries a signature by a key that is not known here, or not any more.
signed-missing = It carries no signature of its own; it was delivered by { $host }.
signed-wrong = Its signature does not fit.
signed-local = This translation was made on this node and is not signed.
signed-original-on = The original is signed by { $authority } on { $date }. That signature fits the original and the key known here.
signed-original = The original is signed by { $authority }. That signature fits the original and the key known here.
signed-key = Key:
log-place = Position { $position } in the log of { $host } (epoch { $epoch }):
exact-bytes = The object byte for byte (JSON)
cite = How to cite

## Who uses what

adoption = Adoption
adoption-statement = { $authority } makes use of what another authority has published: { $title } ({ $author }). Maturity: { $stage }.
adoption-of = What is used
adoption-of-withdrawn = What it was about was withdrawn.
adoption-more = What the authority says about it
adoptions = What is used where
adoptions-lead = Practices and other materials that one authority has taken over from another, and how far each has got with them. Each authority states this itself.
adoptions-none = No authority has stated yet that it uses anything of another one that can be shown to you.
authority-uses = What this authority uses of others
used-by = Used by
used-by-count = { $count ->
    [one] Used by { $count } authority
   *[other] Used by { $count } authorities
}
stage-since = { $stage }, since { $date }

## Guides

guides = Guides
guides-lead = Ways through the materials, in order: for whom they are, and for which part of the electoral cycle.
guides-none = There is no guide with parts here yet that can be shown to you.
guides-everybody = For everybody
guides-any-phase = All phases
role = For whom
guide-parts = In this guide
guide-parts-count = { $count ->
    [one] { $count } part
   *[other] { $count } parts
}
guide-place = Part { $place } of { $all }
guide-way = In a guide
guide-previous = Previous
guide-next = Next

## What changed

front-changes = What changed
front-changes-lead = Choose how far back, or keep the address for your next visit. Nothing is stored about you.
front-changes-day = since yesterday
front-changes-week = in the last seven days
front-changes-month = in the last thirty days
front-changes-since = Changed here since { $date }
front-changes-none = Nothing that can be shown to you has changed here since then.
front-changes-new = new
front-changes-revised = revised
front-changes-withdrawn = { $count ->
    [one] { $count } material was withdrawn
   *[other] { $count } materials were withdrawn
}
front-changes-next = For your next visit: what changes from today on

## From the web

web-from = From the web
web-lead = Read from the news feeds of authorities that have no node here. It is not part of the exchange; each entry leads to its original.
web-all = Everything from the web
web-none = Nothing from the web fits this choice.
web-count = { $count ->
    [one] { $count } entry
   *[other] { $count } entries
}
web-topics = Suggested topics:
web-sites = Authorities read from the web
web-entries = Entries
web-read = Last read
web-failing = could not be read since { $moment }
list-from = Where from
list-from-exchange = Exchanged between authorities

## Feeds

feeds = News feeds
feeds-lead = Everything public on this node can be followed with a feed reader, without an account. RSS, Atom and JSON Feed say the same; take the one your reader prefers.
feeds-opml = All feeds as one list (OPML)
feeds-opml-help = Import the list into your feed reader, and it knows all feeds of this node.
feeds-opml-languages = The same in all languages (OPML)
feeds-own = Whoever is signed in can make a feed address that also shows what is not public.
authority-feed = News feed of this authority (RSS)
country-feed = News feed of this state (RSS)

## About this node, accessibility, privacy

statement-about = About this node
statement-about-what = Election Pool is a network in which the authorities that run elections in the member states of the European Union share what they have learnt. This node is run by:
statement-about-labels = Each authority publishes on its own node. Each material carries a label of the Traffic Light Protocol (TLP), which says who may read it: what is public can be read here, by feed, by calendar and in the fediverse; everything else goes only to those it is meant for.
statement-about-responsible = The authority named with a material is responsible for what it says. What is marked “From the web” belongs to the sites it leads to.
statement-about-program = The program is free software: anyone may use it, examine it and change it.
statement-version = Version of the program
statement-contact = Contact
statement-contact-all = Questions, corrections and barriers you meet:
statement-contact-security = Weaknesses in security:
statement-accessibility = Accessibility
statement-accessibility-goal = These pages are built so that everybody can use them, and to meet the Web Content Accessibility Guidelines (WCAG) 2.2 at level AA; that includes what the European standard EN 301 549 requires of web pages.
statement-accessibility-checked = What is checked and how
statement-accessibility-how = The makers of the program examine every type of page in a browser with an automatic tool (axe-core): in several languages, light and dark, on a wide screen and at a width of 320 pixels, which equals a magnification of 400 per cent. They also check the HTML, the print form, every step of the keyboard, and that no page needs a script. A simulated screen reader reads four of the types aloud, and the makers have gone through what it says.
statement-accessibility-limits = Known limits
statement-accessibility-automatic = An automatic tool finds only some of the barriers. The pages have not been assessed by an independent body, nor tested with people who use assistive technology.
statement-accessibility-files = Attached files come from the authorities that published them and may not be accessible. Ask the authority named with the material for another form.
statement-accessibility-languages = A material that has no text in your language is shown in another, and the page says so. Machine translations are marked and can be wrong.
statement-accessibility-supervision = If you get no satisfactory answer, you may turn to the body that supervises the accessibility of public-sector websites in your country under Directive (EU) 2016/2102.
statement-privacy = Privacy
statement-privacy-lead = Reading needs no account. Pages for readers load nothing from other servers and contain no scripts, no visitor counters and no advertising.
statement-privacy-cookies = Cookies
statement-privacy-no-cookie = Whoever does not sign in gets no cookie.
statement-privacy-session = Signing in sets a cookie, “{ $name }”. It keeps you signed in and serves nothing else; scripts cannot read it. It ends when you sign out, after { $idle } without use, and after { $most } in any case.
statement-privacy-logs = What is recorded
statement-privacy-no-log = The program keeps no list of who opens which page or searches for what. Whoever tries to sign in or to subscribe to changes is counted by network address for one minute, in memory only, so that nobody tries too often.
statement-privacy-wishes = Whoever asks for a language without signing in is remembered by network address until midnight (UTC), in memory only, so that each network counts once a day; what is stored is the number alone. Of those who are signed in, what they asked for is kept until they clear it.
statement-privacy-operator = The servers and networks in front of this node may keep records of their own. Whoever runs them can tell you about that.
statement-privacy-staff = Of the people who work with this node it keeps the user name, a name or function, the authority and the role, and in an audit log what they published, approved, revised or withdrew, and when. Of each feed address that they make for themselves it keeps when it was made and ended and, to the hour, when it was last read. It also keeps the languages they like to read in, if they named any.
statement-privacy-desk = On the page where a draft is written, one script of this node runs. It saves what is typed; what is not saved yet is kept in that browser and deleted there once it is saved.
statement-privacy-others = Of those who follow from other servers it keeps the public address and public key, and of programs that asked to be told of changes the address they gave.
statement-privacy-rights = For questions about data concerning you, and to use your rights under the General Data Protection Regulation (GDPR), turn to the authority that runs this node:

## What changed between two revisions

changes = What changed
changes-lead = Revision { $older } of { $from }, compared with revision { $newer } of { $to }.
changes-key = Added words are underlined, removed words are struck through.
changes-added = added:
changes-removed = removed:
changes-end = end of change
changes-none = The text in this language is the same in both.
changes-missing = In one of the two there is no text in this language.
table-number = Table { $number }
changes-in = Compare in:
changes-facts = Other facts that changed
changes-what = What
changes-before = Before
changes-after = After
changes-too-long = The two texts are too long to be compared word by word; whole paragraphs are marked.
changes-same = { $count ->
    [one] { $count } paragraph as before
   *[other] { $count } paragraphs as before
}

## The desk: drafts

desk = Desk
desk-lead = Write, see who will receive it, and have a second person look at it.
desk-begin = Begin a draft
desk-begin-button = Begin
desk-document = Begin from a document
desk-document-file = Document (.docx or .odt)
desk-document-help = Headings, lists, tables and links are kept. Pictures, footnotes and comments are left out.
desk-document-button = Upload
desk-waiting = Waiting for a second person
desk-waiting-none = Nothing is waiting.
desk-mine = My drafts
desk-mine-none = You have no drafts.
desk-others = Drafts of colleagues
desk-refused = Not approved
desk-full = You have as many drafts as you may have. Discard one before you begin another.
draft-untitled = Untitled draft
draft-saved-by = last saved by { $name }, { $moment }
draft-state-waiting = waiting for a second person
draft-state-refused = sent back
draft-revises = Revision of:
draft-save = Save
draft-go-on = Preview and submit
draft-discard = Discard this draft
draft-discard-help = The text and its files are gone for good.
draft-saved = Saved.
draft-conflict = { $name } saved this draft while you were writing. Nothing has been overwritten: your text is in the form, the saved one stands below. Put together what is needed, then save.
draft-conflict-theirs = The saved text
draft-resend = Nothing has been saved yet, because your session had ended. Your text is in the form: save it now.
draft-waits = This draft is waiting for a second person. Once you change it, it no longer waits.
draft-sent-back = { $name } sent it back:
draft-errors = Look at these fields
draft-original = Original
draft-translation = Translation
draft-title = Title
draft-summary = Summary
draft-summary-help = Up to 1,000 characters. It stands in lists and feeds.
draft-text = Text
draft-text-help = Markdown: “##” begins a heading, “-” a list. What you paste from Word or from a web page keeps its headings, lists, tables and links.
draft-translation-kind = How it was translated
draft-translator = Translated by (a body)
draft-add-language = Add a language
draft-remove-language = Remove this language
draft-audience = Who may see it
draft-level = Level
draft-level-use = Use this level
draft-level-help = Choose the level first: it decides whom you can name.
draft-authorities = For AMBER and AMBER+STRICT: authorities
draft-circles = For AMBER and AMBER+STRICT: circles
draft-people = For RED: people of this node
draft-people-more = Further people, by user name
draft-people-more-help = More people work on this node than are listed here. Empty lines do not count.
draft-named-otherwise = Also named
draft-topics-help = Type in any language; empty lines do not count.
draft-not-stated = not stated
draft-exercise = This belongs to an exercise
draft-sources-help = One web address on each line.
draft-part-of = Part of (id or address)
draft-derived-from = Made from (id or address)
draft-meeting = Meeting
draft-meeting-help = For a material about a meeting. Once the meeting has a beginning, it stands in calendars.
draft-starts = Begins
draft-ends = Ends
draft-time-help = Day and time, as in 2026-03-01T10:00.
draft-timezone = Time zone
draft-timezone-help = As in Europe/Brussels. The beginning and the end are told by the clocks there.
draft-online-no = No
draft-online-at = Web address for taking part online
draft-attending-help = States (by two letters, as in FI) and bodies, one on each line; never persons.
draft-chatham-help = Who said what, and who took part, is not told: then nobody is named as taking part or as having something to do.
draft-lines-help = One on each line.
draft-action = Action { $place }
draft-more-rows = More rows
draft-guide-help = The materials that the guide leads through, in order: the id or the address of each. Empty rows do not count.
draft-deadlines = Deadlines of an alert
draft-deadlines-help = Times are told by the clocks of the time zone chosen here. A deadline that is left empty is counted from when the incident became known: 24 hours, 72 hours, one month. Only alerts have deadlines.
draft-counted = Left empty, it is { $moment }.
draft-part = Part { $place }
draft-part-up = Move up
draft-note = What has changed in this revision
draft-further = Further details
draft-further-help = What has no field of its own: one key on each line, as in a file.
draft-files-add = Add files
draft-files-help = Up to { $count } files of up to { $size } each. What a camera noted in JPEG and PNG pictures is taken out.
draft-file-remove = Remove
draft-live-saving = Saving …
draft-live-saved = All changes are saved.
draft-live-kept = Not saved yet. Your text is kept in this browser, and saving is tried again.
draft-live-open = Not saved yet. Above GREEN, and as long as no level is chosen, nothing is kept in this browser: leave this page open. Saving is tried again.
draft-live-ended = Your session has ended. Your text is kept in this browser.
draft-live-ended-open = Your session has ended. The last changes are not saved, and at this level nothing is kept in this browser. Leave this page open, sign in in another tab and come back here.
draft-live-conflict = Somebody else saved this draft meanwhile. Save to see both texts.
draft-live-gone = This draft is no longer available, and nothing more is saved. Your text is on this page: save to keep it as a new draft.
draft-live-refused = This text was not taken, and nothing more is saved. Copy your text, then save to see why.
draft-live-restored = Text that had not been saved was brought back from this browser.
draft-ended = Your session has ended
draft-ended-help = Nothing is lost: this page holds your text. Sign in in another tab, come back here and go on. Files have to be added again.
draft-ended-go-on = Go on
draft-gone = This draft is no longer available
draft-gone-help = While you were writing, it was published or discarded, or its level was changed so that you may no longer see it. Nothing you typed is lost: it is on this page. Keep it as a new draft, or copy what you need. Files have to be added again.
draft-gone-keep = Keep my text as a new draft
draft-gone-typed = What you typed
wrong-missing = This is missing.
wrong-too-long = This is longer than { $count } characters.
wrong-unknown = “{ $word }” is not known here.
wrong-unknown-nearest = “{ $word }” is not known here. Did you mean “{ $nearest }”?
wrong-needs-recipients = TLP:{ $level } needs recipients.
wrong-no-recipients = TLP:{ $level } has no recipients. Take them out or choose another level.
wrong-no-writer = TLP:RED must name an author or an approver of your authority. Otherwise nobody could ever revise it.
wrong-no-reader = { $name } cannot be named: people with that role read nothing at TLP:RED.
wrong-twice = “{ $word }” stands here twice.
wrong-no-address = “{ $word }” is not a web address (https://…).
wrong-no-id = “{ $word }” is neither an id nor a web address.
wrong-too-many = There can be up to { $count } of these.
wrong-no-time = “{ $word }” is not a day and time. Write it as 2026-03-01T10:00.
wrong-shifted = { $word } does not exist in that time zone or comes twice, because the clocks are changed. Add the difference from UTC, as in { $word }+02:00.
wrong-ends-first = This is before the beginning.
wrong-no-day = “{ $word }” is not a day. Write it as 2026-03-01.
wrong-person = “{ $word }” looks like the address of a person. Name states and bodies here, never persons.
wrong-never-told = Under the Chatham House Rule nobody is told who took part. Take this out, or the rule.
wrong-only-guide = Only a guide has this. Empty it, or choose “Guide” as the kind.
wrong-too-early = This is too early. In order: became known, early warning, notification, final report.
wrong-otherwise = It cannot be published as it is:
wrong-file-too-large = { $name } is larger than { $size }.
wrong-file-too-many = { $name } is one too many: there can be { $count } files.
wrong-file-same-name = There is a file called { $name } already.
wrong-file-empty = { $name } is empty.
wrong-file-name = { $name } cannot be the name of a file.
wrong-file-picture = { $name } is a picture that may tell more than it shows. Save it as JPEG or PNG.
wrong-file-damaged = { $name } cannot be read. It may be damaged or locked with a password.
wrong-file-document = { $name } is neither a .docx nor an .odt file.
wrong-form-too-large = This was more than { $size }. Add fewer or smaller files at once.

## The desk: submitting and approving

preview = Preview
preview-lead = This is how it will be read. Nothing has been submitted yet.
preview-back = Go on writing
preview-overtaken = Revision { $revision } was published after this draft was begun; submitting it would undo that. Look at what it changed. If nothing of it is lost, submit again.
preview-submit = Submit to a second person
preview-publish = Publish now
preview-alone = On this node you may publish this without a second person. The material will say so for ever.
preview-stale = The draft has been changed meanwhile. Look at it again, then submit it.
reach = Who will see it
reach-end = Who loses it and is told so
reach-level = The level changes from TLP:{ $before } to TLP:{ $after }.
reach-authorities = Authorities
reach-nobody = No partner authority will receive it.
reach-new = new
reach-gone = loses it
reach-not = will not receive it
reach-circles = Circles
reach-people = { $count ->
    [one] { $count } person of this node may read it.
   *[other] { $count } people of this node may read it.
}
reach-people-new = New among them: { $number }
reach-people-gone = May no longer read it: { $number }
reach-public = Anybody can read it on public pages and in feeds.
reach-public-new = Anybody can read it on public pages and in feeds. That is new.
reach-public-gone = It disappears from public pages and feeds.
reach-public-never = It stands on no public page and in no feed.
reach-followers = Followers on other servers that receive it: { $followers } (servers: { $servers })
reach-translators = Machines that may translate it: { $names }
reach-translators-none = No machine translates it.
waiting-submitted = submitted by { $name }, { $moment }
waiting-lead = Read it to the end. What you approve is exactly this text.
waiting-digest = SHA-256 of what you are reading
waiting-new = This is new: there is no earlier revision.
waiting-approve = Approve and publish
waiting-approve-only = Approve
waiting-refuse = Send back
waiting-refuse-help = Say what should be different. The author finds your words at the draft.
waiting-refuse-help-kept = Say what should be different. The author finds your words on the desk, with what they wrote.
waiting-refuse-help-desk = Say what should be different. The author finds your words on the desk.
waiting-words = Your words
waiting-take-over = Take over and go on writing
waiting-take-over-help = It becomes your draft. Another person approves it then.
waiting-own = You submitted this. Another person decides about it.
waiting-take-back = Take back and go on writing
waiting-note-none = There is no note.
waiting-note-kept = The note that is there stays:
waiting-amended = What was changed of what was offered
sent-back-words = What you wrote
sent-back-again = Go on with what you wrote
sent-back-discard = Throw away what you wrote
erasure = What goes
erasure-revisions = Revisions whose text goes: { $numbers }
erasure-file = File
erasure-offers = Offered translations whose text goes: { $number }
erasure-left = Drafts and texts that wait, which stay: { $number }. Look through them.
erasure-here = Partners that have these revisions already keep them.
does-publishes = Publication
does-revises = New revision
does-withdraws = Withdrawal
does-erases-all = Withdraws the whole material everywhere, for good, and erases its text
does-erases-past = { $count ->
    [1] Erases the text of revision { $numbers }
   *[other] Erases the text of revisions { $numbers }
}
does-adopts = Statement of use
does-accepts = Acceptance of an offered translation
does-translates = Machine translation
decided-changed = What you read is not what is waiting: it has been changed or decided meanwhile. Read it again.
decided-own = You submitted this. Another person has to approve it.
decided-overtaken = It was written before revision { $revision }, which it would undo. Send it back: its author looks at that revision and submits it anew.
decided-textless = Nobody can take this over: it is no text that could become a draft. Approve it or send it back.
decided-wordless = Say in a few words why you send it back.
decided-refused = It cannot be published:
approval-one = Published by one person: no second person approved it.
revision-note = What has changed, in the words of the author
material-revise = Write a new revision
template-problem = The problem
template-solution = The solution
template-effort = What it took
template-evidence = Evidence
template-lessons = Lessons
template-happened = What happened
template-causes = Why it happened
template-changed = What was changed
template-for-whom = Whom it is for
template-steps = Steps
template-pitfalls = Pitfalls
template-aims = Aims
template-course = Programme of the course
template-exercises = Exercises
template-what-happens = What is happening
template-who-is-affected = Who is affected
template-measures = What has been done and what is advised
template-contact = Contact
alert-became-known = Became known
alert-early-warning = Early warning by
alert-notification = Notification by
alert-final-report = Final report by
sign-in-passkey = Sign in with a passkey
sign-in-password = With a password
sign-in-username = User name
sign-in-link = With a one-time link
sign-in-wrong = User name or password is not right.
sign-in-wait = Too many tries have failed. Try again in { $wait }. A passkey or a one-time link works at once.
sign-in-late = This took too long, or was begun in another browser. Begin again.
second = One more step
second-lead = Enter the code that your authenticator app shows now. If you no longer have the app, enter one of your recovery codes.
second-code = Code
second-go-on = Continue
second-wrong = This is not right, or was used already.
confirm = Confirm that it is you
confirm-lead = What you want to do needs a second factor, shown within the last { $length }.
confirm-passkey = Confirm with a passkey
confirm-none = You have neither an authenticator app nor a passkey yet. Set one up on the page of your account.
confirm-settling = Your ways of signing in were removed, and the one you use now is new. So that nobody acts in your place unnoticed, you cannot approve or administer anything before { $time }; everything else works. If you did not ask for that, tell the operator at once.
held = Not done yet
held-help = This needs a second factor, shown lately. What you typed stays on this page: confirm in another tab that it is you, come back here and go on.
held-again = Since this page was opened, you have confirmed that it is you or signed in again. What you typed is still here: go on to do it now.
passkey-failed = The passkey could not be used. Try once more, or take another way.
account = My account
account-lead = What you sign in with, and where you are signed in.
account-confirm = To change what you sign in with, first show a second factor.
account-app = Authenticator app
account-app-none = No authenticator app is set up.
account-app-set = An authenticator app is set up.
account-app-begin = Set up an app
account-app-replace = Set up another app
account-app-new = Scan this picture with the app, or type the characters below it. Then enter the code that the app shows.
account-app-picture = QR code with the secret for the app
account-app-secret = Characters for the app:
account-app-link = Open the app on this device
account-app-take = Use this app
account-codes-left =
    { $count ->
        [one] { $count } recovery code is left.
       *[other] { $count } recovery codes are left.
    }
account-codes-made = These are your recovery codes. Each works once instead of a code of the app. They are shown only now: print them or keep them in a safe place.
account-codes-make = Make new recovery codes
account-password = Password
account-password-first = Set up an authenticator app first: a password alone lets nobody in.
account-password-none = No password is set.
account-password-set = A password is set.
account-password-new = New password
account-password-help = At least { $count } characters. A sentence of your own is easier to remember than single signs.
account-password-keep = Set the password
account-password-kept = The new password counts from now on. Your other sessions have ended.
account-password-end = Stop signing in by password
account-password-end-help = The app and the recovery codes go with it.
password-short = The password is too short: it needs at least { $count } characters.
password-long = The password is too long.
password-name = The password contains your user name.
password-common = This password is among the first that others would try. Choose another one.
account-passkeys = Passkeys
account-passkeys-lead = A passkey lies in your device, in a security key or in a password manager. It signs you in without a password.
account-passkeys-none = You have no passkey yet.
account-passkeys-script = To add a passkey, this page needs JavaScript.
account-passkeys-full = You have as many passkeys as you may have. Remove one before you add another.
account-passkey-name = Name of the passkey
account-passkey-add = Add a passkey
account-passkey-rename = Rename
account-passkey-remove = Remove
account-passkey-made = added on { $date }
account-passkey-used = last used on { $date }
account-passkey-unused = not used yet
account-passkey-copied = copied to other devices
account-passkey-single = on one device only
account-sessions = Where you are signed in
account-session-here = this session
account-session-facts = { $way }, since { $since }, last used { $used }
account-session-network = network { $network }
account-session-unnamed = Unknown browser
account-session-end = End this session
account-sessions-end = End all other sessions
way-link = by one-time link
way-password = by password and code
way-passkey = by passkey
statement-privacy-step = While somebody is signing in, a second cookie, “{ $name }”, holds the step they are at, for { $most } at most. The pages for signing in and of your account have one script of this node, for passkeys; everything else works without it.
statement-privacy-sign-in = Of whoever signs in it keeps when and by which way, the network without the last part of the address, and the name of the browser, as long as the session lasts; when, by which way and from which network also in the audit log. Failed tries are counted by user name and network for about an hour.
withdraw = Withdraw for good
withdraw-back = Back to the material
withdraw-lead = The text, its translations and its files are erased on this node and on every node that holds them. What stays is that it was withdrawn, when, by whom and why. This cannot be undone.
withdraw-second = Nothing is erased until a second person has approved it.
withdraw-reason = Reason
withdraw-reason-help = Everybody who could read the material can read it. Its language:
erase = Erase text for a legal reason
erase-lead = The text goes for good, with its translations and files. What stays is that there was a revision, for whom and when, and the reason given here. The current revision can only go with the whole material: if only some words must go, write a new revision without them first.
erase-which = Text that must go
erase-all = The whole material: it is withdrawn everywhere, for good
erase-because-help = Name the article of the law, not the person: it stands in the place of the text, for everybody who may read the material. Its language:
erase-look = Show what goes with it
translate = Have a machine translate it
translate-lead = A machine translates the material paragraph by paragraph, and it is marked as a machine’s on every page. Only providers that its level allows get the text. A text of a person is never replaced.
translate-to = Language
translate-send = Translate
search-button = Search
draft-left-out = Left out of the next revision:
draft-keep-language = Keep this language
misread-search = Not understood, and left out of the search:
misread-list = Not understood, so that nothing fits:
misread-page = Page
misread-beyond = There is no page { $page }. The last is page { $last }.
misread-last = Go to the last page
draft-carried = Carried on into the next revision as they are:

## The desk: approving for those who were shown
decided-reach = Who will see it has changed since you looked. Look again at the list, then decide.
account-tokens = Tokens for programs
account-tokens-lead = With a token a program works with this node in your name, as far as you choose here. Whoever has the token can do the same: keep it like a password, and end it when you no longer need it.
account-tokens-none = You have no token.
account-tokens-full = You have as many tokens as you may have. End one before you make another.
account-tokens-end = End all tokens
account-token-made = This is your new token. It is shown only now: copy it to where the program keeps its secrets.
account-token-confirm = To make a token, first show a second factor.
account-token-name = Name of the token
account-token-unnamed = Token without a name
account-token-days = Days it lasts
account-token-days-help = At most { $count }. A token that approves or that answers requests to follow lasts one day at most.
account-token-long = A token lasts at least one day and at most { $count }.
account-token-scopes = What it is for
account-token-nothing = Choose what the token is for.
account-token-make = Make a token
account-token-end = End this token
account-token-facts = made { $made }, until { $until }
account-token-used = last used { $used }
account-token-unused = not used yet
account-sessions-end-help = All your tokens for programs end as well.
token-scope-read = read what you may read
token-scope-wishes = ask for languages
token-scope-offers = read, make and answer offered translations
token-scope-write = write drafts
token-scope-submit = submit drafts, withdrawals and adoptions
token-scope-approve = approve what others submitted, and publish
token-scope-follows = answer requests to follow
token-scope-audit = read the audit log and export it
token-scope-digests = read and change the letters you get by mail
statement-privacy-tokens = Of every token that somebody made for a program it keeps a digest, its name, what it is for, when it was made and ends, and to within five minutes when it was last used, until it ends. Answers to programs that asked for it are kept for a day.

## Administration
admin = Administration
admin-lead = Everything that runs this node. Whatever is changed here needs a second factor and is written in the audit log.
admin-overview = Overview
admin-users = Users
admin-peers = Partners and keys
admin-audit = Audit log
admin-settings = Settings
admin-confirm = Before you can change anything here, show your second factor.
admin-attention = What needs attention
admin-attention-none = Nothing needs attention.
admin-where = Where
admin-seen = What was seen
users-lead = The people who work on this node, what each of them may do, and how they are let in.
users-username = User name
users-name = Name or function
users-role = Role
users-authority = Authority
users-change = Change a user
users-search = User name or name
users-none = No user is called that.
users-all = All users
users-more = More users
users-own = This is you. Somebody else changes your role or ends your account.
users-role-change = Change the role
users-role-help = A new role ends every session of this person; they sign in again.
users-link = New one-time link
users-sessions-end = End all sessions
users-reset = Remove every way of signing in
users-remove = End the account
users-remove-help = Taking every way in away ends sessions, password, app, passkeys and recovery codes, and makes a link to begin anew with. An account that has ended is not opened again, and nobody else is given its name.
users-add = Add a user
users-username-wrong = A user name has only a–z, digits, “_”, “-” and “.”.
users-link-made = Hand this link to { $name } yourself. It signs in once, until { $until }, and is not shown again.
users-done-role = The role is changed, and every session of this person has ended.
users-done-sessions = Every session of this person has ended.
users-done-removed = The account has ended.
person-reader = Reader
person-author = Author
person-translator = Translator
person-approver = Approver
person-peer-administrator = Administrator of partners
person-operator = Operator
person-auditor = Auditor
person-client = Reader of a client body
peers-lead = The servers on the roster, how each of them stands, how far each direction has got, and the key each of them is known by.
peers-can = It can:
peers-cannot = It cannot:
peers-from = Received from it
peers-to = Sent to it
peers-fingerprint = Fingerprint of its key
peers-change = Change a partner
peers-check = Check what it can do
peers-retry = Try everything again now
peers-remove = Take it off the roster
peers-remove-help = Taken off, it is sent nothing and refused at the door. Its place is kept: added again, the exchange goes on from there.
peers-fingerprint-agreed = Fingerprint as its people told you by another way
peers-rotate = Accept its new key
peers-add = Add a partner
peers-address = Address of the server
peers-look = Look at it
peers-done-added = { $host } is on the roster.
peers-done-retry = What stands aside between this node and { $host } is tried again.
peers-done-rotate = { $host } is known by its new key from now on.
peers-done-removed = { $host } is off the roster.
peers-behind = { $number } behind for { $time }
peers-of = { $number } of { $head }
peers-partner = Partner
peers-reader = Reader: receives TLP:CLEAR only
peers-removed = Off the roster
audit-lead = Who read above TLP:CLEAR, wrote, approved, changed a level, a role or a setting, and when. No text of any material stands in it. That you look at it is written in it too.
audit-whole = The chain is whole from line { $since }, up to which the node signed it, to line { $lines }: nothing is missing, added or changed. The command “election-pool audit verify” proves it from its first line.
audit-whole-all = The chain is whole, from its first line to line { $lines }: nothing is missing, added or changed.
audit-note = Note where it ends, outside this node; a later check can then prove that nothing was cut off:
audit-broken = The chain is broken:
audit-who = Person or server
audit-deed = Deed
audit-any = All deeds
audit-object = About what: identifier or address
audit-from = From this day
audit-to = Up to this day
audit-show = Show
audit-lines = Lines, the newest first
audit-none = No line answers this.
audit-number = Number
audit-at = When (UTC)
audit-node = Node
audit-detail = More
audit-older = Older lines
audit-away = Carry away and prove
audit-away-help = An export holds the lines that are asked for above, signed with the key of this node. The table has its signature beside it, the JSON document in itself.
audit-part = These exports hold the lines up to number { $line }.
audit-not-whole = These exports are not whole: they begin with line { $line }, and older lines that answer the question are missing. Ask for fewer days above, or carry the older lines away by themselves.
audit-rest = Export the older lines
audit-signature = Signature of the CSV
audit-verify = Prove that the chain is whole
flaw-missing = Line { $line } is missing.
flaw-missing-many = Lines { $first } to { $last } are missing.
flaw-changed = Line { $line } is not as it was written.
flaw-unlinked = Line { $line } does not follow from the line before it.
flaw-outside = A line stands in the log that was never part of the chain (row { $row } of the table).
flaw-beyond = Line { $line } stands after the end of the chain.
flaw-otherwise = Line { $line } has another hash than the one that was noted.
flaw-apart = The seal on line { $line } that is kept beside the keys belongs to another chain: the database was rewritten, or an older copy of it was put back.
flaw-unkept = The seal on line { $line } is kept beside the keys and is not in the database.
flaw-seal = The seal on line { $line } is not one of this node.
flaw-file = Line { $line } of { $file } is no seal of this node.
flaw-former = It is signed by { $key }, which the database shows as a former key of this node and which is not kept beside the keys. Compare it with what is known of that key from elsewhere; if it is the same, an operator runs “election-pool audit adopt-key” with it.
deed-read = Material read
deed-publish = Material published
deed-revise = Material revised
deed-adopt = Practice adopted
deed-withdraw = Material withdrawn
deed-material-erase = Text of a material erased for a legal reason
deed-submit = Draft submitted for approval
deed-submission-change = Submission changed
deed-approve = Approved as the second person
deed-refuse = Sent back to the author
deed-draft-begin = Draft begun
deed-draft-discard = Draft deleted
deed-draft-take-over = Draft taken over from somebody else
deed-level-change = Level changed
deed-recipients-change = Recipients changed
deed-translate = Machine translation ordered
deed-glossary = Glossary changed
deed-offer = Translation offered
deed-offer-refuse = Offered translation refused here
deed-offer-accepted = Translation from here accepted by its author
deed-offer-refused = Translation from here refused by its author
deed-offer-void = Translation from here void
deed-follow = Following asked for
deed-unfollow = Following ended
deed-follow-accept = Request to follow accepted
deed-follow-reject = Request to follow refused
deed-follow-question = Question to a follower noted
deed-follow-source = Source on the web added
deed-unfollow-source = Source on the web removed
deed-peer-add = Partner added
deed-peer-remove = Partner removed
deed-peer-rotate = New key of a partner accepted
deed-peer-announced = Keys or authorities announced by a partner
deed-peer-retry = Exchange with a partner tried again
deed-peer-settle = Contradiction of a partner settled
deed-peer-move-arrived = A partner said that it has moved
deed-peer-move-look = New address of a partner looked at
deed-peer-move-confirm = Move of a partner confirmed by one person
deed-peer-move-refuse = Move of a partner refused
deed-peer-move = Partner moved to its new address
deed-quarantine-release = Entry released from quarantine
deed-upgrade = Tried again after an upgrade
deed-authority = Authority added or changed
deed-actor-update = What the node shows of itself changed
deed-keys-rotate = New keys made
deed-keys-adopt = Former key of the node adopted
deed-user-add = User added
deed-user-remove = User removed
deed-user-role = Role changed
deed-user-link = Link to sign in made
deed-user-reset = All ways to sign in removed
deed-user-sessions-end = Sessions of a user ended
deed-user-export = Personal data exported
deed-user-erase = Personal data erased
deed-sign-in = Signed in
deed-sign-in-confirm = Second factor used
deed-sign-in-lock = Signing in locked after failures
deed-sign-in-failures = Signing in failed again
deed-sign-out = Signed out
deed-session-end = Session ended
deed-passkey-add = Passkey added
deed-passkey-remove = Passkey removed
deed-password-set = Password set
deed-password-end = Password removed
deed-app-add = Authenticator app added
deed-recovery-codes-make = Recovery codes made
deed-recovery-code-use = Recovery code used
deed-token-make = Token for a program made
deed-token-end = Token for a program ended
deed-feed-make = Own feed address made
deed-feed-end = Own feed address ended
deed-mail-address-ask = Mail address given
deed-mail-address-confirm = Mail address confirmed
deed-mail-address-end = Mail address removed
deed-digest-make = News by mail ordered
deed-digest-leave = News by mail ended by the link in a letter
deed-digest-end = News by mail ended
deed-setting = Setting changed
deed-settings = Settings written down for the first time
deed-retention-run = Expired data deleted
deed-backup = Backup made
deed-export-full = Whole node exported
deed-restore = Restore confirmed
deed-restore-ends = Sessions and tokens ended by a restore
deed-audit-read = Audit log looked at
deed-audit-export = Audit log exported
deed-audit-verify = Audit log verified
deed-audit-seals = File of seals made anew
settings-lead = The settings in force, each under its name in the configuration file. They are changed there, and count when the node is started again.
settings-none = None.
settings-name = Setting
settings-value = Value
settings-search = Word in a setting’s name or explanation
settings-only-set = Only those that are set
settings-shown = { $count ->
    [one] { $count } setting.
   *[other] { $count } settings.
}
settings-all = All settings
settings-explained = What it does
settings-secret = a secret, which is not shown
settings-nothing = not set
settings-set = set
settings-default = default
settings-keys = Keys of this node
settings-authorities = Authorities and client bodies
settings-circles = Circles
settings-translation = Languages and translation
settings-feeds = Feeds that are read, and the hub
settings-projects = Projects
settings-retention = What is kept how long
settings-retention-help = What is not named here stays: materials until they are withdrawn, the log and the audit log for good.
keys-lead = The keys by which partners know this node and its authorities. Partners compare the first fingerprint with the one you tell them by another way than over this node.
keys-caption = Keys of this node and its authorities
keys-id = Key
keys-purpose = What it is for
keys-shown = Fingerprint, or the key itself
keys-made = Made
keys-signs = signs requests
keys-proves = vouches for materials and activities
keys-proved = given up on { $moment }; what it signed before can still be verified with it
keys-rotate = Make new keys
keys-rotate-help = New keys of the node and all its authorities are announced with the signature of the old ones; partners take them by themselves, also those that are away now, when they are back. What was signed before stays verifiable. Make a backup afterwards, and tell new partners the new fingerprint.
keys-waiting = The new keys are not confirmed yet by { $hosts }. Until then requests to them are signed with the old key.
keys-done = New keys are made and announced.
admin-lanes = Sending and lag
bodies-lead = The authorities this node speaks for, their client bodies, and the circles that materials can be addressed to.
bodies-own = Authorities of this node
bodies-caption = Authorities and their client bodies
bodies-clients = Client bodies
bodies-where = Client bodies and names in further languages stand in the configuration file, under [[authority]], and count when the node is started again.
bodies-add = Add an authority
bodies-add-help = It gets an actor and keys of its own, is written into the configuration file, and is announced to partners. It cannot be taken away again. Start the node again afterwards.
bodies-name = Name in the first language of this node
bodies-done = { $handle } is an authority of this node.
circles-caption = Circles and their members
circles-members = Members
circles-unknown = not known here; while it is in the circle, nothing can be published to it
circles-where = Circles stand in the configuration file, under [circles], and count when the node is started again.
reads-lead = The feeds of other sites that this node reads, and who is told when a feed of this node changes.
reads = Feeds that are read
reads-caption = Feeds of other sites, and when they were last read
reads-add = Read another feed
reads-address = Address of the feed
reads-name = Name, if not the one in the feed
reads-country = Member state (two-letter code)
reads-language = Language of entries that name none (code)
reads-end = Stop reading it
reads-end-help = What was read of it is deleted.
reads-done = { $name } is read from now on.
reads-ended = { $name } is no longer read.
hub = Hub: who is told of changes
hub-count = Subscriptions: { $number }. Not confirmed yet: { $waiting }.
hub-caption = Subscriptions to feeds of this node
hub-server = Server
hub-feed = Feed
hub-until = Subscribed until
hub-failing = has accepted nothing since { $moment }
lanes-lead = What waits to be sent, to whom, since when and why, and how far the logs of partners have been applied here. Partners are tried until they answer, readers for 30 days.
lanes-caption = What waits for each server
lanes-inbound-caption = How far the log of each partner has been applied here
lanes-suspended = stopped: off the roster
lanes-given-up = given up: it has not answered for too long
lanes-failing = failing, is tried again
lanes-resting = nothing waits
lanes-sending = sending
lanes-letters = Messages waiting
lanes-failure = Last failure
lanes-next = Next attempt:
lanes-parked = Put aside
lanes-refused = Refused
lanes-applied = Applied
failure-signature = It does not accept our signature: perhaps it knows another key of this node.
failure-door = It refuses this node: perhaps we are not on its roster.
failure-gone = There is no inbox at that address any more.
failure-busy = It asks us to wait.
failure-moved = It points to another address.
failure-there = Something went wrong there.
failure-unreached = It cannot be reached.
engines-lead = The languages of this node, the services that translate, and what waits for them.
engines-where = Languages and services stand in the configuration file, under [node] languages and [[translation.providers]], and count when the node is started again.
engines = Translation services
engines-caption = Translation services, in the order in which they are asked
engines-queue = Waiting to be translated: { $waiting }. Given up: { $failed }.
engines-reach = Up to which level it is asked
engines-pairs = Language pairs
engines-at = Last heard from
engines-error = Last error
engines-local = everything that a machine may translate: it runs on this node’s own machines
engines-trusted = up to TLP:GREEN: the authorities trust it
engines-anywhere = TLP:CLEAR only
engines-unasked = not asked yet
engines-well = answers
engines-refusing = has not translated since { $moment }
engines-silent = does not name its languages
engines-pairs-caption = Who is asked for which pair of languages, in this order
engines-pair = { $source } → { $target }
works-lead = The projects of this node, and which of them are under way today.
works-caption = Projects of this node
works-where = Projects stand in the configuration file, under [projects.NAME], and count when the node is started again. The command “report --project NAME” counts what came out of one.
project-open = under way
project-ahead = not begun yet
project-over = ended
statement-privacy-reading = Of whoever is signed in it writes into its audit log which materials above TLP:CLEAR they read, when, and by which way, and keeps that; its auditors and operators see it.
audit-csv = Table (CSV)
audit-json = Document (JSON)

## Incoming: the inbox of whoever works here
incoming = Incoming
incoming-new = new: { $number }
incoming-lead = What has come since you last looked, and what is waiting for somebody in your role.
incoming-waiting = Waiting for your decision
incoming-waiting-none = Nothing of others is waiting for a second person.
incoming-waiting-all = Everything that waits, your own too
incoming-since = You have looked at what came up to { $moment }.
incoming-seen = Mark everything as seen
incoming-seen-done = Everything on this page counts as seen.
incoming-undo = Undo
incoming-second = Decisions need a second factor.
incoming-material = New and revised material
incoming-material-none = Nothing new has come that fits your filters.
incoming-many = { $count } or more
incoming-more = There is more than is shown here. Mark what you have read as seen only when you have looked at the rest in the list of all materials.
incoming-filters = Your filters
incoming-filters-none = You see everything that may be shown to you. With a filter you see only what fits it.
incoming-filters-help = You see what fits at least one of these filters.
incoming-filters-full = You have as many filters as you may have. Remove one before you add another.
incoming-filter-add = Add this filter
incoming-filter-end = Remove
incoming-filter-nothing = Choose at least one thing.
incoming-offers = Offers of partners
incoming-offers-none = No offer is waiting for an answer.
incoming-answers = Answers to what we offered
incoming-wanted =
    { $count ->
        [one] { $count } translation is asked for.
       *[other] { $count } translations are asked for.
    }
incoming-adoptions = Newly stated: who uses what
incoming-adoptions-none = Nobody has stated anything new.
incoming-follows = Requests to follow
incoming-follows-none = Nobody is waiting for an answer.
incoming-ours = Our own requests without an answer
incoming-ours-none = None of our requests is waiting.
incoming-withdrawn = The request has been taken back.
incoming-aside = What stands aside
incoming-quarantine-help = What is in quarantine is kept and holds up nothing. What is tried again and still does not fit comes back with its reason.
incoming-deed = What to do
incoming-release = Try again
incoming-retry = Try everything of this partner again
incoming-tried = It is being tried again. What still does not fit comes back within seconds.
incoming-settle = The alarms about this partner have been looked at
incoming-settle-words = What came of it
incoming-settle-wordless = Say in a few words what came of it.
incoming-settled = The alarms have ended. What happens again is an alarm again.
incoming-gone = There is nothing left to decide: somebody was faster, or it has been taken back.
incoming-moves = Partners that say they have moved
moving = Move of a partner
moving-lead = This partner says that it has moved to another node. Two peer administrators decide; until then nothing changes.
moving-to = Where it says it is now
moving-until = waits until { $moment }
moving-shown = What the new address shows
moving-unseen = Nobody has looked at the new address yet.
moving-look = Ask the new address what it is
moving-actors = Speaks for
moving-key-old = Present key
moving-key-new = New key
moving-compare = Ask the people of the partner for the new fingerprint in another way, by telephone or on paper, and compare it before you confirm.
moving-decide = Decision
moving-then = Once two persons have confirmed exactly this:
moving-then-new = { $host } is a partner with the new key. Its log is read from the beginning: a log cannot be carried over from one address to another.
moving-then-old = { $host } is off the roster. Nothing is taken from there any more, not even a withdrawal.
moving-then-kept = What came from { $host } stays here to be read, under its old addresses; the new node cannot change it.
moving-then-named = What was addressed to authorities at { $host } by name is not for those at the new address. The operator changes the circles that name them in the configuration.
moving-then-followed = Our authorities that follow somebody there follow the one of the same name at { $host }.
moving-nobody = Nobody has confirmed this yet.
moving-first = { $name } confirmed this on { $moment }. Another person must confirm it too.
moving-confirm = Confirm the move
moving-words = Why it is refused
moving-refuse = Refuse the move
moving-refused-by = Refused by { $name }:
moving-done = The partner has been taken over at its new address.
moving-refused = The move has been refused. Nothing has changed.
moving-waits-two = waits for two persons
moving-waits-one = waits for a second person
moving-state-refused = move refused
asking = Request to follow
asking-lead = All of this is what they say about themselves. If you say yes, they receive what is public (TLP:CLEAR), from now on.
asking-who = Who
asking-host = From where
asking-whom = Whom of ours
asking-partner = a partner on the roster
asking-others =
    { $count ->
        [0] Nobody else from there follows.
        [one] { $count } other from there follows.
       *[other] { $count } others from there follow.
    }
asking-page = Their page
asking-summary = What they say
asking-key = Key
asking-fetched = Last fetched
asking-server = Their server
asking-look = Ask their server what it is
asking-look-help = This node then connects to that server. Nothing is sent but the question.
asking-unreached = It could not be asked:
asking-software = Software
asking-contact = Whom to write to
asking-not = Cannot:
asking-help = Your answer is sent at once.
asking-accept = Accept
asking-refuse = Refuse
asking-accepted = The request has been accepted.
asking-refused = The request has been refused.
asking-questions = Questions
asking-questions-help = Between servers there is no way to ask back. Write to the address on their page or of their server, and note here for your colleagues what you asked and what came of it.
asking-words = Note for your colleagues
asking-note = Keep the note
asking-noted = { $name }, { $moment }
offer = Offered text
offer-open = waiting for an answer
offer-accepted = accepted, in revision { $revision }
offer-amended = accepted with changes, in revision { $revision }
offer-refused = refused
offer-void = void
offer-stale = The original has changed since this was made: it is in revision { $revision } now.
offer-stale-paragraphs = The original has changed since this was made: it is in revision { $revision } now, with changes in these paragraphs: { $numbers }.
offer-no-text = Nothing is kept of its text.
offer-beside = The original, and below each paragraph what is offered
offer-answer = Your answer
offer-one = It is published at once.
offer-two = Another person has to approve it before it is published.
offer-accept = Accept as it is
offer-amend = Change it first
offer-amend-button = Accept with these changes
offer-refuse = Refuse
offer-refuse-help = Say why. Whoever offered it reads your words.
offer-wordless = Say in a few words why you refuse it.
offer-refused-done = The offer has been refused, and whoever made it is told why.
offer-moved = The material was revised after you opened this page. Look at it again, then answer.
offer-resend = Nothing has happened yet: your session has changed meanwhile. What you typed is in the form: send it again.
adopt = We use this
adopt-lead = Your authority states that it uses this and how far it has got. Whoever may see the material may see the statement.
adopt-stated = Stated so far: { $stage }
adopt-note = What you have changed
adopt-note-help = Markdown, if you like. Where you leave it empty, a note that is there stays.
adopt-language = Language of the note
adopt-button = State it
propose = Offer a translation or a correction
propose-lead = Your text goes to the author of the material alone, who takes it in, changes it or refuses it in words.
propose-correct = The text as it is now, to be corrected
propose-button = Offer it
statement-privacy-incoming = Of the inbox of each of them it keeps up to when they looked and which filters they chose, until they change it or their account ends; and what they noted about a request to follow, as long as that is kept.
digest = News by mail
digest-lead = Letters that tell you what is published here for everybody, without an account.
digest-off = This node sends no mail.
digest-off-feeds = The news feeds tell the same.
digest-address = Mail address
digest-frequency = How often
digest-weekly = Once a week
digest-daily = Once a day
digest-instant = As soon as there is something
digest-choice-help = Where you choose nothing, everything is told.
digest-material-languages = Languages of the materials
digest-web = Also tell what is read from the web
digest-letter-language-here = The letters are written in the language of this page.
digest-ask = Send me a letter to confirm
digest-privacy = Your address is used for these letters alone and is deleted when you leave. If you do not confirm it, it is deleted after { $length }.
digest-fault-address = Enter one mail address, such as name@example.org.
digest-fault-frequency = Choose how often.
digest-fault-choice = Choose from this list, { $count } entries at most.
digest-full = There is no room for further addresses at present. Please try again later.
digest-asked = Look into your mailbox
digest-asked-help = If letters can be sent to { $address }, one is on its way. Open the page that it leads to, and press the button there. Until then you get no other letter.
digest-confirm = Confirm your address
digest-confirm-lead = These letters are to be sent to your address:
digest-confirm-button = Yes, send me these letters
digest-confirmed = The letters come from now on
digest-confirmed-help = At the end of each letter there is a link with which you leave.
digest-unknown = This link does not work any more
digest-unknown-help = It was used already, or too much time has passed. You can ask for a new one.
digest-leave = Leave
digest-leave-lead = Do you want to get these letters no more?
digest-leave-button = Send me no more
digest-left = You get these letters no more
digest-left-help = What was kept for them is deleted.
own-digests = My letters
own-digests-lead = Letters tell you what is new of what you may see.
own-digests-label-help = Of what is AMBER a letter only says that it is there, with a link. Of what is RED it says nothing.
own-digests-address-none = There is no confirmed mail address yet. Letters are sent once there is one.
own-digests-address-is = The letters go to { $address }.
own-digests-address-wanted = A letter went to { $address }. Open the page that it leads to while you are signed in here. Until then nothing changes.
own-digests-address-ask = Send a letter to confirm
own-digests-address-enough = Enough letters were sent to confirm addresses. Please try again later.
own-digests-address-confirm = Is this mailbox yours, and are the letters to go there?
own-digests-address-button = Yes, send the letters here
own-digests-address-end = Delete the address
own-digests-address-unknown = This link is not for your account, was used already or is too old.
own-digests-trouble = A letter was not accepted on { $date }. The mail server said:
own-digests-none = You have not chosen any letters yet.
own-digests-new = Choose letters
own-digests-levels = Labels
own-digests-fault-levels = Choose at least one label.
own-digests-make = Send me these letters
own-digests-end = Send these no more
own-digests-full = You have chosen as many letters as you may. End some before you choose others.
letter-sent-by = { $node } – Election Pool
letter-confirm-subject = Please confirm: news by mail
letter-confirm-lead = Somebody asked for news from { $node } to be sent to this address. These letters were chosen:
letter-confirm-do = If it was you, open this page and press the button there:
letter-confirm-not = If it was not you, do nothing. You then get no further letter, and the address is deleted after { $length }.
letter-address-subject = Please confirm your mail address
letter-address-lead = Somebody with an account at { $node } wants to get letters at this address.
letter-address-do = If it is you, sign in, open this page and press the button there:
letter-digest-subject =
    { $count ->
        [one] { $count } new entry
       *[other] { $count } new entries
    }
letter-digest-part =
    { $count ->
        [one] { $shown } of { $count } new entry
       *[other] { $shown } of { $count } new entries
    }
letter-digest-lead = New at { $node }
letter-closed = Something at TLP:{ $level }
letter-closed-help = What it is about stands in no letter.
letter-sign-in = Whatever is not TLP:CLEAR opens once you are signed in:
letter-further =
    { $count ->
        [one] { $count } further entry stands on the site:
       *[other] { $count } further entries stand on the site:
    }
letter-why = You get this letter because this address was confirmed at { $node }.
letter-leave = Get these letters no more:
statement-privacy-digests = Of whoever orders letters without an account, the mail address and what was chosen are kept, and nothing else, until they leave; a request that nobody confirms is deleted after { $length }. So that nobody can have many letters sent, a digest of the address and one of the network that asked are kept for a day. An address that refuses letters repeatedly is deleted as well. Of people with an account the confirmed address is kept until they delete it or the account ends. Letters hold no pictures and no links that count who reads them. The mail server of the operator, and that of your provider, handle the letters.

account-data = Your data
account-data-lead = Everything this node keeps about you, as one file: your account, how you sign in, your tokens, filters and drafts, what you submitted and approved, and what the audit log says of you. No password, key or token is in it.
account-data-take = Download your data
users-kept = What is kept
users-closed = Accounts that have ended
users-closed-help = Nobody signs in with these any more. What is kept of each person is counted here; their page says what it is, and erases it.
users-closed-none = No account has ended.
users-closed-at = Ended
users-closed-kept = would be deleted on erasure: { $erasable }; stays: { $stays }
person-lead = What this node keeps about this person, under the names it has in the file that people download on their account page, and what becomes of it when the person is erased.
person-what = What
person-amount = Number
person-becomes = When the person’s data are erased
person-erased = is deleted
person-unnamed = stays, without the name
person-stays = stays
person-erase = Erase this person’s data
person-erase-help = This cannot be undone. The account ends. The user name stays in the audit log and on what was submitted and approved, and is given to nobody else.
users-done-erased = The person is erased.
retention-kept = Kept
retention-due = Would go now
statement-privacy-own = Whoever has an account can download everything that is kept about them on their account page. When they ask to be erased, all of it goes but what has to be kept to show who decided: the user name in the audit log and on what they submitted and approved (Article 17(3)(b) and (e) GDPR).
statement-privacy-retention = Sessions and tokens are deleted at the latest about an hour after they end. Links for signing in, messages to other servers, follows that have ended and what else is settled are deleted after { $length }. What was published stays until it is withdrawn.

## What administration refuses
refused-otherwise = This was not done:
refused-no-address = This is not an address.
refused-file = { $file } could not be written:
users-taken = There is a user called { $name } already, or there was one. A user name is given only once.
users-full = This node has as many users as it may have: { $number } (limits.accounts).
users-last = { $name } is the last person here with the role “{ $role }”. Give somebody else that role first.
bodies-username-wrong = The user name of an authority has 1 to 64 characters: a–z, digits and “_”, and between them “-” and “.”. “actor” and “node” are the node itself.
bodies-taken = There is an authority called { $name } already.
bodies-no-file = This node has no configuration file that an authority could stand in.
reads-own = { $address } is an address of this node.
reads-partner = { $host } is a partner: its materials come by themselves.
reads-no-feed = There is no feed at { $address }:
reads-full = This node reads as many feeds as it may: { $number }. End one, or have limits.sources raised.
peers-other-key = { $host } shows a key with the fingerprint { $fingerprint }, not the one you typed. Nothing was changed.
peers-other-identity = { $origin } says that it is { $claimed }.
peers-no-key = { $actor } shows no key that this node can use.
peers-no-inbox = { $actor } has no inbox.
peers-no-origin = This is the address of a page. Write only that of the server: { $origin }
peers-itself = { $origin } is this node itself.
peers-not-named = { $origin } is not named under [federation] resolve in the configuration file. A node on plain http can have no other partners.
peers-changed-key = { $host } is on the roster and shows another key than the one it is known by. Compare the fingerprint by another way, then accept the new key.
peers-over-https = “{ $typed }” was tried as https://{ $typed }.
keys-unconfirmed = { $host } has not confirmed the last change of keys. Wait for it, or take it off the roster.
failure-forbidden = This node may not connect there.
failure-untrusted = Its certificate cannot be trusted.
failure-too-large = Its answer is too large.
failure-no-server = What answers there is no server that can be a partner.

## How mail goes
post = Mail
post-none = This node sends no mail: no server is named under [mail] in the configuration file.
post-sent = The last letter went out: { $moment }.
post-never = No letter has gone out yet.
post-waiting = Letters waiting: { $waiting }, tried in vain: { $delayed }, refused: { $failed }.
post-since = No letter has gone out since { $moment }; what waits is tried again.
post-unreached = The mail server cannot be reached.
post-untrusted = The mail server’s certificate cannot be trusted.
post-closed = The mail server does not let this node in.
post-busy = The mail server asks this node to come again later.
post-ours = Something is missing on this machine, such as the password.

## What goes in time
forget-sessions = Sessions
forget-sign-in-links = One-time links for signing in
forget-sign-in-steps = Sign-ins that were not finished
forget-failed-tries = Failed tries to sign in
forget-tokens = Tokens of programs
forget-answers = Answers to programs, kept to be repeated
forget-mail = Unconfirmed requests for mail, and letters that failed
forget-letters = Messages to other servers
forget-subscriptions = Subscriptions to feeds
forget-withdrawals = Withdrawals as feeds tell them
forget-cancelled-meetings = Cancelled meetings in calendars
forget-translation-memory = Paragraphs translated by machine
forget-translation-requests = What translation services have in hand
forget-inbox = What came from other servers
forget-follows = Follows that have ended
forget-questions = Questions to those who ask to follow
forget-moves = Moves of partners
forget-lanes = Connections to other servers
forget-inbound-lanes = Connections from other servers
forget-strangers = Senders that nothing here refers to
forget-files = Files that no material names
