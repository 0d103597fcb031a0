# Thin: each target calls a script or one command that works without make, too.
SHELL := /bin/bash
PREFIX ?= /usr/local
DESTDIR ?=
FUZZ_ROUNDS ?= 20
FUZZ_SECONDS ?= 120
SOAK_LIFTERS ?= 50

.PHONY: help demo test lint format bench survey fuzz soak install deb clean

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/\1|\2/p' Makefile | awk -F'|' '{ printf "  make %-9s %s\n", $$1, $$2 }'

demo: ## build, let a simulated lifter train, show the report
	@scripts/demo

test: ## everything a change must pass
	@scripts/test

lint: ## look at the format, change nothing
	@. scripts/setup && swift format lint --strict -r -p Package.swift Sources Tests

format: ## bring the Swift sources into form
	@. scripts/setup && swift format format -i -r -p Package.swift Sources Tests

bench: ## what the core costs, beside other filters, and what a log of ten years costs to read
	@scripts/bench
	@scripts/bench-log
	@scripts/check-live

survey: ## how well many simulated lifters are judged (scripts/survey says more)
	@scripts/survey

fuzz: ## libFuzzer (FUZZ_SECONDS=120 an input), and random tests going round more often (FUZZ_ROUNDS=20)
	@scripts/fuzz --seconds $(FUZZ_SECONDS)
	@. scripts/setup && HINGE_FUZZ_ROUNDS=$(FUZZ_ROUNDS) swift test --disable-xctest

soak: ## many simulated lifters through the daemon (SOAK_LIFTERS=50), and the packages' lives
	@scripts/soak $(SOAK_LIFTERS)

deb: ## a Debian package in dist/ (ARCH=amd64 or arm64; this machine's own without)
	@scripts/deb $(ARCH)

install: ## programs, service, settings, manual, documents (PREFIX, DESTDIR)
	@PREFIX="$(PREFIX)" DESTDIR="$(DESTDIR)" scripts/install

clean: ## remove what was built
	rm -rf .build .build-install .build-arm64 dist
