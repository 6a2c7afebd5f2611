//! `recol demo`: a whole audit of invented devices, with a screen or without.

use super::{
    args::Demo,
    context::Context,
    exit::{Exit, Stop},
    export,
    look::look,
    out, verdict,
};
use crate::{
    audit::{
        journal::{By, Fact, Label, Spot},
        standing::Reading,
        tag,
        text::printable,
    },
    job::{Doing, ExportOrder, Failure, Profile},
    locale::{self, Lang},
    shell::{
        self, HeadlessVisit, Session,
        demo::{self, Difference, Scenario, Scene},
    },
    vision::{self, Budget, Patience, Steady},
};
use std::{
    env,
    io::{self, IsTerminal},
    num::NonZeroU8,
    path::{Path, PathBuf},
};
use tempfile::TempDir;

pub(super) fn run(context: &Context, args: &Demo) -> Result<Exit, Stop> {
    if !args.headless && io::stdout().is_terminal() && io::stdin().is_terminal() {
        return on_screen(context);
    }
    let folder = folder()?;
    let (_store, session) = store(context, folder.path())?;
    let exit = headless(context, args, HeadlessVisit::begin(session, demo::DATE)?, folder.path())?;
    if args.output.is_none() {
        // The file and its folder stay; the store is deleted.
        let _: PathBuf = folder.keep();
    }
    Ok(exit)
}

/// Runs the demonstration on the screen of the terminal program.
pub(super) fn on_screen(context: &Context) -> Result<Exit, Stop> {
    let folder = folder()?;
    let (_store, session) = store(context, folder.path())?;
    demo::on_screen(session, look(context))?;
    Ok(Exit::Done)
}

/// Creates a new folder only for the demonstration. Other users can neither read it nor have put anything into it.
fn folder() -> Result<TempDir, Stop> {
    made(&env::temp_dir())
}

/// Creates the store of the demonstration, in a folder that is deleted with it.
fn store(context: &Context, below: &Path) -> Result<(TempDir, Session), Stop> {
    let folder = made(below)?;
    let session =
        demo::store(folder.path(), &context.settings.station, &context.settings.author, &context.lang.say("demo-campaign"))?;
    Ok((folder, session))
}

fn made(below: &Path) -> Result<TempDir, Stop> {
    let mut folder = tempfile::Builder::new();
    folder.prefix("recol-demo-");
    #[cfg(unix)]
    folder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o700));
    folder.tempdir_in(below).map_err(|error| shell::file_failure(Doing::OpenStore, below, &error).into())
}

fn headless(context: &Context, args: &Demo, mut visit: HeadlessVisit, folder: &Path) -> Result<Exit, Stop> {
    let lang = context.lang;
    out::line(lang.say("demo-invented"))?;
    let scenario = Scenario::of(visit.standing().inventory()).ok_or_else(|| bug("the seeds are not those of the scenario"))?;
    for segment in &scenario.segments {
        let spot = visit.enter(segment.college, Some(segment.room), false)?;
        out::line(format!("\n{}", locale::spot_name(visit.standing().inventory(), &spot)))?;
        for scene in &segment.scenes {
            show(lang, &mut visit, &spot, scene)?;
        }
        if segment.close {
            visit.close(&spot)?;
        }
    }
    out::line("")?;
    for segment in &scenario.segments {
        let spot = Spot { college: segment.college, room: None };
        out::line(verdict::totals(lang, visit.standing(), &spot))?;
    }
    let path = args.output.clone().unwrap_or_else(|| folder.join("recol-demo.csv"));
    let profile = if lang == Lang::Fr { Profile::ExcelFr } else { Profile::Rfc4180 };
    let order = ExportOrder { path, profile, ..ExportOrder::default() };
    let exported = shell::export_to_file(shell::Concluded::newest(visit.standing()), &order, &context.guard(args.over))?;
    export::say_exported(context, false, &order.path, &exported)?;
    let differences = scenario.differences(visit.standing());
    for difference in &differences {
        out::line(format!("× {}", said(lang, difference)))?;
    }
    out::line(lang.say(if differences.is_empty() { "demo-as-stated" } else { "demo-not-as-stated" }))?;
    Ok(if differences.is_empty() { Exit::Done } else { Exit::NotInOrder })
}

fn show(lang: Lang, visit: &mut HeadlessVisit, spot: &Spot, scene: &Scene) -> Result<(), Stop> {
    let (photo, serial) = match scene {
        Scene::Photo(photo) => (photo, None),
        Scene::WithSerial(photo, serial) => (photo, Some(tag::parse(serial))),
        Scene::NoLabel => {
            visit.record(vec![Fact::Unlabelled { spot: spot.clone(), label: Label::Absent, note: None }])?;
            return out::line(lang.say("demo-no-label"));
        }
    };
    let spotted = vision::read(&demo::photograph(photo)?, Budget::Patient);
    for sight in Steady::new(Patience::STILLS).frame(&spotted) {
        let mut reading = Reading::new(&sight.text, By::Camera);
        reading.copies = u8::try_from(sight.copies).ok().and_then(NonZeroU8::new).unwrap_or(NonZeroU8::MIN);
        reading.serial.clone_from(&serial);
        let heard = visit.hear(&reading, spot)?;
        out::line(verdict::in_words(lang, visit.standing(), spot, &reading, &heard))?;
    }
    Ok(())
}

fn said(lang: Lang, difference: &Difference) -> String {
    match difference {
        Difference::NotConcluded(finding) => {
            let subject = printable(&format!("{:?}", finding.subject));
            let values = [
                ("college", finding.college.to_string().into()),
                ("finding", lang.name(finding.code).into()),
                ("subject", subject.into()),
            ];
            lang.say_with("demo-not-concluded", &values)
        }
        Difference::Count { college, code, stated, concluded } => {
            let values = [
                ("college", college.to_string().into()),
                ("finding", lang.name(*code).into()),
                ("stated", (*stated).into()),
                ("concluded", (*concluded).into()),
            ];
            lang.say_with("demo-count", &values)
        }
    }
}

fn bug(cause: &str) -> Failure {
    Failure {
        kind: crate::job::FailureKind::Bug,
        doing: Doing::OpenStore,
        subject: "demo".to_owned(),
        cause: cause.to_owned(),
        hint: crate::job::Hint::Report,
    }
}
