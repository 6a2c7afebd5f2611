### The words of the command line. Those of the screens are in en.ftl.

cli-recorded = recorded
cli-already = already read at { $time } ({ $author })
cli-not-recorded = NOT RECORDED
cli-recorded-at = recorded: { $place }
cli-read-at = read: { $place }
cli-decided-as = decided: { $decision }
cli-find-more = { $most ->
    [one] Only the first one
   *[other] Only the first { $most }
}: more letters narrow it, or --most.
cli-findings-none = no discrepancy
cli-visit-totals = { $college }: { $read } read of { $expected } expected, { $count ->
    [0] no discrepancy
    [one] { $count } discrepancy
   *[other] { $count } discrepancies
}
cli-labels-calibration = Alignment page in { $path }
cli-labels-without-tag = { $count ->
    [one] { $count } decision is about a device
   *[other] { $count } decisions are about devices
} without a tag that can be printed: “recol tags allot { $count }” gives out new ones
cli-tags-labels = The tags are given out, but their sheet could not be written:
cli-exported = { $rows ->
    [0] no row written to { $path } (headers only)
    [one] { $rows } row written to { $path }
   *[other] { $rows } rows written to { $path }
}
cli-export-changed = a spreadsheet that opens this file by double click alters { $count ->
    [one] { $count } tag or serial number, { $example }
   *[other] { $count } tags or serial numbers, such as { $example }
} (zeros lost, digits rounded, dates invented): use --format xlsx
cli-export-csv-alone = a profile exists only for CSV; a workbook has the words of --lang, JSON has codes
cli-export-workbook-alone = only a workbook has sheets: --format xlsx
cli-export-terminal = a workbook cannot be written to a terminal: name a file
cli-read-nothing = no code read
cli-campaign-opened = campaign “{ $name }” opened over { $count ->
    [one] { $count } college
   *[other] { $count } colleges
}, inventory { $revision }
cli-campaign-none = no campaign here: recol campaign open NAME
cli-campaign-line = { $count ->
    [one] { $count } entry
   *[other] { $count } entries
}, inventory { $revision }
cli-aside-none = nothing is set aside in this campaign
cli-campaign-widened = campaign “{ $name }”: { $count ->
    [0] it covers them already
    [one] { $count } more college
   *[other] { $count } more colleges
}{ $counted ->
    [0] { "" }
    [one] { "" }; { $counted } entry that was set aside counts now
   *[other] { "" }; { $counted } entries that were set aside count now
}
cli-campaign-used = campaign “{ $name }” is the one worked in from now on
cli-campaign-moved = the campaign is now held against inventory { $revision }
cli-college-line = { $read } read of { $expected }, { $count ->
    [0] no discrepancy
    [one] { $count } discrepancy
   *[other] { $count } discrepancies
}, { $decided ->
    [0] none decided
   *[other] { $decided } decided
}
cli-campaign-show = { $name }: { $figures }
cli-since = closed, with { $places ->
    [one] { $places } room
   *[other] { $places } rooms
} open since: { $pending ->
    [one] { $pending } device
   *[other] { $pending } devices
} to check there
cli-since-blind = closed, with { $places ->
    [one] { $places } room
   *[other] { $places } rooms
} open since
cli-campaign-closed = campaign “{ $name }” closed: nothing more is read in it; decisions and exports go on{ $open ->
    [0] { "" }
    [one] { " " }({ $open } visit was still open)
   *[other] { " " }({ $open } visits were still open)
}
cli-campaign-reopened = campaign “{ $name }” reopened
cli-campaign-full = { $college }: counted in full from now on, { $expected ->
    [one] { $expected } device expected
   *[other] { $expected } devices expected
}
cli-visits = { $colleges ->
    [one] { $colleges } college
   *[other] { $colleges } colleges
}, { $open ->
    [0] no visit open
    [one] { $open } visit open
   *[other] { $open } visits open
}, { $closed ->
    [0] none closed
   *[other] { $closed } closed
}
cli-devices = { $read } of { $expected } expected devices read
cli-devices-sampled = { $expected ->
    [one] { $expected } device to look for
   *[other] { $expected } devices to look for
}, { $read } read
cli-devices-blind = { $read ->
    [one] { $read } device read
   *[other] { $read } devices read
} of those expected
cli-college-line-blind = { $read } read, { $count ->
    [0] no discrepancy
    [one] { $count } discrepancy
   *[other] { $count } discrepancies
}, { $decided ->
    [0] none decided
   *[other] { $decided } decided
}
cli-college-line-sampled = { $expected } drawn, { $read } read, { $count ->
    [0] no discrepancy
    [one] { $count } discrepancy
   *[other] { $count } discrepancies
}, { $decided ->
    [0] none decided
   *[other] { $decided } decided
}
cli-visit-totals-blind = { $college }: { $read } read, { $count ->
    [0] no discrepancy
    [one] { $count } discrepancy
   *[other] { $count } discrepancies
}
cli-visit-totals-sampled = { $college }: { $expected } drawn, { $read } read, { $count ->
    [0] no discrepancy
    [one] { $count } discrepancy
   *[other] { $count } discrepancies
}
cli-missing-again = { $count ->
    [one] { $count } device is missing again, as in the campaign before
   *[other] { $count } devices are missing again, as in the campaign before
}: { $tags }
cli-outcomes = decisions held against inventory { $revision }: { $carried ->
    [0] none carried out
   *[other] { $carried } carried out
}, { $contradicted ->
    [0] none contradicted
   *[other] { $contradicted } contradicted
}, { $open ->
    [0] none open
   *[other] { $open } open
}
cli-sample-full = to count the whole college: recol campaign full { $college }
cli-import-file = { $file } ({ $table }): { $rows ->
    [0] no row read
    [one] { $rows } row read
   *[other] { $rows } rows read
}, { $rejected ->
    [0] none rejected
   *[other] { $rejected } rejected
}
cli-import-more = … and { $count ->
    [one] { $count } more reason
   *[other] { $count } more reasons
}: --json gives them all
cli-import-done = inventory { $revision }: { $added ->
    [0] none added
   *[other] { $added } added
}, { $changed ->
    [0] none changed
   *[other] { $changed } changed
}, { $removed ->
    [0] none removed
   *[other] { $removed } removed
}; { $total ->
    [0] no device
    [one] { $total } device
   *[other] { $total } devices
} in all
cli-import-nothing = nothing changes: { $total ->
    [0] no device
    [one] { $total } device
   *[other] { $total } devices
} in all
cli-import-kept = { $count ->
    [one] { $count } record stays as it is: its row was rejected
   *[other] { $count } records stay as they are: their rows were rejected
}
cli-import-kept-all = { $nameless ->
    [one] { $nameless } rejected row names nothing that can be read
   *[other] { $nameless } rejected rows name nothing that can be read
}: nothing is removed, and { $count ->
    [one] { $count } record stays as it is
   *[other] { $count } records stay as they are
}
cli-import-plan-remove = to remove that many, add: --remove { $count }
cli-import-then-move = the campaign is still held against the previous inventory; to change to the new one: recol campaign move
cli-import-then-campaign = to begin: recol campaign open "Audit 2026"
cli-import-plan = nothing is written; the import would give: { $added ->
    [0] none added
   *[other] { $added } added
}, { $changed ->
    [0] none changed
   *[other] { $changed } changed
}, { $removed ->
    [0] none removed
   *[other] { $removed } removed
}; { $total ->
    [0] no device
    [one] { $total } device
   *[other] { $total } devices
} in all
cli-import-plan-more = … and { $count ->
    [one] { $count } more device
   *[other] { $count } more devices
}
cli-import-plan-holders = { $count ->
    [one] { $count } reference to a holder of an earlier import would be removed from the store
   *[other] { $count } references to holders of earlier imports would be removed from the store
} (--office keeps them)
altered-empty = (empty)
import-plan-added = + { $tag }
import-plan-changed = ~ { $tag }: { $columns }
import-plan-changed-otherwise = ~ { $tag }
import-plan-removed = - { $tag }
import-devices = devices
import-colleges = colleges
import-programmes = programmes
import-rejected = line { $line }: { $reason }: “{ $found }”
import-rejected-column = line { $line }, column “{ $column }”: { $reason }: “{ $found }”
import-rejected-only = line { $line }: { $reason }
import-rejected-column-only = line { $line }, column “{ $column }”: { $reason }
reason-uai-form = not a UAI: seven digits and a letter, such as 0921170X
reason-uai-letter = the letter of { $digits } is { $letter }
reason-unknown-custody = unknown custody: stored, assigned, on_loan, given, in_repair, retired or lost
reason-bad-date = not a date: 2027-07-02 or 02/07/2027
reason-bad-number = not a whole number
reason-bad-flag = neither yes nor no
reason-bad-commune-code = not the code of a commune: five characters, as 92002
reason-bad-uuid = not a UUID
reason-empty = empty
reason-twice = already on line { $first }, which is kept
reason-field-count = { $found } fields, the header has { $expected }
reason-spreadsheet-number = spoilt by a spreadsheet: export the column as text
reason-unbalanced-quote = a quote that does not close
reason-too-long = too long
reason-invisible = an invisible character inside
reason-placeholder = stands for nothing: the tag of the device is needed
reason-header-again = the header again
reason-below-table = a line below the table
reason-month-first = this column has the month first: write 2027-07-02
reason-contradicts = line { $line } says something else about it ({ $columns }): neither is imported
reason-contradicts-file = { $file }, line { $line }, says something else about it ({ $columns }): neither is imported
reason-resembles = perhaps { $meant }, which is recorded. If it is the same device, write that; if it is another one, give the serials of both
reason-no-value = a formula without a value: open the workbook in its program and save it
reason-below-value = empty below a value, as in a table whose cells were merged: write the value in each row to which it applies
reason-left-out = “…” stands for what a file of rejected rows does not repeat, as it may name somebody: write it again, or empty the cell
reason-perhaps = perhaps { $meant }: zeros, blanks, case or decimals were lost or changed
reason-few-keys = this column repeats a few words, which are not keys: check its header
reason-undecodable = unreadable letters: save the file as UTF-8
reason-markup = HTML inside: export the column as text
reason-perhaps-name = perhaps a name: a holder is a code with a digit; leave the column out, or put codes in it
reason-nobody-named = in use, but no column says by whom: write stored, assigned, on_loan…
reason-perhaps-place = a column about persons seems to name a place: write custody and room instead
reason-with-something-else = checked out to neither a person nor a place: write where it is
reason-unknown-college = unknown college: give its UAI in the mapping, or import the colleges first
reason-unknown-place = a place of no known college: give its college in the mapping
reason-two-colleges = this place is in another college than the row says
reason-held-back = held back: the mapping does not say what this word means
reason-serial-shared = several recorded devices have this serial number, and the file has no tags
notice-utf16 = read as UTF-16
notice-utf8 = read as UTF-8
notice-mac = read as Mac Roman: check the accents
notice-twice = accents repaired: UTF-8 had been read as Windows-1252
notice-header-below = the header is on line { $line }; the lines before it are not read
notice-one-sheet = sheet read: “{ $read }”; not read: { $others }
notice-equal-columns = equal to another column, read once: { $columns }
notice-unwrapped = { $count ->
    [one] { $count } cell protected by a spreadsheet (="…" or ’) was read as its text
   *[other] { $count } cells protected by a spreadsheet (="…" or ’) were read as their text
}
notice-unknown-kinds = { $count ->
    [one] { $count } device of an unknown kind is “other”
   *[other] { $count } devices of unknown kinds are “other”
}: { $words }
notice-serials-dropped = { $count ->
    [one] { $count } serial number that stands for nothing was left out
   *[other] { $count } serial numbers that stand for nothing were left out
}
notice-kept-by = { $count ->
    [one] { $count } device is with somebody, according to a personal column; with whom was not imported
   *[other] { $count } devices are with somebody, according to a personal column; with whom was not imported
}
notice-windows = read as Windows-1252: check the accents
notice-ignored-columns = unknown columns, ignored: { $columns }
notice-mapped = read with the mapping for { $source }
cli-import-waiting = { $count ->
    [one] { $count } row waits
   *[other] { $count } rows wait
} for what a word means. To answer: recol import FILE --propose MAP.toml, then --map MAP.toml
cli-import-rejects = the rejected rows as a file, to be corrected and imported again: --rejects { $file }
cli-import-rejects-written = { $file }: { $count ->
    [one] { $count } rejected row
   *[other] { $count } rejected rows
}
cli-import-rejects-name = { $stem }-rejects.csv
rejects-file = file
rejects-line = line
rejects-column = column
rejects-reason = reason
rejects-yes = yes
rejects-no = no
rejects-found = { $reason }: “{ $found }”
cli-import-proposed = { $map }: a mapping for { $source }, { $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
}; { $asked ->
    [0] no word waits for an answer
    [one] { $asked } word waits for an answer
   *[other] { $asked } words wait for an answer
}
cli-import-unasked = { $count ->
    [one] { $count } row waits for a word that is not asked
   *[other] { $count } rows wait for words that are not asked
}: it may name a person, or there are too many
cli-import-one = one file at a time
cli-import-then-map = read it through, answer each “?”, then: recol import { $file } --map { $map }
mapping-head =
    What the columns and the words of a file of another program mean to Récol.
    Correct what is wrong, and put an answer in place of each "?": until then the rows with that word are held back.
    Then: recol import FILE --map THIS.toml. What was confirmed is used by itself for the next file of this source.
mapping-college = The college (UAI) of the devices whose row names none; "" for none.
mapping-columns =
    The meanings of the columns. tag, serial, model, kind, programme, delivery, owner, custody, holder, due, college, room,
    source_id, uuid: a column of Récol's. serial_as_tag: the serial, and the tag as well. place: a path or a word that names
    college and room. keeper: who has a device (not imported; filled means that somebody has it). checkout_kind: whether it is
    with a person or in a place. checkout_place: the place that it is with. personal, ignored: not imported.
mapping-custody =
    stored, assigned, on_loan, given, in_repair, retired, lost; in_use: who has it decides; held_back: not imported.
    Beside a "?": in how many rows the word is, and what it perhaps means.
mapping-kind = laptop, tablet, desktop, other. An unknown kind is other; "held_back": not imported.
mapping-college-words = The UAI of the college; "none" if the word names no college; "held_back".
mapping-place = { "{" } college = "0921170X", room = "CDI" { "}" }, or one of the two; "none"; "held_back".
notice-personal-columns = personal columns, recognised and not imported: { $columns }
notice-personal-holders = { $count ->
    [one] { $count } holder that looks like a person was not imported
   *[other] { $count } holders that look like persons were not imported
}
notice-full-names = { $count ->
    [one] { $count } full name of a programme stayed at the office
   *[other] { $count } full names of programmes stayed at the office
} (--office keeps them)
notice-holders = { $count ->
    [one] { $count } reference to a holder stayed at the office
   *[other] { $count } references to holders stayed at the office
} (--office keeps them)
cli-import-holders = { $count ->
    [one] { $count } reference to a holder of an earlier import was removed from the store
   *[other] { $count } references to holders of earlier imports were removed from the store
} (--office keeps them)
notice-serial-twice = the serial number { $serial } is on { $count } lines: { $lines }
notice-respelt = { $count ->
    [one] { $count } tag is recorded in another spelling, with the same serial; the recorded one stays: “{ $written }” is { $recorded }
   *[other] { $count } tags are recorded in another spelling, with the same serials; the recorded ones stay: “{ $written }” is { $recorded }, …
}
notice-like-recorded = { $count ->
    [one] { $count } new tag resembles a recorded one, with another serial: its label may be ambiguous (“{ $written }” and { $recorded })
   *[other] { $count } new tags resemble recorded ones, with other serials: their labels may be ambiguous (“{ $written }” and { $recorded }, …)
}
notice-serial-recorded = { $count ->
    [one] { $count } new tag has a serial that is recorded with another tag: “{ $written }” and { $recorded }. If it is the same device, the old tag is to be removed
   *[other] { $count } new tags have serials that are recorded with other tags: “{ $written }” and { $recorded }, … If they are the same devices, the old tags are to be removed
}
notice-due-dropped = { $count ->
    [one] { $count } day of return was not imported: its custody is no loan (line { $lines })
   *[other] { $count } days of return were not imported: their custody is no loan (lines { $lines })
}
notice-keys-alike = “{ $key }” (line { $second }) differs only in spelling from line { $first }: its label will be ambiguous
cli-verify-good = { $entries ->
    [0] no entry
    [one] { $entries } entry
   *[other] { $entries } entries
}{ $series ->
    [0] { "" }
   *[other] { " " }in { $series } series
}, the chain holds, { $erased ->
    [0] nothing erased
   *[other] { $erased } erased for privacy
}
cli-verify-bad = the store was altered, { $problems ->
    [one] { $problems } problem
   *[other] { $problems } problems
} to show to the office; keep the file as it is ({ $entries ->
    [0] no entry holds
    [one] { $entries } entry holds
   *[other] { $entries } entries hold
} in { $series } series, { $erased ->
    [0] none erased
   *[other] { $erased } erased
})
cli-verify-inventory = { $revisions ->
    [0] no revision of the inventory
    [one] { $revisions } revision of the inventory holds
   *[other] { $revisions } revisions of the inventory hold
}; the structure of the file is intact
cli-verify-partial = { $partial ->
    [one] { $partial } of them is here only in part (outlines of other colleges, or merged revisions); it is as it arrived
   *[other] { $partial } of them are here only in part (outlines of other colleges, or merged revisions); they are as they arrived
}
cli-verify-heads = { $series ->
    [0] this file names no series
    [one] the series that this file names is here, up to the end named
   *[other] the { $series } series that this file names are here, up to the ends named
}
cli-held-back = device held back, written by a newer Récol: { $device }
cli-verify-photograph = photograph { $photograph } is damaged: remove its file, and the next sync brings it again if the hub has it
cli-verify-photograph-lost = photograph { $photograph } was taken here, and it is neither here nor known to be at a hub: put its file back from a backup, or take it again with a new note
cli-verify-photographs = { $count ->
    [one] { $count } photograph is named by the notes
   *[other] { $count } photographs are named by the notes
}
cli-verify-photographs-missing = { $count ->
    [one] { $count } of them is not here: the next sync brings it if the hub has it
   *[other] { $count } of them are not here: the next sync brings those that the hub has
}
cli-verify-photographs-absent = { $count ->
    [one] { $count } of them is not here
   *[other] { $count } of them are not here
}
cli-verify-broken = the chain is broken
cli-verify-payload = an entry cannot be read
cli-verify-erased = an entry was emptied by somebody else
cli-verify-head = the end of the series does not match its signature
cli-verify-signature = the signature is not the station’s
cli-verify-key = the series does not belong to the station to which it is attributed
cli-verify-particulars = what is noted of the series does not fit its entries
cli-verify-revision = the inventory was altered
cli-verify-no-revision = a revision of the inventory is missing
cli-verify-stray = rows belong to nothing
cli-verify-gone = something is missing or altered
cli-verify-unvouched = something was added or altered
cli-verify-roll = the station’s own list is not signed by it
cli-verify-schema = the structure of the file was altered
cli-verify-elsewhere = this store is an older copy, or another one
cli-purge-campaign = campaign “{ $name }”, closed: { $count ->
    [one] { $count } entry loses its content
   *[other] { $count } entries lose their content
}; opening, closing and all hashes stay
cli-purge-waiting = campaign “{ $name }” stays: { $count ->
    [one] { $count } entry is
   *[other] { $count } entries are
} not at the hub yet (recol sync)
cli-purge-photographs = campaign “{ $name }” stays: { $count ->
    [one] { $count } photograph is
   *[other] { $count } photographs are
} not at the hub yet (recol sync)
cli-purge-holders = { $count ->
    [one] { $count } reference to a holder
   *[other] { $count } references to holders
}; custody stays
cli-purge-revisions = inventory before { $floor }: { $count ->
    [one] { $count } row
   *[other] { $count } rows
}; what still holds is in { $floor }
cli-purge-nothing = nothing to purge
cli-purge-dry = nothing was erased: add --yes to erase it for good
cli-purge-done = erased; the file was written anew without it
cli-campaign-purged = purged on { $day }: it no longer concludes anything
demo-campaign = Demonstration
demo-invented = The devices of this demonstration are invented; the colleges are real (open data).
demo-no-label = recorded  ? a device without a label
demo-not-concluded = not concluded: { $finding }, { $college }, { $subject }
demo-count = { $finding }, { $college }: { $stated } stated, { $concluded } concluded
demo-as-stated = Everything that was concluded is what the scenario states.
demo-not-as-stated = What was concluded is NOT what the scenario states.
doctor-store = store: { $path } (station { $station })
doctor-no-store = no store yet: { $path }
doctor-inventory = inventory { $revision }: { $devices ->
    [one] { $devices } device
   *[other] { $devices } devices
}
doctor-no-inventory = no inventory: recol import FILE, or recol demo to try it out
doctor-campaign = current campaign: { $name }
doctor-no-campaign = no campaign: recol campaign open NAME
doctor-journal = journal: { $entries ->
    [0] no entry
    [one] { $entries } entry
   *[other] { $entries } entries
}, the chain holds
doctor-bad-journal = the store was altered, { $problems ->
    [one] { $problems } problem
   *[other] { $problems } problems
}; recol verify says more
doctor-roaming = a roaming profile copies this folder from computer to computer, and two copies of a store are refused: with Récol closed, move it to { $local }
doctor-hub-strangers = { $path }: { $count ->
    [one] 1 file or folder there is not Récol’s, and is passed over: { $names }
   *[other] { $count } files or folders there are not Récol’s, and are passed over: { $names } …
}
doctor-camera = camera: { $name }
doctor-camera-refused = camera: { $name }, to which you have no access. Join the group video, then log in again: sudo usermod -aG video $USER
bell-right = one stroke: right, it is where the inventory says
bell-attention = two strokes: look, something is to be noted
bell-wrong = three strokes: wrong, it should not be here
bell-unknown = two strokes with a long pause: it is in no inventory
bell-again = silence: it was read before, or nothing was recorded
bell-no-terminal = Nothing was rung: the output is no terminal.
doctor-no-camera = no camera: scanner and keyboard are enough
doctor-terminal = terminal: { $width } × { $height }
doctor-no-terminal = the output is no terminal
doctor-preview = picture of the camera: { $way } ({ $why })
way-off = none
way-blocks = half blocks
way-kitty = pixels, protocol of kitty
way-iterm2 = pixels, protocol of iTerm2
way-sixel = pixels, sixels
why-asked = asked for by RECOL_PREVIEW
why-known = this terminal can show them
why-unknown = this terminal is not known to show pixels
why-multiplexer = a multiplexer (tmux, screen) does not pass them on
why-remote = remote terminal
why-no-colour = NO_COLOR
why-no-cell-size = the terminal does not say how many pixels a cell has
doctor-settings = language { $lang }, author { $author }
cli-import-far = Importing: { $percent }%, { $seconds } s left
cli-opening = opening { $name } ({ $megabytes } MB)…
cli-camera-chosen = chosen
cli-camera-looking = { $name }: { $frames } frames looked at, { $read } read…
cli-camera-waiting = waiting for the camera…
cli-camera-name = camera: { $name } ({ $place })
cli-camera-format = format: { $format }
cli-camera-rate = rate: { $measured } frames a second, { $promised } promised ({ $frames } in { $seconds } s, { $looked } looked at)
cli-camera-damaged = damaged frames: { $damaged }
cli-camera-decoding = decoding: { $median } ms in the median, { $most } ms for 95% of the frames
cli-camera-share = reading: a code in { $share }% of the frames looked at
cli-camera-read = read: { $text }

config-file = settings file: { $path }
config-no-file = settings file: { $path } (there is none)
config-setting = setting
config-value-head = value
config-origin = origin
config-default = default
config-unknown = no setting is called “{ $name }”
config-unknown-meant = no setting is called “{ $name }”; did you mean “{ $meant }”?
config-backslash = in double quotes, \ begins a special character; write: { $meant }
config-value = “{ $name }” takes: { $expected }
config-form-name = a short name, in quotes
config-form-path = a path, in quotes
cli-first-contact-ask = Is this the office’s key? [y/N]
cli-station-office-key = office’s key: { $key }
cli-station-stated = last statement of the office: { $at }
cli-revisions-none = No inventory has been imported yet.

# Pull
cli-pulled = { $source }: { $count ->
    [0] no device read
    [one] { $count } device read
   *[other] { $count } devices read
}
cli-pull-left-out = left out: { $count ->
    [one] { $count } template or item in the bin
   *[other] { $count } templates and items in the bin
}
cli-pull-resumed = of these, { $count ->
    [one] { $count } had arrived
   *[other] { $count } had arrived
} before, with a pull that was cut off
cli-pull-far = { $list }: { $done } of { $total }
cli-pull-waits = Waiting { $seconds } s: the server takes no more requests until then.
cli-pull-anew-stale = The pages of an earlier pull are more than a day old, or about something else: everything is read anew.
cli-pull-anew-foreign = The pages of an earlier pull cannot be used and were set aside: everything is read anew.
cli-pull-plain = Without TLS, anybody on the way can read the token and change what arrives.
cli-pull-token-kept = √ The keyring holds the token.
cli-pull-token-not-kept = The token was not kept: { $cause }
cli-pull-token-forgotten = √ The keyring no longer holds the token.
cli-pull-token-none = · The keyring holds no token for this server.
cli-pull-ask-bearer = API token of Snipe-IT:
cli-pull-ask-user = API token of the user of GLPI:
cli-pull-ask-application = App-Token of GLPI (empty if it asks for none):
cli-pull-ask-password = Password of { $user }:
cli-pull-ask-secret = Secret of the OAuth client:
reason-names-somebody = names somebody: only rooms, models and codes are recorded
notice-no-college = { $count ->
    [one] { $count } device
   *[other] { $count } devices
} without a college: neither the row nor the mapping says it

push-note-decided = Récol, { $campaign }: { $finding }, decided { $day }: { $decision }
push-note-read = Récol, { $campaign }: read { $at }, { $place }
push-location = location
push-status = status
push-serial = serial number
push-checked-in = checked out → checked in
push-not-there = not on the server
push-no-place = no device shows what “{ $place }” is called there: move one there by hand, then pull again
push-no-status = no device shows what “{ $custody }” is called there: --status { $code }=NAME
push-refused = the server refuses: { $said }
push-new = { $count ->
    [one] { $count } device is to be registered there by hand, or with the file of recol give-back
   *[other] { $count } devices are to be registered there by hand, or with the file of recol give-back
}: { $names }
push-would = it would write { $changes ->
    [0] no change
    [one] { $changes } change
   *[other] { $changes } changes
} and { $audits ->
    [0] no audit
    [one] { $audits } audit
   *[other] { $audits } audits
}; { $before } there already; --yes writes it
push-written = { $changes ->
    [0] no change
    [one] { $changes } change
   *[other] { $changes } changes
} and { $audits ->
    [0] no audit
    [one] { $audits } audit
   *[other] { $audits } audits
} written; { $before } were there already
push-token-not-kept = the token is not kept: { $cause } RECOL_PUSH_TOKEN also gives it.
back-carried-out = { $count ->
    [one] { $count } decision is carried out already
   *[other] { $count } decisions are carried out already
}
back-undecided = { $count ->
    [one] { $count } discrepancy is undecided
   *[other] { $count } discrepancies are undecided
}
back-conflict = held back, decided in contradictory ways ({ $count }): { $names }
back-contradicted = held back, the latest inventory says something else ({ $count }): { $names }
back-two-ways = held back, decided in two ways that exclude each other for one device ({ $count }): { $names }
back-no-tag = held back, new and without a tag ({ $count }): { $names }
back-runs = held back, an apostrophe would be needed before what a spreadsheet runs ({ $count }): { $names }
back-unknown = names that no mapping gives ({ $count }): { $names }. Check that they exist there: an import may create what it does not know
back-new = { $count ->
    [one] { $count } device is new: fill in its model first
   *[other] { $count } devices are new: fill in their models first
}
back-next-snipe-it = then, in Snipe-IT: Import, type “assets”, with “update existing values”; it makes each asset of the file not requestable
back-next-glpi = then, in GLPI: the file injection plugin, with a model of these columns and the inventory number as the link
cli-undone = undone: { $what }
cli-redone = redone: { $what }
cli-nothing-to-undo = nothing to undo on this station
cli-nothing-to-redo = nothing to redo: nothing was undone since the last entry
cli-decided = “{ $decision }” recorded about { $count ->
    [0] no discrepancy
    [one] { $count } discrepancy
   *[other] { $count } discrepancies
}{ $ends ->
    [0] { "" }
    [one] , and its other end
   *[other] , and { $ends } other ends
}{ $skipped ->
    [0] { "" }
    [one] ; { $skipped } does not admit it
   *[other] ; { $skipped } do not admit it
}
cli-would-decide = “{ $decision }” would be recorded about { $count ->
    [0] no discrepancy
    [one] { $count } discrepancy
   *[other] { $count } discrepancies
}{ $ends ->
    [0] { "" }
    [one] , and its other end
   *[other] , and { $ends } other ends
}{ $skipped ->
    [0] { "" }
    [one] ; { $skipped } does not admit it
   *[other] ; { $skipped } do not admit it
}{ $decided ->
    [0] { "" }
   *[other] ; { $decided } decided already
}. Nothing is recorded without --yes.
cli-noted = noted about { $tag }
cli-noted-reference = no picture is kept, only this reference: { $photo }
cli-noted-photograph = noted about { $tag }, with photograph { $photograph } ({ $size } kB)
cli-unidentified = recorded: a device without a readable label, { $place }
hint-unknown-commune = No college of the inventory is in this commune. Write its name as the office does; “recol campaign show --json” lists colleges.
hint-unknown-room = There is no such room in this college: “recol report UAI --blank” without --room makes a sheet of each.
hint-unknown-revision = There is no such revision of the inventory: “recol revisions” lists them, the first import makes one.
hint-unknown-tag = Neither the inventory nor a read has this tag: “recol findings --all” lists what there is.
hint-nothing-to-decide = There is no discrepancy about it that admits this decision: “recol findings” lists them.
hint-give-evidence = This decision needs --evidence: the document, or the number of the complaint.
hint-incomplete = What lacks a part is incomplete: leave --condition out, or say incomplete.
hint-name-college = It is recorded in no college and was read in none: name one with --college.
hint-empty-note = A note says something: --condition, --lacks, --text or --photo.
cli-no-pictures = there is no picture in it: nothing is closed
cli-not-closed = nothing is closed: what is on a picture that could not be read would become missing
cli-campaign-is-open = campaign “{ $name }” is open already
cli-campaign-is-closed = campaign “{ $name }” is closed already
cli-heads-apart = --heads wants a file of its own
cli-outlines-own = { $communes ->
    [one] outline of { $communes } commune, from a file
   *[other] outlines of { $communes } communes, from a file
}
cli-outlines-built-in = outlines of the { $communes } communes of Hauts-de-Seine, built in
cli-outlines-colleges = { $count ->
    [0] no college in the inventory yet
   *[other] colleges of the inventory in these communes: { $drawn } of { $count }
}
cli-outlines-absent = { $commune } is not among these communes: its colleges stand in the list, not on the map
usage-no-value = error: { $arg } needs a value
usage-invalid-value = error: “{ $value }” does not fit { $arg }
usage-valid = possible values: { $values }
usage-unknown = error: { $arg } is not known here
usage-unknown-command = error: there is no command “{ $command }”
usage-missing = error: { $arg } is missing
usage-missing-command = error: a command is missing
usage-conflict = error: { $arg } does not go with { $other }
usage-other = error: { $arg } is not used as it should be
usage-meant = perhaps { $meant }?
usage-usage = Usage: { $usage }
usage-help = For more, see --help.
