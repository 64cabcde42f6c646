# SPDX-License-Identifier: MIT
"""A society that populate makes, and what each call costs in it (calls.c)."""
import collections
import glob
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time

Cost = collections.namedtuple('Cost', 'us pages instructions')


def run(*command):
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f'bench: {command[0]}: {done.stderr.strip()}')
    return done.stdout


def populate(build, folder, applicants, supervisors):
    """Bytes of its database."""
    start = time.monotonic()
    run(build + '/tests/bench/populate', folder, str(applicants), '1',
        str(supervisors))
    size = os.path.getsize(folder + '/shorei.db')
    print(f'{applicants} applicants, {supervisors} supervisors: '
          f'{size / 1e6:.0f} MB in {time.monotonic() - start:.0f} s',
          flush=True)
    return size


def instructions(command):
    """The median of each call, which is a dump of its own."""
    with tempfile.TemporaryDirectory(prefix='shorei-calls.') as folder:
        run('valgrind', '-q', '--tool=callgrind',
            f'--callgrind-out-file={folder}/out', *command)
        found = collections.defaultdict(list)
        for path in glob.glob(folder + '/out*'):
            with open(path, encoding='utf-8', errors='replace') as file:
                text = file.read()
            name = re.search(r'^desc: Trigger: Client Request: (\S+)$', text,
                             re.M)
            if name:
                total = re.search(r'^(?:summary|totals): (\d+)', text, re.M)
                found[name[1]].append(int(total[1]))
    return {name: statistics.median(all) for name, all in found.items()}


def costs(build, folder, supervisors):
    """A Cost by the name of each call: microseconds and pages not in the
    cache, medians, and instructions."""
    command = (build + '/tests/bench/calls', folder, str(supervisors))
    counted = instructions(command)
    found = {}
    for line in run(*command).splitlines():
        label, call, us, pages = line.split('\t')
        found[label] = Cost(int(us), int(pages), counted[call])
    return found
