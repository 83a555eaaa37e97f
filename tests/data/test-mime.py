"""An office's file is known for one, by its name and, where somebody renamed it, by what is in it.
Usage: test-mime.py MIME-XML DAUMOICTL"""
import os
import shutil
import subprocess
import sys
import tempfile

XML, CTL = sys.argv[1:3]

with tempfile.TemporaryDirectory(prefix='daumoi-mime.') as folder:
    packages = os.path.join(folder, 'mime', 'packages')
    os.makedirs(packages)
    shutil.copy(XML, packages)
    subprocess.run(['update-mime-database', os.path.join(folder, 'mime')], check=True, stderr=subprocess.DEVNULL)
    # Gio reads these when it first looks at a type.
    os.environ['XDG_DATA_HOME'] = folder
    from gi.repository import Gio
    office = os.path.join(folder, 'office')
    subprocess.run([CTL, '--database', office, 'unit', 'add', '--name', 'Văn phòng'], check=True, stdout=subprocess.DEVNULL)
    with open(office, 'rb') as file:
        head = file.read(4096)
    cases = (('by its name', 'office.daumoi', None), ('by its content under another name', 'office', head))
    print('1..%d' % len(cases))
    failed = 0
    for number, (what, name, data) in enumerate(cases, 1):
        kind = Gio.content_type_guess(name, data)[0]
        sound = kind == 'application/vnd.daumoi'
        failed += not sound
        print('%sok %d - %s' % ('' if sound else 'not ', number, what))
        if not sound:
            print('# %s' % kind)
sys.exit(1 if failed else 0)
