# SPDX-License-Identifier: MIT
"""lender.py SOCKET FILE: a service that lends what the answer in FILE says,
once, and prints what it is told of it; a line each."""
import json
import socket
import sys

lent = json.load(open(sys.argv[2]))["result"]
server = socket.socket(socket.AF_UNIX)
server.bind(sys.argv[1])
server.listen()
connection, _ = server.accept()
for line in connection.makefile():
    call = json.loads(line)
    if call["method"] == "mail.take":
        reply, lent = lent, lent | {"rows": [], "next_s": 60}
    else:
        print(line, end="", flush=True)
        reply = {"rows": [{"id": r["id"], "counted": True, "state": "WAITING",
                           "due_at": None}
                          for r in call["params"]["results"]]}
    answer = {"jsonrpc": "2.0", "id": call["id"], "result": reply}
    connection.sendall(json.dumps(answer).encode() + b"\n")
