//! Writes a scene as an SVG document that stands alone: styles, title and description are inside.

use crate::scene::{Form, Group, Scene, Shape};
use crate::style::{self, Theme};

/// The document.
pub fn document(scene: &Scene, theme: Theme) -> String {
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"il\" width=\"{w}\" height=\"{h}\" viewBox=\"0 0 {w} {h}\" role=\"img\" aria-labelledby=\"il-title il-desc\">\n",
        w = scene.width,
        h = scene.height
    );
    svg.push_str(&format!("<title id=\"il-title\">{}</title>\n", escaped(&scene.title)));
    svg.push_str(&format!("<desc id=\"il-desc\">{}</desc>\n", escaped(&scene.description)));
    svg.push_str(&format!("<style>\n{}</style>\n", style::rules(theme, ".il ")));
    svg.push_str(&format!("<defs>\n{}</defs>\n", style::patterns()));
    svg.push_str("<rect class=\"paper\" width=\"100%\" height=\"100%\"/>\n");
    for group in &scene.groups {
        push_group(&mut svg, group);
    }
    svg.push_str("</svg>\n");
    svg
}

fn push_group(svg: &mut String, group: &Group) {
    svg.push_str(&format!("<g class=\"{}\"", escaped(&group.class)));
    if !group.label.is_empty() {
        svg.push_str(&format!(" role=\"group\" aria-label=\"{}\"", escaped(&group.label)));
    }
    if let Some(lane) = group.lane {
        svg.push_str(&format!(" data-lane=\"{}\"", lane.0));
    }
    svg.push_str(">\n");
    for shape in &group.shapes {
        push_shape(svg, shape);
    }
    svg.push_str("</g>\n");
}

fn push_shape(svg: &mut String, shape: &Shape) {
    let name = match &shape.form {
        Form::Rect { x, y, width, height, radius } => {
            svg.push_str(&format!("<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\""));
            if *radius > 0.0 {
                svg.push_str(&format!(" rx=\"{radius}\""));
            }
            "rect"
        }
        Form::Line { x1, y1, x2, y2 } => {
            svg.push_str(&format!("<line x1=\"{x1}\" y1=\"{y1}\" x2=\"{x2}\" y2=\"{y2}\""));
            "line"
        }
        Form::Circle { x, y, radius } => {
            svg.push_str(&format!("<circle cx=\"{x}\" cy=\"{y}\" r=\"{radius}\""));
            "circle"
        }
        Form::Path { d } => {
            svg.push_str(&format!("<path d=\"{d}\""));
            "path"
        }
        Form::Text { x, y, size, anchor, .. } => {
            svg.push_str(&format!("<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\""));
            if anchor.name() != "start" {
                svg.push_str(&format!(" text-anchor=\"{}\"", anchor.name()));
            }
            "text"
        }
    };
    svg.push_str(&format!(" class=\"{}\"", escaped(&shape.class)));
    if let Some(span) = shape.span {
        svg.push_str(&format!(" data-span=\"{span}\""));
    }
    if let Some(line) = shape.line {
        svg.push_str(&format!(" data-line=\"{}\"", line.0));
    }
    let text = match &shape.form {
        Form::Text { text, .. } => escaped(text),
        Form::Rect { .. } | Form::Line { .. } | Form::Circle { .. } | Form::Path { .. } => String::new(),
    };
    let title = if shape.label.is_empty() {
        String::new()
    } else {
        format!("<title>{}</title>", escaped(&shape.label))
    };
    if text.is_empty() && title.is_empty() {
        svg.push_str("/>\n");
    } else {
        svg.push_str(&format!(">{title}{text}</{name}>\n"));
    }
}

/// Text for XML. Characters that XML cannot hold are replaced: a program may print anything.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\n' | '\t' => safe.push(letter),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => safe.push('\u{fffd}'),
            _ => safe.push(letter),
        }
    }
    safe
}
