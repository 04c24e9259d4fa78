//! Reads a pattern, with the messages and positions of CPython's `re._parser`.

use text::surrogates::code_of;

use super::escape;
use super::syntax::{Item, MAX_REPEAT, Mode, Node, Place, Set, flag, width};
use super::tokens::{Failure, Result, Tokens};

/// Groups inside groups are read on the Rust stack.
const MAX_DEPTH: usize = 400;
const MAX_GROUPS: usize = 1 << 30;

/// A pattern that was read.
pub(super) struct Parsed {
    pub(super) nodes: Vec<Node>,
    pub(super) flags: u32,
    /// How many groups there are, the whole match among them.
    pub(super) groups: usize,
    pub(super) names: Vec<(String, usize)>,
    pub(super) widths: Vec<(u64, u64)>,
    /// Of sets that could mean operations of sets one day.
    pub(super) warnings: Vec<String>,
}

struct Parser {
    tokens: Tokens,
    flags: u32,
    names: Vec<(String, usize)>,
    /// The widths of groups; none while a group is open.
    widths: Vec<Option<(u64, u64)>>,
    /// How many groups there were where the outermost look-behind began.
    behind_groups: Option<usize>,
    /// Where the condition of `(?(1)…)` names a group that may come later.
    conditions: Vec<(usize, usize)>,
    warnings: Vec<String>,
}

pub(super) fn parse(chars: Vec<char>, is_text: bool, flags: u32) -> Result<Parsed> {
    let tokens = Tokens::new(chars, is_text)?;
    let mut parser = Parser {
        tokens,
        flags,
        names: Vec::new(),
        widths: vec![None],
        behind_groups: None,
        conditions: Vec::new(),
        warnings: Vec::new(),
    };
    let nodes = parser.alternatives(flags & flag::VERBOSE != 0, 0)?;
    let flags = fix_flags(parser.flags, is_text)?;
    if parser.tokens.next.is_some() {
        return Err(parser.tokens.error("unbalanced parenthesis", 0));
    }
    for (group, position) in &parser.conditions {
        if *group >= parser.widths.len() {
            return Err(Failure::Pattern(format!("invalid group reference {group}"), *position));
        }
    }
    let widths = parser.widths.iter().map(|width| width.unwrap_or((0, 0))).collect();
    Ok(Parsed {
        nodes,
        flags,
        groups: parser.widths.len(),
        names: parser.names,
        widths,
        warnings: parser.warnings,
    })
}

fn fix_flags(flags: u32, is_text: bool) -> Result<u32> {
    if is_text {
        if flags & flag::LOCALE != 0 {
            return Err(Failure::Value("cannot use LOCALE flag with a str pattern"));
        }
        if flags & flag::ASCII == 0 {
            return Ok(flags | flag::UNICODE);
        }
        if flags & flag::UNICODE != 0 {
            return Err(Failure::Value("ASCII and UNICODE flags are incompatible"));
        }
    } else {
        if flags & flag::UNICODE != 0 {
            return Err(Failure::Value("cannot use UNICODE flag with a bytes pattern"));
        }
        if flags & flag::LOCALE != 0 && flags & flag::ASCII != 0 {
            return Err(Failure::Value("ASCII and LOCALE flags are incompatible"));
        }
    }
    Ok(flags)
}

fn flag_of(token: &str) -> Option<u32> {
    Some(match token {
        "i" => flag::IGNORECASE,
        "L" => flag::LOCALE,
        "m" => flag::MULTILINE,
        "s" => flag::DOTALL,
        "x" => flag::VERBOSE,
        "a" => flag::ASCII,
        "u" => flag::UNICODE,
        _ => return None,
    })
}

/// What a character could mean that stands twice within a set.
fn operation_of_sets(token: &str) -> Option<&'static str> {
    Some(match token {
        "-" => "set difference",
        "&" => "set intersection",
        "~" => "set symmetric difference",
        "|" => "set union",
        _ => return None,
    })
}

impl Parser {
    /// `a|b|c`
    fn alternatives(&mut self, mut verbose: bool, depth: usize) -> Result<Vec<Node>> {
        if depth > MAX_DEPTH {
            return Err(Failure::Depth);
        }
        let mut arms = Vec::new();
        loop {
            let first = depth == 0 && arms.is_empty();
            arms.push(self.sequence(verbose, depth + 1, first)?);
            if !self.tokens.take("|")? {
                break;
            }
            if depth == 0 {
                verbose = self.flags & flag::VERBOSE != 0;
            }
        }
        if arms.len() == 1 {
            return Ok(arms.remove(0));
        }
        // Alternatives of single characters are a set.
        let mut items = Vec::new();
        for arm in &arms {
            match arm.as_slice() {
                [Node::Literal(code)] => items.push(Item::Literal(*code)),
                [Node::Set(set)] if !set.negate => items.extend(set.items.iter().copied()),
                _ => return Ok(vec![Node::Branch(arms)]),
            }
        }
        Ok(vec![Node::Set(Set { negate: false, items })])
    }

    fn sequence(&mut self, verbose: bool, depth: usize, first: bool) -> Result<Vec<Node>> {
        let mut verbose = verbose;
        let mut nodes: Vec<Node> = Vec::new();
        while let Some(token) = self.tokens.next.clone() {
            if token == "|" || token == ")" {
                break;
            }
            self.tokens.get()?;
            if verbose {
                if matches!(token.as_str(), " " | "\t" | "\n" | "\r" | "\u{b}" | "\u{c}") {
                    continue;
                }
                if token == "#" {
                    while !matches!(self.tokens.get()?.as_deref(), None | Some("\n")) {}
                    continue;
                }
            }
            match token.as_str() {
                "[" => {
                    let node = self.set()?;
                    nodes.push(node);
                }
                "?" | "*" | "+" | "{" => self.repeat(&token, &mut nodes)?,
                "." => nodes.push(Node::Any),
                "^" => nodes.push(Node::At(Place::Beginning)),
                "$" => nodes.push(Node::At(Place::End)),
                "(" => {
                    if let Some(node) = self.group(&mut verbose, depth, first && nodes.is_empty())? {
                        nodes.push(node);
                    }
                }
                token if token.starts_with('\\') => {
                    let (widths, behind) = (&self.widths, self.behind_groups);
                    let node =
                        escape::outside(&mut self.tokens, token, |tokens, group, length| {
                            match widths.get(group) {
                                Some(Some(_)) => check_behind(tokens, behind, group),
                                Some(None) => Err(tokens.error("cannot refer to an open group", length)),
                                None => {
                                    Err(tokens.error(format!("invalid group reference {group}"), length - 1))
                                }
                            }
                        })?;
                    nodes.push(node);
                }
                token => nodes.extend(token.chars().map(|char| Node::Literal(code_of(char)))),
            }
        }
        // Groups that do nothing but hold together are done with.
        let mut flat = Vec::with_capacity(nodes.len());
        for node in nodes {
            match node {
                Node::Group { index: None, add: 0, del: 0, body } => flat.extend(body),
                node => flat.push(node),
            }
        }
        Ok(flat)
    }

    /// `[…]`
    fn set(&mut self) -> Result<Node> {
        let here = self.tokens.tell() - 1;
        if self.tokens.next.as_deref() == Some("[") {
            self.warn_of_set("nested set", self.tokens.tell());
        }
        let negate = self.tokens.take("^")?;
        let mut items: Vec<Item> = Vec::new();
        loop {
            let Some(this) = self.tokens.get()? else { return Err(self.unterminated_set(here)) };
            if this == "]" && !items.is_empty() {
                break;
            }
            if !items.is_empty()
                && self.tokens.next.as_deref() == Some(&this)
                && let Some(operation) = operation_of_sets(&this)
            {
                self.warn_of_set(operation, self.tokens.tell() - 1);
            }
            let low = self.set_item(&this)?;
            if !self.tokens.take("-")? {
                if !items.contains(&low) {
                    items.push(low);
                }
                continue;
            }
            let Some(that) = self.tokens.get()? else { return Err(self.unterminated_set(here)) };
            if that == "]" {
                items.push(low);
                items.push(Item::Literal('-' as u32));
                break;
            }
            if that == "-" {
                self.warn_of_set("set difference", self.tokens.tell() - 2);
            }
            let high = self.set_item(&that)?;
            match (low, high) {
                (Item::Literal(low), Item::Literal(high)) if low <= high => {
                    items.push(Item::Range(low, high))
                }
                _ => {
                    let back = this.chars().count() + 1 + that.chars().count();
                    return Err(self.tokens.error(format!("bad character range {this}-{that}"), back));
                }
            }
        }
        Ok(match items.as_slice() {
            [Item::Literal(code)] if negate => Node::NotLiteral(*code),
            [Item::Literal(code)] => Node::Literal(*code),
            _ => Node::Set(Set { negate, items }),
        })
    }

    fn warn_of_set(&mut self, what: &str, position: usize) {
        self.warnings.push(format!("Possible {what} at position {position}"));
    }

    fn unterminated_set(&self, here: usize) -> Failure {
        self.tokens.error("unterminated character set", self.tokens.tell() - here)
    }

    fn set_item(&mut self, token: &str) -> Result<Item> {
        if token.starts_with('\\') {
            return escape::in_set(&mut self.tokens, token);
        }
        Ok(Item::Literal(token.chars().next().map_or(0, code_of)))
    }

    /// `?`, `*`, `+` or `{…}` behind something.
    fn repeat(&mut self, token: &str, nodes: &mut Vec<Node>) -> Result<()> {
        let here = self.tokens.tell();
        let (mut min, mut max) = match token {
            "?" => (0, 1),
            "+" => (1, MAX_REPEAT),
            _ => (0, MAX_REPEAT),
        };
        if token == "{" {
            if self.tokens.next.as_deref() == Some("}") {
                nodes.push(Node::Literal('{' as u32));
                return Ok(());
            }
            let low = self.tokens.get_while(usize::MAX, |char| char.is_ascii_digit())?;
            let high = if self.tokens.take(",")? {
                self.tokens.get_while(usize::MAX, |char| char.is_ascii_digit())?
            } else {
                low.clone()
            };
            if !self.tokens.take("}")? {
                nodes.push(Node::Literal('{' as u32));
                return self.tokens.seek(here);
            }
            let number = |digits: &str| match digits.parse::<u32>() {
                Ok(number) if number < MAX_REPEAT => Ok(number),
                _ => Err(Failure::Overflow("the repetition number is too large")),
            };
            if !low.is_empty() {
                min = number(&low)?;
            }
            if !high.is_empty() {
                max = number(&high)?;
                if max < min {
                    let back = self.tokens.tell() - here;
                    return Err(self.tokens.error("min repeat greater than max repeat", back));
                }
            }
        }
        let back = self.tokens.tell() - here + 1;
        let body = match nodes.pop() {
            None | Some(Node::At(_)) => return Err(self.tokens.error("nothing to repeat", back)),
            Some(Node::Repeat { .. }) => return Err(self.tokens.error("multiple repeat", back)),
            Some(Node::Group { index: None, add: 0, del: 0, body }) => body,
            Some(node) => vec![node],
        };
        let mode = if self.tokens.take("?")? {
            Mode::Lazy
        } else if self.tokens.take("+")? {
            Mode::Possessive
        } else {
            Mode::Greedy
        };
        nodes.push(Node::Repeat { min, max, mode, body });
        Ok(())
    }

    /// What begins with a parenthesis; nothing for comments and flags.
    fn group(&mut self, verbose: &mut bool, depth: usize, at_start: bool) -> Result<Option<Node>> {
        let start = self.tokens.tell() - 1;
        let mut name = None;
        let (mut capture, mut atomic, mut add, mut del) = (true, false, 0, 0);
        if self.tokens.take("?")? {
            let kind = self.required()?;
            match kind.as_str() {
                "P" => {
                    if self.tokens.take("<")? {
                        let text = self.tokens.get_until(">", "group name")?;
                        self.tokens.check_group_name(&text, 1)?;
                        name = Some(text);
                    } else if self.tokens.take("=")? {
                        return self.named_reference().map(Some);
                    } else {
                        let char = self.required()?;
                        let back = char.chars().count() + 2;
                        return Err(self.tokens.error(format!("unknown extension ?P{char}"), back));
                    }
                }
                ":" => capture = false,
                "#" => loop {
                    if self.tokens.next.is_none() {
                        let back = self.tokens.tell() - start;
                        return Err(self.tokens.error("missing ), unterminated comment", back));
                    }
                    if self.tokens.get()?.as_deref() == Some(")") {
                        return Ok(None);
                    }
                },
                "=" | "!" | "<" => return self.look(&kind, *verbose, depth, start).map(Some),
                "(" => return self.condition(*verbose, depth, start).map(Some),
                ">" => (capture, atomic) = (false, true),
                other if flag_of(other).is_some() || other == "-" => match self.inline_flags(other)? {
                    None => {
                        if !at_start {
                            let back = self.tokens.tell() - start;
                            let text = "global flags not at the start of the expression";
                            return Err(self.tokens.error(text, back));
                        }
                        *verbose = self.flags & flag::VERBOSE != 0;
                        return Ok(None);
                    }
                    Some(flags) => {
                        (add, del) = flags;
                        capture = false;
                    }
                },
                other => {
                    let back = other.chars().count() + 1;
                    return Err(self.tokens.error(format!("unknown extension ?{other}"), back));
                }
            }
        }
        let index = if capture { Some(self.open_group(name)?) } else { None };
        let verbose = (*verbose || add & flag::VERBOSE != 0) && del & flag::VERBOSE == 0;
        let body = self.alternatives(verbose, depth + 1)?;
        self.close(start)?;
        if let Some(index) = index {
            let known: Vec<_> = self.widths.iter().map(|width| width.unwrap_or((0, 0))).collect();
            self.widths[index] = Some(width(&body, &known));
        }
        Ok(Some(if atomic { Node::Atomic(body) } else { Node::Group { index, add, del, body } }))
    }

    fn required(&mut self) -> Result<String> {
        match self.tokens.get()? {
            Some(token) => Ok(token),
            None => Err(self.tokens.error("unexpected end of pattern", 0)),
        }
    }

    /// The parenthesis that ends what began at `start`.
    fn close(&mut self, start: usize) -> Result<()> {
        if self.tokens.take(")")? {
            return Ok(());
        }
        let back = self.tokens.tell() - start;
        Err(self.tokens.error("missing ), unterminated subpattern", back))
    }

    fn open_group(&mut self, name: Option<String>) -> Result<usize> {
        let index = self.widths.len();
        self.widths.push(None);
        if let Some(name) = name {
            if let Some((_, before)) = self.names.iter().find(|(known, _)| *known == name) {
                let back = name.chars().count() + 1;
                let shown = text::quote::repr(&name);
                return Err(self.tokens.error(
                    format!("redefinition of group name {shown} as group {index}; was group {before}"),
                    back,
                ));
            }
            self.names.push((name, index));
        }
        Ok(index)
    }

    /// The group of a name that ends one character before the next token.
    fn group_of(&self, name: &str) -> Result<usize> {
        self.tokens.check_group_name(name, 1)?;
        match self.names.iter().find(|(known, _)| known == name) {
            Some((_, index)) => Ok(*index),
            None => {
                let back = name.chars().count() + 1;
                let shown = text::quote::repr(name);
                Err(self.tokens.error(format!("unknown group name {shown}"), back))
            }
        }
    }

    /// `(?P=name)`
    fn named_reference(&mut self) -> Result<Node> {
        let name = self.tokens.get_until(")", "group name")?;
        let group = self.group_of(&name)?;
        if self.widths[group].is_none() {
            let back = name.chars().count() + 1;
            return Err(self.tokens.error("cannot refer to an open group", back));
        }
        check_behind(&self.tokens, self.behind_groups, group)?;
        Ok(Node::Reference(group))
    }

    /// `(?=…)`, `(?!…)`, `(?<=…)`, `(?<!…)`
    fn look(&mut self, kind: &str, verbose: bool, depth: usize, start: usize) -> Result<Node> {
        let behind = kind == "<";
        let kind = if behind { self.required()? } else { kind.to_owned() };
        if behind && kind != "=" && kind != "!" {
            let back = kind.chars().count() + 2;
            return Err(self.tokens.error(format!("unknown extension ?<{kind}"), back));
        }
        let outer = self.behind_groups;
        if behind && outer.is_none() {
            self.behind_groups = Some(self.widths.len());
        }
        let body = self.alternatives(verbose, depth + 1)?;
        self.behind_groups = outer;
        self.close(start)?;
        if kind == "!" && body.is_empty() {
            return Ok(Node::Fail);
        }
        Ok(Node::Look { behind, negate: kind == "!", body })
    }

    /// `(?(1)yes|no)`
    fn condition(&mut self, verbose: bool, depth: usize, start: usize) -> Result<Node> {
        if depth > MAX_DEPTH {
            return Err(Failure::Depth);
        }
        let name = self.tokens.get_until(")", "group name")?;
        let length = name.chars().count();
        let group = if name.bytes().all(|byte| byte.is_ascii_digit()) {
            let group: usize = name.parse().unwrap_or(usize::MAX);
            if group == 0 {
                return Err(self.tokens.error("bad group number", length + 1));
            }
            if group >= MAX_GROUPS {
                let digits = name.trim_start_matches('0');
                return Err(self.tokens.error(format!("invalid group reference {digits}"), length + 1));
            }
            if !self.conditions.iter().any(|(known, _)| *known == group) {
                self.conditions.push((group, self.tokens.tell() - length - 1));
            }
            group
        } else {
            self.group_of(&name)?
        };
        check_condition(&self.tokens, self.behind_groups, group, &self.widths)?;
        let yes = self.sequence(verbose, depth + 1, false)?;
        let no = if self.tokens.take("|")? {
            let no = self.sequence(verbose, depth + 1, false)?;
            if self.tokens.next.as_deref() == Some("|") {
                return Err(self.tokens.error("conditional backref with more than two branches", 0));
            }
            Some(no)
        } else {
            None
        };
        self.close(start)?;
        Ok(Node::IfGroup(group, yes, no))
    }

    /// `(?i)`, which changes the whole pattern and gives none, or `(?i-s:`.
    fn inline_flags(&mut self, first: &str) -> Result<Option<(u32, u32)>> {
        let (mut add, mut del) = (0, 0);
        let mut token = first.to_owned();
        let is_letter = |token: &str| token.chars().all(text::unicode::is_alpha);
        if token != "-" {
            loop {
                let flag = flag_of(&token).unwrap_or(0);
                if self.tokens.is_text && token == "L" {
                    let text = "bad inline flags: cannot use 'L' flag with a str pattern";
                    return Err(self.tokens.error(text, 0));
                }
                if !self.tokens.is_text && token == "u" {
                    let text = "bad inline flags: cannot use 'u' flag with a bytes pattern";
                    return Err(self.tokens.error(text, 0));
                }
                add |= flag;
                if flag & flag::TYPES != 0 && add & flag::TYPES != flag {
                    let text = "bad inline flags: flags 'a', 'u' and 'L' are incompatible";
                    return Err(self.tokens.error(text, 0));
                }
                let Some(next) = self.tokens.get()? else {
                    return Err(self.tokens.error("missing -, : or )", 0));
                };
                token = next;
                if matches!(token.as_str(), ")" | "-" | ":") {
                    break;
                }
                if flag_of(&token).is_none() {
                    let text = if is_letter(&token) { "unknown flag" } else { "missing -, : or )" };
                    return Err(self.tokens.error(text, token.chars().count()));
                }
            }
        }
        if token == ")" {
            self.flags |= add;
            return Ok(None);
        }
        if add & flag::GLOBAL != 0 {
            return Err(self.tokens.error("bad inline flags: cannot turn on global flag", 1));
        }
        if token == "-" {
            let Some(next) = self.tokens.get()? else { return Err(self.tokens.error("missing flag", 0)) };
            token = next;
            if flag_of(&token).is_none() {
                let text = if is_letter(&token) { "unknown flag" } else { "missing flag" };
                return Err(self.tokens.error(text, token.chars().count()));
            }
            loop {
                let flag = flag_of(&token).unwrap_or(0);
                if flag & flag::TYPES != 0 {
                    let text = "bad inline flags: cannot turn off flags 'a', 'u' and 'L'";
                    return Err(self.tokens.error(text, 0));
                }
                del |= flag;
                let Some(next) = self.tokens.get()? else { return Err(self.tokens.error("missing :", 0)) };
                token = next;
                if token == ":" {
                    break;
                }
                if flag_of(&token).is_none() {
                    let text = if is_letter(&token) { "unknown flag" } else { "missing :" };
                    return Err(self.tokens.error(text, token.chars().count()));
                }
            }
        }
        if add & del != 0 {
            return Err(self.tokens.error("bad inline flags: flag turned on and off", 1));
        }
        Ok(Some((add, del)))
    }
}

/// A look-behind cannot refer to a group that is defined inside of it.
fn check_behind(tokens: &Tokens, behind: Option<usize>, group: usize) -> Result<()> {
    if behind.is_some_and(|groups| group >= groups) {
        return Err(tokens.error("cannot refer to group defined in the same lookbehind subpattern", 0));
    }
    Ok(())
}

fn check_condition(
    tokens: &Tokens,
    behind: Option<usize>,
    group: usize,
    widths: &[Option<(u64, u64)>],
) -> Result<()> {
    if behind.is_none() {
        return Ok(());
    }
    if !matches!(widths.get(group), Some(Some(_))) {
        return Err(tokens.error("cannot refer to an open group", 0));
    }
    check_behind(tokens, behind, group)
}
