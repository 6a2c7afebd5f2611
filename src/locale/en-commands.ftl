### The words of the command line. Those of the screens are in en.ftl.

cli-recorded = recorded
cli-already = already read at { $time } ({ $author })
cli-not-recorded = NOT RECORDED
cli-recorded-at = recorded: { $place }
cli-read-at = read: { $place }
cli-decided-as = decided: { $decision }
cli-findings-none = no discrepancy
cli-visit-totals = { $college }: { $read } read of { $expected } expected, { $count ->
    [0] no discrepancy
    [one] { $count } discrepancy
   *[other] { $count } discrepancies
}
cli-labels-calibration = Page to align by in { $path }
cli-labels-without-tag = { $count ->
    [one] { $count } decision is about a device
   *[other] { $count } decisions are about devices
} without a tag that can be printed: “recol tags allot { $count }” gives out new ones
cli-tags-labels = The tags are given out; their sheet could not be written:
cli-exported = { $rows ->
    [0] no row written to { $path } (headers alone)
    [one] { $rows } row written to { $path }
   *[other] { $rows } rows written to { $path }
}
cli-export-changed = { $count ->
    [one] { $count } tag or serial number, { $example }, is
   *[other] { $count } tags or serial numbers, such as { $example }, are
} changed (zeros lost, digits rounded, days made) by a spreadsheet that opens this by double click: use --format xlsx
cli-export-csv-alone = a profile is of CSV alone; a workbook has the words of --lang, JSON has codes
cli-export-workbook-alone = only a workbook has sheets: --format xlsx
cli-export-terminal = a workbook is nothing for a terminal: name a file
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
    [one] { $count } college more
   *[other] { $count } colleges more
}{ $counted ->
    [0] { "" }
    [one] { "" }; { $counted } entry that was set aside counts now
   *[other] { "" }; { $counted } entries that were set aside count now
}
cli-campaign-used = campaign “{ $name }” is worked on from now on
cli-campaign-moved = the campaign is held against inventory { $revision } now
cli-college-line = { $read } read of { $expected }, { $count ->
    [0] no discrepancy
    [one] { $count } discrepancy
   *[other] { $count } discrepancies
}, { $decided } decided
cli-campaign-show = { $name }: { $figures }
cli-campaign-closed = campaign “{ $name }” closed: nothing more is read in it; decisions and exports go on{ $open ->
    [0] { "" }
    [one] { " " }({ $open } visit was still open)
   *[other] { " " }({ $open } visits were still open)
}
cli-campaign-reopened = campaign “{ $name }” goes on
cli-campaign-full = { $college }: counted in full from now on, { $expected ->
    [one] { $expected } device expected
   *[other] { $expected } devices expected
}
cli-visits = { $colleges ->
    [one] { $colleges } college
   *[other] { $colleges } colleges
}, { $open ->
    [one] { $open } visit open
   *[other] { $open } visits open
}, { $closed } closed
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
}, { $decided } decided
cli-college-line-sampled = { $expected } drawn, { $read } read, { $count ->
    [0] no discrepancy
    [one] { $count } discrepancy
   *[other] { $count } discrepancies
}, { $decided } decided
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
cli-outcomes = decisions held against inventory { $revision }: { $carried } carried out, { $contradicted } contradicted, { $open } open
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
cli-import-done = inventory { $revision }: { $added } added, { $changed } changed, { $removed } removed; { $total } devices in all
cli-import-nothing = nothing changes: { $total } devices in all
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
cli-import-then-move = the campaign is still held against the former inventory; to take the new one: recol campaign move
cli-import-then-campaign = to begin: recol campaign open "Audit 2026"
cli-import-plan = nothing is written; the import would make: { $added } added, { $changed } changed, { $removed } removed; { $total } devices in all
cli-import-plan-more = … and { $count ->
    [one] { $count } device more
   *[other] { $count } devices more
}
cli-import-plan-holders = { $count ->
    [one] { $count } reference to a holder of an earlier import would be taken out of the store
   *[other] { $count } references to holders of earlier imports would be taken out of the store
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
reason-uai-form = not a UAI: seven digits and a letter, as 0921170X
reason-uai-letter = the letter of { $digits } is { $letter }
reason-unknown-custody = unknown custody: stored, assigned, on_loan, given, in_repair, retired or lost
reason-bad-date = not a date: 2027-07-02 or 02/07/2027
reason-bad-number = not a whole number
reason-bad-flag = neither yes nor no
reason-bad-uuid = not a UUID
reason-empty = empty
reason-twice = already on line { $first }, which is kept
reason-field-count = { $found } fields, the header has { $expected }
reason-spreadsheet-number = spoilt by a spreadsheet: export the column as text
reason-unbalanced-quote = a quote that does not close
reason-too-long = too long
reason-invisible = an invisible character inside
reason-placeholder = stands for nothing: the device needs its tag
reason-header-again = the header again
reason-below-table = a line below the table
reason-month-first = this column has the month first: write 2027-07-02
reason-contradicts = line { $line } says something else about it ({ $columns }): neither is imported
reason-contradicts-file = { $file }, line { $line }, says something else about it ({ $columns }): neither is imported
reason-resembles = perhaps { $meant }, which is recorded. If it is the same device, write that; if it is another one, give the serials of both
reason-no-value = a formula without a value: open the workbook in its program and save it
reason-below-value = empty below a value, as in a table of which the cells were merged: write the value in each row that it holds for
reason-left-out = “…” stands for what is not repeated in a file of rejected rows, as it may name somebody: write it again, or empty the cell
reason-perhaps = perhaps { $meant }: zeros, blanks or decimals were lost or added
reason-few-keys = this column repeats a few words, so it holds no keys: check its header
reason-undecodable = letters that cannot be read: save the file as UTF-8
reason-markup = HTML inside: export the column as text
reason-perhaps-name = perhaps a name: a holder is a code with a digit; leave the column out, or put codes in it
reason-nobody-named = in use, but no column says by whom: write stored, assigned, on_loan…
reason-perhaps-place = a column about persons seems to name a place: write custody and room instead
reason-with-something-else = checked out to neither a person nor a place: write where it is
reason-unknown-college = no known college: name its UAI in the mapping, or import the colleges first
reason-unknown-place = a place of no known college: name its college in the mapping
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
    [one] { $count } device is with somebody, by a personal column; who it is was not imported
   *[other] { $count } devices are with somebody, by a personal column; who it is was not imported
}
notice-windows = read as Windows-1252: check the accents
notice-ignored-columns = unknown columns, ignored: { $columns }
notice-mapped = read by the mapping for { $source }
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
cli-import-then-map = look at it, answer each “?”, then: recol import { $file } --map { $map }
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
mapping-kind = laptop, tablet, desktop, other. A kind that is not known is other; "held_back": not imported.
mapping-college-words = The UAI of the college; "none" if the word names no college; "held_back".
mapping-place = { "{" } college = "0921170X", room = "CDI" { "}" }, or one of both; "none"; "held_back".
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
    [one] { $count } reference to a holder of an earlier import was taken out of the store
   *[other] { $count } references to holders of earlier imports were taken out of the store
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
    [one] { $count } new tag has a serial that is recorded with another tag: “{ $written }” and { $recorded }. If it is the same device, its old tag is to be taken out
   *[other] { $count } new tags have serials that are recorded with other tags: “{ $written }” and { $recorded }, … If they are the same devices, their old tags are to be taken out
}
notice-due-dropped = { $count ->
    [one] { $count } day of return was not imported: its custody is no loan (line { $lines })
   *[other] { $count } days of return were not imported: their custody is no loan (lines { $lines })
}
notice-keys-alike = “{ $key }” (line { $second }) differs only in spelling from line { $first }: its label will be ambiguous
cli-verify-good = { $entries ->
    [one] { $entries } entry
   *[other] { $entries } entries
} in { $series } series, the chain holds, { $erased ->
    [0] nothing erased
   *[other] { $erased } erased for privacy
}
cli-verify-bad = the store was altered, { $problems ->
    [one] { $problems } thing
   *[other] { $problems } things
} to show to the office; keep the file as it is ({ $entries } entries hold in { $series } series, { $erased } erased)
cli-verify-inventory = { $revisions ->
    [one] { $revisions } revision of the inventory holds
   *[other] { $revisions } revisions of the inventory hold
}; the form of the file is as it was made
cli-verify-partial = { $partial ->
    [one] { $partial } of them is held in part: outlines of other colleges, or several revisions gathered; what is held is as it arrived
   *[other] { $partial } of them are held in part: outlines of other colleges, or several revisions gathered; what is held is as it arrived
}
cli-verify-heads = { $series ->
    [0] that file tells of no series
    [one] the end in that file is here
   *[other] all { $series } ends in that file are here
}
cli-held-back = device held back, a newer Récol wrote it: { $device }
cli-verify-broken = the chain is broken
cli-verify-payload = an entry cannot be read
cli-verify-erased = an entry was emptied by somebody else
cli-verify-head = the end of the series is not what was signed
cli-verify-signature = the signature is not the station’s
cli-verify-key = the series is not of the station that it is said to be of
cli-verify-particulars = what is kept of the series does not fit its entries
cli-verify-revision = the inventory was altered
cli-verify-no-revision = a revision of the inventory is missing
cli-verify-stray = rows belong to nothing
cli-verify-gone = something is missing or altered
cli-verify-unvouched = something was added or altered
cli-verify-roll = the station’s own list is not signed by it
cli-verify-schema = the form of the file was altered
cli-verify-elsewhere = this store is an older copy, or another one
cli-purge-campaign = campaign “{ $name }”, closed: { $count ->
    [one] { $count } entry loses what it says
   *[other] { $count } entries lose what they say
}; opening, closing and all hashes stay
cli-purge-waiting = campaign “{ $name }” stays: { $count ->
    [one] { $count } entry is
   *[other] { $count } entries are
} not at the hub yet (recol sync)
cli-purge-holders = { $count ->
    [one] { $count } reference to a holder
   *[other] { $count } references to holders
}; custody stays
cli-purge-revisions = inventory before { $floor }: { $count ->
    [one] { $count } row
   *[other] { $count } rows
}; what still holds stands in { $floor }
cli-purge-nothing = nothing to purge
cli-purge-dry = nothing was erased: say --yes to erase it, for good
cli-purge-done = erased; the file was written anew without it
cli-campaign-purged = purged on { $day }: it concludes nothing any more
demo-campaign = Demonstration
demo-invented = The devices of this demonstration are invented; the colleges are real (open data).
demo-no-label = recorded  ? a device without a label
demo-as-stated = All that was concluded is what the scenario states.
demo-not-as-stated = What was concluded is NOT what the scenario states.
doctor-store = store: { $path } (station { $station })
doctor-no-store = no store yet: { $path }
doctor-inventory = inventory { $revision }: { $devices } devices
doctor-no-inventory = no inventory: recol import FILE, or recol demo to try it
doctor-campaign = current campaign: { $name }
doctor-no-campaign = no campaign: recol campaign open NAME
doctor-journal = journal: { $entries } entries, the chain holds
doctor-bad-journal = the store was altered, { $problems ->
    [one] { $problems } thing
   *[other] { $problems } things
}; recol verify tells more
doctor-roaming = a roaming profile copies that folder from computer to computer, and two copies of a store are refused: with Récol closed, move it to { $local }
doctor-hub-strangers = { $path }: { $count ->
    [one] 1 file or folder there is not Récol’s, and is passed over: { $names }
   *[other] { $count } files or folders there are not Récol’s, and are passed over: { $names } …
}
doctor-camera = camera: { $name }
doctor-camera-refused = camera: { $name }, to which you have no access. Join the group video, then log in again: sudo usermod -aG video $USER
doctor-no-camera = no camera: a USB scanner and the keyboard are enough
doctor-terminal = terminal: { $width } × { $height }
doctor-no-terminal = the output is no terminal
doctor-preview = picture of the camera: { $way } ({ $why })
way-off = none
way-blocks = half blocks
way-kitty = pixels, kitty's protocol
way-iterm2 = pixels, iTerm2's protocol
way-sixel = pixels, sixels
why-asked = RECOL_PREVIEW asks for it
why-known = this terminal shows them
why-unknown = this terminal is not known to show pixels
why-multiplexer = a multiplexer (tmux, screen) does not pass them on
why-remote = the terminal is remote
why-no-colour = NO_COLOR
why-no-cell-size = the terminal does not tell how many pixels a cell has
doctor-settings = language { $lang }, author { $author }
cli-import-far = Importing: { $percent }%, { $seconds } s left
cli-opening = opening { $name } ({ $megabytes } MB)…
cli-camera-chosen = taken
cli-camera-looking = { $name }: { $frames } frames looked at, { $read } read…
cli-camera-waiting = waiting for the camera…
cli-camera-name = camera: { $name } ({ $place })
cli-camera-format = format: { $format }
cli-camera-rate = rate: { $measured } frames a second, { $promised } promised ({ $frames } in { $seconds } s, { $looked } looked at)
cli-camera-damaged = damaged frames: { $damaged }
cli-camera-decoding = decoding: { $median } ms in the median, { $most } ms for 95 % of the frames
cli-camera-share = reading: a code in { $share } % of the frames looked at
cli-camera-read = read: { $text }

config-file = file of settings: { $path }
config-no-file = file of settings: { $path } (there is none)
config-setting = setting
config-value-head = value
config-origin = origin
config-default = default
config-unknown = no setting is called “{ $name }”
config-unknown-meant = no setting is called “{ $name }”; did you mean “{ $meant }”?
config-backslash = in double quotes, \ begins a special character; write: { $meant }
config-value = “{ $name }” wants: { $expected }
config-form-name = a short name, in quotes
config-form-path = a path, in quotes
cli-first-contact-ask = Is it the office’s? [y/N]
cli-station-office-key = office’s key: { $key }
cli-station-stated = the office’s last statement: { $at }
cli-revisions-none = No inventory is imported yet.

# Pull
cli-pulled = { $source }: { $count ->
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
cli-pull-anew-stale = The pages of an earlier pull are older than a day, or of something else: it begins anew.
cli-pull-anew-foreign = The pages of an earlier pull cannot be used, and were put aside: it begins anew.
cli-pull-plain = Without TLS, everybody on the way can read the token and change what comes.
cli-pull-token-kept = ✔ The keyring holds the token.
cli-pull-token-not-kept = The token was not kept: { $cause }
cli-pull-token-forgotten = ✔ The keyring no longer holds the token.
cli-pull-token-none = · The keyring holds no token for this server.
cli-pull-ask-bearer = API token of Snipe-IT:
cli-pull-ask-user = API token of the user of GLPI:
cli-pull-ask-application = App-Token of GLPI (empty if it wants none):
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
push-no-place = no device tells what “{ $place }” is called there: record one there by hand, then pull
push-no-status = no device tells what “{ $custody }” is called there: --status { $code }=NAME
push-refused = the server refuses: { $said }
push-new = { $count ->
    [one] { $count } device is to be registered there by hand, or with the file of recol give-back
   *[other] { $count } devices are to be registered there by hand, or with the file of recol give-back
}: { $names }
push-would = it would write { $changes ->
    [one] { $changes } change
   *[other] { $changes } changes
} and { $audits ->
    [one] { $audits } audit
   *[other] { $audits } audits
}; { $before } there already; --yes writes it
push-written = { $changes ->
    [one] { $changes } change
   *[other] { $changes } changes
} and { $audits ->
    [one] { $audits } audit
   *[other] { $audits } audits
} written; { $before } were there already
push-token-not-kept = the token is not kept: { $cause } RECOL_PUSH_TOKEN gives it too.
back-carried-out = { $count ->
    [one] { $count } decision is carried out already
   *[other] { $count } decisions are carried out already
}
back-undecided = { $count ->
    [one] { $count } discrepancy is undecided
   *[other] { $count } discrepancies are undecided
}
back-conflict = held back, decided in contradictory ways ({ $count }): { $names }
back-contradicted = held back, the newest inventory says something else ({ $count }): { $names }
back-two-ways = held back, decided in two ways that one device cannot have ({ $count }): { $names }
back-no-tag = held back, new and without a tag ({ $count }): { $names }
back-runs = held back, an apostrophe would have to stand before what a spreadsheet runs ({ $count }): { $names }
back-unknown = names that no mapping gives ({ $count }): { $names }. Check that they are called so there: an importer may create what it does not know
back-new = { $count ->
    [one] { $count } device is new: fill in its model first
   *[other] { $count } devices are new: fill in their models first
}
back-next-snipe-it = then, in Snipe-IT: Import, type “assets”, with “update existing values”; it makes each asset of the file not requestable
back-next-glpi = then, in GLPI: the plugin for the injection of files, with a model of these columns and the inventory number as the link
