"""Weights as whole numbers, in the file that extract/words_net.cc reads: python3 export.py words.pt OUT.net

The file: "recount words 1\n"; the characters that the classes stand for (bytes of UTF-8, their number in front); then the matrices of
the net in the order of use, each with its rows and columns (32 bits, little endian), a scale and a bias for each row (float), and
the weights (8 bits, row by row). The means and variances of the training are in them.
"""
import struct
import sys

import numpy
import torch

from lines import classes
from net import WordsNet

# Characters of GB 2312 that are parts of others and stand in no text, where a stroke or a frame would be taken for them.
PARTS = set("丨丶丿亅亠冂冖凵匚卩厶囗夂宀屮巛彐彡彳忄扌攵氵灬犭疒礻糸纟罒艹虍衤讠豸辶钅阝隹飠饣匸")


def folded(weight, norm):
    """Weight and bias of a convolution with its norm."""
    scale = norm.weight / torch.sqrt(norm.running_var + norm.eps)
    return weight.flatten(1) * scale[:, None], norm.bias - norm.running_mean * scale


def matrices(net, kept):
    yield folded(net.stem.weight, net.stem_norm)
    for i, block in enumerate([*net.blocks, None, *net.line]):
        if block is None:
            # Columns in the order (row of the picture, channel).
            yield folded(net.column.weight.permute(0, 2, 3, 1), net.column_norm)
            continue
        yield folded(block.spatial.weight, block.spatial_norm)
        yield folded(block.across.weight, block.across_norm)
    yield net.blank.weight.flatten(1), net.blank.bias
    yield net.neck.weight.flatten(1), net.neck.bias
    yield net.classes.weight.flatten(1)[kept], net.classes.bias[kept]


def main(weights, out):
    known = classes()
    net = WordsNet(len(known))
    net.load_state_dict({k: v.float() if v.dtype.is_floating_point else v for k, v in torch.load(weights, map_location="cpu").items()})
    kept = [i for i, c in enumerate(known) if c not in PARTS]
    characters = "".join(c for c in known if c not in PARTS).encode("utf-8")
    made = b"recount words 1\n" + struct.pack("<I", len(characters)) + characters
    for weight, bias in matrices(net, kept):
        weight, bias = weight.detach().numpy(), bias.detach().numpy()
        scale = numpy.maximum(numpy.abs(weight).max(1), 1e-12) / 127
        made += struct.pack("<II", *weight.shape) + scale.astype("<f4").tobytes() + bias.astype("<f4").tobytes()
        made += numpy.rint(weight / scale[:, None]).astype(numpy.int8).tobytes()
    with open(out, "wb") as file:
        file.write(made)
    print(f"{out}: {len(made)} bytes, {len(kept)} characters")


if __name__ == "__main__":
    main(*sys.argv[1:])
