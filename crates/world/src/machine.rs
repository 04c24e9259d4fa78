//! What a program can learn about the simulated computer.

/// 2025-01-01T00:00:00Z, which `time.time()` tells at the start of a run.
pub const EPOCH_NANOSECONDS: u64 = 1_735_689_600 * 1_000_000_000;

/// `os.cpu_count()`, and with it the size of a default process pool.
pub const CPU_COUNT: u32 = 8;

/// The workers of a default thread pool: CPython takes `min(32, cpu_count + 4)`.
pub const DEFAULT_POOL_WORKERS: u32 = CPU_COUNT + 4;

/// Strings hash as CPython hashes them under `PYTHONHASHSEED=0`.
pub const PYTHON_HASH_SEED: u64 = 0;

/// The module-level functions of `random` begin as after `random.seed(0)`.
pub const RANDOM_SEED: u64 = 0;
