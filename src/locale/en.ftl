# Récol in English.

## Findings

finding-recovered = recovered
finding-gone-but-present = gone but present
finding-misassigned = misassigned
finding-unrecorded-return = unrecorded return
finding-misplaced = misplaced
finding-present = present
finding-seen-elsewhere = seen elsewhere
finding-not-expected = not expected
finding-overdue = loan overdue
finding-on-loan = on loan
finding-not-sampled = not sampled
finding-missing = missing
finding-pending = to check
finding-unknown = not in inventory
finding-unidentified = unreadable tag
finding-duplicate-tag = duplicate tag
finding-swapped-tag = swapped tag

explain-recovered = Recorded lost or stolen, and read here. Tell the office.
explain-gone-but-present = Recorded given away, retired or in repair, and yet read here.
explain-misassigned = Read here, but recorded in another college, or in none.
explain-unrecorded-return = Recorded here and on loan, but read here: its return was never entered.
explain-misplaced = Recorded in this college, but read in a room that is not its own.
explain-present = Recorded here, and read in its place.
explain-seen-elsewhere = Recorded here, but read in another college of the campaign.
explain-not-expected = Given away, retired, in repair, lost or stolen: it was not expected and was not read.
explain-overdue = On loan past its due date, and not read.
explain-on-loan = Assigned to a person or on loan: it is not expected in a storeroom.
explain-not-sampled = Not drawn for this sampling visit, and not read.
explain-missing = Expected here; its room (or the visit) is closed and it was not read.
explain-pending = Expected here; its room is still open.
explain-unknown = Read here, but in no inventory. The text read is kept.
explain-unidentified = A device is here without a readable tag, and nothing tells which one.
explain-duplicate-tag = One tag on two devices: two serial numbers, or twice in one picture.
explain-swapped-tag = Tag and serial number of one device belong to two records.

class-in-order = in order
class-discrepancy = discrepancy
class-open = open

verdict-class-right = right place
verdict-class-attention = take note
verdict-class-wrong = should not be here
verdict-class-unknown = unknown
verdict-class-again = nothing new

## What a read means

verdict-present = In its place.
verdict-present-no-room = In the right college.
verdict-misassigned = Belongs to another college: { $place }.
verdict-misassigned-nowhere = Recorded in no college.
verdict-misplaced = In this college, but its place is: { $room }.
verdict-unrecorded-return = Recorded on loan: its return was never entered.
verdict-recovered = Recorded lost or stolen: put it aside.
verdict-gone-but-present = Should no longer be here. Recorded custody: { $custody }.
verdict-unknown = In no inventory. The text read is kept.
verdict-beside-alarm = Otherwise {$finding}: { $meaning }
verdict-belongs = Its place: { $place }
verdict-approximate = Approximate match with “{ $read }”: check the label.
verdict-check-serial = { $key }: check by the engraved serial
verdict-ambiguous =
    { $count ->
        [one] { $count } possible device: { $tags }
       *[other] { $count } possible devices: { $tags }
    }. Read the serial number.
alarm-duplicate = Duplicate: this tag is on two devices.
alarm-swapped = Swapped tag: the serial number belongs to another record.
device-due = due { $date }
belongs-nowhere = no college

refusal-empty = nothing to read
refusal-empty-hint = Read it again.
refusal-misread = misread
refusal-misread-hint = The check character is wrong. Read it again; the same text twice in a row is kept as it stands.
refusal-place = label of a place
refusal-place-hint = It names a place, not a device. Rooms are opened in the list.
said-fleeting = glimpsed
fleeting-hint = Seen for a moment where another label was read. Show it again.
said-campaign-closed = campaign closed
said-visit-closed = visit closed

headline-ambiguous = ambiguous
shout-ready = Ready
shout-closed = Visit closed
shout-campaign-closed = Campaign closed
shout-already = Already read
shout-refused = Not read
shout-not-recorded = Not recorded
shout-undone = Undone

waiting-read = Show a tag to the camera, scan it or type it.
waiting-no-room = Choose a room first: ↑ ↓ then { $key_submit }. New room: { $key_room }.
waiting-how = { $key_submit } submits what is typed. { $key_help }: all keys.
waiting-closed = The visit is closed: nothing is read here. { $key_visit } opens it again.

waiting-campaign-closed = The campaign is closed: look and decide, but nothing is read in it. { $key_no }, then { $key_campaigns } and { $key_turn }: reopen it.
state-recording = … recording
state-recorded = recorded at { $time } ({ $by })
state-not-recorded = The reading is kept, not recorded: { $key_retry } tries again. { $hint }
state-already = Read here at { $time } by { $author }: nothing new to record.
state-refused = Nothing was recorded.
state-undone = This read was taken back.

mark-not-recorded = ✖ not recorded
mark-already = already read
mark-undone = undone

## Words of the inventory

custody-stored = stored
custody-assigned = assigned
custody-on-loan = on loan
custody-given = given away
custody-in-repair = in repair
custody-retired = retired
custody-lost = lost or stolen

kind-laptop = laptop
kind-tablet = tablet
kind-desktop = desktop
kind-other = other

by-camera = camera
by-wedge = scanner
by-typed = typed
by-serial = serial no.
by-list = ticked off

closeness-exact = exact
closeness-normalised = normalised
closeness-approximate = approximate

condition-good = good
condition-damaged = damaged
condition-incomplete = incomplete
condition-none = not judged
lack-charger = charger missing
lack-pen = pen missing
label-unreadable = unreadable label
label-absent = no label

visit-none = to visit
visit-open = open
visit-closed = closed
room-untouched = to open
room-open = open
room-closed = closed
room-none = (no room)

## Decisions

decision-correct-inventory = correct the inventory
decision-send-back = send back
decision-confirm-missing = confirm missing
decision-report-theft = report theft
decision-justified-absence = justified absence
decision-register-as-new = register as new
decision-reprint-tag = reprint the tag
decision-accept-as-is = accept as is
outcome-carried-out = carried out in the inventory
outcome-contradicted = contradicted by the inventory
outcome-open = open: the inventory is as before

## Columns of the files

column-campaign = campaign
column-college-uai = UAI
column-college-name = college
column-commune = commune
column-finding = finding code
column-finding-label = finding
column-asset-tag = asset tag
column-serial = serial no.
column-model = model
column-kind = kind
column-programme = programme
column-recorded-college = recorded college
column-recorded-room = recorded room
column-custody = custody
column-read-college = read in college
column-read-room = read in room
column-read-at = read at
column-by = read by
column-station = station
column-auditor = auditor
column-decision = decision
column-cause = cause
column-evidence = evidence
column-decided-at = decided at
column-decided-by = decided by
column-payload = text read
column-match = match
column-condition = condition
column-note = remarks
column-lacks = lacks
column-photo = photo
column-outcome = outcome
summary-state = visit
summary-expected = expected
summary-read = read
summary-discrepancies = discrepancies
summary-decided = decided
sheet-summary = Summary
sheet-discrepancies = Discrepancies
sheet-findings = Findings

## Failures

failure-user = Cannot be done so
failure-settings = Setting
failure-outside = Trouble
failure-bug = Fault in Récol
failure-cause = { $doing }: { $cause }
failure-subject = { $doing } ({ $subject })
failure-subject-cause = { $doing } ({ $subject }): { $cause }

doing-open-store = opening the store
doing-read-store = reading the store
doing-record = recording
doing-tell-time = clock of this station
doing-verify = checking the store
doing-purge = purge
doing-import = import
doing-export = export
doing-label = labels
doing-read-image = reading an image
doing-use-camera = camera
doing-open-campaign = opening the campaign
doing-use-terminal = terminal
doing-read-settings = reading the settings
doing-read-input = reading the input
doing-write-output = writing the output

hint-report = Report it, with this message.
hint-newer-recol = This file comes from a newer Récol: update Récol.
hint-not-our-file = This is not a file of Récol: name another folder with --data-dir.
hint-finish-store = Nothing was recorded in it. “recol import” finishes it; or delete the file.
hint-put-back = Put the store back beside it before anything else: nothing is lost then. Or move that file away to begin anew.
hint-store-itself = That is the store itself: name another file.
hint-broken-chain = The journal was altered outside Récol: “recol verify” says where; keep the file, call the office. “recol export --broken” exports all the same.
hint-check-heads = Name a file that “recol export --heads” wrote, as it was written.
hint-purged = It was purged: what it concluded is in the exports made of it. Choose or open another campaign.
hint-gathered = Earlier revisions were purged here, and their content stands in a later one. Use that, or a store that still has them.
hint-close-first = Close it first: “recol campaign close”.
hint-damaged-file = The file is damaged: restore a backup, or start anew elsewhere.
hint-no-permission = No right to write there: choose another folder or ask for the right.
hint-disk-full = The disk is full: make room; nothing recorded is lost.
hint-disk-refuses = No room left for you there, or the disk is failing: make room or choose another disk; nothing recorded is lost.
hint-name-a-file = It is a folder: name a file in it.
hint-reserved-name = Windows keeps this name for a device: name the file otherwise. “-” writes to the standard output, NUL nowhere.
hint-output-refused = What it was written to does not take it: see whether the program that reads it still runs, or write to a file.
hint-save-as-text = It is no text that can be read here: save it as UTF-8, or as UTF-16 with a byte-order mark.
hint-not-over = Nothing was written. Name another file, elsewhere.
hint-force-over = Nothing was written. Name another file; on the command line, --force replaces this one.
hint-regular-file = Récol reads regular files alone here: copy what it holds into one, and name that.
hint-too-large = No such file is that large: check which one is meant.
hint-not-a-folder = A file stands where a folder should be: choose another.
hint-no-such-campaign = No campaign of that name, or several: see recol campaign list.
hint-locked = Another program holds it open: close it there, then try again.
hint-no-such-file = There is no such file or folder.
hint-import-first = Import an inventory first.
hint-campaign-first = Open a campaign first.
hint-import-again = Another import came in between, and nothing of this one is stored: import once more.
hint-campaign-closed = The campaign is closed: to go on with it, recol campaign reopen. What was not recorded can be tried again then.
hint-visit-closed = The visit is closed: nothing is read in it. “recol visit --reopen” reopens it, or the action “close visit” on the screen.
hint-check-dates = The last day lies before the first.
hint-no-sample = Every device is looked for here: there is no sample.
hint-unknown-programme = No device of this programme is in a college of the inventory.
hint-check-uai = Check the UAI: seven digits and a letter.
hint-unknown-college = This college is not in the inventory.
hint-confirm-removal = Nothing is stored. Look at what would go with --dry-run; if all of it is gone, import again with --remove and that number.
doing-pull = pull
doing-push = push
hint-pull-address = An address is written https://HOST, without a token; http:// only to this machine, or with --plain-http.
hint-pull-name = Name the address of the server: it is remembered then.
hint-pull-unreachable = Nothing was imported. The same command goes on from the pages that arrived, for a day.
hint-pull-tls = The server does not show that it is the right one. Ask for its certificate (--ca FILE), or check the address.
hint-pull-token = Give the token again: --token-stdin, or RECOL_PULL_TOKEN (GLPI’s App-Token, or a client’s secret: RECOL_PULL_APP_TOKEN). --forget-token removes the one in the keyring.
hint-pull-right = Nothing was imported. The administrator of the server gives the token’s user the right to read every device, in every entity; for GLPI, --type names the types that are read.
hint-pull-elsewhere = If that is the right server, pull from its address.
hint-pull-answer = Nothing was imported. Check the address: it is the one that a browser shows on the server’s first page. If it is right, its version may be unknown here: export there as CSV and import that.
hint-pull-too-much = Nothing was imported. Check the address; an inventory of that size comes by CSV.
hint-pull-moving = Nothing was imported. Pull again when nobody works on the server, or no agent reports to it.
hint-pull-keyring = Without a keyring, put the token in RECOL_PULL_TOKEN, or give it each time.
hint-pull-stopped = Nothing was imported. The same command goes on from the pages that arrived, for a day.
hint-push-again = What was written there stays. Run the same command again: it goes on behind that, and writes nothing twice.
hint-push-token = Give the token again: --token-stdin, or RECOL_PUSH_TOKEN. Its user has to be allowed to view, edit, check in and audit assets, and to view reports.
hint-save-as-table = Open the file in its program and save the table as XLSX, ODS or CSV in UTF-8: without password, macros or links to other files.
hint-check-columns = Check the columns of the file. If another program wrote it, say what they mean: “recol import FILE --propose MAP.toml”.
hint-check-mapping = Correct that line, or write a fresh proposal: “recol import FILE --propose MAP.toml”.
hint-check-image = Check the image: its format, its size.
hint-no-camera = Plug in a camera, or go on by scanner and keyboard.
hint-plain-terminal = This terminal cannot draw a screen: open another (on Windows, Windows Terminal), or use a subcommand such as “recol visit”.
hint-no-terminal = It needs a terminal: use a subcommand.
hint-see-help = See --help.
hint-check-keys = Mend this line; until then the built-in keys hold. All of them: recol config keys.
hint-check-config = Mend this place in the file of settings, or rename the file: without it the defaults hold.
hint-call-office = The journal was altered outside Récol: keep the file, call the office.

## Camera

wish-light = Too dark: more light
wish-shade = Too bright: less glare
wish-still = Hold still
wish-focus = Blurred: further away
wish-closer = Bring the label closer

lens-opening = Opening the camera…
lens-unseen = The camera reads, without a picture: RECOL_PREVIEW=off.
lens-ended = No more pictures.
lens-no-camera = No camera. Scanner and keyboard will do.
lens-busy = Another program uses the camera: close it. Scanner and keyboard still work.
lens-no-permission = No access to the camera: allow it in the system's settings.
lens-stalled = The camera gives no more frames. Unplug it and plug it in again; scanner and keyboard still work.
lens-unplugged = Camera unplugged. It goes on once plugged in again.
lens-no-format = This camera offers no format that can be read.
lens-next = { $key_camera }: next camera.
lens-damaged = The camera's frames arrive damaged.
lens-failed = Camera: { $cause }
lens-unreadable = { $path }: { $fault }
still-missing = no such file
still-no-permission = no right to read it
still-not-a-picture = not a picture
still-too-large = picture too large
still-damaged = damaged picture ({ $cause })
still-io = { $cause }

## Screens

badge-demo = DEMO
title-dashboard = Campaign
title-visit = Visit
title-findings = Findings
no-campaign-name = (no campaign)
dashboard-visits =
    { $colleges ->
        [one] { $colleges } college
       *[other] { $colleges } colleges
    } · { $open ->
        [one] { $open } visit open
       *[other] { $open } visits open
    } · { $closed } closed
dashboard-demo = Demonstration data: devices and holders are invented.
total-expected = Expected
total-drawn = Drawn
total-again = { $count } missing before too
total-read = Read
total-blind = Blind: what is expected is hidden
bar-blind = hidden
total-discrepancies = Discrepancies
total-decided = Decided

head-state-short = State
head-campaign = Campaign
head-mode = Mode
head-days = Dates
head-state = Visit
head-read = Read
head-discrepancies = Discr.
head-again = Again
head-rooms = Rooms
head-sample = Conclusion
sort-attention = attention first ({ $key_sort })
sort-undecided = by discrepancies to decide ({ $key_sort })
sort-progress = by progress ({ $key_sort })
sort-name = by commune ({ $key_sort })
head-decided = Decided
head-commune = Town
head-uai = UAI
head-college = College
head-allotted = Allotted
head-held = Inventoried
head-finding = Finding
head-tag = Tag
head-model = Model
head-room = Room
head-decision = Decision

panel-campaigns = Campaigns
panel-colleges = Colleges
panel-programmes = Programmes
panel-lens = Camera
panel-sample = Sample
panel-reads = Reads
panel-rooms =
    Rooms · { $read } · { $discrepancies ->
        [one] { $discrepancies } discr.
       *[other] { $discrepancies } discr.
    }
panel-findings = Findings
panel-detail = Detail
panel-help = Keys
panel-palette = Commands
panel-ticks =
    { $count ->
        [0] Nothing expected
        [one] { $count } device expected
       *[other] { $count } devices expected
    }

place-read = { $read } of { $expected } read
place-read-blind = { $read } read
place-blind = blind count: what is expected stays hidden until the room is closed
place-blind-short = blind count
place-others =
    { $others ->
        [one] + { $others } other
       *[other] + { $others } others
    }
place-no-room-short = No room open.
place-sample = sample { $examined }/{ $size } + { $taken }/{ $asked } ({ $key_sample })
place-no-room = No room open: reads count for the whole college.
place-campaign-closed = Campaign closed.
place-visit-closed = Visit closed.

empty-no-inventory = No inventory yet.
empty-no-campaign = The inventory is there, but no campaign is open.
empty-demo = tries Récol on an invented fleet, with nothing to prepare
empty-import = loads the office's inventory (CSV, XLSX, ODS, GLPI, Snipe-IT)
empty-open-campaign = opens an audit of the inventory's colleges
guide-welcome = Welcome to Récol.
guide-no-colleges = The devices are there, the colleges are missing: import their file too.
guide-inventory = { $devices } devices, { $colleges } colleges.
guide-campaign = Open a campaign
guide-import = Import a file
guide-hub = Join a hub
guide-hub-hint = takes inventory and campaigns from the office: a shared folder, a stick, a server
guide-demo = Try the demonstration
guide-quit = Quit
guide-quit-hint = what was imported stays
guide-choose = 1 to { $last } or the arrows, then { $key_guide }.
guide-told = Import: { $rejected ->
    [0] nothing rejected
    [one] { $rejected } row rejected
   *[other] { $rejected } rows rejected
}
prompt-import = Import a file
prompt-import-hint = The path of a CSV or a workbook, typed or pasted; { $key_complete } completes it. Nothing is written before you have seen it. One file at a time: colleges, programmes, devices.
empty-campaigns = No campaign here: n opens one.
campaigns-reading = Reading the campaigns…
empty-no-college = No college in this campaign.
empty-no-programme = The inventory names no programme.
empty-filter = Nothing matches the filter. { $key_unfilter } clears it.
empty-palette = No command of that name here.
empty-findings = No discrepancy. Press { $key_all } for all findings.
empty-reads = Nothing read yet. The first read opens the visit.
empty-rooms = No room recorded. { $key_room } opens one.
empty-ticks = Everything expected here was read.

filter-discrepancies =
    { $count ->
        [one] { $count } discrepancy
       *[other] { $count } discrepancies
    }
filter-all =
    { $count ->
        [one] { $count } finding
       *[other] { $count } findings
    }
filter-undecided = { "" } (only these)
filter-open =
    { $count ->
        [0] everything is decided
       *[other] { $count } to decide
    }
filter-hint = room: prog: model: finding: college: or words
filter-marked =
    { $count ->
        [one] { $count } marked
       *[other] { $count } marked
    }
filter-by-finding = by finding
filter-by-room = by room
filter-by-programme = by programme
group-no-programme = no programme
group-counts = { $count }, { $open } to decide
filter-every-sort = every finding

field-tag = Tag
field-device = Device
field-recorded = Recorded
field-payload = Text read
field-college = College
field-label = Label
field-looks = Looks
field-found = Found
field-reads = Read
field-before = before
field-note = Note
field-decision = Decision
field-cause = Cause
field-evidence = Evidence
field-conflict = Conflict
decision-conflict = conflict to settle
field-decided = Decided
field-outcome = Became
field-history = History
history-came = came in: { $device }
history-gone = gone from the inventory
history-other = changed in what the audit does not look at
detail-nowhere = in no inventory
detail-not-read = never in this campaign
detail-photo = photo: { $photo }

input-tag = Tag
input-serial = Serial no.
input-serial-of = Serial no. of { $tag }

## Dialogs

form-title = New campaign
form-name = Name
form-name-hint = needed
form-first = First day
form-last = Last day
form-date-hint = optional, 2026-11-02
form-where = Colleges
form-list = Filter of the list
form-list-hint = name, commune, UAI
form-picked = { $count } chosen
form-commune = Communes
form-programme = Programmes
form-several = separated by commas
form-mode = Count
form-confidence = Confidence
form-confidence-hint = 95
form-tolerable = Tolerable rate
form-tolerable-hint = 2
form-hint = { $key_field }: next field. Space, ← →: change. { $key_open }: open the campaign. { $key_leave_form } keeps what was typed.
form-hint-list = ↑ ↓ and Space: choose. { $key_field }: next field. { $key_open }: open the campaign.
form-extent = { $colleges ->
    [one] { $colleges } college
   *[other] { $colleges } colleges
}, { $stored ->
    [one] { $stored } device stored
   *[other] { $stored } devices stored
}
form-extent-sampling = { $drawn ->
    [one] { $drawn } device drawn
   *[other] { $drawn } devices drawn
} of { $stored } stored, in { $colleges ->
    [one] { $colleges } college
   *[other] { $colleges } colleges
}
empty-form-list = No college fits.
where-all = all of the inventory
where-list = chosen from the list
where-commune = by commune
where-programme = by programme
fault-name = Give the campaign a name.
fault-date = “{ $subject }” is no date: 2026-11-02 or 02/11/2026.
fault-no-college = Choose at least one college (Space).
fault-no-commune = Write at least one commune.
fault-no-programme = Write at least one programme, as P2.
fault-commune = No college of the inventory in “{ $subject }”.
fault-college = “{ $subject }” is no college of the inventory.
fault-programme = No device of programme “{ $subject }” in a college of the inventory.
fault-confidence = A confidence is between 50 and 99.9%.
fault-tolerable = A tolerable rate is between 0.01 and 50%.
prompt-room = Open a room
prompt-room-hint = Storeroom, IT room, trolley 2… { $key_complete } completes by the first of the list; a room that is known already is taken.
prompt-unlabelled-hint = What does it look like? (optional)
prompt-evidence = { $decision }: evidence
prompt-evidence-hint = Number of the complaint, document, date… Without evidence this decision does not stand.
prompt-cause = { $decision }: cause
prompt-cause-hint = Optional. { $key_answer } decides, or asks for the evidence.
prompt-export = Export
prompt-export-hint = { $key_complete } changes what, { $key_next } the format: the ending of the name. An earlier export of that name is replaced; any other file is refused.
export-rows = Rows
export-rows-count = { $count }
export-rows-filtered = { $count } · all: the filter is not applied
export-portion = What
export-format = Format
portion-college = this college
portion-campaign = the whole campaign
portion-summary = summary, a row per college
format-csv = CSV (RFC 4180)
format-xlsx = XLSX workbook
format-json = JSON document
format-json-lines = JSON Lines
label-title = Inventory labels
label-about = Labels with QR code, tag and college
label-code = QR code:
label-calibration = Page to align by: { $stock }
label-calibration-print = Print at 100 % (“actual size”), not scaled, on plain paper. The two lines have to measure 100 mm; else the printer’s scale is wrong.
label-calibration-hold = Lay this page over a sheet of labels, before a light, and measure how far the frames are off.
label-calibration-offset = Too far left by 0.5 mm and too low by 0.3 mm: --offset 0.5,-0.3. Print this page again with that offset to check it.
label-written = { $labels ->
    [one] { $labels } label
   *[other] { $labels } labels
} in { $path }
label-written-sheets = { $labels ->
    [one] { $labels } label
   *[other] { $labels } labels
} on { $sheets ->
    [one] { $sheets } sheet
   *[other] { $sheets } sheets
}: { $path }
label-cut = { $count ->
    [one] { $count } text was too long and ends
   *[other] { $count } texts were too long and end
} in “…” (the code always holds the whole tag)
label-escaped = { $count ->
    [one] { $count } letter
   *[other] { $count } letters
} that the typeface does not show: written as \u…
label-unknown = { $count ->
    [one] { $count } tag is
   *[other] { $count } tags are
} not in the inventory
prompt-label-stock = Labels ({ $count })
prompt-label-stock-hint = The stock, then the first free label, counted row by row: L7160, L7159, L7163, L7651, L6011, L6009, L6008, L4731, L4732, 8658, or its measures (recol labels --help).
prompt-label-path = Sheet in PDF
prompt-label-path-hint = An earlier sheet of that name is replaced; any other file is refused.
confirm-close-room = Close “{ $room }”?
confirm-reopen-visit = Reopen the visit?
confirm-reopen-visit-hint =
    { $count ->
        [0] It is closed. It will be read in again.
        [one] It is closed. { $count } missing device will be pending again:
       *[other] It is closed. { $count } missing devices will be pending again:
    }
confirm-reopen-room = Reopen “{ $room }”?
confirm-reopen-room-hint =
    { $count ->
        [0] This room is closed. It will be read in again.
        [one] This room is closed. { $count } device that is missing there will be pending again:
       *[other] This room is closed. { $count } devices that are missing there will be pending again:
    }
confirm-new-room = A new room “{ $room }”?
confirm-new-room-hint = It resembles “{ $like }”, which is known. { $key_yes } opens a new room all the same; { $key_back } goes back to the name.
confirm-close-visit = Close the visit?
confirm-missing =
    { $count ->
        [0] Everything expected was read.
        [one] { $count } expected device was not read and will be missing:
       *[other] { $count } expected devices were not read and will be missing:
    }
confirm-missing-already =
    { $count ->
        [one] Nothing more becomes missing: { $count } device is already.
       *[other] Nothing more becomes missing: { $count } devices are already.
    }
closing-pending = not read
closing-missing = missing
closing-undecided = to decide
closing-more = { $count ->
    [one] … and { $count } more room
   *[other] … and { $count } more rooms
 }
closing-sum = In all
confirm-blind = Blind count: what is expected and was not read will be missing, and is shown only once it is closed.
confirm-lines =
    { $count ->
        [one] { $count } line: read it?
       *[other] { $count } lines: read them?
    }
lines-already = already read
confirm-more = … and { $count } more (↓)
confirm-full = Count the whole college?
confirm-full-hint = Every stored device will be looked for there, and what is not read will be missing once it is closed. { $key_undo } goes back to the sample.
confirm-close-campaign = Close the campaign?
confirm-close-campaign-hint = Nothing will be read in it any more; decisions and exports go on. { $open ->
    [0] No visit is open.
    [one] { $open } visit is still open.
   *[other] { $open } visits are still open.
}
confirm-reopen-campaign = Reopen the campaign?
confirm-reopen-campaign-hint = It is read in again. Its closed rooms stay closed.
confirm-quit = Quit?
confirm-quit-hint = Some entries are not on disk yet. Quitting loses them.
menu-decide = Decide: { $finding }
menu-decide-many =
    { $count ->
        [one] Decide about { $count } marked discrepancy
       *[other] Decide about { $count } marked discrepancies
    }
menu-share = { $count } of { $total }
menu-choose = A number chooses, { $key_decide } decides.
menu-taken =
    { $count ->
        [one] { $count } discrepancy will be decided.
       *[other] { $count } discrepancies will be decided.
    }
menu-other-end = Settled at the same time: “{ $finding }”, { $college }.
menu-other-ends =
    { $count ->
        [one] Settled at the same time: the other end, in { $count } other college.
       *[other] Settled at the same time: the { $count } other ends, in the other colleges.
    }
menu-skipped = Do not admit it and stay as they are: { $list }.
menu-replaced =
    { $count ->
        [one] { $count } is decided already: its decision is replaced.
       *[other] { $count } are decided already: their decision is replaced.
    }
menu-hint = { $key_decide } decides · { $key_cause }: with a reason
menu-hint-evidence = { $key_decide } asks for the evidence · { $key_cause }: with a reason
menu-evidence = { "" } (evidence)
menu-label = Device without a readable label
note-title = Note · { $device }
note-condition = Condition
note-charger = Charger missing
note-pen = Pen missing
note-text = Remark
note-photo = Photo (reference)
note-hint = { $key_note_field }: next field. Space, ← →: change. { $key_record }: record.

## Messages

notice-blind = Blind count: the list of what is expected stays hidden until the room is closed.
notice-decided = Decision noted: { $decision }.
notice-decided-both = Decision recorded at both ends: { $decision } (also “{ $finding }”, { $college }).
notice-decided-many =
    { $count ->
        [one] { $count } decision recorded
       *[other] { $count } decisions recorded
    }: { $decision }. { $skipped ->
        [0] { $key_undo } takes them back together.
        [one] { $skipped } discrepancy does not admit it and stays. { $key_undo } takes them back together.
       *[other] { $skipped } discrepancies do not admit it and stay. { $key_undo } takes them back together.
    }
notice-choose-first = Choose first: a number or the arrows.
notice-nothing-decided-yet = No decision to repeat yet.
notice-not-admitted = This finding does not admit “{ $decision }”.
notice-evidence-needed = This decision needs evidence.
notice-label-none = Nothing to label here: this device has no tag. The office gives out new ones (recol tags allot).
notice-label-stock = Give a stock, then a place: L7160 1
notice-labelling = Writing the labels…
file-labels = labels
notice-exported =
    { $rows ->
        [one] { $rows } row exported: { $path }
       *[other] { $rows } rows exported: { $path }
    }
notice-exported-changed =
    { $rows ->
        [one] { $rows } row exported: { $path }
       *[other] { $rows } rows exported: { $path }
    }. { $count ->
        [one] A tag or serial number, { $example }, is
       *[other] { $count } tags or serial numbers, such as { $example }, are
    } changed by a spreadsheet that opens this by double click: choose XLSX.
notice-export-progress = Exporting: { $percent }%, { $seconds } s left. { $key_stop } stops it.
notice-import-stopped = Import stopped: nothing of it is kept.
notice-export-cancelled = Export stopped: no file is left of it.
notice-exporting = Exporting…
notice-kept =
    { $count ->
        [one] { $count } entry NOT RECORDED and kept: { $key_retry } tries again.
       *[other] { $count } entries NOT RECORDED and kept: { $key_retry } tries again.
    }
notice-given-up = What was not recorded is given up.
notice-kept-retry = This reading is kept but not recorded yet: { $key_retry } tries again.
notice-no-open-room = No open room to close. Choose an open one.
notice-no-room-yet = No room: { $key_room } opens one.
notice-note-empty = Nothing to note: choose a condition, write a remark or a reference to a photo.
notice-noted = Note added.
notice-nothing-read = Read a device first.
notice-nothing-to-decide = Nothing to decide: this finding is in order.
notice-nothing-to-retry = Nothing to try again: everything is recorded.
notice-nothing-to-undo = Nothing to undo on this station.
notice-nothing-to-redo = Nothing to redo: nothing was undone since the last entry.
notice-read-before = “{ $before }” was read for a moment only, then “{ $now }” in the same place: check.
notice-room-opened = Room opened: { $room }.
notice-room-reopened = Room opened again: { $room }. What was missing is to be checked again.
notice-room-closed = Room closed: { $room }.
notice-sight-ignored = A tag was seen while a question was open: show it again afterwards.
notice-scan-ignored = Scan ignored: open a visit first.
notice-scan-enter = A scanner typed this: press { $key_answer } yourself to go on.
notice-scan-control = The scan held control characters: they are text, and did nothing.
notice-scan-question = Scan ignored: answer the question first.
notice-scan-part = Part of a label: its rest is waited for. If that is all, press { $key_submit }.
notice-scan-broken = Only a part of a label came: { $text }. Nothing was recorded, scan it again.
notice-lines-read =
    { $count ->
        [one] { $count } line read.
       *[other] { $count } lines read.
    }
notice-paste-too-many = { $count } lines pasted, at most { $most } are read at once: nothing was read.
notice-paste-too-long = A pasted line is too long for a tag: nothing was read.
notice-serial-needs-tag = The last device was not read by its tag.
notice-serial-now = Now read the serial engraved on the device. { $key_no }: leave it.
notice-undone = Undone: { $what }.
notice-redone = Redone: { $what }.
notice-unlabelled = Device without a label added.
notice-campaign-closed = The campaign is closed: nothing is read in it. In the list of campaigns ({ $key_campaigns }), { $key_turn } reopens it.
notice-campaign-closed-now = Campaign closed: you can still look, decide and export.
notice-campaign-entered = Campaign “{ $name }”.
notice-resumed = Back where you were: { $place }.
notice-resumed-closed = The visit of { $college } where you were is closed.
notice-campaign-reopened = Campaign reopened.
notice-enter-first = Go to this campaign first ({ $key_enter }): only the one worked on can be closed or reopened.
notice-switch-unsaved = Something of this campaign is not recorded: { $key_retry } tries again, then you can change.
notice-visit-closed = The visit is closed. { $key_visit } opens it again.
notice-visit-closed-now = Visit closed.
notice-visit-not-open = The visit is not open yet.
notice-visit-reopened = Visit opened again.
notice-went-full = Full count of this college. { $key_undo } goes back to the sample.
notice-sample-full = { $key_sample }, then { $key_full }: count the whole college.
notice-wait = One moment: an entry is being recorded.
undone-read = read of { $tag }
undone-visit = opening or closing of the visit
undone-full = going over to a full count
undone-room = opening or closing of “{ $room }”
undone-unlabelled = device without a label
undone-remark = note
undone-aside = entry that was set aside
undone-decision = decision “{ $decision }”, { $tag }
undone-note = note on { $tag }
undone-more =
    { $count ->
        [one] { $what } and { $count } other
       *[other] { $what } and { $count } others
    }
file-discrepancies = discrepancies
file-findings = findings
file-summary = summary

## Keys

key-enter = Enter
key-esc = Esc
key-space = Space
key-delete = Del
key-back-tab = Shift-Tab
key-home = Home
key-end = End
key-page-up = Page↑
key-page-down = Page↓
keys-no-context = no context { $name }
keys-no-action = no action { $name } in this context
keys-no-key = no key { $name }, or terminals take it for another
keys-are-text = { $name } is text here: the scanner and typing need it
keys-no-way-out = { $name } without a key: there would be no way out
keys-twice = { $name } already asks for { $other } here
keys-form = expected: [context], then action = ["key", …]
table-where = Where
table-anywhere = everywhere
table-keys = Keys
table-what = Effect

context-dashboard = campaign
context-campaigns = campaigns
context-visit = visit
context-findings = findings
context-filter = filter
context-prompt = prompt
context-confirm = confirmation
context-menu = choice
context-note = note
context-guide = first steps
context-sample = sample
context-form = new campaign
context-ticks = ticking off
context-reading = reading
context-detail = detail
context-palette = commands
help-visit = Whatever types goes into the input line: a scanner needs nothing else. Looking does not open a visit: the first room opened or the first device read does.

action-help = help
action-help-help = show the keys
action-quit = quit
action-quit-help = leave Récol
action-back = back
action-back-help = close, clear or go back
action-up = up
action-up-help = previous line
action-down = down
action-down-help = next line
action-page-up = page up
action-page-up-help = previous page
action-page-down = page down
action-page-down-help = next page
action-first = first
action-first-help = first line
action-last = last
action-last-help = last line
action-visit = visit
action-visit-help = go to the visit of the chosen college
action-campaigns = campaigns
action-campaigns-help = show the campaigns: change, close, reopen
action-enter-campaign = work on it
action-enter-campaign-help = work on the chosen campaign
action-sort = sort
action-sort-help = sort the colleges: attention first, discrepancies to decide, progress, commune
action-sample = sample
action-sample-help = show the sample: drawn devices, conclusion
action-go-full = count all
action-go-full-help = go over to a full count of the college
action-new-campaign = new
action-new-campaign-help = open a new campaign
action-previous-choice = field before
action-previous-choice-help = go back to the field before
action-turn-campaign = close/reopen
action-turn-campaign-help = close the campaign, or reopen it
action-filter = filter
action-filter-help = filter the list
action-programmes = programmes
action-programmes-help = show the programmes: devices allotted, devices in the inventory
action-findings = findings
action-findings-help = findings of the whole campaign
action-college-findings = findings
action-college-findings-help = findings of this college
action-submit = read
action-submit-help = read what is typed; else open the chosen room and read there
action-submit-tab = read
action-submit-tab-help = read what is typed
action-new-room = room
action-new-room-help = open a room by name
action-close-room = close
action-close-room-help = close the room: shows first what would become missing
action-close-visit = close visit
action-close-visit-help = close the visit and all its rooms, or open it again
action-lens = camera
action-lens-help = switch the camera on or off
action-next-camera = next camera
action-next-camera-help = take the next camera
action-unlabelled = no label
action-unlabelled-help = add a device without a readable label
action-serial-only = serial
action-serial-only-help = read the next device by its serial number alone
action-serial-of-last = serial of last
action-serial-of-last-help = add the serial number to the device read last
action-tick-list = tick off
action-tick-list-help = tick off the list of what is expected
action-note = note
action-note-help = note the condition of the device
action-undo = undo
action-undo-help = undo the last entry of this station, as often as wanted
action-redo = redo
action-redo-help = restore what was undone last
action-retry = retry
action-retry-help = try again to record what was not recorded
action-toggle-all = all
action-toggle-all-help = show all findings, or discrepancies alone
action-toggle-undecided = to decide
action-toggle-undecided-help = show only what is left to decide
action-regroup = regroup
action-regroup-help = group by finding, by room, by programme, or not at all
action-next-code = next finding
action-next-code-help = show one finding only: the next
action-previous-code = previous finding
action-previous-code-help = show one finding only: the previous
action-decide = decide
action-decide-help = decide about the chosen discrepancy, or about all that are marked
action-detail = view
action-detail-help = everything known about the device: reads, decisions, its history in the inventory
action-number = choose
action-number-help = choose a decision by its number
action-cause = reason
action-cause-help = give a reason, then decide
action-decide-again = repeat
action-decide-again-help = take the same decision as the last time
action-mark = mark
action-mark-help = mark the discrepancy, or no longer; a decision is about all that are marked
action-mark-all = mark all
action-mark-all-help = mark every discrepancy shown, or none
action-export = export
action-export-help = write all discrepancies of the list’s colleges as CSV, workbook or JSON, or the report as PDF; with “a”, all findings
action-labels = labels
action-labels-help = write a sheet of labels of the marked findings, or of the chosen one
action-confirm = yes
action-confirm-help = confirm
action-choose = accept
action-choose-help = accept
action-next-choice = next field
action-next-choice-help = go to the next field
action-messages = messages
action-messages-help = look at every message since the start
messages-title = Messages
messages-none = No message yet.
action-palette = command
action-palette-help = find a command by its words
edit-move-help = move the cursor in the text: by a character, by a word, to its beginning or end
edit-delete-help = delete in the text: a character, a word, all before the cursor or after it

## Campaigns and samples

campaign-open = open
campaign-closed = closed
campaign-days = { $first } to { $last }
campaign-from = from { $first }
campaign-until = until { $last }
mode-full-short = full
mode-blind-short = blind
mode-sampling-short = sample
campaign-name = Audit { $year }
campaign-journal = inventory { $revision } · { $count ->
    [one] { $count } entry
   *[other] { $count } entries
}
campaign-again = { $count ->
    [one] { $count } missing device was missing in the campaign before too
   *[other] { $count } missing devices were missing in the campaign before too
}
campaign-closed-hint = x reopens it.
mode-full = full count
mode-blind = blind: what is expected stays hidden until the room is closed
mode-sampling = by sample
mode-sampling-line = { $mode }: confidence { $confidence }, tolerable rate { $tolerable }, seed { $seed }
sample-none-short = full
sample-pending-short = under way
sample-incomplete-short = no conclusion
sample-accepted-short = confirmed
sample-rejected-short = not confirmed
sample-size = { $size ->
    [one] { $size } device drawn
   *[other] { $size } devices drawn
} of { $population } stored
sample-to-floor = record to floor: { $examined } of { $size } checked, { $errors ->
    [0] no error
    [one] { $errors } error
   *[other] { $errors } errors
}
sample-to-record = floor to record: { $examined } taken, { $size } asked for among the others, { $errors ->
    [0] no error
    [one] { $errors } error
   *[other] { $errors } errors
}
sample-pending = No conclusion yet: the sample is not complete (confidence { $confidence }, tolerable rate { $tolerable }).
sample-incomplete = No conclusion: the visit was closed before the sample was complete (confidence { $confidence }, tolerable rate { $tolerable }). Reopen it, or go over to a full count.
sample-accepted = Inventory confirmed: with a confidence of { $confidence }, fewer than { $tolerable } errors.
sample-rejected = Inventory not confirmed: with a confidence of { $confidence }, fewer than { $tolerable } errors can no longer be assured. A full count is proposed.
sample-at-most = At most { $most ->
    [one] { $most } recorded device
   *[other] { $most } recorded devices
} of { $population } in error (confidence { $confidence }).

## Sync

doing-use-hub = using the hub
doing-sync = sync
hint-no-hub = There is no hub here: plug the stick in, check the folder, or make one with “recol hub init”.
hint-name-hub = Name the hub: “recol sync --hub FOLDER”.
hint-hub-exists = There is a hub already; to change it: “recol hub forget”.
hint-hub-address = An address is written postgres://ROLE@HOST/DATABASE, without a password; TLS is always used.
hint-hub-unreachable = The server does not answer. Nothing is lost: it is tried again, and what is recorded waits here.
hint-hub-tls = The server does not show that it is the right one. Ask for its certificate (sslrootcert=FILE), or check the address.
hint-hub-password = Put the password of this role in RECOL_HUB_PASSWORD, in the password file (~/.pgpass, chmod 600; on Windows %APPDATA%\postgresql\pgpass.conf), or in the keyring: recol hub password.
hint-hub-role = This role has no right there. At the office: recol hub auditor ROLE.
hint-no-keyring = Without a keyring, put the password in the password file (~/.pgpass, chmod 600; on Windows %APPDATA%\postgresql\pgpass.conf) or in RECOL_HUB_PASSWORD.
hint-campaign-needs = An open campaign is held against an earlier revision: close it, or move it with “recol campaign move”.
hint-no-such-revision = The hub does not tell that revision. Sync first, or name another.
hint-keep-password = Name another role, or let this one be an auditor with the password that it has: --keep-password.
hint-name-role = Name the role with small letters, digits and _, a letter first: poste_3.
hint-hub-full = The office makes room on the server; nothing is lost here.
hint-damaged-hub = Nothing is lost here. The office puts that file right, then try again.
hint-strange-hub = Récol follows no link in a hub. Look at what stands there and take it away, or name the folder it leads to.
hint-station-cloned = A copy of this station writes too. Nothing is lost: “recol station renew” goes on under a new key.
hint-station-restored = This station was restored from a backup. Nothing is lost: “recol station renew”, then sync.
hint-hub-restored = The hub was restored from a backup. The office confirms it by “recol hub restored”; all is then sent again.
hint-other-inventory = The hub tells another inventory than the one received: call the office.
hint-accept-station = The office has not accepted this station, or has turned it away: ask it for “recol station accept NAME”. Your reads wait here.
hint-wrong-hub = This is not the hub of this station. Check the address; to change hubs: “recol hub forget”.
hint-own-inventory = This folder has an inventory of its own. Join the hub from a fresh one: “--data-dir”.
hint-other-office = Another office answers there than the one agreed on: compare the key with “recol station show” at the office, by telephone.
hint-office-only = Only the office station can do that.
hint-set-clock = Set the clock of this station, then try again. Nothing is lost.
hint-older-hub = This hub has an old form: the office makes a new one.
hint-name-station = No station of that name, or several: give the first digits of its key, see “recol station list”.
hint-stopped = What is done stands; the rest follows at the next sync.
hint-label-stock = Give the number of a stock (L7160, L7159, L7163, L7651, L6011, L6009, L6008, L4731, L4732, 8658), or its measures in millimetres: 63.5x38.1,3x7,7.2,15.1,66.0x38.1 (label, columns x rows, left margin, upper margin, distance).
hint-label-offset = Give a smaller offset: the labels have to stay on the sheet. Measure it on a page to align by: “recol labels --calibration”.
hint-label-start = Give the place of the first free label, counted from 1, row by row.
hint-label-size = Take a larger label, or a shorter tag.
hint-label-letters = Print a sheet in PDF: its code holds any letter.
hint-label-printer = Give the size of the label, such as 57x32 (in millimetres), and the resolution of the printer: 203, 300 or 600.
hint-label-fewer = Make several files: one college after another, or with a filter.
hint-label-none = Name tags, a file, a college, or the whole inventory; see “recol labels --help”.
hint-label-one = A picture shows one label: name a single tag, or make a sheet in PDF.
hint-label-misread = Compare this tag with the label or the inventory: its check character is wrong.
hint-allot-at-office = Only the office of the hub gives out tags: ask it for a sheet, or decide “register as new” and let it print the label.
hint-allot-fewer = Give out 1 to 10,000 tags at once.
hint-allot-again = Another program gave out tags at the same moment: try again.
sync-step-meet = Contact
sync-step-publish = Publishing the inventory
sync-step-inventory = Receiving the inventory
sync-step-receive = Receiving
sync-step-send = Sending
sync-never = never
thing-file = a file
thing-folder = a folder
thing-link = a link
thing-pipe = a pipe
thing-socket = a socket
thing-device = a device
trouble-many = { $first } — and { $count } more alike: { $names } …
trouble-aside = { $what }: altered ({ $cause }); put aside as { $aside }, and written again
trouble-strange = { $what }: it is { $thing }, which Récol neither follows nor touches; nothing is read or written there
trouble-crowded = { $what }: more lies there than Récol looks at ({ $most }); the rest is passed over
trouble-altered = { $what }: unreadable or altered ({ $cause }); its author will write it again
trouble-mended = series { $series }: a file was missing or damaged, it has been written again
trouble-missing = series { $series }: entry { $expected } has not arrived yet, what follows waits
trouble-unknown-key = station { $name } ({ $key }): not accepted by the office yet, its entries wait
trouble-turned-away = station { $name } ({ $key }): turned away by the office; what it wrote since is not taken
trouble-inventory-missing = the inventory's files have not all arrived yet, it waits; the one that is here stays
trouble-wrong-campaign = series { $series }: it says it belongs to another campaign, it is not taken
trouble-forked = series { $series }: written by two copies of a station, the second is not taken
trouble-lost = series { $series }: the hub holds less of it than is here
trouble-clock-ahead = series { $series }: the clock of that station is { $minutes } min ahead
trouble-first-contact = first contact: the office’s key is { $key } (compare it with “recol station show” at the office)
trouble-clock-put-right = series { $series }: the clock of this station was { $minutes } min ahead; what it had stamped was put right
trouble-withheld = station { $name }, series { $series }: the office states { $stated ->
    [one] { $stated } entry
   *[other] { $stated } entries
}, { $here ->
    [0] none is
    [one] { $here } is
   *[other] { $here } are
} to be had; a piece was taken away or has not arrived
trouble-emptied = station { $name }, series { $series }: { $count ->
    [one] { $count } entry came without its content
   *[other] { $count } entries came without their content
}: its station has erased it, or somebody at the hub did; ask that station
trouble-not-stated = inventory { $revision }: the office has not signed it yet, it waits
trouble-nothing-stated = the office has not stated yet what there is: what is missing at this hub would not show; its next sync does it

cli-hub-made = ✔ Hub made: { $address }. This station is its office. Next: “recol sync”.
cli-auditor = ✔ Role { $role }. On its laptop: recol sync --hub { $address }
cli-auditor-password = Its password, told only now: { $password }
cli-password-ask = Password of the role:
cli-password-kept = ✔ The keyring holds the password.
cli-hub-gathered = ✔ The hub tells the inventory from revision { $revision } on; what came before is gathered in it.
cli-hub-restored = ✔ The hub begins a new history; the stations will send it what it lost.
cli-hub-forgotten = ✔ This station has no hub any more; everything recorded stays.
cli-station = Station { $name }, key { $key }
cli-station-alone = Without a hub.
cli-station-office = office
cli-station-field = field
cli-station-hub = Hub: { $address } ({ $role }), last sync: { $synced }
cli-station-renewed = ✔ { $count ->
    [0] Nothing to carry over
    [one] One entry carried over
   *[other] { $count } entries carried over
} into a new series. New key { $key }: the office has to accept it, then “recol sync”.
cli-card-accepted = accepted
cli-card-refused = refused
cli-card-waiting = waiting
cli-card-all = all colleges
cli-synced = ✔ { $address }: { $sent ->
    [0] nothing to send
    [one] 1 entry sent
   *[other] { $sent } entries sent
}, { $received ->
    [0] nothing new
    [one] 1 received
   *[other] { $received } received
}{ $waiting ->
    [0] {""}
   *[other] , { $waiting } waiting
}
cli-synced-published = ✔ { $count ->
    [one] 1 revision published
   *[other] { $count } revisions published
}
cli-synced-inventory = ✔ inventory: { $count ->
    [one] 1 revision
   *[other] { $count } revisions
}, { $rows ->
    [one] 1 row
   *[other] { $rows } rows
}

context-sync = sync
action-sync = sync
action-sync-help = show the sync with the hub
action-sync-now = now
action-sync-now-help = sync now
action-name-hub = hub
action-name-hub-help = tell where the hub is
panel-sync = Sync
prompt-hub = Where is the hub?
prompt-hub-hint = A folder: a share, a synced folder or a stick; or postgres://ROLE@HOST/DATABASE. { $key_answer }: sync. { $key_cancel }: leave.
sync-no-hub = This station works alone. { $key_sync }: tell where the hub is, a folder or a server, where several stations meet. To make one, at the office: “recol hub init ADDRESS”.
field-hub = Hub
field-synced = Last agreed
field-waiting = To send
field-sync-now = Now
field-sync-last = The last one
sync-waiting = { $count ->
    [0] nothing
    [one] 1 entry
   *[other] { $count } entries
}
sync-next = next in { $seconds } s
sync-soon = soon
sync-last = { $sent } sent, { $received } received, { $rows ->
    [one] 1 row
   *[other] { $rows } rows
} of inventory
sync-more = and { $count } more: ↓
notice-sync-running = The sync is running.
notice-sync-seen = { $count ->
    [one] 1 read by { $who } has arrived
   *[other] { $count } reads by { $who } have arrived
}.
notice-sync-conflicts = { $count ->
    [one] A decision contradicts another station’s
   *[other] { $count } decisions contradict another station’s
}: settle it among the findings.

# Entries that are set aside.
aside-not-office = only the office may say that
aside-not-accepted = the office has not accepted this station: what it writes is kept, and counts once it has (recol station accept, at the office)
aside-refused = the office has turned this station away: what it wrote since is kept and counts no more
aside-out-of-scope = this station was not accepted for { $college }: what is read there is kept, and counts once the office says so (recol station accept NAME --college { $college })
aside-outside-campaign = the campaign does not cover { $college }: what is read there is kept, and counts once the office has widened it (recol campaign widen { $college })
aside-unintroduced = the beginning of its series, with station and key, is not here
aside-line = { $count ->
    [one] { $count } entry of { $station } set aside
   *[other] { $count } entries of { $station } set aside
}: { $reason }

# The import on the screen.
panel-import = Import and revisions of the inventory
head-revision = Rev.
head-imported = Imported
head-source = Files
head-added = Added
head-changed = Changed
head-removed = Removed
head-devices = In all
head-column = Column
head-cells = Examples
head-means = Meaning
head-word = Word
head-question = Question
head-rows = Rows
import-hint = { $key_import }: import a file. { $key_steps }: what the revision changed. The numbers are devices.
import-reading-revisions = Reading the revisions…
empty-revisions = No inventory yet. { $key_import } imports a file of the office: CSV, GLPI, Snipe-IT, workbook.
import-reading = Reading the file
import-comparing = Comparing with the inventory
import-storing = Storing the revision
import-far = { $percent }%, { $seconds } s left
import-since = for { $seconds } s
import-stop = { $key_stop_import } stops it: nothing of it is kept.
import-columns = { $source }: { $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
}
import-columns-hint = { $key_change } changes what a column means, { $key_on } goes on. What is about persons is not imported.
import-columns-waiting = { $rows ->
    [one] { $rows } row has
   *[other] { $rows } rows have
} a word that is not understood: it is asked next.
import-college-of-all = College of the whole file
import-no-college = as the rows say
import-words = { $count ->
    [one] { $count } word to understand
   *[other] { $count } words to understand
}
import-words-hint = { $key_change } answers, { $key_on } goes on. Answers are kept for the next file of this source.
import-words-waiting = Without an answer { $rows ->
    [one] { $rows } row is held back
   *[other] { $rows } rows are held back
} and the word is asked again.
import-plan = Nothing is written yet: + { $added }, ~ { $changed }, - { $removed }; { $rejected ->
    [0] nothing rejected
    [one] { $rejected } row rejected
   *[other] { $rejected } rows rejected
}
import-plan-others = Nothing is written yet: { $count ->
    [one] { $count } row changes
   *[other] { $count } rows change
}, { $rejected ->
    [0] nothing rejected
    [one] { $rejected } row rejected
   *[other] { $rejected } rows rejected
}
import-plan-upsert = What the file does not name stays. { $key_whole }: it is the whole table, what it does not name goes.
import-plan-whole = Whole table: what it does not name goes. { $key_whole }: changes only.
import-plan-many = { $count ->
    [one] { $count } record would go
   *[other] { $count } records would go
}: that number will have to be typed.
import-plan-rejects = { $key_rejects } writes the rejected rows beside the file, to be corrected and imported again.
import-plan-ready = { $key_store } stores it.
import-plan-nothing = Nothing changes. { $key_store } closes it.
import-others = ~ { $count ->
    [one] { $count } row
   *[other] { $count } rows
} of colleges or programmes
import-no-steps = Nothing changed for the devices.
import-revision = Revision { $revision }
prompt-removal = How many go?
prompt-removal-hint = Type { $count } to remove that many records; { $key_cancel } gives it up.
notice-removal-other = That is not { $count }: nothing is removed.
pick-column = What does the column “{ $header }” say?
pick-word = “{ $word }”: { $question }
empty-pick = Nothing of that name.
means-serial-as-tag = serial number, and tag as well
means-place = place (college and room)
means-keeper = who has it (“assigned”, no name)
means-checkout-kind = with a person or in a place
means-checkout-place = the place it is checked out to
means-personal = about persons: left out
means-ignored = left out
inventory-tag = tag
inventory-serial = serial number
inventory-model = model
inventory-kind = kind
inventory-programme = programme
inventory-delivery = delivery
inventory-owner = owner
inventory-custody = custody
inventory-holder = holder (reference)
inventory-due = due back
inventory-college = college
inventory-room = room
inventory-source-id = number in the source software
inventory-uuid = UUID
inventory-uai = UAI
inventory-name = name
inventory-commune = commune
inventory-priority = priority education
inventory-code = code of the programme
inventory-allotted = number allotted
word-in-use = in use: who has it decides
word-nowhere = no place
word-held-back = hold these rows back
word-open = ?
context-revisions = revisions
context-working = import running
context-mapping = mapping
context-plan = plan of the import
context-pick = choice from a list
action-import = import
action-import-help = import a file, or look at the revisions of the inventory
action-complete = complete
action-complete-help = complete the path of a file
action-continue = go on
action-continue-help = go on to the next step
action-rejects = rejects
action-rejects-help = write the rejected rows to a file beside the one that is imported, to be corrected
action-whole-table = whole table
action-whole-table-help = the file is the whole table, or only changes
