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
import argparse
import json
import os
import re
import shlex
import sys
import time

# Run by itself it leaves nothing behind, either.
sys.dont_write_bytecode = True
from counting import instructions, one_run  # noqa: E402
from figures import digest, ratios, table  # noqa: E402
from manysessions import many  # noqa: E402
# For those who import this.
from processes import tree  # noqa: E402,F401
from ptysession import Session  # noqa: E402,F401


def options():
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
    return ap


def main():
    ap = options()
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


if __name__ == '__main__':
    main()
