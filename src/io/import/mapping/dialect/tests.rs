//! The lists of other software as they document them, in English and French: recognised, and every column with its meaning.

use super::{super::tables::plain, all};
use crate::{
    audit::{
        inventory::{College, Device, InventoryColumn as C, Records},
        uai::Uai,
    },
    io::import::{Imported, Known, Terms, propose, read_knowing},
    job::Means::{self, CheckoutKind, CheckoutPlace, Column, Ignored, Keeper, Personal, Place, SerialAsTag},
};
use std::ops::ControlFlow;

/// A list, its source, what is not ignored in it, and what is read: tag, serial, custody, college, room.
struct List {
    source: &'static str,
    text: &'static str,
    means: &'static [(&'static str, Means)],
    read: &'static [&'static str],
}

const TAG: Means = Column(C::Tag);
const SERIAL: Means = Column(C::Serial);
const MODEL: Means = Column(C::Model);
const KIND: Means = Column(C::Kind);
const CUSTODY: Means = Column(C::Custody);
const DUE: Means = Column(C::Due);
const COLLEGE: Means = Column(C::College);
const ROOM: Means = Column(C::Room);
const ID: Means = Column(C::SourceId);

const LISTS: &[List] = &[
    List {
        source: "GLPI",
        text: "Name;Entity;Status;Manufacturer;Serial number;Inventory number;Type;Model;Location;Last update;Alternate username;User;Technician in charge of the hardware;Operating System - Name;Comments\n\
            PC1;Root entity > Collège Test;In stock;Dell;S1;G1;Laptop;Latitude;Site > Collège Test > CDI;2026-11-02 08:00;;;tech;Windows;\n\
            PC2;Root entity > Collège Test;In use;Dell;S2;G2;Laptop;Latitude;Site > Collège Test > CDI;2026-11-02 08:00;u2;;tech;Windows;\n",
        means: &[
            ("Name", Personal),
            ("Entity", COLLEGE),
            ("Status", CUSTODY),
            ("Serial number", SERIAL),
            ("Inventory number", TAG),
            ("Type", KIND),
            ("Model", MODEL),
            ("Location", Place),
            ("Alternate username", Keeper),
            ("User", Keeper),
            ("Technician in charge of the hardware", Personal),
        ],
        read: &["G1 S1 stored 0921170X CDI", "G2 S2 assigned 0921170X CDI"],
    },
    List {
        source: "GLPI",
        text: "\u{feff}\"Nom\";\"Statut\";\"Fabricant\";\"Numéro de série\";\"Type\";\"Modèle\";\"Système d'exploitation - Nom\";\"Lieu\";\"Dernière modification\";\"Composants - Processeur\";\"Numéro d'inventaire\";\"Usager\";\"Numéro d'usager\";\"Technicien responsable\";\n\
            \"PC1\";\"En stock\";\"HP\";\"S1\";\"Portable\";\"ProBook\";\"Windows 11\";\"Collège Test > Salle 12\";\"2026-11-02 08:00\";\"i5\";\"G1\";\"\";\"\";\"tech\";\n",
        means: &[
            ("Nom", Personal),
            ("Statut", CUSTODY),
            ("Numéro de série", SERIAL),
            ("Type", KIND),
            ("Modèle", MODEL),
            ("Lieu", Place),
            ("Numéro d'inventaire", TAG),
            ("Usager", Keeper),
            ("Numéro d'usager", Personal),
            ("Technicien responsable", Personal),
        ],
        read: &["G1 S1 stored 0921170X Salle 12"],
    },
    List {
        source: "GLPI",
        text: "id,name,serial,otherserial,locations_id,states_id,users_id,entities_id,contact\n\
            1,PC1,S1,G1,Collège Test > CDI,En stock,,Entité racine,\n",
        means: &[
            ("id", ID),
            ("name", Personal),
            ("serial", SERIAL),
            ("otherserial", TAG),
            ("locations_id", Place),
            ("states_id", CUSTODY),
            ("users_id", Keeper),
            ("contact", Keeper),
        ],
        read: &["G1 S1 stored 0921170X CDI"],
    },
    List {
        source: "Snipe-IT",
        text: "ID,Compagnie,Nom de l'actif,Étiquette de l'actif,Modèle,Modèle n°.,\u{421}atégorie,Fabricant,Série ,Acheté,Coût,Fournisseur,Lieu,Emplacement par défaut,Date de libération,Type,Nom d'utilisateur,Statut,Date de retour prévue\n\
            1,CD92,PC1,N1,Latitude,L5,Laptops,Dell,S1,2024-01-02,500,F,Collège Test,Collège Test,Person A,user,pa,Ready to Deploy (deployed),2027-07-02\n\
            2,CD92,PC2,N2,Latitude,L5,Laptops,Dell,S2,2024-01-02,500,F,Collège Test,Collège Test,Collège Jean Moulin,location,,Ready to Deploy (deployed),\n\
            3,CD92,PC3,N3,Latitude,L5,Laptops,Dell,S3,2024-01-02,500,F,Collège Test,Collège Test,,,,Ready to Deploy (deployable),\n",
        means: &[
            ("ID", ID),
            ("Étiquette de l'actif", TAG),
            ("Modèle", MODEL),
            ("\u{421}atégorie", KIND),
            ("Série", SERIAL),
            ("Lieu", Place),
            ("Date de libération", CheckoutPlace),
            ("Type", CheckoutKind),
            ("Nom d'utilisateur", Keeper),
            ("Statut", CUSTODY),
            ("Date de retour prévue", DUE),
        ],
        read: &["N1 S1 on_loan 0921170X -", "N2 S2 stored 0920068Z -", "N3 S3 stored 0921170X -"],
    },
    List {
        source: "Snipe-IT",
        text: "Asset Name,Asset Tag,Serial,Model,Category,Status,Location,Checked Out,Type,Username,Manager,Expected Checkin Date\n\
            PC1,N1,S1,Latitude,Laptops,Out for Repair (undeployable),CDI,,,,,\n",
        means: &[
            ("Asset Tag", TAG),
            ("Serial", SERIAL),
            ("Model", MODEL),
            ("Category", KIND),
            ("Status", CUSTODY),
            ("Location", ROOM),
            ("Checked Out", CheckoutPlace),
            ("Type", CheckoutKind),
            ("Username", Keeper),
            ("Manager", Personal),
            ("Expected Checkin Date", DUE),
        ],
        read: &["N1 S1 in_repair - CDI"],
    },
    List {
        source: "Snipe-IT",
        text: "Company,Name,Asset Tag,Category,Location,Model,Serial Number,Checkout Type,Checked Out To: Username,Checked Out To: First Name,Checked Out To: Last Name,Checked Out To: Email,Checked Out To: Location\n\
            C,PC1,N1,Laptops,Collège Test,L,S1,User,pa,A,B,a@b.example,\n\
            C,PC2,N2,Laptops,Collège Test,L,S2,Location,,,,,Collège Jean Moulin\n",
        means: &[
            ("Name", Personal),
            ("Asset Tag", TAG),
            ("Category", KIND),
            ("Location", Place),
            ("Model", MODEL),
            ("Serial Number", SERIAL),
            ("Checkout Type", CheckoutKind),
            ("Checked Out To: Username", Keeper),
            ("Checked Out To: First Name", Keeper),
            ("Checked Out To: Last Name", Keeper),
            ("Checked Out To: Email", Keeper),
            ("Checked Out To: Location", CheckoutPlace),
        ],
        read: &["N1 S1 assigned 0921170X -", "N2 S2 stored 0920068Z -"],
    },
    List {
        source: "Homebox",
        text: "HB.import_ref\tHB.location\tHB.tags\tHB.asset_id\tHB.archived\tHB.name\tHB.quantity\tHB.serial_number\tHB.model_number\tHB.manufacturer\tHB.purchase_from\tHB.sold_to\tHB.field.Couleur\n\
            \tCollège Test / Réserve\tIT\t000-001\tfalse\tPC1\t1\tS1\tL5\tDell\tF\t\tbleu\n",
        means: &[
            ("HB.location", Place),
            ("HB.asset_id", TAG),
            ("HB.archived", CUSTODY),
            ("HB.serial_number", SERIAL),
            ("HB.model_number", MODEL),
            ("HB.sold_to", Personal),
        ],
        read: &["000-001 S1 stored 0921170X Réserve"],
    },
    List {
        source: "Shelf",
        text: "title,description,category,kit,tags,location,custodian,valuation,status,\"cf: Numéro de série,type:text\",qrId\n\
            PC1,,Laptop,,\"a, b\",CDI,Person A,,IN_CUSTODY,S1,cm1abcdefghij\n",
        means: &[
            ("category", KIND),
            ("location", ROOM),
            ("custodian", Keeper),
            ("status", CUSTODY),
            ("cf: Numéro de série,type:text", SerialAsTag),
            ("qrId", ID),
        ],
        read: &[],
    },
    List {
        source: "Ralph",
        text: "id,hostname,sn,barcode,model,warehouse,status,user,owner,property_of,loan_end_date\n\
            1,pc1,S1,R1,Latitude,Stock,free,,a,Département,\n2,pc2,S2,R2,Latitude,Stock,loan,b,b,Département,2027-07-02\n",
        means: &[
            ("id", ID),
            ("hostname", Personal),
            ("sn", SERIAL),
            ("barcode", TAG),
            ("model", MODEL),
            ("warehouse", ROOM),
            ("status", CUSTODY),
            ("user", Keeper),
            ("owner", Personal),
            ("property_of", Column(C::Owner)),
            ("loan_end_date", DUE),
        ],
        read: &[],
    },
    List {
        source: "Jamf",
        text: "Display Name,Serial Number,Asset Tag,Model,Username,Full Name,Email Address,Phone Number,Position,Department,Building,Room,Last Inventory Update\n\
            iPad1,S1,J1,iPad,,,,,,,Collège Test,CDI,2026-11-02\niPad2,S2,J2,iPad,u,A B,a@b.example,,,,Collège Test,CDI,2026-11-02\n",
        means: &[
            ("Display Name", Personal),
            ("Serial Number", SERIAL),
            ("Asset Tag", TAG),
            ("Model", MODEL),
            ("Username", Keeper),
            ("Full Name", Keeper),
            ("Email Address", Keeper),
            ("Phone Number", Personal),
            ("Position", Personal),
            ("Building", COLLEGE),
            ("Room", ROOM),
        ],
        read: &["J1 S1 stored 0921170X CDI", "J2 S2 assigned 0921170X CDI"],
    },
    List {
        source: "Jamf",
        text: "Computer Name,Jamf Pro Computer ID,Serial Number,Asset Tag,Model,Username,Building,Room\nMac1,7,S1,,MacBook Air,u,B1,CDI\n",
        means: &[
            ("Computer Name", Personal),
            ("Jamf Pro Computer ID", ID),
            ("Serial Number", SerialAsTag),
            ("Model", MODEL),
            ("Username", Keeper),
            ("Room", ROOM),
        ],
        read: &["S1 S1 assigned - CDI"],
    },
    List {
        source: "Google Admin",
        text: "Device ID,Serial number,Status,Model,Organizational unit path,User,Asset ID,Location,Notes,Most recent user\n\
            d1,S1,ACTIVE,Chromebook,/CD92/Collège Test/Eleves,a@b.example,A1,CDI,,c@b.example\n",
        means: &[
            ("Device ID", ID),
            ("Serial number", SERIAL),
            ("Status", CUSTODY),
            ("Model", MODEL),
            ("Organizational unit path", COLLEGE),
            ("User", Keeper),
            ("Asset ID", TAG),
            ("Location", ROOM),
            ("Most recent user", Personal),
        ],
        read: &["A1 S1 assigned 0921170X CDI"],
    },
    List {
        source: "Google Admin",
        text: "deviceId,serialNumber,annotatedAssetId,annotatedLocation,annotatedUser,orgUnitPath,status,model,recentUsers.0.email\n\
            d1,S1,,CDI,a@b.example,/Eleves,ACTIVE,Chromebook,a@b.example\n",
        means: &[
            ("deviceId", ID),
            ("serialNumber", SerialAsTag),
            ("annotatedLocation", ROOM),
            ("annotatedUser", Keeper),
            ("status", CUSTODY),
            ("model", MODEL),
            ("recentUsers.0.email", Personal),
        ],
        read: &["S1 S1 assigned - CDI"],
    },
    List {
        source: "Intune",
        text: "ID d’appareil,Nom de l’appareil,Propriété,Numéro de série,Fabricant,Modèle,UPN de l’utilisateur principal,Adresse e-mail de l’utilisateur principal,Numéro de téléphone,Dernière connexion\n\
            11111111-1111-1111-1111-111111111111,PC1,Entreprise,S1,Dell,Latitude,a@b.example,a@b.example,+33100000000,2026-11-02\n",
        means: &[
            ("ID d’appareil", ID),
            ("Nom de l’appareil", Personal),
            ("Numéro de série", SerialAsTag),
            ("Modèle", MODEL),
            ("UPN de l’utilisateur principal", Keeper),
            ("Adresse e-mail de l’utilisateur principal", Keeper),
            ("Numéro de téléphone", Personal),
        ],
        read: &["S1 S1 assigned - -"],
    },
    List {
        source: "Autopilot",
        text: "Device serial number,Manufacturer,Device model,Group tag,Profile status,Purchase order,Assigned user\nS1,Dell,Latitude,Collège Test,Assigned,,\n",
        means: &[
            ("Device serial number", SerialAsTag),
            ("Device model", MODEL),
            ("Group tag", COLLEGE),
            ("Assigned user", Keeper),
        ],
        read: &["S1 S1 stored 0921170X -"],
    },
    List {
        source: "AssetTiger",
        text: "Asset Tag ID,Description,Brand,Model,Serial No,Site,Location,Category,Department,Assigned to,Status,Event Due Date\n\
            T1,PC,Dell,Latitude,S1,Collège Test,CDI,Laptop,D,,Available,\nT2,PC,Dell,Latitude,S2,Collège Test,CDI,Laptop,D,Person A,Checked out,2027-07-02\n",
        means: &[
            ("Asset Tag ID", TAG),
            ("Model", MODEL),
            ("Serial No", SERIAL),
            ("Site", COLLEGE),
            ("Location", ROOM),
            ("Category", KIND),
            ("Assigned to", Keeper),
            ("Status", CUSTODY),
            ("Event Due Date", DUE),
        ],
        read: &["T1 S1 stored 0921170X CDI", "T2 S2 on_loan 0921170X CDI"],
    },
    List {
        source: "Annuaire de l'éducation",
        text: "Identifiant_de_l_etablissement;Nom_etablissement;Type_etablissement;Statut_public_prive;Adresse_1;Code_postal;Nom_commune;Telephone;Mail;Appartenance_Education_Prioritaire;ULIS;Segpa\n\
            0921170X;Collège Test;Collège;Public;1 rue;92160;Antony;0100000000;a@b.example;REP;1;0\n",
        means: &[
            ("Identifiant_de_l_etablissement", Column(C::Uai)),
            ("Nom_etablissement", Column(C::Name)),
            ("Nom_commune", Column(C::Commune)),
            ("Telephone", Personal),
            ("Mail", Personal),
            ("Appartenance_Education_Prioritaire", Column(C::Priority)),
        ],
        read: &["0921170X Collège Test Antony true"],
    },
    List {
        source: "Établissements géolocalisés",
        text: "numero_uai;appellation_officielle;denomination_principale;patronyme_uai;secteur_public_prive_libe;libelle_commune;nature_uai_libe\n\
            0921170X;Collège Test;COLLEGE;TEST;Public;Antony;COLLEGE\n",
        means: &[
            ("numero_uai", Column(C::Uai)),
            ("appellation_officielle", Column(C::Name)),
            ("libelle_commune", Column(C::Commune)),
        ],
        read: &["0921170X Collège Test Antony false"],
    },
    List {
        source: "Établissements géolocalisés",
        text: "Code établissement;Appellation officielle;Commune;Nature\n0921170X;Collège Test;Antony;COLLEGE\n",
        means: &[
            ("Code établissement", Column(C::Uai)),
            ("Appellation officielle", Column(C::Name)),
            ("Commune", Column(C::Commune)),
        ],
        read: &["0921170X Collège Test Antony false"],
    },
    List {
        source: "Récol",
        text: "tag;serial;room\nT1;S1;CDI\n",
        means: &[("tag", TAG), ("serial", SERIAL), ("room", ROOM)],
        read: &["T1 S1 stored - CDI"],
    },
];

fn rows(imported: &Imported) -> Vec<String> {
    let device = |device: &Device| {
        let serial = device.serial.as_ref().map_or("-", |serial| serial.as_str());
        let college = device.college.map_or("-".to_owned(), |uai| uai.to_string());
        let room = device.room.as_ref().map_or("-", |room| room.as_str());
        format!("{} {serial} {} {college} {room}", device.tag.as_str(), device.custody.kind().code())
    };
    match &imported.table.rows {
        Records::Devices(rows) => rows.iter().map(device).collect(),
        Records::Colleges(rows) => rows.iter().map(|c| format!("{} {} {} {}", c.uai, c.name, c.commune, c.priority)).collect(),
        Records::Programmes(rows) => rows.iter().map(|programme| programme.code.as_str().to_owned()).collect(),
    }
}

fn known() -> Known<'static> {
    let college = |n, name: &str| College {
        uai: Uai::from_number(n).unwrap(),
        name: name.into(),
        commune: "".into(),
        commune_code: None,
        priority: false,
    };
    let mut known = Known::default();
    known.learn(&[college(921_170, "Collège Test"), college(920_068, "Collège Jean Moulin")]);
    known
}

#[test]
fn every_header_has_the_form_that_is_compared() {
    for dialect in all() {
        let signs = dialect.signs.iter().copied().flatten().copied();
        let columns = dialect.columns.iter().map(|(name, _)| name.trim_end_matches('*'));
        for header in signs.chain(columns) {
            assert_eq!(plain(header), header, "{}", dialect.name);
        }
    }
}

#[test]
fn every_list_is_recognised_and_read() {
    for List { source, text, means, read: expected } in LISTS {
        let proposal = propose("liste.csv", text.as_bytes(), None, &known()).unwrap();
        assert_eq!(proposal.mapping.source, *source, "{text}");
        let used: Vec<(&str, Means)> = proposal.mapping.columns.iter().map(|c| (c.header.as_str(), c.means)).collect();
        let used: Vec<(&str, Means)> = used.into_iter().filter(|(_, means)| *means != Ignored).collect();
        assert_eq!(used, *means, "{text}");
        for (column, cells) in proposal.mapping.columns.iter().zip(&proposal.samples) {
            assert!(!matches!(column.means, Keeper | Personal | CheckoutPlace) || cells.is_empty(), "{}", column.header);
        }
        let terms = Terms { known: known(), mapping: Some(proposal.mapping.clone()), ..Terms::default() };
        let imported = read_knowing("liste.csv", text.as_bytes(), &terms, &mut |_| ControlFlow::Continue(())).unwrap();
        assert_eq!(rows(&imported), *expected, "{source}: {:?}", imported.rejected);
        let kept = format!("{:?} {:?}", imported.table, imported.rejected);
        assert!(["Person A", "@b.example", "+33100000000", "0100000000"].iter().all(|person| !kept.contains(person)), "{kept}");
    }
}
