//! The playground: any program, what it did, what it printed.

use std::rc::Rc;

use lesson::LessonCpu;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::contents::title;
use crate::{
    app::Announcer,
    components::{
        Advice, Code, LensesForm, Orders, ResultView, RunBar, WhatIf, error_of, is_light, show, spoken,
        use_advice,
    },
    diff,
    engine::Engine,
    examples::EXAMPLES,
    language::t,
    run::{Finished, Script, Start, Timing, use_keeping_runner},
    storage,
};

/// The key of the learner's program in the browser's storage.
const KEY: &str = "playground";

/// The key that tells that this program was run, so that a reload shows its result again.
const RAN: &str = "playground:ran";

/// The key of what the learner chose about the time that computing takes.
const CPU: &str = "playground:cpu";

/// The page. Computing takes time here unless the learner wants waiting alone to count.
#[component]
pub fn Playground() -> Html {
    let counted = use_state_eq(|| storage::read_text(CPU).as_deref() != Some("off"));
    let on_counted = {
        let counted = counted.setter();
        use_callback((), move |new: bool, ()| {
            storage::write_text(CPU, if new { "counted" } else { "off" });
            counted.set(new);
        })
    };
    let timing = Timing(if *counted { LessonCpu::Counted } else { LessonCpu::Off });
    html! {
        <ContextProvider<Timing> context={timing}>
            <Program counted={*counted} {on_counted} />
        </ContextProvider<Timing>>
    }
}

#[derive(PartialEq, Properties)]
struct ProgramProps {
    /// Whether computing takes time.
    counted: bool,
    on_counted: Callback<bool>,
}

#[component]
fn Program(props: &ProgramProps) -> Html {
    let engine = use_context::<Engine>();
    let announcer = use_context::<Announcer>();
    use_effect_with((), move |()| {
        title(&t("playground-title"));
        if let Some(engine) = engine {
            engine.warm_up();
        }
    });
    let text = use_state(|| storage::read_text(KEY).unwrap_or_else(|| EXAMPLES[0].source.to_owned()));
    let kept = use_state_eq(|| true);
    let revision = use_state(|| 0u32);
    let active = use_state_eq(|| 0u32);
    let place = use_node_ref();

    // Runs that nobody pressed a button for do not move the page.
    let asked = use_mut_ref(|| false);
    let on_results = {
        let (place, asked) = (place.clone(), asked.clone());
        Callback::from(move |results: Rc<Vec<Finished>>| {
            if let (Some(Announcer(say)), Some(result)) = (&announcer, results.first()) {
                say.emit(spoken(result));
            }
            if results.first().is_some_and(is_light) {
                storage::write_text(RAN, "yes");
            }
            if asked.replace(false) {
                show(&place);
            }
        })
    };
    let runner = use_keeping_runner(on_results);
    let run = {
        let (start, text) = (runner.start.clone(), text.clone());
        Callback::from(move |()| {
            *asked.borrow_mut() = true;
            let scripts = vec![Script { file: "main.py".into(), source: (*text).clone() }];
            start.emit(Start { scripts, sequential: true });
        })
    };
    {
        let (start, source) = (runner.start.clone(), (*text).clone());
        use_effect_with((), move |()| {
            if storage::read_text(RAN).is_some() {
                start.emit(Start {
                    scripts: vec![Script { file: "main.py".into(), source }],
                    sequential: true,
                });
            }
        });
    }
    let set = {
        let (text, kept) = (text.setter(), kept.setter());
        Callback::from(move |new: String| {
            storage::remove(RAN);
            kept.set(storage::write_text(KEY, &new));
            text.set(new);
        })
    };
    let onchange = {
        let (set, revision) = (set.clone(), revision.clone());
        Callback::from(move |event: Event| {
            let select = event.target_unchecked_into::<HtmlSelectElement>();
            if let Some(example) = EXAMPLES.iter().find(|example| example.name == select.value()) {
                set.emit(example.source.to_owned());
                revision.set(*revision + 1);
            }
            // The menu is a list of things to load, not a state.
            select.set_value("");
        })
    };
    let on_line = {
        let active = active.setter();
        Callback::from(move |line| active.set(line))
    };
    let on_take = {
        let (set, revision) = (set.clone(), revision.clone());
        Callback::from(move |changed: String| {
            set.emit(changed);
            revision.set(*revision + 1);
        })
    };
    let onchange_counted = {
        let on_counted = props.on_counted.clone();
        Callback::from(move |event: Event| {
            on_counted.emit(event.target_unchecked_into::<HtmlInputElement>().checked());
        })
    };
    let result = runner.results.first();
    let advised = use_advice(result, &text, true);
    // Against the program of the last run, so that one sees what the next run will change.
    let changed = result.map(|result| diff::changed_lines(&result.script.source, &text)).unwrap_or_default();
    html! {
        <div class="playground">
            <div class="column">
                <h1>{ t("playground-heading") }</h1>
                <p class="lead">{ t("playground-lead") }</p>
            </div>
            <section class={classes!("player", "has-result")} aria-label={t("playground-program")}>
                <div class="script">
                    <div class="script-head">
                        <span class="file">{ "main.py" }</span>
                        <label>
                            <span class="unseen">{ t("playground-example") }</span>
                            <select {onchange}>
                                <option value="" selected=true>{ t("playground-example-choose") }</option>
                                { for EXAMPLES.iter().map(|example| html! { <option value={example.name}>{ t(example.name) }</option> }) }
                            </select>
                        </label>
                    </div>
                    <Code
                        text={(*text).clone()}
                        revision={*revision}
                        label={t("playground-program")}
                        active={*active}
                        {changed}
                        error={error_of(result, &text)}
                        notes={advised.marks.clone()}
                        goal={advised.goal}
                        on_note={advised.on_note.clone()}
                        on_change={set}
                        on_line={on_line.clone()}
                        on_run={run.clone()}
                    />
                    if !*kept {
                        <p class="note warning">{ t("playground-not-kept") }</p>
                    }
                </div>
                <div class="outcome" ref={place}>
                    <RunBar runner={runner.clone()} label={t(if result.is_some() { "run-again" } else { "run-button" })} on_run={run} />
                    <label class="counts">
                        <input type="checkbox" checked={props.counted} onchange={onchange_counted} />
                        <span>{ t("playground-counts") }</span>
                    </label>
                    if let Some(result) = result {
                        <ResultView result={result.clone()} phase={runner.phase.clone()} active={*active} on_line={on_line.clone()} />
                    } else {
                        <p class="quiet">{ t("playground-empty") }</p>
                    }
                </div>
                if result.is_some() {
                    <Advice {advised} {on_line} {on_take} />
                }
            </section>
            <div class="experiments">
                <WhatIf file="main.py" source={(*text).clone()} />
                <Orders file="main.py" source={(*text).clone()} />
                <LensesForm />
            </div>
        </div>
    }
}
