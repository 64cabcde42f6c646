# SPDX-License-Identifier: MIT
"""Many sessions at once, whose keys come as people press them: each when it
likes, whoever else is waiting."""
import os
import random
import select
import signal
import time

from counting import phases
from figures import summary
from processes import cpu_ns, meminfo, memory, procstat
from ptysession import MS, Session, keybytes, now


def many(o):
    rnd = random.Random(1)
    N = o['sessions']
    ss = []
    out = {'sessions': N}
    m0 = meminfo()
    t = now()
    starts = []
    for _ in range(N):
        s = Session(o)
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
