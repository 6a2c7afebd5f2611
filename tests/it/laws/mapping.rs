//! Any mapping applied to any file, beside a small model of what a mapping says.

use super::cases;
use proptest::prelude::*;
use recol::{
    audit::{
        ids::RoomName,
        inventory::{College, CustodyKind, InventoryColumn, Records},
        uai::Uai,
    },
    io::import::{Known, Terms, read_knowing},
    job::{MappedColumn, MappedWord, Mapping, Means, Reason, TableKind, WordMeans, WordOf},
};
use std::ops::ControlFlow;

const HERE: u32 = 921_170;
const THERE: u32 = 920_068;

fn uai(number: u32) -> Uai {
    Uai::from_number(number).unwrap()
}

/// One row: state, keeper, college, place. The tag is the number of the row.
type Cells = [&'static str; 4];

fn any_row() -> impl Strategy<Value = Cells> {
    let one = |words: &'static [&'static str]| prop::sample::select(words);
    (
        one(&["", "En stock", "en stock", "En service", "EN PANNE", "Zzz"]),
        one(&["", "u1", "néant"]),
        one(&["", "0921170X", "Collège Là", "Zone Nord", "Site > Collège Ici"]),
        one(&["", "CDI", "Site > Collège Ici > CDI", "collège là", "Collège Zola > B2", "Collège Ici > Collège Là"]),
    )
        .prop_map(|(state, keeper, college, place)| [state, keeper, college, place])
}

/// The answers to the words of the files, and what the mapping has beside them.
#[derive(Clone, Debug)]
struct Said {
    panne: Option<WordMeans>,
    service: Option<WordMeans>,
    zone: Option<WordMeans>,
    zola: Option<WordMeans>,
    cdi: Option<WordMeans>,
    college: Option<Uai>,
    /// Whether the columns of keepers, colleges and places are mapped.
    keeper: bool,
    colleges: bool,
    places: bool,
}

fn any_said() -> impl Strategy<Value = Said> {
    let state = || {
        prop::option::of(prop_oneof![
            Just(WordMeans::Custody(CustodyKind::InRepair)),
            Just(WordMeans::InUse),
            Just(WordMeans::HeldBack)
        ])
    };
    let college = || prop::option::of(prop_oneof![Just(WordMeans::College(uai(THERE))), Just(WordMeans::HeldBack)]);
    let none = Just(WordMeans::Place { college: None, room: None });
    let zone = prop::option::of(prop_oneof![Just(WordMeans::College(uai(THERE))), none, Just(WordMeans::HeldBack)]);
    let room = || Some(RoomName::new("Centre"));
    let cdi = prop::option::of(prop_oneof![
        Just(WordMeans::Place { college: Some(uai(HERE)), room: room() }),
        Just(WordMeans::Place { college: None, room: room() }),
        Just(WordMeans::HeldBack),
    ]);
    let whole = prop::option::of(Just(uai(HERE)));
    (state(), state(), zone, college(), cdi, whole, any::<[bool; 3]>()).prop_map(
        |(panne, service, zone, zola, cdi, college, [keeper, colleges, places])| Said {
            panne,
            service,
            zone,
            zola,
            cdi,
            college,
            keeper,
            colleges,
            places,
        },
    )
}

impl Said {
    fn mapping(&self) -> Mapping {
        let when = |used: bool, means| if used { means } else { Means::Ignored };
        let means = [
            Means::Column(InventoryColumn::Tag),
            Means::Column(InventoryColumn::Custody),
            when(self.keeper, Means::Keeper),
            when(self.colleges, Means::Column(InventoryColumn::College)),
            when(self.places, Means::Place),
        ];
        let columns = HEADERS.iter().zip(means).map(|(header, means)| MappedColumn { header: (*header).into(), means });
        let word = |of, word: &str, means: &Option<WordMeans>| {
            means.clone().map(|means| MappedWord { of, word: word.to_owned(), means })
        };
        let words = [
            word(WordOf::Custody, "En panne", &self.panne),
            word(WordOf::Custody, "en service", &self.service),
            word(WordOf::College, "zone nord", &self.zone),
            word(WordOf::College, "Collège Zola", &self.zola),
            word(WordOf::Place, "cdi", &self.cdi),
        ];
        Mapping {
            source: "x".into(),
            table: TableKind::Devices,
            columns: columns.collect(),
            words: words.into_iter().flatten().collect(),
            college: self.college,
        }
    }

    /// The custody of a row; `None` if it is held back.
    fn custody(&self, [state, keeper, ..]: &Cells) -> Option<CustodyKind> {
        let somebody = self.keeper && *keeper == "u1";
        let kept = |nobody: Option<CustodyKind>| if somebody { Some(CustodyKind::Assigned) } else { nobody };
        let answer = match *state {
            "EN PANNE" => &self.panne,
            "En service" => &self.service,
            _ => &None,
        };
        match (answer, *state) {
            (Some(WordMeans::Custody(kind)), _) => Some(*kind),
            // The person said that who has it decides: without a column for that, nobody knows.
            (Some(WordMeans::InUse), _) => kept(self.keeper.then_some(CustodyKind::Stored)),
            (Some(_), _) | (None, "EN PANNE" | "Zzz") => None,
            (None, "En service") => kept(None),
            (None, "") => kept(Some(CustodyKind::Stored)),
            (None, _) => Some(CustodyKind::Stored),
        }
    }

    /// The college and the room of a row; `None` if it is held back.
    fn location(&self, [_, _, college, place]: &Cells) -> Option<(Option<Uai>, Option<&'static str>)> {
        enum Named {
            Nothing,
            Here(Uai),
            Unknown,
            Held,
        }
        let named = match if self.colleges { *college } else { "" } {
            "" => Named::Nothing,
            "Collège Là" => Named::Here(uai(THERE)),
            "Zone Nord" => match &self.zone {
                Some(WordMeans::College(uai)) => Named::Here(*uai),
                Some(WordMeans::Place { .. }) => Named::Nothing,
                Some(_) => Named::Held,
                None => Named::Unknown,
            },
            _ => Named::Here(uai(HERE)),
        };
        let place = if self.places { *place } else { "" };
        let (of_place, room) = match place {
            "" => (Named::Nothing, None),
            "CDI" => match &self.cdi {
                Some(WordMeans::Place { college, .. }) => (college.map_or(Named::Nothing, Named::Here), Some("Centre")),
                Some(_) => (Named::Held, None),
                None => (Named::Unknown, Some("CDI")),
            },
            "Site > Collège Ici > CDI" => (Named::Here(uai(HERE)), Some("CDI")),
            "collège là" => (Named::Here(uai(THERE)), None),
            "Collège Zola > B2" => match &self.zola {
                Some(WordMeans::College(uai)) => (Named::Here(*uai), Some("B2")),
                Some(_) => (Named::Held, None),
                None => (Named::Unknown, Some(place)),
            },
            // Two colleges: nobody knows which.
            other => (Named::Unknown, Some(other)),
        };
        let unknown = matches!(of_place, Named::Unknown);
        let college = match (named, of_place) {
            (Named::Held, _) | (_, Named::Held) => return None,
            (Named::Here(one), Named::Here(other)) if one != other => return None,
            (Named::Here(one), _) | (Named::Nothing | Named::Unknown, Named::Here(one)) => Some(one),
            (Named::Unknown, _) => return None,
            (Named::Nothing, _) => self.college,
        };
        if unknown && college.is_none() { None } else { Some((college, room)) }
    }
}

const HEADERS: [&str; 5] = ["Code", "État", "Chez", "Zone", "Endroit"];

proptest! {
    #![proptest_config(cases(400))]
    #[test]
    fn a_mapping_says_what_the_model_says(
        rows in prop::collection::vec(any_row(), 1..8),
        said in any_said(),
        order in Just([0_usize, 1, 2, 3, 4, 5]).prop_shuffle(),
        comma: bool,
    ) {
        let delimiter = if comma { "," } else { ";" };
        let line = |cells: [&str; 6]| order.iter().map(|at| format!("\"{}\"", cells[*at])).collect::<Vec<_>>().join(delimiter);
        let [tag, state, keeper, college, place] = HEADERS;
        let mut text = line([tag, state, keeper, college, place, "Neuf"]) + "\n";
        for (at, [state, keeper, college, place]) in rows.iter().enumerate() {
            text += &(line([&format!("T{at}"), state, keeper, college, place, "x1"]) + "\n");
        }
        let name = |n, name: &str| College { uai: uai(n), name: name.into(), commune: "".into(), commune_code: None, priority: false };
        let mut known = Known::default();
        known.learn(&[name(HERE, "Collège Ici"), name(THERE, "Collège Là")]);
        let terms = Terms { known, mapping: Some(said.mapping()), ..Terms::default() };
        let imported = read_knowing("t.csv", text.as_bytes(), &terms, &mut |_| ControlFlow::Continue(())).unwrap();
        // A column that looks as if its cells had been merged is held back: that has tests of its own.
        prop_assume!(imported.rejected.iter().all(|row| row.reason != Reason::BelowValue));
        let Records::Devices(devices) = &imported.table.rows else { panic!("{imported:?}") };
        let read: Vec<_> = devices
            .iter()
            .map(|device| (device.tag.as_str().to_owned(), device.custody.kind(), device.college, device.room.clone()))
            .collect();
        let expected: Vec<_> = rows
            .iter()
            .enumerate()
            .filter_map(|(at, row)| {
                let (custody, (college, room)) = (said.custody(row)?, said.location(row)?);
                Some((format!("T{at}"), custody, college, room.map(RoomName::new)))
            })
            .collect();
        prop_assert_eq!(read, expected, "{} {:?}", text, imported.rejected);
        prop_assert_eq!(imported.rejected_rows(), rows.len() - devices.len());
    }
}
