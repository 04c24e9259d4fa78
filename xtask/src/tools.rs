//! What building and testing the page needs beside Rust and Node: installed once, in fixed versions.
//!
//! Trunk and wasm-bindgen are built from source into a cache folder of the user, one folder for each
//! version, so that a second clone finds them and another version never overwrites them. npm packages
//! come from `package-lock.json` into `node_modules`.

use std::{
    env,
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};

use crate::{
    process::{answer, command, run},
    root,
};

/// Later versions want a newer Rust than the one in `rust-toolchain.toml`.
const TRUNK: &str = "0.21.14";
/// The page and the worker are built for this target.
pub const WASM: &str = "wasm32-unknown-unknown";

/// Installs what building the page needs.
pub fn for_page() -> Result<()> {
    wasm_target()?;
    cargo_tool("trunk", TRUNK)?;
    cargo_tool("wasm-bindgen-cli", &locked("wasm-bindgen")?)?;
    npm_packages()
}

/// Installs what the tests in a real browser need, beyond [`for_page`].
pub fn for_browser_tests() -> Result<()> {
    if chromium().is_some() && chromedriver().is_some() {
        return Ok(());
    }
    let root_user = answer(command("id").arg("-u")).as_deref() == Some("0");
    if !root_user || answer(command("apt-get").arg("--version")).is_none() {
        bail!(
            "the browser tests need Chromium and ChromeDriver of the same version. Install them \
             (Debian, Ubuntu: sudo apt-get install chromium chromium-driver), or name them in the \
             environment variables CHROMIUM and CHROMEDRIVER"
        );
    }
    run("look for Chromium in the package lists", command("apt-get").args(["update", "-qq"]))?;
    run(
        "install Chromium and ChromeDriver",
        command("apt-get")
            .args(["install", "--yes", "--no-install-recommends", "chromium", "chromium-driver"])
            .env("DEBIAN_FRONTEND", "noninteractive"),
    )
}

/// The browser for the tests.
pub fn chromium() -> Option<PathBuf> {
    named_or_found(
        "CHROMIUM",
        &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"],
        &["/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"],
    )
}

/// The program through which wasm-bindgen's test runner drives the browser.
pub fn chromedriver() -> Option<PathBuf> {
    named_or_found("CHROMEDRIVER", &["chromedriver"], &["/usr/lib/chromium-browser/chromedriver"])
}

/// `PATH` with our tools in front.
pub fn search_path() -> OsString {
    let mut folders = vec![
        tool_folder("trunk", TRUNK).join("bin"),
        tool_folder("wasm-bindgen-cli", &locked("wasm-bindgen").unwrap_or_default()).join("bin"),
        root().join("node_modules/.bin"),
    ];
    folders.extend(env::split_paths(&env::var_os("PATH").unwrap_or_default()));
    env::join_paths(folders).expect("no folder of PATH contains the separator")
}

/// The target of this computer.
pub fn host() -> Result<String> {
    let version = answer(command("rustc").arg("-vV")).context("there is no rustc")?;
    let host = version.lines().find_map(|line| line.strip_prefix("host: "));
    host.map(str::to_owned).context("rustc does not tell its host")
}

/// The program that makes a profile of counts, in the version of the compiler; none where rustup is not there, or cannot get it.
pub fn profile_merger() -> Result<Option<PathBuf>> {
    let system = answer(command("rustc").args(["--print", "sysroot"])).context("there is no rustc")?;
    let program = Path::new(&system)
        .join("lib/rustlib")
        .join(host()?)
        .join("bin")
        .join(format!("llvm-profdata{}", env::consts::EXE_SUFFIX));
    if !program.is_file() && answer(command("rustup").arg("--version")).is_some() {
        let add = run("add the compiler's tools", command("rustup").args(["component", "add", "llvm-tools"]));
        if let Err(error) = add {
            eprintln!("xtask: {error:#}");
        }
    }
    Ok(Some(program).filter(|program| program.is_file()))
}

fn wasm_target() -> Result<()> {
    let folder = answer(command("rustc").args(["--print", "target-libdir", "--target", WASM]));
    let installed = folder.is_some_and(|folder| {
        fs::read_dir(folder).is_ok_and(|mut files| {
            files
                .any(|file| file.is_ok_and(|file| file.file_name().to_string_lossy().starts_with("libcore-")))
        })
    });
    if installed {
        return Ok(());
    }
    run("add the WebAssembly target", command("rustup").args(["target", "add", WASM]))
}

fn cargo_tool(package: &str, version: &str) -> Result<()> {
    let folder = tool_folder(package, version);
    // Written last, so that an interrupted build is not taken for a finished one.
    let finished = folder.join("finished");
    if finished.exists() {
        return Ok(());
    }
    fs::create_dir_all(&folder).with_context(|| format!("cannot create {}", folder.display()))?;
    run(
        &format!("build {package} {version}, once for this computer (2 to 5 minutes)"),
        command("cargo")
            // Outside of the repository its cargo configuration does not apply.
            .current_dir(&folder)
            .args(["install", package, "--version", version, "--locked", "--no-default-features", "--force"])
            .arg("--root")
            .arg(&folder)
            // One target folder for all tools, since they share most of their dependencies.
            .env("CARGO_TARGET_DIR", cache().join("build"))
            // A tool's own release profile is not worth the wait.
            .env("CARGO_PROFILE_RELEASE_LTO", "off")
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0")
            .env("CARGO_PROFILE_RELEASE_DEBUG", "0")
            .env("CARGO_PROFILE_RELEASE_STRIP", "true")
            .env_remove("CARGO_BUILD_TARGET")
            .env_remove("RUSTFLAGS"),
    )?;
    fs::write(&finished, "").with_context(|| format!("cannot write {}", finished.display()))
}

fn npm_packages() -> Result<()> {
    if answer(command("node").arg("--version")).is_none() {
        bail!("Node.js 20 or later is needed for the editor's bundle; see https://nodejs.org");
    }
    let lock = root().join("package-lock.json");
    let installed = root().join("node_modules/.package-lock.json");
    if modified(&installed) >= modified(&lock) {
        return Ok(());
    }
    run("install the npm packages", command("npm").args(["ci", "--no-audit", "--no-fund"]))
}

fn modified(path: &Path) -> Option<std::time::SystemTime> {
    fs::metadata(path).and_then(|metadata| metadata.modified()).ok()
}

fn named_or_found(variable: &str, names: &[&str], places: &[&str]) -> Option<PathBuf> {
    if let Some(named) = env::var_os(variable) {
        return Some(PathBuf::from(named)).filter(|path| path.exists());
    }
    let folders: Vec<PathBuf> = env::split_paths(&env::var_os("PATH").unwrap_or_default()).collect();
    let on_path = names.iter().flat_map(|name| folders.iter().map(move |folder| folder.join(name)));
    on_path.chain(places.iter().map(PathBuf::from)).find(|path| path.is_file())
}

/// The locked version of a package, so that a command-line tool matches the library.
fn locked(package: &str) -> Result<String> {
    let lock = fs::read_to_string(root().join("Cargo.lock")).context("cannot read Cargo.lock")?;
    let head = format!("name = \"{package}\"\nversion = \"");
    let (_, rest) = lock.split_once(&head).with_context(|| format!("{package} is not in Cargo.lock"))?;
    Ok(rest.split('"').next().unwrap_or_default().to_owned())
}

fn tool_folder(package: &str, version: &str) -> PathBuf {
    cache().join(format!("{package}-{version}"))
}

fn cache() -> PathBuf {
    let named = env::var_os("XDG_CACHE_HOME").or_else(|| env::var_os("LOCALAPPDATA")).map(PathBuf::from);
    let home = || env::var_os("HOME").map(|home| PathBuf::from(home).join(".cache"));
    named.or_else(home).unwrap_or_else(|| root().join("target")).join("interleave/tools")
}
