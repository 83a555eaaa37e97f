"""What people do at the desk, each with an office of its own: pointer, keyboard, and what the file says afterwards.
Usage: journeys.py DAUMOI DAUMOICTL SAMPLE SCREENSHOTS [NAME…]"""
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import traceback

from uidriver import Atspi, Lost, Window, is_visible, text_of, wait

DAUMOI, CTL, SAMPLE, SHOTS = sys.argv[1:5]
ON = '2017-10-05'
JOURNEYS = []


def journey(function):
    JOURNEYS.append(function)
    return function


class Desk:
    """A folder with an office in it, and the windows that were opened on it."""

    def __init__(self, filled=True):
        self.folder = tempfile.mkdtemp(prefix='daumoi-journeys.')
        self.office = os.path.join(self.folder, 'office.daumoi')
        self.windows = []
        if filled:
            subprocess.run([CTL, '--database', self.office, 'import', SAMPLE], check=True, stdout=subprocess.DEVNULL)

    def __enter__(self):
        os.environ['XDG_STATE_HOME'] = os.path.join(self.folder, 'state')
        return self

    def __exit__(self, kind, *unused):
        if kind and self.windows:
            self.windows[-1].screenshot(os.path.join(SHOTS, 'journeys-failed.png'))
        for window in self.windows:
            if window.program.poll() is None:
                window.close()
        shutil.rmtree(self.folder)

    def open(self):
        window = Window(DAUMOI, '--on', ON, self.office)
        self.windows.append(window)
        return window

    def ctl(self, *words):
        return json.loads(subprocess.check_output([CTL, '--database', self.office, '--json', *words], text=True))

    def task(self, code):
        return next((t for t in self.ctl('tasks', '--on', ON, '--kind', 'all') if t['code'] == code), None)

    def assert_sound(self):
        assert self.ctl('check')['ok']


def is_active(window):
    active = subprocess.run(['xdotool', 'getactivewindow', 'getwindowpid'], capture_output=True, text=True)
    return active.stdout.strip() == window.pid


def bring_to_front(window):
    subprocess.run(['xdotool', 'windowactivate', '--sync', window._xwindows()[-1]], check=True)
    wait(lambda: is_active(window), 'the window in front')


def ready(window):
    """The rows are there and the keys go to this window."""
    window.button('Tất cả 6')
    wait(lambda: is_active(window), 'the window in front')


def form_is_open(window):
    window.find('push button|button', 'Lưu')
    wait(lambda: len(window._xwindows()) > 1 and is_active(window), 'the form in front')


def field(window, name):
    """Of the form: the window behind it has fields of the same names."""
    return window.find('text', name, last=True)


@journey
def a_deadline_is_edited_and_undone():
    with Desk() as desk:
        window = desk.open()
        ready(window)
        window.keys('ctrl+e')
        form_is_open(window)
        window.set_text(field(window, 'Thời hạn theo lời kế hoạch'), 'Quý IV năm 2017')
        window.find('label', text='01/10 – 31/12/2017')
        window.click_button('Lưu')
        wait(lambda: desk.task('II.1.a')['deadlines'][0]['end'] == '2017-12-31', 'the new deadline')
        window.button('Quá hạn 0')
        window.keys('ctrl+z')
        wait(lambda: desk.task('II.1.a')['deadlines'][0]['end'] == '2017-09-30', 'the old deadline')
        window.button('Quá hạn 1')
        desk.assert_sound()


@journey
def several_tasks_are_changed_and_undone():
    with Desk() as desk:
        window = desk.open()
        ready(window)
        window.click(window.find('label', text='II.1.b'))
        window.keys('shift+Down', 'shift+Down')
        window.find('label', text='Đã chọn 3')
        window.click_button('Sửa chung')
        form_is_open(window)
        window.click(window.find('label', text='Trạng thái', last=True))
        window.keys('Down', 'Down', 'Return')
        window.click_button('Lưu')
        wait(lambda: sum(t['status'] == 'cancelled' for t in desk.ctl('tasks', '--on', ON)) == 3, 'three cancelled tasks')
        window.keys('ctrl+z')
        wait(lambda: all(t['status'] != 'cancelled' for t in desk.ctl('tasks', '--on', ON)), 'none cancelled')
        desk.assert_sound()


@journey
def progress_goes_row_by_row_without_a_pointer():
    with Desk() as desk:
        window = desk.open()
        ready(window)
        window.click(window.find('label', text='II.2'))
        # What opens at the row has the focus, which nobody is told: the keys go there at once.
        for code, percent in (('II.2', 40), ('II.3.a', 50), ('II.3.b', 60)):
            window.keys('F2')
            window.type(str(percent))
            window.keys('Return')
            wait(lambda: desk.task(code)['percent'] == percent, 'the percent of ' + code)
            wait(lambda: focused(window) is not None, 'the focus in the list')
            window.keys('Down')
        window.keys('ctrl+z')
        wait(lambda: desk.task('II.3.b')['percent'] == 0, 'the percent before')
        assert desk.task('II.3.a')['percent'] == 50
        desk.assert_sound()


@journey
def tasks_are_copied_by_keys():
    with Desk() as desk:
        window = desk.open()
        ready(window)
        window.click(window.find('label', text='II.1.b'))
        window.keys('shift+Down', 'ctrl+c')
        window.find('label', text='Đã chép 2 nhiệm vụ')
        window.keys('ctrl+f')
        entry = window.find('text|entry', 'Tìm')
        window.keys('ctrl+v')
        wait(lambda: 'Nội dung' in text_of(entry), 'the table where it was pasted')


@journey
def two_windows_edit_the_same_task():
    with Desk() as desk:
        first, second = desk.open(), desk.open()
        ready(second)
        second.keys('ctrl+e')
        form_is_open(second)
        second.set_text(field(second, 'Nội dung'), 'Lời của người thứ hai')
        bring_to_front(first)
        first.keys('ctrl+e')
        form_is_open(first)
        first.set_text(field(first, 'Nội dung'), 'Lời của người thứ nhất')
        first.click_button('Lưu')
        wait(lambda: desk.task('II.1.a')['text'] == 'Lời của người thứ nhất', 'the first one saved')
        bring_to_front(second)
        second.click_button('Lưu')
        second.find('label', text='Người khác vừa lưu mục này')
        second.screenshot(os.path.join(SHOTS, 'journeys-conflict.png'))
        second.click_button('Cả hai')
        second.click_button('Lưu')
        wait(lambda: desk.task('II.1.a')['text'] == 'Lời của người thứ nhất\nLời của người thứ hai', 'both versions')
        desk.assert_sound()


@journey
def a_form_survives_the_end_of_the_program():
    words = 'Đã họp với các phòng; còn chờ ý kiến'
    with Desk() as desk:
        window = desk.open()
        ready(window)
        window.keys('ctrl+r')
        form_is_open(window)
        window.set_text(field(window, 'Kết quả'), words)
        wait(lambda: any(name.endswith('.draft') for _, _, names in os.walk(os.environ['XDG_STATE_HOME']) for name in names),
             'the draft on the disk')
        window.program.send_signal(signal.SIGKILL)
        window.program.wait()
        assert not desk.ctl('tasks', '--on', ON)[0]['last_entry_on']
        again = desk.open()
        form_is_open(again)
        again.find('label', text='Đây là phần anh chị đang nhập dở')
        assert text_of(field(again, 'Kết quả')) == words
        again.click_button('Lưu')
        wait(lambda: desk.task('II.1.a')['last_entry_on'] == ON, 'the entry in the file')
        desk.assert_sound()


def focused(window):
    """Of the window in front: one that is behind it remembers its focus."""
    found = None
    for node in window.nodes():
        if node.get_state_set().contains(Atspi.StateType.FOCUSED) and is_visible(node):
            found = node
    return found


def tab_to(window, name, key='Tab', limit=60):
    """As a person without a pointer: on and on until the right one has the focus."""
    for _ in range(limit):
        node = focused(window)
        if node and name in (node.get_name() or ''):
            return node
        window.keys(key)
    raise Lost('%r cannot be reached with %s' % (name, key))


@journey
def the_keyboard_alone_goes_from_the_first_start_to_the_first_progress():
    with Desk(filled=False) as desk:
        window = desk.open()
        window.button('Mở kế hoạch mẫu')
        wait(lambda: is_active(window), 'the window in front')
        tab_to(window, 'Mở kế hoạch mẫu')
        window.keys('Return')
        ready(window)
        window.keys('ctrl+r')
        form_is_open(window)
        # The form begins with its first field. (GTK 4.8 does not tell which row of a form has the focus.)
        window.type('40')
        wait(lambda: text_of(field(window, 'Tỷ lệ hoàn thành')) == '40', 'the percent')
        tab_to(window, 'Lưu')
        window.keys('Return')
        wait(lambda: desk.task('II.1.a')['percent'] == 40, 'the progress in the file')
        window.keys('ctrl+z')
        wait(lambda: desk.task('II.1.a')['percent'] == 0, 'the progress taken back')
        desk.assert_sound()


@journey
def a_narrow_window_shows_cards_and_a_way_back():
    with Desk() as desk:
        window = desk.open()
        ready(window)
        subprocess.run(['xdotool', 'windowsize', '--sync', window._xwindows()[-1], '400', '720'], check=True)
        window.find('push button|button', 'Quay lại')
        window.click(window.find('label', text='Cấp phát tài liệu'))
        window.button('Ghi tiến độ')
        window.screenshot(os.path.join(SHOTS, 'journeys-narrow.png'))
        window.click_button('Quay lại')
        window.button('Tất cả 6')
        window.click_button('Quay lại')
        window.find('label', text='Lịch sử')


def choose_in_menu(window, words):
    wait(lambda: len(window._xwindows()) == 1 and is_active(window), 'the window in front')
    window.keys('F10')
    window.find('menu item', words)
    tab_to(window, words, 'Down')
    window.keys('Return')


@journey
def a_plan_is_copied_to_the_next_year():
    """Each move is seen before anything is saved; one of them is changed, another left out."""
    with Desk() as desk:
        window = desk.open()
        ready(window)
        choose_in_menu(window, 'Sao chép kế hoạch sang năm khác')
        window.find('push button|button', 'Tiếp tục')
        wait(lambda: len(window._xwindows()) > 1 and is_active(window), 'the form in front')
        window.click(field(window, 'Số'))
        window.type('12')
        window.set_text(field(window, 'Ngày (ngày/tháng/năm)'), '15/01/2018')
        window.click_button('Tiếp tục')
        window.find('label', text='“Quý III năm 2017” → “Quý III năm 2018”')
        window.find('label', text='01/7 – 30/9/2017 → 01/7 – 30/9/2018')
        window.screenshot(os.path.join(SHOTS, 'journeys-copy.png'))
        assert len(desk.ctl('plans')) == 1
        window.click_button('Quay lại')
        assert text_of(field(window, 'Số')) == '12'
        window.click_button('Tiếp tục')
        window.click_button('Lưu')
        wait(lambda: len(desk.ctl('plans')) == 2, 'the new plan in the file')
        window.find('label', text='Kế hoạch 12/KH-BQL')
        tasks = desk.ctl('tasks', '--plan', '12/KH-BQL', '--on', '2018-02-01')
        first = next(task for task in tasks if task['code'] == 'II.1.a')
        assert len(tasks) == 6
        assert first['deadlines'][0]['raw'] == 'Quý III năm 2018'
        assert first['deadlines'][0]['end'] == '2018-09-30'
        assert desk.ctl('tasks', '--plan', '580', '--on', ON)[0]['deadlines'][0]['end'] == '2017-09-30'
        window.keys('ctrl+z')
        wait(lambda: len(desk.ctl('plans')) == 1, 'the new plan taken back')
        desk.assert_sound()


def status_on(desk, day):
    return next(task['status'] for task in desk.ctl('tasks', '--on', day) if task['code'] == 'II.1.a')


@journey
def the_holidays_of_a_year_move_a_deadline():
    """Ten working days from Friday 22 December 2017, with one more day off in between."""
    with Desk() as desk:
        window = desk.open()
        ready(window)
        window.keys('ctrl+e')
        form_is_open(window)
        window.set_text(field(window, 'Thời hạn theo lời kế hoạch'), 'trong 10 ngày làm việc kể từ ngày nhận')
        window.set_text(field(window, 'Ngày xảy ra sự kiện'), '22/12/2017')
        window.click_button('Lưu')
        wait(lambda: desk.task('II.1.a')['deadlines'][0]['event']['on'] == '2017-12-22', 'the deadline after the event')
        assert status_on(desk, '2018-01-08') == 'due-soon' and status_on(desk, '2018-01-09') == 'overdue'
        choose_in_menu(window, 'Ngày nghỉ')
        window.click_button('Năm sau')
        window.click_button('Nhập thông báo năm 2018')
        window.find('push button|button', 'Tiếp tục')
        wait(lambda: len(window._xwindows()) > 1 and is_active(window), 'the form in front')
        window.set_text(field(window, 'Số và ngày của thông báo'), 'Thông báo số 1/TB-BLĐTBXH ngày 01/12/2017')
        window.click_button('Thêm ngày nghỉ')
        window.set_text(field(window, 'Đó là ngày gì'), 'Nghỉ bù Tết Dương lịch')
        window.set_text(field(window, 'Ngày đầu (ngày/tháng/năm)'), '02/01/2018')
        window.click_button('Tiếp tục')
        window.find('label', text='1 thời hạn thay đổi')
        window.find('label', text='08/01/2018 → 09/01/2018')
        window.screenshot(os.path.join(SHOTS, 'journeys-holidays.png'))
        assert status_on(desk, '2018-01-09') == 'overdue'
        window.click_button('Lưu')
        wait(lambda: status_on(desk, '2018-01-09') == 'due-soon', 'the deadline moved in the file')
        window.keys('ctrl+z')
        wait(lambda: status_on(desk, '2018-01-09') == 'overdue', 'the deadline moved back')
        desk.assert_sound()


@journey
def a_search_needs_no_accents():
    """"duong" finds "đường"; the arrows go to what was found, and Enter opens it, where there is no room for both."""
    with Desk() as desk:
        window = desk.open()
        ready(window)
        for words in ('Sửa đường vào khu công nghiệp', 'Lát vỉa hè dọc đường số 3'):
            window.keys('ctrl+e')
            form_is_open(window)
            window.set_text(field(window, 'Nội dung'), words)
            window.click_button('Lưu')
            wait(lambda: words in [task['text'] for task in desk.ctl('tasks', '--on', ON)], 'the new words')
            wait(lambda: len(window._xwindows()) == 1 and is_active(window), 'the window in front')
            window.click(window.find('label', text='II.2'))
        subprocess.run(['xdotool', 'windowsize', '--sync', window._xwindows()[-1], '400', '720'], check=True)
        window.keys('ctrl+f')
        window.type('duong')
        window.button('Tất cả 2')
        assert {hit['id'] for hit in desk.ctl('search', 'duong')} == {desk.task(code)['id'] for code in ('II.1.a', 'II.2')}
        window.keys('Down', 'Down', 'Return')
        window.button('Ghi tiến độ')
        window.screenshot(os.path.join(SHOTS, 'journeys-search.png'))
        window.keys('ctrl+e')
        form_is_open(window)
        assert text_of(field(window, 'Nội dung')) == 'Lát vỉa hè dọc đường số 3'
        window.keys('Escape')
        wait(lambda: len(window._xwindows()) == 1 and is_active(window), 'the window in front')
        window.click_button('Quay lại')
        window.button('Tất cả 2')
        desk.assert_sound()


def main():
    chosen = [j for j in JOURNEYS if not sys.argv[5:] or j.__name__ in sys.argv[5:]]
    print('1..%d' % len(chosen), flush=True)
    failed = 0
    for number, function in enumerate(chosen, 1):
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
