#!/usr/bin/env python3
"""Score a record (JSON of `recount extract`) against a key written by hand.

usage: score_key.py KEY.json RECORD.json

The first line is `fields RIGHT OF found N missed N false N errors N`, where `errors` counts the false findings of
severity error; then a line for each wrong field, missed finding and false finding.

Texts are compared after NFKC, without white space, with quotes, dashes and comparison signs unified; numbers exactly.
Forms, rows and tables are paired in order by their names, so that a lost row costs that row only. A finding is the
key's where code and entity (row, block, table or running text) agree. A key may list further answers: `also_accept`
for fields, `debatable` for findings that are neither demanded nor false.
"""
import json
import re
import sys
import unicodedata
from decimal import Decimal, InvalidOperation

SIGNS = [('》=', '≥'), ('>=', '≥'), ('≧', '≥'), ('《=', '≤'), ('<=', '≤'), ('≦', '≤')]
PUNCTUATION = str.maketrans({
    '“': '"', '”': '"', '‘': "'", '’': "'", '—': '-', '–': '-', '－': '-', '：': ':', '；': ';', '，': ',', '。': '.',
    '（': '(', '）': ')', '、': ',', '～': '~', '·': '.'})
NOTHING = {'/', '-', '--', '\\'}
RUNNING_TEXT = ('narrative', 'table-sum', 'cross-table', 'percent-share')  # one place can hold several of these


def text(value):
    if value is None:
        return ''
    value = unicodedata.normalize('NFKC', str(value)).translate(PUNCTUATION)
    for printed, sign in SIGNS:
        value = value.replace(printed, sign)
    value = re.sub(r'\s+', '', value)
    return '' if value in NOTHING else value


def number(value):
    if value is None or value == '':
        return None
    try:
        return Decimal(str(value)).normalize()
    except InvalidOperation:
        return str(value)


def first_number(value):
    found = re.search(r'[0-9]+(\.[0-9]+)?', unicodedata.normalize('NFKC', str(value or '')).replace(',', ''))
    return number(found.group()) if found else text(value)


def distance(a, b):
    if a == b:
        return 0
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        diagonal, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            diagonal, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, diagonal + (x != y))
    return row[-1]


def similar(a, b):
    a, b = text(a), text(b)
    size = max(len(a), len(b))
    return 1.0 if size == 0 else 1 - distance(a, b) / size


def align(key, out, likeness):
    """The best pairing in order, as {index in key: index in out}; pairs less alike than 0.3 are not made."""
    n, m = len(key), len(out)
    alike = [[likeness(k, o) for o in out] for k in key]
    best = [[0.0] * (m + 1) for _ in range(n + 1)]
    for i in range(n - 1, -1, -1):
        for j in range(m - 1, -1, -1):
            best[i][j] = max(best[i + 1][j], best[i][j + 1])
            if alike[i][j] >= 0.3:
                best[i][j] = max(best[i][j], best[i + 1][j + 1] + alike[i][j])
    pairs, i, j = {}, 0, 0
    while i < n and j < m:
        if alike[i][j] >= 0.3 and abs(best[i][j] - best[i + 1][j + 1] - alike[i][j]) < 1e-9:
            pairs[i] = j
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


class Tally:
    def __init__(self, also_accept):
        self.right, self.of, self.misses = 0, 0, []
        self.accepted = {row['at']: row['values'] for row in also_accept}

    def accepts(self, at, got):
        return any(text(v) == text(got) or number(v) == number(got) for v in self.accepted.get(at, ()))

    def add(self, at, want, got, right):
        right = right or (got is not None and self.accepts(at, got))
        self.right += bool(right)
        self.of += 1
        if not right:
            self.misses.append(f'wrong {at}: want {want!r} got {got!r}')

    def text(self, at, want, got):
        if text(want) or (text(got) and not self.accepts(at, got)):
            self.add(at, want, got, text(want) == text(got))

    def number(self, at, want, got):
        if want is not None or (got is not None and not self.accepts(at, got)):
            self.add(at, want, got, number(want) == number(got))


def score_quantity(tally, at, want, got):
    nothing = {'kind': 'empty', 'text': ''}
    want, got = want or nothing, got or nothing
    kind, got_kind = want.get('kind'), got.get('kind')
    if kind == 'empty' and got_kind == 'empty':
        return
    tally.text(at + '/text', want.get('text'), got.get('text'))
    tally.add(at + '/kind', kind, got_kind, kind == got_kind)
    if kind == 'number':
        same = got_kind == 'number' and (want.get('op') or 'eq') == (got.get('op') or 'eq')
        tally.add(at + '/op', want.get('op'), got.get('op'), same)
        tally.number(at + '/value', want.get('value'), got.get('value'))
    if kind == 'range':
        for end in ('low', 'high'):
            tally.number(f'{at}/{end}', want.get(end), got.get(end))
    if kind in ('number', 'range'):
        tally.text(at + '/unit', want.get('unit'), got.get('unit'))


def score_form(tally, at, want, got, rows):
    """`rows` receives {pointer of a row in the record: pointer in the key}, both by the key's number of the form."""
    for name in ('title', 'project', 'department', 'unit', 'grade', 'amount_unit'):
        tally.text(f'{at}/{name}', want.get(name), got.get(name))
    tally.number(f'{at}/year', want.get('year'), got.get('year'))
    for name in ('expected', 'actual'):
        tally.text(f'{at}/goals/{name}', (want.get('goals') or {}).get(name), (got.get('goals') or {}).get(name))

    key, out = want.get('funding') or [], got.get('funding') or []
    pairs = align(key, out, lambda a, b: 0.5 * (a['kind'] == b.get('kind')) + 0.5 * similar(a['source'], b.get('source')))
    for i, row in enumerate(key):
        other, here = out[pairs[i]] if i in pairs else {}, f'{at}/funding/{i}'
        if i in pairs:
            rows[f'{at}/funding/{pairs[i]}'] = here
        tally.text(here + '/source', row['source'], other.get('source'))
        for name in ('previous_budget', 'initial_budget', 'budget', 'executed', 'weight', 'rate', 'score'):
            tally.number(f'{here}/{name}', row.get(name), other.get(name))

    key, out = want.get('indicators') or [], got.get('indicators') or []
    pairs = align(key, out, lambda a, b: 0.9 * similar(a['name'], b.get('name')) + 0.1 * (a.get('score') == b.get('score')))
    for i, row in enumerate(key):
        other, here = out[pairs[i]] if i in pairs else {}, f'{at}/indicators/{i}'
        if i in pairs:
            rows[f'{at}/indicators/{pairs[i]}'] = here
        tally.add(here, row['name'], other.get('name'), i in pairs)
        for name in ('level1', 'level2', 'name', 'rule', 'note'):
            tally.text(f'{here}/{name}', row.get(name), other.get(name))
        for name in ('level1_weight', 'weight', 'score'):
            tally.number(f'{here}/{name}', row.get(name), other.get(name))
        for name in ('target', 'actual'):
            score_quantity(tally, f'{here}/{name}', row.get(name), other.get(name))
    for j in set(range(len(out))) - set(pairs.values()):
        tally.add(f'{at}/indicators (row {j} of the record)', None, out[j].get('name'), False)
    for name in ('weight', 'score'):
        tally.number(f'{at}/total/{name}', (want.get('total') or {}).get(name), (got.get('total') or {}).get(name))


def score_tables(tally, key, out):
    """Returns {'T' or 'T/R' of the record: the same of the key}."""
    halves = lambda a, b: 0.5 * similar(a.get('number'), b.get('number')) + 0.5 * similar(a.get('title'), b.get('title'))
    pairs, found = align(key, out, halves), {}
    for i, table in enumerate(key):
        other = out[pairs[i]] if i in pairs else {'rows': [], 'header': []}
        tally.add(f'/tables/{i}', table.get('title'), other.get('title'), i in pairs)
        for c, label in enumerate(table['header']):
            tally.text(f'/tables/{i}/header/{c}', label, other['header'][c] if c < len(other['header']) else None)
        rows = align(table['rows'], other['rows'], lambda a, b: similar('|'.join(a), '|'.join(b)))
        if i in pairs:
            found[str(pairs[i])] = str(i)
            found.update({f'{pairs[i]}/{theirs}': f'{i}/{ours}' for ours, theirs in rows.items()})
        for r, row in enumerate(table['rows']):
            cells = other['rows'][rows[r]] if r in rows else []
            for c, cell in enumerate(row):
                tally.text(f'/tables/{i}/rows/{r}/{c}', cell, cells[c] if c < len(cells) else None)
    return found


def locate(at, forms, rows, tables):
    """A pointer of the record in the key's numbering."""
    parts = at.split('/')
    if len(parts) > 2 and parts[1] == 'forms' and parts[2].isdigit():
        if int(parts[2]) not in forms:
            return at + ' (a form that the key lacks)'
        parts[2] = str(forms[int(parts[2])])
        at = '/'.join(parts)
        if len(parts) > 4 and parts[3] in ('indicators', 'funding'):
            row = '/'.join(parts[:5])
            at = rows.get(row, row + '?') + '/' + '/'.join(parts[5:])
    elif len(parts) > 2 and parts[1] == 'tables':
        row = f'{parts[2]}/{parts[4]}' if len(parts) > 4 else ''
        if row in tables:
            parts[2], parts[4] = tables[row].split('/')
        else:
            parts[2] = tables.get(parts[2], parts[2] + '?')
        at = '/'.join(parts)
    return at.rstrip('/')


def entity(at):
    parts = at.split('/')
    if parts[1] in ('paragraphs', 'narrative'):
        return 'text'
    if parts[1] == 'tables':
        return '/'.join(parts[:3])
    return '/'.join(parts[:5] if len(parts) > 4 and parts[3] in ('indicators', 'funding') else parts[:4])


def same_finding(want, got, where, paragraphs):
    """`got` is of the record and stands at `where` in the key's numbering."""
    if got['code'] not in [want['code'], *want.get('accept_code', [])] or entity(want['at']) != entity(where):
        return False
    if entity(where) == 'text' and want.get('words'):
        index = got['at'].split('/')[2:3]
        known = index and index[0].isdigit() and int(index[0]) < len(paragraphs)
        said = got.get('quote') or (paragraphs[int(index[0])]['text'] if known else '')
        if text(want['words']) not in text(said) and text(said) not in text(want.get('quote') or want['words']):
            return False
    if entity(where) == 'text' or want['code'] in RUNNING_TEXT:
        return 'stated' not in want or first_number(want['stated']) == first_number(got.get('stated'))
    return True


def score_findings(key, got, paragraphs):
    """Returns those of the key that were missed, and those of the record that are false."""
    used, missed = set(), []
    for want in key.get('findings', []):
        hit = next((n for n, (finding, where) in enumerate(got)
                    if n not in used and same_finding(want, finding, where, paragraphs)), None)
        if hit is None:
            missed.append(want)
        else:
            used.add(hit)
    excused = [row for row in [*key.get('debatable', []), *key.get('findings', [])] if 'code' in row and 'at' in row]
    false = [finding for n, (finding, where) in enumerate(got)
             if n not in used and not any(same_finding(row, finding, where, paragraphs) for row in excused)]
    return missed, false


def score(key, out):
    tally, rows = Tally(key.get('also_accept', [])), {}
    wanted, forms = key.get('forms', []), out.get('forms', [])
    pairs = align(wanted, forms, lambda a, b: 0.7 * similar(a.get('project'), b.get('project')) +
                  0.3 * (len(a['indicators']) == len(b.get('indicators', []))))
    for i, form in enumerate(wanted):
        tally.add(f'/forms/{i}', form.get('project'), None, i in pairs)
        score_form(tally, f'/forms/{i}', form, forms[pairs[i]] if i in pairs else {}, rows)
    for j in set(range(len(forms))) - set(pairs.values()):
        tally.add(f'/forms/{j} of the record', None, forms[j].get('project'), False)
    tables = score_tables(tally, key.get('tables', []), out.get('tables', []))
    back = {j: i for i, j in pairs.items()}
    got = [(finding, locate(finding['at'], back, rows, tables)) for finding in out.get('findings', [])]
    return tally, *score_findings(key, got, out.get('paragraphs', []))


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    key, out = (json.load(open(path, encoding='utf-8'), parse_float=str) for path in sys.argv[1:])
    tally, missed, false = score(key, out)
    found = len(key.get('findings', [])) - len(missed)
    errors = sum(finding.get('severity') == 'error' for finding in false)
    print(f'fields {tally.right} {tally.of} found {found} missed {len(missed)} false {len(false)} errors {errors}')
    for line in tally.misses:
        print(line)
    for word, findings in (('missed', missed), ('false', false)):
        for row in findings:
            print(f"{word} {row.get('severity', '')} {row['code']} at {row['at']}: {row.get('message', '')}")


if __name__ == '__main__':
    main()
