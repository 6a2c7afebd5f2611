//! Every payload form known from the field: its form, its candidates, the device it means; what is kept of it.
//! The laws that hold for any text are in `laws`.

mod laws;

use recol::audit::{
    ids::{Revision, Serial},
    inventory::{Aliases, Device, DeviceIx, Inventory, Rows},
    tag::{Closeness, Form, MAX_PAYLOAD, Names, OwnTag, Resolution, parse, resolve, resolve_serial},
    text::{is_treacherous, printable},
};

const UUID: &str = "6f9619ff-8b86-4d11-b42d-00cf4fc964ff";
/// A GRAI: a zero, a valid GTIN-13, then the serial part.
const GRAI: &str = "04006381333931SER789";

fn device(tag: &str, serial: &str, source_id: &str, uuid: &str) -> Device {
    let some = |text: &str| (!text.is_empty()).then(|| text.into());
    Device {
        tag: tag.into(),
        serial: (!serial.is_empty()).then(|| Serial::new(serial)),
        aliases: Some(Box::new(Aliases { source_id: some(source_id), uuid: some(uuid) })),
        ..Device::default()
    }
}

fn own() -> String {
    OwnTag::numbered(123_456_789).to_string()
}

fn inventory() -> Inventory {
    let devices = vec![
        device(&own(), "SN00001", "", ""),
        device("0012345", "PF3SHL9G", "77", ""),
        device("42", "282QFH4", "", ""),
        device("LAB-9", "C02XK1ABJG5H", "42", ""),
        device("000-123", "", "", UUID),
        device("SAM-0001", "", "cl9x2k3m4n5p", ""),
        device("A/B 7", "", "", ""),
        device("INVX", "", "123", ""),
        device("SER789", "", "", ""),
        device("4012345ABC", "", "", ""),
        device("00500", "", "", ""),
        device("0500", "", "", ""),
        device("ACME-88", "1234567890", "", ""),
        device("ÉCOLE-1", "", "414", ""),
    ];
    Inventory::new(Revision(1), Rows { devices, prefixes: vec!["HDS-".into(), "ACME-".into()], ..Rows::default() })
}

/// What a row of the table expects of the resolution.
#[derive(Clone, Copy, Debug)]
enum Means {
    One(&'static str, Closeness),
    Ambiguous,
    Nothing,
}
use Closeness::{Approximate, Exact, Normalised};
use Means::{Ambiguous, Nothing, One};
use Names::{Any, SourceId, Tag, Uuid};

fn check(payload: &str, form: Form, candidates: &[(Names, &str)], means: Means) {
    let inventory = inventory();
    let parsed = parse(payload);
    assert_eq!(parsed.form, form, "form of {payload:?}");
    let found: Vec<_> = parsed.candidates.iter().map(|c| (c.names, c.text.as_str())).collect();
    assert_eq!(found, candidates, "candidates of {payload:?}");
    let tag = |ix: DeviceIx| inventory.device(ix).unwrap().tag.as_str().to_owned();
    match (resolve(&inventory, &parsed), means) {
        (Resolution::One(m), One(wanted, closeness)) => {
            assert_eq!((tag(m.device).as_str(), m.closeness), (wanted, closeness), "{payload:?}");
        }
        (Resolution::Ambiguous(_), Ambiguous) | (Resolution::None, Nothing) => {}
        (got, wanted) => panic!("{payload:?}: {got:?}, not {wanted:?}"),
    }
}

#[test]
fn own_labels() {
    let own = own();
    let tag: &'static str = own.clone().leak();
    check(&own, Form::Own, &[(Tag, &own)], One(tag, Exact));
    let lower = own.to_lowercase();
    check(&lower, Form::Own, &[(Tag, &lower)], One(tag, Normalised));
    let dashed = own.replace('-', "\u{2013}");
    check(&format!(" {dashed}\r\n"), Form::Own, &[(Tag, &dashed)], One(tag, Normalised));
    // One wrong character: never matched, not even approximately, though zeros and prefix are forgiven elsewhere.
    let last = own.chars().next_back().unwrap();
    let wrong = format!("{}{}", &own[..own.len() - 1], if last == 'A' { 'B' } else { 'A' });
    check(&wrong, Form::OwnMisread, &[(Tag, &wrong)], Nothing);
    // A well-formed own tag of no device.
    let other = OwnTag::numbered(1).to_string();
    check(&other, Form::Own, &[(Tag, &other)], Nothing);
}

#[test]
fn snipe_it() {
    let one = |payload: &str, names, text: &str, means| check(payload, Form::SnipeIt, &[(names, text)], means);
    one("https://parc.example.fr/hardware/42", SourceId, "42", One("LAB-9", Exact));
    one("https://example.fr/sub/path/hardware/42", SourceId, "42", One("LAB-9", Exact));
    one("https://example.fr/hardware/414/edit", SourceId, "414", One("ÉCOLE-1", Exact));
    one("HTTP://EXAMPLE.FR/hardware/8003/view", SourceId, "8003", Nothing);
    one("https://example.fr/ht/42", Tag, "42", One("42", Exact));
    one("https://example.fr/ht/A%2FB%207", Tag, "A/B 7", One("A/B 7", Exact));
    one("https://example.fr/ht/A/B%207", Tag, "A/B 7", One("A/B 7", Exact));
    one("https://example.fr/hardware/bytag/0012345", Tag, "0012345", One("0012345", Exact));
    one("https://example.fr/hardware/bytag?assetTag=0012345", Tag, "0012345", One("0012345", Exact));
    one("https://example.fr/hardware/byserial/pf3shl9g", Names::Serial, "pf3shl9g", One("0012345", Normalised));
    check("https://example.fr/locations/3", Form::Place, &[], Nothing);
    // A plain number: the tag of one device, the number of another.
    check("42", Form::Plain, &[(Any, "42")], Ambiguous);
    check("77", Form::Plain, &[(Any, "77")], One("0012345", Exact));
    check("0012345", Form::Plain, &[(Any, "0012345")], One("0012345", Exact));
}

#[test]
fn glpi() {
    let label = "Numéro d'inventaire = 0012345\nNuméro de série = SN00001\nNom de l'objet = PC-12\nQRcode date = 2026-01-01";
    // Inventory number before serial, even where they are of two devices.
    check(label, Form::Glpi, &[(Tag, "0012345"), (Names::Serial, "SN00001")], One("0012345", Exact));
    let label = format!("Inventory number = \nSerial number = PF3SHL9G\nUUID = {UUID}\nID = 42");
    check(&label, Form::Glpi, &[(Names::Serial, "PF3SHL9G"), (Uuid, UUID), (SourceId, "42")], One("0012345", Exact));
    let label = format!("UUID = {}\r\nQRcode date = 2026-01-01\r\n", UUID.to_uppercase());
    check(&label, Form::Glpi, &[(Uuid, &UUID.to_uppercase())], One("000-123", Exact));
    check("URL = https://glpi.example/front/computer.form.php?id=42", Form::Glpi, &[(SourceId, "42")], One("LAB-9", Exact));
    check("https://glpi.example/front/computer.form.php?id=42", Form::Glpi, &[(SourceId, "42")], One("LAB-9", Exact));
    // The number of another kind of thing is of another list, whoever tells it.
    for page in ["monitor", "printer", "peripheral", "phone", "networkequipment", "user"] {
        let address = format!("https://glpi.example/front/{page}.form.php?id=42");
        check(&address, Form::Glpi, &[], Nothing);
        check(&format!("ID = 42\nURL = {address}"), Form::Glpi, &[], Nothing);
    }
    let by_number = "https://x/glpi/plugins/barcode/front/checkItemByInv.php?inventoryNumber=0012345&itemtype=Computer";
    check(by_number, Form::Glpi, &[(Tag, "0012345")], One("0012345", Exact));
    check(&format!("URL = {by_number}"), Form::Glpi, &[(Tag, "0012345")], One("0012345", Exact));
}

#[test]
fn homebox_shelf_and_inventree() {
    check(&format!("https://box.local:7745/item/{UUID}"), Form::Homebox, &[(Uuid, UUID)], One("000-123", Exact));
    for address in ["https://box.local/a/000-123", "https://box.local/a/000123"] {
        check(address, Form::Homebox, &[(Tag, "000-123"), (Tag, "000123")], One("000-123", Exact));
    }
    check(&format!("https://box.local/location/{UUID}"), Form::Place, &[], Nothing);

    let id = "cl9x2k3m4n5p";
    for address in [format!("https://app.shelf.example/qr/{id}"), format!("http://s.example/{id}")] {
        check(&address, Form::Shelf, &[(SourceId, id), (Tag, id)], One("SAM-0001", Exact));
    }
    check(id, Form::Plain, &[(Any, id), (SourceId, id)], One("SAM-0001", Exact));
    check("SAM-0001", Form::Plain, &[(Any, "SAM-0001"), (Names::Serial, "AM-0001")], One("SAM-0001", Exact));

    check(r#"{"stockitem":123}"#, Form::InvenTree, &[(SourceId, "123")], One("INVX", Exact));
    check(r#"{"stocklocation":1}"#, Form::Place, &[], Nothing);
    check("INV-SI123", Form::InvenTree, &[(Any, "INV-SI123"), (SourceId, "123")], One("INVX", Exact));
    check("INV-SL1", Form::Place, &[(Any, "INV-SL1")], Nothing);
}

#[test]
fn gs1() {
    let grai = [(Tag, GRAI), (Tag, "SER789"), (Names::Serial, "SER789")];
    for payload in [
        format!("(8003){GRAI}"),
        format!("]d28003{GRAI}"),
        format!("]Q38003{GRAI}"),
        format!("\u{1d}8003{GRAI}"),
        format!("]C1\u{1d}8003{GRAI}\u{1d}\r\n"),
        format!("https://id.example/8003/{GRAI}"),
        format!("https://id.example/some/path/8003/{GRAI}?x=1"),
    ] {
        check(&payload, Form::Gs1, &grai, One("SER789", Exact));
    }
    let giai = [(Tag, "4012345ABC"), (Names::Serial, "4012345ABC")];
    for payload in ["(8004)4012345ABC", "]d280044012345ABC", "https://id.example/8004/4012345ABC"] {
        check(payload, Form::Gs1, &giai, One("4012345ABC", Exact));
    }
    let item = [(Names::Serial, "PF3SHL9G"), (Tag, "PF3SHL9G")];
    for payload in
        ["(01)04006381333931(21)PF3SHL9G", "]d2010400638133393121PF3SHL9G", "https://id.example/01/04006381333931/21/PF3SHL9G"]
    {
        check(payload, Form::Gs1, &item, One("0012345", Exact));
    }
    check("(8003)04006381333932SER789", Form::Gs1Misread, &[], Nothing);
    check("(01)04006381333932(21)PF3SHL9G", Form::Gs1Misread, &[], Nothing);
    check("(414)4006381333931", Form::Place, &[], Nothing);
    // Without brackets, separator or symbology it is a number and no more; a separator behind is a scanner's suffix.
    check("0104006381333931", Form::Plain, &[(Any, "0104006381333931")], Nothing);
    check("0012345\u{1d}", Form::Plain, &[(Any, "0012345")], One("0012345", Exact));
    check("80045\u{1d}", Form::Plain, &[(Any, "80045")], Nothing);
}

#[test]
fn makers() {
    for address in [
        "https://support.lenovo.com/qrcode?sn=PF3SHL9G&mtm=82KA00G8IH",
        "https://pcsupport.lenovo.com/qrcode/PF3SHL9G/82KA00G8IH",
    ] {
        check(address, Form::Maker, &[(Names::Serial, "PF3SHL9G")], One("0012345", Exact));
    }
    check("https://www.dell.com/support/pid?s=q3&t=282QFH4", Form::Maker, &[(Names::Serial, "282QFH4")], One("42", Exact));
    check("https://qrl.dell.com/PDPJ4H3", Form::Maker, &[], Nothing);
    check("https://dell.com.example.net/support/pid?t=282QFH4", Form::Foreign, &[], Nothing);
    let hinted = [(Any, "1S82KA00G8IHPF3SHL9G"), (Names::Serial, "PF3SHL9G")];
    check("1S82KA00G8IHPF3SHL9G", Form::Plain, &hinted, One("0012345", Approximate));
    check("C02XK1ABJG5H", Form::Plain, &[(Any, "C02XK1ABJG5H")], One("LAB-9", Exact));
    check("SC02XK1ABJG5H", Form::Plain, &[(Any, "SC02XK1ABJG5H"), (Names::Serial, "C02XK1ABJG5H")], One("LAB-9", Approximate));
    // Stripped only if the result is recorded; and a text that begins with S anyway is found whole first.
    check("SXYZ12345", Form::Plain, &[(Any, "SXYZ12345"), (Names::Serial, "XYZ12345")], Nothing);
    check("SN00001", Form::Plain, &[(Any, "SN00001"), (Names::Serial, "N00001")], One(own().leak(), Exact));
}

#[test]
fn normalising_and_the_approximate_match() {
    check(" lab\u{2014}9 ", Form::Plain, &[(Any, "lab\u{2014}9")], One("LAB-9", Normalised));
    check("e\u{301}cole-1", Form::Plain, &[(Any, "e\u{301}cole-1")], One("ÉCOLE-1", Normalised));
    check("12345", Form::Plain, &[(Any, "12345")], One("0012345", Approximate));
    check("000012345", Form::Plain, &[(Any, "000012345")], One("0012345", Approximate));
    check("88", Form::Plain, &[(Any, "88")], One("ACME-88", Approximate));
    check("HDS-0012345", Form::OwnMisread, &[(Tag, "HDS-0012345")], Nothing);
    check("HDS-42", Form::Plain, &[(Any, "HDS-42")], One("42", Approximate));
    // Two devices fit equally well: none is chosen. To the letter it is one.
    check("500", Form::Plain, &[(Any, "500")], Ambiguous);
    check("00500", Form::Plain, &[(Any, "00500")], One("00500", Exact));
    let serial = resolve_serial(&inventory(), &parse("pf3shl9g"));
    assert_eq!(serial.one().map(|m| (m.closeness, m.by)), Some((Normalised, Names::Serial)));
    assert_eq!(resolve_serial(&inventory(), &parse("0012345")), Resolution::None);
}

#[test]
fn a_wedge_on_the_wrong_layout() {
    let digits = "&é\"'(-è_çà";
    check(digits, Form::Foreign, &[(Any, "1234567890")], One("ACME-88", Exact));
    check("àà&é\"'(", Form::Foreign, &[(Any, "0012345")], One("0012345", Exact));
    check("LQB)ç", Form::Plain, &[(Any, "LQB)ç"), (Any, "LAB-9")], One("LAB-9", Exact));
    check("httpsM!!x:fr!hqrdzqre!'é", Form::Plain, &[(Any, "httpsM!!x:fr!hqrdzqre!'é"), (SourceId, "42")], One("LAB-9", Exact));
    let inventory = inventory();
    let azerty: String =
        own().chars().map(|c| "à&é\"'(-è_ç".chars().nth(c.to_digit(10).unwrap_or(99) as usize).unwrap_or(c)).collect();
    let azerty = azerty.replacen("HDS-", "HDS)", 1);
    // Letters that the layouts exchange, as a scanner's A comes out.
    let azerty: String = azerty
        .chars()
        .map(|c| match c {
            'A' => 'Q',
            'Q' => 'A',
            'Z' => 'W',
            'W' => 'Z',
            'M' => '?',
            c => c,
        })
        .collect();
    assert_eq!(resolve(&inventory, &parse(&azerty)).device(), inventory.by_tag(&own()), "{azerty}");
    // A recorded tag that only looks like it is found as it stands.
    assert_eq!(parse("été-2026").candidates.len(), 1);
}

#[test]
fn what_is_kept_tells_of_no_person() {
    let kept = |raw: &str| parse(raw).kept.to_string();
    let mdm = r#"{"serial":"PF3SHL9G","user":"Ana Li","upn":"ana.li@ac.example","displayName":"Ana"}"#;
    check(mdm, Form::Mdm, &[(Names::Serial, "PF3SHL9G")], One("0012345", Exact));
    assert_eq!(kept(mdm), r#"{"serial":"PF3SHL9G"}"#);
    let nested =
        r#"{"device":{"serial":"PF3SHL9G","user":"Ana"},"user":{"serial":"Ana","name":"Ana"},"ana.li":{"serial":"Ana"}}"#;
    check(nested, Form::Mdm, &[(Names::Serial, "PF3SHL9G")], One("0012345", Exact));
    assert_eq!(kept(nested), r#"{"device":{"serial":"PF3SHL9G"}}"#);
    assert_eq!(kept(r#"{"a":{"b":{"c":{"tag":"1"}}}}"#), r#"{"a":{"b":{"c":{"tag":"1"}}}}"#);
    assert_eq!(kept(r#"{"a":{"b":{"c":{"d":{"tag":"1"}}}}}"#), "{}");
    let glpi = "Serial number = PF3SHL9G\nUser = Ana Li\nUsager = Ana\rAlternate username = Ana";
    check(glpi, Form::Glpi, &[(Names::Serial, "PF3SHL9G")], One("0012345", Exact));
    let hostile = [
        mdm.to_owned(),
        glpi.to_owned(),
        format!("\u{feff}{mdm}"),
        format!("\0\u{1d}{mdm}\0"),
        format!("[{mdm}]"),
        mdm[..mdm.len() - 2].to_owned(),
        "Serial number = X\rUser = Ana Li".into(),
        "Serial number = X\u{2028}User = Ana Li".into(),
        "ID = 1\nURL = https://x/front/user.form.php?id=1&user=Ana".into(),
        "BEGIN:VCARD\nVERSION:3.0\nN:Li;Ana\nEND:VCARD".into(),
        "\u{feff}begin:vcard\nN:Li;Ana".into(),
        "MECARD:N:Li,Ana;;".into(),
        "mailto:Ana.Li@ac.example".into(),
        "Ana.Li@ac.example".into(),
        "device of Ana.Li@ac.example".into(),
        "<Ana.Li@ac.example>".into(),
        "https://Ana:Li@x.example/hardware/42".into(),
        "https://x.example/hardware/42?user=Ana&email=Ana%40ac.example".into(),
        "https://x.example/p?contact=Ana%40ac.example;login=Ana#name=Ana".into(),
        "https://x.example/p?user_name=Ana&first-name=Ana&User%5B%5D=Ana".into(),
        "WIFI:T:WPA;S:college;P:Ana;;".into(),
        "tel:+33-Ana".into(),
        "upn: Ana li".into(),
        "nom=Ana".into(),
        "N:Ana;Li;TEL:0612345678".into(),
        "N:Li;Ana".into(),
        "Nom de l'élève : Ana".into(),
        "https://x.example\nNom : Ana".into(),
        "Serial number = X;user=Ana".into(),
        "Serial number = X user=Ana".into(),
        "Item name = PC-12, user: Ana".into(),
        "serial=SN1 nom=Ana".into(),
        "https://mdm.example/users/Ana.li/devices/SN1".into(),
        "https://mdm.example/Élèves//Ana.li/devices/SN1".into(),
        "https://mdm.example/~Ana/x".into(),
        "https://x.example/#/user/Ana".into(),
        "https://x.example/users('Ana')/devices".into(),
        "Affecté à : Ana\nSN : 1".into(),
        "assignedTo=Ana;sn=1".into(),
        "https://x.example/?back=%2Fusers%2FAna".into(),
        "https://x.example/p?u=Ana.li".into(),
        "https://x.example/p?x=1,user=Ana|nom:Ana".into(),
    ];
    for raw in hostile {
        let kept = kept(&raw);
        assert!(!kept.contains("Ana") && !kept.contains("ac.example"), "{raw:?} keeps {kept:?}");
    }
    assert_eq!(kept("upn: Ana li"), "…");
    check("upn: Ana li", Form::Foreign, &[], Nothing);
    assert_eq!(kept("https://mdm.example/users/Ana.li/devices/SN1"), "https://mdm.example/users/…/devices/SN1");
    let serial = [(Names::Serial, "PF3SHL9G")];
    for (raw, stays) in [
        ("user=Jean Dupont;serial=PF3SHL9G", "serial=PF3SHL9G"),
        ("Nom : Dupont\nPrénom : Jean\nSérie : PF3SHL9G", "Série=PF3SHL9G"),
        ("S/N: PF3SHL9G | Usager: Jean", "S/N=PF3SHL9G"),
        ("serial=PF3SHL9G user=Jean Dupont", "serial=PF3SHL9G"),
        ("login=jean&serial=PF3SHL9G&room=12", "serial=PF3SHL9G"),
    ] {
        assert_eq!(kept(raw), stays);
        check(raw, Form::Mdm, &serial, One("0012345", Exact));
    }
    check("Numéro de série : PF3SHL9G\nNom : Dupont", Form::Glpi, &serial, One("0012345", Exact));
    let all = "Asset tag: 0012345; S/N: SN00001; user: Jean";
    check(all, Form::Mdm, &[(Tag, "0012345"), (Names::Serial, "SN00001")], One("0012345", Exact));
    assert_eq!(kept("Classe mobile: 3; salle=12"), "Classe mobile: 3; salle=12");
    assert_eq!(kept("https://x.example/hardware/42?user=Ana&x=1"), "https://x.example/hardware/42?&x=1");
    check("https://x.example/hardware/42?user=Ana", Form::SnipeIt, &[(SourceId, "42")], One("LAB-9", Exact));
}

/// What nobody sees around a text makes no difference; inside of it everything does.
#[test]
fn only_what_stands_around_a_text_is_trimmed_for_an_exact_match() {
    let around = ["0012345\r\n", "\t 0012345", "\u{a0}0012345\u{2003}", "\u{feff}0012345\u{200b}", "\u{1d}0012345\0"];
    for raw in around {
        check(raw, Form::Plain, &[(Any, "0012345")], One("0012345", Exact));
    }
    let closeness = |raw: &str| resolve(&inventory(), &parse(raw)).one().map(|found| found.closeness);
    assert_eq!(closeness("lab-9"), Some(Normalised));
    assert_eq!(closeness("LAB–9"), Some(Normalised));
    assert_eq!(closeness("LAB- 9"), None);
}

/// Of a code that holds a secret, kind and digest stay: two different ones are two, and nothing of the secret is in the digest.
#[test]
fn codes_with_a_secret_are_told_apart_without_it() {
    let kept = |raw: &str| parse(raw).kept.to_string();
    // Worked out with another program.
    assert_eq!(kept("WIFI:T:WPA;S:college;P:secret;;"), "WIFI:…b1860d9350f0");
    for same in [
        "WIFI:S:college;T:WPA;P:other;;",
        "WIFI:T:wpa;S:col\\lege;H:true;;\r\n",
        " WIFI:P:x;S:college;T:WPA",
        "WIFI:…b1860d9350f0",
    ] {
        assert_eq!(kept(same), "WIFI:…b1860d9350f0", "{same}");
    }
    assert_eq!(kept("tel:+33123456789"), "tel:…d940");
    assert_eq!(kept("otpauth://totp/A:b?secret=AAAA"), kept("otpauth://totp/A:b?secret=BBBB"));
    assert_eq!(kept("otpauth-migration://offline?data=AAAA"), kept("otpauth-migration://offline?data=BBBB"));
    // What an earlier version kept stays as it is.
    assert_eq!(kept("WIFI:…"), "WIFI:…");
    let all = [
        "WIFI:T:WPA;S:college;P:x;;",
        "WIFI:T:WEP;S:college;P:x;;",
        "WIFI:T:nopass;S:college;;",
        "WIFI:T:WPA;S:r\\;eserve;P:x;;",
        "WIFI:T:WPA;S:r;P:x;;",
        "WIFI:T:WPA;P:x;;",
        "tel:+33123456789",
        "tel:+33123456780",
        "sms:+33123456789",
        "otpauth://totp/A:b?secret=AAAA",
        "otpauth://totp/A:c?secret=AAAA",
        "BEGIN:VCARD\nN:Li\nEND:VCARD",
        "BEGIN:VCARD\nN:Lo\nEND:VCARD",
    ];
    let told: std::collections::BTreeSet<String> = all.iter().map(|raw| kept(raw)).collect();
    assert_eq!(told.len(), all.len(), "{told:?}");
    // However it is dressed, and however often.
    let dressed = [
        "]Q1".repeat(7) + "WIFI:S:college;T:WPA;P:secret;;",
        "]Q1".repeat(300) + "WIFI:S:college;T:WPA;P:secret;;",
        "]Q1".repeat(2700) + "WIFI:S:college;T:WPA;P:secret;;",
        "P01WIFI:S:college;T:WPA;P:secret;;".into(),
        "see https://user:secret@host.example/page".into(),
        "mot de passe : secret".into(),
    ];
    for raw in dressed {
        assert!(!kept(&raw).contains("secret"), "{raw:.60} is kept as {:.60}", kept(&raw));
    }
    for raw in all {
        assert_eq!(parse(raw).is_stripped(), kept(raw).ends_with('…'), "{raw}");
    }
}

#[test]
fn hostile_and_foreign_payloads_are_answered() {
    let digits = "7".repeat(7089);
    for raw in [
        "",
        " \r\n\u{1d}\0",
        "\u{1b}]0;x\u{7}\u{1b}[2J",
        "\u{202e}54321\u{202c}",
        "=HYPERLINK(\"https://x\")",
        "@SUM(1+1)*cmd|'/C calc'!A0",
        "'; DROP TABLE devices; --",
        "00\u{0}12345",
        "%",
        "https://x/%zz%",
        "https://x/hardware/bytag/%ff%fe",
        "https://x/ht/%00%1b",
        "https://",
        "https://?&#",
        "(8003)",
        "(8003)é",
        "]d2",
        "HDS-",
        "{",
        "{\"serial\":{}}",
        "1S",
        "=",
        "<script>alert(1)</script>",
        "geo:48.9,2.2",
        "bitcoin:1A2b",
        &digits,
    ] {
        let parsed = parse(raw);
        assert_eq!(resolve(&inventory(), &parsed), Resolution::None, "{raw:?}");
        assert!(parsed.kept.len() <= MAX_PAYLOAD);
        assert!(!printable(&parsed.kept).chars().any(is_treacherous), "{raw:?}");
    }
    check("", Form::Empty, &[], Nothing);
    check(" \r\n\u{1d}\0", Form::Empty, &[], Nothing);
    check(&digits, Form::Foreign, &[], Nothing);
    check("WIFI:T:WPA;S:x;P:y;;", Form::Foreign, &[], Nothing);
    check("https://stranger.example/page", Form::Foreign, &[], Nothing);
    check("<script>", Form::Foreign, &[], Nothing);
}
