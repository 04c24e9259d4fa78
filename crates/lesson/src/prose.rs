//! Prose as a tree of known elements: nothing of it can carry a script into the page.

/// A run of text between two blocks.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Prose {
    pub line: u32,
    pub content: Vec<Markup>,
}

/// A short text with inline markup: a question, a hint, a sentence of feedback.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Phrase {
    /// As the author wrote it.
    pub source: String,
    pub content: Vec<Markup>,
}

impl Phrase {
    /// Without any markup.
    pub fn plain(&self) -> String {
        plain(&self.content)
    }
}

/// An element of prose.
#[derive(Clone, Debug, PartialEq)]
pub enum Markup {
    Text(String),
    /// Code within a sentence.
    Code(String),
    Break,
    Emphasis(Vec<Markup>),
    Strong(Vec<Markup>),
    /// An address that is http, https or relative.
    Link {
        href: String,
        content: Vec<Markup>,
    },
    /// The same rule for its address.
    Image {
        src: String,
        alt: String,
    },
    /// A word of the glossary where a lesson introduces it (`*coroutine*` in Markdown).
    Term {
        id: String,
        content: Vec<Markup>,
    },
    Paragraph(Vec<Markup>),
    /// Level 1 to 6.
    Heading {
        level: u8,
        content: Vec<Markup>,
    },
    /// Numbered from `start` if that is given.
    List {
        start: Option<u64>,
        items: Vec<Vec<Markup>>,
    },
    Quote(Vec<Markup>),
    /// Lines of code that are only shown.
    Listing {
        language: Option<String>,
        text: String,
    },
    Table {
        head: Vec<Vec<Markup>>,
        rows: Vec<Vec<Vec<Markup>>>,
    },
    Rule,
}

/// The text alone.
pub(crate) fn plain(content: &[Markup]) -> String {
    let mut text = String::new();
    for element in content {
        write_plain(element, &mut text);
    }
    text
}

fn write_plain(element: &Markup, text: &mut String) {
    match element {
        Markup::Text(words) | Markup::Code(words) => text.push_str(words),
        Markup::Listing { text: code, .. } => text.push_str(code),
        Markup::Image { alt, .. } => text.push_str(alt),
        Markup::Break | Markup::Rule => text.push(' '),
        Markup::Emphasis(content)
        | Markup::Strong(content)
        | Markup::Link { content, .. }
        | Markup::Term { content, .. }
        | Markup::Paragraph(content)
        | Markup::Heading { content, .. }
        | Markup::Quote(content) => content.iter().for_each(|inner| write_plain(inner, text)),
        Markup::List { items, .. } => items.iter().flatten().for_each(|inner| write_plain(inner, text)),
        Markup::Table { head, rows } => {
            head.iter().chain(rows.iter().flatten()).flatten().for_each(|inner| write_plain(inner, text));
        }
    }
}

/// The tree as HTML, for places that want text: everything of the lesson is escaped.
pub fn to_html(content: &[Markup]) -> String {
    let mut html = String::new();
    write_all(content, &mut html);
    html
}

fn write_all(content: &[Markup], html: &mut String) {
    for element in content {
        write_html(element, html);
    }
}

fn write_html(element: &Markup, html: &mut String) {
    match element {
        Markup::Text(text) => escape(text, html),
        Markup::Code(text) => {
            html.push_str("<code>");
            escape(text, html);
            html.push_str("</code>");
        }
        Markup::Break => html.push_str("<br>"),
        Markup::Rule => html.push_str("<hr>\n"),
        Markup::Emphasis(content) => wrap("em", content, html),
        Markup::Strong(content) => wrap("strong", content, html),
        Markup::Paragraph(content) => {
            wrap("p", content, html);
            html.push('\n');
        }
        Markup::Quote(content) => {
            wrap("blockquote", content, html);
            html.push('\n');
        }
        Markup::Heading { level, content } => {
            wrap(["h1", "h2", "h3", "h4", "h5", "h6"][usize::from((*level).clamp(1, 6)) - 1], content, html);
            html.push('\n');
        }
        Markup::Link { href, content } => {
            open("a", &[("href", href), ("rel", "noopener noreferrer")], html);
            write_all(content, html);
            html.push_str("</a>");
        }
        Markup::Image { src, alt } => open("img", &[("src", src), ("alt", alt)], html),
        Markup::Term { id, content } => {
            open("dfn", &[("data-term", id)], html);
            write_all(content, html);
            html.push_str("</dfn>");
        }
        Markup::List { start, items } => write_list(*start, items, html),
        Markup::Listing { language, text } => {
            html.push_str("<pre>");
            let class = format!("language-{}", language.as_deref().unwrap_or("text"));
            open("code", &[("class", &class)], html);
            escape(text, html);
            html.push_str("</code></pre>\n");
        }
        Markup::Table { head, rows } => {
            html.push_str("<table><thead>");
            write_row("th", head, html);
            html.push_str("</thead><tbody>");
            rows.iter().for_each(|row| write_row("td", row, html));
            html.push_str("</tbody></table>\n");
        }
    }
}

fn write_list(start: Option<u64>, items: &[Vec<Markup>], html: &mut String) {
    match start {
        None => html.push_str("<ul>"),
        Some(1) => html.push_str("<ol>"),
        Some(number) => open("ol", &[("start", &number.to_string())], html),
    }
    items.iter().for_each(|item| wrap("li", item, html));
    html.push_str(if start.is_some() { "</ol>\n" } else { "</ul>\n" });
}

fn write_row(cell: &str, row: &[Vec<Markup>], html: &mut String) {
    html.push_str("<tr>");
    row.iter().for_each(|content| wrap(cell, content, html));
    html.push_str("</tr>");
}

fn wrap(element: &str, content: &[Markup], html: &mut String) {
    open(element, &[], html);
    write_all(content, html);
    html.push_str("</");
    html.push_str(element);
    html.push('>');
}

fn open(element: &str, attributes: &[(&str, &str)], html: &mut String) {
    html.push('<');
    html.push_str(element);
    for (name, value) in attributes {
        html.push(' ');
        html.push_str(name);
        html.push_str("=\"");
        escape(value, html);
        html.push('"');
    }
    html.push('>');
}

fn escape(text: &str, html: &mut String) {
    for character in text.chars() {
        match character {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            _ => html.push(character),
        }
    }
}
