//! Which file of `src/` uses which: every path that a file names, in `use`, in code and in macros, followed through the faces
//! of the rooms to the file where the thing is defined. A re-export is a signpost and no use; test code may use what it likes.

use super::Source;
use proc_macro2::{TokenStream, TokenTree};
use std::collections::{BTreeMap, BTreeSet};
use syn::{
    Attribute, File, ImplItem, Item, ItemUse, Macro, Path, TraitItem, UseTree, Visibility,
    visit::{self, Visit},
};

/// A path as its segments; absolute ones begin below `src/`.
type Segments = Vec<String>;

/// One file, as far as names are found in it.
#[derive(Default)]
struct Module {
    /// What is defined in it.
    defined: BTreeSet<String>,
    /// What `use` brings in: by which name, from where.
    brought: BTreeMap<String, Segments>,
    /// Where everything is brought in from.
    globs: Vec<Segments>,
    /// Every path that is used, absolute where it is known to be.
    used: BTreeSet<Segments>,
}

/// The files and their uses.
pub struct Graph {
    /// The path of each module's file, by the module's segments.
    files: BTreeMap<Segments, String>,
    modules: BTreeMap<Segments, Module>,
}

impl Graph {
    pub fn of(sources: &[Source]) -> Self {
        let mut graph = Self { files: BTreeMap::new(), modules: BTreeMap::new() };
        for source in sources.iter().filter(|source| source.path != "lib.rs" && source.path != "main.rs") {
            let trimmed = source.path.trim_end_matches(".rs").trim_end_matches("/mod");
            let segments: Segments = trimmed.split('/').map(str::to_owned).collect();
            graph.files.insert(segments, source.path.clone());
        }
        for source in sources {
            let Some((segments, _)) = graph.files.iter().find(|(_, path)| **path == source.path) else { continue };
            let file = syn::parse_file(&source.text).unwrap_or_else(|error| panic!("src/{}: {error}", source.path));
            let module = Reader::read(segments, &file, &graph.files);
            graph.modules.insert(segments.clone(), module);
        }
        graph
    }

    /// For each file the files that it uses.
    pub fn edges(&self) -> BTreeMap<&str, BTreeSet<&str>> {
        let uses = self.modules.iter().map(|(at, module)| {
            let own = self.files[at].as_str();
            let found = module.used.iter().filter_map(|path| self.defined_in(path, 0)).filter(|file| *file != own);
            (own, found.collect())
        });
        uses.collect()
    }

    /// The file in which a path's thing is defined; `None` for a path that ends at a room, or leads out of the house.
    fn defined_in(&self, path: &[String], depth: usize) -> Option<&str> {
        let length = (1..=path.len()).rev().find(|length| self.files.contains_key(&path[..*length]))?;
        let (at, rest) = path.split_at(length);
        let (file, module) = (&self.files[at], self.modules.get(at)?);
        let (name, more) = rest.split_first()?;
        if module.defined.contains(name) || depth > 8 {
            return Some(file);
        }
        if let Some(from) = module.brought.get(name) {
            return self.defined_in(&[from.as_slice(), more].concat(), depth + 1);
        }
        let through = module.globs.iter().find_map(|from| self.defined_in(&[from.as_slice(), rest].concat(), depth + 1));
        through.or(Some(file))
    }
}

/// Collects what stands in a file.
struct Reader<'a> {
    at: &'a [String],
    files: &'a BTreeMap<Segments, String>,
    module: Module,
}

impl<'a> Reader<'a> {
    fn read(at: &'a [String], file: &File, files: &'a BTreeMap<Segments, String>) -> Module {
        let mut reader = Reader { at, files, module: Module::default() };
        // What is brought in is known before any path is followed.
        for item in file.items.iter().filter(|item| !is_for_tests(attributes(item))) {
            if let Item::Use(used) = item {
                reader.bring(used);
            }
            reader.module.defined.extend(name(item));
        }
        reader.visit_file(file);
        reader.module
    }

    fn bring(&mut self, used: &ItemUse) {
        let mut found = Vec::new();
        flatten(&used.tree, &mut Vec::new(), &mut found);
        for (name, path) in found {
            let Some(path) = self.absolute(&path) else { continue };
            if matches!(used.vis, Visibility::Inherited) {
                self.module.used.insert(path.clone());
            }
            match name {
                Some(name) => drop(self.module.brought.insert(name, path)),
                None => self.module.globs.push(path),
            }
        }
    }

    /// A path from `src/` on; `None` where it leads out of the house.
    fn absolute(&self, path: &[String]) -> Option<Segments> {
        let (first, rest) = path.split_first()?;
        let start = match first.as_str() {
            "crate" | "recol" => Vec::new(),
            "self" => self.at.to_vec(),
            "super" => {
                let ups = path.iter().take_while(|segment| *segment == "super").count();
                let start = self.at[..self.at.len().checked_sub(ups)?].to_vec();
                return Some([start, path[ups..].to_vec()].concat());
            }
            _ if self.files.contains_key(&[self.at, std::slice::from_ref(first)].concat()) => {
                return Some([self.at, path].concat());
            }
            _ => match self.module.brought.get(first) {
                Some(from) => from.clone(),
                None => return None,
            },
        };
        Some([start, rest.to_vec()].concat())
    }

    fn take(&mut self, path: &[String]) {
        if let Some(path) = self.absolute(path) {
            self.module.used.insert(path);
        }
    }

    fn tokens(&mut self, tokens: TokenStream) {
        let (mut path, mut colons) = (Vec::new(), 0);
        for token in tokens {
            match token {
                TokenTree::Ident(ident) if path.is_empty() || colons == 2 => {
                    path.push(ident.to_string());
                    colons = 0;
                    continue;
                }
                TokenTree::Punct(punct) if punct.as_char() == ':' && !path.is_empty() && colons < 2 => {
                    colons += 1;
                    continue;
                }
                TokenTree::Group(group) => {
                    self.take(&std::mem::take(&mut path));
                    self.tokens(group.stream());
                }
                TokenTree::Ident(ident) => {
                    self.take(&std::mem::take(&mut path));
                    path.push(ident.to_string());
                }
                TokenTree::Punct(_) | TokenTree::Literal(_) => self.take(&std::mem::take(&mut path)),
            }
            colons = 0;
        }
        self.take(&path);
    }
}

impl<'ast> Visit<'ast> for Reader<'_> {
    fn visit_item(&mut self, item: &'ast Item) {
        if !is_for_tests(attributes(item)) && !matches!(item, Item::Use(_)) {
            visit::visit_item(self, item);
        }
    }

    fn visit_impl_item(&mut self, item: &'ast ImplItem) {
        let attributes = if let ImplItem::Fn(function) = item { function.attrs.as_slice() } else { &[] };
        if !is_for_tests(attributes) {
            visit::visit_impl_item(self, item);
        }
    }

    fn visit_trait_item(&mut self, item: &'ast TraitItem) {
        visit::visit_trait_item(self, item);
    }

    fn visit_item_use(&mut self, used: &'ast ItemUse) {
        // Inside a function.
        self.bring(used);
    }

    fn visit_path(&mut self, path: &'ast Path) {
        self.take(&path.segments.iter().map(|segment| segment.ident.to_string()).collect::<Vec<_>>());
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, called: &'ast Macro) {
        self.tokens(called.tokens.clone());
        visit::visit_macro(self, called);
    }
}

/// The leaves of a `use`: by which name, and the path; no name for everything.
fn flatten(tree: &UseTree, above: &mut Segments, found: &mut Vec<(Option<String>, Segments)>) {
    match tree {
        UseTree::Path(path) => {
            above.push(path.ident.to_string());
            flatten(&path.tree, above, found);
            above.pop();
        }
        UseTree::Name(name) if name.ident == "self" => found.push((above.last().cloned(), above.clone())),
        UseTree::Name(name) => {
            let name = name.ident.to_string();
            found.push((Some(name.clone()), [above.as_slice(), &[name]].concat()));
        }
        UseTree::Rename(rename) => {
            let path = [above.as_slice(), &[rename.ident.to_string()]].concat();
            found.push((Some(rename.rename.to_string()), path));
        }
        UseTree::Glob(_) => found.push((None, above.clone())),
        UseTree::Group(group) => group.items.iter().for_each(|tree| flatten(tree, above, found)),
    }
}

fn is_for_tests(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        let test = attribute.meta.require_list().is_ok_and(|list| list.tokens.to_string() == "test");
        attribute.path().is_ident("cfg") && test
    })
}

fn attributes(item: &Item) -> &[Attribute] {
    match item {
        Item::Const(i) => &i.attrs,
        Item::Enum(i) => &i.attrs,
        Item::Fn(i) => &i.attrs,
        Item::Impl(i) => &i.attrs,
        Item::Macro(i) => &i.attrs,
        Item::Mod(i) => &i.attrs,
        Item::Static(i) => &i.attrs,
        Item::Struct(i) => &i.attrs,
        Item::Trait(i) => &i.attrs,
        Item::Type(i) => &i.attrs,
        Item::Use(i) => &i.attrs,
        _ => &[],
    }
}

/// The name under which others find an item; a child module is a file of its own.
fn name(item: &Item) -> Option<String> {
    let ident = match item {
        Item::Const(i) => &i.ident,
        Item::Enum(i) => &i.ident,
        Item::Fn(i) => &i.sig.ident,
        Item::Macro(i) => i.ident.as_ref()?,
        Item::Static(i) => &i.ident,
        Item::Struct(i) => &i.ident,
        Item::Trait(i) => &i.ident,
        Item::Type(i) => &i.ident,
        Item::Mod(i) if i.content.is_some() => &i.ident,
        _ => return None,
    };
    Some(ident.to_string())
}

/// The circles of a graph: every largest set of nodes that all lead to each other, of two nodes or more.
pub fn circles<'a>(edges: &BTreeMap<&'a str, BTreeSet<&'a str>>) -> Vec<Vec<&'a str>> {
    let reached = |start: &'a str| {
        let (mut found, mut left) = (BTreeSet::new(), vec![start]);
        while let Some(node) = left.pop() {
            left.extend(edges.get(node).into_iter().flatten().copied().filter(|next| found.insert(*next)));
        }
        found
    };
    let reached: BTreeMap<&str, BTreeSet<&str>> = edges.keys().map(|node| (*node, reached(node))).collect();
    let (mut circles, mut done) = (Vec::new(), BTreeSet::new());
    for (node, there) in reached.iter().filter(|(node, there)| there.contains(*node)) {
        let circle: Vec<&str> = there.iter().copied().filter(|other| reached[other].contains(node)).collect();
        if circle.len() > 1 && circle.iter().all(|node| done.insert(*node)) {
            circles.push(circle);
        }
    }
    circles
}

/// The same graph between what lies in one folder: its files, and its folders as wholes.
pub fn within<'a>(folder: &str, edges: &BTreeMap<&'a str, BTreeSet<&'a str>>) -> BTreeMap<&'a str, BTreeSet<&'a str>> {
    let part = |file: &'a str| {
        let below = if folder.is_empty() { file } else { file.strip_prefix(folder)?.strip_prefix('/')? };
        let skipped = file.len() - below.len();
        Some(&file[..skipped + below.find('/').unwrap_or(below.len())])
    };
    let mut parts: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (file, used) in edges {
        let Some(own) = part(file) else { continue };
        parts.entry(own).or_default().extend(used.iter().filter_map(|file| part(file)).filter(|other| *other != own));
    }
    parts
}
