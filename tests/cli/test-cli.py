#!/usr/bin/python3
"""The command line as scripts use it: the contract's shapes, exit codes, and one clear line for bad input.
Usage: test-cli.py DAUMOICTL SAMPLE"""
import json
import os
import subprocess
import sys
import tempfile
import traceback

CTL, SAMPLE = sys.argv[1:3]
TESTS = []


def test(function):
    TESTS.append(function)
    return function


class Office:
    """A throw-away office in a folder of its own."""

    def __init__(self):
        self.folder = tempfile.TemporaryDirectory(prefix='daumoi-cli.')
        self.file = os.path.join(self.folder.name, 'office.daumoi')

    def run(self, *words, code=0, database=True):
        command = [CTL, '--json'] + (['--database', self.file] if database else []) + list(words)
        result = subprocess.run(command, capture_output=True, text=True, timeout=60,
                                env={**os.environ, 'XDG_DATA_HOME': self.folder.name})
        assert result.returncode == code, (words, result.returncode, result.stderr)
        if code:
            assert result.stderr.count('\n') == 1 and len(result.stderr) > 20, (words, result.stderr)
        return json.loads(result.stdout) if result.stdout else None

    def task(self, code, on='2017-09-30'):
        return next(t for t in self.run('tasks', '--on', on, '--kind', 'all') if t['code'] == code)


def imported():
    office = Office()
    office.run('import', SAMPLE)
    return office


@test
def dry_run_reads_plan_580():
    office = Office()
    answer = office.run('import', '--dry-run', SAMPLE)
    assert not os.path.exists(office.file)
    plan = answer['plan']
    assert (plan['number'], plan['symbol'], plan['type']) == ('580', 'KH-BQL', 'Kế hoạch')
    assert (plan['issued_on'], plan['place']) == ('2017-06-20', 'Thái Nguyên')
    assert plan['issuer'] == 'Ban Quản lý các KCN Thái Nguyên' and plan['parent_issuer'] is None
    assert plan['signer'] == {'form': 'KT.', 'position': 'PHÓ TRƯỞNG BAN', 'name': 'Phạm Hoàng Hải'}
    assert plan['references'] == [{'number': '76/KH-UBND', 'issued_on': '2017-05-08'},
                                  {'number': '188/QĐ-BQL', 'issued_on': '2013-07-10'}]
    assert len(plan['basis']) == 1 and '76/KH-UBND' in plan['basis'][0]
    assert plan['recipients'] == ['Sở Tư pháp', 'Lãnh đạo Ban', 'Các phòng, đơn vị trực thuộc Ban']

    items = {i['code']: i for i in answer['items']}
    kinds = {c: i['kind'] for c, i in items.items() if i['kind'] != 'section'}
    assert kinds == {'II.1.a': 'task', 'II.1.b': 'task', 'II.2': 'task', 'II.3.a': 'task', 'II.3.b': 'task',
                     'II.4': 'task', 'IV.1': 'duty', 'IV.2': 'duty'}
    when = {c: [(d['kind'], d['start'], d['end']) for d in i['deadlines']] for c, i in items.items()}
    assert when['II.1.a'] == [('quarter', '2017-07-01', '2017-09-30')]
    assert when['II.1.b'] == [('onward', '2017-01-01', None)]
    assert when['II.2'] == [] and when['IV.2'] == []
    assert when['II.3.a'] == when['II.3.b'] == [('continuous', None, None)]
    assert when['II.4'] == [('year', '2017-01-01', '2017-12-31')]
    assert when['IV.1'] == [('recurring', None, None)]
    assert items['IV.1']['deadlines'][0]['repeat']['every'] == 'unknown'
    assert items['IV.1']['lead'] == []
    assert items['IV.1']['coordinating'] == ['Phòng Hỗ trợ pháp lý', 'Văn Phòng Ban']
    codes = {p['code'] for p in answer['problems']}
    assert {'numbering-gap', 'lead-unknown', 'period-unknown', 'deadline-in-sentence', 'no-deadline'} <= codes
    assert all(p['line'] > 0 and p['message'] for p in answer['problems'])


@test
def the_quarter_runs_out():
    office = imported()
    task = office.task('II.1.a', '2017-09-30')
    assert task['status'] == 'due-soon' and task['plan'] == '580/KH-BQL'
    assert office.task('II.1.a', '2017-10-01')['status'] == 'overdue'
    done = office.run('progress', task['id'], '--percent', '100', '--done-on', '2017-10-02')
    assert (done['status'], done['done_on'], done['percent']) == ('done-late', '2017-10-02', 100)
    assert office.task('II.1.a', '2017-10-01')['status'] == 'overdue'
    office.run('undo', '--on', '2017-10-05')
    assert office.task('II.1.a', '2017-10-05')['status'] == 'overdue'


@test
def tasks_are_filtered():
    office = imported()
    assert len(office.run('tasks', '--on', '2017-08-01')) == 6
    assert len(office.run('tasks', '--on', '2017-08-01', '--kind', 'duty')) == 2
    assert [t['code'] for t in office.run('tasks', '--on', '2017-08-01', '--status', 'continuous')] == \
        ['II.1.b', 'II.3.a', 'II.3.b']
    assert [t['code'] for t in office.run('tasks', '--on', '2017-10-01', '--plan', '580/KH-BQL',
                                          '--status', 'overdue,no-deadline')] == ['II.1.a', 'II.2']
    unit = [u['name'] for u in office.run('units')]
    assert 'Phòng Hỗ trợ pháp lý' in unit
    assert [t['code'] for t in office.run('tasks', '--kind', 'all', '--unit',
                                          'các phòng chuyên môn, nghiệp vụ, đơn vị trực thuộc ban')] == ['IV.2']
    office.run('tasks', '--plan', '581', code=1)
    office.run('tasks', '--unit', 'không có', code=1)
    office.run('tasks', '--status', 'late', code=2)


@test
def plans_count_every_task_once():
    office = imported()
    plan, = office.run('plans', '--on', '2017-10-01')
    assert plan['number'] == '580' and plan['issued_on'] == '2017-06-20'
    assert sum(plan['counts'].values()) == 6 and len(plan['counts']) == 10
    assert plan['counts']['overdue'] == 1 and plan['counts']['silent'] == 3


@test
def importing_again_is_refused():
    office = imported()
    office.run('import', SAMPLE, code=1)
    assert len(office.run('plans')) == 1
    office.run('undo')
    assert office.run('plans') == []
    assert office.run('check') == {'ok': True, 'problems': []}
    office.run('import', SAMPLE)


@test
def progress_is_checked():
    office = imported()
    task = office.task('II.1.a')['id']
    before = office.run('log')
    for words, code in ((['--percent', '101'], 1), (['--percent', '-1'], 2), (['--percent', 'abc'], 2),
                        (['--percent', '5', '--on', '2999-01-01'], 1), ([], 1),
                        (['--percent', '100', '--done-on', '2999-01-01'], 1),
                        (['--note', 'x', '--for', '2017-09-29'], 1), (['--note', 'x', '--for', 'hôm qua'], 2),
                        (['--percent', '5', '--on', '2017-02-30'], 2)):
        office.run('progress', task, *words, code=code)
    office.run('progress', 'no-such-task', '--percent', '5', code=1)
    assert office.run('log') == before
    entry = office.run('progress', 'II.1.a', '--percent', '30', '--note', 'Đã mời báo cáo viên', '--on', '2017-08-01')
    assert (entry['percent'], entry['state'], entry['last_entry_on']) == (30, 'in-progress', '2017-08-01')


@test
def undo_is_one_act_at_a_time():
    office = imported()
    office.run('progress', 'II.4', '--percent', '10', '--on', '2017-08-01')
    office.run('progress', 'II.4', '--percent', '20', '--on', '2017-08-02')
    assert office.run('undo', '--on', '2017-08-03')['percent'] == 10
    assert office.run('undo', '--on', '2017-08-03')['percent'] == 0
    office.run('undo')
    office.run('undo', code=1)
    log = office.run('log')
    assert [c['seq'] for c in log] == sorted((c['seq'] for c in log), reverse=True)
    assert office.run('check')['ok']


@test
def units_have_successors():
    office = Office()
    old = office.run('unit', 'add', '--name', 'Phòng Hỗ trợ pháp lý', '--code', 'HTPL')
    new = office.run('unit', 'add', '--name', 'Phòng Tổng hợp', '--successor-of', old['id'])
    units = {u['id']: u for u in office.run('units')}
    assert units[old['id']]['successors'] == [new['id']] and units[new['id']]['predecessors'] == [old['id']]
    assert units[old['id']]['aliases'] == []
    named = office.run('unit', 'add', '--name', 'Văn phòng', '--alias', 'Văn phòng Ban', '--alias', 'VP Ban')
    assert named['aliases'] == ['Văn phòng Ban', 'VP Ban'] and named in office.run('units')
    office.run('tasks', '--unit', 'vp ban')
    office.run('unit', 'add', '--name', 'VP ban', code=1)
    office.run('unit', 'add', '--name', 'Khác', '--alias', 'văn phòng', code=1)
    office.run('unit', 'add', '--name', 'Khác', '--alias', 'htpl', code=1)
    assert [h['id'] for h in office.run('search', 'vp ban')] == [named['id']]
    office.run('unit', 'add', '--name', '   ', code=1)
    office.run('unit', 'add', '--code', 'X', code=2)
    office.run('unit', 'add', '--name', 'Y', '--successor-of', 'nobody', code=1)


@test
def people_come_and_go():
    office = Office()
    office.run('unit', 'add', '--name', 'Phòng Hỗ trợ pháp lý', '--code', 'HTPL')
    unit, = office.run('units')
    person = office.run('person', 'add', '--name', 'Nguyễn Văn An', '--title', 'Chuyên viên', '--unit', 'htpl',
                        '--phone', '0208 3845 123', '--email', 'an@bqlkcn.gov.vn', '--from', '2017-01-01')
    assert {k: person[k] for k in person if k != 'id'} == {
        'name': 'Nguyễn Văn An', 'title': 'Chuyên viên', 'unit': unit['name'], 'unit_id': unit['id'],
        'phone': '0208 3845 123', 'email': 'an@bqlkcn.gov.vn', 'from': '2017-01-01', 'until': None}
    office.run('person', 'add', '--name', 'Bùi Ân', '--until', '2016-12-31')
    office.run('person', 'add', '--name', 'Lê Văn An')
    people = office.run('people')
    assert [p['name'] for p in people] == ['Lê Văn An', 'Nguyễn Văn An', 'Bùi Ân'] and people[1] == person
    assert people[2]['until'] == '2016-12-31' and people[0]['unit'] is None
    for words, code in ((['--name', '  '], 1), (['--title', 'Chuyên viên'], 2), (['--name', 'X', '--phone', '12'], 1),
                        (['--name', 'X', '--email', 'x@y'], 1), (['--name', 'X', '--unit', 'không có'], 1),
                        (['--name', 'X', '--from', '2018-01-01', '--until', '2017-01-01'], 1),
                        (['--name', 'X', '--from', 'hôm qua'], 2)):
        office.run('person', 'add', *words, code=code)
    assert office.run('people') == people
    assert [h['kind'] for h in office.run('search', 'van an')] == ['person', 'person']
    office.run('import', SAMPLE)
    assert office.task('II.1.a')['person'] is None
    assert office.run('tasks', '--person', 'Bùi Ân') == []
    office.run('tasks', '--person', 'không có', code=1)
    assert office.run('check')['ok']


@test
def search_needs_no_accents():
    office = imported()
    for words in ('quy che noi bo', 'hội nghị tuyên truyền', 'HOI NGHI', 'co so du lieu', 'phong ho tro'):
        assert office.run('search', words), words
    assert office.run('search', '"; DROP TABLE item; --') == []
    assert {'kind', 'id', 'title', 'page', 'snippet'} == set(office.run('search', 'đầu mối')[0])


@test
def backups_are_whole():
    office = imported()
    copy = os.path.join(office.folder.name, 'copy.daumoi')
    office.run('backup', copy)
    original, office.file = office.file, copy
    assert office.run('check')['ok'] and len(office.run('tasks')) == 6
    office.file = original
    office.run('backup', os.path.join(office.folder.name, 'no', 'such', 'folder', 'x'), code=1)


@test
def readers_refuse_a_missing_file():
    office = Office()
    for words in (['plans'], ['tasks'], ['units'], ['people'], ['log'], ['check'], ['search', 'x'],
                  ['progress', 'x', '--percent', '1'], ['undo'], ['backup', office.file + '2']):
        office.run(*words, code=1)
        assert os.listdir(office.folder.name) == [], words


@test
def wrong_usage_ends_with_2():
    office = imported()
    for words in ([], ['fly'], ['import'], ['import', 'a', 'b'], ['tasks', '--on', '2017-13-01'], ['tasks', '--colour'],
                  ['unit'], ['unit', 'remove'], ['person'], ['person', 'remove', '--name', 'X'], ['progress'], ['tasks', '--kind', 'section'], ['backup'], ['search']):
        office.run(*words, code=2)


def refused(content):
    office = Office()
    path = os.path.join(office.folder.name, 'plan.txt')
    with open(path, 'wb') as plan:
        plan.write(content)
    office.run('import', path, code=1)
    office.run('import', '--dry-run', path, code=1)
    assert not os.path.exists(office.file)


@test
def bad_documents_are_refused():
    with open(SAMPLE, 'rb') as sample:
        text = sample.read()
    refused(b'')
    refused(b' \n\t\n \n')
    refused(os.urandom(4096))
    refused(text[:3000] + b'\0' + text[3000:])
    refused(text[:3001] + b'\xff\xfe' + text[3001:])
    refused(b'd\xf2ng\n' * 1000)
    refused(b'x\n' * 1000000)
    refused('Chỉ là một bức thư.\n'.encode())


@test
def a_huge_document_is_refused_unread():
    office = Office()
    path = os.path.join(office.folder.name, 'huge.txt')
    with open(path, 'wb') as plan:
        plan.truncate(200 * 1024 * 1024)
    office.run('import', path, code=1)
    office.run('import', office.folder.name, code=1)
    office.run('import', '/dev/zero', code=1)
    office.run('import', path + '.missing', code=1)
    assert not os.path.exists(office.file)


@test
def foreign_files_are_not_touched():
    office = Office()
    for content in (b'not a database', b'', b'SQLite format 3\0' + b'\0' * 4000, os.urandom(8192)):
        with open(office.file, 'wb') as file:
            file.write(content)
        for words in (['tasks'], ['check'], ['import', SAMPLE], ['undo']):
            office.run(*words, code=1)
        with open(office.file, 'rb') as file:
            assert file.read() == content
        assert os.listdir(office.folder.name) == ['office.daumoi']


def main():
    print('1..%d' % len(TESTS))
    failed = 0
    for number, function in enumerate(TESTS, 1):
        try:
            function()
            print('ok %d - %s' % (number, function.__name__))
        except Exception:
            failed += 1
            print('not ok %d - %s' % (number, function.__name__))
            for line in traceback.format_exc().splitlines():
                print('# ' + line)
        sys.stdout.flush()
    return 1 if failed else 0


sys.exit(main())
