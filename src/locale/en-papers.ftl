# Papers: procès-verbal, recapitulation, count sheet.

paper-minutes = Récolement report
paper-recap = Recapitulation of the récolement
paper-sheet = Count sheet
paper-about-college = { $name } ({ $uai }), { $commune }
paper-none = None.
paper-hidden = hidden

paper-field-campaign = Campaign
paper-field-scope = Scope
paper-field-method = Method
paper-field-inventory = Inventory
paper-field-reads = Reads
paper-field-auditors = Auditors
paper-field-visit = State of the visit
paper-field-made = Made
paper-field-journal = Journal

paper-campaign-line = { $name }, opened on { $opened }
paper-campaign-closed = { $line }, closed
paper-scope-college = Every device recorded in this college, and everything that was read there
paper-scope-campaign = { $colleges ->
    [one] { $colleges } college
   *[other] { $colleges } colleges
 }
paper-method-full = Full count: every expected device is looked for.
paper-method-blind = Full blind count: what is expected stays hidden until each room is closed.
paper-inventory-line = Revision { $revision }, digest { $digest }
paper-reads-line = From { $first } to { $last }
paper-no-reads = No read
paper-auditor-line = { $author } (station { $station }): { $reads ->
    [one] { $reads } read
   *[other] { $reads } reads
 }
paper-made-line = On { $made }, as of { $date }
paper-journal-line = { $station }: { $seq ->
    [one] { $seq } entry
   *[other] { $seq } entries
 }, up to { $hash }

paper-results = Results
paper-expected = Expected
paper-seen = Expected and seen
paper-discrepancies = Discrepancies
paper-decided = Discrepancies decided
paper-total = Total

paper-checks = Checks
paper-checks-source = The five checks are those of article 11 of the arrêté du 25 mai 2004: the entry and the object, on the spot.
paper-check-presence = Presence of the device
paper-check-location = Location
paper-check-condition = Condition
paper-check-marking = Marking (label read)
paper-check-conformity = Conformity to the inventory (serial number read)
paper-check-all = made for { $made ->
    [one] the device
   *[other] all { $made } devices
 }
paper-check-some = made for { $made } of { $of }
paper-check-none = not made

paper-rooms = Rooms
paper-room-none = No room recorded
paper-head-room = Room
paper-head-state = State
paper-head-expected = Expected
paper-head-read = Seen
paper-head-extra = Extra
paper-head-tag = Asset tag
paper-head-serial = Serial number
paper-head-device = Designation
paper-head-owner = Owner
paper-head-recorded = Recorded
paper-head-found = Finding and read
paper-head-decision = Decision
paper-head-finding = Finding
paper-head-count = Number
paper-head-check = Check
paper-head-made = Made
paper-head-motive = Motive
paper-head-college = College
paper-head-commune = Commune
paper-head-decided = Decided
paper-head-seen-by-hand = Seen
paper-head-code = Code
paper-head-note = Remark

paper-list-not-seen = Not seen
paper-list-gone = Gone, retired or lost according to the inventory
paper-list-otherwise = Seen otherwise than recorded
paper-list-in-order = In order
paper-list-to-inventory = To be inventoried
paper-in-order-annex = The details are in annex A.
paper-annex-in-order = Annex A. Devices in order
paper-annex-exits = Annex B. Proposed to leave the inventory
paper-exits-about = To be joined to the deliberation of the board. What belongs to the local authority is only proposed to it.
paper-read-at = read on { $at }, { $place }, { $author }
paper-decision-line = { $decision }: { $words }
paper-undecided = no decision

paper-reserves = Reserves
paper-no-reserves = No reserve by the program.
paper-reserves-by-hand = Reserves of those who sign:
paper-reserve-not-visited = The college was not visited.
paper-reserve-open = The visit is still open: what is not read yet is not missing. This document is provisional.
paper-reserve-pending = { $count ->
    [one] { $count } expected device is neither read nor missing: its room is still open.
   *[other] { $count } expected devices are neither read nor missing: their rooms are still open.
 }
paper-reserve-pending-hidden = Rooms are still open; the blind count hides how many devices are expected there.
paper-reserve-undecided = { $count ->
    [one] { $count } discrepancy waits for a decision.
   *[other] { $count } discrepancies wait for a decision.
 }
paper-reserve-conflicts = { $count ->
    [one] { $count } discrepancy has decisions that contradict each other.
   *[other] { $count } discrepancies have decisions that contradict each other.
 }
paper-reserve-aside = { $count ->
    [one] { $count } entry is set aside
   *[other] { $count } entries are set aside
 }: nothing is concluded from them, because their authors may not state it.
paper-reserve-held-back = { $count ->
    [one] { $count } device of the inventory is not understood by this version and is not here.
   *[other] { $count } devices of the inventory are not understood by this version and are not here.
 }
paper-reserve-approximate = { $count ->
    [one] { $count } read only resembles the recorded tag.
   *[other] { $count } reads only resemble the recorded tag.
 }
paper-reserve-outside = The college is not part of the campaign: what is read there does not count.
paper-escaped = { $count ->
    [one] { $count } letter that the face does not have is written
   *[other] { $count } letters that the face does not have are written
 } as { $form }.

paper-sign-college = For the college
paper-sign-owner = For the owner (Département, SYN)
paper-sign-name = Name and function:
paper-sign-date = Date and signature:

paper-code-alt = QR code with the digest of this document
paper-code-digest = Digest: { $digest }
paper-code-verify = With the journal, “recol verify file.pdf” tells whether this document is what the journal says.
paper-foot = { $title } – { $about }
paper-page = { $page } / { $pages }

paper-recap-colleges = By college
paper-recap-missing = Not seen, all colleges
paper-sheet-about = Tick what is there. Note below, or on the back, what is there without being on the list.
paper-sheet-extra = There and not on the list
paper-sheet-room = Room: { $room }
paper-sheet-expected = { $count ->
    [one] { $count } device recorded here
   *[other] { $count } devices recorded here
 }
paper-sheet-sign = Counted by:

## Commands

cli-report-page-whole = an HTML page is that of the whole campaign: name a .pdf, or no college
cli-paper-written = { $path }: { $pages ->
    [one] { $pages } page
   *[other] { $pages } pages
 }
cli-paper-escaped = { $path }: { $count ->
    [one] { $count } letter that the face does not have is written
   *[other] { $count } letters that the face does not have are written
 } as \u{"{"}…{"}"}
cli-paper-blind = The blind count hides what is expected in this room until it is closed: no sheet of it is printed.
cli-paper-same = ✔ { $path } is exactly what the journal and the inventory say.
cli-paper-since = { $count ->
    [one] { $count } entry was added
   *[other] { $count } entries were added
 } since: a document of today may differ.
cli-paper-altered = ✖ { $path } was altered, or made by another version: its bytes are not those that the journal gives.
cli-paper-no-data = ✖ { $path } does not contain the data of a document of Récol, or they were altered.
cli-paper-other-journal = ✖ { $path } is not from this journal: a series differs or is longer there. Sync first, if the document is newer.
cli-paper-other-inventory = ✖ { $path } is not from this inventory: revision { $revision } is another here, or no longer here.
cli-labels-idle = --size and --dpi are for zpl and png; --offset, --start, --cut-marks and --calibration are for pdf
cli-labels-terminal = it is a terminal
cli-tags-idle = --stock, --offset, --start, --cut-marks and --line are for --labels
cli-papers-none = No paper was made on this station.
paper-kind-minutes = report
paper-kind-recap = recapitulation
paper-kind-sheet = count sheet
paper-kind-page = HTML page
paper-kind-labels = labels
paper-kind-export = export
paper-kind-handover = handover

## The HTML page

paper-page-title = Récolement
paper-page-map = Map of communes
paper-page-map-about = Share of what is expected that was seen, by commune. The map places a college in its commune, not at its address.
paper-page-commune = { $name }: { $read } seen of { $expected } expected, { $colleges ->
    [one] { $colleges } college
   *[other] { $colleges } colleges
 }
paper-page-no-college = { $name }: no college in the campaign
paper-page-nothing = no college, or hidden
paper-page-off-map = { $count ->
    [one] { $count } college is not on the map
   *[other] { $count } colleges are not on the map
 }: no outline of the commune is there.
paper-page-search = Search
paper-page-all = all
paper-page-reset = Show all
paper-page-shown = # rows shown
paper-page-progress = Progress
paper-page-closed = colleges closed
paper-page-data = Where these figures come from

paper-file-findings = findings

portion-sheets = count sheets of this college
format-pdf = PDF, to sign and to keep
format-page = HTML page
format-archive = archive to hand over
file-report = report
file-recap = recapitulation
file-sheets = sheets
file-page = campaign
file-handover = handover
notice-paper-making = Laying it out…
notice-paper-made = { $pages ->
    [one] { $pages } page written: { $path }
   *[other] { $pages } pages written: { $path }
 }
notice-paper-escaped = { $pages ->
    [one] { $pages } page written: { $path }
   *[other] { $pages } pages written: { $path }
 } ({ $count ->
    [one] { $count } letter that the face does not have is written otherwise
   *[other] { $count } letters that the face does not have are written otherwise
 })
notice-form-not-here = This is not written as .{ $ending }: { $key_complete } changes what, { $key_next } the format.
notice-archive-college = An archive is that of one college: open its findings, then export them. “recol handover” makes one for each.
