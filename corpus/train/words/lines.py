"""Lines that recount_train_lines --raw draws, for the net: parted by width, on the device."""
import pathlib
import random
import struct

import numpy
import torch

import tables
from net import HEIGHT

WIDTHS = (96, 160, 224, 320, 448, 672)
LONGEST = 48  # characters


def classes():
    """character -> its number, from 1. As corpus::Symbols reads them."""
    made = {}
    for row in tables.rows(tables.HERE / "symbols.txt"):
        for character in row:
            if character != " " and character not in made:
                made[character] = len(made) + 1
    return made


def read(path):
    """(picture, label) of each line; ink is high."""
    data = pathlib.Path(path).read_bytes()
    at = 0
    while at < len(data):
        width, height, length = struct.unpack_from("<III", data, at)
        at += 12
        label = data[at:at + length].decode("utf-8")
        at += length
        picture = numpy.frombuffer(data, numpy.uint8, width * height, at).reshape(height, width)
        at += width * height
        yield 255 - picture, label


class Lines:
    """A store that grows; batches are drawn from several files at a time."""

    def __init__(self, device):
        self.device = device
        self.known = classes()
        self.chunks = {width: [] for width in WIDTHS}
        self.counts = {width: 0 for width in WIDTHS}
        self.bytes = 0

    def add(self, path):
        parts = {width: [] for width in WIDTHS}
        for picture, label in read(path):
            label = [self.known.get(c) for c in label if c != " "]
            width = next((w for w in WIDTHS if w >= picture.shape[1]), None)
            if width is None or not label or None in label or len(label) > LONGEST or picture.shape[0] != HEIGHT:
                continue
            parts[width].append((picture, label))
        for width, lines in parts.items():
            if not lines:
                continue
            pictures = numpy.zeros((len(lines), HEIGHT, width), numpy.uint8)
            labels = numpy.zeros((len(lines), LONGEST), numpy.int16)
            lengths = numpy.zeros(len(lines), numpy.int16)
            for i, (picture, label) in enumerate(lines):
                pictures[i, :, :picture.shape[1]] = picture
                labels[i, :len(label)] = label
                lengths[i] = len(label)
            self.chunks[width].append(tuple(torch.from_numpy(a).to(self.device) for a in (pictures, labels, lengths)))
            self.counts[width] += len(lines)
            self.bytes += pictures.nbytes

    def batch(self, pixels, files=4):
        """(pictures as bytes, labels, lengths) of about so many columns of pixels in all."""
        width = random.choices(WIDTHS, [self.counts[w] * w for w in WIDTHS])[0]
        count = max(1, pixels // width // files)
        picked = []
        for _ in range(files):
            chunk = random.choice(self.chunks[width])
            index = torch.randint(len(chunk[2]), (count,), device=self.device)
            picked.append([part[index] for part in chunk])
        return [torch.cat(parts) for parts in zip(*picked)]
