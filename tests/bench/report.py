# SPDX-License-Identifier: MIT
"""The rows of a benchmark: for the terminal and, as they are, for a section
of results.md.  A figure is judged by its ratio within the run that took it."""
import datetime
import os
import platform
import re
import signal
import subprocess
import sys
import textwrap

HERE = os.path.dirname(os.path.abspath(__file__))
RESULTS = HERE + '/results.md'
HEAD = ('figure', 'value', 'ratio', 'aim', 'met?')
FORM = '  {:50} {:>30} {:>8} {:>8} {}'
INTRO = '''# What it costs

Each section is written by the command that it names, and says when and where
it was. Ratios are within that run: absolute times are noise on a machine that
others use. A row without an aim shows what is behind those that have one.
'''


# Ended from outside it tidies up, too: what it started, and its folders.
signal.signal(signal.SIGTERM, lambda number, _: sys.exit(128 + number))


def first(*command):
    """The first line that a command prints, or nothing."""
    try:
        done = subprocess.run(command, capture_output=True, text=True,
                              cwd=HERE)
    except OSError:
        return ''
    return done.stdout.split('\n')[0].strip()


def version(program):
    for option in ('--version', '-v'):
        found = re.search(r'\d[\d.]+', first(program, option))
        if found:
            return f'{program} {found[0]}'
    return program


def machine():
    with open('/proc/cpuinfo', encoding='utf-8') as file:
        cpu = re.search(r'model name\s*: (.*)', file.read())
    return (f'{cpu[1] if cpu else platform.machine()}, {os.cpu_count()} '
            f'processors, Linux {platform.release()}')


class Report:
    def __init__(self, title, command, about='', programs=()):
        """command: what people run for it; programs: whose versions count."""
        self.title, self.command, self.about = title, command, about
        self.programs, self.rows, self.notes = programs, [], []
        self.load = os.getloadavg()[0]

    def row(self, figure, value, ratio=None, aim=None, least=False):
        """aim: what the ratio may be at most, or at least."""
        met = ''
        if aim is not None and ratio is not None:
            met = 'yes' if (ratio >= aim if least else ratio <= aim) else 'NO'
        cells = (figure, value, '' if ratio is None else f'{ratio:.2f}',
                 '' if aim is None else f'{"≥" if least else "≤"} {aim:g}',
                 met)
        if not self.rows:
            print(FORM.format(*HEAD))
        self.rows.append(cells)
        print(FORM.format(*cells), flush=True)

    def note(self, sentence):
        """What a reader of the rows needs to know; it stands below them."""
        self.notes.append(sentence)

    def section(self):
        where = '; '.join(filter(None, (
            f'{datetime.date.today()}, revision '
            f'{first("git", "describe", "--always", "--dirty")}', machine(),
            f'load before it {self.load:.1f}',
            ', '.join(version(name) for name in self.programs), self.about)))
        lines = [f'## {self.title}', '', f'`{self.command}`: {where}.', '',
                 '| ' + ' | '.join(HEAD) + ' |', '|---' * len(HEAD) + '|']
        lines += ['| ' + ' | '.join(c.strip() for c in row) + ' |'
                  for row in self.rows]
        for sentence in self.notes:
            lines += ['', *textwrap.wrap(sentence, 80)]
        return '\n'.join(lines) + '\n'

    def write(self):
        """In the place of this section as it was, or at the end."""
        text = INTRO
        if os.path.exists(RESULTS):
            with open(RESULTS, encoding='utf-8') as file:
                text = file.read()
        was = re.search(rf'^## {re.escape(self.title)}\n.*?(?=^## |\Z)', text,
                        re.M | re.S)
        if was:
            rest = text[was.end():]
            text = (text[:was.start()] + self.section() +
                    ('\n' + rest if rest else ''))
        else:
            text += '\n' + self.section()
        with open(RESULTS + '.new', 'w', encoding='utf-8') as file:
            file.write(text)
        if os.geteuid() == 0:  # under sudo it is not root's, either
            owner = os.stat(HERE)
            os.chown(RESULTS + '.new', owner.st_uid, owner.st_gid)
        os.replace(RESULTS + '.new', RESULTS)
