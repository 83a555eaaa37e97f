#!/usr/bin/python3
"""summary.py TESTLOG.json…: counts the TAP lines of meson's test logs, says why something was skipped, and ends with
"N passed, N failed, N skipped"; exits 1 when anything failed."""
import json
import re
import sys

LINE = re.compile(r'^(not )?ok\b[^#]*(?:#\s*(SKIP|TODO)\b\s*(.*))?', re.IGNORECASE)


def count(test):
    passed, failed, skipped = 0, [], []
    for line in test.get('stdout', '').splitlines():
        match = LINE.match(line)
        if not match:
            continue
        if match[2] and match[2].upper() == 'SKIP':
            skipped.append(line.split('#')[0].strip() + ': ' + (match[3] or 'no reason given'))
        elif match[1]:
            failed.append(line)
        else:
            passed += 1
    # A program that died, timed out or printed no TAP is one failure more; one without TAP that ended well passed.
    if test['result'] in ('OK', 'EXPECTEDFAIL', 'SKIP'):
        if not passed and not failed and not skipped:
            if test['result'] == 'SKIP':
                skipped.append(test['name'] + ': the program skipped itself')
            else:
                passed = 1
    elif not failed:
        failed.append('%s ended with %s' % (test['name'], test['result']))
    return passed, failed, skipped


def main():
    passed, failed, skipped = 0, 0, 0
    for path in sys.argv[1:]:
        with open(path, encoding='utf-8') as log:
            for line in log:
                test = json.loads(line)
                good, bad, left = count(test)
                passed += good
                failed += len(bad)
                skipped += len(left)
                for reason in left:
                    print('skipped: %s: %s' % (test['name'], reason))
                for reason in bad:
                    print('FAILED: %s: %s' % (test['name'], reason))
                if bad:
                    print('\n'.join(test.get('stdout', '').splitlines()[-40:]))
                    print('\n'.join(test.get('stderr', '').splitlines()[-40:]))
    print('%d passed, %d failed, %d skipped' % (passed, failed, skipped))
    return 1 if failed or not passed else 0


sys.exit(main())
