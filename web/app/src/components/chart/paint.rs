//! Paints a scene on a canvas: for charts of more lanes than a browser likes to have as elements, and for pictures
//! to be saved.
//!
//! The colours are asked of the browser: an invisible element gets the classes of a shape, and says what the one
//! style sheet of all charts makes of them, in light, in dark, and in the reader's own colours.

use std::{cell::RefCell, collections::BTreeMap, rc::Rc};

use timeline::{Anchor, Axis, Form, Group, Scene, Shape, style};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CanvasPattern, CanvasRenderingContext2d, Element, HtmlCanvasElement, Path2d};

use super::{bars::Bar, svg::Emphasis};

const SVG: &str = "http://www.w3.org/2000/svg";

/// How the coordinates of a scene become those of the canvas: `x * stretch + shift`, and only between `left` and
/// `right`. The header column stays where it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fit {
    pub stretch: f64,
    pub shift: f64,
    pub left: f64,
    pub right: f64,
}

impl Fit {
    /// Shows the part from `start` to `end` of a scene's axis between two places.
    pub fn new(axis: &Axis, start: f64, end: f64, left: f64, right: f64) -> Fit {
        let unit = (axis.right - axis.left) / (axis.end - axis.start);
        let stretch = (right - left) / ((end - start) * unit);
        let from = axis.left + (start - axis.start) * unit;
        Fit { stretch, shift: left - from * stretch, left, right }
    }

    /// A place of the scene on the canvas.
    pub fn x(&self, x: f64) -> f64 {
        x * self.stretch + self.shift
    }

    /// A place of the canvas in the scene.
    pub fn back(&self, x: f64) -> f64 {
        (x - self.shift) / self.stretch
    }
}

#[derive(Clone)]
enum Fill {
    None,
    Plain(String),
    Tile(Option<CanvasPattern>),
}

struct Style {
    fill: Fill,
    opacity: f64,
    stroke: Option<String>,
    width: f64,
    bold: bool,
    dashed: bool,
}

/// What the style sheet says about classes, as far as it was asked.
pub struct Palette {
    probe: Element,
    styles: RefCell<BTreeMap<String, Rc<Style>>>,
}

impl Palette {
    /// None outside of a page.
    pub fn new() -> Option<Palette> {
        let document = web_sys::window()?.document()?;
        let root = document.create_element_ns(Some(SVG), "svg").ok()?;
        for (name, value) in [("class", "il probe"), ("aria-hidden", "true"), ("width", "0"), ("height", "0")]
        {
            root.set_attribute(name, value).ok()?;
        }
        let probe = document.create_element_ns(Some(SVG), "text").ok()?;
        root.append_child(&probe).ok()?;
        document.body()?.append_child(&root).ok()?;
        Some(Palette { probe, styles: RefCell::default() })
    }

    /// Forgets what it knows: the colours of the page have changed.
    pub fn renew(&self) {
        self.styles.borrow_mut().clear();
    }

    fn style(&self, class: &str) -> Rc<Style> {
        if let Some(style) = self.styles.borrow().get(class) {
            return style.clone();
        }
        let style = Rc::new(self.ask(class).unwrap_or(Style {
            fill: Fill::None,
            opacity: 1.0,
            stroke: None,
            width: 1.0,
            bold: false,
            dashed: false,
        }));
        self.styles.borrow_mut().insert(class.to_owned(), style.clone());
        style
    }

    fn ask(&self, class: &str) -> Option<Style> {
        let computed = self.computed(class)?;
        let get = |name: &str| computed.get_property_value(name).unwrap_or_default();
        let number = |text: String, usual: f64| text.trim_end_matches("px").parse().unwrap_or(usual);
        let fill = match get("fill") {
            fill if fill == "none" => Fill::None,
            fill if fill.starts_with("url(") => {
                let id = fill.trim_start_matches("url(").trim_matches(['"', '\'', '#', ')']);
                Fill::Tile(self.tile(id.trim_matches(['"', '#', ')'])))
            }
            fill => Fill::Plain(fill),
        };
        Some(Style {
            fill,
            opacity: number(get("fill-opacity"), 1.0),
            stroke: Some(get("stroke")).filter(|stroke| stroke != "none"),
            width: number(get("stroke-width"), 1.0),
            bold: number(get("font-weight"), 400.0) >= 600.0,
            dashed: get("stroke-dasharray") != "none",
        })
    }

    fn computed(&self, class: &str) -> Option<web_sys::CssStyleDeclaration> {
        self.probe.set_attribute("class", class).ok()?;
        web_sys::window()?.get_computed_style(&self.probe).ok()?
    }

    /// The pattern of this name, in the colours of the moment.
    fn tile(&self, id: &str) -> Option<CanvasPattern> {
        let tile = style::TILES.iter().find(|tile| tile.id == id)?;
        let canvas = canvas(tile.size, tile.size)?;
        let context = context(&canvas)?;
        for part in tile.parts {
            let style = self.ask_plain(part.class())?;
            match part {
                style::Part::Ground { .. } => {
                    context.set_fill_style_str(&style.0);
                    context.fill_rect(0.0, 0.0, tile.size, tile.size);
                }
                style::Part::Dot { x, y, radius, .. } => {
                    context.set_fill_style_str(&style.0);
                    context.begin_path();
                    context.arc(*x, *y, *radius, 0.0, std::f64::consts::TAU).ok()?;
                    context.fill();
                }
                style::Part::Lines { d, width, .. } => {
                    context.set_stroke_style_str(&style.1);
                    context.set_line_width(*width);
                    context.stroke_with_path(&Path2d::new_with_path_string(d).ok()?);
                }
            }
        }
        context.create_pattern_with_html_canvas_element(&canvas, "repeat").ok()?
    }

    /// Fill and stroke of a part of a tile.
    fn ask_plain(&self, class: &str) -> Option<(String, String)> {
        let computed = self.computed(class)?;
        Some((computed.get_property_value("fill").ok()?, computed.get_property_value("stroke").ok()?))
    }
}

impl Drop for Palette {
    fn drop(&mut self) {
        if let Some(root) = self.probe.parent_element() {
            root.remove();
        }
    }
}

fn canvas(width: f64, height: f64) -> Option<HtmlCanvasElement> {
    let document = web_sys::window()?.document()?;
    let canvas: HtmlCanvasElement = document.create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.set_width(width as u32);
    canvas.set_height(height as u32);
    Some(canvas)
}

fn context(canvas: &HtmlCanvasElement) -> Option<CanvasRenderingContext2d> {
    canvas.get_context("2d").ok()??.dyn_into().ok()
}

/// Paints the scene anew; `scale` is the number of dots per CSS pixel.
pub fn paint(
    target: &HtmlCanvasElement,
    scene: &Scene,
    palette: &Palette,
    emphasis: &Emphasis,
    fit: Option<Fit>,
    width: f64,
    scale: f64,
) -> Option<()> {
    let (wide, high) = ((width * scale).round() as u32, (scene.height * scale).round() as u32);
    if target.width() != wide || target.height() != high {
        target.set_width(wide);
        target.set_height(high);
    }
    let context = context(target)?;
    let mut brush =
        Brush { context, palette, scale, fill: String::new(), stroke: String::new(), width: -1.0 };
    brush.context.set_transform(scale, 0.0, 0.0, scale, 0.0, 0.0).ok()?;
    brush.context.clear_rect(0.0, 0.0, width, scene.height);
    let Some(fit) = fit else {
        for (group, shape) in shapes(scene) {
            brush.shape(group, shape, emphasis)?;
        }
        return Some(());
    };
    let first = scene.charts.first().map_or(0.0, |chart| chart.axis.left);
    let fixed = |group: &Group, shape: &Shape| is_fixed(group, shape, first);
    for (group, shape) in shapes(scene).filter(|(group, shape)| fixed(group, shape)) {
        brush.shape(group, shape, emphasis)?;
    }
    brush.context.save();
    brush.context.begin_path();
    // A little more than the axis, for what stands around its ends.
    brush.context.rect(fit.left - 4.0, 0.0, fit.right - fit.left + 12.0, scene.height);
    brush.context.clip();
    brush.forget();
    for (group, shape) in shapes(scene).filter(|(group, shape)| !fixed(group, shape)) {
        brush.fitted(group, shape, emphasis, fit)?;
    }
    brush.context.restore();
    Some(())
}

fn shapes(scene: &Scene) -> impl Iterator<Item = (&Group, &Shape)> {
    scene.groups.iter().flat_map(|group| group.shapes.iter().map(move |shape| (group, shape)))
}

/// Whether a shape stands beside the axis and not on it.
fn is_fixed(group: &Group, shape: &Shape, left: f64) -> bool {
    let text_in_header =
        matches!(&shape.form, Form::Text { x, anchor: Anchor::Start, .. } if *x < left - 5.0);
    text_in_header || shape.class == "rule" || matches!(group.class.as_str(), "head" | "captions" | "legend")
}

struct Brush<'p> {
    context: CanvasRenderingContext2d,
    palette: &'p Palette,
    scale: f64,
    /// What the context was last told, so that it is not told again.
    fill: String,
    stroke: String,
    width: f64,
}

impl Brush<'_> {
    fn forget(&mut self) {
        self.fill.clear();
        self.stroke.clear();
        self.width = -1.0;
    }

    fn style(&self, group: &Group, shape: &Shape, emphasis: &Emphasis) -> Rc<Style> {
        let extra = Bar::of(group, shape).map(|bar| emphasis.classes(bar, shape));
        match extra {
            Some(extra) if extra.iter().any(Option::is_some) => {
                let mut class = shape.class.clone();
                for word in extra.into_iter().flatten() {
                    class.push(' ');
                    class.push_str(word);
                }
                self.palette.style(&class)
            }
            _ => self.palette.style(&shape.class),
        }
    }

    /// A shape under a fit. Forms are stretched; letters are not.
    fn fitted(&mut self, group: &Group, shape: &Shape, emphasis: &Emphasis, fit: Fit) -> Option<()> {
        let moved = |form: Form| Shape { form, ..shape.clone() };
        let moved = match &shape.form {
            Form::Text { x, y, size, anchor, text } => {
                moved(Form::Text { x: fit.x(*x), y: *y, size: *size, anchor: *anchor, text: text.clone() })
            }
            Form::Rect { x, y, width, height, radius } => {
                let (x, width) = (fit.x(*x), width * fit.stretch);
                if x + width < fit.left || x > fit.right {
                    return Some(());
                }
                let style = self.style(group, shape, emphasis);
                return self.rect(&style, x, *y, width, *height, *radius);
            }
            Form::Line { x1, y1, x2, y2 } => {
                moved(Form::Line { x1: fit.x(*x1), y1: *y1, x2: fit.x(*x2), y2: *y2 })
            }
            Form::Circle { x, y, radius } => moved(Form::Circle { x: fit.x(*x), y: *y, radius: *radius }),
            Form::Path { .. } => {
                self.context
                    .set_transform(
                        self.scale * fit.stretch,
                        0.0,
                        0.0,
                        self.scale,
                        self.scale * fit.shift,
                        0.0,
                    )
                    .ok()?;
                self.shape(group, shape, emphasis)?;
                return self.context.set_transform(self.scale, 0.0, 0.0, self.scale, 0.0, 0.0).ok();
            }
        };
        self.shape(group, &moved, emphasis)
    }

    fn shape(&mut self, group: &Group, shape: &Shape, emphasis: &Emphasis) -> Option<()> {
        let style = self.style(group, shape, emphasis);
        match &shape.form {
            Form::Rect { x, y, width, height, radius } => {
                self.rect(&style, *x, *y, *width, *height, *radius)?
            }
            Form::Line { x1, y1, x2, y2 } => {
                self.context.begin_path();
                self.context.move_to(*x1, *y1);
                self.context.line_to(*x2, *y2);
                self.stroke(&style);
            }
            Form::Circle { x, y, radius } => {
                self.context.begin_path();
                self.context.arc(*x, *y, *radius, 0.0, std::f64::consts::TAU).ok()?;
                self.fill(&style);
                self.stroke(&style);
            }
            Form::Path { d } => {
                let path = Path2d::new_with_path_string(d).ok()?;
                if self.set_fill(&style) {
                    self.context.fill_with_path_2d(&path);
                }
                if self.set_stroke(&style) {
                    self.context.stroke_with_path(&path);
                }
            }
            Form::Text { x, y, size, anchor, text } => {
                let weight = if style.bold { 600 } else { 400 };
                self.context.set_font(&format!(
                    "{weight} {size}px system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif"
                ));
                self.context.set_text_align(match anchor {
                    Anchor::Start => "left",
                    Anchor::Middle => "center",
                    Anchor::End => "right",
                });
                if self.set_stroke(&style) {
                    self.context.set_line_join("round");
                    self.context.stroke_text(text, *x, *y).ok()?;
                }
                if self.set_fill(&style) {
                    self.context.fill_text(text, *x, *y).ok()?;
                }
            }
        }
        Some(())
    }

    fn rect(&mut self, style: &Style, x: f64, y: f64, width: f64, height: f64, radius: f64) -> Option<()> {
        self.context.begin_path();
        if radius > 1.0 && width > 6.0 {
            self.context.round_rect_with_f64(x, y, width, height, radius).ok()?;
        } else {
            self.context.rect(x, y, width, height);
        }
        self.fill(style);
        self.stroke(style);
        Some(())
    }

    fn fill(&mut self, style: &Style) {
        if self.set_fill(style) {
            self.context.fill();
            if style.opacity < 1.0 {
                self.context.set_global_alpha(1.0);
            }
        }
    }

    fn stroke(&mut self, style: &Style) {
        if self.set_stroke(style) {
            self.context.stroke();
        }
    }

    fn set_fill(&mut self, style: &Style) -> bool {
        match &style.fill {
            Fill::None => return false,
            Fill::Plain(colour) => {
                if self.fill != *colour {
                    self.context.set_fill_style_str(colour);
                    self.fill.clone_from(colour);
                }
            }
            Fill::Tile(pattern) => {
                let Some(pattern) = pattern else { return false };
                self.context.set_fill_style_canvas_pattern(pattern);
                self.fill.clear();
            }
        }
        if style.opacity < 1.0 {
            self.context.set_global_alpha(style.opacity);
        }
        true
    }

    fn set_stroke(&mut self, style: &Style) -> bool {
        let Some(colour) = &style.stroke else { return false };
        if self.stroke != *colour {
            self.context.set_stroke_style_str(colour);
            self.stroke.clone_from(colour);
        }
        if self.width != style.width {
            self.context.set_line_width(style.width);
            self.width = style.width;
        }
        if style.dashed {
            // A canvas that cannot dash draws the line whole.
            let _ = self.context.set_line_dash(&js_sys::Array::of2(&JsValue::from(4.0), &JsValue::from(3.0)));
        } else {
            let _ = self.context.set_line_dash(&js_sys::Array::new());
        }
        true
    }
}

/// A scene as a picture of its own, at two dots per pixel, on the paper of the moment.
pub fn picture(scene: &Scene) -> Option<HtmlCanvasElement> {
    const SCALE: f64 = 2.0;
    let palette = Palette::new()?;
    let canvas = canvas(1.0, 1.0)?;
    paint(&canvas, scene, &palette, &Emphasis::default(), None, scene.width, SCALE)?;
    // Under what is already there.
    let context = context(&canvas)?;
    if let Fill::Plain(paper) = &palette.style("paper").fill {
        context.set_global_composite_operation("destination-over").ok()?;
        context.set_fill_style_str(paper);
        context.fill_rect(0.0, 0.0, scene.width, scene.height);
    }
    Some(canvas)
}
