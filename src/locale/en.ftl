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

explain-recovered = Recorded as lost or stolen, and read here. Tell the office.
explain-gone-but-present = Recorded as given away, retired or in repair, and yet read here.
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
explain-unidentified = A device is here without a readable tag, and nothing says which one.
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
verdict-unrecorded-return = Recorded as on loan: its return was never entered.
verdict-recovered = Recorded as lost or stolen: put it aside.
verdict-gone-but-present = Should no longer be here. Recorded custody: { $custody }.
verdict-unknown-kept = In no inventory. What is about a person or a secret is not kept.
verdict-unknown = In no inventory. The text read is kept.
verdict-beside-alarm = Otherwise {$finding}: { $meaning }
verdict-belongs = Its place: { $place }
verdict-approximate = Approximate match with “{ $read }”: check the label.
verdict-check-serial = { $key }: check by the engraved serial number
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
refusal-misread-hint = The check character is wrong. Read it again; the same text twice in a row is kept as it is.
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
waiting-closed = The visit is closed: nothing is read here. { $key_visit } reopens it.

waiting-campaign-closed = The campaign is closed: you can look and decide, but nothing is read in it. { $key_leave }, then { $key_campaigns } and { $key_turn }: reopen it.
state-recording = … recording
state-recorded = recorded at { $time } ({ $by })
state-added = added at { $time }
state-not-recorded = The read is kept, not recorded: { $key_retry } tries again. { $hint }
state-already = Read here at { $time } by { $author }: nothing new to record.
state-refused = Nothing was recorded.
state-undone = This read was undone.

mark-not-recorded = × not recorded
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
kind-withheld = withheld

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
visit-open-since-short = closed, +{ $count }
total-since = { $count } to check in rooms open since
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

failure-user = This cannot be done
failure-settings = Settings
failure-outside = Problem
failure-bug = Fault in Récol
failure-cause = { $doing }: { $cause }
failure-subject = { $doing } ({ $subject })
failure-subject-cause = { $doing } ({ $subject }): { $cause }

doing-open-store = opening the store
doing-read-store = reading the store
doing-record = recording
doing-tell-time = clock of this station
doing-verify = checking the store
doing-verify-paper = checking a document
doing-purge = purge
doing-import = import
doing-export = export
doing-label = labels
doing-show = showing a file
doing-read-image = reading an image
doing-use-camera = camera
doing-open-campaign = opening the campaign
doing-open-visit = opening the visit
doing-use-terminal = terminal
doing-read-settings = reading the settings
doing-read-input = reading the input
doing-write-output = writing the output

hint-report = Report it, with this message.
hint-newer-recol = This file comes from a newer Récol: update Récol.
hint-not-our-file = This is not a file of Récol: name another folder with --data-dir.
hint-finish-store = Nothing was recorded in it. “recol import” finishes it; or delete the file.
hint-put-back = First put the store back beside it: then nothing is lost. Or move this file away to start afresh.
hint-store-itself = That is the store itself: name another file.
hint-broken-chain = The journal was altered outside Récol: “recol verify” says where; keep the file, call the office. “recol export --broken” exports anyway.
hint-check-heads = Name a file that “recol export --heads” wrote, as it was written.
hint-purged = It was purged: what it concluded is in the exports made of it. Choose or open another campaign.
hint-gathered = Earlier revisions were purged here, and their content is in a later one. Use that one, or a store that still has them.
hint-close-first = Close it first: “recol campaign close”.
hint-damaged-file = The file is damaged: restore a backup, or start afresh elsewhere.
hint-no-permission = No permission to write there: choose another folder or ask for permission.
hint-disk-full = The disk is full: make room; nothing recorded is lost.
hint-disk-refuses = No room is left for you there, or the disk is failing: make room or choose another disk; nothing recorded is lost.
hint-name-a-file = It is a folder: name a file in it.
hint-reserved-name = Windows keeps this name for a device: give the file another name. “-” writes to the standard output, NUL nowhere.
hint-output-refused = The destination does not take what is written: check that the program reading it is still running, or write to a file.
hint-save-as-text = This is not text that can be read here: save it as UTF-8, or as UTF-16 with a byte-order mark.
hint-not-over = Nothing was written. Name another file, elsewhere.
hint-give-passphrase = Give the passphrase that was agreed: on a terminal, by --passphrase-file FILE, or in RECOL_PASSPHRASE. Capitals and spaces count.
hint-longer-passphrase = Nothing was written. Choose at least 12 characters: four or five words that have nothing to do with each other are kept in mind well.
hint-seal-again = Have it sent again by whoever made it, sealed to a passphrase by “recol report --seal” or “recol handover --seal”.
hint-seal-or-rename = Nothing was written. Name a file without .age: only what “recol report” and “recol handover” write is sealed, with --seal.
hint-force-over = Nothing was written. Name another file; on the command line, --force replaces this one.
hint-regular-file = Récol reads only regular files here: make a copy of it and name that.
hint-too-large = No such file is that large: check that it is the right one.
hint-not-a-folder = There is a file where a folder should be: choose another.
hint-no-such-campaign = No campaign of that name, or several: see recol campaign list.
hint-locked = Another program holds it open: close it there, then try again.
hint-no-such-file = There is no such file or folder.
hint-import-first = Import an inventory first.
hint-campaign-first = Open a campaign first.
hint-import-again = Another import came in between, and nothing of this one is stored: import again.
hint-campaign-closed = The campaign is closed: to continue it, recol campaign reopen. What was not recorded can then be tried again.
hint-visit-closed = The visit is closed: nothing is read in it. “recol visit --reopen” reopens it, or the action “close visit” on the screen.
hint-check-dates = The last day is before the first.
hint-no-sample = Every device is looked for here: there is no sample.
hint-unknown-programme = No device of this programme is in a college of the inventory. “recol findings --all --json” names the programme of each device.
hint-check-uai = Check the UAI: seven digits and a letter.
hint-unknown-college = This college is not in the inventory. “recol campaign show --json” lists those of the campaign.
hint-confirm-removal = Nothing is stored. Use --dry-run to see what would be removed; if all of it really is gone, import again with --remove and that number.
doing-pull = pull
doing-push = push
hint-pull-address = An address is written https://HOST, without a token; http:// only to this machine, or with --plain-http.
hint-pull-name = Give the address of the server: it will be remembered.
hint-pull-unreachable = Nothing was imported. The same command goes on from the pages that have arrived, for a day.
hint-pull-tls = The server does not prove that it is the right one. Ask for its certificate (--ca FILE), or check the address.
hint-pull-token = Give the token again: --token-stdin, or RECOL_PULL_TOKEN (GLPI’s App-Token, or a client’s secret: RECOL_PULL_APP_TOKEN). --forget-token removes the one in the keyring.
hint-pull-right = Nothing was imported. The administrator of the server gives the token’s user the right to read every device, in every entity; for GLPI, --type names the types to read.
hint-pull-elsewhere = If that is the right server, pull from its address.
hint-pull-answer = Nothing was imported. Check the address: it is the one that a browser shows on the server’s first page. If it is right, its version may be unknown here: export there as CSV and import that.
hint-pull-too-much = Nothing was imported. Check the address; an inventory of that size comes by CSV.
hint-pull-moving = Nothing was imported. Pull again when nobody is working on the server and no agent is reporting to it.
hint-pull-keyring = Without a keyring, put the token in RECOL_PULL_TOKEN, or give it each time.
hint-pull-stopped = Nothing was imported. The same command goes on from the pages that have arrived, for a day.
hint-push-again = What was written there stays. Run the same command again: it goes on from there, and writes nothing twice.
hint-push-token = Give the token again: --token-stdin, or RECOL_PUSH_TOKEN. Its user must be allowed to view, edit, check in and audit assets, and to view reports.
hint-save-as-table = Open the file in its program and save the table as XLSX, ODS or CSV in UTF-8: without a password, macros or links to other files.
hint-check-columns = Check the columns of the file. If another program wrote it, say what they mean: “recol import FILE --propose MAP.toml”.
hint-check-mapping = Correct that line, or have a new proposal written: “recol import FILE --propose MAP.toml”.
hint-check-image = Check the image: its format, its size.
hint-name-a-picture = The path of a picture was expected (JPEG, PNG, WebP, BMP, GIF). Correct it, or write a reference in words, without folder or ending.
hint-damaged-photograph = Remove the file: the next sync brings it again if the hub has it. The note stays.
hint-take-again = Take the photograph again, or leave it out: nothing was recorded.
hint-no-camera = Plug in a camera, or go on with scanner and keyboard.
hint-plain-terminal = This terminal cannot draw a screen: open another (on Windows, Windows Terminal), or use a subcommand such as “recol visit”.
hint-no-terminal = This needs a terminal: use a subcommand.
hint-see-help = See --help.
hint-check-keys = Correct this line; until then the built-in keys apply. All of them: recol config keys.
hint-check-config = Correct this place in the settings file, or rename the file: without it the defaults apply.
hint-call-office = The journal was altered outside Récol: keep the file, call the office.

## Camera

wish-light = Too dark: add light
wish-shade = Too bright, or glare
wish-still = Hold still
wish-focus = Blurred: a little further
wish-closer = Bring the label closer

lens-opening = Opening the camera…
lens-unseen = The camera reads, without a picture: RECOL_PREVIEW=off.
lens-ended = No more pictures.
lens-no-camera = No camera. Scanner and keyboard will do.
lens-busy = Another program uses the camera: close it. Scanner and keyboard still work.
lens-no-permission = No access to the camera: allow it in the system’s settings.
lens-stalled = The camera gives no more frames. Unplug it and plug it in again; scanner and keyboard still work.
lens-unplugged = Camera unplugged. It will continue once it is plugged in again.
lens-no-format = This camera offers no format that can be read.
lens-next = { $key_camera }: next camera.
lens-damaged = The frames of the camera arrive damaged.
lens-failed = Camera: { $cause }
lens-unreadable = { $path }: { $fault }
still-missing = no such file
still-no-permission = no permission to read it
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
        [0] no visit open
        [one] { $open } visit open
       *[other] { $open } visits open
    } · { $closed ->
        [0] none closed
       *[other] { $closed } closed
    }
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
head-commune = Commune
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
        [0] no discr.
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
empty-import = loads the office’s inventory (CSV, XLSX, ODS, GLPI, Snipe-IT)
empty-open-campaign = opens an audit over the inventory’s colleges
guide-welcome = Welcome to Récol.
guide-no-colleges = The devices are there, the colleges are missing: import their file too.
guide-inventory = { $devices ->
    [one] { $devices } device
   *[other] { $devices } devices
}, { $colleges ->
    [0] no college
    [one] { $colleges } college
   *[other] { $colleges } colleges
}.
guide-campaign = Open a campaign
guide-import = Import a file
guide-hub = Join a hub
guide-hub-hint = gets the inventory and the campaigns from the office: shared folder, USB stick or server
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
empty-campaigns = No campaign here: { $key_new } opens one.
campaigns-reading = Reading the campaigns…
empty-no-college = No college in this campaign.
empty-no-programme = The inventory names no programme.
empty-filter = Nothing matches the filter. { $key_unfilter } clears it.
empty-palette = No command of that name here.
empty-findings = No discrepancy. Press { $key_all } for all findings.
empty-reads = Nothing read yet. The first read opens the visit.
empty-rooms = No room recorded. { $key_room } opens one.
ticks-hint = { $key_tick }: the device is here, record it as seen.
empty-ticks = Everything expected here was read.

filter-discrepancies =
    { $count ->
        [0] no discrepancy
        [one] { $count } discrepancy
       *[other] { $count } discrepancies
    }
filter-all =
    { $count ->
        [0] no finding
        [one] { $count } finding
       *[other] { $count } findings
    }
filter-undecided = { "" } · only those to decide
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
group-counts = { $count }, { $open ->
    [0] nothing to decide
   *[other] { $open } to decide
}
filter-one = { $finding } only
filter-next = { $key_next_code }: { $next }
filter-every-finding = every finding
filter-every-discrepancy = every discrepancy

field-tag = Tag
field-device = Device
field-recorded = Recorded
field-payload = Text read
field-college = College
field-label = Label
field-looks = Appearance
field-found = Found
field-reads = Read
field-before = before
field-note = Note
field-photograph = Photograph
field-decision = Decision
field-cause = Cause
field-evidence = Evidence
field-conflict = Conflict
decision-conflict = conflict to settle
field-decided = Decided
field-outcome = Outcome
field-campaigns = Campaigns
history-read = read { $date } in { $place } by { $author }
field-history = History
history-came = added: { $device }
history-gone = removed from the inventory
history-other = changed, with no effect on the audit
detail-nowhere = in no inventory
detail-not-read = never in this campaign
detail-photo = photo: { $photo }
detail-photograph = photograph { $photograph }
detail-photograph-open = { $photograph } · { $key_open_photograph }: open
detail-photograph-damaged = { $photograph } · its file here is damaged: recol verify
detail-photograph-missing = { $photograph } · not here yet

input-tag = Tag
input-serial = Serial no.
input-serial-of = Serial no. of { $tag }

## Dialogs

form-title = New campaign
form-name = Name
form-name-hint = required
form-first = First day
form-last = Last day
form-date-hint = optional, 2026-11-02
form-where = Colleges
form-list = Filter of the list
form-list-hint = name, commune, UAI
form-picked = { $count ->
    [0] none chosen
   *[other] { $count } chosen
}
form-commune = Communes
form-programme = Programmes
form-several = separated by commas
form-mode = Count
form-confidence = Confidence
form-confidence-hint = 95
form-tolerable = Tolerable rate
form-tolerable-hint = 2
form-misplaced = In another room
misplaced-is-error = an error
misplaced-tolerated = tolerated
form-hint = { $key_field }: next field. Space, ← →: change. { $key_open }: open the campaign. { $key_leave_form } keeps what was typed.
form-hint-list = ↑ ↓ and Space: choose. { $key_field }: next field. { $key_open }: open the campaign.
form-extent = { $colleges ->
    [0] no college
    [one] { $colleges } college
   *[other] { $colleges } colleges
}, { $stored ->
    [0] nothing stored
    [one] { $stored } device stored
   *[other] { $stored } devices stored
}
form-extent-sampling = { $drawn ->
    [0] nothing drawn
    [one] { $drawn } device drawn
   *[other] { $drawn } devices drawn
} of { $stored } stored, in { $colleges ->
    [0] no college
    [one] { $colleges } college
   *[other] { $colleges } colleges
}
empty-form-list = No college matches.
where-all = all of the inventory
where-list = chosen from the list
where-commune = by commune
where-programme = by programme
fault-name = Give the campaign a name.
fault-date = “{ $subject }” is not a date: 2026-11-02 or 02/11/2026.
fault-no-college = Choose at least one college (Space).
fault-no-commune = Write at least one commune.
fault-no-programme = Write at least one programme, such as P2.
fault-commune = No college of the inventory in “{ $subject }”.
fault-college = “{ $subject }” is not a college of the inventory.
fault-programme = No device of programme “{ $subject }” in a college of the inventory.
fault-confidence = The confidence is between 50 and 99.9%.
fault-tolerable = The tolerable rate is between 0.01 and 50%.
prompt-room = Open a room
prompt-room-hint = ↑ ↓ choose from the list, typed letters narrow it; { $key_complete } completes. A name that is not in it opens a new room.
prompt-unlabelled-hint = What does it look like? (optional)
prompt-evidence = { $decision }: evidence
prompt-evidence-hint = Number of the complaint, document, date… This decision needs evidence.
prompt-cause = { $decision }: cause
prompt-cause-hint = Optional. { $key_answer } decides, or asks for the evidence.
prompt-export = Export
prompt-export-hint = { $key_what } changes what, { $key_next } the format: the ending of the name; { $key_complete } completes a typed path. An earlier export of that name is replaced; any other file is refused.
export-rows = Rows
export-rows-count = { $count }
export-rows-filtered = { $count } · all: the filter is not applied
export-portion = Content
export-format = Format
portion-shown = what the list shows now
portion-college = this college
portion-campaign = the whole campaign
portion-summary = summary, one row per college
format-csv = CSV (RFC 4180)
format-xlsx = XLSX workbook
format-json = JSON document
format-json-lines = JSON Lines
label-title = Inventory labels
label-about = Labels with QR code, tag and college
label-code = QR code:
label-about-data-matrix = Labels with Data Matrix, tag and college
label-code-data-matrix = Data Matrix:
label-data-matrix = Récol’s own camera does not read Data Matrix yet: read these labels with a scanner, or type the tag.
label-calibration = Alignment page: { $stock }
label-calibration-print = Print at 100% (“actual size”), not scaled, on plain paper. The two lines must measure 100 mm; if they do not, the printer’s scale is wrong.
label-calibration-hold = Lay this page over a sheet of labels, in front of a light, and measure how far off the frames are.
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
    [one] { $count } character
   *[other] { $count } characters
} that the font does not have: written as \u…
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
        [0] It is closed. Devices can be read in it again.
        [one] It is closed. { $count } missing device will be to check again:
       *[other] It is closed. { $count } missing devices will be to check again:
    }
confirm-reopen-room = Reopen “{ $room }”?
confirm-reopen-room-hint =
    { $count ->
        [0] This room is closed. Devices can be read in it again.
        [one] This room is closed. { $count } device missing there will be to check again:
       *[other] This room is closed. { $count } devices missing there will be to check again:
    }
menu-room = “{ $room }”: which room is it?
menu-room-known = “{ $room }”, which is known
menu-room-new = a new room “{ $room }”
menu-room-hint = { $key_decide } takes the chosen one; { $key_cancel } goes back to the name.
confirm-close-visit = Close the visit?
confirm-missing =
    { $count ->
        [0] Everything expected was read.
        [one] { $count } expected device was not read and will be missing:
       *[other] { $count } expected devices were not read and will be missing:
    }
confirm-missing-already =
    { $count ->
        [one] Nothing more becomes missing: { $count } device already is.
       *[other] Nothing more becomes missing: { $count } devices already are.
    }
closing-pending = not read
closing-missing = missing
closing-undecided = to decide
closing-more = { $count ->
    [one] … and { $count } more room
   *[other] … and { $count } more rooms
 }
closing-sum = Total
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
confirm-reopen-campaign-hint = Devices can be read in it again. Its closed rooms stay closed.
confirm-quit = Quit?
confirm-quit-hint = Some entries are not on the disk yet. They are lost if you quit.
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
menu-skipped = Not possible for these, which stay as they are: { $list }.
menu-replaced =
    { $count ->
        [one] { $count } is already decided: its decision is replaced.
       *[other] { $count } are already decided: their decision is replaced.
    }
menu-hint = { $key_decide } decides · { $key_cause }: with a cause
menu-hint-evidence = { $key_decide } asks for the evidence · { $key_cause }: with a cause
menu-evidence = { "" } (evidence)
menu-label = Device without a readable label
note-title = Note · { $device }
note-condition = Condition
note-charger = Charger missing
note-pen = Pen missing
note-text = Remark
note-photo = Photo (file, text)
note-photograph-taken = photograph { $photograph }, { $size } kB
note-photograph-waits = photograph …
note-hint = { $key_note_field }: next field. Space, ← →: change. { $key_photograph }: photograph. { $key_record }: record.

## Messages

notice-blind = Blind count: the list of what is expected stays hidden until the room is closed.
notice-decided = Decision recorded: { $decision }.
notice-decided-both = Decision recorded at both ends: { $decision } (also “{ $finding }”, { $college }).
notice-decided-many =
    { $count ->
        [one] { $count } decision recorded
       *[other] { $count } decisions recorded
    }: { $decision }. { $skipped ->
        [0] { $key_undo } undoes them together.
        [one] { $skipped } discrepancy cannot be decided so and stays. { $key_undo } undoes them together.
       *[other] { $skipped } discrepancies cannot be decided so and stay. { $key_undo } undoes them together.
    }
notice-choose-first = Choose first: a number or the arrows.
notice-nothing-decided-yet = No decision to repeat yet.
notice-not-admitted = “{ $decision }” is not possible for this finding.
notice-evidence-needed = This decision needs evidence.
notice-label-none = Nothing to label here: this device has no tag. The office gives out new ones (recol tags allot).
notice-label-stock = Give a stock, then a place: L7160 1
notice-labelling = Writing the labels…
file-labels = labels
notice-exported =
    { $rows ->
        [0] no row exported: { $path } (headers only)
        [one] { $rows } row exported: { $path }
       *[other] { $rows } rows exported: { $path }
    }
notice-exported-changed =
    { $rows ->
        [one] { $rows } row exported: { $path }
       *[other] { $rows } rows exported: { $path }
    }. A spreadsheet that opens it by double click alters { $count ->
        [one] a tag or serial number, { $example }
       *[other] { $count } tags or serial numbers, such as { $example }
    }: choose XLSX.
notice-export-progress = Exporting: { $percent }%, { $seconds } s left. { $key_stop } stops it.
notice-import-stopped = Import stopped: nothing of it is kept.
notice-export-cancelled = Export stopped: no file is left of it.
notice-replaced = An earlier file was replaced
notice-exporting = Exporting…
notice-kept =
    { $count ->
        [one] { $count } entry NOT RECORDED and kept: { $key_retry } tries again.
       *[other] { $count } entries NOT RECORDED and kept: { $key_retry } tries again.
    }
notice-given-up = What was not recorded has been given up.
notice-kept-retry = This read is kept but not recorded yet: { $key_retry } tries again.
notice-no-open-room = No open room to close. Choose an open one.
notice-no-room-yet = No room: { $key_room } opens one.
notice-note-empty = Nothing to note: choose a condition, write a remark, or take a photograph.
notice-noted = Note added.
notice-noted-reference = Note added. No picture is kept, only this reference: { $photo }
notice-photograph-taken = Photograph { $photograph } taken ({ $size } kB): record the note to keep it.
notice-photograph-blind = The camera shows nothing here: on a visit, with the camera on, the key takes what it sees. Or type the path of a picture.
notice-photograph-waits = The photograph is not ready yet.
notice-photograph-opened = Photograph { $photograph } opened.
notice-photograph-missing = Photograph { $photograph } is not here yet: the next sync brings it if the hub has it.
notice-no-photograph = No note about this has a photograph.
notice-nothing-read = Read a device first.
notice-nothing-to-decide = Nothing to decide: this finding is in order.
notice-nothing-to-retry = Nothing to retry: everything is recorded.
notice-nothing-to-undo = Nothing to undo on this station.
notice-nothing-to-redo = Nothing to redo: nothing has been undone since the last entry.
notice-read-before = “{ $before }” was read for a moment only, then “{ $now }” in the same place: check.
notice-room-opened = Room opened: { $room }.
notice-room-reopened = Room reopened: { $room }. What was missing there is to check again.
notice-room-undone = “{ $room }” is no longer open: reads count for the college as a whole.
notice-room-undone-for = “{ $room }” is no longer open: reads go into “{ $other }” again.
notice-room-closed = Room closed: { $room }.
notice-sight-ignored = A tag was seen while a question was open: show it again afterwards.
notice-scan-ignored = Scan ignored: open a visit first.
notice-scan-enter = A scanner typed this: press { $key_answer } yourself to go on.
notice-scan-control = The scan contained control characters: they were taken as text, without effect.
notice-scan-question = Scan ignored: answer the question first.
notice-scan-part = Part of a label: the rest is awaited. If that is all, press { $key_submit }.
notice-part-alone = “{ $text }” is the label of no device, perhaps part of one. { $key_submit } again: it is recorded as it stands.
notice-part-held = “{ $text }” is the label of no device, perhaps part of one. Complete it ({ $key_tab }), or press { $key_submit } again: it is recorded as it stands.
notice-scan-broken = Only part of a label was read: { $text }. Nothing was recorded; scan it again.
notice-lines-read =
    { $count ->
        [one] { $count } line read.
       *[other] { $count } lines read.
    }
notice-paste-too-many = { $count } lines pasted, at most { $most } are read at once: nothing was read.
notice-paste-too-long = A pasted line is too long for a tag: nothing was read.
notice-serial-needs-tag = The last device was not read by its tag.
notice-serial-now = Now read the serial number engraved on the device. { $key_leave }: give it up.
notice-undone = Undone: { $what }.
notice-redone = Redone: { $what }.
notice-campaign-closed = The campaign is closed: nothing is read in it. In the list of campaigns ({ $key_campaigns }), { $key_turn } reopens it.
notice-campaign-closed-now = Campaign closed: you can still look, decide and export.
notice-campaign-entered = Campaign “{ $name }”.
notice-resumed = Back where you were: { $place }.
notice-resumed-closed = The visit of { $college }, where you were, is closed.
notice-campaign-reopened = Campaign reopened.
notice-enter-first = Go to this campaign first ({ $key_enter }): only the one you work in can be closed or reopened.
notice-switch-unsaved = Entries of this campaign are not recorded: { $key_retry } tries again, then you can change.
notice-visit-closed = The visit is closed. { $key_visit } reopens it.
notice-visit-closed-now = Visit closed.
notice-visit-not-open = Nothing to close yet: the visit opens with the first room that is opened or the first device that is read.
notice-visit-reopened = Visit reopened.
notice-went-full = Full count of this college. { $key_undo } goes back to the sample.
notice-sample-full = { $key_sample }, then { $key_full }: count the whole college.
notice-wait = One moment: an entry is being recorded.
undone-read = read of { $tag }
undone-visit = opening or closing of the visit
undone-full = change to a full count
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
file-shown = selection
file-summary = summary

## Keys

key-enter = Enter
key-esc = Esc
key-space = Space
key-delete = Del
key-backspace = Backspace
key-back-tab = Shift-Tab
key-home = Home
key-end = End
key-page-up = Page↑
key-page-down = Page↓
keys-no-context = “{ $name }” is no context. The contexts and their actions: recol config keys
keys-no-action = “{ $name }” is no action of this context. The actions of each: recol config keys
keys-no-key = “{ $name }” is no key, or terminals take it for another
keys-are-text = “{ $name }” is text here: the scanner and typing need it
keys-no-way-out = the action “{ $action }” ({ $code }) would have no key: there would be no way out
keys-twice = “{ $name }” is already the key of the action “{ $other }” ({ $code }) here
keys-form = [context] was expected, then action = ["key", …]
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
help-visit = Everything that is typed goes into the input line: a scanner needs nothing else. Looking does not open a visit: the first room opened or the first device read does.

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
action-campaigns-help = show the campaigns: switch, close, reopen
action-enter-campaign = work in it
action-enter-campaign-help = work in the chosen campaign
action-sort = sort
action-sort-help = sort the colleges: attention first, discrepancies to decide, progress, commune
action-sample = sample
action-sample-help = show the sample: drawn devices, conclusion
action-go-full = count all
action-go-full-help = change to a full count of the college
action-new-campaign = new
action-new-campaign-help = open a new campaign
action-previous-choice = previous field
action-previous-choice-help = go back to the previous field
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
action-submit-tab-help = complete what is proposed; otherwise read what is typed
action-new-room = room
action-new-room-help = open a room by name
action-close-room = close
action-close-room-help = close the room: shows first what would become missing
action-close-visit = close visit
action-close-visit-help = close the visit and all its rooms, or reopen it
action-lens = camera
action-lens-help = switch the camera on or off
action-next-camera = next camera
action-next-camera-help = change to the next camera
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
action-photograph = photograph
action-photograph-help = take a photograph of what the camera sees, for the note
action-open-photograph = open the photo
action-open-photograph-help = open the photograph with the system’s program
action-undo = undo
action-undo-help = undo the last entry of this station, without limit
action-redo = redo
action-redo-help = restore what was just undone
action-retry = retry
action-retry-help = try again to record what was not recorded
action-toggle-all = all
action-toggle-all-help = show all findings, or only the discrepancies
action-toggle-undecided = to decide
action-toggle-undecided-help = show only what is left to decide
action-regroup = regroup
action-regroup-help = group by finding, by room, by programme, or not at all
action-next-code = next finding
action-next-code-help = show only one finding: the next
action-previous-code = previous finding
action-previous-code-help = show only one finding: the previous
action-mark-alike = alike
action-mark-alike-help = mark every shown finding of the same kind as the chosen one, or none
action-next-open = next
action-next-open-help = go to the next finding that is left to decide
action-previous-open = previous
action-previous-open-help = go to the finding before that is left to decide
action-balance = balance
action-balance-help = how far the reconciliation is: what is left, by room or by college, and who decided what
action-report = report
action-report-help = make the report of a college, or the recapitulation of the campaign, as PDF
context-balance = Balance of the reconciliation
notice-nothing-open = Nothing is left to decide in this list.
balance-progress = { $decided } of { $count } decided
balance-left-rooms = Left to decide, by room
balance-left-colleges = Left to decide, by college
balance-settled = Decided
balance-by = { $author }: { $count }
balance-nothing = No discrepancy here: nothing to decide.
balance-done = Nothing is left to decide. { $key_place }: make the report as PDF.
balance-hint = { $key_place }: go to the first one to decide there. { $key_report }: report as PDF.
filter-decided = { $decided } of { $count } decided
action-decide = decide
action-decide-help = decide about the chosen discrepancy, or about all that are marked
action-sort-column = sort
action-sort-column-help = sort the findings by the next column, then back to the usual order
action-reverse-sort = reverse
action-reverse-sort-help = reverse the order of the findings
action-pane = detail
action-pane-help = show or hide the detail of the chosen finding
action-detail = view
action-detail-help = everything known about the device: reads, decisions, its history in the inventory
action-number = choose
action-number-help = choose a decision by its number
action-cause = cause
action-cause-help = give a cause, then decide
action-decide-again = repeat
action-decide-again-help = take the same decision as last time
action-mark = mark
action-mark-help = mark the discrepancy, or take the mark off; a decision applies to all that are marked
action-mark-all = mark all
action-mark-all-help = mark all discrepancies shown, or none
action-export = export
action-export-help = write all discrepancies of the colleges in the list as CSV, workbook or JSON, or the report as PDF; all findings where they are shown
action-labels = labels
action-labels-help = write a sheet of labels for the marked findings, or for the chosen one
action-confirm = yes
action-confirm-help = confirm
action-choose = accept
action-choose-help = accept
action-next-choice = next field
action-next-choice-help = go to the next field
action-messages = messages
action-messages-help = look at every message since the program started
messages-title = Messages
messages-none = No messages yet.
action-palette = command
action-palette-help = find a command by its words
edit-move-help = move the cursor in the text: by a character, by a word, to its beginning or end
edit-delete-help = delete in the text: a character, a word, all that is before or after the cursor
edit-while-typed = { "" }; while the line holds text

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
campaign-closed-hint = { $key_turn } reopens it.
mode-full = full count
mode-blind = blind: what is expected stays hidden until the room is closed
mode-sampling = by sample
mode-sampling-misplaced = another room tolerated
sample-misplaced = A device in another room of its college counts as no error here.
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
sample-incomplete = No conclusion: the visit was closed before the sample was complete (confidence { $confidence }, tolerable rate { $tolerable }). Reopen it, or change to a full count.
sample-accepted = Inventory confirmed: with a confidence of { $confidence }, fewer than { $tolerable } errors.
sample-rejected = Inventory not confirmed: with a confidence of { $confidence }, fewer than { $tolerable } errors can no longer be assured. A full count is proposed.
sample-at-most = At most { $most ->
    [one] { $most } recorded device
   *[other] { $most } recorded devices
} of { $population } in error (confidence { $confidence }).

## Sync

doing-use-hub = using the hub
doing-sync = sync
hint-no-hub = There is no hub here: plug in the stick, check the folder, or create one with “recol hub init”.
hint-name-hub = Name the hub: “recol sync --hub FOLDER”.
hint-hub-exists = There is a hub already; to change it: “recol hub forget”.
hint-hub-address = An address is written postgres://ROLE@HOST/DATABASE, without a password; TLS is always used.
hint-hub-unreachable = The server does not answer. Nothing is lost: it will be tried again, and what is recorded waits here.
hint-hub-tls = The server does not prove that it is the right one. Ask for its certificate (sslrootcert=FILE), or check the address.
hint-hub-password = Put the password of this role in RECOL_HUB_PASSWORD, in the password file (~/.pgpass, chmod 600; on Windows %APPDATA%\postgresql\pgpass.conf), or in the keyring: recol hub password.
hint-hub-role = This role has no right there. At the office: recol hub auditor ROLE.
hint-hub-owner = The role of the office has no right to do that. Do it with the role that made the hub: --hub postgres://ROLE@HOST/DATABASE.
hint-hub-repair = The database of the hub was restored, or its rights were changed: the role that owns it makes roles, rights and policies anew with “recol hub repair”.
hint-password-in-address = Give the address without the password: an address is stored and shown. Put the password into the keyring with “recol hub password --hub ADDRESS”, or in RECOL_HUB_PASSWORD or the password file.
hint-no-keyring = Without a keyring, put the password in the password file (~/.pgpass, chmod 600; on Windows %APPDATA%\postgresql\pgpass.conf) or in RECOL_HUB_PASSWORD.
hint-campaign-needs = An open campaign is held against an earlier revision: close it, or move it with “recol campaign move”.
hint-no-such-revision = The hub does not have that revision. Sync first, or name another.
hint-keep-password = Name another role, or let this one audit with the password that it has: --keep-password.
hint-name-role = Name the role with small letters, digits and _, a letter first: poste_3.
hint-hub-full = The office makes room on the server; nothing is lost here.
hint-damaged-hub = Nothing is lost here. The office puts that file right, then try again.
hint-strange-hub = Récol follows no link in a hub. Look at what is there and remove it, or name the folder to which it leads.
hint-station-cloned = A copy of this station is writing too. Nothing is lost: “recol station renew” goes on under a new key.
hint-station-restored = This station was restored from a backup. Nothing is lost: “recol station renew”, then sync.
hint-office-rejoins = This office was restored from a backup, or a copy of it is writing too. Nothing is lost: “recol hub rejoin” takes in what the hub has and puts what is only here on top of it.
hint-office-renews = The stations know the office by its key. After a restore or beside a copy: “recol hub rejoin” goes on under the same key. If the key itself is lost or known to others: “recol hub succeed”, on a station with a new data folder.
hint-recovery-key = Give the recovery key that the office named last: “recol hub init” and “recol hub recovery” show it once. Without it the office cannot be followed.
hint-hub-restored = The hub was restored from a backup. The office confirms this with “recol hub restored”; everything is then sent to it again.
hint-other-inventory = The hub has another inventory than the one received before: call the office.
hint-await-inventory = The inventory has not arrived at the hub completely: nothing was published. Wait until the folder is delivered, then do this again.
hint-accept-station = The office has not accepted this station, or has refused it: ask for “recol station accept NAME”. Your reads wait here.
hint-wrong-hub = This is not the hub of this station. Check the address; to change hubs: “recol hub forget”.
hint-own-inventory = This folder has an inventory of its own. Join the hub from a new folder: “--data-dir”.
hint-other-office = The office that answers there is not the one agreed on: compare the key with “recol station show” at the office, by telephone.
hint-office-only = Only the office station can do that.
hint-set-clock = Set the clock of this station, then try again. Nothing is lost.
hint-older-hub = This hub has an old form: the office creates a new one.
hint-name-station = No station of that name, or several: give the first digits of its key, see “recol station list”.
hint-stopped = What is done is done; the rest follows at the next sync.
hint-label-stock = Give the number of a stock (L7160, L7159, L7163, L7651, L6011, L6009, L6008, L4731, L4732, 8658), or its measures in millimetres: 63.5x38.1,3x7,7.2,15.1,66.0x38.1 (label, columns x rows, left margin, upper margin, distance).
hint-label-offset = Give a smaller offset: the labels must stay on the sheet. Measure it on an alignment page: “recol labels --calibration”.
hint-label-start = Give the place of the first free label, counted from 1, row by row.
hint-label-size = Take a larger label, or a shorter tag.
hint-label-letters = Print a sheet in PDF with QR codes: they hold any letter.
hint-label-printer = Give the size of the label, such as 57x32 (in millimetres), and the resolution of the printer: 203, 300 or 600.
hint-check-outlines = Outlines are GeoJSON: each commune with its name (nom) and its outline in degrees; see “recol outlines --help”.
hint-open-by-hand = Open it by hand: the system has no program for it here.
hint-label-fewer = Make several files: one college after another, or with a filter.
hint-label-none = Name tags, a file, a college, or the whole inventory; see “recol labels --help”.
hint-label-fits = No device fits: name another --filter or college, or leave --filter out.
hint-label-decided = Nothing is decided that wants a label: “reprint the tag” or “register as new”, on the screen or by “recol decide”.
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
sync-step-photographs = Photographs
sync-never = never
thing-file = a file
thing-folder = a folder
thing-link = a link
thing-pipe = a pipe
thing-socket = a socket
thing-device = a device
trouble-many = { $first } — and { $count } more like it: { $names } …
trouble-aside = { $what }: altered ({ $cause }); set aside as { $aside }, and written again
trouble-strange = { $what }: it is { $thing }, which Récol neither follows nor touches; nothing is read or written there
trouble-crowded = { $what }: too many files; Récol looks at only { $most }, the rest is ignored
trouble-altered = { $what }: unreadable or altered ({ $cause }); its author will write it again
trouble-mended = series { $series }: a file was missing or damaged, and has been written again
trouble-missing = series { $series }: entry { $expected } has not arrived yet, so the rest waits
trouble-unknown-key = station { $name } ({ $key }): not yet accepted by the office, so its entries wait
trouble-turned-away = station { $name } ({ $key }): refused by the office; what it has written since is not taken
trouble-inventory-missing = the files of the inventory have not all arrived yet, so it waits; the one here stays
trouble-wrong-campaign = series { $series }: it says that it belongs to another campaign, so it is not taken
trouble-forked = series { $series }: written by two copies of a station, the second is not taken
trouble-lost = series { $series }: the hub has less of it than is here
trouble-clock-ahead = series { $series }: the clock of that station is { $minutes } min ahead
trouble-first-contact = first contact: the office’s key is { $key } (compare it with “recol station show” at the office)
trouble-clock-put-right = series { $series }: the clock of this station was { $minutes } min ahead; what it had dated was corrected
trouble-withheld = station { $name }, series { $series }: the office states { $stated ->
    [one] { $stated } entry
   *[other] { $stated } entries
}, { $here ->
    [0] none is here
    [one] { $here } is here
   *[other] { $here } are here
}; a part was removed or has not arrived
trouble-emptied = station { $name }, series { $series }: { $count ->
    [one] { $count } entry came without its content
   *[other] { $count } entries came without their content
}: its station has erased it, or somebody at the hub did; ask that station
trouble-not-stated = inventory { $revision }: the office has not signed it yet, so it waits
trouble-office-changed = another station is the office now, attested by the recovery key; its key: { $key }
trouble-nothing-stated = the office has not yet stated what there is: what is missing at this hub would not be seen; its next sync states it
trouble-no-place-for-photographs = this hub was made before there were photographs: they wait until the office’s next sync makes a place for them
trouble-lacks-rights = this hub was made before rights that newer ones have: sync once with the role that owns it, { $owner } (--hub postgres://{ $owner }@HOST/DATABASE)
trouble-photographs-wait = { $count ->
    [0] the photographs wait
    [one] { $count } photograph waits
   *[other] { $count } photographs wait
} for the next sync ({ $cause }); the entries are not affected
trouble-photograph-damaged = { $what }: damaged here ({ $cause }), so it is not sent; remove the file if it is not the photograph
trouble-photograph-lost = photograph { $photograph }: a note of this station names it, and it is neither here nor at the hub

cli-hub-made = √ Hub created: { $address }. This station is its office. Next: “recol sync”.
cli-recovery = Recovery key, shown only this once. Keep it on paper, apart from the machine: it makes another station the office if this one is lost.
      { $key }
cli-recovery-ask = Recovery key:
cli-hub-rejoined = √ The office agrees with its hub again. Taken in from the hub: { $taken } { $taken ->
    [one] revision
   *[other] revisions
}, { $received } { $received ->
    [one] entry
   *[other] entries
}. Put on top from here: { $moved } { $moved ->
    [one] revision
   *[other] revisions
}, { $carried } { $carried ->
    [one] entry
   *[other] entries
}.
cli-hub-succeeded = √ This station is the office now. The others take note at their next sync. Holders and full names of programmes stay at an office: import them again here. The recovery key that was used is known to whoever typed it: “recol hub recovery” draws a new one.
cli-office-role = √ Role { $role } has the rights of the office. From now on: recol sync --hub { $address }
cli-role-untried = · Role { $role } has its rights. Its password is not known here, so that access was not tried. With it: recol sync --hub { $address }
cli-role-unreached = × Role { $role } has its rights, and does not reach the hub from here. Its address: { $address }
cli-hub-repaired = √ Made at the hub: { $made ->
    [0] no role
   *[other] { $roles }
}, { $rights } { $rights ->
    [one] right
   *[other] rights
}, { $policies } of { $of } policies.
cli-hub-repaired-office = The role of the office does not exist on this server: the office goes on with the role that repaired.
cli-hub-repaired-without = Without access on this server, each to be made with “recol hub auditor ROLE”: { $roles }
cli-hub-whole = √ Nothing is missing at the hub: roles, rights and policies are there.
cli-auditor-certificate = There, sslrootcert is the path of the file { $file } on that station.
cli-auditor = √ Role { $role }. On that station: recol sync --hub { $address }
cli-auditor-password = Its password, shown only this once: { $password }
cli-password-ask = Password of the role:
cli-password-kept = √ The keyring holds the password.
cli-hub-gathered = √ The hub gives the inventory from revision { $revision } on; what came before is merged into it.
cli-hub-restored = √ The hub begins a new history; the stations will send it what it has lost.
cli-hub-forgotten = √ This station no longer has a hub; everything recorded stays.
cli-station = Station { $name }, key { $key }
cli-station-alone = Without a hub.
cli-station-office = office
cli-station-field = field
cli-station-hub = Hub: { $address } ({ $role }), last sync: { $synced }
cli-station-renewed = √ { $count ->
    [0] Nothing to carry over
    [one] One entry carried over
   *[other] { $count } entries carried over
} into a new series. New key { $key }: the office has to accept it, then “recol sync”.
cli-station-lost = × { $name }  { $key }  refused from now on, as lost or stolen
cli-station-would-lose = · { $name }  { $key }  would be refused, as lost or stolen
cli-station-lost-before = × { $name }  { $key }  called lost or stolen on { $at }, and refused since
cli-station-not-lost = ▲ { $name }  { $key }  was not refused
cli-lost-had-nothing = It was never accepted: this hub handed it no inventory and nobody’s entries.
cli-lost-had-nothing-of-folder = It was never accepted: its Récol took no inventory and nobody’s reads from this hub. But whoever reaches the folder can read what is in it.
cli-lost-had-all = It can have the inventory up to revision { $revision }, every college in full, and what colleagues read until now.
cli-lost-had = It can have the inventory up to revision { $revision }, in full for { $colleges }, and what colleagues read until now.
cli-lost-entries = { $count ->
    [0] No entry of it has arrived here.
    [one] 1 entry of it has arrived here.
   *[other] { $count } entries of it have arrived here.
 }
cli-lost-last = The last was written on { $at }.
cli-lost-not-here = ▲ { $count ->
    [one] 1 further entry of it is at the hub and has not arrived here
   *[other] { $count } further entries of it are at the hub and have not arrived here
 }: “recol sync” first.
cli-lost-shut-out = ▲ { $count ->
    [one] 1 further entry of it is at the hub and does not arrive here
   *[other] { $count } further entries of it are at the hub and do not arrive here
 }, because the station is not accepted. To take them in all the same: “{ $accept }”, “recol sync”, and this command again.
cli-lost-unknown = What it recorded and never sent is known to nobody: ask its auditor which rooms were read since.
cli-lost-in-clear = Récol does not encrypt its store: unless its disk is encrypted, whoever has the laptop can read all of this.
cli-lost-folder = Take away the access that it has to { $folder }: the account, the password of the share, the stick. Whoever reaches the folder can read what is in it.
cli-lost-role = As the role that made the hub, in its database: { $command } Until then whoever has its password can log in.
cli-lost-no-role = It never introduced itself with a role of its own. If it knows the password of one: ALTER ROLE … NOLOGIN, as the role that made the hub.
cli-lost-named = The recapitulation names it from now on.
cli-lost-found = If it is found: “{ $accept }”.
cli-lost-once = nothing was recorded: it was called lost before, and that holds
cli-lost-waits = nothing was recorded: “recol sync” first, then this command again; or “recol station refuse { $key }”, to turn it away all the same
cli-lost-dry = nothing was changed: add --yes to refuse it
cli-card-accepted = accepted
cli-card-refused = refused
cli-card-waiting = waiting
cli-card-all = all colleges
cli-synced = √ { $address }: { $sent ->
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
cli-synced-photographs = photographs: { $sent } sent, { $received } received{ $awaited ->
    [0] { "" }
   *[other] , { $awaited } not at the hub yet
}
cli-synced-published = √ { $count ->
    [one] 1 revision published
   *[other] { $count } revisions published
}
cli-synced-inventory = √ inventory: { $count ->
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
action-stop-sync = stop
action-stop-sync-help = stop the running sync; the next one does the rest
action-name-hub = hub
action-name-hub-help = say where the hub is
panel-sync = Sync
prompt-hub = Where is the hub?
prompt-hub-hint = A folder: a share, a synced folder or a stick; or postgres://ROLE@HOST/DATABASE. { $key_answer }: sync. { $key_cancel }: leave it.
sync-no-hub = This station works alone. { $key_sync }: say where the hub is, a folder or a server where several stations meet. To create one, at the office: “recol hub init ADDRESS”.
field-hub = Hub
field-synced = Last synced
field-waiting = To send
field-sync-now = Now
field-sync-last = Last sync
sync-waiting = { $count ->
    [0] nothing
    [one] 1 entry
   *[other] { $count } entries
}
sync-next = next in { $seconds } s
sync-soon = soon
sync-last = { $sent ->
    [0] nothing sent
   *[other] { $sent } sent
}, { $received ->
    [0] nothing received
   *[other] { $received } received
}{ $rows ->
    [0] { "" }
    [one] , { $rows } row of inventory
   *[other] , { $rows } rows of inventory
}
sync-more = and { $count } more: ↓
notice-sync-stopping = The sync stops at its next step; what it did stays done.
notice-sync-running = The sync is running.
notice-sync-seen = { $count ->
    [one] 1 read by { $who } has arrived
   *[other] { $count } reads by { $who } have arrived
}.
notice-sync-conflicts = { $count ->
    [one] A decision contradicts that of another station: settle it
   *[other] { $count } decisions contradict those of another station: settle them
} in the findings.

# Entries that are set aside.
aside-not-office = only the office may say that
aside-not-accepted = the office has not accepted this station: what it writes is kept, and will count once it has (recol station accept, at the office)
aside-refused = the office has refused this station: what it has written since is kept and no longer counts
aside-out-of-scope = this station was not accepted for { $college }: what is read there is kept, and will count once the office says so (recol station accept NAME --college { $college })
aside-outside-campaign = the campaign does not cover { $college }: what is read there is kept, and will count once the office has widened it (recol campaign widen { $college })
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
head-devices = Devices
head-column = Column
head-cells = Examples
head-means = Meaning
head-word = Word
head-question = Question
head-rows = Rows
import-hint = { $key_import }: import a file. { $key_steps }: what the revision changed. The numbers count devices.
import-reading-revisions = Reading the revisions…
empty-revisions = No inventory yet. { $key_import } imports a file from the office: CSV, GLPI, Snipe-IT, workbook.
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
import-columns-hint = { $key_change } changes the meaning of a column, { $key_on } goes on. What is about persons is not imported.
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
import-plan-upsert = What the file does not name stays. { $key_whole }: it is the whole table, and what it does not name is removed.
import-plan-whole = Whole table: what it does not name is removed. { $key_whole }: only changes.
import-plan-many = { $count ->
    [one] { $count } record would be removed
   *[other] { $count } records would be removed
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
prompt-removal = How many are removed?
prompt-removal-hint = Type { $count } to remove that many records; { $key_cancel } cancels.
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
inventory-commune-code = commune code
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

map-progress = Map · what was read
map-discrepancies = Map · discrepancies
notice-map-small = The map needs a larger window.
map-signs = ○ to do  ● open  ◊ rooms open since  √ settled  × to decide
map-no-address = A sign stands in its commune: it is no address.
map-off =
    { $count ->
        [one] { $count } college is not on the map.
       *[other] { $count } colleges are not on the map.
    }
panel-room = The room
panel-room-many = The room · a cell for { $count }
room-empty = Nothing is expected here.
room-hidden = Blind count: what is expected is not shown.
pace-left = { $count } left
pace-visit = visit: { $count } left
pace-end = done about { $time }
action-left = west
action-left-help = on the map: to the college in the west
action-right = east
action-right-help = on the map: to the college in the east
panel-burndown = Pace of the campaign
burndown-read = { $read ->
    [0] nothing read yet
   *[other] { $read } read in { $days ->
        [one] { $days } day
       *[other] { $days } days
    }
}
burndown-left = { $left ->
    [0] nothing left of { $expected }
   *[other] { $left } left of { $expected }
}
burndown-end = done about { $date }
burndown-planned = planned until { $date }
burndown-none = No expected device was read yet. Each day with reads will be a line here.
burndown-head-read = read
burndown-head-left = left
burndown-head-plan = plan
action-burndown = pace
action-burndown-help = the campaign day by day: what was read, what is left, when it will be done
notice-copied = Sent to the clipboard of the terminal: { $text }
notice-copied-lines = { $count } lines sent to the clipboard of the terminal
notice-copy-none = There is no tag to copy here.
notice-copy-long = { $count } lines are more than a terminal’s clipboard takes: { $key_export } writes them to a file.
notice-opened = Shown by another program: { $path }
notice-nothing-written = Nothing was written yet: { $key_export } in the findings writes a file.
action-copy-tag = copy
action-copy-tag-help = copy the tag, or those of the marked lines, to the clipboard of the terminal
action-copy-row = copy the row
action-copy-row-help = copy the row, or the marked ones, with tabs for a spreadsheet
action-open-folder = open the folder
action-open-folder-help = open the folder of the file that was written last
action-map = map
action-map-help = the colleges on the map of their communes: arrows go to the nearest
action-shade = shade
action-shade-help = what the shades of the map tell: what was read, or discrepancies

find-title = Find
find-hint = A part of a tag, a serial, a model, a room, a college, a commune. Several words narrow it.
find-none = Nothing fits these letters.
find-read = read { $when } by { $author }
find-nowhere = It is recorded in no college and was read nowhere.
find-unvisited = Nothing is concluded about this device here yet.
action-find = find
action-find-help = find a device, a room or a college, and go there

## The office

context-office = Office
action-office = office
action-office-help = show the office: stations, revisions of the inventory, what is set aside, the hub
action-next-part = next part
action-next-part-help = go to the next part of the office
action-previous-part = part before
action-previous-part-help = go back to the part of the office before
action-accept-station = accept
action-accept-station-help = accept the chosen station, for all colleges or for some
action-refuse-station = refuse
action-refuse-station-help = turn the chosen station away
action-compare = compare
action-compare-help = compare two revisions: first the one, then the other
action-move-campaign = move
action-move-campaign-help = hold the campaign against the chosen revision
office-stations = Stations
office-revisions = Revisions
office-aside = Set aside
office-hub = Hub
head-station = Station
head-station-state = State
head-role = Role
head-heard = Last agreed
head-scope = Colleges
head-key = Key
office-own = { "" } (here)
office-role-office-short = office
office-role-field-short = field
office-role-office = This station is the office of this hub.
office-role-field = This station works for the office of this hub.
office-asking = Asking the hub…
office-reached = The hub answers.
office-not-reached = The hub did not answer last time.
office-no-stations = The hub has not said yet whom it knows.
office-stations-hint = { $key_accept }: accept, or change the colleges. { $key_refuse }: refuse. { $key_again }: ask again. Of another station, the last agreement is the time of its latest entry that arrived here.
office-stations-field = Only the office accepts and refuses. { $key_again }: ask again.
office-revisions-hint = { $key_changes }: what the revision changed. { $key_compare } on two revisions: compare them. { $key_file }: import. { $key_move }: hold the campaign against it.
office-newer-revision = The campaign is held against { $held }; { $newest } is newer: choose it, then { $key_move }.
office-aside-hint = What nothing is concluded from, by whom, and why. Decisions that contradict each other are settled in the findings, by one more.
office-aside-none = Nothing is set aside, and no decision contradicts another.
office-hub-hint = { $key_again }: agree now. { $key_hub }: name another hub.
office-compared-title = From { $from } to { $to }
office-compared = Added { $added } · removed { $removed } · changed { $changed }, of them moved { $moved }
prompt-scope = Accept “{ $name }” for which colleges?
prompt-scope-hint = The UAI, separated by blanks; nothing for all colleges. What the station writes elsewhere does not count. { $key_answer }: accept. { $key_cancel }: leave.
confirm-refuse-station = Refuse “{ $name }”?
confirm-refuse-station-hint = What the office had received of it goes on to count; the rest is not taken.
confirm-move-campaign = Hold the campaign against { $revision }?
confirm-move-campaign-hint = The findings are concluded anew, from this revision. It is an entry: every station follows it.
notice-office-only = Only the office accepts and refuses stations.
notice-own-station = The office does not refuse itself.
notice-no-such-college = “{ $name }” is not the UAI of a college of the inventory.
notice-compare-with = { $revision } is kept in mind: choose the other revision, then { $key_compare }.
notice-held-already = The campaign is held against this revision already.
notice-no-campaign-to-move = No campaign to move.
title-newer-revision = revision { $newest } is out ({ $held } here)
office-alone-secret = Stay commands, because a password or a token is typed or printed there: recol pull, recol push, recol hub init, recol hub auditor, recol hub office, recol hub password, recol hub recovery, recol hub succeed.
office-alone-grave = Stay commands, because there is no way back and they are rare: recol purge, recol hub gather, recol hub rejoin, recol hub restored, recol hub repair, recol hub forget, recol station lost, recol station renew.
office-alone-files = Stay commands, because they serve files and other programs: recol give-back, recol papers, recol tags allot, recol read.
office-alone-machine = Stay commands, because they speak of the machine, or are printed: recol doctor, recol verify, recol config, recol camera, recol outlines, recol station name, recol guide, recol man, recol completions.
office-alone-widen = Stays a command, because every station has to know of it first: recol campaign widen.
