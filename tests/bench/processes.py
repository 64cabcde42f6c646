# SPDX-License-Identifier: MIT
"""What /proc tells of a program and its children, and of the host."""
import os


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


def meminfo():
    with open('/proc/meminfo') as f:
        for l in f:
            if l.startswith('MemAvailable'):
                return int(l.split()[1])


def procstat():
    with open('/proc/stat') as f:
        v = [int(x) for x in f.readline().split()[1:9]]
    return sum(v), v[3] + v[4]
