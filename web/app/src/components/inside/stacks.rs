//! The stacks of a program at a step of its loop, with the variables.

use trace::Actor;
use yew::prelude::*;

use super::{Look, MOST};
use crate::language::{t, t_with};

/// Stacks and variables.
pub(super) fn program(look: &Look, on_line: &Callback<u32>) -> Html {
    let snapshot = match look {
        Look::Asked => {
            return html! { <div class="wide"><p class="quiet">{ t("inside-asked") }</p></div> };
        }
        Look::Nothing => {
            return html! { <div class="wide"><p class="quiet">{ t("inside-no-code") }</p></div> };
        }
        Look::Seen(snapshot) => snapshot,
    };
    // Whose turn it is stands open; everybody else is a click away.
    let (now, others) = match snapshot.stacks.split_first() {
        Some((now, others)) if snapshot.call.is_none() => (Some(now), others),
        _ => (None, snapshot.stacks.as_slice()),
    };
    html! {
        <>
            <div role="group" class="wide" aria-label={t("inside-stack")}>
            <p class="label">{ t("inside-stack") }</p>
                if let Some(call) = &snapshot.call {
                    <p><code>{ call }</code></p>
                }
                { for now.map(|stack| frames(stack, on_line)) }
                if !others.is_empty() {
                    <details>
                        <summary>{ t_with("inside-others", &[("count", (others.len() + snapshot.more as usize).into())]) }</summary>
                        { for others.iter().map(|stack| frames(stack, on_line)) }
                    </details>
                }
            </div>
            if !snapshot.globals.is_empty() {
                <div role="group" class="wide" aria-label={t("inside-globals")}>
            <p class="label">{ t("inside-globals") }</p>
                    { variables(&snapshot.globals, &t("inside-globals")) }
                </div>
            }
        </>
    }
}

fn frames(stack: &trace::Stack, on_line: &Callback<u32>) -> Html {
    html! {
        <div class="stack">
            <p class="label">{ match stack.actor {
                Actor::Task(_) => stack.name.clone(),
                Actor::Thread(thread) => t_with("inside-thread", &[("number", thread.0.into())]),
            } }</p>
            <ol>
                { for stack.frames.iter().map(|frame| {
                    let line = frame.line.0;
                    let point = on_line.reform(move |_: MouseEvent| line);
                    let focus = on_line.reform(move |_: FocusEvent| line);
                    html! {
                        <li>
                            <button class="link" onmouseenter={point.clone()} onfocus={focus} onclick={point}>
                                { t_with("inside-frame", &[("function", frame.function.clone().into()), ("line", line.into())]) }
                            </button>
                            // The module's own variables are the global ones, listed once.
                            if frame.function != "<module>" && !frame.locals.is_empty() {
                                { variables(&frame.locals, &t_with("inside-locals", &[("function", frame.function.clone().into())])) }
                            }
                        </li>
                    }
                }) }
            </ol>
        </div>
    }
}

fn variables(variables: &[trace::Variable], label: &str) -> Html {
    html! {
        <table class="variables" aria-label={label.to_owned()}>
            <thead class="unseen"><tr><th>{ t("inside-name") }</th><th>{ t("inside-content") }</th></tr></thead>
            <tbody>{ for variables.iter().take(MOST).map(|variable| html! {
                <tr><th scope="row"><code>{ &variable.name }</code></th><td><code>{ &variable.value }</code></td></tr>
            }) }</tbody>
        </table>
    }
}
