//! The little that is kept of what was parsed: kinds of expressions, where they are, what they consist of.

/// A node's number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NodeId(pub u32);

macro_rules! kinds {
    ($($kind:ident = $name:literal),* $(,)?) => {
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum NodeKind { $($kind),* }

        impl NodeKind {
            /// The kind by the name that the grammar has for it.
            pub fn from_name(name: &str) -> NodeKind {
                match name { $(stringify!($kind) => NodeKind::$kind,)* _ => panic!("no kind {name}") }
            }

            /// How CPython calls such an expression.
            pub fn description(self) -> &'static str {
                match self { $(NodeKind::$kind => $name),* }
            }
        }
    };
}

kinds! {
    Attribute = "attribute", Subscript = "subscript", Starred = "starred", Name = "name", List = "list",
    Tuple = "tuple", Lambda = "lambda", Call = "function call", BoolOp = "expression", BinOp = "expression",
    UnaryOp = "expression", GeneratorExp = "generator expression", Yield = "yield expression",
    Await = "await expression", ListComp = "list comprehension", SetComp = "set comprehension",
    DictComp = "dict comprehension", Dict = "dict literal", Set = "set display", JoinedStr = "f-string expression",
    None = "None", True = "True", False = "False", Ellipsis = "ellipsis", Constant = "literal",
    Compare = "comparison", CompareIn = "comparison", IfExp = "conditional expression",
    NamedExpr = "named expression", Slice = "slice", Strings = "literal", Args = "arguments",
    Kwargs = "arguments", Keyword = "keyword argument", DoubleStarred = "starred",
    // A token, one that stands for itself (a name, a number, a string), and a sequence of several values.
    Token = "token", Word = "name", Other = "expression",
}

#[derive(Debug, Clone)]
pub struct Node {
    pub kind: NodeKind,
    /// The first and the last token.
    pub first: u32,
    pub last: u32,
    pub children: Vec<NodeId>,
}
