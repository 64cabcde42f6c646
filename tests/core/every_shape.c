/* SPDX-License-Identifier: MIT */
#include "every_shape.h"

struct part {
	int64_t n;
	char *name;
};

/* One member of each type. */
struct every {
	int64_t count, at;
	bool yes;
	char *line, *prose;
	int32_t on;
	int word;
	struct items items;
	struct list lines;
	struct part *one;
	struct list many, table;
};

SHAPE(part, M_INT(part, n, 1, 20), M_LINE(part, name, 10, OPTIONAL_MEMBER));
SHAPE(every, M_INT(every, count, -5, 5), M_TIME(every, at), M_BOOL(every, yes),
    M_LINE(every, line, 10), M_PROSE(every, prose, 0), M_DATE(every, on),
    M_WORD(every, word, category_words), M_ITEMS(every, items),
    M_LINES(every, lines, 3), M_ONE(every, one, part),
    M_MANY(every, many, part, 1, 3), M_TABLE(every, table, part));

json_t *
shape_sample(json_type type)
{
	switch (type) {
	case JSON_OBJECT:
		return json_object();
	case JSON_ARRAY:
		return json_array();
	case JSON_STRING:
		return json_string("1");
	case JSON_INTEGER:
		return json_integer(1);
	case JSON_REAL:
		return json_real(1.0);
	case JSON_TRUE:
		return json_true();
	case JSON_FALSE:
		return json_false();
	case JSON_NULL:
		break;
	}
	return json_null();
}
