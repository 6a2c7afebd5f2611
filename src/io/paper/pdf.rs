//! A document as PDF/A-2a and PDF/UA-1: faces embedded, every mark tagged or an artifact.

use super::{
    PaperError,
    face::{Face, Faces},
    sheet::{Document, Ink, Kind, Of, Page, Shape},
};
use krilla::{
    Data, Document as Pdf, SerializeSettings,
    color::rgb,
    configure::{Accessibility, Archival, Configuration, ConfigurationBuilder},
    destination::XyzDestination,
    geom::{Path, PathBuilder, Point, Rect, Size, Transform},
    metadata::{DateTime, Metadata},
    num::NormalizedF32,
    outline::{Outline, OutlineNode},
    page::PageSettings,
    paint::{Fill, FillRule, Stroke},
    surface::Surface,
    tagging::{
        Artifact, ArtifactType, BBox, ContentTag, Identifier, Node, SpanTag, TableHeaderScope, Tag, TagGroup, TagKind, TagTree,
    },
    text::{Font, GlyphId, KrillaGlyph},
};
use std::num::NonZeroU16;

/// Points of 1/72 inch in a millimetre.
const POINT: f32 = 72.0 / 25.4;

/// The faces of a document: for measuring, and for embedding.
struct Types {
    faces: Faces,
    fonts: [(Face, Font); 3],
}

impl Types {
    fn new() -> Result<Self, PaperError> {
        let font = |face: Face| {
            let font = Font::new(Data::from(face.bytes()), 0).ok_or(PaperError::Face)?;
            Ok((face, font))
        };
        let [plain, bold, mono] = Face::ALL;
        Ok(Self { faces: Faces::new()?, fonts: [font(plain)?, font(bold)?, font(mono)?] })
    }

    fn font(&self, face: Face) -> Result<Font, PaperError> {
        self.fonts.iter().find(|(of, _)| *of == face).map(|(_, font)| font.clone()).ok_or(PaperError::Face)
    }
}

/// Writes a document; the same document gives the same bytes.
///
/// # Errors
/// [`PaperError`], by case.
pub fn pdf(document: &Document) -> Result<Vec<u8>, PaperError> {
    let types = Types::new()?;
    let mut pdf = Pdf::new_with(SerializeSettings { configuration: rules()?, ..SerializeSettings::default() });
    pdf.set_metadata(metadata(document));
    pdf.set_outline(outline(document));
    let mut leaves: Vec<Vec<Identifier>> = document.tree.nodes().map(|_| Vec::new()).collect();
    let (width, height) = document.size;
    for page in &document.pages {
        let settings = PageSettings::from_wh(width * POINT, height * POINT).ok_or(PaperError::Measure)?;
        let mut sheet = pdf.start_page_with(settings);
        let mut surface = sheet.surface();
        let drawn = draw(&mut surface, page, &types, &mut leaves);
        surface.finish();
        sheet.finish();
        drawn?;
    }
    pdf.set_tag_tree(tags(document, leaves)?);
    pdf.finish().map_err(|error| PaperError::Rules(format!("{error}: {error:?}")))
}

fn rules() -> Result<Configuration, PaperError> {
    let rules =
        ConfigurationBuilder::new().with_archival_validator(Archival::A2_A).with_accessibility_validator(Accessibility::UA1);
    rules.finish().map_err(|error| PaperError::Rules(format!("{error:?}")))
}

fn metadata(document: &Document) -> Metadata {
    let day = document.day;
    let number = |n: i8| u8::try_from(n).unwrap_or_default();
    let date = DateTime::new(u16::try_from(day.year()).unwrap_or_default()).month(number(day.month())).day(number(day.day()));
    Metadata::new()
        .title(document.title.clone())
        .description(document.about.clone())
        .language(document.lang.to_owned())
        .creator("Récol".to_owned())
        .creation_date(date.hour(0).minute(0).second(0).utc_offset_hour(0).utc_offset_minute(0))
}

/// The headings, each with those below it.
fn outline(document: &Document) -> Outline {
    let mut places = Vec::new();
    for (number, page) in document.pages.iter().enumerate() {
        for mark in &page.marks {
            if let (Of::Part(part), Shape::Text { x, y, .. }) = (mark.of, &mark.shape) {
                places.push((part, number, *x, *y));
            }
        }
    }
    let mut outline = Outline::new();
    let mut open: Option<OutlineNode> = None;
    for (part, node) in document.tree.nodes() {
        let Kind::Heading { level, title } = &node.kind else { continue };
        let Some((_, page, x, y)) = places.iter().find(|(of, ..)| *of == part) else { continue };
        let above = Point::from_xy(x * POINT, ((y - 6.0) * POINT).max(0.0));
        let entry = OutlineNode::new(title.clone(), XyzDestination::new(*page, above));
        match &mut open {
            Some(parent) if *level > 1 => parent.push_child(entry),
            _ => {
                if let Some(before) = open.replace(entry) {
                    outline.push_child(before);
                }
            }
        }
    }
    if let Some(last) = open {
        outline.push_child(last);
    }
    outline
}

/// Draws a page. Every mark is begun and ended as tagged content here, as krilla wants it.
fn draw(surface: &mut Surface<'_>, page: &Page, types: &Types, leaves: &mut [Vec<Identifier>]) -> Result<(), PaperError> {
    for mark in &page.marks {
        let tag = match mark.of {
            Of::Part(_) if matches!(mark.shape, Shape::Text { .. }) => ContentTag::Span(SpanTag::empty()),
            Of::Part(_) => ContentTag::Other,
            Of::Page => ContentTag::Artifact(Artifact::with_kind(ArtifactType::PaginationOther)),
            Of::Ornament => ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)),
        };
        let identifier = surface.start_tagged(tag);
        let drawn = shape(surface, &mark.shape, types);
        surface.end_tagged();
        drawn?;
        if let Of::Part(part) = mark.of
            && let Some(leaves) = leaves.get_mut(part.place())
        {
            leaves.push(identifier);
        }
    }
    Ok(())
}

fn shape(surface: &mut Surface<'_>, shape: &Shape, types: &Types) -> Result<(), PaperError> {
    match shape {
        Shape::Text { x, y, size, face, ink, text } => {
            let glyphs: Vec<KrillaGlyph> = types
                .faces
                .of(*face)
                .letters(text)
                .map(|l| KrillaGlyph::new(GlyphId::new(l.glyph), l.advance, 0.0, 0.0, 0.0, l.at..l.at + l.len, None))
                .collect();
            surface.set_stroke(None);
            surface.set_fill(Some(fill(*ink)));
            surface.draw_glyphs(Point::from_xy(x * POINT, y * POINT), &glyphs, types.font(*face)?, text, *size, false);
        }
        Shape::Fill { x, y, width, height, ink } => {
            surface.set_stroke(None);
            surface.set_fill(Some(fill(*ink)));
            surface.draw_path(&path(|path| path.push_rect_of((*x, *y, *width, *height)))?);
        }
        Shape::Line { from, to, thick, ink } => {
            surface.set_fill(None);
            surface.set_stroke(Some(stroke(*thick, *ink)));
            surface.draw_path(&path(|path| {
                path.builder.move_to(from.0 * POINT, from.1 * POINT);
                path.builder.line_to(to.0 * POINT, to.1 * POINT);
                Some(())
            })?);
        }
        Shape::Frame { x, y, width, height, thick } => {
            surface.set_fill(None);
            surface.set_stroke(Some(stroke(*thick, Ink::Black)));
            surface.draw_path(&path(|path| path.push_rect_of((*x, *y, *width, *height)))?);
        }
        Shape::Picture { x, y, width, height, jpeg } => {
            let size = Size::from_wh(width * POINT, height * POINT).ok_or(PaperError::Measure)?;
            let image = jpeg.image().ok_or(PaperError::Picture)?;
            surface.push_transform(&Transform::from_translate(x * POINT, y * POINT));
            surface.draw_image(image, size);
            surface.pop();
        }
        Shape::Code { x, y, module, code } => {
            surface.set_stroke(None);
            surface.set_fill(Some(fill(Ink::Black)));
            surface.draw_path(&path(|path| {
                code.runs().try_for_each(|run| {
                    let (left, top) = (x + f32::from(run.x) * module, y + f32::from(run.y) * module);
                    path.push_rect_of((left, top, f32::from(run.len) * module, *module))
                })
            })?);
        }
    }
    Ok(())
}

/// A path under construction, in millimetres.
struct Drawing {
    builder: PathBuilder,
}

impl Drawing {
    /// Adds a rectangle (left, upper, width, height); `None` if it cannot be one.
    fn push_rect_of(&mut self, (x, y, width, height): (f32, f32, f32, f32)) -> Option<()> {
        self.builder.push_rect(Rect::from_xywh(x * POINT, y * POINT, width * POINT, height * POINT)?);
        Some(())
    }
}

fn path(build: impl FnOnce(&mut Drawing) -> Option<()>) -> Result<Path, PaperError> {
    let mut drawing = Drawing { builder: PathBuilder::new() };
    build(&mut drawing).and_then(|()| drawing.builder.finish()).ok_or(PaperError::Measure)
}

fn colour(ink: Ink) -> rgb::Color {
    let (red, green, blue) = ink.rgb();
    rgb::Color::new(red, green, blue)
}

fn fill(ink: Ink) -> Fill {
    Fill { paint: colour(ink).into(), opacity: NormalizedF32::ONE, rule: FillRule::NonZero }
}

fn stroke(thick: f32, ink: Ink) -> Stroke {
    Stroke { paint: colour(ink).into(), width: thick * POINT, ..Stroke::default() }
}

/// The tree of the document with its leaves. A part stands after all parts and leaves that came into its parent before it.
fn tags(document: &Document, leaves: Vec<Vec<Identifier>>) -> Result<TagTree, PaperError> {
    let mut groups: Vec<Option<TagGroup>> = Vec::with_capacity(leaves.len());
    for ((_, node), leaves) in document.tree.nodes().zip(leaves) {
        let children = leaves.into_iter().map(Node::Leaf).collect();
        groups.push(Some(TagGroup::with_children(kind(&node.kind)?, children)));
    }
    let within: Vec<Option<usize>> = document.tree.nodes().map(|(_, node)| node.within.map(|part| part.place())).collect();
    // Parents stand before their children: from the last on, each is complete when it is handed to its parent, which receives
    // its children from the last to the first and has them turned round when its own turn comes.
    let mut top = Vec::new();
    for place in (0..groups.len()).rev() {
        let Some(mut group) = groups.get_mut(place).and_then(Option::take) else { continue };
        let leaves = group.children.iter().take_while(|child| matches!(child, Node::Leaf(_))).count();
        if let Some(parts) = group.children.get_mut(leaves..) {
            parts.reverse();
        }
        if group.children.is_empty() {
            continue;
        }
        let group = Node::Group(group);
        match within.get(place).copied().flatten() {
            Some(parent) => {
                if let Some(parent) = groups.get_mut(parent).and_then(Option::as_mut) {
                    parent.children.push(group);
                }
            }
            None => top.push(group),
        }
    }
    top.reverse();
    let mut tree = TagTree::new().with_lang(Some(document.lang.to_owned()));
    tree.children = top;
    Ok(tree)
}

fn kind(kind: &Kind) -> Result<TagKind, PaperError> {
    Ok(match kind {
        Kind::Heading { level, title } => Tag::Hn(NonZeroU16::new(*level).unwrap_or(NonZeroU16::MIN), Some(title.clone())).into(),
        Kind::Paragraph => Tag::P.into(),
        Kind::Table => Tag::Table.into(),
        Kind::Row => Tag::TR.into(),
        Kind::ColumnHead => Tag::TH(TableHeaderScope::Column).into(),
        Kind::RowHead => Tag::TH(TableHeaderScope::Row).into(),
        Kind::Cell => Tag::TD.into(),
        Kind::Figure { alt, page, bounds: (x, y, width, height) } => {
            let bounds = Rect::from_xywh(x * POINT, y * POINT, width * POINT, height * POINT).ok_or(PaperError::Measure)?;
            Tag::Figure(Some(alt.clone())).with_bbox(Some(BBox::new(*page, bounds))).into()
        }
    })
}
