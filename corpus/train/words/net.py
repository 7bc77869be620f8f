"""The net that reads words: a line 40 pixels high -> for each quarter of its width whether a character ends here, and which.

All of it are convolutions that extract/words_net.cc computes as products of matrices: 3x3 or 1x5 on each channel by itself, then
all channels of a point. So it reads lines of any length, and what is far away has no say in what a character is.
"""
import torch
from torch import nn

HEIGHT, STEP = 40, 4  # pixels; of the picture, and for each output


class Separable(nn.Module):
    """On each channel by itself, then across channels; with a way around where the shape stays."""

    def __init__(self, inside, outside, kernel=(3, 3), stride=(1, 1)):
        super().__init__()
        padding = (kernel[0] // 2, kernel[1] // 2)
        self.spatial = nn.Conv2d(inside, inside, kernel, stride, padding, groups=inside, bias=False)
        self.spatial_norm = nn.BatchNorm2d(inside)
        self.across = nn.Conv2d(inside, outside, 1, bias=False)
        self.across_norm = nn.BatchNorm2d(outside)
        self.around = inside == outside and stride == (1, 1)

    def forward(self, x):
        y = torch.relu(self.spatial_norm(self.spatial(x)))
        y = self.across_norm(self.across(y))
        return torch.relu(x + y) if self.around else torch.relu(y)


class WordsNet(nn.Module):
    def __init__(self, classes):
        super().__init__()
        self.stem = nn.Conv2d(1, 24, 3, 2, 1, bias=False)
        self.stem_norm = nn.BatchNorm2d(24)
        layers = [(24, 48, (3, 3), (1, 1)), (48, 48, (3, 3), (1, 1)),
                  (48, 96, (3, 3), (2, 2)), (96, 96, (3, 3), (1, 1)), (96, 96, (3, 3), (1, 1)),
                  (96, 192, (3, 3), (2, 1))] + 5 * [(192, 192, (3, 3), (1, 1))]
        self.blocks = nn.ModuleList(Separable(*layer) for layer in layers)
        self.column = nn.Conv2d(192, 256, (5, 1), bias=False)  # the five rows that are left become one
        self.column_norm = nn.BatchNorm2d(256)
        self.line = nn.ModuleList(Separable(256, 256, (1, 5)) for _ in range(3))
        self.blank = nn.Conv2d(256, 1, 1)
        self.neck = nn.Conv2d(256, 96, 1)
        self.classes = nn.Conv2d(96, classes, 1)

    def forward(self, x):
        """x: (batch, 1, 40, width), ink is 1 -> (batch, steps), (batch, steps, classes): logits of blank, and of each class
        where there is none."""
        x = torch.relu(self.stem_norm(self.stem(x)))
        for block in self.blocks:
            x = block(x)
        x = torch.relu(self.column_norm(self.column(x)))
        for block in self.line:
            x = block(x)
        blank = self.blank(x)[:, 0, 0]
        return blank, self.classes(self.neck(x))[:, :, 0].transpose(1, 2)


def log_probabilities(blank, classes):
    """For CTC: class 0 is blank."""
    blank, classes = blank.float(), classes.float()
    known = torch.log_softmax(classes, 2) + nn.functional.logsigmoid(-blank)[:, :, None]
    return torch.cat([nn.functional.logsigmoid(blank)[:, :, None], known], 2)


def best(blank, classes):
    """The classes (from 1) that the net says are there, one list for each line."""
    said = torch.where(blank > 0, torch.zeros_like(blank, dtype=torch.long), classes.argmax(2) + 1)
    lines = []
    for row in said.tolist():
        lines.append([c for i, c in enumerate(row) if c and (i == 0 or row[i - 1] != c)])
    return lines
