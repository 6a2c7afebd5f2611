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
paper-field-made = Drawn up
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
paper-checks-source = The five checks are those of article 11 of the arrêté of 25 May 2004: on the record and on the spot.
paper-check-presence = Presence of the device
paper-check-location = Location
paper-check-condition = Condition
paper-check-marking = Marking (label read)
paper-check-conformity = Conformity to the inventory (serial number read)
paper-check-all = done for { $made ->
    [one] the device
   *[other] all { $made } devices
 }
paper-check-some = done for { $made } of { $of }
paper-check-none = not done

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
paper-head-made = Done
paper-head-motive = Cause
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
paper-annex-exits = Annex B. Proposals to leave the inventory
paper-exits-about = To be attached to the resolution of the board. What belongs to the local authority is only proposed to it.
paper-annex-photographs = Annex C. Photographs
paper-photographs-about = The photographs kept with the notes of this college, by the SHA-256 of their content.
paper-photograph-alt = Photograph: { $about }, { $taken }
paper-photographs-absent =
    { $count ->
        [one] One of them is named only, and not shown here.
       *[other] { $count } of them are named only, and not shown here.
    }
paper-head-about = About
paper-head-taken = Noted
paper-head-photograph = File
paper-read-at = read on { $at }, { $place }, { $author }
paper-decision-line = { $decision }: { $words }
paper-undecided = no decision

paper-reserves = Reservations
paper-no-reserves = No reservation by the program.
paper-reserves-by-hand = Reservations of the signatories:
paper-reserve-not-visited = The college was not visited.
paper-reserve-open = The visit is still open: what is not read yet is not missing. This document is provisional.
paper-state-open-since = closed, { $count ->
    [one] { $count } place open since
   *[other] { $count } places open since
}
paper-reserve-open-since = { $count ->
    [one] The visit was closed while another station went on: { $count } place is open since. This document is provisional.
   *[other] The visit was closed while another station went on: { $count } places are open since. This document is provisional.
}
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
    [one] { $count } entry is set aside: nothing is concluded from it, because its author was not entitled to state it.
   *[other] { $count } entries are set aside: nothing is concluded from them, because their authors were not entitled to state it.
 }
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
    [one] { $count } character that the font does not have is written
   *[other] { $count } characters that the font does not have are written
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
paper-recap-lost = Stations lost or stolen
paper-lost-line = { $name } (key { $key }): called lost by the office on { $at }. { $count ->
    [0] No entry of it in this campaign had arrived
    [one] 1 entry of it in this campaign had arrived
   *[other] { $count } entries of it in this campaign had arrived
 }; what it had recorded and not sent is lost.
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
cli-passphrase-ask = Passphrase to seal to (12 characters at least):
cli-passphrase-again = The same again:
cli-passphrase-open = Passphrase of { $path }:
cli-passphrase-none = no passphrase was given
cli-passphrase-no-text = the passphrase is no text in UTF-8
cli-passphrase-differs = the two passphrases differ
cli-paper-sealed = { $path } is sealed. Tell the passphrase by another way than the file: by telephone, not in the same mail.
cli-paper-written = { $path }: { $pages ->
    [one] { $pages } page
   *[other] { $pages } pages
 }
cli-paper-escaped = { $path }: { $count ->
    [one] { $count } character that the font does not have is written
   *[other] { $count } characters that the font does not have are written
 } as \u{"{"}…{"}"}
cli-paper-left-out = { $path }: { $count ->
    [one] { $count } photograph of its notes is not in it, because its file is
   *[other] { $count } photographs of its notes are not in it, because their files are
 } missing or damaged here. “recol verify” tells which; a sync brings what the hub has.
cli-paper-blind = The blind count hides what is expected in this room until it is closed: no sheet of it is printed.
cli-paper-same = √ { $path } is exactly what the journal and the inventory say.
cli-paper-since = Since then { $count ->
    [one] { $count } entry was added
   *[other] { $count } entries were added
 }: a document made today may differ.
cli-paper-altered = × { $path } was altered, or made by another version, or as a page with other outlines of communes: its bytes are not those that the journal gives.
cli-paper-archive = · { $path } is the archive of a handover ({ $college }, { $day }). It is not checked as a whole: unpack it, then “sha256sum --check SHA256SUMS” checks its files, and “recol verify pv-{ $college }.pdf” its report.
cli-paper-archive-sealed = Before it is unpacked, any program for age opens it: age --decrypt -o { $name } { $path }
cli-paper-no-data = × { $path } does not contain the data of a document of Récol, or they were altered.
cli-paper-other-journal = × { $path } is not from this journal: a series differs or is longer there. Sync first, if the document is newer.
cli-paper-other-inventory = × { $path } is not from this inventory: revision { $revision } is another here, or no longer here.
cli-paper-no-photograph = × { $path } contains a photograph that is not here, or is damaged: { $name }. It cannot be made again here.
cli-paper-named-only = { $path }: { $count ->
    [one] one photograph is named only
   *[other] { $count } photographs are named only
 }: not here yet, damaged, or too much for one report
cli-labels-idle = --size and --dpi are for zpl and png; --offset, --start, --cut-marks and --calibration are for pdf
cli-labels-terminal = it is a terminal
cli-tags-idle = --symbology, --stock, --offset, --start, --cut-marks and --line are for --labels
cli-papers-none = No paper has been made on this station.
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
    [one] { $count } college is not on the map: its commune has no outline there.
   *[other] { $count } colleges are not on the map: their commune has no outline there.
 }
paper-page-search = Search
paper-page-all = all
paper-page-reset = Show all
paper-page-shown = # rows shown
paper-page-progress = Progress
paper-page-closed = visits closed
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
notice-paper-left-out = { $count ->
    [one] { $count } photograph is not in it: missing or damaged here (recol verify), or too much for one report.
   *[other] { $count } photographs are not in it: missing or damaged here (recol verify), or too much for one report.
 }
notice-paper-made = { $pages ->
    [one] { $pages } page written: { $path }
   *[other] { $pages } pages written: { $path }
 }
notice-paper-escaped = { $pages ->
    [one] { $pages } page written: { $path }
   *[other] { $pages } pages written: { $path }
 } ({ $count ->
    [one] { $count } character that the font does not have is written otherwise
   *[other] { $count } characters that the font does not have are written otherwise
 })
notice-form-not-here = This content cannot be written as .{ $ending }: { $key_complete } changes the content, { $key_next } the format.
notice-archive-college = An archive is that of one college: open its findings, then export them. “recol handover” makes one for each.
