# SPDX-License-Identifier: MIT
"""What a program shows: a small terminal emulator that reads what it writes."""
import re
import unicodedata


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
