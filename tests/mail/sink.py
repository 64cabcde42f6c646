#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""sink FOLDER: a mail server that takes mail, or fails as it is asked to.

FOLDER holds good.pem, expired.pem (certificate and key).  Each door listens on
a port of its own on 127.0.0.1; FOLDER/ports says which: "NAME PORT" a line.
What a recipient's local part begins with says what happens; what is taken lies
in FOLDER/in, one file a mail, named by the connection it came through.
FOLDER/taken has a line for it, FOLDER/hangs names what is being held just now.
"""
import asyncio
import os
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult

FOLDER = sys.argv[1]
LOGIN = (b'shorei', 'ひみつ'.encode())
REFUSALS = {'r451': '451 4.2.0 greylisted', 'r550': '550 5.1.1 no such user',
            'r421': '421 4.3.2 shutting down'}
DATA_REFUSALS = {'d451': '451 4.3.1 disk full', 'd554': '554 5.7.1 refused',
                 'd421': '421 4.3.2 shutting down'}


def name_of(path):
    return os.path.join(FOLDER, path)


class Handler:
    """One a connection."""

    connections = 0
    mails = 0

    def __init__(self):
        Handler.connections += 1
        self.number = Handler.connections
        self.taken = 0

    async def held(self, what):
        with open(name_of('hangs'), 'a') as f:
            print(what, file=f)
        await asyncio.sleep(3600)

    async def handle_MAIL(self, server, session, envelope, address, options):
        if address.startswith('m550'):
            return '550 5.7.1 sender refused'
        if address.startswith('few') and self.taken == 3:
            server.transport.write(b'421 4.7.0 enough for one connection\r\n')
            server.transport.close()
            return '421 4.7.0 enough'
        envelope.mail_from = address
        return '250 2.1.0 ok'

    async def handle_RCPT(self, server, session, envelope, address, options):
        word = address.split('@')[0]
        if word in REFUSALS:
            return REFUSALS[word]
        if word == 'rhang':
            await self.held(word)
        if word == 'rdrop':
            server.transport.abort()
        envelope.rcpt_tos.append(address)
        return '250 2.1.5 ok'

    async def handle_DATA(self, server, session, envelope):
        word = envelope.rcpt_tos[0].split('@')[0]
        if word in DATA_REFUSALS:
            return DATA_REFUSALS[word]
        if word == 'dhang':
            await self.held(word)
        if word == 'ddrop':
            server.transport.abort()
            return '250 2.0.0 never'
        self.taken += 1
        Handler.mails += 1
        file = name_of(f'in/{self.number:04}-{Handler.mails:04}')
        with open(file + '~', 'wb') as f:
            f.write(envelope.original_content)
        os.rename(file + '~', file)
        with open(name_of('taken'), 'a') as f:
            print(envelope.mail_from, *envelope.rcpt_tos,
                  'tls' if session.ssl else 'plain',
                  'login' if session.authenticated else 'open', file=f)
        if word == 'late':
            await self.held(word)
        return '250 2.0.0 taken'


def authenticate(server, session, envelope, mechanism, data):
    if data.login == b'busy':
        return AuthResult(success=False, handled=False,
                          message='454 4.7.0 try again')
    return AuthResult(success=(data.login, data.password) == LOGIN,
                      handled=False)


def certificate(file):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(name_of(file))
    return context


def door(**options):
    return lambda: SMTP(Handler(), hostname='sink.example', **options)


async def main():
    loop = asyncio.get_running_loop()
    good, expired = certificate('good.pem'), certificate('expired.pem')
    ports = []

    async def opened(name, factory, **options):
        server = await loop.create_server(factory, '127.0.0.1', 0, **options)
        ports.append(f'{name} {server.sockets[0].getsockname()[1]}\n')

    def says(line):
        class Once(asyncio.Protocol):
            def connection_made(self, transport):
                if line:
                    transport.write(line)
                    transport.close()
        return Once

    await opened('starttls', door(tls_context=good))
    await opened('expired', door(tls_context=expired))
    await opened('plain', door())
    await opened('implicit', door(), ssl=good)
    await opened('login', door(tls_context=good, authenticator=authenticate,
                               auth_required=True))
    await opened('busy', says(b'421 4.3.2 too busy\r\n'))
    await opened('none', says(b'554 5.7.1 no mail here\r\n'))
    await opened('silent', says(b''))
    with open(name_of('ports~'), 'w') as f:
        f.writelines(ports)
    os.rename(name_of('ports~'), name_of('ports'))
    await asyncio.sleep(3600)

asyncio.run(main())
