/* SPDX-License-Identifier: MIT */
/* import: files of the 事務局, staged in parts, checked and written whole. */
#include "import.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/heap.h"

#define STAGED_KEPT 86400LL /* seconds */

static const struct import_rule *const rules[IMPORT_COUNT] = {
    [IMPORT_PEOPLE] = &import_people,
    [IMPORT_FACILITIES] = &import_facilities,
    [IMPORT_QUALIFICATIONS] = &import_qualifications,
    [IMPORT_AFFILIATIONS] = &import_affiliations,
    [IMPORT_FORMER] = &import_formers,
};

/* A file while it is looked at. */
struct file {
	enum import kind;
	const struct import_rule *rule;
	const struct shape *shape;
	struct import_reader *reader;
	struct list items; /* of import_item */
	struct list problems;
	int64_t rows;
};

int
import_member(struct ctx *ctx, const char *member, const struct shape *shape,
    struct import_item *item, struct list *problems, struct err *err)
{
	struct known_row was;
	int rc = store_one(ctx->store, QUERY_MEMBER_FIND,
	    ARGS(arg_text(member)), &known_row_shape, &was, err);

	item->person = was.id;
	shape_release(&known_row_shape, &was);
	if (rc == 0)
		import_problem(problems, item->line,
		    shape_member(shape, "member"), N_("There is no member %s."),
		    member);
	return rc < 0 ? rc : 0;
}

int
handle_import_stage(struct ctx *ctx, const void *a, void *r, struct err *err)
{
	const struct import_stage_args *args = a;
	struct import_staged *reply = r;
	json_t *json;
	char *text;
	int rc = 0;

	snprintf(ctx->subject, sizeof ctx->subject, "%s %d",
	    words_code(&import_words, args->kind), (int)args->part);
	reply->part = args->part;
	if (args->part == 1) /* one file a person; the day's end for others */
		rc = store_run(ctx->store, QUERY_STAGING_DROP,
		    ARGS(arg_int(ctx->person.id)), err);
	if (rc == 0)
		rc = store_run(ctx->store, QUERY_STAGING_FORGET,
		    ARGS(arg_int(ctx->now - STAGED_KEPT)), err);
	if (rc < 0)
		return rc;
	json = shape_to_wire(&import_stage_args_shape, args);
	text = json_dumps(json, JSON_COMPACT);
	rc = store_run(ctx->store, QUERY_STAGING_ADD,
	    ARGS(arg_int(ctx->person.id), arg_text(args->import),
		arg_int(args->part), arg_word(&import_words, args->kind),
		arg_text(text), arg_int(ctx->now)),
	    err);
	free(text);
	json_decref(json);
	if (rc == -ERR_STATE)
		return err_set(err, ERR_STATE,
		    N_("Another file was read in between. Please begin "
		       "again."));
	return rc;
}

static void
read_lines(struct file *file, const struct import_stage_args *part)
{
	const struct import_line *line = part->rows.at;
	struct import_item *item;
	void *row;

	for (size_t i = 0; i < part->rows.n; i++) {
		file->rows++;
		row = heap_new(1, file->shape->size);
		if (!import_row(file->reader, &line[i], row, &file->problems)) {
			shape_release(file->shape, row);
			free(row);
			continue;
		}
		item = list_add(&file->items, sizeof *item);
		*item = (struct import_item){
		    .line = line[i].line, .row = row, .person = INT_NONE};
	}
}

/* Each part brings the headings, so that it is read by itself. */
static int
read_part(struct file *file, const struct staging_row *row, bool first,
    struct err *err)
{
	json_t *json = json_loads(row->args, 0, NULL);
	struct import_stage_args part;
	int rc = shape_from_wire(&import_stage_args_shape, json, &part, err);

	json_decref(json);
	if (rc < 0)
		return rc;
	if (first) {
		file->kind = (enum import)part.kind;
		file->rule = rules[part.kind];
		file->shape = import_kinds[part.kind].row;
		file->reader = import_reader_new(file->kind);
	}
	if (import_header(file->reader, part.header, &file->problems))
		read_lines(file, &part);
	shape_release(&import_stage_args_shape, &part);
	return 0;
}

static int
read_parts(
    struct ctx *ctx, const char *import, struct file *file, struct err *err)
{
	struct list parts = {0};
	const struct staging_row *part;
	int rc = store_rows(ctx->store, QUERY_STAGING_LIST,
	    ARGS(arg_int(ctx->person.id), arg_text(import)), &staging_row_shape,
	    &parts, err);

	if (rc == 0 && parts.n == 0)
		rc = err_set(err, ERR_NOT_FOUND,
		    N_("This file is no longer kept. Please read it again."));
	part = parts.at;
	/* wrong headings are told once, and nothing under them is read */
	for (size_t i = 0; rc == 0 && i < parts.n; i++)
		if (i == 0 || file->rows > 0)
			rc = read_part(file, &part[i], i == 0, err);
	shape_list_release(&staging_row_shape, &parts);
	return rc;
}

struct claim {
	char *key;
	const struct import_item *item;
};

static int
compare_claims(const void *a, const void *b)
{
	const struct claim *x = a, *y = b;
	int differ = strcmp(x->key, y->key);

	if (differ != 0)
		return differ;
	return (x->item->line > y->item->line) -
	       (x->item->line < y->item->line);
}

static void
tell_twice(struct file *file, const struct import_unique *unique,
    const struct import_item *first, const struct import_item *again)
{
	if (unique->agree != NULL &&
	    strcmp(unique->agree(first->row), unique->agree(again->row)) == 0)
		return;
	import_problem(&file->problems, again->line,
	    unique->column == NULL ? NULL
				   : shape_member(file->shape, unique->column),
	    unique->agree == NULL
		? N_("Line %lld has the same already.")
		: N_("Line %lld has another one for the same name."),
	    (long long)first->line);
}

static void
look_for_twice(struct file *file, const struct import_unique *unique)
{
	const struct import_item *item = file->items.at;
	struct claim *claims = heap_new(file->items.n, sizeof *claims);
	size_t n = 0, first = 0;

	for (size_t i = 0; unique->key != NULL && i < file->items.n; i++) {
		claims[n] = (struct claim){unique->key(item[i].row), &item[i]};
		n += claims[n].key != NULL;
	}
	qsort(claims, n, sizeof *claims, compare_claims);
	for (size_t i = 1; i < n; i++) {
		if (strcmp(claims[first].key, claims[i].key) != 0)
			first = i;
		else
			tell_twice(
			    file, unique, claims[first].item, claims[i].item);
	}
	for (size_t i = 0; i < n; i++)
		free(claims[i].key);
	free(claims);
}

/* Nobody is staff on himself. (domain.md: people and roles) */
static void
look_for_self(struct ctx *ctx, struct file *file)
{
	const struct import_item *item = file->items.at;

	for (size_t i = 0; i < file->items.n; i++)
		if (item[i].person == ctx->person.id &&
		    item[i].what != IMPORT_UNCHANGED)
			import_problem(&file->problems, item[i].line, NULL,
			    N_("This is you: another member of the office "
			       "must do it."));
}

static int
compare_problems(const void *a, const void *b)
{
	const struct import_problem *x = a, *y = b;

	return (x->line > y->line) - (x->line < y->line);
}

static int
look(struct ctx *ctx, const char *import, struct file *file, struct err *err)
{
	struct import_item *item;
	int rc = read_parts(ctx, import, file, err);

	item = file->items.at;
	for (size_t i = 0; rc == 0 && i < file->items.n; i++)
		rc = file->rule->find(
		    ctx, file->reader, &item[i], &file->problems, err);
	if (rc < 0 || file->rule == NULL)
		return rc;
	for (size_t i = 0; i < 2; i++)
		look_for_twice(file, &file->rule->unique[i]);
	look_for_self(ctx, file);
	if (file->problems.n > 0)
		qsort(file->problems.at, file->problems.n,
		    sizeof(struct import_problem), compare_problems);
	return 0;
}

static void
release_file(struct file *file)
{
	struct import_item *item = file->items.at;

	for (size_t i = 0; i < file->items.n; i++) {
		shape_release(file->shape, item[i].row);
		free(item[i].row);
	}
	free(file->items.at);
	shape_list_release(&import_problem_shape, &file->problems);
	if (file->reader != NULL)
		import_reader_free(file->reader);
}

/* The first problems move into the reply. */
static void
answer(struct file *file, struct import_checked *reply)
{
	const struct import_item *item = file->items.at;
	struct import_problem *problem = file->problems.at;
	int64_t count[IMPORT_UNCHANGED + 1] = {0};

	for (size_t i = 0; i < file->items.n; i++)
		count[item[i].what]++;
	reply->kind = (int)file->kind;
	reply->rows = file->rows;
	reply->added = count[IMPORT_ADDED];
	reply->changed = count[IMPORT_CHANGED];
	reply->unchanged = count[IMPORT_UNCHANGED];
	reply->wrong = (int64_t)file->problems.n;
	for (size_t i = 0; i < file->problems.n && i < IMPORT_PROBLEMS; i++) {
		struct import_problem *to =
		    shape_add(&import_problem_shape, &reply->problems);

		*to = problem[i];
		shape_init(&import_problem_shape, &problem[i]);
	}
}

int
handle_import_check(struct ctx *ctx, const void *a, void *r, struct err *err)
{
	const struct import_args *args = a;
	struct file file = {0};
	int rc = look(ctx, args->import, &file, err);

	if (rc == 0)
		answer(&file, r);
	release_file(&file);
	return rc;
}

static int
refuse(const struct file *file, struct err *err)
{
	const struct import_problem *problem = file->problems.at;

	for (size_t i = 0; i < file->problems.n && i < IMPORT_PROBLEMS; i++)
		reason_add(&err->why, "import", NULL, INT64_MIN,
		    N_("Line %lld: %s"), (long long)problem[i].line,
		    problem[i].text);
	return err_set(err, ERR_INVALID,
	    N_("Nothing was imported: %zu problems in the file."),
	    file->problems.n);
}

static int
save(struct ctx *ctx, const struct file *file, struct err *err)
{
	const struct import_item *item = file->items.at;
	int64_t fallen = 0;
	int rc = 0;

	for (size_t i = 0; rc == 0 && i < file->items.n; i++)
		if (item[i].what != IMPORT_UNCHANGED)
			rc = file->rule->save(ctx, &item[i], err);
	/* all at once: a renewal may stand in a later line */
	for (size_t i = 0; rc == 0 && i < file->items.n; i++)
		if (item[i].what == IMPORT_CHANGED && file->rule->after != NULL)
			rc = file->rule->after(
			    ctx, item[i].person, &fallen, err);
	return rc;
}

int
handle_import_write(struct ctx *ctx, const void *a, void *r, struct err *err)
{
	const struct import_write_args *args = a;
	struct import_checked *reply = r;
	struct file file = {0};
	int rc = look(ctx, args->import, &file, err);

	if (rc == 0 && file.problems.n > 0)
		rc = refuse(&file, err);
	if (rc == 0)
		rc = save(ctx, &file, err);
	if (rc == 0) {
		answer(&file, reply);
		snprintf(ctx->subject, sizeof ctx->subject,
		    "%s: %lld added, %lld changed",
		    words_code(&import_words, reply->kind),
		    (long long)reply->added, (long long)reply->changed);
		rc = store_run(ctx->store, QUERY_STAGING_DROP,
		    ARGS(arg_int(ctx->person.id)), err);
	}
	release_file(&file);
	return rc;
}
