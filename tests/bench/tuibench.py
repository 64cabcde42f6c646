#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""tuibench.py - measure full-screen terminal programs through a pseudo-terminal.

Standard library only (Linux, Python >= 3.9).  What it measures, per run:

  start-up   exec -> first byte, -> screen matches --ready, -> last byte of the first paint
             (the first paint ends when nothing was written for --idle ms and --ready matches)
  bytes      bytes the program wrote to the terminal for the first paint, and per key
  CPU        on-CPU time of the whole process tree (/proc/PID/schedstat), start-up and per key
  keys       key written -> first byte and -> last byte of the answer
  memory     RSS, PSS, private (smaps_rollup) and peak RSS (VmHWM) of the tree once painted
  syscalls   write calls and bytes (/proc/PID/io)
  -I         user instructions to the first paint and per key, counted by callgrind (repeatable;
             valgrind must be installed).  Needs no hardware counter.

Several programs are run in turn (A B C A B C ...) so that a ratio is taken between neighbours
in time; ratios against the first program (or --ref) are the median of the per-round ratios.

One program:
  tuibench.py -n 20 --ready 'Case list' --phase 'down:<down>:10' --quit q -- ./prog --db x.db
Many, from a file (a JSON list of objects with the long option names as keys):
  tuibench.py -n 20 --spec peers.json --ref floor --json out.json
Many sessions at once:
  tuibench.py --sessions 500 --rate 100 --seconds 20 --ready X --phase 'down:<down>:1' -- ./prog

A phase is NAME:KEYS:COUNT[:LIMIT_MS]; KEYS is text with <down> <up> <enter> <esc> <tab> <pgdn>
<pgup> <home> <end> <left> <right> <bs> <f1>..<f12> <c-x> <lt> <wait:MS>.  A phase whose name starts with '_' is done
but not reported.  Each repetition is timed alone: send, wait until quiet for --key-idle ms.
"""
import argparse, fcntl, json, os, re, select, shlex, signal, statistics, struct, subprocess
import sys, tempfile, termios, time, unicodedata

now = time.monotonic_ns
MS = 1_000_000


# ---------------------------------------------------------------- a small terminal emulator
class Screen:
    """Enough of an xterm to know what is on the screen, and to answer what programs ask."""
    ACS = {'q': '-', 'x': '|', 'l': '+', 'm': '+', 'k': '+', 'j': '+', 't': '+', 'u': '+', 'v': '+', 'w': '+', 'n': '+'}

    def __init__(self, cols, rows):
        self.cols, self.rows = cols, rows
        self.reset()
        self.pend = b''
        self.appcursor = False
        self.replies = b''

    def reset(self):
        self.g = [[' '] * self.cols for _ in range(self.rows)]
        self.rv = [[False] * self.cols for _ in range(self.rows)]
        self.x = self.y = 0
        self.top, self.bot = 0, self.rows - 1
        self.rev = False
        self.saved = (0, 0)
        self.g0acs = self.g1acs = False
        self.shift = False
        self.last = ' '

    def text(self):
        return '\n'.join(''.join(r).rstrip() for r in self.g)

    def scroll(self, n, top=None, bot=None):
        top = self.top if top is None else top
        bot = self.bot if bot is None else bot
        for _ in range(min(abs(n), bot - top + 1)):
            for m, blank in ((self.g, ' '), (self.rv, False)):
                if n > 0:
                    del m[top]
                    m.insert(bot, [blank] * self.cols)
                else:
                    del m[bot]
                    m.insert(top, [blank] * self.cols)

    def lf(self):
        if self.y == self.bot:
            self.scroll(1)
        elif self.y < self.rows - 1:
            self.y += 1

    def put(self, ch):
        w = 2 if unicodedata.east_asian_width(ch) in 'WF' else 0 if unicodedata.combining(ch) else 1
        if w == 0:
            return
        if (self.g1acs if self.shift else self.g0acs):
            ch = self.ACS.get(ch, ch)
        if self.x + w > self.cols:
            self.x = 0
            self.lf()
        self.g[self.y][self.x] = ch
        self.rv[self.y][self.x] = self.rev
        if w == 2:
            self.g[self.y][self.x + 1] = ''
        self.x += w
        self.last = ch

    CSI = re.compile(rb'\x1b\[([<=>?]?)([0-9;:]*)([ -/]*)([@-~])')
    OSC = re.compile(rb'\x1b[\]PX^_](.*?)(?:\x07|\x1b\\)', re.S)
    TXT = re.compile(rb'[^\x00-\x1f\x7f]+')

    def feed(self, data):
        d = self.pend + data
        self.pend = b''
        i, n = 0, len(d)
        while i < n:
            m = self.TXT.match(d, i)
            if m:
                raw = m.group()
                e = m.end()
                if e == n:                      # may end inside a character
                    for k in range(1, min(4, len(raw)) + 1):
                        c = raw[-k]
                        if c >= 0xC0:
                            need = 2 if c < 0xE0 else 3 if c < 0xF0 else 4
                            if k < need:
                                self.pend = raw[-k:]
                                raw = raw[:-k]
                            break
                        if c < 0x80:
                            break
                for ch in raw.decode('utf-8', 'replace'):
                    self.put(ch)
                i = e
                continue
            c = d[i]
            if c == 0x1b:
                m = self.CSI.match(d, i)
                if m:
                    self.csi(*m.groups())
                    i = m.end()
                    continue
                if i + 1 >= n:
                    self.pend = d[i:]
                    return
                c2 = d[i + 1]
                if c2 == 0x5b:
                    if n - i > 64:
                        i += 2
                        continue
                    self.pend = d[i:]
                    return
                if c2 in b']PX^_':
                    m = self.OSC.match(d, i)
                    if m:
                        s = m.group(1)
                        if c2 == 0x5d and s in (b'10;?', b'11;?'):
                            self.replies += b'\x1b]' + s[:2] + b';rgb:0000/0000/0000\x1b\\'
                        i = m.end()
                        continue
                    self.pend = d[i:]
                    return
                if c2 in b'()*+':
                    if i + 2 >= n:
                        self.pend = d[i:]
                        return
                    acs = d[i + 2:i + 3] == b'0'
                    if c2 == 0x28:
                        self.g0acs = acs
                    elif c2 == 0x29:
                        self.g1acs = acs
                    i += 3
                    continue
                if c2 == 0x37:
                    self.saved = (self.x, self.y)
                elif c2 == 0x38:
                    self.x, self.y = self.saved
                elif c2 == 0x4d:
                    if self.y == self.top:
                        self.scroll(-1)
                    elif self.y:
                        self.y -= 1
                elif c2 == 0x44:
                    self.lf()
                elif c2 == 0x45:
                    self.x = 0
                    self.lf()
                elif c2 == 0x63:
                    self.reset()
                i += 2
                continue
            if c == 13:
                self.x = 0
            elif c in (10, 11, 12):
                self.lf()
            elif c == 8:
                self.x = max(0, min(self.x, self.cols - 1) - 1)
            elif c == 9:
                self.x = min(self.cols - 1, (self.x // 8 + 1) * 8)
            elif c == 14:
                self.shift = True
            elif c == 15:
                self.shift = False
            i += 1

    def csi(self, priv, args, inter, fin):
        a = [int(p.split(b':')[0] or 0) for p in args.split(b';')] if args else []
        p = (a[0] if a else 0)
        q = p or 1
        f = fin.decode()
        x, y = min(self.x, self.cols - 1), self.y
        if inter:
            return
        if priv:
            if priv == b'?' and f in 'hl':
                if 1 in a:
                    self.appcursor = f == 'h'
                if (1049 in a or 47 in a or 1047 in a) and f == 'h':
                    self.g = [[' '] * self.cols for _ in range(self.rows)]
                    self.rv = [[False] * self.cols for _ in range(self.rows)]
            elif priv == b'>' and f == 'c':
                self.replies += b'\x1b[>0;276;0c'
            return
        if f in 'Hf':
            self.y = min(self.rows, q) - 1
            self.x = min(self.cols, (a[1] if len(a) > 1 else 1) or 1) - 1
        elif f == 'A':
            self.y = max(0, y - q)
        elif f in 'Be':
            self.y = min(self.rows - 1, y + q)
        elif f in 'Ca':
            self.x = min(self.cols - 1, x + q)
        elif f == 'D':
            self.x = max(0, x - q)
        elif f == 'E':
            self.y, self.x = min(self.rows - 1, y + q), 0
        elif f in 'G`':
            self.x = min(self.cols, q) - 1
        elif f == 'd':
            self.y = min(self.rows, q) - 1
        elif f == 'J':
            if p == 0:
                self.clr(y, x, self.cols)
                for r in range(y + 1, self.rows):
                    self.clr(r, 0, self.cols)
            elif p == 1:
                for r in range(y):
                    self.clr(r, 0, self.cols)
                self.clr(y, 0, x + 1)
            else:
                for r in range(self.rows):
                    self.clr(r, 0, self.cols)
        elif f == 'K':
            self.clr(y, *((x, self.cols) if p == 0 else (0, x + 1) if p == 1 else (0, self.cols)))
        elif f == 'X':
            self.clr(y, x, min(self.cols, x + q))
        elif f == 'P':
            for m, b in ((self.g, ' '), (self.rv, False)):
                r = m[y]
                del r[x:x + q]
                r += [b] * (self.cols - len(r))
        elif f == '@':
            for m, b in ((self.g, ' '), (self.rv, False)):
                m[y][x:x] = [b] * q
                del m[y][self.cols:]
        elif f == 'L':
            if self.top <= y <= self.bot:
                self.scroll(-q, y, self.bot)
        elif f == 'M':
            if self.top <= y <= self.bot:
                self.scroll(q, y, self.bot)
        elif f == 'S':
            self.scroll(q)
        elif f == 'T':
            self.scroll(-q)
        elif f == 'r':
            self.top = q - 1
            self.bot = min(self.rows, (a[1] if len(a) > 1 else 0) or self.rows) - 1
            self.x = self.y = 0
        elif f == 'b':
            for _ in range(q):
                self.put(self.last)
        elif f == 'm':
            for v in (a or [0]):
                if v in (0, 27):
                    self.rev = False
                elif v == 7:
                    self.rev = True
        elif f == 'n' and p == 6:
            self.replies += b'\x1b[%d;%dR' % (y + 1, x + 1)
        elif f == 'n' and p == 5:
            self.replies += b'\x1b[0n'
        elif f == 'c':
            self.replies += b'\x1b[?62;22c'
        elif f == 's':
            self.saved = (x, y)
        elif f == 'u':
            self.x, self.y = self.saved

    def clr(self, r, a, b):
        for k in range(a, b):
            self.g[r][k] = ' '
            self.rv[r][k] = False


# ---------------------------------------------------------------- keys
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


# ---------------------------------------------------------------- /proc
def tree(pid):
    out, todo = [], [pid]
    while todo:
        p = todo.pop()
        out.append(p)
        try:
            for t in os.listdir(f'/proc/{p}/task'):
                with open(f'/proc/{p}/task/{t}/children') as f:
                    todo += [int(c) for c in f.read().split()]
        except OSError:
            pass
    return out


def cpu_ns(pid):
    """On-CPU nanoseconds of the tree's live processes (a process that ended is not counted)."""
    s = 0
    for p in tree(pid):
        try:
            for t in os.listdir(f'/proc/{p}/task'):
                with open(f'/proc/{p}/task/{t}/schedstat') as f:
                    s += int(f.read().split()[0])
        except (OSError, IndexError):
            pass
    return s


def memory(pid):
    r = {'rss_kb': 0, 'pss_kb': 0, 'private_kb': 0, 'peak_rss_kb': 0, 'procs': 0, 'syscw': 0}
    for p in tree(pid):
        try:
            with open(f'/proc/{p}/smaps_rollup') as f:
                for l in f:
                    k, _, v = l.partition(':')
                    if k == 'Rss':
                        r['rss_kb'] += int(v.split()[0])
                    elif k == 'Pss':
                        r['pss_kb'] += int(v.split()[0])
                    elif k.startswith('Private_'):
                        r['private_kb'] += int(v.split()[0])
            with open(f'/proc/{p}/status') as f:
                for l in f:
                    if l.startswith('VmHWM'):
                        r['peak_rss_kb'] += int(l.split()[1])
            with open(f'/proc/{p}/io') as f:
                for l in f:
                    if l.startswith('syscw'):
                        r['syscw'] += int(l.split()[1])
            r['procs'] += 1
        except OSError:
            pass
    return r


# ---------------------------------------------------------------- one session on a pty
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


def phases(o):
    for p in o.get('phase') or []:
        m = re.fullmatch(r'([^:]+):(.*?)(?::(\d+))?(?::(\d+))?', p, re.S)
        yield m.group(1), m.group(2), int(m.group(3) or 1), int(m.group(4) or 5000)


def first_match(chunks, o):
    """Time of the chunk after which the screen first matches --ready (replayed afterwards)."""
    if not o.get('ready'):
        return None
    s = Screen(*(int(v) for v in o['size'].lower().split('x')))
    rx = re.compile(o['ready'], re.M)
    for t, d in chunks:
        s.feed(d)
        if rx.search(s.text()):
            return t
    return None


def one_run(o):
    s = Session(o)
    r = {}
    try:
        if not s.settle(o['idle'], o['limit'], o.get('ready')):
            r['error'] = 'not ready'
            r['screen'] = s.scr.text()
            return r
        ch = list(s.chunks)
        tr = first_match(ch, o)
        r['first_byte_ms'] = (ch[0][0] - s.t0) / MS if ch else None
        r['ready_ms'] = (tr - s.t0) / MS if tr else None
        r['paint_ms'] = (ch[-1][0] - s.t0) / MS if ch else None
        r['paint_bytes'] = sum(len(d) for _, d in ch)
        r['start_cpu_ms'] = (cpu_ns(s.pid) - s.pre_cpu) / MS
        r.update(memory(s.pid))
        if o.get('screen'):
            r['screen'] = s.scr.text()
        s.mark()
        r['keys'] = {}
        for name, keys, count, limit in phases(o):
            if name.startswith('_'):
                for _ in range(count):
                    s.play(keys, o['key_idle'])
                    s.mark()
                continue
            k = {'first_ms': [], 'last_ms': [], 'bytes': [], 'cpu_ms': [], 'silent': 0}
            for _ in range(count):
                s.settle(o['key_gap'], o['key_gap'] + 200)
                s.mark()
                c0 = cpu_ns(s.pid)
                t = s.send(keys)
                s.settle(o['key_idle'], limit)
                ch = list(s.chunks)
                k['cpu_ms'].append((cpu_ns(s.pid) - c0) / MS)
                k['bytes'].append(sum(len(d) for _, d in ch))
                if ch:
                    k['first_ms'].append((ch[0][0] - t) / MS)
                    k['last_ms'].append((ch[-1][0] - t) / MS)
                else:
                    k['silent'] += 1
                s.mark()
            if o.get('screen'):
                k['screen'] = s.scr.text()
            r['keys'][name] = k
        r['end_peak_rss_kb'] = memory(s.pid)['peak_rss_kb']
        r['end_pss_kb'] = memory(s.pid)['pss_kb']
        return r
    finally:
        r['exit'] = s.close()


# ---------------------------------------------------------------- instructions by callgrind
def instructions(o):
    with tempfile.TemporaryDirectory(prefix='tuibench-cg-') as td:
        argv = ['valgrind', '--tool=callgrind', '-q', f'--callgrind-out-file={td}/cg.%p', '--log-file=' + td + '/log.%p',
                '--vgdb-prefix=' + td + '/vgdb', '--trace-children=' + ('yes' if o.get('trace_children') else 'no'),
                '--vgdb-poll=1000000'] + o['argv']
        oo = dict(o, limit=o['limit'] * 6)
        s = Session(oo, argv)

        def monitor(cmd):
            n = 0
            for p in tree(s.pid):
                try:
                    q = subprocess.run(['vgdb', '--vgdb-prefix=' + td + '/vgdb', f'--pid={p}', '--wait=1', cmd],
                                       capture_output=True, timeout=60)
                    n += q.returncode == 0
                except (OSError, subprocess.TimeoutExpired):
                    pass
            return n

        def total():
            """Sums of what was dumped since the last call, of all and of the program without its children (exited ones
            wrote their own file)."""
            time.sleep(0.2)
            t = own = 0
            for f in sorted(os.listdir(td)):
                if f.startswith('cg.'):
                    with open(os.path.join(td, f), errors='replace') as h:
                        for l in h:
                            if l.startswith('summary:') or l.startswith('totals:'):
                                t += int(l.split()[1])
                                if f.split('.')[1] == str(s.pid):
                                    own += int(l.split()[1])
                                break
                    os.unlink(os.path.join(td, f))
            return t, own
        r = {}
        try:
            # a program that does something each second is never still for one
            idle = o.get('still_idle') or max(1000, 4 * o['idle'])
            if not s.settle(idle, oo['limit'], o.get('ready'), still=True):
                return {'error': 'not ready under callgrind', 'screen': s.scr.text()}
            if not monitor('dump'):
                return {'error': 'vgdb does not answer'}
            r['start_instructions'], r['start_own'] = total()
            s.mark()
            r['keys'], r['keys_own'] = {}, {}
            for name, keys, count, limit in phases(o):
                if name.startswith('_'):
                    for _ in range(count):
                        s.play(keys, idle)
                        s.mark()
                    monitor('dump')
                    total()
                    continue
                per = []
                for _ in range(min(count, 5)):
                    s.mark()
                    s.send(keys)
                    s.settle(idle, limit * 4, None, still=True)
                    monitor('dump')
                    per.append(total())
                r['keys'][name], r['keys_own'][name] = (list(v) for v in zip(*per))
            return r
        finally:
            s.close()


# ---------------------------------------------------------------- many sessions at once
def many(o):
    import random
    rnd = random.Random(1)
    N = o['sessions']
    ss = []
    out = {'sessions': N}
    m0 = meminfo()
    t = now()
    starts = []
    for _ in range(N):
        s = Session(o)
        a = now()
        s.settle(o['start_idle'], o['limit'], o.get('ready'))
        starts.append(((s.chunks[-1][0] if s.chunks else now()) - s.t0) / MS)
        s.mark()
        ss.append(s)
    out['start_all_s'] = (now() - t) / 1e9
    out['start_ms'] = summary(starts)
    time.sleep(1)
    m1 = meminfo()
    ms = [memory(s.pid) for s in ss]
    for k in ('rss_kb', 'pss_kb', 'private_kb'):
        out['sum_' + k] = sum(m[k] for m in ms)
        out['per_session_' + k] = sum(m[k] for m in ms) / N
    out['host_used_kb_per_session'] = (m0 - m1) / N
    # idle CPU
    c0 = sum(cpu_ns(s.pid) for s in ss)
    i0 = now()
    while now() - i0 < 5e9:
        time.sleep(0.1)
    out['idle_cpu_percent_all'] = (sum(cpu_ns(s.pid) for s in ss) - c0) / (now() - i0) * 100
    for s in ss:
        while s.pump(0):
            pass
        s.mark()
    # keys: open loop, Poisson arrivals over random sessions
    ep = select.epoll()
    by = {}
    for s in ss:
        ep.register(s.fd, select.EPOLLIN)
        by[s.fd] = s
    keys = [k for n, k, c, l in phases(o) if not n.startswith('_')]
    lat, nbytes, late = [], 0, []
    open_ = {}
    last = {}
    cnt = {}
    nxt = now()
    end = now() + int(o['seconds'] * 1e9)
    c0 = sum(cpu_ns(s.pid) for s in ss)
    u0 = os.times()
    st0 = procstat()
    w0 = now()
    sent = 0
    while True:
        n = now()
        if n >= end and n - end > 500 * MS:
            break
        if n >= nxt and n < end:
            s = ss[rnd.randrange(N)]
            if s.fd not in open_:
                i = cnt.get(s.fd, 0)
                cnt[s.fd] = i + 1
                late.append((n - nxt) / MS)
                open_[s.fd] = now()      # send_lateness_ms tells how late the harness itself was
                os.write(s.fd, keybytes(keys[(i // 8) % len(keys)], s.scr.appcursor))
                sent += 1
            nxt += int(rnd.expovariate(o['rate']) * 1e9)
        wait = max(0.0, min(0.05, (nxt - now()) / 1e9))
        for fd, _ in ep.poll(wait):
            try:
                d = os.read(fd, 65536)
            except OSError:
                continue
            t = now()
            nbytes += len(d)
            if fd in open_:
                last[fd] = t
        n = now()
        for fd in [f for f, t in last.items() if n - t > 30 * MS]:
            lat.append((last.pop(fd) - open_.pop(fd)) / MS)
    w = (now() - w0) / 1e9
    u1 = os.times()
    st1 = procstat()
    out['keys_sent'] = sent
    out['keys_answered'] = len(lat)
    out['rate_per_s'] = sent / o['seconds']
    out['key_ms'] = summary(lat)
    out['send_lateness_ms'] = summary(late)
    out['bytes_per_key'] = nbytes / max(1, sent)
    out['cpu_ms_per_key'] = (sum(cpu_ns(s.pid) for s in ss) - c0) / MS / max(1, sent)
    out['harness_cpu_percent'] = ((u1[0] + u1[1]) - (u0[0] + u0[1])) / w * 100
    out['host_busy_percent_of_all_cores'] = 100 * (1 - (st1[1] - st0[1]) / max(1, st1[0] - st0[0]))
    for s in ss:
        try:
            os.killpg(s.pid, signal.SIGTERM)
        except OSError:
            pass
    for s in ss:
        s.o = dict(s.o, quit=None)
        s.close()
    return out


def meminfo():
    with open('/proc/meminfo') as f:
        for l in f:
            if l.startswith('MemAvailable'):
                return int(l.split()[1])


def procstat():
    with open('/proc/stat') as f:
        v = [int(x) for x in f.readline().split()[1:9]]
    return sum(v), v[3] + v[4]


# ---------------------------------------------------------------- figures
def pct(v, p):
    v = sorted(v)
    return v[min(len(v) - 1, int(len(v) * p / 100))] if v else None


def summary(v):
    v = [x for x in v if x is not None]
    if not v:
        return None
    return {'n': len(v), 'min': min(v), 'median': statistics.median(v), 'p90': pct(v, 90), 'p99': pct(v, 99), 'max': max(v)}


TOP = ['first_byte_ms', 'ready_ms', 'paint_ms', 'paint_bytes', 'start_cpu_ms', 'rss_kb', 'pss_kb', 'private_kb',
       'peak_rss_kb', 'procs', 'syscw', 'end_peak_rss_kb', 'end_pss_kb']


def digest(runs):
    ok = [r for r in runs if 'error' not in r]
    d = {'runs': len(ok), 'failed': len(runs) - len(ok)}
    if len(ok) < len(runs):
        d['error'] = next(r['error'] for r in runs if 'error' in r)
        d['error_screen'] = next(r.get('screen') for r in runs if 'error' in r)
    for k in TOP:
        d[k] = summary([r.get(k) for r in ok])
    d['keys'] = {}
    for name in (ok[0]['keys'] if ok else {}):
        d['keys'][name] = {k: summary([x for r in ok for x in r['keys'][name][k]]) for k in ('first_ms', 'last_ms', 'bytes', 'cpu_ms')}
        d['keys'][name]['silent'] = sum(r['keys'][name]['silent'] for r in ok)
        if 'screen' in ok[0]['keys'][name]:
            d['keys'][name]['screen'] = ok[0]['keys'][name]['screen']
    if ok and 'screen' in ok[0]:
        d['screen'] = ok[0]['screen']
    return d


def ratios(runs, ref):
    """Median of the per-round ratios to the reference program."""
    out = {}
    for k in ('paint_ms', 'start_cpu_ms', 'paint_bytes', 'peak_rss_kb', 'pss_kb', 'private_kb'):
        v = [a[k] / b[k] for a, b in zip(runs, ref) if a.get(k) and b.get(k)]
        if v:
            out[k] = statistics.median(v)
    return out


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument('-n', '--runs', type=int, default=10, help='rounds (default 10; one more is done first and thrown away)')
    ap.add_argument('--spec', help='JSON file with a list of programs')
    ap.add_argument('--only', help='regular expression: only the programs of --spec whose name matches')
    ap.add_argument('--ref', help='name of the program the ratios are against (default: the first)')
    ap.add_argument('--name', default=None)
    ap.add_argument('--ready', help='regular expression the screen must match to count as painted')
    ap.add_argument('--phase', action='append', help='NAME:KEYS:COUNT[:LIMIT_MS]; repeatable')
    ap.add_argument('--quit', help='keys that end the program (else SIGHUP, SIGTERM, SIGKILL)')
    ap.add_argument('--idle', type=int, default=150, help='ms of silence that end the first paint (150)')
    ap.add_argument('--key-idle', type=int, default=60, help='ms of silence that end the answer to a key (60)')
    ap.add_argument('--key-gap', type=int, default=20, help='ms waited before each key (20)')
    ap.add_argument('--limit', type=int, default=20000, help='ms to wait for --ready at most (20000)')
    ap.add_argument('--size', default='80x24')
    ap.add_argument('--term', default='xterm-256color')
    ap.add_argument('--env', action='append', help='K=V')
    ap.add_argument('--cwd')
    ap.add_argument('--stdin', help='file given as standard input instead of the terminal')
    ap.add_argument('--no-reply', action='store_true', help='do not answer terminal queries')
    ap.add_argument('--no-pin', action='store_true', help='do not pin the harness and the program to different cores')
    ap.add_argument('--screen', action='store_true', help='keep the screens in the output')
    ap.add_argument('-I', '--instructions', action='store_true', help='count instructions with callgrind (1 run, or --ic-runs)')
    ap.add_argument('--ic-runs', type=int, default=1)
    ap.add_argument('--trace-children', action='store_true', help='with -I: count child processes too')
    ap.add_argument('--no-time', action='store_true', help='with -I: only the instructions')
    ap.add_argument('--sessions', type=int, help='many sessions at once')
    ap.add_argument('--rate', type=float, default=50, help='with --sessions: keys per second over all (50)')
    ap.add_argument('--seconds', type=float, default=10)
    ap.add_argument('--start-idle', type=int, default=5)
    ap.add_argument('--json', help='write everything there (else to standard output)')
    ap.add_argument('--raw', action='store_true', help='keep every run in the JSON')
    ap.add_argument('cmd', nargs=argparse.REMAINDER)
    a = ap.parse_args()
    base = vars(a).copy()
    argv = a.cmd[1:] if a.cmd[:1] == ['--'] else a.cmd
    env = dict(e.split('=', 1) for e in a.env or [])
    progs = []
    if a.spec:
        with open(a.spec) as f:
            for p in json.load(f):
                if a.only and not re.search(a.only, p['name']):
                    continue
                o = dict(base)
                o['env'] = {}
                o.update({k.replace('-', '_'): v for k, v in p.items()})
                o['argv'] = p['cmd'] if isinstance(p['cmd'], list) else shlex.split(p['cmd'])
                o['env'] = {**env, **o['env']}
                progs.append(o)
    else:
        if not argv:
            ap.error('no command')
        progs.append(dict(base, argv=argv, env=env, name=a.name or os.path.basename(argv[0])))
    cpus = sorted(os.sched_getaffinity(0))
    if len(cpus) > 1 and not a.no_pin and not a.sessions:
        os.sched_setaffinity(0, {cpus[0]})
        for o in progs:
            o['pin_child'] = {cpus[1]}
    else:
        for o in progs:
            o['pin_child'] = None
    res = {'method': 'pty', 'when': time.strftime('%Y-%m-%dT%H:%M:%SZ', time.gmtime()), 'cpus': len(cpus), 'rounds': a.runs, 'programs': {}}
    if a.sessions:
        for o in progs:
            res['programs'][o['name']] = many(o)
    else:
        runs = {o['name']: [] for o in progs}
        if not a.no_time:
            dead = set()
            for i in range(a.runs + 1):
                for o in progs:
                    if o['name'] in dead or (i > o.get('max_rounds', a.runs)):
                        continue
                    r = one_run(o)
                    if i:
                        runs[o['name']].append(r)
                    elif 'error' in r:
                        runs[o['name']].append(r)
                        dead.add(o['name'])
                        print(f"{o['name']}: {r['error']}\n{r.get('screen', '')}", file=sys.stderr)
                print(f'round {i}/{a.runs}', file=sys.stderr)
        ref = a.ref or progs[0]['name']
        for o in progs:
            d = digest(runs[o['name']]) if runs[o['name']] else {}
            d['cmd'] = o['argv']
            if runs[o['name']] and runs.get(ref):
                d['ratio_to_' + ref] = ratios(runs[o['name']], runs[ref])
            if a.instructions and not o.get('no_instructions'):
                d['callgrind'] = [instructions(o) for _ in range(a.ic_runs)]
                print(f"{o['name']}: callgrind {d['callgrind'][0]}"[:400], file=sys.stderr)
            if a.raw:
                d['raw'] = runs[o['name']]
            res['programs'][o['name']] = d
    txt = json.dumps(res, indent=1, ensure_ascii=False)
    if a.json:
        with open(a.json, 'w') as f:
            f.write(txt + '\n')
        table(res)
    else:
        print(txt)


def table(res):
    def g(d, *ks):
        for k in ks:
            d = (d or {}).get(k)
        return d
    print(f"{'program':22} {'paint ms':>9} {'cpu ms':>8} {'bytes':>7} {'peakRSS':>8} {'PSS':>7} {'priv':>7} {'Minstr':>8}  keys: name first/last ms, bytes, cpu ms, kinstr")
    for n, d in res['programs'].items():
        if 'sessions' in d:
            print(n, json.dumps(d))
            continue
        def f(v, w, p=1):
            return f'{v:{w}.{p}f}' if isinstance(v, (int, float)) else ' ' * (w - 1) + '-'
        ic = g((d.get('callgrind') or [{}])[0], 'start_instructions')
        line = f"{n:22} {f(g(d,'paint_ms','median'),9,2)} {f(g(d,'start_cpu_ms','median'),8,2)} {f(g(d,'paint_bytes','median'),7,0)} {f(g(d,'peak_rss_kb','median'),8,0)} {f(g(d,'pss_kb','median'),7,0)} {f(g(d,'private_kb','median'),7,0)} {f(ic/1e6 if ic else None,8,2)}"
        for kn, k in (d.get('keys') or {}).items():
            ki = g((d.get('callgrind') or [{}])[0], 'keys', kn)
            line += f"  {kn}: {f(g(k,'first_ms','median'),0,2)}/{f(g(k,'last_ms','median'),0,2)} {f(g(k,'bytes','median'),0,0)}B {f(g(k,'cpu_ms','median'),0,3)}"
            if ki:
                line += f" {statistics.median(ki)/1e3:.0f}k"
        print(line + (f"  [{d['failed']} failed]" if d.get('failed') else ''))


if __name__ == '__main__':
    main()
