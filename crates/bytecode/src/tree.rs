//! A syntax tree as programs see it in `ast`: nodes by their names there, with their fields in order.

use crate::{Const, Span};

/// A field of a node.
#[derive(Debug)]
pub enum Tree {
    Const(Const),
    List(Vec<Tree>),
    Node(Box<Node>),
}

/// A node: its class in `ast`, where it stands if its class says that, and its fields.
#[derive(Debug)]
pub struct Node {
    pub kind: &'static str,
    pub span: Option<Span>,
    pub fields: Vec<Tree>,
}
