"""Starting the program again and again, as a person does: what it remembers from the last time, and when a second
start is a window of its own. Settings and data lie in a folder of this test. Usage: start.py DAUMOI DAUMOICTL SAMPLE"""
import os
import subprocess
import sys
import tempfile
import traceback

from gi.repository import GLib
from uidriver import Atspi, Window, wait

DAUMOI, CTL, SAMPLE = sys.argv[1:4]
FOLDER = tempfile.TemporaryDirectory(prefix='daumoi-start.')
OFFICE = os.path.join(FOLDER.name, 'cơ quan.daumoi')
STEPS = []

os.environ.update(GSETTINGS_BACKEND='keyfile', XDG_CONFIG_HOME=os.path.join(FOLDER.name, 'config'),
                  XDG_DATA_HOME=os.path.join(FOLDER.name, 'data'))


def step(function):
    STEPS.append(function)
    return function


class Started(Window):
    """A window that is closed as a person closes it, at the latest when its step ends."""

    def __init__(self, *words, env=None):
        super().__init__(DAUMOI, *words, env=env)

    def __enter__(self):
        return self

    def __exit__(self, *unused):
        if self.program.poll() is None:
            self.close()

    def is_active(self):
        active = subprocess.run(['xdotool', 'getactivewindow', 'getwindowpid'], capture_output=True, text=True)
        return active.stdout.strip() == self.pid

    def quit(self):
        wait(self.is_active, 'the window in front')
        self.keys('ctrl+q')
        assert self.program.wait(15) == 0

    def speaks(self, words):
        """Whether the program says that now; begun again, it is another one to the desktop."""
        try:
            self.root = self._find_program()
            return self.root and self.look('push button|button', words)
        except GLib.Error:
            return None

    def size(self):
        shell = subprocess.check_output(['xdotool', 'getwindowgeometry', '--shell', self._xwindows()[-1]], text=True)
        geometry = dict(line.split('=') for line in shell.split())
        return int(geometry['WIDTH']), int(geometry['HEIGHT'])


@step
def a_first_start_is_on_the_offices_own_file():
    with Started() as window:
        window.button('Mở kế hoạch mẫu')
        assert os.path.exists(os.path.join(FOLDER.name, 'data', 'daumoi', 'office.daumoi'))
        window.quit()


@step
def a_second_start_shows_the_window_that_is_there():
    with Started() as first, Started('--on', '2017-10-05', OFFICE) as other:
        wait(other.is_active, 'the other window in front')
        second = subprocess.run([DAUMOI], timeout=30)
        assert second.returncode == 0
        wait(first.is_active, 'the first window in front again')
        assert len(first._xwindows()) == 1
        assert other.program.poll() is None


@step
def a_file_is_a_program_of_its_own_and_remembered():
    with Started() as first, Started(OFFICE) as other:
        other.button('Quá hạn')
        other.quit()
        assert first.program.poll() is None
    with Started() as window:
        window.button('Quá hạn')
        window.quit()


@step
def the_size_is_remembered():
    with Started() as window:
        before = window.size()
        subprocess.run(['xdotool', 'windowsize', '--sync', window._xwindows()[-1], '1011', '677'], check=True)
        size = wait(lambda: window.size() != before and window.size(), 'another size')
        window.quit()
    with Started() as window:
        wait(lambda: window.size() == size, 'the size of the last time, %s' % (size,))
        window.quit()


@step
def a_file_that_is_gone_is_not_made_again():
    os.rename(OFFICE, OFFICE + '.away')
    with Started() as window:
        window.button('Mở kế hoạch mẫu')
        window.quit()
    assert not os.path.exists(OFFICE)


@step
def larger_text_is_remembered():
    def height(window):
        return window.button('Mở kế hoạch mẫu').get_extents(Atspi.CoordType.WINDOW).height

    with Started() as window:
        usual = height(window)
        wait(window.is_active, 'the window in front')
        window.keys(*['ctrl+plus'] * 8)
        wait(lambda: height(window) > usual, 'larger text')
        window.quit()
    with Started() as window:
        wait(lambda: height(window) > usual, 'larger text at the next start')
        window.keys('ctrl+0')
        wait(lambda: height(window) == usual, 'the usual text')
        window.quit()


@step
def the_language_that_was_chosen_wins():
    with Started() as window:
        wait(window.is_active, 'the window in front')
        window.keys('ctrl+comma')
        window.click(window.find('label', 'Ngôn ngữ'))
        window.find('label', 'English')
        window.keys('Down', 'Down', 'Return')
        window.click_button('Khởi động lại')
        wait(lambda: window.speaks('Open the sample plan'), 'the same process in the other language')
        window.quit()
    with Started() as window:
        window.button('Open the sample plan')
        window.quit()


def main():
    subprocess.run([CTL, '--database', OFFICE, 'import', SAMPLE], check=True, stdout=subprocess.DEVNULL)
    print('1..%d' % len(STEPS), flush=True)
    failed = 0
    for number, function in enumerate(STEPS, 1):
        try:
            function()
            print('ok %d - %s' % (number, function.__name__), flush=True)
        except BaseException:
            failed += 1
            print('not ok %d - %s' % (number, function.__name__))
            for line in traceback.format_exc().splitlines():
                print('# ' + line, flush=True)
    return 1 if failed else 0


sys.exit(main())
