//! The bars of a scene by their names, and the way from one to the next by keys.

use std::rc::Rc;

use timeline::{Form, Group, LaneId, Scene, Shape};
use wasm_bindgen::JsCast;
use web_sys::Element;

/// A scene that is equal only to itself: comparing shapes would take longer than drawing them.
#[derive(Clone)]
pub struct Drawn(pub Rc<Scene>);

impl PartialEq for Drawn {
    fn eq(&self, other: &Drawn) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// One bar, whatever scene it is drawn in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bar {
    pub chart: usize,
    pub lane: LaneId,
    pub span: usize,
}

impl Bar {
    /// The bar that a shape is.
    pub fn of(group: &Group, shape: &Shape) -> Option<Bar> {
        Some(Bar { chart: group.chart, lane: group.lane?, span: shape.span? })
    }

    /// As an attribute: `data-at`.
    pub fn name(self) -> String {
        format!("{}-{}-{}", self.chart, self.lane.0, self.span)
    }

    /// The bar that an element stands for.
    pub fn at(target: Option<web_sys::EventTarget>) -> Option<Bar> {
        let name = target?.dyn_into::<Element>().ok()?.get_attribute("data-at")?;
        let mut parts = name.split('-').map(|part| part.parse::<u32>().ok());
        let (chart, lane, span) = (parts.next()??, parts.next()??, parts.next()??);
        Some(Bar { chart: chart as usize, lane: LaneId(lane), span: span as usize })
    }

    /// Its shape in a scene; none when it is out of sight.
    pub fn find(self, scene: &Scene) -> Option<&Shape> {
        let groups = scene.groups.iter();
        let mut groups = groups.filter(|group| group.chart == self.chart && group.lane == Some(self.lane));
        groups.find_map(|group| group.shapes.iter().find(|shape| shape.span == Some(self.span)))
    }

    /// The bar itself where a scene has it, or its neighbour in the lane: what is too short for the scale is not drawn.
    pub fn nearest(self, scene: &Scene) -> Option<Bar> {
        let groups = scene.groups.iter();
        let groups = groups.filter(|group| group.chart == self.chart && group.lane == Some(self.lane));
        let bars = groups.flat_map(|group| group.shapes.iter().filter_map(|shape| Bar::of(group, shape)));
        bars.min_by_key(|bar| bar.span.abs_diff(self.span))
    }
}

/// The bars that can be reached, one row per lane, each from left to right.
pub fn rows(scene: &Scene) -> Vec<Vec<(Bar, f64)>> {
    let rows = scene.groups.iter().map(|group| {
        let bars = group.shapes.iter().filter_map(|shape| Some((Bar::of(group, shape)?, left(shape))));
        let mut row: Vec<(Bar, f64)> = bars.collect();
        row.sort_by(|one, other| one.1.total_cmp(&other.1));
        row
    });
    rows.filter(|row| !row.is_empty()).collect()
}

/// Where a key leads to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Way {
    To(Bar),
    /// To the lane below the last in sight, or above the first.
    Below,
    Above,
    /// To what lies left or right of the view.
    Left,
    Right,
}

/// Where a key leads to from a bar.
pub fn walk(key: &str, from: Bar, scene: &Scene) -> Option<Way> {
    let rows = rows(scene);
    let row = rows.iter().position(|row| row.iter().any(|(bar, _)| *bar == from))?;
    let column = rows[row].iter().position(|(bar, _)| *bar == from)?;
    let here = rows[row][column].1;
    let nearest = |row: &Vec<(Bar, f64)>| {
        let distance = |bar: &&(Bar, f64)| (bar.1 - here).abs();
        row.iter()
            .min_by(|one, other| distance(one).total_cmp(&distance(other)))
            .map(|(bar, _)| Way::To(*bar))
    };
    match key {
        "ArrowLeft" => Some(match column.checked_sub(1) {
            Some(before) => Way::To(rows[row][before].0),
            None => Way::Left,
        }),
        "ArrowRight" => Some(rows[row].get(column + 1).map_or(Way::Right, |(bar, _)| Way::To(*bar))),
        "ArrowUp" => row.checked_sub(1).map_or(Some(Way::Above), |row| nearest(&rows[row])),
        "ArrowDown" => rows.get(row + 1).map_or(Some(Way::Below), nearest),
        "Home" => rows[row].first().map(|(bar, _)| Way::To(*bar)),
        "End" => rows[row].last().map(|(bar, _)| Way::To(*bar)),
        _ => None,
    }
}

fn left(shape: &Shape) -> f64 {
    match &shape.form {
        Form::Rect { x, .. } | Form::Circle { x, .. } | Form::Text { x, .. } => *x,
        Form::Line { x1, .. } => *x1,
        Form::Path { .. } => 0.0,
    }
}

/// The shape at a place of a scene that says something, the topmost first, with its group.
pub fn shape_at(scene: &Scene, x: f64, y: f64) -> Option<(&Group, &Shape)> {
    let shapes = scene
        .groups
        .iter()
        .rev()
        .flat_map(|group| group.shapes.iter().rev().map(move |shape| (group, shape)));
    shapes.filter(|(_, shape)| !shape.label.is_empty()).find(|(_, shape)| match &shape.form {
        Form::Rect { x: left, y: top, width, height, .. } => {
            // A bar that is a hair wide can be hit all the same.
            let slack = if *width < 4.0 { 2.0 } else { 0.0 };
            x >= left - slack && x <= left + width + slack && y >= *top && y <= top + height
        }
        Form::Circle { x: centre, y: middle, radius } => (x - centre).hypot(y - middle) <= radius + 1.0,
        Form::Line { x1, y1, x2, y2 } => {
            x >= x1.min(*x2) - 2.0 && x <= x1.max(*x2) + 2.0 && y >= y1.min(*y2) && y <= y1.max(*y2)
        }
        Form::Path { .. } | Form::Text { .. } => false,
    })
}
