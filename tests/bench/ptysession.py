# SPDX-License-Identifier: MIT
"""One program on a pseudo-terminal: started, sent keys, read until it is quiet,
ended."""
import fcntl
import os
import re
import select
import signal
import struct
import termios
import time

from processes import cpu_ns
from screenmodel import Screen

now = time.monotonic_ns
MS = 1_000_000


NAMED = {'enter': '\r', 'esc': '\x1b', 'tab': '\t', 'bs': '\x7f', 'lt': '<', 'space': ' ',
         'pgdn': '\x1b[6~', 'pgup': '\x1b[5~', 'ins': '\x1b[2~', 'del': '\x1b[3~', 'btab': '\x1b[Z'}
CURS = {'up': 'A', 'down': 'B', 'right': 'C', 'left': 'D', 'home': 'H', 'end': 'F'}
FKEYS = ['\x1bOP', '\x1bOQ', '\x1bOR', '\x1bOS', '\x1b[15~', '\x1b[17~', '\x1b[18~', '\x1b[19~',
         '\x1b[20~', '\x1b[21~', '\x1b[23~', '\x1b[24~']


def keybytes(text, app):
    def sub(m):
        k = m.group(1).lower()
        if k in CURS:
            return ('\x1bO' if app else '\x1b[') + CURS[k]
        if k in NAMED:
            return NAMED[k]
        if re.fullmatch(r'f\d+', k):
            return FKEYS[int(k[1:]) - 1]
        if re.fullmatch(r'c-.', k):
            return chr(ord(k[2].upper()) & 31)
        return m.group()
    return re.sub(r'<([^<>]+)>', sub, text).encode()


class Session:
    def __init__(self, o, argv=None):
        self.o = o
        cols, rows = (int(v) for v in o['size'].lower().split('x'))
        self.scr = Screen(cols, rows)
        self.chunks = []            # (t, bytes) since mark
        self.fed = 0
        self.eof = False
        argv = argv or o['argv']
        env = {k: v for k, v in os.environ.items() if k in ('PATH', 'HOME', 'USER', 'LOGNAME', 'SHELL', 'TMPDIR')}
        env.update({'TERM': o['term'], 'LANG': 'C.UTF-8', 'LC_ALL': 'C.UTF-8', 'COLUMNS': '', 'LINES': ''})
        del env['COLUMNS'], env['LINES']
        env.update(o.get('env') or {})
        m, s = os.openpty()
        fcntl.ioctl(s, termios.TIOCSWINSZ, struct.pack('HHHH', rows, cols, 0, 0))
        r, w = os.pipe()            # the child reports the time just before exec; exec closes it
        self.pid = os.fork()
        if self.pid == 0:
            try:
                os.close(r)
                os.close(m)
                os.setsid()
                fcntl.ioctl(s, termios.TIOCSCTTY, 0)
                for fd in (0, 1, 2):
                    os.dup2(s, fd)
                if s > 2:
                    os.close(s)
                if o.get('stdin'):
                    fd = os.open(o['stdin'], os.O_RDONLY)
                    os.dup2(fd, 0)
                    os.close(fd)
                if o.get('cwd'):
                    os.chdir(o['cwd'])
                if o.get('pin_child') is not None:
                    os.sched_setaffinity(0, o['pin_child'])
                for g in (signal.SIGPIPE, signal.SIGXFSZ):
                    signal.signal(g, signal.SIG_DFL)
                with open('/proc/self/schedstat') as f:
                    pre = int(f.read().split()[0])      # CPU spent before exec is not the program's
                os.write(w, struct.pack('qq', now(), pre))
                os.execvpe(argv[0], argv, env)
            except BaseException as e:
                os.write(w, b'ERR ' + repr(e).encode())
            os._exit(127)
        os.close(w)
        os.close(s)
        b = b''
        while True:
            c = os.read(r, 4096)
            if not c:
                break
            b += c
        os.close(r)
        if len(b) != 16:
            os.waitpid(self.pid, 0)
            raise SystemExit(f'{argv[0]}: cannot start: {b[16:].decode(errors="replace") or b!r}')
        self.t0, self.pre_cpu = struct.unpack('qq', b)
        self.fd = m
        os.set_blocking(m, False)
        self.poll = select.poll()
        self.poll.register(m, select.POLLIN)

    def pump(self, timeout_ms):
        """Read what is there; True if something came."""
        if self.eof:
            time.sleep(timeout_ms / 1000)
            return False
        if not self.poll.poll(timeout_ms):
            return False
        try:
            d = os.read(self.fd, 65536)
            t = now()
        except BlockingIOError:
            return False
        except OSError:
            d = b''
        if not d:
            self.eof = True
            return False
        self.chunks.append((t, d))
        # a program that asks the terminal something must be answered at once
        if b'\x1b[' in d and re.search(rb'\x1b\[[>]?[0-9]*[cn]|\x1b\]1[01];\?', d):
            self.catch_up()
        return True

    def catch_up(self):
        while self.fed < len(self.chunks):
            self.scr.feed(self.chunks[self.fed][1])
            self.fed += 1
        if self.scr.replies and not self.o.get('no_reply'):
            os.write(self.fd, self.scr.replies)
            self.scr.replies = b''

    def mark(self):
        self.catch_up()
        self.chunks.clear()
        self.fed = 0

    def settle(self, idle_ms, limit_ms, ready=None, still=False):
        """Until quiet for idle_ms (and ready matches, and, with still, no CPU is used)."""
        start = now()
        last = start
        cpu = -1
        rx = re.compile(ready, re.M) if ready else None
        while True:
            left = idle_ms - (now() - last) / MS
            if left > 0:
                if self.pump(max(1, int(left + 0.999))):
                    last = now()
                    cpu = -1
                    continue
            if now() - last >= idle_ms * MS:
                self.catch_up()
                ok = not rx or rx.search(self.scr.text())
                if ok and still:
                    c = cpu_ns(self.pid)
                    ok = cpu >= 0 and c - cpu < MS // 2
                    cpu = c
                if ok:
                    return True
                if self.eof:
                    return False
                last = now() - int((idle_ms - min(idle_ms, 20)) * MS) if not still else now()
            if now() - start > limit_ms * MS or self.eof:
                self.catch_up()
                return bool(rx and rx.search(self.scr.text()))

    def send(self, text):
        b = keybytes(text, self.scr.appcursor)
        t = now()
        os.write(self.fd, b)
        return t

    def play(self, text, idle_ms):
        """Send keys that are not timed; <wait:MS> waits."""
        for part in re.split(r'(<wait:\d+>)', text):
            m = re.fullmatch(r'<wait:(\d+)>', part)
            if m:
                self.settle(int(m.group(1)), int(m.group(1)) + 50)
            elif part:
                self.send(part)
                self.settle(idle_ms, 10 * idle_ms + 1000)

    def close(self):
        """Ask it to end, then end it (only this session's own process group)."""
        try:
            if self.o.get('quit') and not self.eof:
                for part in re.split(r'(<wait:\d+>)', self.o['quit']):
                    if part.startswith('<wait:'):
                        self.pump(int(part[6:-1]))
                    elif part:
                        self.send(part)
            t = now()
            while now() - t < 300 * MS:
                self.pump(20)
                if os.waitpid(self.pid, os.WNOHANG)[0]:
                    os.close(self.fd)
                    return 0
        except (OSError, ChildProcessError):
            pass
        for g in (signal.SIGHUP, signal.SIGTERM, signal.SIGKILL):
            try:
                os.killpg(self.pid, g)
            except OSError:
                pass
            t = now()
            while now() - t < 500 * MS:
                try:
                    if os.waitpid(self.pid, os.WNOHANG)[0]:
                        os.close(self.fd)
                        return 1
                except ChildProcessError:
                    os.close(self.fd)
                    return 1
                self.pump(10)
        os.close(self.fd)
        return 2
