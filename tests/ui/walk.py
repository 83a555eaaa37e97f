"""Every page and form as a screen reader and a keyboard meet it: each control has a name, and each word of a menu is
reached without a pointer. Usage: walk.py DAUMOI DAUMOICTL SAMPLE"""
import os
import shutil
import subprocess
import sys
import tempfile
import traceback

from uidriver import Atspi, Lost, Window, is_visible, text_of, wait

DAUMOI, CTL, SAMPLE = sys.argv[1:4]
FOLDER = tempfile.mkdtemp(prefix='daumoi-walk.')
OFFICE = os.path.join(FOLDER, 'office.daumoi')
ON = '2017-10-05'

# What a person acts on. Rows, cells and scroll bars are known by what is in them.
CONTROLS = {'push button', 'button', 'toggle button', 'check box', 'radio button', 'switch', 'text', 'entry', 'combo box',
            'spin button', 'slider', 'link', 'menu item', 'password text'}
# The toolkit's word where nobody gave one.
FALLBACKS = ('Gtk', 'Adw')
# Pages by their places in the sidebar, and forms by the action that opens them; what a program does not have is passed.
FORMS = ['win.new-task', 'win.new-section', 'win.new-duty', 'win.edit-task', 'win.record', 'detail.extend', 'win.edit-plan',
         'win.new-plan', 'win.copy-plan', 'win.close-plan', 'win.new-unit', 'win.new-person',
         'win.save-view', 'win.shortcuts', 'app.preferences', 'win.preferences']


def name_of(node):
    name = (node.get_name() or '').strip()
    return '' if name.startswith(FALLBACKS) else name


def is_inner(node):
    """A part of a control that has a name: the button inside a menu button, the text inside a search entry."""
    parent = node.get_parent()
    for _ in range(4):
        if parent is None or parent.get_role_name() in ('frame', 'dialog', 'window', 'filler', 'panel'):
            return False
        if name_of(parent) and parent.get_role_name() in CONTROLS | {'grouping', 'list item', 'search box', 'group'}:
            return True
        parent = parent.get_parent()
    return False


def describe(node):
    path = []
    while node and node.get_role_name() != 'application' and len(path) < 6:
        path.append('%s %r' % (node.get_role_name(), (node.get_name() or text_of(node))[:30]))
        node = node.get_parent()
    return ' < '.join(path)


def nameless(window):
    found = []
    for node in window.nodes():
        if node.get_role_name() in CONTROLS and is_visible(node) and not name_of(node) and not is_inner(node):
            found.append(describe(node))
    return found


def frame(window):
    return next(node for node in window.nodes() if node.get_role_name() == 'frame')


def actions(window):
    """What can be done, and where: in the window, in the list, in the task beside it."""
    found = {}
    for node in window.nodes():
        if node.get_role_name() == 'frame' or (node.get_name() or '').startswith('DmTask'):
            for i in range(Atspi.Action.get_n_actions(node)):
                found.setdefault(Atspi.Action.get_action_name(node, i), (node, i))
    return found


def act(window, name):
    Atspi.Action.do_action(*actions(window)[name])


def is_active(window):
    active = subprocess.run(['xdotool', 'getactivewindow', 'getwindowpid'], capture_output=True, text=True)
    return active.stdout.strip() == window.pid


def focused(window):
    """Of the window in front: one that is behind it remembers its focus."""
    found = None
    for node in window.nodes():
        if node.get_state_set().contains(Atspi.StateType.FOCUSED) and is_visible(node):
            found = node
    return found


def rows_of_sidebar(window):
    """Names of the places, from the sidebar's list."""
    for node in window.nodes():
        if node.get_role_name() in ('list', 'list box') and name_of(node) == 'Các trang' and is_visible(node):
            return [node.get_child_at_index(i) for i in range(node.get_child_count())]
    return []


TESTS = []


def test(function):
    TESTS.append(function)
    return function


@test
def every_control_of_every_page_has_a_name(window):
    faults = []
    rows = rows_of_sidebar(window)
    assert len(rows) >= 2, [describe(n) for n in window.nodes() if n.get_role_name() in ('list', 'list box')]
    for row in rows:
        window.click(row)
        wait(lambda: nameless(window) is not None, 'the page')
        faults += ['%s: %s' % (name_of(row), fault) for fault in nameless(window)]
    window.click(rows[0])
    assert not faults, '\n'.join(faults)


@test
def every_control_of_every_form_has_a_name(window):
    faults = []
    for name in FORMS:
        if name not in actions(window):
            continue
        before = len(window._xwindows())
        act(window, name)
        wait(lambda: len(window._xwindows()) > before and is_active(window), 'the form of ' + name)
        faults += ['%s: %s' % (name, fault) for fault in nameless(window)]
        window.keys('Escape')
        wait(lambda: len(window._xwindows()) == before and is_active(window), 'the form of %s going' % name)
    assert not faults, '\n'.join(faults)


def open_menu_items(window):
    return [node for node in window.nodes() if node.get_role_name() in ('menu item', 'check menu item', 'radio menu item')
            and is_visible(node)]


def reach(window, button):
    for _ in range(80):
        node = focused(window)
        chain = []
        while node and len(chain) < 4:
            chain.append(node)
            node = node.get_parent()
        if button in chain:
            return
        window.keys('Tab')
    raise Lost('%s cannot be reached' % describe(button))


@test
def every_word_of_the_menus_is_reached_by_keys(window):
    """Down goes through all that a menu shows, and comes back to where it began."""
    for name in ('Trình đơn chính', 'Thêm'):
        button = next(node for node in window.nodes() if node.get_name() == name and is_visible(node))
        reach(window, button)
        window.keys('Return')
        wait(lambda: open_menu_items(window), 'the menu ' + name)
        shown = {name_of(node) or text_of(node) for node in open_menu_items(window)
                 if node.get_state_set().contains(Atspi.StateType.SENSITIVE)}
        met = set()
        for _ in range(2 * len(shown) + 2):
            node = focused(window)
            if node:
                met.add(name_of(node) or text_of(node))
            window.keys('Down')
        window.keys('Escape')
        assert shown <= met, '%s: not reached: %s' % (name, shown - met)


def main():
    subprocess.run([CTL, '--database', OFFICE, 'import', SAMPLE], check=True, stdout=subprocess.DEVNULL)
    os.environ['XDG_STATE_HOME'] = FOLDER
    print('1..%d' % len(TESTS), flush=True)
    failed = 0
    window = Window(DAUMOI, '--on', ON, OFFICE)
    window.button('Tất cả 6')
    wait(lambda: is_active(window), 'the window in front')
    for number, function in enumerate(TESTS, 1):
        try:
            function(window)
            print('ok %d - %s' % (number, function.__name__), flush=True)
        except BaseException:
            failed += 1
            print('not ok %d - %s' % (number, function.__name__))
            for line in traceback.format_exc().splitlines():
                print('# ' + line, flush=True)
    window.close()
    shutil.rmtree(FOLDER)
    return 1 if failed else 0


sys.exit(main())
