//! Prose of a lesson as elements of the page. A lesson's text never becomes HTML by itself.

use lesson::{Glossary, Markup};
use yew::{prelude::*, virtual_dom::VNode};

use super::term::Term;
use crate::language::t;

/// What prose needs to know of its surroundings.
#[derive(Clone, Copy)]
pub struct Place<'p> {
    /// Its words are explained where they stand; without one they are only marked.
    pub glossary: Option<&'p Glossary>,
    /// The lesson's folder, where its pictures are.
    pub folder: &'p str,
}

const NOWHERE: Place<'static> = Place { glossary: None, folder: "" };

/// A run of prose.
pub fn prose(content: &[Markup], place: Place<'_>) -> Html {
    content.iter().map(|element| show(element, place)).collect()
}

/// A short text: a question, a hint, a sentence of feedback.
pub fn inline(content: &[Markup]) -> Html {
    // A phrase is read as a document of one paragraph, whose margins it does not need.
    match content {
        [Markup::Paragraph(content)] => prose(content, NOWHERE),
        content => prose(content, NOWHERE),
    }
}

/// A text that is no markup but for code in backquotes: what the checks say.
pub fn code_in(text: &str) -> Html {
    text.split('`')
        .enumerate()
        .map(|(index, part)| {
            if index % 2 == 1 {
                html! { <code>{ part }</code> }
            } else {
                html! { { part } }
            }
        })
        .collect()
}

fn show(element: &Markup, place: Place<'_>) -> Html {
    let inner = |content: &[Markup]| prose(content, place);
    match element {
        Markup::Text(text) => html! { { text } },
        Markup::Code(text) => html! { <code>{ text }</code> },
        Markup::Break => html! { <br /> },
        Markup::Rule => html! { <hr /> },
        Markup::Emphasis(content) => html! { <em>{ inner(content) }</em> },
        Markup::Strong(content) => html! { <strong>{ inner(content) }</strong> },
        Markup::Link { href, content } => link(href, inner(content)),
        Markup::Image { src, alt } => {
            let address =
                if src.contains("://") { src.clone() } else { format!("lessons/{}/{src}", place.folder) };
            html! { <img src={address} alt={alt.clone()} loading="lazy" /> }
        }
        Markup::Term { id, content } => match place.glossary.and_then(|glossary| glossary.term(id)) {
            Some(term) => html! { <Term means={term.means.clone()}>{ inner(content) }</Term> },
            None => html! { <dfn>{ inner(content) }</dfn> },
        },
        Markup::Paragraph(content) => html! { <p>{ inner(content) }</p> },
        Markup::Heading { level, content } => heading(*level, inner(content)),
        Markup::List { start, items } => {
            let items = items.iter().map(|item| html! { <li>{ inner(item) }</li> });
            match start {
                Some(start) => html! { <ol start={start.to_string()}>{ for items }</ol> },
                None => html! { <ul>{ for items }</ul> },
            }
        }
        Markup::Quote(content) => html! { <blockquote>{ inner(content) }</blockquote> },
        Markup::Listing { text, .. } => {
            html! { <pre class="listing" tabindex="0"><code>{ text }</code></pre> }
        }
        Markup::Table { head, rows } => html! {
            <div class="scroll" tabindex="0" role="group" aria-label={t("prose-table")}>
                <table>
                    <thead><tr>{ for head.iter().map(|cell| match cell.is_empty() {
                        // The corner of a table whose first column has names of its own.
                        true => html! { <td></td> },
                        false => html! { <th scope="col">{ inner(cell) }</th> },
                    }) }</tr></thead>
                    <tbody>
                        { for rows.iter().map(|row| html! {
                            <tr>{ for row.iter().map(|cell| html! { <td>{ inner(cell) }</td> }) }</tr>
                        }) }
                    </tbody>
                </table>
            </div>
        },
    }
}

/// A link out of the page opens beside it, so that a lesson is not lost.
fn link(href: &str, content: Html) -> Html {
    let outside = href.contains("://");
    html! {
        <a
            href={href.to_owned()}
            target={outside.then_some("_blank")}
            rel={outside.then_some("noopener noreferrer")}
        >{ content }</a>
    }
}

/// The lesson's title is the page's only first heading, so that those of its text begin at the second.
fn heading(level: u8, content: VNode) -> Html {
    match level {
        0..=2 => html! { <h2>{ content }</h2> },
        3 => html! { <h3>{ content }</h3> },
        _ => html! { <h4>{ content }</h4> },
    }
}
