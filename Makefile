# Every target does the set-up it needs; `make help` lists them.
SHELL := /bin/bash
BINARY := immich-auto-album
FIXTURES ?= Tests/Fixtures/immich-3.1.0
SECONDS ?= 60

.PHONY: help setup build release test test-release golden lint format bench fuzz conformance demo ci clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' Makefile

setup: ## install the system libraries that are missing
	@scripts/setup

build: setup ## build for development
	swift build

RELEASE := swift build -c release --static-swift-stdlib

release: setup ## build the program that users run
	$(RELEASE) --product $(BINARY)

test: setup ## run all tests
	swift build --build-tests
	swift test --skip-build --no-parallel </dev/null

test-release: release ## run the built program's tests with the one that users run
	swift build --build-tests
	PROGRAM="$$(swift build -c release --show-bin-path)/$(BINARY)" \
		swift test --skip-build --no-parallel --filter EndToEndTests </dev/null

golden: setup ## write the golden files anew
	swift build --build-tests
	UPDATE_GOLDEN=1 swift test --skip-build --no-parallel

lint: ## check style, lengths and words
	scripts/lint

format: ## format all sources
	swift format --in-place --recursive Sources Tests Benchmarks Package.swift

bench: release ## measure, and print tables: docs/performance.md tells what they mean
	@$(RELEASE) --product benchmarks
	@"$$(swift build -c release --show-bin-path)/benchmarks"

fuzz: setup ## random histories with faults, damaged files and answers: make fuzz SECONDS=600; one again: SEED=N HISTORIES=1
	@swift build --product fault-lab
ifdef SEED
	@"$$(swift build --show-bin-path)/fault-lab" --seed $(SEED) --histories $(or $(HISTORIES),1) --seconds 86400
else
	@"$$(swift build --show-bin-path)/fault-lab" --seconds $(SECONDS)
	@swift build --build-tests
	FUZZ_ROUNDS=$$(($(SECONDS) * 100)) swift test --skip-build --no-parallel --filter "damaged (files|text|answers|configurations)|random damage"
	FUZZ_RULES=100000 swift test --skip-build --no-parallel --filter "RuleTruthTests"
endif

conformance: setup ## hold the simulator to recorded answers: make conformance FIXTURES=DIR
	@swift build --product replay-exchanges
	@"$$(swift build --show-bin-path)/replay-exchanges" $(FIXTURES)

demo: setup ## run the main job against the embedded simulator
	@swift build --product $(BINARY)
	@"$$(swift build --show-bin-path)/$(BINARY)" demo

ci: setup lint release demo ## everything that must hold
	@$(MAKE) --no-print-directory conformance FIXTURES=Tests/Fixtures/immich-2.7.5
	@$(MAKE) --no-print-directory conformance FIXTURES=Tests/Fixtures/immich-3.1.0
	@$(MAKE) --no-print-directory test-release
	@$(MAKE) --no-print-directory test

clean: ## delete everything built
	rm -rf .build
