# SPDX-License-Identifier: MIT
"""Where the programs are compared: the demo's data behind a real service, the
floors beside it, and what is measured of each."""
import contextlib
import os
import pwd
import re
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import time

import tuibench

ROUNDS = int(os.environ.get('SHOREI_BENCH_ROUNDS', '20'))
HOME_READY = r'^ ■'              # マイページ, where one starts
LIST_READY = r'^ +20 '           # the last row of the case list
SLOTS = {20: 11, 1190: 12}       # characters: the case that holds them
WINDOW = '80x24'
PLAIN = 'daemon'                 # who runs it all when root starts it
NEEDED = ('shorei', 'shoreid', 'locale', 'tests/bench/floor',
          'tests/bench/page_floor', 'tests/bench/populate', 'tests/bench/calls')


class Bench:
    """The folders, the service and the programs that are compared."""

    def __init__(self, build, folder):
        self.folder = folder
        self.data = folder + '/data'
        self.socket = folder + '/socket'
        self.build = build
        self.shorei = build + '/shorei'
        self.shoreid = build + '/shoreid'
        self.floor = build + '/tests/bench/floor'
        self.page = folder + '/page'
        self.screen = folder + '/screen'
        self.env = {'HOME': folder, 'XDG_STATE_HOME': folder + '/state',
                    'XDG_CONFIG_HOME': folder, 'TZ': 'Asia/Tokyo',
                    'LC_ALL': 'C.UTF-8'}
        self.service = None

    def run(self, *command, stdin=subprocess.DEVNULL):
        done = subprocess.run(command, env={**os.environ, **self.env},
                              stdin=stdin, capture_output=True, text=True)
        if done.returncode:
            sys.exit(f'bench: {" ".join(command)}: {done.stderr.strip()}')
        return done.stdout

    def command(self, *words):
        return self.run(self.shorei, '--socket', self.socket, *words)

    def prepare(self):
        """The demo's data, whose applicant is who runs this."""
        os.mkdir(self.data, 0o700)
        self.run(self.shoreid, '--stdio', '--sample', '--data', self.data)
        me = pwd.getpwuid(os.geteuid()).pw_name.replace("'", "''")
        self.run('sqlite3', self.data + '/shorei.db', 'update person set '
                 f"login = '{me}' where login = 'yamada'")
        self.service = subprocess.Popen(
            [self.shoreid, '--listen', self.socket, '--data', self.data],
            env={**os.environ, **self.env})
        while not self.answers():
            if self.service.poll() is not None:
                sys.exit('bench: the service did not start')
            time.sleep(0.01)
        for count, slot in SLOTS.items():
            path = f'{self.folder}/{count}'
            with open(path, 'w', encoding='utf-8') as file:
                file.write('あ' * count)
            self.command('set', 'specialist-new', str(slot),
                         f'course=@{path}')
        self.run(self.shorei, '--demo', 'list', 'specialist-new')

    def answers(self):
        """Whether the service listens: its socket is there before it does."""
        try:
            with socket.socket(socket.AF_UNIX) as one:
                one.connect(self.socket)
            return True
        except OSError:
            return False

    def program(self, *argv, **more):
        """What tuibench is told of a program."""
        return {'argv': list(argv), 'env': self.env, 'size': WINDOW,
                'term': 'xterm-256color', 'idle': 150, 'key_idle': 60,
                'key_gap': 20, 'limit': 20000, 'pin_child': None,
                'quit': 'q', 'ready': HOME_READY, **more}

    def connected(self, **more):
        # drafts save themselves: not between two keys that are counted
        return self.program(self.shorei, '--socket', self.socket, '--lang',
                            'ja', '--keep-idle', '600000', '--keep-every',
                            '600000', '--save-idle', '600000', '--save-every',
                            '600000', **more)

    def demo(self, **more):
        return self.program(self.shorei, '--demo', '--lang', 'ja',
                            trace_children=True, **more)

    def floor_page(self, **more):
        return self.program(self.floor, 'page', self.page, **more)

    def floor_list(self, **more):
        return self.program(self.floor, 'list', self.screen,
                            ready=LIST_READY, **more)

    def floor_text(self, **more):
        return self.program(self.floor, 'text', ready='あ', **more)

    def close(self):
        if self.service is not None:
            self.service.send_signal(signal.SIGTERM)
            self.service.wait()


def start(program):
    session = tuibench.Session(program)
    if not session.settle(program['idle'], program['limit'],
                          program['ready']):
        sys.exit(f'bench: {program["argv"][0]} shows:\n{session.scr.text()}')
    return session


def lines(session):
    text = session.scr.text().split('\n')
    return text + [''] * (session.scr.rows - len(text))


def write(path, rows):
    with open(path, 'w', encoding='utf-8') as file:
        file.write('\n'.join(row or ' ' for row in rows) + '\n')


def step_down(build, folder):
    """A service takes no root: what is needed goes where PLAIN can read it,
    and what is started from here on is PLAIN's.  The build to use."""
    if os.geteuid() != 0:
        return build
    plain = pwd.getpwnam(PLAIN)
    for name in NEEDED:
        source, target = f'{build}/{name}', f'{folder}/build/{name}'
        os.makedirs(os.path.dirname(target), exist_ok=True)
        if os.path.isdir(source):
            shutil.copytree(source, target)
        else:
            shutil.copy(source, target)
    os.sync()   # a page that waits for the disk would count as written to
    os.chown(folder, plain.pw_uid, plain.pw_gid)
    os.setgroups([])
    os.setresgid(plain.pw_gid, plain.pw_gid, plain.pw_gid)
    os.setresuid(plain.pw_uid, plain.pw_uid, 0)
    return folder + '/build'


@contextlib.contextmanager
def as_starter():
    """As root again where root started it."""
    was = os.geteuid()
    os.seteuid(os.getresuid()[2])
    try:
        yield
    finally:
        os.seteuid(was)


def private_dirty(pid):
    try:
        with as_starter(), open(f'/proc/{pid}/smaps_rollup',
                                encoding='ascii') as file:
            return int(re.search(r'Private_Dirty: *(\d+)', file.read())[1])
    except (OSError, TypeError):
        return None


def rounds(programs):
    """Runs in turn; what the first of each showed goes with it."""
    runs = [[] for _ in programs]
    for i in range(ROUNDS + 1):
        for program, mine in zip(programs, runs):
            one = tuibench.one_run(program)
            if 'error' in one:
                sys.exit(f'bench: {program["argv"]}: {one["screen"]}')
            if i > 0:           # the first only warms up
                mine.append(one)
    return runs


def count(program):
    found = tuibench.instructions(program)
    if 'error' in found:
        sys.exit(f'bench: {program["argv"]}: {found["error"]}')
    return found


def sides(counted, step):
    """Instructions of the client and of the service that it started, up to
    the first paint or for a key."""
    if step == 'first paint':
        every, own = [counted['start_instructions']], [counted['start_own']]
    else:
        every, own = counted['keys'][step], counted['keys_own'][step]
    return {'client': median(own),
            'service': median(a - o for a, o in zip(every, own))}


def median(values):
    values = [v for v in values if v is not None]
    return statistics.median(values) if values else None
