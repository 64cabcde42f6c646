/* SPDX-License-Identifier: MIT */
#include "admin.h"

#include <stdio.h>
#include <stdlib.h>

#include "core/heap.h"
#include "core/i18n.h"
#include "db/place.h"
#include "db/verify.h"

/* For whoever keeps the head in another place. */
static void
print_head(const struct audit_walk *walk)
{
	printf(_("The audit has %lld rows; its head is %s\n"),
	    (long long)walk->rows, walk->head);
}

static int
verified(struct store *store, const char *kept, struct err *err)
{
	struct audit_walk walk;
	int schema, rc = verify_store(store, kept, &walk, err);

	if (rc == 0)
		rc = store_schema(store, &schema, err);
	if (rc < 0)
		return rc;
	if (schema < AUDIT_SCHEMA)
		printf(_("The audit of schema %d is no chain yet.\n"), schema);
	else
		print_head(&walk);
	if (walk.kept >= 0)
		printf(_("The kept head is row %lld.\n"), (long long)walk.kept);
	return 0;
}

int
admin_verify(const struct shoreid_options *o, struct err *err)
{
	char *path = place_database(o->data);
	struct store *store = NULL;
	int rc = place_has_database(o->data, err);

	if (rc == 0)
		rc = store_inspect(path, &store, err);
	if (rc == 0)
		rc = verified(store, o->head, err);
	store_close(store);
	free(path);
	return rc;
}
