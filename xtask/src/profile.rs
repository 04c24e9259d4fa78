//! How often which part of the engine runs: measured before the page is built for publishing, so that the compiler makes
//! fast what programs use, and small what they do not.
//!
//! WebAssembly has no means to count with, so the worker is built for this computer with counters in it, and runs the
//! programs of the [`sample`]. Its counts serve the build for WebAssembly as far as functions have the same branches there,
//! which is nearly always so. Both builds have to give functions the same names: these hold what tells crates of one name
//! apart, which Cargo makes from the target too. So xtask stands between Cargo and the compiler ([`compile`]) and tells them
//! apart by their versions only. The crates that come with Rust were compiled before, and are renamed in the counts.

use std::{
    collections::HashMap,
    env,
    ffi::OsString,
    fs,
    hash::{DefaultHasher, Hash, Hasher},
    io::{self, Write},
    path::{Path, PathBuf},
    process::{Command, ExitCode, Stdio},
    thread,
};

use anyhow::{Context, Result, bail};

use crate::{
    process::{answer, command, run},
    root, sample, target, tools,
};

/// Tells xtask that Cargo calls it as the compiler, and where profiles are.
const PROFILES: &str = "INTERLEAVE_PROFILES";
/// What profiles are called, before and behind what tells them apart.
const NAME: (&str, &str) = ("engine-", ".profdata");
const USE: &str = "profile-use=";

/// For both builds. Before it counts, the compiler would otherwise put small functions into their callers, and not the same
/// ones for every target.
const FLAGS: &str = "-Csymbol-mangling-version=v0 -Cllvm-args=-disable-preinline";

/// What the compiler is told of a measurement.
pub struct Profile {
    folder: PathBuf,
    name: String,
}

impl Profile {
    /// Lets a build for WebAssembly use it.
    pub fn apply(&self, build: &mut Command) -> Result<()> {
        between(build, &self.folder)?;
        // Some functions have other branches there; to say so of each would fill the terminal.
        let quiet = "-Cllvm-args=-no-pgo-warn-mismatch";
        // The name changes with what was measured, so that Cargo builds anew when the profile is another one.
        build.env(flags_of(tools::WASM), format!("{FLAGS} {quiet} -C{USE}{}", self.name));
        Ok(())
    }
}

/// Measures the engine; none where the compiler's tools are not there.
pub fn measure() -> Result<Option<Profile>> {
    let Some(merge) = tools::profile_merger()? else {
        eprintln!(
            "xtask: without the compiler's tools nothing can be measured, and the page's engine will be slower by a fifth"
        );
        return Ok(None);
    };
    let folder = root().join("target/profile");
    fs::create_dir_all(&folder)?;
    let host = tools::host()?;
    let mut build = command("cargo");
    build
        .args(["build", "--profile", "page", "--locked", "--package", "worker", "--example", "pipe"])
        .args(["--target", &host])
        .env(flags_of(&host), format!("{FLAGS} -Cprofile-generate"));
    between(&mut build, &folder)?;
    run("build the engine with counters", &mut build)?;

    let pipe = target().join(&host).join("page/examples").join(format!("pipe{}", env::consts::EXE_SUFFIX));
    let requests = requests(&sample::write(&folder.join("sample"))?)?;
    // Counts waver, by addresses and the like: a measurement is called after what was measured.
    let mut hasher = DefaultHasher::new();
    (fs::read(&pipe)?, &requests).hash(&mut hasher);
    let name = format!("{}{:016x}{}", NAME.0, hasher.finish(), NAME.1);
    if !folder.join(&name).is_file() {
        forget_all(&folder)?;
        eprintln!("xtask: run the sample programs");
        let (counts, text) = (folder.join("counts.profraw"), folder.join("counts.txt"));
        serve(command(pipe).env("LLVM_PROFILE_FILE", &counts), &requests)?;
        convert(&merge, &["--text"], &counts, &text)?;
        fs::write(&text, rename(fs::read_to_string(&text)?, &crates(&host)?, &crates(tools::WASM)?))?;
        let unfinished = folder.join("unfinished");
        convert(&merge, &[], &text, &unfinished)?;
        fs::rename(unfinished, folder.join(&name))?;
    }
    Ok(Some(Profile { folder, name }))
}

/// Has a build call xtask as its compiler.
fn between(build: &mut Command, profiles: &Path) -> Result<()> {
    build.env("RUSTC_WRAPPER", env::current_exe()?).env(PROFILES, profiles);
    Ok(())
}

/// The variable with the compiler's flags for a target. Others do not replace what `.cargo/config.toml` says.
fn flags_of(target: &str) -> String {
    format!("CARGO_TARGET_{}_RUSTFLAGS", target.to_uppercase().replace('-', "_"))
}

/// Where Cargo calls xtask as the compiler: gives crates identities that do not depend on the target, and profiles their
/// whole paths, which may have spaces in them, as flags from the environment may not. A crate that
/// is compiled for size alone would only grow by a profile.
pub fn compile() -> Option<ExitCode> {
    let profiles = PathBuf::from(env::var_os(PROFILES)?);
    let mut arguments = env::args_os().skip(1);
    let compiler =
        arguments.next().filter(|path| Path::new(path).file_stem().is_some_and(|name| name == "rustc"))?;
    let arguments: Vec<OsString> = arguments.collect();
    let told = |name| env::var(name).unwrap_or_default();
    let identity = format!("metadata={}-{}", told("CARGO_PKG_NAME"), told("CARGO_PKG_VERSION"));
    let is_small = arguments.iter().any(|argument| argument == "opt-level=z");
    let mut command = Command::new(compiler);
    for argument in arguments {
        let text = argument.to_string_lossy();
        if text.starts_with("metadata=") {
            command.arg(&identity);
        } else if let Some(name) = text.strip_prefix("-C").and_then(|flag| flag.strip_prefix(USE)) {
            if !is_small {
                command.arg(format!("-C{USE}{}", profiles.join(name).display()));
            }
        } else {
            command.arg(argument);
        }
    }
    Some(match command.status() {
        Ok(status) => u8::try_from(status.code().unwrap_or(1)).map_or(ExitCode::FAILURE, ExitCode::from),
        Err(error) => {
            eprintln!("xtask: cannot start the compiler: {error}");
            ExitCode::FAILURE
        }
    })
}

/// The requests of a list of jobs.
fn requests(jobs: &Path) -> Result<Vec<Vec<u8>>> {
    let jobs: Vec<serde_json::Value> = serde_json::from_str(&fs::read_to_string(jobs)?)?;
    let read = |job: &serde_json::Value| {
        let file = job.get("request").and_then(|file| file.as_str()).context("a job without a request")?;
        Ok(fs::read(file)?)
    };
    jobs.iter().map(read).collect()
}

/// Has a file of counts written in another form.
fn convert(merge: &Path, how: &[&str], from: &Path, to: &Path) -> Result<()> {
    let status = command(merge).arg("merge").args(how).arg("-o").arg(to).arg(from).status()?;
    if status.success() { Ok(()) } else { bail!("the counts in {} cannot be read", from.display()) }
}

/// Gives a worker on a pipe requests, and waits until it has answered them all.
fn serve(pipe: &mut Command, requests: &[Vec<u8>]) -> Result<()> {
    let mut child = pipe.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
    let mut input = child.stdin.take().expect("piped above");
    let mut output = child.stdout.take().expect("piped above");
    let reader = thread::spawn(move || io::copy(&mut output, &mut io::sink()));
    for request in requests {
        input.write_all(&u32::try_from(request.len())?.to_le_bytes())?;
        input.write_all(request)?;
    }
    drop(input);
    reader.join().expect("it only reads")?;
    // Its counters are written when it ends.
    if child.wait()?.success() { Ok(()) } else { bail!("the engine with counters did not end well") }
}

/// What a target's names of functions call the crates that come with Rust, found in the names of a small program.
fn crates(target: &str) -> Result<HashMap<String, String>> {
    const PROGRAM: &str =
        "pub fn all(list: &mut Vec<u8>, map: &mut std::collections::HashMap<u8, u8>) -> Option<u8> {
        list.push(1);
        map.insert(2, 3).or_else(|| list.iter().copied().max_by_key(|_| std::cell::RefCell::new(4).take()))
    }";
    let folder = root().join("target/profile");
    fs::create_dir_all(&folder)?;
    let source = folder.join("names.rs");
    fs::write(&source, PROGRAM)?;
    let assembly = answer(
        command("rustc")
            .args([
                "--crate-type",
                "lib",
                "--emit",
                "asm",
                "-Csymbol-mangling-version=v0",
                "--target",
                target,
                "-o",
                "-",
            ])
            .arg(&source),
    );
    let assembly = assembly.with_context(|| format!("cannot compile for {target}"))?;
    let crates = ["core", "alloc", "std", "hashbrown"].into_iter().map(|name| {
        let found = identity(&assembly, name);
        Ok((name.to_owned(), found.with_context(|| format!("no name tells {name} for {target}"))?))
    });
    crates.collect()
}

/// What comes before a crate's name in mangled names: `Cs` and digits, in the form `Cs1234_4core`.
fn identity(names: &str, of: &str) -> Option<String> {
    let ending = format!("_{}{of}", of.len());
    names.match_indices(&ending).find_map(|(end, _)| {
        let digits =
            names[..end].rfind(|letter: char| !letter.is_ascii_alphanumeric()).map_or(0, |at| at + 1);
        let start = digits + names[digits..end].find("Cs")?;
        Some(names[start..end].to_owned())
    })
}

/// Puts the names of one target in place of another's.
fn rename(mut text: String, from: &HashMap<String, String>, to: &HashMap<String, String>) -> String {
    for (name, old) in from {
        if let Some(new) = to.get(name) {
            let ending = format!("_{}{name}", name.len());
            text = text.replace(&format!("{old}{ending}"), &format!("{new}{ending}"));
        }
    }
    text
}

/// Removes the profiles of earlier builds.
fn forget_all(folder: &Path) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let file = entry?.file_name();
        let text = file.to_string_lossy();
        if text.starts_with(NAME.0) && text.ends_with(NAME.1) {
            fs::remove_file(folder.join(&file))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A crate of the program may have the name of one that comes with Rust.
    #[test]
    fn only_crates_that_come_with_rust_are_renamed() {
        let names =
            "call _RNvMs_NtNtCsab1_4core3num3add\ncall _RINvXCsx9Y_9hashbrown3mapNtCsab1_4core6optionE";
        let from =
            ["core", "hashbrown"].map(|name| (name.to_owned(), identity(names, name).expect("it is there")));
        assert_eq!(from.clone().map(|(_, identity)| identity), ["Csab1", "Csx9Y"]);
        assert_eq!(identity(names, "alloc"), None);
        let to =
            [("core", "CsC0"), ("hashbrown", "CsH0")].map(|(name, new)| (name.to_owned(), new.to_owned()));
        let counts =
            "_RNvCsab1_4core3add\n7\n_RNvCsx9Y_9hashbrown3map\n_RNvCsown_9hashbrown3mapNtCsab1_2vm5Value\n";
        let renamed = rename(counts.to_owned(), &HashMap::from(from), &HashMap::from(to));
        assert_eq!(
            renamed,
            "_RNvCsC0_4core3add\n7\n_RNvCsH0_9hashbrown3map\n_RNvCsown_9hashbrown3mapNtCsab1_2vm5Value\n"
        );
    }

    #[test]
    fn names_tell_the_crates_that_come_with_rust() -> Result<()> {
        let here = crates(&tools::host()?)?;
        assert_eq!(here.len(), 4);
        assert!(here.values().all(|identity| identity.starts_with("Cs")));
        Ok(())
    }
}
