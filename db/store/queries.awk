# SPDX-License-Identifier: MIT
# Makes enum query (-v out=h) or the table of queries (-v out=c) from the
# .sql files. The comment line before each query is described in store.h.

/^-- [a-z0-9_]+\(/ {
	n++
	line = substr($0, 4)
	name[n] = substr(line, 1, index(line, "(") - 1)
	inside = substr(line, index(line, "(") + 1)
	inside = substr(inside, 1, index(inside, ")") - 1)
	args[n] = inside == "" ? 0 : split(inside, parts, ",")
	rest = substr(line, index(line, ")") + 1)
	words = split(rest, word, " ")
	changes[n] = -1
	otherwise[n] = "NOT_FOUND"
	for (i = 1; i <= words; i++) {
		if (word[i] == "changes")
			changes[n] = word[i + 1]
		if (word[i] == "else")
			otherwise[n] = word[i + 1]
		if (word[i] == "rows")
			shape[n] = word[i + 1]
	}
	next
}
/^--/ || n == 0 { next }
{
	text = $0
	gsub(/[ \t]+/, " ", text)
	gsub(/["\\]/, "\\\\&", text)
	if (text != "" && text != " ")
		sql[n] = sql[n] "\t    \"" text "\\n\"\n"
}
END {
	print "/* SPDX-License-Identifier: MIT */"
	print "/* Generated from db/store/queries: change those files. */"
	if (out == "h") {
		print "#ifndef QUERIES_H\n#define QUERIES_H\n\nenum query {"
		for (i = 1; i <= n; i++)
			printf "\tQUERY_%s,\n", toupper(name[i])
		print "\tQUERY_COUNT\n};\n\n#endif"
	} else {
		print "#include \"db/store/store.h\"\n"
		print "#include \"core/call/announcements.h\""
		print "#include \"core/call/approvals.h\""
		print "#include \"core/call/hospitals.h\""
		print "#include \"core/call/applications.h\""
		print "#include \"core/call/audit.h\""
		print "#include \"core/call/blanks.h\""
		print "#include \"core/call/credits.h\""
		print "#include \"core/call/mail.h\""
		print "#include \"core/call/notices.h\""
		print "#include \"core/call/people.h\""
		print "#include \"core/call/requests.h\""
		print "#include \"core/call/revisions.h\""
		print "#include \"core/call/search.h\""
		print "#include \"core/call/session.h\""
		print "#include \"core/call/staff.h\""
		print "#include \"core/call/taken.h\""
		print "#include \"core/call/windows.h\""
		print "#include \"db/rows.h\"\n"
		print "const struct query_row queries[QUERY_COUNT] = {"
		for (i = 1; i <= n; i++) {
			printf "\t[QUERY_%s] = {\"%s\",\n%s", \
			    toupper(name[i]), name[i], sql[i]
			printf "\t    , %d, %d, ERR_%s, %s},\n", args[i], \
			    changes[i], otherwise[i], \
			    (i in shape) ? "&" shape[i] "_shape" : "NULL"
		}
		print "};"
	}
}
