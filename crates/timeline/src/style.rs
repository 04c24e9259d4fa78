//! The colours and patterns of a chart: one table, from which every back end takes its styles.
//!
//! The rules use plain selectors and literal colours, so that any SVG renderer understands them. Patterns
//! are small tiles whose parts are coloured by the same rules.

/// Which colours a picture has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// Those that the reader's system asks for.
    #[default]
    Auto,
    Light,
    Dark,
}

/// A class, and its declarations in light and in dark.
struct Rule(&'static str, &'static str, &'static str);

/// What does not depend on the theme.
const SHARED: &str = "\
text{font-family:system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif}
.name,.title,.headline,.total,.saved-words{font-weight:600}
.total,.tick-label{font-variant-numeric:tabular-nums}
.bar,.turn{stroke-width:1}
.grid,.rule,.tick,.axis{stroke-width:1}
.rail{stroke-width:2}
.end{stroke-width:1.5}
.cut,.cap.failed{fill:none;stroke-width:2.5;stroke-linecap:round}
.hook,.flow,.bracket{fill:none;stroke-width:1.5}
.critical,.critical-way,.cycle{fill:none;stroke-width:2.5}
.handover,.process{stroke-width:1}
.timeout{stroke-width:2}
.dot{stroke-width:1.5}
.cap.done{stroke-width:1.5}
.label{paint-order:stroke;stroke-width:3;stroke-linejoin:round}
.jump{stroke-width:1.5}
.bar.never{stroke-dasharray:4 3}
.shadow{stroke:none}
";

const RULES: &[Rule] = &[
    Rule(".paper", "fill:#fff", "fill:#14181d"),
    Rule(".name,.title,.headline,.total", "fill:#17202b", "fill:#eceff4"),
    Rule(".legend,.detail,.strip-name,.tick-label,.flag-words", "fill:#56616f", "fill:#a3afbd"),
    Rule(".caption", "fill:#7a0019", "fill:#ffb3a0"),
    Rule(".grid", "stroke:#e6eaef", "stroke:#262e38"),
    Rule(".rule", "stroke:#eef1f4", "stroke:#1f262e"),
    Rule(".axis,.tick", "stroke:#8a95a3", "stroke:#6d7988"),
    Rule(".rail", "stroke:#cfd6de", "stroke:#3a4552"),
    Rule(".jump", "stroke:#8a95a3", "stroke:#6d7988"),
    Rule(".end", "stroke:#17202b", "stroke:#eceff4"),
    Rule(".running", "fill:#005f99;stroke:#00466e", "fill:#6cbdee;stroke:#6cbdee"),
    Rule(".library", "fill:#9aa5b1;stroke:#7a8694", "fill:#5c6875;stroke:#5c6875"),
    Rule(".waiting", "fill:#e3f2fa;stroke:#0072b2", "fill:#173447;stroke:#56b4e9"),
    Rule(".ready", "fill:url(#il-ready);stroke:#7a5200", "fill:url(#il-ready);stroke:#f7ec6e"),
    Rule(".blocking", "fill:url(#il-blocking);stroke:#3d000c", "fill:url(#il-blocking);stroke:#ff9a7a"),
    Rule(".inside", "fill:url(#il-inside);stroke:#6e2f63", "fill:url(#il-inside);stroke:#e3a6ce"),
    Rule(".starting", "fill:url(#il-starting);stroke:#6b7684", "fill:url(#il-starting);stroke:#95a1af"),
    Rule(".tile-starting", "fill:#fff", "fill:#14181d"),
    Rule(".tile-starting-stripe", "stroke:#8a95a3", "stroke:#6d7988"),
    Rule(".on-starting", "fill:#3a4654;stroke:#fff", "fill:#c3ccd7;stroke:#14181d"),
    Rule(".runs-loop", "fill:#cfd6de;stroke:none", "fill:#3a4552;stroke:none"),
    Rule(".never", "fill:none;stroke:#6b7684", "fill:none;stroke:#95a1af"),
    Rule(".tile-ready", "fill:#f0b429", "fill:#f7ec6e"),
    Rule(".tile-ready-dot", "fill:#7a5200", "fill:#7d7420"),
    Rule(".tile-blocking", "fill:#7a0019", "fill:#b3261e"),
    Rule(".tile-blocking-stripe", "stroke:#b8475c", "stroke:#ff9a7a"),
    Rule(".tile-inside", "fill:#c77db5", "fill:#b565a0"),
    Rule(".tile-inside-bar", "stroke:#6e2f63", "stroke:#e3a6ce"),
    Rule(".on-paper", "fill:#3a4654;stroke:#fff", "fill:#c3ccd7;stroke:#14181d"),
    Rule(".on-running", "fill:#fff;stroke:none", "fill:#06202f;stroke:none"),
    Rule(".on-waiting", "fill:#0b3954;stroke:none", "fill:#d6ecfa;stroke:none"),
    Rule(".on-ready", "fill:#2e1f00;stroke:#f0b429", "fill:#262200;stroke:#f7ec6e"),
    Rule(".on-blocking", "fill:#fff;stroke:#7a0019", "fill:#fff;stroke:#b3261e"),
    Rule(".on-inside", "fill:#2a0a24;stroke:#c77db5", "fill:#1a0416;stroke:#b565a0"),
    Rule(".on-never", "fill:#4b5563;stroke:#fff", "fill:#b6bec9;stroke:#14181d"),
    Rule(".dot", "fill:#00466e;stroke:#fff", "fill:#6cbdee;stroke:#14181d"),
    Rule(".dot.hollow", "fill:#fff;stroke:#00466e", "fill:#14181d;stroke:#6cbdee"),
    Rule(".cap.done", "fill:#00466e;stroke:#fff", "fill:#6cbdee;stroke:#14181d"),
    Rule(".cap.failed", "stroke:#b3001b", "stroke:#ff8a80"),
    Rule(".end-failed", "fill:#b3001b;stroke:#fff", "fill:#ff8a80;stroke:#14181d"),
    Rule(".cut", "stroke:#4b5563", "stroke:#b6bec9"),
    Rule(".end-cut", "fill:#4b5563;stroke:#fff", "fill:#b6bec9;stroke:#14181d"),
    Rule(".timeout", "stroke:#b3001b", "stroke:#ff8a80"),
    Rule(".density", "stroke:none", "stroke:none"),
    Rule(".density.waiting", "fill:#9fd0ec;stroke:none", "fill:#2c6485;stroke:none"),
    Rule(".shadow", "fill:#7a0019;fill-opacity:.09", "fill:#ff9a7a;fill-opacity:.13"),
    Rule(".saved", "fill:#e9f6ec;stroke:none", "fill:#13241a;stroke:none"),
    Rule(".saved-words", "fill:#125c35", "fill:#8fe3b0"),
    Rule(".bracket", "stroke:#125c35", "stroke:#8fe3b0"),
    Rule(".hook", "stroke:#6e2f63", "stroke:#e3a6ce"),
    Rule(".flow", "stroke:#17202b", "stroke:#eceff4"),
    Rule(".flow-head", "fill:#17202b", "fill:#eceff4"),
    Rule(".critical,.critical-way", "stroke:#a3500a", "stroke:#ffb454"),
    Rule(".process", "fill:#f6f8fa;stroke:#8a95a3", "fill:#1b2129;stroke:#6d7988"),
    Rule(".handover", "fill:none;stroke:#56616f", "fill:none;stroke:#a3afbd"),
    Rule(".handover-head", "fill:#56616f", "fill:#a3afbd"),
    Rule(".cycle", "fill:none;stroke:#b3001b", "fill:none;stroke:#ff8a80"),
    Rule(".cycle-head", "fill:#b3001b", "fill:#ff8a80"),
    Rule(".flag", "fill:#56616f;stroke:#56616f", "fill:#a3afbd;stroke:#a3afbd"),
];

/// The rules of a theme. `scope` is put before every selector, such as `.il ` or `[data-theme=dark] .il `.
pub fn rules(theme: Theme, scope: &str) -> String {
    let mut css = scoped(SHARED, scope);
    match theme {
        Theme::Light => push_rules(&mut css, scope, false),
        Theme::Dark => push_rules(&mut css, scope, true),
        Theme::Auto => {
            push_rules(&mut css, scope, false);
            css.push_str("@media (prefers-color-scheme:dark){\n");
            push_rules(&mut css, scope, true);
            css.push_str("}\n");
        }
    }
    css
}

fn push_rules(css: &mut String, scope: &str, dark: bool) {
    for Rule(selectors, light, darkened) in RULES {
        push_selectors(css, selectors, scope);
        css.push('{');
        css.push_str(if dark { darkened } else { light });
        css.push_str("}\n");
    }
}

fn push_selectors(css: &mut String, selectors: &str, scope: &str) {
    for (index, selector) in selectors.split(',').enumerate() {
        if index > 0 {
            css.push(',');
        }
        css.push_str(scope);
        css.push_str(selector);
    }
}

fn scoped(rules: &str, scope: &str) -> String {
    let mut css = String::new();
    for rule in rules.lines() {
        let (selectors, body) = rule.split_once('{').expect("every line of SHARED is one rule");
        push_selectors(&mut css, selectors, scope);
        css.push('{');
        css.push_str(body);
        css.push('\n');
    }
    css
}

/// A pattern: a square that is repeated.
pub struct Tile {
    /// What `fill:url(#…)` names.
    pub id: &'static str,
    /// In pixels.
    pub size: f64,
    /// In painting order.
    pub parts: &'static [Part],
}

/// A part of a pattern, in the colours of its class.
pub enum Part {
    /// All of the square.
    Ground {
        class: &'static str,
    },
    Dot {
        class: &'static str,
        x: f64,
        y: f64,
        radius: f64,
    },
    /// An SVG path that is stroked.
    Lines {
        class: &'static str,
        d: &'static str,
        width: f64,
    },
}

impl Part {
    /// The class that has its colour.
    pub fn class(&self) -> &'static str {
        match self {
            Part::Ground { class } | Part::Dot { class, .. } | Part::Lines { class, .. } => class,
        }
    }
}

/// All patterns.
pub const TILES: &[Tile] = &[
    Tile {
        id: "il-ready",
        size: 5.0,
        parts: &[
            Part::Ground { class: "tile-ready" },
            Part::Dot { class: "tile-ready-dot", x: 2.5, y: 2.5, radius: 0.9 },
        ],
    },
    Tile {
        id: "il-blocking",
        size: 8.0,
        parts: &[
            Part::Ground { class: "tile-blocking" },
            Part::Lines { class: "tile-blocking-stripe", d: "M-2 2L2 -2M0 8L8 0M6 10L10 6", width: 2.0 },
        ],
    },
    Tile {
        id: "il-inside",
        size: 6.0,
        parts: &[
            Part::Ground { class: "tile-inside" },
            Part::Lines { class: "tile-inside-bar", d: "M3 0V6", width: 1.2 },
        ],
    },
    Tile {
        id: "il-starting",
        size: 8.0,
        parts: &[
            Part::Ground { class: "tile-starting" },
            Part::Lines { class: "tile-starting-stripe", d: "M-2 2L2 -2M0 8L8 0M6 10L10 6", width: 1.2 },
        ],
    },
];

/// The pattern tiles as SVG, to stand once in a document, inside of `<defs>`.
pub fn patterns() -> String {
    TILES.iter().map(pattern).collect()
}

fn pattern(Tile { id, size, parts }: &Tile) -> String {
    let mut svg =
        format!("<pattern id=\"{id}\" width=\"{size}\" height=\"{size}\" patternUnits=\"userSpaceOnUse\">");
    for part in *parts {
        svg.push_str(&match part {
            Part::Ground { class } => {
                format!("<rect class=\"{class}\" width=\"{size}\" height=\"{size}\"/>")
            }
            Part::Dot { class, x, y, radius } => {
                format!("<circle class=\"{class}\" cx=\"{x}\" cy=\"{y}\" r=\"{radius}\"/>")
            }
            Part::Lines { class, d, width } => {
                format!("<path class=\"{class}\" d=\"{d}\" stroke-width=\"{width}\"/>")
            }
        });
    }
    svg.push_str("</pattern>\n");
    svg
}
