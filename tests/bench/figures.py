# SPDX-License-Identifier: MIT
"""The figures of many runs: how they are spread, their ratios, and the table."""
import json
import statistics


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
