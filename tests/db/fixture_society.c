/* SPDX-License-Identifier: MIT */
/* The people and the places of the fixture. */
#include "fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "db/index.h"

static const struct {
	int id;
	const char *member, *name, *kana, *roman, *login;
	bool physician, active, staff;
} people[] = {
    {1, "A1001", "山田 花子", "やまだ はなこ", "Yamada Hanako", "yamada", true,
	true, false},
    {2, "A1002", "鈴木 一郎", "すずき いちろう", "Suzuki Ichiro", "suzuki",
	true, true, false},
    {3, "J0001", "佐々木 恵", "ささき めぐみ", "Sasaki Megumi", "jimu", false,
	true, true},
    {4, "A1004", "小野寺 修", "おのでら おさむ", "Onodera Osamu", "onodera",
	true, true, false},
    {5, "A1005", "小田 文子", "おだ ふみこ", "Oda Fumiko", "oda", true, true,
	false},
    {6, "A1006", "工藤 久美", "くどう くみ", "Kudo Kumi", NULL, true, true,
	false},
    {7, "A1007", "荒木 徹", "あらき とおる", "Araki Toru", "araki", true, false,
	false},
    {8, "A1028", "田中 美咲", "たなか みさき", "Tanaka Misaki", "tanaka", true,
	true, false},
    {9, "A1009", "加藤 進", "かとう すすむ", "Kato Susumu", "kato", false, true,
	false},
    {10, "A1010", "佐藤 明", "さとう あきら", "Sato Akira", "sato", true, true,
	false},
};

static const struct {
	int person;
	const char *kind, *from, *to;
} qualifications[] = {
    {2, "senior", "2024-04-01", "2029-03-31"},
    {4, "senior", "2020-04-01", "2025-05-19"},
    {4, "specialist", "2025-05-20", "2030-03-31"},
    {5, "provisional", "2025-06-01", "2028-03-31"},
    {6, "specialist", "2024-04-01", "2029-03-31"},
    {7, "senior", "2024-04-01", "2029-03-31"},
    {10, "certified_trainer", "2024-04-01", "2029-03-31"},
};

static const struct {
	int id, hospital;
	const char *kind, *from, *to;
} entries[] = {
    {101, 1, "training", "2018-04-01", "2024-03-31"},
    {102, 1, "core", "2024-04-01", "2029-03-31"},
    {201, 2, "affiliated", "2022-04-01", "2026-03-31"},
};

static int32_t
day(const char *text)
{
	int32_t date = DATE_NONE;

	assert_true(date_parse(text, &date));
	return date;
}

static void
run(struct fixture *f, enum query query, const struct arg *args)
{
	if (store_run(f->store, query, args, &f->err) < 0)
		fail_msg("%s: %s", queries[query].name, f->err.text);
}

static void
enter_people(struct fixture *f)
{
	for (size_t i = 0; i < sizeof people / sizeof *people; i++) {
		run(f, QUERY_PERSON_ADD,
		    ARGS(arg_int(people[i].id), arg_text(people[i].member),
			arg_text(people[i].name), arg_text(people[i].kana),
			arg_text(people[i].roman), arg_text("x@example.org"),
			arg_int(people[i].physician), arg_int(people[i].active),
			arg_int(people[i].staff), arg_text(people[i].login)));
	}
	for (size_t i = 0; i < sizeof qualifications / sizeof *qualifications;
	     i++)
		run(f, QUERY_QUALIFICATION_ADD,
		    ARGS(arg_int((int64_t)i + 1),
			arg_int(qualifications[i].person),
			arg_text(qualifications[i].kind),
			arg_date(day(qualifications[i].from)),
			arg_date(day(qualifications[i].to))));
	for (size_t i = 0; i < sizeof people / sizeof *people; i++)
		assert_int_equal(
		    index_person(f->store, people[i].id, &f->err), 0);
}

static void
enter_places(struct fixture *f)
{
	run(f, QUERY_HOSPITAL_ADD,
	    ARGS(arg_int(1), arg_text("みなと総合病院"),
		arg_text("みなとそうごうびょういん")));
	run(f, QUERY_HOSPITAL_ADD,
	    ARGS(arg_int(2), arg_text("潮鳴ホスピス"),
		arg_text("しおなりほすぴす")));
	for (int id = 1; id <= 2; id++)
		assert_int_equal(index_hospital(f->store, id, &f->err), 0);
	for (size_t i = 0; i < sizeof entries / sizeof *entries; i++)
		run(f, QUERY_ACCREDITATION_ADD,
		    ARGS(arg_int(entries[i].id), arg_int(entries[i].hospital),
			arg_text(entries[i].kind),
			arg_date(day(entries[i].from)),
			arg_date(day(entries[i].to))));
	run(f, QUERY_AFFILIATION_ADD,
	    ARGS(arg_int(1), arg_int(2), arg_int(1),
		arg_date(day("2023-04-01")), arg_date(DATE_NONE)));
	run(f, QUERY_AFFILIATION_ADD,
	    ARGS(arg_int(2), arg_int(4), arg_int(1),
		arg_date(day("2019-04-01")), arg_date(DATE_NONE)));
	run(f, QUERY_AFFILIATION_ADD,
	    ARGS(arg_int(3), arg_int(10), arg_int(2),
		arg_date(day("2019-04-01")), arg_date(DATE_NONE)));
}

void
fixture_society(struct fixture *f)
{
	assert_int_equal(store_begin_write(f->store, &f->err), 0);
	enter_people(f);
	enter_places(f);
	assert_int_equal(store_commit(f->store, &f->err), 0);
}
