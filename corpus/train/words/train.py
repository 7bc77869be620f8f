"""Trains the net: python3 train.py LINES_DIR EVAL.lines OUT [--minutes 25] [--part 0 1] [--resume]

Files of lines that appear in LINES_DIR while it runs are taken up. OUT/words.pt is what is best at the end of the part: an average
of the last weights. With --part and --resume a training can be spread over several runs: 0 0.3, then 0.3 1.
"""
import argparse
import math
import pathlib
import random
import time

import torch
from torch import nn

from lines import Lines, read
from net import HEIGHT, WordsNet, best, log_probabilities

RATE, WARM, DECAY = 4e-3, 500, 0.02
AVERAGE = 0.9995
PIXELS = 130_000  # columns of a batch: about 500 lines
KEEP = 240  # seconds
ROOM = 55e9  # bytes of lines on the device


def vary(pictures, fine):
    """Pictures a pixel off, wider, thinner or bolder, lighter, with specks; as floats."""
    x = pictures.float().div_(255)[:, None]
    count, device = len(x), x.device
    angle = torch.zeros(count, 2, 3, device=device)
    angle[:, 0, 0] = torch.empty(count, device=device).uniform_(0.95, 1.2) if random.random() < 0.5 else 1
    angle[:, 1, 1] = torch.empty(count, device=device).uniform_(0.92, 1.1)
    angle[:, 0, 1] = torch.empty(count, device=device).uniform_(-0.02, 0.02)
    angle[:, 1, 2] = torch.empty(count, device=device).uniform_(-0.08, 0.08)
    x = nn.functional.grid_sample(x, nn.functional.affine_grid(angle, x.shape, align_corners=False), align_corners=False)
    if not fine:
        if random.random() < 0.15:
            x = torch.maximum(x, nn.functional.max_pool2d(x, 3, 1, 1) * random.uniform(0.3, 0.9))
        if random.random() < 0.2:
            x = torch.lerp(x, nn.functional.avg_pool2d(x, 3, 1, 1), random.uniform(0.3, 1.0))
        x = x * torch.empty(count, 1, 1, 1, device=device).uniform_(0.7, 1.1)
        if random.random() < 0.5:
            x = x + torch.randn_like(x) * torch.empty(count, 1, 1, 1, device=device).uniform_(0, 0.08)
    return x.clamp_(0, 1)


def errors(said, wanted):
    row = list(range(len(wanted) + 1))
    for i, a in enumerate(said):
        last, row[0] = row[0], i + 1
        for j, b in enumerate(wanted):
            last, row[j + 1] = row[j + 1], min(row[j + 1] + 1, row[j] + 1, last + (a != b))
    return row[-1]


def evaluate(net, path, known, device):
    wrong = all_characters = exact = count = 0
    net.eval()
    with torch.no_grad():
        for picture, label in read(path):
            wanted = [known.get(c, 0) for c in label if c != " "]
            x = torch.from_numpy(picture.copy()).to(device).float().div(255)[None, None]
            x = nn.functional.pad(x, (0, -x.shape[3] % 4))
            said = best(*net(x))[0]
            off = errors(said, wanted)
            wrong, all_characters, exact, count = wrong + off, all_characters + len(wanted), exact + (off == 0), count + 1
    net.train()
    return wrong / all_characters, exact / count


def keep_average(average, args, lines, out, device):
    torch.save({name: value.half() if value.dtype.is_floating_point else value
                for name, value in average.state_dict().items()}, out / "words.part")
    (out / "words.part").rename(out / "words.pt")
    wrong, exact = evaluate(average, args.evaluation, lines.known, device)
    print(f"average: wrong {wrong:.4f} exact {exact:.4f}", flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("lines")
    parser.add_argument("evaluation")
    parser.add_argument("out")
    parser.add_argument("--minutes", type=float, default=25)
    parser.add_argument("--part", type=float, nargs=2, default=(0, 1))
    parser.add_argument("--resume", action="store_true")
    parser.add_argument("--least", type=int, default=4, help="files to begin with")
    parser.add_argument("--pixels", type=int, default=PIXELS)
    args = parser.parse_args()
    out = pathlib.Path(args.out)
    out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(1)
    random.seed(time.time_ns() if args.resume else 1)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    lines = Lines(device)
    net = WordsNet(len(lines.known)).to(device).to(memory_format=torch.channels_last)
    average = WordsNet(len(lines.known)).to(device)
    decayed = [p for p in net.parameters() if p.ndim > 1]
    other = [p for p in net.parameters() if p.ndim == 1]
    optimizer = torch.optim.AdamW([{"params": decayed, "weight_decay": DECAY}, {"params": other, "weight_decay": 0}], lr=RATE)
    steps = 0
    if args.resume:
        state = torch.load(out / "state.pt", map_location=device)
        net.load_state_dict(state["net"])
        average.load_state_dict(state["average"])
        optimizer.load_state_dict(state["optimizer"])
        steps = state["steps"]
    else:
        average.load_state_dict(net.state_dict())
    begun, kept, taken, told, looked, loss_sum, loss_count = time.time(), time.time(), set(), time.time(), 0, 0.0, 0
    while (passed := (time.time() - begun) / 60 / args.minutes) < 1:
        if time.time() - looked > 1 and lines.bytes < ROOM:
            for path in [p for p in sorted(pathlib.Path(args.lines).glob("*.lines")) if p not in taken][:1 if taken else 400]:
                taken.add(path)
                lines.add(path)
            looked = time.time()
        if len(taken) < args.least:
            time.sleep(0.5)
            continue
        progress = args.part[0] + passed * (args.part[1] - args.part[0])
        rate = RATE * min(1, (steps + 1) / WARM) * max(0.002, 0.5 + 0.5 * math.cos(math.pi * progress))
        for group in optimizer.param_groups:
            group["lr"] = rate
        pictures, labels, lengths = lines.batch(args.pixels)
        x = vary(pictures, progress > 0.9).to(memory_format=torch.channels_last)
        with torch.autocast(device, dtype=torch.bfloat16, enabled=device == "cuda"):
            blank, classes = net(x)
        scores = log_probabilities(blank, classes).transpose(0, 1)
        steps_of_lines = torch.full((len(x),), scores.shape[0], dtype=torch.long, device=device)
        loss = nn.functional.ctc_loss(scores, labels.long(), steps_of_lines, lengths.long(), zero_infinity=True)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimizer.step()
        steps += 1
        keep = min(AVERAGE, 1 - 1 / (1 + steps / 10))
        with torch.no_grad():
            for a, b in zip(average.state_dict().values(), net.state_dict().values()):
                if a.dtype.is_floating_point:
                    a.lerp_(b.to(a.dtype), 1 - keep)
        loss_count += 1
        if loss_count % 20 == 0:
            loss_sum += loss.item() * 20
        if time.time() - told > 20:
            told = time.time()
            print(f"{progress:.3f} steps {steps} loss {loss_sum / max(1, loss_count // 20 * 20):.4f} rate {rate:.5f} "
                  f"lines {sum(lines.counts.values())} files {len(taken)} {lines.bytes / 1e9:.1f} GB", flush=True)
            loss_sum, loss_count = 0.0, 0
        if time.time() - kept > KEEP:
            kept = time.time()
            keep_average(average, args, lines, out, device)
    keep_average(average, args, lines, out, device)
    torch.save({"net": net.state_dict(), "average": average.state_dict(), "optimizer": optimizer.state_dict(), "steps": steps},
               out / "state.pt")


if __name__ == "__main__":
    main()
