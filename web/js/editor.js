// The code editor: CodeMirror with Python, line marks and regions that cannot be changed.
//
// Colours come from the page's style sheet through class names (`tok-keyword`, `line-active`), so that a
// change of theme needs nothing from here.

import { closeBrackets, closeBracketsKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab, isolateHistory } from "@codemirror/commands";
import { python, pythonLanguage } from "@codemirror/lang-python";
import { bracketMatching, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { Annotation, Compartment, EditorState, StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, GutterMarker, WidgetType, gutter, highlightSpecialChars, keymap, lineNumbers } from "@codemirror/view";
import { classHighlighter } from "@lezer/highlight";

/** Marks a change that the page makes itself, which may touch locked lines. */
const byPage = Annotation.define();

/* Marks on lines: { active: line, changed: [line], error: { line, message }, notes: [{ line, text }] }; lines count from 1. */

const setMarks = StateEffect.define();

class ErrorNote extends WidgetType {
  constructor(message) {
    super();
    this.message = message;
  }
  eq(other) {
    return other.message === this.message;
  }
  toDOM() {
    const note = document.createElement("div");
    note.className = "error-note";
    note.textContent = this.message;
    return note;
  }
}

class ChangedMarker extends GutterMarker {
  constructor(title) {
    super();
    this.title = title;
  }
  toDOM() {
    const mark = document.createElement("span");
    mark.textContent = "◆";
    mark.title = this.title;
    return mark;
  }
}

const marks = StateField.define({
  create: () => ({ values: {}, lines: Decoration.none }),
  update(old, transaction) {
    let { values, lines } = old;
    if (transaction.docChanged) {
      // The marks tell of an earlier run; an edit makes the error and the notes out of date.
      values = { ...values, error: undefined, notes: [] };
      lines = lines.map(transaction.changes).update({ filter: (_f, _t, deco) => !deco.spec.error });
    }
    for (const effect of transaction.effects) {
      if (!effect.is(setMarks)) continue;
      values = { ...values, ...effect.value };
      lines = lineMarks(transaction.state.doc, values);
    }
    return values === old.values ? old : { values, lines };
  },
  provide: (field) => EditorView.decorations.from(field, (value) => value.lines),
});

function lineMarks(doc, { active, changed = [], error }) {
  const found = [];
  const start = (line) => (line >= 1 && line <= doc.lines ? doc.line(line).from : undefined);
  const add = (line, spec) => {
    const at = start(line);
    if (at !== undefined) found.push(Decoration.line(spec).range(at));
  };
  for (const line of changed) add(line, { class: "line-changed" });
  if (active) add(active, { class: "line-active" });
  if (error) {
    add(error.line, { class: "line-error", error: true });
    const line = Math.min(Math.max(error.line, 1), doc.lines);
    found.push(Decoration.widget({ widget: new ErrorNote(error.message), block: true, side: 1, error: true }).range(doc.line(line).to));
  }
  return Decoration.set(found, true);
}

function changedGutter(title) {
  const marker = new ChangedMarker(title);
  return gutter({
    class: "gutter-changed",
    lineMarker(view, block) {
      const { changed = [] } = view.state.field(marks).values;
      return changed.includes(view.state.doc.lineAt(block.from).number) ? marker : null;
    },
    lineMarkerChange: (update) => update.startState.field(marks) !== update.state.field(marks),
  });
}

class NoteMarker extends GutterMarker {
  constructor(text) {
    super();
    this.text = text;
  }
  eq(other) {
    return other.text === this.text;
  }
  toDOM() {
    const mark = document.createElement("span");
    mark.className = "note-mark";
    mark.textContent = "!";
    mark.title = this.text;
    return mark;
  }
}

const notesOf = (state) => state.field(marks).values.notes ?? [];

/** The margin of the notes. Screen readers skip margins: the page describes the notes to them, and F8 leads to their lines. */
function noteGutter(onNote) {
  const at = (view, block) => {
    const line = view.state.doc.lineAt(block.from).number;
    return notesOf(view.state).filter((note) => note.line === line);
  };
  return gutter({
    class: "gutter-notes",
    lineMarker(view, block) {
      const found = at(view, block);
      return found.length ? new NoteMarker(found.map((note) => note.text).join("\n\n")) : null;
    },
    lineMarkerChange: (update) => notesOf(update.startState) !== notesOf(update.state),
    domEventHandlers: {
      mousedown(view, block, event) {
        const [note] = at(view, block);
        if (!note) return false;
        event.preventDefault();
        onNote?.(note.line, true);
        return true;
      },
    },
  });
}

/** Brings the cursor to the next line with a note, or the one before; from the last to the first. */
function toNote(view, step, onNote) {
  const lines = notesOf(view.state).map((note) => note.line);
  if (!lines.length) return false;
  const here = view.state.doc.lineAt(view.state.selection.main.head).number;
  const line = step > 0 ? (lines.find((one) => one > here) ?? lines[0]) : (lines.findLast((one) => one < here) ?? lines.at(-1));
  goTo(view, line);
  onNote?.(line, false);
  return true;
}

function goTo(view, number) {
  const line = view.state.doc.line(Math.min(Math.max(number, 1), view.state.doc.lines));
  const indent = line.text.length - line.text.trimStart().length;
  view.dispatch({ selection: { anchor: line.from + indent }, scrollIntoView: true });
}

/* Regions that may be edited: the named functions, and what stands between marks. Everything else is locked. */

const openRegions = StateField.define({
  create: () => null,
  update(open, transaction) {
    if (!open) return open;
    // Another text from the page, such as the start of an exercise, has its own regions.
    if (transaction.docChanged && transaction.annotation(byPage)) {
      return { ...open, regions: regionsOf(transaction.newDoc.toString(), open) };
    }
    const regions = open.regions.map(({ from, to }) => ({
      from: transaction.changes.mapPos(from, -1),
      to: transaction.changes.mapPos(to, 1),
    }));
    return { ...open, regions };
  },
});

function regionsOf(text, { names, marked }) {
  const regions = [...functionRegions(text, names), ...(marked ? markedRegions(text) : [])];
  return regions.sort((one, other) => one.from - other.from);
}

function functionRegions(text, names) {
  const regions = [];
  pythonLanguage.parser.parse(text).iterate({
    enter(node) {
      if (node.name !== "FunctionDefinition") return;
      const name = node.node.getChild("VariableName");
      if (!name || !names.includes(text.slice(name.from, name.to))) return;
      regions.push({ from: text.lastIndexOf("\n", node.from) + 1, to: node.to });
      return false;
    },
  });
  return regions;
}

function markedRegions(text) {
  const regions = [];
  let at = 0;
  let from;
  for (const line of text.split("\n")) {
    if (line.trim() === "# your turn: begin") from = at + line.length + 1;
    if (line.trim() === "# your turn: end" && from !== undefined) {
      if (from < at) regions.push({ from, to: at - 1 });
      from = undefined;
    }
    at += line.length + 1;
  }
  return regions;
}

function locks(names, marked, onLocked) {
  const lockedRanges = (state) => {
    const ranges = [];
    let at = 0;
    for (const { from, to } of state.field(openRegions)?.regions ?? []) {
      if (from > at) ranges.push(at, from);
      at = to;
    }
    // The position behind an open region belongs to it, so that a line can be added at its end.
    if (at < state.doc.length) ranges.push(at + 1, state.doc.length + 1);
    return ranges;
  };
  const framed = EditorView.decorations.compute([openRegions, "doc"], (state) => {
    const regions = state.field(openRegions)?.regions ?? [];
    const found = [];
    for (let number = 1; number <= state.doc.lines; number++) {
      const line = state.doc.line(number);
      const open = regions.some(({ from, to }) => line.from <= to && line.to >= from);
      if (open) found.push(Decoration.line({ class: "line-open" }).range(line.from));
    }
    return Decoration.set(found);
  });
  return [
    openRegions.init((state) => ({ names, marked, regions: regionsOf(state.doc.toString(), { names, marked }) })),
    framed,
    EditorState.changeFilter.of((transaction) => {
      if (transaction.annotation(byPage)) return true;
      const ranges = lockedRanges(transaction.startState);
      let touched = false;
      transaction.changes.iterChangedRanges((from, to) => {
        for (let i = 0; i < ranges.length; i += 2) {
          if (from < ranges[i + 1] && to > ranges[i]) touched = true;
          if (from === to && from > ranges[i] && from < ranges[i + 1]) touched = true;
          if (from === to && from === 0 && ranges[i] === 0) touched = true;
        }
      });
      if (touched) onLocked?.();
      return touched ? false : true;
    }),
  ];
}

/**
 * Editors out of sight do not measure their lines, so that line numbers would stand at guessed heights: on paper, and for a
 * moment whenever one scrolls to them. For the first measurement such an editor is put, unseen, to where the window is.
 */
function measureOutOfSight(view) {
  const box = view.dom.getBoundingClientRect();
  if (!box.width || (box.bottom > 0 && box.top < innerHeight)) return;
  const { parentElement: place, style } = view.dom;
  place.style.minHeight = `${place.offsetHeight}px`;
  const there = { position: "fixed", top: "0", width: `${box.width}px`, visibility: "hidden" };
  // The editor's own style sheet says that its position is important.
  for (const name in there) style.setProperty(name, there[name], "important");
  const back = () => {
    for (const name in there) style.removeProperty(name);
    place.style.minHeight = "";
  };
  view.requestMeasure({ read: () => {}, write: back });
}

/**
 * Puts an editor into `parent`.
 *
 * `options`: `doc`, `label` (the accessible name), `describedby`, `differs` (what the mark of a changed line says), `readOnly`, `editable` (names of
 * functions, or null for everything), `marked` (whether marks in the text say what may be changed), and the callbacks `onChange(text)`, `onLine(line)` (the line under the pointer or
 * the cursor, 0 for none), `onRun()`, `onLocked()` and `onNote(line, pressed)` (a note's mark was pressed, or the keyboard came to its line).
 */
export function mount(parent, options) {
  const readOnly = new Compartment();
  const attributes = { tabindex: "0", "aria-label": options.label, spellcheck: "false", autocorrect: "off", autocapitalize: "off" };
  if (options.describedby) attributes["aria-describedby"] = options.describedby;
  let pointed = 0;
  const point = (line) => {
    if (line === pointed) return;
    pointed = line;
    options.onLine?.(line);
  };
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: options.doc,
      extensions: [
        keymap.of([
          { key: "Mod-Enter", run: () => (options.onRun?.(), true) },
          { key: "F8", run: (view) => toNote(view, 1, options.onNote), shift: (view) => toNote(view, -1, options.onNote) },
        ]),
        noteGutter(options.onNote),
        lineNumbers(),
        changedGutter(options.differs),
        highlightSpecialChars(),
        history(),
        indentOnInput(),
        indentUnit.of("    "),
        EditorState.tabSize.of(4),
        bracketMatching(),
        closeBrackets(),
        python(),
        syntaxHighlighting(classHighlighter),
        marks,
        readOnly.of(EditorState.readOnly.of(Boolean(options.readOnly))),
        options.editable?.length || options.marked ? locks(options.editable ?? [], Boolean(options.marked), options.onLocked) : [],
        EditorView.contentAttributes.of(attributes),
        keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap, indentWithTab]),
        EditorView.updateListener.of((update) => {
          const own = update.transactions.some((transaction) => transaction.annotation(byPage));
          if (update.docChanged && !own) options.onChange?.(update.state.doc.toString());
          if (update.view.hasFocus && (update.selectionSet || update.focusChanged)) {
            point(update.state.doc.lineAt(update.state.selection.main.head).number);
          } else if (update.focusChanged) {
            point(0);
          }
        }),
        EditorView.domEventHandlers({
          mousemove(event, view) {
            const at = view.posAtCoords({ x: event.clientX, y: event.clientY }, false);
            point(at === null ? 0 : view.state.doc.lineAt(at).number);
          },
          mouseleave: () => point(0),
        }),
      ],
    }),
  });
  measureOutOfSight(view);
  return {
    text: () => view.state.doc.toString(),
    setText(text) {
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text }, annotations: [byPage.of(true), isolateHistory.of("full")] });
    },
    setReadOnly: (value) => view.dispatch({ effects: readOnly.reconfigure(EditorState.readOnly.of(value)) }),
    /** Marks the line that belongs to a bar; 0 for none. */
    markActive(line) {
      const found = line >= 1 && line <= view.state.doc.lines ? view.state.doc.line(line) : undefined;
      view.dispatch({ effects: setMarks.of({ active: line }) });
      // Only within the editor: the page itself must not jump while a pointer moves over the chart.
      if (found) {
        const block = view.lineBlockAt(found.from);
        const box = view.scrollDOM;
        if (block.top < box.scrollTop || block.bottom > box.scrollTop + box.clientHeight) box.scrollTop = block.top - box.clientHeight / 3;
      }
    },
    markChanged: (lines) => view.dispatch({ effects: setMarks.of({ changed: Array.from(lines) }) }),
    showError(line, message) {
      view.dispatch({ effects: setMarks.of({ error: { line, message } }) });
      const at = view.state.doc.line(Math.min(Math.max(line, 1), view.state.doc.lines));
      view.scrollDOM.scrollTop = Math.max(0, view.lineBlockAt(at.from).top - view.scrollDOM.clientHeight / 3);
    },
    /** Marks the lines of notes, each with its text. */
    showNotes(lines, texts) {
      const notes = Array.from(lines, (line, at) => ({ line, text: texts[at] })).sort((one, other) => one.line - other.line);
      view.dispatch({ effects: setMarks.of({ notes }) });
    },
    /** Brings the cursor, and the keyboard, to a line. */
    goTo(line) {
      goTo(view, line);
      view.focus();
    },
    clearError: () => view.dispatch({ effects: setMarks.of({ error: undefined }) }),
    focus: () => view.focus(),
    destroy: () => view.destroy(),
  };
}
