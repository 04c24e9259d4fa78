// The first script of the page: what must happen before the WebAssembly is there, and the one door
// through which it fetches the editor, which is large and only needed where code is shown.

const html = document.documentElement;

try {
  const theme = localStorage.getItem("interleave:theme");
  if (theme === "light" || theme === "dark") html.dataset.theme = theme;
} catch {
  // Storage may be switched off; then the system's choice of colours holds.
}

let editor;

globalThis.interleave = {
  /** The editor's module. A failed attempt is forgotten, so that the page can try again. */
  editor() {
    editor ??= import(new URL(html.dataset.editor ?? "editor.js", document.baseURI)).catch((error) => {
      editor = undefined;
      throw error;
    });
    return editor;
  },
};

// Where the program itself cannot be loaded nobody else can say so.
const note = document.getElementById("starting");
const slow = setTimeout(() => {
  if (note) note.textContent = "Still loading. On a slow connection this takes a while, once.";
}, 8000);
addEventListener("TrunkApplicationStarted", () => clearTimeout(slow));
addEventListener("unhandledrejection", (event) => {
  if (!note?.isConnected) return;
  clearTimeout(slow);
  note.textContent = `The page could not be started: ${event.reason?.message ?? event.reason}. Reload it to try again.`;
});
