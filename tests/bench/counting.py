# SPDX-License-Identifier: MIT
"""What one session costs: times, bytes, CPU, memory, and the instructions that
callgrind counts."""
import os
import re
import subprocess
import tempfile
import time

from processes import cpu_ns, memory, tree
from ptysession import MS, Session
from screenmodel import Screen


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
