#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""judge FILE…: says of each mail what a mail program finds in it, as one line
of JSON, and what is wrong with its form on standard error (exit status 1)."""
import email
import json
import re
import sys
from email import policy
from email.header import decode_header, make_header


def mailbox(header):
    """Name and address.  Python's own parser of addresses keeps the blanks
    between encoded-words (cpython issue 128110)."""
    name, address = re.sub(r'\n(?=[ \t])', '', header).rsplit('<', 1)
    return [str(make_header(decode_header(name.strip()))), address.rstrip('>')]


bad = 0 if sys.argv[1:] else 1
for file in sys.argv[1:]:
    with open(file, 'rb') as f:
        raw = f.read()
    raw = raw.replace(b'\r\n', b'\n')
    mail = email.message_from_bytes(raw, policy=policy.default)
    plain = email.message_from_bytes(raw)
    faults = [repr(d) for d in mail.defects]
    for name, value in mail.items():
        faults += [f'{name}: {d!r}' for d in getattr(value, 'defects', [])]
    lines = raw.split(b'\n')
    faults += [f'long line: {n}' for n in map(len, lines) if n > 78]
    faults += [] if raw.isascii() else ['not ASCII']
    head = raw.split(b'\n\n')[0].decode()
    own = '\n'.join(re.split(r'\n(?! )', head)[-20:])
    for word in re.findall(r'=\?[^ \n]*', own):
        if not re.fullmatch(r'=\?UTF-8\?[BQ]\?[^ ?]+\?=', word):
            faults.append('no encoded-word: ' + word)
        if len(word) > 75:
            faults.append('long encoded-word: ' + word)
    if re.search(r'=\?=\n =\?', own):
        faults.append('padding between encoded-words')
    wanted = {'Auto-Submitted': 'auto-generated', 'MIME-Version': '1.0'}
    faults += [n for n, v in wanted.items() if mail[n] != v]
    faults += [n for n in mail if n.startswith('List-')]
    faults += [n for n in ('Date', 'From', 'To', 'Subject', 'Message-ID')
               if len(mail.get_all(n, [])) != 1]
    if mail.get_content_type() != 'text/plain':
        faults.append(mail.get_content_type())
    for fault in faults:
        print(f'{file}: {fault}', file=sys.stderr)
        bad = 1
    print(json.dumps({
        'subject': mail['Subject'],
        'from': mailbox(plain['From']),
        'to': mailbox(plain['To']),
        'reply_to': mail['Reply-To'],
        'id': mail['Message-ID'],
        'date': mail['Date'].datetime.timestamp(),
        'body': mail.get_content().replace('\r\n', '\n'),
    }, ensure_ascii=False))
sys.exit(bad)
