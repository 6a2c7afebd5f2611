# Récol. Two commands on a fresh machine with cc, make and a Rust toolchain: `make demo` and `make test`.

CARGO ?= cargo
# A recol.exe, of which dist makes the archive and the installer for Windows (needs makensis and zip: apt-get install nsis zip).
EXE ?=
# Photographs to measure the decoder on: a folder with a manifest.json. Without it ../shared/qr, else the fixtures.
QR_PHOTOS ?=
# How long each fuzz target runs.
FUZZ_SECONDS ?= 30
# Tools that are built where they are not there, and what cargo-deny looks at.
DENY_VERSION = 0.20.2
SBOM_VERSION = 0.5.9
DEB_VERSION = 3.8.0
DENY ?= advisories bans licenses sources

.PHONY: help demo test tools test-strangers test-servers test-undone camera-test windows-test mac-check bench bench-vision bench-peers peers-tools fuzz lint doc seeds deny deny-tools sbom sbom-tools dist dist-tools packages-test reproducible-test

help: ## what can be made
	@grep -E '^[a-z-]+:.*## ' Makefile | sed -E 's/^([a-z-]+):.*## (.*)/  make \1|\2/' | column -t -s '|'

demo: tools ## the whole road on invented devices: on the screen, or without a terminal as text
	$(CARGO) run --quiet -- demo

test: tools ## all tests; installs PostgreSQL's server where it is missing, and starts its own
	tests/postgres/install.sh
	$(CARGO) test --quiet

tools:
	@command -v $(firstword $(CARGO)) >/dev/null || { echo "Récol is built by Rust's cargo, which is not here: https://rustup.rs"; exit 1; }
	@command -v cc >/dev/null || { echo "Récol is built with a C compiler, which is not here: sudo apt-get install build-essential, or xcode-select --install"; exit 1; }

test-strangers: tools ## the tests with rclone, Syncthing, Samba and others, which it installs (Linux, apt)
	tests/strangers/install.sh
	$(CARGO) test --quiet --test it strangers:: -- --ignored

test-servers: tools ## the tests of the PostgreSQL hub against versions 15, 16 and 18 of its server, which it fetches (Linux on x86_64, npm)
	CARGO="$(CARGO)" tests/postgres/versions.sh

test-undone: ## whether the random programs of a team notice each mend that is undone, and how many of them (half an hour or more)
	CARGO="$(CARGO)" tests/undone/run.sh

camera-test: ## the release build before a webcam in an emulated machine (Linux on x86_64, apt; tests/camera/README.md)
	CARGO="$(CARGO)" tests/camera/run.sh

windows-test: ## the program for Windows and its tests under wine (Linux on x86_64, apt; tests/windows/README.md)
	tests/windows/run.sh

mac-check: ## library and program for macOS, as far as a compiler tells that here (Linux on x86_64, apt)
	tests/mac/check.sh

packages-test: dist-tools ## the package for Debian and the installer for Windows, installed and removed (Linux on x86_64, apt; after windows-test)
	CARGO="$(CARGO)" tests/dist/run.sh $(EXE)

reproducible-test: dist-tools ## what a release consists of, made a second time elsewhere: the same bytes (EXE as for dist)
	CARGO="$(CARGO)" tests/dist/same.sh $(EXE)

bench: ## figures as ratios and against their goals (release build)
	tests/postgres/install.sh
	$(CARGO) bench --quiet --bench audit
	$(CARGO) bench --quiet --bench export
	$(CARGO) bench --quiet --bench growth
	$(CARGO) bench --quiet --bench import
	$(CARGO) bench --quiet --bench paper
	$(CARGO) bench --quiet --bench report
	$(CARGO) bench --quiet --bench road
	$(CARGO) bench --quiet --bench screen
	$(CARGO) bench --quiet --bench sync

bench-vision: peers-tools ## what the decoder reads, of photographs and of drawn ones, and bench-peers: QR_PHOTOS=folder with manifest.json
	QR_PHOTOS="$(QR_PHOTOS)" $(CARGO) bench --quiet --bench vision
	$(MAKE) --no-print-directory bench-peers

bench-peers: peers-tools ## the same for decoders that are no part of the house (needs cmake and a C++ compiler)
	QR_PHOTOS="$(QR_PHOTOS)" $(CARGO) run --quiet --profile bench --manifest-path benches/peers/Cargo.toml --target-dir target/peers

peers-tools:
	@command -v c++ >/dev/null || { echo "bench-peers builds zxing-cpp: apt install g++"; exit 1; }
	@command -v cmake >/dev/null || { echo "bench-peers builds zxing-cpp: pip install cmake, or apt install cmake"; exit 1; }

fuzz: ## each fuzz target for FUZZ_SECONDS (needs cargo-fuzz and a C++ compiler)
	@$(CARGO) fuzz --version >/dev/null 2>&1 || { echo "fuzz needs cargo-fuzz: cargo install cargo-fuzz"; exit 1; }
	@command -v c++ >/dev/null || { echo "fuzz builds libFuzzer: apt install g++"; exit 1; }
	cp Cargo.lock tests/fuzz/Cargo.lock
	for target in luma read tag_parse import_csv journal_codec segment revision_line hub_folder roster; do \
	  $(CARGO) fuzz run --fuzz-dir tests/fuzz --target-dir target/fuzz -s none $$target -- -max_total_time=$(FUZZ_SECONDS) -max_len=41000 -len_control=0 || exit 1; \
	done

lint: ## format, lints, documentation, and that the tests do not have the program built again
	$(CARGO) fmt --check
	CARGO="$(CARGO)" .ci/once
	$(CARGO) clippy --quiet --all-targets -- -D warnings
	RUSTDOCFLAGS="-D warnings" $(CARGO) doc --quiet --no-deps --document-private-items

doc: ## the documentation, from the map in src/lib.rs on
	$(CARGO) doc --no-deps --open

seeds: ## write seeds/*.csv anew
	$(CARGO) run --quiet --example seeds

deny: deny-tools ## licences, sources, doubled and known-bad dependencies; without a network: DENY="bans licenses sources"
	$(CARGO) deny --config .deny.toml check $(DENY)

deny-tools:
	@$(CARGO) deny --version >/dev/null 2>&1 || $(CARGO) install --quiet --locked cargo-deny@$(DENY_VERSION)

sbom: sbom-tools ## what the program is made of, as CycloneDX: target/recol.cdx.json
	$(CARGO) cyclonedx --quiet --format json --spec-version 1.5 --override-filename recol.cdx
	@mkdir -p target
	here=$$($(CARGO) pkgid | sed 's|^path+||; s|#.*||') && sed "s|$$here|file://.|g" recol.cdx.json >target/recol.cdx.json && rm recol.cdx.json

sbom-tools:
	@$(CARGO) cyclonedx --version >/dev/null 2>&1 || $(QUICK) $(CARGO) install --quiet --locked cargo-cyclonedx@$(SBOM_VERSION)

dist: dist-tools ## what a release consists of, for this machine's system and with EXE=recol.exe for Windows, with checksums: target/dist
	CARGO="$(CARGO)" .ci/dist $(EXE)

# Tools that run for a second are not worth minutes of optimising them.
QUICK = CARGO_PROFILE_RELEASE_OPT_LEVEL=0 CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16
dist-tools: tools sbom-tools
	@! command -v dpkg-deb >/dev/null || $(CARGO) deb --version >/dev/null 2>&1 || $(QUICK) $(CARGO) install --quiet --locked cargo-deb@$(DEB_VERSION)
