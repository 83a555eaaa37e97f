"""One journey as a person makes it, with pointer and keyboard: first start → sample plan → progress → undo; then what
the command line and a second process see. Usage: journey.py DAUMOI DAUMOICTL SCREENSHOTS"""
import json
import os
import subprocess
import sys
import tempfile
import traceback

from uidriver import Window, wait

DAUMOI, CTL, SHOTS = sys.argv[1:4]
FOLDER = tempfile.TemporaryDirectory(prefix='daumoi-journey.')
OFFICE = os.path.join(FOLDER.name, 'office.daumoi')
ON = '2017-10-05'
STEPS = []


def step(function):
    STEPS.append(function)
    return function


def ctl(*words):
    return json.loads(subprocess.check_output([CTL, '--database', OFFICE, '--json', *words], text=True))


def task(code):
    return next(t for t in ctl('tasks', '--on', ON) if t['code'] == code)


@step
def first_start_offers_its_doors(window):
    for name in ('Chọn văn bản', 'Mở kế hoạch mẫu', 'Chọn tệp', 'Bắt đầu với kế hoạch trống'):
        window.button(name)
    window.screenshot(os.path.join(SHOTS, 'journey-1-first-start.png'))


@step
def the_sample_plan_opens(window):
    window.click_button('Mở kế hoạch mẫu')
    window.find('label', text='Kế hoạch 580/KH-BQL')
    window.button('Tất cả 6')
    window.button('Quá hạn 1')
    assert len(ctl('tasks', '--on', ON)) == 6


@step
def progress_is_recorded(window):
    window.click_button('Ghi tiến độ')
    percent = window.find('text', 'Tỷ lệ hoàn thành', last=True)
    window.click(percent)
    window.type('100')
    window.set_text(window.find('text', 'Kết quả', last=True), 'Đã tổ chức hội nghị')
    window.screenshot(os.path.join(SHOTS, 'journey-2-progress.png'))
    window.click_button('Lưu')
    window.button('Hoàn thành 1')
    window.button('Quá hạn 0')
    wait(lambda: task('II.1.a')['status'] == 'done-late', 'the task done late in the file')
    assert task('II.1.a')['percent'] == 100
    window.screenshot(os.path.join(SHOTS, 'journey-3-done.png'))


@step
def undo_brings_overdue_back(window):
    window.keys('ctrl+z')
    window.button('Quá hạn 1')
    wait(lambda: task('II.1.a')['status'] == 'overdue', 'the task overdue again in the file')
    window.screenshot(os.path.join(SHOTS, 'journey-4-undone.png'))


@step
def another_process_is_seen(window):
    """The command line writes; the window shows it by itself, without a key pressed."""
    ctl('progress', task('II.4')['id'], '--percent', '100', '--on', ON)
    window.button('Hoàn thành 1')


@step
def search_needs_no_accents(window):
    window.keys('ctrl+f')
    window.type('quy che noi bo')
    window.button('Tất cả 1')


def main():
    print('1..%d' % (len(STEPS) + 1), flush=True)
    failed, number = 0, 0
    window = Window(DAUMOI, '--on', ON, OFFICE)
    for number, function in enumerate(STEPS, 1):
        try:
            if not failed:
                function(window)
            print('%sok %d - %s' % ('not ' if failed else '', number, function.__name__), flush=True)
        except BaseException:
            failed += 1
            window.screenshot(os.path.join(SHOTS, 'journey-failed.png'))
            print('not ok %d - %s' % (number, function.__name__))
            for line in traceback.format_exc().splitlines():
                print('# ' + line, flush=True)
    window.close()
    sound = ctl('check')['ok']
    print('%sok %d - the file is sound afterwards' % ('' if sound else 'not ', number + 1), flush=True)
    return 1 if failed or not sound else 0


sys.exit(main())
