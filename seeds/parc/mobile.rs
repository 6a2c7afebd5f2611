//! The mobile devices of the press release: 11,480 in six programmes, custody as the release tells it.

use super::{
    colleges::COLLEGES,
    row::Device,
    shuffle::{code, drawn, shares},
};
use recol::audit::tag::OwnTag;

/// The département, which pays; the joint syndicate, which operates.
const DEPARTEMENT: &str = "Département";
const SYN: &str = "SYN";
/// The first own tag; tags are numbered on from here.
const FIRST_TAG: usize = 10_001;
/// The last days of loans: overdue on 23 November 2026, and not yet.
const OVERDUE: [&str; 3] = ["2026-07-03", "2026-10-16", "2026-11-20"];
const RUNNING: [&str; 3] = ["2027-07-02", "2027-07-02", "2027-02-05"];
/// One loan in so many is overdue.
const ONE_OVERDUE_IN: usize = 40;

/// Every mobile device, by programme, then college.
#[must_use]
pub fn devices() -> Vec<Device> {
    let mut out = Vec::with_capacity(11_480);
    teachers(&mut out);
    pupils(&mut out);
    families(&mut out);
    given(&mut out, "P4", "2020-12", 30);
    children_in_care(&mut out);
    given(&mut out, "P6", "2020", 1850);
    waiting(&mut out);
    for (n, device) in out.iter_mut().enumerate() {
        device.tag = OwnTag::numbered((FIRST_TAG + n) as u64).to_string();
        device.serial = code(serial_prefix(device.model), n);
        if matches!(device.custody, "assigned" | "on_loan") {
            device.holder = code("H", 200_000 + n);
        }
    }
    out
}

fn serial_prefix(model: &str) -> &'static str {
    match model {
        UP13A => "UA",
        UP13B => "UB",
        T10 => "TA",
        T8 => "TB",
        _ => "RC",
    }
}

const UP13A: &str = "UP13 modèle A";
const UP13B: &str = "UP13 modèle B";
const T10: &str = "T10 modèle A";
const T8: &str = "T8 modèle B";
const RECYCLED: &str = "Portable 14 reconditionné";

/// How big a college is, from 70 to 130: invented, the same for every programme.
fn weights() -> Vec<usize> {
    (0..COLLEGES.len()).map(|at| 70 + drawn(1, at, 61)).collect()
}

/// `total` devices over the colleges, each made by `make` from its number.
fn over_colleges(out: &mut Vec<Device>, total: usize, make: impl Fn(usize) -> Device) {
    let mut n = 0;
    for ((uai, ..), share) in COLLEGES.iter().zip(shares(total, &weights())) {
        for _ in 0..share {
            out.push(Device { college: uai, ..make(n) });
            n += 1;
        }
    }
}

fn due(stream: u64, n: usize) -> &'static str {
    let dates = if n % ONE_OVERDUE_IN == 7 { OVERDUE } else { RUNNING };
    dates[drawn(stream, n, dates.len())]
}

/// P1: ultraportables, each assigned to a teacher.
fn teachers(out: &mut Vec<Device>) {
    over_colleges(out, 4000, |n| Device {
        model: if n % 3 == 0 { UP13B } else { UP13A },
        kind: "laptop",
        programme: "P1",
        delivery: "2020-09",
        owner: DEPARTEMENT,
        custody: "assigned",
        ..Device::default()
    });
}

/// P2: tablets, each assigned to a pupil.
fn pupils(out: &mut Vec<Device>) {
    over_colleges(out, 2600, |_| Device {
        model: T10,
        kind: "tablet",
        programme: "P2",
        delivery: "2020-11",
        owner: DEPARTEMENT,
        custody: "assigned",
        ..Device::default()
    });
}

/// P3: ultraportables of the colleges, lent to families; 1,000 of them came in December 2020.
fn families(out: &mut Vec<Device>) {
    for delivery in ["2020-09", "2020-12"] {
        over_colleges(out, 1000, |n| Device {
            model: UP13B,
            kind: "laptop",
            programme: "P3",
            delivery,
            owner: DEPARTEMENT,
            custody: "on_loan",
            due: due(3, n),
            ..Device::default()
        });
    }
}

/// P5: tablets lent to children in care. No college is recorded: it would tell where such a child goes to school.
fn children_in_care(out: &mut Vec<Device>) {
    out.extend((0..600).map(|n| Device {
        model: T8,
        kind: "tablet",
        programme: "P5",
        delivery: "2020-04",
        owner: SYN,
        custody: "on_loan",
        due: due(5, n),
        ..Device::default()
    }));
}

/// P4 and most of P6: recycled computers that were given. They belong to no college any more.
fn given(out: &mut Vec<Device>, programme: &'static str, delivery: &'static str, total: usize) {
    out.extend((0..total).map(|_| Device {
        model: RECYCLED,
        kind: "laptop",
        programme,
        delivery,
        owner: DEPARTEMENT,
        custody: "given",
        ..Device::default()
    }));
}

/// The rest of P6: delivered in January 2021, 40 to each of the ten colleges, waiting in their storerooms to be given.
fn waiting(out: &mut Vec<Device>) {
    for (uai, ..) in COLLEGES.iter().filter(|(.., priority)| *priority) {
        out.extend((0..40).map(|_| Device {
            model: RECYCLED,
            kind: "laptop",
            programme: "P6",
            delivery: "2021-01",
            owner: DEPARTEMENT,
            custody: "stored",
            college: uai,
            room: "Réserve",
            ..Device::default()
        }));
    }
}
