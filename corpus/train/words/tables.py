"""The tables of the lines of words: python3 tables.py OUT

OUT gets what recount_train_lines --tables reads: this folder's symbols and forms, the fonts of the folder above, the patterns
of both (those of figures also with Chinese marks), and the lists of the folder above with {w}: words of Chinese, drawn from the
dictionary of python3-jieba by the root of their frequency.
"""
import pathlib
import random
import re
import shutil
import sys

HERE = pathlib.Path(__file__).parent
DICTIONARY = pathlib.Path("/usr/lib/python3/dist-packages/jieba/dict.txt")
WORDS = 120_000
CHINESE_MARKS = str.maketrans("(),:;", "（），：；")


def rows(path):
    return [line for line in path.read_text(encoding="utf-8").splitlines()
            if line.strip() and line != "#" and not line.startswith("# ")]


def words():
    known = set("".join(rows(HERE / "symbols.txt")))
    items = [line.split() for line in rows(DICTIONARY)]
    items = [(word, int(count)) for word, count, *_ in items if set(word) <= known and len(word) <= 6]
    return random.Random(1).choices([word for word, _ in items], [count ** 0.5 for _, count in items], k=WORDS)


def main(out):
    out = pathlib.Path(out)
    out.mkdir(parents=True, exist_ok=True)
    for name in ("symbols.txt", "forms.txt"):
        shutil.copy(HERE / name, out / name)
    shutil.copy(HERE.parent / "fonts.txt", out / "fonts.txt")
    figures = rows(HERE.parent / "patterns.txt")
    chinese = [line.translate(CHINESE_MARKS) for line in figures if re.search(r"[(),:;]", line.split(maxsplit=2)[2])]
    (out / "patterns.txt").write_text("\n".join(figures + chinese + rows(HERE / "patterns.txt")) + "\n", encoding="utf-8")
    lists = rows(HERE.parent / "lists.txt") + ["w: " + " ".join(words())]
    (out / "lists.txt").write_text("\n".join(lists) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
