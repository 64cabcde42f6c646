# SPDX-License-Identifier: MIT
#
# make run      install what is missing, build, open the demo
# make check    install what the tests need, run all of them (SAN=1: under
#               AddressSanitizer and UndefinedBehaviorSanitizer)
# make lint     formatting, static analysis, and the rules of the house
# make          build only
# make po       renew the catalogues from the sources
# make manual   renew what the manual pages have from the program
# make pictures   draw the screens that README.md shows
# make install  below DESTDIR and PREFIX (/usr/local); make uninstall leaves
#               the data
# make bench        what it costs: all of these in turn, bench-host as root
#   bench-session bench-peers bench-inbox bench-search bench-print
#   bench-growth bench-mail bench-host
# make bench-deps   other programs that bench-peers compares it with
# make fuzz, check-bare, check-valgrind, format, install-deps, clean
#
# Sources are found by folder: a new file needs no line here.  The folder is
# the trust domain, so each folder is a library of its own, and a program is
# linked with the libraries of its own side and core, never the other side's.

BUILD ?= build
O := $(BUILD)$(if $(filter 1,$(SAN)),/san)
JOBS ?= $(shell nproc)

.DELETE_ON_ERROR:
.SUFFIXES:
MAKEFLAGS += --no-builtin-rules
.DEFAULT_GOAL := all

# --- Flags ----------------------------------------------------------------

WARN := -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes \
	-Wvla -Wformat=2 -Werror
HARDEN := -fstack-protector-strong -fPIE
ifeq ($(SAN),1)
HARDEN += -fsanitize=address,undefined -fno-sanitize-recover=all \
	-fno-omit-frame-pointer
LINK := -fsanitize=address,undefined
else
HARDEN += -D_FORTIFY_SOURCE=2
endif
LINK += -pie -Wl,-z,relro,-z,now -Wl,--as-needed \
	-Wl,-z,pack-relative-relocs

# _GNU_SOURCE is empty, so that a source that defines it too does not clash.
CPPFLAGS += -I. -I$(O)/gen -D_GNU_SOURCE= -DNCURSES_WIDECHAR=1
CFLAGS ?= -O2 -g
FLAGS := -std=gnu17 $(WARN) $(HARDEN)

# pkg-config is asked when a recipe runs, not when this file is read: on a
# bare machine it is installed by a recipe.
pkg = $(shell pkg-config --libs $(1))
# A library to be found costs each start: inih, libcsv, libform and Jansson are
# a few pages, libunistring and nettle look up five hundred names of their own,
# whatever is used of them.
UNISTRING = -l:libunistring.a
CORE_LIBS = -l:libjansson.a $(UNISTRING) -l:libinih.a
DB_LIBS = $(call pkg,sqlite3) -l:libnettle.a $(CORE_LIBS)
CSV_LIBS = -l:libcsv.a
# Of shorei-mail alone, which has neither SQLite nor what hashes for it.
MAIL_LIBS = $(call pkg,libcurl) $(CORE_LIBS)
TUI_LIBS = -l:libformw.a $(call pkg,ncursesw tinfo) $(CSV_LIBS) $(CORE_LIBS)
CHECK_LIBS = $(call pkg,cmocka)
SCREEN_LIBS = $(call pkg,vterm) -lutil

# --- What there is --------------------------------------------------------

objects = $(patsubst %.c,$(O)/obj/%.o,$(filter-out $(2),$(wildcard $(1))))

CORE_OBJ := $(call objects,core/*.c core/call/*.c)
DB_OBJ := $(call objects,db/*.c db/handlers/*.c db/store/*.c db/sample/*.c,\
	db/shoreid.c)
MAIL_OBJ := $(call objects,db/mail/*.c,db/mail/shorei-mail.c)
PRINT_OBJ := $(call objects,tui/print/*.c)
SHEET_OBJ := $(call objects,tui/sheet/*.c)
TUI_OBJ := $(call objects,tui/*.c tui/screens/*/*.c \
	$(addprefix tui/,$(addsuffix /*.c,terminal widgets keys program rescue \
	files screens commands plain manual)),tui/shorei.c)

QUERIES := $(sort $(wildcard db/store/queries/*.sql db/store/sqlite*.sql))
MIGRATIONS := $(shell ls db/store/migrations/*.sql 2>/dev/null | sort -V)
SAMPLE := $(wildcard db/sample/sample.json)
ifneq ($(QUERIES),)
GEN_H := $(O)/gen/db/store/queries.h
DB_OBJ += $(O)/obj/gen/db/store/queries.o
endif
DB_OBJ += $(if $(MIGRATIONS),$(O)/obj/gen/db/store/migrations.o)
DB_OBJ += $(if $(SAMPLE),$(O)/obj/gen/db/sample/sample_json.o)

LIBS := $(O)/libcore.a $(O)/libdb.a $(O)/libmail.a $(O)/libtui.a
PROGRAMS := $(patsubst %.c,$(O)/%,$(notdir \
	$(wildcard tui/shorei.c db/shoreid.c db/mail/shorei-mail.c))) \
	$(O)/shorei-print $(O)/shorei-sheet
CATALOGUES := $(patsubst core/po/%.po,$(O)/locale/%/LC_MESSAGES/shorei.mo,\
	$(wildcard core/po/*.po))

tests = $(patsubst %.c,$(O)/%,$(wildcard tests/$(1)/test_*.c))
helpers = $(call objects,tests/$(1)/*.c,tests/$(1)/test_%.c)
CORE_TESTS := $(call tests,core)
DB_TESTS := $(call tests,db)
TUI_TESTS := $(call tests,tui)
HARNESS := $(call objects,tests/harness/*.c)
SCREENTEST := $(if $(HARNESS),$(O)/tests/screentest)
# What people of tests/host attack with; never sanitized.
PRELOADS := $(addprefix $(O)/tests/host/,preload.so broken_disk.so)
HOSTILE := $(PRELOADS) $(patsubst %.c,$(O)/%,$(filter-out \
	$(patsubst $(O)/%.so,%.c,$(PRELOADS)),$(wildcard tests/host/*.c)))
POPULATE := $(O)/tests/bench/populate
PICTURE := $(O)/tests/pictures/picture
TESTS := $(CORE_TESTS) $(DB_TESTS) $(TUI_TESTS) $(SCREENTEST) $(HOSTILE) \
	$(POPULATE) $(PICTURE)
BENCHES := $(patsubst %.c,$(O)/%,$(wildcard tests/bench/*.c)) $(POPULATE)

# Always sanitized, so there is but one set, with or without SAN=1.
F := $(BUILD)/fuzz
FUZZERS := $(patsubst tests/fuzz/fuzz_%.c,$(F)/%,\
	$(wildcard tests/fuzz/fuzz_*.c))
fuzz_objects = $(patsubst %.c,$(F)/obj/%.o,$(1))

# --- What people ask for --------------------------------------------------

# The set-up comes first and alone, then everything else in a make of its own.
again = +@$(MAKE) --no-print-directory \
	$(if $(findstring jobserver,$(MAKEFLAGS)),,-j$(JOBS))

.PHONY: all tests run check check-valgrind check-bare lint format bench \
	bench-deps fuzz fuzzers po manual pictures clean install-deps
all: $(PROGRAMS) $(CATALOGUES)
tests: all $(TESTS) $(if $(shell command -v clang),fuzzers)
fuzzers: $(FUZZERS)

run:
	@.ci/setup build
	$(again) -s all
	@.ci/demo $(O)

check:
	@.ci/setup build check
	$(again) -s tests
	@tests/run $(O)

check-valgrind:
	@.ci/setup build check valgrind
	$(again) -s tests
	@tests/run --valgrind $(O)

check-bare:
	@.ci/setup bare
	@.ci/bare

lint:
	@.ci/setup build check lint
	$(again) -s all $(LIBS) $(GEN_H)
	@tests/lint/run $(O)

BENCH_PARTS := session peers inbox search print growth mail host
$(addprefix bench-,$(BENCH_PARTS)): bench-%:
	@.ci/setup build check bench
	$(again) -s all $(BENCHES)
	@tests/bench/$* $(O)

bench:
	@for part in $(BENCH_PARTS); do \
		$(MAKE) --no-print-directory bench-$$part || exit; \
	done

bench-deps:
	@.ci/setup peers

fuzz:
	@.ci/setup build fuzz
	$(again) -s fuzzers
	@tests/fuzz/run $(F)

format:
	@.ci/setup lint
	clang-format -i $$(git ls-files -co --exclude-standard '*.c' '*.h')

install-deps:
	@.ci/setup build check lint bench fuzz valgrind bare

po:
	@.ci/setup build
	@tests/lint/po --update

manual: all
	@O=$(O) tests/lint/man --update

pictures:
	@.ci/setup build check
	$(again) -s all $(SCREENTEST) $(PICTURE)
	@tests/pictures/draw $(O)

PREFIX ?= /usr/local
install uninstall: export PREFIX := $(PREFIX)
install uninstall: export DESTDIR := $(DESTDIR)
.PHONY: install uninstall
install: all
	@.ci/install $(O)

uninstall:
	@.ci/install --remove $(O)

clean:
	rm -rf $(O)/obj $(O)/gen $(O)/locale $(O)/tests $(O)/lib*.a $(PROGRAMS) \
		$(F)

# --- How it is made -------------------------------------------------------

$(O)/obj/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(FLAGS) $(EXTRA) $(CFLAGS) -MMD -MP -c -o $@ $<
# The headers of what tui/print alone may use, and the floor that it is measured
# against; they are the system's.
$(PRINT_OBJ) $(patsubst %,$(O)/obj/tests/%.o,bench/paper_floor \
		pictures/picture): EXTRA = $(subst \
	-I,-isystem ,$(shell pkg-config --cflags pangocairo))

$(O)/obj/gen/%.o: $(O)/gen/%.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(FLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

$(DB_OBJ) $(call objects,db/shoreid.c tests/db/*.c tests/bench/*.c \
	tests/bench/populate/*.c): | $(GEN_H)

$(O)/gen/db/store/queries.%: db/store/queries.awk $(QUERIES)
	@mkdir -p $(@D)
	awk -f $< -v out=$* $(QUERIES) >$@

# Texts are embedded as they stand; the assembler reads the files.
$(O)/gen/db/store/migrations.c: $(MIGRATIONS) .ci/embed
	@mkdir -p $(@D)
	.ci/embed migrations $(MIGRATIONS) >$@
$(O)/obj/gen/db/store/migrations.o: $(MIGRATIONS)

$(O)/gen/db/sample/sample_json.c: $(SAMPLE) .ci/embed
	@mkdir -p $(@D)
	.ci/embed sample_json $(SAMPLE) >$@
$(O)/obj/gen/db/sample/sample_json.o: $(SAMPLE)

# An archive is made anew when a file has gone, too: its list is compared.
define archive
$(O)/$(1): $(2) $(O)/obj/$(1).list
	@rm -f $$@
	$$(AR) rcs $$@ $(2)
$(O)/obj/$(1).list: FORCE
	@mkdir -p $$(@D)
	@echo '$(sort $(2))' | cmp -s - $$@ || echo '$(sort $(2))' >$$@
endef
.PHONY: FORCE
$(eval $(call archive,libcore.a,$(CORE_OBJ)))
$(eval $(call archive,libdb.a,$(DB_OBJ)))
$(eval $(call archive,libmail.a,$(MAIL_OBJ)))
$(eval $(call archive,libtui.a,$(TUI_OBJ)))

link = $(CC) $(FLAGS) $(CFLAGS) $(LDFLAGS) $(LINK) -o $@ $(filter %.o %.a,$^)

$(O)/shoreid: $(O)/obj/db/shoreid.o $(O)/libdb.a $(O)/libcore.a
	$(link) $(DB_LIBS)
# curl brings the shared one along.
$(O)/shorei-mail: UNISTRING = -lunistring
$(O)/shorei-mail: $(O)/obj/db/mail/shorei-mail.o $(O)/libmail.a $(O)/libdb.a \
		$(O)/libcore.a
	$(link) $(MAIL_LIBS)
$(O)/shorei: $(O)/obj/tui/shorei.o $(O)/libtui.a $(O)/libcore.a
	$(link) $(TUI_LIBS)

$(O)/shorei-print: $(PRINT_OBJ) $(O)/libcore.a
	$(link) $(call pkg,pangocairo) $(CORE_LIBS) -lm

$(O)/shorei-sheet: $(SHEET_OBJ) $(O)/libcore.a
	$(link) $(call pkg,xlsxwriter jansson)

# A unit test is linked with its own side only: a breach of the layers is an
# undefined symbol here.
$(CORE_TESTS): $(O)/tests/core/%: $(O)/obj/tests/core/%.o \
		$(call helpers,core) $(O)/libcore.a
	@mkdir -p $(@D)
	$(link) $(CHECK_LIBS) $(CORE_LIBS)
$(DB_TESTS): $(O)/tests/db/%: $(O)/obj/tests/db/%.o \
		$(call helpers,db) $(O)/libmail.a $(O)/libdb.a \
		$(O)/libcore.a
	@mkdir -p $(@D)
	$(link) $(CHECK_LIBS) $(DB_LIBS)
$(TUI_TESTS): $(O)/tests/tui/%: $(O)/obj/tests/tui/%.o \
		$(call helpers,tui) $(O)/libtui.a $(O)/libcore.a
	@mkdir -p $(@D)
	$(link) $(CHECK_LIBS) $(SCREEN_LIBS) $(TUI_LIBS)
$(O)/tests/tui/test_feed: $(O)/obj/tests/harness/feed.o
$(O)/tests/screentest: $(HARNESS) $(O)/libcore.a
	@mkdir -p $(@D)
	$(link) $(SCREEN_LIBS) $(CORE_LIBS)
HOSTILE_FLAGS := $(CPPFLAGS) -std=gnu17 $(WARN) -O1 -g
$(O)/tests/host/%.so: tests/host/%.c
	@mkdir -p $(@D)
	$(CC) $(HOSTILE_FLAGS) -shared -fPIC -o $@ $<
$(O)/tests/host/%: tests/host/%.c
	@mkdir -p $(@D)
	$(CC) $(HOSTILE_FLAGS) -o $@ $<
$(POPULATE): $(call objects,tests/bench/populate/*.c) \
		$(O)/libdb.a $(O)/libcore.a
	@mkdir -p $(@D)
	$(link) $(DB_LIBS)
$(O)/tests/bench/paper_floor: $(O)/obj/tests/bench/paper_floor.o
	@mkdir -p $(@D)
	$(link) $(call pkg,pangocairo)
$(PICTURE): $(O)/obj/tests/pictures/picture.o
	@mkdir -p $(@D)
	$(link) $(call pkg,pangocairo)
$(O)/tests/bench/mail_floor: $(O)/obj/tests/bench/mail_floor.o
	@mkdir -p $(@D)
	$(link) $(call pkg,libcurl)
$(O)/tests/bench/page_floor: $(O)/obj/tests/bench/page_floor.o
	@mkdir -p $(@D)
	$(link) $(call pkg,sqlite3 ncursesw)
$(filter-out %/populate %_floor,$(BENCHES)): $(O)/tests/bench/%: \
		$(O)/obj/tests/bench/%.o \
		$(O)/libtui.a $(O)/libdb.a $(O)/libcore.a
	@mkdir -p $(@D)
	$(link) $(SCREEN_LIBS) $(TUI_LIBS) $(DB_LIBS)

# A fuzz target is linked with core only, too, and with the one file of
# another side that it is about; libFuzzer needs clang.
FUZZ_FLAGS := -std=gnu17 $(WARN) -O1 -g -fno-omit-frame-pointer \
	-fsanitize=address,undefined -fno-sanitize-recover=all
$(F)/obj/%.o: %.c
	@mkdir -p $(@D)
	clang $(CPPFLAGS) $(FUZZ_FLAGS) -fsanitize=fuzzer-no-link -MMD -MP \
		-c -o $@ $<
$(FUZZERS): $(F)/%: $(F)/obj/tests/fuzz/fuzz_%.o $(call fuzz_objects,\
		$(wildcard core/*.c core/call/*.c) $(filter-out \
		tests/fuzz/fuzz_%.c,$(wildcard tests/fuzz/*.c)))
	clang $(FUZZ_FLAGS) -fsanitize=fuzzer -o $@ $(filter %.o,$^) \
		$(FUZZ_LIBS) $(CORE_LIBS)
$(F)/csv: $(F)/obj/tui/files/csv.o
$(F)/mail: $(call fuzz_objects,$(addprefix db/mail/,\
	address.c compose.c encode.c))
$(F)/csv: FUZZ_LIBS = $(CSV_LIBS)

$(O)/locale/%/LC_MESSAGES/shorei.mo: core/po/%.po
	@mkdir -p $(@D)
	msgfmt --check -o $@ $<

# Objects are kept, so that a second build is quick.
.SECONDARY:

-include $(shell find $(O)/obj $(F)/obj -name '*.d' 2>/dev/null)
