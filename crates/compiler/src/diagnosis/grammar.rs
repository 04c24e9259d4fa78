//! The grammar of Python, with the mistakes that CPython has words for, as a program for the [`machine`].
//!
//! `grammar.txt` holds the rules, one each, continued on indented lines:
//!
//! ```text
//! name: 'token' NAME other_rule | another alternative => action
//! ```
//!
//! `'if'` is a keyword or an operator and `"match"` a word that is a keyword only here; `[x]`, `x*`, `x+`,
//! `','.x+`, `&x` and `!x` mean what they mean in CPython's grammar; `&&':'` is a token whose absence is an
//! error at once, `~` commits to an alternative. `a=x` keeps a value for an action. `@Kind` makes all values
//! of the rule so far one node of that kind. A name with `*` is memoized whether or not mistakes are looked
//! for, one with `-` looks for none. An alternative that is nothing but a rule `invalid_…` is skipped on the
//! first pass.
//!
//! [`machine`]: super::machine

use rustc_hash::FxHashMap;

use super::tree::NodeKind;

const TEXT: &str = include_str!("grammar.txt");

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Terminal {
    Name,
    Number,
    String,
    FStringStart,
    FStringMiddle,
    FStringEnd,
    Newline,
    Indent,
    Dedent,
    End,
    SoftKeyword,
}

/// An instruction. Addresses are absolute.
#[derive(Debug, Clone, Copy)]
pub enum Op {
    Terminal(Terminal),
    /// A keyword or operator, by its number among the literals.
    Literal(u16),
    /// A word.
    Soft(u16),
    /// The literal, or an error that it is expected.
    Forced(u16),
    Call(u16),
    Return,
    /// On failure, go on at the address with the place and the values of here.
    Choice(u32),
    /// Forgets the last choice and jumps.
    Commit(u32),
    /// Renews the last choice, for the next round of a loop.
    Again(u32),
    /// The end of `&x`: goes back to the choice's place and jumps.
    Back(u32),
    /// The end of `!x`, which has matched.
    FailTwice,
    Fail,
    /// No other alternative of this rule is tried.
    Cut,
    /// Skips an alternative while mistakes are not looked for.
    IfInvalid(u32),
    /// Names the last value.
    Capture(u8),
    /// Joins the values of the rule to one node.
    Node(NodeKind),
    Act(u16),
}

/// What an action does with the named values.
#[derive(Debug, Clone)]
pub struct Action {
    pub verb: &'static str,
    pub names: Vec<u8>,
    pub message: String,
}

pub struct Rule {
    pub address: u32,
    /// The memo holds on both passes.
    pub memo: bool,
    pub without_invalid: bool,
}

pub struct Grammar {
    pub ops: Vec<Op>,
    pub rules: Vec<Rule>,
    pub literals: Vec<&'static str>,
    pub actions: Vec<Action>,
    pub statement: u16,
}

/// Reads the grammar.
pub fn load() -> Grammar {
    let mut compiler = GrammarCompiler::default();
    let mut definitions: Vec<String> = Vec::new();
    for line in TEXT.lines().filter(|line| !line.trim().is_empty()) {
        match definitions.last_mut() {
            Some(last) if line.starts_with(' ') => last.push_str(line),
            _ => definitions.push(line.to_owned()),
        }
    }
    for definition in &definitions {
        let (name, _) = definition.split_once(':').expect("a rule has a name");
        let plain = name.trim_end_matches(['*', '-']);
        let id = compiler.rules.len() as u16;
        compiler.rule_ids.insert(plain.to_owned(), id);
        compiler.rules.push(Rule {
            address: 0,
            memo: name.ends_with('*'),
            without_invalid: name.ends_with('-'),
        });
    }
    for (id, definition) in definitions.iter().enumerate() {
        let (_, body) = definition.split_once(':').expect("a rule has a name");
        compiler.rules[id].address = compiler.ops.len() as u32;
        let tokens = split(body);
        let mut reader = Reader { tokens: &tokens, at: 0 };
        compiler.alternatives(&mut reader);
        compiler.ops.push(Op::Return);
    }
    Grammar {
        statement: compiler.rule_ids["statement"],
        ops: compiler.ops,
        rules: compiler.rules,
        literals: compiler.literals,
        actions: compiler.actions,
    }
}

/// The parts of a rule's text.
fn split(body: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    let mut chars = body.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            ' ' => {}
            '\'' | '"' => {
                let mut text = String::from(c);
                while let Some(next) = chars.next() {
                    if next == '\\' {
                        text.extend(chars.next());
                    } else if next == c {
                        break;
                    } else {
                        text.push(next);
                    }
                }
                tokens.push(text);
            }
            c if c.is_alphanumeric() || c == '_' || c == '@' => {
                let mut text = String::from(c);
                while let Some(next) = chars.next_if(|next| next.is_alphanumeric() || *next == '_') {
                    text.push(next);
                }
                tokens.push(text);
            }
            '=' if chars.next_if_eq(&'>').is_some() => tokens.push("=>".into()),
            '&' if chars.next_if_eq(&'&').is_some() => tokens.push("&&".into()),
            c => tokens.push(c.into()),
        }
    }
    tokens
}

struct Reader<'a> {
    tokens: &'a [String],
    at: usize,
}

impl<'a> Reader<'a> {
    fn peek(&self) -> &'a str {
        self.tokens.get(self.at).map_or("", String::as_str)
    }

    fn next(&mut self) -> &'a str {
        let token = self.peek();
        self.at += 1;
        token
    }

    fn accept(&mut self, wanted: &str) -> bool {
        let found = self.peek() == wanted;
        self.at += usize::from(found);
        found
    }
}

#[derive(Default)]
struct GrammarCompiler {
    ops: Vec<Op>,
    rules: Vec<Rule>,
    rule_ids: FxHashMap<String, u16>,
    literals: Vec<&'static str>,
    actions: Vec<Action>,
}

impl GrammarCompiler {
    fn literal(&mut self, text: &str) -> u16 {
        if let Some(at) = self.literals.iter().position(|known| *known == text) {
            return at as u16;
        }
        // All literals stand in the text of the grammar, which lives for ever.
        let start = TEXT.find(text).expect("a literal is part of the grammar");
        self.literals.push(&TEXT[start..start + text.len()]);
        self.literals.len() as u16 - 1
    }

    fn emit(&mut self, op: Op) -> usize {
        self.ops.push(op);
        self.ops.len() - 1
    }

    fn here(&self) -> u32 {
        self.ops.len() as u32
    }

    fn alternatives(&mut self, reader: &mut Reader) {
        let mut commits = Vec::new();
        loop {
            let alone = matches!(reader.tokens.get(reader.at + 1).map_or("", String::as_str), "" | "|");
            let guard = alone && reader.peek().starts_with("invalid_");
            let skip = guard.then(|| self.emit(Op::IfInvalid(0)));
            let choice = self.emit(Op::Choice(0));
            self.sequence(reader);
            commits.push(self.emit(Op::Commit(0)));
            let next = self.here();
            self.ops[choice] = Op::Choice(next);
            if let Some(skip) = skip {
                self.ops[skip] = Op::IfInvalid(next);
            }
            if !reader.accept("|") {
                break;
            }
        }
        self.emit(Op::Fail);
        let end = self.here();
        for commit in commits {
            self.ops[commit] = Op::Commit(end);
        }
    }

    fn sequence(&mut self, reader: &mut Reader) {
        while !matches!(reader.peek(), "" | "|" | ")" | "]") {
            self.item(reader);
        }
    }

    fn item(&mut self, reader: &mut Reader) {
        match reader.peek() {
            "~" => {
                reader.next();
                self.emit(Op::Cut);
            }
            "&&" => {
                reader.next();
                let text = reader.next();
                let literal = self.literal(&text[1..]);
                self.emit(Op::Forced(literal));
            }
            "&" | "!" => {
                let positive = reader.next() == "&";
                let choice = self.emit(Op::Choice(0));
                self.repeated(reader);
                if positive {
                    let back = self.emit(Op::Back(0));
                    let fail = self.here();
                    self.emit(Op::Fail);
                    self.ops[choice] = Op::Choice(fail);
                    let end = self.here();
                    self.ops[back] = Op::Back(end);
                } else {
                    self.emit(Op::FailTwice);
                    let end = self.here();
                    self.ops[choice] = Op::Choice(end);
                }
            }
            "=>" => {
                reader.next();
                self.action(reader);
            }
            token if token.starts_with('@') => {
                let kind = NodeKind::from_name(&token[1..]);
                reader.next();
                self.emit(Op::Node(kind));
            }
            token if token.len() == 1 && reader.tokens.get(reader.at + 1).is_some_and(|next| next == "=") => {
                let name = token.as_bytes()[0];
                reader.at += 2;
                self.repeated(reader);
                self.emit(Op::Capture(name));
            }
            _ => self.repeated(reader),
        }
    }

    /// An atom, with what says how often.
    fn repeated(&mut self, reader: &mut Reader) {
        let start = self.ops.len();
        // `','.x+`
        if reader.peek().starts_with('\'') && reader.tokens.get(reader.at + 1).is_some_and(|next| next == ".")
        {
            let separator = reader.next();
            reader.next();
            let element = reader.at;
            self.atom(reader);
            assert!(reader.accept("+"), "a list with separators ends with +");
            let choice = self.emit(Op::Choice(0));
            let round = self.here();
            let literal = self.literal(&separator[1..]);
            self.emit(Op::Literal(literal));
            let mut again = Reader { tokens: reader.tokens, at: element };
            self.atom(&mut again);
            self.emit(Op::Again(round));
            let end = self.here();
            self.ops[choice] = Op::Choice(end);
            return;
        }
        let element = reader.at;
        self.atom(reader);
        if reader.accept("+") {
            let mut again = Reader { tokens: reader.tokens, at: element };
            self.many(&mut again);
        } else if reader.peek() == "*" {
            reader.next();
            self.ops.truncate(start);
            let mut again = Reader { tokens: reader.tokens, at: element };
            self.many(&mut again);
        }
    }

    fn many(&mut self, reader: &mut Reader) {
        let choice = self.emit(Op::Choice(0));
        let round = self.here();
        self.atom(reader);
        self.emit(Op::Again(round));
        let end = self.here();
        self.ops[choice] = Op::Choice(end);
    }

    fn atom(&mut self, reader: &mut Reader) {
        let token = reader.next();
        match token {
            "(" => {
                self.alternatives(reader);
                assert!(reader.accept(")"), "a group ends");
            }
            "[" => {
                let choice = self.emit(Op::Choice(0));
                self.alternatives(reader);
                assert!(reader.accept("]"), "an option ends");
                let commit = self.emit(Op::Commit(0));
                let end = self.here();
                self.ops[choice] = Op::Choice(end);
                self.ops[commit] = Op::Commit(end);
            }
            _ if token.starts_with('\'') => {
                let literal = self.literal(&token[1..]);
                self.emit(Op::Literal(literal));
            }
            _ if token.starts_with('"') => {
                let literal = self.literal(&token[1..]);
                self.emit(Op::Soft(literal));
            }
            _ => {
                let op = match terminal(token) {
                    Some(terminal) => Op::Terminal(terminal),
                    None => Op::Call(*self.rule_ids.get(token).unwrap_or_else(|| panic!("no rule {token}"))),
                };
                self.emit(op);
            }
        }
    }

    fn action(&mut self, reader: &mut Reader) {
        let verb = reader.next();
        let start = TEXT.find(verb).expect("a verb is part of the grammar");
        let mut action =
            Action { verb: &TEXT[start..start + verb.len()], names: Vec::new(), message: String::new() };
        while !matches!(reader.peek(), "" | "|" | ")" | "]") {
            let token = reader.next();
            match token.strip_prefix('"') {
                Some(message) => action.message = message.to_owned(),
                None => action.names.push(token.as_bytes()[0]),
            }
        }
        self.actions.push(action);
        self.emit(Op::Act(self.actions.len() as u16 - 1));
    }
}

fn terminal(name: &str) -> Option<Terminal> {
    Some(match name {
        "NAME" => Terminal::Name,
        "NUMBER" => Terminal::Number,
        "STRING" => Terminal::String,
        "FSTRING_START" => Terminal::FStringStart,
        "FSTRING_MIDDLE" => Terminal::FStringMiddle,
        "FSTRING_END" => Terminal::FStringEnd,
        "NEWLINE" => Terminal::Newline,
        "INDENT" => Terminal::Indent,
        "DEDENT" => Terminal::Dedent,
        "END" => Terminal::End,
        "SOFT_KEYWORD" => Terminal::SoftKeyword,
        _ => return None,
    })
}
