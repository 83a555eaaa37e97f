"""A person at the window: finds things as a screen reader does (AT-SPI), acts with a real pointer and keyboard
(xdotool). Run inside src/with-display by /usr/bin/python3, which has Debian's gi."""
import os
import subprocess
import time

import gi
gi.require_version('Atspi', '2.0')
from gi.repository import Atspi  # noqa: E402

PATIENCE = 15


class Lost(Exception):
    """Something a person would have seen did not come."""


def wait(look, what, patience=PATIENCE):
    """Ask again until there is an answer; a node that vanished meanwhile is no answer."""
    end = time.monotonic() + patience
    while True:
        try:
            answer = look()
            if answer:
                return answer
        except gi.repository.GLib.Error:
            pass
        if time.monotonic() > end:
            raise Lost('nobody saw ' + what)
        time.sleep(0.02)


def walk(node):
    yield node
    for index in range(node.get_child_count()):
        child = node.get_child_at_index(index)
        if child:
            yield from walk(child)


def is_visible(node):
    # GTK 4.8 sets SHOWING on toplevels only; what is hidden has empty extents.
    extents = node.get_extents(Atspi.CoordType.WINDOW)
    return extents.width > 0 and extents.height > 0


def text_of(node):
    # A length of -1 gives nothing on GTK 4.8.
    if 'Text' in node.get_interfaces():
        return Atspi.Text.get_text(node, 0, Atspi.Text.get_character_count(node))
    return ''


class Window:
    def __init__(self, *command, env=None):
        self.program = subprocess.Popen(command, env={**os.environ, **(env or {})})
        self.root = wait(self._find_program, 'the program')
        self.pid = str(self.program.pid)
        wait(self._xwindows, 'the window')

    def _find_program(self):
        if self.program.poll() is not None:
            raise Lost('the program ended with %s' % self.program.returncode)
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            node = desktop.get_child_at_index(index)
            if node and node.get_process_id() == self.program.pid and node.get_child_count():
                return node
        return None

    # --- seeing ---

    def nodes(self):
        return walk(self.root)

    def look(self, role=None, name=None, text=None, last=False):
        """The first (or last) visible node with that role whose name or text holds the words, or None."""
        found = None
        for node in self.nodes():
            if role and node.get_role_name() not in role.split('|'):
                continue
            if name is not None and name not in (node.get_name() or ''):
                continue
            if text is not None and text not in text_of(node):
                continue
            if not is_visible(node):
                continue
            found = node
            if not last:
                break
        return found

    def find(self, role=None, name=None, text=None, last=False):
        what = 'a %s named %r with %r' % (role or 'thing', name, text)
        return wait(lambda: self.look(role, name, text, last), what)

    def find_gone(self, role=None, name=None):
        wait(lambda: self.look(role, name) is None, '%s %r going away' % (role, name))

    def button(self, name):
        return self.find('push button|button|toggle button|radio button', name)

    # --- acting ---

    def _xwindows(self):
        found = subprocess.run(['xdotool', 'search', '--onlyvisible', '--pid', self.pid], capture_output=True, text=True)
        return found.stdout.split()

    @staticmethod
    def _top(node):
        while node.get_role_name() not in ('frame', 'dialog', 'window') and node.get_parent():
            node = node.get_parent()
        return node

    def _position(self, node):
        """AT-SPI knows places within the window's content; the X window adds the same margin on both sides. None while
        that window is not there yet."""
        # A window that is not active yet may still be moved by the window manager: the click would miss.
        active = subprocess.run(['xdotool', 'getactivewindow'], capture_output=True, text=True).stdout.strip()
        extents = node.get_extents(Atspi.CoordType.WINDOW)
        frame = self._top(node).get_extents(Atspi.CoordType.WINDOW)
        for window in reversed(self._xwindows()):
            shell = subprocess.check_output(['xdotool', 'getwindowgeometry', '--shell', window], text=True)
            geometry = dict(line.split('=') for line in shell.split())
            margin_x = (int(geometry['WIDTH']) - frame.width) // 2
            margin_y = (int(geometry['HEIGHT']) - frame.height) // 2
            if window == active and 0 <= margin_x < 60 and 0 <= margin_y < 60:
                return (int(geometry['X']) + margin_x + extents.x + extents.width // 2,
                        int(geometry['Y']) + margin_y + extents.y + extents.height // 2)
        return None

    def click(self, node, times=1):
        x, y = wait(lambda: self._position(node), 'the X window of %r' % node.get_name())
        subprocess.run(['xdotool', 'mousemove', '--sync', str(x), str(y), 'click', '--repeat', str(times),
                        '--delay', '60', '1'], check=True)

    def click_button(self, name):
        self.click(self.button(name))

    @staticmethod
    def keys(*keys):
        subprocess.run(['xdotool', 'key', '--delay', '40', *keys], check=True)

    def type(self, text):
        """ASCII by keyboard; xdotool loses a letter now and then where it has to remap the keyboard."""
        assert text.isascii()
        subprocess.run(['xdotool', 'type', '--delay', '30', text], check=True)

    @staticmethod
    def set_text(node, text):
        Atspi.EditableText.set_text_contents(node, text)

    @staticmethod
    def screenshot(path):
        os.makedirs(os.path.dirname(path), exist_ok=True)
        subprocess.run(['import', '-window', 'root', path], check=True)

    def close(self):
        self.program.terminate()
        try:
            self.program.wait(10)
        except subprocess.TimeoutExpired:
            self.program.kill()
            raise
