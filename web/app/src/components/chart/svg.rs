//! A scene as SVG: every bar is an element that can be focused.

use timeline::{Form, Group, Shape};
use yew::prelude::*;

use super::bars::{Bar, Drawn};
use crate::components::flaws::{Flaw, marks};
use crate::language::t;

/// What stands out at this moment.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Emphasis {
    pub pointed: Option<Bar>,
    /// The bar that was asked about, and then the chain of its causes.
    pub asked: Vec<Bar>,
    /// The line of the script that the editor points at, 0 for none.
    pub active: u32,
    /// Which chart that line belongs to; every one when they are of one script.
    pub active_chart: Option<usize>,
}

impl Emphasis {
    /// The classes of a bar, beside its own.
    pub fn classes(&self, bar: Bar, shape: &Shape) -> [Option<&'static str>; 3] {
        let here = self.active_chart.is_none_or(|chart| chart == bar.chart);
        let lit = here && self.active > 0 && shape.line.is_some_and(|line| line.0 == self.active);
        let asked = match self.asked.iter().position(|asked| *asked == bar) {
            Some(0) => Some("asked"),
            Some(_) => Some("cause"),
            None => None,
        };
        [lit.then_some("lit"), asked, (self.pointed == Some(bar)).then_some("pointed")]
    }
}

#[derive(PartialEq, Properties)]
pub struct Props {
    pub scene: Drawn,
    pub emphasis: Emphasis,
    /// The bar that Tab leads to.
    pub stop: Option<Bar>,
    /// Where checks failed.
    pub flaws: Vec<Flaw>,
}

/// The drawing.
#[component]
pub fn SvgDrawing(props: &Props) -> Html {
    let scene = &props.scene.0;
    html! {
        <svg
            class="il"
            width={scene.width.to_string()}
            height={scene.height.to_string()}
            viewBox={format!("0 0 {} {}", scene.width, scene.height)}
            role="group"
            aria-label={scene.title.clone()}
            aria-roledescription={t("chart-role")}
        >
            <desc>{ &scene.description }</desc>
            { for scene.groups.iter().enumerate().map(|(index, group)| {
                let named = !group.label.is_empty();
                html! {
                    <g
                        key={index}
                        class={group.class.clone()}
                        role={named.then_some("group")}
                        aria-label={named.then(|| group.label.clone())}
                        aria-hidden={(!named).then_some("true")}
                    >
                        { for group.shapes.iter().enumerate().map(|(number, shape)| draw(group, number, shape, props)) }
                    </g>
                }
            }) }
            { marks(scene, &props.flaws) }
        </svg>
    }
}

fn draw(group: &Group, number: usize, shape: &Shape, props: &Props) -> Html {
    let bar = Bar::of(group, shape);
    let mut class = classes!(shape.class.clone());
    if let Some(bar) = bar {
        class.extend(props.emphasis.classes(bar, shape).into_iter().flatten());
    }
    let key = bar.map_or_else(|| number.to_string(), Bar::name);
    let at = bar.map(Bar::name);
    let tabindex = bar.map(|bar| if props.stop == Some(bar) { "0" } else { "-1" });
    let role = bar.map(|_| "img");
    let label = bar.map(|_| shape.label.clone());
    // A bar says its sentence below the chart; what else has a name shows it beside the pointer.
    let title = if bar.is_none() && !shape.label.is_empty() {
        html! { <title>{ &shape.label }</title> }
    } else {
        Html::default()
    };
    match &shape.form {
        Form::Rect { x, y, width, height, radius } => html! {
            <rect {key} {class} data-at={at} data-line={shape.line.map(|line| line.0.to_string())}
                x={x.to_string()} y={y.to_string()} width={width.to_string()} height={height.to_string()} rx={radius.to_string()}
                {tabindex} {role} aria-label={label}>{ title }</rect>
        },
        Form::Line { x1, y1, x2, y2 } => html! {
            <line {key} {class} x1={x1.to_string()} y1={y1.to_string()} x2={x2.to_string()} y2={y2.to_string()}>{ title }</line>
        },
        Form::Circle { x, y, radius } => html! {
            <circle {key} {class} cx={x.to_string()} cy={y.to_string()} r={radius.to_string()}>{ title }</circle>
        },
        Form::Path { d } => html! { <path {key} {class} d={d.clone()}>{ title }</path> },
        // Bars say everything in their names, so that the words in them are for the eyes alone.
        Form::Text { x, y, size, anchor, text } => html! {
            <text {key} {class} x={x.to_string()} y={y.to_string()} font-size={size.to_string()} text-anchor={anchor.name()}
                aria-hidden="true">{ text }</text>
        },
    }
}
