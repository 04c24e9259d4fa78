//! CommonMark to our tree of elements, and to the fenced blocks between.

use pulldown_cmark::{CodeBlockKind, CowStr, Event, Options, Parser, Tag, TagEnd};

use crate::diagnostic::{Findings, quoted, suggestion};
use crate::prose::plain;
use crate::{Glossary, Markup, Phrase};

/// Elements within elements; bounds the recursion of everything that walks the tree.
const MAX_DEPTH: usize = 16;

/// The fences that are blocks of a lesson.
pub(crate) const BLOCKS: [&str; 6] = ["play", "predict", "compare", "lenses", "exercise", "quiz"];

/// Fences that are code to be shown.
const LANGUAGES: [&str; 10] =
    ["python", "py", "pycon", "text", "console", "sh", "bash", "json", "yaml", "html"];

/// A lesson's text, cut at its blocks.
pub(crate) enum Piece {
    Prose { line: u32, content: Vec<Markup> },
    Fence { line: u32, kind: &'static str, body: String },
}

/// Cuts a text whose first line is line `first_line` of the file.
pub(crate) fn pieces(
    text: &str,
    first_line: u32,
    glossary: &Glossary,
    findings: &mut Findings,
) -> Vec<Piece> {
    let lines = LineIndex::new(text, first_line);
    let mut pieces = Vec::new();
    let mut builder = Builder::new(glossary);
    let mut prose_line = None;
    // The fence that is being read: its kind, line and text.
    let mut fence: Option<(&'static str, u32, String)> = None;
    for (event, range) in Parser::new_ext(text, Options::ENABLE_TABLES).into_offset_iter() {
        let line = lines.line(range.start);
        if let Some((kind, opened, body)) = &mut fence {
            match event {
                Event::Text(text) => body.push_str(&text),
                Event::End(TagEnd::CodeBlock) => {
                    if !is_closed(&text[range]) {
                        findings.add(
                            *opened,
                            format!("this {kind} block is never closed by ``` on a line of its own"),
                        );
                    }
                    pieces.push(Piece::Fence { line: *opened, kind, body: std::mem::take(body) });
                    fence = None;
                }
                _ => {}
            }
            continue;
        }
        if let Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) = &event
            && let Some(kind) = block_kind(info, line, findings)
        {
            if builder.depth() == 0 {
                if let Some(line) = prose_line.take() {
                    pieces.push(Piece::Prose { line, content: builder.take() });
                }
                fence = Some((kind, line, String::new()));
                continue;
            }
            findings.add(line, format!("a {kind} block must not stand inside a list or a quote"));
        }
        prose_line.get_or_insert(line);
        builder.event(event, line, findings);
    }
    if let Some(line) = prose_line {
        pieces.push(Piece::Prose { line, content: builder.take() });
    }
    pieces
}

/// A sentence with inline markup.
pub(crate) fn phrase(source: &str, line: u32, glossary: &Glossary, findings: &mut Findings) -> Phrase {
    let mut builder = Builder::new(glossary);
    for event in Parser::new(source) {
        builder.event(event, line, findings);
    }
    let mut content = builder.take();
    if let [Markup::Paragraph(inner)] = content.as_mut_slice() {
        content = std::mem::take(inner);
    }
    Phrase { source: source.to_owned(), content }
}

/// Which block a fence is, if it is one.
fn block_kind(info: &str, line: u32, findings: &mut Findings) -> Option<&'static str> {
    let word = info.split_whitespace().next().unwrap_or("");
    let kind = BLOCKS.into_iter().find(|kind| *kind == word);
    if kind.is_none() && !word.is_empty() && !LANGUAGES.contains(&word) {
        let near = suggestion(word, BLOCKS.into_iter().chain(LANGUAGES));
        if !near.is_empty() {
            findings.add(line, format!("there is no block {}{near}", quoted(word)));
        }
    }
    kind
}

/// Whether the source of a fenced block ends with a closing fence.
fn is_closed(source: &str) -> bool {
    let mut lines = source.trim_end().lines();
    let fence = |line: &str| {
        let line = line.trim();
        line.len() >= 3 && (line.bytes().all(|byte| byte == b'`') || line.bytes().all(|byte| byte == b'~'))
    };
    lines.next().is_some() && lines.next_back().is_some_and(fence)
}

/// Byte offsets to lines of the file.
struct LineIndex {
    starts: Vec<usize>,
    first_line: u32,
}

impl LineIndex {
    fn new(text: &str, first_line: u32) -> Self {
        let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        LineIndex { starts: breaks.map(|(offset, _)| offset + 1).collect(), first_line }
    }

    fn line(&self, offset: usize) -> u32 {
        let before = self.starts.partition_point(|start| *start <= offset);
        self.first_line + u32::try_from(before).unwrap_or(0)
    }
}

/// Builds the tree from events.
struct Builder<'g> {
    glossary: &'g Glossary,
    open: Vec<Frame>,
    root: Vec<Markup>,
    /// Elements that were left out because they are nested too deeply; their text is kept.
    skipped: usize,
}

/// An element that has not ended.
#[derive(Default)]
struct Frame {
    element: Open,
    content: Vec<Markup>,
    /// The items of a list, the cells of a row.
    groups: Vec<Vec<Markup>>,
    /// The rows of a table.
    rows: Vec<Vec<Vec<Markup>>>,
}

#[derive(Default)]
enum Open {
    #[default]
    Paragraph,
    Heading(u8),
    Quote,
    Listing(Option<String>),
    List(Option<u64>),
    Item,
    Table,
    Row,
    Cell,
    Emphasis,
    Strong,
    Link(Option<String>),
    Image(Option<String>),
    /// Raw HTML and what we do not know: only its text is kept.
    Plain,
}

impl<'g> Builder<'g> {
    fn new(glossary: &'g Glossary) -> Self {
        Builder { glossary, open: Vec::new(), root: Vec::new(), skipped: 0 }
    }

    fn depth(&self) -> usize {
        self.open.len() + self.skipped
    }

    fn take(&mut self) -> Vec<Markup> {
        std::mem::take(&mut self.root)
    }

    fn event(&mut self, event: Event<'_>, line: u32, findings: &mut Findings) {
        match event {
            Event::Start(tag) => {
                if self.open.len() >= MAX_DEPTH {
                    if self.skipped == 0 {
                        findings.add(line, "text is nested too deeply");
                    }
                    self.skipped += 1;
                } else {
                    let element = open(tag, line, findings);
                    self.open.push(Frame { element, ..Frame::default() });
                }
            }
            Event::End(_) if self.skipped > 0 => self.skipped -= 1,
            Event::End(_) => self.end(),
            Event::Code(text) => self.push(Markup::Code(text.into_string())),
            Event::SoftBreak => self.text(" "),
            Event::HardBreak => self.push(Markup::Break),
            Event::Rule => self.push(Markup::Rule),
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => self.text(&text),
            Event::InlineMath(text) | Event::DisplayMath(text) | Event::FootnoteReference(text) => {
                self.text(&text)
            }
            Event::TaskListMarker(_) => {}
        }
    }

    fn content(&mut self) -> &mut Vec<Markup> {
        self.open.last_mut().map_or(&mut self.root, |frame| &mut frame.content)
    }

    fn push(&mut self, element: Markup) {
        self.content().push(element);
    }

    /// Neighbouring texts become one, so that the tree does not show how the parser works.
    fn text(&mut self, text: &str) {
        match self.content().last_mut() {
            Some(Markup::Text(before)) => before.push_str(text),
            _ => self.push(Markup::Text(text.to_owned())),
        }
    }

    fn end(&mut self) {
        let Some(Frame { element, content, groups, rows }) = self.open.pop() else { return };
        let element = match element {
            Open::Paragraph => Markup::Paragraph(content),
            Open::Heading(level) => Markup::Heading { level, content },
            Open::Quote => Markup::Quote(content),
            Open::Listing(language) => Markup::Listing { language, text: plain(&content) },
            Open::List(start) => Markup::List { start, items: groups },
            Open::Table => {
                let mut rows = rows.into_iter();
                Markup::Table { head: rows.next().unwrap_or_default(), rows: rows.collect() }
            }
            Open::Emphasis => match self.glossary.find(&plain(&content)) {
                Some(term) => Markup::Term { id: term.id.clone(), content },
                None => Markup::Emphasis(content),
            },
            Open::Strong => Markup::Strong(content),
            Open::Link(Some(href)) => Markup::Link { href, content },
            Open::Image(Some(src)) => Markup::Image { src, alt: plain(&content) },
            Open::Item | Open::Cell => {
                if let Some(parent) = self.open.last_mut() {
                    parent.groups.push(content);
                }
                return;
            }
            Open::Row => {
                if let Some(parent) = self.open.last_mut() {
                    parent.rows.push(groups);
                }
                return;
            }
            Open::Link(None) | Open::Image(None) | Open::Plain => {
                self.content().extend(content);
                return;
            }
        };
        self.push(element);
    }
}

fn open(tag: Tag<'_>, line: u32, findings: &mut Findings) -> Open {
    match tag {
        Tag::Paragraph => Open::Paragraph,
        Tag::HtmlBlock => Open::Paragraph,
        Tag::Heading { level, .. } => Open::Heading(level as u8),
        Tag::BlockQuote(_) => Open::Quote,
        Tag::CodeBlock(CodeBlockKind::Indented) => Open::Listing(None),
        Tag::CodeBlock(CodeBlockKind::Fenced(info)) => {
            Open::Listing(info.split_whitespace().next().map(str::to_owned))
        }
        Tag::List(start) => Open::List(start),
        Tag::Item => Open::Item,
        Tag::Table(_) => Open::Table,
        Tag::TableHead | Tag::TableRow => Open::Row,
        Tag::TableCell => Open::Cell,
        Tag::Emphasis => Open::Emphasis,
        Tag::Strong => Open::Strong,
        Tag::Link { dest_url, .. } => Open::Link(address(dest_url, line, findings)),
        Tag::Image { dest_url, .. } => Open::Image(address(dest_url, line, findings)),
        Tag::FootnoteDefinition(_)
        | Tag::DefinitionList
        | Tag::DefinitionListTitle
        | Tag::DefinitionListDefinition
        | Tag::Strikethrough
        | Tag::Superscript
        | Tag::Subscript
        | Tag::MetadataBlock(_) => Open::Plain,
    }
}

/// The address of a link, if it is one that a lesson may open.
fn address(url: CowStr<'_>, line: u32, findings: &mut Findings) -> Option<String> {
    if is_safe(&url) {
        return Some(url.into_string());
    }
    findings.add(line, format!("the address {} is not http, https or relative; shown as text", quoted(&url)));
    None
}

/// Whether an address is http, https or relative. What a browser would drop or turn before it looks for a
/// scheme (blanks in front, control characters, backslashes) is refused.
fn is_safe(url: &str) -> bool {
    let lower = url.trim().to_ascii_lowercase();
    if lower.is_empty() || lower.starts_with("//") || lower.contains(|c: char| c.is_control() || c == '\\') {
        return false;
    }
    let scheme_end = lower.find(':');
    let path_begin = lower.find(['/', '?', '#']).unwrap_or(lower.len());
    match scheme_end {
        Some(end) if end < path_begin => lower.starts_with("https://") || lower.starts_with("http://"),
        _ => true,
    }
}
