//! Modules that lie beside the program, where whoever runs it has its folder: a terminal has, a page has not.

use std::cell::RefCell;
use std::rc::Rc;

/// What lies in the folder of the program.
pub enum Beside {
    /// A file, with its bytes.
    File(Vec<u8>),
    Folder,
}

/// Finds what lies at a path in the folder of the program; none where nothing does.
type Find = Rc<dyn Fn(&str) -> Option<Beside>>;

thread_local! {
    static FIND: RefCell<Option<Find>> = const { RefCell::new(None) };
}

/// Says where this thread finds what lies beside the program.
pub fn find_beside_with(find: impl Fn(&str) -> Option<Beside> + 'static) {
    FIND.set(Some(Rc::new(find)));
}

/// What lies at a path in the folder of the program.
pub fn beside(path: &str) -> Option<Beside> {
    // Nothing outside of the folder is asked for.
    if path.split('/').any(|part| matches!(part, "" | "." | "..")) {
        return None;
    }
    let find = FIND.with_borrow(Clone::clone)?;
    find(path)
}

/// Whether a module of this name could lie there.
pub(super) fn has_module(name: &str) -> bool {
    is_known() && (beside(name).is_some() || beside(&format!("{name}.py")).is_some())
}

/// Whether this thread knows the folder.
pub(super) fn is_known() -> bool {
    FIND.with_borrow(Option::is_some)
}
